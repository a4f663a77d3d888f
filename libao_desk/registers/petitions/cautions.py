"""What a clerk should look at before going on (信访提示); none of it stops a save."""

from collections.abc import Iterator
from datetime import timedelta

from libao_desk.declare.clock import OfficeFacts

from . import reading, spans
from .codes import Channel, PetitionKind, RouteIn
from .model import PetitionMatter
from .regulation import Topic, said_to_clerk

MOST_REPRESENTATIVES = 5
"""Whoever comes with many sends at most so many in (信访工作条例 20)."""


def warn(matter: PetitionMatter) -> tuple[str, ...]:
    """Every sentence that applies to the matter, in the order of the form."""
    found = []
    if matter.route_in in (RouteIn.FORWARDED, RouteIn.ASSIGNED) and not (matter.from_organ and matter.from_no):
        found.append("转送、交办来的事项，请填写转办、交办机关和文号。")
    if matter.route_in is RouteIn.ASSIGNED and matter.report_due_on is None:
        found.append("交办的事项，请填写要求反馈日期。")
    if matter.channel is Channel.VISIT and len(matter.representatives) > MOST_REPRESENTATIVES:
        found.append(f"多人走访的，推选的代表不超过{MOST_REPRESENTATIVES}人{said_to_clerk(matter.received_on, Topic.REPRESENTATIVES)}。")
    if matter.kind is PetitionKind.REPORT:
        article = said_to_clerk(matter.received_on, Topic.REPORT)
        found.append(f"检举控告按干部管理权限转纪检监察机关，内容不得透露给被检举、控告的人{article}。")
    found += [*_of_extension(matter), *_asked_too_late(matter)]
    if matter.hearing_on is not None and matter.accepted_on is not None and matter.hearing_on < matter.accepted_on:
        found.append(f"听证日期{matter.hearing_on}早于受理日期{matter.accepted_on}，请核对。")
    if matter.leader and matter.duty_person and matter.petitioner in (matter.leader, matter.duty_person):
        found.append("责任人、包案领导与信访人同名，请核对：责任单位和责任人是办理的一方。")
    return tuple(found)


def _asked_too_late(matter: PetitionMatter) -> Iterator[str]:
    """A review or a recheck that was asked for after its thirty days: the organ asked decides, and mostly refuses."""
    review, recheck = matter.review, matter.recheck
    told = matter.opinion_served_on, None if review is None else review.received_on or review.result_on
    for title, span, since, asked in (("复查", spans.P09, told[0], review), ("复核", spans.P11, told[1], recheck)):
        if since is None or asked is None or asked.asked_on is None:
            continue
        last = OfficeFacts().duty(span, since)
        if asked.asked_on > last.last_day:
            limit = f"已超过30日（到{last.last_day:%Y-%m-%d}，{last.basis}）"
            yield f"请求{title}的日期{asked.asked_on:%Y-%m-%d}{limit}，是否受理由{title}机关决定，请核对。"


def _of_extension(matter: PetitionMatter) -> Iterator[str]:
    """Why what is typed of an extension does not count as one."""
    if matter.extended_to is None:
        return
    article, day = said_to_clerk(matter.accepted_on, Topic.EXTENSION), f"{matter.extended_to:%Y-%m-%d}"
    if matter.extension_notified_on is None:
        yield f"已填延期至{day}，没有延期告知日期：未在原期限内告知信访人的，不作延期计算{article}。"
    if matter.accepted_on is None or not reading.runs_sixty_days(matter):
        return
    end = matter.accepted_on + timedelta(days=spans.ANSWER_DAYS)
    furthest = end + timedelta(days=spans.EXTENSION_DAYS)
    if matter.extended_to <= end:
        yield f"延期至{day}不晚于原办结期限{end:%Y-%m-%d}，不作延期计算，请核对。"
    if matter.extended_to > furthest:
        yield f"延期不得超过{spans.EXTENSION_DAYS}日，最迟到{furthest:%Y-%m-%d}，填写的{day}不作延期计算{article}，请核对。"
