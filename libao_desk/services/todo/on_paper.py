"""A duty as it stands on paper that goes round (纸面上的待办): a minor without name and village, and nothing that tells he is one."""

import re
from collections.abc import Iterable
from dataclasses import replace

from libao_desk.people.access import Action
from libao_desk.services.desk import Desk

from .todo import Task

SECRET = "未成年"
OTHERWISE = "依法须办结的事项"
HEADING = "身份依法保密的对象，姓名、住址、电话见档案"
"""Where they stand on a sheet that goes village by village."""
_REMARK = re.compile(rf"（[^（）]*{SECRET}[^（）]*）")


def on_paper(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """The duties in their order, those of minors without what no paper may tell (社区矫正法 54, 未成年人保护法 103)."""
    return tuple(_unnamed(task) if task.is_minors else task for task in tasks)


def allow_printing(desk: Desk, tasks: Iterable[Task]) -> None:
    """Raise Refusal where the officer may print nothing of a register whose duties these are."""
    for register in dict.fromkeys(("", *(task.register for task in tasks))):
        desk.allow(register, Action.PRINT)


def _unnamed(task: Task) -> Task:
    duty = task.duty
    title, basis = _REMARK.sub("", duty.title), "" if SECRET in duty.basis else duty.basis
    if SECRET in title:
        title, basis = OTHERWISE, ""
    return replace(task, label=task.public_label, village="", duty=replace(duty, title=title, basis=basis))
