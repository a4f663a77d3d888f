"""A sheet sent out and brought back: each side's changes stay, true conflicts are listed, altered and foreign rows are refused."""

import dataclasses
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.core.paths import resource
from libao_desk.declare.path import FieldPath, path, via
from libao_desk.people.models import Person
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.disputes.codes import DisputeType
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.services.book import RegisterBook
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Founding, Office
from libao_desk.services.records.drafts import RecordRef, draft_of
from libao_desk.sheets.error_copy import RED
from libao_desk.store import trail
from tests.conftest_office import CHEAP, DAY, FOUNDING, PASSPHRASE
from tests.services.builders import a_dispute, change
from tests.services.ledger_files import Ledger
from tests.services.returning import SLIP, Village, said, sent_out, verdicts

PHONE, VILLAGE, NAME = (
    via(CorrectionCase.person, Person.phone),
    via(CorrectionCase.person, Person.village),
    via(CorrectionCase.person, Person.name),
)
ID_NO, BORN = via(CorrectionCase.person, Person.id_no), via(CorrectionCase.person, Person.birth_date)
LI = "李试乙"


def values(office: Office, ref: RecordRef) -> dict[str, Any]:
    """What a record says now."""
    return dict(office.records.open(ref).values)


def of(office: Office, name: str) -> RecordRef:
    """The case of a person."""
    (hit,) = [hit for hit in office.search.find(name).hits if hit.register == "corrections"]
    return office.records.find("corrections", hit.number)


def test_a_sheet_that_comes_back_untouched_changes_nothing(corrections: Office, tmp_path: Path) -> None:
    plan = corrections.importing.examine("corrections", sent_out(corrections, tmp_path, "corrections").back())
    assert (verdicts(plan), said(plan)) == ({"same": 4}, [])


def test_what_changed_there_is_taken_and_what_changed_here_is_kept(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE, VILLAGE)
    change(corrections, of(corrections, LI), **{"person.phone": "19900009999"})
    village.type(village.row_of("姓名", LI), **{"村（居）": "新来村"})
    village.type(village.row_of("姓名", "王试丙"), 联系电话="19900007777")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 2, "changed": 2}
    assert [line for row in plan.rows for line in row.changes] == ["村（居）：杨庄村 → 新来村", "联系电话：199 0000 0003 → 199 0000 7777"]
    assert corrections.importing.store(plan).stored_rows == 2
    li, wang = values(corrections, of(corrections, LI)), values(corrections, of(corrections, "王试丙"))
    assert (li["person.phone"], li["person.village"].label, wang["person.phone"]) == ("19900009999", "新来村", "19900007777")
    again = corrections.importing.examine("corrections", village.file)
    assert verdicts(again) == {"same": 4}


