"""Who is on file as dead (已登记死亡): nobody is put in force again, nor is anything told of him after that day, without a word."""

from collections.abc import Iterator
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.dates import day_of
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.rows import RowJudgement, Verdict
from libao_desk.services.records.deaths import Death, says_death, subject_of, way_of_death
from libao_desk.services.withheld import visible

from .filling import Filler
from .matching import page_all

REFUSED = "“{name}”在记录{number}中已于{day:%Y-%m-%d}死亡，不能再作为在册的登记：请核对证件号；是那条记录登记错的，先改正它，再导入。"
NOTED = "“{name}”在记录{number}中已于{day:%Y-%m-%d}死亡，这一行是那以后的，请核对是不是本人。"


class Deaths:
    """Holds each new row against the deaths that the officer may know of, in every register that tells how its records ended."""

    def __init__(self, desk: Desk, session: Session, register: Register, filler: Filler) -> None:
        self._desk, self._session, self._register, self._filler = desk, session, register, filler
        self._happened = [field for field in register.fields if len(field.attributes) == 1 and field.fact.happened]

    def judge(self, judged: RowJudgement, address: str) -> None:
        """Refuse a new row that puts a dead person into force, or tells of him after his death; note the latter of anybody else in it."""
        trial = judged.trial
        if judged.verdict is not Verdict.NEW or trial is None or not self._known:
            return
        dead = [(one, self._known[one.id_no]) for one in self._filler.everybody(trial) if one.id_no in self._known]
        if not dead or says_death(self._register, trial):
            return
        days = [day_of(day) for field in self._happened if (day := field.value_of(trial)) is not None]
        subject = subject_of(self._register)
        whose = None if subject is None else subject.value_of(trial)
        for person, death in dead:
            told = {"name": person.name, "number": death.number, "day": death.day}
            if person is whose:
                if self._stays_open(trial, judged) or any(day > death.day for day in days):
                    judged.verdict = Verdict.CONFLICT
                    judged.refusals.append((address, REFUSED.format_map(told)))
            elif days and min(days) > death.day:
                judged.notes.append((address, NOTED.format_map(told)))

    def _stays_open(self, trial: Record, judged: RowJudgement) -> bool:
        steps = self._filler.steps(trial, judged)
        return not steps or steps[-1].target not in self._register.closed

    @cached_property
    def _known(self) -> dict[str, Death]:
        return {number: death for register in self._desk.book for number, death in self._in_register(register)}

    def _in_register(self, register: Register) -> Iterator[tuple[str, Death]]:
        """The deaths of one register's people, by ID number."""
        way = way_of_death(register)
        numbers = register.whose_number
        if register.end is None or way is None or not numbers or not self._desk.may(register.key, Action.VIEW):
            return
        model = register.model
        dead = sa.select(model.id).where(path(register.end.way).last == way, *visible(self._desk, register))
        days = tuple(map(path, register.end.days))
        columns = (numbers[0], path(model.number), *days)
        for id_no, number, *ended in page_all(self._session, register, columns, tuple(self._session.scalars(dead))).values():
            said = [day_of(day) for day in ended if day is not None]
            if id_no is not None and said:
                yield id_no, Death(min(said), number)
