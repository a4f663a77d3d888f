"""Commands about time and numbers: rosters, figures, to-do, the deadline calculator."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app, day
from libao_desk.app.found_registers import load_registers
from libao_desk.core.calendar import Count
from libao_desk.core.errors import Refusal
from libao_desk.core.period import Period
from libao_desk.declare.clock import OfficeFacts, Span, Whose
from libao_desk.services.figures.evaluation import FigureValue
from libao_desk.services.figures.report import NOTHING, fraction
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.layouts.layouts import LayoutReport
from libao_desk.services.reckoning import Answer, reckon_clock, reckon_count
from libao_desk.services.todo.ladder import days_told
from libao_desk.services.todo.todo import Task

WHOSE = {Whose.OURS.value: "本所", Whose.OTHERS.value: "他方", Whose.INFO.value: "提示"}


@app.command()
def rosters(context: typer.Context) -> None:
    """列出可导出的花名册。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [{"kind": kind, "title": title, "register": register} for kind, title, register in office.rosters.kinds()]
    call.answer(rows, lambda rows: "\n".join(f"{row['kind']}\t{row['title']}" for row in rows))


@app.command()
def roster(
    context: typer.Context,
    kind: str,
    period: Annotated[str, typer.Option()],
    out: Annotated[Path, typer.Option()],
    full: Annotated[bool, typer.Option(help="内部版：含完整身份证号")] = False,
    reason: Annotated[str | None, typer.Option(help="导出内部版的理由")] = None,
    to: Annotated[str, typer.Option(help="报送给哪个单位，记入操作记录")] = "",
    layout: Annotated[str | None, typer.Option(help="按县里的表样填写（用layouts查看名称）")] = None,
) -> None:
    """导出一份花名册（xlsx）。"""
    call: Call = context.obj
    refuse_no_file(out, ".xlsx")
    with call.office() as office:
        if layout is not None:
            filled = office.layouts.fill(kind, layout, Period.parse(period), full=full, reason=reason, to=to)
            write_file(out, filled.data)
            call.answer(_filled_json(filled, out), lambda value: f"{value['rows']}行，填入“{value['layout']}”，存为{out}")
            return
        report = office.rosters.write(kind, Period.parse(period), full=full, reason=reason, to=to)
        write_file(out, report.data)
    answer = {"kind": report.kind, "rows": report.rows, "sha256": report.sha256, "out": str(out)}
    call.answer(answer, lambda _: f"{report.rows}行，存为{out}")
    if not call.as_json:
        typer.echo(report.how_to_print, err=True)


def _filled_json(report: LayoutReport, out: Path) -> dict[str, Any]:
    """A filled form in the shape of the contract, with the form's version and its heads that stay empty."""
    about = {"layout": report.name, "version": report.version, "empty": list(report.empty), "left_out": report.left_out}
    about |= {"blank": list(report.blank), "doubt": report.doubt}
    return {"kind": report.kind, "rows": report.rows, "sha256": report.sha256, "out": str(out), **about}


@app.command()
def statistics(
    context: typer.Context,
    period: Annotated[str, typer.Option()],
    out: Annotated[Path | None, typer.Option(help="另存为xlsx或pdf")] = None,
) -> None:
    """统计一个时期的各项数字。"""
    call: Call = context.obj
    wanted = Period.parse(period)
    if out is not None:
        refuse_no_file(out)
    with call.office() as office:
        if out is None:
            values = office.statistics.compute(wanted)
        else:
            report = office.statistics.report(wanted)
            values = tuple(one.value for one in report.figures)
            write_file(out, office.statistics.export(report, out.suffix.lower()))
    figures = {value.name: _number(value.value) for value in values}
    fractions = {value.name: [value.numerator, value.denominator] for value in values if value.denominator is not None}
    call.answer({"period": str(wanted), "figures": figures, "fractions": fractions}, lambda _: "\n".join(_lines(values)))


