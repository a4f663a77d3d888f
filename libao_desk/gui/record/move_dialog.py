"""One step of a record (办理): the day, the reason where one is asked, what is missing with a way to its field."""

from html import escape
from typing import TYPE_CHECKING, Any

from libao_desk.core.dates import typed_day
from libao_desk.core.errors import Refusal
from libao_desk.gui.base.tone import set_tone
from libao_desk.gui.base.unsaved import TypedDialog
from libao_desk.gui.forms.ui_move_dialog import Ui_MoveDialog
from libao_desk.services.records.drafts import MoveOffer

if TYPE_CHECKING:
    from .page import RecordPage


PLACE = "MoveDialog"
"""Where in the journal a step begun and not carried out is kept."""


class MoveDialog(TypedDialog):
    """Nothing is carried out before the button is pressed; a refusal is told in the law's own sentence."""

    def __init__(self, page: "RecordPage", offer: MoveOffer) -> None:
        super().__init__(page)
        self.page, self.context = page, page.context
        self.offer = self._fresh(offer)
        self.ui = Ui_MoveDialog()
        self.ui.setupUi(self)
        self._fill()
        self.page_title = f"办理“{self.offer.title}”：{page.title()}"
        self._day = self.ui.day_box.text()
        self.ui.do_button.clicked.connect(self._do)
        self.ui.cancel_button.clicked.connect(self.reject)
        self.ui.day_source.linkActivated.connect(self._lead_to)
        self.ui.missing_list.itemActivated.connect(lambda item: self._lead_to(item.text()))
        self.ui.missing_list.itemClicked.connect(lambda item: self._lead_to(item.text()))
        self.take_back()

    @property
    def place(self) -> str:
        """Each step of each record has its own."""
        ref = self.page.ref
        return f"{PLACE}/{'' if ref is None else f'{ref.register}/{ref.id}'}/{self.offer.event}"

    def has_unsaved(self) -> bool:
        """Whether a reason or another day is typed."""
        return bool(self.ui.reason_box.text().strip()) or self.ui.day_box.text() != self._day

    def typed(self) -> dict[str, Any]:
        """The step, and the day and the reason typed for it."""
        ref = self.page.ref
        of_record = {} if ref is None else {"register": ref.register, "id": ref.id}
        day = self.ui.day_box.text() if self.ui.day_box.text() != self._day else ""
        return {**of_record, "event": self.offer.event, "day": day, "reason": self.ui.reason_box.text()}

    def type_again(self, typed: dict[str, Any]) -> None:
        """Put them back; a day that the record gives by now is not typed over."""
        self.ui.reason_box.setText(typed["reason"])
        if typed["day"] and not self.offer.happened_in:
            self.ui.day_box.setText(typed["day"])

    def _fresh(self, offer: MoveOffer) -> MoveOffer:
        """The offer as it stands after the record was saved."""
        view = self.page.view
        return next((one for one in view.moves if one.event == offer.event), offer) if view is not None else offer

    def _fill(self) -> None:
        ui, offer = self.ui, self.offer
        self.setWindowTitle(offer.title)
        set_tone(ui.heading, "heading", f"{offer.title} → {offer.target}")
        set_tone(ui.decided_label, "muted", f"由{offer.decided_by}决定，本所登记。" if offer.decided_by else "")
        ui.decided_label.setVisible(bool(offer.decided_by))
        day = offer.happened_on or self.page.context.office.today
        ui.day_box.setText(f"{day:%Y-%m-%d}")
        self._say_source()
        ui.reason_box.setVisible(offer.asks_reason)
        ui.reason_title.setVisible(offer.asks_reason)
        ui.missing_list.addItems(offer.missing)
        ui.missing_list.setVisible(bool(offer.missing))
        sentence = offer.refusal or ("请先填写下列内容，点一下就到那一格：" if offer.missing else offer.caution)
        set_tone(ui.problem, "late", sentence)
        ui.do_button.setEnabled(not offer.missing and not offer.refusal)

    def _say_source(self) -> None:
        """A day that the record itself gives is not typed here: it says which cell it comes from, and leads there."""
        label = self.offer.happened_in
        self.ui.day_box.setReadOnly(bool(label))
        self.ui.day_source.setVisible(bool(label))
        if label:
            set_tone(self.ui.day_source, "muted", f'取自档案的“{escape(label)}”。<a href="{escape(label)}">去改</a>')

    def _do(self) -> None:
        today = self.page.context.office.today
        try:
            day = typed_day(self.ui.day_box.text(), today, has_happened=True)
        except Refusal as refusal:
            self.ui.problem.setText(refusal.sentence)
            return
        reason = self.ui.reason_box.text().strip()
        if self.offer.asks_reason and not reason:
            self.ui.problem.setText("请填写理由。")
            return
        self.accept()
        self.page.moves.carry_out(self.offer, day, reason)

    def _lead_to(self, label: str) -> None:
        self.reject()
        self.page.focus_field(label)
