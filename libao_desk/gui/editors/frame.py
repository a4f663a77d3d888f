"""What every editor has: a value, a problem told below it, and a signal that it was edited (输入框)."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from libao_desk.declare.path import FieldPath
from libao_desk.declare.value import show
from libao_desk.gui.base.projector import projector
from libao_desk.gui.base.tone import set_tone
from libao_desk.services.records.drafts import Ref, Value


class Editor(QWidget):
    """The editor of one field; a subclass brings its input widget and reads and shows its value.

    What was typed stays in the box even when it cannot be understood; `problem` then says why.
    """

    edited = Signal()

    def __init__(self, field: FieldPath, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(2)
        self._problem = QLabel(self)
        self._problem.setObjectName("problem")
        self._problem.setWordWrap(True)
        policy = self._problem.sizePolicy()
        policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)  # a sentence that comes while one types must not move the boxes
        self._problem.setSizePolicy(policy)
        self._problem.hide()
        self._is_remark = False
        self._input: QWidget | None = None
        self._cover: QLineEdit | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def place(self, input_widget: QWidget) -> None:
        """Put the input widget above the line that tells a problem."""
        input_widget.setObjectName(self.field.key.replace(".", "_"))
        input_widget.setAccessibleName(self.field.label)
        if self.field.fact.help:
            input_widget.setToolTip(self.field.fact.help)
        self._input = input_widget
        self._layout.addWidget(input_widget)
        self._layout.addWidget(self._problem)
        self.setFocusProxy(input_widget)

    def value(self) -> Value:
        """What the box means; None where it is empty or cannot be understood."""
        raise TypeError(f"{type(self).__name__} has no value")

    def settled_value(self) -> Value:
        """The value without touching what is being typed."""
        return self.value()

    def unread(self) -> str:
        """The text that stands in the box and is no value yet, or none; "" where all of it was read."""
        return ""

    def type_again(self, text: str) -> None:
        """Put such a text back as the clerk left it."""

    def set_value(self, value: Value) -> None:
        """Show a stored value; no signal is sent."""
        raise TypeError(f"{type(self).__name__} shows no value")

    @property
    def problem(self) -> str:
        """Why the typed text cannot be understood, empty where all is well."""
        return "" if self._problem.isHidden() or self._is_remark else self._problem.text()

    def tell(self, sentence: str) -> None:
        """Show why the text cannot be understood, or nothing."""
        self._show_below(sentence, "")

    def remark(self, sentence: str, *, tone: str = "soon") -> None:
        """Show how a text was understood that could mean something else as well, or what is known of it; it stops nothing."""
        self._show_below(sentence, tone)

    def veil(self) -> None:
        """Where many see the screen, show in the input's place what may be seen of the value; else the input again."""
        told = self._told() if projector.is_on else ""
        may_see = projector.said(self.field, told)
        is_covered = may_see != told
        if is_covered and self._cover is None:
            self._cover = QLineEdit(self)
            self._cover.setReadOnly(True)
            self._cover.setAccessibleName(self.field.label)
            self._layout.insertWidget(0, self._cover)
        if self._cover is not None and self._input is not None:
            self._cover.setText(may_see)
            self._cover.setVisible(is_covered)
            self._input.setVisible(not is_covered)

    def _told(self) -> str:
        """What the box says, what is being typed included."""
        value = self.settled_value()
        return self.unread() or (value.label if isinstance(value, Ref) else show(self.field, value))

    def _show_below(self, sentence: str, tone: str) -> None:
        self._is_remark = bool(tone)
        set_tone(self._problem, tone, sentence)
        self._problem.setVisible(bool(sentence))
