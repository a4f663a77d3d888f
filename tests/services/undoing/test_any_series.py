"""Whatever was done to a record: undone newest first it is as it was; and an undoing takes nothing away that was typed later."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import path
from libao_desk.people.models import Person
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, draft_of
from libao_desk.services.undoing.rows_now import RowsNow
from libao_desk.store import trail
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute, a_person

from .test_undoing import everything

MOST = 5
"""Acts of one series: they and their undoings stay well among the last fifty."""
PHONE = path(Person.phone)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Iterator[tuple[Office, RecordRef]]:
    """One dispute that every series goes on from as the one before left it; somebody who may take the place of a party."""
    folder = tmp_path_factory.mktemp("series") / "office"
    copytree(empty_office_folder, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        a_person(office, "王试丙")
        yield office, a_dispute(office)


texts = st.sampled_from(["第一种说法。", "第二种说法。", "第三种说法。", None])
days = st.sampled_from([date(2026, 1, day) for day in (6, 7, 8)])
values = st.fixed_dictionaries(
    {},
    optional={
        "facts": texts,
        "accepted_on": days,
        "amount": st.sampled_from([Decimal("1200.00"), Decimal("5.00"), None]),
        "case_no": st.sampled_from(["（2026）人调字第001号", "（2026）人调字第002号"]),
    },
)
rows = st.lists(st.sampled_from(["a mediator", "no mediator", "another act", "no term", "another party"]), max_size=2)
edits = st.tuples(st.just("record"), values, rows) | st.tuples(st.just("card"), st.sampled_from(["19900000001", "19900000002", None]))
Edit = tuple[Any, ...]


def carry_out(office: Office, ref: RecordRef, edit: Edit) -> int | None:
    """Do it as a window does; the entry, None where nothing was changed or it was refused."""
    before = newest(office)
    try:
        if edit[0] == "card":
            who = office.people.find("张试甲一")[0].ref
            office.people.save(who.id, {"phone": edit[1]}, {}, [PHONE])
        else:
            draft = draft_of(office.records.open(ref))
            draft.values |= edit[1]
            for row in edit[2]:
                change_row(office, draft, row)
            office.records.save(draft)
    except Refusal:
        return None
    after = newest(office)
    with office.desk.read() as session:
        return after if after != before and trail.changes_of(session, after) else None


def newest(office: Office) -> int:
    """The last entry of the trail."""
    with office.desk.read() as session:
        return trail.entries(session, limit=1)[0].seq


def change_row(office: Office, draft: RecordDraft, kind: str) -> None:
    mediators, terms, parties = (draft.parts[key] for key in ("mediators", "terms", "parties"))
    if kind == "a mediator":
        mediators.append(RowDraft(values={"position": len(mediators) + 1, "outside_name": "调试乙"}))
    elif kind == "no mediator" and mediators:
        mediators[-1].removed = True
    elif kind == "another act" and terms:
        terms[0].values["act"] = "修好水沟"
    elif kind == "no term" and terms:
        terms[-1].removed = True
    elif kind == "another party":
        parties[0].values["person"] = office.people.find("王试丙")[0].ref


@settings(max_examples=12)
@given(series=st.lists(edits, min_size=1, max_size=MOST))
def test_undone_newest_first_it_is_as_it_was(kept: tuple[Office, RecordRef], series: list[Edit]) -> None:
    office, ref = kept
    before = everything(office)
    done = [seq for edit in series if (seq := carry_out(office, ref, edit)) is not None]
    for seq in reversed(done):
        office.last_acts.undo(seq)
    assert everything(office) == before
    assert office.keeping.verify().sound


@settings(max_examples=12)
@given(series=st.lists(edits, min_size=2, max_size=MOST), data=st.data())
def test_an_undoing_never_writes_over_a_later_change(kept: tuple[Office, RecordRef], series: list[Edit], data: st.DataObject) -> None:
    office, ref = kept
    done = [seq for edit in series if (seq := carry_out(office, ref, edit)) is not None]
    if len(done) < 2:
        return
    place = data.draw(st.integers(0, len(done) - 2))
    before, written = everything(office), later(office, done[place + 1 :])
    try:
        office.last_acts.undo(done[place])
    except Refusal:
        assert everything(office) == before
    else:
        assert later(office, done[place + 1 :]) == written


def later(office: Office, entries: list[int]) -> dict[tuple[str, str, str | None], Any]:
    """What stands now in every place that these acts wrote to."""
    found: dict[tuple[str, str, str | None], Any] = {}
    with office.desk.read() as session:
        now = RowsNow(session)
        for seq in entries:
            for change in trail.changes_of(session, seq):
                row = now.get(change)
                told = None if row is None else repr(sorted((key, str(value)) for key, value in vars(row).items() if key[0] != "_"))
                if change.column is None or row is None:
                    found[change.table, change.row_id, None] = told
                else:
                    found[change.table, change.row_id, change.column] = getattr(row, change.column)
    return found
