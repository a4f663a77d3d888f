"""What the copy of one's own data says (个人信息查阅件, 个人信息保护法 45): the card, each record by register, and "nothing" in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.blocks import Block, FactsTable, Paper, Paragraph, Size, Style, Title
from libao_desk.declare.field import Sensitivity
from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people import merge
from libao_desk.people.models import Person
from libao_desk.services.records.issued_papers import IssuedPaper
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.people_of import rows_of, ways_to_subject
from libao_desk.services.records.recent_kept import RecentText
from libao_desk.services.records.views import history_lines
from libao_desk.store.attachments import Attachment

from .others_hidden import Others, shortened

TITLE = "个人信息查阅件"
NOTHING = "没有可以提供的记录。"
WIDTHS = (2, 5)
PERSONAL_DATA_LAW = date(2021, 11, 1)
NOTES = (
    "本件由本所依《中华人民共和国个人信息保护法》第四十五条提供，只含本人的信息；涉及他人的姓名只留姓氏，他人的证件号码、电话、住址不提供。",
    "依法应当保密、封存或者不公开的记录，依同法第十八条、第三十五条不在本件之内。",
    "信访事项只写在本件上，不按人汇总：凭姓名和登记的电话（或编号）另行答复办理情况。",
    "认为信息不准确或者不完整的，可以请求更正、补充（同法第四十六条）。修改和查看的经过由台账的操作记录保存。",
)
NOTES_BEFORE = (
    "本件由本所依本人申请提供，只含本人的信息；涉及他人的姓名只留姓氏，他人的证件号码、电话、住址不提供。",
    "依法应当保密、封存或者不公开的记录不在本件之内。",
    NOTES[2],
    "认为信息不准确或者不完整的，可以请求更正、补充。修改和查看的经过由台账的操作记录保存。",
)
"""As long as that law was not in force."""
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Found:
    """A record in which the person stands: as the one it is about, or in another's."""

    register: Register
    record: Record
    is_subject: bool
    roles: tuple[str, ...]
    """As what he stands in a record that is about somebody else."""
    rows: tuple[tuple[str, Any], ...] = ()
    """(part, row) of the rows in which he stands there."""


def compose(
    session: Session, person: Person, registers: Sequence[Register], found: Sequence[Found], head: Sequence[str], others: Others, day: date
) -> Paper:
    """The whole paper, as it is made on that day."""
    blocks: list[Block] = [Title(TITLE), *(Paragraph(line, indent=0, size=Size.FOUR) for line in head)]
    blocks += [_heading(1, "基本信息"), *_card(session, person, others)]
    for number, register in enumerate(registers, start=2):
        mine = [one for one in found if one.register is register]
        blocks.append(_heading(number, f"{register.title}（{len(mine)}条）" if mine else register.title))
        blocks += [block for one in mine for block in _record(session, one, others)] or [Paragraph(NOTHING, size=Size.FOUR)]
    notes = NOTES if day >= PERSONAL_DATA_LAW else NOTES_BEFORE
    blocks.append(Paragraph("说明", style=Style.HEADING, indent=0, size=Size.FOUR, keep_with_next=True))
    blocks += [Paragraph(f"{number}．{note}", size=Size.SMALL_FOUR) for number, note in enumerate(notes, start=1)]
    return Paper(TITLE, tuple(blocks))


def _heading(number: int, text: str) -> Block:
    return Paragraph(f"{NUMERALS[number - 1]}、{text}", style=Style.HEADING, indent=0, size=Size.FOUR, keep_with_next=True)


def _card(session: Session, person: Person, others: Others) -> Iterator[Block]:
    told = [(field.label, others.said(field, person)) for field in merge.person_fields() if field.key not in ("guardian_id", "village_id")]
    told.append(("村（居）", others.without(person.village.name) if person.village else ""))
    told.append(("监护人", shortened(person.guardian.name) if person.guardian else ""))
    wards = session.scalar(sa.select(sa.func.count()).select_from(Person).where(Person.guardian_id == person.id)) or 0
    told.append(("登记为他人的监护人", f"{wards}人（姓名不提供）" if wards else ""))
    yield _table((label, text) for label, text in told)
    if empty := [label for label, text in told if not text]:
        yield Paragraph(f"没有登记的：{'、'.join(empty)}。", size=Size.SMALL_FOUR)


def _record(session: Session, found: Found, others: Others) -> Iterator[Block]:
    register, record = found.register, found.record
    as_what = "、".join(found.roles)
    about = "" if found.is_subject else f"（在他人的记录中：{as_what}）" if ways_to_subject(register) else f"（{as_what}）"
    yield Paragraph(
        f"{record.number}　{state_of(record).label}{about}", style=Style.SUBHEADING, indent=0, size=Size.FOUR, keep_with_next=True
    )
    if told := [(field.label, others.said(field, record)) for field in _fields(found)]:
        yield _table(told)
    for part in register.parts:
        rows = rows_of(record, part.key) if found.is_subject else [row for key, row in found.rows if key == part.key]
        if rows:
            yield Paragraph(f"{part.label}（{len(rows)}条）", indent=0, size=Size.SMALL_FOUR, keep_with_next=True)
        for number, row in enumerate(rows, start=1):
            said = (f"{field.label}：{text.rstrip('。；')}" for field in part.fields if (text := others.said(field, row)))
            yield Paragraph(f"{number}．{'；'.join(said)}。", size=Size.SMALL_FOUR)
    if found.is_subject:
        yield from _beside(session, found, others)


def _fields(found: Found) -> list[FieldPath]:
    """What of the record is told: all where it is about him, what is no datum about people where it is about nobody, else nothing.

    What stands on a card is told once, in the first part.
    """
    if not found.is_subject and ways_to_subject(found.register):
        return []
    fields = [field for field in found.register.fields if found.is_subject or field.fact.sensitivity is Sensitivity.ORDINARY]
    return [field for field in fields if len(field.attributes) == 1 or field.attributes[0].property.mapper.class_ is not Person]


def _beside(session: Session, found: Found, others: Others) -> Iterator[Block]:
    """What belongs to a record besides its fields: its course, papers, attachments, texts of rosters."""
    register, record = found.register, found.record
    stood = (line for line in history_lines(session, register, record.id) if not line.withdrawn)
    course = "，".join(f"{line.happened_on:%Y-%m-%d}{line.title}" for line in stood)
    here = (Attachment.register == register.key, Attachment.record_id == record.id)
    attached = session.scalars(sa.select(Attachment.name).where(*here).order_by(Attachment.id)).all()
    of_record = (IssuedPaper.register == register.key, IssuedPaper.record_id == record.id)
    issued = session.scalars(sa.select(IssuedPaper).where(*of_record).order_by(IssuedPaper.id)).all()
    kinds = [roster.kind for roster in register.rosters]
    texts = sa.select(RecentText).where(RecentText.roster.in_(kinds), RecentText.record_id == record.id).order_by(RecentText.period)
    lines = (
        ("办理经过", course),
        ("附件", "、".join(map(others.hide, attached))),
        ("签发的文书", "、".join(f"{one.number or one.code}（{one.issued_at:%Y-%m-%d}）" for one in issued)),
        *((f"近况（{one.period}）", others.hide(one.text)) for one in session.scalars(texts)),
    )
    for label, text in lines:
        if text:
            yield Paragraph(f"{label}：{text}", size=Size.SMALL_FOUR)


def _table(told: Iterable[tuple[str, str]]) -> FactsTable:
    return FactsTable(tuple((label, text) for label, text in told if text), widths=WIDTHS, size=Size.SMALL_FOUR, tight=True)
