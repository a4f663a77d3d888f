"""The monthly rosters of corrections (社区矫正对象花名册、期满预告表、请假外出台账)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from libao_desk.core.citizen_id import mask_citizen_id
from libao_desk.core.names import published_name
from libao_desk.core.phones import show_phone
from libao_desk.declare.code import Code
from libao_desk.declare.period_facts import PeriodFacts
from libao_desk.declare.presence import Presence
from libao_desk.declare.roster import (
    LENGTH_ALONE,
    PENALTY,
    SITUATION,
    TERM_LENGTH,
    Cell,
    CellKind,
    Roster,
    RosterColumn,
    note_column,
    notes_apart,
)
from libao_desk.people import roster_cells

from . import reading
from .codes import IN_FORCE, OUT_OF_SIGHT, CorrectionState, ExitKind, ReportKind, SanctionKind, SentenceKind, VisitKind
from .model import CorrectionCase
from .parts import CorrectionLeave, CorrectionSanction
from .recent import RECENT
from .wording import cell_day, sentence_as_known, sentence_length, term_length

JOIN, NOT_SAID = "、", "—"
ABSENCES = "外出次数"
ENDING_WITHIN = timedelta(days=90)
HERE = Presence(tuple(state for state in IN_FORCE if state not in OUT_OF_SIGHT), unchanged=OUT_OF_SIGHT)


# --- which cases ------------------------------------------------------------------------------------------------------


def in_force(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """Checked in and not ended on the last day of the period; lost, held and before the court included.

    One who never checked in, and is therefore missing or before the court, was never in force here.
    """
    return bool(HERE.closing(case, facts))


def ended(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """Ended in the period after having been in force, by the moves; a sealed case is left out, and counted, by whoever writes the sheet."""
    return bool(HERE.left(case, facts)) and not in_force(case, facts)


def ending(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """In force, and the term ends within 90 days after the period's last day."""
    return in_force(case, facts) and case.term_to is not None and facts.last_day <= case.term_to <= facts.last_day + ENDING_WITHIN


