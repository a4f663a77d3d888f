"""The invented 2020 office (演示数据): built from nothing, the same for the same seed, pinned to 2020-12-31."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby, islice
from pathlib import Path
from random import Random

import sqlalchemy as sa

from libao_desk.core.clock import FixedClock
from libao_desk.core.errors import Refusal
from libao_desk.declare.record import Record
from libao_desk.people.invented import InventedWorld
from libao_desk.people.models import Committee
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Founding, Office
from libao_desk.store.keyfile import DEFAULT_COST, KdfCost

from .found_registers import folders, load_registers, optional_module

TODAY = date(2020, 12, 31)
SEED = 2020
BATCH = 200
"""Records written together."""
PASSPHRASE = "演示口令-2020"
"""Only ever guards invented people."""

Progress = Callable[[str], None]


@dataclass(frozen=True)
class DemoOffice:
    """What is needed to open it."""

    officer: str
    passphrase: str
    today: date


def build(folder: Path, *, seed: int = SEED, cost: KdfCost = DEFAULT_COST, progress: Progress = lambda _: None) -> DemoOffice:
    """Build the invented office in an empty folder.

    Raises Refusal where the folder already holds something.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(f"文件夹“{folder.name}”不是空的，演示数据只建在空文件夹里。")
    rng = Random(seed)  # an invented office wants the same people each time, not unpredictable ones
    world = InventedWorld(rng)
    book = load_registers()
    founding = Founding("李堡司法所", "320685103", world.director.name, PASSPHRASE, township="李堡镇", county="海安市")
    office, _ = Office.found(folder, book, FixedClock(TODAY), founding, cost)
    with office:
        _settle(office, world)
        for name in folders():
            module = optional_module(name, "invented")
            if module is not None:
                progress(name)
                _fill(office, book, world, module.invent(world, rng))
    return DemoOffice(founding.director, PASSPHRASE, TODAY)


def _settle(office: Office, world: InventedWorld) -> None:
    with office.desk.work("登记村居、调解组织和工作人员") as session:
        director = session.get_one(type(world.director), office.officer.id)
        world.seat_director(director)
        world.take_committee(session.scalars(sa.select(Committee)).one())
        session.add_all(world.everyone())


def _fill(office: Office, book: RegisterBook, world: InventedWorld, records: Iterator[Record]) -> None:
    with office.desk.work("录入演示数据") as session, session.no_autoflush:
        session.add_all([world.director, *world.everyone()])  # the records point at villages, committees and officers
        while batch := tuple(islice(records, BATCH)):
            for register, same in groupby(batch, key=book.of_record):
                entries = [(record, tuple(register.replay(record, TODAY)) if register.replay else ()) for record in same]
                office.records.enter_all(session, register, entries)
