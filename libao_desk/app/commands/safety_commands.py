"""Commands about the safety of the office: its health, the restore drill, the support bundle."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import DONE, TROUBLE, Call, app
from libao_desk.services.files import write_file
from libao_desk.services.safety.health.finding import Finding, Severity
from libao_desk.services.safety.support import bundled, closed_lines, refuse_unfit
from libao_desk.store.troubles import DamagedFile, DamagedKeyFile, EmptyFile, ForeignFile, MissingFile

BROKEN = (DamagedFile, DamagedKeyFile, EmptyFile, ForeignFile, MissingFile)


@app.command()
def health(context: typer.Context) -> None:
    """健康检查：备份、演练、恢复码、磁盘、存放位置、数据各项，最要紧的在前。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [_finding_json(one) for one in office.health.findings()]
    call.answer(rows, lambda rows: "\n".join(map(_finding_line, rows)))


def _finding_json(one: Finding) -> dict[str, Any]:
    about = {"key": one.key, "title": one.title, "severity": one.severity.value, "told": one.told, "detail": one.detail, "why": one.why}
    off = None if one.snoozed_until is None else one.snoozed_until.isoformat()
    return {**about, "fix": None if one.fix is None else one.fix.name.lower(), "snoozed_until": off}


def _finding_line(row: dict[str, Any]) -> str:
    told = f"{row['told']}；{row['detail']}" if row["detail"] else row["told"]
    return f"{Severity.of(row['severity']).label}\t{row['title']}\t{told}"


@app.command()
def drill(context: typer.Context, file: Annotated[Path | None, typer.Argument(help="备份文件；不写则用最近的一份")] = None) -> int:
    """恢复演练：把备份在加密的临时位置打开、清点，与台账核对，再删去。"""
    call: Call = context.obj
    with call.office() as office:
        result = office.drill.hold(file)
    call.answer({"on": result.on.isoformat(), "sound": result.sound, "told": result.told}, lambda answer: str(answer["told"]))
    return DONE if result.sound else TROUBLE


@app.command("support-bundle")
def support_bundle(context: typer.Context, out: Annotated[Path, typer.Option(help="存到哪个文件（.txt或.zip）")]) -> None:
    """求助包：版本、设置、行数、健康检查和程序日志，没有任何人的信息；打不开的台账也能出。"""
    call: Call = context.obj
    lines: tuple[str, ...] = closed_lines(call.data)
    refuse_unfit(out, lines)
    try:
        with call.office_if_open() as office:
            if office is not None:
                lines = office.support.lines()
                digest = office.support.save(out, lines)
                _tell(call, out, lines, digest)
                return
    except BROKEN as broken:
        lines = (*lines, f"【没有打开】{type(broken).__name__}")
    data = bundled(out, lines)
    write_file(out, data)
    _tell(call, out, lines, sha256(data).hexdigest())


def _tell(call: Call, out: Path, lines: tuple[str, ...], digest: str) -> None:
    call.answer({"out": str(out), "lines": len(lines), "sha256": digest}, lambda _: "\n".join(lines))
