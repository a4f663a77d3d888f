"""What a record may do next (办理): the menu of moves, catching up with the dates, one move with its day and reason."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.tone import set_tone
from libao_desk.services.records.drafts import MoveOffer, RecordView

from .move_dialog import MoveDialog
from .saving import hint_at_correction

if TYPE_CHECKING:
    from .page import RecordPage


class RecordMoves(QObject):
    """Every move saves first, so that it is judged by what the clerk sees."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.page = page

    def show_menu(self) -> None:
        """What the state allows, and what the record's own dates already say."""
        page, menu = self.page, self.menu()
        button = page.ui.moves_button
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """The dated steps that nothing forbids at once, why the one after them waits, and every step of the state by itself."""
        page, menu = self.page, QMenu(self.page)
        if page.view is not None:
            if page.view.ahead:
                menu.addAction(f"按已填日期办理：{'、'.join(page.view.ahead)}", self.catch_up)
            if page.view.stopped:
                menu.addAction(page.view.stopped).setEnabled(False)
            menu.addSeparator()
            for offer in page.view.moves:
                action = menu.addAction(offer.title)
                action.triggered.connect(lambda _=False, offer=offer: self.begin(offer))
            if page.view.last_move:
                menu.addSeparator()
                menu.addAction(f"撤回“{page.view.last_move}”…", self.take_back)
        if menu.isEmpty():
            menu.addAction("没有可办理的步骤" if page.view is not None else "请先保存").setEnabled(False)
        return menu

    def catch_up(self) -> None:
        """Carry out in one go what the dates already say."""
        self.page.save(then=self._catch_up)

    def _catch_up(self) -> None:
        ref, context = self.page.ref, self.page.context
        if ref is None:
            return
        records = context.office.records
        task = context.run(lambda _: records.catch_up(ref), "办理")
        task.answer(
            self,
            succeeded=lambda done: self._moved(f"已办理：{'、'.join(done)}。" if done else "没有可以办理的步骤。", with_stop=True),
            refused=self.page.refuse,
        )

    def take_back(self) -> None:
        """Withdraw the last move: asked why; what was typed for it is the clerk's to put right."""
        page, view = self.page, self.page.view
        if view is None:
            return
        question = f"撤回“{view.last_move}”，状态退回上一步，名册、统计按没有办过计算。请写明理由："
        reason = dialogs.ask_text(page, question)
        if reason is not None:
            page.save(then=lambda: self._take_back(reason))

    def _take_back(self, reason: str) -> None:
        ref, context = self.page.ref, self.page.context
        if ref is None:
            return
        records = context.office.records
        task = context.run(lambda _: records.take_back(ref, reason=reason), "撤回")
        told = "已撤回“{}”。为这一步填写的日期、结果还在表单里，不对的请改正或清空。"
        task.answer(self, succeeded=lambda title: self._moved(told.format(title)), refused=self.page.refuse)

    def begin(self, offer: MoveOffer) -> None:
        """Ask for day and reason; what is missing leads to its field."""
        self.page.save(then=lambda: self.page.open_dialog(MoveDialog(self.page, offer)))

    def ask_about(self, before: RecordView | None) -> None:
        """Whoever has just typed a day that tells of a step (死亡日期) is asked once whether to carry it out."""
        page = self.page
        known = {(offer.event, offer.happened_on) for offer in (before.moves if before is not None else ()) if offer.is_told_elsewhere}
        for offer in page.view.moves if page.view is not None else ():
            if offer.is_told_elsewhere and not offer.refusal and (offer.event, offer.happened_on) not in known:
                question = f"已填{offer.happened_in}{offer.happened_on}，现在办理“{offer.title}”吗？"
                if dialogs.ask(page, question, yes="现在办理", no="以后再办"):
                    self.begin(offer)
                return

    def carry_out(self, offer: MoveOffer, day: date, reason: str) -> None:
        """Carry out a move."""
        ref, context = self.page.ref, self.page.context
        if ref is None:
            return
        records = context.office.records
        task = context.run(lambda _: records.move(ref, offer.event, happened_on=day, reason=reason or None), offer.title)
        task.answer(self, succeeded=lambda _: self._moved(f"已办理：{offer.title}。"), refused=self.page.refuse)

    def _moved(self, sentence: str, *, with_stop: bool = False) -> None:
        """Tell what became of it, last: whoever hears that the record was saved draws the page anew."""
        page = self.page
        if page.ref is None:
            return
        try:
            page.reload()
        except Refusal as closed:
            page.leave(f"{sentence}{closed.sentence}")
            return
        page.context.record_saved.emit(page.ref)
        stopped = page.view.stopped if with_stop and page.view is not None else ""
        set_tone(page.ui.problem, "soon" if stopped else "done", "\n".join(filter(None, (sentence, stopped))))
        page.ui.problem.show()
        hint_at_correction(page)
        page.links.offer_next(sentence)
