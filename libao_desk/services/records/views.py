"""A record as its page shows it (档案视图): values, parts, history, moves, what is missing, what to look at."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from libao_desk.declare.clock import Duty, OfficeFacts
from libao_desk.declare.lifecycle import Transition
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import HALF_HIDDEN, masked
from libao_desk.people.models import Officer
from libao_desk.store import history

from .applying import as_ref, read_values
from .days_in_order import DaysInOrder
from .dossier_pieces import unready_sentences
from .drafts import HistoryLine, RecordRef, RecordView, RowView, Value
from .future_days import future_days
from .minors import cautions_of
from .moves import Reach, day_of_move, offer_move, state_of, within_reach
from .record_readers import readers_caution


def view_of(session: Session, register: Register, record: Record, *, facts: OfficeFacts, today: date) -> RecordView:
    """A loaded record as its page shows it."""
    values = read_values(record, register.fields)
    parts = {
        part.key: tuple(RowView(row.id, read_values(row, part.fields)) for row in getattr(record, part.key)) for part in register.parts
    }
    state = state_of(record)
    duties: tuple[Duty, ...] = tuple(duty for clock in register.clocks for duty in clock.rule(record, facts, today))
    unready = unready_sentences(session, register, record, facts)
    reach = within_reach(register, record, facts, today, unready)
    wrong = dict(DaysInOrder(register).wrong(record))
    lines = history_lines(session, register, record.id)
    last = last_move(lines)
    handler = session.get(Officer, record.handler_id) if record.handler_id is not None else None
    return RecordView(
        ref=RecordRef(register.key, record.id),
        number=record.number,
        label=register.label(record),
        state=state,
        version=record.version,
        handler=as_ref(handler),
        values=values,
        parts=parts,
        history=lines,
        last_move=last.title if last is not None else "",
        last_move_id=last.id if last is not None else 0,
        ahead=tuple(move.title for move, _ in reach.steps),
        stopped=reach.stopped,
        moves=tuple(
            offer_move(move, record, facts, today, unready.get(move.event, ""), wrong)
            for move in register.transitions
            if state in move.sources
        ),
        missing=missing_labels(register, values),
        warnings=_said_once(
            reach,
            record,
            (*_warnings(session, register, record, today), *wrong.values()),
        ),
        duties=tuple(sorted(duties, key=lambda duty: duty.last_day)),
        cautions=(*readers_caution(session, register, record), *cautions_of(register, record, today)),
    )


def half_hidden_view(register: Register, view: RecordView) -> RecordView:
    """The record for whoever may not read numbers of people whole: to be shown, never to be saved."""
    parts = {part.key: part.fields for part in register.parts}
    rows = {key: tuple(replace(row, values=_half_hidden(parts[key], row.values)) for row in stored) for key, stored in view.parts.items()}
    return replace(view, values=_half_hidden(register.fields, view.values), parts=rows)


def _half_hidden(fields: Sequence[FieldPath], values: Mapping[str, Value]) -> dict[str, Value]:
    numbers = [field for field in fields if field.fact.text in HALF_HIDDEN and values.get(field.key)]
    return {**values, **{field.key: masked(field, values[field.key]) for field in numbers}}


def _warnings(session: Session, register: Register, record: Record, today: date) -> tuple[str, ...]:
    """What the clerk should look at."""
    own = register.warn(record) if register.warn else ()
    beside = register.warn_beside(record, session.scalars(select(register.model)).all()) if register.warn_beside else ()
    return (*own, *beside, *future_days(register, record, today))


def _said_once(reach: Reach, record: Record, told: Sequence[str]) -> tuple[str, ...]:
    """Each sentence once, before them the steps that none of them names.

    A day that was typed takes its duty away: that the step itself is still to be carried out must not be forgotten with it. Of a step
    whose own day nobody typed it is only said what it waits for.
    """
    silent = [title for title in reach.ahead if not any(f"“{title}”" in sentence for sentence in told)]
    happened = [title for title in silent if reach.steps or not _is_dayless(reach.halted, title, record)]
    way = "，请点“办理”中的“按已填日期办理”。" if reach.steps else f"。{reach.stopped}"
    said = f"按已填的日期，“{'”“'.join(happened)}”已经发生，但还没有办理{way}" if happened else reach.stopped if silent else ""
    return tuple(dict.fromkeys((*filter(None, (said,)), *(sentence for sentence in told if sentence not in said))))


def _is_dayless(halted: Transition | None, title: str, record: Record) -> bool:
    """Whether the step that cannot be carried out has this title, and a day of its own that nobody typed."""
    return halted is not None and halted.title == title and halted.happened is not None and day_of_move(halted, record) is None


def missing_labels(register: Register, values: dict[str, Value]) -> tuple[str, ...]:
    """Labels of the wanted fields that are empty, in the order of the form."""
    empty = [field for field in register.fields if field.wanted and values.get(field.key) in (None, "")]
    return tuple(field.label for field in empty if not any(one.leaves_out(field, values) for one in register.wanted_where))


def history_lines(session: Session, register: Register, record_id: int) -> tuple[HistoryLine, ...]:
    """The dated moves of a record in order."""
    titles = move_titles(register)
    return tuple(
        HistoryLine(
            event=line.event,
            title=titles.get(line.event, "登记"),
            source=None if line.from_state is None else register.states.of(line.from_state),
            target=register.states.of(line.to_state),
            happened_on=line.happened_on,
            recorded_at=line.recorded_at,
            by=line.officer_name,
            reason=line.reason,
            withdrawn=_withdrawn(line),
            id=line.id,
        )
        for line in history.transitions_of(session, register.key, record_id, withdrawn=True)
    )


def move_titles(register: Register) -> dict[str, str]:
    """What each event of a register is called."""
    return {move.event: move.title for move in register.transitions}


def _withdrawn(line: history.RecordTransition) -> str:
    if line.withdrawn_at is None:
        return ""
    return f"已撤回：{line.withdrawn_reason}（{line.withdrawn_by}，{line.withdrawn_at.astimezone():%Y-%m-%d}）"


def last_move(lines: Sequence[HistoryLine]) -> HistoryLine | None:
    """The last move that stands and changed the state; None where the record was only entered."""
    standing = [line for line in lines if not line.withdrawn]
    return standing[-1] if standing and standing[-1].source is not None else None
