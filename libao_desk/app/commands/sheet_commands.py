"""Commands about sheets that others fill in: the blank template of a register, and records sent out to come back."""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.declare.path import FieldPath
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.lists.query import column_of
from libao_desk.services.office import Office


@app.command()
def template(context: typer.Context, register: str, out: Annotated[Path, typer.Option()]) -> None:
    """写出一个登记册的导入模板（xlsx）。"""
    call: Call = context.obj
    refuse_no_file(out, ".xlsx")
    with call.office() as office:
        write_file(out, office.templates.write(register))
    call.answer({"register": register, "out": str(out)}, lambda row: f"导入模板已存为{row['out']}")


@app.command("sheet-out")
def sheet_out(
    context: typer.Context,
    register: str,
    out: Annotated[Path, typer.Option()],
    records: Annotated[list[str] | None, typer.Argument(help="哪些记录；不写则全部")] = None,
    column: Annotated[list[str] | None, typer.Option(help="送出哪些列；不写则送出列表中的列和电话、住址")] = None,
    full: Annotated[bool, typer.Option(help="内部版：含敏感列")] = False,
    reason: Annotated[str | None, typer.Option(help="送出内部版的理由")] = None,
    to: Annotated[str, typer.Option(help="送给哪个单位、村（居），记入操作记录")] = "",
) -> None:
    """送出一份回填表（xlsx）：由村（居）在表中改好，再用import并回，逐格合并。"""
    call: Call = context.obj
    refuse_no_file(out, ".xlsx")
    with call.office() as office:
        ids = [office.records.find(register, number).id for number in records] if records else None
        report = office.sheet_out.write(register, ids, columns=_columns(office, register, column or ()), full=full, reason=reason, to=to)
        write_file(out, report.data)
    answer = {"register": register, "rows": report.rows, "columns": list(report.columns), "left_out": list(report.left_out)}
    call.answer(answer | {"minors": report.minors, "sha256": report.sha256, "out": str(out)}, _sent_text)


def _sent_text(value: dict[str, Any]) -> str:
    lines = [f"{value['rows']}条记录存为{value['out']}，列：{'、'.join(value['columns'])}"]
    if value["left_out"]:
        lines.append(f"敏感列没有送出：{'、'.join(value['left_out'])}")
    if value["minors"]:
        lines.append(f"未成年人的{value['minors']}条记录没有送出")
    return "\n".join(lines)


def _columns(office: Office, register: str, names: Iterable[str]) -> tuple[FieldPath, ...]:
    """The columns named by key or by head. Raises Refusal for one the register's list does not have."""
    declared = office.desk.book.get(register)
    by_label = {field.label: field for field in declared.listed}
    return tuple(by_label.get(name) or column_of(declared, name) for name in names)
