"""The right editor for a field, from its kind alone."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from libao_desk.declare.path import FieldPath, Kind
from libao_desk.services.records.drafts import Ref

from .choices import CodeEditor, CodesEditor, ReferenceEditor, YesNoEditor
from .frame import Editor
from .lines import LineEditor, NoteEditor
from .person import PersonEditor

PERSON_TABLE = "person"


def build_editor(
    field: FieldPath, today: Callable[[], date], choices: Callable[[str], tuple[Ref, ...]], parent: QWidget | None = None
) -> Editor:
    """The editor of `field`; `choices` gives what a reference to a table may point at."""
    match field.kind:
        case Kind.LONG_TEXT:
            return NoteEditor(field, parent)
        case Kind.BOOLEAN:
            return YesNoEditor(field, parent)
        case Kind.CHOICE:
            return CodeEditor(field, parent)
        case Kind.CHOICES:
            return CodesEditor(field, parent)
        case Kind.REFERENCE if field.target.__tablename__ == PERSON_TABLE:
            return PersonEditor(field, parent)
        case Kind.REFERENCE:
            return ReferenceEditor(field, choices, parent)
        case _:
            return LineEditor(field, today, parent)
