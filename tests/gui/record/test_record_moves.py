"""Steps of a record as the window carries them out: what became of them stays to be read."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.main_window import MainWindow
from libao_desk.gui.record.move_dialog import MoveDialog
from libao_desk.gui.record.page import RecordPage
from libao_desk.registers.corrections.codes import CorrectionState, SentenceKind
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Value
from tests.gui.conftest import Settled
from tests.services.builders import a_dispute
from tests.services.closings import a_subject


@pytest.fixture
def window(qtbot: QtBot, context: Context, settled: Settled) -> Iterator[MainWindow]:
    """The window of an office that is open."""
    window = MainWindow(context)
    qtbot.addWidget(window)
    window.enter()
    window.show()
    settled()
    yield window
    settled()


@pytest.fixture
def released(context: Context) -> RecordRef:
    """A minor's record that is over and may be sealed."""
    values: dict[str, Value] = {"person.name": "张试少", "was_minor_at_offence": True, "sentence_kind": SentenceKind.SHORT_DETENTION}
    ref = context.office.records.save(RecordDraft("corrections", values=values | {"sealed_on": date(2026, 2, 27)}))
    with context.office.desk.work("办理") as session:
        record = session.get_one(context.book.get("corrections").model, ref.id)
        record.state = CorrectionState.RELEASED  # type: ignore[attr-defined]  # a correction has one
    return ref


def _carry_out(qtbot: QtBot, page: RecordPage, event: str, settled: Settled) -> None:
    assert page.view is not None
    page.moves.begin(next(offer for offer in page.view.moves if offer.event == event))
    settled()
    dialog = page.findChildren(MoveDialog)[-1]
    assert dialog.ui.do_button.isEnabled(), (dialog.ui.problem.text(), dialog.offer)
    qtbot.mouseClick(dialog.ui.do_button, Qt.MouseButton.LeftButton)
    settled()


def test_a_record_that_is_sealed_leaves_the_screen(
    qtbot: QtBot, window: MainWindow, released: RecordRef, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = window.open_record(released)
    with qtbot.waitSignal(window.context.record_saved):
        _carry_out(qtbot, page, "seal", settled)
    settled()
    assert rehearsal.told == ["已办理：犯罪记录封存。该记录已依法封存，须凭查询申请并经所长批准后查阅。"]
    assert window.ui.tabs.count() == 1
    window.context.open_record.emit(released)  # from a list that was read before
    window.context.open_part.emit(released, "educations")
    assert rehearsal.told[1:] == ["该记录已依法封存，须凭查询申请并经所长批准后查阅。"] * 2


def _actions(page: RecordPage) -> list[tuple[str, bool]]:
    return [(action.text(), action.isEnabled()) for action in page.moves.menu().actions() if action.text()]


def test_what_stops_the_dated_steps_is_said_beside_what_was_done(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: dialogs.Rehearsal
) -> None:
    page = window.open_record(a_dispute(window.context.office, amount=None))
    stopped = "“达成协议”还不能办理：各条款金额合计1200.00元，与协议涉及金额（未填）不一致。"
    assert _actions(page) == [("按已填日期办理：受理、开始调解", True), (stopped, False), ("受理", True), ("不予受理", True)]
    page.moves.menu().actions()[0].trigger()
    settled()
    settled()
    assert page.ui.problem.text() == f"已办理：受理、开始调解。\n{stopped}"
    assert page.ui.problem.isVisibleTo(page)
    assert [title for title, may in _actions(page) if may] == ["达成协议", "调解不成", "终止或移送", "撤回“开始调解”…"]


def test_what_a_step_came_to_stays_to_be_read(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    page = window.open_record(a_dispute(window.context.office))
    _carry_out(qtbot, page, "accept", settled)
    settled()
    assert page.ui.problem.text() == "已办理：受理。"
    assert page.ui.problem.isVisibleTo(page)


def test_a_day_that_the_record_gives_says_where_it_is_changed(qtbot: QtBot, window: MainWindow, settled: Settled) -> None:
    page = window.open_record(a_dispute(window.context.office))
    assert page.view is not None
    accept, decline = page.view.moves
    given, asked = MoveDialog(page, accept), MoveDialog(page, decline)
    assert (given.ui.day_box.text(), given.ui.day_box.isReadOnly()) == ("2026-01-06", True)
    assert "取自档案的“受理日”" in given.ui.day_source.text()
    assert (asked.ui.day_box.isReadOnly(), asked.ui.day_source.isHidden()) == (False, True)
    given.ui.day_source.linkActivated.emit("受理日")
    focused = window.focusWidget()
    assert focused is not None
    assert page.form.editor("accepted_on").isAncestorOf(focused)


@pytest.mark.parametrize("is_wished", [True, False])
def test_whoever_types_a_day_of_death_is_asked_whether_to_carry_out_the_step(
    qtbot: QtBot, window: MainWindow, settled: Settled, rehearsal: dialogs.Rehearsal, is_wished: bool
) -> None:
    page = window.open_record(a_subject(window.context.office, "故试甲"))
    page.form.take_values({"died_on": date(2026, 2, 11)})
    rehearsal.answers += [is_wished]
    page.save()
    settled()
    assert rehearsal.asked == ["已填死亡日期2026-02-11，现在办理“死亡终止”吗？"]
    assert "已填死亡日期2026-02-11而尚未办理“死亡终止”" in page.ui.warning_label.text()
    dialogs_open = page.findChildren(MoveDialog)
    assert [dialog.windowTitle() for dialog in dialogs_open] == (["死亡终止"] if is_wished else [])
    page.form.take_values({"offence": "盗窃罪"})
    page.save()
    settled()
    assert len(rehearsal.asked) == 1
