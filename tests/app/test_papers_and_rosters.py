"""Papers issued, reprinted and checked, and rosters exported, from the command line."""

from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.services.book import RegisterBook
from libao_desk.services.lists.query import Filter, ListQuery
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of

from .conftest import Call

AT_WORK = Callable[[], Office]


@pytest.fixture
def at_work(own_copy: Path, book: RegisterBook) -> AT_WORK:
    """Opens the same office as the command line, between two calls."""
    return lambda: Office.unlock(own_copy, book, FixedClock(demo.TODAY), demo.PASSPHRASE)


def _text(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    return "".join(page.get_textpage().get_text_bounded() for page in document)


def _issue(call: Call, out: Path, record: str = "TJ2020-0001", kind: str = "mediation-agreement", *more: str) -> Any:
    answer = call("paper", kind, "--record", record, "--out", out, "--json", *more)
    assert answer.code == 0, answer.err
    return answer.json


def _number_of(office: Office, outcome: Outcome) -> str:
    ids = office.lists.ids("disputes", ListQuery(filters=(Filter("outcome", among=(outcome,)),)))
    return office.records.open(RecordRef("disputes", ids[0])).number


@pytest.mark.usefixtures("own_copy")
def test_the_first_call_issues_and_later_calls_give_the_same_bytes(call: Call, tmp_path: Path) -> None:
    first = _issue(call, tmp_path / "1.pdf")
    assert first.keys() == {"kind", "number", "code", "pages", "sha256", "out"}
    assert first["kind"] == "mediation-agreement"
    assert first["number"].startswith("（2020）")
    assert first["code"]
    assert first["out"] == str(tmp_path / "1.pdf")
    assert first["sha256"] == sha256((tmp_path / "1.pdf").read_bytes()).hexdigest()
    assert len(pypdfium2.PdfDocument(tmp_path / "1.pdf")) == first["pages"]
    assert first["number"].replace("（", "").split("）")[1] in _text(tmp_path / "1.pdf").replace("\r\n", "")
    again = _issue(call, tmp_path / "2.pdf")
    assert again == first | {"out": str(tmp_path / "2.pdf")}
    assert (tmp_path / "2.pdf").read_bytes() == (tmp_path / "1.pdf").read_bytes()
    by_number = _issue(call, tmp_path / "3.pdf", first["number"])
    assert by_number["code"] == first["code"]


@pytest.mark.usefixtures("own_copy")
def test_a_draft_takes_no_number_and_leaves_no_hole(call: Call, tmp_path: Path) -> None:
    draft = _issue(call, tmp_path / "d.pdf", "TJ2020-0001", "mediation-agreement", "--draft")
    assert (draft["number"], draft["code"]) == ("", "")
    assert call("show", "disputes", "TJ2020-0001", "--json").json["fields"]["agreement_no"] is None
    one = _issue(call, tmp_path / "1.pdf")
    _issue(call, tmp_path / "d2.pdf", "TJ2020-0002", "mediation-agreement", "--draft")
    two = _issue(call, tmp_path / "2.pdf", "TJ2020-0002")
    assert _last_number(two["number"]) == _last_number(one["number"]) + 1 or one["number"][:9] != two["number"][:9]


def _last_number(number: str) -> int:
    return int("".join(sign for sign in number.split("第")[1] if sign.isdigit()))


def test_there_is_no_agreement_to_print_where_none_was_written(call: Call, tmp_path: Path, at_work: AT_WORK) -> None:
    with at_work() as office:
        failed, oral = _number_of(office, Outcome.FAILED), _number_of(office, Outcome.ORAL)
    for number in (failed, oral):
        for more in ((), ("--draft",)):
            answer = call("paper", "mediation-agreement", "--record", number, "--out", tmp_path / "x.pdf", "--json", *more)
            assert answer.fails_with(1)
            assert "未达成书面协议" in answer.sentence
            assert not (tmp_path / "x.pdf").exists()
    assert _issue(call, tmp_path / "o.pdf", oral, "oral-agreement")["pages"] >= 1


def test_a_part_nobody_knows_is_refused(call: Call, tmp_path: Path, own_copy: Path) -> None:
    for part in ("visits:1", "parties:99", "parties"):
        answer = call("paper", "mediation-agreement", "--record", "TJ2020-0001", "--part", part, "--out", tmp_path / "x.pdf")
        assert answer.code == 1
        assert answer.sentence.strip() == "“人民调解协议书”是关于整件档案的，不用--part。"


def test_a_place_that_cannot_be_written_is_trouble_and_nothing_is_issued_or_noted(call: Call, tmp_path: Path, own_copy: Path) -> None:
    (tmp_path / "file.txt").write_text("x", encoding="utf-8")
    agreement, before = ("paper", "mediation-agreement", "--record", "TJ2020-0001"), call("verify", "--json").json["trail"]
    for arguments, place in (
        (agreement, tmp_path / "none" / "x.pdf"),
        (("batch-papers", "mediation-agreement", "TJ2020-0001"), tmp_path / "none" / "x.pdf"),
        (("batch-papers", "mediation-agreement", "TJ2020-0001"), tmp_path / "file.txt" / "papers"),
        (("roster", "disputes", "--period", "2020-12"), tmp_path / "none" / "x.xlsx"),
        (("sheet-out", "disputes", "TJ2020-0001"), tmp_path / "none" / "x.xlsx"),
        (("statistics", "--period", "2020-12"), tmp_path / "none" / "x.xlsx"),
        (("person-copy", "王十梨", "--asked-by", "王十梨", "--proof", "身份证"), tmp_path / "none" / "x.pdf"),
    ):
        answer = call(*arguments, "--out", place, "--json")
        assert answer.fails_with(3), arguments
        assert place.name in answer.sentence
    assert call("verify", "--json").json["trail"] == before
    assert _issue(call, tmp_path / "x.pdf")["number"]


def test_a_paper_is_checked_by_its_code(call: Call, tmp_path: Path, at_work: AT_WORK) -> None:
    code = _issue(call, tmp_path / "1.pdf")["code"]
    for typed in (code, code.lower(), f"{code[:5]} {code[5:]}", f"{code[:5]}-{code[5:]}"):
        answer = call("check-paper", typed, "--json")
        assert answer.code == 0
        assert answer.json == {"code": code, "result": "same", "fields": []}, typed
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)
    assert call("check-paper", wide, "--json").json["result"] == "same"
    assert call("check-paper", "0000000000", "--json").json["result"] == "unknown"
    with at_work() as office:
        draft = draft_of(office.records.open(office.records.find("disputes", "TJ2020-0001")))
        draft.values["facts"] = "双方争执的经过另有说法。"
        draft.parts["terms"][0].values["act"] = "改写后的内容"
        office.records.save(draft)
    altered = call("check-paper", code, "--json").json
    assert altered["result"] == "altered"
    assert altered["fields"] == ["纠纷简要情况", "协议条款1 履行内容"]
    anew = call("paper", "mediation-agreement", "--record", "TJ2020-0001", "--out", tmp_path / "2.pdf", "--json")
    assert anew.json["code"] != code
    assert f"已按现在的内容重新签发，编号不变；核对码{code}的那一份由这一份代替。" in anew.err


