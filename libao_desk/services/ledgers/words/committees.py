"""Mediation committees in a ledger's words (调解组织读法): a village is its committee, 镇调委会 and 调处中心 are those there are."""

import re
from collections.abc import Callable, Iterable

import sqlalchemy as sa
from sqlalchemy.orm import Session

from libao_desk.declare.clock import OfficeFacts
from libao_desk.people.codes import CommitteeKind
from libao_desk.people.committees import AGREEMENT_PATTERN, Committee, village_pattern
from libao_desk.people.villages import Village
from libao_desk.services.settings import TOWNSHIP

from .villages import NewVillages

MEDIATION = ("人民调解委员会", "调解委员会", "调委会")
"""How the name of a mediation committee ends, as its seal has it first."""
_THE_ONE = {
    CommitteeKind.TOWNSHIP: re.compile(r"(?:本?镇|乡|街道)(?:级)?(?:人民)?(?:调解委员会|调委会)"),
    CommitteeKind.CENTRE: re.compile(r"镇?(?:社会)?(?:矛盾)?(?:纠纷)?(?:大?调解|调处|调处化解|化解)(?:服务)?中心"),
}
_CENTRE = re.compile(rf"(?:.+[镇乡]|.+街道)?(?:{_THE_ONE[CommitteeKind.CENTRE].pattern})")
_VILLAGE = re.compile(r".+(?:村|社区|居|村委会|居委会|村民委员会|居民委员会)")
_FIRM = re.compile(r".+(?:公司|厂|企业|集团|合作社)")


class Committees:
    """The committees of the directory, and the new ones that a ledger names."""

    def __init__(self, session: Session, facts: OfficeFacts, find_village: Callable[[str], Village | None]) -> None:
        self._session, self._township, self._find_village = session, facts.setting(TOWNSHIP), find_village
        self._pattern = facts.setting(AGREEMENT_PATTERN)
        self._centre = ""
        """The fullest name that the sheet has for the centre of the township, of which there is one."""

    def expect(self, names: Iterable[str]) -> None:
        """Know the sheet's names that are not there before any of them is entered."""
        self._centre = max((name for name in names if self._is_own_centre(name)), key=len, default="")

    def meant(self, said: str) -> Committee | None:
        """The committee that a village's name or a word without a name means; None where there is none or several."""
        short = said.removeprefix(self._township)
        kind = next((kind for kind, words in _THE_ONE.items() if words.fullmatch(short)), None)
        if kind is not None:
            return self._only(Committee.kind == kind)
        village = self._village(said)
        return None if village is None or village.id is None else self._only(Committee.village_id == village.id)

    def whole_name(self, said: str) -> str:
        """The name under which one that is not there is entered: a village's committee by its whole name, the centre by one."""
        if self._centre and self._is_own_centre(said):
            return self._centre
        village = self._village(said)
        if village is not None:
            return f"{village.name}{MEDIATION[0]}"
        stem = _stem(said)
        if _VILLAGE.fullmatch(stem):
            return f"{NewVillages(self._township).as_entered(stem)}{MEDIATION[0]}"
        return f"{stem}{MEDIATION[0]}" if stem == self._township else said

    def kind_of(self, name: str) -> CommitteeKind:
        """What kind of committee one that is not there is by its name."""
        stem = _stem(name)
        if self._village(name) is not None or _VILLAGE.fullmatch(stem):
            return CommitteeKind.VILLAGE
        if _CENTRE.fullmatch(name):
            return CommitteeKind.CENTRE
        return CommitteeKind.ENTERPRISE if _FIRM.fullmatch(stem) else CommitteeKind.TOWNSHIP

    def new(self, name: str) -> Committee:
        """One that is not there, with its village and the way in which that numbers."""
        village = self._village(name)
        made = Committee(name=name, kind=self.kind_of(name), village=village)
        if village is not None and village.short_character:
            made.number_pattern = village_pattern(village.short_character, self._pattern)
        return made

    def _is_own_centre(self, said: str) -> bool:
        return bool(_THE_ONE[CommitteeKind.CENTRE].fullmatch(said.removeprefix(self._township)))

    def _village(self, said: str) -> Village | None:
        stem = _stem(said)
        return self._find_village(stem) if stem else None

    def _only(self, which: sa.ColumnElement[bool]) -> Committee | None:
        found = self._session.scalars(sa.select(Committee).where(which, Committee.active.is_(True)).limit(2)).all()
        return found[0] if len(found) == 1 else None


def _stem(said: str) -> str:
    """A name without what says that it is a mediation committee."""
    return said.removesuffix(next((ending for ending in MEDIATION if said.endswith(ending)), ""))
