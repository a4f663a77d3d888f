"""The report of a period written out (统计报告): as a paper with its paragraph, tables and charts, or as a book of sheets."""

from collections.abc import Iterable, Iterator

from libao_desk.core.errors import Refusal
from libao_desk.core.text import visible_length
from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Size, Style, Text, Title, Together
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.settings import OFFICE_NAME, TOWNSHIP

from .evaluation import Number
from .report import (
    NOTHING,
    Compared,
    StatisticsReport,
    TableValue,
    shown,
    shown_change,
    shown_difference,
)

Row = tuple[Cell | Text | None, ...]
PARAGRAPH, TABLES, RATES, CHARTS, FIGURES = "工作总结数据段", "统计表", "主要比率", "统计图", "各项指标与上期比较"
RATE_HEADS = ("序号", "比率", "分子", "分母", "本期（%）", "上期（%）", "增减（百分点）")
FIGURE_HEADS = ("序号", "指标", "单位", "本期", "上期", "增减", "增减幅")
ALL_ZERO = "注：本期、上期均为零的指标不列；比率的增减为百分点；上期为零的不计增减幅。"
PAGE, SMALL_PAGE = 84, 98
"""Half-width columns of a page in the letters of its tables, and in smaller ones."""
EDGES = 1.5
"""What the edges of a cell take of it."""
FAIR_TITLE, LEAST_TITLE = 24, 12
"""What the column of titles has before a head is broken, and what it has in any case; a longer title goes on in a second line."""
SHORT_HEAD = 8
"""A head that is never broken: 期初在矫."""
MOST_WHOLE = 9
"""Lines of a table that is kept on one page; a longer one goes on under its heads, rather than leave half a page empty."""

LONG = 30
"""Lines of a table that would go on over three pages: it is set small and close, to be read on two."""
FIRST = 18
"""Lines of such a table that its first page holds at the least; fewer would take it over to a third."""


def export_report(desk: Desk, report: StatisticsReport, suffix: str) -> bytes:
    """The report as .xlsx or .pdf.

    Raises Refusal for any other kind of file.
    """
    if suffix == ".xlsx":
        return _book(desk, report)
    if suffix == ".pdf":
        return _paper(desk, report)
    raise Refusal("统计报告只能存为.xlsx或.pdf文件。")


def report_title(desk: Desk, report: StatisticsReport) -> str:
    """What stands over it."""
    return f"{desk.facts().setting(TOWNSHIP)}{report.period.label}司法行政工作统计报告"


def rate_row(number: int, one: Compared) -> tuple[str, ...]:
    """A rate with what stands above and below the line, beside the period before."""
    value = one.value
    return (
        str(number),
        value.title,
        str(value.numerator),
        str(value.denominator),
        shown(value),
        shown(one.before),
        shown_difference(one, unit=False),
    )


def figure_row(number: int, one: Compared) -> tuple[str, ...]:
    """A figure beside that of the period before."""
    value = one.value
    return (str(number), value.title, value.unit, shown(value), shown(one.before), shown_difference(one), shown_change(one))


def table_rows(table: TableValue) -> tuple[tuple[str, ...], ...]:
    """The cells of a table as printed; a cell that does not apply is empty."""
    return tuple((line.title, *("" if cell is None else shown(cell.value) for cell in line.cells)) for line in table.lines)


def _note(desk: Desk) -> str:
    return f"填报单位：{desk.facts().setting(OFFICE_NAME)}  填报日期：{desk.today:%Y-%m-%d}  填报人：{desk.actor.name}  审核人："


# --- the paper ---------------------------------------------------------------------------------------------------------


def _paper(desk: Desk, report: StatisticsReport) -> bytes:
    title = report_title(desk, report)
    blocks: list[Block] = [Title(title), Paragraph(_note(desk).replace("  ", "　"), indent=0, size=Size.SMALL_FOUR, align=Align.CENTRE)]
    blocks += [_heading(f"一、{PARAGRAPH}"), Paragraph(report.paragraph)]
    blocks += [_heading(f"二、{RATES}"), _numbered(RATE_HEADS, tuple(rate_row(n, one) for n, one in enumerate(report.rates, start=1)))]
    blocks.append(_heading(f"三、{TABLES}"))
    for number, table in enumerate(report.tables, start=1):
        blocks.extend(_table(number, table))
    blocks.append(_heading(f"四、{CHARTS}"))
    blocks.extend(report.charts or (Paragraph(report.nothing_to_draw),))
    rows = tuple(figure_row(n, one) for n, one in enumerate(report.counted, start=1))
    blocks += [_heading(f"五、{FIGURES}"), _numbered(FIGURE_HEADS, rows), Paragraph(ALL_ZERO, indent=0, size=Size.FIVE)]
    return draw(desk, Paper(title, tuple(blocks))).pdf


