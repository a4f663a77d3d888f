"""Number patterns (编号规则) of permanent local numbers."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NumberPattern:
    """The permanent local number every record gets at birth: prefix, year, running number (JZ2020-001)."""

    prefix: str
    width: int = 3

    def text(self, year: int, n: int) -> str:
        """The number as it is shown and stored."""
        return f"{self.prefix}{year}-{n:0{self.width}d}"
