"""What papers on rewards, sanctions and proposals say alike (奖惩文书用语): the facts, the evidence, the articles of the chosen ground.

Nothing here proposes anything: a paper says the ground a person picked on the row, and leaves a rule where none was picked.
"""

from collections.abc import Callable
from datetime import date

from libao_desk.declare.blocks import Blank, Block, NumberLine, Paragraph, Signature, SignatureBlock, Size, Text, whole
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import han_count, lacking, opened_room
from libao_desk.registers.corrections.rules.spans import LAW_SINCE

from .codes import SanctionKind
from .grounds import OF_ARTICLE
from .model import CorrectionCase
from .parts import CorrectionSanction
from .wording import LAW, MEASURES, county_number, is_minors

ARTICLES = {kind: int(article) for article, kind in OF_ARTICLE.items()}
"""The article of 社区矫正法实施办法 on each kind; an arrest and a commutation have none there."""
WITHOUT_ITEMS = (SanctionKind.PRAISE, SanctionKind.POLICE_PENALTY)
"""Kinds whose article is named whole, without one of its items."""


def row_of(facts: PaperFacts) -> CorrectionSanction:
    """The row the paper is about; of a form to fill by hand one that says nothing."""
    row: CorrectionSanction | None = facts.part_row
    return row if row is not None else CorrectionSanction()


FACT_LINES = 6
"""Lines left for the facts where none are typed."""
OPEN_LINE = 25
"""Characters that an opening and its rule take together, on a line that begins two characters in."""

RowRefusal = Callable[[CorrectionCase, CorrectionSanction, OfficeFacts, date], str | None]
RowWants = Callable[[CorrectionCase, CorrectionSanction, OfficeFacts], tuple[str, ...]]


def concerns(kind: SanctionKind) -> Callable[[CorrectionSanction], bool]:
    """Which rows are of this kind."""
    return lambda row: row.kind is kind


def row_refused(kind: SanctionKind, title: str) -> RowRefusal:
    """A row of another kind, with a ground of another kind, or from before the law that the paper names."""

    def sentence(case: CorrectionCase, row: CorrectionSanction, office: OfficeFacts, today: date) -> str | None:
        if row.kind is not kind:
            return f"这一条奖惩是“{row.kind.label}”，不能打印{title}。"
        if row.ground is not None and row.ground.kind is not kind:
            return f"所选的法定事由属于“{row.ground.kind.label}”，请先更正，再打印{title}。"
        day = row.decided_on or row.proposed_on
        if day is not None and day < LAW_SINCE:
            return f"这一条奖惩早于2020年7月1日，不适用社区矫正法，不能打印{title}。"
        return None

    return sentence


def row_wants(kind: SanctionKind, **others: str) -> RowWants:
    """The labels of what a row of this kind lacks: number, facts, evidence, ground; `others` are labels by attribute."""

    def wants(case: CorrectionCase, row: CorrectionSanction, office: OfficeFacts) -> tuple[str, ...]:
        values: dict[str, object] = {"决定书（建议书）文号": row.paper_no, "事实": row.fact}
        if kind is not SanctionKind.PRAISE:
            values["证据"] = row.evidence
        if kind in ARTICLES:
            values["法定事由"] = row.ground or row.article
        return lacking(values | {label: getattr(row, attribute) for attribute, label in others.items()})

    return wants


def number_line_of(number: str | None, facts: PaperFacts, word: str | None = None) -> NumberLine:
    """The county's number as it was typed, or rules to write it on, the county's word in it where it is known."""
    if number:
        return NumberLine((whole(number),))
    return NumberLine(("（", Blank(3), "）", Blank(5), "字第", Blank(3), "号")) if word is None else county_number(facts, word)


def told(opening: str, text: str | None) -> tuple[Block, ...]:
    """经查，＿。 The typed words after an opening, or room to write them."""
    words = (text or "").strip().removeprefix(opening).rstrip("。；; \n")
    if words:
        return (Paragraph(f"{opening}{words}。"),)
    return opened_room(opening, OPEN_LINE - len(opening), FACT_LINES)


def evidence(row: CorrectionSanction) -> tuple[Block, ...]:
    """以上事实有＿等证据证实。"""
    words = (row.evidence or "").strip().rstrip("。；;").removesuffix("等证据证实").removesuffix("等")
    return (Paragraph(("以上事实有", words or Blank(14), "等证据证实。")),)


def basis(row: CorrectionSanction, kind: SanctionKind, articles: str) -> Text:
    """根据《中华人民共和国社区矫正法》第＿条、《…实施办法》第＿条第＿项之规定，; without a ground, what was typed as the basis."""
    ground = row.ground
    if ground is None and row.article:
        return (f"根据{row.article.strip().rstrip('。，')}之规定，",)
    law = f"根据{LAW}{articles}"
    if kind not in ARTICLES:
        return (f"{law}之规定，",)
    article = f"{law}、{MEASURES}第{han_count(ARTICLES[kind])}条"
    if kind in WITHOUT_ITEMS:
        return (f"{article}之规定，",)
    item = Blank(2) if ground is None else han_count(int(ground.value.partition("-")[2]))
    return (f"{article}第", item, "项之规定，")


def receipt_of(case: CorrectionCase, facts: PaperFacts, title: str) -> tuple[Block, ...]:
    """Where the subject signs for the paper; a minor's guardian is called, and nothing is made public (办法 55)."""
    minor = is_minors(case, facts)
    guardian = ((Signature("监护人（签名）："), Signature("日期：")),) if minor else ()
    note = (Paragraph("对象为未成年人，本决定不公开，送达时通知其监护人到场。", size=Size.FOUR),) if minor else ()
    return (
        *note,
        Paragraph(f"本{title}已收到。", keep_with_next=True),
        SignatureBlock(((Signature("社区矫正对象（签名）："), Signature("日期：")), *guardian)),
    )


def distribution(*receivers: str) -> Paragraph:
    """本件一式＿份：…各一份。 Who gets a copy, the file last."""
    each = "各一份" if len(receivers) > 1 else "一份"
    return Paragraph(f"本件一式{han_count(len(receivers) + 1)}份：{'、'.join(receivers)}{each}，存档一份。", size=Size.FOUR)


def day_of(row: CorrectionSanction, facts: PaperFacts) -> date:
    """The day whose law a proposal names: that of the proposal, else today."""
    return row.proposed_on or facts.today
