"""The monthly roster of disputes (人民调解案件登记簿)."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import sqlalchemy as sa
from sqlalchemy.orm import object_session

from libao_desk.core.names import published_name
from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.roster import Cell, CellKind, Roster, RosterColumn, ended_later, is_ended_row
from libao_desk.people.codes import CommitteeKind
from libao_desk.people.committees import Committee

from . import reading
from .codes import AGREEMENTS, HARD, ConfirmationResult, Outcome, PartyRole, PerformanceState
from .model import DisputeCase
from .parts import DisputeParty

JOIN = "、"
PARTIES, PEOPLE = "当事人", "涉及人数"
FORMS = {Outcome.WRITTEN: "书面", Outcome.ORAL: "口头"}


def accepted(case: DisputeCase, facts: PeriodFacts) -> bool:
    """Accepted in the period (受理)."""
    return facts.period.contains(case.accepted_on)


def ended(case: DisputeCase, facts: PeriodFacts) -> bool:
    """Accepted before the period and concluded within it."""
    return ended_later(case.accepted_on, case.concluded_on, facts)


def parties(case: DisputeCase, facts: PeriodFacts, role: PartyRole | None = None) -> str:
    """The parties, or those in one role; a minor is named by the surname alone, in the internal copy too."""
    return JOIN.join(_named(party, case, facts) for party in reading.parties_of(case) if party.name and role in (None, party.role))


def respondents(case: DisputeCase, facts: PeriodFacts) -> str:
    """The respondents, and behind them whoever a form with two columns has no room for: a third party is a party."""
    beside = [party for party in reading.parties_of(case) if party.name and party.role not in (PartyRole.APPLICANT, PartyRole.RESPONDENT)]
    others = JOIN.join(f"{_label(party.role) or '当事人'}{_named(party, case, facts)}" for party in beside)
    return parties(case, facts, PartyRole.RESPONDENT) + (f"（{others}）" if others else "")


def _named(party: DisputeParty, case: DisputeCase, facts: PeriodFacts) -> str:
    name = party.name or ""
    return published_name(name) if reading.is_minor_party(party, case.accepted_on or facts.last_day) else name


def performance(case: DisputeCase, facts: PeriodFacts) -> str:
    """How far the agreement has been carried out (履行情况); empty where there is none."""
    return _label(reading.carried_out(case))


def confirmation(case: DisputeCase, facts: PeriodFacts) -> str:
    """The court's ruling (司法确认), or that it was asked for."""
    ruling = case.court_confirmation
    if ruling is None or ruling.applied_on is None:
        return ""
    return ruling.result.label if ruling.result is not None and ruling.ruling_on is not None else "已申请"


def outcome(case: DisputeCase, facts: PeriodFacts) -> str:
    """The outcome (结果), once the case was concluded."""
    return _label(case.outcome) if case.concluded_on is not None else ""


def succeeded(case: DisputeCase, facts: PeriodFacts) -> str:
    """Whether the mediation ended in an agreement (是否调解成功); nothing while it goes on."""
    return "" if case.concluded_on is None or case.outcome is None else "是" if case.outcome in AGREEMENTS else "否"


def form_of_agreement(case: DisputeCase, facts: PeriodFacts) -> str:
    """How the agreement was made (协议形式); nothing where there is none."""
    return FORMS.get(case.outcome, "") if case.concluded_on is not None and case.outcome is not None else ""


def amount(case: DisputeCase, facts: PeriodFacts) -> Decimal | None:
    """What the agreement is about (协议金额), once the case ended with one: it is typed in with the result and has no day of its own."""
    return case.amount if case.concluded_on is not None and case.outcome in AGREEMENTS else None


def agreement_no(case: DisputeCase, facts: PeriodFacts) -> str | None:
    """The number of the agreement (协议书号), once there was an agreement: the number itself has no day."""
    was_made = case.concluded_on is not None or case.effective_on is not None
    return case.agreement_no if was_made else None


def filed_on(case: DisputeCase, facts: PeriodFacts) -> date | None:
    """The day the volume was filed (归档日)."""
    return case.volume.filed_on if case.volume is not None else None


def subsidy_level(case: DisputeCase, facts: PeriodFacts) -> str:
    """The level of the subsidy (以案定补等级), once the case was concluded: only then is it fixed, and it has no day of its own."""
    subsidy = case.mediator_subsidy
    return _label(subsidy.level) if subsidy is not None and case.concluded_on is not None else ""


