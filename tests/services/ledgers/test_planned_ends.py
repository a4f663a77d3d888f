"""Ends that are planned and ends that have come: the last day of a term is no day on which anybody was discharged."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.returning import said

from .test_ledgers import counts, refused
from .test_petitions import looked as looked_at_matter
from .test_words import looked

WHO: dict[str, Cell] = {
    "姓名": "岳试甲",
    "身份证号": "320699198802141012",
    "矫正类别": "缓刑",
    "报到日期": "2025-03-04",
    "宣告日期": "2025-03-05",
}
TERM = {"term_from": date(2025, 3, 1), "term_to": date(2026, 8, 31)}


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("矫正起始日期", "矫正终止日期"),
        ("社区矫正开始日期", "矫正终止时间"),
        ("起始时间", "截止时间"),
        ("开始日期", "结束日期"),
        ("缓刑起", "缓刑止"),
    ],
)
def test_the_end_beside_its_beginning_is_that_of_the_term(office: Office, tmp_path: Path, first: str, last: str) -> None:
    (row,) = looked(office, tmp_path, "corrections", **WHO, **{first: "2025-03-01", last: "2026-08-31"}).rows
    assert {key: row.values.get(key) for key in (*TERM, "ended_on")} == {**TERM, "ended_on": None}


def test_where_the_term_has_an_end_of_its_own_the_other_is_the_real_one(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {"矫正开始日期": "2025-03-01", "矫正结束日期": "2026-01-31", "矫正终止日期": "2026-01-31"}
    (row,) = looked(office, tmp_path, "corrections", **WHO, **cells).rows
    assert row.values["ended_on"] == date(2026, 1, 31)


@pytest.mark.parametrize("head", ["帮教终止日期", "帮教结束时间", "帮教期满日", "帮教期限止"])
def test_the_planned_end_of_help_is_told_and_ends_nothing(office: Office, tmp_path: Path, head: str) -> None:
    cells: dict[str, Cell] = {"姓名": "释试一", "释放日期": "2020-03-02", "衔接日期": "2020-03-03", head: "2025-03-01"}
    plan = looked(office, tmp_path, "aftercare", **cells)
    assert "closed_on" not in plan.rows[0].values
    assert any(f"“{head}”未导入：帮教期限由软件按释放日期推算" in one.sentence for one in plan.problems)
    (sentence,) = refused(looked(office, tmp_path, "aftercare", **cells, 状态="死亡")).values()
    assert "没有解除帮教日期" in sentence


def test_a_correction_that_is_said_to_have_ended_on_a_day_to_come_is_refused(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {**WHO, "矫正开始日期": "2025-03-01", "解矫日期": "2026-08-31"}
    (sentence,) = refused(looked(office, tmp_path, "corrections", **cells, 状态="已解除")).values()
    assert sentence == "解除/终止日期2026-08-31晚于今天，状态却是“已解除”，请核对这个日期和状态。"
    plan = looked(office, tmp_path, "corrections", **cells, 状态="在矫")
    assert counts(plan) == {"new": 1}
    assert any("晚于今天" in note for note in said(plan, Severity.NOTE))


def test_a_matter_that_is_said_to_be_done_on_a_day_to_come_is_refused(office: Office, tmp_path: Path) -> None:
    assert any("晚于今天" in one for one in refused(looked_at_matter(office, tmp_path, 办理状态="已办结", 办结日期="2026-04-30")).values())
