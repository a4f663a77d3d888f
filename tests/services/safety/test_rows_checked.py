"""Rows that an editor who holds the key changed past the program: each is told; what the program itself did is never an alarm."""

from pathlib import Path
from shutil import copytree

import pytest
import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.people.models import OfficerRegister, Person
from libao_desk.people.officers import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.safety.rows_checked import MOST
from libao_desk.store.trail import destroy_subject
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import a_dispute, a_person, change
from tests.store.test_trail import edit

READER = "只看不改的人-26"
PAST = "（有人绕过本程序改动了数据文件）"
DIFFERS, GONE, NEVER = (
    f"{what}{PAST}" for what in ("与操作记录中最后一次写入的不同", "按操作记录应当还在，现在没有了", "没有写入它的操作记录")
)
RECORD = (("party", "case_id"), ("mediator", "case_id"), ("term", "case_id"), ("case", "id"))
GAP = f"有缺号或与下一个编号不符{PAST}"
BORNE = f"编号台账中TJ2026-0002的登记与档案不符{PAST}"
EDITS = {
    "a reader made director": ("UPDATE officer SET role = 'DIRECTOR' WHERE id = 2", f"工作人员（内部编号2）的“角色”{DIFFERS}"),
    "a register no longer kept from him": ("DELETE FROM officer_register", f"工作人员的登记册权限（内部编号2,disputes）{GONE}"),
    "a phone": ("UPDATE person SET phone = '19900000000' WHERE id = 1", f"人员卡片（内部编号1）的“联系电话”{DIFFERS}"),
    "a sum": ("UPDATE dispute_case SET amount = 1 WHERE id = 1", f"人民调解TJ2026-0001的“协议涉及金额”{DIFFERS}"),
    "a day": ("UPDATE dispute_case SET accepted_on = '2026-03-01' WHERE id = 1", f"人民调解TJ2026-0001的“受理日”{DIFFERS}"),
    "a value that is none": ("UPDATE dispute_case SET state = '???' WHERE id = 1", f"人民调解TJ2026-0001的“状态”{DIFFERS}"),
    "no text at all": (
        "UPDATE dispute_case SET facts = CAST(x'ff' AS TEXT) WHERE id = 1",
        f"人民调解TJ2026-0001{DIFFERS}",
    ),
    "a party taken out": ("DELETE FROM dispute_party WHERE id = 1", f"人民调解的一条记录的当事人（内部编号1）{GONE}"),
    "a record taken out": (
        ";".join(f"DELETE FROM dispute_{table} WHERE {key} = 2" for table, key in RECORD),
        f"人民调解的一条记录{GONE}",
    ),
    "a move taken out": ("DELETE FROM record_transition WHERE id = 1", f"办理过程（内部编号1）{GONE}"),
    "two swapped": (
        "UPDATE person SET name = CASE id WHEN 1 THEN '乙某' ELSE '甲某' END WHERE id IN (1, 2)",
        f"人员卡片（内部编号2）的“姓名”{DIFFERS}",
    ),
    "a number taken out": ("DELETE FROM number_issued WHERE series = 'disputes' AND n = 2", f"编号台账（人民调解，2026年）{GAP}"),
    "the last number given again": ("UPDATE number_series SET next = 2 WHERE series = 'disputes'", f"编号台账（人民调解，2026年）{GAP}"),
    "a number of the ledger rewritten": ("UPDATE number_issued SET text = 'TJ2026-0009' WHERE used_by = 'disputes' AND n = 2", BORNE),
    "a number made void": ("UPDATE number_issued SET voided_reason = '作废' WHERE used_by = 'disputes' AND n = 2", BORNE),
    "a number given to another record": ("UPDATE number_issued SET record_id = 1 WHERE used_by = 'disputes' AND n = 2", BORNE),
    "the first number taken out": ("DELETE FROM number_issued WHERE series = 'disputes' AND n = 1", BORNE.replace("0002", "0001")),
    "the last number taken out whole": (
        "DELETE FROM number_issued WHERE series = 'disputes' AND n = 2;UPDATE number_series SET next = 2 WHERE series = 'disputes'",
        BORNE,
    ),
    "one put in": ("INSERT INTO village (name, active) VALUES ('假村', 1)", NEVER),
}


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory, empty_office_folder: Path, book: RegisterBook) -> Path:
    """An office with two disputes, two officers and a few changes; copy it, do not open it."""
    folder = tmp_path_factory.mktemp("worked") / "office"
    copytree(empty_office_folder, folder)
    with _opened(folder, book) as office:
        office.officers.add("只看员", Role.READER, READER, ("disputes",))
        a_person(office, "甲某", phone="19900000001")
        a_person(office, "乙某")
        change(office, a_dispute(office), facts="改过的简要情况")
        a_dispute(office, 2)
        assert office.keeping.verify().sound
    return folder


