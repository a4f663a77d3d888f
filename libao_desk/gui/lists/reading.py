"""Reading the ids of a list (读取列表): at once while the register is short, on the worker once it is long."""

from array import array

from PySide6.QtCore import QObject, Signal

from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tasks import Task
from libao_desk.services.lists.query import ListQuery

AT_ONCE = 20_000
"""Records a register may hold to be read on the window's thread: a fifth of what took 54 ms to 290 ms, by the column sorted on."""


class ListReading(QObject):
    """Answers the last question only: a key typed meanwhile takes the place of a question still waiting."""

    done = Signal(object, object)
    """(the ids asked for last as an array, the question)"""

    def __init__(self, context: Context, register_key: str, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.register_key = register_key
        self._longest = 0
        self._waiting: Task | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether the answer to the last question is still to come."""
        return self._waiting is not None

    def ask(self, query: ListQuery, text: str) -> None:
        """Ask for the ids; `done` brings them, before this returns where the register is short."""
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
        lists, register = self.context.office.lists, self.register_key
        if self._longest <= AT_ONCE:
            self._take(lists.ids(register, query, text=text), query)
            return
        task = self.context.run(lambda _: lists.ids(register, query, text=text), "读取列表")
        self._waiting = task
        task.answer(self, succeeded=lambda ids: self._answered(task, ids, query))

    def _answered(self, task: Task, ids: "array[int]", query: ListQuery) -> None:
        if task is self._waiting:
            self._waiting = None
            self._take(ids, query)

    def _take(self, ids: "array[int]", query: ListQuery) -> None:
        self._longest = max(self._longest, len(ids))
        self.done.emit(ids, query)
