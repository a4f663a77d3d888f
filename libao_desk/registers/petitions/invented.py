"""Invented matters of 2020 (演示数据): twenty-six under the regulation of 2005, every one registered, told, answered and rated in time."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from libao_desk.core.calendar import WorkCalendar
from libao_desk.people.invented import InventedWorld

from .codes import (
    Channel,
    LegalRoute,
    OpinionResult,
    PetitionField,
    PetitionKind,
    Rating,
    RefuseReason,
    ReviewResult,
    RouteIn,
)
from .model import PetitionMatter
from .parts import PetitionItem, PetitionLeaderNote, PetitionReview

MATTERS = 26
YEARS_END = date(2020, 12, 31)
FIRST_DAY, STEP = date(2020, 1, 6), timedelta(days=13)
FIELDS = (
    (PetitionField.LAND, "李堡镇农业农村局", "反映承包地补偿款发放时间", "答复补偿款何时发放"),
    (PetitionField.HOUSE, "李堡镇建设局", "反映门前道路积水", "修整道路排水"),
    (PetitionField.LABOUR, "李堡镇人社服务中心", "反映养老待遇核定", "说明核定依据"),
    (PetitionField.CIVIL, "李堡镇民政办公室", "反映临时救助申请进度", "告知审核结果"),
    (PetitionField.ENVIRONMENT, "李堡镇生态环境办公室", "反映作坊夜间噪声", "责令夜间停工"),
    (PetitionField.TRAFFIC, "李堡镇交通管理站", "反映村道路灯不亮", "修复路灯"),
    (PetitionField.EDUCATION, "李堡镇教育管理办公室", "反映校门口停车秩序", "增设临时停车点"),
    (PetitionField.OTHER, "李堡镇便民服务中心", "反映办事窗口排队时间长", "增开窗口"),
)
CHANNELS = (Channel.VISIT, Channel.NET, Channel.PHONE, Channel.LETTER, Channel.VISIT)
RESULTS = (OpinionResult.SUPPORTED, OpinionResult.EXPLAINED, OpinionResult.SUPPORTED, OpinionResult.REJECTED)
IN_HAND_FROM = 24
"""The last two are still being dealt with at the end of the year."""
EXTENDED, REVIEWED, FORWARDED_ON, ROUTED, DECLINED, SETTLED, WITHDRAWN = 4, 9, 13, 15, 17, 19, 21
"""Which of the matters went a way of its own."""
CALENDAR = WorkCalendar()


def invent(world: InventedWorld, rng: Random) -> Iterator[PetitionMatter]:
    """Every matter in the order it came."""
    for n in range(MATTERS):
        yield _matter(world, rng, n)


def _matter(world: InventedWorld, rng: Random, n: int) -> PetitionMatter:
    received = CALENDAR.next_working_day(FIRST_DAY + STEP * n)
    field, unit, about, request = FIELDS[n % len(FIELDS)]
    person = world.person()
    route = (RouteIn.DIRECT, RouteIn.FORWARDED, RouteIn.DIRECT, RouteIn.ASSIGNED)[n % 4]
    matter = PetitionMatter(
        received_on=received,
        registered_on=received,
        entered_on=received,
        system_no=f"样{received:%Y%m%d}{n + 1:04d}",
        channel=CHANNELS[n % len(CHANNELS)],
        route_in=route,
        petitioner=person.name,
        petitioner_address=person.residence_address,
        contact=person.phone,
        people=1,
        kind=PetitionKind.SUGGESTION if n % 6 == 5 else PetitionKind.APPEAL,
        field=field,
        matter=f"{about}。",
        request=f"{request}。",
        duty_unit=unit,
        duty_person=world.officers[1 + n % 2].name,
        notified_on=min(CALENDAR.add_working_days(received, 2 + n % 5), YEARS_END),
        notify_mode="书面送达",
    )
    if route is not RouteIn.DIRECT:
        matter.from_organ, matter.from_no = "海安市信访局", f"样信{'转' if route is RouteIn.FORWARDED else '交'}〔2020〕{n + 1}号"
        matter.organ_received_on = received - timedelta(days=5)
    if route is RouteIn.ASSIGNED:
        matter.report_due_on = received + timedelta(days=75)
    _go_its_way(matter, n, rng)
    if matter.report_due_on is not None:
        matter.reported_on = matter.passed_reply_on or matter.opinion_served_on or matter.settled_on
    return matter


def _go_its_way(matter: PetitionMatter, n: int, rng: Random) -> None:
    told = matter.notified_on or YEARS_END
    if n == FORWARDED_ON:
        matter.passed_to, matter.passed_on = "李堡镇国土资源所", told
    elif n == ROUTED:
        matter.kind, matter.legal_route = PetitionKind.APPEAL, LegalRoute.ARBITRATION
        matter.passed_to, matter.passed_on = "海安市劳动人事争议仲裁委员会", told
        matter.passed_reply_on = matter.closed_on = told + timedelta(days=40)
    elif n == DECLINED:
        matter.refuse_reason, matter.refused_on = RefuseReason.LITIGATION, told
    elif n == WITHDRAWN:
        matter.accepted_on, matter.withdrawn_on = told, told + timedelta(days=9)
    else:
        _answer(matter, n, rng)


def _answer(matter: PetitionMatter, n: int, rng: Random) -> None:
    accepted = matter.notified_on or YEARS_END
    matter.accepted_on, matter.started_on = accepted, accepted
    if matter.kind is PetitionKind.APPEAL:
        matter.legal_route = LegalRoute.PETITION
    if n == SETTLED:
        matter.settled_on = accepted + timedelta(days=21)
        return
    days = 20 + rng.randrange(20)
    if n == EXTENDED:
        matter.kind, days = PetitionKind.APPEAL, 78
        matter.extended_to, matter.extension_approved_by = accepted + timedelta(days=85), "演示负责人"
        matter.extension_reason, matter.extension_notified_on = "涉及多个单位，需要现场核实。", accepted + timedelta(days=50)
        matter.leader = "演示镇长"
        matter.leader_notes = _notes(accepted, days)
    served = CALENDAR.next_working_day(accepted + timedelta(days=days))
    if n >= IN_HAND_FROM:
        return
    matter.opinion_no = f"李信访答〔2020〕{n + 1}号"
    matter.opinion_on = matter.opinion_served_on = matter.invited_on = served
    matter.result = RESULTS[n % len(RESULTS)]
    finding = "经调查，反映的情况基本属实。" if matter.result is OpinionResult.SUPPORTED else "经调查，反映的情况已有明确规定。"
    opinion = f"{matter.duty_unit}负责办理。"
    matter.items = [PetitionItem(text=matter.matter, finding=finding, basis="有关政策规定", result=matter.result, opinion=opinion)]
    if served + timedelta(days=3) <= YEARS_END:
        matter.rated_on = served + timedelta(days=3)
        matter.rating_of_unit = Rating.BASIC if n % 5 == 2 else Rating.VERY
        matter.rating_of_bureau = Rating.VERY
    _end(matter, n, served)


def _end(matter: PetitionMatter, n: int, served: date) -> None:
    if n == REVIEWED:
        asked = served + timedelta(days=12)
        answered = asked + timedelta(days=26)
        matter.reviews = [
            PetitionReview(asked_on=asked, organ="海安市人民政府", result_on=answered, received_on=answered + timedelta(days=2))
        ]
        matter.reviews[0].result = ReviewResult.KEPT
        served = answered + timedelta(days=2)
    over = served + timedelta(days=31)
    if over <= YEARS_END:
        matter.closed_on = over


def _notes(accepted: date, days: int) -> list[PetitionLeaderNote]:
    """One note in every month the matter was open."""
    found, day = [], accepted + timedelta(days=3)
    while day < accepted + timedelta(days=days):
        found.append(PetitionLeaderNote(held_on=day, leader="演示镇长", note="听取办理情况，明确时间节点。"))
        day += timedelta(days=28)
    return found
