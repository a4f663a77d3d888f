"""Columns of a ledger that fill rows of a guardianship case (台账列): the year and its letter, the reward, the team."""

import re
from collections.abc import Callable
from datetime import date

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.money import parse_amount
from libao_desk.declare.sheet import CellOfSeveral, Holds, SheetColumn, two_days
from libao_desk.registers.guardianship import reading
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipReward, GuardianshipYear

WHOLE_YEAR = re.compile(r"(\d{4})年?度?")


def _year(case: GuardianshipCase) -> GuardianshipYear:
    """The year a one-line ledger speaks of: the latest there is, else a new one."""
    if not case.years:
        case.years.append(GuardianshipYear())
    return (reading.dated_years(case) or case.years)[-1]


def _reward(case: GuardianshipCase) -> GuardianshipReward:
    """The reward of that year."""
    year = _year(case)
    found = reading.reward_of(case, year)
    if found is None:
        found = GuardianshipReward(period_from=year.year_from, period_to=year.year_to)
        case.rewards.append(found)
    return found


def _shown(case: GuardianshipCase, of: Callable[[GuardianshipYear], date | None]) -> str:
    day = of(_year(case)) if case.years else None
    return "" if day is None else day.isoformat()


def _day(text: str) -> date:
    return parse_date(text, date.max)


def _read_agreement_on(case: GuardianshipCase, text: str) -> None:
    _year(case).agreement_on = _day(text)


def _read_year_from(case: GuardianshipCase, text: str) -> None:
    _year(case).year_from = _day(text)


def _read_year_to(case: GuardianshipCase, text: str) -> None:
    _year(case).year_to = _day(text)


def _read_span(case: GuardianshipCase, text: str) -> None:
    """A whole calendar year, or two days. Raises Refusal for anything else."""
    plain = text.strip()
    if (whole := WHOLE_YEAR.fullmatch(plain)) is not None:
        first, last = date(int(whole[1]), 1, 1), date(int(whole[1]), 12, 31)
    else:
        first, last = _two_days(plain)
    year = _year(case)
    year.year_from, year.year_to = first, last


def _two_days(text: str) -> tuple[date, date]:
    try:
        first, last = map(date.fromisoformat, two_days(text, date.max))
    except Refusal as refusal:
        raise Refusal(f"监护年度看不懂：{refusal.sentence.removesuffix('。')}；整年的可写2020年。") from None
    return first, last


def _show_span(case: GuardianshipCase) -> str:
    first, last = _shown(case, lambda year: year.year_from), _shown(case, lambda year: year.year_to)
    return f"{first}至{last}" if first and last else ""


def _read_amount(case: GuardianshipCase, text: str) -> None:
    _reward(case).amount = parse_amount(text)


def _read_paid_on(case: GuardianshipCase, text: str) -> None:
    _reward(case).paid_on = _day(text)


def _show_amount(case: GuardianshipCase) -> str:
    reward = reading.reward_of(case, _year(case)) if case.years else None
    return "" if reward is None or reward.amount is None else f"{reward.amount:.2f}"


def _show_paid_on(case: GuardianshipCase) -> str:
    return _shown(case, lambda year: reading.paid_on(case, year))


YEAR_FROM = SheetColumn(
    "year_from", "监护年度起", ("监护年度开始", "监护期限起", "责任书起"),
    _read_year_from, lambda case: _shown(case, lambda year: year.year_from), Holds.DAYS,
)  # fmt: skip
YEAR_TO = SheetColumn(
    "year_to", "监护年度止", ("监护年度结束", "监护期限止", "责任书止"),
    _read_year_to, lambda case: _shown(case, lambda year: year.year_to), Holds.DAYS,
)  # fmt: skip

SHEET_COLUMNS = (
    SheetColumn(
        "agreement_on", "责任书签订日", ("责任书签订日期", "监护责任书签订日期", "签订日期", "协议签订日期", "监护协议签订日期"),
        _read_agreement_on, lambda case: _shown(case, lambda year: year.agreement_on), Holds.DAYS,
    ),
    YEAR_FROM,
    YEAR_TO,
    SheetColumn("year", "监护年度", ("监护期限", "责任书期限"), _read_span, _show_span),
    SheetColumn(
        "reward_amount", "奖励金额", ("已发金额", "应发金额", "发放金额", "以奖代补金额", "奖补金额", "监护补贴", "补助金额", "奖励资金"),
        _read_amount, _show_amount, Holds.AMOUNT,
    ),
    SheetColumn(
        "reward_paid_on", "发放日", ("发放日期", "奖励发放日期", "兑现日期"), _read_paid_on, _show_paid_on, Holds.DAYS
    ),
)  # fmt: skip

SPAN = ("起止日期", "起止时间")

CELLS_OF_SEVERAL = (
    CellOfSeveral(
        "year_span", "监护起止日期", ("监护起止", "监护起止时间", "责任书起止日期", "责任书起止时间", "责任期限", "协议期限", *SPAN),
        (YEAR_FROM, YEAR_TO), two_days,
        names=("监护", "监护年度", "监护期限", "责任书期限", "责任期限", "协议期限", "监护起止日期", "监护起止时间", *SPAN),
    ),
)  # fmt: skip
