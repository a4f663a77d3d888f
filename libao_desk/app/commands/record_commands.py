"""Commands about records: registers, search, show, import."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import DONE, REFUSED, Call, app
from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Refusal
from libao_desk.declare.value import to_json
from libao_desk.people.access import Action
from libao_desk.services.closing.correction_hints import hint, months_touched_by
from libao_desk.services.ledgers.importing import ImportResult
from libao_desk.services.ledgers.rows import Verdict
from libao_desk.services.lists.search import NOTHING
from libao_desk.services.office import Office
from libao_desk.services.records.audit import NUMBERS
from libao_desk.services.records.drafts import RecordView
from libao_desk.services.records.views import half_hidden_view
from libao_desk.services.undoing.act import UndoLine
from libao_desk.services.undoing.undoing import IN_PART, STILL_LISTED

from .import_text import import_json, import_text
from .record_text import record_text


@app.command()
def registers(context: typer.Context) -> None:
    """列出各登记册和记录数。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [{"register": r.key, "title": r.title, "count": office.lists.count(r)} for r in office.desk.book]
    call.answer(rows, lambda rows: "\n".join(f"{row['register']}\t{row['title']}\t{row['count']}" for row in rows))


@app.command()
def search(context: typer.Context, text: str) -> None:
    """按姓名、拼音、编号、证件号、电话、村等的任一部分查找。"""
    call: Call = context.obj
    with call.office() as office:
        found = office.search.find(text)
        office.looks.searched(text)
        numbers = [{"register": hit.register, "record": hit.number, "label": hit.label, "why": hit.why} for hit in found.hits]
    call.answer(numbers, lambda rows: "\n".join(f"{row['record']}\t{row['label']}\t{row['why']}" for row in rows) or NOTHING)


@app.command()
def show(
    context: typer.Context,
    register: str,
    record: str,
    emergency: Annotated[str, typer.Option(help="应急查阅的理由：本来无权查看的这一条，留痕并告知所长")] = "",
) -> None:
    """显示一条记录的全部内容：有权的显示完整证件号码和电话并留痕，无权的半遮。"""
    call: Call = context.obj
    with call.office() as office:
        if emergency:
            office.emergencies.ask(register, record, emergency)
        declared, view = office.desk.book.get(register), _opened(office, register, record)
        if office.audit.reveals(view.ref, NUMBERS):
            shown = view
        else:
            office.looks.opened(view.ref)
            shown = half_hidden_view(declared, view)
    call.answer(record_json(shown), lambda _: record_text(declared, shown))


@app.command("take-back")
def take_back(context: typer.Context, register: str, record: str, reason: Annotated[str, typer.Option(help="撤回的理由")]) -> None:
    """撤回一条记录最后办理的一步，状态退回上一步。"""
    call: Call = context.obj
    with call.office() as office:
        ref = office.records.find(register, record)
        begun = office.links.begun_by_last_move(ref)
        title = office.records.take_back(ref, reason=reason)
        state = office.records.open(ref).state
    told = {"record": record, "taken_back": title, "state": state.value}
    if begun:
        typer.echo(f"由它接着登记的{'、'.join(begun)}仍在，不该有的请到那份档案上办理。", err=True)
    call.answer(told, lambda _: f"已撤回“{title}”，现为“{state.label}”。")


def _opened(office: Office, register: str, record: str) -> RecordView:
    """The record of that number; where the officer may not see it, that he tried is noted."""
    ref = None
    try:
        ref = office.records.find(register, record)
        return office.records.open(ref)
    except Refusal as refusal:
        if ref is not None or not office.desk.may(register, Action.VIEW):
            office.looks.refused(register, refusal.sentence, ref)
        raise


@app.command("own-matters")
def own_matters(
    context: typer.Context,
    register: str,
    name: Annotated[str, typer.Option(help="本人姓名，须与登记完全一致")],
    proof: Annotated[str, typer.Option(help="登记的电话，或者本人所持编号")],
    reason: Annotated[str, typer.Option(help="查询事由，记入痕迹")],
) -> None:
    """答复本人查询：只给出编号、状态和期限。"""
    call: Call = context.obj
    with call.office() as office:
        found = office.own_matters.look(register, name=name, proof=proof, reason=reason)
    days = [[{"title": day.title, "last_day": day.day.isoformat()} for day in one.days] for one in found]
    rows = [{"record": one.number, "state": one.state, "days": due} for one, due in zip(found, days, strict=True)]
    call.answer(rows, _own_matters_text)


def _own_matters_text(rows: list[dict[str, Any]]) -> str:
    lines = (f"{row['record']}\t{row['state']}\t{'；'.join(day['title'] + ' ' + day['last_day'] for day in row['days'])}" for row in rows)
    return "\n".join(lines) or "没有姓名和电话（或编号）都相符的事项。"


