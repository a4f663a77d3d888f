"""What is bound around a mediation dossier (卷宗): cover, statement on its state, back cover, and the report on the closed case."""

from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Cell,
    DateLine,
    FactsTable,
    Footer,
    Paper,
    Paragraph,
    Run,
    Signature,
    SignatureBlock,
    Size,
    Space,
    Text,
    Title,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.dossier import DossierCount
from libao_desk.declare.number import PLACEHOLDER
from libao_desk.declare.phrases import lacking, room, said

from . import reading
from .codes import AGREEMENTS
from .model import DisputeCase
from .parts import DisputeDossier
from .settings import HAS_CLOSING_REPORT
from .wording import pattern_of

COVER_TITLE = "调解卷宗"
STATEMENT_TITLE = "卷宗情况说明（备考表）"
BACK_TITLE = "卷宗封底"
REPORT_TITLE = "人民调解结案报告表"
BLANK_DAY = "　　年　　月　　日"


def cover(case: DisputeCase, facts: PaperFacts) -> Paper:
    """卷宗封面, to be printed on strong paper; it is no numbered page."""
    volume = case.volume or DisputeDossier()
    values = (
        ("卷名", reading.label(case) if case.parties else None),
        ("年度", None if (year := _year(case)) is None else str(year)),
        ("卷号", reading.volume_number(case) or PLACEHOLDER.sub("　　　", pattern_of(case, facts.office))),
        ("人民调解员", "、".join(reading.mediator_names(case))),
        ("调解日期", f"{_day(_begun_on(case))}至{_day(case.concluded_on)}"),
        ("立卷人", volume.filed_by),
        ("立卷日期", None if volume.filed_on is None else official_date(volume.filed_on)),
        ("保管期限", None if volume.retention is None else str(volume.retention)),
        ("备注", None),
    )
    rows = tuple((Cell(label, align=Align.CENTRE, lines=1.3), Cell(value)) for label, value in values)
    name = case.committee.name if case.committee is not None else None
    blocks: tuple[Block, ...] = (
        Paragraph((name or Blank(8), "" if name else "人民调解委员会"), indent=0, align=Align.CENTRE, size=Size.TWO),
        Space(1),
        Title("调　解　卷　宗"),
        Space(1),
        FactsTable(rows, widths=(1, 3.2), size=Size.THREE),
    )
    return Paper(f"{COVER_TITLE}封面", blocks, footer=Footer.NONE)


def statement(case: DisputeCase, facts: PaperFacts) -> Paper:
    """卷宗情况说明（备考表） of a dossier bound by hand: how many papers there are is written in."""
    volume = case.volume or DisputeDossier()
    return _statement(case, None, volume.pages_count, ())


def counted_statement(case: DisputeCase, facts: PaperFacts, count: DossierCount) -> Paper:
    """The same of a dossier that was put together here and is counted."""
    return _statement(case, count.items, count.pages, count.lacking)


def _statement(case: DisputeCase, items: int | None, pages: int | None, missing: tuple[str, ...]) -> Paper:
    """How much is in the volume, and what is missing, damaged or a copy; it is no numbered page."""
    volume = case.volume or DisputeDossier()
    told = "".join((f"缺{'、'.join(missing)}。" if missing else "", _copies_in(case)))
    blocks: tuple[Block, ...] = (
        Title(STATEMENT_TITLE),
        Space(1),
        Paragraph(("本卷共", _counted(items), "件", _counted(pages), "页。")),
        Paragraph("情况说明：", keep_with_next=True),
        *said(told, 5),
        *room(4),
        Space(1),
        SignatureBlock(((Signature("立卷人："), Signature("检查人：")),)),
        Paragraph(("立卷时间：", _day(volume.filed_on)), align=Align.RIGHT),
    )
    return Paper(STATEMENT_TITLE, blocks, footer=Footer.NONE)


def back_cover(case: DisputeCase, facts: PaperFacts) -> Paper:
    """封底: empty but for the place at the thread where the seal goes."""
    seal = Paragraph("（装订线结封处加盖立卷单位印章）", indent=0, align=Align.LEFT, size=Size.FOUR)
    return Paper(BACK_TITLE, (Space(9), seal), footer=Footer.NONE)


