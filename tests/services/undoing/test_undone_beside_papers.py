"""What is put back stands up to what was done since: issued numbers, begun records, steps that lack their data."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.people.models import Person
from libao_desk.services.office import Office
from tests.services.builders import change, concluded
from tests.services.closings import a_subject, ended
from tests.services.ledger_files import Ledger

KIND = "mediation-agreement"
NUMBER = "（2026）海李调字第001号"


def test_a_sheet_does_not_change_a_number_on_an_issued_paper(office: Office, tmp_path: Path) -> None:
    ref = concluded(office)
    office.documents.issue(KIND, ref)
    row = {"编号": office.records.open(ref).number, "协议书编号": "（2026）海李调字第777号"}
    plan = office.importing.examine("disputes", Ledger(("台账",), (list(row),), [list(row.values())]).write(tmp_path / "l.xlsx"))
    assert any("已用在签发的文书上" in problem.sentence for problem in plan.problems)
    assert office.records.open(ref).values["agreement_no"] == NUMBER


def test_a_step_does_not_come_back_without_what_it_needs(office: Office) -> None:
    adult = a_subject(office, "张甲一")
    ended(office, adult, date(2026, 2, 27))
    office.records.take_back(adult, reason="点错了人")
    back = office.last_acts.acts()[0].seq
    change(office, adult, ended_on=None, exit_kind=None)
    with pytest.raises(Refusal, match="“期满解除”还不能恢复：须先填写"):
        office.last_acts.undo(back)


def test_what_was_begun_from_an_undone_step_is_told(office: Office) -> None:
    subject = a_subject(office, "张甲一")
    ended(office, subject, date(2026, 2, 27))
    step = office.last_acts.acts()[0].seq
    begun = office.records.save(office.links.begin(subject, office.links.follow_ons(subject)[0]))
    told = office.last_acts.undo(step, reason="点错了人").sentence
    assert office.records.open(begun).number in told


def test_guardians_are_not_put_back_into_a_ring(office: Office) -> None:
    """One clearing undone made two people each other's guardians."""
    with office.desk.work("登记人员") as session:
        first, second = Person(name="张甲一"), Person(name="李乙二")
        session.add_all((first, second))
        first.guardian = second
        session.flush()
        ids = first.id, second.id
    with office.desk.work("修改人员信息") as session:
        session.get_one(Person, ids[0]).guardian = None
    cleared = office.last_acts.acts()[0].seq
    with office.desk.work("修改人员信息") as session:
        session.get_one(Person, ids[1]).guardian = session.get_one(Person, ids[0])
    with pytest.raises(Refusal, match="不能互为监护人"):
        office.last_acts.undo(cleared)
