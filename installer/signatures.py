"""The makers' signatures inside the runtime: each file must still be what its maker signed."""

import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dev import Stop

MAKERS = ("Python Software Foundation", "Microsoft Corporation")
_STATED = re.compile(r"^Current message digest\s*: (\w+)", re.MULTILINE)
_FOUND = re.compile(r"^Calculated message digest\s*: (\w+)", re.MULTILINE)


def check(runtime: Path) -> int:
    """How many programs and libraries carry a maker's signature over exactly these bytes; stop where one does not.

    The chain to a root is not followed: Debian does not carry those roots. The pinned hash says which file, this says whose.
    """
    programs = sorted(path for path in runtime.iterdir() if path.suffix in (".exe", ".dll", ".pyd"))
    with ThreadPoolExecutor(2) as pool:
        sound = list(pool.map(_is_as_signed, programs))
    broken = [path.name for path, is_sound in zip(programs, sound, strict=True) if not is_sound]
    if broken:
        raise Stop(f"签名不符 not as signed by its maker: {', '.join(broken)}")
    return len(programs)


def _is_as_signed(program: Path) -> bool:
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-timestamp", "-in", str(program)]
    said = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False).stdout
    stated, found = _STATED.search(said), _FOUND.search(said)
    return stated is not None and found is not None and stated[1] == found[1] and any(maker in said for maker in MAKERS)
