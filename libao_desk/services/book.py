"""The registers the office keeps, found by key (登记册目录)."""

from collections.abc import Iterator
from dataclasses import dataclass

from libao_desk.core.errors import Refusal
from libao_desk.declare.document import Document
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster


@dataclass(frozen=True)
class RegisterBook:
    """All registers of the program, in the order of the navigation."""

    registers: tuple[Register, ...]

    def __iter__(self) -> Iterator[Register]:
        return iter(self.registers)

    def get(self, key: str) -> Register:
        """The register of that key.

        Raises Refusal where there is none.
        """
        for register in self.registers:
            if register.key == key:
                return register
        raise Refusal(f"没有名为“{key}”的登记册。")

    def of_record(self, record: Record) -> Register:
        """The register that keeps records of this class."""
        return next(register for register in self.registers if register.model is type(record))

    def roster(self, kind: str) -> tuple[Register, Roster]:
        """The roster of that kind and the register it belongs to.

        Raises Refusal where there is none.
        """
        for register in self.registers:
            for roster in register.rosters:
                if roster.kind == kind:
                    return register, roster
        raise Refusal(f"没有名为“{kind}”的花名册。")

    def document(self, key: str) -> tuple[Register, Document]:
        """The paper of that key and the register it belongs to.

        Raises Refusal where there is none.
        """
        for register in self.registers:
            for document in register.documents:
                if document.key == key:
                    return register, document
        raise Refusal(f"没有名为“{key}”的文书。")
