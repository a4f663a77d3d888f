"""What a ledger's number says (编号的效力): a plain 3 counts the rows of a village, and no number makes somebody else of a record."""

import re
from collections.abc import Callable, Iterable
from typing import Any

from libao_desk.core.text import compact, to_half_width
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.sheets.cells import Cell, as_text

_COUNTED = re.compile(r"第?\d{1,4}号?")
"""A number that begins anew with every village, month and year."""
_NOT_TAKEN = "“{0}”像是从1排起的序号，各村、各年都有，不当作{1}，这一格未导入；确是{1}的，请在表中写全。下同。"

NOT_OURS = "本所没有编号为“{}”的记录，按新的登记，编号另编。"
KEPT = "本所没有编号为“{}”的记录，按新的登记，编号另编，原编号登记为{}。"

ANOTHERS = (
    "编号与记录{number}相同，{labels}却不同，像是另一单位的编号，不能据此改动那条记录。"
    "是另一件的，请删去编号一列或清空这一格；确是同一件的，先在软件中改成一致，再导入。"
)
"""What is told of a row that names nobody and says otherwise what lasts."""
_FEWEST_OTHER = 3
"""Lasting data that tell another matter where the days agree, or none is said: no clerk puts so many right at once."""


def counts_rows(text: str) -> bool:
    """Whether a number says no more than which row it is."""
    return _COUNTED.fullmatch(compact(text)) is not None


