"""Typed and not saved (未保存的内容): asked about before its page goes, kept in the encrypted file every few seconds and at the lock."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from . import dialogs
from .context import Context
from .fitting_dialog import FittingDialog

Then = Callable[[], object]
GIVEN_BACK = "上次填写、还没有保存的内容已放回，请核对后保存。"
KEEP_EVERY = 3000
"""Milliseconds between two looks whether something typed should be kept."""


class Unsaved:
    """What a page or a dialog with typed text can say and do; a record's page has ways of its own."""

    def has_unsaved(self) -> bool:
        """Whether something typed is on this page alone."""
        raise NotImplementedError

    def may_leave(self, then: Then) -> bool:
        """Ask about what is unsaved; False where the page stays, or where `then` is called as soon as it has been saved."""
        raise NotImplementedError

    def keep_typed(self) -> None:
        """The desk is locked, and nobody may be there to ask: keep what is typed for the next time."""
        raise NotImplementedError


class Kept(Unsaved):
    """What is typed goes into the file every few seconds, so that neither the lock nor a power cut loses it, and is put back once.

    A subclass says what is typed as plain values, puts them back, calls `take_back` once it is built and `drop_kept` once it has saved.
    """

    context: Context
    page_title = ""
    is_taken_back = False
    """Whether it shows again what was typed before."""
    is_left = False
    """Whether the desk was locked over it, or it was closed: it asks nothing any more, and what is kept stays as it is."""
    _in_file: Mapping[str, Any] = {}

    @property
    def place(self) -> str:
        """Under what name it is kept."""
        return type(self).__name__

    def typed(self) -> dict[str, Any]:
        """What is typed and may be kept, as plain values, and what stood there before; a passphrase never is."""
        raise NotImplementedError

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put such values back."""
        raise NotImplementedError

    def keep_typed(self) -> None:
        """Keep the plain values under the page's own name."""
        self.keep_along()
        self.is_left = True

    def keep_along(self) -> None:
        """Keep what is typed as it stands, where it is not what was kept last; what is as it is stored is not kept."""
        if self.is_left or not self.context.is_unlocked:
            return
        typed = self.typed() if self.has_unsaved() else {}
        if typed != self._in_file:
            self._keep(self.page_title, typed, "保留草稿")

    def take_back(self) -> None:
        """Show again what was typed and not saved, and keep from now on what is typed."""
        assert isinstance(self, QObject)
        if typed := self.context.office.journal.page(self.place):
            self._in_file, self.is_taken_back = typed, True
            self.type_again(dict(typed))
        timer = QTimer(self, interval=KEEP_EVERY)
        timer.timeout.connect(self.keep_along)
        timer.start()

    def drop_kept(self) -> None:
        """It was saved or given up: nothing of it is kept."""
        self.is_taken_back = False
        if self._in_file and not self.is_left:
            self._keep("", {}, "清除草稿")

    def _keep(self, title: str, typed: Mapping[str, Any], act: str) -> None:
        if self.context.is_unlocked:
            self._in_file = typed
            journal, place = self.context.office.journal, self.place
            self.context.run(lambda _: journal.keep_page(place, title, typed), act)


class TypedPage(QWidget, Kept):
    """A page with one form and one button to save it; it calls `stored` once it has saved."""

    def save(self, then: Then | None = None) -> None:
        """Store what is typed; `then` is called once it is stored."""
        raise NotImplementedError

    def forget_typed(self) -> None:
        """Show what is stored in place of what is typed."""
        raise NotImplementedError

    def may_leave(self, then: Then) -> bool:
        """Ask whether to save."""
        if not self.has_unsaved():
            self.drop_kept()
            return True
        answer = dialogs.choose(self, f"“{self.page_title}”中填写的内容还没有保存。", ("保存", "不保存"))
        if answer == 0:
            self.save(then)
        elif answer == 1:
            self.forget_typed()
            self.drop_kept()
        return answer == 1

    def stored(self, then: Then | None) -> None:
        """What was typed is stored: nothing is left to be given back, and what waited for it is done."""
        self.drop_kept()
        if then is not None:
            then()


class TypedDialog(FittingDialog, Kept):
    """A dialog with a few lines to fill: closing it gives them up, the lock and a power cut do not."""

    def may_leave(self, then: Then) -> bool:
        """Nothing is asked: it is closed by its own buttons."""
        return True

    def done(self, result: int) -> None:
        """Closed by hand: what was typed is done with."""
        self.drop_kept()
        self.is_left = True
        super().done(result)


def may_leave_all(widget: QWidget, then: Then) -> bool:
    """Whether everything typed in a widget and in what it holds is saved or given up."""
    return all(one.may_leave(then) for one in _unsaved_in(widget))


def keep_all(widget: QWidget) -> None:
    """The desk is locked: keep what is typed in it."""
    for one in _unsaved_in(widget):
        one.keep_typed()


def after_the_click(owner: QWidget, page: QWidget | None, act: Then) -> None:
    """Do what may ask about a page once the click that wished it is over: a list whose click is under way would mark the new row again."""
    if page is not None and any(one.has_unsaved() for one in _unsaved_in(page)):
        QTimer.singleShot(0, owner, act)
    else:
        act()


def _unsaved_in(widget: QWidget) -> list[Unsaved]:
    return [one for one in (widget, *widget.findChildren(QWidget)) if isinstance(one, Unsaved)]
