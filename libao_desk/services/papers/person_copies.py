"""Copies of what is held on one person (个人信息查阅件): on his request, by the director, each kept in a register of requests.

个人信息保护法 45, 49; domain 7.8: the view of all about one person is the director's and is logged.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze, without_blanks
from libao_desk.declare.code import Code
from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, Person
from libao_desk.services.desk import Desk
from libao_desk.services.records.deaths import death_of
from libao_desk.services.records.former import former_data
from libao_desk.services.records.people_of import rows_of, ways_to_subject
from libao_desk.services.records.standing import every_way_to_people, owners
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.services.withheld import withheld_ids
from libao_desk.store.base import Base

from .drawing import draw
from .others_hidden import Others
from .person_paper import TITLE, Found, compose
from .views import PaperResult

if TYPE_CHECKING:
    from libao_desk.printing.render import RenderedPaper


NOT_FOUND = "没有找到，请核对写法"
LONGEST = (50, 200)
"""Signs of who asks, and of what was checked."""


class Asking(Code):
    """Who asks for the copy (申请人身份)."""

    SELF = "SELF", "本人"
    GUARDIAN = "GUARDIAN", "监护人"
    AGENT = "AGENT", "委托代理人"
    RELATIVE = "RELATIVE", "近亲属（本人已死亡）"


class NotOnFileAsDead(Refusal):
    """A relative asks, and no record tells of the death; whoever has seen it proved may say so."""


class CopyRequest(Base):
    """One request that was answered."""

    __tablename__ = "copy_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    asked_by: Mapped[str] = mapped_column(sa.String(LONGEST[0]))
    asking: Mapped[Asking]
    proof: Mapped[str] = mapped_column(sa.String(LONGEST[1]))
    """By what it was checked who asks, and for whom."""
    answered_on: Mapped[date]
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(sa.String(64))
    officer_id: Mapped[int | None] = mapped_column(sa.ForeignKey("officer.id"))

    @property
    def trail_subject(self) -> str:
        """Whose data it is."""
        return f"person:{self.person_id}"


@dataclass(frozen=True)
class Asked:
    """A request: by whom, as whose, how that was checked, and which words are to be taken out besides the names on file."""

    asked_by: str
    asking: Asking
    proof: str
    hidden: tuple[str, ...] = ()
    is_death_checked: bool = False
    """Whoever answers has seen by what a death is proved that no record tells of."""


@dataclass(frozen=True)
class PastCopy:
    """One copy that was given."""

    answered_on: date
    name: str
    asked_by: str
    asking: str
    proof: str
    pages: int


class PersonCopies:
    """The one door to them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def may(self) -> bool:
        """Whether the officer may: the director, with every register open to him."""
        return self.desk.may("", Action.DISCLOSE) and all(self.desk.may(register.key, Action.VIEW) for register in self.desk.book)

    def make(self, person_id: int, asked: Asked, *, is_draft: bool = False) -> PaperResult:
        """The copy as PDF; the request is kept and stands in the trail of the person, of a draft the look alone.

        What was `missing` tells how often each word that was to go besides was taken out. Raises Refusal without the right, where the
        request is incomplete, where whoever asks cannot be whom he is said to be, or where the card was merged into another;
        NotOnFileAsDead where a relative asks and the death is neither on file nor said to be checked.
        """
        self._allow()
        _told(asked)
        with self.desk.read() as session:
            person = session.get(Person, person_id)
            if person is None or person.merged_into_id is not None:
                raise Refusal("这张卡片已不存在或者已并入另一张，请重新查找。")
            checked = self._checked(session, person, asked)
            found = list(self._found(session, person))
            officers = session.scalars(sa.select(Officer.name)).all()
            phones = [one.value for one in former_data(session, person) if one.field.fact.text is Text.PHONE]
            records = [(one.register, one.record) for one in found]
            others = Others(person, records, officers=officers, also=asked.hidden, former=phones)
            paper = compose(session, person, self._registers(), found, self._head(person, asked), others, self.desk.today)
        rendered = draw(self.desk, replace(paper, draft=is_draft))
        if is_draft:
            self.desk.file.note(self.desk.actor, f"查看{TITLE}草稿", about=(Person.__tablename__, person_id))
        else:
            self._keep(person_id, asked, checked, rendered)
        taken = tuple(_taken(word, count) for word, count in others.taken.items())
        return PaperResult("person-copy", TITLE, "", "", rendered.pages, 1, rendered.sha256, rendered.pdf, reprint=False, missing=taken)

    def _checked(self, session: Session, person: Person, asked: Asked) -> str:
        """What the trail says was checked besides the proof. Raises Refusal where whoever asks cannot be whom he is said to be.

        The dead ask for nothing and have nobody acting for them; whoever asks for himself bears the name on the card.
        """
        death, by = death_of(self.desk, session, person), without_blanks(asked.asked_by)
        if death is not None and asked.asking is not Asking.RELATIVE:
            told = f"“{person.name}”在记录{death.number}中已于{death.day:%Y-%m-%d}死亡"
            raise Refusal(f"{told}，查阅件由近亲属申请，请选“{Asking.RELATIVE.label}”；那条记录登记错的，先改正它。")
        if asked.asking is Asking.SELF and by not in {without_blanks(name) for name in (person.name, person.former_name) if name}:
            raise Refusal(f"申请人身份是“本人”的，申请人应是“{person.name}”；别人代为申请的，请选监护人或者委托代理人。")
        if death is not None or asked.asking is not Asking.RELATIVE:
            return ""
        if not asked.is_death_checked:
            unknown = f"台账中没有登记“{person.name}”死亡"
            raise NotOnFileAsDead(f"{unknown}。本人在世的，由本人或者其委托代理人申请；确已死亡的，先核对死亡证明。")
        return "，台账未登记死亡，已核对"

    def _keep(self, person_id: int, asked: Asked, checked: str, rendered: "RenderedPaper") -> None:
        (asked_by, proof), asking = _told(asked).values(), asked.asking
        reason, about = f"{asking.label}{asked_by}申请，{proof}{checked}", (Person.__tablename__, person_id)
        with self.desk.work(f"出具{TITLE}", reason=reason, about=about) as session:
            session.add(
                CopyRequest(
                    person_id=person_id,
                    asked_by=asked_by,
                    asking=asking,
                    proof=proof,
                    answered_on=self.desk.today,
                    pages=rendered.pages,
                    sha256=rendered.sha256,
                    officer_id=self.desk.actor.officer_id,
                )
            )

    def given(self) -> tuple[PastCopy, ...]:
        """The copies given so far, the newest first."""
        self._allow()
        wanted = sa.select(CopyRequest, Person.name).join(Person, Person.id == CopyRequest.person_id).order_by(CopyRequest.id.desc())
        with self.desk.read() as session:
            return tuple(_past(row, name) for row, name in session.execute(wanted))

    def _allow(self) -> None:
        self.desk.allow("", Action.DISCLOSE)
        if not self.may():
            raise Refusal(f"{TITLE}由能查看全部登记册的所长出具。")

    def _registers(self) -> list[Register]:
        """Those whose records may speak of people."""
        return [register for register in self.desk.book if any(True for _ in every_way_to_people(register))]

    def _found(self, session: Session, person: Person) -> Iterator[Found]:
        for register in self._registers():
            withheld = withheld_ids(self.desk, session, register)
            ids = {each for way in every_way_to_people(register) for each in owners(session, register, way, person.id)}
            for record_id in sorted(ids - withheld):
                yield _standing(register, session.get_one(register.model, record_id), person)

    def _head(self, person: Person, asked: Asked) -> Sequence[str]:
        office = self.desk.facts().setting(OFFICE_NAME)
        return (
            f"姓名：{person.name}　　申请人：{squeeze(asked.asked_by)}（{asked.asking.label}）",
            f"出具单位：{office}　　出具日期：{self.desk.today:%Y-%m-%d}　　经办人：{self.desk.actor.name}",
        )


