"""Columns of a corrections ledger whose one cell says several data (台账列): the term, and the sentence with its probation."""

import re
from datetime import date

from libao_desk.core.errors import Refusal
from libao_desk.core.terms import Length, read_length
from libao_desk.core.text import to_half_width
from libao_desk.declare.register import OtherNumber
from libao_desk.declare.sheet import CellOfSeveral, Holds, SheetColumn, days_and_length, length_texts, two_days

from .codes import AccessoryPenalty, ExitKind, SentenceKind
from .model import CorrectionCase as C

_PROBATION = re.compile(r"(?:宣告)?缓刑(?:考验期)?(?:限)?(?:为)?[:：]?(.+)")
_SHORT_PROBATION = re.compile(r"缓(?=[\d一二两三四五六七八九十])")
"""1年缓1年 says no more than the two lengths."""
_KINDS = re.compile("|".join(kind.label for kind in sorted(SentenceKind, key=lambda kind: -len(kind.label))))
_ACCESSORY = re.compile(rf"(?:并处|附加|并)?(?:{'|'.join(one.label for one in AccessoryPenalty if one is not AccessoryPenalty.NONE)}).*")
_CLAUSES = re.compile(r"[，,、；;。()（）/\s]+")


def _read_sentence(text: str, today: date) -> tuple[str, ...]:
    """Kind and length of the sentence, length of the probation, accessory penalties: 判处有期徒刑一年六个月，缓刑二年，并处罚金.

    Raises Refusal where a word is left over: nothing is guessed.
    """
    kind, sentence, probation = "", None, None
    accessory: list[str] = []
    plain = _SHORT_PROBATION.sub("缓刑", "".join(to_half_width(text).split())).replace("缓刑", "，缓刑")
    for clause in filter(None, _CLAUSES.split(plain)):
        if match := _PROBATION.fullmatch(clause):
            probation = _length(match[1], text)
            continue
        if _ACCESSORY.fullmatch(clause):
            accessory.append(clause)
            continue
        rest = clause.removeprefix("判处")
        if match := _KINDS.match(rest):
            kind, rest = match[0], rest[match.end() :]
        if rest:
            sentence = _length(rest, text)
    return kind, *length_texts(sentence), *length_texts(probation), "、".join(accessory)


def _length(words: str, text: str) -> Length:
    length = read_length(words)
    if length is None:
        raise Refusal(f"“{text}”不能全部看懂，刑种、刑期、缓刑考验期和附加刑请分列填写。")
    return length


LENGTH = (C.term_years, C.term_months, C.term_days)
NAMES = (
    "矫正", "社区矫正", "矫正期", "矫正期限", "社区矫正期限", "矫正起止日期", "矫正起止时间", "起止日期", "起止时间",
    "考验期", "考验期限", "缓刑考验期", "缓刑考验期限", "缓刑期", "缓刑", "矫正期间",
    "矫正起止", "矫正期起止", "矫正期限起止", "社区矫正起止", "社区矫正期限起止", "矫正时间", "社区矫正时间",
)  # fmt: skip

CELLS_OF_SEVERAL = (
    CellOfSeveral(
        "term",
        "矫正期限",
        (
            "矫正期", "社区矫正期限", "社区矫正期", "矫正起止", "矫正起止日期", "矫正起止时间", "矫正期起止", "矫正期限起止",
            "社区矫正起止日期", "社区矫正起止时间", "矫正起止日", "社区矫正起止日",
            "起止日期", "起止时间", "起止日", "起止年月日", "考验期", "考验期限", "缓刑考验期", "缓刑考验期限",
            "缓刑期", "缓刑起止", "缓刑起止日期", "缓刑起止时间",
            "缓刑考验期起止", "缓刑考验期起止日期", "缓刑考验期起止时间", "缓刑考验期限起止",
            "矫正期间", "社区矫正期间", "矫正期限起止时间", "矫正期限起止日期",
            "管制期限", "监外执行期限", "暂予监外执行期限", "社区矫正执行期限",
        ),
        (C.term_from, C.term_to, *LENGTH),
        days_and_length,
        names=NAMES,
        alone=("执行期限", "执行起止", "执行起止日期", "执行起止时间"),
    ),
    CellOfSeveral(
        "sentence",
        "原判刑期",
        ("刑期", "判处刑期", "原判刑罚及刑期", "刑种刑期", "刑种及刑期", "原判刑种刑期", "判决结果", "判处刑罚", "判处的刑罚"),
        (C.sentence_kind, C.sentence_years, C.sentence_months, C.sentence_days, *LENGTH, C.accessory),
        _read_sentence,
        is_must=False,
        also_in=C.sentence_kind,
    ),
    CellOfSeveral(
        "prohibition", "禁止令期限", ("禁止令起止日期", "禁止令起止时间"), (C.prohibition_from, C.prohibition_to), two_days,
        names=("禁止令", "禁止令期限"),
    ),
)  # fmt: skip


def _read_moved_on(case: C, text: str) -> None:
    """The day of a block of those who moved away is the end of their correction here, and says how it ended.

    Raises Refusal where another end is told.
    """
    day = date.fromisoformat(text)
    if case.exit_kind not in (None, ExitKind.PLACE_CHANGED) or (case.exit_kind is None and case.ended_on not in (None, day)):
        raise Refusal("写了转出日期，解除/终止日期或类型却是另一种结束，请核对。")
    case.ended_on, case.exit_kind = day, ExitKind.PLACE_CHANGED


def _show_moved_on(case: C) -> str:
    return case.ended_on.isoformat() if case.ended_on is not None and case.exit_kind is ExitKind.PLACE_CHANGED else ""


SHEET_COLUMNS = (
    SheetColumn(
        "moved_on", "转出日期", ("迁出日期", "移出日期", "移交日期", "执行地变更日期"), _read_moved_on, _show_moved_on, Holds.DAYS,
        is_asked=False, happened=True,
    ),
)  # fmt: skip

OTHER_LEDGERS = ("请假", "销假", "外出", "电子定位", "定位装置", "电子手环", "电子腕带")
"""A leave and a device have their own 起 and 止, 佩戴日期 and 解除日期."""

OTHER_NUMBERS = (OtherNumber(C.case_no, re.compile(r".*刑[^\d]{0,2}[初终更再监申核执抗].*\d.*"), C.instrument_no),)
"""（2020）苏0699刑初88号 is the judgment's; all who are accused in one case have it."""
