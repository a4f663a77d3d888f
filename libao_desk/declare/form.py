"""Forms (表单): sections of lines of fields."""

from dataclasses import dataclass
from functools import cached_property

from .path import Field, FieldPath, path


@dataclass(frozen=True)
class Section:
    """A titled group of lines; the fields of one line stand side by side."""

    title: str
    lines: tuple[tuple[Field, ...], ...]

    @cached_property
    def fields(self) -> tuple[FieldPath, ...]:
        """Every field of the section, in order."""
        return tuple(path(field) for line in self.lines for field in line)
