"""States that come after a result, with their own day beside them: an agreement is performed, an answer is reviewed."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.office import Office
from tests.services.ledger_files import Cell

from .test_ledgers import refused
from .test_states import CASE, history, looked

AGREED: dict[str, Cell] = CASE | {"调解结果": "达成口头协议", "结案日": "2020-03-09"}
ANSWERED: dict[str, Cell] = {
    **{"收到日期": "2020-03-02", "登记日期": "2020-03-02", "信访人": "访试甲", "类别": "申诉求决", "主要内容": "道路"},
    **{"受理日期": "2020-03-12", "送达日期": "2020-04-01"},
}


def test_the_day_of_the_performance_is_its_own(office: Office, tmp_path: Path) -> None:
    told = history(office, tmp_path, "disputes", **AGREED, 状态="2020.3.20已履行")
    assert told[-2:] == [("达成协议", date(2020, 3, 9)), ("已履行", date(2020, 3, 20))]
    assert office.records.open(office.records.find("disputes", "TJ2020-0001")).values["performed_on"] == date(2020, 3, 20)


def test_the_day_of_the_performance_is_not_that_of_the_agreement(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "disputes", **AGREED | {"结案日": None}, 状态="2020.3.20已履行")
    assert "却没有结案日，不知道从哪一天起" in "".join(refused(plan).values())


def test_the_day_of_a_review_is_not_that_of_the_answer(office: Office, tmp_path: Path) -> None:
    told = history(office, tmp_path, "petitions", **ANSWERED, 办理状态="2020.4.20复查")
    assert told[-2:] == [("已答复", date(2020, 4, 1)), ("复查", date(2020, 4, 20))]
    plan = looked(office, tmp_path, "petitions", **ANSWERED | {"信访人": "访试乙", "送达日期": None}, 办理状态="2020.4.20复查")
    assert "却没有送达日期" in "".join(refused(plan).values())


@pytest.mark.parametrize(("register", "row", "key", "word"), [
    ("disputes", AGREED, "状态", "2020.3.5已履行"), ("petitions", ANSWERED, "办理状态", "2020.3.20复查"),
])  # fmt: skip
def test_what_follows_a_result_does_not_come_before_it(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], key: str, word: str
) -> None:
    assert "早于" in "".join(refused(looked(office, tmp_path, register, **row, **{key: word})).values())


@pytest.mark.parametrize("word", ["2020.9.20结案", "2020.9.20归档", "2020.9.20达成协议", "2020.9.20未成功"])
def test_a_day_without_a_result_is_refused_for_the_result(office: Office, tmp_path: Path, word: str) -> None:
    told = "".join(refused(looked(office, tmp_path, "disputes", **CASE, 状态=word)).values())
    assert told == f"状态“{word}”说这一行已经结束，却没有调解结果，不知道是怎样结束的；请在表中补上。"
