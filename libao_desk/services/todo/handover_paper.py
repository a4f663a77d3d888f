"""What is handed over as a paper to sign (移交清单): each open record with what is due, what stays and why, what no file can hand over."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Style, Title
from libao_desk.declare.clock import Whose
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.desk import Desk
from libao_desk.services.papers.drawing import draw
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.persons.handover import Handover, HandoverPlan
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import in_force, issues_of_record
from libao_desk.services.records.minors import public_label
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.official import official_of
from libao_desk.services.records.records import load_some
from libao_desk.services.records.references import read_references
from libao_desk.services.settings import OFFICE_NAME

from .on_paper import on_paper
from .todo import Todo

TITLE = "工作移交清单"
COPIES = 3
HEADER = ("序号", "编号", "对象", "状态", "未办事项（末日）", "已签发文书")
WIDTHS = (0.9, 2.2, 2.8, 1.7, 4.2, 1.3)
NOTHING = "没有。"
BY_HAND = ("纸质卷宗（册数、卷号）", "印章、公文用纸", "钥匙、设备", "其他")
NOTES = (
    "口令不移交：移交人离岗的，由所长在台账的“设置 → 工作人员”中停用，其口令即作废。",
    "文号、编号由台账按年连续编排，不随人移交；已签发的文书存在各件档案里。",
)
SIGNERS = ("移交人（签名）：", "接手人（签名）：", "监交人（所长签名）：")
A_YEAR = 366
"""How many days ahead the list of what is due looks."""


@dataclass(frozen=True)
class GivenRecord:
    """One record that goes over."""

    number: str
    official: str
    label: str
    state: str
    due: tuple[str, ...]
    """What is open, each with its last day, the nearest first."""
    papers: int
    """How many issued papers are in force."""


def handover_paper(desk: Desk, leaver_id: int, successor_id: int) -> PaperResult:
    """What would go over now, and what would stay; drawn before the act, since nothing tells it afterwards.

    Raises Refusal where nothing can go over.
    """
    plan = Handover(desk).plan(leaver_id, successor_id)
    given = {desk.book.get(key).title: _records(desk, desk.book.get(key), ids) for key, ids in plan.given.items()}
    count = sum(map(len, given.values()))
    people = f"移交人：{plan.leaver}　接手人：{plan.successor}　共{count}件"
    drawn = draw(desk, _compose(f"{desk.facts().setting(OFFICE_NAME)}　{desk.today:%Y-%m-%d}　{people}", given, plan))
    desk.file.note(desk.actor, f"编制{TITLE}：{plan.leaver}→{plan.successor}（{count}件）")
    return PaperResult("handover", TITLE, "", "", drawn.pages, COPIES, drawn.sha256, drawn.pdf, reprint=False, missing=())


def hand_over_signed(desk: Desk, leaver_id: int, successor_id: int) -> tuple[int, PaperResult]:
    """Hand over, and the list of it to sign; where no list can be drawn nothing is handed over."""
    paper = handover_paper(desk, leaver_id, successor_id)
    return Handover(desk).hand_over(leaver_id, successor_id), paper


def _records(desk: Desk, register: Register, ids: Sequence[int]) -> tuple[GivenRecord, ...]:
    due = _due_by_record(desk, register)
    with desk.read() as session:
        records = load_some(session, register, ids)
        named = read_references(session, register, records)
        found = tuple(
            GivenRecord(
                record.number,
                official_of(register, record),
                _label(register, record, desk.today),
                state_of(record).label,
                tuple(due.get(record.id, ())),
                len(in_force(issues_of_record(session, RecordRef(register.key, record.id)))),
            )
            for record in records
        )
        del named  # kept in memory until here, so that writing the names asked the file nothing
    return found


def _label(register: Register, record: Record, day: date) -> str:
    return public_label(register, record, day) if register.is_minors(record, day) else register.label(record)


def _due_by_record(desk: Desk, register: Register) -> dict[int, list[str]]:
    """What is open of each record of a register, within a year: its title and last day, the nearest first."""
    found: dict[int, list[str]] = {}
    for task in on_paper(Todo(desk).of_register(register.key, horizon=A_YEAR)):
        if task.record is not None and task.duty.whose is not Whose.INFO:
            others = "（他方）" if task.duty.whose is Whose.OTHERS else ""
            found.setdefault(task.record.id, []).append(f"{task.duty.title}{others}　{task.duty.last_day:%Y-%m-%d}")
    return found


def _compose(head: str, given: Mapping[str, Sequence[GivenRecord]], plan: HandoverPlan) -> Paper:
    """The whole list, with places to sign for both and for the director."""
    blocks: list[Block] = [Title(TITLE), Paragraph(head, indent=0, size=Size.SMALL_FOUR)]
    blocks += [_heading("一、移交的在办工作"), *_given(given)]
    kept = [f"{line.title}{line.kept}件（{line.why_kept}）" for line in plan.lines if line.kept]
    blocks += [_heading("二、留在移交人名下的"), _said(f"{'；'.join(kept)}。" if kept else NOTHING)]
    drafts = f"{plan.drafts}份，只有移交人能接着填，请移交人先保存或者放弃。" if plan.drafts else NOTHING
    blocks += [_heading("三、填了没有保存的草稿"), _said(drafts), _heading("四、口令、编号和实物")]
    blocks += [_said(note) for note in NOTES]
    by_hand = tuple((Cell(what), Cell("", lines=1.5)) for what in BY_HAND)
    blocks.append(FactsTable(by_hand, header=("当面点清的实物", "数量、说明（手写）"), widths=(2, 5), size=Size.FIVE))
    blocks.append(SignatureBlock(tuple((Signature(signer), Signature("日期：")) for signer in SIGNERS)))
    return Paper(TITLE, tuple(blocks), copies=COPIES)


def _given(given: Mapping[str, Sequence[GivenRecord]]) -> Iterator[Block]:
    for title, records in given.items():
        yield Paragraph(f"{title}（{len(records)}件）", style=Style.SUBHEADING, indent=0, size=Size.SMALL_FOUR, keep_with_next=True)
        rows = tuple(_row(place, record) for place, record in enumerate(records, start=1))
        yield FactsTable(rows, header=HEADER, widths=WIDTHS, size=Size.FIVE, tight=True)


def _row(place: int, record: GivenRecord) -> tuple[Cell | str, ...]:
    number = "\n".join(filter(None, (record.number, record.official)))
    papers = f"{record.papers}份" if record.papers else ""
    return Cell(str(place), align=Align.CENTRE), number, record.label, record.state, "\n".join(record.due), papers


def _heading(text: str) -> Block:
    return Paragraph(text, style=Style.HEADING, indent=0, size=Size.FOUR, keep_with_next=True)


def _said(text: str) -> Block:
    return Paragraph(text, size=Size.SMALL_FOUR)
