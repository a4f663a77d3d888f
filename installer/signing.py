"""Signing with a certificate given from outside; without one the build goes on unsigned and says so."""

import os
from pathlib import Path

from installer.ground import PUBLISHER, run

CERTIFICATE = "LIBAO_DESK_SIGN_CERTIFICATE"
"""Names the PKCS#12 file; it never lies in the checkout."""
PASSWORD_FILE = "LIBAO_DESK_SIGN_PASSWORD_FILE"
TIMESTAMP = "LIBAO_DESK_SIGN_TIMESTAMP"
"""Address of a time-stamp service, where the signing PC has a network."""


def signs() -> bool:
    """Whether a certificate was given."""
    return bool(os.environ.get(CERTIFICATE))


def signing_command(source: Path | str, target: Path | str) -> list[str]:
    """The command that signs one file; the password is read from a file, so that no list of processes shows it."""
    command = ["osslsigncode", "sign", "-pkcs12", os.environ[CERTIFICATE], "-h", "sha256", "-n", PUBLISHER]
    if os.environ.get(PASSWORD_FILE):
        command += ["-readpass", os.environ[PASSWORD_FILE]]
    if os.environ.get(TIMESTAMP):
        command += ["-ts", os.environ[TIMESTAMP]]
    return [*command, "-in", str(source), "-out", str(target)]


def sign(program: Path) -> None:
    """Sign a program in place, where a certificate was given."""
    if not signs():
        return
    signed = program.with_name(f"{program.name}.signed")
    signed.unlink(missing_ok=True)
    run(*signing_command(program, signed))
    signed.replace(program)


if __name__ == "__main__":
    import sys

    sign(Path(sys.argv[1]))
