"""Steps that a changed row brings with it (随表办理): where its dates say that more has happened, it is carried out with the row."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain

from sqlalchemy.orm import Session

from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import Step, Transition
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.heads.columns import STATE
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.ledgers.words.names import DirectoryNames
from libao_desk.services.ledgers.words.undated_ends import UndatedEnds
from libao_desk.services.records.as_new import TYPED, AsNew, as_new
from libao_desk.services.records.dossier_pieces import unready_sentences
from libao_desk.services.records.moves import state_of, steps_ahead, within_reach
from libao_desk.services.records.references import read_whole

from .filling import Filler
from .missing_days import MissingDays
from .number_holders import NumberHolders


@dataclass
class _Stage:
    """Where rows are put into their records: a look, whatever they may be, and what was read of it once a row needed it."""

    session: Session
    ids: Collection[int]
    filler: Filler
    held: list[object] | None = None


class Rehearsal:
    """Puts a changed row into its record in a look of its own, of which nothing is stored, and says what it brings with it."""

    def __init__(self, desk: Desk, register: Register, fields: Sequence[FieldPath], holders: NumberHolders, missing: MissingDays) -> None:
        self._desk, self._register, self._fields, self._holders, self._missing = desk, register, fields, holders, missing
        self._undated = UndatedEnds(register, desk.today)
        self._stage: _Stage | None = None

    @contextmanager
    def portion(self, ids: Collection[int]) -> Iterator[None]:
        """Some hundreds of rows that may be these records share one look, since each look reads all it sees again."""
        with self._desk.read() as session, session.no_autoflush:
            names = DirectoryNames(session, self._desk.facts())
            filler = Filler(session, self._register, self._fields, names, self._holders, self._desk.today)
            self._stage = _Stage(session, ids, filler)
            try:
                yield
            finally:
                self._stage = None
                session.rollback()

    def notes(self, judged: RowJudgement, trial: Record | None) -> tuple[tuple[str, str], ...]:
        """(key of the changed day, or nothing; sentence): what will be carried out with the row, what cannot be and why.

        The judgement knows then whether anything will be, and whether the row wants the day of an end. `trial` is a ledger's row as a
        new record; a sheet of ours that came back has none.

        Raises Refusal where the row cannot be put into its record.
        """
        if self._register.replay is None or judged.record_id is None or not (judged.changes or judged.state or judged.said_over):
            return ()
        if self._stage is None:
            raise RuntimeError("a row is rehearsed outside a portion")
        stage = self._stage
        if stage.held is None:
            stage.held = read_whole(stage.session, self._register, stage.ids)
        record = stage.session.get_one(self._register.model, judged.record_id)
        before = steps_ahead(self._register, record, self._desk.today)
        was_told = self._is_told(record)
        stage.filler.fill(record, judged)
        judged.lacks_end = self._undated.says_undated(record, judged)
        if judged.lacks_end:
            return ()
        after = steps_ahead(self._register, record, self._desk.today)
        if after != before:
            told = self._told(stage.session, record, judged, self._by_itself(stage.filler, judged, trial))
        else:
            told = chain(self._unmoved(record, judged, was_told=was_told), self._without_day(record, judged, state_of(record)))
        return (*told, *(judged.inferred if judged.changes else ()))

    def _by_itself(self, filler: Filler, judged: RowJudgement, trial: Record | None) -> AsNew:
        """How far the row would be taken as a new record."""
        if trial is None or self._register.replay is None:
            return TYPED
        told = self._register.replay(trial, self._desk.today)
        return as_new(trial, self._register.initial, told, filler.steps(trial, judged), judged.state)

    def _is_told(self, record: Record) -> bool:
        """Whether the record's dates speak of the state it is in."""
        assert self._register.replay is not None
        return any(step.target is state_of(record) for step in self._register.replay(record, self._desk.today))

    def _told(self, session: Session, record: Record, judged: RowJudgement, row: AsNew) -> Iterator[tuple[str, str]]:
        if not self._desk.may(self._register.key, Action.MOVE):
            yield "", "表中的日期说明已有新的进展，您没有办理状态变更的权限，导入只改内容，请有权限的人员在软件中办理。"
            return
        facts = self._desk.facts()
        unready = unready_sentences(session, self._register, record, facts)
        reach = within_reach(self._register, record, facts, self._desk.today, unready, row)
        judged.carries_out = bool(reach.steps)
        if reach.steps:
            judged.as_new = row
            told = [f"{move.title}（{day:%Y-%m-%d}）" for move, day in reach.steps]
            if reach.said is not None:
                told.append(f"状态记为“{reach.said.target.label}”（{reach.said.happened_on:%Y-%m-%d}）")
            yield _changed_day(judged, [move for move, _ in reach.steps]), f"将办理：{'、'.join(told)}。"
            yield from self._missing.supposed(record, [Step(move.event, move.target, day) for move, day in reach.steps])
        reached = reach.steps[-1][0].target if reach.steps else state_of(record)
        yield from self._without_day(record, judged, reached)
        if reach.halted is not None:
            standing = f"状态到“{reached.label}”为止，请在软件中补办。"
            key = _changed_day(judged, [reach.halted])
            yield key, f"按表中日期应办理“{reach.halted.title}”，不能随导入办理：{reach.why}{standing}"

    def _without_day(self, record: Record, judged: RowJudgement, state: Code) -> Iterator[tuple[str, str]]:
        """What the row newly says of a step whose own day is not given, as it is told of a new row."""
        if state not in self._register.closed:
            yield from self._missing.without_day(record, state, {change.key for change in judged.changes})

    def _unmoved(self, record: Record, judged: RowJudgement, *, was_told: bool) -> Iterator[tuple[str, str]]:
        """What the row says of where its record stands, where no move follows from it."""
        assert self._register.replay is not None
        state, steps = state_of(record), self._register.replay(record, self._desk.today)
        if was_told and steps and not self._is_told(record):
            yield "", f"按表中内容应为“{steps[-1].target.label}”，本所现为“{state.label}”：状态不随导入改变，请核对后在软件中办理。"
        elif (move := self._hindered(steps, state)) is not None:
            before = "、".join(f"“{source.label}”" for source in move.sources)
            told = f"按表中日期应办理“{move.title}”（{steps[-1].happened_on:%Y-%m-%d}），这一步要从{before}办理，本所现为“{state.label}”"
            yield _changed_day(judged, [move]), f"{told}：导入只填内容，状态不变，请在软件中把前面的步骤补办好。"
        elif judged.state not in (None, state) or (judged.said_over and state not in self._undated.over):
            said = judged.said_over if judged.state is None else judged.state.label
            yield STATE, f"表中状态为“{said}”，本所现为“{state.label}”：状态按各步骤的日期办理，这一格未导入。"

    def _hindered(self, steps: Sequence[Step], state: Code) -> Transition | None:
        """The end that the dates tell of and that no step leads to from the state in which the record is."""
        closed = self._register.closed
        if not steps or steps[-1].target not in closed or state in closed:
            return None
        moves = (move for move in self._register.transitions if move.event == steps[-1].event)
        return next((move for move in moves if state not in move.sources), None)


def _changed_day(judged: RowJudgement, moves: Sequence[Transition]) -> str:
    """The key of the first of the moves' own days that the row changes; nothing where it changes none."""
    changed = {change.key for change in judged.changes}
    days = (path(move.happened).key for move in moves if move.happened is not None)
    return next((key for key in days if key in changed), "")
