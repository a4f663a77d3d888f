"""The people of a record (档案中的人员): looked for, recognised, shown whole when asked for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from libao_desk.core.errors import Refusal
from libao_desk.gui.base import dialogs
from libao_desk.gui.base.projector import NO_NUMBERS
from libao_desk.people.access import Action
from libao_desk.services.persons.resembling import PerhapsOnFile
from libao_desk.services.records.audit import NUMBERS
from libao_desk.services.records.drafts import Ref
from libao_desk.services.records.identity import PersonExists
from libao_desk.services.records.second_case import HasOpenCase

from .form import RecordForm
from .part_tab import PartTab
from .person_filling import use_card, use_card_at
from .person_picker import PersonPicker
from .saving import Undecided

if TYPE_CHECKING:
    from .page import RecordPage


SAME, ANOTHER = "是同一人，用已有的卡片", "不是同一人，另建卡片"


class RecordPeople(QObject):
    """Search before a second card is made; ID numbers half hidden until the trail says who looked."""

    def __init__(self, page: "RecordPage") -> None:
        super().__init__(page)
        self.page = page
        self.is_revealed = False
        self._covered: set[int] = set()
        self._noted: set[int] = set()

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
        self.cover(page.form if part is None else part.form)

    def half_hide(self, form: RecordForm) -> None:
        """After a form was filled: numbers of a stored record half hidden, of a new one those that come from a card on file."""
        is_stored = self.page.ref is not None
        form.hide_sensitive(is_stored and not self.is_revealed)
        if not is_stored:
            self.cover(form)

    def cover(self, form: RecordForm) -> None:
        """A card that was looked up is no more readable than a record: half hidden, or open with an entry in the trail."""
        for key, person in form.cards():
            if self._may_read():
                self._note(person.id)
            else:
                form.cover_card(key)
                self._covered.add(person.id)

    def _may_read(self) -> bool:
        """Whether numbers stand open: on a stored record once they were asked for, on a new one wherever they may be."""
        page = self.page
        return self.is_revealed if page.ref is not None else page.context.office.desk.may(page.register.key, Action.REVEAL)

    def _note(self, person_id: int) -> None:
        if person_id not in self._noted:
            self._noted.add(person_id)
            self.page.context.office.audit.seen_card(self.page.register.key, person_id, NUMBERS)

    def decide(self, refusal: Undecided) -> None:
        """Who is meant is for the clerk to say."""
        if isinstance(refusal, PerhapsOnFile):
            self._ask_whether_same(refusal)
        elif isinstance(refusal, PersonExists):
            self._offer_card(refusal)
        elif dialogs.ask(self.page, f"{refusal.sentence}\n\n仍要登记吗？", yes="仍要登记", no="返回修改"):
            if isinstance(refusal, HasOpenCase):
                self.page.draft.is_second = True
            else:
                self.page.draft.is_of_the_dead = True
            self.page.save()
        else:
            self.page.forget_waiting()

    def _ask_whether_same(self, refusal: PerhapsOnFile) -> None:
        """Somebody is like one on file: use that card, store another, or go back and look."""
        page = self.page
        answer = dialogs.choose(page, refusal.sentence, (SAME, ANOTHER), is_grave=True)
        if answer is None:
            page.draft.told_apart.clear()
            page.forget_waiting()
            return
        if answer:
            page.draft.told_apart.add((refusal.name, refusal.person_id))
        else:
            use_card_at(page.context, page.draft, page.register, refusal)
            page.fill_forms()
        page.save()

    def _offer_card(self, refusal: PersonExists) -> None:
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
        if page.ref is None or self.is_revealed or dialogs.refused_while_projecting(page, NO_NUMBERS):
            return
        try:
            page.context.office.audit.seen(page.ref, NUMBERS)
        except Refusal as refusal:
            dialogs.warn(page, refusal.sentence)
            return
        self.is_revealed = True
        for person_id in self._covered:
            self._note(person_id)
        page.form.hide_sensitive(False)
        for tab in page.parts.values():
            tab.reveal()
        page.ui.reveal_button.setEnabled(False)