def _lines(values: tuple[FigureValue, ...]) -> Iterator[str]:
    """The figures under the titles of their registers; of a rate also what stands above and below the line."""
    titles, before = {register.key: register.title for register in load_registers()}, ""
    for value in values:
        register = value.name.partition(".")[0]
        if register != before:
            before = register
            yield f"【{titles.get(register, '其他')}】"
        yield "\t".join(filter(None, (value.title, NOTHING if value.value is None else f"{value.value}{value.unit}", fraction(value))))


@app.command()
def todo(context: typer.Context, on: Annotated[str | None, typer.Option(help="看哪一天")] = None) -> None:
    """列出某日未完成和此后三十日内到期的事项。"""
    call: Call = context.obj
    with call.office() as office:
        wanted = day(on, call)
        found = office.todo.on(wanted)
    lines = [_task_line(task, wanted) for task in found]
    call.answer([task_json(task) for task in found], lambda _: "\n".join(lines) or "没有未完成的事项。")


def _task_line(task: Task, on: date) -> str:
    duty = task.duty
    words = (duty.last_day.isoformat(), days_told(duty, on), WHOSE[duty.whose.value], task.number or "本所", duty.title, duty.basis)
    return "\t".join(words)


def task_json(task: Task) -> dict[str, Any]:
    """One open duty in the shape of the contract."""
    duty, tried = task.duty, task.attempt
    attempt = {} if tried is None else {"attempt": {"reason": tried.reason, "next_on": tried.next_on.isoformat()}}
    return {
        "clock": duty.clock,
        "register": task.register,
        "record": task.number or None,
        "title": duty.title,
        "basis": duty.basis,
        "trigger_on": duty.trigger_on.isoformat(),
        "due_on": duty.due_on.isoformat(),
        "last_day": duty.last_day.isoformat(),
        "days_late": task.days_late,
        "whose": duty.whose.value,
        **attempt,
    }


def _length(text: str) -> int:
    """A length as typed; one below nothing is a number too, and an option only where it reads like none."""
    if text.lstrip("-").isdecimal():
        return int(text)
    raise typer.BadParameter(f"没有“{text}”这个选项。" if text.startswith("-") else "参数N应是整数。")


@app.command(context_settings={"ignore_unknown_options": True})
def reckon(
    context: typer.Context,
    kind: str,
    n: Annotated[int | None, typer.Argument(parser=_length, metavar="N")] = None,
    start: Annotated[str | None, typer.Option("--from")] = None,
) -> None:
    """期限计算：reckon CD 30 --from 2020-09-01，或 reckon C05 --from 2020-07-06。

    一个编号有几种期限的，第二种写 A08-2（解除矫正的帮教期满）。
    给了口令时用本所自定的工作日和本地设置，否则用法定节假日和默认值。
    """
    call: Call = context.obj
    if start is None:
        raise typer.BadParameter("请用--from给出起算日。")
    trigger = day(start, call)
    with call.office_if_open() as office:
        facts = OfficeFacts() if office is None else office.desk.facts()
    if kind.upper() in Count.__members__:
        if n is None:
            raise typer.BadParameter("请给出期限长度。")
        answer = reckon_count(facts, Count[kind.upper()], n, trigger)
    else:
        span = _span(kind)
        if n is not None:
            raise typer.BadParameter("按时限编号计算时不用给长度。")
        answer = reckon_clock(facts, span, trigger)
    call.answer(answer_json(answer), lambda value: f"{value['last_day']}\t{value['reckoning']}\t{value['basis']}")


def _span(key: str) -> Span:
    for register in load_registers():
        for known, span in register.rows_of_clocks.items():
            if known == key.upper():
                return span
    raise Refusal(f"没有编号为“{key}”的时限，也没有这种计算方式（{'、'.join(Count.__members__)}）。")


def answer_json(answer: Answer) -> dict[str, Any]:
    """A reckoning in the shape of the contract."""
    return {
        "kind": answer.kind,
        "n": answer.length,
        "from": answer.start.isoformat(),
        "unrolled": answer.unrolled.isoformat(),
        "last_day": answer.last_day.isoformat(),
        "basis": answer.basis,
        "reckoning": answer.reckoning,
    }


def _number(value: Decimal | int | None) -> int | float | None:
    if value is None or isinstance(value, int):
        return value
    return int(value) if value == value.to_integral_value() else float(value)
