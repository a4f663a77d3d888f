"""Which column of a roster belongs under which head of the county's form (表样列名的对应): by label, by synonym, by field."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from libao_desk.core.paths import resource
from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.declare.roster import CellKind, Roster, RosterColumn
from libao_desk.declare.sheet import SaidTogether
from libao_desk.services.ledgers.heads.header_words import DAY_ENDINGS, header_words, other_endings
from libao_desk.services.never_recorded import forbidden_column
from libao_desk.services.rosters.rosters import THIS_MONTH
from libao_desk.sheets.form_build import FormColumn
from libao_desk.sheets.headers import header_keys, plain_header

from .apart import told_apart
from .parts_of_periods import part_said, without_part
from .side_by_side import strips
from .split_heads import Says, Share, groups, is_done, is_of_a_day, sayings, shares

SERIAL, OFFICE, TOWNSHIP, COUNTY, PERIOD = ":serial", ":office", ":township", ":county", ":period"
STANDING = {SERIAL: "序号", OFFICE: "本所名称", TOWNSHIP: "乡镇", COUNTY: "县（市、区）", PERIOD: "时期"}
"""What can stand in a column besides the roster's own columns."""
_STANDING_WORDS = {
    OFFICE: ("司法所", "填报单位", "上报单位", "所属司法所", "执行单位", "司法所名称"),
    TOWNSHIP: ("乡镇", "镇", "镇街", "所属乡镇", "乡镇(街道)", "镇(街道)", "区镇"),
    COUNTY: ("县", "市", "县(市、区)", "区县", "所属县区"),
    PERIOD: ("月份", "时期", "报送月份", "统计时期"),
}


_WHERE_FROM = ("填报", "上报", "报送", "填表", "制表")
_NUMBER, _NAME = "编号", "姓名"
_THIS_PERIOD = re.compile("^本(?:季度?|年度?|期)(?=.)")
_BEGINS_A_DAY = ("出生年月",)
"""A text that says a year and a month."""
SPAN = ":span:"
_SPAN_WORDS = ("{}", "{}起止", "{}(起止)", "{}起止日期", "{}起止时间", "起止日期", "起止时间")
_OTHER_SPANS = {"帮教期限": ("释放日期", "帮教期满日"), "请假时间": ("起", "止")}
"""Terms whose two days have columns that are not called after them."""
_SPAN_ALSO = {"矫正期限": ("矫正",), "帮教期限": ("帮教",), "请假时间": ("请假", "外出")}
"""What else stands before 起止时间 for such a term."""


def spans(roster: Roster) -> dict[str, tuple[str, str]]:
    """By key: the titles of the two columns that a form may want in one, as 矫正期限 for 矫正期限起 and 矫正期限止."""
    titles = [column.title for column in roster.columns if column.kind is CellKind.DATE]
    pairs = [(title, title[:-1] + "止") for title in titles if len(title) > 1 and title.endswith("起")]
    found = {SPAN + first[:-1]: (first, last) for first, last in pairs if last in titles}
    return found | {SPAN + name: days for name, days in _OTHER_SPANS.items() if set(days) <= set(titles)}


def offered(roster: Roster) -> frozenset[str]:
    """The keys of everything that can stand in a column, one quarter or month of the period included."""
    return frozenset((*(column.title for column in roster.columns), *(key for key, _ in choices(roster))))


def choices(roster: Roster) -> tuple[tuple[str, str], ...]:
    """(key, label) of everything that is offered for a column; a roster's column is known by its title."""
    return (
        *((column.title, column.title) for column in roster.columns if not column.part),
        *((key, f"{key.removeprefix(SPAN)}（起止）") for key in spans(roster)),
        *STANDING.items(),
    )


def known_heads(register: Register, roster: Roster) -> frozenset[str]:
    """Every word that can head a column, in comparable form: for finding the head of a form."""
    titles = [key for column in roster.columns if not column.part for key in header_keys(column.title)]
    groups = [plain_header(word) for group in _groups() for word in group]
    standing = [plain_header(word) for words in _STANDING_WORDS.values() for word in words]
    return frozenset((*titles, *groups, *standing, *_span_words(roster), *header_words(register), "序号", "序"))


