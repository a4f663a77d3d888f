"""Commands about person cards: the merges made, and taking one back."""

from datetime import datetime
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.core.dates import local_minute


@app.command("undo-merge")
def undo_merge(context: typer.Context, merge: Annotated[int | None, typer.Argument(help="合并号；不写则列出已作的合并")] = None) -> None:
    """撤销一次人员合并，两张卡片都恢复；不写号则列出已作的合并。"""
    call: Call = context.obj
    with call.office() as office:
        if merge is None:
            rows = [
                {"merge": one.id, "at": one.at.isoformat(), "by": one.by, "kept": one.kept, "gone": one.gone}
                for one in office.people.merges()
            ]
            call.answer(rows, _merges_text)
            return
        office.people.unmerge(merge)
    call.answer({"undone": merge}, lambda _: "合并已撤销，两张卡片都已恢复。")


def _merges_text(rows: list[dict[str, Any]]) -> str:
    lines = [f"{row['merge']}\t{local_minute(datetime.fromisoformat(row['at']))}\t{row['by']}\t{row['kept']}←{row['gone']}" for row in rows]
    return "\n".join(lines) or "没有可以撤销的合并。"
