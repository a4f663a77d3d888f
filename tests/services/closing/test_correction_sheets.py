"""Correction sheets: what was sent, what is true, numbered, and silent where the law wants silence."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pypdfium2
import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.people.committees import Committee
from libao_desk.people.models import Village
from libao_desk.registers.aftercare.codes import Settlement
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.disputes.codes import Difficulty, Outcome
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.book import RegisterBook
from libao_desk.services.closing.correction_lines import CorrectionLine
from libao_desk.services.closing.kept_figures import KIND, TITLE, owners_of_figures
from libao_desk.services.closing.month_changes import MATTER_UNNAMED, PERSON_UNNAMED
from libao_desk.services.closing.month_tables import kept_in, laid_out, month_tables
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from libao_desk.services.rosters import closing_tables
from libao_desk.services.rosters.lines import Line
from libao_desk.store import numbers
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute, change
from tests.services.closings import FEBRUARY, MARCH, MINOR, a_released, a_subject, closed, ended, on, staffed


@pytest.fixture(scope="module")
def february(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> tuple[Path, dict[str, RecordRef]]:
    """An office whose February was closed on the 2nd of March, and its people; copy it, do not open it."""
    place = tmp_path_factory.mktemp("february")
    copytree(empty_office_folder, place / "office")
    with Office.unlock(place / "office", book, FixedClock(DAY), PASSPHRASE) as opened:
        found = staffed(opened)
        closed(opened, place / "out")
    return place / "office", found


@pytest.fixture
def office(request: pytest.FixtureRequest, tmp_path: Path, empty_office_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """A freshly founded office, or the one whose February is closed, where a test knows its people."""
    source = request.getfixturevalue("february")[0] if "refs" in request.fixturenames else empty_office_folder
    copytree(source, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(DAY), PASSPHRASE) as opened:
        yield opened


@pytest.fixture
def refs(office: Office, february: tuple[Path, dict[str, RecordRef]]) -> dict[str, RecordRef]:
    """The people of the office whose February was closed on the 2nd of March; it is the 5th."""
    on(office, date(2026, 3, 5))
    return february[1]


def _due(office: Office) -> tuple[CorrectionLine, ...]:
    return _rows(office.correction_sheets.due(FEBRUARY).lines)


def _rows(lines: tuple[CorrectionLine, ...]) -> tuple[CorrectionLine, ...]:
    """The lines about rows of rosters, those about figures left out."""
    return tuple(line for line in lines if not line.is_of_figures)


def _figures(office: Office) -> set[tuple[str, str, str, str, str]]:
    lines = office.correction_sheets.due(FEBRUARY).lines
    return {(one.roster, one.label, one.item, one.sent, one.now) for one in lines if one.is_of_figures}


def test_nothing_is_due_while_nothing_changed(office: Office, refs: dict[str, RecordRef]) -> None:
    assert _due(office) == ()
    with pytest.raises(Refusal, match="没有需要更正的内容"):
        office.correction_sheets.make(FEBRUARY)
    with office.desk.read() as session:
        assert numbers.ledger(session, closing_tables.SHEETS) == []


def test_a_month_that_is_open_needs_no_sheet(office: Office) -> None:
    with pytest.raises(Refusal, match="2026年2月还没有月结"):
        office.correction_sheets.due(FEBRUARY)


def test_a_cell_that_changed_is_told_with_both_values(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["adult"], offence="盗窃罪")
    change(office, refs["petition"], leader="陈戊六")
    assert _due(office) == (
        CorrectionLine("社区矫正对象花名册", 1, 1, "JZ2026-001　张甲一", "罪名", "（空）", "盗窃罪", "2026-03-05更正登记"),
        CorrectionLine("信访事项台账", 1, 1, "LX2026-0001", "包案领导", "（空）", "陈戊六", "2026-03-05更正登记"),
    )


def test_a_back_dated_end_takes_the_row_to_the_block_below_with_its_reason(office: Office, refs: dict[str, RecordRef]) -> None:
    ended(office, refs["adult"], date(2026, 2, 27))
    gone, came = [line for line in _due(office) if line.roster.startswith("社区矫正对象花名册")]
    assert came.roster == "社区矫正对象花名册（本期解除、终止、迁出）"
    assert (gone.item, gone.sent_at, gone.now_at, gone.now) == ("减列", 1, None, "")
    assert gone.sent.startswith("编号：JZ2026-001；姓名：张甲一")
    assert (came.item, came.sent_at, came.now_at) == ("增列", None, 1)
    assert gone.reason == came.reason == "2026-03-05补登：2026-02-27期满解除"


def test_a_row_that_stands_elsewhere_is_told_by_its_serial_numbers(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    a_subject(office, "孙戊五")
    closed(office, tmp_path / "out")
    change(office, refs["adult"], term_to=date(2027, 6, 30))
    assert [(line.item, line.sent, line.now) for line in _due(office) if line.roster == "社区矫正对象花名册"] == [
        ("矫正期限止", "2027-01-11", "2027-06-30"),
        ("序号", "1", "3"),
    ]


def test_each_sheet_says_what_changed_since_the_one_before_and_numbers_run_on(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["adult"], offence="盗窃罪")
    first = office.correction_sheets.make(FEBRUARY)
    assert _due(office) == ()
    on(office, date(2026, 3, 9))
    change(office, refs["adult"], offence="诈骗罪")
    a_subject(office, "孙戊五", date(2026, 2, 10))
    second = office.correction_sheets.make(FEBRUARY)
    assert (first.number, second.number) == ("2026年更正表第1号", "2026年更正表第2号")
    assert (second.lines[0].sent, second.lines[0].now) == ("盗窃罪", "诈骗罪")
    assert [line.item for line in _rows(second.lines)] == ["罪名", "增列"]
    assert [sheet.lines[0].reason for sheet in (first, second)] == ["2026-03-05更正登记", "2026-03-09更正登记"]
    assert office.correction_sheets.made(FEBRUARY) == (first, second)
    assert (first.said_before, first.number in second.said_before) == ("", True)
    with office.desk.read() as session:
        assert [(one.n, one.text, one.used_by) for one in numbers.ledger(session, closing_tables.SHEETS)] == [
            (1, first.number, "correction-sheet"),
            (2, second.number, "correction-sheet"),
        ]
    assert office.keeping.verify().sound


def _february(office: Office, *heads: str) -> list[tuple[object, ...]]:
    """Some columns of every row of February's roster of corrections, as an export gives them now."""
    table = office.rosters.table("corrections", FEBRUARY)
    places = [[column.title for column in table.roster.columns].index(head) + 1 for head in heads]
    return [tuple(row[place] for place in places) for row in (*table.rows, *table.ended)]


