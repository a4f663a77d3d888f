"""Copies of what is held on one person (个人信息查阅件): on his request, by the director, each kept in a register of requests.

个人信息保护法 45, 49; domain 7.8: the view of all about one person is the director's and is logged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from libao_desk.core.errors import Refusal
from libao_desk.core.text import squeeze
from libao_desk.declare.code import Code
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, Person
from libao_desk.services.desk import Desk
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


class Asking(Code):
    """Who asks for the copy (申请人身份)."""

    SELF = "SELF", "本人"
    GUARDIAN = "GUARDIAN", "监护人"
    AGENT = "AGENT", "委托代理人"
    RELATIVE = "RELATIVE", "近亲属（本人已死亡）"


class CopyRequest(Base):
    """One request that was answered."""

    __tablename__ = "copy_request"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(sa.ForeignKey("person.id"), index=True)
    asked_by: Mapped[str] = mapped_column(sa.String(50))
    asking: Mapped[Asking]
    proof: Mapped[str] = mapped_column(sa.String(200))
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

        Raises Refusal without the right, where the request is incomplete, or where the card was merged into another.
        """
        self._allow()
        told = {"申请人": squeeze(asked.asked_by), "核对的证件、材料": squeeze(asked.proof)}
        if missing := [label for label, text in told.items() if not text]:
            raise Refusal(f"出具{TITLE}须核对申请人身份，请填写：{'、'.join(missing)}。")
        with self.desk.read() as session:
            person = session.get(Person, person_id)
            if person is None or person.merged_into_id is not None:
                raise Refusal("这张卡片已不存在或者已并入另一张，请重新查找。")
            found = list(self._found(session, person))
            officers = session.scalars(sa.select(Officer.name)).all()
            others = Others(person, [(one.register, one.record) for one in found], officers=officers, also=asked.hidden)
            paper = compose(session, person, self._registers(), found, self._head(person, asked), others, self.desk.today)
        rendered = draw(self.desk, replace(paper, draft=is_draft))
        if is_draft:
            self.desk.file.note(self.desk.actor, f"查看{TITLE}草稿", about=(Person.__tablename__, person_id))
        else:
            self._keep(person_id, asked.asking, told, rendered)
        return PaperResult("person-copy", TITLE, "", "", rendered.pages, 1, rendered.sha256, rendered.pdf, reprint=False, missing=())

    def _keep(self, person_id: int, asking: Asking, told: Mapping[str, str], rendered: "RenderedPaper") -> None:
        asked_by, proof = told.values()
        reason, about = f"{asking.label}{asked_by}申请，{proof}", (Person.__tablename__, person_id)
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
