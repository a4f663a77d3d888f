"""Random edits of an office's records, as clerks make them late: new cases, ends, moves and cells with days long past."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import count
from random import Random
from typing import Any

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.names import published_name
from libao_desk.people.models import Person
from libao_desk.registers.aftercare.codes import AftercareState, Handover, Settlement
from libao_desk.registers.aftercare.model import AftercareCase
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, ExitKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts import CorrectionLeave
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.guardianship.codes import CareKind, GuardianshipState, Relation
from libao_desk.registers.guardianship.model import GuardianshipCase
from libao_desk.registers.guardianship.parts import GuardianshipFreeCare
from libao_desk.registers.petitions.codes import PetitionKind, Rating
from libao_desk.registers.petitions.model import PetitionMatter
from libao_desk.services.office import Office
from libao_desk.services.records.records import mark_touched
from libao_desk.store import history

Edit = Callable[[Office, Session, Random], None]
LATEST = 120
"""How many days back an edit may reach."""
ENDED = (CorrectionState.RELEASED, CorrectionState.SEALED)
_SERIAL = count(1)


def _day(office: Office, rng: Random) -> date:
    return office.today - timedelta(days=int(rng.triangular(0, LATEST, 10)))


def _name(rng: Random) -> str:
    """A name that nobody else has."""
    return "".join(chr(0x4E00 + digit) for digit in (rng.randrange(20), *divmod(next(_SERIAL) + 400, 20)))


def _enter(office: Office, session: Session, record: Any) -> None:
    register = office.desk.book.of_record(record)
    office.records.enter(session, register, record, tuple(register.replay(record, office.today)) if register.replay else ())


def _any(session: Session, rng: Random, model: Any, *conditions: Any) -> Any:
    found = session.scalars(sa.select(model).where(*conditions).order_by(model.id)).all()
    return rng.choice(found) if found else None


def _move(office: Office, session: Session, record: Any, event: str, target: Any, day: date) -> None:
    """A move that happened on a day and is entered today."""
    source, record.state = record.state, target
    history.add_transition(
        session,
        register=office.desk.book.of_record(record).key,
        record_id=record.id,
        event=event,
        from_state=source.value,
        to_state=target.value,
        happened_on=day,
        recorded_at=office.desk.clock.now(),
        officer_id=None,
        officer_name="甲",
    )


def new_case(office: Office, session: Session, rng: Random) -> None:
    """A subject of correction, often entered long after he came; some are minors."""
    day = _day(office, rng)
    born = date(2002 if rng.random() < 0.4 else 1980, rng.randint(1, 12), rng.randint(1, 28))
    case = CorrectionCase(
        person=Person(name=_name(rng), birth_date=born, phone=f"1990000{rng.randrange(10_000):04d}"),
        category=rng.choice(list(CorrectionCategory)),
        effective_on=day,
        checked_in_on=day,
        intake_announced_on=day + timedelta(days=rng.randint(0, 3)),
        term_from=day,
        term_to=day + timedelta(days=rng.randint(60, 700)),
        offence=rng.choice(("盗窃罪", "危险驾驶罪", None)),
    )
    _enter(office, session, case)


def end_case(office: Office, session: Session, rng: Random) -> None:
    """Released on a day that may lie in a month long closed."""
    case = _any(session, rng, CorrectionCase, CorrectionCase.state == CorrectionState.ACTIVE)
    if case is not None:
        day = max(_day(office, rng), case.intake_announced_on)
        case.ended_on, case.exit_kind = day, ExitKind.TERM_ENDED
        _move(office, session, case, "release", CorrectionState.RELEASED, day)


def seal_case(office: Office, session: Session, rng: Random) -> None:
    """A record is sealed, sometimes as of an earlier day."""
    case = _any(session, rng, CorrectionCase, CorrectionCase.state == CorrectionState.RELEASED)
    if case is not None and rng.random() < 0.5:
        case.sealed_on = max(case.ended_on, _day(office, rng))
        _move(office, session, case, "seal", CorrectionState.SEALED, case.sealed_on)


def change_case(office: Office, session: Session, rng: Random) -> None:
    """A cell of a case, its place in the order, or the name of its person; of a sealed one too, before anybody corrects it."""
    case = _any(session, rng, CorrectionCase)
    if case is not None:
        what = rng.randrange(5)
        if what == 0:
            case.term_to += timedelta(days=rng.randint(-40, 200))
        elif what == 1:
            case.note = rng.choice(("缓刑考验期内", "", None, "=1+1"))
        elif what == 2:
            case.person.name = _name(rng)
        elif what == 3:
            case.person.phone = rng.choice((f"1990000{rng.randrange(10_000):04d}", None))
            case.person.residence_address = f"{rng.randint(1, 99)}号"
        else:
            case.offence = rng.choice(("故意伤害罪", None))


def leave(office: Office, session: Session, rng: Random) -> None:
    """An absence comes, changes or goes."""
    case = _any(session, rng, CorrectionCase, CorrectionCase.state.not_in(ENDED))
    if case is None:
        return
    mark_touched(case)
    if case.leaves and rng.random() < 0.5:
        row = rng.choice(case.leaves)
        if rng.random() < 0.5:
            case.leaves.remove(row)
        else:
            row.ends_on += timedelta(days=1)
        return
    day = _day(office, rng)
    case.leaves.append(CorrectionLeave(starts_on=day, ends_on=day + timedelta(days=3), approved_on=day, destination="邻市"))


def aftercare(office: Office, session: Session, rng: Random) -> None:
    """Somebody released comes onto the register, changes, finds work, or leaves it."""
    case = _any(session, rng, AftercareCase) if rng.random() < 0.6 else None
    if case is None:
        _enter(office, session, AftercareCase(person=Person(name=_name(rng)), released_on=_day(office, rng), offence="盗窃罪"))
    elif case.state is not AftercareState.CLOSED and rng.random() < 0.4:
        case.closed_on = _day(office, rng)
        _move(office, session, case, "close", AftercareState.CLOSED, case.closed_on)
    elif rng.random() < 0.5:
        case.settlement = rng.choice((Settlement.LAND, Settlement.HIRED, None))
        case.settled_on = rng.choice((_day(office, rng), case.settled_on, None))
        case.handover, case.handed_on = Handover.CAME_ALONE, rng.choice((_day(office, rng), None))
    else:
        case.released_on = _day(office, rng)


def guardianship(office: Office, session: Session, rng: Random) -> None:
    """A patient comes onto the register; his guardian is written otherwise, or is another since a day; care is received."""
    case = _any(session, rng, GuardianshipCase) if rng.random() < 0.7 else None
    if case is None:
        people = {"patient": Person(name=_name(rng)), "guardian": Person(name=_name(rng), phone=f"1990000{rng.randrange(10_000):04d}")}
        care = [GuardianshipFreeCare(year=office.today.year, kind=kind, entitled=True) for kind in CareKind]
        _enter(office, session, GuardianshipCase(**people, relation=Relation.PARENT, proposed_on=_day(office, rng), free_care=care))
        return
    mark_touched(case)
    what = rng.randrange(4)
    if what == 0:
        case.guardian.name, case.guardian.phone = _name(rng), rng.choice((case.guardian.phone, None))
    elif what == 1:
        case.relation = rng.choice((Relation.SPOUSE, Relation.CHILD, None))
    elif what == 2:
        case.guardian_changed_on = _day(office, rng)
        _move(office, session, case, "change_guardian", GuardianshipState.GUARDIAN_CHANGE, case.guardian_changed_on)
        case.former_guardian, case.guardian = case.guardian.name, Person(name=_name(rng))
    else:
        rng.choice(case.free_care).received_on = _day(office, rng)


def dispute(office: Office, session: Session, rng: Random) -> None:
    """A dispute is entered, moves to another month, or changes its amount."""
    case = _any(session, rng, DisputeCase) if rng.random() < 0.6 else None
    if case is None:
        _enter(office, session, DisputeCase(accepted_on=_day(office, rng), people_count=rng.randint(2, 9)))
    elif rng.random() < 0.5:
        case.accepted_on = _day(office, rng)
    else:
        case.concluded_on, case.outcome = _day(office, rng), Outcome.ORAL
        case.agreement_no = rng.choice((f"第{rng.randrange(999):03d}号", None))
        case.people_count = rng.randint(2, 9)


def petition(office: Office, session: Session, rng: Random) -> None:
    """A matter is entered, answered, extended, rated, or turns out to be, or not to be, one for named readers alone."""
    matter = _any(session, rng, PetitionMatter) if rng.random() < 0.6 else None
    kind = rng.choice(list(PetitionKind))
    if matter is None:
        _enter(office, session, PetitionMatter(received_on=_day(office, rng), petitioner=published_name("甲"), kind=kind))
    elif rng.random() < 0.5:
        matter.kind = kind
    else:
        matter.accepted_on, matter.opinion_served_on = matter.received_on, rng.choice((_day(office, rng), None))
        matter.extended_to = matter.received_on + timedelta(days=80)
        matter.extension_notified_on = rng.choice((_day(office, rng), None))
        matter.rating_of_unit, matter.rated_on = rng.choice(list(Rating)), rng.choice((_day(office, rng), None))


EDITS: tuple[Edit, ...] = (
    *(new_case, new_case, end_case, seal_case, change_case, change_case, leave),
    *(aftercare, aftercare, guardianship, dispute, petition),
)
