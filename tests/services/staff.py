"""Officers who take turns at the desk of one office that stays open."""

from dataclasses import replace

from libao_desk.people.access import Rights
from libao_desk.people.codes import Role
from libao_desk.services.office import Office


def hire(office: Office, name: str, role: Role = Role.OFFICER, registers: tuple[str, ...] = ()) -> int:
    """One more officer; gives his id."""
    office.officers.add(name, role, f"{name}的口令-二零二六-lime tree", registers)
    return next(one.id for one in office.officers.all() if one.name == name)


def sit(office: Office, officer_id: int) -> None:
    """Let him sit down: what was opened in an emergency is gone with who sat there."""
    one = next(one for one in office.officers.all() if one.id == officer_id)
    office.desk.actor = replace(office.desk.actor, officer_id=one.id, name=one.name)
    office.desk.rights = Rights(one.role, frozenset(one.registers) or None)
    office.desk.glasses.clear()