def test_a_moved_day_changes_the_matter_in_the_list_of_overdue_work(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["petition"], received_on=date(2026, 1, 5))
    overdue = [line for line in _due(office) if line.roster == "超期督办清单"]
    assert overdue
    assert {line.item for line in overdue} <= {"起算日", "法定末日", "逾期天数", "序号"}


def _move_house(office: Office, ref: RecordRef, phone: str | None) -> None:
    with office.desk.work("变更") as session:
        person = session.get_one(CorrectionCase, ref.id).person
        assert person is not None
        person.phone, person.residence_address, person.village = phone, "新村一组", Village(name="新村", code="320699103999")


def test_a_later_telephone_address_or_village_is_none_of_a_closed_month(office: Office, refs: dict[str, RecordRef]) -> None:
    before = _february(office, "联系电话", "现住址", "村(居)")
    _move_house(office, refs["adult"], "19900000009")
    assert _due(office) == ()
    assert _february(office, "联系电话", "现住址", "村(居)") == before
    (now,) = [row for row in office.rosters.table("corrections", MARCH).rows if "张甲一" in row]
    assert {"199 0000 0009", "新村一组", "新村"} <= set(now)


def test_whoever_left_within_the_month_keeps_his_telephone_too_and_a_late_row_brings_todays(
    office: Office, refs: dict[str, RecordRef]
) -> None:
    _move_house(office, refs["adult"], "19900000009")
    ended(office, refs["adult"], date(2026, 2, 27))
    late = a_subject(office, "孙戊五", date(2026, 2, 10))
    office.correction_sheets.make(FEBRUARY)
    assert ("张甲一", "199 0000 0001") in _february(office, "姓名", "联系电话")
    _move_house(office, late, "19900000008")
    assert _due(office) == ()
    assert ("孙戊五", "199 0000 0001") in _february(office, "姓名", "联系电话")


