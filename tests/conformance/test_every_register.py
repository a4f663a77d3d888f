"""What every register must be able to do, tested the moment its folder exists."""

import re

import pytest

from libao_desk.app.found_registers import load_registers
from libao_desk.core.errors import Refusal
from libao_desk.declare.check import mistakes
from libao_desk.declare.path import FieldPath, Kind
from libao_desk.declare.register import Register
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RowDraft, draft_of

REGISTERS = tuple(load_registers())
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.key)


def test_no_declaration_has_a_mistake() -> None:
    assert mistakes(REGISTERS) == ()


def test_each_register_may_be_a_key() -> None:
    """What is found out about a register is remembered by it."""
    assert len(set(REGISTERS)) == len(REGISTERS)


@every_register
def test_a_half_filled_record_is_saved_and_comes_back(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    view = office.records.open(ref)
    assert view.state is register.initial
    assert view.number.startswith(register.number.prefix)
    assert [line.target for line in view.history] == [register.initial]
    wanted = {field.label for field in register.fields if field.wanted}
    assert set(view.missing) <= wanted


@every_register
def test_numbers_follow_each_other_without_a_hole(office: Office, register: Register) -> None:
    refs = [office.records.save(RecordDraft(register.key)) for _ in range(3)]
    numbers = [office.records.open(ref).number for ref in refs]
    assert numbers == [register.number.text(office.today.year, n) for n in (1, 2, 3)]


@every_register
def test_the_list_shows_what_was_saved_in_every_sortable_order(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    for column in register.columns:
        for descending in (False, True):
            assert list(office.lists.ids(register.key, ListQuery(sort=column.key, descending=descending))) == [ref.id]
    cells = office.lists.rows(register.key, [ref.id])[ref.id]
    assert len(cells) == len(register.columns)


@every_register
def test_every_event_that_the_state_does_not_allow_is_refused(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    for move in register.transitions:
        if move.sources and register.initial not in move.sources:
            with pytest.raises(Refusal, match="当前状态"):
                office.records.move(ref, move.event)
    assert office.records.open(ref).state is register.initial


@every_register
def test_saving_an_unchanged_record_changes_nothing(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    view = office.records.open(ref)
    draft = draft_of(view)
    assert not draft.changed()
    office.records.save(draft)
    assert office.records.open(ref).values == view.values


@every_register
def test_every_clock_says_nothing_of_an_empty_record_or_gives_whole_duties(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    for duty in office.records.open(ref).duties:
        assert duty.basis
        assert duty.reckoning
        assert duty.due_on <= duty.last_day


@every_register
def test_every_code_list_is_offered_whole_and_every_enum_has_labels(register: Register) -> None:
    fields = [*register.fields, *(field for part in register.parts for field in part.fields)]
    for field in fields:
        if field.kind in (Kind.CHOICE, Kind.CHOICES):
            assert field.choices, field.key
            assert all(code.label for code in field.choices), field.key


@every_register
def test_every_part_takes_an_empty_row_or_says_what_it_needs(office: Office, register: Register) -> None:
    for part in register.parts:
        draft = RecordDraft(register.key, parts={part.key: [RowDraft()]})
        needed = [field.label for field in part.fields if _must_be_typed(field)]
        if needed:
            with pytest.raises(Refusal, match=f"“({'|'.join(map(re.escape, needed))})”不能为空"):
                office.records.save(draft)
        else:
            assert len(office.records.open(office.records.save(draft)).parts[part.key]) == 1


def _must_be_typed(field: FieldPath) -> bool:
    """Whether a row cannot be stored without this datum of its own."""
    return (
        len(field.attributes) == 1
        and field.kind is not Kind.REFERENCE
        and not field.nullable
        and field.last.property.columns[0].default is None
    )


@every_register
def test_what_a_move_hands_on_is_known_where_it_goes(office: Office, register: Register) -> None:
    ref = office.records.save(RecordDraft(register.key))
    for offer in register.follow_ons:
        target = office.desk.book.get(offer.register)
        draft = office.links.begin(ref, offer)
        form = {attribute.key for field in target.fields for attribute in field.attributes[:1]} | {field.key for field in target.fields}
        assert set(offer.carry(register.model())) <= form
        begun = office.records.save(draft)
        assert [link.ref for link in office.links.of(begun)] == [ref]
