"""A county's form on its way in and out (表样的读入与交换): emptied of what it held, its columns proposed or given."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any

from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.register import Register
from libao_desk.declare.roster import Roster
from libao_desk.services.book import RegisterBook
from libao_desk.sheets.form_build import BlankForm
from libao_desk.sheets.form_checks import FORM_LIMITS, open_form
from libao_desk.sheets.form_filler import empty_samples
from libao_desk.sheets.form_reader import known_by, read_form
from libao_desk.sheets.memory_book import save_book

from .count_tables import TOLD, is_of_counts
from .parts_of_forms import are_parts, refuse_unclear_parts
from .sheets_of_periods import has_sheet_for_each, sheet_for
from .side_by_side import TOLD as SIDE_BY_SIDE
from .side_by_side import strips
from .words import known_heads, numbers_rows, offered, propose, why_forbidden

FORMAT = "libao-desk-layout"
_CITIZEN_ID = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
"""Whatever reads like one, its check digit right or not."""


@dataclass(frozen=True)
class LayoutDraft:
    """A form that was read, and what stands in its columns; the bytes are those of the form emptied of its samples."""

    kind: str
    form: BlankForm
    content: bytes = field(repr=False)
    keys: Mapping[int, str]
    """By column of the form: the roster's column by its title, or something standing; a column left out stays empty."""
    forbidden: Mapping[int, str] = field(default_factory=dict)
    """By column of the form: why it may not be filled."""
    own_ended: Mapping[int, str] = field(default_factory=dict)
    """By column of a second block that has a head of its own: what seems to belong there."""
    notes: tuple[str, ...] = ()
    name: str = ""
    version: int = 0

    @property
    def empty(self) -> tuple[str, ...]:
        """Heads under which nothing will stand."""
        blank = [one.text for one in self.form.columns if not one.standing and not self.keys.get(one.column)]
        ended, keys = self.form.ended, self.ended_keys
        own = () if ended is None else [one.text for one in ended.columns if not one.standing and not keys.get(one.column)]
        return tuple(dict.fromkeys((*blank, *own)))

    @property
    def ended_keys(self) -> Mapping[int, str]:
        """What stands in each column of the second block: under a head that the first one has too, the same as there."""
        ended = self.form.ended
        if ended is None or ended.columns == self.form.columns:
            return self.keys
        above = {one.text: self.keys.get(one.column, "") for one in self.form.columns}
        return {one.column: above.get(one.text) or self.own_ended.get(one.column, "") for one in ended.columns}

    def with_key(self, column: int, key: str) -> "LayoutDraft":
        """The draft with another meaning for a column; an empty key leaves it empty."""
        return replace(self, keys={**self.keys, column: key})

    def named(self, head: str) -> int:
        """The column of a head, named by its words, by the lowest of them where only one column has it, or by its letter.

        Raises Refusal where there is none, or where the words stand over several columns.
        """
        for one in self.form.columns:
            if head in (one.text, one.text.replace("/", ""), one.letter):
                return one.column
        below = [one for one in self.form.columns if head == one.parts[-1]]
        if len(below) == 1:
            return below[0].column
        several = below or [one for one in self.form.columns if head in one.parts]
        if several:
            raise Refusal(f"“{head}”分作几列，请写明是哪一列：{'、'.join(one.text for one in several)}。")
        heads = "、".join(one.text for one in self.form.columns)
        raise Refusal(f"表样里没有“{head}”这一列，有：{heads}。")


def draft_of_form(
    register: Register, roster: Roster, source: Path | bytes, kept: Mapping[int, tuple[str, str]] | None = None, sheet: str = ""
) -> LayoutDraft:
    """The form with its columns proposed, or with those that were kept with it (by place: head and key); of the sheet so named.

    Raises Refusal for what cannot be filled, is not blank, or holds somebody's ID number.
    """
    book, notes = open_form(source)
    known = known_heads(register, roster).__contains__ if kept is None else known_by(head for head, _ in kept.values())
    parted = partial(are_parts, register, roster)
    read = partial(read_form, is_known=known, has_ended=roster.ended is not None, are_parts=parted, named=sheet)
    form = read(book)
    refuse_unclear_parts(register, roster, form)
    if form.has_samples:
        empty_samples(book[form.sheet], form)
    _refuse_persons(book)
    book.properties.lastModifiedBy = None
    content = save_book(book)
    if form.has_samples:  # once more, since what is kept is the emptied form
        form = read(open_form(content)[0])
    own_ended = propose(register, roster, form.ended.columns) if form.ended is not None and form.ended.columns != form.columns else {}
    notes = (*notes, *_not_filled(form))
    if roster.ended is not None and form.ended is None:
        notes = (*notes, f"表样中没有“{roster.ended_title}”一栏，这些行不会填入。")
    if kept is None and (numbering := numbers_rows(roster, form.columns)) is not None:
        notes = (*notes, f"“{numbering.text}”在最前一列，表中又没有“序号”，按序号填写；要填别的号码的，请改选。")
    forbidden = why_forbidden(register, roster, form.columns)
    if kept is None:
        keys: Mapping[int, str] = propose(register, roster, form.columns)
        if is_of_counts(roster, form, keys):
            keys, notes = {}, (TOLD, *notes)
    else:
        keys_offered = offered(roster)
        same = {one.column: kept[one.column][1] for one in form.columns if kept.get(one.column, ("",))[0] == one.text}
        keys = {column: key for column, key in same.items() if key in keys_offered and column not in forbidden}
    return LayoutDraft(roster.kind, form, content, keys, forbidden, own_ended, notes)


