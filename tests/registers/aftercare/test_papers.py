"""The papers of aftercare: what they say, what they never say, and when they are refused."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from libao_desk.declare.blocks import CutLine, FactsTable, SealArea, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.people.models import Officer, Village
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.aftercare.codes import (
    AftercareState,
    CloseReason,
    HelpKind,
    HelpLevel,
    KeyReason,
    ReleaseSource,
    Settlement,
    TeamRole,
    Verification,
)
from libao_desk.registers.aftercare.documents import DOCUMENTS
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.aftercare.parts import AftercareHelp, AftercareLevelChange, AftercareTeamMember, AftercareVisit

from ..paper_words import words
from .builders import OFFICE, a_case, a_person

DAY = date(2026, 3, 2)
PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", DAY, "")
NUMBER = "（2026）海李安帮字第001号"
BY_KEY = {document.key: document for document in DOCUMENTS}
NUMBERED = ("aftercare-agreement", "aftercare-check-letter", "aftercare-transfer-letter", "aftercare-close-notice")
every_paper = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def a_full_case(times: int = 1, **values: Any) -> AftercareCase:
    """A case with something in every place a paper reads; each text `times` over."""
    standard: dict[str, Any] = {
        "person": a_person(
            name="张甲三" * times,
            id_no="320699198005060010",
            household_address="海安市李堡镇试验村1组1号" * times,
            residence_address="海安市李堡镇杨庄村3组12号" * times,
            village=Village(name="杨庄村"),
        ),
        "sentence": "有期徒刑一年",
        "level": HelpLevel.KEY,
        "prison": "样例监狱" * times,
        "certificate_no": "（2020）样释字第1001号",
        "verified_on": date(2020, 2, 6),
        "verification": Verification.ELSEWHERE,
        "family_contact": "王桂一（母亲）199 0000 0002" * times,
        "fetched_by": "李司法",
        "is_listed_twice": True,
        "other_office": "样例镇司法所" * times,
        "agreement_on": date(2020, 3, 10),
        "settled_on": date(2020, 5, 1),
        "settlement": Settlement.HIRED,
        "moved_on": date(2021, 4, 1),
        "moved_to": "虚构镇司法所" * times,
        "closed_on": date(2025, 3, 3),
        "close_reason": CloseReason.TERM,
        "team": [AftercareTeamMember(role=role, name="演示员" * times, phone="19900000003") for role in TeamRole],
        "visits": [
            AftercareVisit(
                held_on=date(2020, 3, 5),
                place="家中",
                by=Officer(name="李司法"),
                consented=True,
                situation="收入稳定。" * times,
                need="希望参加培训。" * times,
                next_on=date(2020, 6, 5),
            )
        ],
        "level_changes": [
            AftercareLevelChange(proposed_on=date(2020, 6, 1), level=HelpLevel.GENERAL, reason="生活已稳定。" * times, approved=False)
        ],
        "helps": [AftercareHelp(kind=HelpKind.SKILL, applied_on=date(2020, 4, 1), result="已落实" * times, result_on=date(2020, 4, 20))],
    }
    return a_case(**(standard | values))


def told(key: str, case: AftercareCase | None = None, number: str = "") -> str:
    """What a paper of the full case says."""
    meant = a_full_case() if case is None else case
    document = BY_KEY[key]
    row = getattr(meant, document.part)[0] if document.part and getattr(meant, document.part) else None
    return words(document.body(meant, replace(PAPER, number=number, part_row=row)))


def refused(key: str, office: OfficeFacts = OFFICE, **values: Any) -> str | None:
    refuse = BY_KEY[key].refuse
    assert refuse is not None
    return refuse(a_case(**values), office, DAY)


SAID: dict[str, tuple[str, ...]] = {
    "aftercare-handover": (
        "张甲三", "男", "1980年5月6日", "320699198005060010", "王桂一（母亲）199 0000 0002", "2020年2月3日", "□属实　□不属实　☑人户分离",
        "样例监狱", "（2020）样释字第1001号", "☑司法所接回", "李司法", "□释放证明书副本", "☑是　□否", "样例镇司法所",
    ),
    "aftercare-key-handover": ("张甲三", "320699198005060010", "于2020年3月2日刑满释放", "样例监狱", "李司法", "家属（签名）", "一式三份"),
    "aftercare-agreement": (
        "编号：（2026）海李安帮字第001号", "甲方：李堡司法所（安置帮教工作站）", "乙方：张甲三", "现住地：海安市李堡镇杨庄村3组12号",
        "民委员会）：演示员", "自2020年3月2日至2025年3月2日", "协助其申请最低生活保障", "职业技能培训和就业", "保密", "遵守法律法规",
        "住址或者联系方式变更的", "本协议自愿签订，不限制乙方人身自由和其他合法权利。", "一式三份",
    ),
    "aftercare-team-letter": (
        "对张甲三的安置帮教工作", "帮教以自愿为前提", "司法所：牵头组织走访", "村（居）：协助落实责任田", "派出所：依法", "家属：",
        "志愿者：",        "自2020年3月2日至2025年3月2日", "一式五份", "199 0000 0003",
    ),
    "aftercare-visit": (
        "2020年3月5日", "家中", "李司法", "张甲三", "☑同意　□不同意",
        "收入稳定。", "希望参加培训。", "□最低生活保障", "2020年6月5日", "走访以自愿为前提",
    ),
    "aftercare-level-change": (
        "张甲三", "320699198005060010", "监狱刑满释放", "2020年6月1日", "☑重点帮教　□一般帮教", "□重点帮教　☑一般帮教", "□无家可归",
        "生活已稳定。", "司法所意见", "□同意　□不同意",
    ),
    "aftercare-check-letter": (
        "（2026）海李安帮字第001号", "样例镇司法所：", "公民身份号码320699198005060010", "户籍地海安市李堡镇试验村1组1号",
        "现住地海安市李堡镇杨庄村3组12号", "协助核查", "双列管", "请注意保密",
        "你所《安置帮教对象人户分离协查函》收悉", "□属实　□不属实　□人户分离",
    ),
    "aftercare-transfer-letter": (
        "（2026）海李安帮字第001号", "虚构镇司法所：", "自2021年4月1日起移交你处帮教", "自2020年3月2日至2025年3月2日", "姓名张甲三",
        "附件：安置帮教档案",
        "□已接收",
    ),
    "aftercare-close-approval": (
        "监狱刑满释放", "重点帮教", "2025年3月2日", "走访1次，最近一次为2020年3月5日", "职业技能培训（2020年4月20日，已落实）",
        "企业和经济实体吸纳就业（2020年5月1日）", "☑期满　□重新犯罪", "司法所意见", "县级安置帮教机构意见",
    ),
    "aftercare-close-notice": (
        "（2026）海李安帮字第001号", "张甲三：", "期限自2020年3月2日至2025年3月2日。帮教期限届满，解除帮教。", "特此告知。",
        "本人（签名或按指印）：",
    ),
}  # fmt: skip
"""What each paper says of the full case."""


@every_paper
def test_a_paper_says_what_the_case_says(document: Document) -> None:
    paper = told(document.key, number=NUMBER if document.number else "")
    assert [word for word in SAID[document.key] if word not in paper] == []


@every_paper
def test_a_paper_never_names_the_offence_the_sentence_or_none(document: Document) -> None:
    paper = told(document.key)
    assert "盗窃" not in paper
    assert "有期徒刑" not in paper
    for case in (a_full_case(), AftercareCase()):
        assert "None" not in told(document.key, case)


@every_paper
def test_every_paper_is_drawn_filled_blank_and_overlong(document: Document, fonts: FontBook) -> None:
    for case in (AftercareCase(), a_full_case(), a_full_case(25)):
        rows = getattr(case, document.part) if document.part else []
        paper = document.body(case, replace(PAPER, part_row=rows[0] if rows else None))
        assert render_pdf(paper, fonts).pages >= 1
        assert paper.title == document.title  # the title names the file, so it names nobody


@every_paper
def test_a_full_case_lacks_nothing_and_an_empty_one_its_person(document: Document) -> None:
    assert document.wants is not None
    assert document.wants(a_full_case(), OFFICE) == ()
    assert "姓名" in document.wants(AftercareCase(), OFFICE)


def test_what_a_paper_lacks_stands_in_the_order_of_the_form() -> None:
    wants = {document.key: document.wants for document in DOCUMENTS}
    agreement, letter = wants["aftercare-agreement"], wants["aftercare-transfer-letter"]
    assert agreement is not None
    assert agreement(a_case(), OFFICE) == ("公民身份号码", "现住地", "丙方", "帮教协议签订日期")
    assert letter is not None
    assert letter(a_case(moved_to="虚构镇司法所"), OFFICE) == ("公民身份号码", "户籍地", "现住地", "移交日期")


COPIES = {
    "aftercare-key-handover": 3,
    "aftercare-agreement": 3,
    "aftercare-team-letter": 5,
    "aftercare-check-letter": 2,
    "aftercare-transfer-letter": 2,
    "aftercare-close-notice": 2,
}


@every_paper
def test_each_signer_has_a_copy(document: Document) -> None:
    row = a_full_case().visits[0] if document.part else None
    assert document.body(a_full_case(), replace(PAPER, part_row=row)).copies == COPIES.get(document.key, 1)


def test_numbered_papers_share_one_series_and_follow_the_office_s_pattern() -> None:
    assert tuple(document.key for document in DOCUMENTS if document.number) == NUMBERED
    numbers = [document.number for document in DOCUMENTS if document.number]
    assert {number.series(a_case(), PAPER) for number in numbers} == {"aftercare:（{y}）海李安帮字第{n:03d}号"}
    assert numbers[0].text(a_case(), PAPER, 2026, 1) == NUMBER
    own = replace(PAPER, office=OfficeFacts(settings=SettingValues({"aftercare.number_pattern": "李帮{y}-{n}"})))
    assert numbers[0].text(a_case(), own, 2026, 12) == "李帮2026-12"


@pytest.mark.parametrize("key", NUMBERED)
def test_a_numbered_paper_without_a_number_leaves_room_for_it(key: str) -> None:
    said = told(key, AftercareCase())
    assert "（＿＿）海李安帮字第＿＿号" in said
    assert ("编号：（" in said) is (key == "aftercare-agreement"), "a letter and a notice bear their number without the word"


NO_ONE: dict[str, Any] = {"person": None}
KEY: dict[str, Any] = {"level": HelpLevel.KEY}
CORRECTED: dict[str, Any] = {"source": ReleaseSource.CORRECTION}
REFUSALS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("aftercare-handover", NO_ONE, "尚未填写对象姓名"),
    ("aftercare-handover", CORRECTED, "解除社区矫正人员不需要接送"),
    ("aftercare-key-handover", {}, "不属于必接必送的重点帮教对象或未成年人"),
    ("aftercare-key-handover", KEY | CORRECTED, "解除社区矫正人员不需要接回"),
    ("aftercare-key-handover", KEY | {"released_on": None}, "尚未填写释放日期"),
    ("aftercare-agreement", NO_ONE, "尚未填写对象姓名"),
    ("aftercare-agreement", {"handed_on": None}, "尚未登记衔接"),
    ("aftercare-agreement", {"state": AftercareState.CLOSED}, "帮教已经结束"),
    ("aftercare-team-letter", {}, "尚未登记帮教小组成员"),
    ("aftercare-visit", NO_ONE, "尚未填写对象姓名"),
    ("aftercare-level-change", NO_ONE, "尚未填写对象姓名"),
    ("aftercare-check-letter", {}, "未登记人户分离"),
    ("aftercare-transfer-letter", {}, "尚未填写移交至哪个单位"),
    ("aftercare-close-approval", {"state": AftercareState.MOVED}, "对象已移交"),
    ("aftercare-close-approval", {"state": AftercareState.VERIFIED}, "尚未开始帮教"),
    ("aftercare-close-notice", {}, "尚未因期满解除帮教"),
    ("aftercare-close-notice", {"closed_on": DAY, "close_reason": CloseReason.DEAD}, "尚未因期满解除帮教"),
    ("aftercare-close-notice", {"closed_on": date(2025, 3, 1), "close_reason": CloseReason.TERM}, "帮教期限至2025年3月2日，尚未届满"),
)


@pytest.mark.parametrize(("key", "values", "sentence"), REFUSALS)
def test_a_paper_that_does_not_fit_is_refused(key: str, values: dict[str, Any], sentence: str) -> None:
    assert refused(key, **values) == f"{sentence}，不能打印{BY_KEY[key].title}。"


GIVEN: tuple[tuple[str, dict[str, Any]], ...] = (
    ("aftercare-handover", {}),
    ("aftercare-key-handover", KEY),
    ("aftercare-key-handover", {"person": a_person(birth_date=date(2003, 1, 1))}),
    ("aftercare-agreement", {}),
    ("aftercare-team-letter", {"team": [AftercareTeamMember(role=TeamRole.VILLAGE, name="演示员")]}),
    ("aftercare-visit", {}),
    ("aftercare-level-change", {}),
    ("aftercare-check-letter", {"is_listed_twice": True}),
    ("aftercare-check-letter", {"verification": Verification.ELSEWHERE}),
    ("aftercare-transfer-letter", {"moved_to": "虚构镇司法所", "state": AftercareState.MOVED}),
    ("aftercare-close-approval", {"state": AftercareState.NOT_ARRIVED}),
    ("aftercare-close-notice", {"closed_on": date(2025, 3, 3), "close_reason": CloseReason.TERM, "state": AftercareState.CLOSED}),
)


@pytest.mark.parametrize(("key", "values"), GIVEN)
def test_a_paper_that_fits_is_given(key: str, values: dict[str, Any]) -> None:
    assert refused(key, **values) is None


def test_a_minor_s_guardian_signs_beside_him() -> None:
    minor = a_full_case(person=a_person(birth_date=date(2004, 1, 1)))
    assert "乙方监护人（签名）：" in told("aftercare-agreement", minor)
    assert "监护人" not in told("aftercare-agreement")


def test_a_team_letter_lays_duties_on_the_members_there_are() -> None:
    case = a_case(team=[AftercareTeamMember(role=TeamRole.VILLAGE, name="演示员")])
    paper = told("aftercare-team-letter", case)
    assert "村（居）：协助落实责任田" in paper
    assert "派出所" not in paper
    assert "一式二份" in paper


def test_a_visit_declined_is_told_as_declined() -> None:
    case = a_case(visits=[AftercareVisit(held_on=date(2020, 3, 5), consented=False)])
    assert "□同意　☑不同意" in told("aftercare-visit", case)
    assert "□同意　□不同意" in told("aftercare-visit", AftercareCase())


def test_a_change_of_level_that_is_decided_tells_what_was_before() -> None:
    change = AftercareLevelChange(proposed_on=date(2020, 6, 1), level=HelpLevel.KEY, decided_on=date(2020, 6, 9), approved=True)
    case = a_full_case(level=HelpLevel.GENERAL, key_reason=KeyReason.NO_WORK, level_changes=[change])
    paper = told("aftercare-level-change", case)
    assert [word for word in ("□重点帮教　☑一般帮教", "☑重点帮教　□一般帮教", "☑无业可就") if word not in paper] == []
    wants_row = BY_KEY["aftercare-level-change"].wants_row
    assert wants_row is not None
    assert wants_row(case, change, OFFICE) == ("理由",)


def test_a_case_from_correction_has_its_shorter_term() -> None:
    case = a_full_case(source=ReleaseSource.CORRECTION)
    assert "自2020年3月2日至2023年3月2日" in told("aftercare-agreement", case)


SEALS: tuple[tuple[str, Callable[[AftercareCase], date | None]], ...] = (
    ("aftercare-transfer-letter", lambda case: case.moved_on),
    ("aftercare-close-notice", lambda case: case.closed_on),
)


@pytest.mark.parametrize(("key", "day"), SEALS)
def test_letters_bear_the_office_s_name_and_their_day(key: str, day: Callable[[AftercareCase], date | None]) -> None:
    case = a_full_case()
    (seal,) = [block for block in BY_KEY[key].body(case, PAPER).blocks if isinstance(block, SealArea)]
    assert (seal.unit, seal.on) == ("李堡司法所", day(case))


def test_a_letter_has_its_slip_and_a_notice_its_receipt() -> None:
    slip = BY_KEY["aftercare-check-letter"].body(a_full_case(), replace(PAPER, number=NUMBER)).blocks[-1]
    assert isinstance(slip, FactsTable)
    assert [plain(cell) for cell in slip.rows[0] if isinstance(cell, str)] == ["来函编号", NUMBER]
    assert any(isinstance(block, CutLine) for block in BY_KEY["aftercare-close-notice"].body(a_full_case(), PAPER).blocks)


def test_where_nobody_of_the_family_is_named_the_committee_of_the_village_is_the_third_party() -> None:
    case = a_full_case(team=[], family_contact=None)
    assert "杨庄村村民委员会" in told("aftercare-agreement", case)
