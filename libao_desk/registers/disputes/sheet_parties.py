"""Columns of a ledger that fill the parties of a dispute (当事人各栏): names, numbers, phones, addresses, standing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from libao_desk.core.citizen_id import mask_citizen_id, parse_citizen_id
from libao_desk.core.credit_code import parse_credit_code
from libao_desk.core.errors import Refusal
from libao_desk.core.name_remarks import BETWEEN_NAMES, NOT_ALL, is_organisation, without_remarks
from libao_desk.core.names import normalise_name
from libao_desk.core.phones import parse_phone
from libao_desk.declare.sheet import Holds, SheetColumn
from libao_desk.people.models import Organisation, Person
from libao_desk.people.persons import complete

from . import reading
from .codes import PartyKind, PartyRole, PartySide
from .model import DisputeCase
from .parts import DisputeParty

JOIN = "、"
WITHOUT = ("无", "—", "-")
"""Written in a row of numbers for whoever has none (or whose number is not known)."""
HOLDS_NUMBER = re.compile(r"\d{7}")
_TWO_BY_BLANK = re.compile(r"(?<=[\u4e00-\u9fff]{2})\s+(?=[\u4e00-\u9fff]{2})")
"""张三 李四 are two, 王 芳 is one who was set wide."""
_TWO_BY_WORD = re.compile(r"([\u4e00-\u9fff]{2,3})(?:与|和|诉|跟)([\u4e00-\u9fff]{2,3})")
_BEHIND_SURNAME = re.compile(
    r"(?<![\u4e00-\u9fff])(欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|夏侯|宇文|长孙)\s+(?=[\u4e00-\u9fff])"
)
"""欧阳 文忠 is one; 欧阳修文 司马光 are two."""


@dataclass(frozen=True)
class _Whose:
    """The parties a column speaks of: those in one role or on one side, or all where it does not say which."""

    role: PartyRole | None = None
    side: PartySide | None = None

    def may_be(self, party: DisputeParty) -> bool:
        """Whether a party is one of these, or nobody said yet which it is: 李强 may stand on both sides."""
        return party.role in (None, self.role or party.role) and party.side in (None, self.side or party.side)

    def of(self, case: DisputeCase) -> list[DisputeParty]:
        """These parties, as they were entered."""
        return [party for party in case.parties if self.role in (None, party.role) and self.side in (None, party.side)]


@dataclass(frozen=True)
class _Names:
    """The names of some parties."""

    whose: _Whose

    def read(self, case: DisputeCase, text: str) -> None:
        """Make these parties exactly those named; a party already there keeps everything else it has."""
        names = split_names(text)
        for party in [one for one in self.whose.of(case) if one.name not in names]:
            case.parties.remove(party)
        known = {party.name: party for party in case.parties if self.whose.may_be(party)}
        for name in names:
            if name not in known:
                known[name] = _new_party(name, position=len(case.parties) + 1)
                case.parties.append(known[name])
            known[name].role = self.whose.role or known[name].role
            known[name].side = self.whose.side or known[name].side

    def show(self, case: DisputeCase) -> str:
        """The names as one cell."""
        return JOIN.join(party.name for party in reading.in_order(self.whose.of(case)) if party.name)


def joined(key: str) -> Callable[[Sequence[Mapping[str, str]]], str]:
    """How a column is read whose pieces stand in several rows of one case: each piece once, in the order of the rows."""
    return lambda rows: JOIN.join(dict.fromkeys(piece for row in rows for piece in _pieces(row[key])))


def _pieces(text: str) -> list[str]:
    return [piece.strip() for piece in BETWEEN_NAMES.split(text) if piece.strip()]


def split_names(text: str) -> tuple[str, ...]:
    """The names in one cell, each once, in order.

    Raises Refusal where a piece is no name.
    """
    names: list[str] = []
    for piece in (name for part in _pieces(without_remarks(text).text) for name in _apart(part)):
        if HOLDS_NUMBER.search(piece):
            raise Refusal("姓名中写有号码，请把证件号、电话移到它们自己的列。")
        if NOT_ALL.search(piece):
            raise Refusal(f"“{piece}”没有写全，请把每个人的姓名写出来，用顿号隔开。")
        name = normalise_name(piece)
        if name not in names:
            names.append(name)
    if not names:
        raise Refusal(f"“{text}”中没有姓名，多个姓名之间用顿号隔开，如“张三、李四”。")
    return tuple(names)


def _apart(piece: str) -> list[str]:
    """The names in a piece that no sign sets apart: 张三 李四, 张三与李四, 张三诉李四."""
    found: list[str] = []
    for name in _TWO_BY_BLANK.split(_BEHIND_SURNAME.sub(r"\1", piece)):
        pair = None if is_organisation(name) else _TWO_BY_WORD.fullmatch(name)
        found += pair.groups() if pair is not None else [name]
    return found


def _new_party(name: str, *, position: int) -> DisputeParty:
    if is_organisation(name):
        return DisputeParty(position=position, kind=PartyKind.LEGAL, organisation=Organisation(name=name))
    person = Person(name=name)
    complete(person, date.max)  # a name alone: nothing here depends on the day
    return DisputeParty(position=position, kind=PartyKind.NATURAL, person=person)


@dataclass(frozen=True)
class _Numbers:
    """Numbers that stand beside the parties' names, in the order of these: ID numbers (公民身份号码), telephones."""

    key: str
    names: str
    """The column of the names that the numbers stand beside."""
    whose: _Whose
    what: str
    give: Callable[[DisputeParty, str], None]
    number_of: Callable[[DisputeParty], str | None]
    is_for_each: bool = False
    """One for each party or nobody knows whose it is."""

    def read(self, case: DisputeCase, text: str) -> None:
        """Give each party its number, 无 to one without: to all of them in order, or to the natural ones where there are fewer numbers.

        Raises Refusal for a wrong number, or more numbers than parties.
        """
        parties = self.whose.of(case)
        numbers = [text.strip()] if self.is_for_each and len(parties) == 1 else _pieces(text)
        people = [party for party in parties if party.person is not None]
        if len(numbers) != len(parties):
            parties = people
        if len(numbers) > len(parties):
            raise Refusal(f"{self.what}有{len(numbers)}个，自然人当事人只有{len(people)}人，请按姓名顺序逐一对应填写。")
        if self.is_for_each and len(numbers) != len(parties):
            raise Refusal(f"{self.what}有{len(numbers)}个，当事人有{len(parties)}方，看不出是谁的，没有的请写“无”。")
        for party, number in zip(parties, numbers, strict=False):
            if number not in WITHOUT:
                self.give(party, number)

    def show(self, case: DisputeCase) -> str:
        """The numbers as one cell, 无 for who has none beside others; the units' among them, so that each stands in its place."""
        parties = self.whose.of(case)
        numbers = [self.number_of(party) or WITHOUT[0] for party in parties]
        if all(number in WITHOUT for number in numbers):
            return ""
        while not self.is_for_each and all(party.person is not None for party in parties) and numbers[-1] in WITHOUT:
            numbers.pop()
        return JOIN.join(numbers)

    def join(self, rows: Sequence[Mapping[str, str]]) -> str:
        """The numbers of several rows of one case, 无 for each name without one, so that nobody gets another's."""
        found: list[str] = []
        for row in rows:
            numbers, names = _pieces(row[self.key]), _pieces(row.get(self.names, ""))
            found += [*numbers, *(WITHOUT[0] for _ in names[len(numbers) :])]
        return JOIN.join(found)


