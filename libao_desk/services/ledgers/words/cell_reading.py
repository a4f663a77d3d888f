"""What one cell of a ledger puts into the judgement of its row (逐格读入), or why it cannot be understood."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.sheet import Apart, SheetColumn
from libao_desk.people.models import Person, Village
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.rows import RowJudgement, told_of
from libao_desk.services.never_recorded import refuse_words
from libao_desk.services.records.future_days import is_yet_to_come, refuse_long_past
from libao_desk.sheets.cells import Cell, CellProblem, DaySense, as_text

from .birth_months import is_month_alone, month_of_birth
from .cells import in_yuan, refuse_hidden_name, refuse_no_name, text_for_rows, without_what_stands_beside
from .names import DirectoryNames
from .reading import read_value
from .villages import without_group

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow


class CellReader:
    """Reads the cells of one sheet; what holds for many cells it tells once."""

    def __init__(self, names: DirectoryNames, sense: DaySense, broken: Sequence[CellProblem], heads: Collection[str] = ()) -> None:
        self.broken = {problem.address: problem for problem in broken}
        """Cells that stop their row whatever stands in them."""
        self._names, self._sense, self._heads = names, sense, heads
        self._told: set[tuple[str, str]] = set()

    def expect(self, targets: Mapping[int, Target], rows: "Iterable[SheetRow]") -> None:
        """Know what the rows name before the first is read."""
        named = {at: target.target for at, target in targets.items() if isinstance(target, FieldPath) and target.kind is Kind.REFERENCE}
        found: defaultdict[type[Any], dict[str, None]] = defaultdict(dict)
        for row in rows if named else ():
            for at, kind in named.items():
                if name := as_text(row.cells[at]).value:
                    found[kind][name] = None
        for kind, names in found.items():
            self._names.expect(kind, names)

    def read(self, judged: RowJudgement, cell: Cell, target: Target, *, unit: str = "", may_leave_out: bool = False) -> None:
        """Put what a cell says into the judgement, or why it cannot be understood; free words may be left out of a code list."""
        judged.cells[target.key] = cell.address
        try:
            if cell.address in self.broken:
                raise self.broken[cell.address]
            refuse_hidden_name(cell, target)
            plain = without_what_stands_beside(cell, target)
            self._note(judged, cell, target, plain.note)
            cell = plain.value or cell
            refuse_no_name(cell, target, self._heads)
            if isinstance(target, FieldPath):
                value = self._value(judged, cell, target)
                if unit and isinstance(value, Decimal):
                    value, note = in_yuan(cell, value, unit)
                    self._note(judged, cell, target, note)
                if value is not None:
                    refuse_words(target, value)
                    refuse_long_past(target, value)
                    if is_yet_to_come(target, value, self._sense.today):
                        judged.notes.append((cell.address, f"{target.label}：{value:%Y-%m-%d}晚于今天，请核对。"))
                    judged.values[target.key] = value
            else:
                self._read_for_rows(judged, cell, target, unit)
        except Refusal as refusal:
            self._refuse(judged, cell, target, refusal, may_leave_out=may_leave_out)

    def _read_for_rows(self, judged: RowJudgement, cell: Cell, column: SheetColumn, unit: str) -> None:
        reading = text_for_rows(column, cell, self._sense, unit=unit)
        self._note(judged, cell, column, reading.note)
        text = self._taken_apart(judged, cell, column, reading.value) if reading.value and column.apart is not None else reading.value
        if text:
            self._tell_days_to_come(judged, cell, column, text)
            judged.texts[column.key] = text
            self._take_day_beside(judged, cell, column)

    def _taken_apart(self, judged: RowJudgement, cell: Cell, column: SheetColumn, text: str) -> str:
        """What the column itself is told; what others are told by the cell is theirs unless they have a cell that says it."""
        apart = Apart(text) if column.apart is None else column.apart(text)
        self._note(judged, cell, column, apart.note)
        for key, said in apart.beside.items():
            judged.texts.setdefault(key, said)
            judged.cells.setdefault(key, cell.address)
        return apart.text

    def _refuse(self, judged: RowJudgement, cell: Cell, target: Target, refusal: Refusal, *, may_leave_out: bool) -> None:
        elsewhere = target.fact.elsewhere if isinstance(target, FieldPath) else ""
        if may_leave_out and elsewhere and not isinstance(refusal, CellProblem):
            told = f"“{cell.text}”不是{target.label}的代码，这一格未导入；要留下这段话，请填在{elsewhere}里。"
            judged.notes.append((cell.address, f"{target.label}：{told}"))
            return
        sentence = refusal.sentence.removeprefix(f"{cell.address}：")  # told beside its address, once
        if may_leave_out and isinstance(target, SheetColumn) and target.told and not target.is_must:
            judged.notes.append((cell.address, told_of(target.label, f"{sentence}这一格未导入。")))
            return
        judged.refusals.append((cell.address, told_of(target.label, sentence)))

    def _tell_days_to_come(self, judged: RowJudgement, cell: Cell, column: SheetColumn, text: str) -> None:
        """Days of what has happened that lie after today, in the form 2020-03-05 in which such a column gets them."""
        for day in text.split("、") if column.happened else ():
            if day > self._sense.today.isoformat():
                judged.notes.append((cell.address, f"{column.label}：{day}晚于今天，请核对。"))

    def _take_day_beside(self, judged: RowJudgement, cell: Cell, column: SheetColumn) -> None:
        """The day beside the cell's word, unless a column of its own says it."""
        day = column.day.read(judged.texts[column.key]) if column.day is not None else None
        if column.day is not None and day is not None and judged.values.get(column.day.target.key) is None:
            judged.values[column.day.target.key] = day
            judged.cells.setdefault(column.day.target.key, cell.address)

    def _note(self, judged: RowJudgement, cell: Cell, target: Target, note: str) -> None:
        """Tell what was put in order; how one word of a code list is read, at its first cell for all of them."""
        if note and isinstance(target, FieldPath) and target.kind is Kind.CHOICE:
            self._tell_once(judged, cell, target, note)
        elif note:
            judged.notes.append((cell.address, f"{target.label}：{note}"))

    def _tell_once(self, judged: RowJudgement, cell: Cell, target: Target, note: str) -> None:
        told = (target.key, note.removeprefix(cell.address))
        if told not in self._told:
            self._told.add(told)
            judged.notes.append((cell.address, f"{target.label}：{note.removesuffix('。')}，下同。"))

    def _value(self, judged: RowJudgement, cell: Cell, target: FieldPath) -> Any:
        if (month := month_of_birth(cell, target)) is not None:
            judged.birth_months[target] = month
            return None
        if is_month_alone(cell, target):
            judged.notes.append((cell.address, f"{target.label}：只写了年月，没有日，这一格未导入。"))
            return None
        reading = read_value(cell, target, self._sense)
        self._note(judged, cell, target, reading.note)
        if target.kind is Kind.CHOICE and reading.value is None and reading.note:
            judged.none_of_them[target.key] = cell.text
        if target.kind is Kind.REFERENCE and reading.value is not None and target.target is not Person:
            return self._named(judged, cell, target, reading.value)
        return reading.value

    def _named(self, judged: RowJudgement, cell: Cell, target: FieldPath, said: str) -> str:
        """The name in the directory that a cell means, or the name that is to be entered there; each told once."""
        found = self._names.find(target.target, said)
        name = self._names.as_entered(target.target, said) if found is None else str(found.name)
        found = found or self._names.find(target.target, name)
        if name != said:
            group = "组别请写在住址里。" if target.target is Village and without_group(said) != said else ""
            self._tell_once(judged, cell, target, f"“{said}”读作“{name}”。{group}")
        if found is None and (near := self._names.near(target.target, name)):
            raise Refusal(f"名册中没有“{name}”，只有“{near}”。是同一个就在表中改成“{near}”；确是另一个，请先在名册中新增。")
        if found is None:
            kind = self._names.kind_of_new(target.target, name)
            self._tell_once(judged, cell, target, f"名册中没有“{name}”，导入时将新建{f'（{kind}）' if kind else ''}。")
        return name
