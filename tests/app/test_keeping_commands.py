"""Founding, passphrases, backups and verification from the command line."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.people.officers import Role
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office

from .conftest import Call

SECRET = "一个测试用的口令-26"


def _init(call: Call, folder: Path, secret: Path) -> dict[str, str]:
    answer = call(
        "init", folder, "--office", "测试司法所", "--division", "320685103", "--director", "冯测试", "--passphrase-file", secret, "--json"
    )
    assert answer.code == 0, answer.err
    found: dict[str, str] = answer.json
    return found


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    file = tmp_path / "secret.txt"
    file.write_text(SECRET + "\n", encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("office", "more", "title"),
    [
        ("东桥镇司法所", (), "东桥镇2020年11月"),
        ("东桥司法所", (), "东桥镇2020年11月"),
        ("东桥司法所", ("--township", "东桥乡", "--county", "示安县"), "东桥乡2020年11月"),
    ],
)
def test_papers_bear_the_township_of_the_office(
    call: Call, tmp_path: Path, secret: Path, office: str, more: tuple[str, ...], title: str
) -> None:
    words = ("--office", office, "--division", "320699103", "--director", "冯测试", "--passphrase-file", secret)
    made = call("init", tmp_path / "o", *words, *more)
    assert title.removesuffix("2020年11月") in made.err
    out = tmp_path / "r.xlsx"
    assert (
        call("roster", "corrections", "--period", "2020-11", "--out", out, "--data", tmp_path / "o", "--passphrase-file", secret).code == 0
    )
    assert str(load_workbook(out).worksheets[0]["A1"].value).startswith(title)


def test_an_office_is_founded_opened_and_opened_with_the_recovery_code(call: Call, tmp_path: Path, secret: Path) -> None:
    folder = tmp_path / "new office"
    made = _init(call, folder, secret)
    assert made.keys() == {"data", "officer", "recovery"}
    assert (made["data"], made["officer"]) == (str(folder), "冯测试")
    officers = call("officers", "--data", folder, "--passphrase-file", secret, "--json")
    assert officers.json == [{"name": "冯测试", "role": "DIRECTOR", "active": True}]
    registers = call("registers", "--data", folder, "--passphrase-file", secret, "--json").json
    assert {row["count"] for row in registers} == {0}
    recovery = tmp_path / "recovery.txt"
    recovery.write_text(made["recovery"], encoding="utf-8")
    assert call("registers", "--data", folder, "--passphrase-file", recovery, "--json").code == 0
    again = call(
        "init", folder, "--office", "另一所", "--division", "320685103", "--director", "别人", "--passphrase-file", secret, "--json"
    )
    assert again.fails_with(1)
    assert "已有文件" in again.sentence
    head = (folder / "office.db").read_bytes()
    assert "冯测试".encode() not in head + (folder / "office.keys").read_bytes()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"--office": " "}, "单位名称"),
        ({"--director": " "}, "所长姓名"),
        ({"--division": "32A685"}, "行政区划代码"),
        ({"--division": "32"}, "行政区划代码"),
    ],
)
def test_an_office_without_its_data_is_refused(call: Call, tmp_path: Path, secret: Path, changed: dict[str, str], said: str) -> None:
    options = {"--office": "测试司法所", "--division": "320685103", "--director": "冯测试"} | changed
    words = [word for pair in options.items() for word in pair]
    answer = call("init", tmp_path / "o", *words, "--passphrase-file", secret)
    assert answer.code == 1
    assert said in answer.sentence
    assert not (tmp_path / "o").exists()


def test_a_weak_passphrase_is_refused(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", "123")
    answer = call("init", tmp_path / "o", "--office", "所", "--division", "320685103", "--director", "冯测试")
    assert answer.code == 1
    assert "口令" in answer.sentence
    assert not (tmp_path / "o" / "office.db").exists()


def test_the_demo_is_not_built_over_anything(call: Call, tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    answer = call("demo", tmp_path, "--json")
    assert answer.fails_with(1)
    assert "不是空的" in answer.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_ones_own_passphrase_is_changed(call: Call, own_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = tmp_path / "new.txt"
    fresh.write_text("换过以后的口令-99", encoding="utf-8")
    weak = tmp_path / "weak.txt"
    weak.write_text("1", encoding="utf-8")
    assert call("passphrase", "--new-file", weak, "--json").code == 1
    answer = call("passphrase", "--new-file", fresh, "--json")
    assert (answer.code, answer.json) == (0, {})
    assert call("registers").code == 3
    assert call("registers", "--passphrase-file", fresh).code == 0
    monkeypatch.setenv("LIBAO_DESK_NEW_PASSPHRASE", demo.PASSPHRASE)
    assert call("passphrase", "--passphrase-file", fresh, "--json").code == 0
    assert call("registers").code == 0


def test_a_backup_comes_back_whole_elsewhere(call: Call, own_copy: Path, tmp_path: Path) -> None:
    file, folder = tmp_path / "office.backup", tmp_path / "back"
    made = call("backup", file, "--json")
    assert made.code == 0
    assert made.json.keys() == {"file", "sha256", "records"}
    counts = {row["register"]: row["count"] for row in call("registers", "--json").json}
    assert made.json["records"] >= sum(counts.values())
    restored = call("restore", file, folder, "--json")
    assert restored.code == 0
    assert restored.json["records"] == made.json["records"]
    assert {row["register"]: row["count"] for row in call("registers", "--data", folder, "--json").json} == counts
    assert call("verify", "--data", folder, "--json").json["sound"] is True
    over = call("restore", file, folder, "--json")
    assert over.fails_with(1)
    assert "已有文件" in over.sentence


def test_a_backup_that_is_none_or_is_damaged_restores_nothing(call: Call, own_copy: Path, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.backup"
    foreign.write_bytes(b"PK no zip")
    assert call("restore", foreign, tmp_path / "a").code == 1
    assert call("restore", tmp_path / "missing.backup", tmp_path / "a").code in (1, 3)
    file = tmp_path / "office.backup"
    assert call("backup", file).code == 0
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    answer = call("restore", file, tmp_path / "b", "--json")
    assert answer.fails_with(3)
    assert answer.sentence
    assert not (tmp_path / "b" / "office.db").exists()


def test_a_backup_into_nowhere_is_trouble(call: Call, own_copy: Path, tmp_path: Path) -> None:
    answer = call("backup", tmp_path / "none" / "x.backup", "--json")
    assert answer.code == 3
    assert answer.sentence


def test_a_sound_office_is_said_to_be_sound(call: Call, own_copy: Path) -> None:
    first = call("verify", "--json")
    assert first.code == 0
    assert first.json.keys() == {"sound", "trail", "problems"}
    assert first.json["sound"] is True
    assert first.json["problems"] == []
    assert re.fullmatch(r"[0-9a-f]{64}", first.json["trail"]["head"])
    assert "打印用A3纸横向。" in call("roster", "disputes", "--period", "2020-12", "--out", own_copy.parent / "r.xlsx").err
    second = call("verify", "--json").json
    assert second["trail"]["entries"] == first.json["trail"]["entries"] + 1
    assert second["trail"]["head"] != first.json["trail"]["head"]


def test_verifying_names_the_entries_under_a_pinned_day_beside_its_answer(call: Call, own_copy: Path) -> None:
    answer = call("verify", "--json")
    assert (answer.code, answer.json["sound"]) == (0, True)
    out = own_copy.parent / "r.xlsx"
    assert call("roster", "disputes", "--period", "2020-11", "--out", out, "--today", "2020-12-30").code == 0
    told = call("verify", "--json").err
    assert "日期被固定为2020-12-30" in told
    assert "本机时间是" in told


@pytest.mark.parametrize("place", [0.0, 0.1, 0.35, 0.6, 0.85, 0.999])
def test_one_flipped_byte_of_the_database_is_found(call: Call, own_copy: Path, place: float) -> None:
    _flip(own_copy / "office.db", place)
    answer = call("verify", "--json")
    assert answer.code == 3
    assert answer.json["sound"] is False
    assert answer.json["problems"]


def test_one_flipped_byte_of_an_issued_paper_is_found(call: Call, own_copy: Path, tmp_path: Path) -> None:
    assert call("paper", "mediation-agreement", "--record", "TJ2020-0001", "--out", tmp_path / "x.pdf").code == 0
    _flip(own_copy / "attachments.db", 0.6)
    answer = call("verify", "--json")
    assert (answer.code, answer.json["sound"]) == (3, False)


def test_a_changed_key_file_is_found(call: Call, own_copy: Path) -> None:
    keys = json.loads((own_copy / "office.keys").read_text(encoding="utf-8"))
    keys["slots"][0]["id"] = "0" * len(keys["slots"][0]["id"])
    (own_copy / "office.keys").write_text(json.dumps(keys), encoding="utf-8")
    answer = call("verify", "--json")
    assert answer.code == 3


def _flip(file: Path, place: float) -> None:
    data = bytearray(file.read_bytes())
    data[int(place * (len(data) - 1))] ^= 0x40
    file.write_bytes(data)


@pytest.mark.usefixtures("qapp")  # the one application of a run is the tests' own
def test_the_self_test_finds_every_part(call: Call) -> None:
    answer = call("self-test", "--json")
    assert answer.code == 0
    assert answer.json["sound"] is True
    assert len(answer.json["checks"]) >= 7
    for check in answer.json["checks"]:
        assert check.keys() == {"name", "ok", "note"}
        assert check["ok"] is True, check


@pytest.mark.usefixtures("qapp")  # the one application of a run is the tests' own
def test_the_self_test_names_what_is_missing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("libao_desk.app.self_test.FONTS", ("missing.ttf",))
    answer = call("self-test", "--json")
    assert answer.code == 3
    assert answer.json["sound"] is False
    assert [(check["name"], check["note"]) for check in answer.json["checks"] if not check["ok"]] == [("字体", "FileNotFoundError")]


def test_an_officer_who_left_opens_nothing(call: Call, own_copy: Path, book: RegisterBook, tmp_path: Path) -> None:
    secret = tmp_path / "s.txt"
    secret.write_text("离任人员的口令-1", encoding="utf-8")
    with Office.unlock(own_copy, book, FixedClock(date(2020, 12, 31)), demo.PASSPHRASE) as office:
        leaver = office.officers.add("郑离任", Role.OFFICER, "离任人员的口令-1")
    assert call("registers", "--passphrase-file", secret).code == 0
    with Office.unlock(own_copy, book, FixedClock(date(2020, 12, 31)), demo.PASSPHRASE) as office:
        office.officers.deactivate(leaver)
    answer = call("registers", "--passphrase-file", secret)
    assert (answer.code, answer.out) == (3, "")
    assert {"name": "郑离任", "role": "OFFICER", "active": False} in call("officers", "--json").json


@pytest.mark.parametrize("name", ["office.db", "office.keys", "attachments.db", "OFFICE.KEYS"])
def test_nothing_is_saved_over_a_file_of_the_office(call: Call, own_copy: Path, name: str) -> None:
    before = {path.name: path.read_bytes() for path in own_copy.glob("office.keys")}
    for arguments in (
        ("backup", own_copy / name),
        ("roster", "disputes", "--period", "2020-12", "--out", own_copy / name),
        ("paper", "mediation-agreement", "--record", "TJ2020-0001", "--out", own_copy / name),
    ):
        answer = call(*arguments, "--json")
        assert answer.fails_with(1)
        assert "不能被覆盖" in answer.sentence
    assert {path.name: path.read_bytes() for path in own_copy.glob("office.keys")} == before
    assert call("verify", "--json").json["sound"] is True


def test_a_file_is_no_folder(call: Call, own_copy: Path, tmp_path: Path, secret: Path) -> None:
    file = tmp_path / "file.txt"
    file.write_text("x", encoding="utf-8")
    backup = tmp_path / "o.backup"
    assert call("backup", backup).code == 0
    for arguments, code in (
        (("demo", file), 1),
        (("init", file, "--office", "所", "--division", "320685103", "--director", "冯测试", "--passphrase-file", secret), 1),
        (("restore", backup, file), 1),
        (("registers", "--data", file), 3),
        (("backup", tmp_path), 3),
        (("import", "disputes", tmp_path), 3),
        (("roster", "disputes", "--period", "2020-12", "--out", tmp_path), 3),
        (("registers", "--passphrase-file", tmp_path), 1),
    ):
        answer = call(*arguments, "--json")
        assert answer.fails_with(code), arguments
        assert answer.sentence
    assert file.read_text(encoding="utf-8") == "x"
