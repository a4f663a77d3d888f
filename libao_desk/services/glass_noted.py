"""Each look in an emergency is an entry in the trail (应急查阅留痕), one for the same thing as long as it lasts."""

from collections.abc import Sequence

from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.people.models import Person
from libao_desk.store.unit_of_work import About

from .desk import Desk
from .glass import Glass


def note_by_glass(desk: Desk, act: str, register: Register, record_id: int | None = None) -> None:
    """Note that a record, or with none a list of the register, was looked at by what was opened in an emergency."""
    about = (register.model.__tablename__, "" if record_id is None else record_id)
    opened = [one for one in desk.open_glasses() if one.register == register.key and one.record_id in (None, record_id)]
    exact = [one for one in opened if one.record_id == record_id]
    _note(desk, act, about, (exact or opened)[:1])


def note_list_by_glass(desk: Desk, act: str, register: Register) -> None:
    """The same of a list, where the officer sees it only by that."""
    if desk.open_glasses() and not desk.rights.may(register.key, Action.LIST):
        note_by_glass(desk, act, register)


def note_card_by_glass(desk: Desk, act: str, person_id: int) -> None:
    """The same of a person's card, by the last that was opened."""
    _note(desk, act, (Person.__tablename__, person_id), desk.open_glasses()[-1:])


def _note(desk: Desk, act: str, about: About, glasses: Sequence[Glass]) -> None:
    for glass in glasses:
        if (act, about) not in glass.noted:
            desk.file.note(desk.actor, act, f"{glass.mark}{glass.reason}", about)
            glass.noted.add((act, about))
