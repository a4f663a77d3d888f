"""The list to appraise as a paper (档案鉴定清单): what ran out, by register, with the basis and room for opinions and signatures."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Style, Title

from .due import KeptRecord

TITLE = "档案鉴定清单"
COPIES = 2
HEADER = ("序号", "编号", "题名", "办结日期", "保管期限", "期满", "鉴定意见")
WIDTHS = (0.8, 3.5, 2.8, 1.75, 1.45, 1.75, 1.3)
NOTES = (
    "保管期限自办结（归档）次年1月1日起算，到期满年12月31日止。本清单只提出建议，不改动档案。",
    "鉴定小组逐件写明意见：销毁，或者延长到哪一年。永久保管、封存、未办结和与未办结事项有关联的档案不在清单内。",
    "未经鉴定和批准，任何档案不得销毁（档案法第二十一条）。批准人不是编制人。",
    "题名只在本纸上，软件中的清单只留编号；本清单连同批准文件永久保存。",
)
SIGNERS = (
    ("鉴定人（签名）：", "日期："),
    ("鉴定人（签名）：", "日期："),
    ("鉴定小组组长（签名）：", "日期："),
    ("所长批准（签名）：", "批准文号、日期："),
)


def compose(office: str, number: str, told: str, records: Sequence[KeptRecord]) -> Paper:
    """The whole list; `told` says who drew it, when, and for which day."""
    head = Paragraph(f"{office}　{number}　共{len(records)}件", indent=0, size=Size.SMALL_FOUR)
    blocks: list[Block] = [Title(TITLE), head, Paragraph(told, indent=0, size=Size.SMALL_FOUR), *_by_register(records)]
    blocks.append(Paragraph("说明", style=Style.HEADING, indent=0, size=Size.FOUR, keep_with_next=True))
    blocks += [Paragraph(f"{place}．{note}", size=Size.SMALL_FOUR) for place, note in enumerate(NOTES, start=1)]
    blocks.append(SignatureBlock(tuple((Signature(who), Signature(when)) for who, when in SIGNERS)))
    return Paper(TITLE, tuple(blocks), copies=COPIES)


def _by_register(records: Sequence[KeptRecord]) -> Iterator[Block]:
    place = 0
    for title, group in groupby(records, key=lambda one: one.title):
        mine = list(group)
        yield Paragraph(f"{title}（{len(mine)}件）", style=Style.SUBHEADING, indent=0, size=Size.SMALL_FOUR, keep_with_next=True)
        yield FactsTable(
            tuple(_row(place + n, one) for n, one in enumerate(mine, start=1)), header=HEADER, widths=WIDTHS, size=Size.FIVE, tight=True
        )
        place += len(mine)
        bases = dict.fromkeys(f"{one.kind}{one.years}年：{one.basis}" for one in mine)
        yield Paragraph(f"依据：{'；'.join(bases)}。", size=Size.FIVE, indent=0)


def _row(place: int, one: KeptRecord) -> tuple[Cell | str, ...]:
    number = "\n".join(filter(None, (one.number, one.official)))
    kept = f"{one.kind}{one.years}年"
    return Cell(str(place), align=Align.CENTRE), number, one.label, f"{one.ended_on:%Y-%m-%d}", kept, f"{one.last_day:%Y-%m-%d}", ""
