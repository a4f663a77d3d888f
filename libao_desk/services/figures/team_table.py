"""The form of mediation organisations and their people (人民调解组织队伍情况统计表): counted from the office's own lists."""

from collections.abc import Iterable
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.statistic_table import StatisticTable
from libao_desk.people.codes import CommitteeKind
from libao_desk.people.models import Committee, CommitteeMember

from .evaluation import FigureValue, Tally
from .tables import Shape

HEADS = ("调解组织（个）", "调解员（人）", "其中专职（人）", "其中兼职（人）")
SUBSIDY = "disputes.subsidy_yuan"
NOTE = "组织和人员按现在的名册计；培训和其他经费本程序不登记，由填表人另填。"
TABLE = StatisticTable("mediation-team", "人民调解组织队伍经费保障情况统计表", (*HEADS, "以案定补（元）"), (), corner="调解组织", note=NOTE)
WHOLE = "合计"


@dataclass(frozen=True)
class _Group:
    """The committees of one kind, and the people in them."""

    key: str
    title: str
    committees: tuple[Committee, ...]
    members: tuple[CommitteeMember, ...]


def team_table(session: Session) -> tuple[Shape, dict[str, FigureValue]]:
    """The table with its figures; the lists behind them are names of the office's own lists."""
    committees = tuple(session.scalars(sa.select(Committee).where(Committee.active).order_by(Committee.id)))
    members = tuple(session.scalars(sa.select(CommitteeMember).where(CommitteeMember.active).order_by(CommitteeMember.id)))
    groups = [_Group("all", WHOLE, committees, members)]
    for kind in CommitteeKind:
        own = tuple(committee for committee in committees if committee.kind is kind)
        ids = {committee.id for committee in own}
        groups.append(_Group(kind.value.lower(), kind.label, own, tuple(one for one in members if one.committee_id in ids)))
    values: dict[str, FigureValue] = {}
    lines = []
    for group in groups:
        found = _figures(group)
        values |= {value.name: value for value in found}
        subsidy = SUBSIDY if group.title == WHOLE else f"{SUBSIDY}@{group.key}"
        lines.append((group.title, (*(value.name for value in found), subsidy)))
    return Shape("人民调解", TABLE, tuple(lines)), values


def _figures(group: _Group) -> tuple[FigureValue, ...]:
    full_time = [member.name for member in group.members if member.is_full_time]
    part_time = [member.name for member in group.members if not member.is_full_time]
    named = ([committee.name for committee in group.committees], [member.name for member in group.members], full_time, part_time)
    keys = ("committees", "members", "full_time", "part_time")
    return tuple(
        _figure(f"team.{key}@{group.key}", f"{head}：{group.title}", names) for key, head, names in zip(keys, HEADS, named, strict=True)
    )


def _figure(name: str, title: str, names: Iterable[str]) -> FigureValue:
    entries = tuple(names)
    return FigureValue(name, title, "", len(entries), None, None, Tally(len(entries)), entries=entries)
