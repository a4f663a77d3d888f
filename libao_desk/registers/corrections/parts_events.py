"""Parts of a correction case that tell of events (失联查找、病情复查、帮扶、被限制人身自由)."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, owner_key
from libao_desk.declare.record import PartRow

from .codes import HelpKind, ReviewConclusion

OWNER = "correction_case"
ORDINARY = Sensitivity.ORDINARY
SENSITIVE = Sensitivity.SENSITIVE


class CorrectionSearch(PartRow):
    """A search for a subject who is out of contact (失联查找), 社区矫正法 30."""

    __tablename__ = "correction_search"

    case_id: Mapped[int] = owner_key(OWNER)
    lost_found_on: Mapped[date] = column("发现失联日", happened=True)
    police_notified_on: Mapped[date | None] = column("通知公安机关日", happened=True)
    procuratorate_notified_on: Mapped[date | None] = column("通报检察院日", happened=True)
    found_on: Mapped[date | None] = column("找到日", happened=True)
    disposal: Mapped[str | None] = column("处理结果", text=Text.LONG, sensitivity=SENSITIVE)


class CorrectionSearchStep(PartRow):
    """One step of a search (查找经过)."""

    __tablename__ = "correction_search_step"

    case_id: Mapped[int] = owner_key(OWNER)
    taken_on: Mapped[date] = column("查找日期", happened=True)
    way: Mapped[str | None] = column("查找方式", wanted=True)
    searchers: Mapped[str | None] = column("查找人")
    result: Mapped[str | None] = column("结果", text=Text.LONG)


class CorrectionMedicalReview(PartRow):
    """A review of the illness (病情复查), 办法 24: its conclusion only; the hospital's paper stays in the file."""

    __tablename__ = "correction_medical_review"

    case_id: Mapped[int] = owner_key(OWNER)
    due_on: Mapped[date | None] = column("应提交日")
    submitted_on: Mapped[date | None] = column("提交日", happened=True)
    hospital: Mapped[str | None] = column("复查医院", sensitivity=SENSITIVE)
    conclusion: Mapped[ReviewConclusion | None] = column("结论", sensitivity=SENSITIVE)
    is_extension_approved: Mapped[bool | None] = column("批准延长复查期限", sensitivity=SENSITIVE)


class CorrectionHelp(PartRow):
    """Help given to the subject (帮扶), 社区矫正法 37、40—43."""

    __tablename__ = "correction_help"

    case_id: Mapped[int] = owner_key(OWNER)
    kind: Mapped[HelpKind] = column("种类")
    given_on: Mapped[date] = column("日期", happened=True)
    result: Mapped[str | None] = column("结果", text=Text.LONG)


class CorrectionLibertyEvent(PartRow):
    """A measure of another organ that restricts the subject's liberty (被采取限制人身自由措施), 社区矫正法 32."""

    __tablename__ = "correction_liberty_event"

    case_id: Mapped[int] = owner_key(OWNER)
    measure: Mapped[str | None] = column("措施", sensitivity=SENSITIVE, wanted=True)
    organ: Mapped[str | None] = column("决定机关", sensitivity=ORDINARY)
    starts_on: Mapped[date] = column("起", sensitivity=SENSITIVE, happened=True)
    ends_on: Mapped[date | None] = column("解除日", sensitivity=SENSITIVE, happened=True)
    notice_received_on: Mapped[date | None] = column("收到通知日", happened=True)
