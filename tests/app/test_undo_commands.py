"""recent and undo on the command line: the last acts told, one of them undone."""

from pathlib import Path
from shutil import copytree

import pytest

from tests.conftest_office import PASSPHRASE
from tests.services.sample_ledgers import mended_disputes

from .conftest import Call


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, empty_office_folder: Path) -> Path:
    """An office without a record."""
    copytree(empty_office_folder, tmp_path / "office")
    monkeypatch.setenv("LIBAO_DESK_DATA", str(tmp_path / "office"))
    monkeypatch.setenv("LIBAO_DESK_PASSPHRASE", PASSPHRASE)
    monkeypatch.setenv("LIBAO_DESK_TODAY", "2020-12-31")
    return tmp_path


@pytest.mark.usefixtures("empty")
def test_the_last_acts_are_listed_and_one_is_undone(call: Call, tmp_path: Path) -> None:
    call("import", "disputes", mended_disputes().write(tmp_path / "l.xlsx"))
    newest = call("recent", "--json").json[0]
    assert (newest["act"], newest["obstacle"], newest["asks_reason"]) == ("导入人民调解台账（l.xlsx，5行）", "", False)
    assert call("recent").out.splitlines()[0].endswith("\t可以撤销")
    answer = call("undo", newest["entry"], "--json")
    assert (answer.code, answer.json["sentence"]) == (0, "已撤销导入，共5条。")
    again = call("undo", newest["entry"])
    assert (again.code, again.sentence) == (1, "这次导入已经撤销、已超过30日，或者您无权撤销。")


@pytest.mark.usefixtures("own_copy")
def test_a_step_taken_back_stands_again(call: Call) -> None:
    register, number = "aftercare", "AB2020-001"
    before = call("show", register, number, "--json").json
    if call("take-back", register, number, "--reason", "点错了").code:
        pytest.fail("nothing to take back")
    taken = call("recent", "--json").json[0]
    assert (taken["act"], taken["obstacle"]) == ("安置帮教：撤回办理", "")
    assert taken["what"].startswith(number)
    assert call("undo", taken["entry"]).out.startswith("已撤销“安置帮教：撤回办理”。")
    after = call("show", register, number, "--json").json
    assert (after["state"], after["history"]) == (before["state"], before["history"])
    assert call("verify", "--json").json["sound"]


@pytest.mark.usefixtures("empty")
def test_a_number_that_is_none_is_told(call: Call) -> None:
    answer = call("undo", "999999")
    assert (answer.code, answer.sentence) == (1, "最近50次操作中没有第999999号操作。")
    assert call("undo", "abc").sentence.startswith("参数ENTRY应是整数。")