def test_a_telephone_taken_out_of_the_file_does_not_come_back_from_an_old_sheet(office: Office, refs: dict[str, RecordRef]) -> None:
    _move_house(office, refs["adult"], None)
    (line,) = _due(office)
    assert (line.item, line.sent, line.now) == ("联系电话", "（已删，不再列出）", "（空）")
    assert ("张甲一", "") in _february(office, "姓名", "联系电话")


def test_nothing_kept_tells_of_one_who_must_not_be_named_any_more(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["adult"], is_juvenile=True)
    assert ("张某某", "", "", "") in _february(office, "姓名", "联系电话", "现住址", "村(居)")
    told = office.correction_sheets.make(FEBRUARY)
    assert "19900000001" not in repr(told).replace(" ", "")
    assert ("张某某", "", "", "") in _february(office, "姓名", "联系电话", "现住址", "村(居)")
    assert _due(office) == ()


def test_a_committee_named_anew_is_none_of_a_closed_month(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office, 1, accepted_on=date(2026, 2, 6))
    with office.desk.work("设立") as session:
        session.get_one(DisputeCase, ref.id).committee = Committee(name="老调委会")
    closed(office, tmp_path / "out")
    with office.desk.work("更名") as session:
        committee = session.get_one(DisputeCase, ref.id).committee
        assert committee is not None
        committee.name = "新调委会"
    assert _due(office) == ()
    assert "老调委会" in office.rosters.table("disputes", FEBRUARY).rows[0]


def test_an_agreement_of_a_later_month_is_none_of_this_month(office: Office, tmp_path: Path) -> None:
    going_on: dict[str, Any] = {"accepted_on": date(2026, 2, 6), "outcome": None, "concluded_on": None, "effective_on": None}
    made = a_dispute(office, 1, accepted_on=date(2026, 2, 6), concluded_on=date(2026, 2, 20), effective_on=date(2026, 2, 20))
    still_open = a_dispute(office, 2, **going_on)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    agreed = {"outcome": Outcome.WRITTEN, "concluded_on": date(2026, 3, 4), "effective_on": date(2026, 3, 4)}
    change(office, still_open, **agreed, agreement_no="（2026）海李调字第002号")
    change(office, made, agreement_no="（2026）海李调字第001号")
    draft = draft_of(office.records.open(made))
    draft.parts["subsidy"] = [RowDraft(values={"level": Difficulty.GENERAL})]
    office.records.save(draft)
    assert _due(office) == ()
    numbers_said = [row[11] for row in office.rosters.table("disputes", FEBRUARY).rows]
    assert numbers_said == [None, None]


def test_sealing_alone_asks_for_no_sheet(office: Office, tmp_path: Path) -> None:
    found = staffed(office)
    ended(office, found["minor"], date(2026, 2, 20))
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 5))
    ended(office, found["minor"], date(2026, 3, 3), CorrectionState.SEALED, "seal")
    assert len(office.rosters.table("corrections", FEBRUARY).ended) == 0
    assert _due(office) == ()


def test_where_a_fact_of_a_sealed_record_changed_the_sheet_says_one_and_no_more(office: Office, refs: dict[str, RecordRef]) -> None:
    ended(office, refs["minor"], date(2026, 2, 27))
    ended(office, refs["minor"], date(2026, 3, 3), CorrectionState.SEALED, "seal")
    made = office.correction_sheets.make(FEBRUARY)
    assert set(_rows(made.lines)) == {
        CorrectionLine("社区矫正对象花名册", None, None, PERSON_UNNAMED, "减列", "", "", ""),
        CorrectionLine("社区矫正对象花名册（本期解除、终止、迁出）", None, None, PERSON_UNNAMED, "增列", "", "", ""),
    }


