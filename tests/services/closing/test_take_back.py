"""A move that was carried out by mistake is taken back: past days, rosters and figures know nothing of it, and who did it is told."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import change
from tests.services.closings import FEBRUARY, a_subject, closed, ended, on

END = date(2026, 2, 27)


@pytest.fixture
def adult(office: Office) -> RecordRef:
    return a_subject(office, "张甲一")


def _told(office: Office) -> tuple[object, ...]:
    table = office.rosters.table("corrections", FEBRUARY)
    figures = office.statistics.compute(FEBRUARY)
    return table.rows, table.ended, figures, list(office.lists.ids("corrections", ListQuery(on=date(2026, 2, 28), with_closed=False)))


def test_it_is_as_if_the_end_had_never_been(office: Office, adult: RecordRef) -> None:
    """A wrong 解除 stood for ever, in rosters and figures too."""
    before = _told(office)
    ended(office, adult, END)
    assert _told(office) != before
    assert office.records.take_back(adult, reason="点错了人") == "期满解除"
    change(office, adult, ended_on=None, exit_kind=None)
    assert _told(office) == before
    view = office.records.open(adult)
    assert view.state is CorrectionState.ACTIVE
    (line,) = [line for line in view.history if line.withdrawn]
    assert (line.title, line.happened_on) == ("期满解除", END)
    assert line.note.startswith("已撤回：点错了人（")
    assert office.keeping.verify().sound
    assert "release" in {move.event for move in view.moves}


def test_moves_are_taken_back_one_after_another_down_to_the_entry(office: Office, adult: RecordRef) -> None:
    course = [line.title for line in office.records.open(adult).history]
    assert len(course) > 1
    for title in reversed(course[1:]):
        assert office.records.open(adult).last_move == title
        assert office.records.take_back(adult, reason="登记有误") == title
    assert office.records.open(adult).last_move == ""
    with pytest.raises(Refusal, match="没有可以撤回的"):
        office.records.take_back(adult, reason="登记有误")


def test_a_reason_is_wanted_and_an_end_is_the_directors(office: Office, adult: RecordRef) -> None:
    with pytest.raises(Refusal, match="须写明理由"):
        office.records.take_back(adult, reason="  ")
    ended(office, adult, END)
    office.desk.rights = Rights(Role.OFFICER)
    assert office.records.open(adult).last_move == ""
    with pytest.raises(Refusal, match="“期满解除”已经办结，由所长撤回。"):
        office.records.take_back(adult, reason="点错了人")
    office.desk.rights = Rights(Role.RECORDER)
    with pytest.raises(Refusal, match="无权办理状态变更"):
        office.records.take_back(adult, reason="点错了人")
    office.desk.rights = Rights(Role.DIRECTOR)
    assert office.records.take_back(adult, reason="点错了人") == "期满解除"
    office.desk.rights = Rights(Role.OFFICER)
    assert office.records.open(adult).last_move
    office.records.take_back(adult, reason="还没有宣告")


def test_only_the_step_that_was_asked_about_is_taken_back(office: Office, adult: RecordRef) -> None:
    """The page may be older than the record: another window took a step back, an import carried one out."""
    ended(office, adult, END)
    asked = office.records.open(adult)
    office.records.take_back(adult, reason="点错了人", move=asked.last_move_id)
    before = office.records.open(adult)
    with pytest.raises(Refusal, match="这份记录刚有变动，最后一步已经不是要撤回的那一步，没有撤回。"):
        office.records.take_back(adult, reason="点错了人", move=asked.last_move_id)
    after = office.records.open(adult)
    assert (after.state, after.history) == (before.state, before.history)


def test_what_was_begun_on_from_the_step_is_told(office: Office, adult: RecordRef) -> None:
    assert office.links.begun_by_last_move(adult) == ()
    ended(office, adult, END)
    (offer,) = office.links.follow_ons(adult)
    begun = office.records.save(office.links.begin(adult, offer))
    (label,) = office.links.begun_by_last_move(adult)
    assert label.startswith(office.records.open(begun).number)
    office.records.take_back(adult, reason="点错了人")
    assert office.links.begun_by_last_move(adult) == ()


def test_a_closed_month_tells_it_on_its_correction_sheet(office: Office, adult: RecordRef, tmp_path: Path) -> None:
    ended(office, adult, END)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 9))
    office.records.take_back(adult, reason="点错了人")
    lines = [line for line in office.correction_sheets.due(FEBRUARY).lines if not line.is_of_figures]
    assert {line.item for line in lines} == {"增列", "减列"}
    assert {line.reason for line in lines} == {"2026-03-09撤回：2026-02-27期满解除"}
    assert not any("点错了人" in line.reason for line in lines)
    office.correction_sheets.make(FEBRUARY)
    assert office.correction_sheets.due(FEBRUARY).lines == ()


def test_what_its_day_was_put_right_to_later_moves_nothing(office: Office, adult: RecordRef) -> None:
    """The day of a move that is withdrawn is nobody's any more: an earlier one would have ended the case again on past days."""
    ended(office, adult, END)
    office.records.take_back(adult, reason="点错了人")
    change(office, adult, ended_on=date(2026, 2, 20))
    table = office.rosters.table("corrections", FEBRUARY)
    assert (len(table.rows), table.ended) == (1, ())
