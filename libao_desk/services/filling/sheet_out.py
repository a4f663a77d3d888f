"""Sheets sent out to come back (送出回填): the records of a list with their slips, to be mended elsewhere and merged again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from secrets import token_hex

from libao_desk.core.errors import Refusal
from libao_desk.declare.field import Sensitivity, Text
from libao_desk.declare.path import FieldPath, Kind, path
from libao_desk.declare.record import Record
from libao_desk.declare.register import Register
from libao_desk.declare.sheet import SheetColumn
from libao_desk.people.access import Action
from libao_desk.services.desk import Desk
from libao_desk.services.ledgers.heads.columns import SLIP_HEADER, STATE, text_of
from libao_desk.services.ledgers.heads.header_words import Target, header_words
from libao_desk.services.ledgers.returns.return_slips import Place, SlipPress, filling_title
from libao_desk.services.ledgers.returns.three_way import plain
from libao_desk.services.lists.query import ListQuery, spine
from libao_desk.services.records.moves import state_of
from libao_desk.services.records.records import load_all
from libao_desk.services.records.references import read_references
from libao_desk.services.rosters.rosters import INTERNAL, as_sent
from libao_desk.services.settings import OFFICE_NAME
from libao_desk.services.withheld import visible
from libao_desk.sheets.filling_sheet import RETURN_NAME, FillColumn, FillSheet, write_filling_sheet
from libao_desk.sheets.headers import plain_header
from libao_desk.sheets.roster_writer import ColumnKind, Value, writable

from .columns import Names, fill_column, is_sensitive, may_be_filled, office_names

NUMBER_HEAD, STATE_HEAD = "本地编号", "状态"
FIXED_NOTE = "由软件填写，请不要改动；也不要在中间插入列或打乱各行。"
STATE_NOTE = "状态只能在软件中办理，在这里改动不会导入。"
NOTE = "送出单位：{office}  送出日期：{day:%Y-%m-%d}  送出人：{who}  （直接在格中改，改好后把本表交回；灰色的列不要改）"
FILLED_AND_RETURNED = "内部版　含敏感列　改好即交回，不得外传"
"""Above and below on each printed page of an internal copy."""
CONTACT = (Text.PHONE, Text.ADDRESS)
"""What a village knows better than the office, of whoever stands in the list."""
AS_THEY_ARE = (Kind.DATE, Kind.MONEY, Kind.INTEGER)


@dataclass(frozen=True)
class SheetReport:
    """What was sent: how many rows in which columns, and how many records stayed because they are a minor's."""

    register: str
    rows: int
    columns: tuple[str, ...]
    minors: int
    left_out: tuple[str, ...]
    """Heads of columns that only the internal copy has."""
    sha256: str
    data: bytes


