"""The names in one cell of a dispute's ledger (一格人名): numbered or not, with 申请人： before them, with sex, age and address behind."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from libao_desk.core.errors import Refusal
from libao_desk.core.name_remarks import (
    BETWEEN_NAMES,
    HIDDEN,
    NOT_ALL,
    PlainNames,
    RemarkKind,
    hidden_told,
    is_of_the_person,
    is_organisation,
    kind_of,
    refuse_dead,
    without_remarks,
)
from libao_desk.core.name_words import COMPOUND, PERSON, may_be_a_household, refuse_more_than_a_name, station_before
from libao_desk.core.names import is_nobody, normalise_name, refuse_figures, refuse_marks, says_no_name
from libao_desk.core.text import HAN

from .numbered import without_list_marks

JOIN = "、"
HOLDS_NUMBER = re.compile(r"\d{7}")
_AND = "与|和|诉|跟"
_TWO_BY_BLANK = re.compile(rf"(?<={HAN}{{2}})\s+(?={HAN}{{2}})")
"""张三 李四 are two, 王 芳 is one who was set wide."""
_TWO_BY_SIGN = re.compile(rf"\s+(?:{_AND})\s+|\s*(?:[—–―─-]{{2,}}|(?<![A-Za-z])[vVｖＶ][sSｓＳ]\.?(?![A-Za-z]))\s*")
"""张三 与 李四, 张三——李四, 张三vs李四: nothing else can be meant."""
_TWO_BY_WORD = re.compile(rf"({PERSON})(?:{_AND})({PERSON})")
_WITH_A_UNIT = re.compile(rf"{HAN}{{2,3}}(?:与|诉|跟).+")
_SEVERAL_IN_ONE = re.compile(rf"{HAN}{{2,}}(?:{_AND}|及|暨){HAN}{{2,}}|.*(?:纠纷|一案|矛盾)")
_BEHIND_SURNAME = re.compile(rf"(?<!{HAN})({COMPOUND})\s+(?={HAN})")
"""欧阳 文忠 is one; 欧阳修文 司马光 are two."""
_IS = "\ue000"
"""Before a label that stands behind its name; no text has this sign."""
_NEW_LINE = re.compile(r"[;；\n]+")
_SET_APART = re.compile(rf"({BETWEEN_NAMES.pattern})")
_WIDE_FIGURE = re.compile(r"(?<=\d)\s+(?=[岁年月日组号])")
_RELATED = re.compile(r"父子|父女|母子|母女|夫妇|夫妻|父母|子女|兄弟|姐妹|父亲|母亲|儿子|女儿|丈夫|妻子|[父母子女夫妻]")
_GROUP = re.compile(
    rf"(?!{HAN}{{2,3}}和{HAN}{{2,}}(?:村|社区|居))"
    rf"((?:(?![与诉跟]){HAN}){{2,8}}?(?:村|社区|居))第?(\d{{1,3}}|[一二三四五六七八九十]{{1,3}})(?:村民小?|居民小?)?[组社]"
)
"""枫林村3组: a village's group (村民小组), which may be a party, or an address."""
_AN_ADDRESS = re.compile(rf"(?:{HAN}{{2,}}(?:村|镇|社区|小区|街道|组)|{HAN}{{4,}}(?:乡|县|市|路|街|巷|队|号|室))")
"""枫林村 beside a name, which might be a name itself."""


@dataclass(frozen=True)
class Named:
    """One who is named, and what the cell calls him (申请人)."""

    name: str
    label: str = ""