def _told(asked: Asked) -> dict[str, str]:
    """What the register of requests keeps of a request. Raises Refusal where something is missing or longer than it may be."""
    told = {"申请人": squeeze(asked.asked_by), "核对的证件、材料": squeeze(asked.proof)}
    if missing := [label for label, text in told.items() if not text]:
        raise Refusal(f"出具{TITLE}须核对申请人身份，请填写：{'、'.join(missing)}。")
    for (label, text), most in zip(told.items(), LONGEST, strict=True):
        if len(text) > most:
            raise Refusal(f"“{label}”有{len(text)}字，最多{most}字，请写短些。")
    return told


def _taken(word: str, count: int) -> str:
    return f"“{word}”隐去{count}处。" if count else f"“{word}”{NOT_FOUND}。"


def _past(row: CopyRequest, name: str) -> PastCopy:
    return PastCopy(row.answered_on, name, row.asked_by, row.asking.label, row.proof, row.pages)


def _standing(register: Register, record: Any, person: Person) -> Found:
    is_subject = any(way.value_of(record) is person for way in ways_to_subject(register))
    roles: list[str] = []
    rows: dict[tuple[str, int], tuple[str, Any]] = {}
    for way in every_way_to_people(register):
        key, label = way[-1].key, FieldPath((way[-1],)).label
        if len(way) == 1 and getattr(record, key) is person:
            roles.append(label)
        elif len(way) > 1:
            part = next(part for part in register.parts if part.rows is way[0] or part.key == way[0].key)
            for row in rows_of(record, part.key):
                if getattr(row, key) is person:
                    roles.append(f"{part.label}（{label}）")
                    rows[part.key, row.id] = (part.key, row)
    return Found(register, record, is_subject, tuple(dict.fromkeys(roles)), tuple(rows.values()))
