"""Rights (权限): role × register × action as data, and the one question every door asks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from libao_desk.core.errors import Refusal

from .codes import Role


class Action(Enum):
    """What can be done with a register's records; the value is how a refusal names it."""

    COUNT = "统计"
    LIST = "查看列表"
    VIEW = "查看记录"
    REVEAL = "显示完整证件号码"
    EDIT = "登记和修改"
    MOVE = "办理状态变更"
    PRINT = "打印文书"
    ATTACH = "添加和撤回附件"
    TAKE_OUT = "另存附件"
    IMPORT = "导入台账"
    EXPORT = "导出花名册和统计表"
    EXPORT_FULL = "导出内部版花名册"
    CLOSE_MONTH = "月结"
    ANSWER_ASKER = "答复本人查询"
    SEAL_LOOK = "查阅封存记录"
    DISCLOSE = "出具个人信息查阅件"
    RETENTION = "编制档案鉴定清单"
    DESTROY = "销毁档案"
    MERGE_PERSONS = "合并人员"
    REVIEW = "查看应急查阅周报"
    SETTINGS = "修改设置"
    OFFICERS = "管理工作人员"
    BACKUP = "备份和核验"


_READING = frozenset({Action.COUNT, Action.LIST, Action.VIEW})
_RECORDING = _READING | {Action.EDIT, Action.IMPORT, Action.ATTACH}
_WORKING = _RECORDING | {
    Action.REVEAL,
    Action.ANSWER_ASKER,
    Action.MOVE,
    Action.PRINT,
    Action.TAKE_OUT,
    Action.EXPORT,
    Action.CLOSE_MONTH,
    Action.MERGE_PERSONS,
    Action.BACKUP,
    Action.RETENTION,
}

_WHOLE = frozenset({Action.IMPORT, Action.EXPORT, Action.EXPORT_FULL, Action.CLOSE_MONTH, Action.ANSWER_ASKER, Action.RETENTION})
"""Acts on a register, not on one record of it."""

Matrix = Mapping[Role, frozenset[Action]]

MATRIX: Matrix = {
    Role.DIRECTOR: frozenset(Action),
    Role.OFFICER: _WORKING,
    Role.RECORDER: _RECORDING,
    Role.READER: _READING,
}
"""What each role may do in the registers that are open to the officer."""


def allowed(matrix: Matrix, role: Role, registers_of_officer: frozenset[str] | None, register: str, action: Action) -> bool:
    """Whether an officer of that role may act on a register.

    `registers_of_officer` None means all registers. How many records there are may always be told; acts on no register ("") know no
    such limit.
    """
    if action not in matrix[role]:
        return False
    return action is Action.COUNT or register == "" or registers_of_officer is None or register in registers_of_officer


@dataclass(frozen=True)
class Rights:
    """What the officer at the desk may do."""

    role: Role
    registers: frozenset[str] | None = None
    """The registers he is limited to; None means all."""
    matrix: Matrix = field(default_factory=lambda: MATRIX)

    def may(self, register: str, action: Action) -> bool:
        """Whether the act is allowed."""
        return allowed(self.matrix, self.role, self.registers, register, action)

    def check(self, register: str, action: Action) -> None:
        """Raise Refusal with the reason unless the act is allowed."""
        if action not in self.matrix[self.role]:
            raise Refusal(f"“{self.role.label}”无权{action.value}。")
        if not self.may(register, action):
            raise Refusal(f"这是其他登记册，您无权{action.value}。" if action in _WHOLE else "该记录属于其他登记册，您无权查看。")
