"""The restore drill (恢复演练): the newest backup is really opened, counted against the office, and taken away again."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from libao_desk.core.errors import DeskError, Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.store import backup as store_backup
from libao_desk.store.backup import Rehearsed
from libao_desk.store.base import Base
from libao_desk.store.blobs import BLOB
from libao_desk.store.recorder import table_of
from libao_desk.store.troubles import DamagedBackup, DamagedKeyFile, NewerFile, NotABackup

from .keeping import Keeping
from .milestones import Milestone, Reached, reach

NO_BACKUP = "数据文件夹里还没有备份，请先点“立即备份到数据文件夹”，再做恢复演练。"
FAILED = (NotABackup, DamagedBackup, DamagedKeyFile, NewerFile)
"""What a backup can be that would not come back."""
WHY = {
    NotABackup: "它不是本软件的备份文件",
    DamagedBackup: "文件已损坏",
    DamagedKeyFile: "它不是本台账的备份，或者其中的密钥已损坏",
    NewerFile: "它由更新版本的程序写成",
}


@dataclass(frozen=True)
class DrillResult:
    """What a drill came to."""

    on: date
    sound: bool
    told: str


class Drill:
    """The door to the drill. No passphrase is asked for: the open office knows the key that its backups are under."""

    def __init__(self, desk: Desk, keeping: Keeping) -> None:
        self.desk = desk
        self._keeping = keeping

    def hold(self, backup_file: Path | None = None) -> DrillResult:
        """Bring the newest backup (or that one) back into a place of its own, always encrypted, and compare; date and result are kept.

        Raises Refusal where there is none or the file given is none, Trouble where the disk fails.
        """
        self.desk.allow("", Action.BACKUP)
        file = backup_file or next((one.file for one in self._keeping.kept()), None)
        if file is None:
            raise Refusal(NO_BACKUP)
        if not file.is_file():
            raise Trouble(f"找不到备份文件“{file.name}”。")
        try:
            rehearsed = store_backup.rehearse(self.desk.file, file, _tables())
        except FAILED as error:
            if backup_file is not None and isinstance(error, NotABackup):
                raise Refusal(f"“{file.name}”不是本软件的备份文件，没有演练。") from error
            return self._keep(False, f"备份没有通过：{_why(error)}。请马上另做一份备份，再演练一次。")
        return self._keep(*_judged(rehearsed))

    def _keep(self, sound: bool, told: str) -> DrillResult:
        result = DrillResult(self.desk.today, sound, told)
        with self.desk.work(f"恢复演练（{'通过' if sound else '没有通过'}）") as session:
            reach(session, Milestone.DRILLED, Reached(result.on, sound, told))
        return result


def _tables() -> tuple[str, ...]:
    """Every table whose rows the trail tells of."""
    return tuple(sorted({table_of(mapper).name for mapper in Base.registry.mappers}))


def _why(error: DeskError) -> str:
    return next(why for kind, why in WHY.items() if isinstance(error, kind))


def _judged(found: Rehearsed) -> tuple[bool, str]:
    """Whether the backup is the office as it was, and the sentence."""
    files, live_files = found.rows[BLOB.name], found.live_rows[BLOB.name]
    opened = f"备份（{found.made_at}）已在临时位置打开核对：{found.records}条记录、{files}个附件和文书文件"
    if found.acts_since is None:
        return False, f"{opened}；但它的操作记录接不上现在的台账，可能换过数据文件。请先核验，再另做一份备份。"
    wrong = sum(found.rows.get(name) != count for name, count in found.live_rows.items() if name != BLOB.name)
    if not wrong and found.records == found.live_records:
        return True, f"{opened}，与现在的台账逐表相符。"
    if not found.acts_since:
        return False, f"{opened}；但有{wrong}张表的行数与现在的台账不符，可能绕过本程序改过数据。请先核验。"
    now = f"备份以后又办理了{found.acts_since}次，现在有{found.live_records}条记录、{live_files}个文件"
    return True, f"{opened}，能恢复；{now}。"
