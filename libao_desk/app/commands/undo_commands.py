"""Commands about the last acts: recent, undo."""

from datetime import datetime
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.core.dates import local_minute
from libao_desk.services.closing.correction_hints import hints_of

NONE = "还没有可以列出的操作。"


@app.command()
def recent(context: typer.Context) -> None:
    """列出最近50次操作，各能否撤销；不能的写明原因。"""
    call: Call = context.obj
    with call.office() as office:
        found = [
            {
                "entry": act.seq,
                "at": act.at.isoformat(),
                "by": act.by,
                "act": act.act,
                "what": act.what,
                "contents": act.contents,
                "obstacle": act.obstacle,
                "asks_reason": act.asks_reason,
            }
            for act in office.last_acts.acts()
        ]
    call.answer(found, lambda rows: "\n".join(map(_line, rows)) or NONE)


@app.command()
def undo(
    context: typer.Context,
    entry: Annotated[int, typer.Argument(help="操作的留痕号，见recent")],
    reason: Annotated[str, typer.Option(help="撤销的理由；撤销办理的步骤、添加的附件时须写")] = "",
) -> None:
    """撤销最近50次操作中的一次；后来又改动过的不撤销。"""
    call: Call = context.obj
    with call.office() as office:
        done = office.last_acts.undo(entry, reason=reason)
        told = {"entry": entry, "sentence": done.sentence, "correction": hints_of(office.desk, done.refs)}
    call.answer(told, lambda value: value["sentence"] + value["correction"])


def _line(row: dict[str, Any]) -> str:
    done = f"{row['entry']}\t{local_minute(datetime.fromisoformat(row['at']))}\t{row['by']}\t{row['act']}"
    return f"{done}\t{row['what']}\t{row['contents']}\t{row['obstacle'] or '可以撤销'}"