def on_sheet_for(register: Register, roster: Roster, draft: LayoutDraft, period: Period) -> LayoutDraft:
    """The draft on the sheet that its form has for the period, where the heads there are the same; else as it is."""
    sheet = sheet_for(draft.form, period)
    if sheet in ("", draft.form.sheet):
        return draft
    kept = {one.column: (one.text, draft.keys.get(one.column, "")) for one in draft.form.columns}
    there = draft_of_form(register, roster, draft.content, kept, sheet)
    is_same = [(one.column, one.text) for one in there.form.columns] == [(one.column, one.text) for one in draft.form.columns]
    return replace(there, name=draft.name, version=draft.version) if is_same and there.form.sheet == sheet else draft


def _not_filled(form: BlankForm) -> Iterator[str]:
    """What else of the book waits for rows."""
    yield from unfilled_blocks(form)
    if len(strips(form.columns)) > 1:
        yield SIDE_BY_SIDE
    if form.ended is not None and form.ended.total_row is not None and form.total_row is None:
        yield f"第{form.ended.total_row}行的合计在第二栏（解除、终止的）下面，只算这一栏；要算全部的，请在导出后改正。"
    if form.second_page is not None:
        yield f"第{form.second_page}行起又有一次同样的表头，下面的空行不填：各行都接着填在第一个表头下面，多余的一页请在导出后删去。"
    if has_sheet_for_each(form):
        yield "表样按时期分了几张工作表，每次只填所填时期的那一张。"
    elif form.other_sheets:
        yield f"工作表{'、'.join(f'“{name}”' for name in form.other_sheets)}也有表头，不填：只填“{form.sheet}”。"


def unfilled_blocks(form: BlankForm) -> Iterator[str]:
    """The blocks of rows for whom no roster has a list."""
    for line in form.unfilled:
        yield f"表样中“{line}”一栏不填，请自行填写。"


def checked_keys(roster: Roster, keys: Mapping[int, str]) -> None:
    """Refuse a form in which nothing of the roster stands, or a key that nobody offers."""
    keys_offered = offered(roster)
    wrong = next((key for key in keys.values() if key and key not in keys_offered), None)
    if wrong is not None:
        titles = "、".join(column.title for column in roster.columns if not column.part)
        raise Refusal(f"“{roster.title}”没有“{wrong}”这一列，有：{titles}。")
    if not any(key and not key.startswith(":") for key in keys.values()):
        raise Refusal("表样里没有一列对应花名册的内容，请至少选定一列。")


def shared_file(draft: LayoutDraft) -> bytes:
    """A kept form as a small file for another office: the blank form and its columns, nobody's data."""
    columns = [[one.column, one.text, draft.keys.get(one.column, "")] for one in draft.form.columns]
    told = {
        "format": FORMAT,
        "version": 1,
        "kind": draft.kind,
        "name": draft.name,
        "columns": columns,
        "form": base64.b64encode(draft.content).decode("ascii"),
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8")


def draft_of_file(book: RegisterBook, content: bytes, allow: Callable[[Register], None]) -> LayoutDraft:
    """The form of such a file, checked as one that is read for the first time; `allow` raises where the officer may not."""
    told = _told(content)
    register, roster = book.roster(str(told["kind"]))
    allow(register)
    columns = {place: (head, key) for place, head, key in told["columns"]}
    draft = draft_of_form(register, roster.with_form_columns(), told["form"], columns)
    return replace(draft, name=str(told["name"])[:60])


def _told(content: bytes) -> dict[str, Any]:
    refusal = Refusal("这不是从本软件导出的表样文件。")
    if len(content) > 2 * FORM_LIMITS.file_bytes:
        raise refusal
    try:
        told = json.loads(content.decode("utf-8-sig"))
        if told["format"] != FORMAT:
            raise refusal
        if told["version"] != 1:
            raise Refusal("这个表样文件由更新的版本导出，请先升级软件。")
        form = base64.b64decode(told["form"], validate=True)
        columns = [(int(place), str(head), str(key)) for place, head, key in told["columns"]]
        return {"kind": told["kind"], "name": told["name"], "columns": columns, "form": form}
    except (
        UnicodeDecodeError,
        json.JSONDecodeError,
        KeyError,
        TypeError,
        ValueError,
        OverflowError,
        binascii.Error,
        RecursionError,
    ) as error:
        raise refusal from error


def _refuse_persons(book: Any) -> None:
    """A form goes to other offices: nobody's number may stand in it."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                texts = (str(cell.value or ""), cell.comment.text if getattr(cell, "comment", None) else "")
                if any(map(_CITIZEN_ID.search, texts)):
                    raise Refusal(f"表样“{sheet.title}”的{cell.coordinate}里有身份证号，请清空后再用。")
