"""Whoever is on file as dead: no later ledger puts him into force again, in any register, and a former record is not founded anew."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_words import looked

NAME, NUMBER = "故试甲", id_no(321)
DIED = date(2020, 5, 11)
LATER: dict[str, dict[str, Cell]] = {
    "corrections": {
        "姓名": NAME,
        "身份证号": NUMBER,
        "罪名": "盗窃罪",
        "矫正期限起": "2020-10-01",
        "矫正期限止": "2021-09-30",
        "入矫日期": "2020-10-08",
    },
    "aftercare": {"姓名": NAME, "身份证号": NUMBER, "释放日期": "2020-11-01"},
}


@pytest.fixture
def mourned(office: Office, tmp_path: Path) -> Office:
    """An office with one person in guardianship whose death is on file."""
    plan = looked(
        office, tmp_path, "guardianship", 患者姓名=NAME, 患者身份证号=NUMBER, 提出日期="2019-01-05", 状态="死亡", 死亡日期="2020-05-11"
    )
    assert office.importing.store(plan).stored
    return office


def _notes(plan: ImportPlan) -> list[str]:
    return [one.sentence for one in plan.problems if one.severity is Severity.NOTE and "死亡" in one.sentence]


@pytest.mark.parametrize("register", LATER)
def test_nobody_is_put_into_force_again_after_his_death(mourned: Office, tmp_path: Path, register: str) -> None:
    plan = looked(mourned, tmp_path, register, **LATER[register])
    assert counts(plan) == {"conflict": 1}
    (sentence,) = refused(plan).values()
    assert f"已于{DIED:%Y-%m-%d}死亡" in sentence
    assert "先改正它" in sentence


def test_a_record_of_his_that_was_over_before_is_taken(mourned: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"姓名": NAME, "身份证号": NUMBER, "罪名": "盗窃罪", "矫正期限起": "2015-10-01", "矫正期限止": "2016-09-30"}
    plan = looked(mourned, tmp_path, "corrections", **row, 入矫日期="2015-10-08", 状态="已解除", 解矫日期="2016-09-30")
    assert counts(plan) == {"new": 1}


def test_the_death_itself_may_be_told_in_another_register(mourned: Office, tmp_path: Path) -> None:
    plan = looked(mourned, tmp_path, "aftercare", 姓名=NAME, 身份证号=NUMBER, 释放日期="2018-11-01", 状态="死亡", 解除帮教日期="2020-05-11")
    assert counts(plan) == {"new": 1}


@pytest.mark.parametrize(("day", "told"), [("2020-11-01", 1), ("2020-03-01", 0)])
def test_a_party_of_a_dispute_is_asked_about(mourned: Office, tmp_path: Path, day: str, told: int) -> None:
    row: dict[str, Cell] = {"受理日期": day, "申请人": NAME, "申请人身份证号": NUMBER, "被申请人": "重试丁", "纠纷类型": "邻里纠纷"}
    plan = looked(mourned, tmp_path, "disputes", **row)
    assert counts(plan) == {"new": 1}
    assert len(_notes(plan)) == told


def test_somebody_else_is_not(mourned: Office, tmp_path: Path) -> None:
    assert counts(looked(mourned, tmp_path, "aftercare", 姓名=NAME, 身份证号=id_no(322), 释放日期="2020-11-01")) == {"new": 1}


def test_a_list_without_days_founds_nobody_anew_whose_record_is_closed(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"姓名": NAME, "身份证号": NUMBER, "罪名": "盗窃罪"}
    over = {"矫正期限起": "2015-10-01", "矫正期限止": "2016-09-30", "入矫日期": "2015-10-08", "状态": "已解除", "解矫日期": "2016-09-30"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **row, **over)).stored
    plan = looked(office, tmp_path, "corrections", **row, 联系电话="19900000009")
    assert counts(plan) == {"conflict": 1}
    (sentence,) = refused(plan).values()
    assert "没有写明新的日期" in sentence
    assert counts(looked(office, tmp_path, "corrections", **row)) == {"same": 1}  # it says nothing else than the record
    again = looked(office, tmp_path, "corrections", **row, 矫正期限起="2020-02-01", 矫正期限止="2020-12-31")
    assert counts(again) == {"new": 1}


def test_a_closed_record_that_would_change_is_told_whatever_may_still_be_sealed(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"社区矫正对象编号": "（2015）矫字第8号", "姓名": NAME, "身份证号": NUMBER, "罪名": "盗窃罪"}
    over = {"矫正期限起": "2015-10-01", "矫正期限止": "2016-09-30", "入矫日期": "2015-10-08", "状态": "已解除", "解矫日期": "2016-09-30"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **row, **over)).stored
    plan = looked(office, tmp_path, "corrections", **{**row, "罪名": "诈骗罪"})
    assert counts(plan) == {"changed": 1}
    assert [one.sentence for one in plan.problems if "的状态是“已解除”，导入会改动它" in one.sentence]
