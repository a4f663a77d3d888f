"""A later sheet that gives a record its end: the steps that its days speak of are carried out with it, or it says why not."""

from pathlib import Path

import pytest

from libao_desk.people.access import Action
from libao_desk.people.officers import Role
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

HELPED: list[Cell] = ["姓名", "身份证号", "释放日期", "衔接日期", "衔接方式", "解除帮教日期", "解除原因", "状态"]
CASES: list[Cell] = ["案号", "调委会", "受理日期", "开始调解日期", "当事人", "调解员", "纠纷类型", "案件来源", "调解结果", "结案日期"]


def helped(*more: Cell) -> list[Cell]:
    """A line on somebody who is helped."""
    return ["续试甲", id_no(1), "2016-03-03", "2016-03-04", "司法所接回", *more, *[None] * (3 - len(more))]


def case(*more: Cell) -> list[Cell]:
    """A dispute that was taken."""
    first: list[Cell] = ["（2020）人调字第981号", "李堡镇人民调解委员会", "2020-03-02", "2020-03-03", "续试乙、续试丙", "调试甲"]
    return [*first, "邻里纠纷", "当事人申请", *more, *[None] * (2 - len(more))]


def looked(office: Office, folder: Path, register: str, head: list[Cell], row: list[Cell]) -> ImportPlan:
    """What the import of a row would do."""
    return office.importing.examine(register, Ledger(("2020年台账",), (head,), [row]).write(folder / "l.xlsx"))


def stored(office: Office, folder: Path, register: str, head: list[Cell], row: list[Cell]) -> list[str]:
    """Import a row; give its record's states."""
    assert office.importing.store(looked(office, folder, register, head, row)).stored
    (again,) = looked(office, folder, register, head, row).rows
    return [line.target.label for line in office.records.open(office.records.find(register, again.record_number)).history]


def test_the_end_that_a_later_sheet_gives_is_carried_out(office: Office, tmp_path: Path) -> None:
    assert stored(office, tmp_path, "aftercare", HELPED, helped()) == ["收到通知", "已衔接"]
    plan = looked(office, tmp_path, "aftercare", HELPED, helped("2021-03-04", "期满"))
    assert counts(plan) == {"changed": 1}
    assert said(plan, Severity.NOTE) == ["F3 将办理：解除帮教（2021-03-04）。"]
    assert stored(office, tmp_path, "aftercare", HELPED, helped("2021-03-04", "期满"))[-1] == "已解除帮教"


