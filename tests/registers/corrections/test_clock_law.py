"""The law on which each clock stands on both sides of 2020-07-01, and whose duty each is."""

from datetime import date

import pytest

from libao_desk.core.calendar import Count
from libao_desk.declare.clock import Clock, Whose
from libao_desk.declare.setting import Setting
from libao_desk.registers.corrections import settings
from libao_desk.registers.corrections.codes import CorrectionState, ExitKind
from libao_desk.registers.corrections.rules import spans

from .builders import CORRECTIONS, a_case, a_juvenile, a_medical_parole, an_expected, duties

OLD, OLD_UNKNOWN, LOCAL = "社区矫正实施办法（2012）", "社区矫正实施办法（2012），期限待确认", "本地设置"

BASIS = {
    "C01": (OLD_UNKNOWN, "社区矫正法第20条"),
    "C02": (OLD_UNKNOWN, "社区矫正法第20条"),
    "C03": (OLD_UNKNOWN, "社区矫正法实施办法第16条"),
    "C04": (OLD_UNKNOWN, "社区矫正法实施办法第16条"),
    "C05": (OLD_UNKNOWN, "社区矫正法第21条"),
    "C06": (OLD_UNKNOWN, "社区矫正法第21条"),
    "C07": (OLD_UNKNOWN, "社区矫正法实施办法第14条"),
    "C08": (OLD_UNKNOWN, "社区矫正法第22、25条，期限为本地设置"),
    "C09": (OLD_UNKNOWN, "社区矫正法第24条，期限为本地设置"),
    "C10": (OLD_UNKNOWN, "社区矫正法第24条，间隔为本地设置"),
    "C11": (OLD_UNKNOWN, "社区矫正法第23条，间隔为本地设置"),
    "C12": (OLD_UNKNOWN, "社区矫正法第26条，间隔为本地设置"),
    "C13": ("间隔为本地设置", "社区矫正法第36条，间隔为本地设置"),
    "C14": (OLD, "社区矫正法实施办法第24条"),
    "C15": (OLD, "社区矫正法实施办法第24条"),
    "C16": (OLD_UNKNOWN, "社区矫正法实施办法第27条"),
    "C17": (f"{OLD}第13条", "社区矫正法实施办法第27条"),
    "C18": (f"{OLD}第13条", "社区矫正法实施办法第27条"),
    "C19": (OLD_UNKNOWN, "社区矫正法实施办法第27条"),
    "C20": (OLD_UNKNOWN, "社区矫正法实施办法第28条"),
    "C21": (OLD_UNKNOWN, "社区矫正法实施办法第29条"),
    "C22": (OLD, "社区矫正法实施办法第30条"),
    "C23": (OLD_UNKNOWN, "社区矫正法实施办法第30条"),
    "C24": (OLD_UNKNOWN, "社区矫正法实施办法第31条"),
    "C25": (OLD, "社区矫正法实施办法第31条"),
    "C26": (OLD_UNKNOWN, "社区矫正法第29条：期限不超过三个月，每次延长不超过三个月，不需要的及时解除"),
    "C27": (OLD_UNKNOWN, "社区矫正法第30条、社区矫正法实施办法第38条"),
    "C28": (
        OLD_UNKNOWN,
        "社区矫正法实施办法第34、35条：脱离监管十日以内的训诫，超过十日的警告；均由县级社区矫正机构决定",
    ),
    "C29": (OLD_UNKNOWN, "社区矫正法第32条、社区矫正法实施办法第41条"),
    "C30": (OLD_UNKNOWN, "社区矫正法第48、49条"),
    "C31": (OLD_UNKNOWN, "社区矫正法第47条"),
    "C32": (OLD_UNKNOWN, "社区矫正法第33条"),
    "C33": (OLD_UNKNOWN, "社区矫正法实施办法第53条"),
    "C34": (OLD_UNKNOWN, "社区矫正法第44条"),
    "C35": (OLD_UNKNOWN, "社区矫正法第51条"),
    "C36": ("刑诉法第286条，期限待确认", "刑诉法第286条，期限待确认"),
    "C37": (OLD_UNKNOWN, "社区矫正法第28条，间隔为本地设置"),
}


