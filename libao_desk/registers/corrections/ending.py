"""How a correction may end (矫正终结): the sentence with which the law refuses an end, and an end that comes before its term."""

from collections.abc import Iterator
from datetime import date

from libao_desk.declare.clock import OfficeFacts

from .codes import ExitKind
from .model import CorrectionCase
from .reading import kept_in_hand


def not_moved(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ACTIVE → TRANSFERRED: decided, and taken over by the new place, so that nobody falls between (社区矫正法 27)."""
    agreed = [change for change in case.place_changes if change.decided_on is not None and change.is_agreed]
    if not agreed:
        return "“执行地变更”中尚无同意变更的决定。"
    if not any(change.checked_in_new_on is not None for change in agreed):
        return "对象尚未到新执行地报到，移交未完成，仍由本地负责。"
    decided_on = min(change.decided_on for change in agreed if change.decided_on is not None)
    ended_on = min(day, case.ended_on or day)
    if ended_on < decided_on:
        return f"执行地变更于{decided_on:%Y-%m-%d}决定，{ended_on:%Y-%m-%d}不能移交，请核对解除/终止日期。"
    return _exit_kind_is(case, ExitKind.PLACE_CHANGED)


def term_still_running(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ACTIVE → RELEASED: on the last day of the term, never before, and not as of a day in custody (社区矫正法 44)."""
    return released_too_soon(case, day) or _exit_kind_is(case, ExitKind.TERM_ENDED)


def released_too_soon(case: CorrectionCase, day: date) -> str | None:
    """Why nobody is released as of that day, nor as of the day that is typed: the term runs, he is held, lost or before the court."""
    for ended_on in sorted({day, case.ended_on or day}):
        if case.term_to is not None and ended_on < case.term_to:
            said = "" if ended_on == day else f"，解除/终止日期{ended_on:%Y-%m-%d}在此之前"
            return f"矫正期限至{case.term_to:%Y-%m-%d}届满{said}，届满之前不能解除矫正（社区矫正法第44条）。"
        if (stretch := kept_in_hand(case, ended_on)) is not None:
            what, since, until = stretch
            how_long = f"至{until:%Y-%m-%d}" if until is not None else "，尚未结束"
            way = f"，解除日期不早于{until:%Y-%m-%d}" if until is not None else ""
            return f"{ended_on:%Y-%m-%d}其{what}（自{since:%Y-%m-%d}起{how_long}），不得自动解除，请示县级社区矫正机构{way}。"
    return None


def not_pardoned(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ACTIVE → RELEASED before the term ends: by pardon alone (社区矫正法 44)."""
    return _exit_kind_is(case, ExitKind.PARDONED)


def not_dead(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """Any state → TERMINATED by death (社区矫正法 45、51)."""
    return None if case.exit_kind is None else _exit_kind_is(case, ExitKind.DEATH)


def not_closed_without_correction(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """ASSESS → TERMINATED: the inquiry is answered and no correction followed."""
    return _exit_kind_is(case, ExitKind.OTHER)


def not_sealable(case: CorrectionCase, office: OfficeFacts, day: date) -> str | None:
    """→ SEALED: under 18 at the crime and sentenced to five years or less (刑诉法 286)."""
    if not case.is_sealable:
        return "只有犯罪时不满十八周岁、被判处五年有期徒刑以下刑罚的，才应当封存（刑诉法第286条）。"
    return None


def _exit_kind_is(case: CorrectionCase, wanted: ExitKind) -> str | None:
    return None if case.exit_kind is wanted else f"解除/终止类型应为“{wanted.label}”。"


def before_term(case: CorrectionCase, office: OfficeFacts) -> Iterator[tuple[str, str]]:
    """A correction ends with its term; before, only by what the law names and the row says (社区矫正法 44、45)."""
    if case.ended_on is None or case.term_to is None or not (case.term_from or date.min) <= case.ended_on < case.term_to:
        return
    days = f"解除/终止日期{case.ended_on:%Y-%m-%d}早于矫正期限届满日{case.term_to:%Y-%m-%d}"
    if case.exit_kind is ExitKind.TERM_ENDED:
        yield CorrectionCase.ended_on.key, f"{days}，届满之前不能解除矫正（社区矫正法第44条），请核对这两个日期。"
    elif case.exit_kind is None:
        yield (
            CorrectionCase.ended_on.key,
            f"{days}，没有写明为什么，请核对这两个日期；确系收监、死亡、执行地变更等的，请写明解除/终止类型。",
        )
