"""When a clock of correction has no ground or is answered, it says nothing; what is left of a duty is named."""

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

import pytest

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.corrections.codes import (
    ApprovalLevel,
    CorrectionCategory,
    CorrectionState,
    DecidingOrganKind,
    DeviceGround,
    ExitKind,
    ManagementClass,
    MedicalParoleKind,
    SanctionKind,
)
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionDevice, CorrectionStandingPermit
from libao_desk.registers.corrections.parts_events import (
    CorrectionLibertyEvent,
    CorrectionMedicalReview,
    CorrectionSearch,
    CorrectionSearchStep,
)

from .builders import (
    CORRECTIONS,
    OFFICE,
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
Make = Callable[[], CorrectionCase]


def _search(**values: Any) -> CorrectionSearch:
    return CorrectionSearch(**({"lost_found_on": date(2020, 12, 1)} | values))


def _asked(kind: SanctionKind, **values: Any) -> CorrectionCase:
    return a_case(S.REVOKING, sanctions=[a_sanction(kind, **({"received_on": date(2020, 12, 2)} | values))])


SILENT: dict[str, tuple[str, Make]] = {
    "C01 the notice came": ("C01", lambda: an_expected(notice_received_on=date(2020, 7, 7))),
    "C01 the papers came": ("C01", lambda: an_expected(docs_received_on=date(2020, 7, 7))),
    "C01 he came himself": ("C01", lambda: a_checked_in(notice_received_on=None, docs_received_on=None)),
    "C01 no judgment": ("C01", lambda: an_expected(effective_on=None)),
    "C02 the papers came": ("C02", lambda: an_expected(docs_received_on=date(2020, 7, 8))),
    "C03 no papers": ("C03", an_expected),
    "C03 sent": ("C03", a_case),
    "C04 nothing asked": ("C04", an_expected),
    "C04 completed": ("C04", lambda: an_expected(docs_asked_on=date(2020, 7, 9), docs_completed_on=date(2020, 7, 10))),
    "C05 he came": ("C05", a_checked_in),
    "C05 another's duty for medical parole": ("C05", lambda: a_medical_parole(checked_in_on=None, intake_announced_on=None)),
    "C06 only for medical parole": ("C06", lambda: an_expected(organ_received_on=date(2020, 7, 6))),
    "C06 brought": ("C06", a_medical_parole),
    "C07 answered": (
        "C07",
        lambda: an_expected(state=S.ASSESS, entrusted_on=date(2020, 6, 1), opinion_sent_on=date(2020, 6, 8)),
    ),
    "C07 overtaken by the judgment": ("C07", lambda: a_case(entrusted_on=date(2020, 6, 1))),
    "C06 announced without a day of coming": ("C06", lambda: a_medical_parole(checked_in_on=None)),
    "C08 announced": ("C08", a_case),
    "C08 not yet there": ("C08", an_expected),
    "C09 planned": ("C09", a_case),
    "C09 released without one": ("C09", lambda: a_case(S.RELEASED, plans=[])),
    "C09 of an old file": ("C09", lambda: a_case(plans=[], intake_announced_on=date(2019, 7, 8))),  # entered on 8 July 2020
    "C09 not announced": ("C09", a_checked_in),
    "C10 no plan yet": ("C10", lambda: a_case(plans=[])),
    "C14 only for medical parole": ("C14", a_case),
    "C15 only for medical parole": ("C15", a_case),
    "C15 no review for a mother": ("C15", lambda: a_medical_parole(medical_parole_kind=MedicalParoleKind.NURSING)),
    "C16 applied": ("C16", lambda: a_case(leaves=[an_application()])),
    "C16 refused": ("C16", lambda: a_case(leaves=[an_application(applied_on=None, is_refused=True)])),
    "C01 moved in from another place": ("C01", lambda: an_expected(moved_in_from="江苏省样例市")),
    "C02 moved in from another place": ("C02", lambda: an_expected(moved_in_from="江苏省样例市")),
    "C05 moved in from another place": ("C05", lambda: an_expected(moved_in_from="江苏省样例市")),
    "C17 approved and filed": ("C17", lambda: a_case(leaves=[a_leave()])),
    "C17 refused": ("C17", lambda: a_case(leaves=[an_application(is_refused=True)])),
    "C17 approved by the county, nothing to file": (
        "C17",
        lambda: a_case(leaves=[a_leave(approver=ApprovalLevel.COUNTY, filed_on=None)]),
    ),
    "C17 too long for it": ("C17", lambda: a_case(leaves=[an_application(ends_on=date(2020, 12, 14))])),
    "C18 approved": ("C18", lambda: a_case(leaves=[a_leave(ends_on=date(2020, 12, 20))])),
    "C18 too short for it": ("C18", lambda: a_case(leaves=[an_application()])),
    "C19 told": (
        "C19",
        lambda: a_case(leaves=[a_leave(ends_on=date(2021, 1, 20), returned_on=None, procuratorate_told_on=date(2020, 12, 4))]),
    ),
    "C19 too short for it": ("C19", lambda: a_case(leaves=[an_application(ends_on=date(2021, 1, 5))])),
    "C20 back": ("C20", lambda: a_case(leaves=[a_leave()])),
    "C20 never approved": ("C20", lambda: a_case(leaves=[an_application()])),
    "C20 refused": ("C20", lambda: a_case(leaves=[a_leave(is_refused=True, returned_on=None)])),
    "C21 ended": (
        "C21",
        lambda: a_case(standing_permits=[CorrectionStandingPermit(starts_on=date(2020, 8, 3), ended_on=date(2020, 9, 1))]),
    ),
    "C22 applied": ("C22", lambda: a_case(place_changes=[a_move(planned_on=date(2020, 11, 9))])),
    "C22 no day planned": ("C22", lambda: a_case(place_changes=[a_move(applied_on=None)])),
    "C23 answered": (
        "C23",
        lambda: a_case(place_changes=[a_move(consult_sent_on=date(2020, 9, 29), replied_on=date(2020, 10, 9))]),
    ),
    "C23 answered, the letter's day unknown": ("C23", lambda: a_case(place_changes=[a_move(replied_on=date(2020, 10, 9))])),
    "C23 decided": ("C23", lambda: a_case(place_changes=[a_move(decided_on=date(2020, 10, 9), is_agreed=True)])),
    "C24 not agreed": ("C24", lambda: a_case(place_changes=[a_move(decided_on=date(2020, 10, 9), is_agreed=False)])),
    "C24 sent, not arrived": (
        "C24",
        lambda: a_case(place_changes=[a_move(decided_on=date(2020, 10, 9), is_agreed=True, files_sent_on=date(2020, 10, 10))]),
    ),
    "C25 there": (
        "C25",
        lambda: a_case(
            place_changes=[a_move(is_agreed=True, told_on=date(2020, 10, 9), due_check_in_on=date(2020, 10, 16), checked_in_new_on=TODAY)]
        ),
    ),
    "C25 not told": ("C25", lambda: a_case(place_changes=[a_move(decided_on=date(2020, 10, 9), is_agreed=True)])),
    "C26 removed": (
        "C26",
        lambda: a_case(
            devices=[CorrectionDevice(ground=DeviceGround.POLICE_PENALTY, starts_on=date(2020, 8, 3), removed_on=date(2020, 9, 1))]
        ),
    ),
    "C27 found": ("C27", lambda: a_case(S.MISSING, searches=[_search(found_on=date(2020, 12, 3))])),
    "C27 all told": (
        "C27",
        lambda: a_case(
            S.MISSING,
            searches=[_search(police_notified_on=date(2020, 12, 1), procuratorate_notified_on=date(2020, 12, 1))],
            search_steps=[CorrectionSearchStep(taken_on=date(2020, 12, 1))],
        ),
    ),
    "C28 found": ("C28", lambda: a_case(searches=[_search(found_on=date(2020, 12, 3))])),
    "C29 told": (
        "C29",
        lambda: a_case(S.HELD, liberty_events=[CorrectionLibertyEvent(starts_on=date(2020, 12, 1), notice_received_on=date(2020, 12, 2))]),
    ),
    "C30 ruled": ("C30", lambda: _asked(SanctionKind.REVOKE_PROBATION, decided_on=date(2020, 12, 20))),
    "C30 not received": ("C30", lambda: _asked(SanctionKind.REVOKE_PROBATION, received_on=None)),
    "C30 a warning is no proposal": ("C30", lambda: _asked(SanctionKind.WARNING)),
    "C31 refused": ("C31", lambda: _asked(SanctionKind.ARREST, decided_on=date(2020, 12, 3), is_granted=False)),
    "C32 ruled": ("C32", lambda: _asked(SanctionKind.COMMUTATION, decided_on=date(2020, 12, 20))),
    "C33 all done": (
        "C33",
        lambda: a_case(summary_on=TODAY, appraisal_on=TODAY, aftercare_handover_on=TODAY),
    ),
    "C33 released": ("C33", lambda: a_case(S.RELEASED)),
    "C33 no term known": ("C33", lambda: a_case(term_to=None)),
    "C34 all out": ("C34", lambda: a_case(S.RELEASED, certificate_on=TODAY, exit_notices_on=TODAY)),
    "C34 released elsewhere long ago": (
        "C34",
        lambda: a_case(S.RELEASED, ended_on=date(2019, 7, 5), entered_at=datetime.combine(date(2020, 7, 8), time(9))),
    ),
    "C34 moved away": ("C34", lambda: a_case(S.TRANSFERRED)),
    "C35 told": ("C35", lambda: a_case(S.TERMINATED, death_known_on=TODAY, death_notified_on=TODAY)),
    "C36 sealed": ("C36", lambda: a_juvenile(state=S.SEALED, ended_on=TODAY, sealed_on=TODAY)),
    "C36 an adult": ("C36", lambda: a_case(S.RELEASED, ended_on=TODAY)),
    "C36 an inquiry alone": ("C36", lambda: a_juvenile(state=S.TERMINATED, ended_on=TODAY, exit_kind=ExitKind.OTHER)),
    "C36 still under correction": ("C36", a_juvenile),
}


def test_every_clock_that_runs_once_has_a_case_in_which_it_is_silent() -> None:
    recurring = {"C11", "C12", "C13", "C37"}
    assert {clock for clock, _ in SILENT.values()} == {clock.span.key for clock in CORRECTIONS.clocks} - recurring


@pytest.mark.parametrize("name", SILENT)
def test_a_clock_without_ground_says_nothing(name: str) -> None:
    clock, make = SILENT[name]
    assert duties(clock, make()) == ()


@pytest.mark.parametrize("state", [S.TRANSFERRED, S.RELEASED, S.TERMINATED, S.SEALED])
def test_only_the_closing_duties_outlive_the_correction(state: CorrectionState) -> None:
    case = a_juvenile(
        state=state, receipt_sent_on=None, leaves=[a_leave(returned_on=None)], death_known_on=TODAY, ended_on=TODAY,
        exit_kind=ExitKind.DEATH,
    )  # fmt: skip
    running = {clock.span.key for clock in CORRECTIONS.clocks if clock.rule(case, OFFICE, TODAY)}
    assert running <= {"C34", "C35", "C36"}


# --- what is left of a duty ------------------------------------------------------------------------------------------------


def test_a_search_names_what_has_not_been_done() -> None:
    case = a_case(S.MISSING, searches=[_search(police_notified_on=date(2020, 12, 1))])
    assert [duty.title for duty in duties("C27", case)] == ["失联查找（查找经过、通报人民检察院）"]


def test_the_end_names_the_papers_that_are_missing() -> None:
    assert [duty.title for duty in duties("C33", a_case(summary_on=TODAY))] == ["期满前鉴定、安置帮教衔接"]
    assert [duty.title for duty in duties("C34", a_case(S.RELEASED, certificate_on=TODAY))] == ["期满解除：通知决定机关、检察院、公安机关"]


@pytest.mark.parametrize("state", [S.MISSING, S.HELD, S.REVOKING])
def test_at_the_end_of_the_term_the_county_is_asked_where_the_subject_is_out_of_hand(state: CorrectionState) -> None:
    (told,) = duties("C34", a_case(state))
    assert told.title == f"期满（{state.label}，不得自动解除，请示县级社区矫正机构）"
    assert told.whose.value == "info"


@pytest.mark.parametrize(
    ("organ", "told_on", "titles"),
    [
        (DecidingOrganKind.PRISON_ADMINISTRATION, None, ["通知原监狱、看守所办理刑满释放手续"]),
        (DecidingOrganKind.POLICE, None, ["通知原监狱、看守所办理刑满释放手续"]),
        (DecidingOrganKind.POLICE, TODAY, []),
        (DecidingOrganKind.COURT, None, []),
    ],
)
def test_the_house_that_releases_is_told_a_month_before(organ: DecidingOrganKind, told_on: date | None, titles: list[str]) -> None:
    case = a_medical_parole(organ_kind=organ, prison_told_on=told_on, summary_on=TODAY, appraisal_on=TODAY, aftercare_handover_on=TODAY)
    assert [duty.title for duty in duties("C33", case)] == titles


def test_custody_ends_with_the_ruling_on_the_revocation() -> None:
    arrest = a_sanction(SanctionKind.ARREST, received_on=date(2020, 12, 1), decided_on=date(2020, 12, 2), is_granted=True)
    open_ = a_case(S.REVOKING, sanctions=[arrest])
    ruled = a_case(S.REVOKING, sanctions=[arrest, a_sanction(decided_on=date(2020, 12, 20))])
    assert [f"{duty.last_day}" for duty in duties("C31", open_)] == ["2021-01-01"]
    assert duties("C31", ruled) == ()


def test_a_ruling_of_the_same_day_ends_the_custody() -> None:
    arrest = a_sanction(SanctionKind.ARREST, received_on=date(2020, 12, 1), decided_on=date(2020, 12, 2), is_granted=True)
    assert duties("C31", a_case(S.REVOKING, sanctions=[arrest, a_sanction(decided_on=date(2020, 12, 2))])) == ()
    before = a_case(S.REVOKING, sanctions=[arrest, a_sanction(decided_on=date(2020, 12, 1))])
    assert len(duties("C31", before)) == 1


def test_papers_of_a_case_ended_on_the_day_it_was_entered_are_ours() -> None:
    assert duties("C34", a_case(S.RELEASED, ended_on=date(2020, 7, 8)))


def test_a_permit_of_exactly_six_months_is_counted_not_copied() -> None:
    permit = CorrectionStandingPermit(starts_on=date(2020, 6, 15), ends_on=date(2020, 12, 14))
    (told,) = duties("C21", a_case(standing_permits=[permit]))
    assert told.reckoning == "自2020-06-15起6个月（当日计入，不顺延），末日2020-12-14"


def test_a_device_of_exactly_three_months_is_counted_not_copied() -> None:
    device = CorrectionDevice(ground=DeviceGround.POLICE_PENALTY, starts_on=date(2020, 10, 16), ends_on=date(2021, 1, 15))
    (told,) = duties("C26", a_case(devices=[device]))
    assert told.reckoning == "自2020-10-16起3个月（当日计入，不顺延），末日2021-01-15"


def test_the_latest_extension_of_a_review_counts_and_only_an_approved_one() -> None:
    asked = CorrectionMedicalReview(due_on=date(2021, 5, 28))
    approved = [CorrectionMedicalReview(due_on=day, is_extension_approved=True) for day in (date(2021, 2, 26), date(2021, 1, 29))]
    assert [f"{duty.due_on}" for duty in duties("C15", a_medical_parole(medical_reviews=[asked, *approved]))] == ["2021-02-26"]
    assert [f"{duty.due_on}" for duty in duties("C15", a_medical_parole(medical_reviews=[asked]))] == ["2020-10-10"]


def test_a_renewed_permit_runs_from_its_own_day() -> None:
    permits = [CorrectionStandingPermit(starts_on=date(2020, 3, 2)), CorrectionStandingPermit(starts_on=date(2020, 9, 2))]
    assert [f"{duty.last_day}" for duty in duties("C21", a_case(standing_permits=permits))] == ["2021-03-01"]


def test_the_last_review_counts_for_the_next() -> None:
    reviews = [CorrectionMedicalReview(submitted_on=day) for day in (date(2020, 10, 9), date(2020, 9, 14))]
    assert [f"{duty.due_on}" for duty in duties("C15", a_medical_parole(medical_reviews=reviews))] == ["2021-01-09"]


# --- local values ----------------------------------------------------------------------------------------------------------


def _with(**values: Any) -> OfficeFacts:
    return OfficeFacts(settings=SettingValues({f"corrections.{key}": value for key, value in values.items()}))


def test_the_offices_own_intervals_are_settings() -> None:
    announced = a_case(intake_announced_on=date(2020, 12, 1), plans=[])
    assert [f"{duty.due_on}" for duty in duties("C08", a_checked_in(), office=_with(announce_days=3))] == ["2020-07-15"]
    assert [f"{duty.due_on}" for duty in duties("C09", announced, office=_with(plan_days=10))] == ["2020-12-11"]
    half_year = duties("C10", a_case(), date(2020, 12, 31), _with(plan_review_months=6))
    assert half_year == ()  # the plan of July lies in the second half-year
    assert [duty.title for duty in duties("C12", a_case(), office=_with(normal_visit_months=6))] == ["实地查访（2020年7月至12月）"]
    assert len(duties("C11", a_case(), office=_with(normal_report_months=3))) == 2
    strict = a_case(mgmt_class=ManagementClass.STRICT, intake_announced_on=date(2020, 12, 1))
    quiet = duties("C11", strict, office=_with(strict_weekly_phone=False, strict_reports=1))
    assert [duty.title for duty in quiet] == ["到所或书面报告（还差1次）（2020年12月）"]
    scored = duties("C37", a_case(), office=_with(score_months=3, result_months=12))
    assert [duty.title for duty in scored] == ["考核计分（2020年7月至9月）", "考核计分（2020年10月至12月）"]


def test_surveillance_and_parole_have_the_same_check_in() -> None:
    for category in (CorrectionCategory.PUBLIC_SURVEILLANCE, CorrectionCategory.PAROLE):
        assert [f"{duty.last_day}" for duty in duties("C05", an_expected(category=category))] == ["2020-07-16"]
