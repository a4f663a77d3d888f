"""What passes between a screen and the records: plain values, views to show, drafts to save."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from libao_desk.declare.clock import Duty
from libao_desk.declare.code import Code


@dataclass(frozen=True)
class RecordRef:
    """A record by register and internal id."""

    register: str
    id: int


@dataclass(frozen=True)
class Ref:
    """A reference to a person, organisation, village, committee, member or officer, with its name to show."""

    id: int
    label: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)


Value = str | int | bool | Decimal | date | datetime | Code | tuple[Code, ...] | Ref | None


@dataclass(frozen=True)
class RowView:
    """One row of a part as stored."""

    id: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class HistoryLine:
    """One dated move of a record."""

    event: str
    title: str
    source: Code | None
    target: Code
    happened_on: date
    recorded_at: datetime
    by: str
    reason: str | None
    withdrawn: str = ""
    """That it was taken back, by whom, when and why; "" for a move that stands."""
    id: int = 0
    """Which of all moves it is."""

    @property
    def note(self) -> str:
        """Where the move led and why, or that it was taken back."""
        return self.withdrawn or "　".join(filter(None, (f"→ {self.target.label}", self.reason)))


@dataclass(frozen=True)
class MoveOffer:
    """A move the record's state allows, and why it is refused today if it is."""

    event: str
    title: str
    target: str
    refusal: str | None
    missing: tuple[str, ...]
    """Labels of fields this step cannot do without."""
    asks_reason: bool
    decided_by: str
    happened_on: date | None
    """The day the record itself gives for it."""
    caution: str = ""
    """What speaks against it and is overridden by a reason."""
    happened_in: str = ""
    """The label of the datum that gives the day."""
    is_told_elsewhere: bool = False
    """Whether that is a datum of its own and not the step's day (死亡日期): who types it may not think of the step."""


@dataclass(frozen=True)
class RecordView:
    """One record as shown on its page."""

    ref: RecordRef
    number: str
    label: str
    state: Code
    version: int
    handler: Ref | None
    values: Mapping[str, Value]
    parts: Mapping[str, tuple[RowView, ...]]
    history: tuple[HistoryLine, ...]
    moves: tuple[MoveOffer, ...]
    ahead: tuple[str, ...]
    """Titles of the moves that the record's own dates say have happened and nothing forbids: `Records.catch_up` carries them out."""
    stopped: str
    """Why the next move that its dates speak of cannot be carried out; "" where nothing stands against any."""
    missing: tuple[str, ...]
    """Labels of wanted fields that are empty."""
    warnings: tuple[str, ...]
    duties: tuple[Duty, ...]
    cautions: tuple[str, ...] = ()
    """What whoever opens it must mind of the people it is about: that one is a minor."""
    last_move: str = ""
    """The title of the move that the officer can take back; "" where there is none but the birth of the record, or it is not his to."""
    only_read: bool = False
    """Whether it is open in an emergency alone (应急查阅): to be looked at, not to be written in."""
    last_move_id: int = 0
    """Which move that is: what is asked about is what is taken back."""


@dataclass
class RowDraft:
    """A row being typed; `id` is None until it is saved."""

    id: int | None = None
    values: dict[str, Value] = field(default_factory=dict)
    original: dict[str, Value] = field(default_factory=dict)
    removed: bool = False
    unread: dict[str, str] = field(default_factory=dict)
    """Texts that stood in boxes and were no values yet when the draft was kept, by field."""

    def changed(self) -> dict[str, Value]:
        """The values that differ from what was loaded."""
        return {key: value for key, value in self.values.items() if value != self.original.get(key)}


@dataclass(frozen=True)
class Follows:
    """The record a new one comes from, and what the link between them says."""

    ref: RecordRef
    title: str


@dataclass
class RecordDraft:
    """A record being typed: what was loaded, and what it says now."""

    register: str
    id: int | None = None
    version: int | None = None
    values: dict[str, Value] = field(default_factory=dict)
    original: dict[str, Value] = field(default_factory=dict)
    parts: dict[str, list[RowDraft]] = field(default_factory=dict)
    handler: Ref | None = None
    original_handler: Ref | None = None
    follows: Follows | None = None
    unread: dict[str, str] = field(default_factory=dict)
    """Texts that stood in boxes and were no values yet when the draft was kept, by field."""
    is_of_the_dead: bool = False
    """Whoever types it was asked about somebody on file as dead, and says that he is meant."""
    is_second: bool = False
    """Whoever types it was asked about an open record of the same person, and says that this is another matter."""
    told_apart: set[tuple[str, int]] = field(default_factory=set)
    """Names typed as new, each with the id of somebody on file of whom whoever types it says that he is another."""

    def changed(self) -> dict[str, Value]:
        """The main record's values that differ from what was loaded."""
        return {key: value for key, value in self.values.items() if value != self.original.get(key)}


def draft_of(view: RecordView) -> RecordDraft:
    """A draft that starts from what is stored."""
    return RecordDraft(
        register=view.ref.register,
        id=view.ref.id,
        version=view.version,
        values=dict(view.values),
        original=dict(view.values),
        parts={key: [RowDraft(row.id, dict(row.values), dict(row.values)) for row in rows] for key, rows in view.parts.items()},
        handler=view.handler,
        original_handler=view.handler,
    )


@dataclass(frozen=True)
class Clash:
    """One datum that another window changed while it was changed here too."""

    part: str
    """The part whose row it is; empty for the record itself."""
    row: int | None
    key: str
    theirs: Value
    mine: Value


def clashes(draft: RecordDraft, now: RecordView) -> tuple[Clash, ...]:
    """What was changed both here and, since the draft was made, elsewhere, to different values."""
    found = list(value_clashes(draft.values, draft.original, now.values))
    for part, rows in draft.parts.items():
        stored = {row.id: row for row in now.parts.get(part, ())}
        for row in rows:
            if row.id in stored and not row.removed:
                found += value_clashes(row.values, row.original, stored[row.id].values, part, row.id)
    return tuple(found)


def value_clashes(
    values: Mapping[str, Value], original: Mapping[str, Value], now: Mapping[str, Value], part: str = "", row: int | None = None
) -> Iterator[Clash]:
    """What of some values was changed both here and elsewhere."""
    for key, mine in values.items():
        was, theirs = original.get(key), now.get(key)
        if mine != was and theirs not in (was, mine):
            yield Clash(part, row, key, theirs, mine)


def rebased(draft: RecordDraft, now: RecordView, given_up: Collection[Clash]) -> RecordDraft:
    """The draft on top of what is stored now: mine stays, except where a clash is given up for theirs."""
    lost = {(clash.part, clash.row, clash.key) for clash in given_up}
    fresh = draft_of(now)
    if draft.handler != draft.original_handler:
        fresh.handler = draft.handler
    fresh.values |= {key: value for key, value in draft.changed().items() if ("", None, key) not in lost}
    for part, rows in draft.parts.items():
        stored = {row.id: row for row in fresh.parts.get(part, [])}
        for row in rows:
            if row.id is None:
                fresh.parts.setdefault(part, []).append(row)
            elif row.id in stored:
                stored[row.id].removed = row.removed
                stored[row.id].values |= {key: value for key, value in row.changed().items() if (part, row.id, key) not in lost}
    return fresh
