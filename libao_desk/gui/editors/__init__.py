"""One editor for each kind of datum: what a form is made of."""

from .build import build_editor
from .frame import Editor

__all__ = ["Editor", "build_editor"]