def propose(register: Register, roster: Roster, columns: Iterable[FormColumn]) -> dict[int, str]:
    """By the form's column: the key of what belongs there; what nothing fits is left out, and nothing is offered twice.

    A head that says exactly what a column is goes before one that says it in other words. Of heads that stand there once more at the
    right each has what it has at the left.
    """
    first, *others = strips(tuple(columns))
    found = _proposed(_Words(register, roster), roster, first)
    again = ((left, right) for other in others for left, right in zip(first, other, strict=True))
    return found | {right.column: found[left.column] for left, right in again if left.column in found}


def _proposed(words: "_Words", roster: Roster, columns: tuple[FormColumn, ...]) -> dict[int, str]:
    found = {column: title for title, told in words.divided(columns) for column in told}
    waiting = []
    in_parts = {one.column for group in groups(columns) if is_of_a_day(group) for one in group}
    heads = Counter(column.parts for column in columns if len(column.parts) > 1)
    numbering = numbers_rows(roster, columns)
    for column in columns:
        if column.is_serial or column is numbering:
            found.setdefault(column.column, SERIAL)
        elif (
            column.column not in found
            and heads[column.parts] < 2  # 人数 beside each of two parties is not the number of all
            and column.column not in in_parts  # 受理 over 日 is no 受理日 but the last third of it
            and (not column.standing or _TAKES_APART.match(column.standing))
            and words.why_forbidden(column) is None
        ):
            waiting.append((column, words.likeliest(column, columns)))
    _give_out(waiting, found, {column.column: column.text for column in columns})
    for group in groups(columns):
        words.leave_undivided(group, found)
    return told_apart(dict(sorted(found.items())), columns, words.joined)


def _give_out(waiting: Sequence[tuple[FormColumn, Sequence[str]]], found: dict[int, str], heads: Mapping[int, str]) -> None:
    """To each column the likeliest of its meanings that no surer head has."""
    for turn in range(max((len(meanings) for _, meanings in waiting), default=0)):
        for column, meanings in waiting:
            if turn < len(meanings) and column.column not in found and (meaning := meanings[turn]):
                taken = (key for place, key in found.items() if not _wants_no_day(heads[place], key))
                if _wants_no_day(column.text, meaning) or meaning not in taken:
                    found[column.column] = meaning


_TAKES_APART = re.compile(r"=.*\b(?:MID|LEFT|RIGHT|DATEDIF)\(", re.IGNORECASE)
"""A formula that takes sex or age out of an ID number: of a masked number it makes #VALUE!, and what it looks for is known here."""


def shares_of(register: Register, roster: Roster, columns: Iterable[FormColumn], keys: Mapping[int, str]) -> Mapping[int, Share]:
    """By the form's column what it has of a datum that stands over several, as the keys say."""
    words = _Words(register, roster)
    found: dict[int, Share] = {}
    for group in groups(columns):
        for title in dict.fromkeys(keys.get(one.column, "") for one in group):
            found.update(words.shares([one for one in group if keys.get(one.column) == title], title))
    return found


def parted_by(register: Register, roster: Roster, lines: Sequence[str]) -> tuple[str, Mapping[int, Share]] | None:
    """The column whose entries the lines over a form's parts name, and by each line's place what it has of it; nothing where none is."""
    words = _Words(register, roster)
    group = [FormColumn(place, line, (line,)) for place, line in enumerate(lines)]
    told = ((column.title, words.shares(group, column.title)) for column in roster.columns if not column.part)
    return next(((title, shares) for title, shares in told if len(shares) == len(group)), None)


def codes_of(register: Register, roster: Roster, column: RosterColumn) -> tuple[Code, ...]:
    """The entries that the texts of a roster's column are."""
    return _Words(register, roster).codes_of(column)


