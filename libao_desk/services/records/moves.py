"""What the lifecycle allows of a record now (可办理事项): refused moves, moves ahead, a move as its dialog shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import Step, Transition
from libao_desk.declare.path import FieldPath, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register

from .as_new import TYPED, AsNew
from .days_in_order import DaysInOrder
from .drafts import MoveOffer


@dataclass(frozen=True)
class Reach:
    """How far a record's own dates carry it now: the moves with their days, and why the one after them cannot be carried out."""

    steps: tuple[tuple[Transition, date], ...]
    halted: Transition | None = None
    why: str = ""
    ahead: tuple[str, ...] = ()
    """The titles of all steps that the dates tell of, those that cannot be carried out included."""
    said: Step | None = None
    """After them the state that a ledger's row says beside them, as a new record is given it."""

    @property
    def stopped(self) -> str:
        """What stops the steps, as one sentence; "" where nothing does."""
        return "" if self.halted is None else f"“{self.halted.title}”还不能办理：{self.why}"


def state_of(record: Any) -> Code:
    """The record's state today."""
    state: Code = record.state
    return state


def day_of_move(move: Transition, record: Record) -> date | None:
    """The day the record itself gives for a move."""
    field = _field_of_day(move, record)
    return None if field is None else field.value_of(record)


def _field_of_day(move: Transition, record: Record) -> FieldPath | None:
    fields = (path(field) for field in (move.happened, move.day_from) if move.happened is not None and field is not None)
    return next((field for field in fields if isinstance(field.value_of(record), date)), None)


def follows_from(move: Transition, record: Record) -> Mapping[FieldPath, Any]:
    """What a move fills in of the data it needs, where they are empty: its own day, and what it says by itself."""
    said = {} if move.says is None else {path(move.says[0]): move.says[1]}
    if move.happened is not None and move.day_from is not None:
        said[path(move.happened)] = path(move.day_from).value_of(record)
    return {field: value for field, value in said.items() if value is not None and field.value_of(record) is None}


def fill_in(move: Transition, record: Record) -> None:
    """Write what follows from a move into its record."""
    for field, value in follows_from(move, record).items():
        setattr(record, field.last.key, value)


def refuse_move(move: Transition, record: Record, facts: OfficeFacts, day: date, today: date, reason: str | None) -> None:
    """Raise Refusal where the state, a missing value, a guard or a missing reason forbids a move."""
    _refuse_from(state_of(record), move, record, facts, day, today, reason)


def _refuse_from(
    source: Code,
    move: Transition,
    record: Record,
    facts: OfficeFacts,
    day: date,
    today: date,
    reason: str | None = None,
    row: AsNew = TYPED,
) -> None:
    if day > today:
        raise Refusal(f"“{move.title}”的日期{day:%Y-%m-%d}晚于今天，不能登记尚未发生的事。")
    row.refuse_denied(move)
    if source not in move.sources and not row.leads(source, move):
        raise Refusal(f"当前状态为“{source.label}”，不能办理“{move.title}”。")
    missing = () if row.is_taken(move) else _missing_for(move, record)
    if missing:
        raise Refusal(f"办理“{move.title}”前须先填写：{'、'.join(missing)}。")
    sentence = move.refuse(record, facts, day) if move.refuse else None
    if sentence and not row.is_refused_so(sentence, move, facts, day):
        raise Refusal(sentence)
    if move.asks_reason and not reason and not row.is_taken(move):
        raise Refusal(f"办理“{move.title}”须写明理由。")


def refuse_out_of_order(register: Register, move: Transition, record: Record) -> None:
    """Raise Refusal where the move's own day lies before one that it must follow: what cannot have happened is not carried out."""
    sentence = wrong_day(move, dict(DaysInOrder(register).wrong(record)))
    if sentence:
        raise Refusal(sentence)


def wrong_day(move: Transition, wrong: Mapping[str, str]) -> str | None:
    """The sentence on the move's own day, of those that are told of a record by the key of the doubtful day."""
    return None if move.happened is None else wrong.get(path(move.happened).key)


