"""What an export would write (导出预览): the rows of a roster under its own heads, or under those of the county's form."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from libao_desk.core.period import Period
from libao_desk.services.layouts.layouts import LayoutReport, ShownSheet
from libao_desk.services.office import Office
from libao_desk.services.rosters.rosters import RosterReport, RosterTable
from libao_desk.sheets.roster_writer import Value

PREVIEW_ROWS = 300


@dataclass(frozen=True)
class Wish:
    """What is chosen in the dialog; without a form's name the roster goes out in its own layout."""

    kind: str
    period: Period
    full: bool
    form: str = ""


@dataclass(frozen=True)
class Preview:
    """The rows as they would stand in the sheet."""

    table: RosterTable
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    doubt: str = ""

    @property
    def title(self) -> str:
        """What is shown, and how many rows of it."""
        more = f"（预览前{PREVIEW_ROWS}行）" if len(self.table.rows) + len(self.table.ended) > PREVIEW_ROWS else ""
        ended = f"，{self.table.roster.ended_title}{len(self.table.ended)}条" if self.table.ended else ""
        return f"{self.table.title}：{len(self.table.rows)}条{ended}{more}{self.doubt and f'；{self.doubt}'}"


def compute(office: Office, wish: Wish) -> Preview:
    """The preview of a wish; its table has what a form may ask for, so that one can be made from it."""
    table = office.rosters.table(wish.kind, wish.period, full=wish.full, is_for_form=True)
    sheet = office.layouts.shown(office.layouts.opened(wish.kind, wish.form), table, wish.period) if wish.form else _own_sheet(table)
    lines = sheet.lines(table.roster.ended_title)[:PREVIEW_ROWS]
    return Preview(table, sheet.heads, tuple(tuple(cell_text(cell) for cell in row) for row in lines), sheet.doubt)


def _own_sheet(table: RosterTable) -> ShownSheet:
    """The roster in its own columns, without those that only a county's form asks for."""
    heads = ("序号", *table.heads)
    own = len(heads) - len(table.roster.for_forms)
    rows, ended = (tuple(row[:own] for row in block) for block in (table.rows, table.ended))
    return ShownSheet(heads[:own], rows, ended)


def written(office: Office, wish: Wish, reason: str | None, to: str) -> RosterReport | LayoutReport:
    """The sheet itself; the trail notes it."""
    if wish.form:
        return office.layouts.fill(wish.kind, wish.form, wish.period, full=wish.full, reason=reason, to=to)
    return office.rosters.write(wish.kind, wish.period, full=wish.full, reason=reason, to=to)


def what_lacks(report: LayoutReport) -> str:
    """What stands nowhere in the county's form, or has no place in it."""
    empty = f"表样中“{'”“'.join(report.empty)}”留空。" if report.empty else ""
    left_out = f"“{report.left_out}”在表样中没有位置，没有填入。" if report.left_out else ""
    blank = f"“{'”“'.join(report.blank)}”各行都没有内容。" if report.blank else ""
    return f"{empty}{blank}{left_out}{report.doubt}"


def cell_text(cell: Value) -> str:
    """A cell as the preview shows it."""
    match cell:
        case None:
            return ""
        case date():
            return f"{cell:%Y-%m-%d}"
        case Decimal():
            return f"{cell:f}"
        case _:
            return str(cell)
