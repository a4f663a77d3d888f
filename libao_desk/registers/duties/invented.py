"""Invented letters and notices of 2020 (演示数据): letters with every village, twelve firms, three schools; four notices, all answered."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from libao_desk.core.calendar import WorkCalendar
from libao_desk.declare.record import Record
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Organisation

from .codes import PartyKind, ReviewKind, ReviewResult
from .letter import LetterReview, ResponsibilityLetter
from .notice import SupervisionNotice

FIRMS = 12
SCHOOLS = ("李堡镇样例小学", "李堡镇虚构中学", "李堡镇演示幼儿园")
FIRST_DAY, LAST_DAY = date(2020, 1, 1), date(2020, 12, 31)
REVIEW_DAYS = (date(2020, 3, 24), date(2020, 6, 18), date(2020, 9, 17), date(2020, 12, 10))
YEAR_DAY = date(2020, 12, 28)
CALENDAR = WorkCalendar()
LATE_WORK = (
    ("人民调解", "TJ2020-0057", "M09", "人民调解法第27条", "归档", date(2020, 4, 20)),
    ("人民调解", "TJ2020-0203", "M07", "人民调解法第31条", "回访", date(2020, 6, 15)),
    ("安置帮教", "AB2020-003", "A05", "本地设置", "建档、成立帮教小组", date(2020, 8, 11)),
    ("人民调解", "TJ2020-0611", "M09", "人民调解法第27条", "归档", date(2020, 10, 20)),
)


def invent(world: InventedWorld, rng: Random) -> Iterator[Record]:
    """Letters first, then the notices of the year."""
    for n, village in enumerate(world.villages):
        yield _letter(world, n, PartyKind.VILLAGE, village=village, second_signer=f"村负责人{n + 1}")
    for n in range(FIRMS):
        firm = world.organisation()
        yield _letter(world, n, PartyKind.FIRM, organisation=firm, second_signer=firm.legal_representative)
    for n, name in enumerate(SCHOOLS):
        yield _letter(world, n, PartyKind.SCHOOL, organisation=Organisation(name=name, kind="学校"), second_signer=f"校长{n + 1}")
    for n in range(len(LATE_WORK)):
        yield _notice(world, rng, n)


def _letter(world: InventedWorld, n: int, kind: PartyKind, **values: object) -> ResponsibilityLetter:
    letter = ResponsibilityLetter(
        year=2020,
        party_kind=kind,
        starts_on=FIRST_DAY,
        ends_on=LAST_DAY,
        signed_on=CALENDAR.next_working_day(date(2020, 1, 6) + timedelta(days=n % 10)),
        first_signer="演示镇长",
        copies=2,
        **values,
    )
    by = world.officers[1 + n % 2]
    letter.reviews = [LetterReview(kind=ReviewKind.QUARTER, held_on=day, by=by, result=ReviewResult.DONE) for day in REVIEW_DAYS]
    letter.reviews.append(LetterReview(kind=ReviewKind.YEAR, held_on=YEAR_DAY, by=by, result=ReviewResult.DONE))
    if n % 7 == 3:
        letter.reviews[1].result = ReviewResult.PARTLY
        letter.reviews[1].remark = "法治宣传栏未按期更换。"
        letter.reviews[1].mended_on = date(2020, 6, 29)
    return letter


def _notice(world: InventedWorld, rng: Random, n: int) -> SupervisionNotice:
    concerned, number, clock, basis, matter, last_day = LATE_WORK[n]
    issued = CALENDAR.add_working_days(last_day, 1 + rng.randrange(3))
    reply_due = CALENDAR.add_working_days(issued, 5)
    replied = CALENDAR.add_working_days(issued, 2 + rng.randrange(3))
    return SupervisionNotice(
        addressee=world.village_committees[n].name if concerned == "人民调解" else world.officers[2].name,
        concerned=concerned,
        case_number=number,
        clock=clock,
        basis=basis,
        matter=matter,
        last_day=last_day,
        days_late=(issued - last_day).days,
        demand=f"请于完成时限前办结“{matter}”，并书面回复。",
        reply_due_on=reply_due,
        feedback_way="填写回执送司法所",
        signed_by=world.director,
        issued_on=issued,
        handled_result="已补办。",
        handled_by=world.village_committees[n].name if concerned == "人民调解" else world.officers[2].name,
        replied_on=replied,
        closed_on=replied,
    )
