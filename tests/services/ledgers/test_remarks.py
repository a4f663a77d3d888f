"""What ledgers say in columns that no register has: a death among the remarks is told, and each head why it was not read."""

from pathlib import Path

import pytest

from libao_desk.people.codes import Marital
from libao_desk.registers.aftercare.codes import HelpLevel
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_words import looked


def notes(plan: ImportPlan) -> list[str]:
    """What is told of the sheet and of its rows."""
    return [problem.sentence for problem in plan.problems if problem.severity is Severity.NOTE]


ROWS: dict[str, dict[str, Cell]] = {
    "guardianship": {"患者姓名": "注试一", "患者身份证号": id_no(311), "提出日期": "2020-01-05"},
    "aftercare": {"姓名": "注试二", "身份证号": id_no(312), "释放日期": "2020-01-05"},
    "corrections": {"姓名": "注试三", "身份证号": id_no(313), "矫正期限起": "2020-01-05"},
}


@pytest.mark.parametrize("register", ROWS)
@pytest.mark.parametrize("text", ["2020年8月3日死亡", "今年八月病故"])
def test_a_death_among_the_remarks_is_told(office: Office, tmp_path: Path, register: str, text: str) -> None:
    told = [one for one in notes(looked(office, tmp_path, register, **ROWS[register], 备注=text)) if "只是一句话" in one]
    assert len(told) == 1


ENDED = "2020.9.30期满解矫 2020年7月收监执行 2020.8.1转海例区矫正 重新犯罪被刑拘 撤销缓刑 已解除矫正".split()


@pytest.mark.parametrize("register", ["corrections", "aftercare"])
@pytest.mark.parametrize("text", ENDED)
def test_an_end_among_the_remarks_is_told(office: Office, tmp_path: Path, register: str, text: str) -> None:
    told = [one for one in notes(looked(office, tmp_path, register, **ROWS[register], 备注=text)) if "只是一句话" in one]
    assert len(told) == 1


GOING_ON = (
    "拟提请收监 无重新犯罪 未解除矫正 曾被撤销缓刑 其夫收监执行 2099年1月5日期满解矫 刑满释放 由海例县转入本镇矫正 防止重新犯罪".split()
)


@pytest.mark.parametrize("text", GOING_ON)
def test_a_remark_of_what_is_not_so_says_nothing(office: Office, tmp_path: Path, text: str) -> None:
    assert not [one for one in notes(looked(office, tmp_path, "corrections", **ROWS["corrections"], 备注=text)) if "只是一句话" in one]


def test_whoever_is_told_as_over_with_the_day_needs_no_warning(office: Office, tmp_path: Path) -> None:
    cells = {**ROWS["corrections"], "解除日期": "2020-09-30", "解除原因": "期满", "备注": "2020.9.30期满解矫"}
    assert not [one for one in notes(looked(office, tmp_path, "corrections", **cells)) if "只是一句话" in one]


def test_whoever_is_told_as_dead_with_the_day_needs_no_warning(office: Office, tmp_path: Path) -> None:
    cells = {**ROWS["guardianship"], "死亡日期": "2020-02-03", "备注": "2020年2月3日死亡"}
    assert not [one for one in notes(looked(office, tmp_path, "guardianship", **cells)) if "只是一句话" in one]


def test_an_ordinary_remark_is_not_read_and_the_head_says_why(office: Office, tmp_path: Path) -> None:
    told = notes(looked(office, tmp_path, "guardianship", **ROWS["guardianship"], 备注="低保户"))
    assert any("这个登记册没有“备注”" in one for one in told)
    assert not any("只是一句话" in one for one in told)


def test_heads_without_a_datum_say_what_to_write_instead(office: Office, tmp_path: Path) -> None:
    told = notes(looked(office, tmp_path, "petitions", 收到日期="2020-01-05", 交办日期="2020-01-03", 交办文号="信办〔2020〕3号"))
    assert [one for one in told if "交办日期" in one and "收到日期" in one]
    assert not [one for one in told if "交办文号" in one and "不认识" in one]


def test_a_second_column_of_one_datum_says_which(office: Office, tmp_path: Path) -> None:
    cells: dict[str, Cell] = {
        "案号": "2020-1",
        "受理日期": "2020-03-02",
        "当事人": "注甲、注乙",
        "纠纷类型": "邻里纠纷",
        "案由": "宅基地出路",
    }
    told = notes(looked(office, tmp_path, "disputes", **cells))
    assert [one for one in told if "“案由”与“纠纷类型”记在同一项" in one]


def test_the_years_and_rewards_of_village_ledgers_are_known_by_their_heads(office: Office, tmp_path: Path) -> None:
    cells = {**ROWS["guardianship"], "监护协议起止日期": "2020.1.6至2021.1.5", "金额": 2400}
    (row,) = looked(office, tmp_path, "guardianship", **cells).rows
    assert (row.texts["year_from"], row.texts["year_to"], row.texts["reward_amount"]) == ("2020-01-06", "2021-01-05", "2400.00")


@pytest.mark.parametrize(("word", "level"), [("是", HelpLevel.KEY), ("否", HelpLevel.GENERAL)])
def test_whether_help_is_wanted_most_is_the_level_of_help(office: Office, tmp_path: Path, word: str, level: HelpLevel) -> None:
    (row,) = looked(office, tmp_path, "aftercare", **ROWS["aftercare"], 是否重点=word).rows
    assert level in row.values.values()
    plan = looked(office, tmp_path, "aftercare", **ROWS["aftercare"], 是否重点=word, 帮教类别="重点帮教")
    assert bool(plan.rows[0].refusals) is (word == "否")


def test_the_short_words_of_a_persons_card_are_known(office: Office, tmp_path: Path) -> None:
    (row,) = looked(office, tmp_path, "corrections", **ROWS["corrections"], 婚姻="未婚").rows
    assert Marital.SINGLE in row.values.values()
    plan = looked(office, tmp_path, "aftercare", **ROWS["aftercare"], 就业情况="打工")
    assert not plan.rows[0].refusals  # everyday words of work are no code of settlement: told, and no row is stopped by them
    assert any("请写“安置情况”" in one for one in notes(plan))


def test_the_sum_of_a_payout_list_is_nobodys_reward(office: Office, tmp_path: Path) -> None:
    head: list[Cell] = ["序号", "患者姓名", "身份证号", "监护人", "金额"]
    rows: list[list[Cell]] = [[1, "注试一", id_no(311), "注试四", 2400], ["合计人民币（大写）：贰仟肆佰元整", None, None, None, 2400]]
    plan = office.importing.examine("guardianship", Ledger(("奖励资金发放花名册",), (head,), rows).write(tmp_path / "l.xlsx"))
    assert [row.texts["reward_amount"] for row in plan.rows] == ["2400.00"]


OF_ANOTHER: dict[str, dict[str, Cell]] = {
    "disputes": {"受理日期": "2020-03-01", "当事人": "注试甲、注试乙", "纠纷简要情况": "因交通事故致一人死亡的赔偿，死亡一人"},
    "petitions": {"登记日期": "2020-03-01", "信访人": "注试甲", "反映事项": "其子在工地死亡要求赔偿"},
    "aftercare": {"姓名": "注试甲", "释放日期": "2020-03-01", "备注": "其父死亡"},
}


@pytest.mark.parametrize("register", OF_ANOTHER)
def test_a_death_of_somebody_else_is_no_end_of_a_record(office: Office, tmp_path: Path, register: str) -> None:
    assert not [note for note in notes(looked(office, tmp_path, register, **OF_ANOTHER[register])) if "只是一句话" in note]
