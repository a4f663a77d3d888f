"""Days of a guardianship case that can only follow one another (日期先后), those of its years and rewards included."""

from collections.abc import Iterator
from datetime import timedelta

from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.day_order import in_order, too_early

from .model import GuardianshipCase as G

FIRST_WEEKS = timedelta(days=31)
"""Who is paid so soon is paid for the year before, that was evaluated."""
PAID_SOON = (
    "发放日{paid:%Y-%m-%d}早于监护年度{first:%Y-%m-%d}至{last:%Y-%m-%d}，或在它开始后的一个月内，像是上一年度的奖励："
    "请在表中加“奖励年度”一列写明是哪一年度的；确是预发这一年度的，表中删去金额和发放日，在软件的“奖励”中登记。"
)
_OWN = in_order((G.proposed_on, G.closed_on), (G.admitted_on, G.discharged_on))


def out_of_order(case: G) -> Iterator[tuple[str, str]]:
    """(datum, sentence) for each day that lies before one it must follow."""
    yield from _OWN(case)
    for year in case.years:
        told = too_early("监护年度止", year.year_to, "监护年度起", year.year_from)
        if told is not None:
            yield "year_to", told
    for stay in case.stays:
        told = too_early("出院日期", stay.discharged_on, "住院日期", stay.admitted_on)
        if told is not None:
            yield "stays", told
    for reward in case.rewards:
        told = too_early("发放日期", reward.paid_on, "批准日期", reward.approved_on)
        if told is not None:
            yield "reward_paid_on", told


def paid_too_soon(case: G, office: OfficeFacts) -> Iterator[tuple[str, str]]:
    """Money that was paid before its year, or in its first weeks: a ledger's row names the year in hand beside what the last one earned."""
    for reward in case.rewards:
        paid, first, last = reward.paid_on, reward.period_from, reward.period_to
        if paid is not None and first is not None and last is not None and last - first > 2 * FIRST_WEEKS and paid < first + FIRST_WEEKS:
            yield "reward_paid_on", PAID_SOON.format(paid=paid, first=first, last=last)
