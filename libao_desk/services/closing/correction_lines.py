"""What a correction sheet says (更正表的内容), as it is shown, printed and written."""

from dataclasses import dataclass

from libao_desk.core.period import Period

from .kept_figures import COUNTED_AGAIN


@dataclass(frozen=True)
class CorrectionLine:
    """One line of a sheet: of which roster and row, which column, what was sent, what is true, and why."""

    roster: str
    sent_at: int | None
    now_at: int | None
    label: str
    item: str
    sent: str
    now: str
    reason: str

    @property
    def is_of_figures(self) -> bool:
        """Whether it tells of a number of the tables, no row of a roster."""
        return self.reason == COUNTED_AGAIN


@dataclass(frozen=True)
class SheetView:
    """A correction sheet as it is shown and printed; one that is due has no number yet."""

    period: Period
    number: str
    officer_name: str
    made_on: str
    lines: tuple[CorrectionLine, ...]
    earlier: tuple[str, ...] = ()
    """The numbers of the month's sheets before this one: what was sent is what they made of it."""
    reason: str = ""
    """What the clerk wrote for the whole sheet; "" where nothing."""

    @property
    def said_before(self) -> str:
        """What the column 原报 tells, where it is no longer what the rosters said; "" where it is."""
        return f"其中“原报”是报送后经{'、'.join(self.earlier)}更正过的内容" if self.earlier else ""
