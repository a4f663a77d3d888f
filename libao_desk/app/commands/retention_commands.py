"""The command about records whose time of keeping has run out: told, or drawn as the list to appraise."""

from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app, day
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.retention.due import KeptRecord


@app.command()
def retention(
    context: typer.Context,
    on: Annotated[str | None, typer.Option(help="截至哪一天，不写为今天")] = None,
    out: Annotated[Path | None, typer.Option(help="编制鉴定清单（编号并登记），PDF存到这里")] = None,
) -> None:
    """列出保管期满和今年期满的档案；销毁在窗口的 工具 → 档案保管期限 中办理。"""
    call: Call = context.obj
    looked_on = day(on, call)
    if out is not None:
        refuse_no_file(out, ".pdf")
    with call.office() as office:
        found = office.appraisals.look(looked_on)
        drawn = None if out is None else office.appraisals.draw(looked_on)
        if out is not None and drawn is not None:
            write_file(out, drawn.pdf)
    rows = [_row(one, one.has_run_out(looked_on)) for one in found.records]
    told = None if drawn is None else {"number": drawn.number, "pages": drawn.pages, "sha256": drawn.sha256, "out": str(out)}
    call.answer({"on": looked_on.isoformat(), "records": rows, "held": found.held, "list": told}, _text)


def _row(one: KeptRecord, has_run_out: bool) -> dict[str, Any]:
    return {
        "register": one.ref.register,
        "record": one.number,
        "label": one.label,
        "ended_on": one.ended_on.isoformat(),
        "class": one.kind,
        "years": one.years,
        "last_day": one.last_day.isoformat(),
        "run_out": has_run_out,
        "basis": one.basis,
    }


def _text(told: dict[str, Any]) -> str:
    lines = [
        f"{row['record']}\t{row['label']}\t{row['class']}{row['years']}年\t{row['last_day']}{'期满' if row['run_out'] else '将期满'}"
        for row in told["records"]
    ]
    if told["held"]:
        lines.append(f"另有{told['held']}件期满而与未办结的记录有关联，不列入。")
    if told["list"]:
        lines.append(f"已编制{told['list']['number']}，存为{told['list']['out']}，共{told['list']['pages']}页。")
    return "\n".join(lines) or f"截至{told['on']}没有保管期满的档案。"
