"""The figures as a sheet or a paper (统计表): the same values, written for Excel or for the file."""

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.blocks import Align, Cell, FactsTable, Paper, Paragraph, Title
from libao_desk.services.desk import Desk
from libao_desk.services.paper_drawing import draw
from libao_desk.services.settings import OFFICE_NAME, TOWNSHIP
from libao_desk.services.statistics import FigureValue

NOTHING = "—"
"""What a rate without a denominator prints."""


def shown(value: FigureValue) -> str:
    """The value as printed."""
    return NOTHING if value.value is None else f"{value.value}"


def export_figures(desk: Desk, values: tuple[FigureValue, ...], period: Period, suffix: str) -> bytes:
    """The figures as .xlsx or .pdf.

    Raises Refusal for any other kind of file.
    """
    if suffix == ".xlsx":
        return _sheet(desk, values, period)
    if suffix == ".pdf":
        return _paper(desk, values, period)
    raise Refusal("统计表只能存为.xlsx或.pdf文件。")


def _title(desk: Desk, period: Period) -> str:
    return f"{desk.facts().setting(TOWNSHIP)}{period.label}司法行政工作统计表"


def _sheet(desk: Desk, values: tuple[FigureValue, ...], period: Period) -> bytes:
    from libao_desk.sheets import roster_writer as writer

    text, number = writer.ColumnKind.TEXT, writer.ColumnKind.NUMBER
    columns = (
        writer.RosterColumn("序号", number, 6),
        writer.RosterColumn("指标", text, 40),
        writer.RosterColumn("数值", text, 14),
        writer.RosterColumn("单位", text, 8),
        writer.RosterColumn("分子", number, 10),
        writer.RosterColumn("分母", number, 10),
    )
    rows = tuple((n, v.title, shown(v), v.unit, v.numerator, v.denominator) for n, v in enumerate(values, start=1))
    note = f"填报单位：{desk.facts().setting(OFFICE_NAME)}  填报日期：{desk.today:%Y-%m-%d}  填报人：{desk.actor.name}  审核人："
    return writer.write_roster(writer.RosterSheet(title=_title(desk, period), note_line=note, columns=columns, rows=rows, landscape=False))


def _paper(desk: Desk, values: tuple[FigureValue, ...], period: Period) -> bytes:
    rows = tuple(
        (Cell(str(n), align=Align.CENTRE), v.title, Cell(shown(v), align=Align.RIGHT), v.unit, _fraction(v))
        for n, v in enumerate(values, start=1)
    )
    table = FactsTable(rows, header=("序号", "指标", "数值", "单位", "分子/分母"), widths=(1, 6, 2.4, 1.2, 2.4))
    office = Paragraph(f"填报单位：{desk.facts().setting(OFFICE_NAME)}　填报日期：{desk.today:%Y-%m-%d}", indent=0)
    paper = Paper(_title(desk, period), (Title(_title(desk, period)), office, table))
    return draw(desk, paper).pdf


def _fraction(value: FigureValue) -> str:
    if value.numerator is None or value.denominator is None:
        return ""
    return f"{value.numerator}/{value.denominator}"
