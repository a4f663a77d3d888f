"""Columns of a ledger that fill rows of a guardianship case (台账列): the year and its letter, the reward, the team."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from libao_desk.core.dates import parse_date
from libao_desk.core.errors import Refusal
from libao_desk.core.money import parse_amount
from libao_desk.declare.sheet import CellOfSeveral, Holds, SheetColumn, day_of_end, two_days

from . import reading
from .codes import CloseReason
from .days import FIRST_WEEKS
from .model import GuardianshipCase
from .parts import GuardianshipReward, GuardianshipYear

NOTHING: Mapping[str, str] = {}
REWARD_YEAR = "reward_year"
BETWEEN_YEARS = re.compile(r"[、，,;；\n]+\s*(?=\d{4})")
WHOLE_YEAR = re.compile(r"(\d{4})年?度?")


def _year(case: GuardianshipCase) -> GuardianshipYear:
    """The year a one-line ledger speaks of: the latest there is, else a new one."""
    if not case.years:
        case.years.append(GuardianshipYear())
    return max(reversed(case.years), key=lambda year: year.year_from or date.min)


def _year_from(case: GuardianshipCase, first: date) -> GuardianshipYear:
    """The year that begins on a day: one that begins when the latest is over, or nearly, is another, and that one stays as it was."""
    if _begins_another(_year(case), first):
        case.years.append(GuardianshipYear(year_from=first))
    return _year(case)


def _begins_another(latest: GuardianshipYear, first: date) -> bool:
    if latest.year_to is None:
        return False
    return first > latest.year_to or (_is_far(latest, first) and first > latest.year_to - OVERLAP)


def _is_far(latest: GuardianshipYear, first: date) -> bool:
    """Whether a first day is another's than a slip of this year's."""
    return latest.year_from is not None and first >= latest.year_from + HALF_A_YEAR


def _reward(case: GuardianshipCase) -> GuardianshipReward:
    """The reward of that year."""
    found = _known_reward(case)
    if found is None:
        found = GuardianshipReward()
        case.rewards.append(found)
    _date_reward(case)
    return found


def _date_reward(case: GuardianshipCase) -> None:
    """A reward that was entered before its year was known gets the days of the year."""
    year = _year(case)
    for reward in case.rewards:
        if reward.period_to is None and reading.reward_of(case, year) is None:
            reward.period_from, reward.period_to = reward.period_from or year.year_from, year.year_to


def _reward_told(case: GuardianshipCase, said: Mapping[str, str]) -> GuardianshipReward | None:
    """The reward that a row speaks of: of the year it is said to be for, else of the latest guardianship year."""
    if not said.get(REWARD_YEAR):
        return _paid_before(case, said) or _known_reward(case)
    return next((reward for reward in case.rewards if reward.period_to == _span(said[REWARD_YEAR])[1]), None)


def _reward_to_fill(case: GuardianshipCase, said: Mapping[str, str]) -> GuardianshipReward:
    if not said.get(REWARD_YEAR):
        return _paid_before(case, said) or _reward(case)
    found = _reward_told(case, said)
    if found is None:
        first, last = _span(said[REWARD_YEAR])
        found = GuardianshipReward(period_from=first, period_to=last)
        case.rewards.append(found)
    return found


def _paid_before(case: GuardianshipCase, said: Mapping[str, str]) -> GuardianshipReward | None:
    """The reward on file of this very day and sum, where the row's own year had hardly begun: our roster says it beside the next year."""
    paid, amount, first = said.get("reward_paid_on"), said.get("reward_amount"), _first_day(said)
    if not paid or not amount or first is None or _day(paid) >= first + FIRST_WEEKS:
        return None
    return next((one for one in case.rewards if one.paid_on == _day(paid) and one.amount == parse_amount(amount)), None)


def _known_reward(case: GuardianshipCase) -> GuardianshipReward | None:
    """The reward of the latest year, or the one of which nobody knows the year."""
    found = reading.reward_of(case, _year(case)) if case.years else None
    return found or next((reward for reward in case.rewards if reward.period_to is None), None)


def _shown(case: GuardianshipCase, of: Callable[[GuardianshipYear], date | None]) -> str:
    day = of(_year(case)) if case.years else None
    return "" if day is None else day.isoformat()


def _day(text: str) -> date:
    return parse_date(text, date.max)


def _read_agreement_on(case: GuardianshipCase, text: str) -> None:
    _year(case).agreement_on = _day(text)


