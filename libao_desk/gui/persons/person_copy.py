"""The copy of what is held on one person (个人信息查阅件): who asks and how that was checked, a draft to read, then the copy itself."""

import re
from typing import Any

from PySide6.QtWidgets import QWidget

from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.gui.base.plain_table import PlainTable, show_in
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import GIVEN_BACK, TypedDialog
from libao_desk.gui.forms.ui_person_copy import Ui_PersonCopy
from libao_desk.gui.papers.preview import PaperPreview
from libao_desk.gui.record.person_picker import PersonPicker
from libao_desk.services.papers.person_copies import NOT_FOUND, Asked, Asking, NotOnFileAsDead
from libao_desk.services.papers.person_paper import TITLE
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.drafts import Ref

HEADS = ("日期", "姓名", "申请人", "身份", "核对的证件、材料", "页数")
_BETWEEN = re.compile(r"[、，,;；]+")


class PersonCopyDialog(TypedDialog):
    """Nothing is kept for a draft but the look; each copy stands in the list below."""

    page_title = TITLE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.person: Ref | None = None
        self._checked: Ref | None = None
        """Whose death, of which no record tells, was seen to be proved."""
        self._picker: PersonPicker | None = None
        self.ui = Ui_PersonCopy()
        self.ui.setupUi(self)
        self._table = PlainTable(HEADS, self)
        show_in(self.ui.given, self._table)
        set_tone(self.ui.notice, "muted")
        for asking in Asking:
            self.ui.asking_box.addItem(asking.label, asking)
        self._made = self.typed()
        """What the last copy was made by."""
        self.ui.person_button.clicked.connect(self._look_for)
        self.ui.draft_button.clicked.connect(lambda: self.make(is_draft=True))
        self.ui.make_button.clicked.connect(lambda: self.make(is_draft=False))
        self.ui.close_button.clicked.connect(self.reject)
        self._list()
        self.take_back()

    def has_unsaved(self) -> bool:
        """Whether something is typed that no copy was made by."""
        return self.typed() != self._made

    def typed(self) -> dict[str, Any]:
        """Whose copy it is, who asks, and what is to be hidden."""
        ui, person = self.ui, self.person
        whose = None if person is None else [person.id, person.label]
        said = {"asked_by": ui.asked_by_box.text(), "proof": ui.proof_box.text(), "hidden": ui.hidden_box.text()}
        return {"person": whose, "asking": ui.asking_box.currentData().value, **said}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put it back."""
        ui = self.ui
        ui.asked_by_box.setText(typed["asked_by"])
        ui.proof_box.setText(typed["proof"])
        ui.hidden_box.setText(typed["hidden"])
        ui.asking_box.setCurrentIndex(ui.asking_box.findData(Asking.of(typed["asking"])))
        if typed["person"] is not None:
            self.choose(Ref(*typed["person"]))
        set_tone(ui.problem, "soon", GIVEN_BACK)

    def choose(self, person: Ref) -> None:
        """Whose data it is."""
        self.person = person
        self.ui.person_label.setText(f"{person.label}　{self.context.office.people.note(person.id)}")
        if not self.ui.asked_by_box.text():
            self.ui.asked_by_box.setText(person.label)

    def make(self, *, is_draft: bool) -> None:
        """Draw it off the window's thread, and show it."""
        ui, door, person = self.ui, self.context.office.person_copies, self.person
        if person is None:
            set_tone(ui.problem, "late", "请先选择人员。")
            return
        hidden = tuple(filter(None, _BETWEEN.split(ui.hidden_box.text())))
        asking = ui.asking_box.currentData()
        is_checked = asking is Asking.RELATIVE and self._checked == person
        asked = Asked(ui.asked_by_box.text(), asking, ui.proof_box.text(), hidden, is_checked)
        set_tone(ui.problem, "muted", "")

        def work(_: object) -> PaperResult | NotOnFileAsDead:
            try:
                return door.make(person.id, asked, is_draft=is_draft)
            except NotOnFileAsDead as unknown:
                return unknown

        task = self.context.run(work, "正在汇总…")
        task.answer(
            self,
            succeeded=lambda result: self._show(result, is_draft),
            refused=lambda sentence: set_tone(ui.problem, "late", sentence),
        )

    def _ask_whether_dead(self, unknown: NotOnFileAsDead, is_draft: bool) -> None:
        """No record tells of the death: whoever has seen it proved says so, once."""
        if dialogs.ask(self, f"{unknown.sentence}\n已经核对，确已死亡吗？", yes="已核对", no="没有"):
            self._checked = self.person
            self.make(is_draft=is_draft)
        else:
            set_tone(self.ui.problem, "late", unknown.sentence)

    def _show(self, result: PaperResult | NotOnFileAsDead, is_draft: bool) -> None:
        if isinstance(result, NotOnFileAsDead):
            self._ask_whether_dead(result, is_draft)
            return
        self._list()
        set_tone(self.ui.problem, "late" if any(NOT_FOUND in one for one in result.missing) else "done", "".join(result.missing))
        if not is_draft:
            self._made = self.typed()
        self.preview = PaperPreview(self.context, result, self, to_read=is_draft, lacking="另须隐去的：")
        self.preview.open()

    def _look_for(self) -> None:
        self._picker = PersonPicker(self.context, self)
        self._picker.chosen.connect(self.choose)
        self._picker.open()

    def _list(self) -> None:
        given = self.context.office.person_copies.given()
        self._table.replace_rows(
            [(f"{one.answered_on:%Y-%m-%d}", one.name, one.asked_by, one.asking, one.proof, f"{one.pages}") for one in given]
        )
