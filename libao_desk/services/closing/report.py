"""The report of a closed month (月结报告): its rosters, what changed, its figures, and the head of the trail for outside keeping."""

from collections.abc import Iterator, Sequence
from hashlib import sha256

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
    whole,
)
from libao_desk.services.desk import Desk
from libao_desk.services.figures.report import StatisticsReport, fraction, shown
from libao_desk.services.papers.drawing import draw
from libao_desk.services.rosters.closing_tables import FrozenRoster
from libao_desk.services.rosters.lines import block
from libao_desk.services.settings import OFFICE_NAME, TOWNSHIP

from .month_changes import MonthChange, MonthView

SHOWN_HASH = 16
"""How much of a roster's hash the report shows; the whole of it stands in the file."""
HASH_LINE = 32


def closing_pdf(desk: Desk, view: MonthView, rosters: Sequence[FrozenRoster], report: StatisticsReport, head: tuple[int, str]) -> bytes:
    """The report as PDF.

    Raises Refusal where a character has no glyph in any font.
    """
    title = f"{desk.facts().setting(TOWNSHIP)}{view.period.label}月结报告"
    office = f"{desk.facts().setting(OFFICE_NAME)}　{desk.today:%Y-%m-%d}　月结人：{desk.actor.name}"
    blocks = (
        Title(title),
        NumberLine(office, align=Align.CENTRE),
        *_rosters(rosters),
        *_unlisted(view.changes, rosters),
        *_changes(view.changes),
        *_figures(report),
        *_head(head),
        Space(),
        SignatureBlock(((Signature("填报人"), Signature("审核人")),)),
    )
    return draw(desk, Paper(title, blocks)).pdf


def index_text(desk: Desk, view: MonthView, files: Sequence[tuple[str, str]], head: tuple[int, str]) -> bytes:
    """The list of a folder's files with their hashes, as plain text that Notepad opens."""
    lines = [
        f"{desk.facts().setting(OFFICE_NAME)}{view.period.label}月结文件目录",
        f"月结日期：{desk.today:%Y-%m-%d}　月结人：{desk.actor.name}",
        f"操作痕迹链头：第{head[0]}条 {head[1]}",
        "",
        "SHA-256校验值　文件名",
        *(f"{sha}  {name}" for name, sha in files),
    ]
    return ("\ufeff" + "\r\n".join(lines) + "\r\n").encode()


def hashes(files: dict[str, bytes]) -> tuple[tuple[str, str], ...]:
    """(name, sha256) of each file, in order."""
    return tuple((name, sha256(data).hexdigest()) for name, data in files.items())


def _rosters(rosters: Sequence[FrozenRoster]) -> Iterator[Block]:
    yield Paragraph("一、月结花名册", style=Style.HEADING, indent=0, keep_with_next=True)
    rows = tuple(
        (
            Cell(f"{n}", align=Align.CENTRE),
            roster.title,
            Cell(f"{len(block(roster.lines, False))}", align=Align.CENTRE),
            Cell(f"{len(block(roster.lines, True)) or ''}", align=Align.CENTRE),
            Cell((whole(roster.sha256[:SHOWN_HASH]),), align=Align.CENTRE),
        )
        for n, roster in enumerate(rosters, 1)
    )
    header = ("序号", "花名册", "条数", "本期结束", "内容校验值（前16位）")
    yield FactsTable(rows, header=header, widths=(1, 6.2, 1.2, 1.6, 3.8), size=Size.FIVE)
    yield Paragraph("内容校验值按月结时各行的内容算出；文件夹中各个文件的校验值见目录。", size=Size.SMALL_FOUR)


def _unlisted(changes: Sequence[MonthChange], rosters: Sequence[FrozenRoster]) -> Iterator[Block]:
    """Why the changes of the month count more than a roster has rows: numbers, and nothing that tells of whom."""
    listed = {roster.kind: len(block(roster.lines, False)) for roster in rosters}
    more = [f"{one.title}另有{one.now - listed[one.kind]}条" for one in changes if one.now > listed.get(one.kind, one.now)]
    if more:
        yield Paragraph(f"{'，'.join(more)}，依法不列入花名册，计入以下的变动和统计数字。", size=Size.SMALL_FOUR)


def _changes(changes: Sequence[MonthChange]) -> Iterator[Block]:
    yield Paragraph("二、本月变动", style=Style.HEADING, indent=0, keep_with_next=True)
    rows = tuple(_row(one) for one in changes)
    yield FactsTable(rows, header=("花名册", "上月", "新增", "减少", "本月"), widths=(5, 1, 1, 1, 1), size=Size.FIVE)
    for one in changes:
        if one.lines:
            yield Paragraph(f"{one.title}变动明细", style=Style.SUBHEADING, indent=0, keep_with_next=True, size=Size.SMALL_FOUR)
            lines = tuple((Cell(line.what, align=Align.CENTRE), line.label, line.text, line.reason) for line in one.lines)
            yield FactsTable(lines, header=("变动", "对象", "变化内容", "原因"), widths=(1, 4, 4, 4), size=Size.FIVE)


def _row(one: MonthChange) -> tuple[Cell | str, ...]:
    """The counts; of what happened in the month itself nothing comes or goes."""
    turnover = ("", "") if one.is_of_events else (f"{one.came}", f"{one.went}")
    return one.title, *(Cell(text, align=Align.CENTRE) for text in (f"{one.before}", *turnover, f"{one.now}"))


def _figures(report: StatisticsReport) -> Iterator[Block]:
    yield Paragraph("三、统计数字", style=Style.HEADING, indent=0, keep_with_next=True)
    yield Paragraph(report.paragraph, size=Size.SMALL_FOUR)
    values = [one.value for one in report.figures]
    rows = tuple(
        (
            Cell(f"{n}", align=Align.CENTRE),
            value.title,
            Cell(shown(value), align=Align.RIGHT),
            value.unit,
            Cell(fraction(value), align=Align.CENTRE),
        )
        for n, value in enumerate(values, 1)
    )
    yield FactsTable(rows, header=("序号", "指标", "数值", "单位", "分子/分母"), widths=(1, 6, 2.4, 1.2, 2.4), size=Size.FIVE)


def _head(head: tuple[int, str]) -> Iterator[Block]:
    yield Paragraph("四、操作痕迹链头", style=Style.HEADING, indent=0, keep_with_next=True)
    seq, digits = head
    yield Paragraph(
        (f"制作本报告时操作痕迹共{seq}条，末条校验值为 ", whole(digits[:HASH_LINE]), " ", whole(digits[HASH_LINE:]), "。"),
        size=Size.SMALL_FOUR,
    )
    yield Paragraph("本页由所长存查。日后核验台账时，如该条校验值与此不符，即表明此前的记录被改动过。", size=Size.SMALL_FOUR)