def test_both_sides_with_the_same_change_agree(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    change(corrections, of(corrections, LI), **{"person.phone": "19900008888"})
    village.type(village.row_of("姓名", LI), 联系电话="１９９ 0000-8888")
    assert verdicts(corrections.importing.examine("corrections", village.back())) == {"same": 4}


def test_both_sides_with_different_changes_are_a_conflict_with_both_values(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    change(corrections, of(corrections, LI), **{"person.phone": "19900008888"})
    village.type(village.row_of("姓名", LI), 联系电话="19900007777")
    village.type(village.row_of("姓名", "王试丙"), 联系电话="")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 2, "changed": 1, "conflict": 1}
    (sentence,) = said(plan)
    assert "199 0000 8888" in sentence
    assert "199 0000 7777" in sentence
    assert not corrections.importing.store(plan).stored
    assert values(corrections, of(corrections, LI))["person.phone"] == "19900008888"
    village.type(village.row_of("姓名", LI), 联系电话="19900008888")
    settled = corrections.importing.examine("corrections", village.back())
    assert corrections.importing.store(settled).stored_rows == 1
    assert values(corrections, of(corrections, "王试丙"))["person.phone"] is None


def test_what_is_changed_here_after_the_look_stops_the_store(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    village.type(village.row_of("姓名", LI), 联系电话="19900007777")
    plan = corrections.importing.examine("corrections", village.back())
    change(corrections, of(corrections, LI), **{"person.phone": "19900008888"})
    with pytest.raises(Refusal, match="已有变化"):
        corrections.importing.store(plan)
    assert values(corrections, of(corrections, LI))["person.phone"] == "19900008888"


def _alter_slip(village: Village) -> None:
    slip = village.cell(1, SLIP).value
    village.cell(1, SLIP).value = slip[:50] + ("A" if slip[50] != "A" else "B") + slip[51:]


def _sort_without_slips(village: Village) -> None:
    slips = [village.cell(row, SLIP).value for row in (0, 1)]
    village.cell(0, SLIP).value, village.cell(1, SLIP).value = slips[1], slips[0]


def _change_number(village: Village) -> None:
    village.type(1, 本地编号="JZ2020-999")


def _drop_slip(village: Village) -> None:
    village.type(1, **{SLIP: None})


def _clear_name(village: Village) -> None:
    village.type(1, 姓名=None)


@pytest.mark.parametrize(
    ("do", "word", "refused"),
    [
        pytest.param(_alter_slip, "被改动过", 1, id="a sign of the slip changed"),
        pytest.param(_sort_without_slips, "不符", 2, id="rows sorted without the slips"),
        pytest.param(_change_number, "不符", 1, id="the number changed"),
        pytest.param(_drop_slip, "没有回传校验", 1, id="the slip taken out"),
        pytest.param(_clear_name, "不能在表中清空", 1, id="a name taken out"),
    ],
)
def test_altered_rows_are_refused_with_a_sentence(
    corrections: Office, tmp_path: Path, do: Callable[[Village], None], word: str, refused: int
) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    village.type(1, 联系电话="19900007777")
    do(village)
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 4 - refused, "refused": refused}
    assert all(word in sentence for sentence in said(plan))
    assert len(said(plan)) == refused


def test_a_row_that_stands_there_twice_is_a_conflict(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    for head in village.heads:
        village.cell(4, head).value = village.cell(0, head).value
    village.type(4, 联系电话="19900007777")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 4, "conflict": 1}
    assert "出现两次" in said(plan)[0]


def test_a_sheet_whose_slips_are_gone_overwrites_nothing(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE, VILLAGE)
    village.type(0, **{"联系电话": "19900001234"})
    village.sheet.delete_cols(village.heads[SLIP])
    plan = corrections.importing.examine("corrections", village.back())
    assert {row.verdict.value for row in plan.rows} == {"refused"}
    assert "19900001234" not in str([row.changes for row in plan.rows])
    assert "这一行没有回传校验" in plan.problems[0].sentence


def test_a_sheet_of_another_register_is_refused(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections")
    plan = corrections.importing.examine("aftercare", village.back())
    assert verdicts(plan) == {"refused": 4}
    assert "社区矫正" in said(plan)[0]


@pytest.fixture
def other_office(tmp_path: Path, book: RegisterBook) -> Iterator[Office]:
    """Another town's office, with its own key."""
    founding: Founding = dataclasses.replace(FOUNDING, office_name="邻镇司法所")
    office, _ = Office.found(tmp_path / "other", book, FixedClock(DAY), founding, CHEAP)
    yield office
    office.close()


def test_a_sheet_of_another_office_is_refused(corrections: Office, other_office: Office, tmp_path: Path) -> None:
    other_office.importing.store(other_office.importing.examine("corrections", tmp_path / "first.xlsx"))
    village = sent_out(other_office, tmp_path, "corrections", NAME, PHONE)
    village.type(0, 联系电话="19900007777")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"refused": 4}


def test_a_sheet_comes_back_to_a_restored_office_and_to_no_older_one(
    office: Office, empty_office_folder: Path, book: RegisterBook, tmp_path: Path
) -> None:
    ref = a_dispute(office)
    office.keeping.backup(tmp_path / "before.bak")
    change(office, ref, amount=Decimal("1500.00"))
    village = sent_out(office, tmp_path, "disputes", path(DisputeCase.amount))
    assert verdicts(office.importing.examine("disputes", village.back())) == {"same": 1}
    office.close()
    older = tmp_path / "older"
    copytree(empty_office_folder, older)
    with Office.unlock(older, book, FixedClock(DAY), PASSPHRASE) as before:
        a_dispute(before)
        plan = before.importing.examine("disputes", village.file)
        assert verdicts(plan) == {"refused": 1}
        assert "比这张表送出时还旧" in said(plan)[0]


@pytest.mark.parametrize("suffix", [".xls", ".csv", ".ods"])
def test_a_sheet_may_come_back_in_another_form(corrections: Office, tmp_path: Path, suffix: str) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE, BORN)
    village.type(village.row_of("姓名", LI), 联系电话="19900007777")
    change(corrections, of(corrections, "王试丙"), **{"person.phone": "19900008888"})
    cells = [[cell.value for cell in row] for row in village.sheet.iter_rows(min_row=3, max_row=7)]
    back = Ledger(("社区矫正回填表",), cells[:1], cells[1:]).write(tmp_path / f"back{suffix}")
    plan = corrections.importing.examine("corrections", back)
    assert (verdicts(plan), said(plan)) == ({"same": 3, "changed": 1}, [])


