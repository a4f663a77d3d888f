"""The help page (使用说明): one page, by task, searchable, beside the work."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QTextBrowser, QVBoxLayout, QWidget

from libao_desk.core.paths import resource
from libao_desk.gui.base.context import Context

SIZE = (760, 640)


class HelpWindow(QWidget):
    """A window of its own, so that it can stay open while the clerk works."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("使用说明")
        self.resize(*SIZE)
        self.search_box = QLineEdit(self)
        self.search_box.setPlaceholderText("在说明中查找，回车到下一处")
        self.search_box.setAccessibleName("在说明中查找")
        self.page = QTextBrowser(self)
        self.page.setAccessibleName("使用说明")
        self.page.setOpenLinks(False)
        text = resource("help", "help.md").read_text(encoding="utf-8")
        self.page.setMarkdown(text.replace("{folder}", str(context.folder)))
        column = QVBoxLayout(self)
        column.addWidget(self.search_box)
        column.addWidget(self.page, 1)
        self.search_box.returnPressed.connect(self.find_next)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search_box.setFocus)
        QShortcut(QKeySequence("Esc"), self, self.close)

    def find_next(self) -> bool:
        """Go to the next place that holds the text, from the top again after the last; False where there is none."""
        text = self.search_box.text().strip()
        if not text or self.page.find(text):
            return bool(text)
        self.page.moveCursor(self.page.textCursor().MoveOperation.Start)
        return self.page.find(text)