class OfficialNumbers:
    """Knows what may be taken from the numbers of a register's sheet, and whose record a row may be."""

    def __init__(self, register: Register, this_year: int, *, is_anothers: bool = False) -> None:
        """`is_anothers` says that the sheet names another office as its sender."""
        self._this_year = this_year
        official = [path(group[0]) for group in register.same if len(group) == 1]
        self.kept_as = official[0] if official and register.takes_old_numbers else None
        """What the number of an older ledger is kept as; None where it is kept nowhere."""
        self._official = tuple(field for field in official if field.fact.text is Text.NUMBER)
        self._ours = re.compile(rf"{re.escape(register.number.prefix)}(\d{{4}})-\d+")
        self._ids = register.whose_number
        self._others = register.other_numbers
        self._who = register.who
        self._lasting = tuple(path(field) for field in register.lasting)
        self._is_anothers = is_anothers
        self._told: set[str] = set()

    def with_told(self, targets: Iterable[Target], *, is_numbered: bool) -> list[Target]:
        """What the columns say, and what their numbers may tell besides."""
        found = list(targets)
        if is_numbered and self.kept_as is not None and self.kept_as not in found:
            found.append(self.kept_as)
        return found + [meant for other in self._others if path(other.field) in found and (meant := path(other.meant)) not in found]

    def take(self, judged: RowJudgement, cell: Cell, bears: Callable[[str], bool]) -> None:
        """Read the column 编号: our own number, or that of an older ledger, which is kept as the official one; ours goes on without it."""
        text = as_text(cell).value or ""
        judged.own_number = to_half_width(text).upper()
        if not text or bears(judged.own_number) or (self.kept_as is None and counts_rows(judged.own_number)):
            return
        if (ours := self._ours.fullmatch(judged.own_number)) is not None:
            keeps = self.kept_as is not None and self._is_of_old(ours) and self.kept_as.key not in judged.values
            if self.kept_as is not None and keeps:
                judged.values[self.kept_as.key] = text
                judged.cells.setdefault(self.kept_as.key, cell.address)
            told = KEPT.format(text, self.kept_as.label) if self.kept_as is not None and keeps else NOT_OURS.format(text)
            judged.notes.append((cell.address, told))
        elif self.kept_as is None:
            self._tell_once(judged, cell, f"编号“{text}”不是本所的编号，这个登记册不登记别的编号，未导入，下同。")
        else:
            known = judged.values.setdefault(self.kept_as.key, text)
            judged.cells.setdefault(self.kept_as.key, cell.address)
            what = f"登记为{self.kept_as.label}" if known == text else f"{self.kept_as.label}另有一列，这一格未导入"
            if not counts_rows(text) and not any(other.words.fullmatch(text) for other in self._others):  # these are told otherwise
                self._tell_once(judged, cell, f"“{text}”不是本所的编号，{what}，下同。")

    def take_ours(self, judged: RowJudgement, bears: Callable[[str], bool]) -> None:
        """Take our own permanent number for what it is where it stands in the place of an official one: our rosters head it 编号."""
        for field in self._official:
            said = judged.values.get(field.key)
            number = to_half_width(said or "").upper()
            ours = self._ours.fullmatch(number)
            if ours is None or (self._is_of_old(ours) and not bears(number)):
                continue
            del judged.values[field.key]
            address = judged.cells.get(field.key, "")
            if not bears(number):
                judged.notes.append((address, NOT_OURS.format(said)))
            elif judged.own_number not in ("", number) and bears(judged.own_number):
                judged.refusals.append((address, f"“{said}”和{judged.own_number}是本所的两条记录，不知道这一行是哪一条，请核对编号。"))
            else:
                judged.own_number = number

    def _is_of_old(self, ours: re.Match[str]) -> bool:
        """Whether a number of our own form is of a year that our series has done with: another office's, or of a file before this one."""
        return int(ours[1]) < self._this_year

    def _tell_once(self, judged: RowJudgement, cell: Cell, sentence: str) -> None:
        if "own" not in self._told:
            self._told.add("own")
            judged.notes.append((cell.address, sentence))

    def leave_out(self, judged: RowJudgement) -> None:
        """Take what only counts the rows for no number, and another datum's number for that one's, and tell it once."""
        for other in self._others:
            self._take_for_other(judged, path(other.field), other.words, path(other.meant))
        if counts_rows(judged.own_number):
            judged.own_number = ""
        for field in self._official:
            said = judged.values.get(field.key)
            if said is None or not counts_rows(said):
                continue
            del judged.values[field.key]
            if field.key not in self._told:
                self._told.add(field.key)
                judged.notes.append((judged.cells.get(field.key, ""), _NOT_TAKEN.format(said, field.label)))

    def _take_for_other(self, judged: RowJudgement, field: FieldPath, words: re.Pattern[str], meant: FieldPath) -> None:
        said = judged.values.get(field.key)
        if said is None or words.fullmatch(said) is None:
            return
        del judged.values[field.key]
        address = judged.cells.get(field.key, "")
        if judged.own_number == to_half_width(said).upper():
            judged.own_number = ""
        known = judged.values.setdefault(meant.key, said)
        if known == said:
            judged.cells.setdefault(meant.key, address)
        if field.key not in self._told:
            self._told.add(field.key)
            read = f"读作{meant.label}" if known == said else f"{meant.label}另有一列，这一格未导入"
            judged.notes.append((address, f"“{said}”是{meant.label}，不是{field.label}，{read}，下同。"))

    def contradiction(self, trial: Record, record: Any) -> str:
        """Why a row is not the record whose number it bears: it is about other people, or names nobody and tells another matter."""
        ours, theirs = (frozenset(self._who(one)) if self._who is not None else frozenset() for one in (record, trial))
        if not ours or not theirs:
            return self._another_matter(trial, record)
        known, said = self._numbers(record, trial)
        is_same_number = known is not None and known == said
        if is_same_number or (ours & theirs and None in (known, said)):
            return ""
        if ours & theirs and not self._ids:
            return ""
        what = "证件号" if ours & theirs else f"人名（表中{'、'.join(sorted(theirs))}，本所{'、'.join(sorted(ours))}）"
        return (
            f"编号与记录{record.number}相同，{what}却不同，不能据此改动那条记录。是另一条的，请改正编号或清空这一格；"
            "确是同一条的，先在软件中把姓名、证件号改成一致，再导入。"
        )

    def _another_matter(self, trial: Record, record: Any) -> str:
        both = ((field, field.value_of(trial), field.value_of(record)) for field in self._lasting)
        unlike = [field for field, theirs, ours in both if None not in (theirs, ours) and theirs != ours]
        days = [field for field in unlike if field.kind is Kind.DATE]
        others = len(unlike) - len(days)
        if (days and others) or others >= _FEWEST_OTHER or (unlike and self._is_anothers):
            return ANOTHERS.format(number=record.number, labels="、".join(field.label for field in unlike))
        return ""

    def _numbers(self, record: Any, trial: Record) -> tuple[Any, Any]:
        if not self._ids:
            return None, None
        field: FieldPath = self._ids[0]
        return field.value_of(record), field.value_of(trial)
