"""The end of a correction (期满、死亡、封存期限), C33 to C36."""

from datetime import date

from libao_desk.declare.clock import Duty, OfficeFacts, Whose
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, DecidingOrganKind, ExitKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.reading import free_from

from . import spans
from .common import counted, is_in_force, on_day, was_over_when_entered

S = CorrectionState
OUT_OF_HAND = (S.MISSING, S.HELD, S.REVOKING)
"""States in which nothing ends by itself when the term ends: the county body is asked."""
NOT_A_COURT = (DecidingOrganKind.PRISON_ADMINISTRATION, DecidingOrganKind.POLICE)


def before_end(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C33: summary, appraisal and the hand-over to aftercare thirty days before the term ends.

    Where prison administration or police approved 暂予监外执行, their house is told too: it does the release papers.
    """
    if not is_in_force(case):
        return ()
    papers = {"个人总结": case.summary_on, "鉴定": case.appraisal_on, "安置帮教衔接": case.aftercare_handover_on}
    left = [name for name, done in papers.items() if done is None]
    duties = counted(office, spans.BEFORE_END, case.term_to, not left, title=f"期满前{'、'.join(left)}")
    if case.category is CorrectionCategory.MEDICAL_PAROLE and case.organ_kind in NOT_A_COURT:
        telling = counted(office, spans.BEFORE_END, case.term_to, case.prison_told_on, title="通知原监狱、看守所办理刑满释放手续")
        return (*duties, *telling)
    return duties


def end(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C34: on the last day of the term the certificate, and notices to organ, procuratorate and police (社区矫正法 44).

    Runs on after the release until the papers are out. For a subject who is lost, held or before the court it only says that
    the county body must be asked; held past his term, he is released when that is over. What was made out before
    the day does not count as long as he is not released.
    """
    released = case.state is S.RELEASED and not was_over_when_entered(case)
    day = case.pardon_on or case.term_to
    if day is None or not (is_in_force(case) or released):
        return ()
    if case.state in OUT_OF_HAND:
        title = f"期满（{case.state.label}，不得自动解除，请示县级社区矫正机构）"
        return (on_day(office, spans.END, day, "矫正期限届满日", title=title, whose=Whose.INFO),)
    left = [name for name, done in end_papers(case).items() if done is None or (not released and done < day)]
    if not left:
        return ()
    due_on = day if case.pardon_on is not None else free_from(case, day)
    why = "矫正期限届满日" if due_on == day else f"矫正期限{day:%Y-%m-%d}届满，被限制人身自由、失联或者审理结束之日"
    return (on_day(office, spans.END, due_on, why, trigger=day, title=f"期满解除：{'；'.join(left)}"),)


def end_papers(case: CorrectionCase) -> dict[str, date | None]:
    """What a release takes, by its name on the list of duties, with the day on which it was done."""
    return {"发给解除证明书": case.certificate_on, "通知决定机关、检察院、公安机关": case.exit_notices_on}


def death(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C35: the notices of a death go out at once (社区矫正法 51)."""
    if case.state is S.SEALED:
        return ()
    return counted(office, spans.DEATH, case.death_known_on, case.death_notified_on)


def sealing(case: CorrectionCase, office: OfficeFacts, today: date) -> tuple[Duty, ...]:
    """C36: a juvenile's record is sealed within three days of the end of the correction."""
    over = case.state in (S.RELEASED, S.TERMINATED) and case.exit_kind is not ExitKind.OTHER
    return counted(office, spans.SEALING, case.ended_on, case.sealed_on) if over and case.is_sealable else ()
