"""A sheet of ours that comes back (回传): each row that bears our slip is merged with its record cell by cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from libao_desk.core.errors import Refusal
from libao_desk.core.text import to_half_width
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.record import Record
from libao_desk.declare.sheet import SheetColumn
from libao_desk.declare.value import show
from libao_desk.people.models import Person
from libao_desk.people.persons import complete, follow_number
from libao_desk.services.ledgers.heads.columns import STATE, text_of
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.judging.judging import Judge, Look
from libao_desk.services.ledgers.judging.others import ANOTHERS_PHONE
from libao_desk.services.ledgers.judging.paper_numbers import NUMBER
from libao_desk.services.ledgers.rows import RowJudgement, Verdict, told_of
from libao_desk.services.withheld import refuse_unnamed
from libao_desk.sheets.cells import Cell
from libao_desk.sheets.filling_sheet import FIRST_ROW
from libao_desk.sheets.hidden import in_words

from .return_slips import ALTERED, Slip, SlipPress
from .three_way import Fate, merge, plain

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

WHAT_MAKES_A_PERSON = ("name", "id_type", "id_no", "sex", "birth_date")
"""What must agree with itself on a card."""
ANOTHERS_NAME = (
    "这一行是“{own}”的档案，“{name}”是本登记册另一人的姓名，表中可能只排序或粘贴了一部分列，请核对各行；确是改名的，先在人员卡片上改。"
)
"""What is told of a row whose name, or number, became that of somebody else."""
ANOTHERS_NUMBER = (
    "这个证件号是“{name}”的，表中可能只排序或粘贴了一部分列，请核对各行；确是两张卡登记反了的，先在人员卡片上改，同一人的请合并。"
)
EMPTIED = "{label}：这一格在表中清空了，存入后删去原有的“{before}”；不删的，在表中填回原值再导入。"
ADDED = "这一行不在送出的表中，是对方加的：存入后新立一份档案，没有写的都空着；不新立的，在表中删去这一行再导入。"
"""What is told of a cell whose value would go, and of a row that would be somebody new."""


class Merger:
    """Judges the rows of one sheet: those that bear our slip by what was sent, all others as any ledger's."""

    def __init__(self, judge: Judge, press: SlipPress, *, is_ours: bool = False) -> None:
        self._judge = judge
        self._press = press
        self._is_ours = is_ours
        self._came: dict[tuple[str, int], set[int]] = {}
        """By sheet that was sent and how many rows it had: which of them came back."""

    def rows(self, rows: "Sequence[SheetRow]") -> Iterator[RowJudgement]:
        """Judge some hundreds of rows in their order; nothing is changed."""
        place = self._judge.columns.slip
        bear_slips = [place is not None and not row.cells[place].is_empty for row in rows]
        looks = [None if bears else self._judge.look(row) for row, bears in zip(rows, bear_slips, strict=True)]
        with self._judge.deciding(looks, [self._number_in(row) for row, bears in zip(rows, bear_slips, strict=True) if bears]):
            for row, look in zip(rows, looks, strict=True):
                if look is None:
                    yield self._by_slip(row, row.cells[place or 0].text)
                else:
                    # without its slips a sheet that we sent out would write what was true then over what is true now
                    yield self._without_slip(look) if self._is_ours or place is not None else self._judge.decide(look)

    def lacking(self) -> Iterator[str]:
        """What is told of rows that were sent and did not come back: nobody knows whether somebody is gone or the row was only deleted."""
        for (_, sent), came in self._came.items():
            rows = [FIRST_ROW + at for at in range(sent) if at not in came]
            if rows:
                missing = f"送出时的第{in_words(rows)}行没有交回，那些记录不改动，请问明为什么删去。"
                yield f"送出的表有{sent}行，交回的只有{len(came)}行：{missing}"

    def _by_slip(self, row: "SheetRow", text: str) -> RowJudgement:
        judged = RowJudgement(row.number)
        try:
            slip = self._slip(row, text)
            record = self._record(judged, slip)
        except Refusal as refusal:
            judged.refusals.append((self._judge.address_of(row, NUMBER), refusal.sentence))
            judged.verdict = Verdict.CONFLICT if judged.verdict is Verdict.CONFLICT else Verdict.REFUSED
            return judged
        self._merge(judged, row, slip, record)
        self._decide(judged, row, record)
        return judged

    # --- which row it is -----------------------------------------------------------------------------------------------

    def _without_slip(self, look: Look) -> RowJudgement:
        """A row that the other side added is a new record or none: without a slip nobody knows what they have seen of ours."""
        row, judged = look.row, self._judge.decide(look)
        if judged.record_id is not None or self._judge.matcher.bears(self._number_in(row)):
            sentence = "这一行没有回传校验，却是本所已有的记录，不能据此改动；请在送出的原表中那一行填写。"
            judged.refusals.append((self._judge.address_of(row, NUMBER), sentence))
            judged.turn_down(Verdict.REFUSED)
        elif judged.verdict is Verdict.NEW:
            judged.notes.append((self._judge.address_of(row, ""), ADDED))
        return judged

    def _number_in(self, row: "SheetRow") -> str:
        place = self._judge.columns.number
        return "" if place is None else to_half_width(row.cells[place].text).upper()

    def _slip(self, row: "SheetRow", text: str) -> Slip:
        slip = self._press.read(text)
        if slip.place is not None:
            self._came.setdefault((slip.place.sheet, slip.place.of), set()).add(slip.place.at)
        if slip.register != self._judge.register.key:
            title = next((known.title for known in self._judge.desk.book if known.key == slip.register), slip.register)
            raise Refusal(f"这一行是从“{title}”送出的，不能导入{self._judge.register.title}。")
        if self._judge.columns.number is not None and self._number_in(row) != slip.number:
            raise Refusal(f"这一行送出时的编号是{slip.number}，现在表中的编号与它不符；{ALTERED}")
        return slip

    def _record(self, judged: RowJudgement, slip: Slip) -> Record:
        found = self._judge.matcher.match({}, judged.number, slip.number)
        if found.conflict:
            judged.verdict = Verdict.CONFLICT
            raise Refusal(found.conflict)
        if found.record_id is None:
            raise Refusal(f"编号{slip.number}的记录现已不在本登记册（已撤销、封存，或您无权查看），不能并入。")
        record = self._judge.session.get_one(self._judge.register.model, found.record_id)
        if record.version < slip.version:
            raise Refusal(f"编号{slip.number}的记录比这张表送出时还旧（可能恢复过备份），不能并入；请重新送出。")
        judged.record_id, judged.own_number, judged.record_number = found.record_id, slip.number, slip.number
        return record

    # --- cell by cell --------------------------------------------------------------------------------------------------

    def _merge(self, judged: RowJudgement, row: "SheetRow", slip: Slip, record: Record) -> None:
        theirs: dict[str, str] = {}
        places: dict[str, tuple[Cell, Target]] = {}
        for index, target in self._judge.columns.targets.items():
            cell = row.cells[index]
            if target.key in slip.marks:
                judged.cells[target.key] = cell.address
                theirs[target.key] = self._said(judged, cell, target, slip)
                places[target.key] = cell, target
            elif not cell.is_empty:
                judged.notes.append((cell.address, f"{target.label}：送出时没有这一列，这一格未导入。"))
        self._note_state(judged, row, slip)
        if not judged.refusals:
            self._settle(judged, places, theirs, slip, record)

    def _settle(
        self, judged: RowJudgement, places: Mapping[str, tuple[Cell, Target]], theirs: Mapping[str, str], slip: Slip, record: Record
    ) -> None:
        """Keep in the judgement what is to be taken, and nothing else."""
        ours = {key: plain(text_of(target, record)) for key, (_, target) in places.items()}
        for key, fate in merge(ours, theirs, partial(self._press.was_sent, slip)).items():
            cell, target = places[key]
            if fate is Fate.CLASH:
                judged.verdict = Verdict.CONFLICT
                judged.refusals.append((cell.address, _clash(target, ours[key], theirs[key])))
            elif fate is not Fate.THEIRS:
                judged.notes = [note for note in judged.notes if note[0] != cell.address]  # only written otherwise: nothing is taken
            if fate is not Fate.THEIRS:
                judged.values.pop(key, None)
                judged.texts.pop(key, None)
            elif not theirs[key]:
                self._empty(judged, cell, target, ours[key])
            elif isinstance(target, SheetColumn) and target.says_same(record, judged.texts):
                judged.notes.append((cell.address, f"{target.label}：表中少写的不删去；要删的，请打开这条记录办理。"))

    def _said(self, judged: RowJudgement, cell: Cell, target: Target, slip: Slip) -> str:
        """What a cell says, as the office would write it; one that is as it was sent is not read at all."""
        as_it_stands = plain(cell.text)
        if cell.address not in self._judge.cells.broken and self._press.was_sent(slip, target.key, as_it_stands):
            return as_it_stands
        self._judge.cells.read(judged, cell, target)
        if isinstance(target, FieldPath):
            return plain(show(target, judged.values.get(target.key)))
        return self._said_of_rows(judged, cell, target)

    def _said_of_rows(self, judged: RowJudgement, cell: Cell, target: SheetColumn) -> str:
        text = judged.texts.get(target.key)
        if text is None:
            return ""
        trial = self._judge.register.model()
        try:
            target.read(trial, text)
        except Refusal as refusal:
            judged.refusals.append((cell.address, told_of(target.label, refusal.sentence)))
        else:
            judged.texts[target.key] = target.show(trial)
        return plain(judged.texts[target.key])

    def _empty(self, judged: RowJudgement, cell: Cell, target: Target, before: str) -> None:
        if isinstance(target, FieldPath) and target.nullable:
            judged.values[target.key] = None
            judged.notes.append((cell.address, EMPTIED.format(label=target.label, before=before)))
        else:
            judged.refusals.append((cell.address, f"{target.label}：不能在表中清空，请在软件中办理。"))

    def _note_state(self, judged: RowJudgement, row: "SheetRow", slip: Slip) -> None:
        """Where a record stands moves by acts with their dates and papers, never by a cell."""
        place = self._judge.columns.state
        if place is not None and STATE in slip.marks and not self._press.was_sent(slip, STATE, plain(row.cells[place].text)):
            judged.notes.append((row.cells[place].address, "状态在表中改过：状态只能在软件中办理，这一格未导入。"))

    # --- the whole row -------------------------------------------------------------------------------------------------

    def _decide(self, judged: RowJudgement, row: "SheetRow", record: Record) -> None:
        if not judged.refusals:
            self._try_together(judged, row, record)
        if judged.refusals:
            judged.verdict = judged.verdict if judged.verdict is Verdict.CONFLICT else Verdict.REFUSED
            return
        self._judge.settle(judged, row, record)
        self._judge.question_days(judged, row, self._taken(judged))
        self._judge.rehearse(judged, row)

    def _taken(self, judged: RowJudgement) -> Record:
        """What is taken of the row, as a record that is thrown away; what needs the rest of its record to be read was tried before."""
        try:
            return self._judge.filler.try_out(judged)
        except Refusal:
            return self._judge.register.model()

    def _try_together(self, judged: RowJudgement, row: "SheetRow", record: Record) -> None:
        """What is taken must agree with what stays: found here, before anything is stored."""
        taken = [target for target in self._judge.columns.targets.values() if target.key in judged.values]
        told: set[str] = set()
        for target in taken:
            try:
                self._try_one(judged, target, taken, record)
            except Refusal as refusal:
                if refusal.sentence in told:
                    continue  # each datum of one card finds the same contradiction
                told.add(refusal.sentence)
                judged.refusals.append((self._judge.address_of(row, target.key), told_of(target.label, refusal.sentence)))

    def _try_one(self, judged: RowJudgement, target: Target, taken: Iterable[Target], record: Record) -> None:
        register = self._judge.register
        if not isinstance(target, FieldPath):
            return
        readers = register.named_readers
        if readers is not None and readers.field.key == target.key:
            trial = register.model()
            setattr(trial, target.key, judged.values[target.key])
            refuse_unnamed(self._judge.desk, register, trial)
        if len(target.attributes) > 1 and target.last.class_ is Person:
            head = FieldPath(target.attributes[:-1])
            if target.last.key == Person.name.key:
                self._refuse_anothers_name(judged.values[target.key], head.value_of(record))
            if target.last.key == Person.phone.key:
                self._note_anothers_phone(judged, target, head.value_of(record))
            if target.last.key == Person.id_no.key:
                self._refuse_anothers_number(judged, head, record)
            fields = [field for field in taken if isinstance(field, FieldPath) and field.attributes[:-1] == head.attributes]
            _try_person(
                head.value_of(record), {field.last.key: judged.values[field.key] for field in fields if _is_plain(field)}, self._judge
            )

    def _refuse_anothers_name(self, name: str, own: Person | None) -> None:
        """Raise Refusal where a row's new name is that of somebody else of the register: whoever sorts some columns alone swaps people."""
        if own is not None and self._judge.others.bear(name, own):
            raise Refusal(ANOTHERS_NAME.format(name=name, own=own.name))

    def _note_anothers_phone(self, judged: RowJudgement, target: FieldPath, own: Person | None) -> None:
        """A family may share a telephone; a column that was sorted alone gives everybody another's."""
        if name := self._judge.others.with_phone(judged.values[target.key], own):
            judged.notes.append((judged.cells[target.key], ANOTHERS_PHONE.format(label=target.label, name=name)))

    def _refuse_anothers_number(self, judged: RowJudgement, head: FieldPath, record: Record) -> None:
        """Raise Refusal where a row's new ID number is on another card, or was given to somebody else by a row above."""
        number, name = (judged.values.get(f"{head.key}.{key}") for key in (Person.id_no.key, Person.name.key))
        other = self._judge.holders.another(number, head.value_of(record), name, judged.number) if number else ""
        if other:
            raise Refusal(ANOTHERS_NUMBER.format(name=other))


def _is_plain(field: FieldPath) -> bool:
    return field.kind is not Kind.REFERENCE


def _try_person(person: Any, taken: dict[str, Any], judge: Judge) -> None:
    """Raise Refusal where the card would contradict itself, or be nobody's."""
    known = {} if person is None else {key: getattr(person, key) for key in WHAT_MAKES_A_PERSON}
    trial = Person(**(known | {key: value for key, value in taken.items() if key in WHAT_MAKES_A_PERSON}))
    if not trial.name:
        raise Refusal("本所还没有登记这个人，来表也没有姓名。")
    follow_number(trial, known.get("id_no"), judge.desk.today, taken)
    complete(trial, judge.desk.today)


def _clash(target: Target, ours: str, theirs: str) -> str:
    return (
        f"{target.label}：两边都改了，本所现为“{ours or '空'}”，来表为“{theirs or '空'}”。"
        "请定下用哪个：用本所的就把表中改成一样；用来表的就先在软件中改好，再导入。"
    )
