"""What `verify` says of a file that was put in the place of another, by an older copy or past the program."""

from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from libao_desk.app import demo
from tests.store.test_trail import edit

from .conftest import Call


def test_an_older_database_is_named_at_every_call_until_it_is_confirmed(call: Call, own_copy: Path, tmp_path: Path) -> None:
    copy(own_copy / "office.db", tmp_path / "older.db")
    assert call("roster", "disputes", "--period", "2020-12", "--out", tmp_path / "r.xlsx").code == 0
    copy(tmp_path / "older.db", own_copy / "office.db")
    answer = call("registers", "--json")
    assert answer.code == 0
    assert "比上次用的旧" in answer.sentence
    refused = call("take-back", "corrections", "JZ2017-001", "--reason", "办错了", "--json")
    assert refused.fails_with(3)
    assert "确认以前不能登记和修改，没有写入。" in refused.sentence
    for _ in range(2):
        answer = call("verify", "--json")
        assert (answer.code, answer.json["sound"]) == (3, False)
        assert answer.json["problems"][0].startswith("数据文件office.db比上次用的旧")
    assert call("verify", "--keep-older", "--json").json["problems"] == []
    answer = call("verify", "--json")
    assert (answer.code, answer.json["sound"]) == (0, True)
    assert "比上次用的旧" not in answer.err


def _head_of_another(path: Path) -> None:
    path.write_bytes(bytes(range(200, 216)) + path.read_bytes()[16:])


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _foreign(path: Path) -> None:
    path.write_bytes(b"hello" * 1000)


def _emptied(path: Path) -> None:
    path.write_bytes(b"")


BROKEN: dict[str, Callable[[Path], object]] = {
    "missing": Path.unlink,
    "empty": _emptied,
    "foreign": _foreign,
    "cut": _cut,
    "a head of another": _head_of_another,
}


@pytest.mark.parametrize("name", ["office.db", "attachments.db", "office.keys"])
@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_whatever_is_broken_is_answered_as_json_and_named(call: Call, own_copy: Path, name: str, broken: Callable[[Path], object]) -> None:
    broken(own_copy / name)
    answer = call("verify", "--json")
    assert (answer.code, answer.json["sound"]) == (3, False)
    assert name in answer.json["problems"][0]


def test_a_backup_onto_a_folder_says_so(call: Call, own_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "b7").mkdir()
    answer = call("backup", tmp_path / "b7")
    assert (answer.code, answer.out) == (3, "")
    assert answer.sentence == "“b7”是一个文件夹，没有保存。请在后面加上文件名，如“b7/台账.backup”。"
    assert list((tmp_path / "b7").iterdir()) == []


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE person SET phone = '1' WHERE id = 5", "人员卡片（内部编号5）的“联系电话”"),
        ("UPDATE correction_case SET mgmt_class = 'STRICT' WHERE id = 1", "社区矫正JZ"),
        ("DELETE FROM dispute_party WHERE id = 9", "人民调解的一条记录的当事人（内部编号9）"),
    ],
)
def test_a_row_changed_with_the_key_is_named(call: Call, own_copy: Path, statement: str, named: str) -> None:
    edit(own_copy, statement, key_of=demo.PASSPHRASE)
    answer = call("verify", "--json")
    assert answer.code == 3
    assert [problem[: len(named)] for problem in answer.json["problems"]] == [named]