def _read_year_from(case: GuardianshipCase, text: str) -> None:
    first = _day(text)
    _year_from(case, first).year_from = first


def _read_year_to(case: GuardianshipCase, text: str) -> None:
    _end_year(case, _day(text))


def _end_year(case: GuardianshipCase, last: date) -> None:
    """Give the year its last day; the reward of the year goes with it, lest a year put right be paid for twice."""
    year = _year(case)
    paid = reading.reward_of(case, year)
    year.year_to = last
    if paid is not None:
        paid.period_from, paid.period_to = year.year_from, last
    _date_reward(case)


def _read_span(case: GuardianshipCase, text: str) -> None:
    """A whole calendar year, or two days. Raises Refusal for anything else."""
    first, last = _span(text)
    _year_from(case, first).year_from = first
    _end_year(case, last)


def _span(text: str) -> tuple[date, date]:
    plain = text.strip()
    _refuse_several(plain)
    if (whole := WHOLE_YEAR.fullmatch(plain)) is not None:
        return date(int(whole[1]), 1, 1), date(int(whole[1]), 12, 31)
    return _two_days(text)


def _refuse_several(text: str) -> None:
    if len(BETWEEN_YEARS.split(text.strip())) > 1:
        raise Refusal(f"“{text}”写了几个监护年度，一行只写一个；几个年度的请分成几张表，从早的年度起依次导入。")


def _ends_of_one_year(text: str, today: date) -> tuple[str, str]:
    """The two days of a year. Raises Refusal where there are more, or fewer."""
    _refuse_several(text)
    return two_days(text, today)


def _two_days(text: str) -> tuple[date, date]:
    try:
        first, last = map(date.fromisoformat, two_days(text, date.max))
    except Refusal as refusal:
        raise Refusal(f"监护年度看不懂：{refusal.sentence.removesuffix('。')}；整年的可写2020年。") from None
    return first, last


def _show_span(case: GuardianshipCase) -> str:
    year = _year(case) if case.years else None
    return "" if year is None else reading.span_of(year.year_from, year.year_to)


def _read_amount(case: GuardianshipCase, text: str, said: Mapping[str, str] = NOTHING) -> None:
    _reward_to_fill(case, said).amount = parse_amount(text)


def _read_due(case: GuardianshipCase, text: str, said: Mapping[str, str] = NOTHING) -> None:
    """What was to be paid, where nothing says what was."""
    if not said.get("reward_amount"):
        _read_amount(case, text, said)


def _show_due(case: GuardianshipCase, said: Mapping[str, str]) -> str:
    return said["reward_due"] if said.get("reward_amount") else _show_amount(case, said)


def _read_paid_on(case: GuardianshipCase, text: str, said: Mapping[str, str] = NOTHING) -> None:
    _reward_to_fill(case, said).paid_on = _day(text)


def _show_amount(case: GuardianshipCase, said: Mapping[str, str] = NOTHING) -> str:
    reward = _reward_told(case, said)
    return "" if reward is None or reward.amount is None else f"{reward.amount:.2f}"


def _show_paid_on(case: GuardianshipCase, said: Mapping[str, str] = NOTHING) -> str:
    reward = _reward_told(case, said)
    return "" if reward is None or reward.paid_on is None else reward.paid_on.isoformat()


def _read_reward_year(case: GuardianshipCase, text: str) -> None:
    """Only understood here: amount and day make the reward, where the row has them."""
    _span(text)


def _show_reward_year(case: GuardianshipCase) -> str:
    paid = [reward for reward in case.rewards if reward.period_from is not None and reward.period_to is not None]
    return reading.span_of(paid[-1].period_from, paid[-1].period_to) if paid else ""


def _holds_reward_year(case: GuardianshipCase, said: Mapping[str, str]) -> bool:
    is_paid = any(said.get(key) for key in ("reward_amount", "reward_paid_on"))
    return not is_paid or _reward_told(case, said) is not None


def _adds_reward(case: GuardianshipCase, said: Mapping[str, str]) -> bool:
    """Whether a row speaks of a reward beside those that are on file."""
    if said.get(REWARD_YEAR):
        return bool(case.rewards) and _reward_told(case, said) is None
    return _adds(case, said) and _paid_before(case, said) is None


def _without_year(case: GuardianshipCase) -> str:
    """A letter, or a reward, of which nobody knows the year."""
    year = _year(case) if case.years else None
    is_dated = year is not None and year.year_from is not None and year.year_to is not None
    return "" if is_dated else "没有监护年度起止，责任书不计入“已签监护责任书”，奖励标不出是哪一年度的，请补上。"


