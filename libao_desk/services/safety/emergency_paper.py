"""The week's looks in an emergency as a paper (应急查阅周报), for the director to sign and file; records by their numbers alone."""

from datetime import date, timedelta

from libao_desk.core.dates import local_minute
from libao_desk.declare.blocks import Align, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Title
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.settings import OFFICE_NAME

from .emergencies import Emergencies, EmergencyLine, week_of

TITLE = "应急查阅周报"
HEADER = ("序号", "时间", "工作人员", "应急查阅", "理由", "打开了什么", "阅知")
WIDTHS = (0.9, 2.2, 1.6, 2.6, 4.2, 2.8, 1.9)


def emergency_paper(desk: Desk, day: date) -> PaperResult:
    """The week that the day lies in, one without any look too; who printed it stands in the trail.

    Raises Refusal where the officer may not read it.
    """
    lines = Emergencies(desk).week(day)
    first, after = week_of(day)
    week = f"{first:%Y-%m-%d}至{after - timedelta(days=1):%Y-%m-%d}"
    head = f"{desk.facts().setting(OFFICE_NAME)}　{week}　共{len(lines)}次　打印人：{desk.actor.name}"
    rows = tuple(_row(place, line) for place, line in enumerate(lines, start=1))
    table = FactsTable(rows, header=HEADER, widths=WIDTHS, size=Size.FIVE)
    none = Paragraph("本周没有应急查阅。", indent=0)
    signing = SignatureBlock(((Signature("所长（签名）："), Signature("日期：")),))
    rendered = draw(desk, Paper(TITLE, (Title(TITLE), Paragraph(head, indent=0), table if rows else none, signing)))
    desk.file.note(desk.actor, f"打印{TITLE}（{week}，{len(lines)}次）")
    return PaperResult("emergency-week", TITLE, "", "", rendered.pages, 1, rendered.sha256, rendered.pdf, reprint=False, missing=())


def _row(place: int, line: EmergencyLine) -> tuple[Cell | str, ...]:
    read = f"{line.read_by}\n{line.read_at.astimezone():%Y-%m-%d}" if line.read_at is not None else "未阅"
    opened = "、".join(line.opened) or "没有打开"
    return Cell(f"{place}", align=Align.CENTRE), local_minute(line.at), line.by, line.what, line.reason, opened, read