def on_leave(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """Had an absence that touches the period."""
    return not _is_sealed(case, facts) and bool(leaves_in(case, facts))


def leaves_in(case: CorrectionCase, facts: PeriodFacts) -> list[CorrectionLeave]:
    """The approved absences that touch the period, oldest first."""
    touching = [leave for leave in case.leaves if leave.starts_on <= facts.last_day and leave.ends_on >= facts.period.first_day]
    approved = [leave for leave in touching if leave.approved_on is not None and not leave.is_refused]
    return sorted(approved, key=lambda leave: leave.starts_on)


def _is_sealed(case: CorrectionCase, facts: PeriodFacts) -> bool:
    return facts.state_on_last_day(case) is CorrectionState.SEALED or case.sealed_on is not None


# --- the person: a minor is named by the surname, without number, village, address and phone -----------------------------


def is_hidden(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """Whether no printed roster may name the subject (社区矫正法 54)."""
    return reading.is_juvenile_on(case, facts.last_day)


def name(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The name; 王某某 for a minor."""
    full = case.person.name if case.person is not None else ""
    return published_name(full) if is_hidden(case, facts) else full


def id_no(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The ID number, half hidden but in the internal copy."""
    number = _of_person(case, facts, "id_no")
    return number if facts.full else mask_citizen_id(number)


def phone(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The phone."""
    return show_phone(_of_person(case, facts, "phone"))


def address(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The present address."""
    return _of_person(case, facts, "residence_address")


def village(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The village."""
    if is_hidden(case, facts) or case.person is None or case.person.village is None:
        return ""
    return case.person.village.name


def sex(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The sex."""
    return _label(case.person.sex) if case.person is not None else ""


def _of_person(case: CorrectionCase, facts: PeriodFacts, attribute: str) -> str:
    if is_hidden(case, facts) or case.person is None:
        return ""
    return getattr(case.person, attribute) or ""


def number(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The county's number, else our own."""
    return case.case_no or case.number


# --- what happened in the period ------------------------------------------------------------------------------------


def counted(days: Callable[[CorrectionCase], Iterable[date]]) -> Callable[[CorrectionCase, PeriodFacts], Cell]:
    """A cell that counts the days lying in the period."""
    return lambda case, facts: sum(facts.period.contains(day) for day in days(case))


def reports(kind: ReportKind) -> Callable[[CorrectionCase, PeriodFacts], Cell]:
    """A cell that counts the reports of one kind."""
    return counted(lambda case: (row.reported_on for row in case.reports if row.kind is kind))


def sanctions(case: CorrectionCase, facts: PeriodFacts) -> str:
    """Rewards and sanctions decided, and proposals made, in the period."""
    return JOIN.join(row.kind.label for row in case.sanctions if facts.period.contains(reading.sanctioned_on(row)))


def of_sanctions(told: Callable[[CorrectionSanction], str | None]) -> Callable[[CorrectionCase, PeriodFacts], str]:
    """A cell that tells something of each reward and sanction of the period; empty of a minor, to whom it leads."""

    def texts(case: CorrectionCase, facts: PeriodFacts) -> str:
        rows = () if is_hidden(case, facts) else case.sanctions
        said = [told(row) for row in rows if facts.period.contains(reading.sanctioned_on(row))]
        return JOIN.join(one or NOT_SAID for one in said) if any(said) else ""

    return texts


def _day_of(sanction: CorrectionSanction) -> str | None:
    return cell_day(reading.sanctioned_on(sanction))


def _why(sanction: CorrectionSanction) -> str | None:
    return sanction.fact if sanction.ground is None else sanction.ground.label


def has_reoffended(case: CorrectionCase, facts: PeriodFacts) -> bool:
    """Whether a new crime was known by the last day; one without a day counts at any time."""
    return case.has_reoffended and (case.reoffended_on is None or case.reoffended_on <= facts.last_day)


def new_offence(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The offence of it; of a minor it is never told."""
    return "" if is_hidden(case, facts) or not has_reoffended(case, facts) else case.new_offence or ""


def has_device(case: CorrectionCase, facts: PeriodFacts) -> str:
    """Whether an electronic device was on at the end of the period."""
    on = any(row.starts_on <= facts.last_day and row.removed_on is None for row in case.devices)
    return "是" if on else "否"


def management_class(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The class in force on the last day."""
    return _label(reading.class_on(case, facts.last_day))


def state(case: CorrectionCase, facts: PeriodFacts) -> str:
    """The state on the last day; how it ended for a case that ended."""
    if case.exit_kind is not None and ended(case, facts):
        return case.exit_kind.label
    return _label(facts.state_on_last_day(case))


def unless_hidden(told: Callable[[CorrectionCase], str | None]) -> Callable[[CorrectionCase, PeriodFacts], str]:
    """A cell that leads to the subject, and so is empty of a minor (社区矫正法 54)."""
    return lambda case, facts: "" if is_hidden(case, facts) else told(case) or ""


note = unless_hidden(lambda case: case.note)
"""The record's own note (备注)."""


def _label(code: Code | None) -> str:
    return "" if code is None else code.label


COLUMNS = (
    RosterColumn("编号", number, CellKind.IDENTIFIER, 13),
    RosterColumn("姓名", name, width=8.5),
    RosterColumn("性别", sex, width=5),
    RosterColumn("身份证号", id_no, CellKind.IDENTIFIER, 20),
    RosterColumn("村(居)", village, width=9, is_undated=True),
    RosterColumn("现住址", address, width=18, is_undated=True),
    RosterColumn("联系电话", phone, CellKind.IDENTIFIER, 14, is_undated=True),
    RosterColumn("矫正类别", lambda case, facts: _label(case.category), width=8.5),
    RosterColumn("罪名", lambda case, facts: case.offence, width=12),
    RosterColumn("矫正期限起", lambda case, facts: case.term_from, CellKind.DATE, 11.6),
    RosterColumn("矫正期限止", lambda case, facts: case.term_to, CellKind.DATE, 11.6),
    RosterColumn("管理类别", management_class, width=6),
    RosterColumn("报到日期", lambda case, facts: case.checked_in_on, CellKind.DATE, 11.6),
    RosterColumn("宣告日期", lambda case, facts: case.intake_announced_on, CellKind.DATE, 11.6),
    RosterColumn("矫正小组组长(矫务长)", lambda case, facts: reading.chief_name(case, facts.last_day), width=9),
    RosterColumn("本月报告次数", counted(lambda case: (row.reported_on for row in case.reports)), CellKind.NUMBER, 7, total=True),
    RosterColumn("本月教育次数", counted(lambda case: (row.held_on for row in reading.lessons(case))), CellKind.NUMBER, 7, total=True),
    RosterColumn("本月公益活动次数", counted(lambda case: (row.held_on for row in reading.services(case))), CellKind.NUMBER, 7, total=True),
    RosterColumn(
        "本月走访次数",
        counted(lambda case: (row.held_on for row in case.visits if row.kind is VisitKind.HOME)),
        CellKind.NUMBER, 7, total=True,
    ),
    RosterColumn(ABSENCES, lambda case, facts: len(leaves_in(case, facts)), CellKind.NUMBER, 7, total=True),
    RosterColumn("奖惩", sanctions, width=9, is_of_the_month=True, entries=(SanctionKind,)),
    RosterColumn("电子定位(是/否)", has_device, width=7),
    RosterColumn("状态", state, width=8, entries=(ExitKind, CorrectionState)),
    note_column(note, RECENT),
)  # fmt: skip

FOR_FORMS = (
    *notes_apart(note, RECENT),
    *roster_cells.for_forms(lambda case, facts: None if is_hidden(case, facts) else case.person),
    RosterColumn("法律文书号", unless_hidden(lambda case: case.instrument_no), CellKind.IDENTIFIER, 18),
    RosterColumn("决定机关", unless_hidden(lambda case: case.deciding_organ), width=14),
    RosterColumn("未成年", lambda case, facts: _yes(is_hidden(case, facts)), width=7),
    RosterColumn("解除日期", lambda case, facts: HERE.left_on(case, facts), CellKind.DATE, 11.6),
    RosterColumn("解除原因", lambda case, facts: state(case, facts) if ended(case, facts) else "", width=12),
    RosterColumn("原判刑罚", unless_hidden(sentence_as_known), width=18),
    RosterColumn(PENALTY, unless_hidden(lambda case: _label(case.sentence_kind)), width=10, entries=(SentenceKind,)),
    RosterColumn(LENGTH_ALONE, unless_hidden(sentence_length), width=12),
)
OF_THE_TERM = (
    RosterColumn("文书日期", lambda case, facts: None if is_hidden(case, facts) else case.instrument_date, CellKind.DATE, 11.6),
    RosterColumn("生效日期", lambda case, facts: None if is_hidden(case, facts) else case.effective_on, CellKind.DATE, 11.6),
    RosterColumn(TERM_LENGTH, unless_hidden(term_length), width=12),
    RosterColumn("是否重新犯罪", lambda case, facts: _yes(has_reoffended(case, facts)), width=8),
    RosterColumn("新罪罪名", new_offence, width=12),
)
"""Asked of who is or was in force, in the main roster alone."""
OF_THE_SUBJECT = (
    *COLUMNS[1:15],
    *(column for column in FOR_FORMS if column.title not in (SITUATION, "解除日期", "解除原因")),
)
"""What a county's form asks of a subject beside what the other two rosters tell of him."""
OF_REPORTS = (
    RosterColumn("本月思想汇报次数", reports(ReportKind.WRITTEN), CellKind.NUMBER, 7, total=True),
    RosterColumn("本月电话报告次数", reports(ReportKind.TELEPHONE), CellKind.NUMBER, 7, total=True),
)
OF_SANCTIONS = (
    RosterColumn("奖惩日期", of_sanctions(_day_of), width=14, is_of_the_month=True),
    RosterColumn("奖惩事由", of_sanctions(_why), width=24, is_of_the_month=True),
)
ENDING_COLUMNS = (
    RosterColumn("编号", number, CellKind.IDENTIFIER, 24),
    RosterColumn("姓名", name, width=10),
    RosterColumn("期满日", lambda case, facts: case.term_to, CellKind.DATE, 13),
    RosterColumn("剩余天数", lambda case, facts: _days_left(case, facts), CellKind.NUMBER, 10),
    RosterColumn("总结/鉴定完成", lambda case, facts: _yes(case.summary_on and case.appraisal_on), width=14),
    RosterColumn("安帮衔接", lambda case, facts: _yes(case.aftercare_handover_on), width=12),
)
ENDING_FOR_FORMS = (
    RosterColumn("个人总结日", lambda case, facts: case.summary_on, CellKind.DATE, 12),
    RosterColumn("鉴定日", lambda case, facts: case.appraisal_on, CellKind.DATE, 12),
)


def _days_left(case: CorrectionCase, facts: PeriodFacts) -> int | None:
    return (case.term_to - facts.last_day).days if case.term_to is not None else None


def _yes(done: object) -> str:
    return "是" if done else "否"


@dataclass(frozen=True)
class LeaveLine:
    """One absence of one subject (一次请假外出), a row of its own."""

    case: CorrectionCase
    leave: CorrectionLeave


def leave_lines(cases: Sequence[CorrectionCase], facts: PeriodFacts) -> list[LeaveLine]:
    """A row for each absence that touches the period."""
    return [LeaveLine(case, leave) for case in cases for leave in leaves_in(case, facts)]


def of_the_line(column: RosterColumn) -> RosterColumn:
    """A column about a subject for the rows that are his absences."""
    return replace(column, value=lambda line, facts: column.value(line.case, facts))


def _besides(own: Sequence[RosterColumn], others: Sequence[RosterColumn]) -> tuple[RosterColumn, ...]:
    titles = {column.title for column in own}
    return tuple(column for column in others if column.title not in titles)


LEAVE_COLUMNS = (
    RosterColumn("编号", lambda line, facts: number(line.case, facts), CellKind.IDENTIFIER, 24),
    RosterColumn("姓名", lambda line, facts: name(line.case, facts), width=10),
    RosterColumn("事由", lambda line, facts: _label(line.leave.reason), width=13),
    RosterColumn("目的地", lambda line, facts: line.leave.destination, width=18),
    RosterColumn("起", lambda line, facts: line.leave.starts_on, CellKind.DATE, 12),
    RosterColumn("止", lambda line, facts: line.leave.ends_on, CellKind.DATE, 12),
    RosterColumn("天数", lambda line, facts: reading.leave_days(line.leave), CellKind.NUMBER, 7, total=True),
    RosterColumn("批准机关", lambda line, facts: _label(line.leave.approver), width=18),
    RosterColumn("批准日", lambda line, facts: line.leave.approved_on, CellKind.DATE, 12),
    RosterColumn("备案日", lambda line, facts: line.leave.filed_on, CellKind.DATE, 12),
    RosterColumn("销假日", lambda line, facts: line.leave.returned_on, CellKind.DATE, 12),
)


def back_in_time(line: LeaveLine, facts: PeriodFacts) -> str:
    """Whether he came back and reported by the last day (是否按时销假); nothing of whoever did not report yet."""
    back = line.leave.returned_on
    return "" if back is None else _yes(back <= line.leave.ends_on)


LEAVE_FOR_FORMS = (
    RosterColumn("返回日期", lambda line, facts: line.leave.returned_on, CellKind.DATE, 12),
    RosterColumn("是否按时销假", back_in_time, width=8),
)


def leaves_counted(rows: Sequence[Sequence[Cell]]) -> str:
    """That the figures count absences by another day than the roster, where it counts any."""
    place = next(index for index, column in enumerate(COLUMNS) if column.title == ABSENCES)
    return f"{ABSENCES}：与本期有交叉的都计；统计数按外出起日计" if any(row[place] for row in rows) else ""


ROSTERS = (
    Roster(
        kind="corrections",
        title="社区矫正对象花名册",
        columns=COLUMNS,
        belongs=in_force,
        ended=ended,
        ended_title="本期解除、终止、迁出",
        order=lambda case: (case.term_to or date.max, case.number),
        paper="A3",
        says_of_rows=leaves_counted,
        recent=RECENT,
        for_forms=(*FOR_FORMS, *OF_REPORTS, *OF_SANCTIONS, *OF_THE_TERM),
    ),
    Roster(
        kind="corrections-ending",
        title="社区矫正期满预告表",
        columns=ENDING_COLUMNS,
        for_forms=(*ENDING_FOR_FORMS, *_besides(ENDING_COLUMNS, OF_THE_SUBJECT)),
        tells_ahead=True,
        belongs=ending,
        order=lambda case: (case.term_to or date.max, case.number),
        says_of_rows=lambda rows: f"列入期末在矫、矫正期限在期末当日至其后{ENDING_WITHIN.days}天内届满的",
    ),
    Roster(
        kind="leave",
        title="请假外出台账",
        columns=LEAVE_COLUMNS,
        for_forms=(*LEAVE_FOR_FORMS, *_besides(LEAVE_COLUMNS, tuple(of_the_line(column) for column in OF_THE_SUBJECT))),
        belongs=on_leave,
        rows=leave_lines,
        order=lambda case: case.number,
        key=lambda line: (line.case.number, str(line.leave.id)),
        says_of_rows=lambda rows: "与本期有交叉的都列入；统计数按外出起日计" if rows else "",
        is_of_events=True,
    ),
)