def _adds(case: GuardianshipCase, said: Mapping[str, str]) -> bool:
    """Whether a row speaks of a year after all that are on file: they stay, and so do their letters and rewards."""
    first = _first_day(said)
    return bool(case.years) and first is not None and _begins_another(_year(case), first)


def _is_on_file(case: GuardianshipCase, said: Mapping[str, str]) -> bool:
    """Whether a row only says once more what an earlier year says."""
    first, agreed = _first_day(said), said.get("agreement_on")
    last = _span(said["year"])[1] if said.get("year") else _day(said["year_to"]) if said.get("year_to") else None
    same = (year for year in case.years if first is not None and year.year_from == first and last in (None, year.year_to))
    return any(not agreed or year.agreement_on == _day(agreed) for year in same)


def _held(show: Callable[[GuardianshipCase], str], key: str) -> Callable[[GuardianshipCase, Mapping[str, str]], bool]:
    """Whether the latest year says the same, or the row is about an earlier one that does."""
    return lambda case, said: show(case) == said[key] or _is_on_file(case, said)


def _first_day(said: Mapping[str, str]) -> date | None:
    return _span(said["year"])[0] if said.get("year") else _day(said["year_from"]) if said.get("year_from") else None


def _over(case: GuardianshipCase, said: Mapping[str, str]) -> str | None:
    """A year that is over is not written over: an older one is the record's own, and a letter of another year says of which."""
    latest = _year(case) if case.years else GuardianshipYear()
    first = _first_day(said)
    if first is not None:
        is_older = latest.year_from is not None and first <= latest.year_from - HALF_A_YEAR
        if is_older:
            return OLDER
        return BETWEEN if _is_far(latest, first) and not _begins_another(latest, first) and latest.year_to is not None else None
    days = [_day(said[key]) for key in ("agreement_on", "year_to") if said.get(key)]
    return NO_YEAR if any(latest.year_to is not None and day > latest.year_to for day in days) else None


def _paid_again(case: GuardianshipCase, said: Mapping[str, str]) -> str | None:
    """Money paid in another month is paid once more, or one of the days is wrong: neither is to be guessed."""
    paid, reward = _day(said["reward_paid_on"]), _reward_told(case, said)
    others = () if said.get(REWARD_YEAR) or _paid_before(case, said) is not None else case.rewards
    other = next((one for one in others if one.paid_on == paid and (one is not reward or _adds(case, said))), None)
    if other is not None and other.period_from is not None and other.period_to is not None:
        return PAID_FOR_ANOTHER.format(first=other.period_from, last=other.period_to)
    if reward is None or reward.paid_on is None or _adds_reward(case, said):
        return None
    return None if (paid.year, paid.month) == (reward.paid_on.year, reward.paid_on.month) else PAID_AGAIN.format(day=reward.paid_on)


OVERLAP = timedelta(days=62)
"""A next year's letter may begin so much before the last one ends."""
HALF_A_YEAR = timedelta(days=183)
"""A first day put right is not as far off as another year's."""
OLDER = "本所已登记更晚的监护年度，表中这一年度不能覆盖它：请打开这条记录，在“监护年度”中核对、补登；表中删去这一格再导入。"
BETWEEN = "与本所已登记的监护年度重叠一半左右，看不出是改正还是另一个年度：请打开这条记录，在“监护年度”中登记；表中删去这一格再导入。"
PAID_AGAIN = (
    "本所这一年度已登记{day:%Y-%m-%d}发放：分几次发放的，请打开这条记录，在“奖励”中逐次登记，表中删去这一格再导入；"
    "日期登记错了的，也在那里改正。"
)
PAID_FOR_ANOTHER = (
    "本所已登记这一天发放的是{first:%Y-%m-%d}至{last:%Y-%m-%d}那一监护年度的奖励，不再记一次：请在表中加“奖励年度”一列写明是哪一年度的"
    "（两个年度同日发放的也这样写明），或者删去已发金额和发放日再导入。"
)
NO_YEAR = "在本所已登记的监护年度届满之后，是哪一年度的表中没有写：请在表中加上“监护年度”一列，或者打开这条记录，在“监护年度”中登记。"


def _show_from(case: GuardianshipCase) -> str:
    return _shown(case, lambda year: year.year_from)


def _show_to(case: GuardianshipCase) -> str:
    return _shown(case, lambda year: year.year_to)


def _show_agreement_on(case: GuardianshipCase) -> str:
    return _shown(case, lambda year: year.agreement_on)


