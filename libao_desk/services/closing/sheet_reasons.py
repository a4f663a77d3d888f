"""The reason a clerk writes for a correction sheet (更正理由): read through before it is kept, silent about whom the law keeps silent."""

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Paper, Paragraph
from libao_desk.declare.field import Sensitivity, Text
from libao_desk.services.book import RegisterBook
from libao_desk.services.desk import Desk
from libao_desk.services.never_recorded import refuse_free_text
from libao_desk.services.papers.drawing import draw
from libao_desk.services.withheld import silent_ids

LABEL = "更正理由"
LONGEST = 200
NOT_SAID = "（理由提到不公开的记录，不再列出）"
SHORTEST_NAME = 2


def checked(desk: Desk, typed: str) -> str:
    """The reason in one line, "" where none was written.

    Raises Refusal for one that is too long, holds what is never recorded, names a record nobody may be told of, or cannot be printed.
    """
    reason = " ".join(typed.split())
    if not reason:
        return ""
    if len(reason) > LONGEST:
        raise Refusal(f"{LABEL}最多{LONGEST}字，现在{len(reason)}字，请写短一些。")
    refuse_free_text(LABEL, reason)
    with desk.read() as session:
        if shown_reason(session, desk.book, reason) != reason:
            raise Refusal(f"{LABEL}中写了不公开的记录的编号或姓名，更正表上不能写，请改写，如“一名对象”。")
    draw(desk, Paper(LABEL, (Paragraph(reason),)))
    return reason


def shown_reason(session: Session, book: RegisterBook, reason: str) -> str:
    """The reason as it may be shown and printed now: whoever was sealed since is not named by it."""
    return NOT_SAID if reason and any(word in reason for word in _unsaid(session, book)) else reason


def _unsaid(session: Session, book: RegisterBook) -> Iterator[str]:
    """The numbers of all records that nothing which goes round may name, and the people's names in them."""
    for register in book:
        model: Any = register.model
        names = [one for one in register.fields if one.fact.text is Text.NAME and one.fact.sensitivity is not Sensitivity.ORDINARY]
        for record in session.scalars(sa.select(model).where(model.id.in_(silent_ids(session, register)))):
            yield record.number
            yield from (name for one in names if (name := one.value_of(record)) and len(name) >= SHORTEST_NAME)