def test_a_sheet_made_before_a_record_was_sealed_names_it_no_more(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["minor"], offence="盗窃罪")
    assert "JZ2026-002" in repr(office.correction_sheets.make(FEBRUARY))
    ended(office, refs["minor"], date(2026, 3, 3))
    ended(office, refs["minor"], date(2026, 3, 4), CorrectionState.SEALED, "seal")
    (view,) = office.correction_sheets.made(FEBRUARY)
    assert "JZ2026-002" not in repr(view)
    assert "李某某" not in repr(view)
    assert _due(office) == ()


def test_a_matter_that_turns_out_to_be_for_named_readers_is_named_no_more(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["petition"], kind=PetitionKind.REPORT)
    assert _due(office) == (CorrectionLine("信访事项台账", None, None, MATTER_UNNAMED, "更正", "", "", ""),)


def test_one_who_must_not_be_named_and_was_not_sent_does_not_come_in(office: Office, refs: dict[str, RecordRef]) -> None:
    ref = a_subject(office, "周己七", date(2026, 2, 2), born=MINOR, is_juvenile=True)
    ended(office, ref, date(2026, 3, 2))
    ended(office, ref, date(2026, 3, 4), CorrectionState.SEALED, "seal")
    assert _due(office) == ()


@pytest.mark.parametrize("suffix", [".xlsx", ".pdf"])
def test_the_sheet_is_saved_in_both_forms_and_nothing_in_it_is_alive(office: Office, refs: dict[str, RecordRef], suffix: str) -> None:
    change(office, refs["adult"], note="=1+1")
    view = office.correction_sheets.make(FEBRUARY)
    data = office.correction_sheets.write(view, suffix)
    if suffix == ".xlsx":
        cells = [cell for row in openpyxl.load_workbook(BytesIO(data)).worksheets[0].iter_rows() for cell in row]
        assert {"f"}.isdisjoint(cell.data_type for cell in cells)
        said = "".join(str(cell.value) for cell in cells)
    else:
        said = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data))
    assert all(word in said for word in ("2026年2月月报更正表", "2026年更正表第1号", "张甲一", "备注", "=1+1"))
    with pytest.raises(Refusal, match=r"只能存为.xlsx或.pdf"):
        office.correction_sheets.write(view, ".doc")


def test_a_later_layout_is_read_in_the_columns_that_were_sent(office: Office) -> None:
    staffed(office)
    table = next(one for one in month_tables(office.desk, FEBRUARY, lambda *_: None) if one.roster.kind == "corrections")
    before = (Line(False, "JZ2026-001", "", ("旧栏的话", "旧名")),)
    first, second = laid_out(table, closing_tables.FrozenRoster("corrections", "", "", ("从前的栏", "姓名"), before), before)
    assert first.cells == ("旧栏的话", "张甲一")
    assert second.cells == (None, "李某某")


def test_a_row_sent_above_before_there_was_a_block_below_is_looked_for_above(office: Office) -> None:
    table = next(one for one in month_tables(office.desk, FEBRUARY, lambda *_: None) if one.roster.kind == "overdue")
    late, done, new = ((n, f"P02 {n}{mark}", (n, *("",) * 9)) for n, mark in (("a", ""), ("b", " done"), ("c", " done")))
    now = replace(table, lines=(Line(False, *late), Line(True, *done), Line(True, *new)))
    sent = (Line(False, *done), Line(False, *late))
    above = laid_out(now, closing_tables.FrozenRoster("overdue", "", now.layout, now.heads, sent), sent)
    assert above == (*sent, Line(True, *new))
    below = (Line(False, *late), Line(True, *done))
    assert laid_out(now, closing_tables.FrozenRoster("overdue", "", now.layout, now.heads, below), below) == now.lines


def test_a_silent_row_about_another_register_s_record_stays_in_its_place() -> None:
    a, b, c = (Line(False, number, "", (number,)) for number in "abc")
    new = Line(False, "n", "", ("n",))
    assert kept_in((a, c, new), (a, b, c), frozenset("b"), frozenset()) == (a, b, c, new)
    assert kept_in((a, c), (a, b, c), frozenset("b"), frozenset("b")) == (a, c)
    assert kept_in((a, new), (a,), frozenset("n"), frozenset()) == (a,)


