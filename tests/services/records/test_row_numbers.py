"""Rows that follow one another by a number: a new version of a plan gets the next by itself."""

from collections.abc import Sequence
from datetime import date

import pytest

from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, RowDraft, Value, draft_of

DAYS = (date(2026, 1, 5), date(2026, 1, 19), date(2026, 2, 2))


@pytest.fixture
def case(office: Office) -> RecordRef:
    """A correction without a plan."""
    return office.records.save(RecordDraft("corrections", values={"person.name": "张试甲"}))


def _add(office: Office, ref: RecordRef, *rows: dict[str, Value]) -> None:
    draft = draft_of(office.records.open(ref))
    draft.parts["plans"] += [RowDraft(values=row) for row in rows]
    office.records.save(draft)


def _editions(office: Office, ref: RecordRef) -> Sequence[Value]:
    return [row.values["edition"] for row in office.records.open(ref).parts["plans"]]


def test_each_new_plan_is_the_next_version(office: Office, case: RecordRef) -> None:
    _add(office, case, {"made_on": DAYS[0]}, {"made_on": DAYS[1]})
    _add(office, case, {"made_on": DAYS[2]})
    assert _editions(office, case) == [1, 2, 3]


def test_a_review_that_changed_nothing_is_no_version(office: Office, case: RecordRef) -> None:
    _add(office, case, {"made_on": DAYS[0]})
    _add(office, case, {"made_on": DAYS[1], "is_unchanged": True}, {"made_on": DAYS[2]})
    assert _editions(office, case) == [1, None, 2]


def test_a_version_that_was_typed_stays_and_is_gone_on_from(office: Office, case: RecordRef) -> None:
    _add(office, case, {"made_on": DAYS[0], "edition": 4})
    _add(office, case, {"made_on": DAYS[1]})
    assert _editions(office, case) == [4, 5]


def test_plans_that_never_got_a_version_are_counted_and_left_as_they_are(office: Office, case: RecordRef) -> None:
    _add(office, case, {"made_on": DAYS[0]}, {"made_on": DAYS[1]})
    draft = draft_of(office.records.open(case))
    for row in draft.parts["plans"]:
        row.values["edition"] = None
    office.records.save(draft)
    _add(office, case, {"made_on": DAYS[2]})
    assert _editions(office, case) == [None, None, 3]
