"""The clocks C01 to C37: to which day each runs, and that it is late from the day after, never before."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from libao_desk.declare.clock import Duty
from libao_desk.registers.corrections.codes import (
    CorrectionState,
    DeviceGround,
    ExitKind,
    ManagementClass,
    SanctionKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionDevice, CorrectionPlan, CorrectionStandingPermit
from libao_desk.registers.corrections.parts_events import CorrectionLibertyEvent, CorrectionMedicalReview, CorrectionSearch

from .builders import (
    CORRECTIONS,
    TODAY,
    a_case,
    a_checked_in,
    a_juvenile,
    a_leave,
    a_medical_parole,
    a_move,
    a_sanction,
    an_application,
    an_expected,
    duties,
)

S = CorrectionState


@dataclass(frozen=True)
class Example:
    """A case, the clock that runs in it, and the days on which it ends, unrolled and rolled."""

    clock: str
    make: Callable[[], CorrectionCase]
    due_on: str
    last_day: str = ""
    titled: str = ""
    """Tells the duty from others of the same clock."""
    days: tuple[str, str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "days", (self.due_on, self.last_day or self.due_on))

    def found(self, today: date = TODAY) -> list[Duty]:
        """The duties of that title on a day."""
        return [duty for duty in duties(self.clock, self.make(), today) if self.titled in duty.title]


def _move(**values: Any) -> Callable[[], CorrectionCase]:
    return lambda: a_case(place_changes=[a_move(**values)])


def _device(**values: Any) -> Callable[[], CorrectionCase]:
    standard: dict[str, Any] = {"ground": DeviceGround.PROHIBITION_ORDER, "starts_on": date(2020, 10, 16)}
    return lambda: a_case(devices=[CorrectionDevice(**(standard | values))])


def _permit(starts_on: date, ends_on: date | None = None) -> Callable[[], CorrectionCase]:
    return lambda: a_case(standing_permits=[CorrectionStandingPermit(starts_on=starts_on, ends_on=ends_on)])


def _lost(day: date) -> Callable[[], CorrectionCase]:
    return lambda: a_case(S.MISSING, searches=[CorrectionSearch(lost_found_on=day)])


def _held(day: date) -> Callable[[], CorrectionCase]:
    return lambda: a_case(S.HELD, liberty_events=[CorrectionLibertyEvent(starts_on=day)])


def _asked(kind: SanctionKind, **values: Any) -> Callable[[], CorrectionCase]:
    return lambda: a_case(S.REVOKING, sanctions=[a_sanction(kind, **values)])


def _reviewed(**values: Any) -> Callable[[], CorrectionCase]:
    return lambda: a_medical_parole(medical_reviews=[CorrectionMedicalReview(**values)])


EXAMPLES: dict[str, Example] = {
    "C01 past the October holiday": Example("C01", lambda: an_expected(effective_on=date(2020, 9, 28)), "2020-10-03", "2020-10-09"),
    "C02 past the October holiday": Example("C02", lambda: an_expected(effective_on=date(2020, 9, 22)), "2020-10-02", "2020-10-09"),
    "C03 a Wednesday": Example("C03", lambda: a_case(docs_received_on=date(2020, 12, 11), receipt_sent_on=None), "2020-12-16"),
    "C03 a Saturday": Example("C03", lambda: a_case(docs_received_on=date(2020, 12, 7), receipt_sent_on=None), "2020-12-12", "2020-12-14"),
    "C04 past the May holiday": Example("C04", lambda: an_expected(docs_asked_on=date(2020, 4, 29)), "2020-05-04", "2020-05-06"),
    "C05 a Thursday": Example("C05", an_expected, "2020-07-16"),
    "C05 to a working Sunday": Example("C05", lambda: an_expected(effective_on=date(2020, 6, 16)), "2020-06-26", "2020-06-28"),
    "C05 of one who is missing": Example("C05", lambda: an_expected(state=S.MISSING), "2020-07-16"),
    "C06 past New Year": Example(
        "C06",
        lambda: a_medical_parole(state=S.EXPECTED, checked_in_on=None, intake_announced_on=None, organ_received_on=date(2020, 12, 22)),
        "2021-01-01", "2021-01-04",
    ),
    "C07 past the May holiday": Example(
        "C07", lambda: an_expected(state=S.ASSESS, entrusted_on=date(2020, 4, 27), is_fast_track=False), "2020-05-13"
    ),
    "C07 in a fast case": Example(
        "C07", lambda: an_expected(state=S.ASSESS, entrusted_on=date(2020, 9, 28), is_fast_track=True), "2020-10-12"
    ),
    "C08 past the long Spring Festival": Example("C08", lambda: a_checked_in(checked_in_on=date(2020, 1, 20)), "2020-02-04"),
    "C09 to a leap day that is a Saturday": Example(
        "C09", lambda: a_case(intake_announced_on=date(2020, 1, 30), plans=[]), "2020-02-29", "2020-03-02"
    ),
    "C10 the quarter": Example("C10", a_case, "2020-12-31", titled="2020年10月至12月"),
    "C11 the month": Example("C11", a_case, "2020-12-31", titled="2020年12月"),
    "C11 the leap month": Example(
        "C11", lambda: a_case(intake_announced_on=date(2020, 1, 6), entered_at=None), "2020-02-29", titled="2020年2月"
    ),
    "C11 strict: the week to Sunday": Example(
        "C11", lambda: a_case(mgmt_class=ManagementClass.STRICT), "2020-12-20", titled="每周电话报告（2020-12-14"
    ),
    "C11 strict: twice a month": Example(
        "C11", lambda: a_case(mgmt_class=ManagementClass.STRICT), "2020-11-30", titled="到所或书面报告（还差2次）（2020年11月"
    ),
    "C12 the quarter": Example("C12", a_case, "2020-12-31", titled="2020年10月至12月"),
    "C12 strict: the month": Example("C12", lambda: a_case(mgmt_class=ManagementClass.STRICT), "2020-10-31", titled="2020年10月"),
    "C13 the month, a Saturday": Example("C13", a_case, "2020-10-31", titled="2020年10月"),
    "C13 the month the term ends in": Example("C13", lambda: a_case(term_to=date(2020, 12, 20)), "2020-12-20", titled="2020年12月"),
    "C14 the month": Example("C14", a_medical_parole, "2020-11-30", titled="2020年11月"),
    "C15 from the check-in": Example("C15", lambda: a_medical_parole(checked_in_on=date(2020, 9, 7)), "2020-12-07"),
    "C15 to a leap day": Example("C15", _reviewed(submitted_on=date(2019, 11, 30)), "2020-02-29", "2020-03-02"),
    "C15 put off": Example("C15", _reviewed(due_on=date(2021, 2, 27), is_extension_approved=True), "2021-02-27"),
    "C16 back to a leap day": Example(
        "C16", lambda: a_case(leaves=[an_application(starts_on=date(2020, 3, 3), ends_on=date(2020, 3, 5), applied_on=None)]), "2020-02-29"
    ),
    "C17 approved before he leaves": Example(
        "C17", lambda: a_case(leaves=[an_application(starts_on=date(2020, 12, 26), ends_on=date(2020, 12, 28))]), "2020-12-26"
    ),
    "C17 filed": Example("C17", lambda: a_case(leaves=[a_leave(filed_on=None)]), "2020-12-07", titled="备案"),
    "C18 approved before he leaves": Example(
        "C18", lambda: a_case(leaves=[an_application(starts_on=date(2020, 10, 1), ends_on=date(2020, 10, 8))]), "2020-10-01"
    ),
    "C19 approved before he leaves": Example(
        "C19", lambda: a_case(leaves=[an_application(starts_on=date(2020, 10, 1), ends_on=date(2020, 10, 31))]), "2020-10-01"
    ),
    "C19 the procuratorate told": Example(
        "C19",
        lambda: a_case(leaves=[a_leave(starts_on=date(2020, 10, 1), ends_on=date(2020, 10, 31), returned_on=None)]),
        "2020-10-01",
        titled="检察院",
    ),
    "C20 a Sunday": Example("C20", lambda: a_case(leaves=[a_leave(ends_on=date(2020, 12, 27), returned_on=None)]), "2020-12-27"),
    "C21 to a Saturday at the end of February": Example("C21", _permit(date(2020, 8, 31)), "2021-02-27"),
    "C21 a shorter permit": Example("C21", _permit(date(2020, 8, 31), date(2020, 12, 31)), "2020-12-31"),
    "C21 no longer than six months": Example("C21", _permit(date(2020, 6, 15), date(2021, 6, 14)), "2020-12-14"),
    "C22 a month back, to a leap day": Example("C22", _move(applied_on=None, planned_on=date(2020, 3, 31)), "2020-02-29"),
    "C23 the new place is asked": Example("C23", _move(), "2020-10-03", "2020-10-09"),
    "C23 the new place answers": Example("C23", _move(consult_sent_on=date(2020, 12, 23)), "2020-12-28", titled="回复"),
    "C23 the new place answers, counted from arrival": Example(
        "C23", _move(consult_sent_on=date(2020, 12, 23), consult_received_on=date(2020, 12, 25)), "2020-12-30", titled="回复"
    ),
    "C24 files sent": Example("C24", _move(decided_on=date(2020, 12, 28), is_agreed=True), "2021-01-02", "2021-01-04", titled="移交"),
    "C24 receipt": Example(
        "C24",
        _move(decided_on=date(2020, 12, 9), is_agreed=True, files_sent_on=date(2020, 12, 10), files_received_on=date(2020, 12, 15)),
        "2020-12-20", "2020-12-21", titled="回执",
    ),
    "C25 past the October holiday": Example(
        "C25", _move(decided_on=date(2020, 9, 24), is_agreed=True, told_on=date(2020, 9, 25)), "2020-10-02", "2020-10-09"
    ),
    "C25 the day in the decision": Example(
        "C25",
        _move(decided_on=date(2020, 9, 24), is_agreed=True, told_on=date(2020, 9, 25), due_check_in_on=date(2020, 10, 10)),
        "2020-10-10",
    ),
    "C26 three months": Example("C26", _device(), "2021-01-15"),
    "C26 a shorter approval": Example("C26", _device(ends_on=date(2020, 12, 26)), "2020-12-26"),
    "C26 prolonged once": Example("C26", _device(extended_count=1), "2021-04-15"),
    "C26 to the end of a leap February": Example("C26", _device(starts_on=date(2019, 11, 30)), "2020-02-28"),
    "C27 the next day, holiday or not": Example("C27", _lost(date(2020, 10, 1)), "2020-10-02"),
    "C28 ten days": Example("C28", _lost(date(2020, 12, 20)), "2020-12-30", titled="已11日"),
    "C29 past New Year": Example("C29", _held(date(2020, 12, 30)), "2021-01-02", "2021-01-04"),
    "C30 past New Year": Example("C30", _asked(SanctionKind.REVOKE_PROBATION, received_on=date(2020, 12, 2)), "2021-01-01", "2021-01-04"),
    "C31 two days": Example("C31", _asked(SanctionKind.ARREST, received_on=date(2020, 10, 1)), "2020-10-03"),
    "C31 custody is not prolonged": Example(
        "C31",
        _asked(SanctionKind.ARREST, received_on=date(2020, 8, 31), decided_on=date(2020, 9, 1), is_granted=True),
        "2020-10-01", titled="羁押",
    ),
    "C32 past the October holiday": Example(
        "C32", _asked(SanctionKind.COMMUTATION, received_on=date(2020, 9, 1)), "2020-10-01", "2020-10-09"
    ),
    "C33 back to a leap day": Example("C33", lambda: a_case(term_to=date(2020, 3, 30)), "2020-02-29"),
    "C33 back to a Sunday": Example("C33", lambda: a_case(term_to=date(2021, 3, 30)), "2021-02-28"),
    "C34 on a holiday all the same": Example("C34", lambda: a_case(term_to=date(2020, 10, 1)), "2020-10-01"),
    "C34 on the day of a pardon": Example("C34", lambda: a_case(pardon_on=date(2020, 12, 5)), "2020-12-05"),
    "C35 the next day": Example("C35", lambda: a_case(S.TERMINATED, death_known_on=date(2020, 10, 1)), "2020-10-02"),
    "C36 past New Year": Example(
        "C36", lambda: a_juvenile(state=S.RELEASED, ended_on=date(2020, 12, 30), exit_kind=ExitKind.TERM_ENDED),
        "2021-01-02", "2021-01-04",
    ),
    "C37 the month's score": Example("C37", a_case, "2020-11-30", titled="考核计分（2020年11月"),
    "C37 the quarter's result": Example("C37", a_case, "2020-09-30", titled="考核结果（2020年7月至9月"),
}  # fmt: skip


def test_every_clock_of_the_domain_is_declared_and_has_an_example() -> None:
    wanted = [f"C{n:02d}" for n in range(1, 38)]
    assert [clock.span.key for clock in CORRECTIONS.clocks] == wanted
    assert sorted({example.clock for example in EXAMPLES.values()}) == wanted


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_clock_runs_to_its_day(name: str) -> None:
    example = EXAMPLES[name]
    assert [(f"{duty.due_on}", f"{duty.last_day}") for duty in example.found()].count(example.days) == 1


@pytest.mark.parametrize("name", EXAMPLES)
def test_it_is_late_from_the_day_after_its_last_day(name: str) -> None:
    example = EXAMPLES[name]
    last_day = date.fromisoformat(example.days[1])
    late = []
    for today in (last_day - timedelta(days=1), last_day, last_day + timedelta(days=1)):
        title = "" if example.clock == "C28" else example.titled  # its title counts the days of absence
        of_that_day = [duty for duty in duties(example.clock, example.make(), today) if title in duty.title and duty.last_day == last_day]
        late.append([duty.days_late(today) for duty in of_that_day])
    assert late == [[0], [0], [1]]


@pytest.mark.parametrize(("lost", "days"), [(TODAY, 0), (TODAY - timedelta(days=1), 1)], ids=["the day itself", "the day after"])
def test_the_day_on_which_the_loss_was_found_is_not_counted(lost: date, days: int) -> None:
    assert {duty.title for duty in duties("C28", _lost(lost)())} == {f"失联天数：已{days}日（满十日）", f"失联天数：已{days}日（满一个月）"}


def test_the_month_of_absence_is_told_beside_the_ten_days() -> None:
    told = duties("C28", _lost(date(2020, 11, 30))())
    assert [(f"{duty.last_day}", duty.title) for duty in told] == [
        ("2020-12-10", "失联天数：已31日（满十日）"),
        ("2020-12-30", "失联天数：已31日（满一个月）"),
    ]
    assert [(duty.days_late(date(2020, 12, 31)), duty.overdue_days(date(2020, 12, 31))) for duty in told] == [(21, 0), (1, 0)]
    assert [duty.basis for duty in told] == [
        "社区矫正法实施办法第34、35条：脱离监管十日以内的训诫，超过十日的警告；均由县级社区矫正机构决定",
        "最高法刑诉法解释第543条：无正当理由脱离监管超过一个月的撤销缓刑；由人民法院裁定",
    ]


def test_a_reckoning_is_shown_with_the_duty() -> None:
    (told,) = duties("C01", an_expected(effective_on=date(2020, 9, 28)))
    assert told.reckoning == "自2020-09-28起5日（当日不计），末日2020-10-03，遇节假日顺延至2020-10-09"


def test_what_follows_an_approval_is_counted_from_it() -> None:
    leave = a_leave(applied_on=date(2020, 12, 1), approved_on=date(2020, 12, 3), filed_on=None, returned_on=None)
    assert [duty.trigger_on for duty in duties("C17", a_case(leaves=[leave]))] == [date(2020, 12, 3)]


def test_the_day_of_return_is_counted_from_the_end_of_the_leave() -> None:
    case = a_case(leaves=[a_leave(starts_on=date(2020, 12, 24), ends_on=date(2020, 12, 27), returned_on=None)])
    assert [(duty.trigger_on, duty.due_on) for duty in duties("C20", case)] == [(date(2020, 12, 27), date(2020, 12, 27))]


@pytest.mark.parametrize(("clock", "part"), [("C09", "plans"), ("C20", "leaves"), ("C27", "search_steps"), ("C12", "visits")])
def test_a_duty_opens_the_part_that_answers_it(clock: str, part: str) -> None:
    case = a_case(
        S.ACTIVE if clock != "C27" else S.MISSING,
        plans=[] if clock == "C09" else [CorrectionPlan(made_on=date(2020, 7, 20))],
        leaves=[a_leave(returned_on=None)],
        searches=[CorrectionSearch(lost_found_on=date(2020, 12, 28))] if clock == "C27" else [],
    )
    assert {duty.part for duty in duties(clock, case)} == {part}
