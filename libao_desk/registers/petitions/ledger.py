"""Columns of a ledger of petitions that are not one field of the record (台账列): the day on which a matter was handed on."""

from datetime import date

from libao_desk.core.errors import Refusal
from libao_desk.declare.sheet import Holds, SheetColumn

from .model import PetitionMatter


def _read_handed_on(matter: PetitionMatter, text: str) -> None:
    """The day on which it left us for an organ that is named; on which day it was sent to us is kept nowhere.

    Raises Refusal beside another such day.
    """
    if not matter.passed_to:
        return
    day = date.fromisoformat(text)
    if matter.passed_on not in (None, day):
        raise Refusal(f"转送、告知或导入日期是{matter.passed_on:%Y-%m-%d}，以它为准。")
    matter.passed_on = day


def _show_handed_on(matter: PetitionMatter) -> str:
    return matter.passed_on.isoformat() if matter.passed_to and matter.passed_on is not None else ""


SHEET_COLUMNS = (
    SheetColumn(
        "handed_on", "移送日期", ("移出日期",), _read_handed_on, _show_handed_on, Holds.DAYS,
        is_must=False, is_asked=False, happened=True,
        told="写了“转送或告知的有权机关”的行读作转送日期；别的单位移送给本所之日不登记，从收到之日起算，写的就是收到那一天的可以改选“收到日期”。",
        is_held=lambda matter, said: said["handed_on"] in ("", _show_handed_on(matter)),
    ),
)  # fmt: skip
