"""The program's log as it may be given away (日志摘录): read line by line, and written anew from the parts that the program can have made.

A line that is not of a known shape is counted and left out; nothing is ever copied as it stands.
"""

import builtins
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from libao_desk.core.errors import DeskError
from libao_desk.core.log import FILE, KEPT
from libao_desk.core.paths import PACKAGE

MOST = 400
"""Lines of the newest reports."""
_HEAD = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d{3} (?P<level>DEBUG|INFO|WARNING|ERROR|CRITICAL) (?P<name>libao_desk(?:\.[a-z_]+)*) "
    r"Libao Desk (?P<version>[\d.]{1,12}), Python (?P<python>[\d.]{1,12}), \w+ \S*"
)
_PLACE = re.compile(r"  (?P<stem>[A-Za-z_][\w]*):(?P<line>\d{1,6}) (?P<function>[A-Za-z_]\w*|<[a-z]+>)", re.ASCII)
ELSEWHERE = "（别的模块）"


def log_lines(folder: Path) -> Iterator[str]:
    """The newest reports of the log in that folder, and how many lines were left out."""
    written = list(_written(folder))[-MOST:]
    ours, errors = _modules(), _errors()
    told = [line for one in written if (line := _told(one, ours, errors))]
    yield from told
    left_out = len(written) - len(told)
    if left_out:
        yield f"（另有{left_out}行不是程序写的格式，没有收入）"
    elif not told:
        yield "（没有记录）"


def _written(folder: Path) -> Iterator[str]:
    names = [*(f"{FILE}.{n}" for n in range(KEPT, 0, -1)), FILE]
    for path in (folder / name for name in names):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        yield from (line for line in text.splitlines() if line.strip())


def _told(line: str, ours: frozenset[str], errors: frozenset[str]) -> str:
    """The line made anew; empty where the program cannot have written it."""
    if line in errors:
        return line
    if head := _HEAD.fullmatch(line):
        module = head["name"] if head["name"].rpartition(".")[2] in ours else "libao_desk"
        return f"{head['at']} {head['level']} {module} {head['version']} Python {head['python']}"
    if place := _PLACE.fullmatch(line):
        if place["stem"] in ours:
            return f"  {place['stem']}:{place['line']} {place['function']}"
        known = place["stem"] if place["stem"] in sys.stdlib_module_names else ELSEWHERE
        return f"  {known}:{place['line']}"
    return ""


def _modules() -> frozenset[str]:
    return frozenset({path.stem for path in PACKAGE.rglob("*.py")} | {path.parent.name for path in PACKAGE.rglob("__init__.py")})


def _errors() -> frozenset[str]:
    """The exceptions there can be: Python's, ours, and those of the parts that are loaded."""
    pythons = [name for name, value in vars(builtins).items() if isinstance(value, type) and issubclass(value, BaseException)]
    return frozenset((*pythons, *_names_below((DeskError, Exception))))


def _names_below(kinds: Sequence[type[BaseException]]) -> Iterator[str]:
    for kind in kinds:
        yield kind.__name__
        yield from _names_below(kind.__subclasses__())
