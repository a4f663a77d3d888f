"""Who may do what, at every door and in every role; who may be one and the same person."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.people.access import MATRIX, Action
from libao_desk.people.codes import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.papers.person_copies import Asked, Asking
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.services.todo.paper import todo_paper
from tests.conftest_office import DAY, PASSPHRASE

NUMBER = make_citizen_id("320699", date(1980, 5, 6), 1)
SECRETS = {role: f"{role.value} lime tree and stone" for role in Role}
REF = RecordRef("aftercare", 1)
DOORS: dict[str, tuple[Action, Callable[[Office, Path], object]]] = {
    "lists.ids": (Action.LIST, lambda office, _: office.lists.ids("aftercare", ListQuery())),
    "lists.rows revealed": (Action.REVEAL, lambda office, _: office.lists.rows("aftercare", [1], reveal=True)),
    "records.open": (Action.VIEW, lambda office, _: office.records.open(REF)),
    "records.save": (Action.EDIT, lambda office, _: office.records.save(RecordDraft("aftercare"))),
    "records.catch_up": (Action.MOVE, lambda office, _: office.records.catch_up(REF)),
    "documents.blank": (Action.PRINT, lambda office, _: office.documents.blank("mediation-agreement")),
    "attachments.of": (Action.VIEW, lambda office, _: office.attachments.of(REF)),
    "todo_paper": (Action.PRINT, lambda office, _: todo_paper(office.desk, office.todo.on())),
    "audit.of": (Action.VIEW, lambda office, _: office.audit.of(REF)),
    "audit.seen": (Action.REVEAL, lambda office, _: office.audit.seen(REF, "证件")),
    "own_matters.look": (
        Action.ANSWER_ASKER,
        lambda office, _: office.own_matters.look("petitions", name="张甲三", proof="19900000003", reason="来人询问"),
    ),
    "person_copies.make": (Action.DISCLOSE, lambda office, _: office.person_copies.make(1, Asked("张甲三", Asking.SELF, "身份证"))),
    "person_copies.given": (Action.DISCLOSE, lambda office, _: office.person_copies.given()),
    "rosters.write": (Action.EXPORT, lambda office, _: office.rosters.write("aftercare", Period.parse("2026"))),
    "rosters.write full": (
        Action.EXPORT_FULL,
        lambda office, _: office.rosters.write("aftercare", Period.parse("2026"), full=True, reason="核对"),
    ),
    "closing.preview": (Action.CLOSE_MONTH, lambda office, _: office.closing.preview(Period.parse("2026-02"))),
    "settings.change": (Action.SETTINGS, lambda office, _: office.settings.change(OFFICE_NAME, "李堡司法所")),
    "officers.add": (Action.OFFICERS, lambda office, _: office.officers.add("新来的", Role.READER, "pine tree and brook")),
    "handover.look": (Action.OFFICERS, lambda office, _: office.handover.look(1, 2)),
    "directory.save": (Action.EDIT, lambda office, _: office.directory.save("committee_member", None, {"name": "调试乙"}, {})),
    "directory.save village": (Action.SETTINGS, lambda office, _: office.directory.save("village", None, {"name": "样例村"}, {})),
    "keeping.backup": (Action.BACKUP, lambda office, folder: office.keeping.backup(folder / "a.backup")),
    "people.merge_preview": (Action.MERGE_PERSONS, lambda office, _: office.people.merge_preview(1, 2)),
}


@pytest.fixture(scope="module")
def staffed(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Path:
    """An office with an officer in each role and two persons on file."""
    folder = tmp_path_factory.mktemp("staffed") / "office"
    copytree(empty_office_folder, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        for role, secret in SECRETS.items():
            office.officers.add(f"{role.label}甲", role, secret)
        for name in ("张甲三", "李乙四"):
            office.records.save(RecordDraft("aftercare", values={"person.name": name}))
    return folder


@pytest.fixture(params=list(Role), ids=lambda role: role.value)
def seated(request: pytest.FixtureRequest, staffed: Path, tmp_path: Path, book: RegisterBook) -> Iterator[Office]:
    """One officer of the role at the desk."""
    folder = tmp_path / "office"
    copytree(staffed, folder)
    with Office.unlock(folder, book, FixedClock(DAY), SECRETS[request.param]) as office:
        yield office


def test_each_role_passes_its_doors_and_no_other(seated: Office, tmp_path: Path) -> None:
    role = seated.officer.role
    for name, (action, door) in DOORS.items():
        if action in MATRIX[role]:
            door(seated, tmp_path)
        else:
            with pytest.raises(Refusal, match="无权"):
                door(seated, tmp_path)
            assert not seated.desk.may("aftercare", action), name


def test_who_is_limited_to_some_registers_is_told_so(staffed: Path, tmp_path: Path, book: RegisterBook) -> None:
    folder = tmp_path / "office"
    copytree(staffed, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        office.officers.add("只管调解", Role.OFFICER, "pine tree and brook", ("disputes",))
    with Office.unlock(folder, book, FixedClock(DAY), "pine tree and brook") as office:
        assert list(office.lists.ids("disputes", ListQuery())) == []
        with pytest.raises(Refusal, match="其他登记册"):
            office.records.open(REF)
        assert office.search.find("zjs").hits == ()
        assert office.people.find("zjs") == ()


def _save(office: Office, **values: object) -> None:
    office.records.save(RecordDraft("aftercare", values={f"person.{key}": value for key, value in values.items()}))  # type: ignore[misc]  # plain values


def test_two_numbers_are_two_persons(office: Office) -> None:
    other = make_citizen_id("320699", date(1981, 1, 1), 3)
    _save(office, name="张甲三", id_no=NUMBER)
    _save(office, name="张甲三", id_no=other)
    with pytest.raises(Refusal, match="身份证号不同"):
        office.people.merge_preview(1, 2)


def test_what_was_changed_after_a_merge_stays_when_it_is_undone(office: Office) -> None:
    _save(office, name="张甲三")
    _save(office, name="张甲三", phone="19900000001")
    merged = office.people.merge(1, 2, {})
    view = office.records.open(REF)
    assert view.values["person.phone"] == "19900000001"
    draft = RecordDraft("aftercare", 1, view.version, values=dict(view.values), original=dict(view.values))
    draft.values["person.phone"] = "19900000002"
    office.records.save(draft)
    office.people.unmerge(merged)
    assert office.records.open(REF).values["person.phone"] == "19900000002"
    with pytest.raises(Refusal, match="已经撤销"):
        office.people.unmerge(merged)
