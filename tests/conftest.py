"""What every test gets: watchdogs that turn silence about trouble into a failure, and a pinned day."""

import gc
import logging
import multiprocessing
import os
import socket
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import hypothesis
import pytest

from libao_desk.app.bootstrap import GARBAGE
from libao_desk.sheets import child

if TYPE_CHECKING:
    from libao_desk.core.clock import FixedClock

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # read once, when the first test asks for Qt
for _name in [name for name in os.environ if name.startswith("LIBAO_DESK_")]:
    del os.environ[_name]

gc.set_threshold(*GARBAGE)  # as the program runs

# Some tens of examples in a usual run; the long proofs name their own number. CI must say the same thing twice.
hypothesis.settings.register_profile("desk", deadline=None, max_examples=25, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("desk")

# Hundreds of sheets are read in a process each: a server forks them with the reader loaded. The hostile ones begin as in the program.
if "forkserver" in multiprocessing.get_all_start_methods():
    multiprocessing.set_forkserver_preload(["libao_desk.sheets.child"])
    child.CONTEXT = multiprocessing.get_context("forkserver")  # type: ignore[assignment]  # it makes processes as well

pytest_plugins = ["tests.conftest_office", "tests.conftest_demo"]

EXPECTS_LOG = "expects_log: this test provokes a warning or an error in the log"


def pytest_configure(config: pytest.Config) -> None:
    """Declare the marker by which a test says that its log is meant to be loud."""
    config.addinivalue_line("markers", EXPECTS_LOG)


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Watchdog: a record of WARNING or above fails the test that caused it."""
    yield
    if request.node.get_closest_marker("expects_log") is not None:
        return
    records = caplog.get_records("setup") + caplog.get_records("call")
    loud = [f"{record.name}: {record.getMessage()}" for record in records if record.levelno >= logging.WARNING]
    if loud:
        pytest.fail("logged without being expected:\n" + "\n".join(loud), pytrace=False)


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Watchdog: the program works without a network, so reaching for anything but a local socket fails the test."""

    def guarded(name: str) -> Callable[..., object]:
        original: Callable[..., object] = getattr(socket.socket, name)

        def guard(sock: socket.socket, *arguments: object) -> object:
            if sock.family != getattr(socket, "AF_UNIX", None):
                pytest.fail(f"the network was asked for: {name}{arguments}")
            return original(sock, *arguments)

        return guard

    def no_lookup(host: object, *_: object, **__: object) -> object:
        pytest.fail(f"the network was asked for the address of {host!r}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(name))
        patch.setattr(socket, "getaddrinfo", no_lookup)
        yield


@pytest.fixture(autouse=True, scope="session")
def _no_user_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Watchdog: a test that names no data folder must not find the developer's own office or settings."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "LOCALAPPDATA", "APPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture
def clock() -> "FixedClock":
    """Monday 2 March 2026, no holiday near."""
    from libao_desk.core.clock import FixedClock

    return FixedClock(date(2026, 3, 2))
