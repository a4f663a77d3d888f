"""Records: new, opened, saved, moved from state to state; every register through the same door."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from libao_desk.core.errors import Refusal
from libao_desk.declare.code import Code
from libao_desk.declare.lifecycle import Step
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.duplicates import answer_distinct
from libao_desk.people.models import Person
from libao_desk.people.officers import Role
from libao_desk.services import indexing
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import destroyed_sentence
from libao_desk.services.glass_noted import note_by_glass
from libao_desk.services.withheld import refuse_restricted, refuse_unnamed, sees_by_glass, withheld_ids
from libao_desk.store import looks, numbers
from libao_desk.store.history import RecordTransition, add_transition
from libao_desk.store.in_bulk import bulk_insert, insert_new
from libao_desk.store.numbers import Bearer
from libao_desk.store.pointing import chunks

from .after_last import refuse_before_last
from .applying import apply_values
from .as_new import TYPED, AsNew
from .dated_changes import held_values, keep_dated, keep_recurring
from .deaths import refuse_dead
from .dossier_pieces import refuse_unready, unready_sentences
from .draft_parts import apply_parts, guard_texts
from .drafts import RecordDraft, RecordRef, RecordView
from .ends_kept import refuse_forbidden_day, standing_end
from .identity import settle_people
from .issued_papers import refuse_renumbering
from .kept_back import kept_back, refuse_kept_back, silence_followers, without_kept
from .known_by import numbered, tell_unknown
from .link_table import tie
from .move_days import redate, told_days
from .moves import day_of_move, fill_in, refuse_move, refuse_out_of_order, state_of, within_reach
from .taking_back import may_take_back, withdraw_last
from .views import view_of

BIRTH = "enter"
"""The event of a record's first entry where a register declares no birth move of its own."""


