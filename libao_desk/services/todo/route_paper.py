"""A day's visits as a paper to take along (走访路线单): village by village, who lives where, what is due, room for what was found."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy.orm import Session

from libao_desk.core.errors import Refusal
from libao_desk.core.phones import mask_phone, show_phone
from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Size, Style, Title
from libao_desk.declare.path import Kind
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.people_of import people_in_parts, rows_of
from libao_desk.services.records.records import load
from libao_desk.services.settings import OFFICE_NAME

from .on_paper import HEADING, allow_printing, on_paper
from .todo import Task

TITLE = "走访路线单"
HEADER = ("序号", "对象", "住址、电话", "办理事项", "末日", "办理情况")
WIDTHS = (1, 2.2, 3.4, 3, 2, 3.4)
LINES = 2


def route_paper(desk: Desk, tasks: Sequence[Task], *, visits_only: bool = True) -> PaperResult:
    """The visits that have a village, or all such duties, by village and record, on A4; who printed it stands in the trail, since addresses
    leave the office.

    Who may not read numbers whole gets telephones half hidden, and no address. Raises Refusal where the officer may not print, where
    no duty is a visit though visits are wanted, or where none has a village.
    """
    allow_printing(desk, tasks)
    tasks = [task for task in tasks if task.duty.is_visit] if visits_only else tasks
    if not tasks:
        raise Refusal("所选的待办事项里没有走访、查访、回访，不能排走访路线。")
    named = on_paper(task for task in tasks if task.village and task.record is not None)
    placed = sorted(named, key=lambda task: (not task.village, task.village, task.number))
    if not placed:
        raise Refusal("所选的待办事项都没有村（居），不能排走访路线。")
    with desk.read() as session:
        blocks = tuple(_villages(desk, session, placed))
    facts = desk.facts()
    people = len({task.ref for task in placed})
    head = Paragraph(f"{facts.setting(OFFICE_NAME)}　{desk.today:%Y-%m-%d}　共{people}户　走访人：＿＿＿＿、＿＿＿＿", indent=0)
    rendered = draw(desk, Paper(TITLE, (Title(TITLE), head, *blocks)))
    desk.file.note(desk.actor, f"打印走访路线单（{people}户）")
    return PaperResult("route", TITLE, "", "", rendered.pages, 1, rendered.sha256, rendered.pdf, reprint=False, missing=())


def _villages(desk: Desk, session: Session, placed: Sequence[Task]) -> Iterator[Block]:
    number = 0
    for village, tasks in groupby(placed, key=lambda task: task.village):
        rows: list[tuple[Cell | str, ...]] = []
        for ref, same in groupby(tasks, key=lambda task: task.ref):
            number += 1
            register = desk.book.get(ref.register)
            record = load(desk, session, register, ref.id)
            where = _where(register, record, is_revealed=desk.may(register.key, Action.REVEAL)) if village else ""
            rows.append(_row(number, tuple(same), where))
        yield Paragraph(f"{village or HEADING}（{len(rows)}户）", style=Style.HEADING, indent=0, keep_with_next=True)
        yield FactsTable(tuple(rows), header=HEADER, widths=WIDTHS, size=Size.FIVE)


def _row(number: int, tasks: tuple[Task, ...], where: str) -> tuple[Cell | str, ...]:
    return (
        Cell(str(number), align=Align.CENTRE, lines=LINES),
        f"{tasks[0].label}\n{tasks[0].number}",
        where,
        "、".join(task.duty.title for task in tasks),
        f"{min(task.duty.last_day for task in tasks):%Y-%m-%d}",
        "",
    )


def _where(register: Register, record: Record, *, is_revealed: bool) -> str:
    """Address and phone of the person the record is about, else of all who take part in it, each by name."""
    for field in register.fields:
        head = field.attributes[0]
        if head.key in record.__class__.__mapper__.relationships and field.kind is not Kind.ROWS:
            person = getattr(record, head.key)
            if isinstance(person, Person):
                return "\n".join(_reached(person, is_revealed))
    rows = ((row, keys) for part, keys in people_in_parts(register) for row in rows_of(record, part))
    people = {id(person): person for row, keys in rows for key in keys if isinstance(person := getattr(row, key), Person)}
    return "\n".join(f"{person.name}：{'，'.join(told)}" for person in people.values() if (told := _reached(person, is_revealed)))


def _reached(person: Person, is_revealed: bool) -> list[str]:
    phone = person.phone or ""
    return [part for part in ((person.residence_address, show_phone(phone)) if is_revealed else (mask_phone(phone),)) if part]
