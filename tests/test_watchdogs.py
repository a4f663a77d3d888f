"""The watchdogs bite: a loud log and a reach for the network fail the test that did it."""

import logging
import os
import socket
from pathlib import Path

import pytest

pytest_plugins = ("pytester",)


@pytest.mark.expects_log  # the inner run logs into this process
def test_a_warning_in_the_log_fails_its_test(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(Path(__file__).with_name("conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile("""
        import logging, pytest
        def test_loud(): logging.getLogger("desk").warning("unexpected")
        def test_quiet(): logging.getLogger("desk").info("as usual")
    """)
    result = pytester.runpytest_inprocess("-p", "no:randomly", "-p", "no:xdist")
    result.assert_outcomes(passed=2, errors=1)
    result.stdout.fnmatch_lines(["*desk: unexpected*"])


@pytest.mark.expects_log
def test_an_expected_warning_is_let_through(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("desk").warning("expected")
    assert caplog.messages == ["expected"]


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_connection_is_refused(family: socket.AddressFamily) -> None:
    with socket.socket(family) as reaching, pytest.raises(pytest.fail.Exception, match="network"):
        reaching.connect(("::1" if family == socket.AF_INET6 else "127.0.0.1", 9))


def test_a_name_is_not_looked_up() -> None:
    with pytest.raises(pytest.fail.Exception, match="network"):
        socket.create_connection(("example.invalid", 80))


def test_the_developers_own_folders_are_out_of_reach(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert Path(os.environ["XDG_DATA_HOME"]).is_relative_to(tmp_path_factory.getbasetemp())
