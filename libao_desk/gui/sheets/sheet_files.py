"""Sheets for other hands (模板、回填表): where they are saved, written off the window's thread, and what is said afterwards."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from libao_desk.declare.path import FieldPath
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.tasks import Task
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.filling.sheet_out import SheetReport

FOLDER = "exports/folder"
OUTWARD, INTERNAL = "报送版", "内部版"
COPIES = (OUTWARD, INTERNAL)
FILTER = "Excel工作簿 (*.xlsx)"


def save_template(context: Context, register_key: str, parent: QWidget) -> None:
    """Ask where, and write the register's import template."""
    title = context.book.get(register_key).title
    templates = context.office.templates

    def work(target: Path) -> str:
        write_file(target, templates.write(register_key))
        return f"模板已存为“{target.name}”。填好后用“导入台账”导入；灰色的示例行会自动跳过。"

    _save(context, parent, "下载导入模板", f"{title}导入模板.xlsx", work)


def send_sheet(context: Context, register_key: str, ids: Sequence[int], columns: Sequence[FieldPath], parent: QWidget) -> None:
    """Ask which copy and where, and write the records with their slips; no columns means those of the list with phone and address."""
    title, door = context.book.get(register_key).title, context.office.sheet_out
    is_chosen, reason = _copy(door.internal_columns(register_key, columns), parent)
    if not is_chosen:
        return

    def work(target: Path) -> str:
        refuse_no_file(target)
        report = door.write(register_key, ids, columns=columns, full=reason is not None, reason=reason)
        write_file(target, report.data)
        return _sent(target, report)

    kind = "" if reason is None else f"（{INTERNAL}）"
    _save(context, parent, "送出回填表", f"{title}回填表{context.clock.today():%Y%m%d}{kind}.xlsx", work)


def _copy(internal: Sequence[str], parent: QWidget) -> tuple[bool, str | None]:
    """Whether a copy was chosen, and the reason of the internal one; nothing is asked where the two would be the same."""
    if not internal:
        return True, None
    chosen = dialogs.choose(parent, f"送出哪一种？敏感列（{'、'.join(internal)}）只在内部版中送出，送出要写明理由。", COPIES)
    if chosen != COPIES.index(INTERNAL):
        return chosen is not None, None
    reason = dialogs.ask_text(parent, "送出内部版的理由（记入操作记录）：")
    if reason is None:
        return False, None
    if not reason.strip():
        dialogs.warn(parent, "送出内部版须先写明理由。")
        return False, None
    return True, reason.strip()


def _save(context: Context, parent: QWidget, title: str, name: str, work: Callable[[Path], str]) -> None:
    folder = str(context.pc.value(FOLDER, str(Path.home())))
    chosen = dialogs.save_file(parent, title, str(Path(folder) / name), FILTER)
    if chosen is None:
        return
    target = Path(chosen)
    context.pc.setValue(FOLDER, str(target.parent))

    def run(_: Task) -> str:
        return work(target)

    task = context.run(run, title)
    task.answer(parent, succeeded=lambda sentence: dialogs.tell(parent, sentence), refused=lambda sentence: dialogs.warn(parent, sentence))


def _sent(target: Path, report: SheetReport) -> str:
    said = [f"{report.rows}条记录已存为“{target.name}”。对方在表中改好后，用“导入台账”并回，两边的改动都会保留。"]
    if report.left_out:
        said.append(f"敏感列没有送出：{'、'.join(report.left_out)}。")
    if report.minors:
        said.append(f"未成年人的{report.minors}条记录没有送出。")
    return "\n".join(said)
