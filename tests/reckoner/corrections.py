"""C01 to C37 of community corrections (社区矫正), from the clock table and the leave rules."""

from collections.abc import Iterator
from datetime import date, timedelta

from .counting import days_after, months_after, rolled, term_of_months, working_days_after
from .reading import Due, Row, Seen

IN_FORCE = ("REGISTERED", "ACTIVE", "MISSING", "HELD", "REVOKING")
ENDED = ("TRANSFERRED", "RELEASED", "TERMINATED", "SEALED")
WEEK_OF_LEAVE, MONTH_OF_LEAVE = 7, 30
OUT_OF_HAND = ("MISSING", "HELD", "REVOKING")
REVOCATIONS = ("REV_S", "REV_P", "RECALL")
SEALABLE_YEARS = 5


def open_duties(case: Seen) -> Iterator[Due]:
    """Everything the clock table still asks for, but the recurring duties."""
    if case.state == "SEALED":
        return
    yield from _end(case)
    if case.state in ENDED:
        return
    yield from _inquiry(case)
    yield from _papers(case)
    yield from _arrival(case)
    yield from _intake(case)
    for leave in case.rows("leaves"):
        yield from _leave(case, leave)
    yield from _permits(case)
    for change in case.rows("place_changes"):
        yield from _change_of_place(case, change)
    for search in case.rows("searches", "lost_found_on"):
        yield from _search(case, search)
    yield from _other_organs(case)


def _counted(case: Seen, clock: str, trigger: date | None, days: int, done: date | None, whose: str = "ours") -> Iterator[Due]:
    """So many calendar days after an event (CD), until it is done."""
    if trigger is not None and done is None:
        due = days_after(trigger, days)
        yield case.due(clock, trigger, due, rolled(due), whose)


def _inquiry(case: Seen) -> Iterator[Due]:
    asked = case.happened("entrusted_on")
    if asked is not None and case.happened("opinion_sent_on") is None:
        last = working_days_after(asked, 5 if case.holds("is_fast_track") else 10)
        yield case.due("C07", asked, last, last)


def _papers(case: Seen) -> Iterator[Due]:
    """C01 to C04: what comes from the organ that decided, and the receipt for it."""
    effective = case.happened("effective_on") if not case.text("moved_in_from") else None
    received = case.happened("docs_received_on")
    yield from _counted(case, "C01", effective, 5, case.happened("notice_received_on"), "others")
    yield from _counted(case, "C02", effective, 10, received, "others")
    yield from _counted(case, "C03", received, 5, case.happened("receipt_sent_on"))
    yield from _counted(case, "C04", case.happened("docs_asked_on"), 5, case.happened("docs_completed_on"), "others")


def _arrival(case: Seen) -> Iterator[Due]:
    """C05 for the three categories who come by themselves, C06 for whom the prison brings."""
    came = case.happened("checked_in_on")
    if case.text("category") == "04":
        yield from _counted(case, "C06", case.happened("organ_received_on"), 10, came, "others")
    elif not case.text("moved_in_from"):
        yield from _counted(case, "C05", case.happened("effective_on"), 10, came)


def _intake(case: Seen) -> Iterator[Due]:
    came, announced = case.happened("checked_in_on"), case.happened("intake_announced_on")
    if came is not None and announced is None:
        last = working_days_after(came, 5)
        yield case.due("C08", came, last, last)
    yield from _counted(case, "C09", announced, 30, min(case.days("plans", "made_on"), default=None))


def _leave(case: Seen, leave: Row) -> Iterator[Due]:
    """C16 to C20: asked for, approved by whom its length says, and back in time."""
    starts, ends = leave.planned("starts_on"), leave.planned("ends_on")
    asked = leave.planned("applied_on")
    unknown_yet = asked is not None and asked > leave.day
    if starts is None or ends is None or unknown_yet or leave.holds("is_refused"):
        return
    approved = leave.happened("approved_on")
    applied = leave.happened("applied_on")
    if applied is None and approved is None and leave.day < starts:
        due = starts - timedelta(3)
        yield case.due("C16", starts, due, due)
    if applied is not None and approved is None:
        clock, whose = _approval(case, leave, starts, ends)
        yield case.due(clock, applied, starts, starts, whose)
    if approved is not None and leave.text("approver") == "OFFICE" and leave.happened("filed_on") is None:
        yield case.due("C17", approved, starts, starts)
    if approved is not None and leave.happened("returned_on") is None:
        yield case.due("C20", ends, ends, ends)


def _approval(case: Seen, leave: Row, starts: date, ends: date) -> tuple[str, str]:
    """Seven days: the office; thirty: the county; more, or more within sixty days: the level above."""
    length = (ends - starts).days + 1
    total = length + sum(
        (last - first).days + 1
        for other in case.rows("leaves")
        if other.values is not leave.values and other.happened("approved_on") is not None
        for first, last in [(other.planned("starts_on"), other.planned("ends_on"))]
        if first is not None and last is not None and timedelta(0) <= ends - first < timedelta(60)
    )
    if total > MONTH_OF_LEAVE:
        return "C19", "others"
    return ("C17", "ours") if length <= WEEK_OF_LEAVE else ("C18", "others")


