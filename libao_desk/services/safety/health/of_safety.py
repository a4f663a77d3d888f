"""Whether the office could be brought back (备份、演练、恢复码、核验)."""

from libao_desk.services.safety.keeping import Keeping
from libao_desk.services.safety.milestones import Milestone, Reached, last_reached

from .finding import Finding, Fix, Look, Severity, days_ago, graded

STALE_BACKUP, LOST_BACKUP = 7, 30
STALE_APART, STALE_DRILL, STALE_CODE, STALE_CHECK = 14, 90, 180, 31
"""After so many days each is to be done again."""


def backed_up(look: Look) -> Finding:
    """The newest backup, wherever it was made to."""
    days = [one.made_at.date() for one in Keeping(look.desk).kept()[:1]]
    if apart := last_reached(look.session, Milestone.BACKED_UP):
        days.append(apart.on)
    why = "备份是数据损坏后唯一的退路；平时锁定时自动做，做不成的会提示。"
    if not days:
        return Finding("backup", "最近的备份", Severity.CRITICAL, "还没有备份", why, Fix.BACK_UP)
    ago = days_ago(max(days), look.today)
    severity = graded(ago, (LOST_BACKUP, Severity.CRITICAL), (STALE_BACKUP, Severity.WARN))
    return Finding("backup", "最近的备份", severity, f"{_when(max(days).isoformat(), ago)}", why, Fix.BACK_UP)


def backed_up_apart(look: Look) -> Finding:
    """A backup on another disk: that of the PC may be the one that fails."""
    title, why = "另一磁盘上的备份", "电脑的磁盘坏了或被盗，同一磁盘上的备份也没有了；每周备份一次到U盘或另一台电脑，并换地方存放。"
    last = last_reached(look.session, Milestone.BACKED_UP)
    if last is None:
        return Finding("backup-apart", title, Severity.WARN, "还没有备份到别处", why, Fix.BACK_UP_APART)
    if not last.sound:
        return Finding("backup-apart", title, Severity.WARN, f"{last.on}另存的备份和台账在同一个磁盘上", why, Fix.BACK_UP_APART)
    ago = days_ago(last.on, look.today)
    return Finding("backup-apart", title, graded(ago, (STALE_APART, Severity.WARN)), _when(str(last.on), ago), why, Fix.BACK_UP_APART)


def drilled(look: Look) -> Finding:
    """The last restore drill."""
    why = "没有打开过的备份不知道能不能恢复；演练把最近的备份在加密的临时位置打开、清点，再删去，不动现在的台账。每季度一次。"
    return _proof("drill", "恢复演练", last_reached(look.session, Milestone.DRILLED), look, STALE_DRILL, why, Fix.DRILL)


def code_tested(look: Look) -> Finding:
    """The recovery code that holds now."""
    why = "恢复码单是全体忘记口令时唯一的办法；取出封存的单子输入一次，只核对，不改动任何内容。每半年、换人保管后各一次。"
    last = last_reached(look.session, Milestone.CODE_TESTED)
    holds = last is not None and last.about == look.desk.file.recovery_slot
    return _proof("recovery-code", "恢复码测试", last if holds else None, look, STALE_CODE, why, Fix.TEST_CODE)


def verified(look: Look) -> Finding:
    """When every page, the trail and every row were read last."""
    why = "核验逐页读数据、逐条核对操作记录和各条记录，磁盘悄悄出错或被人改动，只有这样才看得出。每月一次。"
    return _proof("verification", "核验", last_reached(look.session, Milestone.VERIFIED), look, STALE_CHECK, why, Fix.VERIFY)


def newest(look: Look) -> Finding:
    """Whether the database is the one that was used last."""
    why = "换回旧文件会丢掉以后的登记；先查明是谁换的，确认就用它的，下次打开时选“继续使用”。"
    if look.desk.file.set_back is not None:
        return Finding("newest-file", "数据文件", Severity.CRITICAL, "比上次用的旧，可能换回了以前的备份或拷贝", why)
    if look.desk.file.was_headless:
        lost = "打开时没有office.head可以核对，看不出是不是上次的那一份"
        return Finding("newest-file", "数据文件", Severity.WARN, lost, "刚恢复的备份没有这个文件；不是刚恢复的，用月结报告上印的链头核验。")
    return Finding("newest-file", "数据文件", Severity.GOOD, "是上次使用的那一份", why)


def _proof(key: str, title: str, last: Reached | None, look: Look, stale: int, why: str, fix: Fix) -> Finding:
    """What is proved now and then: never, long ago, failed, or good."""
    if last is None:
        return Finding(key, title, Severity.WARN, "还没有做过", why, fix)
    ago = days_ago(last.on, look.today)
    if not last.sound:
        return Finding(key, title, Severity.CRITICAL, f"{last.on}没有通过", why, fix, last.told)
    return Finding(key, title, graded(ago, (stale, Severity.WARN)), _when(str(last.on), ago), why, fix, last.told)


def _when(day: str, ago: int) -> str:
    return f"{day}（{f'{ago}天前' if ago else '今天'}）"


PROBES = (backed_up, backed_up_apart, drilled, code_tested, verified, newest)