TABLE: dict[str, tuple[Count, int | Setting[int], bool]] = {
    "C01": (Count.CD, 5, False),
    "C02": (Count.CD, 10, False),
    "C03": (Count.CD, 5, False),
    "C04": (Count.CD, 5, False),
    "C05": (Count.CD, 10, False),
    "C06": (Count.CD, 10, False),
    "C07": (Count.WD, 10, False),
    "C08": (Count.WD, settings.ANNOUNCE_DAYS, False),
    "C09": (Count.CD, settings.PLAN_DAYS, False),
    "C10": (Count.PER, settings.PLAN_REVIEW_MONTHS, False),
    "C11": (Count.PER, settings.NORMAL_REPORT_MONTHS, False),
    "C12": (Count.PER, settings.NORMAL_VISIT_MONTHS, False),
    "C13": (Count.PER, settings.EDUCATION_MONTHS, False),
    "C14": (Count.PER, 1, False),
    "C15": (Count.MON, 3, False),
    "C16": (Count.CDX, 3, True),
    "C17": (Count.CDX, 0, False),
    "C18": (Count.CDX, 0, False),
    "C19": (Count.CDX, 0, False),
    "C20": (Count.CDX, 0, False),
    "C21": (Count.TERM, 6, False),
    "C22": (Count.MON, 1, True),
    "C23": (Count.CD, 5, False),
    "C24": (Count.CD, 5, False),
    "C25": (Count.CD, 7, False),
    "C26": (Count.TERM, 3, False),
    "C27": (Count.HRS, 24, False),
    "C28": (Count.CDX, 10, False),
    "C29": (Count.CD, 3, False),
    "C30": (Count.CD, 30, False),
    "C31": (Count.HRS, 48, False),
    "C32": (Count.CD, 30, False),
    "C33": (Count.CDX, 30, True),
    "C34": (Count.CDX, 0, False),
    "C35": (Count.HRS, 24, False),
    "C36": (Count.CD, 3, False),
    "C37": (Count.PER, settings.SCORE_MONTHS, False),
}
"""How each clock of the domain counts and how long; a clock of length 0 ends on a day that is written down."""


@pytest.mark.parametrize("clock", CORRECTIONS.clocks, ids=lambda clock: clock.span.key)
def test_a_clock_counts_as_the_table_says(clock: Clock) -> None:
    assert (clock.span.count, clock.span.length, clock.span.back) == TABLE[clock.span.key]


def test_a_clock_with_two_lengths_has_the_second_too() -> None:
    spans_of = [(span.key, span.count, span.length) for span in (spans.FAST_INQUIRY, spans.CUSTODY, spans.LONG_ABSENCE)]
    assert spans_of == [("C07", Count.WD, 5), ("C31", Count.CDX, 30), ("C28", Count.MON, 1)]


@pytest.mark.parametrize("clock", CORRECTIONS.clocks, ids=lambda clock: clock.span.key)
def test_a_change_of_law_left_every_length_as_it_was(clock: Clock) -> None:
    """The domain knows of no figure that differs before 2020-07-01, or since the later texts on prisons and sealing."""
    assert {version.length for version in clock.span.versions} == {TABLE[clock.span.key][1]}


DEFAULTS = {
    settings.ANNOUNCE_DAYS: 5,
    settings.PLAN_DAYS: 30,
    settings.PLAN_REVIEW_MONTHS: 3,
    settings.STRICT_REPORTS: 2,
    settings.NORMAL_REPORT_MONTHS: 1,
    settings.STRICT_VISIT_MONTHS: 1,
    settings.NORMAL_VISIT_MONTHS: 3,
    settings.EDUCATION_MONTHS: 1,
    settings.SCORE_MONTHS: 1,
    settings.RESULT_MONTHS: 3,
}


