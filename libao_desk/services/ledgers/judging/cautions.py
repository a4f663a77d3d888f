"""What an import should not change unnoticed (改动提醒): a record that is finished for good, or of which papers left the office."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from libao_desk.declare.path import FieldPath
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.value import show
from libao_desk.services.ledgers.heads.header_words import Target
from libao_desk.services.records.drafts import RecordRef
from libao_desk.services.records.issued_papers import in_force, issues_of_record


def cautions(session: Session, register: Register, record: Any) -> Iterator[str]:
    """Sentences for the row that changes the record."""
    ahead = {move.target for move in register.transitions if record.state in move.sources}
    if record.state in register.closed and not ahead & (register.closed - register.sealed):  # what leads back into work is no next step
        yield f"{record.number}的状态是“{record.state.label}”，导入会改动它，请核对。"
    titles = {document.key: document.title for document in register.documents}
    papers = in_force(issues_of_record(session, RecordRef(register.key, record.id)))
    named = "、".join(dict.fromkeys(f"{titles.get(paper.kind, paper.kind)}{paper.number}" for paper in papers))
    if named:
        yield f"{record.number}已签发{named}，导入后请核对文书与记录是否仍相符。"


def stays_on_file(targets: Iterable[Target], none_of_them: Mapping[str, str], record: Record) -> Iterator[tuple[str, str]]:
    """What the record keeps though a word of the row says that no entry applies: an old ledger still says 无业 of who found work since."""
    for target in targets:
        kept = target.value_of(record) if isinstance(target, FieldPath) and target.key in none_of_them else None
        if isinstance(target, FieldPath) and kept is not None:
            told = f"表中写的是“{none_of_them[target.key]}”，本所登记的“{show(target, kept)}”未改动；情况变了的，请打开这条记录修改。"
            yield target.key, f"{target.label}：{told}"
