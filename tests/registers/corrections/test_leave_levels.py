"""Who approves an absence when others stand beside it: asked before or after it, on the same days, cut short, or decided too low."""

from datetime import date

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.corrections import settings
from libao_desk.registers.corrections.codes import ApprovalLevel
from libao_desk.registers.corrections.rules import leave as rules
from libao_desk.registers.corrections.warnings import warnings

from .builders import OFFICE, a_case, a_leave, an_application, duties
from .papers import a_full_case, missing, paper, refusal, told, units

AL = ApprovalLevel
NOT_ENTRUSTED = OfficeFacts(settings=SettingValues({settings.ENTRUSTED.key: False}))
LEAVE = "leave-application"


def test_an_absence_already_on_file_counts_though_it_lies_later() -> None:
    later = a_leave(
        starts_on=date(2020, 11, 30), ends_on=date(2020, 12, 19), applied_on=date(2020, 10, 26), approved_on=date(2020, 10, 26),
        approver=AL.COUNTY, returned_on=None,
    )  # fmt: skip
    asked = an_application(starts_on=date(2020, 11, 5), ends_on=date(2020, 11, 20), applied_on=date(2020, 10, 26))
    case = a_case(leaves=[later, asked])
    assert (rules.days_away(case, asked), rules.level(case, asked, OFFICE)) == (36, AL.UPPER)
    assert (rules.days_away(case, later), rules.level(case, later, OFFICE)) == (20, AL.COUNTY)
    assert [duty.title for duty in duties("C19", case)] == ["外出16日：由上一级社区矫正机构批准"]
    assert warnings(case) == ()


def test_two_rows_on_the_same_days_are_one_absence_and_are_told() -> None:
    first = an_application(starts_on=date(2020, 11, 2), ends_on=date(2020, 11, 20), applied_on=date(2020, 10, 26))
    second = an_application(starts_on=date(2020, 11, 5), ends_on=date(2020, 11, 20), applied_on=date(2020, 10, 26))
    case = a_case(leaves=[second, first])
    assert (rules.days_away(case, first), rules.days_away(case, second)) == (19, 19)
    assert warnings(case) == ("2020-11-02、2020-11-05两次外出的日期重叠，请核对是否重复登记。",)


def test_who_came_back_early_was_away_no_longer() -> None:
    before = a_leave(
        starts_on=date(2020, 10, 26), ends_on=date(2020, 11, 19), applied_on=date(2020, 10, 20), approved_on=date(2020, 10, 21),
        approver=AL.COUNTY, returned_on=date(2020, 10, 28),
    )  # fmt: skip
    asked = an_application(ends_on=date(2020, 12, 13))
    assert (rules.days_away(a_case(leaves=[before, asked]), asked)) == 10
    assert warnings(a_case(leaves=[before, asked])) == ()


def test_an_office_that_is_not_entrusted_is_told_that_its_approval_is_none() -> None:
    leave = a_leave(returned_on=None, filed_on=None)
    case = a_case(leaves=[leave])
    assert [duty.title for duty in duties("C18", case, office=NOT_ENTRUSTED)] == ["外出5日：本所未受委托，报县级社区矫正机构批准"]
    assert duties("C17", case, office=NOT_ENTRUSTED) == ()
    assert duties("C18", case) == ()


def test_the_form_is_the_competent_bodys_whoever_was_entered() -> None:
    beyond = a_leave(starts_on=date(2020, 10, 1), ends_on=date(2020, 10, 31), returned_on=None)
    case = a_full_case(leaves=[beyond])
    words = told(LEAVE, case, beyond)
    assert "上一级\n社区矫正\n机构意见" in words
    assert "受委托" not in words
    assert "外出证明" not in words
    assert units(paper(LEAVE, case, beyond)) == []
    assert "上一级社区矫正机构的批准（外出31日不由司法所(受委托)批准）" in missing(LEAVE, case, beyond)


def test_days_that_run_backwards_give_no_form() -> None:
    leave = a_leave(starts_on=date(2020, 12, 10), ends_on=date(2020, 12, 9))
    assert refusal(LEAVE, a_full_case(leaves=[leave]), leave) == "应返回日期2020-12-09早于外出日期2020-12-10，请先改正。"
