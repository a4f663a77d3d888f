"""The rosters of correction: the county's columns in order, whose rows, and that no minor is named."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import CellKind
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CheckInResult,
    CorrectionState,
    DeviceGround,
    ExitKind,
    ManagementClass,
    SanctionKind,
    VisitKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionDevice, CorrectionPublicService

from .builders import (
    CORRECTIONS,
    a_case,
    a_checked_in,
    a_juvenile,
    a_leave,
    a_lesson,
    a_member,
    a_report,
    a_sanction,
    a_visit,
    an_application,
    an_expected,
    facts,
)

S = CorrectionState
ROSTERS = {roster.kind: roster for roster in CORRECTIONS.rosters}
MAIN, ENDING, LEAVE = ROSTERS["corrections"], ROSTERS["corrections-ending"], ROSTERS["leave"]

HEADS = {
    "corrections": """编号 姓名 性别 身份证号 村(居) 现住址 联系电话 矫正类别 罪名 矫正期限起 矫正期限止 管理类别 报到日期 宣告日期
    矫正小组组长(矫务长) 本月报告次数 本月教育次数 本月公益活动次数 本月走访次数 外出次数 奖惩 电子定位(是/否) 状态 备注""",
    "corrections-ending": "编号 姓名 期满日 剩余天数 总结/鉴定完成 安帮衔接",
    "leave": "编号 姓名 事由 目的地 起 止 天数 批准机关 批准日 备案日 销假日",
}


@pytest.mark.parametrize("kind", HEADS)
def test_the_columns_are_the_countys(kind: str) -> None:
    assert [column.title for column in ROSTERS[kind].columns] == HEADS[kind].split()


def test_the_rosters_of_the_contract_are_declared() -> None:
    assert [(roster.kind, roster.title) for roster in CORRECTIONS.rosters] == [
        ("corrections", "社区矫正对象花名册"),
        ("corrections-ending", "社区矫正期满预告表"),
        ("leave", "请假外出台账"),
    ]


def _cells(kind: str, case: CorrectionCase, period: PeriodFacts | None = None) -> dict[str, Any]:
    return {column.title: column.value(case, period or facts()) for column in ROSTERS[kind].columns}


def _rows(kind: str, case: CorrectionCase, period: PeriodFacts | None = None) -> list[dict[str, Any]]:
    period, lines = period or facts(), ROSTERS[kind].rows
    assert lines is not None
    return [{column.title: column.value(line, period) for column in ROSTERS[kind].columns} for line in lines([case], period)]


def _full_case() -> CorrectionCase:
    return a_case(
        case_no="（2020）海矫字第012号",
        note="每周二到所",
        team=[a_member(name="组长甲", is_leader=True)],
        reports=[a_report(date(2020, 12, 3)), a_report(date(2020, 12, 17)), a_report(date(2020, 11, 3))],
        educations=[a_lesson(date(2020, 12, 18))],
        public_services=[CorrectionPublicService(held_on=date(2020, 12, 9))],
        visits=[a_visit(date(2020, 12, 22)), a_visit(date(2020, 12, 23), VisitKind.PHONE)],
        leaves=[a_leave(), an_application(), a_leave(is_refused=True)],
        sanctions=[
            a_sanction(SanctionKind.PRAISE, decided_on=date(2020, 12, 24)),
            a_sanction(SanctionKind.ADMONITION, decided_on=date(2020, 11, 24)),
        ],
    )


def test_a_whole_case_fills_its_row() -> None:
    assert _cells("corrections", _full_case()) == {
        "编号": "（2020）海矫字第012号",
        "姓名": "王小甲",
        "性别": "男",
        "身份证号": "320699********0015",
        "村(居)": "试验村",
        "现住址": "海安市李堡镇试验村1组1号",
        "联系电话": "199 0000 0001",
        "矫正类别": "缓刑",
        "罪名": "交通肇事罪",
        "矫正期限起": date(2020, 7, 6),
        "矫正期限止": date(2021, 7, 5),
        "管理类别": "普管",
        "报到日期": date(2020, 7, 10),
        "宣告日期": date(2020, 7, 13),
        "矫正小组组长(矫务长)": "组长甲",
        "本月报告次数": 2,
        "本月教育次数": 1,
        "本月公益活动次数": 1,
        "本月走访次数": 1,
        "外出次数": 1,
        "奖惩": "表扬",
        "电子定位(是/否)": "否",
        "状态": "在矫",
        "备注": "每周二到所",
    }


def test_our_own_number_stands_in_for_the_countys() -> None:
    assert _cells("corrections", a_case())["编号"] == "JZ2020-001"


def test_the_internal_copy_shows_the_whole_number() -> None:
    assert _cells("corrections", a_case(), facts(full=True))["身份证号"] == "320699198503050015"


@pytest.mark.parametrize("full", [False, True], ids=["sent copy", "internal copy"])
def test_a_minor_is_a_surname_and_nothing_else(full: bool) -> None:
    row = _cells("corrections", a_juvenile(note="在校学生"), facts(full=full))
    assert row["姓名"] == "王某某"
    assert [row[head] for head in ("身份证号", "村(居)", "现住址", "联系电话", "备注")] == ["", "", "", "", ""]
    assert row["矫正类别"] == "缓刑"


@pytest.mark.parametrize("kind", HEADS)
def test_no_roster_holds_a_minors_name(kind: str) -> None:
    grown_up = a_juvenile(leaves=[a_leave()])  # over eighteen long since
    rows = _rows(kind, grown_up, facts("2020-12")) if ROSTERS[kind].rows else [_cells(kind, grown_up, facts("2026-12"))]
    assert rows
    assert "王小乙" not in "".join(str(cell) for row in rows for cell in row.values())


def test_an_empty_record_fills_only_what_is_counted() -> None:
    row = _cells("corrections", CorrectionCase())
    assert {head for head, cell in row.items() if cell not in (None, "", 0)} == {"电子定位(是/否)"}


def test_numbers_are_text_and_days_are_days() -> None:
    kinds = {column.title: column.kind for column in MAIN.columns}
    assert {kinds[head] for head in ("编号", "身份证号", "联系电话")} == {CellKind.IDENTIFIER}
    assert {kinds[head] for head in ("矫正期限起", "矫正期限止", "报到日期", "宣告日期")} == {CellKind.DATE}
    assert [column.title for column in MAIN.columns if column.total] == [head for head in HEADS["corrections"].split() if "次数" in head]


DEVICES: dict[str, tuple[dict[str, Any], str]] = {
    "on": ({"starts_on": date(2020, 10, 16)}, "是"),
    "since the last day": ({"starts_on": date(2020, 12, 31)}, "是"),
    "not yet": ({"starts_on": date(2021, 1, 4)}, "否"),
    "off again": ({"starts_on": date(2020, 10, 16), "removed_on": date(2020, 12, 1)}, "否"),
}


@pytest.mark.parametrize("name", DEVICES)
def test_a_device_counts_while_it_is_on(name: str) -> None:
    values, word = DEVICES[name]
    case = a_case(devices=[CorrectionDevice(ground=DeviceGround.PROHIBITION_ORDER, **values)])
    assert _cells("corrections", case)["电子定位(是/否)"] == word


def test_a_proposal_stands_in_the_month_it_was_made() -> None:
    case = a_case(sanctions=[a_sanction(proposed_on=date(2020, 12, 2))])
    assert _cells("corrections", case)["奖惩"] == "提请撤销缓刑"


def test_a_sanction_stands_only_where_and_when_it_was_given() -> None:
    refused = a_sanction(SanctionKind.WARNING, decided_on=date(2020, 12, 4), is_granted=False)
    not_yet = a_sanction(SanctionKind.ADMONITION, proposed_on=date(2020, 12, 2))
    ruled = a_sanction(proposed_on=date(2020, 11, 2), decided_on=date(2020, 12, 2), is_granted=True)
    assert _cells("corrections", a_case(sanctions=[refused, not_yet, ruled]))["奖惩"] == ""


# --- whose rows ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", S)
def test_in_force_is_from_check_in_to_the_end(state: CorrectionState) -> None:
    wanted = state in (S.REGISTERED, S.ACTIVE, S.MISSING, S.HELD, S.REVOKING)
    assert MAIN.belongs(a_case(state), facts()) is wanted


@pytest.mark.parametrize("state", [S.MISSING, S.REVOKING])
def test_who_never_came_was_never_in_force(state: CorrectionState) -> None:
    assert not MAIN.belongs(an_expected(state=state, docs_received_on=date(2020, 7, 8)), facts())
    assert not MAIN.belongs(an_expected(state=state, checkin_result=CheckInResult.NO_SHOW), facts())


ENDED: dict[str, tuple[Callable[[], CorrectionCase], bool]] = {
    "on the first of the month": (lambda: a_case(S.RELEASED, ended_on=date(2020, 12, 1)), True),
    "on the last": (lambda: a_case(S.RELEASED, ended_on=date(2020, 12, 31)), True),
    "the day before": (lambda: a_case(S.RELEASED, ended_on=date(2020, 11, 30)), False),
    "not at all": (a_case, False),
    "without ever having come": (
        lambda: an_expected(state=S.TERMINATED, docs_received_on=date(2020, 7, 8), ended_on=date(2020, 12, 9)),
        False,
    ),
    "an end typed but not carried out": (lambda: a_case(ended_on=date(2020, 12, 20), exit_kind=ExitKind.DEATH), False),
    "an inquiry": (lambda: CorrectionCase(state=S.TERMINATED, ended_on=date(2020, 12, 9)), False),
    "sealed, whom every sheet leaves out and counts": (
        lambda: a_juvenile(state=S.SEALED, ended_on=date(2020, 12, 9), sealed_on=date(2020, 12, 11)),
        True,
    ),
}


@pytest.mark.parametrize("name", ENDED)
def test_the_block_below_holds_what_ended_in_the_period(name: str) -> None:
    make, wanted = ENDED[name]
    assert MAIN.ended is not None
    assert MAIN.ended(make(), facts()) is wanted


def test_an_ended_row_says_how_it_ended() -> None:
    case = a_case(S.TERMINATED, ended_on=date(2020, 12, 9), exit_kind=ExitKind.PROBATION_REVOKED)
    assert _cells("corrections", case)["状态"] == "撤销缓刑"
    assert _cells("corrections", a_case(exit_kind=ExitKind.TERM_ENDED))["状态"] == "在矫"


@pytest.mark.parametrize(
    ("term_to", "wanted"),
    [
        (date(2020, 12, 30), False),
        (date(2020, 12, 31), True),
        (date(2021, 3, 31), True),
        (date(2021, 4, 1), False),
        (None, False),
    ],
    ids=["before the last day", "on it", "ninety days after", "ninety-one days after", "no term"],
)
def test_the_forecast_looks_ninety_days_ahead(term_to: date | None, wanted: bool) -> None:
    assert ENDING.belongs(a_case(term_to=term_to), facts()) is wanted


def test_the_forecast_says_how_far_it_looks_even_where_nobody_stands_on_it() -> None:
    assert ENDING.says_of_rows is not None
    assert ENDING.says_of_rows([]) == "列入期末在矫、矫正期限在期末当日至其后90天内届满的"


def test_the_roster_says_which_absences_it_counts() -> None:
    """Of one that began in November both months' rosters count it, the figures of November alone."""
    case = a_case(leaves=[a_leave(starts_on=date(2020, 11, 28), ends_on=date(2020, 12, 1))])
    row = tuple(column.value(case, facts()) for column in MAIN.columns)
    assert dict(zip((column.title for column in MAIN.columns), row, strict=True))["外出次数"] == 1
    assert MAIN.says_of_rows is not None
    assert MAIN.says_of_rows([row]) == "外出次数：与本期有交叉的都计；统计数按外出起日计"
    at_home = tuple(column.value(a_case(), facts()) for column in MAIN.columns)
    assert (MAIN.says_of_rows([]), MAIN.says_of_rows([at_home])) == ("", "")


