"""Commands about the county's own forms: which are kept, keeping one, giving one to another office."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.core.errors import Refusal, Trouble
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.layouts.forms import LayoutDraft, shared_file
from libao_desk.services.layouts.layouts import LayoutView


@app.command()
def layouts(context: typer.Context) -> None:
    """列出县里的表样。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [_json(view) for view in office.layouts.of()]
    call.answer(rows, lambda rows: "\n".join(f"{row['kind']}\t{row['name']}\t第{row['version']}版" for row in rows) or "还没有表样。")


@app.command()
def layout_add(
    context: typer.Context,
    kind: str,
    file: Path,
    name: Annotated[str, typer.Option(help="表样的名称；同名的存为新的一版")],
    mapping: Annotated[list[str] | None, typer.Option("--map", help="表样列名=花名册列名；等号后留空则该列不填")] = None,
) -> None:
    """存入县里的一份空白表（xlsx）。"""
    call: Call = context.obj
    with call.office() as office:
        draft = office.layouts.read(kind, file)
        for pair in mapping or ():
            draft = _mapped(draft, pair)
        view = office.layouts.save(draft, name)
    call.answer({**_json(view), "columns": _columns(draft), "empty": list(draft.empty), "notes": list(draft.notes)})


@app.command()
def layout_export(context: typer.Context, kind: str, name: str, out: Annotated[Path, typer.Option()]) -> None:
    """把一份表样存成小文件，给别的司法所用（不含任何人员信息）。"""
    call: Call = context.obj
    refuse_no_file(out)
    with call.office() as office:
        draft = office.layouts.opened(kind, name)
        write_file(out, shared_file(draft))
    call.answer({"kind": kind, "name": name, "version": draft.version, "out": str(out)})


@app.command()
def layout_import(context: typer.Context, file: Path, name: Annotated[str | None, typer.Option(help="另起名称")] = None) -> None:
    """存入别的司法所给的表样文件。"""
    call: Call = context.obj
    try:
        content = file.read_bytes()
    except OSError as error:
        raise Trouble(f"读不到文件“{file.name}”。") from error
    with call.office() as office:
        draft = office.layouts.read_shared(content)
        view = office.layouts.save(draft, name or draft.name)
    call.answer({**_json(view), "empty": list(draft.empty)})


def _json(view: LayoutView) -> dict[str, str | int]:
    return {"kind": view.kind, "name": view.name, "version": view.version}


def _columns(draft: LayoutDraft) -> dict[str, str]:
    """By head what belongs there; a head that stands twice bears its letter."""
    heads = Counter(one.text for one in draft.form.columns)
    named = {one.column: one.text if heads[one.text] == 1 else f"{one.text}（{one.letter}列）" for one in draft.form.columns}
    return {head: draft.keys.get(column, "") for column, head in named.items()}


def _mapped(draft: LayoutDraft, pair: str) -> LayoutDraft:
    """Raises Refusal where the pair is none, or names no head of the form."""
    head, mark, key = pair.rpartition("=")
    if not mark or not head:
        raise Refusal(f"“{pair}”应写成：表样列名=花名册列名。")
    return draft.with_key(draft.named(head.strip()), key.strip())
