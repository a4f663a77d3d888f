"""A person's card into a form (人员信息带出): what an ID number tells, and a whole card that is already on file."""

from datetime import date

from libao_desk.declare.field import Text
from libao_desk.declare.path import FieldPath
from libao_desk.declare.register import Register
from libao_desk.gui.base.context import Context
from libao_desk.gui.editors.lines import LineEditor
from libao_desk.people.persons import told_by
from libao_desk.services.persons.resembling import PerhapsOnFile
from libao_desk.services.records.drafts import RecordDraft, Value

from .form import RecordForm


def fill_from_id(form: RecordForm, today: date) -> None:
    """Birth date and sex beside an ID number that was typed, where they are empty or the number before it had given them.

    A wrong number fills nothing.
    """
    for field in form.fields:
        editor = form.editor(field.key)
        if field.fact.text is not Text.CITIZEN_ID or len(field.attributes) < 2 or not isinstance(editor, LineEditor):
            continue
        before = told_by(editor.former_value(), today)
        for name, said in told_by(editor.settled_value(), today).items():
            key = f"{field.key.rpartition('.')[0]}.{name}"
            if form.has(key) and form.editor(key).settled_value() in (None, before.get(name)):
                form.editor(key).set_value(said)


def use_card(context: Context, draft: RecordDraft, register: Register, person_id: int) -> None:
    """Put the card on file in the place of the person who was typed with its ID number, in the record or in a row of a part."""
    number = context.office.people.id_no(person_id)
    _use(context, draft.values, register.fields, person_id, number)
    for part in register.parts:
        for row in draft.parts.get(part.key, []):
            _use(context, row.values, part.fields, person_id, number)


def use_card_at(context: Context, draft: RecordDraft, register: Register, found: PerhapsOnFile) -> None:
    """Put the card on file in the place of the person who was typed there; what was typed beside name and birth date is kept."""
    place = found.place
    if place.part is None:
        values, original, fields = draft.values, draft.original, register.fields
    else:
        part = next(one for one in register.parts if one.key == place.part)
        row = draft.parts[place.part][place.row]
        values, original, fields = row.values, row.original, part.fields
    of_card = context.office.people.values(found.person_id, place.way, fields)
    own = {place.way, f"{place.way}.name", f"{place.way}.birth_date"}
    values |= {key: value for key, value in of_card.items() if key in own or values.get(key) is None}
    for key in of_card.keys() - own:  # what was stored with the card that is given up goes to the other one
        original.pop(key, None)


def _use(context: Context, values: dict[str, Value], fields: tuple[FieldPath, ...], person_id: int, number: str | None) -> None:
    for field in fields:
        if number and field.fact.text is Text.CITIZEN_ID and len(field.attributes) > 1 and values.get(field.key) == number:
            prefix = FieldPath(field.attributes[:-1]).key
            values |= context.office.people.values(person_id, prefix, fields)