@dataclass(frozen=True)
class NamesRead:
    """What a cell of names says: who is named, and the words that are left out of it."""

    named: tuple[Named, ...] = ()
    left_out: tuple[str, ...] = ()
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names, each once, in order."""
        return tuple(dict.fromkeys(one.name for one in self.named))

    @property
    def told(self) -> str:
        """What is told of the words that were left out, "" where there are none."""
        words = "".join(f"“{word}”" for word in dict.fromkeys(self.left_out))
        houses = "".join(f"“{name}”" for name in self.names if may_be_a_household(name))
        told = self.note + (f"{words}不是姓名，未导入。" if words else "")
        return told + (f"{houses}按一个人的姓名读，是一户的，请改写户主的姓名。" if houses else "")


class _Called:
    """Where a cell says what somebody is called, by the labels it may use; compiled once for all cells."""

    def __init__(self, labels: tuple[str, ...]) -> None:
        called = "|".join(re.escape(label) for label in sorted(labels, key=len, reverse=True))
        self.line = re.compile(rf"(?:(?<!{HAN})|(?<={HAN})(?!.[:：]))({called})\s*[:：]")
        """申请人：张三; a label of one sign (甲：) after none that might be of a name."""
        self.before = re.compile(rf"(?:^|(?<=[、，,;；\n]))\s*[(（]\s*({called})\s*[)）]\s*(?={HAN})")
        self.behind = re.compile(rf"\s*[(（]\s*({called})\s*(?:[)）]|[、，,;；]\s*(?=[^()（）]*[)）]))")
        self.own = re.compile(rf"({called})({HAN}{{2,4}})")
        self.alone = re.compile(called)


_called = cache(_Called)


@dataclass
class _Line:
    """Words between two line ends, as they are taken one by one."""

    label: str
    named: list[Named] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    last: int = 0
    """How many the last name was: two where 张三与李四 stood."""
    read_as: list[tuple[str, str]] = field(default_factory=list)
    """Words that were read as another name: 枫林村3组 as 枫林村第3村民小组."""
    signs: set[str] = field(default_factory=set)
    """What stood before each word that came after the last name and was none."""


@dataclass(frozen=True)
class _Word:
    sign: str
    text: str
    is_personal: bool = False


@lru_cache(maxsize=256)  # a cell is read when it is judged, and again into the record that is tried
def read_names(text: str, labels: tuple[str, ...]) -> NamesRead:
    """The names in one cell, what each is called by one of the labels, and what is no name and left out.

    Raises Refusal where a piece is no name, or it cannot be told whether it is one.
    """
    called = _called(labels)
    plain = _without_brackets(text, called)
    read = NamesRead(note=plain.note)
    for label, line in _lines(_WIDE_FIGURE.sub("", plain.text), called):
        found = _read_line(line, label, called)
        told = "".join(f"“{word}”读作“{name}”。" for word, name in found.read_as if word != name)
        left_out = (*read.left_out, *found.left_out)
        read = replace(read, named=(*read.named, *found.named), left_out=left_out, note=read.note + told)
    if not read.named and not read.left_out and not is_nobody(text):
        raise Refusal(f"“{text}”中没有姓名，多个姓名之间用顿号隔开，如“张三、李四”。")
    return read


def count_of_names(text: str, labels: tuple[str, ...]) -> int:
    """How many are named in a cell; the pieces of one that cannot be read are counted."""
    try:
        return len(read_names(text, labels).names) if text.strip() else 0
    except Refusal:
        return len(pieces_of(text))


def pieces_of(text: str) -> list[str]:
    """What the signs in a text set apart."""
    return [piece.strip() for piece in BETWEEN_NAMES.split(text) if piece.strip()]


def joined_rows(rows: Sequence[Mapping[str, str]], key: str) -> str:
    """What several rows of one case name in one column, each row once; a row is a line of its own (申请人：张三 ends with it)."""
    return "；".join(dict.fromkeys(row[key].strip() for row in rows if row[key].strip()))


def _without_brackets(text: str, called: _Called) -> PlainNames:
    """The text without remarks; a label in brackets stays as 申请人： before a name and as a word of its own behind one."""
    marked = called.before.sub(r"\1：", without_list_marks(text))
    marked = called.behind.sub(lambda found: f" {_IS}{found[1]}{JOIN if found[0][-1] in ')）' else JOIN + '（'}", marked)
    try:
        plain = without_remarks(marked)
    except Refusal as refusal:
        raise Refusal(refusal.sentence.replace(marked, text)) from None
    return replace(plain, note=plain.note.replace(marked, text))


def _lines(text: str, called: _Called) -> Iterator[tuple[str, str]]:
    """Each line with the label before it: 甲方：张三、李四 calls both so, what comes after a semicolon is called nothing."""
    pieces = called.line.split(text)
    for label, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        for number, line in enumerate(_NEW_LINE.split(piece)):
            yield (label if number == 0 else ""), line


def _read_line(line: str, label: str, called: _Called) -> _Line:
    found = _Line(label)
    words = list(_words(line))
    for at, word in enumerate(words):
        is_apart = at + 1 == len(words) or words[at + 1].sign != " "
        if (groups := _with_groups(word.text)) and is_apart and _may_be_party(found, word, groups):
            found.named += [Named(one, label) for one in groups]
            found.read_as += [(word.text, JOIN.join(groups))]
            found.last, found.signs = len(groups), set()
        elif word.text.startswith(_IS):
            found.named[-found.last :] = [Named(one.name, word.text[1:]) for one in found.named[-found.last :]]
        elif word.is_personal or is_nobody(word.text):
            _leave_out(found, word)
        elif _AN_ADDRESS.fullmatch(word.text) and not is_organisation(word.text):
            _refuse_unclear(found.signs, word)
            _leave_out(found, word)
        else:
            if word.sign in found.signs and not (at + 1 < len(words) and words[at + 1].is_personal):
                _refuse_unclear(set(), word)
            _take(found, word.text, called)
    return found


def _with_groups(word: str) -> list[str]:
    """The names in a word of which one is a village's group, by its full name (枫林村第3村民小组); none where there is no group."""
    parts = re.split("[与诉跟]", word)
    names = [_GROUP.sub(r"\1第\2村民小组", part) if _GROUP.fullmatch(part) else part for part in parts]
    are_sure = all(is_organisation(name) or re.fullmatch(PERSON, name) for name in names)
    return names if names != parts and are_sure else []


