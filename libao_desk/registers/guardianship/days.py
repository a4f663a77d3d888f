"""Days of a guardianship case that can only follow one another (日期先后), those of its years and rewards included."""

from collections.abc import Iterator

from libao_desk.declare.day_order import in_order, too_early

from .model import GuardianshipCase as G

_OWN = in_order((G.proposed_on, G.closed_on), (G.admitted_on, G.discharged_on))


def out_of_order(case: G) -> Iterator[tuple[str, str]]:
    """(datum, sentence) for each day that lies before one it must follow."""
    yield from _OWN(case)
    for year in case.years:
        told = too_early("监护年度止", year.year_to, "监护年度起", year.year_from)
        if told is not None:
            yield "year_to", told
    for reward in case.rewards:
        told = too_early("发放日期", reward.paid_on, "批准日期", reward.approved_on)
        if told is not None:
            yield "reward_paid_on", told