def _opened(folder: Path, book: RegisterBook) -> Office:
    return Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE)


@pytest.mark.parametrize(("statement", "told"), EDITS.values(), ids=EDITS)
def test_a_row_changed_past_the_program_is_told(worked: Path, tmp_path: Path, book: RegisterBook, statement: str, told: str) -> None:
    folder = tmp_path / "office"
    copytree(worked, folder)
    edit(folder, *statement.split(";"), key_of=PASSPHRASE)
    with _opened(folder, book) as office:
        problems = office.keeping.verify().problems
    assert any(problem.endswith(told) for problem in problems), problems


def test_who_may_not_see_a_register_reads_no_number_of_it(worked: Path, tmp_path: Path, book: RegisterBook) -> None:
    folder = tmp_path / "office"
    copytree(worked, folder)
    with _opened(folder, book) as office:
        office.officers.change(2, Role.READER, ("petitions",))
    edit(folder, "UPDATE dispute_case SET amount = 1 WHERE id = 1", key_of=PASSPHRASE)
    with Office.unlock(folder, book, FixedClock(DAY), READER) as office:
        assert office.keeping.verify().problems == (f"其他登记册的一条记录{DIFFERS}",)


def test_of_many_changed_rows_the_first_are_named_and_the_rest_counted(worked: Path, tmp_path: Path, book: RegisterBook) -> None:
    folder = tmp_path / "office"
    copytree(worked, folder)
    edit(
        folder, *(f"INSERT INTO phrase VALUES ({n}, 'disputes', 'a', 'b', 'c', 'd', 'e', 0)" for n in range(1, MOST + 4)), key_of=PASSPHRASE
    )
    with _opened(folder, book) as office:
        problems = office.keeping.verify().problems
    assert problems[0] == f"常用语（内部编号1）{NEVER}"
    assert problems[MOST:] == ("另有3处这样的改动",)


def test_what_a_lawfully_destroyed_key_hides_is_no_alarm_and_a_key_that_merely_went_is(
    worked: Path, tmp_path: Path, book: RegisterBook
) -> None:
    folder = tmp_path / "office"
    copytree(worked, folder)
    with _opened(folder, book) as office:
        with office.desk.work("依法销毁") as session:
            destroy_subject(session, "person:1")
        with office.desk.work("改卡片") as session:
            session.get_one(Person, 1).phone = "19900000009"
        assert office.keeping.verify().problems == ()
    edit(folder, "DELETE FROM trail_key WHERE subject = 'person:1'", key_of=PASSPHRASE)
    with _opened(folder, book) as office:
        assert office.keeping.verify().problems == ("留痕的密钥少了1个，没有依法销毁的记录",)


def test_a_row_that_was_taken_out_and_put_in_again_is_no_alarm(worked: Path, tmp_path: Path, book: RegisterBook) -> None:
    folder = tmp_path / "office"
    copytree(worked, folder)
    with _opened(folder, book) as office:
        for registers in ((), ("disputes", "corrections"), ("disputes",)):
            office.officers.change(2, Role.OFFICER, registers)
        with office.desk.read() as session:
            assert session.scalar(sa.select(sa.func.count()).select_from(OfficerRegister)) == 1
        assert office.keeping.verify().problems == ()
