"""The people of a record (档案中的人员): looked for, recognised, shown whole when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from libao_desk.core.errors import Refusal
from libao_desk.gui import dialogs
from libao_desk.gui.part_tab import PartTab
from libao_desk.gui.person_filling import use_card
from libao_desk.gui.person_picker import PersonPicker
from libao_desk.services.drafts import Ref
from libao_desk.services.identity import PersonExists

if TYPE_CHECKING:
    from libao_desk.gui.record_page import RecordPage


class RecordPeople(QObject):
    """Search before a second card is made; ID numbers half hidden until the trail says who looked."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.page = page
        self.is_revealed = False

    def look_for(self, key: str, part: PartTab | None) -> None:
        """Open the search for the person that a reference wants."""
        picker = PersonPicker(self.page.context, self.page)
        picker.chosen.connect(lambda person: self._take(person, key, part))
        self.page.open_dialog(picker)

    def _take(self, person: Ref, key: str, part: PartTab | None) -> None:
        page = self.page
        fields = page.register.fields if part is None else part.part.fields
        values = page.context.office.people.values(person.id, key, fields)
        if part is None:
            page.form.take_values(values)
        else:
            part.set_person(values)

    def offer_card(self, refusal: PersonExists) -> None:
        """The ID number typed is on file: use that card, or go back and look."""
        page = self.page
        if not dialogs.ask(page, f"{refusal.sentence}\n\n使用这张卡片吗？", yes="使用", no="返回修改"):
            page.forget_waiting()
            return
        use_card(page.context, page.draft, page.register, refusal.person_id)
        page.fill_forms()
        page.save()

    def reveal(self) -> None:
        """Show ID numbers and phones whole; the trail says that they were looked at."""
        page = self.page
        if page.ref is None or self.is_revealed:
            return
        try:
            page.context.office.audit.seen(page.ref, "证件号码和电话")
        except Refusal as refusal:
            dialogs.warn(page, refusal.sentence)
            return
        self.is_revealed = True
        page.form.hide_sensitive(False)
        for tab in page.parts.values():
            tab.reveal()
        page.ui.reveal_button.setEnabled(False)