def numbers_rows(roster: Roster, columns: tuple[FormColumn, ...]) -> FormColumn | None:
    """The first column, headed 编号: it numbers the rows where none is headed 序号 and the roster's 编号 has another place or none."""
    if not columns or columns[0].keys != (_NUMBER,) or any(column.is_serial for column in columns):
        return None
    has_own = any(column.title == _NUMBER for column in roster.columns)
    in_other_words = {plain_header(word) for group in _groups() if group[0] == _NUMBER for word in group[1:]}
    return columns[0] if not has_own or any(in_other_words & set(column.keys) for column in columns[1:]) else None


def why_forbidden(register: Register, roster: Roster, columns: Iterable[FormColumn]) -> dict[int, str]:
    """By the form's column: why it may not be filled."""
    words = _Words(register, roster)
    return {column.column: reason for column in columns if (reason := words.why_forbidden(column)) is not None}


class _Words:
    """What heads mean for one roster."""

    def __init__(self, register: Register, roster: Roster) -> None:
        fields = header_words(register)
        self._titles: dict[str, str] = {}
        for column in roster.columns:
            for key in header_keys(column.title) if not column.part else ():
                self._titles.setdefault(key, column.title)
        self._in_part = {(column.of, column.part): column.title for column in roster.columns if column.part}
        self._standing = {plain_header(word): key for key, words in _STANDING_WORDS.items() for word in words}
        self._columns = {column.title: column for column in roster.columns}
        self._alike = self._with_other_endings(dict(_by_meaning(self._titles, _groups())))
        self._field_of: dict[str, FieldPath] = {}
        by_field: dict[str, str] = {}
        for key, title in self._titles.items():
            if key in fields:
                by_field.setdefault(fields[key].key, title)
                if isinstance(field := fields[key], FieldPath):
                    self._field_of.setdefault(title, field)
        of_rows = (field for part in register.parts for field in part.fields if field.choices)
        for field in of_rows:
            if title := next((self._alike.get(key, self._titles.get(key, "")) for key in header_keys(field.label)), ""):
                self._field_of.setdefault(title, field)
        self._spans = _span_words(roster)
        of_one = {word: field for word, field in fields.items() if not isinstance(field, SaidTogether)}
        self._fields = {word: by_field[field.key] for word, field in of_one.items() if field.key in by_field}

    def _with_other_endings(self, alike: dict[str, str]) -> dict[str, str]:
        """The words for a day end in 日, 日期 or 时间, whichever of them is named; what is declared goes before."""
        for word, title in [*self._titles.items(), *alike.items()]:
            if self._columns[title].kind is CellKind.DATE and word not in _weak():
                for other in other_endings(word):
                    if other not in self._titles:
                        alike.setdefault(other, title)
        return alike

    def why_forbidden(self, column: FormColumn) -> str | None:
        """Why nothing may stand under the head; a name that a column of the roster bears by a duty of its own is none of the list."""
        met = (rule for text in (column.text, *column.parts) if (rule := forbidden_column(text)) is not None)
        return next((rule.reason for rule in met if not {plain_header(rule.word)} & (self._titles.keys() | self._alike.keys())), None)

    def named(self, column: FormColumn) -> str:
        """The column of the roster that bears the head's own name, "" where none does."""
        return self._titles.get(column.keys[0], "") if column.keys else ""

    def likeliest(self, column: FormColumn, columns: Sequence[FormColumn]) -> tuple[str, ...]:
        """What a head may mean; right of 监护人 a 身份证号 is his, and a 性别 of which nobody here tells not the patient's."""
        whose, key = self._whose(column, columns), plain_header(column.text)
        meant = (self.named(column), *self.meanings(column))
        if part := part_said(column.parts):
            of_all = self.meanings(replace(column, parts=rest)) if (rest := without_part(column.parts)) else ()
            return tuple(filter(None, (self._in_part.get((title, part)) for title in of_all)))
        if not whose:
            return meant
        named = () if any(other in key for other in _others()) else tuple(self._titles.keys() & _others() - {whose})
        of_whom = self._titles.get(whose + key) or self._alike.get(whose + key, "")
        return (of_whom, *(title for title in meant if title in map(self._titles.get, named) or not title.startswith(named)))

    def _whose(self, column: FormColumn, columns: Sequence[FormColumn]) -> str:
        """Whom a head alone speaks of: the person whose name stands left of it, "" where none does or a group stands between."""
        names = [one for one in columns if one.column < column.column and _is_name(one)]
        if not names or len(column.parts) > 1 or len(names[-1].parts) > 1:
            return ""
        return plain_header(names[-1].text).removesuffix(_NAME)

    def divided(self, columns: Iterable[FormColumn]) -> Iterator[tuple[str, Mapping[int, Share]]]:
        """Each datum that stands over several columns, and what each of these has of it."""
        for group in groups(one for one in columns if not one.standing and self.why_forbidden(one) is None):
            for title in (self._day_above(group),) if is_of_a_day(group) else self._above(group):
                if title and (told := self.shares(group, title)):
                    yield title, told
                    break

    def _above(self, group: Sequence[FormColumn]) -> tuple[str, ...]:
        """What the word means over several of what that may say, and the datum that it is else."""
        above = replace(group[0], parts=group[0].parts[:-1])
        surest = next((said for said in self.meanings(above) if said in self._columns), "")
        return *(title for key in above.keys if (title := _told()["over_ticks"].get(key, "")) in self._columns), surest

    def _day_above(self, group: Sequence[FormColumn]) -> str:
        """The day that stands over its year, month and day, whether it is called so (受理日期) or not (受理)."""
        *upper, last = group[0].parts[:-1]
        called = (replace(group[0], parts=(*upper, last + ending)) for ending in ("", *DAY_ENDINGS))
        surer = (head for head in called if head.keys[0] not in _weak() or head.parts[-1] == last)
        titles = (said for head in surer for said in self.meanings(head) if said in self._columns)
        return next((said for said in titles if self._is_day(self._columns[said])), "")

    def joined(self, column: FormColumn) -> str:
        """The term whose two days the head wants in one; "" for any other head."""
        return self._spans.get(column.keys[0], "") if column.keys else ""

    @staticmethod
    def _is_day(column: RosterColumn) -> bool:
        return column.kind is CellKind.DATE or column.title in _BEGINS_A_DAY

    def leave_undivided(self, group: Sequence[FormColumn], found: dict[int, str]) -> None:
        """Take back one datum that a form divides in a way nobody here knows: 释放单位 over 监狱 and 看守所 is not all 监狱."""
        above = replace(group[0], parts=group[0].parts[:-1])
        filled = [one for one in group if one.column in found]
        if len(filled) == 1 and found[filled[0].column] in self.meanings(above) and not self._knows_whole(filled[0]):
            del found[filled[0].column]

    def _knows_whole(self, column: FormColumn) -> bool:
        """Whether the upper word and the lower one together are a head of their own: 监护人 over 姓名."""
        upper = plain_header(column.parts[-2])
        return any(upper in key and key != upper and (key in self._alike or key in self._titles) for key in column.keys)

    def shares(self, group: Sequence[FormColumn], title: str) -> Mapping[int, Share]:
        """What each column of a group has of one datum; nothing where they do not divide it."""
        column = self._columns.get(title)
        if column is None or column.kind not in (CellKind.DATE, CellKind.TEXT):
            return {}
        told = shares(group, self._sayings(column))
        parts_of_a_day = [one.is_of_a_day for one in told.values()]
        return told if (all(parts_of_a_day) and self._is_day(column)) or not any(parts_of_a_day) else {}

    def codes_of(self, column: RosterColumn) -> tuple[Code, ...]:
        field = self._field_of.get(column.title)
        return tuple(code for entries in column.entries for code in entries) or (() if field is None else field.choices)

    def _sayings(self, column: RosterColumn) -> Says:
        """What words below a head say of a column's texts, or of its day."""
        if column.title in _done():
            return is_done
        if self._is_day(column):
            return lambda word: frozenset()
        return sayings(self.codes_of(column), _said_of_several(), _said_below(column.title))

    def meanings(self, column: FormColumn) -> Iterator[str]:
        """What the head may mean, the likeliest first; "" before it for a word that leaves the meaning to any head which is surer."""
        keys = _trusted(column)
        if keys and keys[0] in _weak():
            yield ""
        for words in (self._titles, self._alike, self._standing, self._fields):
            for key in keys if words is not self._standing or _speaks_of_us(column) else ():
                if key in words:
                    yield words[key]
        if joined := self.joined(column):
            yield joined


