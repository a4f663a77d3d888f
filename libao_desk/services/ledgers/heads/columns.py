"""Which column of a sheet means which datum of a register (列映射)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from libao_desk.declare.field import Text
from libao_desk.declare.path import Kind, path
from libao_desk.declare.register import LooseHead, Register
from libao_desk.declare.sheet import CellOfSeveral, Holds, SaidTogether, SheetColumn
from libao_desk.declare.value import show
from libao_desk.services.never_recorded import forbidden_column, own_columns
from libao_desk.sheets.error_copy import REASON_HEAD
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.row_words import SERIAL_HEADS

from .bare_ends import WHOSE, heads_of_ends, is_of_the_case
from .header_words import Meaning, Target, header_words, keys_of_head
from .sides import heads_of_sides

if TYPE_CHECKING:
    from libao_desk.sheets.heading import HeaderCell

STATE_HEADERS = frozenset({"状态", "目前状态", "当前状态"})
ALSO_STATE_HEADERS = frozenset(
    "现状 在册状态 矫正状态 人员状态 在矫状态 帮教状态 在帮状态 对象状态 是否在册 是否在矫 是否在帮 在册情况 解矫情况 解除情况"
    " 办理状态 办理情况 办理进度 办理进展 办结情况 办结状态 案件状态 案件进展 案件进度 是否办结 是否结案 是否终结 是否解除 是否解矫"
    " 目前办理状态 目前办理情况 目前办理进度 当前办理状态 当前办理情况 当前办理进度 处理状态 处理进度 处理进展 目前进展 当前进展"
    " 调解状态 调解进度 调解进展 调处状态 调处进度 调处进展".split()
)
"""Heads of a column that says as much where no column is headed 状态."""
NUMBER_HEADERS = frozenset({"编号", "本地编号", "台账编号"})
"""Our own permanent number, or the number an older ledger gave: what else it may be, the register's own words say first."""
ALSO_NUMBER_HEADERS = frozenset({"案号", "个案编号"})
"""Heads of our own number on our rosters and papers, in registers that keep no other number."""
SLIP_HEADER = "回传校验"
"""Heads the hidden column of a sheet that was sent out to come back."""

TEN_THOUSAND, YUAN, UNIT = "万元", "元", "单位"
"""How a head, or a title above it, says what amounts are counted in."""
UNITS = {TEN_THOUSAND: 10_000, "千元": 1_000, "百元": 100}
"""Yuan in the units that heads name."""

AS_STATE = ":state"
"""Key of the column that says the state."""

STATE = "state"
"""The attribute of a record's state."""


def text_of(target: Target, record: object) -> str:
    """What a record says in a column, as the office writes it."""
    if isinstance(target, SheetColumn):
        return target.show(record)
    stored = target.value_of(record)
    return show(target, stored.name if target.kind is Kind.REFERENCE and stored is not None else stored)


@dataclass
class ColumnMap:
    """The meaning found for each column, by its position among the table's columns."""

    targets: dict[int, Target] = field(default_factory=dict)
    several: dict[int, CellOfSeveral] = field(default_factory=dict)
    """Columns whose cells say several data each."""
    together: dict[int, SaidTogether] = field(default_factory=dict)
    """Columns that say a datum only together with another column."""
    state: int | None = None
    state_head: str = ""
    """What heads the column of the state."""
    state_rank: int = 0
    """How surely it is that."""
    number: int | None = None
    number_head: str = ""
    """What heads the column of the number, where it is not headed 编号."""
    serial: int | None = None
    """Where the rows are counted (序号); it says nothing of a record."""
    slip: int | None = None
    """Where each row's slip stands, if the sheet is one that we sent."""
    units: dict[int, str] = field(default_factory=dict)
    """Columns whose amounts are in 万元 or 千元: a bare number there is that many times as many yuan."""
    loose: dict[int, str] = field(default_factory=dict)
    """By column, what is told of a head that by its letter says something else than it is read as."""
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """(header, reason) of columns that may not be recorded and are not read."""
    unknown_at: dict[int, str] = field(default_factory=dict)
    """Heads that nobody knows, by their columns' positions."""
    ends_of_anything: list[str] = field(default_factory=list)
    """Of these, 起 and 止 of nobody can say what."""
    doubled: dict[int, str] = field(default_factory=dict)
    """Of these, what is not read since another column says the same datum: that datum."""
    from_title: frozenset[int] = frozenset()
    """Columns that the sheet does not have: its title says the same of all rows."""
    hidden: frozenset[int] = frozenset()
    """Columns that whoever looks at the sheet does not see."""

    @property
    def unknown(self) -> list[str]:
        """Heads that nobody knows."""
        return list(self.unknown_at.values())

    @property
    def tells_whose(self) -> bool:
        """Whether some column says whom, which record or what day a row is about: in a table of counts none does."""
        return bool(self.several) or {self.number, self.slip} != {None} or any(_tells_whose(target) for target in self.targets.values())

    @property
    def tells_of_cases(self) -> bool:
        """Whether some column tells of the records themselves, not only whose they are and what days there are."""
        return bool(self.several or self.together) or any(map(is_of_the_case, self.targets.values()))

    @property
    def read(self) -> frozenset[int]:
        """Columns of the sheet from which something of a record is taken."""
        return frozenset((*self.targets, *self.several, *self.together, *(at for at in (self.state, self.number) if at is not None)))