def record_json(view: RecordView) -> dict[str, Any]:
    """One record in the shape of the contract."""
    return {
        "register": view.ref.register,
        "record": view.number,
        "state": view.state.value,
        "fields": {key: to_json(value) for key, value in view.values.items()},
        "parts": {name: [{key: to_json(value) for key, value in row.values.items()} for row in rows] for name, rows in view.parts.items()},
        "history": [
            {
                "event": line.event,
                "from": None if line.source is None else line.source.value,
                "to": line.target.value,
                "happened_on": line.happened_on.isoformat(),
                "recorded_at": line.recorded_at.isoformat(),
                "by": line.by,
            }
            for line in view.history
            if not line.withdrawn
        ],
    }


@app.command("import")
def import_(
    context: typer.Context,
    register: str,
    file: Path,
    dry_run: Annotated[bool, typer.Option(help="只检查，不入库")] = False,
    accept: Annotated[str, typer.Option(help="部分入库：new,changed")] = "",
    marked: Annotated[Path | None, typer.Option(help="有拒收时，把标红的副本存到这里")] = None,
    sheet: Annotated[str | None, typer.Option(help="工作表名；不写则取最像台账的一张")] = None,
) -> int:
    """导入一份台账：逐格检查，全部通过才入库。"""
    call: Call = context.obj
    kinds = _kinds(accept)
    with call.office() as office:
        plan = office.importing.examine(register, file, sheet=sheet)
        result = ImportResult(plan, False, 0) if dry_run else office.importing.store(plan, accept=kinds)
        touched = hint(office.desk.book.get(register), months_touched_by(office.desk, register, result.record_ids))
        call.answer(import_json(result, touched), lambda _: import_text(result, touched))  # told even where no copy can be made
        if marked is not None and not plan.is_clean:
            office.importing.save_marked_copy(plan, file, marked)
    if dry_run or result.stored:
        return DONE
    typer.echo("有未解决的问题，未入库。逐格问题见输出；改正后重新导入，或用--accept new,changed只导入其余各行。", err=True)
    return REFUSED


@app.command("undo-import")
def undo_import(
    context: typer.Context,
    entry: Annotated[int | None, typer.Argument(help="导入的留痕号；不写则列出30日内的导入")] = None,
    untouched_only: Annotated[bool, typer.Option(help="有记录或内容导入后又改动过时，只撤销其余的")] = False,
    look: Annotated[bool, typer.Option(help="只列出每条记录会怎样，不撤销")] = False,
) -> None:
    """撤销30日内的一次导入；不写号则列出可以撤销的导入。"""
    call: Call = context.obj
    with call.office() as office:
        if entry is None:
            found = [
                {
                    "entry": past.seq,
                    "at": past.at.isoformat(),
                    "by": past.by,
                    "act": past.act,
                    "register": past.register,
                    "undone_in_part": past.is_undone_in_part,
                }
                for past in office.undoing.imports()
            ]
            call.answer(found, _imports_text)
            return
        if look:
            call.answer([_fate(line) for line in office.undoing.look(entry)], _fates_text)
            return
        whole = [line for line in office.undoing.look(entry) if line.obstacle]
        done = office.undoing.undo(entry, leave_touched=untouched_only)
    stays = [f"{line.number}：{line.stays}，未恢复。" for line in done if line.stays]
    left = [f"{line.number}：{line.obstacle}，没有撤销。" for line in whole]
    call.answer({"undone": [line.number for line in done], "stays": stays, "left": left}, _undone_text)


def _undone_text(value: dict[str, list[str]]) -> str:
    lines = [f"已撤销{len(value['undone'])}条。", *value["stays"], *value["left"]]
    return "\n".join([*lines, STILL_LISTED] if len(lines) > 1 else lines)


def _fate(line: UndoLine) -> dict[str, Any]:
    return {"record": line.number, "new": line.is_new, "obstacle": line.obstacle, "stays": line.stays}


def _fates_text(rows: list[dict[str, Any]]) -> str:
    return "\n".join(f"{row['record']}\t{_fate_text(row)}" for row in rows) or "这次导入没有可以撤销的内容了。"


def _fate_text(row: dict[str, Any]) -> str:
    fate = row["obstacle"] or ("删除" if row["new"] else "恢复原样")
    return f"{fate}；{row['stays']}，不动" if row["stays"] else fate


def _imports_text(rows: list[dict[str, Any]]) -> str:
    return "\n".join(map(_import_text, rows)) or "最近30日内没有可以撤销的导入。"


def _import_text(row: dict[str, Any]) -> str:
    line = f"{row['entry']}\t{local_minute(datetime.fromisoformat(row['at']))}\t{row['by']}\t{row['act']}"
    return line + IN_PART if row["undone_in_part"] else line


def _kinds(accept: str) -> tuple[Verdict, ...]:
    names = [name.strip() for name in accept.split(",") if name.strip()]
    allowed = {"new": Verdict.NEW, "changed": Verdict.CHANGED}
    unknown = [name for name in names if name not in allowed]
    if unknown:
        raise Refusal(f"--accept只能是new、changed，不能是{'、'.join(unknown)}。")
    return tuple(allowed[name] for name in names)