def test_the_command_line_says_of_a_code_what_the_window_says(call: Call, tmp_path: Path, at_work: AT_WORK) -> None:
    code = _issue(call, tmp_path / "1.pdf")["code"]
    assert "请与原件逐字比对" in call("check-paper", code).out
    with at_work() as office:
        office.documents.void(code, "写错")
        office.documents.issue("mediation-agreement", office.records.find("disputes", "TJ2020-0001"))
    said = call("check-paper", code).out
    assert said.startswith("这一份已作废，不再有效。作废理由：写错。另有后来签发的文书取代它。")
    assert said.count("写错") == 1


def test_what_a_paper_lacks_is_said_when_it_is_issued(call: Call, tmp_path: Path, at_work: AT_WORK) -> None:
    with at_work() as office:
        draft = draft_of(office.records.open(office.records.find("disputes", "TJ2020-0001")))
        draft.parts["terms"][0].values["act"] = "于＿＿＿＿前付清"
        office.records.save(draft)
    answer = call("paper", "mediation-agreement", "--record", "TJ2020-0001", "--out", tmp_path / "1.pdf")
    assert "第一条中没有填的空" in answer.err


def test_a_note_beside_the_paper_alters_nothing(call: Call, tmp_path: Path, at_work: AT_WORK) -> None:
    code = _issue(call, tmp_path / "1.pdf")["code"]
    with at_work() as office:
        draft = draft_of(office.records.open(office.records.find("disputes", "TJ2020-0001")))
        draft.values["note"] = "档案在第二柜。"
        draft.parts["return_visits"].append(RowDraft(values={"held_on": demo.TODAY}))
        office.records.save(draft)
    assert call("check-paper", code, "--json").json == {"code": code, "result": "same", "fields": []}


def _rows(file: Path) -> list[tuple[Any, ...]]:
    sheet = openpyxl.load_workbook(BytesIO(file.read_bytes())).worksheets[0]
    return [tuple(cell.value for cell in row) for row in sheet.iter_rows()]


