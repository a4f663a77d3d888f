"""What a ledger says of a dispute's end (台账中的结果栏): the result in two columns, and how far the agreement was carried out."""

import re
from collections.abc import Mapping
from datetime import date

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.text import compact
from libao_desk.declare.sheet import Apart, DayBeside, Said, SaidTogether, SheetColumn

from . import reading
from .codes import AGREEMENTS, Outcome, PerformanceState
from .model import DisputeCase
from .parts import DisputePerformance

JOIN = "、"
_A_DAY = re.compile(r"\d{4}[.\-/年]\d{1,2}[.\-/月]\d{1,2}日?")
_BETWEEN = re.compile(r"[()（）:：,，;；于]")
_SUCCESS = Said(AGREEMENTS)
_NO_SUCCESS = Said((Outcome.FAILED, Outcome.STOPPED, Outcome.TRANSFERRED), alone=Outcome.FAILED)
_NOT_YET = Said()
_SETTLED = (
    *("成功", "调解成功", "已成功", "达成协议", "已达成协议", "达成调解协议", "已化解", "化解", "化解成功", "调解化解"),
    *("和好", "和解", "已和解", "达成和解", "是", "√"),
)
SAID_TOGETHER = (
    SaidTogether(
        "outcome_beside",
        "调解结果的另一栏",
        (
            *("协议形式", "协议类型", "协议类别", "协议种类", "协议方式", "达成协议形式", "调解协议形式"),
            *("是否成功", "是否调解成功", "调解是否成功", "调解成功", "是否达成协议", "是否达成调解协议", "是否化解", "化解情况"),
        ),
        DisputeCase.outcome,
        {word: _SUCCESS for word in _SETTLED}
        | {word: _NO_SUCCESS for word in "否 未化解".split()}
        | {
            word: _NOT_YET
            for word in "正在调解 调解中 在调 正在调处 调处中 正在化解 化解中 未结 未办结 未结案 办理中 正在办理 待调解".split()
        },
        "只写了成功，没有写是书面协议还是口头协议：请写“达成书面协议”或“达成口头协议”，也可以另加一列“协议形式”，各行写“书面”或“口头”。",
    ),
)


def _read_performance(case: DisputeCase, text: str) -> None:
    """One line for the whole agreement; what was carried out on the spot was carried out on the day it was made.

    Raises Refusal for a word that says nothing of it, or something else than the row's other cells.
    """
    word, day = _word_and_day(compact(text))
    state = _meant(word)
    if state is None:
        raise Refusal(f"“{text}”看不出履行到哪一步，可填：{JOIN.join(one.label for one in PerformanceState)}。")
    _refuse_contradiction(case, state, day, text)
    if case.outcome not in (*AGREEMENTS, None):
        return  # where nothing was agreed, nothing is still to be carried out
    if state in reading.PERFORMED:
        case.performed_on = case.performed_on or day
    if not case.performances:
        case.performances.append(DisputePerformance())
    line = case.performances[0]
    line.performance_state = state
    if state is PerformanceState.ON_SPOT:
        case.performed_on = case.performed_on or case.concluded_on
    if state in reading.PERFORMED:
        line.done_on = line.done_on or case.performed_on


def _refuse_contradiction(case: DisputeCase, state: PerformanceState, day: date | None, text: str) -> None:
    is_done, known = state in reading.PERFORMED, case.performed_on
    if is_done and case.outcome is not None and case.outcome not in AGREEMENTS:
        raise Refusal(f"调解结果是{case.outcome.label}，却写着“{text}”，请核对。")
    if known is not None and (not is_done or day not in (None, known)):
        raise Refusal(f"已有履行完毕日{known:%Y-%m-%d}，却写着“{text}”，请核对。")


def _word_and_day(text: str) -> tuple[str, date | None]:
    """2019.7.1履行完毕, 已履行(2019年7月1日): the word, and the day where one stands beside it. Raises Refusal for a day that is none."""
    found = _A_DAY.search(text)
    if found is None:
        return text, None
    return _BETWEEN.sub("", text[: found.start()] + text[found.end() :]), parse_date(found[0], date.max)


def _day_beside(text: str) -> date | None:
    """The day beside a word that says that all was carried out."""
    try:
        word, day = _word_and_day(compact(text))
    except Refusal:
        return None
    return day if _meant(word) in reading.PERFORMED else None


def _performance_apart(text: str) -> Apart:
    """The cell as it is; a day on which only some was carried out, or nothing, has no place of its own there and is told."""
    try:
        word, day = _word_and_day(compact(text))
    except Refusal:
        return Apart(text)  # told when it is read into the record
    state = _meant(word)
    if day is None or state in (None, *reading.PERFORMED):
        return Apart(text)
    return Apart(text, f"“{text}”读作{state.label}，其中的日期{day:%Y-%m-%d}未导入，需要的请打开这条记录登记。")


def _meant(word: str) -> PerformanceState | None:
    return next((one for one in PerformanceState if word in (one.label, *one.also)), None)


def _show_performance(case: DisputeCase) -> str:
    state = reading.carried_out(case) or reading.said_of_all(case)
    return "" if state is None else state.label


def _several_lines(case: DisputeCase, said: Mapping[str, str]) -> str | None:
    """One word of a sheet does not take the place of what is kept term by term."""
    if not case.performances or reading.said_of_all(case) is not None:
        return None
    return "本所已逐条登记履行情况，一个词改不了，请打开这条记录，在“履行情况”中更正。"


PERFORMANCE = SheetColumn(
    "performance",
    "履行情况",
    ("协议履行情况", "履行结果", "是否履行", "履行状态", "履行与否"),
    _read_performance,
    _show_performance,
    is_must=False,
    is_asked=False,
    refuse=_several_lines,
    day=DayBeside(DisputeCase.performed_on, _day_beside),
    apart=_performance_apart,
)
