"""What an ordinary later step does to a month that was closed before it: nothing; and what a mistake put right does: a line."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from libao_desk.registers.aftercare.codes import Handover, Settlement
from libao_desk.registers.guardianship.codes import GuardianFitness, Relation, Signer
from libao_desk.registers.petitions.codes import Rating
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft
from tests.services.builders import change
from tests.services.closings import FEBRUARY, closed, on

MATTER: dict[str, Any] = {
    "received_on": date(2026, 2, 2),
    "registered_on": date(2026, 2, 2),
    "accepted_on": date(2026, 2, 3),
    "petitioner": "赵丁四",
}
ANSWERED: dict[str, Any] = {"opinion_on": date(2026, 2, 20), "opinion_served_on": date(2026, 2, 20)}
EXTENDED: dict[str, Any] = {"extended_to": date(2026, 5, 4), "extension_notified_on": date(2026, 3, 20)}


def column(office: Office, kind: str, title: str) -> list[object]:
    """One column of February's roster as an export gives it now, of those who left too."""
    table = office.rosters.table(kind, FEBRUARY)
    place = 1 + [one.title for one in table.roster.columns].index(title)
    return [row[place] for row in (*table.rows, *table.ended)]


def due(office: Office) -> list[tuple[str, str, str]]:
    """The lines of a sheet that February would need now for its rosters."""
    lines = office.correction_sheets.due(FEBRUARY).lines
    return [(line.item, line.sent, line.now) for line in lines if not line.is_of_figures]


def a_matter(office: Office, **values: Any) -> RecordRef:
    return office.records.save(RecordDraft("petitions", values=MATTER | values))


@pytest.mark.parametrize(
    ("before", "later", "title"),
    [
        pytest.param({}, EXTENDED, "延期至", id="extended"),
        pytest.param(ANSWERED, {"rated_on": date(2026, 3, 9), "rating_of_unit": Rating.VERY}, "满意度", id="rated"),
        pytest.param(ANSWERED, {"rating_of_unit": Rating.NONE}, "满意度", id="not rated, which has no day"),
    ],
)
def test_a_later_step_of_a_petition_is_none_of_a_closed_month(
    office: Office, tmp_path: Path, before: dict[str, Any], later: dict[str, Any], title: str
) -> None:
    ref = a_matter(office, **before)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 25))
    before_it = column(office, "petitions", title)
    change(office, ref, **later)
    assert due(office) == []
    assert column(office, "petitions", title) == before_it == [None if title == "延期至" else ""]


def test_a_rating_of_the_month_itself_that_comes_in_late_is_a_line(office: Office, tmp_path: Path) -> None:
    ref = a_matter(office, **ANSWERED)
    closed(office, tmp_path / "out")
    change(office, ref, rated_on=date(2026, 2, 27), rating_of_unit=Rating.VERY)
    assert due(office) == [("满意度", "（空）", "满意")]
    office.correction_sheets.make(FEBRUARY)
    assert column(office, "petitions", "满意度") == ["满意"]
    assert due(office) == []


@pytest.mark.parametrize("now", [Rating.NO, Rating.NONE], ids=lambda rating: rating.label)
def test_a_rating_without_a_day_that_is_put_right_is_a_line_as_the_figures_have_it(office: Office, tmp_path: Path, now: Rating) -> None:
    ref = a_matter(office, **ANSWERED, rating_of_unit=Rating.VERY)
    closed(office, tmp_path / "out")
    change(office, ref, rating_of_unit=now)
    assert due(office) == [("满意度", "满意", now.label)]
    assert any(line.is_of_figures for line in office.correction_sheets.due(FEBRUARY).lines)
    office.correction_sheets.make(FEBRUARY)
    assert column(office, "petitions", "满意度") == [now.label]
    assert due(office) == []


def test_a_petition_is_rated_and_extended_in_the_months_after(office: Office) -> None:
    a_matter(office, **EXTENDED, opinion_on=date(2026, 3, 25), opinion_served_on=date(2026, 3, 25), rating_of_unit=Rating.NONE)
    on(office, date(2026, 3, 31))
    assert column(office, "petitions", "延期至") == [None]
    assert column(office, "petitions", "满意度") == [""]
    assert column(office, "petitions", "应办结日") == [date(2026, 4, 7)]


RELEASED: dict[str, Any] = {
    "person.name": "王丙三",
    "notice_received_on": date(2026, 1, 5),
    "released_on": date(2026, 2, 3),
    "handed_on": date(2026, 2, 3),
    "handover": Handover.FETCHED_BY_OFFICE,
}
SETTLED: dict[str, Any] = {"settled_on": date(2026, 2, 16), "settlement": Settlement.LAND}


def a_released(office: Office, **values: Any) -> RecordRef:
    ref = office.records.save(RecordDraft("aftercare", values=RELEASED | values))
    office.records.move(ref, "hand_over", happened_on=date(2026, 2, 3))
    return ref


def settled_rate(office: Office) -> object:
    """What the figures of February say of those who earn a living."""
    return next(one.value for one in office.statistics.compute(FEBRUARY) if one.name == "aftercare.settled_rate")


