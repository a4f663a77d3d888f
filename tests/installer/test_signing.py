"""Signing takes its certificate from outside, shows no password, and is left out where none was given."""

from pathlib import Path

import pytest

from dev import Stop
from installer.ground import Tool, need_tools
from installer.signing import CERTIFICATE, PASSWORD_FILE, TIMESTAMP, sign, signing_command, signs
from installer.update_package import KEY, makers_key


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch: pytest.MonkeyPatch) -> None:
    """No certificate and no key of the person who runs the tests."""
    for name in (CERTIFICATE, PASSWORD_FILE, TIMESTAMP, KEY):
        monkeypatch.delenv(name, raising=False)


def test_without_a_certificate_a_program_stays_as_it_is(tmp_path: Path) -> None:
    program = tmp_path / "LibaoDesk.exe"
    program.write_bytes(b"MZ")
    sign(program)
    assert not signs()
    assert program.read_bytes() == b"MZ"


def test_the_password_is_read_from_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CERTIFICATE, "office.p12")
    monkeypatch.setenv(PASSWORD_FILE, "password.txt")
    command = signing_command("in.exe", "out.exe")
    assert command[:2] == ["osslsigncode", "sign"]
    assert command[command.index("-readpass") + 1] == "password.txt"
    assert "-pass" not in command
    assert "-ts" not in command, "no network unless one is named"


def test_a_time_stamp_is_asked_for_where_its_service_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(CERTIFICATE, "office.p12")
    monkeypatch.setenv(TIMESTAMP, "http://time.invalid")
    command = signing_command("in.exe", "out.exe")
    assert command[command.index("-ts") + 1] == "http://time.invalid"


def test_without_a_key_there_is_no_update_package() -> None:
    assert makers_key() is None


def test_a_key_of_another_kind_stops_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    file = tmp_path / "key.pem"
    file.write_bytes(generate_private_key(SECP256R1()).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    monkeypatch.setenv(KEY, str(file))
    with pytest.raises(Stop, match="Ed25519"):
        makers_key()


def test_a_missing_tool_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("installer.ground.install_on_debian", lambda packages: False)
    with pytest.raises(Stop, match="apt-get install no-such-package"):
        need_tools((Tool("no-such-program", "no-such-package"),))