def _right(texts: Iterable[str]) -> Iterator[Cell]:
    return (Cell(text, align=Align.RIGHT) for text in texts)


def _heading(text: str) -> Paragraph:
    return Paragraph(text, Style.HEADING)


def _numbered(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> FactsTable:
    """A list of figures: number and title from the left, the rest from the right."""
    cells: tuple[Row, ...] = tuple((Cell(number, align=Align.CENTRE), title, *_right(rest)) for number, title, *rest in rows)
    return FactsTable(cells, header=heads, widths=_widths(heads, rows, titles=1), size=Size.FIVE)


def _widths(heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...], titles: int = 0, page: int = PAGE) -> tuple[float, ...]:
    """Widths in which each head and figure stands in one line; where the page is too narrow, the longest take two."""
    columns = tuple(zip(heads, *rows, strict=True))
    figures = [max(map(visible_length, texts), default=0) for _, *texts in columns]
    needed = [max(visible_length(head), figure) for head, figure in zip(heads, figures, strict=True)]
    room = page - int(EDGES * len(heads))
    wide = [visible_length(head) for head in heads]
    for width in sorted({width for n, width in enumerate(wide) if n != titles and width > SHORT_HEAD}, reverse=True):
        if sum(needed) - max(0, needed[titles] - FAIR_TITLE) > room:
            needed = [max((width + 3) // 2, figures[n]) if wide[n] == width and n != titles else one for n, one in enumerate(needed)]
    needed[titles] = min(needed[titles], max(LEAST_TITLE, room - sum(needed) + needed[titles]))
    return tuple(one + EDGES for one in needed)


def _table(number: int, table: TableValue) -> Iterator[Block]:
    """A table of the report under its number and title, with what it counts by."""
    is_long = len(table.lines) > LONG
    size, page = (Size.SMALL_FIVE, SMALL_PAGE) if is_long else (Size.FIVE, PAGE)
    head = Paragraph(f"表{number}　{table.title}", Style.SUBHEADING, indent=0, align=Align.CENTRE, keep_with_next=True)
    rows: tuple[Row, ...] = tuple((title, *_right(texts)) for title, *texts in table_rows(table))
    heads = (table.corner, *table.heads)
    facts = FactsTable(
        rows, header=heads, widths=_widths(heads, table_rows(table), page=page), size=size, tight=is_long, first=FIRST if is_long else 0
    )
    note = (Paragraph(f"注：{table.note}", indent=0, size=size),) if table.note else ()
    whole: tuple[Block, ...] = (head, facts, *note)
    yield from whole if len(rows) > MOST_WHOLE else (Together(whole),)


# --- the book of sheets --------------------------------------------------------------------------------------------------

BOOK_HEADS = ("序号", "指标", "单位", "本期", "分子", "分母", "上期", "增减", "增减幅（%）")


def _book(desk: Desk, report: StatisticsReport) -> bytes:
    from libao_desk.sheets.statistics_book import BookSheet, write_book

    title, note = report_title(desk, report), _note(desk)
    figures = tuple(_book_row(number, one) for number, one in enumerate(report.figures, start=1))
    sheets = [BookSheet("指标", title, note, BOOK_HEADS, figures, note=f"{PARAGRAPH}：{report.paragraph}")]
    for number, table in enumerate(report.tables, start=1):
        seen = table.turned() if table.is_turned else table
        rows = tuple((line.title, *(_book_cell(cell) for cell in line.cells)) for line in seen.lines)
        name = f"{table.title}（{report.period.label}）"
        sheets.append(BookSheet(f"表{number}", name, note, (seen.corner, *seen.heads), rows, note=table.note))
    return write_book(tuple(sheets), report.charts)


def _book_row(number: int, one: Compared) -> tuple[str | Number | None, ...]:
    value, before = one.value, None if one.before is None else one.before.value
    told = (value.numerator, value.denominator, before, one.difference, one.change)
    return (number, value.title, value.unit, NOTHING if value.value is None else value.value, *told)


def _book_cell(cell: Compared | None) -> str | Number | None:
    if cell is None:
        return None
    return NOTHING if cell.value.value is None else cell.value.value
