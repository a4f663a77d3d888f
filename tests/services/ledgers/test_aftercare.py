"""Ledgers of aftercare as townships keep them: words that fit several entries, a month for a day, a number of their own."""

from pathlib import Path

import pytest

from libao_desk.registers.aftercare.codes import Handover, ReleaseSource, Settlement
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell
from tests.services.returning import said

from .test_ledgers import counts, refused
from .test_words import looked

RELEASED: dict[str, Cell] = {"姓名": "释试一", "释放日期": "2020-03-02", "衔接日期": "2020-03-03"}


@pytest.mark.parametrize(
    ("place", "meant"), [("示安监狱", ReleaseSource.PRISON), ("示安县看守所", ReleaseSource.DETENTION)], ids=["prison", "detention"]
)
def test_the_place_says_what_the_word_leaves_open(office: Office, tmp_path: Path, place: str, meant: ReleaseSource) -> None:
    plan = looked(office, tmp_path, "aftercare", **RELEASED, 人员类别="刑满释放", 释放单位=place)
    assert plan.rows[0].values["source"] is meant
    assert any("合起来读作" in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize(
    ("head", "word", "what"),
    [
        ("人员类别", "刑释", "监狱刑满释放"),
        ("衔接情况", "家属接回", "接回人"),
        ("安置情况", "务工", "吸纳就业"),
        ("安置情况", "自谋职业", "从事个体经营"),
        ("解除原因", "户籍迁出", "迁出移交"),
    ],
)
def test_what_to_write_is_said_where_a_word_fits_several_entries(office: Office, tmp_path: Path, head: str, word: str, what: str) -> None:
    assert what in refused(looked(office, tmp_path, "aftercare", **RELEASED, **{head: word}))["D3"]


def test_words_that_mean_one_entry_are_read(office: Office, tmp_path: Path) -> None:
    values = looked(office, tmp_path, "aftercare", **RELEASED, 衔接情况="本人报到", 安置情况="务农").rows[0].values
    assert (values["handover"], values["settlement"]) == (Handover.CAME_ALONE, Settlement.LAND)


def test_a_month_from_which_nothing_follows_does_not_lose_the_row(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "aftercare", **RELEASED, 安置日期="2020.4")
    assert counts(plan) == {"new": 1}
    assert "D3 安置日期：只写了年月，没有日，这一格未导入。" in said(plan, Severity.NOTE)
    assert "D3" in refused(looked(office, tmp_path, "aftercare", **RELEASED, 解除帮教日期="2020.4"))


def test_a_ledger_s_own_number_is_no_certificate_s(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "aftercare", 编号="AB-01", **RELEASED)
    assert counts(plan) == {"new": 1}
    assert "certificate_no" not in plan.rows[0].values
    assert office.importing.store(plan).stored
    assert counts(looked(office, tmp_path, "aftercare", 编号="AB-01", **RELEASED)) == {"same": 1}
    number = looked(office, tmp_path, "aftercare", 释放证编号="（2020）1号", **RELEASED).rows[0].values["certificate_no"]
    assert number == "（2020）1号"


@pytest.mark.parametrize(
    "word",
    ["无业", "未安置", "待业", "丧失劳动能力", "上学", "无业在家", "暂未安置", "暂无工作", "无需安置", "未安置（年老体弱）", "在家养老"],
)
def test_who_has_no_work_is_not_settled_and_comes_in(office: Office, tmp_path: Path, word: str) -> None:
    """Refused, the clerk would have written 其他, which counts as settled."""
    plan = looked(office, tmp_path, "aftercare", **RELEASED, 安置情况=word)
    assert counts(plan) == {"new": 1}
    assert plan.rows[0].values.get("settlement") is None
    assert any("是没有安置，安置情况留空；原因请写在“未安置原因”列" in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize(
    ("head", "word", "label"),
    [
        ("安置情况", "做生意", "从事个体经营"),
        ("安置情况", "进厂", "企业和经济实体吸纳就业"),
        ("衔接方式", "自己回来", "人员自返"),
        ("衔接方式", "监狱送回", "监所送回原籍"),
        ("安置情况", "在家务农", "落实责任田"),
    ],
)
def test_everyday_words_are_entries(office: Office, tmp_path: Path, head: str, word: str, label: str) -> None:
    (row,) = looked(office, tmp_path, "aftercare", **RELEASED | {head: word}).rows
    assert label in [getattr(value, "label", "") for value in row.values.values()]


@pytest.mark.parametrize(("head", "word", "way_out"), [("安置情况", "已安置", "请写安置的去处"), ("衔接方式", "必接必送", "请写是谁接回")])
def test_a_word_that_says_too_little_is_refused_with_a_way_out(office: Office, tmp_path: Path, head: str, word: str, way_out: str) -> None:
    assert way_out in "".join(refused(looked(office, tmp_path, "aftercare", **RELEASED | {head: word})).values())


def test_who_is_settled_on_file_stays_so_and_is_told(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, "aftercare", **RELEASED, 安置情况="进厂")).stored
    plan = looked(office, tmp_path, "aftercare", **RELEASED, 安置情况="无业")
    assert counts(plan) == {"same": 1}
    told = "安置情况：表中写的是“无业”，本所登记的“企业和经济实体吸纳就业”未改动；情况变了的，请打开这条记录修改。"
    assert any(told in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize("word", ["超市上班", "低保", "无证经营"])
def test_what_else_is_written_is_not_taken_for_no_work(office: Office, tmp_path: Path, word: str) -> None:
    assert counts(looked(office, tmp_path, "aftercare", **RELEASED, 安置情况=word)) == {"refused": 1}
