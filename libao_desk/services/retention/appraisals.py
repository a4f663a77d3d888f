"""Appraising what has run out (档案鉴定): looked through, drawn as a numbered list to sign; the program only proposes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import LISTS, AppraisalList, Listed, list_number
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.store import numbers
from libao_desk.store.unit_of_work import actor_of

from .appraisal_paper import COPIES, TITLE, compose
from .due import KeptRecord, KeptRecords, run_out

NOTHING = "{on:%Y-%m-%d}没有保管期满、可以鉴定的档案。"


@dataclass(frozen=True)
class PastList:
    """One list that was drawn."""

    id: int
    number: str
    drawn_on: date
    by: str
    items: tuple[Listed, ...]


class Appraisals:
    """The door to what has run out, and to the lists of it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def may(self) -> bool:
        """Whether the officer may appraise."""
        return self.desk.may("", Action.RETENTION)

    def look(self, day: date | None = None) -> KeptRecords:
        """What has run out on a day (today), and what will by the end of its year.

        Raises Refusal without the right.
        """
        self.desk.allow("", Action.RETENTION)
        return run_out(self.desk, day or self.desk.today)

    def draw(self, day: date | None = None, registers: Collection[str] | None = None) -> PaperResult:
        """The list of all that has run out on a day, in some registers or in all: numbered, noted, ready to print and sign.

        Raises Refusal without the right, for a day to come, and where nothing has run out.
        """
        self.desk.allow("", Action.RETENTION)
        on = day or self.desk.today
        if on > self.desk.today:
            raise Refusal(f"{on:%Y-%m-%d}还没有到，期满以后才能编制鉴定清单。")
        records = [one for one in run_out(self.desk, on, registers).records if one.has_run_out(on)]
        if not records:
            raise Refusal(NOTHING.format(on=on))
        with self.desk.work(f"编制{TITLE}（{len(records)}件）") as session:
            return self._drawn(session, on, records)

    def lists(self) -> tuple[PastList, ...]:
        """The lists drawn so far, the newest first.

        Raises Refusal without the right.
        """
        self.desk.allow("", Action.RETENTION)
        with self.desk.read() as session:
            rows = session.scalars(sa.select(AppraisalList).order_by(AppraisalList.id.desc())).all()
            return tuple(PastList(row.id, row.number, row.drawn_on, row.officer_name, row.listed) for row in rows)

    def _drawn(self, session: Session, on: date, records: list[KeptRecord]) -> PaperResult:
        today, actor = self.desk.today, actor_of(session)
        n = numbers.reserve(session, LISTS, today.year)
        number = list_number(today.year, n)
        told = f"{on:%Y-%m-%d}保管期满　编制日期：{today:%Y-%m-%d}　编制人：{actor.name}"
        rendered = draw(self.desk, compose(self.desk.facts().setting(OFFICE_NAME), number, told, records))
        row = AppraisalList(
            year=today.year,
            n=n,
            drawn_on=today,
            looked_on=on,
            officer_id=actor.officer_id,
            officer_name=actor.name,
            items=[[one.ref.register, one.ref.id, one.number] for one in records],
            pages=rendered.pages,
            sha256=rendered.sha256,
        )
        session.add(row)
        session.flush()
        numbers.name_user(session, LISTS, today.year, n, number, LISTS, row.id)
        return PaperResult(LISTS, TITLE, number, "", rendered.pages, COPIES, rendered.sha256, rendered.pdf, reprint=False, missing=())