def _may_be_party(line: _Line, word: _Word, groups: list[str]) -> bool:
    """Whether a village's group is named, not said to be where somebody lives. Raises Refusal where that cannot be told."""
    if line.named and len(groups) == 1 and word.sign == JOIN and not line.signs:
        raise Refusal(f"看不出“{word.text}”是当事人还是住址：是当事人的写作“{groups[0]}”，是住址的请删去。")
    return not line.named or len(groups) > 1


def _refuse_unclear(signs: set[str], word: _Word) -> None:
    if not signs:
        raise Refusal(f"看不出“{word.text}”是不是姓名：不是的请删去，是的请与前一人用分号隔开，如“张三，男，45岁；李四，女，40岁”。")


def _leave_out(line: _Line, word: _Word) -> None:
    """Keep a word that is no name apart. Raises Refusal where there is nobody whose age or address it is."""
    if HOLDS_NUMBER.search(word.text):
        raise Refusal("姓名中写有号码，请把证件号、电话移到它们自己的列。")
    if word.is_personal and not line.named:
        refuse_figures(word.text)
        raise Refusal(f"“{word.text}”前面没有姓名，请写姓名。")
    if not says_no_name(word.text):
        line.left_out.append(word.text)
    if word.is_personal or _AN_ADDRESS.fullmatch(word.text):
        line.signs.add(word.sign)


def _take(line: _Line, text: str, called: _Called) -> None:
    """Take the names in a word, called as the line says or as it says itself (被申请人张三)."""
    own = called.own.fullmatch(text) if not is_organisation(text) else None
    label, text = (own[1], own[2]) if own is not None and len(own[1]) > 1 else (line.label, text)
    if called.alone.fullmatch(text):
        raise Refusal(f"“{text}”不是姓名，请写姓名。")
    names = []
    for name in _apart(text):
        if station := "" if is_organisation(name) else station_before(name):
            line.left_out.append(station)
        names.append(_checked(name.removeprefix(station)))
    line.named += [Named(name, label) for name in names]
    line.last, line.signs = len(names), set()


def _words(line: str) -> Iterator[_Word]:
    """The words of a line, each with the sign before it; what stands between blanks is one name unless an age or the like is among it."""
    pieces = ["", *_SET_APART.split(line)]
    for sign, piece in zip(pieces[::2], pieces[1::2], strict=True):
        run: list[str] = []
        sign = sign[:1]
        for word in piece.split():
            is_nothing = is_nobody(word) and not word.startswith("等")  # 张三 等 is not written in full
            wide = len(run) == 1 and len(run[0]) == 1 and word in ("男", "女")  # 王 男 is a name set wide
            if ((is_personal := _is_personal(word)) and not wide) or is_nothing or word.startswith(_IS):
                if run:
                    yield _Word(sign, " ".join(run))
                yield _Word(" " if run else sign, word, is_personal)
                run, sign = [], " "
            else:
                run.append(word)
        if run:
            yield _Word(sign, " ".join(run))


def _is_personal(word: str) -> bool:
    """Whether a word says something of somebody and can be nobody's name: 男, 45岁, 枫林村3组, 代理人某."""
    if is_organisation(word):
        return False
    return is_of_the_person(word) or kind_of(word) in (RemarkKind.AGENT, RemarkKind.FORMER)


def _apart(word: str) -> list[str]:
    """The names in a word that no sign sets apart: 张三 李四, 张三与李四, 张三诉李四, 张三 vs 李四."""
    found: list[str] = []
    for part in _TWO_BY_SIGN.split(word):
        for name in _TWO_BY_BLANK.split(_BEHIND_SURNAME.sub(r"\1", part)):
            pair = None if is_organisation(name) else _TWO_BY_WORD.fullmatch(name)
            found += pair.groups() if pair is not None else [name]
    return [name for name in found if name]


def _checked(text: str) -> str:
    """A name as stored. Raises Refusal for what is none."""
    if HOLDS_NUMBER.search(text):
        raise Refusal("姓名中写有号码，请把证件号、电话移到它们自己的列。")
    if NOT_ALL.search(text) or _RELATED.fullmatch(text):
        raise Refusal(f"“{text}”没有写全，请把每个人的姓名写出来，用顿号隔开。")
    refuse_dead(text, text)
    if _GROUP.fullmatch(text) and not is_organisation(text):
        raise Refusal(f"看不出“{text}”是当事人还是住址：是住址的请删去，是当事人的请用顿号与别人隔开。")
    if HIDDEN.fullmatch(text):
        raise Refusal(hidden_told(text))
    name = normalise_name(text)
    several = _WITH_A_UNIT if is_organisation(name) else _SEVERAL_IN_ONE
    if several.fullmatch(name):
        raise Refusal(f"看不出“{name}”是几个当事人，请只写姓名或单位名称，几个的用顿号隔开，如“张三、李四”。")
    if not is_organisation(name):
        refuse_figures(name)
        refuse_marks(name)
        refuse_more_than_a_name(name)
    return name
