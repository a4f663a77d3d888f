"""What was asked and what was said (笔录): the record of an inquiry (人民调解调查记录) and of a session (人民调解记录)."""

import re
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Block, DateLine, Field, Fields, Paper, Paragraph, SealArea, Signature, SignatureBlock, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking, said
from libao_desk.people.models import Person

from . import reading
from .model import DisputeCase
from .parts import DisputeInquiry, DisputeSession
from .wording import age_words, papers_parties, seal_words, untaken

INQUIRY_TITLE = "人民调解调查记录"
SESSION_TITLE = "人民调解记录"
READ_OVER = "以上笔录经本人核对无误。"
INQUIRY_ROOM = 29
SESSION_ROOM = 28
"""Lines to write on: two full sides."""
BETWEEN_NAMES = re.compile(r"[、，,；;\n]+")


def inquiry(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解调查记录 of one inquiry; without one, the form to write on. Who was asked signs each page."""
    row: DisputeInquiry = facts.part_row or DisputeInquiry()
    blocks: tuple[Block, ...] = (
        Title(INQUIRY_TITLE),
        Fields(((_day(row.held_on), Field("地点", row.place, 2)), (Field("参加人"),), *_asked(row))),
        Paragraph("记录：", indent=0, keep_with_next=True),
        *said(row.record_text, INQUIRY_ROOM),
        Paragraph(READ_OVER),
        SignatureBlock(((Signature("被调查人（签名）："), Signature("调查人（签名）：")), (Signature("记录人（签名）："),))),
        DateLine(row.held_on),
    )
    return Paper(INQUIRY_TITLE, blocks, initials=True, signer="被调查人")


def session(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解记录 of one session; without one, the form to write on."""
    row: DisputeSession = facts.part_row or DisputeSession()
    parties, helpers = present(case, row)
    head = (
        (_day(row.held_on), Field("地点", row.place, 2)),
        (Field("事由", reading.label(case) if case.parties else None),),
        (Field("当事人", "、".join(parties)),),
        (Field("参加人", "、".join(helpers)),),
    )
    blocks: tuple[Block, ...] = (
        Title(SESSION_TITLE),
        Fields(head),
        Paragraph("记录：", indent=0, keep_with_next=True),
        *said(row.record_text, SESSION_ROOM),
        *((Paragraph(f"本次调解结果：{row.result.strip()}"),) if row.result else ()),
        *_session_signatures(case),
        SealArea(seal_words(case), on=row.held_on),
    )
    return Paper(SESSION_TITLE, blocks, initials=True)


def present(case: DisputeCase, row: DisputeSession) -> tuple[list[str], list[str]]:
    """Who was there: parties, and those who helped; the parties and everyone invited where the row does not say.

    Mediators and the recorder sign below and are neither.
    """
    names = reading.party_names(case)
    typed = [word.strip() for word in BETWEEN_NAMES.split(row.present or "") if word.strip()]
    if not typed:
        return names, [one.invited_name for one in case.invited]
    office = {*reading.mediator_names(case), *([case.recorder.name] if case.recorder is not None else [])}
    parties = [word for word in typed if any(name in word for name in names)]
    return parties or names, [word for word in typed if word not in parties and word not in office]


def inquiry_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a dispute that was taken is inquired into."""
    return untaken(case, INQUIRY_TITLE)


def session_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a dispute that was taken is mediated."""
    return untaken(case, SESSION_TITLE)


def inquiry_wants(case: DisputeCase, row: DisputeInquiry, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the inquiry leaves blank."""
    return lacking({"地点": row.place, "被调查人": row.person, "记录": row.record_text})


def session_wants(case: DisputeCase, row: DisputeSession, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the session leaves blank."""
    return lacking({"地点": row.place, "当事人": reading.party_names(case), "记录": row.record_text})


def _day(day: date | None) -> Field:
    return Field("时间", None if day is None else official_date(day))


def _asked(row: DisputeInquiry) -> tuple[tuple[Field, ...], ...]:
    person = row.person or Person()
    sex = None if person.sex is None else str(person.sex)
    return (
        (Field("被调查人", person.name, 2), Field("性别", sex), Field("年龄", age_words(person, row.held_on))),
        (Field("职业", person.occupation), Field("联系方式", show_phones(person.phone))),
        (Field("单位或住址", person.residence_address or person.household_address or person.employer),),
    )


def _session_signatures(case: DisputeCase) -> tuple[Block, ...]:
    parties = [Signature("当事人（签名）：") for _ in papers_parties(case)]
    mediators = [Signature("调解员（签名）：") for _ in range(max(len(case.mediators), 1))]
    places = [*parties, *mediators, Signature("记录人（签名）：")]
    return (SignatureBlock(tuple(tuple(places[n : n + 2]) for n in range(0, len(places), 2))),)
