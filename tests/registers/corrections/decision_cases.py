"""Cases for the papers of decisions and of the end: every value typed, nothing typed, and far too much typed."""

from datetime import date
from typing import Any

from libao_desk.declare.document import PaperFacts
from libao_desk.people.codes import Ethnic
from libao_desk.registers.corrections.codes import CorrectionCategory, SanctionKind
from libao_desk.registers.corrections.grounds import SanctionGround
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionAssessment, CorrectionEntryPermit, CorrectionMeetingPermit, CorrectionSanction

from .builders import OFFICE, a_case, a_leave, a_lesson, a_person, a_report

LAST_DAY = date(2021, 7, 5)
K, G = SanctionKind, SanctionGround

GROUNDS = {
    K.PRAISE: G.PRAISE_CONDUCT,
    K.ADMONITION: G.ADMONITION_RULES,
    K.WARNING: G.WARNING_TEN_DAYS,
    K.POLICE_PENALTY: G.PENALTY,
    K.REVOKE_PROBATION: G.PROBATION_WARNINGS,
    K.REVOKE_PAROLE: G.PAROLE_MONTH,
    K.RECALL: G.RECALL_REVIEW,
    K.ARREST: None,
    K.COMMUTATION: None,
}
CATEGORIES = {K.REVOKE_PAROLE: CorrectionCategory.PAROLE, K.RECALL: CorrectionCategory.MEDICAL_PAROLE}
LONG = "于某日在试验村未经批准离开所居住的县域并且没有按照规定报告自己的活动情况，经工作人员多次电话提醒仍未改正，情况属实。" * 12


def paper_facts(row: object = None, day: date = LAST_DAY) -> PaperFacts:
    return PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", day, "", row)


def a_row(kind: SanctionKind, **values: Any) -> CorrectionSanction:
    standard: dict[str, Any] = {
        "kind": kind,
        "ground": GROUNDS[kind],
        "fact": "2020年10月9日至10日未经批准离开海安市。",
        "evidence": "询问笔录、查访记录",
        "paper_no": "（2020）海矫字第8号",
        "decided_by": "海安市社区矫正机构" if kind in (K.PRAISE, K.ADMONITION, K.WARNING) else "海安市人民法院",
        "proposed_on": date(2020, 10, 12),
        "decided_on": date(2020, 10, 13),
    }
    return CorrectionSanction(**(standard | values))


def entry_row(**values: Any) -> CorrectionEntryPermit:
    standard: dict[str, Any] = {
        "place": "海安市李堡镇样例广场",
        "starts_on": date(2020, 11, 2),
        "ends_on": date(2020, 11, 3),
        "reason": "参加技能培训",
        "office_opinion": "情况属实，建议同意。",
        "county_decision": "同意",
        "decided_on": date(2020, 11, 1),
    }
    return CorrectionEntryPermit(**(standard | values))


def meeting_row(**values: Any) -> CorrectionMeetingPermit:
    standard: dict[str, Any] = {
        "visitor": "李来客",
        "starts_on": date(2020, 11, 2),
        "ends_on": date(2020, 11, 2),
        "reason": "商谈家事",
        "office_opinion": "建议同意。",
    }
    return CorrectionMeetingPermit(**(standard | values))


def assessment_row(**values: Any) -> CorrectionAssessment:
    standard: dict[str, Any] = {"period": "2020年第四季度", "held_on": date(2020, 12, 30), "score": 92, "result": "合格"}
    return CorrectionAssessment(**(standard | values))


def a_full_case(**values: Any) -> CorrectionCase:
    """The probation of `a_case` with all that these papers say."""
    person = a_person(ethnic=Ethnic.HAN, household_address="海安市李堡镇试验村1组1号")
    standard: dict[str, Any] = {
        "person": person,
        "case_no": "320699202007001",
        "deciding_organ": "海安市人民法院",
        "instrument_no": "（2020）苏0699刑初1号",
        "instrument_date": date(2020, 6, 20),
        "entrusted_on": date(2020, 5, 11),
        "entrusting_organ": "海安市人民法院",
        "entrust_no": "（2020）海法委评字第3号",
        "inquiry_findings": "被告人有固定住所，家庭成员愿意监督，所在村没有意见。",
        "inquiry_opinion": "适宜社区矫正。",
        "opinion_no": "（2020）海矫评字第3号",
        "reports": [a_report(date(2020, 8, 3)), a_report(date(2020, 9, 3))],
        "educations": [a_lesson(date(2020, 8, 5))],
        "leaves": [a_leave()],
        "sanctions": [a_row(K.ADMONITION)],
        "appraisal": "遵守各项规定，认罪悔罪。",
        "aftercare_advice": "列为一般帮教。",
        "certificate_no": "（2021）海矫解字第5号",
        "died_on": date(2021, 3, 1),
        "death_known_on": date(2021, 3, 2),
        "death_notified_on": date(2021, 3, 2),
    }
    return a_case(**(standard | values))


def an_overlong_case(**values: Any) -> CorrectionCase:
    """Names, addresses and texts as long as anybody could type them."""
    organ = "内蒙古自治区锡林郭勒盟某某自治旗人民法院派出巡回审判法庭"
    person = a_person(
        name="阿卜杜拉·穆罕默德·样例长名",
        ethnic=Ethnic.UYGHUR,
        household_address="某某维吾尔自治区样例自治州样例自治县样例镇样例街道样例小区1号楼1单元1101室",
        residence_address="海安市李堡镇样例社区居民委员会样例新村南区第18组样例路199号样例公寓3幢2单元1502室",
    )
    long: dict[str, Any] = {
        "person": person,
        "offence": "掩饰、隐瞒犯罪所得、犯罪所得收益罪、帮助信息网络犯罪活动罪",
        "deciding_organ": organ,
        "entrusting_organ": organ,
        "inquiry_findings": LONG,
        "inquiry_opinion": LONG,
        "appraisal": LONG,
        "aftercare_advice": LONG,
        "sanctions": [a_row(K.WARNING, decided_on=date(2020, 9, n + 1)) for n in range(12)],
    }
    return a_full_case(**(long | values))


def row_for(key: str, kind: SanctionKind | None, *, long: bool = False) -> object:
    """The row that a paper of a part is about."""
    if kind is not None:
        return a_row(kind, **({"fact": LONG, "evidence": LONG[:200], "decided_by": "样例" * 16 + "人民法院"} if long else {}))
    text = {"reason": LONG, "office_opinion": LONG[:200]} if long else {}
    rows = {"entry-permit": entry_row(**text), "meeting-permit": meeting_row(**text), "conduct-assessment": assessment_row()}
    return rows.get(key)
