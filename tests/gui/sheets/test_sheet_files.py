"""Sheets for other hands in the window: the template from the wizard and the empty list, the sheet that goes out and comes back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.dialogs import Rehearsal
from libao_desk.gui.lists.page import ListPage
from libao_desk.gui.sheets.import_wizard import ImportWizard
from libao_desk.gui.sheets.sheet_files import COPIES, INTERNAL, OUTWARD
from libao_desk.people.access import Action
from libao_desk.services.ledgers.importing import Verdict
from libao_desk.sheets.filling_sheet import FIRST_ROW
from libao_desk.sheets.roster_writer import HEAD_ROW
from libao_desk.store import trail
from tests.gui.conftest import Settled
from tests.gui.ledgers import DISPUTE, a_dispute, write_ledger
from tests.services.sample_ledgers import mended_corrections

INTERNAL_COPY, OUTWARD_COPY = COPIES.index(INTERNAL), COPIES.index(OUTWARD)


class Clerk:
    """Presses a button, says where the file goes, and waits."""

    def __init__(self, qtbot: QtBot, settled: Settled, rehearsal: Rehearsal) -> None:
        self.qtbot, self.settled, self.rehearsal = qtbot, settled, rehearsal

    def save(self, button: QAbstractButton, target: Path) -> str:
        """What is said in the end."""
        self.rehearsal.answers.append(target)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settled()
        return self.rehearsal.told[-1]


@pytest.fixture
def clerk(qtbot: QtBot, settled: Settled, rehearsal: Rehearsal) -> Clerk:
    """Someone at the desk."""
    return Clerk(qtbot, settled, rehearsal)


def the_list(qtbot: QtBot, context: Context, settled: Settled) -> ListPage:
    """The list of disputes."""
    page = ListPage(context, "disputes")
    qtbot.addWidget(page)
    page.show()
    settled()
    return page


def test_the_wizard_gives_the_template(qtbot: QtBot, context: Context, clerk: Clerk, tmp_path: Path) -> None:
    wizard = ImportWizard(context, "disputes")
    qtbot.addWidget(wizard)
    wizard.show()
    said = clerk.save(wizard.ui.template_button, tmp_path / "t.xlsx")
    assert "模板已存为“t.xlsx”" in said
    assert context.office.importing.examine("disputes", tmp_path / "t.xlsx").rows == ()


def test_an_empty_list_gives_the_template_and_sends_nothing(
    qtbot: QtBot, context: Context, settled: Settled, clerk: Clerk, tmp_path: Path
) -> None:
    page = the_list(qtbot, context, settled)
    assert not page.ui.send_button.isVisible()
    clerk.save(page.ui.empty_template, tmp_path / "t.xlsx")
    assert (tmp_path / "t.xlsx").exists()


def test_the_list_sends_what_is_chosen_in_the_columns_it_shows(
    qtbot: QtBot, context: Context, settled: Settled, clerk: Clerk, tmp_path: Path
) -> None:
    importing = context.office.importing
    a_dispute(context, tmp_path)
    importing.store(importing.examine("disputes", write_ledger(tmp_path / "two.csv", [{**DISPUTE, "卷号": "2026-2"}])))
    page = the_list(qtbot, context, settled)
    for column in page.model.columns[3:]:
        page.show_column(column, False)
    settled()
    assert "2条记录已存为“all.xlsx”" in clerk.save(page.ui.send_button, tmp_path / "all.xlsx")
    page.ui.table.selectRow(1)
    assert "1条记录已存为“one.xlsx”" in clerk.save(page.ui.send_button, tmp_path / "one.xlsx")
    book = load_workbook(tmp_path / "one.xlsx")
    heads = {cell.value: cell.column for cell in book.worksheets[0][HEAD_ROW]}
    assert list(heads) == ["本地编号", "卷号", "受理日", "状态", "回传校验"]
    book.worksheets[0].cell(FIRST_ROW, heads["受理日"], "2026-01-11")
    book.save(tmp_path / "one.xlsx")
    plan = importing.examine("disputes", tmp_path / "one.xlsx")
    assert [row.verdict for row in plan.rows] == [Verdict.CHANGED]
    assert plan.rows[0].changes == ("受理日：2026-01-10 → 2026-01-11",)


def test_what_cannot_be_written_is_told(qtbot: QtBot, context: Context, settled: Settled, clerk: Clerk, tmp_path: Path) -> None:
    a_dispute(context, tmp_path)
    page = the_list(qtbot, context, settled)
    assert "写不了“o.xlsx”" in clerk.save(page.ui.send_button, tmp_path / "missing" / "o.xlsx")


def _heads(file: Path) -> set[str]:
    return {str(cell.value).strip("*") for cell in load_workbook(file).worksheets[0][HEAD_ROW] if cell.value}


@pytest.fixture
def people(qtbot: QtBot, context: Context, settled: Settled, tmp_path: Path) -> ListPage:
    """The list of community corrections with four people, whose offences only the internal copy holds."""
    importing = context.office.importing
    importing.store(importing.examine("corrections", mended_corrections().write(tmp_path / "four.xlsx")))
    page = ListPage(context, "corrections")
    qtbot.addWidget(page)
    page.show()
    settled()
    return page


def test_the_director_sends_the_internal_copy_with_a_reason_that_is_in_the_trail(
    context: Context, people: ListPage, clerk: Clerk, rehearsal: Rehearsal, tmp_path: Path
) -> None:
    for column in people.register.listed:
        if column.fact.label in ("公民身份号码", "矫正类别"):
            people.show_column(column, True)
    clerk.settled()
    rehearsal.answers += [INTERNAL_COPY, " 派出所核对 "]
    assert "4条记录已存为“内部.xlsx”" in clerk.save(people.ui.send_button, tmp_path / "内部.xlsx")
    rehearsal.answers.append(OUTWARD_COPY)
    assert "敏感列没有送出：" in clerk.save(people.ui.send_button, tmp_path / "报送.xlsx")
    more = _heads(tmp_path / "内部.xlsx") - _heads(tmp_path / "报送.xlsx")
    assert {"公民身份号码", "矫正类别", "状态"} <= more
    assert more == set(context.office.sheet_out.internal_columns("corrections", people.model.columns))
    assert all(head in rehearsal.asked[0] for head in more)
    with context.office.desk.read() as session:
        acts = [(entry.act, entry.reason) for entry in trail.entries(session)]
    basis = "依据：《中华人民共和国社区矫正法》和《中华人民共和国社区矫正法实施办法》"
    assert [reason for act, reason in acts if "送出" in act] == [basis, f"{basis}；理由：派出所核对"]  # the newest first


def test_no_internal_copy_leaves_without_a_reason(people: ListPage, qtbot: QtBot, rehearsal: Rehearsal) -> None:
    for answers, told in (([INTERNAL_COPY, "  "], ["送出内部版须先写明理由。"]), ([INTERNAL_COPY, None], []), ([None], [])):
        rehearsal.told.clear()
        rehearsal.answers += answers
        qtbot.mouseClick(people.ui.send_button, Qt.MouseButton.LeftButton)
        assert (rehearsal.told, len(rehearsal.answers)) == (told, 0)


def test_who_may_not_send_the_internal_copy_is_not_asked(
    context: Context, people: ListPage, clerk: Clerk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    desk = context.office.desk
    may = desk.may
    monkeypatch.setattr(desk, "may", lambda register, action: action is not Action.EXPORT_FULL and may(register, action))
    assert "4条记录已存为" in clerk.save(people.ui.send_button, tmp_path / "报送.xlsx")
