"""A term whose two days stand under 起 and 止 alone, and an end whose day is written without the year that the title says."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_words import looked

PERSON: dict[str, Cell] = {"姓名": "止试一", "身份证号": id_no(301), "罪名": "盗窃罪"}


@pytest.mark.parametrize(("first", "last"), [("起", "止"), ("起始日期", "终止日期"), ("矫正期限起", "止"), ("自", "至")])
def test_bare_heads_beside_each_other_are_the_term(office: Office, tmp_path: Path, first: str, last: str) -> None:
    (row,) = looked(office, tmp_path, "corrections", **PERSON, **{first: "2020-01-06", last: "2021-01-05"}).rows
    days = {key.rpartition(".")[2]: value for key, value in row.values.items() if isinstance(value, date)}
    assert (days["term_from"], days["term_to"]) == (date(2020, 1, 6), date(2021, 1, 5))


def test_a_length_before_them_is_the_term_s(office: Office, tmp_path: Path) -> None:
    (row,) = looked(office, tmp_path, "corrections", **PERSON, 期限="一年", 起="2020-01-06", 止="2021-01-05").rows
    assert date(2021, 1, 5) in row.values.values()


def test_an_end_beside_another_term_is_that_terms(office: Office, tmp_path: Path) -> None:
    heads = {"禁止令期限起": "2020-02-06", "止": "2020-05-05"}
    (row,) = looked(office, tmp_path, "corrections", **PERSON, **heads).rows
    days = {key.rpartition(".")[2]: value for key, value in row.values.items() if isinstance(value, date)}
    assert days["prohibition_to"] == date(2020, 5, 5)
    assert "term_to" not in days


def test_a_bare_end_alone_says_nothing(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **PERSON, 止="2021-01-05")
    assert plan.columns.unknown == ["止"]


def ended(office: Office, folder: Path, title: str, state: str) -> tuple[date | None, list[str]]:
    cells: dict[str, Cell] = {**PERSON, "矫正期限起": "2019-11-04", "矫正期限止": "2020-11-03", "状态": state}
    plan = office.importing.examine("corrections", Ledger((title,), (list(cells),), [list(cells.values())]).write(folder / "台.xlsx"))
    (row,) = plan.rows
    days = {key.rpartition(".")[2]: value for key, value in row.values.items() if isinstance(value, date)}
    return days.get("ended_on"), [sentence for _, sentence in row.refusals]


def test_the_day_of_an_end_is_of_the_titles_year(office: Office, tmp_path: Path) -> None:
    assert ended(office, tmp_path, "2020年11月社区矫正对象花名册", "11月3日期满解矫")[0] == date(2020, 11, 3)


def test_without_a_year_anywhere_the_day_of_an_end_is_asked_for(office: Office, tmp_path: Path) -> None:
    day, refusals = ended(office, tmp_path, "社区矫正对象花名册", "11月3日期满解矫")
    assert day is None
    assert refusals


def test_bare_heads_behind_a_prohibition_are_its_own(office: Office, tmp_path: Path) -> None:
    who: dict[str, Cell] = {key: PERSON[key] for key in ("姓名", "身份证号")}
    heads: dict[str, Cell] = {"禁止令内容": "禁止进入网吧", "起": "2020-03-03", "止": "2021-02-02"}
    (row,) = looked(office, tmp_path, "corrections", **who, **heads).rows
    days = {key.rpartition(".")[2]: value for key, value in row.values.items() if isinstance(value, date)}
    assert (days["prohibition_from"], days["prohibition_to"]) == (date(2020, 3, 3), date(2021, 2, 2))
    assert "term_from" not in days


@pytest.mark.parametrize(
    "heads",
    [
        {"事由": "就医", "目的地": "南京市", "起": "2020-11-03", "止": "2020-11-05", "天数": 3, "批准日": "2020-11-02"},
        {"起始日期": "2020-11-03", "终止日期": "2021-02-02", "批准机关": "县局"},
    ],
)
def test_a_ledger_of_leaves_or_devices_is_none_of_cases(office: Office, tmp_path: Path, heads: dict[str, Cell]) -> None:
    who: dict[str, Cell] = {key: PERSON[key] for key in ("姓名", "身份证号")}
    with pytest.raises(Refusal, match="没有写明是什么的起止"):
        looked(office, tmp_path, "corrections", **who, **heads)


def test_bare_heads_behind_what_the_register_does_not_know_are_nobodys(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **PERSON, 目的地="南京市", 起="2020-11-03", 止="2020-11-05")
    assert plan.columns.unknown == ["目的地", "起", "止"]


def test_the_title_tells_a_ledger_of_devices(office: Office, tmp_path: Path) -> None:
    heads = ["姓名", "身份证号", "佩戴日期", "解除日期"]
    file = Ledger(("电子定位装置使用台账",), (heads,), [["止试一", id_no(301), "2020-11-03", "2021-02-02"]]).write(tmp_path / "台.xlsx")
    with pytest.raises(Refusal, match="像是电子定位的台账"):
        office.importing.examine("corrections", file)


@pytest.mark.parametrize(
    "heads",
    [
        {"矫正起止时间": "2020.3.5-2022.3.4", "管理类别": "普管", "起": "2020-06-05", "止": "2020-09-04"},
        {"矫正期限起": "2020-03-05", "矫正期限止": "2022-03-04", "禁止令内容": "禁止进入网吧", "起": "2020-06-05", "止": "2020-09-04"},
    ],
)
def test_the_days_of_a_level_or_a_prohibition_are_not_the_term(office: Office, tmp_path: Path, heads: dict[str, Cell]) -> None:
    (row,) = looked(office, tmp_path, "corrections", **PERSON, **heads).rows
    days = {key.rpartition(".")[2]: value for key, value in row.values.items() if isinstance(value, date)}
    assert (days["term_from"], days["term_to"]) == (date(2020, 3, 5), date(2022, 3, 4))
    assert days.get("prohibition_from") == (date(2020, 6, 5) if "禁止令内容" in heads else None)


def test_days_behind_a_prohibition_in_a_roster_without_a_term_are_nobodys(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "corrections", **PERSON, 禁止令内容="无", 起="2020-03-05", 止="2022-03-04")
    assert plan.columns.unknown == ["起", "止"]
    assert any("没有写明是什么的起止" in problem.sentence for problem in plan.problems)


def test_one_column_of_both_days_of_a_leave_is_no_clearer(office: Office, tmp_path: Path) -> None:
    who: dict[str, Cell] = {key: PERSON[key] for key in ("姓名", "身份证号")}
    with pytest.raises(Refusal, match="“起止时间”没有写明是什么的起止"):
        looked(office, tmp_path, "corrections", **who, 事由="就医", 目的地="南京市", 起止时间="2020.11.3-2020.11.5", 天数=3)


@pytest.mark.parametrize("days", [{"起": "2020-06-05", "止": "2020-09-04"}, {"起止时间": "2020.6.5-2020.9.4"}])
def test_the_days_of_a_level_alone_are_nobodys(office: Office, tmp_path: Path, days: dict[str, Cell]) -> None:
    who: dict[str, Cell] = {key: PERSON[key] for key in ("姓名", "身份证号")}
    plan = looked(office, tmp_path, "corrections", **who, 管理类别="严管", **days)
    assert not any("term" in key for row in plan.rows for key in row.values)
    assert plan.columns.ends_of_anything == list(days)


@pytest.mark.parametrize("is_merged_down", [True, False])
@pytest.mark.parametrize("above", ["矫正期限起止", "矫正起止", "矫正时间", "矫正期限", "矫正起止时间"])
def test_bare_heads_under_what_names_the_term_are_its_days(office: Office, tmp_path: Path, above: str, is_merged_down: bool) -> None:
    head: list[list[Cell]] = [["姓名", "身份证号", "罪名", above, None], [None, None, None, "起", "止"]]
    merged = [(2, 4, 2, 5), *([(2, n, 3, n) for n in (1, 2, 3)] if is_merged_down else [])]
    row: list[Cell] = ["止试一", id_no(301), "盗窃罪", "2020-01-06", "2021-01-05"]
    file = Ledger(("2020年社区矫正对象花名册",), head, [row], merged).write(tmp_path / "台.xlsx")
    (read,) = office.importing.examine("corrections", file).rows
    days = {key.rpartition(".")[2]: value for key, value in read.values.items() if isinstance(value, date)}
    assert (days.get("term_from"), days.get("term_to")) == (date(2020, 1, 6), date(2021, 1, 5))