def _number_of(party: DisputeParty) -> str | None:
    if party.person is not None:
        return party.person.id_no
    return None if party.organisation is None else party.organisation.credit_code


def _give_number(party: DisputeParty, text: str) -> None:
    person, organisation = party.person, party.organisation
    if person is not None:
        number = parse_citizen_id(text, date.max).number
        if person.id_no not in (None, number):
            raise Refusal(f"“{person.name}”已登记的身份证号不是{mask_citizen_id(number)}，请核对。")
        person.id_no = number
        complete(person, date.max)
    elif organisation is not None:
        code = parse_credit_code(text)
        if organisation.credit_code not in (None, code):
            raise Refusal(f"“{organisation.name}”已登记的统一社会信用代码不是{code}，请核对。")
        organisation.credit_code = code


def _phone_of(party: DisputeParty) -> str | None:
    holder = party.person or party.organisation
    return None if holder is None else holder.phone


def _give_phone(party: DisputeParty, text: str) -> None:
    holder, phone = party.person or party.organisation, parse_phone(text)
    if holder is not None and phone is not None:
        holder.phone = phone


def _address_of(party: DisputeParty) -> str | None:
    if party.person is not None:
        return party.person.residence_address
    return None if party.organisation is None else party.organisation.address


def _give_address(party: DisputeParty, text: str) -> None:
    if party.person is not None:
        party.person.residence_address = text
    elif party.organisation is not None:
        party.organisation.address = text


