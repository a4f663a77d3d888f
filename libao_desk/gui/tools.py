"""The menu of tools (工具): which action of the main window opens which dialog; each is loaded when it is first wanted."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base.context import Context
from libao_desk.people.access import Action
from libao_desk.services.records.drafts import Ref
from libao_desk.services.rosters.complete import WouldLackRows
from libao_desk.services.safety.emergencies import CLOSED

from .base import dialogs

Opener = Callable[[Context, QWidget], QDialog | None]


def _find(context: Context, parent: QWidget) -> QDialog:
    from .find_box import FindBox

    return FindBox(context, parent)


def _calculate(context: Context, parent: QWidget) -> QDialog:
    from .calculator import CalculatorDialog

    return CalculatorDialog(context, parent)


def _check_paper(context: Context, parent: QWidget) -> QDialog:
    from libao_desk.gui.papers.check_paper import CheckPaperDialog

    return CheckPaperDialog(context, parent)


def _person_card(context: Context, parent: QWidget) -> QDialog:
    from libao_desk.gui.record.person_picker import PersonPicker

    picker = PersonPicker(context, parent)
    picker.chosen.connect(context.card_wished)
    return picker


def _merge_people(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.persons.merge_dialog import MergeDialog

    if context.office.desk.may("", Action.MERGE_PERSONS):
        return MergeDialog(context, parent)
    dialogs.tell(parent, f"“{context.office.officer.role.label}”无权合并人员，请所长或工作人员办理。")
    return None


def _look_into_sealed(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.record.sealed_look import SealedLookDialog

    if context.office.sealed.registers():
        return SealedLookDialog(context, parent)
    dialogs.tell(parent, "封存的记录只由所长凭查询申请查阅。")
    return None


def _name_readers(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.record.page import RecordPage
    from libao_desk.gui.record.readers_dialog import ReadersDialog

    page = next((one for one in parent.findChildren(RecordPage) if one.isVisible()), None)
    if page is None or page.ref is None:
        dialogs.tell(parent, "请先打开要限定查阅人员的档案，新登记的先保存。")
    elif not context.office.restricting.may_change(page.ref):
        dialogs.tell(parent, "限定查阅人员由所长或者这条记录的经办人办理。")
    else:
        return ReadersDialog(context, page.ref, parent)
    return None


def _look_in_emergency(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.emergencies.look_dialog import EmergencyLookDialog

    if context.office.emergencies.is_open():
        return EmergencyLookDialog(context, parent)
    dialogs.tell(parent, CLOSED)
    return None


def _read_emergencies(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.emergencies.week_dialog import EmergencyWeekDialog

    if context.office.desk.may("", Action.REVIEW):
        return EmergencyWeekDialog(context, parent)
    dialogs.tell(parent, "应急查阅周报由所长查看。")
    return None


def _answer_asker(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.persons.own_matters import OwnMattersDialog

    if context.office.own_matters.registers():
        return OwnMattersDialog(context, parent)
    dialogs.tell(parent, "您无权答复本人查询。")
    return None


def _copy_for_person(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.persons.person_copy import PersonCopyDialog

    if context.office.person_copies.may():
        return PersonCopyDialog(context, parent)
    dialogs.tell(parent, "个人信息查阅件由能查看全部登记册的所长出具。")
    return None


def _last_acts(context: Context, parent: QWidget) -> QDialog:
    from .last_acts import LastActsDialog

    return LastActsDialog(context, parent)


def _appraise(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.retention.retention_dialog import RetentionDialog

    if context.office.appraisals.may():
        return RetentionDialog(context, parent)
    dialogs.tell(parent, "档案鉴定清单由所长或工作人员编制。")
    return None


def _undo_import(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.sheets.undo_import import UndoImportDialog

    if context.office.undoing.imports():
        return UndoImportDialog(context, parent)
    dialogs.tell(parent, "最近30日内没有可以撤销的导入。")
    return None


def _close_month(context: Context, parent: QWidget) -> QDialog | None:
    from libao_desk.gui.sheets.closing_dialog import ClosingDialog

    try:
        context.office.closing.months()
    except WouldLackRows as lacking:
        dialogs.tell(parent, lacking.sentence)
    except Refusal:
        dialogs.tell(parent, "月结由所长或负责全部登记册的工作人员办理。")
    else:
        return ClosingDialog(context, parent)
    return None


def _health(context: Context, parent: QWidget) -> None:
    from libao_desk.gui.settings.health_line import show_health

    if context.office.desk.may("", Action.BACKUP):
        show_health(context)
    else:
        dialogs.tell(parent, "健康检查由能备份和核验的人员查看。")


def _support(context: Context, parent: QWidget) -> QDialog:
    from libao_desk.gui.settings.support_dialog import SupportDialog

    return SupportDialog(context, parent)


def show_card(context: Context, person: Ref, parent: QWidget) -> None:
    """Open a person's card, or go to it where it is open; why it cannot be opened is told."""
    from libao_desk.gui.persons.person_card import PersonCardDialog

    for card in parent.findChildren(PersonCardDialog):
        if card.isVisible() and card.is_of(person):
            card.raise_()
            card.activateWindow()
            return
    try:
        PersonCardDialog(context, person, parent).open()
    except Refusal as refusal:
        dialogs.warn(parent, refusal.sentence)


TOOLS: dict[str, Opener] = {
    "action_find": _find,
    "action_last_acts": _last_acts,
    "action_undo_import": _undo_import,
    "action_closing": _close_month,
    "action_calculator": _calculate,
    "action_check_paper": _check_paper,
    "action_person_card": _person_card,
    "action_merge": _merge_people,
    "action_own_matters": _answer_asker,
    "action_person_copy": _copy_for_person,
    "action_sealed": _look_into_sealed,
    "action_health": _health,
    "action_support": _support,
    "action_readers": _name_readers,
    "action_emergency": _look_in_emergency,
    "action_emergency_week": _read_emergencies,
    "action_retention": _appraise,
}
"""The opener of each action, by its name in the form; an opener that gives no dialog has told why."""
