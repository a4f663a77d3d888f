"""A date that gave a move its day is put right: the history of moves and the rosters of past months go with it."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.period import Period
from libao_desk.declare.path import path, via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipYear
from libao_desk.registers.guardianship.replay import replay
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of
from tests.services.builders import a_dispute, change, concluded
from tests.services.closings import a_subject
from tests.services.returning import sent_out, verdicts

NAME, CAME = via(CorrectionCase.person, Person.name), path(CorrectionCase.checked_in_on)
JANUARY, FEBRUARY = Period.parse("2026-01"), Period.parse("2026-02")


def days(office: Office, ref: RecordRef) -> dict[str, date]:
    """The moves of a record with their days."""
    return {line.event: line.happened_on for line in office.records.open(ref).history}


@pytest.fixture
def zhang(office: Office) -> RecordRef:
    """One who came on the 12th of January; whether he was announced is not known."""
    return a_subject(office, "张甲一", intake_announced_on=None)


def on_roster(office: Office, period: Period) -> bool:
    """Whether the month's roster has a row."""
    return bool(office.rosters.table("corrections", period).rows)


def test_a_check_in_put_right_in_a_returned_sheet_moves_the_history_and_the_rosters(
    office: Office, zhang: RecordRef, tmp_path: Path
) -> None:
    village = sent_out(office, tmp_path, "corrections", NAME, CAME, path(CorrectionCase.effective_on), full=True)
    assert on_roster(office, JANUARY)
    village.type(0, 报到日期="2026-02-10", 生效日期="2026-02-05")
    plan = office.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"changed": 1}
    office.importing.store(plan)
    assert days(office, zhang) == {"expect": date(2026, 2, 5), "register": date(2026, 2, 10)}
    assert (on_roster(office, JANUARY), on_roster(office, FEBRUARY)) == (False, True)
    assert office.keeping.verify().sound


def test_taking_the_import_back_takes_the_days_back(office: Office, zhang: RecordRef, tmp_path: Path) -> None:
    before = days(office, zhang)
    village = sent_out(office, tmp_path, "corrections", NAME, CAME, full=True)
    village.type(0, 报到日期="2026-02-10")
    office.importing.store(office.importing.examine("corrections", village.back()))
    assert days(office, zhang) != before
    (past,) = office.undoing.imports()
    office.undoing.undo(past.seq)
    assert days(office, zhang) == before
    assert on_roster(office, JANUARY)


def test_a_check_in_put_right_on_the_page_moves_the_history(office: Office, zhang: RecordRef) -> None:
    change(office, zhang, checked_in_on=date(2026, 2, 10))
    assert days(office, zhang)["register"] == date(2026, 2, 10)
    assert not on_roster(office, JANUARY)


def test_a_birth_goes_with_the_first_date(office: Office) -> None:
    ref = concluded(office)
    change(office, ref, applied_on=date(2026, 1, 4), concluded_on=date(2026, 1, 22), effective_on=date(2026, 1, 22))
    found = days(office, ref)
    assert (found["apply"], found["agree"]) == (date(2026, 1, 4), date(2026, 1, 22))


def test_a_move_keeps_the_day_it_was_given_by_hand(office: Office) -> None:
    ref = a_dispute(office)
    office.records.move(ref, "accept")
    office.records.move(ref, "start", happened_on=date(2026, 1, 9))
    change(office, ref, started_on=date(2026, 1, 8))
    assert days(office, ref)["start"] == date(2026, 1, 9)
    change(office, ref, accepted_on=date(2026, 1, 7))
    assert days(office, ref)["accept"] == date(2026, 1, 7)


def test_another_year_that_is_entered_moves_no_year_that_was(office: Office) -> None:
    def year(n: int) -> GuardianshipYear:
        return GuardianshipYear(
            agreement_on=date(n, 1, 3), year_from=date(n, 1, 3), year_to=date(n + 1, 1, 2), evaluated_on=date(n, 12, 28)
        )

    register = office.desk.book.get("guardianship")
    with office.desk.work("登记") as session:
        case = GuardianshipCase(proposed_on=date(2023, 1, 2), years=[year(2024), year(2025)])
        office.records.enter(session, register, case, replay(case, office.today))
        ref = RecordRef("guardianship", case.id)
    before = [(line.event, line.happened_on) for line in office.records.open(ref).history]
    assert ("evaluate", date(2024, 12, 28)) in before
    draft = draft_of(office.records.open(ref))
    draft.parts["years"].append(
        RowDraft(
            values={
                "agreement_on": date(2023, 1, 3),
                "year_from": date(2023, 1, 3),
                "year_to": date(2024, 1, 2),
                "evaluated_on": date(2023, 12, 28),
            }
        )
    )
    office.records.save(draft)
    after = [(line.event, line.happened_on) for line in office.records.open(ref).history]
    assert after == before
