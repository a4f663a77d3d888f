"""The figures of the petition log (信访统计): how the office kept its duties; no figure counts a petitioner."""

from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.statistic import CountFigure, Counting, Figure, RateFigure

from . import reading
from .codes import RATED, SATISFIED, UNFINISHED, Channel, PetitionField, PetitionKind, RouteIn
from .model import PetitionMatter

MATTERS = "件"


def received(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Received in the period (收到)."""
    return int(facts.period.contains(matter.received_on))


def registered(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Of them registered and entered in the petition system (登记录入率的分子)."""
    return int(bool(received(matter, facts)) and matter.registered_on is not None and matter.entered_on is not None)


def notice_falls_due(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """The last day of the first notice lies in the period and has gone by, or it was kept already (及时受理率的分母)."""
    duty = reading.notice_duty(matter, facts.office)
    if duty is None or not facts.period.contains(duty.last_day) or _withdrawn_untold(matter):
        return 0
    return int(facts.is_past(duty.last_day) or reading.was_told_in_time(matter, facts.office))


def notified_in_time(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Of them told, or sent back with an objection, in time (及时受理率的分子)."""
    return int(bool(notice_falls_due(matter, facts)) and reading.was_told_in_time(matter, facts.office))


def _withdrawn_untold(matter: PetitionMatter) -> bool:
    """Taken back before anything was told: nobody was left to tell."""
    return reading.is_withdrawn(matter) and matter.notified_on is None


def finish_falls_due(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """The last day for the answer, extension counted, lies in the period (按期办结率的分母); what was taken back needs none.

    What is neither answered nor late yet does not count.
    """
    duty = reading.finish_duty(matter, facts.office)
    if duty is None or not facts.period.contains(duty.last_day) or reading.is_withdrawn(matter):
        return 0
    return int(facts.is_past(duty.last_day) or reading.was_finished_in_time(matter, facts.office))


def finished_in_time(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Of them answered and served, or settled, in time (按期办结率的分子)."""
    return int(bool(finish_falls_due(matter, facts)) and reading.was_finished_in_time(matter, facts.office))


def rated(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Rated in the period (参评)."""
    return int(facts.period.contains(reading.rated_on(matter)) and matter.rating_of_unit in RATED)


def satisfied(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Of them those that rated the unit good or fair (群众满意率的分子)."""
    return int(bool(rated(matter, facts)) and matter.rating_of_unit in SATISFIED)


def invited(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Invited to rate in the period (群众参评率的分母)."""
    return int(facts.period.contains(reading.invited_on(matter)))


def took_part(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Of them those that rated."""
    return int(bool(invited(matter, facts)) and matter.rating_of_unit in RATED and reading.rated_on(matter) is not None)


def in_hand(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Received by the last day of the period and not finished on it (期末在办)."""
    return int(facts.state_on_last_day(matter) in UNFINISHED)


def _dated(attribute: str) -> Counting:
    def counts(matter: PetitionMatter, facts: PeriodFacts) -> int:
        return int(facts.period.contains(getattr(matter, attribute)))

    return counts


def finished(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """Answered and served, or settled, in the period (办结)."""
    return int(facts.period.contains(reading.finished_on(matter)))


def reviewed(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """A review was asked for in the period (复查)."""
    return int(matter.review is not None and facts.period.contains(matter.review.asked_on))


def rechecked(matter: PetitionMatter, facts: PeriodFacts) -> int:
    """A recheck was asked for in the period (复核)."""
    return int(matter.recheck is not None and facts.period.contains(matter.recheck.asked_on))


def _received_where(name: str, title: str, attribute: str, code: Channel | RouteIn | PetitionKind | PetitionField) -> CountFigure:
    def counts(matter: PetitionMatter, facts: PeriodFacts) -> int:
        return int(bool(received(matter, facts)) and getattr(matter, attribute) is code)

    return CountFigure(f"petitions.{name}_{code.value.lower()}", f"{title}：{code.label}", counts, unit=MATTERS)


STATISTICS: tuple[Figure, ...] = (
    CountFigure("petitions.received", "信访事项收到", received, unit=MATTERS),
    CountFigure("petitions.registered", "登记", _dated("registered_on"), unit=MATTERS),
    CountFigure("petitions.entered", "录入系统", _dated("entered_on"), unit=MATTERS),
    CountFigure("petitions.notified", "告知", _dated("notified_on"), unit=MATTERS),
    CountFigure("petitions.accepted", "受理", _dated("accepted_on"), unit=MATTERS),
    CountFigure("petitions.passed_on", "转送、交办、导入法定途径", _dated("passed_on"), unit=MATTERS),
    CountFigure("petitions.finished", "办结", finished, unit=MATTERS),
    CountFigure("petitions.extended", "延期", _dated("extension_notified_on"), unit=MATTERS),
    CountFigure("petitions.reviewed", "复查", reviewed, unit=MATTERS),
    CountFigure("petitions.rechecked", "复核", rechecked, unit=MATTERS),
    CountFigure("petitions.in_hand", "期末在办", in_hand, unit=MATTERS),
    RateFigure("petitions.registered_rate", "登记录入率", registered, received),
    RateFigure("petitions.notified_on_time_rate", "及时受理率", notified_in_time, notice_falls_due),
    RateFigure("petitions.closed_on_time_rate", "按期办结率", finished_in_time, finish_falls_due),
    RateFigure("petitions.satisfied_rate", "群众满意率", satisfied, rated),
    RateFigure("petitions.rated_rate", "群众参评率", took_part, invited),
    *(_received_where("channel", "来源方式", "channel", code) for code in Channel),
    *(_received_where("route", "到件方式", "route_in", code) for code in RouteIn),
    *(_received_where("kind", "类别", "kind", code) for code in PetitionKind),
    *(_received_where("field", "内容领域", "field", code) for code in PetitionField),
)