@pytest.mark.parametrize(
    ("before", "later", "told", "lines"),
    [
        pytest.param({}, SETTLED | {"settled_on": date(2026, 3, 4)}, "", [], id="settled later"),
        pytest.param({}, {"settlement": Settlement.LAND}, "", [], id="settled, nobody wrote when"),
        pytest.param({}, SETTLED, "落实责任田", [("安置情况", "（空）", "落实责任田")], id="settled then, entered late"),
        pytest.param(SETTLED, {"settlement": Settlement.HIRED}, "落实责任田", [], id="found other work later"),
        pytest.param(SETTLED, {"settled_on": date(2026, 3, 4)}, "", [("安置情况", "落实责任田", "（空）")], id="a wrong day put right"),
    ],
)
def test_how_he_lives_is_told_from_its_day_on(
    office: Office, tmp_path: Path, before: dict[str, Any], later: dict[str, Any], told: str, lines: list[tuple[str, str, str]]
) -> None:
    ref = a_released(office, **before)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    change(office, ref, **later)
    assert due(office) == lines
    if lines:
        office.correction_sheets.make(FEBRUARY)
    assert (column(office, "aftercare", "安置情况"), due(office)) == ([told], [])


@pytest.mark.parametrize(
    ("values", "told"),
    [
        pytest.param(SETTLED, "落实责任田", id="in the month"),
        pytest.param(SETTLED | {"settled_on": date(2026, 3, 2)}, "", id="after it"),
        pytest.param({"settlement": Settlement.LAND}, "落实责任田", id="nobody wrote when"),
    ],
)
def test_roster_and_figures_say_the_same_of_who_is_settled(office: Office, values: dict[str, Any], told: str) -> None:
    a_released(office, **values)
    assert (column(office, "aftercare", "安置情况"), settled_rate(office)) == ([told], 100 if told else 0)


@pytest.mark.parametrize("handed_on", [None, date(2026, 3, 1)], ids=["nobody came yet", "came in the next month"])
def test_nobody_has_come_home_before_he_came(office: Office, handed_on: date | None) -> None:
    office.records.save(RecordDraft("aftercare", values=RELEASED | {"handed_on": handed_on}))
    assert column(office, "aftercare", "衔接方式") == [""]


GUARDED: dict[str, Any] = {
    "patient.name": "陈丁四",
    "guardian.name": "秦丙畴",
    "guardian.phone": "19900000007",
    "relation": Relation.PARENT,
    "guardian_fit": GuardianFitness.ABLE,
    "guardian_consented_on": date(2026, 1, 5),
    "proposed_on": date(2026, 1, 5),
}
SIGNED: dict[str, Any] = {"agreement_on": date(2026, 1, 8), "year_from": date(2026, 1, 8), "year_to": date(2027, 1, 7)}


@pytest.fixture
def guarded(office: Office, tmp_path: Path) -> RecordRef:
    """A case signed in January, its February closed; it is the 5th of March."""
    years = [RowDraft(values=SIGNED | {"signed_by": tuple(Signer)})]
    ref = office.records.save(RecordDraft("guardianship", values=GUARDED, parts={"years": years}))
    office.records.move(ref, "sign", happened_on=date(2026, 1, 8))
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    return ref


@pytest.mark.parametrize(
    ("slip", "title", "line"),
    [
        pytest.param({"guardian.name": "秦丙筹"}, "监护人", ("监护人", "秦丙畴", "秦丙筹"), id="his name"),
        pytest.param({"relation": Relation.SPOUSE}, "关系", ("关系", "父母", "配偶"), id="what he is to the patient"),
    ],
)
def test_a_guardian_written_wrong_is_put_right_in_a_closed_month(
    office: Office, guarded: RecordRef, slip: dict[str, Any], title: str, line: tuple[str, str, str]
) -> None:
    change(office, guarded, **slip)
    assert due(office) == [line]
    office.correction_sheets.make(FEBRUARY)
    assert (column(office, "guardianship", title), due(office)) == ([line[2]], [])


@pytest.mark.parametrize("is_moved", [True, False], ids=["by the act", "typed with the former one's name"])
def test_another_guardian_since_a_later_day_is_none_of_a_closed_month(office: Office, guarded: RecordRef, is_moved: bool) -> None:
    change(office, guarded, guardian_changed_on=date(2026, 3, 2), former_guardian="秦丙畴")
    change(office, guarded, **{"guardian.name": "周庚八", "guardian.phone": "19900000008", "relation": Relation.SPOUSE})
    if is_moved:
        office.records.move(guarded, "change_guardian", happened_on=date(2026, 3, 2))
    assert due(office) == []
    assert [column(office, "guardianship", title) for title in ("监护人", "关系", "电话")] == [["秦丙畴"], ["父母"], ["199 0000 0007"]]


def test_what_was_taken_out_of_the_file_of_a_guardian_is_not_printed_again(office: Office, guarded: RecordRef) -> None:
    change(office, guarded, **{"guardian.phone": None, "relation": None})
    assert due(office) == [("关系", "（已删，不再列出）", "（空）"), ("电话", "（已删，不再列出）", "（空）")]
    office.correction_sheets.make(FEBRUARY)
    assert (column(office, "guardianship", "电话"), due(office)) == ([""], [])
