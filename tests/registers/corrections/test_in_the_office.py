"""Corrections in a real office file: an earlier month computed again, and a sealed record that is named nowhere."""

from dataclasses import replace
from datetime import date

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.registers.corrections.codes import CorrectionState, ExitKind, ManagementClass, ReportKind, SanctionKind
from libao_desk.registers.corrections.documents_decisions import DECISION_DOCUMENTS, DECISION_KEYS
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value, draft_of

from .builders import TODAY
from .conftest import OpenOn

S = CorrectionState
DECEMBER = Period.parse("2020-12")


def _figures(office: Office, period: Period) -> dict[str, object]:
    return {value.name: value.value for value in office.statistics.compute(period)}


def _live_on(office: Office) -> None:
    """January: one is released, the lost one is found, everybody reports, a new case comes, an old one ends."""
    last_day = next(task.ref for task in office.todo.on(TODAY) if task.duty.clock == "C34" and task.duty.last_day == TODAY)
    draft = draft_of(office.records.open(last_day))
    draft.values |= {"ended_on": date(2021, 1, 4), "exit_kind": ExitKind.TERM_ENDED, "certificate_on": date(2021, 1, 4)}
    office.records.save(draft)
    office.records.move(last_day, "release")
    lost = next(task.ref for task in office.todo.on(TODAY) if task.duty.clock == "C27")
    draft = draft_of(office.records.open(lost))
    draft.parts["searches"][0].values["found_on"] = date(2021, 1, 5)
    draft.parts["reports"].append(RowDraft(values={"kind": ReportKind.REGULAR, "reported_on": date(2021, 1, 5)}))
    draft.parts["team"].append(RowDraft(values={"name": "新组长", "is_leader": True, "starts_on": date(2021, 1, 5)}))
    draft.parts["class_changes"] += [
        RowDraft(values={"starts_on": date(2020, 3, 30), "mgmt_class": ManagementClass.NORMAL}),
        RowDraft(values={"starts_on": date(2021, 1, 6), "mgmt_class": ManagementClass.STRICT}),
    ]
    draft.values |= {"has_reoffended": True, "reoffended_on": date(2021, 1, 6)}
    office.records.save(draft)
    office.records.move(lost, "find", happened_on=date(2021, 1, 5))
    office.records.save(RecordDraft("corrections", values={"checked_in_on": date(2021, 1, 8), "term_from": date(2021, 1, 4)}))


def test_december_computed_in_february_is_the_december_of_its_last_day(open_on: OpenOn) -> None:
    at_the_time = open_on(TODAY)
    rows = at_the_time.rosters.table("corrections", DECEMBER).rows
    figures = _figures(at_the_time, DECEMBER)
    todo = [(task.number, task.duty) for task in at_the_time.todo.on(TODAY)]
    at_the_time.close()
    later = open_on(date(2021, 2, 1))
    _live_on(later)
    assert later.rosters.table("corrections", DECEMBER).rows == rows
    assert _figures(later, DECEMBER) == figures
    assert [(task.number, task.duty) for task in later.todo.on(TODAY)] == todo
    january = _figures(later, Period.parse("2021-01"))
    assert (january["corrections.opening"], january["corrections.released"], january["corrections.in_force"]) == (40, 1, 39)


def _sealed(office: Office) -> tuple[RecordRef, str]:
    """The juvenile released on 28 December, whose record is sealed now."""
    task = next(task for task in office.todo.on(TODAY) if task.duty.clock == "C36")
    draft = draft_of(office.records.open(task.ref))
    draft.values["sealed_on"] = TODAY
    office.records.save(draft)
    office.records.move(task.ref, "seal")
    return task.ref, task.number


def test_a_sealed_record_is_named_nowhere_but_still_counted(year_end: Office) -> None:
    before = _figures(year_end, DECEMBER)
    rows = year_end.rosters.table("corrections", Period.parse("2020-11")).rows
    ref, number = _sealed(year_end)
    with pytest.raises(Refusal, match="已依法封存"):
        year_end.records.open(ref)
    assert _figures(year_end, DECEMBER) == before
    for day in (None, TODAY, date(2020, 11, 30)):
        assert ref.id not in list(year_end.lists.ids("corrections", ListQuery(on=day)))
        assert year_end.lists.rows("corrections", [ref.id], on=day) == {}
    assert year_end.search.find(number).hits == ()
    for day in (TODAY, date(2020, 11, 30), date(2020, 6, 30)):
        assert ref not in [task.record for task in year_end.todo.on(day)]
    assert len(year_end.rosters.table("corrections", Period.parse("2020-11")).rows) == len(rows) - 1
    for period in ("2020-11", "2020-12", "2020"):
        assert all(ref not in value.behind for value in year_end.statistics.compute(Period.parse(period)))


def test_a_sealed_record_of_the_past_still_counts_in_its_months(year_end: Office) -> None:
    """One more stands in the figure of July than the roster may name: the record sealed in August."""
    july = Period.parse("2020-07")
    assert _figures(year_end, july)["corrections.in_force"] == len(year_end.rosters.table("corrections", july).rows) + 1


def test_a_link_to_a_sealed_record_is_not_shown(year_end: Office) -> None:
    ref = next(task.ref for task in year_end.todo.on(TODAY) if task.duty.clock == "C36")
    other = year_end.records.find("corrections", "JZ2020-001")
    year_end.links.join(ref, other, "同案")
    assert [link.ref for link in year_end.links.of(other)] == [ref]
    _sealed(year_end)
    assert year_end.links.of(other) == ()


