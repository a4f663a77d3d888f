"""Closing a month: everything frozen and in one folder, once, whole or not at all; and what the month changed."""

from datetime import date
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from shutil import copytree
from typing import Any

import openpyxl
import pypdfium2
import pytest
import sqlalchemy as sa

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.core.period import Period
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import CorrectionState, ReportKind, SanctionKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionReport, CorrectionSanction
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.closing.closing import INDEX, REPORT, StillRunning
from libao_desk.services.closing.month_changes import CAME, PERSON_UNNAMED, SAYS, WENT, MonthChange
from libao_desk.services.office import Office
from libao_desk.services.rosters import closing_tables
from libao_desk.store import trail, trail_ends
from libao_desk.store.connection import TOLD
from libao_desk.store.recorder import Recorder
from tests.old_files.make import DAY as OLD_DAY
from tests.old_files.make import HERE as OLD_FILES
from tests.old_files.make import PASSPHRASE as OLD_PASSPHRASE
from tests.services.builders import change
from tests.services.closings import FEBRUARY, ID_NO, MARCH, a_subject, closed, ended, on, staffed


def _rows(data: bytes) -> list[tuple[Any, ...]]:
    return [tuple(cell.value for cell in row) for row in openpyxl.load_workbook(BytesIO(data)).worksheets[0].iter_rows()]


def _text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in pages).replace("\r\n", "").replace(" ", "")


def _change(office: Office, kind: str, period: Period) -> MonthChange:
    return next(one for one in office.closing.preview(period).changes if one.kind == kind)


def test_one_folder_holds_every_roster_the_figures_the_report_and_an_index(office: Office, tmp_path: Path) -> None:
    staffed(office)
    made = closed(office, tmp_path / "out")
    files = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    titles = [title for _, title, _ in office.rosters.kinds()]
    assert list(dict(made.files)) == [*(f"{n:02d}{title}.xlsx" for n, title in enumerate(titles, 1)), "统计表.xlsx", REPORT, INDEX]
    assert {name: sha256(data).hexdigest() for name, data in files.items()} == dict(made.files)
    index = files[INDEX].decode("utf-8-sig").splitlines()
    assert [tuple(reversed(line.split("  "))) for line in index[5:]] == [one for one in made.files if one[0] != INDEX]
    assert list(tmp_path.glob(".*")) == []


def test_the_rosters_are_those_an_export_gives_and_masked(office: Office, tmp_path: Path) -> None:
    staffed(office)
    alone = office.rosters.write("corrections", FEBRUARY).data
    closed(office, tmp_path / "out")
    sent = (tmp_path / "out" / "01社区矫正对象花名册.xlsx").read_bytes()
    assert sent == alone
    cells = str(_rows(sent))
    assert "李某某" in cells
    assert "李乙二" not in cells
    assert ID_NO not in cells


def test_the_report_bears_the_head_of_the_trail(office: Office, tmp_path: Path) -> None:
    staffed(office)
    closed(office, tmp_path / "out")
    (month,) = office.closing.months()
    assert month.trail_head in _text((tmp_path / "out" / REPORT).read_bytes())
    with office.desk.read() as session:
        assert trail_ends.holds_head(session, month.trail_seq, month.trail_head)
    assert office.keeping.verify().sound


def test_a_month_is_closed_once(office: Office, tmp_path: Path) -> None:
    closed(office, tmp_path / "out")
    with pytest.raises(Refusal, match=r"2026年2月已于.*月结，不能重复月结；此后的改动请出更正表"):
        closed(office, tmp_path / "again")
    assert not (tmp_path / "again").exists()


