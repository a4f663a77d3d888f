"""Where a record's long texts meet the texts used again and again (插入常用语)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from libao_desk.declare.code import Code
from libao_desk.gui.editors.lines import NoteEditor

if TYPE_CHECKING:
    from .page import RecordPage


class RecordPhrases(QObject):
    """Listens to the form and the parts of a page; opens the texts of the field at hand."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.page = page
        page.form.phrase_wished.connect(lambda editor: self.offer(editor, ""))
        for key, tab in page.parts.items():
            tab.form.phrase_wished.connect(lambda editor, part=key: self.offer(editor, f"{part}."))

    def offer(self, editor: object, part: str) -> None:
        """Show the texts of a field; the one chosen goes in where the cursor stands."""
        from .phrases_dialog import PhrasesDialog

        if not isinstance(editor, NoteEditor):
            return
        page, field = self.page, editor.field
        made = [value for value in page.form.settled_values().values() if isinstance(value, Code)]
        dialog = PhrasesDialog(page.context, page.register.key, f"{part}{field.key}", field.label, made, page)
        dialog.inserted.connect(editor.insert)
        dialog.open()
