"""How and when people left, as ledgers tell it: by a day, a word of the state, or both; a record is over from then on, and says how."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.ledgers.heads.column_uses import column_uses
from libao_desk.services.ledgers.heads.columns import AS_STATE
from libao_desk.services.ledgers.importing import Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused
from .test_states import CASE, CORRECTION, HELP, history, looked

CORRECTED: dict[str, Cell] = CORRECTION | {"矫正类别": "缓刑", "入矫宣告日期": "2020-03-09", "解矫日期": "2020-11-20"}
TERM_RAN: dict[str, Cell] = CORRECTED | {"矫正结束日期": "2020-11-20"}

PATIENT: dict[str, Cell] = {"患者姓名": "终试丙", "提出日期": "2019-01-05"}
RELEASED: dict[str, Cell] = {"姓名": "终试丙", "释放日期": "2018-12-01"}


def way(office: Office, folder: Path, register: str, key: str, **cells: Cell) -> str:
    """How the record of a row that is on file ended, as its page shows it."""
    (row,) = looked(office, folder, register, **cells).rows
    return str(office.records.open(office.records.find(register, row.record_number)).values[key] or "")


def test_help_ends_on_the_day_that_the_ledger_gives(office: Office, tmp_path: Path) -> None:
    row = HELP | {"解除安帮时间": "2019-03-03"}
    assert history(office, tmp_path, "aftercare", **row)[-1] == ("已解除帮教", date(2019, 3, 3))
    assert not said(looked(office, tmp_path, "aftercare", **row | {"姓名": "终试乙"}), Severity.NOTE)


def test_help_that_is_over_had_begun(office: Office, tmp_path: Path) -> None:
    row = HELP | {"衔接日期": None, "状态": "已解除", "解除帮教日期": "2019-03-03"}
    assert [state for state, _ in history(office, tmp_path, "aftercare", **row)] == ["收到通知", "已衔接", "已解除帮教"]


@pytest.mark.parametrize(
    ("word", "state", "ended_by"),
    [
        ("死亡", "已终止", "死亡"),
        ("病故", "已终止", "死亡"),
        ("2020.11.20因病去世", "已终止", "死亡"),
        ("收监执行", "已终止", "收监执行"),
        ("撤销缓刑", "已终止", "撤销缓刑"),
        ("撤销缓刑收监（2020.11.20）", "已终止", "撤销缓刑"),
        ("2020.11.20被法院撤销缓刑，收监", "已终止", "撤销缓刑"),
        ("法院裁定撤销假释，收监执行（2020.11.20）", "已终止", "撤销假释"),
        ("居住地（执行地）变更", "执行地已变更", "居住地(执行地)变更"),
        ("2020年11月20日执行地变更至测县", "执行地已变更", "居住地(执行地)变更"),
        ("迁出", "执行地已变更", "居住地(执行地)变更"),
        ("特赦", "已解除", "赦免"),
        ("已解矫", "已解除", ""),
    ],
)
def test_a_correction_ends_once_and_says_how(office: Office, tmp_path: Path, word: str, state: str, ended_by: str) -> None:
    row = TERM_RAN | {"状态": word}
    told = history(office, tmp_path, "corrections", **row)
    assert [one for one, _ in told] == ["已报到", "在矫", state]
    assert told[-1][1] == date(2020, 11, 20)
    assert way(office, tmp_path, "corrections", "exit_kind", **row) == ended_by
    assert not [note for note in said(looked(office, tmp_path, "corrections", **row), Severity.NOTE) if "状态" in note]


@pytest.mark.parametrize(
    "word",
    [
        "2020.9.20决定不予收监", "2020.9.20建议撤销缓刑",
        "2020.9.20法院裁定不予撤销缓刑", "2020.9.1申请执行地变更", "期满待解除", "拟收监（2020.9.20）",
        "撤销缓刑建议（2020.9.20）", "申请变更执行地", "收监执行审批中",
    ],
)  # fmt: skip
def test_what_is_only_asked_for_ends_nothing(office: Office, tmp_path: Path, word: str) -> None:
    row = CORRECTED | {"解矫日期": None, "状态": word}
    plan = looked(office, tmp_path, "corrections", **row)
    assert counts(plan) == {"new": 1}
    assert office.importing.store(plan).stored
    (ref,) = [office.records.find("corrections", "JZ2020-001")]
    view = office.records.open(ref)
    assert (view.state.label, view.values["ended_on"], view.values["exit_kind"]) == ("在矫", None, None)
    assert any(f"状态“{word}”" in note for note in said(plan, Severity.NOTE))


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("2020.9.20脱管", "失联"), ("羁押（2020.9.20）", "被限制人身自由"), ("2020.9.20提请收监执行", "撤销收监审理中"),
        ("撤销缓刑审理中（2020.9.20）", "撤销收监审理中"), ("2020年9月20日提请撤销缓刑，法院审理中", "撤销收监审理中"),
    ],
)  # fmt: skip
def test_a_state_that_counts_from_its_day_is_dated_with_it(office: Office, tmp_path: Path, word: str, state: str) -> None:
    row = CORRECTED | {"解矫日期": None, "状态": word}
    assert history(office, tmp_path, "corrections", **row)[-1] == (state, date(2020, 9, 20))


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("脱管", "脱管"),
        ("羁押", "羁押"),
        ("失联", "失联"),
        ("撤销缓刑审理中", "撤销缓刑审理中"),
        ("2020年9月脱管", "脱管"),
        ("2020.9羁押", "羁押"),
    ],
)
def test_a_state_that_counts_from_its_day_wants_it(office: Office, tmp_path: Path, word: str, plain: str) -> None:
    plan = looked(office, tmp_path, "corrections", **CORRECTED | {"解矫日期": None, "状态": word})
    assert "".join(refused(plan).values()) == f"状态“{word}”没有写从哪一天起，请在表中写明，如“2020年9月20日{plain}”。"


def test_the_day_of_a_state_has_the_ledger_s_year(office: Office, tmp_path: Path) -> None:
    row = CORRECTED | {"解矫日期": None, "状态": "9月20日脱管"}
    assert history(office, tmp_path, "corrections", **row)[-1] == ("失联", date(2020, 9, 20))


@pytest.mark.parametrize("word", ["2018.3.1脱管", "2020.3.7羁押"])
def test_nobody_is_lost_before_he_was_in_force(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "corrections", **CORRECTED | {"解矫日期": None, "状态": word})
    assert "".join(refused(plan).values()) == f"状态“{word}”的日期早于前一步的2020-03-09，请核对这两个日期。"


def test_a_change_of_place_has_its_day_beside_the_state(office: Office, tmp_path: Path) -> None:
    row = CORRECTED | {"解矫日期": None, "状态": "执行地已变更（2020.9.15）"}
    assert history(office, tmp_path, "corrections", **row)[-1] == ("执行地已变更", date(2020, 9, 15))


@pytest.mark.parametrize(
    ("register", "words"),
    [
        (
            "corrections",
            "2020.9.20母亲病故 父亲2020.9.20去世 2020.9.20奔丧，父病故 其父于2020.9.20病故，情绪低落 2020.9.20交通事故致人死亡",
        ),
        (
            "corrections",
            "执行地变更不同意（2020.9.1） 拒绝执行地变更 执行地变更被退回 2020.9.1商请执行地变更 收到执行地变更函 执行地变更（转入）",
        ),
        ("corrections", "2020.9.1从海陵区执行地变更至我所 2020.9.20撤销缓刑被驳回 暂缓收监 撤回收监执行建议 2020.9.20解除严管"),
        ("aftercare", "2020.9.20解除社区戒毒 解除强戒 2020.9.20解除低保 终止低保 2020.9.20解除重点帮教 解除重点人员 2020.9.20父亲去世"),
    ],
)
def test_what_may_be_somebody_else_s_or_something_else_s_end_ends_nothing(
    office: Office, tmp_path: Path, register: str, words: str
) -> None:
    row = CORRECTED | {"解矫日期": None} if register == "corrections" else HELP
    for word in words.split():
        plan = looked(office, tmp_path, register, **row | {"状态": word})
        assert counts(plan) == {"new": 1}, word
        assert not {key for key in plan.rows[0].values if key in ("ended_on", "closed_on", "exit_kind", "died_on")}, word
        assert any(f"状态“{word}”" in note and "按各项日期推定" in note for note in said(plan, Severity.NOTE)), word


@pytest.mark.parametrize("word", ["限2020.5.20办结", "要求2020.5.20前办结", "应于2020.5.20办结", "2020.4.20部分办结", "2020.4.20上报办结"])
def test_a_deadline_answers_no_petition(office: Office, tmp_path: Path, word: str) -> None:
    matter: dict[str, Cell] = {"收到日期": "2020-03-02", "登记日期": "2020-03-02", "信访人": "访试甲", "类别": "申诉求决"}
    told = history(office, tmp_path, "petitions", **matter | {"主要内容": "道路积水", "受理日期": "2020-03-12", "办理情况": word})
    assert told[-1] == ("已受理", date(2020, 3, 12))


@pytest.mark.parametrize("word", ["2020.9.20户籍迁出至海陵区", "2020.9.20移交海陵区"])
def test_who_moved_away_is_handed_over_not_released(office: Office, tmp_path: Path, word: str) -> None:
    assert history(office, tmp_path, "aftercare", **HELP | {"状态": word})[-1] == ("已移交", date(2020, 9, 20))


@pytest.mark.parametrize("word", ["2020.9.20解除电子定位", "2020.9.20解除警告", "解除禁止令"])
def test_what_else_is_lifted_ends_nothing(office: Office, tmp_path: Path, word: str) -> None:
    assert counts(looked(office, tmp_path, "corrections", **CORRECTED | {"解矫日期": None, "状态": word})) == {"new": 1}


@pytest.mark.parametrize("word", ["2020.9.1解除矫正", "2020年9月1日社区矫正期满解矫"])
def test_the_end_of_a_correction_is_none_of_the_help(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "aftercare", **HELP | {"状态": word})
    assert office.importing.store(plan).stored
    assert office.records.open(office.records.find("aftercare", "AB2016-001")).state.label == "已衔接"


def test_the_ledger_s_own_column_says_more_than_its_state(office: Office, tmp_path: Path) -> None:
    row = CORRECTED | {"状态": "已解除", "解除原因": "死亡"}
    assert history(office, tmp_path, "corrections", **row)[-1] == ("已终止", date(2020, 11, 20))


@pytest.mark.parametrize(("word", "ended_by"), [("去世", "死亡"), ("重新犯罪", "重新犯罪"), ("期满解除", "期满")])
def test_help_ends_once_and_says_how(office: Office, tmp_path: Path, word: str, ended_by: str) -> None:
    row = HELP | {"状态": word, "解除日期": "2021-03-03"}
    assert [state for state, _ in history(office, tmp_path, "aftercare", **row)] == ["收到通知", "已衔接", "已解除帮教"]
    assert way(office, tmp_path, "aftercare", "close_reason", **row) == ended_by


def test_one_day_of_a_death_says_the_other(office: Office, tmp_path: Path) -> None:
    row = CORRECTED | {"解矫日期": None, "死亡日期": "2020-11-20"}
    assert history(office, tmp_path, "corrections", **row)[-1] == ("已终止", date(2020, 11, 20))
    row = CORRECTED | {"姓名": "终试丙", "状态": "病故"}
    assert any(
        "死亡日期：因死亡终止，填为“2020-11-20”" in note for note in said(looked(office, tmp_path, "corrections", **row), Severity.NOTE)
    )


@pytest.mark.parametrize("register", ["corrections", "aftercare"])
@pytest.mark.parametrize("word", ["病故", "去世", "已故", "身故", "病逝", "意外死亡", "2020年11月去世", "注销", "不在册"])
def test_nobody_comes_in_as_living_whom_the_ledger_calls_dead_or_gone(office: Office, tmp_path: Path, register: str, word: str) -> None:
    row = (CORRECTED | {"解矫日期": None}) if register == "corrections" else HELP
    plan = looked(office, tmp_path, register, **row, 状态=word)
    assert counts(plan) == {"refused": 1}
    assert f"状态“{word}”说这一行已经结束，却没有" in "".join(refused(plan).values())


@pytest.mark.parametrize("head", ["现状", "在册状态", "矫正状态", "人员状态", "在矫状态", "是否在册", "解矫情况"])
def test_a_state_is_known_under_other_heads(office: Office, tmp_path: Path, head: str) -> None:
    assert counts(looked(office, tmp_path, "corrections", **CORRECTION, **{head: "死亡"})) == {"refused": 1}
    plan = looked(office, tmp_path, "corrections", **CORRECTION, **{head: "在册"})
    assert counts(plan) == {"new": 1}
    assert not said(plan, Severity.NOTE)


def test_no_below_being_on_the_register_is_an_end(office: Office, tmp_path: Path) -> None:
    assert counts(looked(office, tmp_path, "corrections", **CORRECTION, 是否在册="否")) == {"refused": 1}
    for plan in (
        looked(office, tmp_path, "corrections", **CORRECTION, 是否在册="是"),
        looked(office, tmp_path, "corrections", **TERM_RAN, 是否在册="否"),
    ):
        assert counts(plan) == {"new": 1}
        assert not [note for note in said(plan, Severity.NOTE) if "状态" in note]


def test_of_two_columns_the_one_headed_state_is_read(office: Office, tmp_path: Path) -> None:
    for heads in (("是否在册", "状态"), ("状态", "是否在册")):
        plan = looked(office, tmp_path, "corrections", **CORRECTION, **{head: "死亡" if head == "状态" else "是" for head in heads})
        assert counts(plan) == {"refused": 1}
        assert plan.columns.unknown == ["是否在册"]


def test_any_column_can_be_chosen_for_the_state(office: Office, tmp_path: Path) -> None:
    sheet = Ledger(("2020年台账",), (["去向", "现状", *CORRECTION],), [["死亡", "在家务农", *CORRECTION.values()]]).write(
        tmp_path / "l.xlsx"
    )
    assert counts(office.importing.examine("corrections", sheet)) == {"new": 1}
    plan = office.importing.examine("corrections", sheet, chosen={"去向": AS_STATE})
    assert counts(plan) == {"refused": 1}
    uses = column_uses(plan.columns, plan.heads)
    assert [(use.head, use.label) for use in uses if use.may_be_changed][:2] == [("去向", "状态"), ("现状", "不导入")]


def test_a_state_that_goes_on_takes_back_a_planned_end(office: Office, tmp_path: Path) -> None:
    row = HELP | {"解除日期": "2019-03-03", "状态": "在册"}
    assert history(office, tmp_path, "aftercare", **row)[-1] == ("帮教中", date(2016, 3, 4))
    assert any(
        "已填解除帮教日期" in note for note in said(looked(office, tmp_path, "aftercare", **row | {"姓名": "终试丁"}), Severity.NOTE)
    )


def test_a_dispute_that_is_done_says_with_what(office: Office, tmp_path: Path) -> None:
    bare = looked(office, tmp_path, "disputes", **CASE, 状态="已办结")
    assert counts(bare) == {"refused": 1}
    assert "却没有结案日" in "".join(refused(bare).values())
    plan = looked(office, tmp_path, "disputes", **CASE, 调解结果="达成口头协议", 结案日期="2020-03-09", 状态="已办结")
    assert counts(plan) == {"new": 1}
    assert not [note for note in said(plan, Severity.NOTE) if "状态" in note]


@pytest.mark.parametrize("is_on_file", [False, True])
def test_the_death_of_a_record_on_file_is_carried_out_as_that_of_a_new_row(office: Office, tmp_path: Path, is_on_file: bool) -> None:
    known = CORRECTION | {"身份证号": id_no(7), "矫正类别": "缓刑"}
    if is_on_file:
        history(office, tmp_path, "corrections", **known)
    later = known | {"入矫宣告日期": "2020-03-09", "解矫日期": "2020-11-20", "状态": "死亡"}
    assert history(office, tmp_path, "corrections", **later)[-2:] == [("在矫", date(2020, 3, 9)), ("已终止", date(2020, 11, 20))]


@pytest.mark.parametrize("is_on_file", [False, True])
def test_the_end_of_help_is_carried_out_as_that_of_a_new_row(office: Office, tmp_path: Path, is_on_file: bool) -> None:
    known = HELP | {"身份证号": id_no(9), "衔接方式": "司法所接回"}
    if is_on_file:
        history(office, tmp_path, "aftercare", **known)
    later = known | {"建档日期": "2016-03-10", "解除日期": "2019-03-03", "状态": "病故"}
    assert [state for state, _ in history(office, tmp_path, "aftercare", **later)] == ["收到通知", "已衔接", "帮教中", "已解除帮教"]


def test_an_end_that_only_an_unknown_word_says_is_refused_of_a_record_on_file(office: Office, tmp_path: Path) -> None:
    known = CORRECTION | {"身份证号": id_no(8)}
    history(office, tmp_path, "corrections", **known)
    plan = looked(office, tmp_path, "corrections", **known, 状态="2020年去世")
    assert counts(plan) == {"refused": 1}
    assert "状态“2020年去世”说这一行已经结束，却没有解除/终止日期" in "".join(refused(plan).values())


def test_a_minor_s_correction_is_kept_as_one(office: Office, tmp_path: Path) -> None:
    row = CORRECTION | {"姓名": "终试戊", "出生日期": "2003-12-20"}
    assert any("未成年社区矫正对象：按出生日期" in note for note in said(looked(office, tmp_path, "corrections", **row), Severity.NOTE))
    history(office, tmp_path, "corrections", **row)
    assert way(office, tmp_path, "corrections", "is_juvenile", **row) == "True"
    denied = looked(office, tmp_path, "corrections", **row | {"姓名": "毕无名", "是否未成年": "否"})
    assert any("应为“是”，请核对。" in note for note in said(denied, Severity.NOTE))


def test_a_patient_who_died_leaves_the_register_on_the_day_that_is_written(office: Office, tmp_path: Path) -> None:
    row: dict[str, Cell] = {"患者姓名": "终试戊", "监护人": "终试己", "监护年度": "2020.1.1-2020.12.31", "状态": "去世"}
    assert counts(looked(office, tmp_path, "guardianship", **row)) == {"refused": 1}
    dated = row | {"结案日期": "2020-06-01"}
    assert history(office, tmp_path, "guardianship", **dated)[-1] == ("已结案", date(2020, 6, 1))
    assert way(office, tmp_path, "guardianship", "close_reason", **dated) == "死亡"


def test_the_columns_say_what_the_rows_will_say_of_them(office: Office, tmp_path: Path) -> None:
    heads: list[Cell] = ["收到日期", "主要内容", "交办时间", "办结日期", "乱写的列"]
    sheet = Ledger(("2020年台账",), (heads,), [["2020-03-02", "路灯", "2020-03-03", "2020-04-03", "甲"]]).write(tmp_path / "l.xlsx")
    plan = office.importing.examine("petitions", sheet)
    told = {use.head: use.note for use in column_uses(plan.columns, plan.heads)}
    said = [problem.sentence for problem in plan.problems]
    assert told["乱写的列"] == "不认识的列，可以改选"
    assert any(sentence.endswith(told["交办时间"]) for sentence in said)
    assert told["办结日期"] in said


DAYS_OF_ENDS: dict[str, tuple[str, dict[str, Cell], str, str]] = {
    "a patient's death": ("guardianship", PATIENT, "死亡日期", "死亡"),
    "a patient who moved": ("guardianship", PATIENT, "迁出时间", "迁出"),
    "a patient handed on": ("guardianship", PATIENT, "转出时间", "迁出"),
    "a released person's death": ("aftercare", RELEASED, "死亡时间", "死亡"),
}


@pytest.mark.parametrize(("register", "row", "head", "way"), DAYS_OF_ENDS.values(), ids=DAYS_OF_ENDS)
@pytest.mark.parametrize("own", [{}, {"结案日期": None, "结案原因": None, "解除日期": None, "解除原因": None}])
def test_a_head_tells_how_it_ended_and_its_cell_since_when(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], head: str, way: str, own: dict[str, Cell]
) -> None:
    plan = looked(office, tmp_path, register, **row, **own, **{head: "2020.12.11"})
    values = plan.rows[0].values
    assert (counts(plan), values["closed_on"], values["close_reason"].label) == ({"new": 1}, date(2020, 12, 11), way)
    goes_on = looked(office, tmp_path, register, **row, **own, **{head: "无"})
    assert (counts(goes_on), goes_on.rows[0].values.get("close_reason")) == ({"new": 1}, None)


def test_a_death_without_its_day_is_refused_below_the_day(office: Office, tmp_path: Path) -> None:
    assert list(refused(looked(office, tmp_path, "guardianship", **PATIENT, 死亡日期="已死亡"))) == ["C3"]


def test_another_end_beside_the_day_of_a_death_is_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "aftercare", **RELEASED, 死亡日期="2020.12.11", 解除日期="2020-12-01", 解除原因="其他")
    assert plan.rows[0].values["closed_on"] == date(2020, 12, 1)
    notes = said(plan, Severity.NOTE)
    assert any("死亡日期：这一列写着“2020.12.11”，解除帮教日期却是“2020-12-01”，以后者为准" in note for note in notes)
    alike = looked(office, tmp_path, "aftercare", **RELEASED, 死亡日期="2020.12.11", 解除日期="2020-12-11", 解除原因="病故")
    assert not any("这一列写着" in note for note in said(alike, Severity.NOTE))


@pytest.mark.parametrize(
    ("cells", "lacking"),
    [
        ({"状态": "已履行"}, "结案日"),
        ({"状态": "未成功"}, "结案日"),
        ({"状态": "已归档"}, "结案日"),
        ({"状态": "2020.9.20归档"}, "调解结果"),
        ({"状态": "2020.9.20结案"}, "调解结果"),
        ({"状态": "已履行", "结案日": "2020-09-20"}, "调解结果"),
    ],
)
def test_a_dispute_that_is_over_says_since_when_and_how(office: Office, tmp_path: Path, cells: dict[str, Cell], lacking: str) -> None:
    told = "".join(refused(looked(office, tmp_path, "disputes", **CASE | {"调解结果": None, "结案日": None} | cells)).values())
    assert f"却没有{lacking}" in told


def test_a_petition_that_is_answered_says_on_which_day(office: Office, tmp_path: Path) -> None:
    matter: dict[str, Cell] = {
        "收到日期": "2020-03-02",
        "登记日期": "2020-03-02",
        "信访人": "访试甲",
        "类别": "申诉求决",
        "主要内容": "道路",
    }
    plan = looked(office, tmp_path, "petitions", **matter, 受理日期="2020-03-12", 办理状态="已答复")
    assert "却没有送达日期" in "".join(refused(plan).values())
    dated = matter | {"受理日期": "2020-03-12", "办理状态": "2020.4.1已答复"}
    assert history(office, tmp_path, "petitions", **dated)[-1] == ("已答复", date(2020, 4, 1))