def is_hard(case: DisputeCase, facts: PeriodFacts) -> str:
    """Whether the case is a hard one (是否疑难复杂), as the figures count them."""
    return "" if case.difficulty is None else "是" if case.difficulty in HARD else "否"


def brief(case: DisputeCase, facts: PeriodFacts) -> str:
    """What the dispute is about, in the internal copy alone; nothing where a minor is party to it."""
    hidden = not facts.full or reading.has_minor_party(case, case.accepted_on or facts.last_day)
    return "" if hidden else case.facts or ""


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


def was_renamed(case: DisputeCase, facts: PeriodFacts, sent: Cell) -> bool:
    """Whether the committee that was sent only bears another name now; where it is another one, the figures of both are others too."""
    if case.committee is not None and case.committee.name == sent:
        return True  # as it nearly always is: the file is asked of the others alone
    session = object_session(case)
    return session is None or session.scalar(sa.select(Committee.id).where(Committee.name == str(sent)).limit(1)) is None


COLUMNS = (
    RosterColumn("卷号", lambda case, facts: case.case_no, CellKind.IDENTIFIER, 14),
    RosterColumn("受理日", lambda case, facts: case.accepted_on, CellKind.DATE, 11.6),
    RosterColumn("调解组织", lambda case, facts: case.committee.name if case.committee else None, width=20, stays=was_renamed),
    RosterColumn(PARTIES, parties, width=20),
    RosterColumn("纠纷类型", lambda case, facts: _label(case.dispute_type), width=16),
    RosterColumn("案件来源", lambda case, facts: _label(case.source), width=14),
    RosterColumn(PEOPLE, lambda case, facts: case.people_count, CellKind.NUMBER, 9, total=True),
    RosterColumn("协议金额", amount, CellKind.MONEY, 13, total=True),
    RosterColumn("结果", outcome, width=14),
    RosterColumn("结案日", lambda case, facts: case.concluded_on, CellKind.DATE, 11.6),
    RosterColumn("协议书号", agreement_no, CellKind.IDENTIFIER, 14, is_undated=True),
    RosterColumn("履行情况", performance, width=10, entries=(PerformanceState,)),
    RosterColumn("回访日", lambda case, facts: reading.last_return_visit_on(case), CellKind.DATE, 11.6),
    RosterColumn("司法确认", confirmation, width=10, entries=(ConfirmationResult,)),
    RosterColumn("调解员", lambda case, facts: JOIN.join(reading.mediator_names(case)), width=14, is_undated=True),
    RosterColumn("以案定补等级", subsidy_level, width=10, is_undated=True),
    RosterColumn("归档日", filed_on, CellKind.DATE, 11.6),
)

FOR_FORMS = (
    RosterColumn("申请人", lambda case, facts: parties(case, facts, PartyRole.APPLICANT), width=14),
    RosterColumn("被申请人", respondents, width=14),
    RosterColumn(
        "调解组织类型", lambda case, facts: _label(case.committee.kind) if case.committee else "", width=12, entries=(CommitteeKind,)
    ),
    RosterColumn("是否调解成功", succeeded, width=8),
    RosterColumn("协议形式", form_of_agreement, width=8),
    RosterColumn("疑难复杂程度", lambda case, facts: _label(case.difficulty), width=10, is_undated=True),
    RosterColumn("是否疑难复杂", is_hard, width=8, is_undated=True),
    RosterColumn("简要情况（内部版）", brief, width=40, is_undated=True),
)


def counted_otherwise(rows: Sequence[Sequence[Cell]]) -> str:
    """Where the figures count by another day than the roster lists by, or count parties where nobody entered the people."""
    if not rows:
        return ""
    titles = [column.title for column in COLUMNS]
    who, how_many = titles.index(PARTIES), titles.index(PEOPLE)
    uncounted = sum(bool(row[who]) and row[how_many] is None for row in rows)
    told = f"；其中{uncounted}件未填涉及人数，统计数按当事人数计" if uncounted else ""
    return f"按受理日列入；统计数中调解成功、协议金额按结案日计{told}"


ROSTERS = (
    Roster(
        kind="disputes",
        title="人民调解案件登记簿",
        columns=COLUMNS,
        belongs=accepted,
        ended=ended,
        ended_title="以前受理、本期结案",
        is_new_row=is_ended_row,
        order=lambda case: (case.accepted_on or date.max, case.number),
        paper="A3",
        says_of_rows=counted_otherwise,
        is_of_events=True,
        for_forms=FOR_FORMS,
    ),
)
