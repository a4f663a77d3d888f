"""Which column of a sheet means which datum of a register (列映射)."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from libao_desk.core.text import squeeze, to_half_width
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.services.never_recorded import forbidden_column

STATE_HEADERS = frozenset({"状态", "目前状态", "当前状态"})
NUMBER_HEADERS = frozenset({"本地编号", "台账编号"})
SERIAL_HEADERS = frozenset({"序号", "序", "no", "no."})

Target = FieldPath | SheetColumn


@dataclass
class ColumnMap:
    """The meaning found for each column, by its index in the sheet."""

    targets: dict[int, Target] = field(default_factory=dict)
    state: int | None = None
    number: int | None = None
    dropped: list[tuple[str, str]] = field(default_factory=list)
    """(header, reason) of columns that may not be recorded and are not read."""
    unknown: list[str] = field(default_factory=list)


def header_words(register: Register) -> dict[str, Target]:
    """Every word that heads a column of this register's sheets, normalised, with what it means."""
    words: dict[str, Target] = {}
    for column in register.sheet_columns:
        for word in (column.label, *column.synonyms):
            words.setdefault(normal(word), column)
    importable = [field for field in register.fields if not field.fact.computed and field.kind is not Kind.ROWS]
    for path in importable:
        words.setdefault(normal(path.label), path)
    for path in importable:
        for word in (path.fact.label, *path.fact.synonyms):
            words.setdefault(normal(word), path)
    return words


def normal(text: str) -> str:
    """A header without blanks, brackets, stars, colons and width differences."""
    plain = squeeze(to_half_width(text)).replace(" ", "").replace("\n", "").lower()
    return plain.split("(")[0].strip("*:：。") if not plain.startswith("(") else plain.strip("*:：")


def is_header(register: Register) -> Callable[[str], bool]:
    """A test for the words that can head a column, for finding the header row below title rows."""
    words = header_words(register)

    def known(text: str) -> bool:
        name = normal(text)
        return name in words or name in STATE_HEADERS or name in SERIAL_HEADERS or _with_brackets(text) in words

    return known


def map_columns(register: Register, headers: Iterable[tuple[int, str]], chosen: Mapping[str, str]) -> ColumnMap:
    """The meaning of each header; `chosen` (header to field key, "" for none) is what the clerk decided and goes first."""
    words = header_words(register)
    by_key = {target.key: target for target in words.values()}
    found = ColumnMap()
    for index, header in headers:
        forbidden = forbidden_column(header)
        if forbidden is not None:
            found.dropped.append((header, forbidden.reason))
            continue
        _place(found, index, header, words, by_key.get(chosen[header]) if header in chosen else None, header in chosen)
    return found


def _place(found: ColumnMap, index: int, header: str, words: Mapping[str, Target], decided: Target | None, was_decided: bool) -> None:
    name = normal(header)
    target = decided if was_decided else words.get(name) or words.get(_with_brackets(header)) or _last_part(header, words)
    if target is not None:
        if target not in found.targets.values():
            found.targets[index] = target
        else:
            found.unknown.append(header)
    elif was_decided or name in SERIAL_HEADERS:
        return
    elif name in STATE_HEADERS:
        found.state = index
    elif name in NUMBER_HEADERS:
        found.number = index
    else:
        found.unknown.append(header)


def _with_brackets(text: str) -> str:
    """ "村(居)" is a word of its own; the bracket is not a unit."""
    return squeeze(to_half_width(text)).replace(" ", "").replace("\n", "").lower().strip("*:")


def _last_part(header: str, words: Mapping[str, Target]) -> Target | None:
    """Under a two-row head "矫正期限/起" the joined words or the lower word may be known."""
    if "/" not in header:
        return None
    upper, _, lower = header.rpartition("/")
    return words.get(normal(upper + lower)) or words.get(normal(lower))
