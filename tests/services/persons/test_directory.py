"""The office's own lists: who may add and change which entries, what is refused."""

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.office import Office

LISTS = ("village", "committee", "committee_member", "organisation")


def _added(office: Office) -> dict[str, int]:
    """One entry in each list."""
    return {key: office.directory.save(key, None, {"name": f"样例{key}"}, {}) for key in LISTS}


def _may(office: Office, key: str, entry_id: int | None, name: str) -> bool:
    try:
        office.directory.save(key, entry_id, {"name": name}, {})
    except Refusal as refusal:
        return "无权" not in refusal.sentence
    return True


@pytest.mark.parametrize(
    ("role", "adds", "changes"),
    [
        (Role.DIRECTOR, set(LISTS), set(LISTS)),
        (Role.OFFICER, {"committee_member", "organisation"}, {"organisation"}),
        (Role.RECORDER, {"committee_member", "organisation"}, {"organisation"}),
        (Role.READER, set(), set()),
    ],
)
def test_each_role_adds_and_changes_its_lists(office: Office, role: Role, adds: set[str], changes: set[str]) -> None:
    entries = _added(office)
    office.desk.rights = Rights(role)
    assert {key for key in LISTS if office.directory.may_add(key)} == adds
    assert {key for key in LISTS if _may(office, key, None, f"另一{key}")} == adds
    assert {key for key in LISTS if _may(office, key, entries[key], f"改名{key}")} == changes


def test_what_is_no_list_of_the_office_is_never_added_to(office: Office) -> None:
    assert not office.directory.may_add("officer")
    assert not office.directory.may_add("person")
