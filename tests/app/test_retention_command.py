"""What has run out, on the command line: told on a day, drawn as a list to appraise."""

from pathlib import Path

from .conftest import Call


def test_nothing_has_run_out_in_the_year_it_was_closed(call: Call, year_end: Path) -> None:
    assert call("retention", "--json").json == {"on": "2020-12-31", "records": [], "held": 0, "list": None}
    assert call("retention").out.strip() == "截至2020-12-31没有保管期满的档案。"
    assert call("retention", "--on", "2020-13-01", "--json").fails_with(1)


def test_a_day_to_come_tells_what_will_have_run_out(call: Call, year_end: Path) -> None:
    told = call("retention", "--on", "2031-01-01", "--json").json
    assert {row["class"] for row in told["records"]} == {"短期", "定期"}
    assert all(row["run_out"] and row["last_day"] == "2030-12-31" for row in told["records"] if row["ended_on"].startswith("2020"))
    assert told["records"][0]["record"] in call("retention", "--on", "2031-01-01").out


def test_a_list_is_drawn_on_the_day_itself_alone(call: Call, own_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "清单.pdf"
    assert call("retention", "--on", "2031-01-01", "--out", out).sentence == "2031-01-01还没有到，期满以后才能编制鉴定清单。"
    told = call("retention", "--today", "2031-01-01", "--out", out, "--json").json
    assert told["list"]["number"] == "2031年鉴定清单第1号"
    assert out.read_bytes().startswith(b"%PDF")
    assert "扩展名不对" in call("retention", "--out", tmp_path / "清单.xlsx").err