YEAR_FROM = SheetColumn(
    "year_from", "监护年度起", ("监护年度开始", "监护期限起", "责任书起"), _read_year_from, _show_from, Holds.DAYS,
    refuse=_over, adds=_adds, is_held=_held(_show_from, "year_from"),
)  # fmt: skip
YEAR_TO = SheetColumn(
    "year_to", "监护年度止", ("监护年度结束", "监护期限止", "责任书止"), _read_year_to, _show_to, Holds.DAYS,
    refuse=_over, adds=_adds, is_held=_held(_show_to, "year_to"),
)  # fmt: skip

DUE = "同一行另写了已发金额的，登记已发的数；没有写已发金额、却写了发放日的，应发的数登记为已发，还没有发的请删去发放日。"
ACTUALLY_PAID = ("实发金额", "实发", "实发奖励", "实发奖补", "实际发放金额", "已发放金额", "兑现金额", "已发金额", "已发")
"""What was paid, whatever stands beside it under 奖励金额."""

SHEET_COLUMNS = (
    YEAR_FROM,
    YEAR_TO,
    SheetColumn(
        "year", "监护年度", ("监护期限", "责任书期限"), _read_span, _show_span, refuse=_over, adds=_adds, is_held=_held(_show_span, "year"),
    ),
    SheetColumn(
        "agreement_on", "责任书签订日", ("责任书签订日期", "监护责任书签订日期", "签订日期", "协议签订日期", "监护协议签订日期"),
        _read_agreement_on, _show_agreement_on, Holds.DAYS, refuse=_over, doubt=_without_year,
        happened=True, adds=_adds, is_held=_held(_show_agreement_on, "agreement_on"),
    ),
    SheetColumn(
        REWARD_YEAR, "奖励年度", ("奖励所属年度", "奖励期间", "发放年度"), _read_reward_year, _show_reward_year,
        is_asked=False, adds=_adds_reward, is_held=_holds_reward_year,
    ),
    SheetColumn(
        "reward_amount", "奖励金额", ("发放金额", "以奖代补金额", "奖补金额", "监护补贴", "补助金额", "奖励资金",
         "奖补", "奖补资金", "金额", "奖励", *ACTUALLY_PAID),
        _read_amount, _show_amount, Holds.AMOUNT, doubt=_without_year, adds=_adds_reward, read_beside=_read_amount,
        show_beside=_show_amount, exact=ACTUALLY_PAID,
    ),
    SheetColumn(
        "reward_due", "应发金额", ("应发", "应发奖励", "应发奖补"), _read_due, _show_amount, Holds.AMOUNT, doubt=_without_year,
        adds=_adds_reward,
        read_beside=_read_due, show_beside=_show_due, is_asked=False, told=DUE,
    ),
    SheetColumn(
        "reward_paid_on", "发放日", ("发放日期", "奖励发放日期", "兑现日期"), _read_paid_on, _show_paid_on, Holds.DAYS, doubt=_without_year,
        happened=True, refuse=_paid_again, adds=_adds_reward, read_beside=_read_paid_on,
        show_beside=_show_paid_on,
    ),
)  # fmt: skip

SPAN = ("起止日期", "起止时间")

CELLS_OF_SEVERAL = (
    CellOfSeveral(
        "year_span", "监护起止日期", ("监护起止", "监护起止时间", "责任书起止", "责任书起止日期", "责任书起止时间", "责任期限", "协议期限",
         "监护协议起止日期", "监护协议起止时间", "监护协议期限", "协议起止日期", "协议起止时间", *SPAN),
        (YEAR_FROM, YEAR_TO), _ends_of_one_year,
        names=("监护", "监护年度", "监护期限", "责任书期限", "责任期限", "协议期限", "监护协议", "协议",
               "监护起止日期", "监护起止时间", *SPAN),
    ),
    day_of_end(
        "died", "死亡日期", ("死亡时间", "死亡日", "患者死亡日期", "患者死亡时间", "病故日期", "病故时间"),
        GuardianshipCase.closed_on, GuardianshipCase.close_reason, CloseReason.DEAD,
    ),
    day_of_end(
        "moved", "迁出日期", ("迁出时间", "迁出日", "患者迁出日期", "外迁日期", "外迁时间", "转出日期", "转出时间",
         "移出日期", "移出时间"),
        GuardianshipCase.closed_on, GuardianshipCase.close_reason, CloseReason.MOVED,
    ),
)  # fmt: skip
