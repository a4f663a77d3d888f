"""The correction sheet on paper and as a sheet (更正表的版式): what was sent beside what is true."""

from collections.abc import Iterator
from itertools import groupby

from libao_desk.declare.blocks import (
    Align,
    Block,
    Cell,
    FactsTable,
    NumberLine,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Size,
    Space,
    Style,
    Title,
)
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.settings import OFFICE_NAME, TOWNSHIP

from .correction_lines import CorrectionLine, SheetView
from .sheet_reasons import LABEL

HEADER = ("原序号", "现序号", "对象", "项目", "原报", "现为", "原因")
WIDTHS = (1.5, 1.5, 2.5, 2.0, 3.1, 3.1, 2.7)
FIGURES_HEADER, FIGURES_WIDTHS = ("统计项目", "栏目", "原报", "现为"), (5, 5, 3, 3)
WHOLE_ROW = "整行减列"


def correction_title(desk: Desk, view: SheetView) -> str:
    """The title of a sheet."""
    return f"{desk.facts().setting(TOWNSHIP)}{view.period.label}月报更正表"


def correction_pdf(desk: Desk, view: SheetView) -> bytes:
    """The sheet as PDF.

    Raises Refusal where a character has no glyph in any font.
    """
    title = correction_title(desk, view)
    lead = f"{desk.facts().setting(OFFICE_NAME)}报送的{view.period.label}花名册和统计数，经核对更正如下，其余内容不变。"
    lead += f"{view.said_before}。" if view.said_before else ""
    signing = SignatureBlock(((Signature("填报人"), Signature("审核人")),))
    made = Paragraph(f"制表：{view.officer_name}　{view.made_on}", indent=0, size=Size.SMALL_FOUR)
    why = (Paragraph(f"{LABEL}：{view.reason.rstrip('。')}。"),) if view.reason else ()
    blocks = (Title(title), NumberLine(view.number), Paragraph(lead), *why, *_tables(view), Space(), made, signing)
    return draw(desk, Paper(title, blocks)).pdf


def correction_xlsx(desk: Desk, view: SheetView) -> bytes:
    """The same as an xlsx file in memory."""
    from libao_desk.sheets import roster_writer as writer

    text, number = writer.ColumnKind.TEXT, writer.ColumnKind.NUMBER
    columns = (
        writer.RosterColumn("行号", number, 6),
        writer.RosterColumn("花名册、统计表", text, 20),
        writer.RosterColumn("原序号", number, 8),
        writer.RosterColumn("现序号", number, 8),
        writer.RosterColumn("对象", text, 22),
        writer.RosterColumn("更正项目", text, 14),
        writer.RosterColumn("原报", text, 30),
        writer.RosterColumn("现为", text, 30),
        writer.RosterColumn("原因", text, 26),
    )
    rows = tuple(
        (n, one.roster, one.sent_at, one.now_at, one.label, one.item, one.sent, one.now, one.reason) for n, one in enumerate(view.lines, 1)
    )
    note = f"填报单位：{desk.facts().setting(OFFICE_NAME)}  {view.number}  制表日期：{view.made_on}  填报人：{view.officer_name}  审核人："
    note += f"  （{view.said_before}）" if view.said_before else ""
    remark = f"{LABEL}：{view.reason}" if view.reason else ""
    title = correction_title(desk, view)
    return writer.write_roster(writer.RosterSheet(title=title, note_line=note, remark=remark, columns=columns, rows=rows))


def _tables(view: SheetView) -> Iterator[Block]:
    for title, lines in groupby(view.lines, key=lambda line: line.roster):
        yield Paragraph(title, style=Style.HEADING, indent=0, keep_with_next=True)
        said = tuple(lines)
        if all(one.is_of_figures for one in said):
            figures = tuple((one.label, one.item, one.sent, one.now) for one in said)
            yield FactsTable(figures, header=FIGURES_HEADER, widths=FIGURES_WIDTHS, size=Size.FIVE)
            continue
        rows = tuple((_place(one.sent_at), _place(one.now_at), one.label, one.item, *_said(one), one.reason) for one in said)
        yield FactsTable(rows, header=HEADER, widths=WIDTHS, size=Size.FIVE)


def _place(serial: int | None) -> Cell:
    return Cell("" if serial is None else f"{serial}", align=Align.CENTRE)


def _said(line: CorrectionLine) -> tuple[Cell | str, ...]:
    """What was sent and what is true; a whole row takes both columns."""
    if line.sent_at is None and line.now_at is not None:
        return (Cell(line.now, span=2),)
    if line.now_at is None and line.sent_at is not None:
        return (Cell(WHOLE_ROW, span=2),)
    return line.sent, line.now