class Records:
    """The main door to the records of all registers."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    # --- looking -----------------------------------------------------------------------------------------------------

    def find(self, register: str, number: str) -> RecordRef:
        """The record with that permanent or official number.

        Raises Refusal where there is none or where several official numbers agree.
        """
        declared = self.desk.book.get(register)
        self.desk.look.allow(register, Action.VIEW)
        with self.desk.read() as session:
            ids = session.scalars(numbered(declared, number)).all()
            destroyed = "" if ids else destroyed_sentence(session, number)
        if destroyed:
            raise Refusal(destroyed)
        if len(ids) != 1:
            raise Refusal(f"{declared.title}中{'没有' if not ids else '有多条'}编号为“{number}”的记录。")
        return RecordRef(register, ids[0])

    def open(self, ref: RecordRef) -> RecordView:
        """One record with its parts, history, open duties and the moves its state allows.

        Raises Refusal where the officer may not see it, or where it is sealed or gone.
        """
        register = self.desk.book.get(ref.register)
        desk, facts = self.desk.look, self.desk.facts()
        desk.allow(ref.register, Action.VIEW)
        with desk.read() as session:
            record = load(desk, session, register, ref.id)
            view = view_of(session, register, record, facts=facts, today=desk.today)
            view = without_kept(register, view, kept_back(session, desk.book, register, record))
            view = tell_unknown(session, register, view)
            is_by_glass = sees_by_glass(desk, session, register, ref.id)
        if is_by_glass:
            note_by_glass(desk, looks.EMERGENCY_OPENED, register, ref.id)
            return replace(view, only_read=True, moves=(), ahead=(), stopped="", last_move="", last_move_id=0)
        return view if may_take_back(self.desk, register, view.state) else replace(view, last_move="", last_move_id=0)

    def is_open(self, ref: RecordRef) -> bool:
        """Whether the officer may see the record by now."""
        desk, register = self.desk.look, self.desk.book.get(ref.register)
        with desk.read() as session:
            return desk.may(ref.register, Action.VIEW) and ref.id not in withheld_ids(desk, session, register)

    # --- changing ----------------------------------------------------------------------------------------------------

    def save(self, draft: RecordDraft, *, reason: str | None = None) -> RecordRef:
        """Store a draft: one act, one entry in the trail, a permanent number for a new record.

        Raises ChangedMeanwhile where another window changed the same data, WordsNeverRecorded where a text holds what is
        never recorded (a director who gives a reason decides that it stays), OnFileAsDead where a new record is about somebody
        who is dead and the draft does not say that he is meant, Refusal where something cannot be stored.
        """
        register = self.desk.book.get(draft.register)
        self.desk.allow(draft.register, Action.EDIT)
        act = f"{'登记' if draft.id is None else '修改'}{register.title}"
        if reason is None or self.desk.rights.role is not Role.DIRECTOR:
            guard_texts(register, draft)
        facts = self.desk.facts()
        with self.desk.work(act, reason=reason) as session:
            record = register.model() if draft.id is None else load(self.desk, session, register, draft.id)
            if draft.id is not None:
                mark_touched(record)
            with session.no_autoflush:
                held, told = held_values(register, record), told_days(register, record, self.desk.today)
                end = standing_end(session, register, record, facts) if draft.id is not None else None
                apply_values(session, record, register.fields, draft.changed(), draft.original)
                apply_parts(session, register, record, draft)
                if draft.id is not None:
                    refuse_renumbering(session, register, record)
                    refuse_forbidden_day(end, record, facts)
                    keep_dated(register, record, held, self.desk.today)
                    keep_recurring(register, record, held)
                    redate(session, register, record, told, self.desk.today)
                if draft.handler is not None and draft.handler != draft.original_handler:
                    record.handler_id = draft.handler.id
                settle_people(session, record, self.desk.today)
                newcomers = _newcomers(session)
                refuse_unnamed(self.desk, register, record)
                followed = None if draft.follows is None else draft.follows.ref
                silent = kept_back(session, self.desk.book, register, record, followed)
                refuse_kept_back(register, record, silent, draft.changed().keys())
                if draft.id is None and not draft.is_of_the_dead:
                    refuse_dead(self.desk, session, register, record)
            if draft.id is None:
                self.enter(session, register, record, self._birth(register, record))
                if draft.follows is not None:
                    load(self.desk, session, self.desk.book.get(draft.follows.ref.register), draft.follows.ref.id)
                    tie(session, draft.follows.ref, RecordRef(register.key, record.id), draft.follows.title, self.desk.today)
            else:
                session.flush()
                indexing.put(session, register, record)
            _tell_apart(session, newcomers, draft)
            return RecordRef(draft.register, record.id)

    def _birth(self, register: Register, record: Record) -> tuple[Step, ...]:
        """The birth of a typed record, on the day its own dates give it; what came after is for the officer to carry out."""
        steps = tuple(register.replay(record, self.desk.today)) if register.replay else ()
        return tuple(Step(_birth_event(register), register.initial, step.happened_on) for step in steps[:1])

    def enter(self, session: Session, register: Register, record: Record, steps: Sequence[Step]) -> None:
        """Give a new record its number, its birth, the dated moves it has already gone through, and make it findable.

        Inside the caller's act.
        """
        self._enter(session, register, ((record, steps),), lambda records: _add(session, records))

    def enter_all(self, session: Session, register: Register, entries: Sequence[tuple[Record, Sequence[Step]]]) -> None:
        """The same for some hundreds of new records at once, numbered in their order; the session does not know them afterwards."""
        self._enter(session, register, entries, lambda records: insert_new(session, records))

    def _enter(
        self,
        session: Session,
        register: Register,
        entries: Sequence[tuple[Record, Sequence[Step]]],
        write: Callable[[Sequence[Record]], None],
    ) -> None:
        unborn = Step(_birth_event(register), register.initial, self.desk.today)
        lives = [(record, list(steps) or [unborn]) for record, steps in entries]
        places = self._numbers(session, register, lives)
        with session.no_autoflush:  # whoever they are about may be on file, his village still to be read: none of them is whole yet
            found = [(record, indexing.findable(register, record)) for record, _ in lives]
        for record, life in lives:
            record.entered_at = self.desk.clock.now()
            record.handler_id = record.handler_id or self.desk.actor.officer_id
            record.state = life[-1].target  # type: ignore[attr-defined]  # every register's model has a state of its own enum
        write([record for record, _ in lives])
        named = ((record, *place) for (record, _), place in zip(lives, places, strict=True))
        numbers.name_users(session, [Bearer(register.key, year, n, record.number, register.key, record.id) for record, year, n in named])
        bulk_insert(session, RecordTransition, [move for record, life in lives for move in self._course(register, record, life)])
        indexing.store(session, register, found)

    def _course(self, register: Register, record: Record, life: Sequence[Step]) -> Iterator[dict[str, Any]]:
        source: Code | None = None
        for step in life:
            yield self._moved(register, record, step, source, None)
            source = step.target

    def _numbers(self, session: Session, register: Register, lives: Sequence[tuple[Record, list[Step]]]) -> list[tuple[int, int]]:
        """Number the records in their order, each in the year it was born; gives (year, n) of each."""
        years = [min(life[0].happened_on, self.desk.today).year for _, life in lives]
        taken = {year: iter(numbers.reserve_many(session, register.key, year, years.count(year))) for year in dict.fromkeys(years)}
        places = [(year, next(taken[year])) for year in years]
        for (record, _), (year, n) in zip(lives, places, strict=True):
            record.number = register.number.text(year, n)
        return places

    def move(self, ref: RecordRef, event: str, *, happened_on: date | None = None, reason: str | None = None) -> None:
        """Carry out one move of the lifecycle.

        Raises Refusal with the law's sentence where the state, a missing value, a guard or a right forbids it, or where it would be
        dated before the move it follows.
        """
        register = self.desk.book.get(ref.register)
        self.desk.allow(ref.register, Action.MOVE)
        move = register.transition(event)
        facts = self.desk.facts()
        with self.desk.work(f"{register.title}：{move.title}", reason=reason) as session:
            record = load(self.desk, session, register, ref.id)
            day = happened_on or day_of_move(move, record) or self.desk.today
            refuse_move(move, record, facts, day, self.desk.today, reason)
            fill_in(move, record)
            refuse_out_of_order(register, move, record)
            refuse_before_last(session, register, record, move, day)
            refuse_unready(session, register, record, facts, event, reason)
            self._carry_out(session, register, record, Step(event, move.target, day), reason)
            indexing.put(session, register, record)

    def take_back(self, ref: RecordRef, *, reason: str, move: int = 0) -> str:
        """Withdraw the last move, as if it had never been: past days, rosters and figures know nothing of it; gives its title.

        What was typed for it (its day, a result) stays and is put right by hand. An end is taken back by the director alone. `move` is
        the step that the officer was asked about (`RecordView.last_move_id`); 0 takes whichever is the last.

        Raises Refusal without a reason or the right, where another step is the last by now, or nothing but the entry is left.
        """
        register = self.desk.book.get(ref.register)
        self.desk.allow(ref.register, Action.MOVE)
        if not reason.strip():
            raise Refusal("撤回已办理的步骤须写明理由。")
        with self.desk.work(f"{register.title}：撤回办理", reason=reason.strip()) as session:
            record = load(self.desk, session, register, ref.id)
            title, before = withdraw_last(self.desk, session, register, ref, reason=reason.strip(), move=move)
            record.state = before  # type: ignore[attr-defined]  # as in enter()
            session.flush()
            indexing.put(session, register, record)
        return title

    def catch_up(self, ref: RecordRef) -> tuple[str, ...]:
        """Carry out, one after another, the moves that the record's own dates say have happened; gives their titles.

        It stops before the first move that is refused, which `RecordView.stopped` tells; what came before it is kept.
        """
        register = self.desk.book.get(ref.register)
        self.desk.allow(ref.register, Action.MOVE)
        with self.desk.work(f"{register.title}：按已填日期办理") as session:
            record = load(self.desk, session, register, ref.id)
            done = self.catch_up_within(session, register, record)
            indexing.put(session, register, record)
        return done

    def catch_up_within(self, session: Session, register: Register, record: Record, row: AsNew = TYPED) -> tuple[str, ...]:
        """The same inside the caller's act, who makes the record findable; of a ledger's row what a new record is taken with."""
        facts = self.desk.facts()
        reach = within_reach(register, record, facts, self.desk.today, unready_sentences(session, register, record, facts), row)
        for move, day in reach.steps:
            fill_in(move, record)
            self._carry_out(session, register, record, Step(move.event, move.target, day), None)
        if reach.said is not None:
            self._carry_out(session, register, record, reach.said, None)
        return tuple(move.title for move, _ in reach.steps)

    def _carry_out(self, session: Session, register: Register, record: Record, step: Step, reason: str | None) -> None:
        source = state_of(record)
        record.state = step.target  # type: ignore[attr-defined]  # as in enter()
        add_transition(session, **self._moved(register, record, step, source, reason))
        session.flush()
        silence_followers(session, self.desk.book, register, record)

    def _moved(self, register: Register, record: Record, step: Step, source: Code | None, reason: str | None) -> dict[str, Any]:
        return {
            "register": register.key,
            "record_id": record.id,
            "event": step.event,
            "from_state": None if source is None else str(source.value),
            "to_state": str(step.target.value),
            "happened_on": step.happened_on,
            "recorded_at": self.desk.clock.now(),
            "officer_id": self.desk.actor.officer_id,
            "officer_name": self.desk.actor.name,
            "reason": reason,
        }


def _add(session: Session, records: Sequence[Record]) -> None:
    session.add_all(records)
    session.flush()


def _newcomers(session: Session) -> list[Person]:
    """The people who get a card with what is stored, or of whose card it tells more."""
    return [person for person in (*session.new, *session.dirty) if isinstance(person, Person)]


def _tell_apart(session: Session, newcomers: Sequence[Person], draft: RecordDraft) -> None:
    """Keep the answers that they are others than those on file who are like them."""
    for person in newcomers:
        for _, other in (pair for pair in draft.told_apart if pair[0] == person.name and pair[1] != person.id):
            answer_distinct(session, person.id, other)


def _birth_event(register: Register) -> str:
    return next((move.event for move in register.transitions if not move.sources and move.target is register.initial), BIRTH)


def load(desk: Desk, session: Session, register: Register, record_id: int) -> Record:
    """One record for its page or its change.

    Raises Refusal where it is gone or sealed, or where only others are named to see it.
    """
    record = session.get(register.model, record_id)
    if record is None:
        raise Refusal("这条记录已不存在。")
    if state_of(record) in register.sealed:
        raise Refusal("该记录已依法封存，须凭查询申请并经所长批准后查阅。")
    refuse_unnamed(desk, register, record)
    refuse_restricted(desk, session, register, record)
    return record


def load_all(session: Session, register: Register) -> list[Record]:
    """Every record with its parts, sealed ones included: for figures and rosters, which sift them."""
    return list(session.scalars(_with_parts(register)).all())


def load_some(session: Session, register: Register, ids: Collection[int]) -> list[Record]:
    """The records of these ids with their parts, sealed ones included, in the order in which they were entered."""
    wanted, of_these = _with_parts(register), register.model.id.in_
    return [record for some in chunks(ids) for record in session.scalars(wanted.where(of_these(some)))]


def _with_parts(register: Register) -> sa.Select[Any]:
    eager = [selectinload(part.rows) for part in register.parts]
    return sa.select(register.model).options(*eager).order_by(register.model.id)


def mark_touched(record: Record) -> None:
    """A change of a part row is a change of the record: its version moves, so two windows notice each other."""
    sa.orm.attributes.flag_modified(record, "number")
