"""The rows of a record as they were typed (子记录的录入): looked through, and put into the record."""

from sqlalchemy.orm import Session

from libao_desk.core.errors import ChangedMeanwhile, Refusal
from libao_desk.declare.part import Part
from libao_desk.declare.path import path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.services.never_recorded import refuse_words

from .applying import apply_values, number_new_rows
from .drafts import RecordDraft, RowDraft


def guard_texts(register: Register, draft: RecordDraft) -> None:
    """Raise WordsNeverRecorded where a text of the draft holds what is never recorded."""
    typed = [(register.fields, draft.changed())]
    for part in register.parts:
        typed += [(part.fields, row.changed()) for row in draft.parts.get(part.key, ()) if not row.removed]
    for fields, changed in typed:
        for field in fields:
            refuse_words(field, changed.get(field.key))


def _refuse_no_reason(part: Part, row: object, draft: RowDraft) -> None:
    """As in a roll call of many; a row of an older ledger that gives no reason stops nothing as long as its absence is not touched."""
    roll = part.roll
    if roll is None or not {path(roll.absent).key, path(roll.reason).key} & set(draft.changed()) or not roll.lacks_reason(row):
        return
    day = None if part.dated is None else path(part.dated).value_of(row)
    raise Refusal(f"“{part.label}”{day or ''}缺席，请填写缺席原因。")


def apply_parts(session: Session, register: Register, record: Record, draft: RecordDraft) -> None:
    """Put the draft's rows into the record's parts.

    Raises ChangedMeanwhile where a row is gone or was changed by another, Refusal where an absence has no reason.
    """
    for part in register.parts:
        rows = getattr(record, part.key)
        stored = {row.id: row for row in rows}
        for row_draft in draft.parts.get(part.key, ()):
            if row_draft.removed and row_draft.id not in stored:
                continue
            if row_draft.id is None:
                row = part.model()
                rows.append(row)
            elif row_draft.id in stored:
                row = stored[row_draft.id]
            else:
                raise ChangedMeanwhile(f"“{part.label}”中有一行已被他人删除，请刷新后核对。")
            if row_draft.removed:
                rows.remove(row)
                continue
            apply_values(session, row, part.fields, row_draft.changed(), row_draft.original)
            _refuse_no_reason(part, row, row_draft)
        if part.numbering is not None:
            number_new_rows(part.numbering, rows)
