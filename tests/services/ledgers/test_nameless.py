"""A petition that nobody signed moves on in its own record, as one with a name does; another text, or another day, is another."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, refused

LAMP: dict[str, Cell] = {
    "收到日期": "2020-03-09",
    "信访人": None,
    "来源方式": "来信",
    "类别": "建议意见",
    "反映事项": "路灯不亮",
    "责任单位": "镇建设办",
    "受理日期": None,
    "送达日期": None,
    "系统编号": None,
}


def letter(**more: Cell) -> list[Cell]:
    """The letter about the lamp, but for what is said."""
    return list((LAMP | more).values())


def looked(office: Office, folder: Path, *rows: list[Cell]) -> ImportPlan:
    """What the import of these rows would do."""
    return office.importing.examine("petitions", Ledger(("2020年信访台账",), (list(LAMP),), list(rows)).write(folder / "l.xlsx"))


@pytest.mark.parametrize("who", [None, "匿名"])
def test_a_nameless_letter_moves_on_in_its_record(office: Office, tmp_path: Path, who: Cell) -> None:
    toilet = letter(信访人=who, 反映事项="公厕脏")
    assert office.importing.store(looked(office, tmp_path, letter(信访人=who), toilet)).stored
    numbers = [row.record_number for row in looked(office, tmp_path, letter(信访人=who), toilet).rows]
    steps: list[dict[str, Cell]] = [{"受理日期": "2020-03-12"}, {"受理日期": "2020-03-12", "送达日期": "2020-05-08"}]
    for more in steps:
        plan = looked(office, tmp_path, letter(信访人=who, **more), letter(信访人=who, 反映事项="公厕脏", **more))
        assert (counts(plan), [row.record_number for row in plan.rows]) == ({"changed": 2}, numbers)
        assert office.importing.store(plan).stored
        assert counts(looked(office, tmp_path, letter(信访人=who, **more))) == {"same": 1}


@pytest.mark.parametrize("other", [{"责任单位": "镇城管办"}, {"受理日期": "2020-03-13"}, {"类别": "申诉求决"}, {"来源方式": "网上信访"}])
def test_one_that_says_otherwise_is_asked_about(office: Office, tmp_path: Path, other: dict[str, Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path, letter(受理日期="2020-03-12"))).stored
    number = looked(office, tmp_path, letter(受理日期="2020-03-12")).rows[0].record_number
    plan = looked(office, tmp_path, letter(**{"受理日期": "2020-03-12", "送达日期": "2020-05-08"} | other))
    assert counts(plan) == {"conflict": 1}
    assert f"与记录{number}都没有写姓名，收到日期都是2020-03-09，反映事项也相同，疑似已有记录" in refused(plan)["A3"]


@pytest.mark.parametrize(
    "other",
    [{"反映事项": "公厕脏"}, {"收到日期": "2020-03-10"}, {"来源方式": "网上信访", "类别": "申诉求决"}, {"信访人": "简寅山"}],
)
def test_another_letter_is_another(office: Office, tmp_path: Path, other: dict[str, Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path, letter())).stored
    assert counts(looked(office, tmp_path, letter(受理日期="2020-03-12", **other))) == {"new": 1}


def test_of_two_that_say_the_same_none_is_chosen(office: Office, tmp_path: Path) -> None:
    two = [letter(责任单位="镇建设办"), letter(责任单位="镇城管办")]
    assert office.importing.store(looked(office, tmp_path, *two)).stored
    assert counts(looked(office, tmp_path, letter(责任单位=None, 受理日期="2020-03-12"))) == {"conflict": 1}
    plan = looked(office, tmp_path, *([*row[:6], "2020-03-12", None, None] for row in two))
    assert counts(plan) == {"changed": 2}
    assert len({row.record_number for row in plan.rows}) == 2


def test_a_number_given_since_is_filled_in(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, letter())).stored
    assert counts(looked(office, tmp_path, letter(系统编号="XF2020-77", 受理日期="2020-03-12"))) == {"changed": 1}
