"""Whether the screen is shown to many (投影模式), and what it may then show: kept for the session, behind the lock too."""

from typing import TYPE_CHECKING

from libao_desk.core.half_hidden import COVERED

if TYPE_CHECKING:
    from libao_desk.declare.path import FieldPath
    from libao_desk.services.persons.veil import Veil

KEYS = "Ctrl+Shift+M"
BAND = f"投影模式：姓名、号码、住址已遮盖（{KEYS}关闭）"
_OFF = f"请先关闭投影模式（{KEYS}）。"
NO_WINDOW = f"投影模式下不打开这个窗口，里面有个人信息，{_OFF}"
NO_NUMBERS = f"投影模式下不显示完整的号码，{_OFF}"
NO_PAPERS = f"投影模式下不显示文书，{_OFF}"


class Projector:
    """The one screen that this program has."""

    def __init__(self) -> None:
        self.is_on = False
        self._veil: Veil | None = None

    def take(self, veil: "Veil | None") -> None:
        """Hide with this veil from now on; behind the lock there is none, since it knows every name."""
        self._veil = veil

    def hide(self, text: str) -> str:
        """A text as it may be shown."""
        return self._veil.hide(text) if self.is_on and self._veil is not None else text

    def said(self, field: "FieldPath", text: str) -> str:
        """A datum, told in these words, as it may be shown."""
        if not self.is_on:
            return text
        return COVERED if self._veil is None else self._veil.said(field, text)


projector = Projector()
