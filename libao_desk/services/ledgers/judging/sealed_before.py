"""What a ledger's row tells of a record that is sealed, and so is left out of the one that follows it (依法封存的内容)."""

from sqlalchemy.orm import Session

from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.book import RegisterBook
from libao_desk.services.ledgers.rows import RowJudgement
from libao_desk.services.records.kept_back import kept_back

LEFT_OUT = "该对象的犯罪记录依法封存（应当封存），这一格未导入，请从表中删去。"


def leave_out_sealed(
    session: Session, book: RegisterBook, register: Register, judged: RowJudgement, record: Record
) -> list[tuple[str, str]]:
    """Forget what the row says of it; gives the key and the sentence for each cell. `record` is the row's, or the row as a new one."""
    left_out = [key for key in kept_back(session, book, register, record) if judged.values.pop(key, None) is not None]
    if record.id is None:
        for key in left_out:
            setattr(record, key, None)
    return [(key, LEFT_OUT) for key in left_out]
