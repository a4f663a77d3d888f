"""The form by which another level of help is proposed (帮教对象类别调整表): the office proposes, the county office decides."""

from datetime import date, timedelta

from libao_desk.declare.blocks import FactsTable, Paper, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_empty, lacking, ticked

from . import reading, wording
from .codes import HelpLevel, KeyReason
from .model import AftercareCase
from .parts import AftercareLevelChange

TITLE = "帮教对象类别调整表"


def body(case: AftercareCase, facts: PaperFacts) -> Paper:
    """帮教对象类别调整表: what the level is, what it is to be and why; what the village, the office and the county say."""
    row = facts.part_row
    change = row if isinstance(row, AftercareLevelChange) else AftercareLevelChange()
    is_key = change.level is HelpLevel.KEY
    rows: tuple[wording.Row, ...] = (
        *wording.identity_rows(case),
        ("来源类型", None if case.source is None else case.source.label, "释放（解矫）日期", day_or_empty(case.released_on)),
        ("帮教期满日", day_or_empty(reading.term_to(case, facts.office)), "提出日期", day_or_empty(change.proposed_on)),
        wording.wide("现帮教类别", ticked(HelpLevel, _before(case, change, facts.today))),
        wording.wide("调整为", ticked(HelpLevel, change.level)),
        wording.wide("重点理由", ticked(KeyReason, case.key_reason if is_key else None), 2),
        wording.wide("调整理由", change.reason, 3),
        wording.wide("村（居）、帮教小组意见", wording.opinion("签名："), 3),
        wording.wide("司法所意见", wording.opinion("所长（签名）：", "（印章）"), 4),
        wording.wide("县级安置帮教机构意见", wording.opinion("□同意　□不同意\n负责人（签名）：", "（印章）"), 5),
    )
    return Paper(TITLE, (Title(TITLE), FactsTable(rows, widths=wording.WIDTHS)))


def refused(case: AftercareCase, office: OfficeFacts, today: date) -> str | None:
    """A change of level is somebody's."""
    return wording.unnamed(case, TITLE)


def wants(case: AftercareCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the record leaves blank."""
    return lacking(wording.identity(case) | {"来源类型": case.source, "释放日期": case.released_on})


def wants_row(case: AftercareCase, row: AftercareLevelChange, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what the change leaves blank."""
    return lacking({"提出日期": row.proposed_on, "调整为": row.level, "理由": row.reason})


def _before(case: AftercareCase, change: AftercareLevelChange, today: date) -> HelpLevel | None:
    """The level there was until the change was decided, or is today."""
    day = today if change.decided_on is None else change.decided_on - timedelta(days=1)
    return reading.level_on(case, day)