def test_what_will_be_carried_out_is_told_at_the_cell_of_its_day(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    row = helped("2021-03-04", "期满")
    plan = looked(office, tmp_path, "aftercare", ["现住地", *HELPED], ["新桥村九组", *row])
    (note,) = [note for note in said(plan, Severity.NOTE) if "将办理" in note]
    assert note == "G3 将办理：解除帮教（2021-03-04）。"


@pytest.mark.parametrize("is_on_file", [False, True])
def test_an_end_by_the_term_before_its_last_day_is_refused(office: Office, tmp_path: Path, is_on_file: bool) -> None:
    if is_on_file:
        stored(office, tmp_path, "aftercare", HELPED, helped())
    plan = looked(office, tmp_path, "aftercare", HELPED, helped("2018-03-04", "期满"))
    assert refused(plan)["F3"].startswith("解除帮教日期2018-03-04早于帮教期满日2021-03-03，解除原因却是“期满”，请核对这两个日期。")
    assert not refused(looked(office, tmp_path, "aftercare", HELPED, helped("2021-03-02", "期满")))


@pytest.mark.parametrize("is_on_file", [False, True])
@pytest.mark.parametrize(("kind", "told"), [("期满解除", "（社区矫正法第44条）"), (None, "请写明解除/终止类型"), ("死亡", "")])
def test_a_correction_ends_before_its_term_by_what_the_law_names_alone(
    office: Office, tmp_path: Path, kind: str | None, told: str, is_on_file: bool
) -> None:
    head: list[Cell] = ["姓名", "身份证号", "矫正类别", "矫正开始日期", "矫正结束日期", "解除/终止日期", "解除/终止类型"]
    row: list[Cell] = ["续试丁", id_no(4), "缓刑", "2020-03-05", "2021-03-04"]
    if is_on_file:
        stored(office, tmp_path, "corrections", head, [*row, None, None])
    plan = looked(office, tmp_path, "corrections", head, [*row, "2020-09-04", kind])
    assert [told in one and "2020-09-04早于矫正期限届满日2021-03-04" in one for one in refused(plan).values()] == [True] * bool(told)


def test_a_result_against_where_the_record_stands_is_told(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "disputes", CASES, case("达成口头协议", "2020-03-09"))
    (note,) = said(looked(office, tmp_path, "disputes", CASES, case("调解不成", "2020-03-09")), Severity.NOTE)
    assert "按表中内容应为“调解终结”，本所现为“达成协议”：状态不随导入改变" in note


def test_a_state_that_is_only_said_is_told(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    plan = looked(office, tmp_path, "aftercare", HELPED, helped(None, None, "在帮"))
    assert counts(plan) == {"same": 1}
    assert "H3 表中状态为“帮教中”，本所现为“已衔接”" in said(plan, Severity.NOTE)[0]


@pytest.mark.parametrize(("word", "wanted"), [("已移交", "移交日期"), ("病故", "解除帮教日期"), ("2019年去世", "解除帮教日期")])
def test_an_end_without_its_day_is_refused_of_a_record_on_file(office: Office, tmp_path: Path, word: str, wanted: str) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    plan = looked(office, tmp_path, "aftercare", HELPED, helped(None, "死亡" if word == "病故" else None, word))
    assert counts(plan) == {"refused": 1}
    assert f"状态“{word}”说这一行已经结束，却没有{wanted}，不知道从哪一天起；请在表中补上。" in refused(plan)["H3"]


def test_how_it_ended_is_not_kept_without_its_day(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    plan = looked(office, tmp_path, "aftercare", HELPED, helped(None, "死亡"))
    assert counts(plan) == {"same": 1}
    assert "G3 解除原因：“死亡”没有解除帮教日期，不知道从哪一天起，这一格未导入，请补上日期。" in said(plan, Severity.NOTE)


def test_a_day_beside_the_state_ends_a_record_on_file(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    plan = looked(office, tmp_path, "aftercare", HELPED, helped(None, None, "2019年3月3日病故"))
    assert "H3 将办理：解除帮教（2019-03-03）。" in said(plan, Severity.NOTE)
    assert stored(office, tmp_path, "aftercare", HELPED, helped(None, None, "2019年3月3日病故"))[-1] == "已解除帮教"


def test_what_is_over_on_file_wants_no_day_again(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped("2021-03-04", "期满"))
    assert counts(looked(office, tmp_path, "aftercare", HELPED, helped(None, None, "已解除"))) == {"same": 1}


def test_whoever_may_not_move_records_changes_their_data_alone(office: Office, tmp_path: Path) -> None:
    stored(office, tmp_path, "aftercare", HELPED, helped())
    office.desk.rights = type(office.desk.rights)(Role.RECORDER, office.desk.rights.registers)
    assert not office.desk.may("aftercare", Action.MOVE)
    (note,) = said(looked(office, tmp_path, "aftercare", HELPED, helped("2021-03-04", "期满")), Severity.NOTE)
    assert "没有办理状态变更的权限" in note
    assert stored(office, tmp_path, "aftercare", HELPED, helped("2021-03-04", "期满"))[-1] == "已衔接"


def test_an_end_follows_a_state_that_no_day_explains(office: Office, tmp_path: Path) -> None:
    row = helped(None, None, "在帮")
    row[3] = None
    assert stored(office, tmp_path, "aftercare", HELPED, row) == ["收到通知", "帮教中"]
    later = helped("2021-03-04", "期满", "否")
    later[3] = None
    head: list[Cell] = [*HELPED[:-1], "是否在册"]
    assert said(looked(office, tmp_path, "aftercare", head, later), Severity.NOTE) == ["F3 将办理：解除帮教（2021-03-04）。"]
    assert stored(office, tmp_path, "aftercare", head, later) == ["收到通知", "帮教中", "已解除帮教"]
    (again,) = looked(office, tmp_path, "aftercare", head, later).rows
    history = office.records.open(office.records.find("aftercare", again.record_number)).history
    assert [str(line.happened_on) for line in history] == ["2016-03-03", "2016-03-03", "2021-03-04"]


def test_a_state_that_no_day_explains_keeps_its_day_where_the_end_cannot_be_carried_out(office: Office, tmp_path: Path) -> None:
    row = helped(None, None, "在帮")
    row[3] = None
    stored(office, tmp_path, "aftercare", HELPED, row)
    later = helped("2018-03-04", "查无下落")
    later[3] = None
    assert stored(office, tmp_path, "aftercare", HELPED, later) == ["收到通知", "帮教中"]
    (again,) = looked(office, tmp_path, "aftercare", HELPED, later).rows
    history = office.records.open(office.records.find("aftercare", again.record_number)).history
    assert [str(line.happened_on) for line in history] == ["2016-03-03", "2016-03-03"]
