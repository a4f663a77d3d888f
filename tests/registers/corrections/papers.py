"""Cases whose papers are full, and cases whose papers are too full, for tests of what the papers say."""

from dataclasses import replace
from datetime import date
from typing import Any

from libao_desk.declare.blocks import Paper, SealArea
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.people.codes import Education, Ethnic, Marital, Sex
from libao_desk.people.models import Person
from libao_desk.registers.corrections.codes import (
    AccessoryPenalty,
    CorrectionCategory,
    DeviceGround,
    IntakeMode,
    LeaveReason,
    SchemeRole,
    TeamMemberKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import (
    CorrectionDevice,
    CorrectionPlaceChange,
    CorrectionPlan,
    CorrectionSchemeRole,
    CorrectionStandingPermit,
)
from libao_desk.registers.corrections.parts_events import CorrectionSearch, CorrectionSearchStep

from ..paper_words import words
from .builders import CORRECTIONS, OFFICE, TODAY, a_case, a_leave, a_member, a_person

PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", TODAY, "")
LONG = "因家庭成员长期患病需要照料且本人在当地已有固定住所和稳定工作单位，" * 24
LONG_PLACE = "江苏省海安市李堡镇试验村民委员会第十二村民小组沿河路一百二十八号之三幢二单元四〇一室（原试验乡政府旧址北侧）"


def documents() -> dict[str, Document]:
    """Every paper of the register by its key."""
    return {document.key: document for document in CORRECTIONS.documents}


def paper(key: str, case: CorrectionCase, row: object = None, **values: Any) -> Paper:
    """One paper of a case, about a row of it where it is made for rows."""
    return documents()[key].body(case, replace(PAPER, part_row=row, **values))


def told(key: str, case: CorrectionCase, row: object = None) -> str:
    """Every word of that paper."""
    return words(paper(key, case, row))


def units(drawn: Paper) -> list[str | None]:
    """Whose seals the paper has room for."""
    return [block.unit for block in drawn.blocks if isinstance(block, SealArea)]


def refusal(key: str, case: CorrectionCase, row: object = None) -> str | None:
    """Why the case, or the row of it, cannot have the paper."""
    return documents()[key].refusal(case, row, OFFICE, TODAY)


def missing(key: str, case: CorrectionCase, row: object = None) -> tuple[str, ...]:
    """What the paper would leave blank."""
    return documents()[key].missing(case, row, OFFICE)


def a_search(**values: Any) -> CorrectionSearch:
    standard: dict[str, Any] = {
        "lost_found_on": date(2020, 11, 2),
        "police_notified_on": date(2020, 11, 3),
        "procuratorate_notified_on": date(2020, 11, 4),
        "found_on": date(2020, 11, 6),
        "disposal": "已找到，呈报县级社区矫正机构。",
    }
    return CorrectionSearch(**(standard | values))


def a_step(day: date, result: str) -> CorrectionSearchStep:
    return CorrectionSearchStep(taken_on=day, way="电话联系、走访家属", searchers="褚二菱、卫三松", result=result)


def a_full_move(**values: Any) -> CorrectionPlaceChange:
    standard: dict[str, Any] = {
        "new_place": "江苏省南通市如东县虚构镇虚构村2组",
        "planned_on": date(2020, 11, 16),
        "applied_on": date(2020, 10, 12),
        "reason": "随配偶在该地工作生活。",
        "office_opinion": "拟同意变更。",
        "consult_sent_on": date(2020, 10, 14),
        "replied_on": date(2020, 10, 20),
        "reply": "同意接收。",
        "decided_on": date(2020, 10, 22),
        "is_agreed": True,
        "told_on": date(2020, 10, 23),
        "files_sent_on": date(2020, 10, 26),
    }
    return CorrectionPlaceChange(**(standard | values))


def a_plan(**values: Any) -> CorrectionPlan:
    standard: dict[str, Any] = {
        "edition": 1,
        "made_on": date(2020, 7, 20),
        "is_unchanged": False,
        "basic_facts": "与父母同住，在镇内企业务工。",
        "assessment_result": "认罪悔罪，家庭支持较好。",
        "psych_state": "情绪平稳，无特殊情况。",
        "supervision_measures": "每月报告一次，每季度查访一次。",
        "education_help_measures": "参加集中教育，推荐技能培训。",
        "other": "无。",
        "author": "卫三松",
    }
    return CorrectionPlan(**(standard | values))


def a_device(**values: Any) -> CorrectionDevice:
    standard: dict[str, Any] = {
        "ground": DeviceGround.LEFT_WITHOUT_APPROVAL,
        "fact": "未经批准离开海安市两日，已给予警告。",
        "office_opinion": "拟使用三个月。",
        "approved_by": "海安市司法局负责人",
        "starts_on": date(2020, 10, 16),
        "ends_on": date(2021, 1, 15),
        "extended_count": 0,
    }
    return CorrectionDevice(**(standard | values))


def a_permit(**values: Any) -> CorrectionStandingPermit:
    standard: dict[str, Any] = {
        "cities": "海安市至如皋市",
        "frequency": "每周三次",
        "reason": "因正常工作需要往返送货。",
        "evidence": "用工单位证明",
        "office_opinion": "情况属实，拟同意。",
        "starts_on": date(2020, 9, 1),
        "ends_on": date(2021, 2, 28),
    }
    return CorrectionStandingPermit(**(standard | values))


def a_full_case(**values: Any) -> CorrectionCase:
    """The case of `builders` with everything that its papers name."""
    person = a_person(
        ethnic=Ethnic.of("01"),
        education=Education.of("70"),
        marital=Marital.of("20"),
        household_address="海安市李堡镇试验村1组1号",
        occupation="电工",
        employer="海安样例机械厂",
    )
    standard: dict[str, Any] = {
        "person": person,
        "case_no": "JZ-320699-0001",
        "deciding_organ": "海安市人民法院",
        "instrument_no": "（2020）苏0685刑初001号",
        "instrument_date": date(2020, 6, 24),
        "is_joint": False,
        "accessory": (AccessoryPenalty.FINE,),
        "intake_mode": IntakeMode.CAME_HIMSELF,
        "team": [
            a_member(name="褚二菱", is_leader=True, organisation="李堡司法所", phone="19900000002"),
            a_member(name="组员乙", kind=TeamMemberKind.VILLAGE_COMMITTEE, sex=Sex.FEMALE, organisation="试验村村民委员会"),
        ],
        "scheme_roles": [
            CorrectionSchemeRole(role=SchemeRole.CHIEF, name="卫三松", organisation="李堡司法所"),
            CorrectionSchemeRole(role=SchemeRole.STAFF, post="监督管理员", name="组员丙", organisation="李堡司法所", tasks="日常监督管理"),
        ],
        "plans": [
            a_plan(),
            a_plan(edition=None, made_on=date(2020, 10, 12), is_unchanged=True, effect_review="方案执行良好。"),
        ],
        "leaves": [a_leave(evidence="结婚请柬", office_opinion="事由正当，同意外出。", closed_by="卫三松")],
        "standing_permits": [a_permit()],
        "place_changes": [a_full_move()],
        "devices": [a_device()],
        "searches": [a_search()],
        "search_steps": [a_step(date(2020, 11, 2), "手机关机。"), a_step(date(2020, 11, 6), "在亲戚家中找到。")],
    }
    return a_case(**(standard | values))


def an_overlong_case() -> CorrectionCase:
    """A case in which whatever may be typed is far too long, and rows are many."""
    person = a_person(
        name="阿依古丽·买买提·试验·样例",
        former_name="阿依古丽·样例",
        ethnic=Ethnic.of("05"),
        household_address=LONG_PLACE,
        residence_address=LONG_PLACE,
        employer="海安样例机械制造股份有限公司第一装配车间",
        occupation="数控机床操作和维修人员",
        guardian=Person(name="王老甲", phone="19900000009"),
        guardian_relation="父亲",
    )
    member = a_member(name="欧阳试验样例", kind=TeamMemberKind.VILLAGE_COMMITTEE, organisation=LONG_PLACE, phone="19900000003")
    leave = a_leave(
        reason=LeaveReason.OTHER, destination=LONG_PLACE, evidence=LONG, office_opinion=LONG, approver=None,
        starts_on=date(2020, 11, 20), ends_on=date(2020, 12, 31),
    )  # fmt: skip
    return a_full_case(
        person=person,
        category=CorrectionCategory.SUSPENDED_SENTENCE,
        offence="生产、销售不符合安全标准的食品罪和掩饰、隐瞒犯罪所得、犯罪所得收益罪",
        deciding_organ="江苏省南通市中级人民法院第一刑事审判庭",
        accessory=(AccessoryPenalty.FINE, AccessoryPenalty.DEPRIVATION_OF_RIGHTS, AccessoryPenalty.CONFISCATION),
        sentence_years=2,
        sentence_months=11,
        term_years=4,
        prohibition_text=LONG,
        prohibition_from=date(2020, 7, 6),
        prohibition_to=date(2021, 7, 5),
        team=[member, *(a_member(name=f"组员{number}", is_leader=number == 0) for number in range(12))],
        scheme_roles=[CorrectionSchemeRole(role=SchemeRole.STAFF, post="监督管理和教育矫正帮扶员", name="组员丙", tasks=LONG)],
        plans=[
            a_plan(basic_facts=LONG, assessment_result=LONG, psych_state=LONG, supervision_measures=f"{LONG}\n{LONG}", other=LONG),
            *(a_plan(edition=number, effect_review=LONG, adjusted_reason=LONG) for number in range(2, 6)),
        ],
        leaves=[leave],
        standing_permits=[a_permit(cities=LONG, frequency=LONG_PLACE, reason=LONG, office_opinion=LONG)],
        place_changes=[a_full_move(new_place=LONG_PLACE, reason=LONG, reply=LONG, office_opinion=LONG)],
        devices=[a_device(extended_count=2, extended_on=date(2020, 12, 31), ends_on=date(2021, 7, 15), fact=LONG)],
        searches=[a_search(found_on=None, disposal=LONG)],
        search_steps=[a_step(date(2020, 11, 2), LONG if number % 9 == 0 else "未找到。") for number in range(40)],
    )
