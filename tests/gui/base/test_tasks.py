"""The worker: results come back on the window's thread, cancel cancels, refusals are sentences, bugs are not hidden."""

from threading import current_thread

import pytest
from pytestqt.qtbot import QtBot

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tasks import Task
from tests.gui.conftest import Settled


def test_the_work_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot, context: Context, settled: Settled) -> None:
    """The worker's thread is not the window's, and the slot runs on the window's."""
    seen: list[object] = []
    task = context.run(lambda _: current_thread().name)
    task.succeeded.connect(lambda name: seen.extend((name, current_thread().name)))
    settled()
    assert seen == ["libao-desk-worker", "MainThread"]


def test_the_office_is_read_and_written_from_both_threads(context: Context, settled: Settled) -> None:
    """Lists may be read on the window's thread while the worker stores."""
    context.run(lambda _: context.office.desk.file.note(context.office.desk.actor, "试写"))
    assert context.office.officers.all()
    settled()
    assert context.office.keeping.verify().sound


def test_nothing_is_idle_before_every_answer_was_given(context: Context, settled: Settled) -> None:
    """Whoever clicks as soon as the worker is idle finds the page as its answer left it."""
    heard: list[str] = []
    context.tasks.busy_changed.connect(lambda is_busy: heard.append("busy" if is_busy else "idle"))
    context.run(lambda _: None).answer(context, ended=lambda: heard.append("answer"))
    settled()
    assert heard == ["busy", "answer", "idle"]


def test_cancel_stops_at_the_next_report_of_progress(context: Context, settled: Settled) -> None:
    """Work that reports progress is stopped by it."""
    steps: list[int] = []

    def work(task: Task) -> None:
        for step in range(1_000_000):
            steps.append(step)
            if step == 10:
                task.cancel()
            task.progress(step, 1_000_000)

    ends: list[str] = []
    task = context.run(work)
    task.cancelled.connect(lambda: ends.append("cancelled"))
    task.succeeded.connect(lambda _: ends.append("succeeded"))
    settled()
    assert ends == ["cancelled"]
    assert len(steps) == 11


def test_a_refusal_comes_as_its_sentence(context: Context, settled: Settled) -> None:
    """What the user may not is told in the sentence of the refusal."""

    def work(_: Task) -> None:
        raise Refusal("不可以。")

    told: list[str] = []
    context.run(work).refused.connect(told.append)
    settled()
    assert told == ["不可以。"]


def test_a_bug_reaches_whoever_tells_bugs(context: Context, settled: Settled) -> None:
    """An exception nobody expected is neither swallowed nor shown as a refusal."""
    caught: list[object] = []
    context.tasks.broke.connect(caught.append)

    def work(_: Task) -> None:
        raise KeyError("missing")

    context.run(work)
    settled()
    assert isinstance(caught[0], KeyError)


def test_nobody_sits_at_a_locked_desk(bare_context: Context) -> None:
    """Asking a locked context for the office is a bug, not an empty answer."""
    with pytest.raises(RuntimeError, match="locked"):
        _ = bare_context.office
