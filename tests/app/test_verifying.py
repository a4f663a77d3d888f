"""What `verify` says of a file that was put in the place of another, by an older copy or past the program."""

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
    for _ in range(2):
        answer = call("verify", "--json")
        assert (answer.code, answer.json["sound"]) == (3, False)
        assert answer.json["problems"][0].startswith("数据文件office.db比上次用的旧")
    assert call("verify", "--keep-older", "--json").json["problems"] == []
    answer = call("verify", "--json")
    assert (answer.code, answer.json["sound"]) == (0, True)
    assert "比上次用的旧" not in answer.err


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
