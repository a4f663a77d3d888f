"""In an emergency an officer reads what is closed to him: half an hour, nothing but reading, each look told to the director."""

import tomllib
from datetime import date, timedelta

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.core.period import Period
from libao_desk.people.codes import Role
from libao_desk.registers.corrections.codes import CorrectionState
from libao_desk.registers.petitions.codes import PetitionKind
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, draft_of
from libao_desk.services.safety.emergencies import OpenGlass
from libao_desk.services.settings import EMERGENCY_LOOKS
from libao_desk.store import trail
from libao_desk.store.looks import EMERGENCY_CARD, EMERGENCY_LISTED, EMERGENCY_OPENED
from tests.conftest_office import DAY
from tests.services.closings import a_subject, ended
from tests.services.staff import hire, sit

WHY = "对象在集市上突然发病，须立即联系监护人"
DIRECTOR = 1


class Machine:
    """How long the machine has been running, as the test says."""

    def __init__(self) -> None:
        self.time = timedelta(hours=5)

    def __call__(self) -> timedelta:
        return self.time

    def later(self, minutes: int) -> None:
        self.time += timedelta(minutes=minutes)


class Night:
    """An officer limited to disputes, another limited to nothing, two cases of correction, of which one names its readers."""

    def __init__(self, office: Office) -> None:
        self.office, self.machine = office, Machine()
        office.desk.running = self.machine
        self.mediator, self.colleague = hire(office, "郑试庚", Role.OFFICER, ("disputes",)), hire(office, "钱试辛")
        self.open, self.kept = a_subject(office, "张甲三"), a_subject(office, "李乙四")
        office.restricting.name(self.kept, {DIRECTOR}, "知悉范围限于所长")
        sit(office, self.mediator)

    def ask(self, record: str = "", register: str = "corrections") -> OpenGlass:
        return self.office.emergencies.ask(register, record, WHY)

    def listed(self) -> list[int]:
        return list(self.office.lists.ids("corrections", ListQuery()))

    def acts(self) -> list[tuple[str, str]]:
        """The acts of whoever sits there, oldest first."""
        with self.office.desk.read() as session:
            found = trail.entries(session, officer_id=self.office.desk.actor.officer_id)
        return [(entry.act, entry.reason or "") for entry in reversed(found)]


@pytest.fixture
def night(office: Office) -> Night:
    """The mediator alone in the office."""
    return Night(office)


def test_a_closed_register_is_read_for_half_an_hour_without_what_names_its_readers(office: Office, night: Night) -> None:
    with pytest.raises(Refusal, match="其他登记册"):
        night.listed()
    glass = night.ask()
    assert (glass.what, glass.minutes) == ("社区矫正（整本）", 30)
    assert night.listed() == [night.open.id]
    assert [hit.ref for hit in office.search.find("zjs").hits] == [night.open]
    assert office.records.open(night.open).number == "JZ2026-001"
    assert not (*office.attachments.of(night.open), *office.links.of(night.open), *office.links.follow_ons(night.open))
    assert office.audit.of(night.open)
    assert office.documents.offers(night.open)
    with pytest.raises(Refusal, match="仅限指定人员查阅"):
        office.records.open(night.kept)
    night.machine.later(29)
    assert [one.minutes for one in office.emergencies.open_now()] == [1]
    assert night.listed()
    night.machine.later(1)
    assert office.emergencies.open_now() == ()
    for door in (night.listed, lambda: office.records.open(night.open), lambda: office.attachments.of(night.open)):
        with pytest.raises(Refusal, match="其他登记册"):
            door()


def test_one_record_of_a_closed_register_is_opened_and_nothing_beside_it(office: Office, night: Night) -> None:
    sit(office, DIRECTOR)
    a_subject(office, "王丙五")
    sit(office, night.mediator)
    glass = night.ask("张甲三")
    assert office.lists.count(office.desk.book.get("corrections")) == 2
    assert (glass.what, glass.record) == ("社区矫正JZ2026-001", night.open)
    assert office.records.open(night.open).label.startswith("张甲三")
    with pytest.raises(Refusal, match="其他登记册"):
        night.listed()
    assert office.search.find("张甲三").hits == ()
    for ref in (night.kept, RecordRef("corrections", 99)):
        with pytest.raises(Refusal):
            office.records.open(ref)


def test_a_record_that_names_its_readers_is_opened_by_its_number_where_the_register_is_open(office: Office, night: Night) -> None:
    sit(office, night.colleague)
    assert night.listed() == [night.open.id]
    with pytest.raises(Refusal, match="您本来就能查看；要查看其中仅限指定人员"):
        night.ask()
    with pytest.raises(Refusal, match="您本来就能查看，不需要"):
        night.ask("JZ2026-001")
    night.ask("jz2026-002")
    view = office.records.open(night.kept)
    assert view.label.startswith("李乙四")
    draft = draft_of(view)
    draft.values["note"] = "改一下"
    with pytest.raises(Refusal, match="仅限指定人员查阅"):
        office.records.save(draft)


