"""Petition ledgers as townships keep them: how far a matter has come, and free words where the register has a code."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.registers.petitions.codes import Channel, OpinionResult, PetitionState
from libao_desk.services.ledgers.importing import ImportPlan, Severity
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.returning import said

from .test_ledgers import counts, refused

MATTER: dict[str, Cell] = {"登记编号": "2020-信-001", "收到日期": "2020-03-02", "登记日期": "2020-03-02", "信访人": "访试甲"}
MATTER |= {"类别": "申诉求决", "主要内容": "道路积水", "受理日期": "2020-03-12"}


def looked(office: Office, folder: Path, **cells: Cell) -> ImportPlan:
    """What the import of a matter with these cells would do."""
    row = {**MATTER, **cells}
    return office.importing.examine("petitions", Ledger(("2020年信访台账",), (list(row),), [list(row.values())]).write(folder / "l.xlsx"))


def course(office: Office, folder: Path, **cells: Cell) -> list[tuple[object, date]]:
    """Import the matter; give its states with their days. The same sheet again changes nothing."""
    assert office.importing.store(looked(office, folder, **cells)).stored
    again = looked(office, folder, **cells)
    assert counts(again) == {"same": 1}
    assert not [note for note in said(again, Severity.NOTE) if "状态" in note]
    return [(move.target, move.happened_on) for move in office.records.open(office.records.find("petitions", "2020-信-001")).history]


@pytest.mark.parametrize("is_on_file", [False, True])
@pytest.mark.parametrize(("head", "word"), [("办理状态", "已办结"), ("是否办结", "是"), ("办理情况", "办结"), ("办结情况", "已办结")])
def test_a_matter_that_is_done_is_closed_on_the_day_of_its_answer(
    office: Office, tmp_path: Path, head: str, word: str, is_on_file: bool
) -> None:
    if is_on_file:
        course(office, tmp_path, **{head: "否" if word == "是" else None})
    told = course(office, tmp_path, **{head: word, "办结日期": "2020-04-30"})
    assert told[-2:] == [(PetitionState.ANSWERED, date(2020, 4, 30)), (PetitionState.CLOSED, date(2020, 4, 30))]


@pytest.mark.parametrize(("head", "word"), [("办理状态", "已办结"), ("是否办结", "是")])
def test_a_matter_that_is_done_without_a_day_is_refused(office: Office, tmp_path: Path, head: str, word: str) -> None:
    (sentence,) = refused(looked(office, tmp_path, **{head: word})).values()
    assert sentence == f"状态“{word}”说这一行已经结束，却没有送达日期或终结归档日期，不知道从哪一天起；请在表中补上。"


@pytest.mark.parametrize(("head", "word"), [("办理状态", "办理中"), ("是否办结", "否"), ("办理情况", "正在办理")])
def test_a_matter_in_hand_goes_on(office: Office, tmp_path: Path, head: str, word: str) -> None:
    plan = looked(office, tmp_path, **{head: word})
    assert (counts(plan), said(plan, Severity.NOTE)) == ({"new": 1}, [])


def test_a_matter_on_file_whose_state_was_only_said_is_answered_as_a_new_one(office: Office, tmp_path: Path) -> None:
    course(office, tmp_path, 办理状态="办理中")
    told = course(office, tmp_path, 是否办结="是", 办结日期="2020-04-30")
    assert [state for state, _ in told[-3:]] == [PetitionState.HANDLING, PetitionState.ANSWERED, PetitionState.CLOSED]


def test_what_was_never_accepted_is_done_on_its_day_too(office: Office, tmp_path: Path) -> None:
    told = course(office, tmp_path, 类别="建议意见", 受理日期=None, 办理状态="已办结", 办结日期="2020-04-30")
    assert told[-1] == (PetitionState.CLOSED, date(2020, 4, 30))


@pytest.mark.parametrize("head", ["处理结果", "办理结果"])
@pytest.mark.parametrize("word", ["已修复", "已答复", "工资已付", "答复，已调处"])
def test_free_words_are_no_code_and_are_told(office: Office, tmp_path: Path, head: str, word: str) -> None:
    plan = looked(office, tmp_path, **{head: word, "办结日期": "2020-04-30"})
    assert counts(plan) == {"new": 1}
    (note,) = said(plan, Severity.NOTE)
    assert note == f"H3 处理结果：“{word}”不是处理结果的代码，这一格未导入；要留下这段话，请填在“逐项意见”的“处理意见内容”里。"
    assert looked(office, tmp_path, **{head: "支持", "办结日期": "2020-04-30"}).rows[0].values["result"] is OpinionResult.SUPPORTED


def test_whom_a_bare_word_of_sending_means_is_told(office: Office, tmp_path: Path) -> None:
    told = [problem.sentence for problem in looked(office, tmp_path, 转送单位="县民政局").problems]
    assert any("请把列名改成“转送或告知的有权机关”" in sentence for sentence in told)


@pytest.mark.parametrize(("word", "channel"), [("个访", Channel.VISIT), ("集体访", Channel.VISIT), ("联名信", Channel.LETTER)])
def test_the_bureaus_own_words_for_a_visit_are_known(office: Office, tmp_path: Path, word: str, channel: Channel) -> None:
    (row,) = looked(office, tmp_path, 信访形式=word).rows
    assert row.values["channel"] == channel
