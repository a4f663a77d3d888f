"""What is asked before the safety of the file is proved (备份到哪里、恢复码), and how what came of it is told."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.door.unlock import BACKUP_FILTER
from libao_desk.services.safety.drill import DrillResult
from libao_desk.services.safety.keeping import BackupReport, Soundness

LAST_FOLDER = "backups/folder"
ASK_CODE = "请照最近打印的恢复码单输入恢复码（横线、空格、大小写均不影响）。只核对是否有效，不改动任何内容。"

CODE_HOLDS = "恢复码有效，已记下测试日期；请把恢复码单重新封好。"


def ask_target(context: Context, parent: QWidget) -> Path | None:
    """Where a backup is to go: a USB stick, another disk; None where it was given up."""
    folder = str(context.pc.value(LAST_FOLDER, str(Path.home())))
    name = f"台账备份{context.clock.today():%Y-%m-%d}.backup"
    chosen = dialogs.save_file(parent, "备份到", str(Path(folder) / name), BACKUP_FILTER)
    if chosen is None:
        return None
    context.pc.setValue(LAST_FOLDER, str(Path(chosen).parent))
    return Path(chosen)


def ask_code(parent: QWidget) -> str | None:
    """The printed recovery code as it is typed; None where it was given up or nothing was typed."""
    return (dialogs.ask_text(parent, ASK_CODE) or "").strip() or None


def told_of(result: object) -> tuple[str, str]:
    """Tone and sentence of what a mending came to."""
    if isinstance(result, BackupReport):
        return "done", f"已备份{result.records}条记录，打开核对无误：{result.file.name}"
    if isinstance(result, DrillResult):
        return ("done" if result.sound else "late"), result.told
    if isinstance(result, Soundness):
        problems = f"发现问题：{'；'.join(result.problems)}。请勿继续录入，先恢复备份。"
        return ("done", f"完好。操作记录{result.entries}条。") if result.sound else ("late", problems)
    return "done", str(result)
