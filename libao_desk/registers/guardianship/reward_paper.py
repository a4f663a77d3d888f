"""The sheet a reward is paid by (奖励发放表): the guardian and the case's number, never the patient (精神卫生法 4)."""

from datetime import date
from decimal import Decimal

from libao_desk.core.money import capital_amount, figures
from libao_desk.declare.blocks import Block, Cell, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Size, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking

from . import reading, wording
from .model import GuardianshipCase
from .parts import GuardianshipReward, GuardianshipYear

TITLE = "严重精神障碍患者监护奖励发放表"
HEADER = ("序号", "监护人姓名", "村（居）", "监护年度", "应发月数", "年标准（元）", "金额（元）", "账号后四位", "签收/转账凭证号", "备注")
WIDTHS = (1, 1.7, 2.05, 2.75, 1.3, 1.9, 1.9, 1.35, 2.05, 2.6)
BLANK_ROWS = 10
"""How many guardians a sheet to be filled in by hand has room for."""


def body(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """奖励发放表 of one reward; the blank one has room for many."""
    row = facts.part_row
    reward = row if isinstance(row, GuardianshipReward) else None
    lines = _blank_lines() if reward is None else (_line(case, reward, facts.office),)
    amount = None if reward is None else reading.amount_of(case, reward, facts.office)
    total: wording.Row = (Cell("合计", span=6), Cell(None if amount is None else f"{amount:.2f}"), Cell(None, span=3))
    blocks: tuple[Block, ...] = (
        Title(TITLE),
        FactsTable((*lines, total), header=HEADER, widths=WIDTHS, size=Size.FIVE),
        Paragraph(_in_capitals(amount), indent=0),
        SignatureBlock(((Signature("制表："), Signature("复核："), Signature("负责人：")),)),
    )
    return Paper(TITLE, blocks)


def refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """A reward is paid to a guardian."""
    return wording.bare(case, TITLE)


def refused_row(case: GuardianshipCase, reward: GuardianshipReward, office: OfficeFacts, today: date) -> str | None:
    """What is refused is not paid."""
    return "该监护年度评估不合格或不予兑现，不能出具奖励发放表。" if reading.is_denied(case, reward) else None


def wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; what one reward lacks is seen in its row."""
    return lacking({"监护人": wording.guardian_name(case), "村（居）": wording.village(case)})


def _line(case: GuardianshipCase, reward: GuardianshipReward, office: OfficeFacts) -> wording.Row:
    months = reading.months_of(case, reward, office)
    return (
        "1",
        wording.guardian_name(case, reading.former_until(case, reward.period_to)),
        wording.village(case),
        wording.year_text(_year_of(case, reward)),
        f"{months}" if months else None,
        f"{reading.standard_of(reward, office):.2f}",
        f"{reading.amount_of(case, reward, office):.2f}",
        reward.bank_last4,
        reward.voucher_no,
        case.number or None,
    )


def _blank_lines() -> tuple[wording.Row, ...]:
    return tuple((Cell(f"{place}", lines=1.6), *(None,) * (len(HEADER) - 1)) for place in range(1, BLANK_ROWS + 1))


def _year_of(case: GuardianshipCase, reward: GuardianshipReward) -> GuardianshipYear:
    """The guardianship year the reward is paid for; where none is entered, its own period."""
    for year in reading.dated_years(case):
        if reward.period_to is not None and reading.covers(year, reward.period_to):
            return year
    return GuardianshipYear(year_from=reward.period_from, year_to=reward.period_to)


def _in_capitals(amount: Decimal | None) -> Text:
    if amount is None:
        return "合计金额（大写）：人民币　　　　　　　　　　（小写）：¥"
    return f"合计金额（大写）：{capital_amount(amount)}（小写）：{figures(amount)}"
