"""An office with a few people on its rosters, and its February closed."""

from datetime import date
from pathlib import Path
from typing import Any

from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.people.models import Person
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, ExitKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.services.closing.closing import Closed
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordDraft, RecordRef
from libao_desk.store import history

FEBRUARY, MARCH = Period.parse("2026-02"), Period.parse("2026-03")
ADULT, MINOR = date(1985, 3, 5), date(2009, 6, 1)
ID_NO = "320699198503050015"


def a_subject(office: Office, name: str, since: date = date(2026, 1, 12), **values: Any) -> RecordRef:
    """A subject of correction in force since a day; an adult unless said otherwise."""
    born = values.pop("born", ADULT)
    standard: dict[str, Any] = {
        "person": Person(name=name, birth_date=born, phone="19900000001", id_no=values.pop("id_no", None)),
        "category": CorrectionCategory.SUSPENDED_SENTENCE,
        "effective_on": since,
        "checked_in_on": since,
        "intake_announced_on": since,
        "term_from": since,
        "term_to": date(2027, 1, 11),
    }
    register = office.desk.book.get("corrections")
    with office.desk.work("登记") as session:
        case = CorrectionCase(**(standard | values))
        office.records.enter(session, register, case, tuple(register.replay(case, office.today)) if register.replay else ())
        return RecordRef("corrections", case.id)


def a_released(office: Office, name: str, since: date = date(2026, 1, 20)) -> RecordRef:
    """One released and handed over on a day, of whom nobody wrote yet what he lives on."""
    register = office.desk.book.get("aftercare")
    with office.desk.work("登记") as session:
        case = AftercareCase(person=Person(name=name), released_on=since, handed_on=since)
        office.records.enter(session, register, case, tuple(register.replay(case, office.today)) if register.replay else ())
        return RecordRef("aftercare", case.id)


def ended(office: Office, ref: RecordRef, day: date, target: CorrectionState = CorrectionState.RELEASED, event: str = "release") -> None:
    """A case that ended, or was sealed, on a day and is entered today."""
    with office.desk.work("变更") as session:
        case = session.get_one(CorrectionCase, ref.id)
        if target is CorrectionState.SEALED:
            case.sealed_on = day
        elif target is CorrectionState.RELEASED:
            case.ended_on, case.exit_kind = day, ExitKind.TERM_ENDED
        source, case.state = case.state, target
        history.add_transition(
            session,
            register="corrections",
            record_id=case.id,
            event=event,
            from_state=source.value,
            to_state=target.value,
            happened_on=day,
            recorded_at=office.desk.clock.now(),
            officer_id=None,
            officer_name=office.officer.name,
            reason="某某家中私事",
        )


def staffed(office: Office) -> dict[str, RecordRef]:
    """An adult and a minor in correction, one released person, one petition."""
    return {
        "adult": a_subject(office, "张甲一", id_no=ID_NO),
        "minor": a_subject(office, "李乙二", date(2026, 1, 20), born=MINOR, is_juvenile=True),
        "released": office.records.save(RecordDraft("aftercare", values={"person.name": "王丙三", "released_on": date(2026, 2, 3)})),
        "petition": office.records.save(RecordDraft("petitions", values={"received_on": date(2026, 2, 9), "petitioner": "赵丁四"})),
    }


def closed(office: Office, folder: Path) -> Closed:
    """February, closed on the 2nd of March."""
    return office.closing.close(FEBRUARY, folder)


def on(office: Office, day: date) -> None:
    """Let it be another day at the desk."""
    office.desk.clock = office.desk.file.clock = FixedClock(day)
