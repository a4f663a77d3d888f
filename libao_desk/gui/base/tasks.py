"""Work off the window's thread (后台任务): plain data in, plain data out, progress, and a cancel that cancels."""

from collections.abc import Callable
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from libao_desk.core.errors import Refusal, Trouble


class Cancelled(Exception):
    """The clerk pressed Cancel; raised inside the work at its next report of progress."""


class Task(QObject):
    """One piece of work; its signals are delivered on the window's thread.

    Exactly one of `succeeded`, `refused`, `cancelled` and `broke` is sent, then `ended`.
    """

    succeeded = Signal(object)
    refused = Signal(str)
    """One Chinese sentence: the user may not, or the world failed."""
    cancelled = Signal()
    broke = Signal(object)
    """An exception that is our own bug."""
    progressed = Signal(int, int)
    ended = Signal()

    def __init__(self, work: Callable[["Task"], Any], title: str = "", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._work = work
        self._cancel = Event()

    def answer(
        self,
        owner: QObject,
        *,
        succeeded: Callable[[Any], object] | None = None,
        refused: Callable[[str], object] | None = None,
        cancelled: Callable[[], object] | None = None,
        ended: Callable[[], object] | None = None,
    ) -> "Task":
        """Connect a page's answers; none is called once the page is gone, since it may be closed while the work goes on."""
        answers = ((self.succeeded, succeeded), (self.refused, refused), (self.cancelled, cancelled), (self.ended, ended))
        for signal, slot in answers:
            if slot is not None:
                signal.connect(_while_alive(owner, slot))
        return self

    def cancel(self) -> None:
        """Ask the work to stop; it does at its next report of progress."""
        self._cancel.set()

    def progress(self, done: int, total: int) -> None:
        """Called by the work. Raises Cancelled once the clerk asked for it."""
        if self._cancel.is_set():
            raise Cancelled
        self.progressed.emit(done, total)

    def run(self) -> None:
        """Do the work; called on a worker thread, or directly where a test wants no thread."""
        try:
            if self._cancel.is_set():
                raise Cancelled
            result = self._work(self)
        except Cancelled:
            self.cancelled.emit()
        except (Refusal, Trouble) as failure:
            self.refused.emit(failure.sentence)
        except Exception as error:
            self.broke.emit(error)
        else:
            self.succeeded.emit(result)
        del self._work  # it may know a passphrase, and a task lives as long as whatever is connected to it
        self.ended.emit()


def _while_alive(owner: QObject, slot: Callable[..., object]) -> Callable[..., None]:
    def deliver(*given: object) -> None:
        if isValid(owner):
            slot(*given)

    return deliver


class Tasks(QObject):
    """One worker thread that takes tasks in turn: the store has one writer, so more would only wait for each other."""

    busy_changed = Signal(bool)
    broke = Signal(object)
    """An exception no page expected: the main window tells it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._running: set[Task] = set()
        self._waiting: list[Task] = []
        self._thread = Thread(target=self._loop, name="libao-desk-worker", daemon=True)
        self._thread.start()

    @property
    def is_busy(self) -> bool:
        """Whether any task is waiting or running."""
        return bool(self._running)

    def start(self, task: Task) -> Task:
        """Queue a task; it is kept alive until it ended.

        It begins when the window's thread is back in its event loop, so that whoever starts it can connect its signals first.
        """
        self._running.add(task)
        task.broke.connect(self.broke)
        self._waiting.append(task)
        QTimer.singleShot(0, self, self._release)
        self.busy_changed.emit(True)
        return task

    def stop(self) -> None:
        """Let the thread finish what was started, and end it; cancel first what need not be finished."""
        self._release()
        self._queue.put(None)
        self._thread.join()

    def _release(self) -> None:
        waiting, self._waiting = self._waiting, []
        for task in waiting:
            # connected behind every answer: whoever waits until nothing is busy finds all of them given
            task.ended.connect(lambda done=task: self._done(done))
            self._queue.put(task)

    def _done(self, task: Task) -> None:
        self._running.discard(task)
        self.busy_changed.emit(self.is_busy)

    def _loop(self) -> None:
        while (task := self._queue.get()) is not None:
            task.run()
