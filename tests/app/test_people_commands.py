"""Merges of person cards on the command line: listed with who and when, taken back one by one."""

from datetime import date
from pathlib import Path

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef, Ref

from .conftest import Call

DAY = date(2020, 12, 31)


def _person(office: Office, ref: RecordRef) -> Ref:
    person = office.records.open(ref).values["person"]
    assert isinstance(person, Ref)
    return person


def test_a_merge_is_listed_and_taken_back(call: Call, own_copy: Path, book: RegisterBook) -> None:
    assert call("undo-merge").out.strip() == "没有可以撤销的合并。"
    with Office.unlock(own_copy, book, FixedClock(DAY), demo.PASSPHRASE) as office:
        first, second = (
            office.records.save(RecordDraft(register, values={"person.name": name}))
            for register, name in (("aftercare", "张甲三"), ("corrections", "张甲叁"))
        )
        office.people.merge(_person(office, first).id, _person(office, second).id, {})
        by = office.officer.name
    (row,) = call("undo-merge", "--json").json
    assert (row["by"], row["kept"], row["gone"]) == (by, "张甲三", "张甲叁")
    assert call("undo-merge").out.split("\t")[2:] == [by, "张甲三←张甲叁\n"]
    assert call("undo-merge", row["merge"], "--json").json == {"undone": row["merge"]}
    assert call("undo-merge", row["merge"]).sentence == "这次合并已经撤销。"
    assert call("undo-merge", "--json").json == []
