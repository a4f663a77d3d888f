"""A ledger of several blocks with heads of their own: in force above, over below."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.registers.corrections.codes import CorrectionState, ExitKind
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts

HEAD: list[Cell] = ["序号", "姓名", "身份证号", "罪名", "矫正开始日期", "矫正结束日期", "联系电话"]
NEW: list[Cell] = [1, "块试甲", id_no(1), "盗窃罪", "2020-01-06", "2022-01-05", "19900000001"]
OVER_HEAD: list[Cell] = ["序号", "姓名", "罪名", "公民身份号码", "解除时间", "解除原因", None]
OVER: list[Cell] = [1, "块试乙", "诈骗罪", id_no(2), "2020-11-10", "期满", None]
HEADING: list[Cell] = ["二、本月解除", *[None] * 6]


def test_each_block_is_read_by_its_own_head(office: Office, tmp_path: Path) -> None:
    ledger = Ledger(("2020年台账",), (HEAD,), [NEW, HEADING, OVER_HEAD, OVER])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    assert plan.rows[1].values["person.id_no"] == id_no(2)
    assert plan.rows[1].values["offence"] == "诈骗罪"
    assert [note for note in said(plan, Severity.NOTE) if "第5行是又一个表头，它下面的各行按它的列名读" in note]
    assert plan.heads == (*map(str, HEAD), "解除时间", "解除原因")


@pytest.mark.parametrize(("register", "way"), [("aftercare", "moved_on"), ("guardianship", "closed_on")])
def test_whoever_stands_in_a_block_of_those_who_moved_away_is_over(office: Office, tmp_path: Path, register: str, way: str) -> None:
    above = {"aftercare": ("姓名", "释放日期", "释试甲", "2020-03-02"), "guardianship": ("患者", "提出日期", "患试甲", "2020-03-02")}[
        register
    ]
    head: list[Cell] = ["序号", *above[:2], "身份证号", "转出日期", "转往单位"]
    moved: list[Cell] = [1, *above[2:], id_no(2), "2020-11-15", "示安司法所"]
    rows: list[list[Cell]] = [[1, "块试丙", "2020-04-02", id_no(1), None, None], ["二、本月转出", *[None] * 5], head, moved]
    ledger = Ledger(("2020年台账",), (head,), rows)
    plan = office.importing.examine(register, ledger.write(tmp_path / "l.xlsx"))
    assert (counts(plan), plan.rows[1].values[way]) == ({"new": 2}, date(2020, 11, 15))
    assert office.importing.store(plan).stored
    again = office.importing.examine(register, tmp_path / "l.xlsx")
    view = office.records.open(office.records.find(register, again.rows[1].record_number))
    assert (view.state in office.desk.book.get(register).closed, view.history[-1].happened_on) == (True, date(2020, 11, 15))
    assert counts(again) == {"same": 2}


def test_the_day_of_a_block_of_those_who_moved_away_ends_their_correction(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "姓名", "身份证号", "罪名", "矫正开始日期", "矫正结束日期", "转出日期"]
    moved: list[Cell] = [1, "块试乙", id_no(2), "诈骗罪", "2019-12-05", "2021-12-04", "2020-11-15"]
    ledger = Ledger(("2020年台账",), (HEAD,), [NEW, ["二、本月转出", *[None] * 6], head, moved])
    plan = office.importing.examine("corrections", ledger.write(tmp_path / "l.xlsx"))
    assert counts(plan) == {"new": 2}
    assert office.importing.store(plan).stored
    number = office.importing.examine("corrections", tmp_path / "l.xlsx").rows[1].record_number
    view = office.records.open(office.records.find("corrections", number))
    assert (view.values["ended_on"], view.values["exit_kind"]) == (date(2020, 11, 15), ExitKind.PLACE_CHANGED)
    assert view.history[-1].target is CorrectionState.TRANSFERRED
    assert counts(office.importing.examine("corrections", tmp_path / "l.xlsx")) == {"same": 2}
