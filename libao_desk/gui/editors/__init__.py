"""One editor for each kind of datum: what a form is made of."""

from libao_desk.gui.editors.build import build_editor
from libao_desk.gui.editors.frame import Editor

__all__ = ["Editor", "build_editor"]
