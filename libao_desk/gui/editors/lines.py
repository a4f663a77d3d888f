"""Editors that are typed into: names, numbers, dates, amounts, long text."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from libao_desk.core.dates import is_year_guessed
from libao_desk.core.errors import Refusal
from libao_desk.core.half_hidden import COVERED
from libao_desk.core.text import without_controls
from libao_desk.declare.field import LONGEST_NOTE, Text
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.value import masked, parse, show
from libao_desk.services.records.drafts import Value

from .frame import Editor

PLACEHOLDERS = {Kind.DATE: "如 3.5、0305、今天", Kind.MONEY: "元", Kind.INSTANT: "如 2020-03-05 09:30"}
A_DAY, CURSOR = "2020-12-30", 6
"""What is read whole in a box of a day, and the pixels Qt keeps free around it."""
A_FEW_WORDS = "生态环境保护"
USUAL = {Kind.DATE: A_DAY, Kind.INTEGER: "10000", Kind.MONEY: "1000000.00", Kind.INSTANT: "2020-12-30 09:30"}
USUAL_TEXTS = {Text.CITIZEN_ID: "0" * 18, Text.CREDIT_CODE: "0" * 18, Text.PHONE: "0" * 11, Text.NAME: "四字姓名"}
"""What a box should show whole where there is room to choose."""
LEAST_LINES, MOST_LINES = 2, 14
COUNTED_FROM = 10_000
"""Characters of a long text from which on it is told how many there are."""
PHRASES_KEY = "F4"


class _LineBox(QLineEdit):
    """As wide as what is usually typed into it; of a day nothing is cut off whatever stands beside it: 2020-12-30 would read as 20."""

    def __init__(self, field: FieldPath, parent: QWidget) -> None:
        super().__init__(parent)
        self._usual = USUAL_TEXTS.get(field.fact.text) or USUAL.get(field.kind, A_FEW_WORDS)
        self._is_day = field.kind is Kind.DATE

    def sizeHint(self) -> QSize:
        """Room for what is usual."""
        return self._room_for(self._usual)

    def minimumSizeHint(self) -> QSize:
        """Room for a day instead of one letter."""
        return self._room_for(A_DAY) if self._is_day else super().minimumSizeHint()

    def _room_for(self, text: str) -> QSize:
        letters, least = self.fontMetrics(), super().minimumSizeHint()
        return QSize(least.width() - letters.maxWidth() + letters.horizontalAdvance(text) + CURSOR, least.height())


class LineEditor(Editor):
    """One line that is read when it is left: dates typed freely, ID numbers checked, amounts with commas."""

    def __init__(self, field: FieldPath, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self._today = today
        self._value: Value = None
        self._good: Value = None
        self._former: Value = None
        self.box = _LineBox(field, self)
        self.box.setPlaceholderText(PLACEHOLDERS.get(field.kind, ""))
        self.place(self.box)
        self.box.textEdited.connect(self._typed)
        self.box.editingFinished.connect(self._read)
        self._unread = False

    def value(self) -> Value:
        """The value typed, read now if the box was not left yet."""
        if self._unread:
            self._read()
        return self._value

    def settled_value(self) -> Value:
        """The value read when the box was last left; one that could not be read leaves the value before it."""
        return self._good

    def unread(self) -> str:
        """The text since the box was entered, and one that could not be read."""
        return self.box.text() if self._unread or self.problem else ""

    def type_again(self, text: str) -> None:
        """Put it back; it is read when the box is left, as if the clerk had gone on typing."""
        self.box.setText(text)
        self._typed()

    def former_value(self) -> Value:
        """The value that the one typed has taken the place of, None where nothing was typed over."""
        return self._former

    def set_value(self, value: Value) -> None:
        """Show a stored value."""
        self._value = self._good = value
        self._former = None
        self._unread = False
        self.box.setReadOnly(False)
        self.box.setText(_typed_form(self.field, value))
        self.box.setCursorPosition(0)  # a narrow box shows how a number begins: without its first letter it reads like another
        self.tell("")

    def hide_value(self) -> None:
        """Show the stored value half hidden until it is asked for; it cannot be typed over unseen."""
        if self._value is not None and not self._unread:
            is_place = self.field.fact.text is Text.ADDRESS
            self.box.setText(COVERED if is_place else masked(self.field, self._value))
            self.box.setReadOnly(True)

    def show_value(self) -> None:
        """Show the whole value and let it be typed over."""
        if self.box.isReadOnly():
            self.box.setReadOnly(False)
            self.box.setText(_typed_form(self.field, self._value))

    def _typed(self) -> None:
        self._unread = True
        self.edited.emit()

    def _read(self) -> None:
        if not self._unread:
            return
        self._unread = False
        try:
            self._value = parse(self.field, self.box.text(), self._today())
        except Refusal as refusal:
            self._value = None
            self.tell(refusal.sentence)
            return
        if self._good not in (None, self._value):
            self._former = self._good
        self._good = self._value
        self.tell("")
        if isinstance(self._value, date) and is_year_guessed(self.box.text(), self._value, self._today()):
            self.remark(f"没有写年份，读作{self._value}；不是这一年的请写上年份。")
        self.box.setText(_typed_form(self.field, self._value))
        self.edited.emit()


def _typed_form(field: FieldPath, value: Value) -> str:
    return f"{value:.2f}" if isinstance(value, Decimal) else show(field, value)


class _NoteBox(QPlainTextEdit):
    """A text box that Tab leaves and that is as high as its text, within reason."""

    phrase_wished = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit(self.document().size())

    def sizeHint(self) -> QSize:
        """Text is as broad as its room: beside another field it asks for no more than a line does."""
        return QSize(self.fontMetrics().horizontalAdvance(A_FEW_WORDS), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F4 asks for the texts used again and again."""
        if event.key() == Qt.Key.Key_F4 and not event.modifiers():
            self.phrase_wished.emit()
        else:
            super().keyPressEvent(event)

    def _fit(self, size: QSizeF) -> None:
        lines = max(LEAST_LINES, min(MOST_LINES, round(size.height())))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + 18)


class NoteEditor(Editor):
    """Long text (事实、内容), up to 12,000 characters."""

    phrase_wished = Signal(object)
    """This editor: the clerk wants one of the texts used again and again."""

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(field, parent)
        self.box = _NoteBox(self)
        self.place(self.box)
        self.box.phrase_wished.connect(lambda: self.phrase_wished.emit(self))
        self.box.textChanged.connect(self._typed)
        self._quiet = False

    def value(self) -> Value:
        """The text, None where it is empty."""
        return without_controls(self.box.toPlainText()).strip() or None

    def set_value(self, value: Value) -> None:
        """Show a stored text."""
        self._quiet = True
        self.box.setPlainText(str(value or ""))
        self._quiet = False
        self._count()

    def insert(self, text: str) -> None:
        """Put a text in where the cursor stands, as if it were typed."""
        self.box.insertPlainText(text)
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        if self._quiet:
            return
        self._count()
        self.edited.emit()

    def _count(self) -> None:
        length = len(self.box.toPlainText())
        if length > LONGEST_NOTE:
            self.tell(f"已有{length}字，最多{LONGEST_NOTE}字，请分开记录。")
        else:
            self.remark(f"{length:,}/{LONGEST_NOTE:,}字" if length >= COUNTED_FROM else "")
