"""Looks that leave a row in the trail (查阅留痕): written on the worker, so that nobody who opens or types waits for it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QLineEdit

from libao_desk.core.errors import Refusal
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RecordView

from . import dialogs
from .context import Context

RESTED = 2000
"""Milliseconds without a key after which what stands in a find line was looked for."""


def open_record(context: Context, ref: RecordRef) -> RecordView:
    """A record for its page; that it was opened, or refused, is noted. Raises Refusal where the officer may not see it."""
    try:
        view = context.office.records.open(ref)
    except Refusal as refusal:
        sentence = refusal.sentence
        _note(context, lambda office: office.looks.refused(ref.register, sentence, ref))
        raise
    _note(context, lambda office: office.looks.opened(ref))
    return view


def note_card(context: Context, person_id: int) -> None:
    """A person's card is shown."""
    _note(context, lambda office: office.looks.opened_card(person_id))


class SearchNote(QObject):
    """Notes what is looked for in a line once the typing has rested, never each key."""

    def __init__(self, context: Context, line: QLineEdit) -> None:
        super().__init__(line)
        self._context = context
        self._line = line
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(RESTED)
        self._timer.timeout.connect(self.note)
        line.textChanged.connect(lambda _: self._timer.start())

    def note(self) -> None:
        """Note it now: something found was taken, or the typing has rested."""
        self._timer.stop()
        text = self._line.text()
        if text.strip() and self._context.is_unlocked:
            _note(self._context, lambda office: office.looks.searched(text))


def _note(context: Context, write: Callable[[Office], None]) -> None:
    office = context.office
    context.run(lambda _: write(office)).answer(context, refused=lambda sentence: dialogs.warn(None, sentence))