def test_figures_that_are_others_now_are_told_with_what_was_sent(office: Office, refs: dict[str, RecordRef]) -> None:
    assert not _figures(office)
    late = a_subject(office, "孙戊五", date(2026, 2, 10))
    assert ("社区矫正对象变动情况统计表", "合计", "新接收、期末在矫", "0、2", "1、3") in _figures(office)
    office.correction_sheets.make(FEBRUARY)
    assert not _figures(office)
    ended(office, late, date(2026, 2, 27))
    assert ("社区矫正对象变动情况统计表", "合计", "解除、期末在矫", "0、3", "1、2") in _figures(office)


def test_a_register_without_rosters_corrects_the_figures_alone(office: Office, refs: dict[str, RecordRef]) -> None:
    office.records.save(RecordDraft("sweeps", values={"held_on": date(2026, 2, 12), "disputes_found": 3}))
    office.records.save(RecordDraft("sweeps", values={"held_on": date(2026, 3, 2), "disputes_found": 9}))
    assert not _due(office)
    assert {(label, sent, now) for _, label, _, sent, now in _figures(office)} == {
        ("排查次数（次）", "0", "1"),
        ("排查发现纠纷（件）", "0", "3"),
    }


def test_a_village_is_no_fact_of_a_month_for_the_figures_either(office: Office, refs: dict[str, RecordRef]) -> None:
    _move_house(office, refs["adult"], "19900000009")
    assert not _figures(office)


def test_work_without_a_day_changes_no_figure_of_a_closed_month(office: Office, refs: dict[str, RecordRef]) -> None:
    change(office, refs["released"], settlement=Settlement.LAND)
    assert not office.correction_sheets.due(FEBRUARY).lines


def test_work_that_has_its_day_changes_the_figures_with_the_roster(office: Office, tmp_path: Path) -> None:
    worker, late = (a_released(office, name) for name in ("王丙三", "周己六"))
    closed(office, tmp_path / "out")
    change(office, worker, settlement=Settlement.LAND, settled_on=date(2026, 2, 20))
    assert [(line.item, line.sent, line.now) for line in _due(office)] == [("安置情况", "（空）", Settlement.LAND.label)]
    assert {(label, item, sent, now) for _, label, item, sent, now in _figures(office)} == {
        ("合计", "已安置", "0", "1"),
        ("安置帮教：安置率（%）", "本期", "0.00", "50.00"),
    }
    office.correction_sheets.make(FEBRUARY)
    change(office, late, settlement=Settlement.HIRED)
    assert not office.correction_sheets.due(FEBRUARY).lines


def test_work_without_a_day_is_not_counted_along_with_work_that_has_one(office: Office, tmp_path: Path) -> None:
    """The roster's one line and the figures of the sheet said different things of two people."""
    worker, late, _ = (a_released(office, name) for name in ("王丙三", "周己六", "吴庚七"))
    closed(office, tmp_path / "out")
    change(office, late, settlement=Settlement.HIRED)
    change(office, worker, settlement=Settlement.LAND, settled_on=date(2026, 2, 20))
    assert [line.item for line in _due(office)] == ["安置情况"]
    assert {(item, now) for _, _, item, _, now in _figures(office)} == {("已安置", "1"), ("本期", "33.33")}
    office.correction_sheets.make(FEBRUARY)
    assert not office.correction_sheets.due(FEBRUARY).lines


def test_a_figure_of_no_table_is_told_with_its_register(office: Office, refs: dict[str, RecordRef]) -> None:
    """期末在办 alone may be of disputes or of petitions."""
    with office.desk.read() as session:
        month = closing_tables.closed_month(session, FEBRUARY)
        assert month is not None
        (kept,) = [one for one in closing_tables.frozen_rosters(session, month) if one.kind == KIND]
    owners = owners_of_figures(office.desk.book)
    assert all((line.number, line.detail) in owners for line in kept.lines)
    change(office, refs["petition"], kind=PetitionKind.REPORT)
    told = [line.label for line in office.correction_sheets.due(FEBRUARY).lines if line.is_of_figures and line.roster == TITLE]
    assert told
    assert all(label.startswith("信访登记：") for label in told)
