"""What stands in the sample row of a template (示例行): invented people and cases, such that the import takes the row without a word."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.people.models import Person, Village
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.sheets.roster_writer import Value

from .columns import Names, choices_of

SAMPLES = {
    Text.NAME: "张示例",
    Text.CITIZEN_ID: "320699199001010017",
    Text.PHONE: "19900001234",
    Text.ADDRESS: "某村1组1号",
    Text.NUMBER: "第001号",
}
"""For a register that brings no sample of its own."""
SAMPLE_BIRTH = date(1990, 1, 1)
"""As the sample's number says."""
SAMPLE_NAMES = "张示甲、李示乙"
SOME_VILLAGE = "杨庄村"


@dataclass(frozen=True)
class Samples:
    """The sample row of one register, for one office."""

    register: Register
    names: Names
    officer: str
    today: date

    def of(self, target: Target) -> Value:
        """What stands under a head; nothing where the register's own sample leaves it empty."""
        own = _samples().get(self.register.key)
        if own is None:
            return self._any(target)
        text = own.get(target.label, "").format(village=self._village, officer=self.officer)
        if isinstance(target, SheetColumn):
            return text or None
        if target.kind is Kind.REFERENCE and not text:
            return next(iter(self.names.get(target.target, ())), None)
        return _typed(target, text) if text else None

    @property
    def _village(self) -> str:
        return next(iter(self.names.get(Village, ())), SOME_VILLAGE)

    # --- for a register without a sample of its own --------------------------------------------------------------------

    def _any(self, target: Target) -> Value:
        if isinstance(target, SheetColumn):
            return self._any_of_rows(target)
        choices, _ = choices_of(target, self.names)
        if choices:
            return choices[-1] if target.kind is Kind.BOOLEAN else choices[0]
        if target.kind is Kind.DATE:
            return SAMPLE_BIRTH if target.last is Person.birth_date else self.today
        if target.kind is Kind.MONEY:
            return Decimal("1200.00")
        return 1 if target.kind is Kind.INTEGER else SAMPLES.get(target.fact.text)

    def _any_of_rows(self, column: SheetColumn) -> str | None:
        """The first of the likely texts that the column takes for what it says: names, else a day."""
        for text in (SAMPLE_NAMES, self.today.isoformat()):
            trial = self.register.model()
            try:
                column.read(trial, text)
            except Refusal:
                continue
            if column.show(trial) == text:
                return text
        return None


def _typed(field: FieldPath, text: str) -> Value:
    """A day as a day, a number as a number."""
    if field.kind is Kind.DATE:
        return date.fromisoformat(text)
    if field.kind is Kind.MONEY:
        return Decimal(text)
    return int(text) if field.kind is Kind.INTEGER else text


@cache
def _samples() -> Mapping[str, Mapping[str, str]]:
    """By register: what stands under each head, as resources/samples.toml has it."""
    with resource("samples.toml").open("rb") as file:
        return tomllib.load(file)