def test_the_forecast_says_what_is_done() -> None:
    case = a_case(term_to=date(2021, 1, 20), summary_on=date(2020, 12, 20), appraisal_on=date(2020, 12, 21))
    row = _cells("corrections-ending", case)
    assert list(row.values()) == ["JZ2020-001", "王小甲", date(2021, 1, 20), 20, "是", "否"]
    case.appraisal_on = None
    assert _cells("corrections-ending", case)["总结/鉴定完成"] == "否"


def test_a_lost_case_is_forecast_a_released_one_is_not() -> None:
    assert ENDING.belongs(a_case(S.MISSING, term_to=date(2021, 1, 20)), facts())
    assert not ENDING.belongs(a_case(S.RELEASED, term_to=date(2021, 1, 20)), facts())


LEAVES: dict[str, tuple[dict[str, Any], bool]] = {
    "inside": ({}, True),
    "into the month": ({"starts_on": date(2020, 11, 28), "ends_on": date(2020, 12, 1)}, True),
    "out of it": ({"starts_on": date(2020, 12, 31), "ends_on": date(2021, 1, 3)}, True),
    "before it": ({"starts_on": date(2020, 11, 26), "ends_on": date(2020, 11, 30)}, False),
    "after it": ({"starts_on": date(2021, 1, 1), "ends_on": date(2021, 1, 3)}, False),
    "refused": ({"is_refused": True}, False),
    "not approved": ({"approved_on": None}, False),
}