def _tells_whose(target: Target) -> bool:
    if isinstance(target, SheetColumn):
        return target.holds in (Holds.NAMES, Holds.IDENTIFIER, Holds.DAYS)
    return target.kind is Kind.DATE or target.fact.text in (Text.NAME, Text.CITIZEN_ID, Text.NUMBER)


def known_headers(register: Register) -> frozenset[str]:
    """The words that can head a column, for finding the head below title rows."""
    bare = frozenset(plain_header(word) for loose in register.loose_heads if loose.alone for word in loose.words)
    return (
        frozenset(header_words(register))
        | STATE_HEADERS
        | ALSO_STATE_HEADERS
        | NUMBER_HEADERS
        | ALSO_NUMBER_HEADERS
        | SERIAL_HEADS
        | {SLIP_HEADER}
        | bare
    )


def map_columns(register: Register, heads: "Iterable[HeaderCell]", chosen: Mapping[str, str], titles: Iterable[str] = ()) -> ColumnMap:
    """The meaning of each head; `chosen` (head to field key, "" for none) is what the clerk decided and goes first.

    The `titles` above the head may say in what unit the amounts are (单位：万元).
    """
    words, own = header_words(register), own_columns(register.key)
    by_key = {target.key: target for target in words.values()}
    found = ColumnMap()
    heads = list(heads)
    of_all = next((unit for title in titles if UNIT in title for unit in UNITS if unit in title), "")
    named_units = (
        (at, next((unit for unit in UNITS if unit in head.text), "" if YUAN in head.text else of_all)) for at, head in enumerate(heads)
    )
    found.units = {at: unit for at, unit in named_units if unit}
    plain = [plain_header(head.text) for head in heads]
    named = {target.key: plain.index(word) for target in words.values() for word in reversed(_own_names(target)) if word in plain}
    whose = heads_of_sides(register, words, [head.parts for head in heads])
    ends = heads_of_ends(register, words, [head.parts for head in heads])
    takes_ours = not any(len(group) == 1 and path(group[0]).fact.text is Text.NUMBER for group in register.same)
    for position, head in enumerate(heads):
        met = (rule for text in (head.text, *head.parts) if (rule := forbidden_column(text)))
        forbidden = next((rule for rule in met if plain_header(rule.word) not in own), None)
        if forbidden is not None:
            found.dropped.append((head.text, forbidden.reason))
        elif chosen.get(head.text) == AS_STATE:
            _place_state(found, position, head.text, rank=2)
        elif head.text in chosen:
            _place(found, position, head.text, by_key.get(chosen[head.text]), decided=True)
        elif ends.get(position) == WHOSE:
            found.unknown_at[position] = head.text
            found.ends_of_anything.append(head.text)
        else:
            keys = (*whose.get(position, ()), *((ends[position],) if position in ends else ()), *keys_of_head(head.parts))
            target = next((words[key] for key in keys if key in words), None)
            if target is not None and named.get(target.key, position) != position and not isinstance(target, CellOfSeveral):
                # a column that bears the datum's own name goes before another word for it, the exact one before both
                found.unknown_at[position], found.doubled[position] = head.text, target.label
            elif target is not None:
                _place(found, position, head.text, target, decided=False)
                told = _told_of_loose(register, head.text, target) if found.targets.get(position) == target else ""
                found.loose |= {position: told} if told else {}
            else:
                _place_special(found, position, head.text, keys, takes_ours=takes_ours)
    open_heads = {at: head for at, head in enumerate(heads) if head.text not in chosen}
    _leave_out_unsure(found, {at: head.text for at, head in open_heads.items()})
    _read_bare(found, register, {at: plain_header(head.text) for at, head in open_heads.items() if len(head.parts) == 1})
    return found


