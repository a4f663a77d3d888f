"""The small programs that start ours: one for the desktop, one for the command line."""

from pathlib import Path

from installer.ground import BUILD, HERE, NAME, PUBLISHER, TITLE, run, version
from installer.signing import sign

SOURCE = HERE / "launcher"
CONSOLE = "libao-desk-cli"


def build_launchers() -> tuple[Path, Path]:
    """Compile both, signed where a certificate is given."""
    folder = BUILD / "launcher"
    folder.mkdir(parents=True, exist_ok=True)
    window = _build(folder, NAME, TITLE, "-mwindows", "-DWINDOW", SOURCE / "waiting.c")
    console = _build(folder, CONSOLE, f"{TITLE} 命令行", "-mconsole")
    return window, console


def _build(folder: Path, name: str, description: str, *with_what: str | Path) -> Path:
    numbers = [*version().split("."), "0"]
    marks = {"PROGRAM": name, "DESCRIPTION": description, "PRODUCT": TITLE, "MAKER": PUBLISHER, "VERSION": version()}
    script = (SOURCE / "launcher.rc").read_text(encoding="utf-8").replace("@NUMBERS@", ",".join(numbers))
    for mark, text in marks.items():
        script = script.replace(f"@{mark}@", text)
    (folder / f"{name}.rc").write_text(script, encoding="utf-8")
    resources, target = folder / f"{name}.res", folder / f"{name}.exe"
    run("x86_64-w64-mingw32-windres", "--codepage=65001", f"--include-dir={SOURCE}", "-O", "coff", f"{name}.rc", resources.name, cwd=folder)
    run(
        *("x86_64-w64-mingw32-gcc", "-Os", "-s", "-Wall", "-Wextra", "-municode", *with_what, "-static", "-Wl,--no-insert-timestamp"),
        *("-finput-charset=UTF-8", SOURCE / "launcher.c", resources.name, "-o", target.name, "-lshell32", "-lgdi32"),
        cwd=folder,
    )
    sign(target)
    return target
