"""The papers of guardianship: what they say, what they never say, and when they are refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from libao_desk.declare.blocks import FactsTable, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import Document, PaperFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.people.models import Village
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.guardianship.codes import (
    CloseReason,
    DiagnosisClass,
    Evaluator,
    GuardianBasis,
    GuardianFitness,
    GuardianshipState,
    Quarter,
    Result,
    RiskLevel,
    Stability,
    TeamRole,
    Treatment,
)
from libao_desk.registers.guardianship.documents import DOCUMENTS
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipQuarter, GuardianshipTeamMember

from ..paper_words import words
from .builders import OFFICE, a_case, a_person, a_reward, a_year, all_quarters, evaluated, next_year

DAY = date(2021, 3, 1)
PAPER = PaperFacts(OFFICE, "李堡司法所", "李堡镇", "海安市", DAY, "")
NUMBER = "（2021）海李监护字第001号"
BY_KEY = {document.key: document for document in DOCUMENTS}
WITHOUT_PATIENT = ("guardianship-quarter", "guardianship-year", "guardianship-reward")
every_paper = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.key)


@pytest.fixture(scope="module")
def fonts() -> FontBook:
    return FontBook(bundled_only=True)


def a_full_case(times: int = 1, **values: Any) -> GuardianshipCase:
    """A case with something in every place a paper reads, and with all a doctor can notify; each text `times` over."""
    standard: dict[str, Any] = {
        "patient": a_person(name="李病人" * times, village=Village(name="杨庄村" * times)),
        "guardian": a_person(
            name="王桂一" * times,
            id_no="320699195502030020",
            phone="19900000002",
            residence_address="海安市李堡镇杨庄村3组12号" * times,
        ),
        "guardian_basis": GuardianBasis.LAW,
        "former_guardian": "李老大" * times,
        "guardian_changed_on": date(2019, 6, 1),
        "closed_on": date(2021, 2, 1),
        "risk_level": RiskLevel.FOUR,
        "stability": Stability.UNSTABLE,
        "treatment": Treatment.HOME,
        "dx_class": DiagnosisClass.SCHIZOPHRENIA,
        "years": [evaluated(denied_reason="未配合季度评估。" * times if times > 1 else None)],
        "quarters": [
            GuardianshipQuarter(
                year=2020, quarter=Quarter.FIRST, held_on=date(2020, 3, 15), duties_done=True, incident=False, result=Result.PASS
            ),
            *all_quarters()[1:],
        ],
        "rewards": [a_reward(bank_last4="1234", voucher_no="样2021-001" * times)],
        "team": [GuardianshipTeamMember(role=role, name="演示员" * times) for role in (TeamRole.VILLAGE, TeamRole.POLICE, TeamRole.DOCTOR)],
    }
    return a_case(**(standard | values))


def row_of(document: Document, case: GuardianshipCase) -> object:
    rows = getattr(case, document.part) if document.part else []
    return rows[0] if rows else None


def told(key: str, case: GuardianshipCase | None = None, facts: PaperFacts = PAPER) -> str:
    """What a paper says of a case, the full one unless told otherwise."""
    meant = a_full_case() if case is None else case
    document = BY_KEY[key]
    return words(document.body(meant, replace(facts, part_row=row_of(document, meant))))


def with_settings(**values: object) -> PaperFacts:
    return replace(PAPER, office=OfficeFacts(settings=SettingValues({f"guardianship.{key}": value for key, value in values.items()})))


SAID: dict[str, tuple[str, ...]] = {
    "guardianship-letter": (
        "编号：（＿＿）海李监护字第＿＿号",
        "甲方：李堡镇人民政府",
        "乙方（监护人）：王桂一",
        "丙方（村（居）民委员会）：杨庄村村民委员会",
        "患者李病人的监护人，与患者的关系为父母，监护依据为法定顺序",
        "监护年度自2020年1月1日至2020年12月31日。",
        "妥善看护患者",
        "按医嘱接受治疗",
        "立即采取措施予以制止，送医疗机构诊断",
        "免费的基本公共卫生服务",
        "最低生活保障",
        "奖励标准为每年人民币贰仟肆佰元整（¥2400.00）。",
        "年度届满后60日内转账发给乙方",
        "自收到告知之日起10日内提出异议",
        "奖励只公示总数，不公示姓名",
        "不得虐待、遗弃患者，不得非法限制患者人身自由（精神卫生法第五条、第九条）。",
        "另行签订",
        "一式三份",
        "乙方（签名或按指印）：",
    ),
    "guardianship-quarter": (
        "JH2019-001", "王桂一", "父母", "杨庄村", "2020年第一季度", "2020年3月15日", "☑是　□否", "□有　☑无", "☑合格　□不合格", "片区民警",
        "只评估监护人履行责任的情况",
    ),
    "guardianship-year": (
        "JH2019-001", "王桂一", "自2020年1月1日至2020年12月31日", "2021年1月12日", "2020年第四季度\n☑合格　□不合格", "12个月",
        "每年2400.00元", "人民币贰仟肆佰元整（¥2400.00）", "镇政府", "卫生院", "派出所", "民政", "残联", "10日内提出异议",
    ),
    "guardianship-reward": (
        "王桂一\n杨庄村\n2020.01.01至2020.12.31\n12\n2400.00\n2400.00\n1234\n样2021-001\nJH2019-001", "合计\n2400.00",
        "合计金额（大写）：人民币贰仟肆佰元整（小写）：¥2400.00", "制表：", "复核：", "负责人：",
    ),
    "guardian-change": (
        "患者姓名李病人", "原监护人李老大", "新监护人王桂一", "与患者关系父母", "☑法定顺序　□协议确定", "自2019年6月1日起",
        "由新监护人另行签订", "一式四份",
    ),
    "guardian-withdrawal": (
        "本人王桂一是患者李病人的监护人（与患者的关系为父母），于2019年12月20日签订了", "自愿退出有奖监护，自2021年2月1日起",
        "不免除依法应当履行的监护职责", "免费基本公共卫生服务、救治和社会救助不受影响", "一式二份",
    ),
}  # fmt: skip
"""What each paper says of the full case."""


@every_paper
def test_a_paper_says_what_the_case_says(document: Document) -> None:
    paper = told(document.key)
    assert [word for word in SAID[document.key] if word not in paper] == []


@every_paper
def test_no_paper_says_a_word_of_what_the_doctor_notified(document: Document) -> None:
    """Clinical facts stay with the clinic (精神卫生法 4, 55); no paper asks anybody to confine a patient either."""
    paper = told(document.key)
    clinical = ("精神分裂症", "4级", "危险性", "不稳定", "居家", "诊断类型", "药", "限制活动")
    assert [word for word in clinical if word in paper.replace("严重精神障碍", "")] == []


@pytest.mark.parametrize("key", WITHOUT_PATIENT)
def test_forms_that_pass_through_many_hands_go_by_case_number(key: str) -> None:
    assert "李病人" not in told(key)
    assert "JH2019-001" in told(key)


@every_paper
def test_every_paper_is_drawn_filled_blank_and_overlong(document: Document, fonts: FontBook) -> None:
    for case in (GuardianshipCase(), a_full_case(), a_full_case(25)):
        paper = document.body(case, replace(PAPER, part_row=row_of(document, case)))
        assert render_pdf(paper, fonts).pages >= 1
        assert paper.title == document.title  # the title names the file, so it names nobody
        assert "None" not in words(paper)


@every_paper
def test_a_full_case_lacks_nothing_and_an_empty_one_its_guardian(document: Document) -> None:
    assert document.wants is not None
    assert document.wants(a_full_case(), OFFICE) == ()
    assert "监护人" in document.wants(GuardianshipCase(), OFFICE)


def test_what_a_letter_and_a_change_lack_stand_in_the_order_of_the_form() -> None:
    letter, change = BY_KEY["guardianship-letter"].wants, BY_KEY["guardian-change"].wants
    assert letter is not None
    assert letter(a_case(), OFFICE) == ("监护人身份证号", "监护人住址", "村（居）", "监护方式依据")
    assert change is not None
    assert change(a_full_case(former_guardian=None), OFFICE) == ("原监护人",)


COPIES = {"guardianship-letter": 3, "guardian-change": 4, "guardian-withdrawal": 2}


@every_paper
def test_each_signer_has_a_copy(document: Document) -> None:
    case = a_full_case()
    assert document.body(case, replace(PAPER, part_row=row_of(document, case))).copies == COPIES.get(document.key, 1)


def test_the_letter_alone_is_numbered_and_follows_the_office_s_pattern() -> None:
    assert [document.key for document in DOCUMENTS if document.number] == ["guardianship-letter"]
    number = BY_KEY["guardianship-letter"].number
    assert number is not None
    assert number.series(a_case(), PAPER) == "guardianship-letter:（{y}）海李监护字第{n:03d}号"
    assert number.text(a_case(), PAPER, 2021, 1) == NUMBER
    assert number.text(a_case(), with_settings(letter_pattern="李监{y}-{n}"), 2021, 12) == "李监2021-12"
    assert f"编号：{NUMBER}" in told("guardianship-letter", facts=replace(PAPER, number=NUMBER))


def test_each_year_has_a_letter_of_its_own_with_the_law_of_its_day() -> None:
    case = a_full_case(years=[a_year()])
    later = a_full_case(years=[next_year(agreement_on=date(2021, 1, 4))])
    assert "依照《中华人民共和国民法总则》关于监护的规定" in told("guardianship-letter", case)
    letter = told("guardianship-letter", later)
    assert "依照《中华人民共和国民法典》第二十八条至第三十四条" in letter
    assert "自2021年1月1日至2021年12月31日" in letter


def test_months_in_hospital_are_spoken_of_once_the_office_has_settled_them() -> None:
    assert "住院治疗的月份" not in told("guardianship-letter")
    assert "住院治疗的月份照常计发奖励" in told("guardianship-letter", facts=with_settings(inpatient_rule="计发"))
    assert "住院治疗的月份不计发奖励" in told("guardianship-letter", facts=with_settings(inpatient_rule="不计发"))


def test_a_letter_names_the_reward_of_its_own_year_before_the_office_s_standard() -> None:
    case = a_full_case(rewards=[a_reward(standard=Decimal(1800))])
    assert "每年人民币壹仟捌佰元整（¥1800.00）" in told("guardianship-letter", case)
    assert "每年人民币叁仟元整（¥3000.00）" in told("guardianship-letter", a_full_case(rewards=[]), with_settings(standard=3000))


def test_a_body_can_be_the_guardian() -> None:
    case = a_full_case(guardian=None, guardian_body="杨庄村村民委员会")
    assert "乙方（监护人）：杨庄村村民委员会" in told("guardianship-letter", case)
    assert "\n杨庄村村民委员会\n" in told("guardianship-reward", case)


def test_a_quarter_not_evaluated_is_left_to_the_hand() -> None:
    case = a_full_case(quarters=all_quarters()[:1])
    paper = told("guardianship-year", case)
    assert "2020年第一季度\n☑合格　□不合格\n2020年第二季度\n□合格　□不合格" in paper


def test_a_refusal_to_pay_stands_with_its_reason() -> None:
    assert "未配合季度评估。" in told("guardianship-year", a_full_case(years=[evaluated(denied_reason="未配合季度评估。")]))


def test_a_reward_of_half_a_year_is_reckoned_and_a_blank_sheet_has_room_for_ten() -> None:
    half = a_reward(period_to=date(2020, 6, 30), amount=None)
    paper = told("guardianship-reward", a_full_case(rewards=[half]))
    assert "2020.01.01至2020.12.31\n6\n2400.00\n1200.00" in paper
    assert "人民币壹仟贰佰元整（小写）：¥1200.00" in paper
    sheet = BY_KEY["guardianship-reward"].body(GuardianshipCase(), PAPER).blocks[1]
    assert isinstance(sheet, FactsTable)
    assert [plain(title) for title in sheet.header] == [
        "序号", "监护人姓名", "村（居）", "监护年度", "应发月数", "年标准（元）", "金额（元）", "账号后四位", "签收/转账凭证号", "备注",
    ]  # fmt: skip
    assert len(sheet.rows) == 11


def test_the_year_s_form_has_a_row_for_each_of_the_five_units() -> None:
    tables = [block for block in BY_KEY["guardianship-year"].body(GuardianshipCase(), PAPER).blocks if isinstance(block, FactsTable)]
    assert len(tables[1].rows) == len(Evaluator)


REFUSALS: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("guardianship-letter", {"state": GuardianshipState.CLOSED}, "个案已经结案，不能打印"),
    ("guardianship-letter", {"patient": None}, "尚未填写患者，不能打印"),
    ("guardianship-letter", {"guardian": None}, "请填写监护人。"),
    ("guardianship-letter", {"guardian_fit": GuardianFitness.NONE}, "监护人能力为无监护"),
    ("guardianship-letter", {"guardian_consented_on": None}, "监护人尚未同意"),
    ("guardianship-quarter", {"guardian": None}, "尚未填写监护人，不能打印监护责任季度评估表。"),
    ("guardianship-year", {"guardian": None}, "尚未填写监护人，不能打印监护责任年度审核表。"),
    ("guardianship-reward", {"guardian": None}, "尚未填写监护人，不能打印"),
    ("guardian-change", {}, "尚未填写变更监护人日期，不能打印变更监护人确认书。"),
    ("guardian-change", {"guardian_changed_on": DAY, "guardian_fit": GuardianFitness.NONE}, "监护人能力为无监护"),
    ("guardian-withdrawal", {"years": []}, "监护人尚未签订监护责任书，不能打印自愿退出有奖监护声明。"),
    ("guardian-withdrawal", {"close_reason": CloseReason.MOVED}, "结案原因不是监护人退出，不能打印"),
)


@pytest.mark.parametrize(("key", "values", "sentence"), REFUSALS)
def test_a_paper_that_does_not_fit_is_refused(key: str, values: dict[str, Any], sentence: str) -> None:
    refuse = BY_KEY[key].refuse
    assert refuse is not None
    said = refuse(a_case(**values), OFFICE, DAY)
    assert said is not None
    assert said.startswith(sentence)
    assert said.endswith("。")


GIVEN: tuple[tuple[str, dict[str, Any]], ...] = (
    *((key, {}) for key in BY_KEY if key != "guardian-change"),
    ("guardian-change", {"guardian_changed_on": DAY}),
    ("guardian-withdrawal", {"close_reason": CloseReason.WITHDRAWN, "state": GuardianshipState.CLOSED}),
)


@pytest.mark.parametrize(("key", "values"), GIVEN)
def test_a_paper_that_fits_is_given(key: str, values: dict[str, Any]) -> None:
    refuse = BY_KEY[key].refuse
    assert refuse is not None
    assert refuse(a_case(**values), OFFICE, DAY) is None


def test_what_was_the_former_guardians_bears_his_name() -> None:
    """His year's letter, drafted again, and the reward of his months named the one who came after him."""
    rewards = [a_reward(period_to=date(2020, 6, 1)), a_reward(period_from=date(2020, 6, 2))]
    case = a_full_case(guardian_changed_on=date(2020, 6, 1), former_guardian="周监某", rewards=rewards)
    sheets = [words(BY_KEY["guardianship-reward"].body(case, replace(PAPER, part_row=row))) for row in rewards]
    assert ["周监某" in sheet for sheet in sheets] == [True, False]
    assert ["王桂一" in sheet for sheet in sheets] == [False, True]
    letter = words(BY_KEY["guardianship-letter"].body(case, replace(PAPER, part_row=a_year())))
    assert "周监某" in letter
    assert "19900000002" not in letter.replace(" ", "")