def test_the_copy_with_red_cells_can_be_mended_and_brought_back(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    change(corrections, of(corrections, LI), **{"person.phone": "19900008888"})
    row = village.row_of("姓名", LI)
    village.type(row, 联系电话="19900007777")
    plan = corrections.importing.examine("corrections", village.back())
    marked = Village(load_workbook(BytesIO(corrections.importing.marked_copy(plan, village.file))), tmp_path / "marked.xlsx")
    assert marked.cell(row, "联系电话").fill.fgColor.rgb == RED
    marked.type(row, 联系电话="19900008888")
    assert verdicts(corrections.importing.examine("corrections", marked.back())) == {"same": 4}


def test_a_record_that_is_gone_is_not_brought_back_to_life(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    (past,) = corrections.undoing.imports()
    corrections.undoing.undo(past.seq)
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"refused": 4}
    assert all("已不在本登记册" in sentence for sentence in said(plan))


def test_words_never_recorded_do_not_come_in_by_a_cell(office: Office, tmp_path: Path) -> None:
    with resource("never_recorded.toml").open("rb") as file:
        word = tomllib.load(file)["rule"][0]["words"][0]
    a_dispute(office)
    village = sent_out(office, tmp_path, "disputes", path(DisputeCase.facts))
    village.type(0, 纠纷简要情况=f"某处{word}")
    plan = office.importing.examine("disputes", village.back())
    assert verdicts(plan) == {"refused": 1}
    assert word in said(plan)[0]


def test_columns_and_rows_the_other_side_added_or_took_away(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, PHONE)
    sheet = village.sheet
    sheet.delete_cols(village.heads["联系电话"])
    place = sheet.max_column + 1
    sheet.cell(3, place, "职业")
    sheet.cell(4, place, "瓦工")
    sheet.cell(8, village.heads["姓名"], "陈试新")
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"new": 1, "same": 4}
    assert any("送出时没有这一列" in sentence for sentence in said(plan, Severity.NOTE))
    assert corrections.importing.store(plan).stored_rows == 1
    assert values(corrections, of(corrections, LI))["person.phone"] == "19900000002"


def test_the_state_is_moved_by_acts_and_not_by_a_cell(office: Office, tmp_path: Path) -> None:
    a_dispute(office)
    village = sent_out(office, tmp_path, "disputes")
    village.type(0, 状态="已归档")
    plan = office.importing.examine("disputes", village.back())
    assert verdicts(plan) == {"same": 1}
    assert any("只能在软件中办理" in sentence for sentence in said(plan, Severity.NOTE))


def test_parties_types_amounts_and_days_are_merged_as_a_clerk_writes_them(office: Office, tmp_path: Path) -> None:
    ref = a_dispute(office)
    village = sent_out(office, tmp_path, "disputes")
    change(office, ref, concluded_on=date(2026, 1, 21))
    village.type(0, 当事人="张试甲一，李试乙一；新来的", 纠纷类型="合同纠纷", 协议涉及金额="1,500元", 受理日="2026.1.6")
    plan = office.importing.examine("disputes", village.back())
    (row,) = plan.rows
    assert set(row.changes) == {
        "当事人：张试甲一、李试乙一 → 张试甲一、李试乙一、新来的",
        "纠纷类型：邻里纠纷 → 合同纠纷",
        "协议涉及金额：1,200.00 → 1,500.00",
    }
    office.importing.store(plan)
    now = values(office, ref)
    assert (now["dispute_type"], now["amount"], now["concluded_on"]) == (DisputeType.CONTRACT, Decimal("1500.00"), date(2026, 1, 21))
    assert len(office.records.open(ref).parts["parties"]) == 3


def test_the_rows_of_a_part_are_not_emptied_by_a_cell(office: Office, tmp_path: Path) -> None:
    a_dispute(office)
    village = sent_out(office, tmp_path, "disputes")
    village.type(0, 当事人=None)
    plan = office.importing.examine("disputes", village.back())
    assert verdicts(plan) == {"refused": 1}
    assert "不能在表中清空" in said(plan)[0]


def test_a_card_that_would_contradict_itself_is_refused(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, BORN)
    village.type(village.row_of("姓名", LI), 出生日期=date(1980, 1, 1))
    plan = corrections.importing.examine("corrections", village.back())
    assert verdicts(plan) == {"same": 3, "refused": 1}
    assert "与身份证号中的" in said(plan)[0]