def steps_ahead(register: Register, record: Record, today: date) -> tuple[tuple[Transition, date], ...]:
    """The moves, with their days, that the record's own dates say have happened and its state does not know of yet.

    A state that comes round again (a guardianship year after another) is taken for its last time: no move is carried out twice. Of a
    state that no date explains, since a sheet said it, the result or the end alone is known to lie ahead.
    """
    steps = tuple(register.replay(record, today)) if register.replay else ()
    state = state_of(record)
    reached = [position for position, step in enumerate(steps, start=1) if step.target is state]
    moves = {move.event: move for move in register.transitions}
    ends = [position for position, step in enumerate(steps) if _ends(register, moves.get(step.event), state)]
    behind = steps[reached[-1] :] if reached else steps[ends[0] :] if ends else ()
    return tuple((moves[step.event], step.happened_on) for step in behind if step.event in moves)


def _ends(register: Register, move: Transition | None, state: Code) -> bool:
    return move is not None and (move.target in register.closed or move.told_by is not None) and state in move.sources


def within_reach(
    register: Register, record: Record, facts: OfficeFacts, today: date, unready: Mapping[str, str], row: AsNew = TYPED
) -> Reach:
    """The moves ahead up to the first that is refused; `unready` is what the dossier lacks for a move.

    Moves that a ledger's `row` tells of as well are refused by what speaks against them alone, as they would be of a new record.
    """
    steps: list[tuple[Transition, date]] = []
    source, wrong = state_of(record), dict(DaysInOrder(register).wrong(record))
    told = steps_ahead(register, record, today)
    ahead = tuple(move.title for move, _ in told)
    for move, day in told:
        try:
            _refuse_from(source, move, record, facts, day, today, row=row)
            if sentence := wrong_day(move, wrong) or (None if row.is_taken(move) else unready.get(move.event)):
                raise Refusal(sentence)
        except Refusal as refusal:
            end, on = told[-1]
            if end is move or end.target not in register.closed:
                return Reach(tuple(steps), move, refusal.sentence, ahead)
            why = _why_not_ended(register, end, source, record, facts, on, today, row) or wrong_day(end, wrong) or unready.get(end.event)
            if why is None:
                return Reach((*steps, (end, on)), ahead=ahead)
            return Reach(tuple(steps), move, f"{refusal.sentence}“{end.title}”（{on:%Y-%m-%d}）也不能办理：{why}", ahead)
        steps.append((move, day))
        source = move.target
    return Reach(tuple(steps), ahead=ahead, said=row.leads_on(source, steps[-1][1]) if steps else None)


def _why_not_ended(
    register: Register, end: Transition, source: Code, record: Record, facts: OfficeFacts, day: date, today: date, row: AsNew
) -> str | None:
    """Why an end cannot be carried out although a step before it cannot: death and discharge do not wait for papers of the years before."""
    is_end = register.end is not None and end.happened is not None and path(end.happened) in map(path, register.end.days)
    if not is_end or source not in end.sources:
        return "前面的步骤还没有办理。"
    try:
        _refuse_from(source, end, record, facts, day, today, row=row)
    except Refusal as refusal:
        return refusal.sentence
    return None


def _missing_for(move: Transition, record: Record) -> tuple[str, ...]:
    filled = follows_from(move, record)
    empty = (path(field) for field in move.needs if path(field).value_of(record) in (None, ""))
    return tuple(field.label for field in empty if field not in filled)


def offer_move(
    move: Transition, record: Record, facts: OfficeFacts, today: date, unready: str = "", wrong: Mapping[str, str] = MappingProxyType({})
) -> MoveOffer:
    """A move as its dialog shows it; `unready` is what the dossier lacks for it, `wrong` the record's doubtful days by their key."""
    day, given = day_of_move(move, record), _field_of_day(move, record)
    refusal = move.refuse(record, facts, day or today) if move.refuse else None
    return MoveOffer(
        event=move.event,
        title=move.title,
        target=move.target.label,
        refusal=refusal or wrong_day(move, wrong),
        missing=_missing_for(move, record),
        asks_reason=move.asks_reason or bool(unready),
        caution=unready,
        decided_by=move.decided_by,
        happened_on=day,
        happened_in="" if given is None else given.label,
        is_told_elsewhere=given is not None and move.day_from is not None and given == path(move.day_from),
    )
