"""Officers and their passphrases (工作人员与口令): one key slot each, a recovery sheet for the day nobody remembers."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.core.errors import ChangedMeanwhile, Refusal, Trouble
from libao_desk.people.access import Action
from libao_desk.people.models import Officer, OfficerRegister
from libao_desk.people.officers import Role, officer_name
from libao_desk.services.desk import Desk
from libao_desk.store.troubles import WrongPassphrase

from .milestones import Milestone, Reached, reaching

NOT_THE_CODE = "这不是现在有效的恢复码：请找最近一次打印的恢复码单逐组核对；找不到的，请重新生成一张。"


@dataclass(frozen=True)
class OfficerEntry:
    """One officer as listed."""

    id: int
    name: str
    role: Role
    active: bool
    registers: tuple[str, ...]
    """The registers he is limited to; empty means all that his role allows."""


class Officers:
    """The door to officers and key slots."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def all(self) -> tuple[OfficerEntry, ...]:
        """Every officer, those who have left included."""
        with self.desk.read() as session:
            limits: dict[int, list[str]] = {}
            for row in session.scalars(sa.select(OfficerRegister)):
                limits.setdefault(row.officer_id, []).append(row.register)
            return tuple(
                OfficerEntry(one.id, one.name, one.role, one.active, tuple(sorted(limits.get(one.id, ()))))
                for one in session.scalars(sa.select(Officer).order_by(Officer.id))
            )

    def add(self, name: str, role: Role, passphrase: str, registers: tuple[str, ...] = ()) -> int:
        """A new officer with a key slot of his own.

        Raises Refusal for a name that is none or already in use, or a passphrase that will not do.
        """
        self.desk.allow("", Action.OFFICERS)
        name = officer_name(name)
        with self._slots_taken_back() as made, self.desk.work(f"增加工作人员：{name}") as session:
            if session.scalar(sa.select(Officer.id).where(Officer.name == name, Officer.active)) is not None:
                raise Refusal(f"已有名为“{name}”的工作人员。")
            officer = Officer(name=name, role=role, active=True)
            session.add(officer)
            session.flush()
            _limit(session, self.desk, officer.id, registers)
            made.append(self.desk.file.add_slot(passphrase))
            officer.slot_id = made[-1]
            return officer.id

    def change_passphrase(self, old: str, new: str) -> None:
        """The officer's own passphrase; the data are not touched.

        Raises Trouble where the old one is wrong, Refusal where the new one will not do.
        """
        with self.desk.file.keys_with_act(self.desk.actor, "修改本人口令"):
            self.desk.file.change_passphrase(self.desk.file.slot_id, old, new)

    def reset(self, officer_id: int, passphrase: str) -> None:
        """A new slot for an officer who forgot his passphrase; the old slot goes.

        Where it cannot be taken away once the new one holds, it stays and is nobody's: no door opens for it.
        """
        self.desk.allow("", Action.OFFICERS)
        with self._slots_taken_back() as made, self.desk.work("重设工作人员口令") as session:
            officer = session.get_one(Officer, officer_id)
            gone = officer.slot_id
            made.append(self.desk.file.add_slot(passphrase))
            officer.slot_id = made[-1]
        if gone:
            with suppress(Trouble):
                self.desk.file.remove_slot(gone)

    @contextmanager
    def _slots_taken_back(self) -> Iterator[list[str]]:
        """The slots that an act makes go again where it fails: nobody has them, and their passphrases are free."""
        made: list[str] = []
        try:
            yield made
        except BaseException:
            for slot in made:
                with suppress(Trouble):
                    self.desk.file.remove_slot(slot)
            raise

    def change(
        self, officer_id: int, role: Role, registers: tuple[str, ...] = (), *, seen: tuple[Role, tuple[str, ...]] | None = None
    ) -> None:
        """Another role, or other registers; it holds from the officer's next unlocking. `seen` is what held as it was typed over.

        Raises Refusal where the office would be left without a director, ChangedMeanwhile where another has set it since it was seen.
        """
        self.desk.allow("", Action.OFFICERS)
        with self.desk.work("调整工作人员权限") as session:
            officer = session.get_one(Officer, officer_id)
            rows = session.scalars(sa.select(OfficerRegister).where(OfficerRegister.officer_id == officer_id)).all()
            now = officer.role, frozenset(row.register for row in rows)
            if seen is not None and now not in ((seen[0], frozenset(seen[1])), (role, frozenset(registers))):
                raise ChangedMeanwhile(f"您填写期间，“{officer.name}”的权限已被他人调整，请核对后再保存。")
            if role is not Role.DIRECTOR:
                refuse_last_director(session, officer)
            officer.role = role
            for row in rows:
                session.delete(row)
            session.flush()
            _limit(session, self.desk, officer_id, registers)

    def deactivate(self, officer_id: int) -> None:
        """The officer has left: his slot goes, his name stays on what he did.

        Raises Refusal for oneself and for the last director.
        """
        self.desk.allow("", Action.OFFICERS)
        if officer_id == self.desk.actor.officer_id:
            raise Refusal("不能停用自己。")
        with self.desk.work("停用工作人员") as session:
            officer = session.get_one(Officer, officer_id)
            refuse_last_director(session, officer)
            gone, officer.slot_id = officer.slot_id, None
            officer.active, officer.left_on = False, self.desk.today
            session.flush()
            if gone:
                self.desk.file.remove_slot(gone)  # within the act: where it cannot be taken away, nobody is told that he is out

    def new_recovery_code(self) -> str:
        """A new recovery sheet; the old one opens nothing any more."""
        self.desk.allow("", Action.OFFICERS)
        with self.desk.file.keys_with_act(self.desk.actor, "更换恢复码"):
            return str(self.desk.file.new_recovery_code())

    def test_recovery_code(self, typed: str) -> None:
        """See that the printed recovery code would open the office: nothing is opened or changed, the day of the test is kept.

        Raises Refusal where it would not.
        """
        self.desk.allow("", Action.OFFICERS)
        try:
            self.desk.file.try_recovery_code(typed)
        except WrongPassphrase:
            raise Refusal(NOT_THE_CODE) from None
        reached = Reached(self.desk.today, True, about=self.desk.file.recovery_slot)
        with reaching(self.desk, "测试恢复码（有效）", Milestone.CODE_TESTED, reached):
            pass


def refuse_last_director(session: Session, officer: Officer) -> None:
    """Raise Refusal where the office would be left without a director."""
    directors = sa.select(sa.func.count()).select_from(Officer).where(Officer.role == Role.DIRECTOR, Officer.active)
    if officer.active and officer.role is Role.DIRECTOR and session.scalar(directors) == 1:
        raise Refusal("至少要有一名在用的所长，请先指定另一名所长。")


def _limit(session: Session, desk: Desk, officer_id: int, registers: tuple[str, ...]) -> None:
    for key in registers:
        session.add(OfficerRegister(officer_id=officer_id, register=desk.book.get(key).key))
