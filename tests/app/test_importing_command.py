"""`import` on the command line: its shape, its exit codes, and that a dry run stores nothing."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import Workbook, load_workbook

from libao_desk.sheets.error_copy import REASON_HEAD, RED
from tests.conftest_office import PASSPHRASE
from tests.services.sample_ledgers import disputes_ledger, mended_disputes

from .conftest import Call


@pytest.fixture(autouse=True)
def _empty_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty_office_folder: Path) -> None:
    copytree(empty_office_folder, tmp_path / "office")
    monkeypatch.setenv("LIBAO_DESK_DATA", str(tmp_path / "office"))
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LIBAO_DESK_TODAY", "2020-12-31")


def _count(call: Call, register: str = "disputes") -> int:
    return int(next(row["count"] for row in call("registers", "--json").json if row["register"] == register))


def test_a_ledger_with_troubles_is_refused_and_every_trouble_printed(call: Call, tmp_path: Path) -> None:
    answer = call("import", "disputes", disputes_ledger().write(tmp_path / "l.xlsx"), "--json")
    assert answer.code == 1
    assert answer.sentence.startswith("有未解决的问题，未入库。")
    found = answer.json
    assert found.keys() == {"rows", "new", "same", "changed", "conflict", "refused", "stored", "problems", "changes", "hidden_rows"}
    assert (found["rows"], found["new"], found["same"], found["changed"], found["conflict"], found["refused"]) == (6, 1, 0, 0, 1, 4)
    assert found["stored"] is False
    assert all(problem.keys() == {"cell", "row", "severity", "sentence"} for problem in found["problems"])
    refused = {problem["cell"]: problem["row"] for problem in found["problems"] if problem["severity"] == "refused"}
    assert refused == {"B6": 6, "E8": 8, "E9": 9, "A10": 10, "F11": 11, "H11": 11, "K11": 11}
    assert {problem["severity"] for problem in found["problems"]} <= {"refused", "note"}
    assert _count(call) == 0


def test_a_clean_ledger_is_stored_once(call: Call, tmp_path: Path) -> None:
    file = mended_disputes().write(tmp_path / "l.xlsx")
    dry = call("import", "disputes", file, "--dry-run", "--json")
    assert (dry.code, dry.json["new"], dry.json["stored"]) == (0, 5, False)
    assert _count(call) == 0
    stored = call("import", "disputes", file, "--json")
    assert (stored.code, stored.json["new"], stored.json["stored"]) == (0, 5, True)
    assert _count(call) == 5
    again = call("import", "disputes", file, "--json")
    assert again.code == 0
    assert (again.json["same"], again.json["new"], again.json["changed"]) == (5, 0, 0)
    shown = call("show", "disputes", "（2020）人调字第003号", "--json").json
    assert (shown["register"], shown["fields"]["amount"]) == ("disputes", 3000.0)
    assert shown["history"][-1]["happened_on"] == date(2020, 3, 9).isoformat()


def test_what_a_later_ledger_put_right_is_told_of_the_earlier_one(call: Call, tmp_path: Path) -> None:
    first, later = mended_disputes(), mended_disputes()
    later.rows[0][7] = 1500
    for ledger in (first, later):
        assert call("import", "disputes", ledger.write(tmp_path / "l.xlsx")).code == 0
    again = call("import", "disputes", first.write(tmp_path / "l.xlsx"), "--dry-run")
    assert "其中1格上次导入后改过，存入后改掉现在的值，请逐格核对。" in again.out
    assert "协议涉及金额：这一格已由后来的导入改为“1,500.00”" in again.out


def test_the_sheet_that_is_named_is_imported(call: Call, tmp_path: Path) -> None:
    file = mended_disputes().write(tmp_path / "l.xlsx")
    book = load_workbook(file)
    first = book.active
    assert first is not None
    second = book.copy_worksheet(first)
    first.title, second.title = "上半年", "下半年"
    first.delete_rows(6, 20)
    book.save(file)
    whole = call("import", "disputes", file, "--sheet", "下半年", "--dry-run", "--json")
    assert (whole.code, whole.json["rows"]) == (0, 5)
    half = call("import", "disputes", file, "--sheet", "上半年", "--json")
    assert (half.json["rows"], half.json["stored"]) == (1, True)
    assert "工作表“下半年”也像是台账" in half.json["problems"][0]["sentence"]
    assert _count(call) == 1
    wrong = call("import", "disputes", file, "--sheet", "全年")
    assert wrong.code == 1
    assert wrong.sentence == "文件里没有名为“全年”的工作表，有：上半年、下半年。"


def test_what_is_accepted_is_stored_and_the_rest_left(call: Call, tmp_path: Path) -> None:
    file = disputes_ledger().write(tmp_path / "l.xlsx")
    answer = call("import", "disputes", file, "--accept", "new,changed", "--json")
    assert (answer.code, answer.json["stored"]) == (0, True)
    assert _count(call) == 1
    unknown = call("import", "disputes", file, "--accept", "new,everything", "--json")
    assert unknown.fails_with(1)
    assert "everything" in unknown.sentence


def test_where_nothing_can_be_stored_it_is_not_said_to_be(call: Call, tmp_path: Path) -> None:
    ledger = disputes_ledger()
    ledger.rows = ledger.rows[1:2]
    answer = call("import", "disputes", ledger.write(tmp_path / "l.xlsx"), "--accept", "new", "--json")
    assert (answer.code, answer.json["stored"], answer.json["refused"]) == (1, False, 1)


def test_a_file_that_is_no_ledger_is_refused_or_trouble(call: Call, tmp_path: Path) -> None:
    missing = call("import", "disputes", tmp_path / "missing.xlsx", "--json")
    assert missing.fails_with(1) or missing.fails_with(3)
    assert "missing.xlsx" in missing.sentence
    for name, data in (("l.xlsx", b"not a sheet"), ("l.pdf", b"%PDF-1.7"), ("l.csv", b"")):
        (tmp_path / name).write_bytes(data)
        answer = call("import", "disputes", tmp_path / name, "--json")
        assert answer.fails_with(1) or answer.fails_with(3), name
        assert answer.sentence
    assert call("import", "nothing", tmp_path / "l.csv").code == 1


def test_people_can_read_the_answer(call: Call, tmp_path: Path) -> None:
    answer = call("import", "disputes", disputes_ledger().write(tmp_path / "l.xlsx"), "--dry-run")
    assert answer.code == 0
    lines = answer.out.splitlines()
    assert lines[0] == "共6行：新增1行，相同0行，有变化0行，冲突1行，拒收4行。未入库。"
    assert [line.split("\t")[:2] for line in lines[1:8]] == [
        ["B6", "拒收"],
        ["E8", "拒收"],
        ["E9", "拒收"],
        ["A10", "冲突"],
        ["F11", "拒收"],
        ["H11", "拒收"],
        ["K11", "拒收"],
    ]
    assert {line.split("\t")[1] for line in lines[8:]} <= {"提示"}


def test_a_change_is_told_field_by_field_from_what_to_what(call: Call, tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("卷号,受理日,当事人,协议金额\n（2020）人调字第001号,2020-03-01,钱测一、李测二,1200\n", encoding="utf-8")
    assert call("import", "disputes", source).code == 0
    source.write_text("卷号,受理日,当事人,协议金额\n（2020）人调字第001号,2020-03-02,钱测一、李测二,1500\n", encoding="utf-8")
    told = call("import", "disputes", source, "--dry-run").out.splitlines()
    assert told[0].startswith("共1行：新增0行，相同0行，有变化1行")
    assert told[1:] == ["B2\t有变化\t受理日：2020-03-01 → 2020-03-02", "D2\t有变化\t协议涉及金额：1,200.00 → 1,500.00"]
    changes = call("import", "disputes", source, "--dry-run", "--json").json["changes"]
    assert changes[1] == {
        "cell": "D2",
        "row": 2,
        "record": "TJ2020-0001",
        "field": "amount",
        "label": "协议涉及金额",
        "before": "1,200.00",
        "after": "1,500.00",
    }


def test_a_long_list_is_cut_and_says_where_the_rest_is(call: Call, tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    rows = "".join(f"（2020）人调字第{n:03d}号,2020-02-30\n" for n in range(103))
    source.write_text(f"卷号,受理日\n{rows}", encoding="utf-8")
    told = call("import", "disputes", source).out.splitlines()
    assert [line for line in told if "拒收" in line.split("\t")[1:2]][
        -1
    ] == "…\t拒收\t另有3条未列出；加--json可看全部，加--marked可存标红的副本。"
    assert len(told) == 102
    assert len(call("import", "disputes", source, "--json").json["problems"]) == 103


def test_rows_that_nobody_sees_are_told(call: Call, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("卷号", "受理日"), ("（2020）人调字第001号", "2020-03-01"), ("（2020）人调字第002号", "2020-03-02")):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "l.xlsx")
    answer = call("import", "disputes", tmp_path / "l.xlsx", "--dry-run")
    assert answer.out.splitlines()[0].startswith("共2行（其中1行在表中是隐藏的，也已读入）：")
    assert "整表\t提示\t有1行在表中隐藏或筛选掉了，也已读入，不要的请先在表中删去：第3行。" in answer.out
    assert call("import", "disputes", tmp_path / "l.xlsx", "--json").json["hidden_rows"] == [3]


def test_the_sheet_goes_back_with_red_cells_and_reasons(call: Call, tmp_path: Path) -> None:
    source, marked = disputes_ledger().write(tmp_path / "l.xlsx"), tmp_path / "back.xlsx"
    assert call("import", "disputes", source, "--marked", marked, "--json").code == 1
    sheet = load_workbook(marked).active
    assert sheet is not None
    assert sheet["B6"].fill.fgColor.rgb == RED
    assert any(cell.value == REASON_HEAD for cell in sheet[4] + sheet[3])
    assert _count(call) == 0
    clean = tmp_path / "clean.xlsx"
    assert call("import", "disputes", mended_disputes().write(tmp_path / "m.xlsx"), "--marked", clean, "--dry-run").code == 0
    assert not clean.exists()


def test_troubles_are_told_even_where_no_marked_copy_can_be_made(call: Call, tmp_path: Path) -> None:
    source = tmp_path / "l.csv"
    source.write_text("卷号,受理日\n（2020）人调字第001号,2020-02-30\n", encoding="utf-8")
    answer = call("import", "disputes", source, "--marked", tmp_path / "back.xlsx", "--json")
    assert (answer.code, answer.json["refused"]) == (1, 1)
    assert answer.sentence.startswith("只有xlsx文件能做标红的副本")


def test_an_import_taken_back_in_part_says_what_is_left_and_is_marked(call: Call, tmp_path: Path) -> None:
    call("import", "disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    (past,) = call("undo-import", "--json").json
    later = mended_disputes()
    later.rows[0][7] = 1500
    call("import", "disputes", later.write(tmp_path / "second.xlsx"))
    told = call("undo-import", str(past["entry"]), "--untouched-only").out.splitlines()
    assert told[0] == "已撤销4条。"
    assert told[1].startswith("TJ")
    assert told[1].endswith("，没有撤销。")
    assert told[2].startswith("这次导入还没有撤销完")
    listed = call("undo-import", "--json").json
    assert [one["undone_in_part"] for one in listed] == [False, True]
    assert call("undo-import").out.splitlines()[1].endswith("（已撤销一部分）")
    for entry in (listed[0]["entry"], past["entry"]):
        assert call("undo-import", str(entry)).code == 0
    assert _count(call) == 0


def test_a_marked_copy_is_not_saved_over_the_senders_own_file(call: Call, tmp_path: Path) -> None:
    source = disputes_ledger().write(tmp_path / "l.xlsx")
    before = source.read_bytes()
    answer = call("import", "disputes", source, "--marked", source, "--dry-run", "--json")
    assert (answer.code, answer.sentence) == (1, "“l.xlsx”就是来表本身，标红的副本请另取文件名，原表不动。")
    assert source.read_bytes() == before


def test_an_import_is_listed_and_taken_back(call: Call, tmp_path: Path) -> None:
    assert call("undo-import", "--json").json == []
    call("import", "disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    (past,) = call("undo-import", "--json").json
    assert past["act"] == "导入人民调解台账（l.xlsx，5行）"
    fates = call("undo-import", str(past["entry"]), "--look", "--json").json
    assert [(one["new"], one["obstacle"], one["stays"]) for one in fates] == [(True, "", "")] * 5
    assert call("undo-import", str(past["entry"]), "--look").out.splitlines()[0].endswith("\t删除")
    assert len(call("undo-import", str(past["entry"]), "--json").json["undone"]) == 5
    assert _count(call) == 0
    again = call("undo-import", str(past["entry"]))
    assert again.code == 1
    assert "已经撤销" in again.sentence


def test_a_closed_month_that_an_import_changes_is_told(call: Call, tmp_path: Path) -> None:
    assert call("close-month", "--period", "2020-11", "--out", tmp_path / "out").code == 0
    told = call("import", "disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    assert told.code == 0
    assert "检查待更正" in told.out