@pytest.mark.parametrize("setting", DEFAULTS, ids=lambda setting: setting.key)
def test_what_no_law_fixes_is_a_setting_to_be_confirmed(setting: Setting[int]) -> None:
    assert setting.default == DEFAULTS[setting]
    assert "待确认" in setting.source


@pytest.mark.parametrize("clock", CORRECTIONS.clocks, ids=lambda clock: clock.span.key)
def test_the_law_in_force_on_the_trigger_day_is_the_basis(clock: Clock) -> None:
    last_day_of_the_old, first_day_of_the_new = date(2020, 6, 30), date(2020, 7, 1)
    assert tuple(clock.span.version_on(day).basis for day in (last_day_of_the_old, first_day_of_the_new)) == BASIS[clock.span.key]


@pytest.mark.parametrize(("effective_on", "basis"), [(date(2020, 6, 30), OLD_UNKNOWN), (date(2020, 7, 1), "社区矫正法第21条")])
def test_a_check_in_cites_the_law_of_the_judgments_day(effective_on: date, basis: str) -> None:
    assert [duty.basis for duty in duties("C05", an_expected(effective_on=effective_on))] == [basis]


@pytest.mark.parametrize(("month", "basis"), [("2020年6月", "间隔为本地设置"), ("2020年7月", "社区矫正法第36条，间隔为本地设置")])
def test_a_months_duty_cites_the_law_of_its_month(month: str, basis: str) -> None:
    case = a_case(intake_announced_on=date(2020, 3, 2), entered_at=None)
    assert [duty.basis for duty in duties("C13", case) if month in duty.title] == [basis]


@pytest.mark.parametrize(
    ("received_on", "basis"),
    [(date(2026, 10, 31), "社区矫正法第21条"), (date(2026, 11, 1), "社区矫正法第21条、监狱法（2026）第47条")],
)
def test_the_prison_law_of_2026_joins_the_handing_over(received_on: date, basis: str) -> None:
    case = a_medical_parole(checked_in_on=None, intake_announced_on=None, organ_received_on=received_on)
    assert [duty.basis for duty in duties("C06", case, received_on)] == [basis]


@pytest.mark.parametrize(
    ("ended_on", "basis"),
    [
        (date(2022, 5, 29), "刑诉法第286条，期限待确认"),
        (date(2022, 5, 30), "关于未成年人犯罪记录封存的实施办法第13条"),
    ],
)
def test_the_sealing_rules_of_2022_give_the_three_days(ended_on: date, basis: str) -> None:
    case = a_juvenile(state=CorrectionState.RELEASED, ended_on=ended_on, exit_kind=ExitKind.TERM_ENDED)
    assert [duty.basis for duty in duties("C36", case, ended_on)] == [basis]


def test_the_same_figures_held_before_and_after() -> None:
    lengths = {
        span.key: {span.version_on(day).length for day in (date(2020, 6, 30), date(2020, 7, 1))}
        for span in (clock.span for clock in CORRECTIONS.clocks)
    }
    assert {key for key, found in lengths.items() if len(found) != 1} == set()


OF_OTHERS = {"C01", "C02", "C04", "C06", "C18", "C19", "C29", "C30", "C31", "C32"}


@pytest.mark.parametrize("clock", CORRECTIONS.clocks, ids=lambda clock: clock.span.key)
def test_only_our_own_duties_are_ours(clock: Clock) -> None:
    expected = Whose.INFO if clock.span.key == "C28" else Whose.OTHERS if clock.span.key in OF_OTHERS else Whose.OURS
    assert clock.span.whose is expected


def test_whose_an_answer_is_depends_on_who_must_give_it() -> None:
    assert spans.CUSTODY.whose is Whose.OTHERS
    assert spans.FAST_INQUIRY.whose is Whose.OURS
    assert spans.LONG_ABSENCE.whose is Whose.INFO
