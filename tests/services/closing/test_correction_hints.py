"""A saved change of a closed month is told at once: the record itself says which months it no longer agrees with."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.services.closing.correction_hints import months_touched
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from tests.services.builders import change
from tests.services.closings import FEBRUARY, a_subject, closed, ended, staffed


def test_a_record_says_which_closed_month_it_no_longer_agrees_with(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    assert months_touched(office.desk, refs["adult"]) == ()
    closed(office, tmp_path / "out")
    assert [months_touched(office.desk, ref) for ref in refs.values()] == [()] * len(refs)
    change(office, refs["adult"], offence="盗窃罪")
    assert months_touched(office.desk, refs["adult"]) == (FEBRUARY,)
    assert months_touched(office.desk, refs["released"]) == ()
    office.correction_sheets.make(FEBRUARY)
    assert months_touched(office.desk, refs["adult"]) == ()


def test_what_has_no_date_and_what_happens_later_touches_no_closed_month(office: Office, tmp_path: Path) -> None:
    staffed(office)
    other = a_subject(office, "周辛八", date(2026, 2, 10))
    closed(office, tmp_path / "out")
    change(office, other, **{"person.phone": "19900000009"})
    ended(office, other, date(2026, 3, 2))
    assert months_touched(office.desk, other) == ()


def test_whoever_was_entered_late_touches_the_month(office: Office, tmp_path: Path) -> None:
    staffed(office)
    closed(office, tmp_path / "out")
    late: RecordRef = a_subject(office, "周辛八", date(2026, 2, 10))
    assert months_touched(office.desk, late) == (FEBRUARY,)


def test_of_a_sealed_record_nothing_is_told(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    closed(office, tmp_path / "out")
    change(office, refs["minor"], offence="盗窃罪")
    ended(office, refs["minor"], date(2026, 3, 2), CorrectionState.SEALED, "seal")
    with pytest.raises(Refusal, match="封存"):
        months_touched(office.desk, refs["minor"])


def test_where_a_register_has_no_roster_its_figures_tell_the_month(office: Office, tmp_path: Path) -> None:
    staffed(office)
    closed(office, tmp_path / "out")
    after = office.records.save(RecordDraft("sweeps", values={"held_on": date(2026, 3, 2), "disputes_found": 9}))
    assert months_touched(office.desk, after) == ()
    late = office.records.save(RecordDraft("sweeps", values={"held_on": date(2026, 2, 12), "disputes_found": 3}))
    assert months_touched(office.desk, late) == (FEBRUARY,)
    office.correction_sheets.make(FEBRUARY)
    assert months_touched(office.desk, late) == ()
