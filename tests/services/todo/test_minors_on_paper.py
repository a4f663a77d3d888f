"""No paper that goes round names a minor or tells that a record is to be sealed; whoever opens the record is reminded of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.app import demo
from libao_desk.core.citizen_id import make_citizen_id
from libao_desk.core.clock import FixedClock
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref, Value
from libao_desk.services.todo.on_paper import HEADING, OTHERWISE, on_paper
from libao_desk.services.todo.paper import todo_paper
from libao_desk.services.todo.route_paper import route_paper
from tests.conftest_office import DAY
from tests.printing.readers import poppler_text
from tests.services.builders import a_dispute

from .test_attempts_and_route import helped, villages

YOUNG = make_citizen_id("320699", date(2009, 5, 6), 1)


@pytest.fixture
def demo_office(tmp_path: Path, demo_folder: Path, book: RegisterBook) -> Iterator[Office]:
    """The invented office at the end of its year, where a juvenile's record waits to be sealed."""
    copytree(demo_folder, tmp_path / "demo")
    with Office.unlock(tmp_path / "demo", book, FixedClock(date(2020, 12, 31)), demo.PASSPHRASE) as office:
        yield office


def a_minor(office: Office, name: str, village: Ref) -> RecordRef:
    ref = helped(office, name, village)
    view = office.records.open(ref)
    values: dict[str, Value] = {**view.values, "person.id_no": YOUNG}
    office.records.save(RecordDraft("aftercare", ref.id, view.version, values=values, original=dict(view.values)))
    return ref


def test_a_route_sheet_takes_a_minor_along_without_name_village_address_and_phone(office: Office) -> None:
    (village,) = villages(office, "样例村")
    helped(office, "张甲三", village)
    ref = a_minor(office, "姜十绫", village)
    text = poppler_text(route_paper(office.desk, office.todo.on()).pdf)
    assert text.index("样例村（1户）") < text.index(f"{HEADING}（1户）") < text.index("姜某某")
    assert office.records.open(ref).number in text
    assert "姜十绫" not in text
    assert text.count("19900000001") == text.count("李堡镇样例村1组2号") == 1


def test_a_printed_list_names_no_minor_and_the_screen_names_him(office: Office) -> None:
    (village,) = villages(office, "样例村")
    a_minor(office, "姜十绫", village)
    due = office.todo.on()
    text = poppler_text(todo_paper(office.desk, due).pdf)
    assert "姜某某" in text
    assert "姜十绫" not in text
    assert "姜十绫" in {task.label for task in due}


def test_no_paper_tells_that_a_record_is_to_be_sealed(demo_office: Office) -> None:
    due = [task for task in demo_office.todo.on() if task.duty.clock == "C36"]
    assert due
    for before, task in zip(due, on_paper(due), strict=True):
        assert "封存" in before.duty.title
        assert (task.duty.title, task.duty.basis, task.village) == (OTHERWISE, "", "")
        assert task.label[1:3] == "某某"
        assert before.label[:3] not in task.label
    everything = on_paper(demo_office.todo.on())
    assert not [task for task in everything if "未成年" in task.duty.title + task.duty.basis]
    minors = [task for task in demo_office.todo.on() if task.is_minors]
    text = poppler_text(route_paper(demo_office.desk, demo_office.todo.on()).pdf)
    assert not [task.label for task in minors if task.label in text]


def test_whoever_opens_a_minors_record_reads_that_he_is_one(office: Office) -> None:
    (village,) = villages(office, "样例村")
    ref = a_minor(office, "姜十绫", village)
    assert office.records.open(ref).cautions == ("未成年人：身份信息不得披露", "未登记监护人")
    assert office.records.open(helped(office, "张甲三", village)).cautions == ()


def test_a_dispute_with_a_minor_party_says_so_and_hides_his_name_alone(office: Office) -> None:
    ref = a_dispute(office)
    office.records.catch_up(ref)
    with office.desk.work("出生日期") as session:
        record = session.get_one(DisputeCase, ref.id)
        first, second = (party.person for party in record.parties)
        assert first is not None
        assert second is not None
        first.birth_date = date(2012, 5, 6)
        young, grown = first.name, second.name
    assert office.records.open(ref).cautions == ("涉及未成年人：身份信息不得披露",)
    label = next(task.public_label for task in office.todo.on(DAY) if task.record == ref)
    assert young not in label
    assert grown in label
