"""Finding the registers: every folder of the registers package that declares REGISTERS (登记册发现)."""

import pkgutil
from importlib import import_module
from types import ModuleType

from libao_desk import registers as package
from libao_desk.declare.check import mistakes
from libao_desk.declare.register import Register
from libao_desk.services.book import RegisterBook

ORDER = ("corrections", "aftercare", "guardianship", "disputes", "petitions", "duties")
"""The order of the navigation; a register not named here follows by name."""


class BadDeclaration(Exception):
    """A register is declared wrongly: our own bug, said in plain words at start-up."""


def folders() -> tuple[str, ...]:
    """The names of the register folders, in the order of the navigation."""
    found = [info.name for info in pkgutil.iter_modules(package.__path__) if info.ispkg]
    return tuple(sorted(found, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name)))


def load_registers() -> RegisterBook:
    """Every register of the program.

    Raises BadDeclaration where none is found or a declaration has a mistake.
    """
    registers: list[Register] = []
    for name in folders():
        registers.extend(import_module(f"{package.__name__}.{name}.register").REGISTERS)
    if not registers:
        raise BadDeclaration("no register was found; the package is incomplete")
    found = mistakes(registers)
    if found:
        raise BadDeclaration("\n".join(found))
    return RegisterBook(tuple(registers))


def optional_module(folder: str, module: str) -> ModuleType | None:
    """A register's own module (invented, gui) where it has one."""
    name = f"{package.__name__}.{folder}"
    if not any(info.name == module for info in pkgutil.iter_modules(import_module(name).__path__)):
        return None
    return import_module(f"{name}.{module}")
