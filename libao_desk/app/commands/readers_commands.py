"""Commands about who may read: a record's named readers, and what was read in an emergency."""

from pathlib import Path
from typing import Annotated

import typer

from libao_desk.app.cli_frame import Call, app, day
from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Refusal
from libao_desk.services.files import write_file
from libao_desk.services.safety.emergencies import EmergencyLine
from libao_desk.services.safety.emergency_paper import emergency_paper


@app.command()
def readers(
    context: typer.Context,
    register: str,
    record: str,
    name: Annotated[list[str] | None, typer.Option(help="可以查阅的工作人员，可写多次")] = None,
    lift: Annotated[bool, typer.Option("--lift", help="取消限定")] = False,
    reason: Annotated[str, typer.Option(help="限定或取消限定的理由")] = "",
) -> None:
    """一条记录限定由谁查阅；写姓名即限定，--lift 取消，都不写只列出。"""
    call: Call = context.obj
    with call.office() as office:
        ref = office.records.find(register, record)
        if name or lift:
            known = {one.label: one.id for one in office.restricting.of(ref).choices}
            if strangers := [one for one in name or () if one not in known]:
                raise Refusal(f"能查看这本登记册的在用工作人员中没有：{'、'.join(strangers)}。")
            office.restricting.name(ref, {known[one] for one in name or ()}, reason)
        named = [one.label for one in office.restricting.of(ref).named]
    call.answer({"record": record, "readers": named}, lambda _: "、".join(named) or "没有限定查阅人员。")


@app.command()
def emergencies(
    context: typer.Context,
    week: Annotated[str, typer.Option(help="那一周中的任一天，不写为本周")] = "",
    out: Annotated[Path | None, typer.Option(help="周报写成PDF")] = None,
) -> None:
    """一周的应急查阅：谁、看什么、为什么、打开了什么。"""
    call: Call = context.obj
    with call.office() as office:
        chosen = day(week or None, call)
        lines = office.emergencies.week(chosen)
        if out is not None:
            write_file(out, emergency_paper(office.desk, chosen).pdf)
    call.answer([_json(line) for line in lines], lambda _: "\n".join(_text(line) for line in lines) or "这一周没有应急查阅。")


def _json(line: EmergencyLine) -> dict[str, object]:
    told: dict[str, object] = {"at": line.at.isoformat(), "by": line.by, "what": line.what, "reason": line.reason}
    return {**told, "opened": list(line.opened), "read_by": line.read_by}


def _text(line: EmergencyLine) -> str:
    return f"{local_minute(line.at)}\t{line.by}\t{line.what}\t{line.reason}\t{'、'.join(line.opened)}\t{line.read_by or '未阅'}"
