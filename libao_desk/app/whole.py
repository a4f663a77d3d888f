"""Is the program whole (齐全)? Each module is loaded, and each library that any of them names, also from within a function."""

import sys
from collections.abc import Iterator
from dis import get_instructions, opmap
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from pkgutil import walk_packages
from types import CodeType

import libao_desk

ELSEWHERE = frozenset({"__main__"})
"""Loading it would start the program."""

IMPORT = opmap["IMPORT_NAME"]


def load_everything() -> tuple[int, int]:
    """Load it all; how many modules and how many libraries. Raises ImportError for the first that is missing."""
    names = tuple(own_modules())
    libraries = {library for name in names for library in libraries_of(name)}
    for name in (*names, *sorted(libraries)):
        import_module(name)
    return len(names), len({name.partition(".")[0] for name in libraries})


def own_modules() -> Iterator[str]:
    """The names of our modules."""
    for found in walk_packages(libao_desk.__path__, f"{libao_desk.__name__}."):
        if found.name.rpartition(".")[2] not in ELSEWHERE:
            yield found.name


def libraries_of(name: str) -> frozenset[str]:
    """The modules of other makers that a module of ours names in an import, wherever in it that stands."""
    spec = find_spec(name)
    code = None if spec is None else _code_of(spec)
    named = frozenset() if code is None else frozenset(_imported(code))
    return frozenset(found for found in named if found.partition(".")[0] not in sys.stdlib_module_names | {libao_desk.__name__})


def _code_of(spec: ModuleSpec) -> CodeType | None:
    """The compiled module: on an office PC there are no sources."""
    reader = getattr(spec.loader, "get_code", None)
    code = None if reader is None else reader(spec.name)
    return code if isinstance(code, CodeType) else None


def _imported(code: CodeType) -> Iterator[str]:
    if IMPORT in code.co_code[::2]:  # reading every instruction of every function takes an old PC half a minute
        yield from _named_in(code)
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _imported(inner)


def _named_in(code: CodeType) -> Iterator[str]:
    before: tuple[object, ...] = (None, None)
    for step in get_instructions(code):
        level = before[0]
        if step.opcode == IMPORT and level == 0:
            yield str(step.argval)
        before = (before[1], step.argval)
