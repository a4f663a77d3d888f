"""Health, drill and support bundle as a script calls them."""

import json
from pathlib import Path

from libao_desk.app import demo

from .conftest import Call


def test_health_answers_each_matter_with_its_severity(call: Call, own_copy: Path) -> None:
    answer = call("health", "--json")
    assert answer.code == 0
    found = {one["key"]: one for one in answer.json}
    assert found["backup"]["severity"] == "CRITICAL"
    assert found["backup"]["fix"] == "back_up"
    assert {one["severity"] for one in answer.json} <= {"GOOD", "INFO", "WARN", "CRITICAL"}
    assert "紧急\t最近的备份\t还没有备份" in call("health").out


def test_a_drill_tells_what_came_of_it_and_when(call: Call, own_copy: Path, tmp_path: Path) -> None:
    answer = call("drill", "--json")
    assert (answer.code, "还没有备份" in answer.json["sentence"]) == (1, True)
    call("backup", tmp_path / "o.backup")
    answer = call("drill", tmp_path / "o.backup", "--json")
    assert (answer.code, answer.json["sound"]) == (0, True)
    (tmp_path / "o.backup").write_bytes(b"PK\x03\x04 and no more")
    answer = call("drill", tmp_path / "o.backup", "--json")
    assert (answer.code, answer.json["sound"]) == (3, False)
    assert json.loads(call("health", "--json").out)[0]["key"] in ("backup", "drill")


def test_the_bundle_is_saved_as_it_is_shown(call: Call, own_copy: Path, tmp_path: Path) -> None:
    answer = call("support-bundle", "--out", tmp_path / "b.txt")
    assert answer.code == 0
    text = (tmp_path / "b.txt").read_text(encoding="utf-8-sig")
    assert text.splitlines() == answer.out.splitlines()
    assert "correction_case" in text
    for planted in (demo.PASSPHRASE, "冯一柏", "李堡", "海安", str(own_copy.parent)):
        assert planted not in text


def test_an_office_that_does_not_open_gives_a_bundle_all_the_same(call: Call, own_copy: Path, tmp_path: Path) -> None:
    (own_copy / "office.db").write_bytes(b"hello" * 1000)
    answer = call("support-bundle", "--out", tmp_path / "b.zip", "--json")
    assert (answer.code, answer.json.keys()) == (0, {"out", "lines", "sha256"})
    assert "没有打开" in call("support-bundle", "--out", tmp_path / "b.txt").out


def test_a_bundle_under_a_name_nothing_opens_is_refused(call: Call, own_copy: Path, tmp_path: Path) -> None:
    answer = call("support-bundle", "--out", tmp_path / "b.pdf")
    assert (answer.code, answer.sentence) == (1, "求助包存为文本或压缩包，文件名请以.txt或.zip结尾。")
