"""The reminder of each January (每年一月的鉴定): as long as records have run out and no list was drawn this year."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import sqlalchemy as sa

from libao_desk.declare.clock import Duty, Whose
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.disposal import AppraisalList

from .due import run_out

CLOCK = "BG01"
BASIS = "档案法第21条、个人信息保护法第19条"


def appraisals_due(desk: Desk, day: date) -> Iterator[tuple[str, Duty]]:
    """By register, the duty to appraise what has run out; in January alone, and for the officer who draws the list."""
    if day.month != 1 or not desk.may("", Action.RETENTION):
        return
    with desk.read() as session:
        drawn = sa.select(AppraisalList.id).where(AppraisalList.year == day.year, AppraisalList.drawn_on <= day).limit(1)
        if session.scalar(drawn) is not None:
            return
    found = Counter(one.ref.register for one in run_out(desk, day).records if one.has_run_out(day))
    first, last = date(day.year, 1, 1), date(day.year, 1, 31)
    for register, count in found.items():
        told = f"每年一月列出保管期满的档案，{last:%Y-%m-%d}前编制鉴定清单"
        yield register, Duty(CLOCK, f"鉴定保管期满的档案（{count}件）", first, last, last, BASIS, told, Whose.OURS)