class SheetOut:
    """The door for sheets that come back."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def internal_columns(self, register: str, columns: Sequence[FieldPath] = ()) -> tuple[str, ...]:
        """Heads of the columns that only the internal copy would have; none where the officer may not send one."""
        if not self.desk.may(register, Action.EXPORT_FULL):
            return ()
        declared = self.desk.book.get(register)
        own = tuple(target.label for target in sent_columns(declared, columns) if is_sensitive(target))
        return (*own, *_sensitive_state(declared))

    def write(
        self,
        register: str,
        ids: Sequence[int] | None = None,
        *,
        columns: Sequence[FieldPath] = (),
        full: bool = False,
        reason: str | None = None,
        to: str = "",
    ) -> SheetReport:
        """The records (all where none are named) as an xlsx file in memory; the trail says who sent what to whom, on what basis and why.

        Sensitive columns go into the internal copy (`full`) alone, which needs a reason; a minor's record goes into none. Raises
        Refusal where there is nothing to send.
        """
        if full and not (reason or "").strip():
            raise Refusal("送出内部版（含敏感列）须写明理由。")
        declared = self.desk.book.get(register)
        self.desk.allow(register, Action.EXPORT_FULL if full else Action.EXPORT)
        wanted = sent_columns(declared, columns)
        sent = tuple(target for target in wanted if full or not is_sensitive(target))
        if not sent:
            raise Refusal("所选的列都不能在表中送出；敏感列只在内部版中送出。")
        with self.desk.read() as session:
            order = spine(session, declared, ListQuery(), visible(self.desk, declared)) if ids is None else ids
            allowed = set(spine(session, declared, ListQuery(), visible(self.desk, declared)))
            by_id = {record.id: record for record in load_all(session, declared)}
            records = [by_id[record_id] for record_id in order if record_id in allowed]
            open_to_all = [record for record in records if not declared.is_minors(record, self.desk.today)]
            if not open_to_all:
                raise Refusal("没有可以送出的记录。" + ("未成年人的记录不在表中送出。" if records else ""))
            named = read_references(session, declared, open_to_all)
            data = self._sheet(declared, sent, open_to_all, office_names(session), full=full)
            del named  # kept until here, so that writing the names asked the file nothing
        digest = sha256(data).hexdigest()
        act = f"送出{declared.title}回填表（{len(open_to_all)}行，{digest[:12]}）"
        with self.desk.work(act, reason=as_sent(declared, self.desk.today, to, reason), is_typed=False):
            pass
        return SheetReport(
            register=register,
            rows=len(open_to_all),
            columns=tuple(target.label for target in sent),
            minors=len(records) - len(open_to_all),
            left_out=(*(target.label for target in wanted if target not in sent), *(() if full else _sensitive_state(declared))),
            sha256=digest,
            data=data,
        )

    def _sheet(self, register: Register, sent: Sequence[Target], records: Sequence[Record], names: Names, *, full: bool) -> bytes:
        press = SlipPress(self.desk.file.sheet_key)
        shows_state = full or not _sensitive_state(register)
        slips = []
        sheet = token_hex(8)
        for at, record in enumerate(records):
            texts = {target.key: plain(writable(text_of(target, record))) for target in sent}
            if shows_state:
                texts[STATE] = plain(state_of(record).label)
            place = Place(sheet, at, len(records))
            slips.append(press.write(press.slip(register.key, record.number, record.version, texts, place)))
        number = FillColumn(title=NUMBER_HEAD, kind=ColumnKind.IDENTIFIER, width=14, note=FIXED_NOTE, is_fixed=True)
        state = FillColumn(title=STATE_HEAD, width=12, note=STATE_NOTE, is_fixed=True)
        columns = (number, *(replace(fill_column(target, names), is_wanted=False) for target in sent), state)
        rows = [(record.number, *(_cell(target, record) for target in sent), state_of(record).label) for record in records]
        last = len(columns) if shows_state else -1
        return write_filling_sheet(
            FillSheet(
                title=f"{filling_title(register)}{INTERNAL if full else ''}",
                name=RETURN_NAME,
                note_line=NOTE.format(office=self.desk.facts().setting(OFFICE_NAME), day=self.desk.today, who=self.desk.actor.name),
                columns=columns[:last],
                rows=tuple(row[:last] for row in rows),
                hidden=(SLIP_HEADER, tuple(slips)),
                standing_columns=2,
                mark=FILLED_AND_RETURNED if full else "",
            )
        )


def sent_columns(register: Register, chosen: Iterable[FieldPath] = ()) -> tuple[Target, ...]:
    """What can come back of the columns chosen, or of the list's own with phone and address of whoever stands in it."""
    fields = tuple(chosen)
    if not fields:
        heads = {field.attributes[:-1] for field in register.columns if len(field.attributes) > 1}
        contact = [field for field in register.fields if field.attributes[:-1] in heads and field.fact.text in CONTACT]
        fields = (*register.columns, *contact)
    words, possible = header_words(register), may_be_filled(register)
    found = ((field, words.get(plain_header(field.label))) for field in fields)
    own = (target for field, target in found if isinstance(target, SheetColumn) or (isinstance(target, FieldPath) and target == field))
    return tuple(dict.fromkeys(target for target in own if target in possible))


def _sensitive_state(register: Register) -> tuple[str, ...]:
    """The head of the column of states where only the internal copy has it."""
    return (STATE_HEAD,) if path(getattr(register.model, STATE)).fact.sensitivity is Sensitivity.SENSITIVE else ()


def _cell(target: Target, record: Record) -> Value:
    """A day as a day, an amount as an amount, everything else as the office writes it."""
    if isinstance(target, FieldPath) and target.kind in AS_THEY_ARE:
        value: Value = target.value_of(record)
        return value
    return text_of(target, record) or None