def test_it_is_reading_and_nothing_else(office: Office, night: Night) -> None:
    night.ask()
    person = office.people.find("zjs")
    assert person == ()  # the picker of forms offers only whom he deals with
    for door in (
        lambda: office.records.save(RecordDraft("corrections", values={"person.name": "赵试丁"})),
        lambda: office.records.catch_up(night.open),
        lambda: office.rosters.write("corrections", Period.parse("2026-03")),
        lambda: office.sheet_out.write("corrections"),
        lambda: office.attachments.read(night.open, 1),
        lambda: office.documents.issue("correction-announcement", night.open),
    ):
        with pytest.raises((Refusal, LookupError)):
            door()
    assert not any(task.register == "corrections" for task in office.todo.on(horizon=400))


def test_his_role_stays_what_it_is(office: Office, night: Night) -> None:
    sit(office, DIRECTOR)
    reader = hire(office, "孙试癸", Role.READER, ("disputes",))
    sit(office, reader)
    night.ask()
    assert office.records.open(night.open)
    with pytest.raises(Refusal, match="无权显示完整证件号码"):
        office.audit.seen(night.open, "证件号码和电话")


def test_every_look_stands_in_the_trail_as_one_in_an_emergency(office: Office, night: Night) -> None:
    night.ask()
    for _ in range(2):
        night.listed()
        office.records.open(night.open)
        office.looks.opened(night.open)
    with office.desk.read() as session:
        person = session.get_one(office.desk.book.get("corrections").model, night.open.id).person_id  # type: ignore[attr-defined]  # a case has one
    office.cards.open(person)
    said = f"应急查阅第1号：{WHY}"
    assert night.acts() == [
        ("应急查阅：社区矫正", WHY),
        (EMERGENCY_LISTED, said),
        (EMERGENCY_OPENED, said),
        (EMERGENCY_CARD, said),
    ]
    sit(office, DIRECTOR)
    assert EMERGENCY_OPENED in [line.act for line in office.audit.of(night.open)]


def test_what_he_may_see_anyhow_is_an_ordinary_look(office: Office, night: Night) -> None:
    sit(office, night.colleague)
    night.ask("JZ2026-002")
    office.records.open(night.open)
    office.looks.opened(night.open)
    assert [act for act, _ in night.acts()] == ["应急查阅：社区矫正JZ2026-002", "打开档案"]


def test_neither_the_sealed_nor_reports_of_wrongdoing_are_opened(office: Office, night: Night) -> None:
    sit(office, DIRECTOR)
    ended(office, night.open, date(2026, 2, 20), CorrectionState.SEALED, "seal")
    values = {"received_on": date(2026, 1, 5), "petitioner": "赵乙四", "kind": PetitionKind.REPORT}
    report = office.records.save(RecordDraft("petitions", values=values))  # type: ignore[arg-type]  # plain values
    sit(office, night.mediator)
    for register, typed in (("corrections", "JZ2026-001"), ("corrections", "张甲三"), ("petitions", "LX2026-0001")):
        with pytest.raises(Refusal, match="没有可以应急查阅的"):
            night.ask(typed, register)
    night.ask()
    night.ask(register="petitions")
    assert night.listed() == []
    assert list(office.lists.ids("petitions", ListQuery())) == []
    for ref, why in ((night.open, "依法封存"), (report, "指定人员")):
        with pytest.raises(Refusal, match=why):
            office.records.open(ref)


def _never_recorded() -> str:
    """A word that is never recorded."""
    rules = tomllib.loads(resource("never_recorded.toml").read_text(encoding="utf-8"))["rule"]
    word: str = rules[0]["words"][0]
    return word


@pytest.mark.parametrize(
    ("reason", "why"),
    [("急", "至少10个字"), ("急" * 201, "最多200字"), (" " * 30, "至少10个字"), (f"{WHY}，{_never_recorded()}", "请删改")],
)
def test_a_reason_is_asked_that_is_one(office: Office, night: Night, reason: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        office.emergencies.ask("corrections", "", reason)
    assert night.acts() == []


def test_the_office_may_do_without_it(office: Office, night: Night) -> None:
    sit(office, DIRECTOR)
    office.settings.change(EMERGENCY_LOOKS, False)
    sit(office, night.mediator)
    with pytest.raises(Refusal, match="没有开放应急查阅"):
        night.ask()


def test_the_director_has_them_in_the_week_and_takes_note_and_nobody_of_his_own(office: Office, night: Night) -> None:
    night.ask()
    night.listed()
    office.records.open(night.open)
    with pytest.raises(Refusal, match="无权查看应急查阅周报"):
        office.emergencies.week(DAY)
    assert office.emergencies.unread() == 0
    sit(office, DIRECTOR)
    assert (office.emergencies.unread(), office.emergencies.first_unread()) == (1, DAY)
    (line,) = office.emergencies.week(DAY)
    assert (line.by, line.what, line.reason) == ("郑试庚", "社区矫正（整本）", WHY)
    assert line.opened == ("查看列表", "JZ2026-001")
    assert office.emergencies.week(DAY - timedelta(days=7)) == ()
    assert office.emergencies.take_note(DAY) == 1
    assert office.emergencies.unread() == 0
    (line,) = office.emergencies.week(DAY)
    assert line.read_by == office.officer.name
    second = hire(office, "周试子", Role.DIRECTOR, ("disputes",))
    sit(office, second)
    night.ask()
    assert (office.emergencies.unread(), office.emergencies.take_note(DAY)) == (0, 0)
    sit(office, DIRECTOR)
    assert office.emergencies.unread() == 1
    assert office.keeping.verify().sound
