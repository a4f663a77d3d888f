"""Commands about closed months: closing one, what has come to differ since, and the sheets that say so."""

from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.services.closing.correction_lines import CorrectionLine, SheetView
from libao_desk.services.closing.month_changes import MonthChange
from libao_desk.services.files import refuse_no_file, write_file


@app.command(name="close-month")
def close_month(
    context: typer.Context,
    period: Annotated[str, typer.Option(help="哪个月，如2020-12")],
    out: Annotated[Path, typer.Option(help="月结文件夹，不存在或为空")],
    running: Annotated[bool, typer.Option(help="本月还没有结束也月结")] = False,
) -> None:
    """月结：固定本月各花名册，连同统计表、月结报告和目录存入一个文件夹。"""
    call: Call = context.obj
    with call.office() as office:
        closed = office.closing.close(Period.parse(period), out, is_confirmed=running)
    answer = {
        "period": str(closed.period),
        "out": str(out),
        "files": [{"name": name, "sha256": sha} for name, sha in closed.files],
        "changes": [_change_json(one) for one in closed.view.changes],
    }
    call.answer(answer, lambda _: "\n".join((f"{closed.period.label}已月结，文件存入{out}", *map(_change_line, closed.view.changes))))


@app.command(name="corrections-due")
def corrections_due(context: typer.Context, period: Annotated[str, typer.Option(help="哪个月，如2020-12")]) -> None:
    """月结以后，该月花名册与已报送的有哪些不同。"""
    call: Call = context.obj
    with call.office() as office:
        view = office.correction_sheets.due(Period.parse(period))
        made = [one.number for one in office.correction_sheets.made(view.period)]
    answer = {"period": str(view.period), "sheets": made, "due": [_line_json(line) for line in view.lines]}
    call.answer(answer, lambda _: "\n".join(map(_line_text, view.lines)) or "与已报送的一致，不用出更正表。")


@app.command(name="correction-sheet")
def correction_sheet(
    context: typer.Context,
    period: Annotated[str, typer.Option(help="哪个月，如2020-12")],
    out: Annotated[Path, typer.Option(help="存为xlsx或pdf")],
    sheet: Annotated[int | None, typer.Option(help="再存一份已制作的：该月的第几张，从1起")] = None,
    reason: Annotated[str, typer.Option(help="更正理由，印在更正表上，可不写")] = "",
) -> None:
    """制作该月的下一张更正表，编号后不能撤回；给出--sheet时再存一份已制作的。"""
    call: Call = context.obj
    suffix, wanted = out.suffix.lower(), Period.parse(period)
    if suffix not in (".xlsx", ".pdf"):
        raise Refusal("更正表只能存为.xlsx或.pdf文件。")
    if sheet is not None and reason:
        raise Refusal("已制作的更正表不能再写理由；要写理由的，不带--sheet制作下一张。")
    refuse_no_file(out)
    with call.office() as office:
        sheets = office.correction_sheets
        view = sheets.make(wanted, reason=reason) if sheet is None else _made(sheets.made(wanted), sheet, wanted)
        write_file(out, sheets.write(view, suffix))
    lines = [_line_json(line) for line in view.lines]
    answer = {"period": str(wanted), "number": view.number, "reason": view.reason, "lines": lines, "out": str(out)}
    call.answer(answer, lambda _: f"{view.number}（{len(view.lines)}处）存为{out}")


def _made(sheets: tuple[SheetView, ...], place: int, period: Period) -> SheetView:
    if not 1 <= place <= len(sheets):
        raise Refusal(f"{period.label}没有第{place}张更正表，现有{len(sheets)}张。")
    return sheets[place - 1]


def _change_json(one: MonthChange) -> dict[str, Any]:
    lines = [{"what": line.what, "label": line.label, "text": line.text, "reason": line.reason} for line in one.lines]
    came, went = (None, None) if one.is_of_events else (one.came, one.went)  # each month has rows of its own: nothing comes or goes
    return {"kind": one.kind, "title": one.title, "before": one.before, "in": came, "out": went, "now": one.now, "lines": lines}


def _change_line(one: MonthChange) -> str:
    turnover = "" if one.is_of_events else f"\t新增{one.came}\t减少{one.went}"
    counts = f"{one.title}\t上月{one.before}{turnover}\t本月{one.now}"
    return "\n".join((counts, *(f"  {line.what}\t{line.label}\t{line.text}\t{line.reason}" for line in one.lines)))


def _line_json(line: CorrectionLine) -> dict[str, Any]:
    return {
        "roster": line.roster,
        "sent_at": line.sent_at,
        "now_at": line.now_at,
        "label": line.label,
        "item": line.item,
        "sent": line.sent,
        "now": line.now,
        "reason": line.reason,
    }


def _line_text(line: CorrectionLine) -> str:
    return f"{line.roster}\t{line.label}\t{line.item}\t{line.sent}\t{line.now}\t{line.reason}"