@pytest.mark.parametrize("name", LEAVES)
def test_the_ledger_holds_absences_that_touch_the_period(name: str) -> None:
    values, wanted = LEAVES[name]
    assert LEAVE.belongs(a_case(leaves=[a_leave(**values)]), facts()) is wanted


def test_one_absence_is_told_with_real_days() -> None:
    (row,) = _rows("leave", a_case(leaves=[a_leave(filed_on=None)]))
    assert list(row.values()) == [
        "JZ2020-001", "王小甲", "家庭重要事务", "江苏省苏州市", date(2020, 12, 7), date(2020, 12, 11), 5, "司法所(受委托)",
        date(2020, 12, 3), None, date(2020, 12, 11),
    ]  # fmt: skip


def test_two_absences_are_two_rows_the_earlier_first() -> None:
    second = a_leave(starts_on=date(2020, 12, 20), ends_on=date(2020, 12, 29), approver=ApprovalLevel.COUNTY, returned_on=None)
    rows = _rows("leave", a_case(leaves=[second, a_leave()]))
    assert [(row["起"], row["天数"], row["批准机关"], row["销假日"]) for row in rows] == [
        (date(2020, 12, 7), 5, "司法所(受委托)", date(2020, 12, 11)),
        (date(2020, 12, 20), 10, "县级社区矫正机构", None),
    ]


def test_a_sealed_case_is_in_no_ledger() -> None:
    assert not LEAVE.belongs(a_juvenile(state=S.SEALED, leaves=[a_leave()]), facts())


def test_rows_stand_by_the_end_of_the_term() -> None:
    for roster in (MAIN, ENDING):
        assert roster.order is not None
        first, second, last = a_case(term_to=date(2021, 1, 1)), a_case(number="JZ2020-002"), a_case(term_to=None)
        assert sorted([last, second, first], key=roster.order) == [first, second, last]


def test_the_class_is_that_of_the_last_day() -> None:
    assert _cells("corrections", a_case(mgmt_class=ManagementClass.STRICT))["管理类别"] == "严管"
    assert _cells("corrections", a_checked_in(mgmt_class=None))["管理类别"] == ""
