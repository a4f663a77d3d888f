"""What stands above a record's tabs (档案抬头): title, state, what is missing, what to look at, the next duties."""

from datetime import date
from functools import partial
from html import escape

from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.forms.ui_record_page import Ui_RecordPage
from libao_desk.services.records.drafts import RecordView, Ref

from .papers_tab import PapersTab

DUTIES_SHOWN = 3


def show_banner(ui: Ui_RecordPage, title: str, view: RecordView | None, today: date) -> None:
    """Say it all of a record, or only the title of one that is not stored yet."""
    set_tone(ui.title_label, "heading", title)
    ui.state_label.setText("" if view is None else f"【{view.state.label}】")
    missing = () if view is None else view.missing
    set_tone(ui.missing_label, "soon", f"尚缺：{'、'.join(missing)}")
    ui.missing_label.setVisible(bool(missing))
    cautions = () if view is None else view.cautions
    warnings = () if view is None else (*(f"【{one}】" for one in cautions), *view.warnings)
    set_tone(ui.warning_label, "late" if cautions else "soon", "\n".join(warnings))
    ui.warning_label.setVisible(bool(warnings))
    duties = () if view is None else view.duties[:DUTIES_SHOWN]
    said = [f"{d.title} {d.last_day:%Y-%m-%d}" + (f"（逾期{d.overdue_days(today)}天）" if d.overdue_days(today) else "") for d in duties]
    set_tone(ui.duty_label, "late" if any(d.overdue_days(today) for d in duties) else "muted", "待办：" + "；".join(said))
    ui.duty_label.setVisible(bool(said))


def chosen_handler(ui: Ui_RecordPage) -> Ref | None:
    """Who is in charge (经办人), as the box beside the title says."""
    handler = ui.handler_box.currentData()
    return handler if isinstance(handler, Ref) else None


def join_papers(ui: Ui_RecordPage, papers: PapersTab) -> None:
    """Let the banner tell what the papers' tab finds, with a link that leads there."""
    papers.changed_told.connect(partial(_tell_changed, ui))
    ui.papers_label.linkActivated.connect(lambda _: papers.choice_wished.emit())
    ui.papers_label.hide()


def _tell_changed(ui: Ui_RecordPage, sentence: str) -> None:
    set_tone(ui.papers_label, "soon", f'{escape(sentence)}<a href="papers">看文书</a>' if sentence else "")
    ui.papers_label.setVisible(bool(sentence))
