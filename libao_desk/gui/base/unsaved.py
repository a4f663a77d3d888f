"""Typed and not saved (未保存的内容): asked about before its page goes, kept in the encrypted file when the desk is locked."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from . import dialogs
from .context import Context

Then = Callable[[], object]
GIVEN_BACK = "锁定前填写、还没有保存的内容已放回，请核对后保存。"


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


class TypedPage(QWidget, Unsaved):
    """A page with one form and one button to save it.

    A subclass says what is typed as plain values, puts them back, calls `take_back` once it is built and `stored` once it has saved.
    """

    context: Context
    page_title = ""
    is_taken_back = False
    """Whether it shows again what was typed when the desk was locked."""

    def typed(self) -> dict[str, Any]:
        """What is typed and may be kept, as plain values; a passphrase never is."""
        raise NotImplementedError

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put such values back."""
        raise NotImplementedError

    def save(self, then: Then | None = None) -> None:
        """Store what is typed; `then` is called once it is stored."""
        raise NotImplementedError

    def forget_typed(self) -> None:
        """Show what is stored in place of what is typed."""
        raise NotImplementedError

    def may_leave(self, then: Then) -> bool:
        """Ask whether to save."""
        if not self.has_unsaved():
            self._drop_kept()
            return True
        answer = dialogs.choose(self, f"“{self.page_title}”中填写的内容还没有保存。", ("保存", "不保存"))
        if answer == 0:
            self.save(then)
        elif answer == 1:
            self.forget_typed()
            self._drop_kept()
        return answer == 1

    def stored(self, then: Then | None) -> None:
        """What was typed is stored: nothing is left to be given back, and what waited for it is done."""
        self._drop_kept()
        if then is not None:
            then()

    def keep_typed(self) -> None:
        """Keep the plain values under the page's own name."""
        if self.has_unsaved() and (typed := self.typed()):
            journal, place, title = self.context.office.journal, type(self).__name__, self.page_title
            self.context.run(lambda _: journal.keep_page(place, title, typed), "保留草稿")

    def take_back(self) -> None:
        """Show again what was typed when the desk was locked."""
        if typed := self.context.office.journal.page(type(self).__name__):
            self.is_taken_back = True
            self.type_again(dict(typed))

    def _drop_kept(self) -> None:
        if self.is_taken_back and self.context.is_unlocked:
            self.is_taken_back = False
            journal, place = self.context.office.journal, type(self).__name__
            self.context.run(lambda _: journal.keep_page(place, "", {}), "清除草稿")


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