def _standing_of(party: DisputeParty) -> str | None:
    return party.role.label if party.role is not None else party.side.label if party.side is not None else None


def _give_standing(party: DisputeParty, text: str) -> None:
    word = text.strip().replace("方", "人") if "申请方" in text else text.strip()
    role, side = PartyRole.from_label(word), PartySide.from_label(word)
    if role is None and side is None:
        labels = JOIN.join(code.label for code in (*PartyRole, *PartySide))
        raise Refusal(f"没有“{text}”这一种，可写：{labels}。")
    party.role, party.side = role or party.role, side or party.side


def _ids_column(key: str, names: str, title: str, whose: _Whose) -> SheetColumn:
    numbers = _Numbers(key, names, whose, "身份证号", _give_number, _number_of)
    synonyms = tuple(f"{title}{word}" for word in ("身份证号码", "身份证", "证件号码", "公民身份号码"))
    if whose == EVERYBODY:
        synonyms += ("身份证号", "身份证号码", "证件号码", "公民身份号码")
    return SheetColumn(key, f"{title}身份证号", synonyms, numbers.read, numbers.show, Holds.IDENTIFIER, join=numbers.join)


def _phones_column(key: str, names: str, title: str, whose: _Whose) -> SheetColumn:
    phones = _Numbers(key, names, whose, "电话", _give_phone, _phone_of, is_for_each=True)
    words = ("联系电话", "联系方式", "手机号", "手机号码", "手机")
    synonyms = (*(f"{title}{word}" for word in words), *((*words, "电话") if whose == EVERYBODY else ()))
    return SheetColumn(key, f"{title}电话", synonyms, phones.read, phones.show, Holds.PHONES, join=phones.join, is_must=False)


def _addresses_column(key: str, names: str, title: str, whose: _Whose) -> SheetColumn:
    addresses = _Numbers(key, names, whose, "住址", _give_address, _address_of, is_for_each=True)
    words = ("地址", "家庭住址", "家庭地址", "现住址", "住所", "住所地")
    synonyms = (*(f"{title}{word}" for word in words), *(("住址", *words) if whose == EVERYBODY else ()))
    return SheetColumn(key, f"{title}住址", synonyms, addresses.read, addresses.show, join=addresses.join, is_must=False, is_asked=False)


def _names_column(key: str, label: str, synonyms: tuple[str, ...], whose: _Whose) -> SheetColumn:
    names = _Names(whose)
    return SheetColumn(
        key, label, synonyms, names.read, names.show, Holds.NAMES, join=joined(key), names_of=label, is_asked=whose.side is None
    )


EVERYBODY = _Whose()
APPLICANT, RESPONDENT = _Whose(PartyRole.APPLICANT), _Whose(PartyRole.RESPONDENT)
SIDE_A, SIDE_B = _Whose(side=PartySide.A), _Whose(side=PartySide.B)
_WHO = (
    ("parties", "当事人", ("当事人姓名", "双方当事人", "纠纷当事人", "当事人名称"), EVERYBODY),
    ("applicants", "申请人", ("申请人姓名", "申请方"), APPLICANT),
    ("respondents", "被申请人", ("被申请人姓名", "被申请方", "对方当事人"), RESPONDENT),
    ("side_a", "甲方", ("甲方当事人", "当事人甲", "当事人甲方", "甲方姓名", "当事人(甲方)"), SIDE_A),
    ("side_b", "乙方", ("乙方当事人", "当事人乙", "当事人乙方", "乙方姓名", "当事人(乙方)"), SIDE_B),
)
_IDS = {
    "parties": "party_ids",
    "applicants": "applicant_ids",
    "respondents": "respondent_ids",
    "side_a": "side_a_ids",
    "side_b": "side_b_ids",
}

STANDING = _Numbers("party_standing", "parties", EVERYBODY, "地位", _give_standing, _standing_of, is_for_each=True)

PARTY_COLUMNS = (
    *(_names_column(*who) for who in _WHO),
    SheetColumn(
        STANDING.key,
        "当事人地位",
        ("地位", "当事人身份", "当事方", "诉讼地位"),
        STANDING.read,
        STANDING.show,
        join=STANDING.join,
        is_must=False,
        is_asked=False,
    ),
    *(_ids_column(_IDS[key], key, title, whose) for key, title, _, whose in _WHO),
    *(_phones_column(f"{key}_phones", key, title, whose) for key, title, _, whose in _WHO),
    *(_addresses_column(f"{key}_addresses", key, title, whose) for key, title, _, whose in _WHO),
)
