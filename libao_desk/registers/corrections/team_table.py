"""The correction team and the posts of the local scheme as papers list them (矫正小组、矫务长制), with what each of them does."""

from datetime import date

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import FactsTable

from .codes import SchemeRole, TeamMemberKind
from .model import CorrectionCase
from .parts import CorrectionSchemeRole, CorrectionTeamMember
from .reading import serves_on, team_on
from .wording import label_of

HEADER = ("姓名", "身份（岗位）", "单位", "联系电话", "职责")
WIDTHS = (22, 32, 34, 28, 40)
BLANK_ROWS = 4
TASKS = {
    None: "协助监督管理和教育帮扶",
    TeamMemberKind.OFFICE_STAFF: "组织实施矫正方案，日常监督管理",
    TeamMemberKind.SOCIAL_WORKER: "教育、心理疏导和帮扶",
    TeamMemberKind.VOLUNTEER: "协助教育和帮扶",
    TeamMemberKind.VILLAGE_COMMITTEE: "了解日常表现，协助监督和帮扶",
    TeamMemberKind.EMPLOYER: "了解工作表现，协助教育",
    TeamMemberKind.SCHOOL: "保障就学，协助教育",
    TeamMemberKind.FAMILY: "督促遵守规定，及时反映情况",
    TeamMemberKind.GUARANTOR: "履行保证人义务，及时反映情况",
}
"""What a member does, by who he is (社区矫正法 25); tasks that were typed for a post go before them."""


def team_table(case: CorrectionCase, day: date) -> FactsTable:
    """Who belongs to the team and who holds a post of the scheme on that day; rows to write in where nobody is entered."""
    rows = [_member(member) for member in team_on(case, day)]
    rows += [_post(role) for role in case.scheme_roles if serves_on(role, day)]
    empty: list[tuple[str | None, ...]] = [(None,) * len(HEADER)] * BLANK_ROWS
    return FactsTable(tuple(rows or empty), header=HEADER, widths=WIDTHS)


def _member(member: CorrectionTeamMember) -> tuple[str | None, ...]:
    who = label_of(member.kind) or "小组成员"
    tasks = TASKS.get(member.kind, TASKS[None])
    return (member.name, f"{who}（组长）" if member.is_leader else who, member.organisation, show_phones(member.phone), tasks)


def _post(role: CorrectionSchemeRole) -> tuple[str | None, ...]:
    usual = "统筹落实矫正方案" if role.role is SchemeRole.CHIEF else None
    return (role.name, role.post or role.role.label, role.organisation, show_phones(role.phone), role.tasks or usual)