def report(case: DisputeCase, facts: PaperFacts) -> Paper:
    """人民调解结案报告表, where the county uses it."""
    rows: tuple[tuple[Cell | Text | None, ...], ...] = (
        ("卷号", reading.volume_number(case), "填表时间", official_date(facts.today) if case.concluded_on else None),
        ("承办单位", case.committee.name if case.committee is not None else None, "承办人", "、".join(reading.mediator_names(case))),
        ("受案时间", None if case.accepted_on is None else official_date(case.accepted_on), "结案时间", _told(case.concluded_on)),
        ("当事人", Cell("、".join(reading.party_names(case)), span=3, lines=2)),
        ("案件来源", _code(case.source), "纠纷类型", _code(case.dispute_type)),
        ("纠纷简要事实", Cell(case.facts, span=3, lines=6)),
        ("调解结果", Cell(_result(case), span=3, lines=3)),
        ("履行情况", Cell(_performed(case), span=3, lines=2)),
    )
    blocks: tuple[Block, ...] = (
        Title(REPORT_TITLE),
        FactsTable(rows, widths=(1.6, 2.7, 1.15, 1.95), size=Size.FOUR),
        SignatureBlock(((Signature("承办人（签名）："), Signature("负责人（签名）：")),)),
        DateLine(None),
    )
    return Paper(REPORT_TITLE, blocks)


def cover_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended is bound."""
    return _open(case, f"{COVER_TITLE}封面")


def statement_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended is bound."""
    return _open(case, STATEMENT_TITLE)


def back_cover_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only a mediation that has ended is bound."""
    return _open(case, BACK_TITLE)


def report_refused(case: DisputeCase, office: OfficeFacts, today: date) -> str | None:
    """Only where the office uses the report, and only on a closed case."""
    if not office.setting(HAS_CLOSING_REPORT):
        return f"本所未使用{REPORT_TITLE}（见本地设置“{HAS_CLOSING_REPORT.title}”）。"
    return _open(case, REPORT_TITLE)


def cover_wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    volume = case.volume or DisputeDossier()
    values = {
        "调解组织": case.committee,
        "当事人": reading.party_names(case),
        "卷号": reading.volume_number(case),
        "调解员": reading.mediator_names(case),
        "开始调解日": _begun_on(case),
        "立卷人": volume.filed_by,
        "归档日期": volume.filed_on,
        "保管期限": volume.retention,
    }
    return lacking(values)


def statement_wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; how many papers there are is counted by hand."""
    volume = case.volume or DisputeDossier()
    return lacking({"页数": volume.pages_count, "归档日期": volume.filed_on})


def report_wants(case: DisputeCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {
        "卷号": reading.volume_number(case),
        "调解组织": case.committee,
        "调解员": reading.mediator_names(case),
        "受理日": case.accepted_on,
        "当事人": reading.party_names(case),
        "案件来源": case.source,
        "纠纷类型": case.dispute_type,
        "纠纷简要情况": case.facts,
        "调解结果": case.outcome,
    }
    return lacking(values)


def _open(case: DisputeCase, title: str) -> str | None:
    return None if case.concluded_on is not None else f"本案尚未结案，不能打印{title}。"


def _begun_on(case: DisputeCase) -> date | None:
    return case.started_on or min((session.held_on for session in case.sessions), default=case.accepted_on)


def _year(case: DisputeCase) -> int | None:
    day = case.accepted_on or case.concluded_on
    return None if day is None else day.year


def _day(day: date | None) -> str:
    return BLANK_DAY if day is None else official_date(day)


def _told(day: date | None) -> str | None:
    return None if day is None else official_date(day)


def _code(code: object) -> str | None:
    return None if code is None else str(code)


def _counted(count: int | None) -> Run | Blank:
    return filled(None if count is None else str(count), 4)


def _copies_in(case: DisputeCase) -> str:
    """The one thing the data can say of the volume's state: which evidence is no original."""
    copies = [one.title for one in case.evidence if one.is_original is False]
    return f"下列证据材料为复制件：{'、'.join(copies)}。" if copies else ""


def _result(case: DisputeCase) -> str | None:
    if case.outcome is None:
        return None
    number = f"，协议编号：{case.agreement_no}" if case.agreement_no and case.outcome in AGREEMENTS else ""
    return f"{case.outcome}{number}"


def _performed(case: DisputeCase) -> str | None:
    if case.performed_on is not None:
        return f"{official_date(case.performed_on)}履行完毕"
    return None if case.breached_on is None else f"{official_date(case.breached_on)}认定未履行"
