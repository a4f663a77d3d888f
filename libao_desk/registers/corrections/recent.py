"""What a month's rows tell of a corrections subject (社区矫正近况): contacts, education, service, leaves, measures, help."""

from libao_desk.core.dates import official_date
from libao_desk.declare.code import Code
from libao_desk.declare.recent import Recent, Telling, clauses

from . import reading
from .codes import REVOCATIONS
from .model import CorrectionCase as C
from .parts import (
    CorrectionEducation,
    CorrectionLeave,
    CorrectionPublicService,
    CorrectionReport,
    CorrectionSanction,
    CorrectionVisit,
)
from .parts_events import CorrectionHelp


def visited(row: CorrectionVisit) -> str:
    """实地查访，情况…… The place is not told: the roster has the address."""
    return clauses(row.kind.label, row.finding)


def reported(row: CorrectionReport) -> str:
    """The way of reporting alone: what was reported stays in the file."""
    return f"本人{row.kind.label}报告"


def taught(row: CorrectionEducation) -> str:
    """参加集体教育，主题…… or absent and why."""
    if row.is_absent:
        return clauses(f"{row.kind.label}教育缺席", row.absence_reason)
    return clauses(f"参加{row.kind.label}教育", row.topic, _hours(row.hours, "学时"))


def served(row: CorrectionPublicService) -> str:
    """参加公益活动…… or absent and why."""
    if row.is_absent:
        return clauses("公益活动缺席", row.absence_reason)
    return clauses("参加公益活动", row.content, _hours(row.hours, "小时"))


def left(row: CorrectionLeave) -> str:
    """An approved leave, told on the day it begins."""
    return away(row) if row.returned_on is None else _left(row, f"{official_date(row.returned_on)}销假")


def away(row: CorrectionLeave) -> str:
    """The same while the subject is not back."""
    return _left(row, f"应于{official_date(row.ends_on)}返回")


def sanctioned(row: CorrectionSanction) -> str:
    """What the county body decided, by its name alone; not what was not granted."""
    return f"受到{row.kind.label}" if row.kind in reading.DECIDED_HERE and reading.sanctioned_on(row) is not None else ""


def proposed(row: CorrectionSanction) -> str:
    """The proposal that would end the correction, on the day it was made, by its name alone: a roster lists it under 奖惩 as well."""
    return row.kind.label if row.kind in REVOCATIONS.values() else ""


def helped(row: CorrectionHelp) -> str:
    """帮扶：就业，结果……"""
    return clauses(f"落实{row.kind.label}帮扶", row.result)


def _left(row: CorrectionLeave, until: str) -> str:
    if row.is_refused or row.approved_on is None:
        return ""
    return clauses(f"经批准外出{row.destination or ''}", f"事由：{_label(row.reason)}" if row.reason else "", until)


def _hours(count: int | None, unit: str) -> str:
    return "" if count is None else f"{count}{unit}"


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


RECENT = Recent(
    (
        Telling(C.visits, CorrectionVisit.held_on, visited),
        Telling(C.reports, CorrectionReport.reported_on, reported),
        Telling(C.educations, CorrectionEducation.held_on, taught),
        Telling(C.public_services, CorrectionPublicService.held_on, served),
        Telling(C.leaves, CorrectionLeave.starts_on, left, said_before=away),
        Telling(C.sanctions, CorrectionSanction.decided_on, sanctioned),
        Telling(C.sanctions, CorrectionSanction.proposed_on, proposed),
        Telling(C.helps, CorrectionHelp.given_on, helped),
    ),
    hides=lambda case, facts: reading.is_juvenile_on(case, facts.last_day),
    beside=C.note,
)
