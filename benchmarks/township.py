"""A large office of nobody to measure on (大台账): as many disputes as asked for, each with two parties, made in bulk."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

import sqlalchemy as sa
from sqlalchemy.orm import Session, selectinload

from libao_desk.app.found_registers import load_registers
from libao_desk.core.clock import FixedClock
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Person
from libao_desk.registers.disputes.codes import DisputeState, DisputeType, PartyKind, PartyRole
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeParty
from libao_desk.services import indexing
from libao_desk.services.office import Founding, Office
from libao_desk.store.in_bulk import bulk_insert

DAY = date(2020, 12, 31)
PASSPHRASE = "量度口令-2020"
FOUNDING = Founding("李堡司法所", "320685103", "冯一柏", PASSPHRASE)
BATCH = 5_000
NOON = FixedClock(DAY).now()


def found(folder: Path) -> Office:
    """An empty office with the key derivation the program really uses."""
    office, _ = Office.found(folder, load_registers(), FixedClock(DAY), FOUNDING)
    return office


def unlock(folder: Path) -> Office:
    """The office again, by its passphrase."""
    return Office.unlock(folder, load_registers(), FixedClock(DAY), PASSPHRASE)


def fill(office: Office, count: int) -> None:
    """Put that many disputes of invented people into the office, findable like any other."""
    world = InventedWorld(Random(2020))
    with office.desk.work("量度数据：村居") as session:
        session.add_all(world.everyone())
    for start in range(0, count, BATCH):
        with office.desk.work("量度数据") as session:
            _batch(session, world, range(start, min(start + BATCH, count)))


def _batch(session: Session, world: InventedWorld, serials: range) -> None:
    people = bulk_insert(session, Person, list(_people(world, 2 * len(serials))))
    kinds = list(DisputeType)
    cases = bulk_insert(
        session,
        DisputeCase,
        [
            {
                "number": f"TJ2020-{n + 1:06d}",
                "state": DisputeState.ACCEPTED,
                "dispute_type": kinds[n % len(kinds)],
                "accepted_on": DAY - timedelta(days=n % 365),
                "entered_at": NOON,
                "version": 1,
            }
            for n in serials
        ],
    )
    roles = (PartyRole.APPLICANT, PartyRole.RESPONDENT)
    parties = [
        {"case_id": case, "position": place + 1, "role": roles[place], "kind": PartyKind.NATURAL, "person_id": people[2 * i + place]}
        for i, case in enumerate(cases)
        for place in (0, 1)
    ]
    bulk_insert(session, DisputeParty, parties)
    register = load_registers().get("disputes")
    whole = selectinload(DisputeCase.parties).selectinload(DisputeParty.person).selectinload(Person.village)
    indexing.put_all(session, register, session.scalars(sa.select(DisputeCase).where(DisputeCase.id.in_(cases)).options(whole)).all())


def _people(world: InventedWorld, count: int) -> Iterator[dict[str, object]]:
    mapped = sa.inspect(Person).column_attrs.keys()
    for _ in range(count):
        person = world.person()
        person.village_id = person.village.id if person.village is not None else None
        person.village = None
        yield {key: getattr(person, key) for key in mapped if key != "id" and getattr(person, key) is not None}