def _is_name(column: FormColumn) -> bool:
    word = plain_header(column.parts[-1])
    return word.endswith(_NAME) or word in _others()


def _speaks_of_us(column: FormColumn) -> bool:
    """Whether 县 or 司法所 is where the sheet comes from: alone, or below a head that asks for it; 目的地 over 市 is somewhere else."""
    return len(column.parts) == 1 or any(word in plain_header(column.parts[0]) for word in _WHERE_FROM)


def _span_words(roster: Roster) -> dict[str, str]:
    """What a head says that wants both days in one column; the words without a subject mean the first such pair."""
    found: dict[str, str] = {}
    for key in spans(roster):
        name = key.removeprefix(SPAN)
        also = (word.format(one) for one in _SPAN_ALSO.get(name, ()) for word in _SPAN_WORDS[1:])
        for word in (*(word.format(name) for word in _SPAN_WORDS), *also):
            found.setdefault(plain_header(word), key)
    return found


def _trusted(column: FormColumn) -> tuple[str, ...]:
    """The forms of the head that speak of the row's own person: 监护人/电话 is not his 电话."""
    keys = tuple(dict.fromkeys(form for key in column.keys for form in (key, _THIS_PERIOD.sub(THIS_MONTH, key))))
    upper = {plain_header(part) for part in column.parts[:-1]}
    is_of_a_paper = plain_header(column.parts[-1]) == _NUMBER and any(paper in part for part in upper for paper in _told()["papers"])
    if upper & _others() or is_of_a_paper:
        return tuple(key for key in keys if any(part in key for part in upper))
    return keys


