"""The dossier of a record (卷宗): what is in it in the official order, what is wrong with it, and all of it as one PDF."""

from PySide6.QtWidgets import QWidget

from libao_desk.declare.dossier import Need
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.working_dialog import WorkingDialog
from libao_desk.gui.forms.ui_dossier_dialog import Ui_DossierDialog
from libao_desk.people.access import Action
from libao_desk.services.papers.dossiers import BoundDossier, DossierView
from libao_desk.services.records.dossier_pieces import DossierEntry
from libao_desk.services.records.drafts import RecordRef

ITEM_HEADS = ("序号", "卷内文书", "需要", "现有")
FINDING_HEADS = ("文书", "问题", "依据")
HAVE_COLUMN = 3


class DossierDialog(WorkingDialog):
    """Looking changes nothing; what is lacking stops no printing, the contents say it."""

    def __init__(self, context: Context, ref: RecordRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.ref = ref
        self.ui = Ui_DossierDialog()
        self.ui.setupUi(self)
        self._items = PlainTable(ITEM_HEADS, self, tone_column=HAVE_COLUMN)
        self._findings = PlainTable(FINDING_HEADS, self)
        show_in(self.ui.items, self._items)
        show_in(self.ui.findings, self._findings)
        self.ui.column.setStretchFactor(self.ui.items, 3)
        self.ui.column.setStretchFactor(self.ui.findings, 2)
        self.ui.bind_button.clicked.connect(self.bind)
        self.ui.bind_button.setVisible(context.office.desk.may(ref.register, Action.PRINT))
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.progress.hide()
        self._show(context.office.dossiers.look(ref))

    def bind(self) -> None:
        """Put everything together on the worker, then show it."""
        dossiers, ref = self.context.office.dossiers, self.ref
        self.ui.bind_button.setEnabled(False)
        self.ui.progress.setRange(0, 0)
        self.ui.progress.show()
        self._task = task = self.context.run(lambda task: dossiers.bound(ref, task.progress), "编卷宗")
        task.progressed.connect(self._advance)
        task.answer(
            self,
            succeeded=self._preview,
            refused=lambda sentence: set_tone(self.ui.told, "late", sentence),
            cancelled=lambda: set_tone(self.ui.told, "muted", "已取消。"),
            ended=self._ended,
        )

    def _show(self, view: DossierView) -> None:
        ui = self.ui
        self.setWindowTitle(view.title)
        set_tone(ui.heading, "heading", f"{view.title}　{_state(view)}")
        rows = [(str(n), one.item.title, one.need.value, _have(one)) for n, one in enumerate(view.entries, start=1)]
        self._items.replace_rows(rows, ["late" if one.lacks else "" for one in view.entries])
        unplaced = "、".join(view.unplaced)
        set_tone(ui.unplaced, "soon", f"尚未归入卷内的附件：{unplaced}。请在“附件”中选定卷内位置。" if unplaced else "")
        ui.unplaced.setVisible(bool(unplaced))
        self._findings.replace_rows([(one.paper, one.sentence, one.rule) for one in view.findings])
        ui.findings_label.setText(f"检查发现（{len(view.findings)}）" if view.findings else "检查没有发现问题")
        ui.findings.setVisible(bool(view.findings))

    def _advance(self, done: int, total: int) -> None:
        self.ui.progress.setRange(0, total)
        self.ui.progress.setValue(done)

    def _ended(self) -> None:
        self._task = None
        self.ui.progress.hide()
        self.ui.bind_button.setEnabled(True)

    def _preview(self, bound: BoundDossier) -> None:
        from libao_desk.gui.papers.preview import PaperPreview

        count = bound.count
        set_tone(self.ui.told, "done", f"共{count.items}件{count.pages}页，双面{count.sheets}张，书脊厚约{bound.spine_mm}毫米。")
        PaperPreview(self.context, bound.paper, self, lacking="卷内还缺：").open()


def _state(view: DossierView) -> str:
    """How many items lack something, those that every dossier has and those that this record calls for."""
    required, called_for = (sum(bool(one.lacks) and one.need is need for one in view.entries) for need in Need)
    told = f"缺{required}项必须的文书" if required else "必须的文书齐全"
    return told + (f"，缺{called_for}项按需的文书" if called_for else "")


def _have(entry: DossierEntry) -> str:
    """The pieces that are there; 缺 where nothing is, and beside them what is still missing."""
    there = "、".join(piece.title for piece in entry.pieces)
    if not entry.lacks:
        return there
    return f"{there}；缺{'、'.join(entry.lacks)}" if there else "缺"