@pytest.mark.parametrize(("period", "sentence"), [("2026-04", "还没有开始"), ("2026", "不是一个月份"), ("2026-Q1", "不是一个月份")])
def test_a_month_to_come_and_what_is_no_month_are_refused(office: Office, tmp_path: Path, period: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        office.closing.close(Period.parse(period), tmp_path / "out", is_confirmed=True)
    assert list(tmp_path.glob("out*")) == []


def test_a_running_month_is_closed_only_knowingly_and_its_last_day_is_no_running_one(office: Office, tmp_path: Path) -> None:
    with pytest.raises(StillRunning, match="2026年3月到2026-03-31才结束。现在月结，月底前发生的事只能列入更正表"):
        office.closing.close(MARCH, tmp_path / "out")
    office.closing.close(MARCH, tmp_path / "out", is_confirmed=True)
    on(office, date(2026, 4, 30))
    office.closing.close(Period.parse("2026-04"), tmp_path / "april")
    assert [str(one.period) for one in office.closing.months()] == ["2026-04", "2026-03"]


def test_a_folder_that_cannot_be_written_or_holds_something_leaves_the_month_open(office: Office, tmp_path: Path) -> None:
    (tmp_path / "used").mkdir()
    (tmp_path / "used" / "mine.txt").write_text("mine")
    with pytest.raises(Refusal, match="不是空文件夹"):
        closed(office, tmp_path / "used")
    with pytest.raises(Refusal, match="no such”这个文件夹"):
        closed(office, tmp_path / "no such" / "out")
    assert office.closing.months() == ()
    (tmp_path / "empty").mkdir()
    closed(office, tmp_path / "empty")
    assert (tmp_path / "empty" / INDEX).exists()


def test_what_could_not_be_stored_leaves_no_folder(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise Trouble("磁盘已满")

    with monkeypatch.context() as patch:
        patch.setattr(Recorder, "write", full)
        with pytest.raises(Trouble, match="磁盘已满"):
            closed(office, tmp_path / "out")
    assert list(tmp_path.glob("*out*")) == []
    assert office.closing.months() == ()


class _Stop(Exception):
    """The clerk pressed Cancel."""


def test_cancel_at_any_step_leaves_nothing(office: Office, tmp_path: Path) -> None:
    steps: list[int] = []
    office.closing.preview(FEBRUARY, lambda done, total: steps.append(total))
    for last in (0, len(steps) // 2, len(steps) - 1):
        left = iter(range(last))

        def progress(_done: int, _total: int, left: Any = left) -> None:
            if next(left, None) is None:
                raise _Stop

        with pytest.raises(_Stop):
            office.closing.close(FEBRUARY, tmp_path / "out", progress=progress)
    assert (list(tmp_path.glob("*out*")), office.closing.months()) == ([], ())


def test_an_office_that_changed_meanwhile_is_computed_again(office: Office, tmp_path: Path) -> None:
    def somebody_works(_done: int, _total: int) -> None:
        office.desk.file.note(office.desk.actor, "另一窗口的改动")

    with pytest.raises(Refusal, match="再做一次"):
        office.closing.close(FEBRUARY, tmp_path / "out", progress=somebody_works)
    assert (list(tmp_path.glob("*out*")), office.closing.months()) == ([], ())


def test_what_was_frozen_cannot_be_changed_and_a_change_by_force_is_seen(office: Office, tmp_path: Path) -> None:
    closed(office, tmp_path / "out")
    edit = sa.update(closing_tables.ROSTER).values(rows=[]).execution_options(**{TOLD: True})
    for statement in (edit, sa.delete(closing_tables.CLOSING).execution_options(**{TOLD: True})):
        with pytest.raises(sa.exc.IntegrityError, match="a closed month is append-only"), office.desk.work("改") as session:
            session.connection().execute(statement)
    with office.desk.work("改") as session:
        session.connection().exec_driver_sql("DROP TRIGGER frozen_roster_refuses_update")
        session.connection().execute(edit.values(title="x"))
    with pytest.raises(Trouble, match="与月结时的校验值不符"):
        office.correction_sheets.due(FEBRUARY)


def test_the_trail_keeps_the_hash_and_no_second_copy_of_the_rows(office: Office, tmp_path: Path) -> None:
    staffed(office)
    closed(office, tmp_path / "out")
    with office.desk.read() as session:
        (newest,) = trail.entries(session, limit=1)
        told = [line.new for line in trail.changes_of(session, newest.seq)]
        rosters = closing_tables.frozen_rosters(session, closing_tables.closed_months(session)[0])
    assert newest.act == "2026年2月月结（8份花名册）"
    assert {one.sha256 for one in rosters} <= {line.get("sha256") for line in told}
    assert "张甲一" not in str(told)


@pytest.mark.parametrize("rights", [Rights(Role.RECORDER), Rights(Role.READER), Rights(Role.OFFICER, frozenset({"disputes"}))])
def test_who_may_not_export_every_roster_may_not_close(office: Office, tmp_path: Path, rights: Rights) -> None:
    office.desk.rights = rights
    assert not office.closing.may()
    for door in (office.closing.months, lambda: closed(office, tmp_path / "out"), lambda: office.correction_sheets.due(FEBRUARY)):
        with pytest.raises(Refusal, match=r"无权月结|您只负责其中几本"):
            door()


def test_matters_for_named_readers_stay_out_of_what_goes_round_whoever_closes(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    change(office, refs["petition"], kind=PetitionKind.REPORT)
    assert len(office.rosters.table("petitions", FEBRUARY).rows) == 1
    closed(office, tmp_path / "out")
    assert _rows((tmp_path / "out" / "07信访事项台账.xlsx").read_bytes())[3][0] == "合计"


def test_the_month_says_who_came_who_went_and_what_changed_with_reasons(office: Office) -> None:
    refs = staffed(office)
    a_subject(office, "孙戊五", date(2026, 2, 10))
    ended(office, refs["adult"], date(2026, 2, 20))
    change(office, refs["minor"], note="二月起")
    found = _change(office, "corrections", FEBRUARY)
    assert (found.before, found.came, found.went, found.now) == (2, 1, 1, 2)
    assert [(line.what, line.label, line.reason) for line in found.lines] == [
        (CAME, "JZ2026-003　孙戊五", "2026-02-10登记待报到；2026-02-10报到接收；2026-02-10入矫宣告"),
        (WENT, "JZ2026-001　张甲一", "2026-02-20期满解除"),
    ]


def test_a_cell_that_changed_is_told_and_a_count_of_the_month_is_not(office: Office) -> None:
    refs = staffed(office)
    with office.desk.work("变更") as session:
        case = session.get_one(CorrectionCase, refs["adult"].id)
        case.reports.append(CorrectionReport(reported_on=date(2026, 2, 5), kind=ReportKind.REGULAR))
    ended(office, refs["adult"], date(2026, 2, 11), CorrectionState.HELD, "hold")
    found = _change(office, "corrections", FEBRUARY)
    assert [(line.what, line.label, line.text) for line in found.lines] == [(SAYS, "JZ2026-001　张甲一", "状态：在矫→被限制人身自由")]
    assert found.lines[0].reason == "2026-02-11被限制人身自由"


def test_a_warning_of_the_month_before_is_not_withdrawn_by_the_month_after(office: Office) -> None:
    refs = staffed(office)
    with office.desk.work("变更") as session:
        case = session.get_one(CorrectionCase, refs["adult"].id)
        case.sanctions.append(CorrectionSanction(kind=SanctionKind.WARNING, decided_on=date(2026, 2, 5)))
    assert [row for row in office.rosters.table("corrections", FEBRUARY).rows if "警告" in row]
    assert [line.text for line in _change(office, "corrections", MARCH).lines if "奖惩" in line.text] == []


def test_a_telephone_that_changed_after_the_month_before_was_closed_is_told_of_this_month(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    closed(office, tmp_path / "out")
    on(office, date(2026, 3, 20))
    with office.desk.work("变更") as session:
        person = session.get_one(CorrectionCase, refs["adult"].id).person
        assert person is not None
        person.phone = "19900000009"
    found = _change(office, "corrections", MARCH)
    assert [(line.what, line.text) for line in found.lines] == [(SAYS, "联系电话：199 0000 0001→199 0000 0009")]


def test_a_reason_somebody_typed_stays_in_the_record(office: Office) -> None:
    refs = staffed(office)
    ended(office, refs["adult"], date(2026, 2, 20))
    assert "私事" not in repr(office.closing.preview(FEBRUARY).changes)


def _says_who_left_unnamed(office: Office, folder: Path) -> None:
    """Whoever left in February is counted in the note of its roster, in the export and in the closed folder."""
    note = "另有1名（其中本期解除、终止、迁出1名）依法不列入本表，已计入统计数"
    office.closing.close(FEBRUARY, folder)
    for data in (office.rosters.write("corrections", FEBRUARY).data, (folder / "01社区矫正对象花名册.xlsx").read_bytes()):
        (told,) = [cell for cell in _rows(data)[1] if cell]
        assert told.split("审核人：")[1].strip() == note
        assert "李" not in str(_rows(data)[3:])


def test_a_roster_says_how_many_the_law_keeps_off_it(office: Office, tmp_path: Path) -> None:
    refs = staffed(office)
    ended(office, refs["minor"], date(2026, 2, 20))
    ended(office, refs["minor"], date(2026, 2, 23), CorrectionState.SEALED, "seal")
    _says_who_left_unnamed(office, tmp_path / "february")
    january = Period.parse("2026-01")
    (figure,) = [one for one in office.statistics.compute(january) if one.name == "corrections.in_force"]
    rows = _rows(office.rosters.write("corrections", january).data)
    told = next(cell for cell in rows[1] if cell)
    assert figure.value == len(office.rosters.table("corrections", january).rows) + 1
    assert told.split("审核人：")[1].strip() == "另有1名依法不列入本表，已计入统计数"
    office.closing.close(january, tmp_path / "out")
    assert told in {cell for row in _rows((tmp_path / "out" / "01社区矫正对象花名册.xlsx").read_bytes()) for cell in row}
    why = "社区矫正对象花名册另有1条，依法不列入花名册，计入以下的变动和统计数字。"
    assert why in _text((tmp_path / "out" / REPORT).read_bytes())
    assert "依法不列入" not in _text((tmp_path / "february" / REPORT).read_bytes())


def test_a_roster_that_lacks_nobody_says_nothing_of_it(office: Office) -> None:
    staffed(office)
    assert "依法不列入" not in repr(_rows(office.rosters.write("corrections", FEBRUARY).data))


def test_a_sealed_record_is_counted_and_not_named(office: Office) -> None:
    refs = staffed(office)
    ended(office, refs["minor"], date(2026, 2, 20))
    ended(office, refs["minor"], date(2026, 2, 23), CorrectionState.SEALED, "seal")
    found = _change(office, "corrections", FEBRUARY)
    assert (found.before, found.went, found.now) == (2, 1, 1)
    assert [(line.what, line.label, line.text, line.reason) for line in found.lines] == [(WENT, PERSON_UNNAMED, "", "")]
    number = "JZ2026-002"
    assert number not in repr(office.closing.preview(FEBRUARY).changes)


def test_what_happened_in_the_month_itself_neither_comes_nor_goes(office: Office) -> None:
    staffed(office)
    found = _change(office, "petitions", FEBRUARY)
    assert (found.is_of_events, found.before, found.now, found.lines) == (True, 0, 1, ())


def test_an_old_office_closes_its_month_too(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    copytree(OLD_FILES / "0.1.0", folder)
    with Office.unlock(folder, load_registers(), FixedClock(OLD_DAY), OLD_PASSPHRASE) as office:
        office.closing.close(Period.month_of(OLD_DAY), tmp_path / "out")
        with pytest.raises(sa.exc.IntegrityError, match="append-only"), office.desk.work("改") as session:
            session.connection().execute(sa.delete(closing_tables.ROSTER).execution_options(**{TOLD: True}))
        assert len(office.closing.months()) == 1