def test_a_day_brought_back_before_one_it_must_follow_is_refused(corrections: Office, tmp_path: Path) -> None:
    village = sent_out(corrections, tmp_path, "corrections", NAME, path(CorrectionCase.checked_in_on), path(CorrectionCase.ended_on))
    village.type(village.row_of("姓名", LI), **{"解除/终止日期": "2020-01-01"})
    plan = corrections.importing.examine("corrections", village.back())
    assert [sentence.partition(" ")[2] for sentence in said(plan)] == [
        "解除/终止日期2020-01-01早于矫正开始日期2020-02-03，请核对。",
        "解除/终止日期2020-01-01早于报到日期2020-02-05，请核对。",
    ]
    assert verdicts(plan) == {"same": 3, "refused": 1}


def test_sensitive_columns_leave_in_the_internal_copy_alone(corrections: Office) -> None:
    report = corrections.sheet_out.write("corrections")
    assert {"具体罪名", "管理类别", "状态"} <= set(report.left_out)
    assert report.left_out == corrections.sheet_out.internal_columns("corrections")
    assert not set(report.left_out) & set(report.columns)
    with pytest.raises(Refusal, match="写明理由"):
        corrections.sheet_out.write("corrections", full=True)
    full = corrections.sheet_out.write("corrections", full=True, reason="检察院检查", to="海安市人民检察院")
    assert {"具体罪名", "管理类别"} <= set(full.columns)
    with corrections.desk.read() as session:
        entry = trail.entries(session)[0]
    assert entry.act.startswith("送出社区矫正回填表（4行")
    assert entry.reason is not None
    assert (entry.reason.split("；")[0], entry.reason.split("；")[-1]) == ("报送：海安市人民检察院", "理由：检察院检查")
    with pytest.raises(Refusal, match="敏感列"):
        corrections.sheet_out.write("corrections", columns=[ID_NO])


def test_a_minors_record_stays_in_the_office(corrections: Office, tmp_path: Path) -> None:
    change(corrections, of(corrections, LI), is_juvenile=True)
    report = corrections.sheet_out.write("corrections", full=True, reason="核对")
    assert (report.rows, report.minors) == (3, 1)
    with pytest.raises(Refusal, match="未成年人"):
        corrections.sheet_out.write("corrections", [of(corrections, LI).id])


def test_random_edits_on_both_sides_end_as_a_person_would_settle_them(office: Office, tmp_path: Path) -> None:
    """Every row a history of its own, through the file, the reader and the store."""
    rng = Random(320699)
    refs = [a_dispute(office, n) for n in range(1, 41)]
    fields: dict[str, tuple[FieldPath, list[Any]]] = {
        "协议涉及金额": (path(DisputeCase.amount), [Decimal("1200.00"), Decimal("1300.00"), Decimal("99.50"), None]),
        "结案日": (path(DisputeCase.concluded_on), [date(2026, 1, 20), date(2026, 1, 22), date(2026, 2, 3), None]),
        "纠纷发生地": (path(DisputeCase.place), [None, "村口", "桥 头", "桥头"]),
        "涉及人数": (path(DisputeCase.people_count), [None, 2, 3]),
    }
    village = sent_out(office, tmp_path, "disputes", *(field for field, _ in fields.values()))
    expected: dict[int, dict[str, Any]] = {}
    clashes = set()
    for row, ref in enumerate(refs):
        sent = values(office, ref)
        here = {field.key: rng.choice(offered) for field, offered in fields.values() if rng.random() < 0.4}
        draft = draft_of(office.records.open(ref))
        draft.values |= here
        office.records.save(draft)
        kept = {field.key: here.get(field.key, sent[field.key]) for field, _ in fields.values()}
        taken = dict(kept)
        for head, (field, offered) in fields.items():
            if rng.random() < 0.4:
                there = rng.choice(offered)
                village.type(row, **{head: there})
                if there not in (sent[field.key], kept[field.key]):
                    clashes |= {ref.id} if kept[field.key] != sent[field.key] else set()
                    taken[field.key] = there
        expected[ref.id] = kept if ref.id in clashes else taken
    plan = office.importing.examine("disputes", village.back())
    assert {row.record_id for row in plan.rows if row.verdict.value == "conflict"} == clashes
    assert clashes
    office.importing.store(plan, accept=[verdict for verdict in type(plan.rows[0].verdict) if verdict.value == "changed"])
    assert {ref.id: {key: values(office, ref)[key] for key in expected[ref.id]} for ref in refs} == expected