def _by_meaning(titles: Mapping[str, str], groups: tuple[tuple[str, ...], ...]) -> Iterator[tuple[str, str]]:
    """Each word of a group that names one column of the roster, with that column; a word in two groups means the first one."""
    seen = set(titles)
    for group in groups:
        plain = [plain_header(word) for word in group]
        named = {titles[word] for word in plain if word in titles}
        if len(named) == 1:
            for word in plain:
                if word not in seen:
                    seen.add(word)
                    yield word, next(iter(named))


@cache
def _told() -> dict[str, Any]:
    with resource("layout_words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(map(str, group)) for group in _told()["groups"] if isinstance(group, list))


@cache
def _said_of_several() -> Mapping[str, list[str]]:
    told = _told()["said_of_several"]
    return {plain_header(word): list(map(str, texts)) for word, texts in told.items()} if isinstance(told, dict) else {}


@cache
def _said_below(title: str) -> Mapping[str, list[str]]:
    """By word what it says below the heads of one column, and of no other: 否 is whatever the court has not confirmed."""
    return {plain_header(word): list(map(str, texts)) for word, texts in _told()["said_below"].get(title, {}).items()}


def is_asked_whether(head: str, title: str) -> bool:
    """Whether a head wants yes or no of a day on which something is done: 是否归档."""
    return title in _done() and "是否" in plain_header(head.split("/")[-1])


def _wants_no_day(head: str, title: str) -> bool:
    """Whether a head wants no more of a day than that there is one: the day itself may stand beside it."""
    return is_asked_whether(head, title) or (title in _done() and bool(is_done(plain_header(head.split("/")[-1]))))


@cache
def _done() -> frozenset[str]:
    return frozenset(map(str, _told()["done"]))


@cache
def _weak() -> frozenset[str]:
    return frozenset(plain_header(str(word)) for word in _told()["weak"])


@cache
def _others() -> frozenset[str]:
    return frozenset(plain_header(str(word)) for word in _told()["others"])
