"""Judging one row of a ledger: what each cell means, which record it is, and whether it may be stored."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.declare.value import show
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.heads.columns import STATE, ColumnMap, known_headers
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.ledgers.rows import SHORTER, Change, RowJudgement, Verdict, told_of
from libao_desk.services.ledgers.words.cell_reading import CellReader
from libao_desk.services.ledgers.words.cells import is_identity
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.services.ledgers.words.official_numbers import OfficialNumbers
from libao_desk.services.ledgers.words.told_in import take_what_is_told_in
from libao_desk.services.ledgers.words.undated_ends import UndatedEnds
from libao_desk.services.records.dated_changes import undated
from libao_desk.services.records.issued_papers import renumbered
from libao_desk.services.records.references import read_whole
from libao_desk.services.withheld import refuse_unnamed
from libao_desk.sheets.cells import CellProblem, DaySense

from .cautions import cautions, stays_on_file
from .current_cards import CurrentCards
from .doubtful_days import DoubtfulDays
from .filling import ColumnRefused, Filler
from .known import Known
from .matching import Match, Matcher
from .missing_days import MissingDays
from .neighbours import Twins
from .number_holders import NumberHolders
from .others import Others
from .paper_numbers import NUMBER, PaperNumbers
from .put_right import PutRight
from .sealed_before import leave_out_sealed
from .state_column import StateColumn
from .steps import Rehearsal

if TYPE_CHECKING:
    from libao_desk.sheets.table_reader import SheetRow

NOBODY = "这一行没有{}，不能登记：是台账里的一件就补上；是统计数、说明或落款的，请从表中删去这一行。"


class Look(NamedTuple):
    """A row that was read, and what it would be as a new record; None where it cannot be one."""

    row: "SheetRow"
    judged: RowJudgement
    trial: Record | None


class Judge:
    """Reads rows of one sheet for one register."""

    def __init__(
        self,
        desk: Desk,
        session: Session,
        register: Register,
        columns: ColumnMap,
        *,
        sense: DaySense | None = None,
        broken: Sequence[CellProblem] = (),
        is_anothers: bool = False,
    ) -> None:
        self.session = session
        self.register = register
        self.columns = columns
        self.desk = desk
        self.matcher = Matcher(desk, session, register)
        self.others = Others(desk, session, register)
        self.holders = NumberHolders(session, self.others)
        self._numbers = OfficialNumbers(register, desk.today.year, is_anothers=is_anothers)
        self._targets: list[Target] = self._numbers.with_told(columns.targets.values(), is_numbered=columns.number is not None)
        self._undated = UndatedEnds(register, desk.today)
        self._state = StateColumn(register, columns.state_head, desk.today, None if sense is None else sense.year)
        if columns.state is not None:
            self._targets += [one for one in self._state.tells if one not in self._targets]
        beside = [target.day.target for target in self._targets if isinstance(target, SheetColumn) and target.day is not None]
        self._targets += [day for day in beside if day not in self._targets]
        self._told_in = [one for one in register.told_in if path(one.told) in self._targets and path(one.into) not in self._targets]
        self._targets += [path(one.into) for one in self._told_in]
        self._targets += [one for one in register.sheet_columns if one not in self._targets]  # a cell of names may tell of them
        names = DirectoryNames(session, desk.facts())
        self.cells = CellReader(names, sense or DaySense(desk.today), broken, known_headers(register))
        fields = [target for target in self._targets if isinstance(target, FieldPath)]
        self._plain = [one for one in fields if one.kind is not Kind.REFERENCE]
        self.filler = Filler(session, register, fields, names, self.holders, desk.today)
        self._cards = CurrentCards(register, self.matcher, fields, self.filler.steps)
        self._ahead: dict[int, Look] = {}
        self._doubts = DoubtfulDays(session, register, desk.facts())
        self._missing = MissingDays(register, desk.today)
        self._rehearsal = Rehearsal(desk, register, fields, self.holders, self._missing)
        self._put_right = PutRight(session, fields)
        self._twins = Twins()
        self._paper_numbers = PaperNumbers(desk, session, register)
        self._known = Known(session, register, self.matcher, self._plain, self.changes_of)

    # --- judging -------------------------------------------------------------------------------------------------------

    def expect(self, rows: "Sequence[SheetRow]") -> None:
        """All rows of the sheet, before the first is looked at."""
        self.cells.expect(self.columns.targets, rows)
        numbers = self.register.whose_number
        self._cards.expect(rows, next((at for at, target in self.columns.targets.items() if target in numbers), None))

    def look(self, row: "SheetRow") -> Look:
        """What one row says by itself; it may have been looked at beside an earlier one."""
        return self._ahead.pop(row.number, None) or self._look(row)

    def _look(self, row: "SheetRow") -> Look:
        judged = RowJudgement(row.number)
        for index, target in self.columns.targets.items():
            self.cells.read(judged, row.cells[index], target, unit=self.columns.units.get(index, ""), may_leave_out=True)
        self._state_and_number(judged, row)
        key, sentence = self._undated.yet_to_come(judged)
        if sentence:
            judged.refusals.append((self.address_of(row, key), sentence))
        take_what_is_told_in(self._told_in, judged, {one: row.cells[at] for at, one in self.columns.targets.items()})
        self._numbers.leave_out(judged)
        trial = self._try_out(judged, row)
        if trial is not None and self.register.parties is not None:
            judged.between = frozenset(self.register.parties(trial))
        return Look(row, judged, trial)

    @contextmanager
    def deciding(self, looks: Iterable[Look | None], numbers: Iterable[str]) -> Iterator[None]:
        """Some hundreds of rows are decided together: what they may be, or the records with these numbers, is read at once."""
        known = [look for look in looks if look is not None]
        rows = [look.judged for look in known]
        self.matcher.expect([judged.values for judged in rows])
        self._know_cards(known)
        ids = self._all_that_may_be(rows) | {record_id for number in numbers for record_id in self.matcher.numbered(number)}
        with self._holding(ids), self._rehearsal.portion(ids):
            yield

    def _know_cards(self, looks: Iterable[Look]) -> None:
        """Which row leads of those about one person: rows of his that come later are looked at now."""
        known = {look.row.number: look for look in looks}
        for row in self._cards.beside([look.row for look in known.values()]):
            if row.number not in known:
                known[row.number] = self._ahead[row.number] = self._look(row)
        self._cards.know((look.judged, look.trial) for _, look in sorted(known.items()) if look.trial is not None)

    @contextmanager
    def storing(self, rows: Iterable[RowJudgement]) -> Iterator[None]:
        """Some hundreds of judged rows are written together."""
        with self._holding({judged.record_id for judged in rows if judged.record_id is not None}):
            yield

    @contextmanager
    def _holding(self, ids: Collection[int]) -> Iterator[None]:
        held = read_whole(self.session, self.register, ids)
        yield
        del held  # kept in memory until here, so that the records and their rows are not asked for one by one

    def _all_that_may_be(self, rows: Iterable[RowJudgement]) -> set[int]:
        return {record_id for judged in rows for record_id in self._known.may_be(judged)}

    def decide(self, look: Look) -> RowJudgement:
        """Judge one row by what is there; nothing is changed."""
        row, judged, trial = look
        if judged.refusals or trial is None:
            judged.verdict = Verdict.REFUSED
        else:
            self._compare(judged, row, trial)
            self._compare_people(judged, row, trial)
            self._refuse_nobody(judged, row, trial)
            self.question_days(judged, row, trial)
            self.rehearse(judged, row, trial)
            if judged.verdict in (Verdict.NEW, Verdict.CHANGED):
                judged.notes += self._placed(row, self._paper_numbers.told(judged))
            if judged.verdict is Verdict.NEW:
                judged.trial = trial
                judged.notes += self._placed(row, judged.inferred)
                judged.notes += self._placed(row, self._cards.told(judged))
                judged.notes += self._placed(row, self.filler.beside_cards(trial, judged))
                judged.notes += self._placed(row, self._missing.notes(trial, self.filler.steps(trial, judged), judged.values))
        return judged

    def _state_and_number(self, judged: RowJudgement, row: "SheetRow") -> None:
        if self.columns.state is not None:
            self._state.read(judged, row.cells[self.columns.state])
        if self.columns.number is not None:
            self._numbers.take(judged, row.cells[self.columns.number], self.matcher.bears)
        self._numbers.take_ours(judged, self.matcher.bears)

    def _try_out(self, judged: RowJudgement, row: "SheetRow") -> Record | None:
        """The row as a new record, filled so that what only shows when all is together is found before anything is stored."""
        if judged.refusals:
            return None
        try:
            trial = self.filler.try_out(judged)
            refuse_unnamed(self.desk, self.register, trial)
        except ColumnRefused as refusal:
            if not refusal.column.is_must:
                del judged.texts[refusal.column.key]
                told = told_of(refusal.column.label, f"{refusal.sentence}这一格未导入。")
                judged.notes.append((self.address_of(row, refusal.column.key), told))
                return self._try_out(judged, row)
            judged.refusals.append((self.address_of(row, refusal.column.key), told_of(refusal.column.label, refusal.sentence)))
            return None
        except Refusal as refusal:
            judged.refusals.append((row.cells[0].address if row.cells else "", refusal.sentence))
            return None
        judged.notes += self._placed(row, leave_out_sealed(self.session, self.desk.book, self.register, judged, trial))
        self._keep_as_shown(judged, trial)
        self._hold_against(judged, trial)
        for way in self.filler.nameless(trial):
            said = next((address for key, address in judged.cells.items() if key in judged.values and key.startswith(f"{way.key}.")), "")
            sentence = f"有{way.label}的身份证号或住址等内容，但没有{way.label}的姓名。"
            judged.refusals.append((said or row.cells[0].address, sentence))
        return trial

    def _hold_against(self, judged: RowJudgement, trial: Record) -> None:
        """A month of birth says whether the ID number beside it is his; without a number it is told, since a day is kept or nothing."""
        for target, (year, months) in judged.birth_months.items():
            born = target.value_of(trial)
            address = judged.cells[target.key]
            if born is None:
                judged.notes.append((address, f"{target.label}：只写了年月，没有日，这一格未导入。"))
            elif born.year != year or born.month not in months:
                judged.refusals.append((address, f"{target.label}：与身份证号中的出生日期{born:%Y-%m-%d}不一致，请核对。"))

    def _keep_as_shown(self, judged: RowJudgement, trial: Record) -> None:
        """Texts are compared and kept as the record will show them: 张三，李四 is no change against 张三、李四."""
        for column in self.register.sheet_columns:
            if judged.texts.get(column.key):
                judged.texts[column.key] = column.shown(trial, judged.texts)
                doubt = column.doubt(trial) if column.doubt is not None else ""
                if doubt and doubt not in (sentence for _, sentence in judged.notes):
                    judged.notes.append((judged.cells[column.key], doubt))

    def _refuse_nobody(self, judged: RowJudgement, row: "SheetRow", trial: Record) -> None:
        """A new row that names nobody is a line of figures or of notes."""
        register = self.register
        if judged.verdict is not Verdict.NEW or judged.says_nothing or register.who is None:
            return
        if register.must_name and not register.who(trial):
            judged.refusals.append((self.address_of(row, ""), NOBODY.format(register.must_name)))
            judged.verdict = Verdict.REFUSED

    def _compare_people(self, judged: RowJudgement, row: "SheetRow", trial: Record) -> None:
        """A number that is somebody else's stops the row, and so does another's name beside the record's own number."""
        if judged.verdict is Verdict.CONFLICT:
            return
        known = None if judged.record_id is None else self.session.get_one(self.register.model, judged.record_id)
        own = () if known is None else tuple(self.filler.everybody(known))
        people = tuple(self.filler.everybody(trial))
        sentence = self.holders.contradiction(people, row.number, {person.id_no: person for person in own})
        if sentence:
            keys = (target.key for target in self.columns.targets.values() if is_identity(target))
            judged.refusals.append((self.address_of(row, next(keys, "")), sentence))
            judged.turn_down(Verdict.CONFLICT)
        judged.notes += self._placed(row, self.others.phones(judged.changes, people, own))

    def question_days(self, judged: RowJudgement, row: "SheetRow", said: Record) -> None:
        """A row is refused that would bring a day where it cannot be; one that is only unlikely is told."""
        if judged.verdict not in (Verdict.NEW, Verdict.CHANGED):
            return
        wrong, unlikely = self._doubts.of_days(judged, said)
        told = judged.refusals if wrong else judged.notes
        told += [(self._place(judged, row, judged.to_blame(key, sentence)), sentence) for key, sentence in wrong or unlikely]
        if wrong:
            judged.turn_down(Verdict.REFUSED)

    def rehearse(self, judged: RowJudgement, row: "SheetRow", trial: Record | None = None) -> None:
        """Tell what storing a row of a known record brings with it; one that cannot be put into its record is refused.

        A ledger's row is taken as far as it would be as a new record, `trial`.
        """
        if judged.verdict not in (Verdict.CHANGED, Verdict.SAME):
            return
        first = judged.changes[0].key if judged.changes else ""
        try:
            judged.notes += [(self._place(judged, row, key or first), sentence) for key, sentence in self._rehearsal.notes(judged, trial)]
        except Refusal as refusal:
            judged.refusals.append((self.address_of(row, first), refusal.sentence))
            judged.turn_down(Verdict.REFUSED)

    def _compare(self, judged: RowJudgement, row: "SheetRow", trial: Record) -> None:
        found = self._known.found(judged)
        if found.conflict:
            judged.verdict = Verdict.CONFLICT
            judged.refusals.append((self.address_of(row, found.key), found.conflict))
            return
        if found.record_id is None:
            self._beside_others(judged, row, found.note, self.matcher.resembles(judged.values, trial, row.number, judged.between))
            return
        record = self.session.get_one(self.register.model, found.record_id)
        if contradiction := self._numbers.contradiction(trial, record):
            judged.verdict = Verdict.CONFLICT
            judged.refusals.append((self.address_of(row, found.key or NUMBER), contradiction))
            return
        judged.record_id, judged.record_number = found.record_id, record.number
        self.settle(judged, row, record)
        undone = tuple(self._put_right.told(judged, record))
        judged.undoes = frozenset(key for key, _ in undone)
        judged.notes += self._placed(row, undone)

    def _beside_others(self, judged: RowJudgement, row: "SheetRow", note: str, alike: Match) -> None:
        """A new row: what is told of it beside an open record, and whether it is a record or an earlier row once more."""
        judged.verdict = Verdict.NEW
        if note:
            judged.notes.append((self.address_of(row, ""), note))
        first = self._twins.earlier(judged)
        if first is not None and not self.register.same:
            judged.notes.append((self.address_of(row, ""), f"与第{first}行各项都相同，请核对是否重复。"))
        elif first is not None:
            alike = Match(None, f"与第{first}行各项都相同，同一对象在表中出现两次。")
        if alike.conflict:
            judged.verdict = Verdict.CONFLICT
            judged.refusals.append((self.address_of(row, alike.key), alike.conflict))

    def settle(self, judged: RowJudgement, row: "SheetRow", record: Record) -> None:
        """Whether the row changes its record, or is refused since it would change something that needs a day."""
        judged.notes += self._placed(row, self._state.leave_out_way(judged, record))
        judged.notes += self._placed(row, leave_out_sealed(self.session, self.desk.book, self.register, judged, record))
        judged.notes += self._placed(row, stays_on_file(self._targets, judged.none_of_them, record))
        judged.notes += self._placed(row, tuple(self._cards.told(judged)))
        self._cards.leave_out(judged, record)
        self.matcher.keep_as_written(judged.values, record)
        judged.refusals += self._placed(row, undated(self.register, record, judged.values, judged.texts))
        judged.refusals += self._placed(row, renumbered(self.session, self.register, record, judged.values))
        judged.refusals += self._placed(row, self.matcher.taken(judged.values, record))
        judged.changes = () if judged.refusals else tuple(self.changes_of(record, judged))
        judged.verdict = Verdict.REFUSED if judged.refusals else Verdict.CHANGED if judged.changes else Verdict.SAME
        judged.notes += self._placed(row, ((change.key, SHORTER.format(change)) for change in judged.changes if change.is_shorter))
        if judged.changes:
            judged.notes += self._placed(row, ((judged.changes[0].key, one) for one in cautions(self.session, self.register, record)))

    def changes_of(self, record: Record, judged: RowJudgement) -> Iterator[Change]:
        """What the row would change in its record, field by field."""
        for target in self._targets:
            if isinstance(target, FieldPath):
                if target.key not in judged.values:
                    continue
                stored, wanted = target.value_of(record), judged.values[target.key]
                before = stored.name if target.kind is Kind.REFERENCE and stored is not None else stored
                if before != wanted:
                    yield Change(target, show(target, before), show(target, wanted))
            elif target.key in judged.texts and target.adds is not None and target.adds(record, judged.texts):
                yield Change.adding(target, target.shown(record, judged.texts), judged.texts[target.key])
            elif target.key in judged.texts and not target.says_same(record, judged.texts):
                yield Change(target, target.shown(record, judged.texts), judged.texts[target.key])

    def refuse_stale(self, rows: Sequence[RowJudgement]) -> None:
        """Raise Refusal where the register has changed since some hundreds of rows were judged: what the clerk saw is no longer so."""
        self.matcher.expect([judged.values for judged in rows])
        with self._holding(self._all_that_may_be(rows)):
            for judged in rows:
                found = self._known.found(judged)
                same = not found.conflict and found.record_id == judged.record_id
                if same and judged.record_id is not None:
                    record = self.session.get_one(self.register.model, judged.record_id)
                    same = tuple(self.changes_of(record, judged)) == judged.changes
                if not same:
                    raise Refusal(f"检查之后登记册已有变化（第{judged.number}行），没有导入。请重新检查后再导入。")

    def _placed(self, row: "SheetRow", told: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
        """Sentences about data of a row, each with the cell of its datum."""
        return ((self.address_of(row, key), sentence) for key, sentence in told)

    def _place(self, judged: RowJudgement, row: "SheetRow", key: str) -> str:
        """Where a datum was read, be it in its own column or beside a state."""
        return judged.cells.get(key) or self.address_of(row, key)

    def address_of(self, row: "SheetRow", key: str) -> str:
        """Where a datum stands in a row; the row's first cell where it has no column."""
        if key == NUMBER and self.columns.number is not None:
            return row.cells[self.columns.number].address
        if key == STATE and self.columns.state is not None:
            return row.cells[self.columns.state].address
        for index, target in self.columns.targets.items():
            if target.key == key:
                return row.cells[index].address
        return row.cells[0].address if row.cells else ""
