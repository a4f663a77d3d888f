"""The records that belong to a record (关联页): seen, linked by number, taken away again, gone on with."""

from PySide6.QtWidgets import QWidget

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.context import Context
from libao_desk.people.access import Action
from libao_desk.services.records.drafts import RecordRef, RecordView
from libao_desk.services.records.link_table import LINK_KINDS

from .side import SideTab


class LinksTab(SideTab):
    """Records of other registers, or of the same, that belong to this one (关联)."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("关联", ("关联", "档案"), (200, 520), parent)
        self.context = context
        self.join_button = self.add_button("关联已有档案…", self.join)
        self.sever_button = self.add_button("取消关联…", self.sever)
        self.next_button = self.add_button("接着登记…", lambda: self.offer_next())
        self.tree.itemActivated.connect(lambda *_: self._open())

    def show_record(self, view: RecordView) -> None:
        """Show a record's links; another register's record is only said to exist where it may not be seen."""
        self.ref, office = view.ref, self.context.office
        links = office.links.of(view.ref)
        self.fill(((link.title, link.label), link.ref) for link in links)
        may_edit = office.desk.may(view.ref.register, Action.EDIT)
        self.join_button.setEnabled(may_edit)
        self.sever_button.setEnabled(may_edit and any(link.ref is not None for link in links))
        self.next_button.setEnabled(bool(office.links.follow_ons(view.ref)))

    def offer_next(self, done: str = "") -> None:
        """Offer the record that a move of this one leads to: begun here, it takes over what is known and is linked once saved."""
        ref, links = self.ref, self.context.office.links
        offers = () if ref is None else links.follow_ons(ref)
        if ref is None or not offers:
            return
        answer = dialogs.choose(self, f"{done}接下来办理：", tuple(offer.title for offer in offers))
        if answer is not None:
            self.context.open_record.emit(links.begin(ref, offers[answer]))

    def join(self) -> None:
        """Link with a record found by its number; the clerk says what the two are to each other."""
        ref, links = self.ref, self.context.office.links
        number = (dialogs.ask_text(self, "要关联的档案编号（如 TJ2020-0001）：") or "").strip()
        if not number or ref is None:
            return
        try:
            other = links.find(ref, number)
            if any(link.ref == other for link in links.of(ref)):
                raise Refusal(f"与“{number}”已经关联；关系写错的，先取消关联，再重新关联。")
            chosen = dialogs.pick(self, f"与“{number}”是什么关系？", tuple(kind.choice for kind in LINK_KINDS))
            if chosen is not None:
                links.join(ref, other, LINK_KINDS[chosen].title)
                self._tell(ref, other)
        except Refusal as refusal:
            dialogs.warn(self, refusal.sentence)

    def sever(self) -> None:
        """Take the link at hand away, after one question."""
        ref, other, item = self.ref, self.chosen(), self.tree.currentItem()
        if ref is None or item is None or not isinstance(other, RecordRef):
            dialogs.tell(self, "请先选中一份您有权查看的关联档案。")
            return
        if not dialogs.ask(self, f"取消与“{item.text(1)}”的关联吗？两份档案都不再显示，痕迹中保留。", yes="取消关联", no="不取消"):
            return
        try:
            self.context.office.links.sever(ref, other)
            self._tell(ref, other)
        except Refusal as refusal:
            dialogs.warn(self, refusal.sentence)

    def _tell(self, ref: RecordRef, other: RecordRef) -> None:
        """Show it here and on the other's page, where that is open."""
        self.show_record(self.context.office.records.open(ref))
        for one in (ref, other):
            self.context.record_saved.emit(one)

    def _open(self) -> None:
        ref = self.chosen()
        if isinstance(ref, RecordRef):
            self.context.open_record.emit(ref)
