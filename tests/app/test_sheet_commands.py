"""`template` and `sheet-out` on the command line: their shapes, and the round through a village."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from libao_desk.sheets.filling_sheet import FIRST_ROW
from libao_desk.sheets.roster_writer import HEAD_ROW

from .conftest import Call


def test_a_template_is_written_and_holds_no_row(call: Call, year_end: Path, tmp_path: Path) -> None:
    out = tmp_path / "t.xlsx"
    assert call("template", "corrections", "--out", out, "--json").json == {"register": "corrections", "out": str(out)}
    dry = call("import", "corrections", out, "--dry-run", "--json").json
    assert (dry["rows"], [p for p in dry["problems"] if p["severity"] == "refused"]) == (0, [])
    assert call("template", "nothing", "--out", out).code == 1


@pytest.mark.usefixtures("own_copy")
def test_a_sheet_goes_out_and_comes_back(call: Call, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    sent = call("sheet-out", "aftercare", "AB2020-001", "AB2020-002", "--out", out, "--json").json
    assert sent.keys() == {"register", "rows", "columns", "left_out", "minors", "sha256", "out"}
    assert (sent["rows"], "联系电话" in sent["columns"], "公民身份号码" in sent["left_out"]) == (2, True, True)
    book = load_workbook(out)
    heads = {cell.value: cell.column for cell in book.worksheets[0][HEAD_ROW]}
    book.worksheets[0].cell(FIRST_ROW, heads["联系电话"], "19900001234")
    book.save(out)
    back = call("import", "aftercare", out, "--json").json
    assert (back["same"], back["changed"], back["stored"]) == (1, 1, True)
    number = book.worksheets[0].cell(FIRST_ROW, heads["本地编号"]).value
    assert call("show", "aftercare", number, "--json").json["fields"]["person.phone"] == "19900001234"


def test_what_is_sensitive_needs_a_reason_and_columns_may_be_named(call: Call, year_end: Path, tmp_path: Path) -> None:
    out = tmp_path / "o.xlsx"
    refused = call("sheet-out", "aftercare", "--out", out, "--full")
    assert (refused.code, out.exists()) == (1, False)
    assert "理由" in refused.sentence
    named = call("sheet-out", "disputes", "--out", out, "--column", "卷号", "--column", "amount", "--json")
    assert named.json["columns"] == ["卷号", "协议涉及金额"]
    assert call("sheet-out", "disputes", "--out", out, "--column", "没有这一列").code == 1
