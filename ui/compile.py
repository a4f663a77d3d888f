"""Compiles the drawn frames, ui/*.ui, into libao_desk/gui/forms; with --check only tells which compiled form is out of date."""

import argparse
import ast
import subprocess
import sys
from pathlib import Path

import PySide6

FRAMES = Path(__file__).resolve().parent
FORMS = FRAMES.parent / "libao_desk" / "gui" / "forms"
QT = Path(PySide6.__file__).parent
UIC = QT / "uic.exe" if sys.platform == "win32" else QT / "Qt" / "libexec" / "uic"


def form_of(frame: Path) -> Path:
    """Where the compiled form of a frame stands."""
    return FORMS / f"ui_{frame.stem}.py"


def compiled(frame: Path) -> str:
    """The form as we keep it: without the tool's version and comments, so that only a change of the drawing changes it."""
    command = [str(UIC), "--generator", "python", "--no-autoconnection", str(frame)]
    tree = ast.parse(subprocess.run(command, stdout=subprocess.PIPE, check=True, encoding="utf-8").stdout)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant):
            node.kind = None  # u"\u89e3\u9501" reads as "解锁"
    return f'"""The form {frame.stem}, compiled from ui/{frame.name} by ui/compile.py; never edited by hand."""\n\n{ast.unparse(tree)}\n'


def is_current(frame: Path) -> bool:
    """Whether the committed form says what the frame says; trees are compared, since each Python lays out text its own way."""
    try:
        kept = ast.parse(form_of(frame).read_text(encoding="utf-8"))
    except (FileNotFoundError, SyntaxError):
        return False
    return ast.dump(kept) == ast.dump(ast.parse(compiled(frame)))


def orphans(frames: list[Path]) -> list[Path]:
    """Compiled forms whose frame is gone."""
    return sorted(set(FORMS.glob("ui_*.py")) - {form_of(frame) for frame in frames})


def check(frames: list[Path]) -> int:
    """Name every form that is out of date or left over; 1 if there is one."""
    stale = [frame for frame in frames if not is_current(frame)]
    for frame in stale:
        print(f"{form_of(frame).name} is not what ui/{frame.name} says: run ui/compile.py")
    left_over = orphans(frames)
    for form in left_over:
        print(f"{form.name} has no frame in ui/: run ui/compile.py")
    return 1 if stale or left_over else 0


def write(frames: list[Path]) -> None:
    """Compile every frame whose form is out of date and remove the forms left over."""
    for frame in frames:
        if not is_current(frame):
            form_of(frame).write_text(compiled(frame), encoding="utf-8", newline="\n")
            print(f"compiled {form_of(frame).name}")
    for form in orphans(frames):
        form.unlink()
        print(f"removed {form.name}")


def main() -> int:
    """Compile, or check with --check; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="change nothing; exit 1 when a form is out of date")
    options = parser.parse_args()
    frames = sorted(FRAMES.glob("*.ui"))
    if options.check:
        return check(frames)
    write(frames)
    return 0


if __name__ == "__main__":
    sys.exit(main())
