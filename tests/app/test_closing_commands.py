"""Closing a month and correcting it from the command line."""

from hashlib import sha256
from pathlib import Path
from shutil import copytree

import pytest

from libao_desk.core.clock import FixedClock
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from tests.conftest_office import DAY, PASSPHRASE
from tests.services.builders import change
from tests.services.closings import staffed

from .conftest import Call


@pytest.fixture
def folder(tmp_path: Path, empty_office_folder: Path, book: RegisterBook, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office with a few people, named by the environment."""
    place = tmp_path / "office"
    copytree(empty_office_folder, place)
    with Office.unlock(place, book, FixedClock(DAY), PASSPHRASE) as office:
        staffed(office)
    monkeypatch.setenv("LIBAO_DESK_DATA", str(place))
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LIBAO_DESK_TODAY", "2026-03-02")
    return place


def test_a_month_is_closed_corrected_and_its_sheet_saved_again(call: Call, folder: Path, book: RegisterBook, tmp_path: Path) -> None:
    out = tmp_path / "二月"
    made = call("close-month", "--period", "2026-02", "--out", out, "--json")
    assert made.code == 0, made.err
    assert (made.json["period"], made.json["out"]) == ("2026-02", str(out))
    assert {file["name"]: file["sha256"] for file in made.json["files"]} == {
        path.name: sha256(path.read_bytes()).hexdigest() for path in out.iterdir()
    }
    aftercare = next(one for one in made.json["changes"] if one["kind"] == "aftercare")
    assert (aftercare["before"], aftercare["in"], aftercare["out"], aftercare["now"]) == (0, 1, 0, 1)
    assert aftercare["lines"][0]["label"] == "AB2026-001　王丙三"
    petitions = next(one for one in made.json["changes"] if one["kind"] == "petitions")
    assert (petitions["before"], petitions["in"], petitions["out"], petitions["now"]) == (0, None, None, 1)
    again = call("close-month", "--period", "2026-02", "--out", tmp_path / "again", "--json")
    assert again.fails_with(1)
    assert "请出更正表" in again.sentence
    assert call("corrections-due", "--period", "2026-02", "--json").json == {"period": "2026-02", "sheets": [], "due": []}
    assert call("corrections-due", "--period", "2026-02").out == "与已报送的一致，不用出更正表。\n"
    with Office.unlock(folder, book, FixedClock(DAY), PASSPHRASE) as office:
        change(office, office.records.find("corrections", "JZ2026-001"), offence="盗窃罪")
    (due,) = call("corrections-due", "--period", "2026-02", "--json").json["due"]
    assert (due["roster"], due["item"], due["sent"], due["now"]) == ("社区矫正对象花名册", "罪名", "（空）", "盗窃罪")
    refused = call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "s.doc")
    assert (refused.code, refused.sentence) == (1, "更正表只能存为.xlsx或.pdf文件。")
    sheet = call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "s.xlsx", "--reason", "据判决书更正", "--json").json
    told = {"period": "2026-02", "number": "2026年更正表第1号", "reason": "据判决书更正", "lines": [due]}
    assert sheet == told | {"out": str(tmp_path / "s.xlsx")}
    assert call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "t.xlsx").code == 1
    saved = call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "s.pdf", "--sheet", "1", "--json").json
    assert (saved["number"], saved["reason"]) == (sheet["number"], sheet["reason"])
    late = call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "s.pdf", "--sheet", "1", "--reason", "另一理由")
    assert (late.code, "已制作的更正表不能再写理由" in late.sentence) == (1, True)
    assert (tmp_path / "s.pdf").read_bytes().startswith(b"%PDF")
    assert "现有1张" in call("correction-sheet", "--period", "2026-02", "--out", tmp_path / "s.pdf", "--sheet", "2").sentence
    assert call("corrections-due", "--period", "2026-02", "--json").json["sheets"] == ["2026年更正表第1号"]


@pytest.mark.usefixtures("folder")
def test_a_running_month_wants_to_be_named_so(call: Call, tmp_path: Path) -> None:
    refused = call("close-month", "--period", "2026-03", "--out", tmp_path / "out")
    assert refused.code == 1
    assert "才结束" in refused.sentence
    assert not (tmp_path / "out").exists()
    made = call("close-month", "--period", "2026-03", "--out", tmp_path / "out", "--running")
    assert made.code == 0
    assert "信访事项台账\t上月1\t本月0\n" in made.out
    assert "安置帮教对象花名册\t上月1\t新增0\t减少0\t本月1\n" in made.out
    assert "没有月结" in call("corrections-due", "--period", "2026-02").sentence