def _own_names(target: Meaning) -> tuple[str, ...]:
    """What names a datum for certain, the surest first."""
    exact = target.exact if isinstance(target, SheetColumn) else ()
    return tuple(map(plain_header, (*exact, target.label)))


def _place(found: ColumnMap, position: int, head: str, target: Meaning | None, *, decided: bool) -> None:
    if isinstance(target, CellOfSeveral):
        found.several[position] = target  # also twice: the length of a term in one column, its days in another
    elif target is None or target in found.targets.values():
        if not decided:
            found.unknown_at[position] = head
            found.doubled |= {} if target is None else {position: target.label}
    elif isinstance(target, SaidTogether):
        found.together[position] = target
    else:
        found.targets[position] = target


def _leave_out_unsure(found: ColumnMap, heads: Mapping[int, str]) -> None:
    """Read a head that may be another term's (执行期限) only where no other column says the days, and tell it."""
    for at, several in tuple(found.several.items()):
        if plain_header(heads.get(at, "")) not in map(plain_header, several.alone):
            continue
        elsewhere = [one for place, one in found.several.items() if place != at]
        if several in elsewhere or not set(several.targets[:2]).isdisjoint(found.targets.values()):
            del found.several[at]
            found.unknown_at[at], found.doubled[at] = heads[at], several.label
        else:
            found.loose[at] = f"“{heads[at]}”列读作“{several.label}”，表中写的不是{several.label}的，请在列的对应中改为不导入。"


def _read_bare(found: ColumnMap, register: Register, heads: Mapping[int, str]) -> None:
    """Read a bare word (时间) as the one datum it means in this register where no other column says that, and tell it."""
    for loose in register.loose_heads:
        target = path(loose.field)
        places = [at for at, head in heads.items() if loose.alone and head in map(plain_header, loose.words)]
        if len(places) == 1 and places[0] in found.unknown_at and target not in found.targets.values():
            found.targets[places[0]] = target
            found.loose[places[0]] = _told(loose, found.unknown_at.pop(places[0]))


def _told_of_loose(register: Register, head: str, target: Meaning) -> str:
    if isinstance(target, SheetColumn):
        return f"“{head}”列：{target.told}" if target.told else ""
    of_it = (loose for loose in register.loose_heads if target == path(loose.field))
    return next((_told(loose, head) for loose in of_it if plain_header(head) in map(plain_header, loose.words)), "")


def _told(loose: LooseHead, head: str) -> str:
    label = path(loose.field).label
    return f"“{head}”列读作“{label}”：{loose.why}表中写的不是{label}的，请在列的对应中改为不导入。"


def _place_special(found: ColumnMap, position: int, head: str, keys: tuple[str, ...], *, takes_ours: bool) -> None:
    if not SERIAL_HEADS.isdisjoint(keys):
        found.serial = position
    elif not STATE_HEADERS.isdisjoint(keys):
        _place_state(found, position, head, rank=1)
    elif not ALSO_STATE_HEADERS.isdisjoint(keys):
        _place_state(found, position, head, rank=0)
    elif not NUMBER_HEADERS.isdisjoint(keys):
        _place_number(found, position)
    elif found.number is None and takes_ours and not ALSO_NUMBER_HEADERS.isdisjoint(keys):
        found.number, found.number_head = position, head
    elif SLIP_HEADER in keys:
        found.slip = position
    elif REASON_HEAD not in keys:
        found.unknown_at[position] = head


def _place_number(found: ColumnMap, position: int) -> None:
    """A column headed 编号 goes before one that only may say as much."""
    if found.number is not None and found.number_head:
        found.unknown_at[found.number] = found.number_head
    found.number, found.number_head = position, ""


def _place_state(found: ColumnMap, position: int, head: str, *, rank: int) -> None:
    """One column says the state: the one that the clerk chose, else one headed so, else the first that says as much."""
    if found.state is not None and found.state_rank >= rank:
        found.unknown_at[position] = head
        return
    if found.state is not None:
        found.unknown_at[found.state] = found.state_head
    found.state, found.state_head, found.state_rank = position, head, rank
