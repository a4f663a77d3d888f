"""Which words of a state are an end: a decision that was made, and none that is asked for, refused, or about something else."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.ledgers.words.ends import says_over
from libao_desk.services.office import Office
from tests.services.returning import said

from .test_ends import CORRECTED, PATIENT
from .test_ledgers import counts
from .test_states import HELP, looked

ENDS = (
    "撤销缓刑", "裁定撤销缓刑", "收监执行", "因漏罪被撤销缓刑", "准予变更执行地", "执行地变更至测县", "期满解除", "病故", "交通事故死亡",
    "违反禁止令撤销缓刑", "三次警告撤销缓刑", "因虐待罪收监", "解除社区矫正", "解除矫正后羁押", "申请人撤回，办结", "接待后办结", "终止",
)  # fmt: skip
ONLY_ASKED = (
    "法院不准予撤销缓刑", "撤销缓刑被驳回", "报送收监材料", "正在办理执行地变更", "不准执行地变更", "准备解除", "预备收监", "应予收监",
    "可能收监", "收监待决", "收监评估", "撤销缓刑立案", "撤销缓刑呈报中", "不符合特赦", "撤销收监决定", "向法院提出撤销缓刑", "期满前教育",
    "法院已受理撤销缓刑", "执行地变更，等待接收", "曾撤销缓刑", "没有收监", "正在移交", "暂缓解除",
)  # fmt: skip
OF_SOMETHING_ELSE = (
    "解除失联",
    "解除脱管",
    "解除严管",
    "手环注销",
    "电子定位已解除",
    "请假终止",
    "终止外出",
    "监护人死亡",
    "其父病故",
    "致一人死亡",
)


@pytest.mark.parametrize("word", ENDS)
def test_what_was_decided_is_an_end(word: str) -> None:
    assert says_over(word)


@pytest.mark.parametrize("word", [*ONLY_ASKED, *OF_SOMETHING_ELSE])
def test_what_was_not_decided_or_is_of_something_else_is_none(word: str) -> None:
    assert not says_over(word)


@pytest.mark.parametrize("word", ["2020.9.20撤销缓刑被驳回", "2020.9.20报送收监材料", "2020.9.20正在办理执行地变更", "2020.9.20其父病故"])
def test_a_correction_goes_on_and_its_state_is_told(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "corrections", **CORRECTED | {"解矫日期": None, "状态": word})
    assert office.importing.store(plan).stored
    view = office.records.open(office.records.find("corrections", "JZ2020-001"))
    assert (view.state.label, view.values["ended_on"], view.values["exit_kind"]) == ("在矫", None, None)
    assert any(f"状态“{word}”" in note for note in said(plan, Severity.NOTE))


def test_the_death_of_a_guardian_is_not_the_patient_s(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "guardianship", **PATIENT, 状态="2020.9.1监护人死亡")
    assert counts(plan) == {"new": 1}
    assert plan.rows[0].values.get("closed_on") is None


@pytest.mark.parametrize(
    "word", ["2020.9.1社区矫正解除", "2020.9.1缓刑期满", "2020.9.1假释考验期满", "2020.9.1刑期届满", "2020.9.1正在移交"]
)
def test_what_ended_before_the_help_is_not_its_end(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "aftercare", **HELP | {"状态": word})
    assert counts(plan) == {"new": 1}
    assert plan.rows[0].values.get("closed_on") is None
    assert any(f"状态“{word}”" in note for note in said(plan, Severity.NOTE))
