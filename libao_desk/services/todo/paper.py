"""The to-do list as a paper (待办清单), to hang on the wall or take along: what, of whom, by when, on what basis."""

from collections.abc import Sequence

from libao_desk.declare.blocks import Align, Cell, FactsTable, Paper, Paragraph, Size, Title
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.settings import OFFICE_NAME

from .on_paper import allow_printing, on_paper
from .todo import Task

TITLE = "待办清单"
HEADER = ("序号", "事项", "对象", "编号", "末日", "逾期", "依据")
WIDTHS = (1, 2.5, 2.5, 2.3, 2.1, 1.2, 2.6)


def todo_paper(desk: Desk, tasks: Sequence[Task]) -> PaperResult:
    """These duties in their order, printed on A4; kept nowhere, since tomorrow it says something else. Who printed it stands in the trail.

    Raises Refusal where the officer may not print.
    """
    allow_printing(desk, tasks)
    facts = desk.facts()
    rows = tuple(_row(number, task, task.duty.overdue_days(desk.today)) for number, task in enumerate(on_paper(tasks), start=1))
    head = Paragraph(f"{facts.setting(OFFICE_NAME)}　{desk.today:%Y-%m-%d}　共{len(rows)}件　打印人：{desk.actor.name}", indent=0)
    table = FactsTable(rows, header=HEADER, widths=WIDTHS, size=Size.FIVE)
    rendered = draw(desk, Paper(TITLE, (Title(TITLE), head, table)))
    desk.file.note(desk.actor, f"打印{TITLE}（{len(rows)}件）")
    return PaperResult("todo", TITLE, "", "", rendered.pages, 1, rendered.sha256, rendered.pdf, reprint=False, missing=())


def _row(number: int, task: Task, overdue: int) -> tuple[Cell | str, ...]:
    return (
        Cell(str(number), align=Align.CENTRE),
        task.duty.title,
        task.label or "本所",
        task.number,
        f"{task.duty.last_day:%Y-%m-%d}",
        f"{overdue}天" if overdue else "",
        task.duty.basis,
    )
