"""An import taken back: every table as it was before, except the trail and the numbers, which tell it."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.declare.path import path, via
from libao_desk.people.models import Person
from libao_desk.people.officers import Role
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.services.undoing.act import USED_SINCE
from libao_desk.services.undoing.cards import CHANGED_SINCE, SHARED
from libao_desk.store import numbers
from libao_desk.store.base import Base
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute, a_person, change
from tests.services.ledger_files import Ledger
from tests.services.returning import Village, sent_out
from tests.services.sample_ledgers import id_no, mended_corrections, mended_disputes

TELLS = {"trail_entry", "trail_line", "trail_key", "trail_head", "number_series", "number_issued"}
CASES = [("corrections", mended_corrections), ("disputes", mended_disputes)]
registers = pytest.mark.parametrize(("register", "ledger"), CASES, ids=["corrections", "disputes"])


def brought(office: Office, register: str, ledger: Ledger, folder: Path) -> int:
    """Import a ledger; give the import's entry."""
    office.importing.store(office.importing.examine(register, ledger.write(folder / "l.xlsx")))
    return office.undoing.imports()[0].seq


def everything(office: Office) -> dict[str, list[Any]]:
    """Every row of every table but the trail and the numbers; search by what it finds, versions and the search's own ids left out."""
    found = {}
    with office.desk.read() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in TELLS:
                columns = [c for c in table.columns if c.name != "version" and not (table.name == "search_entry" and c.name == "id")]
                found[table.name] = sorted(map(repr, session.execute(sa.select(*columns)).all()))
    return found


def ids(office: Office, register: str) -> list[int]:
    """Every record of a register."""
    return list(office.lists.ids(register, ListQuery()))


@registers
def test_a_whole_import_leaves_nothing_but_its_trail_and_void_numbers(
    office: Office, tmp_path: Path, register: str, ledger: Callable[[], Ledger]
) -> None:
    before = everything(office)
    seq = brought(office, register, ledger(), tmp_path)
    count = len(ids(office, register))
    assert everything(office) != before
    done = office.undoing.undo(seq)
    assert len(done) == count > 0
    assert everything(office) == before
    assert office.undoing.imports() == ()
    assert not office.search.find(id_no(1)).hits
    with office.desk.read() as session:
        assert {one.voided_reason for one in numbers.ledger(session, register)} == {"撤销导入"}
    assert office.keeping.verify().sound
    again = brought(office, register, ledger(), tmp_path)
    assert again != seq
    assert len(ids(office, register)) == count


def test_what_an_import_changed_is_as_it_was(office: Office, tmp_path: Path) -> None:
    brought(office, "disputes", mended_disputes(), tmp_path)
    before = everything(office)
    ledger = mended_disputes()
    ledger.rows[0][7], ledger.rows[0][3] = 1500, "李试乙、新来的"
    ledger.rows[3][2] = "钱试戊"
    seq = brought(office, "disputes", ledger, tmp_path)
    assert office.search.find("新来的").hits
    (line,) = office.undoing.look(seq)
    assert (line.is_new, line.obstacle) == (False, "")
    office.undoing.undo(seq)
    assert everything(office) == before
    assert not office.search.find("新来的").hits


def test_what_was_worked_on_since_is_named_and_stays(office: Office, tmp_path: Path) -> None:
    seq = brought(office, "disputes", mended_disputes(), tmp_path)
    first, second, *rest = (line.ref for line in office.undoing.look(seq))
    change(office, first, facts="导入后补记的事实。")
    scan = tmp_path / "现场照片.jpg"
    scan.write_bytes(b"\xff\xd8\xff sample")
    office.attachments.add(second, scan)
    told = {line.ref: line.obstacle for line in office.undoing.look(seq)}
    by_hand = f"纠纷简要情况{CHANGED_SINCE}（2026-03-02冯测试修改人民调解）"
    assert told == {first: by_hand, second: USED_SINCE, **dict.fromkeys(rest, "")}
    with pytest.raises(Refusal, match="有2条记录不能撤销"):
        office.undoing.undo(seq)
    assert len(ids(office, "disputes")) == 2 + len(rest)
    assert {line.ref for line in office.undoing.undo(seq, leave_touched=True)} == set(rest)
    assert {first.id, second.id} == set(ids(office, "disputes"))
    assert [line.ref for line in office.undoing.look(seq)] == [first, second]


def test_a_person_whom_another_register_needs_stays(office: Office, tmp_path: Path) -> None:
    seq = brought(office, "corrections", mended_corrections(), tmp_path)
    brought(office, "disputes", mended_disputes(), tmp_path)
    shared = office.people.find(id_no(1))[0].ref
    office.undoing.undo(seq)
    assert {one.register for one in office.people.card(shared.id)} == {"disputes"}


