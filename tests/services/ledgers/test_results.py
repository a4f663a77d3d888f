"""How a dispute ended, as ledgers say it: the result in two columns, and one word for the carrying out of the agreement."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from libao_desk.registers.disputes.codes import DisputeState, DisputeType, EntrustedBy, Outcome, PerformanceState, Source
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

from .test_ledgers import counts, refused

CASE: dict[str, Cell] = {"案号": "（2020）人调字第971号", "受理日期": "2020-03-02", "当事人": "果试甲、果试乙", "结案日期": "2020-03-09"}


def looked(office: Office, folder: Path, **cells: Cell) -> ImportPlan:
    """What the import of a case with these cells would do."""
    row = {**CASE, **cells}
    return office.importing.examine("disputes", Ledger(("台账",), (list(row),), [list(row.values())]).write(folder / "l.xlsx"))


def stored(office: Office, folder: Path, **cells: Cell) -> dict[str, object]:
    """Import the case; give what its record holds. The same sheet again changes nothing."""
    assert office.importing.store(looked(office, folder, **cells)).stored
    again = looked(office, folder, **cells)
    assert counts(again) == {"same": 1}
    view = office.records.open(office.records.find("disputes", again.rows[0].record_number))
    lines = [row.values["performance_state"] for row in view.parts.get("performances", ())]
    return {**view.values, "state": view.state, "performance": lines}


@pytest.mark.parametrize(
    ("cells", "outcome"),
    [
        ({"调解结果": "成功", "协议形式": "书面"}, Outcome.WRITTEN),
        ({"协议类型": "口头协议", "调解结果": "调解成功"}, Outcome.ORAL),
        ({"是否成功": "是", "协议形式": "口头"}, Outcome.ORAL),
        ({"是否达成协议": "否"}, Outcome.FAILED),
        ({"调解结果": "移送", "是否成功": "否", "协议形式": "无"}, Outcome.TRANSFERRED),
        ({"协议形式": "书面协议"}, Outcome.WRITTEN),
        ({"调解结果": "调解成功（口头）"}, Outcome.ORAL),
        ({"调解结果": "达成协议（书面协议）"}, Outcome.WRITTEN),
        ({"调解结果": "和好", "协议形式": "口头"}, Outcome.ORAL),
        ({"调解结果": "调解不成", "化解情况": "未化解"}, Outcome.FAILED),
        ({"调解结果": "正在调解", "协议形式": "", "结案日期": ""}, None),
    ],
)
def test_a_result_in_two_columns_is_read_from_both(office: Office, tmp_path: Path, cells: dict[str, Cell], outcome: Outcome | None) -> None:
    assert stored(office, tmp_path, **cells)["outcome"] is outcome


def test_how_words_are_read_together_is_told_once(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["案号", "受理日期", "当事人", "结案日期", "调解结果", "协议形式"]
    rows: list[list[Cell]] = [
        [f"（2020）人调字第98{n}号", "2020-03-02", f"果试{n}、果试{n}", "2020-03-09", "成功", "书面"] for n in "一二三"
    ]
    plan = office.importing.examine("disputes", Ledger(("台账",), (head,), rows).write(tmp_path / "l.xlsx"))
    (note,) = [note for note in said(plan, Severity.NOTE) if "合起来" in note]
    assert note == "E3 调解结果：“成功”“书面”合起来读作“达成书面协议”，下同。"


def test_success_alone_says_neither_written_nor_oral(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, 调解结果="成功")
    assert "没有写是书面协议还是口头协议" in refused(plan)["E3"]
    beside = looked(office, tmp_path, 是否成功="是")
    assert counts(beside) == {"new": 1}
    (note,) = [note for note in said(beside, Severity.NOTE) if "书面协议还是口头协议" in note]
    assert note.endswith("这一格未导入。")


@pytest.mark.parametrize("word", ["达成协议", "和好", "调解成功（双方和好）"])
def test_what_to_write_is_said(office: Office, tmp_path: Path, word: str) -> None:
    sentence = refused(looked(office, tmp_path, 调解结果=word))["E3"]
    assert "达成书面协议" in sentence
    assert "达成口头协议" in sentence


def test_heads_of_township_ledgers_are_known(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"收案日期": "2020-03-02", "当事人": "果试甲、果试乙", "案由": "婚姻家庭（赡养）", "纠纷主要事实": "赡养费"}
    row |= {"协议标的额(元)": 8000, "调解人": "果试丙（村调解员）"}
    plan = office.importing.examine("disputes", Ledger(("台账",), (list(row),), [list(row.values())]).write(tmp_path / "l.xlsx"))
    assert (refused(plan), plan.columns.unknown) == ({}, [])
    values = plan.rows[0].values
    assert (values["dispute_type"], values["amount"], values["facts"]) == (DisputeType.FAMILY, Decimal(8000), "赡养费")
    assert plan.rows[0].texts["mediators"] == "果试丙"


def test_a_column_that_bears_the_datum_s_own_name_goes_first(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"受理日期": "2020-03-02", "当事人": "果试甲、果试乙", "案由": "漏水", "纠纷类型": "邻里纠纷"}
    plan = office.importing.examine("disputes", Ledger(("台账",), (list(row),), [list(row.values())]).write(tmp_path / "l.xlsx"))
    assert plan.rows[0].values["dispute_type"] is DisputeType.NEIGHBOURS
    assert plan.columns.unknown == ["案由"]


def test_columns_that_contradict_each_other_stop_the_row(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, 调解结果="调解不成", 协议形式="书面")
    assert refused(plan)["E3"] == "调解结果：E3的“调解不成”与F3的“书面”说法不一致，请核对后改成一致。"


def test_words_that_nobody_knows_are_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, 调解结果="书面", 协议形式="见附件")
    assert "F3 调解结果：不认识“见附件”，这一格未导入。" in said(plan, Severity.NOTE)
    assert list(refused(looked(office, tmp_path, 调解结果="见附件", 协议形式="书面"))) == ["E3"]


def test_a_result_without_its_day_is_told(office: Office, tmp_path: Path) -> None:
    (note,) = [note for note in said(looked(office, tmp_path, 调解结果="口头", 结案日期=""), Severity.NOTE) if "没有结案日" in note]
    assert note == "E3 已填调解结果，没有结案日，状态只到“已受理”，请补上，下同。"


@pytest.mark.parametrize(
    ("word", "line", "state"),
    [
        ("即时履行", PerformanceState.ON_SPOT, DisputeState.PERFORMED),
        ("未履行", PerformanceState.DUE, DisputeState.AGREED),
        ("部分履行", PerformanceState.PARTIAL, DisputeState.AGREED),
        ("拒不履行", PerformanceState.REFUSED, DisputeState.AGREED),
        ("履行完毕", PerformanceState.DONE, DisputeState.AGREED),
    ],
)
def test_one_word_says_how_far_the_agreement_was_carried_out(
    office: Office, tmp_path: Path, word: str, line: PerformanceState, state: DisputeState
) -> None:
    found = stored(office, tmp_path, 调解结果="书面", 履行情况=word)
    assert (found["performance"], found["state"]) == ([line], state)


def test_carried_out_on_a_day_is_a_step(office: Office, tmp_path: Path) -> None:
    found = stored(office, tmp_path, 调解结果="书面", 履行日期="2020-04-01", 履行情况="已履行")
    assert (found["performance"], found["state"]) == ([PerformanceState.DONE], DisputeState.PERFORMED)


def test_a_word_that_cannot_be_is_told_and_left_out(office: Office, tmp_path: Path) -> None:
    for cells in ({"调解结果": "不成功", "履行情况": "已履行"}, {"调解结果": "书面", "履行日期": "2020-04-01", "履行情况": "未履行"}):
        plan = looked(office, tmp_path, **cells)
        assert counts(plan) == {"new": 1}
        (note,) = [note for note in said(plan, Severity.NOTE) if "履行情况：" in note]
        assert note.endswith("请核对。这一格未导入。")
    assert stored(office, tmp_path, 调解结果="不成功", 履行情况="未履行")["performance"] == []


@pytest.mark.parametrize("text", ["2020.4.1部分履行", "拒不履行（2020.4.1）", "2020.4.1未履行"])
def test_a_day_on_which_not_all_was_carried_out_is_told(office: Office, tmp_path: Path, text: str) -> None:
    told = [note for note in said(looked(office, tmp_path, 调解结果="书面", 履行情况=text), Severity.NOTE) if "履行情况：" in note]
    assert len(told) == 1
    assert "其中的日期2020-04-01未导入" in told[0]


@pytest.mark.parametrize("text", ["2020.4.1履行完毕", "已履行（2020年4月1日）", "于2020-04-01全部履行"])
def test_the_day_beside_the_word_is_the_day_of_the_performance(office: Office, tmp_path: Path, text: str) -> None:
    found = stored(office, tmp_path, 调解结果="书面", 履行情况=text)
    assert (found["performance"], found["state"], found["performed_on"]) == (
        [PerformanceState.DONE],
        DisputeState.PERFORMED,
        date(2020, 4, 1),
    )


def test_a_failed_mediation_is_over_on_its_day(office: Office, tmp_path: Path) -> None:
    assert stored(office, tmp_path, 是否成功="否", 现状="已结案")["state"] is DisputeState.FAILED
    assert (
        "却没有结案日" in refused(looked(office, tmp_path, 案号="（2020）人调字第972号", 是否成功="否", 结案日期="", 现状="已结案"))["F3"]
    )


@pytest.mark.parametrize(
    ("word", "body"),
    [
        ("法院委托", EntrustedBy.COURT),
        ("法院委派", EntrustedBy.COURT),
        ("诉前委派调解", EntrustedBy.COURT),
        ("公安委托", EntrustedBy.POLICE),
        ("派出所移送", EntrustedBy.POLICE),
        ("检察院移送", EntrustedBy.PROCURATORATE),
        ("信访部门转办", EntrustedBy.PETITION_OFFICE),
        ("镇政府交办", EntrustedBy.OTHER_BODY),
        ("枫林派出所移送", EntrustedBy.POLICE),
        ("12345热线转办", EntrustedBy.OTHER_BODY),
        ("委托移送", None),
    ],
)
def test_who_handed_a_dispute_over_is_read_from_where_it_came(office: Office, tmp_path: Path, word: str, body: EntrustedBy | None) -> None:
    found = stored(office, tmp_path, 案件来源=word, 调解结果="书面")
    assert (found["source"], found["entrusted_by"]) == (Source.ENTRUSTED, body)


def test_a_column_of_its_own_says_who_handed_it_over(office: Office, tmp_path: Path) -> None:
    found = stored(office, tmp_path, 案件来源="法院委托", 委托移送单位="公安")
    assert found["entrusted_by"] is EntrustedBy.POLICE
    plan = looked(office, tmp_path, 案号="（2020）人调字第973号", 案件来源="法院委托")
    assert "E3 委托移送单位：按“法院委托”填为“法院”。" in said(plan, Severity.NOTE)


@pytest.mark.parametrize("word", ["分期履行", "正在履行", "部分履行"])
def test_instalments_are_carried_out_in_part(office: Office, tmp_path: Path, word: str) -> None:
    assert stored(office, tmp_path, 调解结果="书面", 履行情况=word)["performance"] == [PerformanceState.PARTIAL]


@pytest.mark.parametrize("word", ["2020.5.1已履行", "已履行（2020年5月1日）"])
def test_what_was_carried_out_in_part_is_carried_out_wholly_by_a_later_ledger(office: Office, tmp_path: Path, word: str) -> None:
    assert stored(office, tmp_path, 调解结果="书面", 履行情况="部分履行")["performance"] == [PerformanceState.PARTIAL]
    found = stored(office, tmp_path, 调解结果="书面", 履行情况=word)
    assert (found["performance"], found["performed_on"]) == ([PerformanceState.DONE], date(2020, 5, 1))
    assert found["state"] is DisputeState.PERFORMED
