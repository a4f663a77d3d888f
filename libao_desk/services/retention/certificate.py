"""The certificate of a destruction (档案销毁证明): what went by number, on whose approval, and in plain words what remains."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Style, Title

from .due import KeptRecord
from .erasing import Erased

TITLE = "档案销毁证明"
COPIES = 2
HEADER = ("序号", "编号", "办结日期", "保管期限", "期满")
WIDTHS = (0.8, 3.8, 2, 2, 2)
REMAINS = (
    "编号台账里的编号和文号留下，注明已销毁，不再使用。操作记录里这些档案的内容已抹去，只留何人何时办过何种操作。",
    "月结时报送的花名册、更正表是已经送出的材料，照存原样；统计数照存，不再按已销毁的档案重算。",
    "此前做的备份（本机文件夹里的、U盘和其他电脑上的）仍含这些档案，请一并销毁；从旧备份恢复的，须按本证明再销毁一次。",
    "纸质卷宗、签发的文书原件、另存和导出的文件，不由本软件销毁，请按鉴定清单另行处理。",
)
SIGNERS = (("销毁人（签名）：", "日期："), ("监销人（签名）：", "日期："), ("监销人（签名）：", "日期："))


@dataclass(frozen=True)
class Approved:
    """On which list, and who approved it when."""

    list_number: str
    drawn_on: date
    drawn_by: str
    number: str
    on: date
    approvers: str


def compose(office: str, number: str, told: str, approved: Approved, records: Sequence[KeptRecord], erased: Erased) -> Paper:
    """The whole certificate; `told` says who carried it out, and when."""
    lines = (
        f"{office}　{number}　共{len(records)}件",
        told,
        f"依据：{approved.list_number}（{approved.drawn_on:%Y-%m-%d}，编制人{approved.drawn_by}）",
        f"批准：{approved.number}，{approved.on:%Y-%m-%d}，批准人{approved.approvers}",
    )
    blocks: list[Block] = [Title(TITLE), *(Paragraph(line, indent=0, size=Size.SMALL_FOUR) for line in lines)]
    kept = f"；另有{erased.people_kept}人在其他记录中，或者近三年申请过查阅本人信息，卡片留下" if erased.people_kept else ""
    went = f"档案{len(records)}件（{erased.rows}行）、附件{erased.files}份、存档文书{erased.papers}份、人员卡片{erased.people}张{kept}。"
    blocks += [_heading("一、已销毁"), Paragraph(went, size=Size.SMALL_FOUR), *_by_register(records), _heading("二、留下的")]
    blocks += [Paragraph(f"{place}．{line}", size=Size.SMALL_FOUR) for place, line in enumerate(REMAINS, start=1)]
    blocks.append(SignatureBlock(tuple((Signature(who), Signature(when)) for who, when in SIGNERS)))
    return Paper(TITLE, tuple(blocks), copies=COPIES)


def _heading(text: str) -> Block:
    return Paragraph(text, style=Style.HEADING, indent=0, size=Size.FOUR, keep_with_next=True)


def _by_register(records: Sequence[KeptRecord]) -> Iterator[Block]:
    place = 0
    for title, group in groupby(records, key=lambda one: one.title):
        mine = list(group)
        yield Paragraph(f"{title}（{len(mine)}件）", style=Style.SUBHEADING, indent=0, size=Size.SMALL_FOUR, keep_with_next=True)
        rows = tuple(_row(place + n, one) for n, one in enumerate(mine, start=1))
        yield FactsTable(rows, header=HEADER, widths=WIDTHS, size=Size.FIVE, tight=True)
        place += len(mine)


def _row(place: int, one: KeptRecord) -> tuple[Cell | str, ...]:
    number = "\n".join(filter(None, (one.number, one.official)))
    return (
        Cell(str(place), align=Align.CENTRE),
        number,
        f"{one.ended_on:%Y-%m-%d}",
        f"{one.kind}{one.years}年",
        f"{one.last_day:%Y-%m-%d}",
    )
