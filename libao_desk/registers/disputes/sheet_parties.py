"""Columns of a ledger that fill the parties of a dispute (当事人各栏): names, numbers, phones, addresses, standing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import class_mapper

from libao_desk.core.citizen_id import mask_citizen_id, parse_citizen_id
from libao_desk.core.credit_code import parse_credit_code
from libao_desk.core.errors import Refusal
from libao_desk.core.name_remarks import is_organisation
from libao_desk.core.names import differ_by_a_sign
from libao_desk.core.phones import parse_phone
from libao_desk.declare.field import FACT
from libao_desk.declare.sheet import Apart, Holds, SheetColumn
from libao_desk.people.models import Organisation, Person
from libao_desk.people.persons import complete
from libao_desk.store.in_bulk import blank

from . import reading
from .codes import PartyKind, PartyRole, PartySide
from .model import DisputeCase
from .parts import DisputeParty
from .sheet_names import JOIN, Named, count_of_names, joined_rows, pieces_of, read_names

WITHOUT = ("无", "—", "-")
"""Written in a row of numbers for whoever has none (or whose number is not known)."""


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

    def refuse_other(self, named: Named) -> None:
        """Raise Refusal where the cell itself says that somebody is none of these: 被申请人：张三 among the applicants."""
        said = CALLED.get(named.label)
        if said is None or self == EVERYBODY:
            return
        if self.role not in (None, said.role or self.role) or self.side not in (None, said.side or self.side):
            raise Refusal(f"“{named.name}”写的是{named.label}，请移到“{named.label}”一列。")


@dataclass(frozen=True)
class _Names:
    """The names of some parties."""

    whose: _Whose

    def read(self, case: DisputeCase, text: str) -> None:
        """Make these parties exactly those named; a party already there keeps everything else it has, one whose name was mended too."""
        names = read_names(text, _LABELS).names
        if (mended := self._mended(case, names)) is not None:
            _rename(*mended)
        for party in [one for one in self.whose.of(case) if one.name not in names]:
            case.parties.remove(party)
        known = {party.name: party for party in case.parties if self.whose.may_be(party)}
        for name in names:
            if name not in known:
                known[name] = _new_party(name, position=len(case.parties) + 1)
                case.parties.append(known[name])
            known[name].role = self.whose.role or known[name].role
            known[name].side = self.whose.side or known[name].side

    def refuse_loss(self, case: DisputeCase, said: Mapping[str, str], key: str) -> str | None:
        """Why a party of whom more than the name is known is not taken out by a sheet that names others."""
        names = read_names(said[key], _LABELS).names
        mended = self._mended(case, names)
        lost = [party for party in self.whose.of(case) if party.name not in names and (mended is None or party is not mended[0])]
        stands = self.whose == EVERYBODY and STANDING.key not in said  # a column of the applicants says where they stand
        known = JOIN.join(f"“{party.name}”" for party in lost if _has_more_than_a_name(party) or (stands and _standing_of(party)))
        if not known:
            return None
        return f"{known}已登记证件号、电话、地位或代理人等，表中没有写：换了当事人的，请打开这条记录修改；仍是当事人的，请在表中写全。"

    def _mended(self, case: DisputeCase, names: Sequence[str]) -> tuple[DisputeParty, str] | None:
        """The party whose name has one sign put right in its place, and the name: the same one, not another."""
        own = reading.in_order(self.whose.of(case))
        known = {party.name for party in case.parties}
        changed = [(party, name) for party, name in zip(own, names, strict=False) if party.name != name]
        if (
            len(own) != len(names)
            or len(changed) != 1
            or changed[0][1] in known
            or not differ_by_a_sign(changed[0][0].name or "", changed[0][1])
        ):
            return None
        return changed[0] if is_organisation(changed[0][1]) is (changed[0][0].person is None) else None

    def show(self, case: DisputeCase) -> str:
        """The names as one cell."""
        return JOIN.join(party.name for party in reading.in_order(self.whose.of(case)) if party.name)

    def apart(self, text: str) -> Apart:
        """The names of a cell, and the standing of each where the cell says it (申请人：张三); what is left out is told."""
        read = read_names(text, _LABELS)
        standings = {name: WITHOUT[0] for name in read.names}
        untold = dict.fromkeys(f"“{one.label}”" for one in read.named if one.label and self._standing(one) is None)
        for one in read.named:
            self.whose.refuse_other(one)
            if (label := self._standing(one)) and label not in WITHOUT:
                if standings[one.name] not in (WITHOUT[0], label):
                    raise Refusal(
                        f"“{one.name}”既写作{standings[one.name]}，又写作{label}，请核对；同名的两人请分在“申请人”“被申请人”两列。"
                    )
                standings[one.name] = label
        beside = {STANDING.key: JOIN.join(standings.values())} if set(standings.values()) - {WITHOUT[0]} else {}
        left_out = f"{''.join(untold)}未导入，请写在“当事人地位”一列。" if untold else ""
        return Apart(JOIN.join(read.names), read.told + left_out, beside)

    def _standing(self, named: Named) -> str | None:
        """What a party is called as the column of standings has it, "" where it is told by this column; None where none fits."""
        said = CALLED.get(named.label, self.whose)
        if said in (EVERYBODY, self.whose):
            return ""
        code = None if said is None else said.role or said.side
        return code.label if code is not None and self.whose == EVERYBODY else None


def _opposed(case: DisputeCase) -> str:
    """What is told of a name on both sides; the same by each of their columns."""
    names = JOIN.join(f"“{name}”" for name in reading.opposing_themselves(case))
    return f"{names}既在一方，又在另一方，请核对是不是抄错了。" if names else ""


def _rename(party: DisputeParty, name: str) -> None:
    if party.person is not None:
        party.person.name = name
    elif party.organisation is not None:
        party.organisation.name = name


def _has_more_than_a_name(party: DisputeParty) -> bool:
    if party.agent is not None or party.guardian is not None or party.guardian_relation:
        return True
    return any(_says_more(holder) for holder in (party.person, party.organisation) if holder is not None)


def _says_more(holder: Person | Organisation) -> bool:
    """Whether a card has anything on it that somebody entered beside the name."""
    columns = {one.key: one.columns[0] for one in class_mapper(type(holder)).column_attrs}
    entered = [key for key, one in columns.items() if FACT in one.info and not one.info[FACT].computed and key not in ("name", "id_type")]
    references = [one.key for one in class_mapper(type(holder)).relationships if FACT in one.info]
    return any(getattr(holder, key) is not None for key in (*entered, *references))


def _new_party(name: str, *, position: int) -> DisputeParty:
    party = blank(DisputeParty)
    party.position = position
    if is_organisation(name):
        party.kind, party.organisation = PartyKind.LEGAL, blank(Organisation)
        party.organisation.name = name
    else:
        party.kind, party.person = PartyKind.NATURAL, blank(Person)
        party.person.name = name
    return party


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
        numbers = [text.strip()] if self.is_for_each and len(parties) == 1 else pieces_of(text)
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
            numbers, count = pieces_of(row[self.key]), count_of_names(row.get(self.names, ""), _LABELS)
            found += [*numbers, *[WITHOUT[0]] * (count - len(numbers))]
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
    synonyms = tuple(f"{title}{word}" for word in ("身份证号码", "身份证", "证件号码", "证件号", "公民身份号码"))
    if whose == EVERYBODY:
        synonyms += ("身份证号", "身份证号码", "证件号码", "证件号", "公民身份号码")
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
        key,
        label,
        synonyms,
        names.read,
        names.show,
        Holds.NAMES,
        join=lambda rows: joined_rows(rows, key),
        names_of=label,
        is_asked=whose in (EVERYBODY, APPLICANT, RESPONDENT),
        refuse=lambda case, said: names.refuse_loss(case, said, key),
        doubt=_opposed,
        apart=names.apart,
    )


EVERYBODY = _Whose()
APPLICANT, RESPONDENT, THIRD = (_Whose(role) for role in (PartyRole.APPLICANT, PartyRole.RESPONDENT, PartyRole.THIRD))
SIDE_A, SIDE_B = _Whose(side=PartySide.A), _Whose(side=PartySide.B)
_WHO = (
    (
        "parties",
        "当事人",
        ("当事人姓名", "双方当事人", "纠纷当事人", "当事人名称", "纠纷双方", "矛盾双方", "矛盾当事人", "矛盾纠纷当事人", "双方姓名"),
        EVERYBODY,
    ),
    ("applicants", "申请人", ("申请人姓名", "申请方"), APPLICANT),
    ("respondents", "被申请人", ("被申请人姓名", "被申请方", "对方当事人", "对方"), RESPONDENT),
    ("third_parties", "第三人", ("第三人姓名", "第三方当事人", "第三方"), THIRD),
    ("side_a", "甲方", ("甲方当事人", "当事人甲", "当事人甲方", "甲方姓名", "当事人(甲方)"), SIDE_A),
    ("side_b", "乙方", ("乙方当事人", "当事人乙", "当事人乙方", "乙方姓名", "当事人(乙方)"), SIDE_B),
)
_NO_STANDING = ("姓名", "名称", "双方")
CALLED: dict[str, _Whose | None] = (
    {"原告": None, "被告": None}
    | {word: EVERYBODY for word in _NO_STANDING}
    | {word: whose for _, label, synonyms, whose in _WHO for word in (label, *synonyms)}
    | {side.label: _Whose(side=side) for side in PartySide}
    | {side.label[0]: _Whose(side=side) for side in PartySide}
)
"""What a cell may call a party (申请人：张三, 李四（乙方）), and who that is."""
_LABELS = tuple(CALLED)
_IDS = {
    "parties": "party_ids",
    "applicants": "applicant_ids",
    "respondents": "respondent_ids",
    "third_parties": "third_party_ids",
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
