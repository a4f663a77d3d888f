"""Papers of what was found (评估文书): the team's form of a quarter and the joint form of the year."""

from datetime import date

from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Size, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_empty, lacking, ticked, yes_or_no

from . import reading, wording
from .cautions import USUAL_TEAM
from .codes import Evaluator, Quarter, Result
from .model import GuardianshipCase
from .parts import GuardianshipQuarter, GuardianshipTeamMember, GuardianshipYear
from .settings import OBJECTION_DAYS

QUARTER_TITLE = "监护责任季度评估表"
YEAR_TITLE = "监护责任年度审核表"
ITEMS = (
    "妥善看护患者，照料日常生活",
    "督促患者按医嘱接受治疗，配合随访",
    "发现危险及时制止、送诊并告知",
    "没有虐待、遗弃和非法限制患者人身自由",
)
"""What the team looks at: the guardian's duties, nothing about the patient."""
NOTE = "本表只评估监护人履行责任的情况，不记载病情和经过。"
COLUMNS = len(wording.WIDTHS)
SIGN_WIDTHS = (2.4, 2, 2.2, 1.8)


def quarter(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """季度评估表: the guardian's duties one by one, what the team found, every member's hand."""
    row = facts.part_row
    found = row if isinstance(row, GuardianshipQuarter) else GuardianshipQuarter()
    rows: tuple[wording.Row, ...] = (
        *wording.guardian_rows(case, reading.former_until(case, reading.evaluated_until(found))),
        ("评估季度", _quarter_words(found), "评估日期", day_or_empty(found.held_on)),
        *((Cell(f"{place}. {item}", span=3), yes_or_no(None)) for place, item in enumerate(ITEMS, start=1)),
        wording.wide("已履行监护责任", yes_or_no(found.duties_done)),
        wording.wide("本季肇事肇祸", yes_or_no(found.incident, "有", "无")),
        wording.wide("季度评估结果", ticked(Result, found.result)),
        wording.wide("需要帮助的事项", None, 3),
    )
    blocks: tuple[Block, ...] = (
        Title(QUARTER_TITLE),
        FactsTable(rows, widths=wording.WIDTHS),
        FactsTable(_team_rows(case), header=("小组成员", "姓名", "签名", "日期"), widths=SIGN_WIDTHS),
        Paragraph(NOTE, size=Size.FOUR, align=Align.LEFT),
    )
    return Paper(QUARTER_TITLE, blocks)


def quarter_refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """What is evaluated is a guardian."""
    return wording.bare(case, QUARTER_TITLE)


def quarter_wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; what one quarter lacks is seen in its row."""
    return lacking(wording.guardian_facts(case) | {"关爱帮扶小组": case.team})


def year(case: GuardianshipCase, facts: PaperFacts) -> Paper:
    """年度审核表: four quarters, what five units find together, the reward, or why there is none."""
    row = facts.part_row
    found = row if isinstance(row, GuardianshipYear) else GuardianshipYear()
    rows: tuple[wording.Row, ...] = (
        *wording.guardian_rows(case, reading.former_signer(case, found)),
        wording.wide("监护年度", None if found.year_to is None else wording.year_words(found)),
        ("责任书签订日期", day_or_empty(found.agreement_on), "年度评估日期", day_or_empty(found.evaluated_on)),
        *_quarter_rows(case, found),
        *_result_rows(case, found, facts.office),
        wording.wide("不予兑现理由", found.denied_reason, 2),
    )
    opinions = tuple((Cell(body.label, lines=1.3), None, None, None) for body in Evaluator)
    days = facts.office.setting(OBJECTION_DAYS)
    blocks: tuple[Block, ...] = (
        Title(YEAR_TITLE),
        FactsTable(rows, widths=wording.WIDTHS),
        FactsTable(opinions, header=("参加单位", "意见", "签名（盖章）", "日期"), widths=(1.4, 3, 2.4, 1.6)),
        FactsTable(
            (
                ("镇人民政府审批意见", Cell("\n负责人（签名）：\n（印章）　　　　年　　月　　日", lines=3.5)),
                (Cell(f"不予兑现的，书面告知监护人，监护人可以自收到告知之日起{days}日内提出异议。{NOTE}", span=2),),
            ),
            widths=(1.8, 6.6),
        ),
    )
    return Paper(YEAR_TITLE, blocks)


def year_refused(case: GuardianshipCase, office: OfficeFacts, today: date) -> str | None:
    """What is reviewed is a guardian's year."""
    return wording.bare(case, YEAR_TITLE)


def year_wants(case: GuardianshipCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank; what one year lacks is seen in its row."""
    return lacking(wording.guardian_facts(case))


def _quarter_words(row: GuardianshipQuarter) -> str | None:
    if row.year is None and row.quarter is None:
        return None
    year_part = f"{row.year}年" if row.year is not None else ""
    return f"{year_part}{row.quarter.label if row.quarter is not None else ''}"


def _team_rows(case: GuardianshipCase) -> tuple[wording.Row, ...]:
    members = case.team or [GuardianshipTeamMember(role=role) for role in USUAL_TEAM]
    return tuple((Cell(m.role.label if m.role is not None else None, lines=1.6), m.name, None, None) for m in members)


def _quarter_rows(case: GuardianshipCase, found: GuardianshipYear) -> tuple[wording.Row, ...]:
    """The quarters of the year, two a row, with what was found; those of a blank form are ticked by hand."""
    cells: list[Text] = []
    for block in reading.quarters_due(found):
        row = next((one for one in case.quarters if reading.evaluates(one, block)), None)
        name = tuple(Quarter)[(block.first.month - 1) // reading.MONTHS_OF_QUARTER].label
        cells += [f"{block.first.year}年{name}", ticked(Result, None if row is None else row.result)]
    if not cells:
        cells = [part for one in Quarter for part in (one.label, ticked(Result))]
    return tuple(tuple(cells[start : start + COLUMNS]) for start in range(0, len(cells), COLUMNS))


def _result_rows(case: GuardianshipCase, found: GuardianshipYear, office: OfficeFacts) -> tuple[wording.Row, ...]:
    reward = reading.reward_of(case, found)
    months = standard = amount = None
    if reward is not None and not reading.is_denied(case, reward):
        months = f"{reading.months_of(case, reward, office)}个月"
        standard = f"每年{reading.standard_of(reward, office):.2f}元"
        amount = wording.money_words(reading.amount_of(case, reward, office))
    return (
        ("年度评估结果", ticked(Result, found.result), "应发月数", months),
        wording.wide("奖励标准", standard),
        wording.wide("应发金额", amount),
    )