def test_the_roster_of_december_has_forty_rows(call: Call, tmp_path: Path, own_copy: Path) -> None:
    out = tmp_path / "花名册.xlsx"
    answer = call("roster", "corrections", "--period", "2020-12", "--out", out, "--json")
    assert answer.code == 0
    assert answer.json == {"kind": "corrections", "rows": 40, "sha256": sha256(out.read_bytes()).hexdigest(), "out": str(out)}
    rows = _rows(out)
    assert rows[0][0] == "李堡镇2020年12月社区矫正对象花名册"
    assert "填报单位：李堡司法所" in rows[1][0]
    assert rows[2][:6] == ("序号", "编号", "姓名", "性别", "身份证号", "村(居)")
    assert [row[0] for row in rows[3:43]] == list(range(1, 41))
    assert rows[43][0] == "合计"
    ids = [row[4] for row in rows[3:43] if row[4]]
    assert ids
    assert all("*" in number for number in ids)


def test_the_internal_copy_wants_a_reason_and_shows_whole_numbers(call: Call, tmp_path: Path, own_copy: Path) -> None:
    out = tmp_path / "full.xlsx"
    for reason in ((), ("--reason", "  ")):
        refused = call("roster", "corrections", "--period", "2020-12", "--full", "--out", out, *reason, "--json")
        assert refused.fails_with(1)
        assert "理由" in refused.sentence
        assert not out.exists()
    answer = call("roster", "corrections", "--period", "2020-12", "--full", "--reason", "县局核对", "--out", out, "--json")
    assert (answer.code, answer.json["rows"]) == (0, 40)
    ids = [row[4] for row in _rows(out)[3:43] if row[4]]
    assert any(len(number) == 18 and "*" not in number for number in ids)


@pytest.mark.parametrize(("kind", "rows"), [("disputes", 81), ("aftercare", 138)])
def test_other_rosters_count_as_the_figures_do(call: Call, tmp_path: Path, own_copy: Path, kind: str, rows: int) -> None:
    answer = call("roster", kind, "--period", "2020-12", "--out", tmp_path / "r.xlsx", "--json")
    assert (answer.code, answer.json["rows"]) == (0, rows)


def test_figures_are_saved_as_a_sheet_or_a_paper(call: Call, tmp_path: Path, own_copy: Path) -> None:
    sheet, paper = tmp_path / "figures.xlsx", tmp_path / "figures.PDF"
    assert call("statistics", "--period", "2020-12", "--out", sheet, "--json").code == 0
    cells = [str(cell) for row in _rows(sheet) for cell in row if cell is not None]
    assert "81" in cells
    assert call("statistics", "--period", "2020-12", "--out", paper, "--json").code == 0
    assert "2020年12月" in _text(paper).replace("\r\n", "")
    answer = call("statistics", "--period", "2020-12", "--out", tmp_path / "figures.doc", "--json")
    assert answer.code == 1
    assert ".xlsx或.pdf" in answer.sentence


@pytest.mark.parametrize(
    ("command", "name", "ending"),
    [
        (("roster", "corrections", "--period", "2020-12"), "名册.pdf", ".xlsx"),
        (("paper", "mediation-agreement", "--record", "TJ2020-0001"), "协议.xlsx", ".pdf"),
        (("template", "disputes"), "模板.docx", ".xlsx"),
    ],
)
def test_a_name_that_nothing_could_open_is_refused(call: Call, tmp_path: Path, command: tuple[str, ...], name: str, ending: str) -> None:
    refused = call(*command, "--out", tmp_path / name)
    assert (refused.code, f"写出的是{ending}文件" in refused.sentence) == (1, True)
    assert not (tmp_path / name).exists()


def test_without_json_every_answer_is_lines_that_a_person_reads(call: Call, tmp_path: Path, own_copy: Path) -> None:
    agreement, template = ("mediation-agreement", "TJ2020-0001"), tmp_path / "模板.xlsx"
    for arguments, said in (
        (("paper", agreement[0], "--record", agreement[1], "--out", tmp_path / "a.pdf"), "人民调解协议书"),
        (("batch-papers", *agreement, "--out", tmp_path / "b.pdf"), "签发0份，重印1份"),
        (("dossier", "disputes", agreement[1]), "当事人身份证明\t必须\t"),
        (("dossier", "disputes", agreement[1], "--out", tmp_path / "d.pdf"), "卷脊约"),
        (("template", "disputes", "--out", template), "导入模板已存为"),
        (("import", "disputes", template), "没有要入库的行"),
        (("sheet-out", "aftercare", "AB2020-001", "--out", tmp_path / "s.xlsx"), "1条记录存为"),
    ):
        answer = call(*arguments)
        assert answer.code == 0, answer.err
        assert said in answer.out, arguments
        assert "{" not in answer.out