def test_a_new_record_whose_card_was_corrected_by_hand_stays(office: Office, tmp_path: Path) -> None:
    seq = brought(office, "corrections", mended_corrections(), tmp_path)
    person = office.people.find(id_no(2))[0].ref
    office.people.save(person.id, {"phone": "19900000099"}, {}, (path(Person.phone),))
    with pytest.raises(Refusal, match=f"联系电话{CHANGED_SINCE}（2026-03-02冯测试修改人员信息）"):
        office.undoing.undo(seq)
    office.undoing.undo(seq, leave_touched=True)
    assert office.people.find(id_no(2))[0].ref == person
    assert len(ids(office, "corrections")) == 1


def test_a_new_record_whose_card_a_later_import_changed_stays_until_that_is_taken_back(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    first = brought(office, "corrections", mended_corrections(), tmp_path)
    ledger = mended_corrections()
    ledger.rows[1][3] = "19900000099"
    later = brought(office, "corrections", ledger, tmp_path)
    (told,) = [line.obstacle for line in office.undoing.look(first) if line.is_left]
    assert told.startswith(f"联系电话{CHANGED_SINCE}（2026-03-02冯测试导入")
    assert told.endswith("请先撤销那次导入）")
    with pytest.raises(Refusal, match="联系电话"):
        office.undoing.undo(first)
    office.undoing.undo(later)
    office.undoing.undo(first)
    assert everything(office) == before


def test_a_card_that_two_batches_wrote_is_no_later_change(office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libao_desk.services.ledgers.importing.BATCH", 1)
    before = everything(office)
    ledger = of_one_man(2)
    ledger.rows[1][3] = "19900000066"
    seq = brought(office, "corrections", ledger, tmp_path)
    assert card(office, id_no(1)).phone == "19900000001"
    office.undoing.undo(seq)
    assert everything(office) == before


def test_after_thirty_days_an_import_stays(tmp_path: Path, empty_office_folder: Path, book: RegisterBook) -> None:
    folder = tmp_path / "office"
    copytree(empty_office_folder, folder)
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        seq = brought(office, "corrections", mended_corrections(), tmp_path)
    for days, found in ((30, 1), (31, 0)):
        with Office.unlock(folder, book, FixedClock(DAY + timedelta(days=days)), PASSPHRASE) as office:
            assert len(office.undoing.imports()) == found
    with Office.unlock(folder, book, FixedClock(date(2026, 6, 1)), PASSPHRASE) as office:
        with pytest.raises(Refusal, match="超过30日"):
            office.undoing.undo(seq)


def test_who_may_not_import_may_not_take_back(office: Office, tmp_path: Path) -> None:
    seq = brought(office, "corrections", mended_corrections(), tmp_path)
    office.desk.rights = type(office.desk.rights)(Role.READER)
    assert office.undoing.imports() == ()
    with pytest.raises(Refusal):
        office.undoing.undo(seq)


def test_only_imports_are_offered(office: Office) -> None:
    a_dispute(office)
    assert office.undoing.imports() == ()


# --- cards that were there before ------------------------------------------------------------------------------------------


def village_sheet(office: Office, folder: Path) -> Village:
    """The four cases of corrections, sent out with what stands on the cards."""
    brought(office, "corrections", mended_corrections(), folder)
    fields = (Person.name, Person.phone, Person.village, Person.residence_address)
    return sent_out(office, folder, "corrections", *(via(CorrectionCase.person, field) for field in fields))


def came_back(office: Office, sheet: Village) -> int:
    """Import what the village changed; give the import's entry."""
    assert office.importing.store(office.importing.examine("corrections", sheet.back())).stored
    return office.undoing.imports()[0].seq


def card(office: Office, number: str) -> Person:
    """The card with an ID number."""
    with office.desk.read() as session:
        return session.scalars(sa.select(Person).where(Person.id_no == number)).one()


def test_a_sheet_that_changed_cards_alone_names_its_records_and_is_taken_back(office: Office, tmp_path: Path) -> None:
    sheet = village_sheet(office, tmp_path)
    before = everything(office)
    sheet.type(sheet.row_of("姓名", "王试丙"), 联系电话="19900007777", 姓名="汪试丙", 现住地="李堡镇新来村9组", **{"村（居）": "新来村"})
    seq = came_back(office, sheet)
    assert office.search.find("汪试丙").hits
    (line,) = office.undoing.look(seq)
    assert (line.label.startswith("汪试丙"), line.is_new, line.obstacle, line.stays) == (True, False, "", "")
    office.undoing.undo(seq)
    assert everything(office) == before
    assert card(office, id_no(3)).pinyin.startswith("wang")
    assert not office.search.find("汪试丙").hits
    assert office.keeping.verify().sound


def test_a_value_changed_since_stays_and_is_told_while_the_others_go_back(office: Office, tmp_path: Path) -> None:
    sheet = village_sheet(office, tmp_path)
    sheet.type(sheet.row_of("姓名", "王试丙"), 联系电话="19900007777", 姓名="汪试丙")
    seq = came_back(office, sheet)
    office.people.save(card(office, id_no(3)).id, {"phone": "19900000099"}, {}, (path(Person.phone),))
    with pytest.raises(Refusal, match=f"联系电话{CHANGED_SINCE}"):
        office.undoing.undo(seq)
    (line,) = office.undoing.undo(seq, leave_touched=True)
    assert (line.obstacle, line.stays) == ("", f"联系电话{CHANGED_SINCE}（2026-03-02冯测试修改人员信息）")
    assert (card(office, id_no(3)).name, card(office, id_no(3)).phone) == ("王试丙", "19900000099")


def test_a_card_with_nothing_left_to_put_back_is_an_obstacle(office: Office, tmp_path: Path) -> None:
    sheet = village_sheet(office, tmp_path)
    sheet.type(sheet.row_of("姓名", "王试丙"), 姓名="汪试丙")
    seq = came_back(office, sheet)
    office.people.save(card(office, id_no(3)).id, {"name": "汪世丙"}, {}, (path(Person.name),))
    with pytest.raises(Refusal, match=f"姓名{CHANGED_SINCE}"):
        office.undoing.undo(seq)
    assert (card(office, id_no(3)).name, card(office, id_no(3)).pinyin) == ("汪世丙", "wangshibing")


def of_one_man(rows: int) -> Ledger:
    """Cases of one man, whose phone another register knew otherwise."""
    ledger = mended_corrections()
    ledger.rows[:] = [list(ledger.rows[0]) for _ in range(rows)]
    for n, row in enumerate(ledger.rows):
        row[0], row[7], row[8], row[9] = n + 1, date(2018 + 2 * n, 1, 6), date(2019 + 2 * n, 1, 5), None
    return ledger


@pytest.mark.parametrize("rows", [1, 2])
def test_a_card_that_another_register_knew_is_as_it_was(office: Office, tmp_path: Path, rows: int) -> None:
    a_person(office, "张试甲", id_no=id_no(1))
    before = everything(office)
    ledger = of_one_man(rows)
    if rows == 2:
        ledger.rows[1][3] = "19900000066"
    seq = brought(office, "corrections", ledger, tmp_path)
    assert card(office, id_no(1)).phone == "19900000001"
    assert len(office.undoing.undo(seq)) == rows
    assert everything(office) == before
    assert office.keeping.verify().sound


def test_a_card_goes_back_only_with_every_record_that_uses_it(office: Office, tmp_path: Path) -> None:
    a_person(office, "张试甲", id_no=id_no(1))
    a_person(office, "王试丙", id_no=id_no(3))
    ledger = of_one_man(2)
    ledger.rows.append(mended_corrections().rows[3])
    seq = brought(office, "corrections", ledger, tmp_path)
    first, second, third = office.undoing.look(seq)
    change(office, first.ref, note="导入后补记。")
    done = office.undoing.undo(seq, leave_touched=True)
    assert [(line.ref, line.stays) for line in done] == [(second.ref, f"村（居）、联系电话{SHARED}"), (third.ref, "")]
    assert (card(office, id_no(1)).phone, card(office, id_no(3)).phone) == ("19900000001", None)


def test_a_card_that_two_sheets_wrote_is_as_before_whichever_is_taken_back_first(office: Office, tmp_path: Path) -> None:
    sheet = village_sheet(office, tmp_path)
    before = everything(office)
    row = sheet.row_of("姓名", "王试丙")
    sheet.type(row, 联系电话="19900007777", 现住地="李堡镇新来村9组")
    earlier = came_back(office, sheet)
    fields = (Person.name, Person.phone, Person.village, Person.residence_address)
    sheet = sent_out(office, tmp_path, "corrections", *(via(CorrectionCase.person, field) for field in fields))
    sheet.type(row, 联系电话="19900008888")
    later = came_back(office, sheet)
    (line,) = office.undoing.undo(earlier, leave_touched=True)
    assert line.stays.startswith(f"联系电话{CHANGED_SINCE}")
    assert (card(office, id_no(3)).phone, card(office, id_no(3)).residence_address != "李堡镇新来村9组") == ("19900008888", True)
    office.undoing.undo(later)
    assert everything(office) == before