def test_an_adults_record_is_handed_on_and_cannot_be_sealed(open_on: OpenOn) -> None:
    office = open_on(date(2021, 1, 4))
    last_day = next(task.ref for task in office.todo.on(TODAY) if task.duty.clock == "C34" and task.duty.last_day == TODAY)
    draft = draft_of(office.records.open(last_day))
    draft.values |= {"ended_on": date(2021, 1, 4), "exit_kind": ExitKind.TERM_ENDED, "sealed_on": date(2021, 1, 4)}
    office.records.save(draft)
    assert office.links.follow_ons(last_day) == ()
    office.records.move(last_day, "release")
    (offer,) = office.links.follow_ons(last_day)
    carried = office.links.begin(last_day, offer)
    person = office.records.open(last_day).values["person"]
    assert (carried.register, carried.values["person"], carried.values["released_on"]) == ("aftercare", person, date(2021, 1, 4))
    card = office.records.open(last_day).values
    assert {carried.values[key] for key in ("person.name", "person.id_no", "person.village")} == {
        card[key] for key in ("person.name", "person.id_no", "person.village")
    }
    carried.values = {key: value for key, value in carried.values.items() if not key.startswith("person.")}  # the card alone will do too
    begun = office.records.save(carried)
    assert [link.ref for link in office.links.of(last_day)] == [begun]
    with pytest.raises(Refusal, match="犯罪时不满十八周岁"):
        office.records.move(last_day, "seal")
    assert office.records.open(last_day).state is S.RELEASED


def test_papers_on_sanctions_are_offered_for_rows_of_their_own_kind_alone(open_on: OpenOn, book: RegisterBook) -> None:
    office = open_on(TODAY)
    office.desk.book = RegisterBook(tuple(_with_decisions(register) for register in book))
    warned = _warned(office)
    offers = [offer for offer in office.documents.offers(warned) if offer.kind in DECISION_KEYS.values()]
    assert {offer.kind for offer in offers} == {"warning-decision"}
    assert [offer.refusal for offer in offers] == [None] * len(offers)
    row = offers[0].row
    with pytest.raises(Refusal, match="这一条奖惩是“警告”，不能打印训诫决定书"):
        office.documents.draft("admonition-decision", warned, row=row)
    office.documents.issue("warning-decision", warned, row=row)
    draft = draft_of(office.records.open(warned))
    for sanction in draft.parts["sanctions"]:
        sanction.values |= {"kind": SanctionKind.ADMONITION, "ground": None}
    office.records.save(draft)
    kept = [offer for offer in office.documents.offers(warned) if offer.kind == "warning-decision"]
    assert [(offer.row, len(offer.issues), offer.refusal) for offer in kept] == [(row, 1, "这一条奖惩是“训诫”，不能打印警告决定书。")]


def _with_decisions(register: Register) -> Register:
    return replace(register, documents=DECISION_DOCUMENTS) if register.key == "corrections" else register


def _warned(office: Office) -> RecordRef:
    """A subject whose only sanctions are warnings under the law of 2020."""
    for n in range(1, 60):
        ref = office.records.find("corrections", f"JZ2020-{n:03d}")
        rows = [row.values for row in office.records.open(ref).parts["sanctions"]]
        days = [day for row in rows if isinstance(day := row["decided_on"], date)]
        if rows and all(row["kind"] is SanctionKind.WARNING for row in rows) and len(days) == len(rows) and min(days) >= date(2020, 7, 1):
            return ref
    raise LookupError


def _in_force(office: Office, **values: Value) -> RecordRef:
    """Somebody in correction of whose death this is known."""
    days: dict[str, Value] = {"checked_in_on": date(2020, 3, 2), "term_from": date(2020, 3, 1), "term_to": date(2022, 2, 28)}
    known: dict[str, Value] = {"person.name": "亡试甲", **days, "death_known_on": date(2020, 12, 3), **values}
    return office.records.save(RecordDraft("corrections", values=known))


def test_a_death_says_how_and_when_the_correction_ended(open_on: OpenOn) -> None:
    office = open_on(TODAY)
    ref = _in_force(office, died_on=date(2020, 12, 1))
    offer = next(one for one in office.records.open(ref).moves if one.event == "die")
    assert (offer.missing, offer.refusal, offer.happened_on, offer.happened_in) == ((), None, date(2020, 12, 1), "死亡日期")
    office.records.move(ref, "die")
    view = office.records.open(ref)
    assert (view.values["exit_kind"], view.values["ended_on"]) == (ExitKind.DEATH, date(2020, 12, 1))
    assert (view.state, view.history[-1].happened_on) == (S.TERMINATED, date(2020, 12, 1))


def test_a_death_without_its_day_or_beside_another_end_is_asked_about(open_on: OpenOn) -> None:
    office = open_on(TODAY)
    ref = _in_force(office)
    with pytest.raises(Refusal, match="解除/终止日期"):
        office.records.move(ref, "die")
    other = _in_force(office, died_on=date(2020, 12, 1), exit_kind=ExitKind.TERM_ENDED)
    with pytest.raises(Refusal, match="解除/终止类型应为“死亡”"):
        office.records.move(other, "die")
    early = _in_force(office, died_on=date(2020, 2, 1))
    with pytest.raises(Refusal, match="早于"):
        office.records.move(early, "die")
    assert office.records.open(early).values["exit_kind"] is None
