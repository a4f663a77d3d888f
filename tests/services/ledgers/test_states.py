"""A column 状态: known by the words clerks use, believed where it says on which day, never dated before the record's other days."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan, Severity, Verdict
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts, refused

CORRECTION: dict[str, Cell] = {"姓名": "态试甲", "矫正开始日期": "2020-03-05", "矫正结束日期": "2021-03-04", "报到日期": "2020-03-08"}
HELP: dict[str, Cell] = {"姓名": "态试乙", "释放日期": "2016-03-03", "衔接日期": "2016-03-04"}
CASE: dict[str, Cell] = {"案号": "（2020）人调字第985号", "受理日期": "2020-03-02", "当事人": "态试丙、态试丁"}


def looked(office: Office, folder: Path, register: str, **cells: Cell) -> ImportPlan:
    """What the import of a row would do."""
    sheet = Ledger(("2020年台账",), (list(cells),), [list(cells.values())])
    return office.importing.examine(register, sheet.write(folder / "l.xlsx"))


def history(office: Office, folder: Path, register: str, **cells: Cell) -> list[tuple[str, date]]:
    """Import a row; give its record's states with their days."""
    assert office.importing.store(looked(office, folder, register, **cells)).stored
    (row,) = looked(office, folder, register, **cells).rows
    view = office.records.open(office.records.find(register, row.record_number))
    return [(line.target.label, line.happened_on) for line in view.history]


@pytest.mark.parametrize("word", ["已解除", "解除", "死亡", "期满解除", "因死亡解除矫正"])
def test_a_state_that_says_over_without_its_day_is_refused(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "corrections", **CORRECTION, 状态=word)
    assert counts(plan) == {"refused": 1}
    assert f"状态“{word}”说这一行已经结束，却没有" in refused(plan)["E3"]
    ended = looked(office, tmp_path, "corrections", **CORRECTION, 解除日期="2021-03-04", 状态=word)
    assert counts(ended) == {"new": 1}


@pytest.mark.parametrize("word", ["解除", "死亡", "移交"])
def test_help_that_is_over_says_since_when(office: Office, tmp_path: Path, word: str) -> None:
    plan = looked(office, tmp_path, "aftercare", **HELP, 状态=word)
    assert counts(plan) == {"refused": 1}
    assert "移交日期" in refused(plan)["D3"] if word == "移交" else "解除" in refused(plan)["D3"]


def test_a_state_is_known_by_the_words_of_clerks(office: Office, tmp_path: Path) -> None:
    assert history(office, tmp_path, "aftercare", **HELP, 状态="在册")[-1] == ("帮教中", date(2016, 3, 4))


def test_a_state_is_never_dated_before_the_record_s_other_days(office: Office, tmp_path: Path) -> None:
    told = history(office, tmp_path, "aftercare", **HELP, 解除帮教日期="2021-03-05", 状态="死亡")
    assert told[-1] == ("已解除帮教", date(2021, 3, 5))
    assert history(office, tmp_path, "disputes", **CASE, 开始调解日期="2020-03-04", 状态="调解中")[-1][1] == date(2020, 3, 4)


def test_an_archived_case_without_the_day_of_its_archive_is_still_archived(office: Office, tmp_path: Path) -> None:
    assert history(office, tmp_path, "disputes", **CASE, 调解结果="口头", 结案日期="2020-03-09", 状态="归档")[-1][0] == "已归档"


@pytest.mark.parametrize("head", ["是否在册", "是否在帮"])
def test_yes_below_being_on_the_register_is_what_on_the_register_is(office: Office, tmp_path: Path, head: str) -> None:
    told = [history(office, tmp_path, "aftercare", **HELP | {"姓名": f"态试{word}"}, **{head: word}) for word in ("是", "在册")]
    assert told[0] == told[1]
    assert told[0][-1] == ("帮教中", date(2016, 3, 4))


@pytest.mark.parametrize("word", ["2019年3月3日病故", "已故（2019.3.3）", "已故(2019-03-03)", "20190303去世", "于2019年3月3日死亡"])
def test_a_day_beside_the_word_of_an_end_is_its_day(office: Office, tmp_path: Path, word: str) -> None:
    row = HELP | {"状态": word}
    (note,) = [one for one in said(looked(office, tmp_path, "aftercare", **row), Severity.NOTE) if "读作" in one]
    assert note == f"D3 “{word}”中的日期读作解除帮教日期2019-03-03。"
    assert history(office, tmp_path, "aftercare", **row)[-1] == ("已解除帮教", date(2019, 3, 3))
    (again,) = looked(office, tmp_path, "aftercare", **row).rows
    assert again.verdict is Verdict.SAME
    assert str(office.records.open(office.records.find("aftercare", again.record_number)).values["close_reason"]) == "死亡"


def test_a_column_of_the_day_goes_before_the_day_beside_a_state(office: Office, tmp_path: Path) -> None:
    row = HELP | {"状态": "2019年3月3日病故", "解除帮教日期": "2019-03-05"}
    assert history(office, tmp_path, "aftercare", **row)[-1] == ("已解除帮教", date(2019, 3, 5))


def test_a_day_beside_a_move_away_or_a_death_in_correction_is_its_day(office: Office, tmp_path: Path) -> None:
    assert history(office, tmp_path, "aftercare", **HELP | {"状态": "2019.3.3移交"})[-1] == ("已移交", date(2019, 3, 3))
    told = history(office, tmp_path, "corrections", **CORRECTION | {"矫正类别": "缓刑", "现状": "2020年11月3日病故"})
    assert told[-1] == ("已终止", date(2020, 11, 3))


def test_a_month_beside_the_word_of_an_end_is_no_day(office: Office, tmp_path: Path) -> None:
    assert counts(looked(office, tmp_path, "aftercare", **HELP | {"状态": "2019年3月病故"})) == {"refused": 1}


def test_an_end_that_no_step_leads_to_from_here_says_what_hinders_it(office: Office, tmp_path: Path) -> None:
    person: dict[str, Cell] = {"姓名": "态试戊", "身份证号": id_no(5), "矫正类别": "缓刑"}
    assert office.importing.store(looked(office, tmp_path, "corrections", **person, 目前状态="在册")).stored
    plan = looked(office, tmp_path, "corrections", **person, 目前状态="2020年12月8日收监执行")
    assert counts(plan) == {"changed": 1}
    (told,) = [note for note in said(plan, Severity.NOTE) if "状态不变" in note]
    assert "（2020-12-08），这一步要从“撤销收监审理中”办理，本所现为“在矫”" in told
    assert not [note for note in said(plan, Severity.NOTE) if "这一格未导入" in note]