def _permits(case: Seen) -> Iterator[Due]:
    """C21 and C26: what was allowed or ordered for a while comes to its end."""
    for permit in case.rows("standing_permits"):
        starts = permit.planned("starts_on")
        if starts is not None and permit.happened("ended_on") is None and not _renewed(case, permit, starts):
            ends = permit.planned("ends_on") or term_of_months(starts, 6)
            yield case.due("C21", starts, ends, ends)
    for device in case.rows("devices", "starts_on"):
        starts = device.happened("starts_on")
        if starts is not None and device.happened("removed_on") is None:
            ends = device.planned("ends_on") or term_of_months(starts, 3)
            yield case.due("C26", starts, ends, ends)


def _renewed(case: Seen, permit: Row, starts: date) -> bool:
    later = [other.planned("starts_on") for other in case.rows("standing_permits") if other.values is not permit.values]
    return any(other is not None and other > starts for other in later)


def _change_of_place(case: Seen, change: Row) -> Iterator[Due]:
    """C22 to C25: asked a month before, consulted on, decided, handed over, arrived."""
    planned, asked_on = change.planned("planned_on"), change.planned("applied_on")
    applied = change.happened("applied_on")
    decided = change.happened("decided_on")
    if planned is not None and asked_on is None:
        due = months_after(planned, -1)
        yield case.due("C22", planned, due, due)
    if decided is None:
        asked = change.happened("consult_sent_on")
        yield from _counted(case, "C23", applied, 5, asked)
        yield from _counted(case, "C23", change.happened("consult_received_on") or asked, 5, change.happened("replied_on"), "others")
    elif change.holds("is_agreed"):
        yield from _counted(case, "C24", decided, 5, change.happened("files_sent_on"))
        yield from _counted(case, "C24", change.happened("files_received_on"), 5, change.happened("files_receipt_on"), "others")
        told, arrival = change.happened("told_on"), change.planned("due_check_in_on")
        if told is not None and change.happened("checked_in_new_on") is None:
            due = days_after(told, 7) if arrival is None else arrival
            yield case.due("C25", told, due, rolled(due) if arrival is None else due)


def _search(case: Seen, search: Row) -> Iterator[Due]:
    """C27 and C28: looked for at once, told of, and what the law ties to the days out of contact."""
    lost = search.happened("lost_found_on")
    if lost is None or search.happened("found_on") is not None:
        return
    tomorrow = days_after(lost, 1)
    steps = [day for day in case.days("search_steps", "taken_on") if day >= lost]
    if not steps or search.happened("police_notified_on") is None or search.happened("procuratorate_notified_on") is None:
        yield case.due("C27", lost, tomorrow, tomorrow)
    for due in (days_after(lost, 10), months_after(lost, 1)):
        yield case.due("C28", lost, due, due, "info")


def _other_organs(case: Seen) -> Iterator[Due]:
    """C29 to C32: what others have to decide or to tell."""
    for measure in case.rows("liberty_events", "starts_on"):
        yield from _counted(case, "C29", measure.happened("starts_on"), 3, measure.happened("notice_received_on"), "others")
    for sanction in case.rows("sanctions"):
        kind, received, decided = sanction.text("kind"), sanction.happened("received_on"), sanction.happened("decided_on")
        if kind in REVOCATIONS:
            yield from _counted(case, "C30", received, 30, decided, "others")
        elif kind == "COMM":
            yield from _counted(case, "C32", received, 30, decided, "others")
        elif kind == "ARREST" and decided is not None and sanction.holds("is_granted"):
            yield case.due("C31", decided, days_after(decided, 30), days_after(decided, 30), "others")
        elif kind == "ARREST" and decided is None and received is not None:
            yield case.due("C31", received, days_after(received, 2), days_after(received, 2), "others")


def _end(case: Seen) -> Iterator[Due]:
    """C33 to C36: before the term ends, on its last day, after a death, and the sealing of a child's record."""
    died, ended = case.happened("death_known_on"), case.happened("ended_on")
    if died is not None and case.happened("death_notified_on") is None:
        yield case.due("C35", died, days_after(died, 1), days_after(died, 1))
    if ended is not None and case.state in ("RELEASED", "TERMINATED") and _is_sealable(case):
        yield from _counted(case, "C36", ended, 3, case.happened("sealed_on"))
    term = case.planned("term_to")
    if term is None or case.state not in (*IN_FORCE, "RELEASED"):
        return
    papers = case.happened("certificate_on"), case.happened("exit_notices_on")
    if None in papers:
        yield case.due("C34", term, term, term, "info" if case.state in OUT_OF_HAND else "ours")
    if case.state == "RELEASED":
        return
    if any(case.happened(key) is None for key in ("summary_on", "appraisal_on", "aftercare_handover_on")):
        due = term - timedelta(30)
        yield case.due("C33", term, due, due)
    if case.text("category") == "04" and case.text("organ_kind") in ("PRISON", "POLICE") and case.happened("prison_told_on") is None:
        yield case.due("C33", term, term - timedelta(30), term - timedelta(30))


def _is_sealable(case: Seen) -> bool:
    years, months = case.number("sentence_years") or 0, case.number("sentence_months") or 0
    return case.holds("was_minor_at_offence") and (case.text("sentence_kind") != "YQ" or years * 12 + months <= SEALABLE_YEARS * 12)
