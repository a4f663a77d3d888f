"""The door to the health of the office (健康检查): every finding, the gravest first, and what the first screen tells of them."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.safety.keeping import Keeping
from libao_desk.services.safety.milestones import Milestone, last_reached, snooze, snoozed

from . import of_data, of_pc, of_safety
from .finding import Finding, Look, Probe, Severity

FIRST = (*of_safety.PROBES, *of_pc.PROBES, *of_data.PROBES)
ALL = (*FIRST, *of_pc.LATER)
SNOOZE = timedelta(days=30)
NEVER = "从未"


@dataclass(frozen=True)
class Glance:
    """What the first screen tells (首屏): three dates, and how many findings are to be looked at."""

    dates: str
    told: str
    """How many of each severity; empty where all is good."""
    named: tuple[str, ...]
    """What is to be done, by name."""
    severity: Severity
    """The gravest of them."""


class Health:
    """Reads only, but for putting a finding off."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def findings(self) -> tuple[Finding, ...]:
        """Everything that is looked at, what is good included, the gravest first."""
        self.desk.allow("", Action.BACKUP)
        return self.look()

    def look(self) -> tuple[Finding, ...]:
        """The same for the support bundle, which tells of it without names."""
        return self._found(ALL)

    def glance(self) -> Glance:
        """The line of the first screen."""
        self.desk.allow("", Action.BACKUP)
        told = [one for one in self._found(FIRST) if one.is_told]
        counts = Counter(one.severity for one in told)
        named = tuple(one.title for one in told if one.severity in (Severity.CRITICAL, Severity.WARN))
        words = "、".join(f"{severity.label}{counts[severity]}项" for severity in Severity if counts[severity])
        return Glance(self._dates(), words, named, told[0].severity if told else Severity.GOOD)

    def put_off(self, key: str) -> date:
        """Do not tell of a finding on the first screen for a while; gives the day until which.

        Raises Refusal for what is critical or good.
        """
        self.desk.allow("", Action.BACKUP)
        finding = self._finding(key)
        if finding.severity in (Severity.CRITICAL, Severity.GOOD):
            raise Refusal(f"“{finding.title}”是{finding.severity.label}，不能暂不提示。")
        until = self.desk.today + SNOOZE
        with self.desk.work(f"健康检查暂不提示：{finding.title}") as session:
            snooze(session, key, until)
        return until

    def tell_again(self, key: str) -> None:
        """Take that back."""
        self.desk.allow("", Action.BACKUP)
        finding = self._finding(key)
        with self.desk.work(f"健康检查恢复提示：{finding.title}") as session:
            snooze(session, key, None)

    def _finding(self, key: str) -> Finding:
        found = next((one for one in self._found(ALL) if one.key == key), None)
        if found is None:
            raise Refusal(f"健康检查没有“{key}”这一项。")
        return found

    def _found(self, probes: tuple[Probe, ...]) -> tuple[Finding, ...]:
        with self.desk.read() as session:
            look = Look(self.desk, session, self.desk.today)
            off = {key: day for key, day in snoozed(session).items() if day > look.today}
            found = [probe(look) for probe in probes]
        told = [replace(one, snoozed_until=off.get(one.key)) if one.severity is not Severity.CRITICAL else one for one in found]
        return tuple(sorted(told, key=lambda one: one.severity.rank))

    def _dates(self) -> str:
        """Backup, drill and code: when each was last."""
        backups = Keeping(self.desk).kept()
        with self.desk.read() as session:
            reached = {one: last_reached(session, one) for one in Milestone}
        code, drill, apart = (reached[one] for one in (Milestone.CODE_TESTED, Milestone.DRILLED, Milestone.BACKED_UP))
        code = code if code is not None and code.about == self.desk.file.recovery_slot else None
        days = [one.made_at.date() for one in backups[:1]] + ([] if apart is None else [apart.on])
        told = (
            f"最近备份：{max(days, default=None) or NEVER}",
            f"恢复演练：{NEVER if drill is None else drill.on}",
            f"恢复码测试：{NEVER if code is None else code.on}",
        )
        return "　".join(told)
