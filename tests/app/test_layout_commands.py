"""The county's own forms from the command line: kept, listed, filled, given away and taken in."""

from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.sheets.blank_forms import blank
from tests.sheets.county_forms import DESIGNS
from tests.sheets.making import xlsx

from .conftest import Call

TWO_ROWS = DESIGNS[0]


@pytest.mark.usefixtures("own_copy")
def test_a_form_is_kept_and_comes_back_filled(call: Call, tmp_path: Path) -> None:
    form, out = tmp_path / "空白表.xlsx", tmp_path / "上报.xlsx"
    form.write_bytes(blank(TWO_ROWS))
    kept = call("layout-add", "corrections", form, "--name", "月报", "--map", "备注=", "--map", "矫正期限/止=期满", "--json")
    assert (kept.code, "没有“期满”这一列" in kept.sentence) == (1, True)
    kept = call("layout-add", "corrections", form, "--name", "月报", "--map", "备注=", "--json").json
    assert (kept["version"], kept["empty"], kept["columns"]["矫正期限/止"]) == (1, ["备注"], "矫正期限止")
    assert call("layouts", "--json").json == [{"kind": "corrections", "name": "月报", "version": 1}]
    assert call("layouts").out.strip() == "corrections\t月报\t第1版"
    answer = call("roster", "corrections", "--period", "2020-12", "--layout", "月报", "--out", out, "--json").json
    assert (answer["rows"], answer["sha256"], answer["empty"]) == (40, sha256(out.read_bytes()).hexdigest(), ["备注"])
    sheet = load_workbook(BytesIO(out.read_bytes())).active
    assert [sheet.cell(row, 1).value for row in range(5, 45)] == list(range(1, 41))
    assert sheet["A1"].value == "2020年12月社区矫正对象花名册"
    refused = call("roster", "corrections", "--period", "2020-12", "--layout", "没有", "--out", tmp_path / "x.xlsx")
    assert (refused.code, refused.sentence) == (1, "这种花名册没有名为“没有”的表样。")


@pytest.mark.usefixtures("own_copy")
def test_a_form_is_given_away_and_taken_in(call: Call, tmp_path: Path) -> None:
    form, shared = tmp_path / "空白表.xlsx", tmp_path / "月报.json"
    form.write_bytes(blank(TWO_ROWS))
    call("layout-add", "corrections", form, "--name", "月报")
    assert call("layout-export", "corrections", "月报", "--out", shared, "--json").json["version"] == 1
    taken = call("layout-import", shared, "--name", "邻所月报", "--json").json
    assert taken == {"kind": "corrections", "name": "邻所月报", "version": 1, "empty": []}
    assert call("layout-import", form).sentence == "这不是从本软件导出的表样文件。"
    assert call("layout-import", tmp_path / "none.json").code == 3
    assert "应写成" in call("layout-add", "corrections", form, "--name", "甲", "--map", "备注").sentence


@pytest.mark.usefixtures("own_copy")
def test_both_days_of_a_term_stand_under_their_own_heads(call: Call, tmp_path: Path) -> None:
    form = tmp_path / "空白表.xlsx"
    rows = (("序号", "姓名", "矫正期限", None), (None, None, "起始日", "终止日"), *((None,) * 4,) * 3)
    form.write_bytes(xlsx(rows, merged=("A1:A2", "B1:B2", "C1:D1")))
    kept = call("layout-add", "corrections", form, "--name", "月报", "--json").json["columns"]
    assert (kept["矫正期限/起始日"], kept["矫正期限/终止日"]) == ("矫正期限起", "矫正期限止")
    other = call("layout-add", "corrections", form, "--name", "月报", "--map", "终止日=报到日期", "--json").json["columns"]
    assert other["矫正期限/终止日"] == "报到日期"
    refused = call("layout-add", "corrections", form, "--name", "月报", "--map", "矫正期限=矫正期限起")
    assert refused.sentence == "“矫正期限”分作几列，请写明是哪一列：矫正期限/起始日、矫正期限/终止日。"


@pytest.mark.usefixtures("own_copy")
def test_two_heads_of_one_name_are_told_apart_by_their_letters(call: Call, tmp_path: Path) -> None:
    form = tmp_path / "空白表.xlsx"
    rows = (("登记表",), ("序号", "卷号", "当事人", None, None, None), (None, None, "申请人", "人数", "被申请人", "人数"), ())
    form.write_bytes(xlsx(rows, merged=("A2:A3", "B2:B3", "C2:F2")))
    columns = call("layout-add", "disputes", form, "--name", "两个人数", "--map", "F=涉及人数", "--json").json["columns"]
    assert columns == {
        "序号": ":serial", "卷号": "卷号", "当事人/申请人": "申请人", "当事人/人数（D列）": "", "当事人/被申请人": "被申请人",
        "当事人/人数（F列）": "涉及人数",
    }  # fmt: skip
