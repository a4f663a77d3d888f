"""Whom a row's matter is between (当事人): two matters of one day and one summary are two where other people dispute."""

from collections.abc import Collection, Sequence

from sqlalchemy.orm import Session

from libao_desk.declare.path import path
from libao_desk.declare.register import Register


class Parties:
    """Tells records that agree in all by which they are known apart by the names of those they are between."""

    def __init__(self, session: Session, register: Register) -> None:
        self._session, self._model, self._between = session, register.model, register.between
        official = next((path(group[0]).label for group in register.same if len(group) == 1), "")
        self._remedy = f"确是另一件，请在表中写上{official}。" if official else "确是另一件，请在软件中登记。"

    def sift(self, found: Sequence[int], names: frozenset[str], labels: str) -> tuple[Sequence[int], str]:
        """Those of the records that the row may be, with why that cannot be said where only some of the people are the same."""
        if self._between is None or not names:
            return found, ""
        theirs = {record_id: frozenset(self._between(self._session.get_one(self._model, record_id))) for record_id in found}
        exact = [record_id for record_id, those in theirs.items() if those == names]
        if exact:
            return exact, ""
        for record_id, those in theirs.items():
            if shared := those & names:
                number = self._session.get_one(self._model, record_id).number
                return (), self.doubt(f"{labels}与记录{number}相同", shared)
        return [record_id for record_id, those in theirs.items() if not those], ""

    def doubt(self, alike: str, shared: Collection[str]) -> str:
        """Why nobody can say whether two matters are one."""
        return f"{alike}，当事人只有{'、'.join(sorted(shared))}相同，看不出是不是同一件。是同一件就先把当事人改成一致；{self._remedy}"
