"""`python dev.py build`: makes setup.exe and the portable zip in dist/, and says how large and how long."""

import argparse
import sys
import time
from collections.abc import Callable
from typing import TypeVar

from dev import Stop, say, tell
from installer import ground, rare_characters, signatures
from installer.portable import build_portable
from installer.setup_exe import build_setup
from installer.signing import CERTIFICATE, signs
from installer.smoke import smoke_test
from installer.stage import bare_size, build_stage
from installer.update_package import KEY, build_update, makers_key

LARGEST = 80_000_000
"""setup.exe may not be larger, with every font. The zip is: Explorer opens no packing that is as tight."""

Made = TypeVar("Made")


def main(arguments: list[str]) -> int:
    """Build, and with --smoke try what was built; 0 when all of it holds."""
    parser = argparse.ArgumentParser(prog="dev.py build", description="The Windows installer and the portable zip, in dist/.")
    parser.add_argument("--smoke", action="store_true", help="install, run, upgrade, go back and uninstall it under Wine")
    parser.add_argument("--quick", action="store_true", help="do not compress setup.exe, for a trial")
    parser.add_argument("--kept", action="store_true", help="build nothing: try what the last build left")
    options = parser.parse_args(arguments)
    try:
        ground.need_python()
        ground.need_tools(ground.BUILD_TOOLS)
        if not options.kept:
            build(quick=options.quick)
        return smoke_test() if options.smoke else 0
    except Stop as stop:
        tell(str(stop))
        return 3


def build(*, quick: bool) -> None:
    """All steps, each with its time."""
    stage = timed("程序文件夹 stage", build_stage)
    count, size = bare_size(stage)
    say(f"  {count} files, {size / 1e6:.1f} MB")
    drawn = timed("罕用字 rare characters", lambda: rare_characters.check(stage / "app" / "libao_desk" / "_resources" / "fonts"))
    say(f"  {drawn} of {rare_characters.LEVEL_3} ideographs drawn")
    checked = timed("微软与PSF签名 signatures", lambda: signatures.check(stage / "runtime"))
    say(f"  {checked} signed files of the runtime unaltered")
    made = [timed("setup.exe", lambda: build_setup(stage, quick=quick)), timed("portable zip", lambda: build_portable(stage))]
    key = makers_key()
    if key is not None:
        made.append(build_update(made[0], key))
    sums = ground.DIST / "SHA256SUMS"
    sums.write_text("".join(f"{ground.digest(path)}  {path.name}\n" for path in sorted(made)), encoding="ascii")
    for path in made:
        say(f"  {path.relative_to(ground.ROOT)}  {path.stat().st_size / 1e6:.1f} MB  sha256 {ground.digest(path)}")
    say("  已签名 signed" if signs() else f"  未签名 unsigned: {CERTIFICATE} 没有给出证书 names no certificate")
    if key is None:
        say(f"  没有更新包 no update package: {KEY} 没有给出密钥 names no key")
    if made[0].stat().st_size > LARGEST and not quick:
        raise Stop(f"安装包超过{LARGEST // 1_000_000}MB too large: {made[0].name}")


def timed(name: str, step: Callable[[], Made]) -> Made:
    """Run one step and say how long it took."""
    started = time.monotonic()
    made = step()
    say(f"ok {name:<28}{time.monotonic() - started:7.1f} s")
    return made


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
