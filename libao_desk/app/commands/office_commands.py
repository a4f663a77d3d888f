"""Commands about the office itself: founding, demo, officers, passphrases, backups, verification, self-test."""

import os
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app import demo as demo_office
from libao_desk.app.cli_frame import DONE, TROUBLE, Call, app, passphrase_in
from libao_desk.app.found_registers import load_registers
from libao_desk.app.self_test import self_test as run_self_test
from libao_desk.people.access import Action
from libao_desk.people.codes import Role
from libao_desk.services.office import Founding, Office
from libao_desk.services.safety.keeping import BackupReport, Soundness, restore_backup
from libao_desk.store.troubles import DamagedFile, DamagedKeyFile, EmptyFile, ForeignFile, MissingFile


@app.command()
def init(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    office: Annotated[str, typer.Option("--office", help="单位名称")],
    division: Annotated[str, typer.Option(help="行政区划代码")],
    director: Annotated[str, typer.Option(help="所长姓名")],
    township: Annotated[str, typer.Option(help="乡镇（街道）名称；不写则按单位名称")] = "",
    county: Annotated[str, typer.Option(help="县（市、区）名称；不写则按单位名称")] = "",
) -> None:
    """在空文件夹里建立台账，给出恢复码。"""
    call: Call = context.obj
    founding = Founding(office, division, director, call.passphrase(), township.strip(), county.strip())
    founded, recovery = Office.found(folder, load_registers(), call.clock, founding)
    founded.close()
    told = "、".join(founding.places)
    typer.echo(f"文书和报表上的乡镇（街道）、县（市、区）：{told}。不对的，请在窗口的“设置”中改正。", err=True)
    told = f"已在{folder}建立台账，所长{director}。恢复码（抄下或打印，与电脑分开保管）：\n{recovery}"
    call.answer({"data": str(folder), "officer": director, "recovery": recovery}, lambda _: told)


@app.command()
def demo(context: typer.Context, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """建立虚构的2020年司法所。"""
    call: Call = context.obj
    made = demo_office.build(folder)
    call.answer({"data": str(folder), "officer": made.officer, "passphrase": made.passphrase, "today": made.today.isoformat()})


@app.command()
def officers(context: typer.Context) -> None:
    """列出工作人员。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [{"name": one.name, "role": one.role.value, "active": one.active} for one in office.officers.all()]
    call.answer(rows, lambda rows: "\n".join(_officer_line(row) for row in rows))


def _officer_line(row: dict[str, Any]) -> str:
    return f"{row['name']}\t{Role.of(row['role']).label}\t{'在用' if row['active'] else '停用'}"


@app.command()
def passphrase(context: typer.Context, new_file: Annotated[Path | None, typer.Option("--new-file", help="新口令文件")] = None) -> None:
    """修改本人口令。"""
    call: Call = context.obj
    old = call.passphrase()
    with Office.unlock(call.data, load_registers(), call.clock, old, call.officer) as office:
        office.officers.change_passphrase(old, _new_passphrase(new_file))
    call.answer({}, lambda _: "口令已修改。")


def _new_passphrase(new_file: Path | None) -> str:
    if new_file is not None:
        return passphrase_in(new_file)
    given = os.environ.get("LIBAO_DESK_NEW_PASSPHRASE")
    return given if given is not None else str(typer.prompt("新口令", hide_input=True, confirmation_prompt=True, err=True))


@app.command()
def backup(context: typer.Context, file: Path) -> None:
    """备份为一个文件，打开核对后才算数。"""
    call: Call = context.obj
    with call.office() as office:
        report = office.keeping.backup(file)
    _tell_backup(call, file, report, f"已备份{report.records}条记录到{file}，打开核对无误。")


@app.command()
def restore(context: typer.Context, file: Path, folder: Annotated[Path, typer.Argument(metavar="DIR")]) -> None:
    """把备份恢复到空文件夹。"""
    call: Call = context.obj
    report = restore_backup(file, folder, call.passphrase(), call.clock)
    _tell_backup(call, file, report, f"已把{report.records}条记录恢复到{folder}。")


def _tell_backup(call: Call, file: Path, report: BackupReport, told: str) -> None:
    answer = {"file": str(file), "sha256": report.sha256, "records": report.records}
    call.answer(answer, lambda _: f"{told}\nSHA-256：{report.sha256}")


@app.command()
def verify(
    context: typer.Context,
    head: Annotated[str, typer.Option(help="月结报告上打印的链头，如“第52条 3f9a04c1”，核对它还在不在操作记录中")] = "",
    keep_older: Annotated[bool, typer.Option("--keep-older", help="数据文件比上次用的旧时，确认就用它")] = False,
) -> int:
    """核验文件与操作痕迹是否完好。"""
    call: Call = context.obj
    try:
        with call.office() as office:
            office.desk.allow("", Action.BACKUP)
            if keep_older:
                office.keeping.go_on_with_older()
            found = office.keeping.verify(head)
    except (DamagedFile, DamagedKeyFile, EmptyFile, ForeignFile, MissingFile) as damage:
        # too far gone to be opened at all: that is the answer, said as any other finding
        found = Soundness(0, "", (damage.sentence,))
        typer.echo(damage.sentence, err=True)
    for note in found.clock:
        typer.echo(note, err=True)
    trail = {"entries": found.entries, "head": found.head}
    call.answer({"sound": found.sound, "trail": trail, "problems": list(found.problems)}, lambda _: _soundness_text(found))
    return DONE if found.sound else TROUBLE


def _soundness_text(found: Soundness) -> str:
    told = "数据文件和操作记录完好" if found.sound else "数据文件或操作记录有问题"
    return "\n".join((f"{told}。操作记录{found.entries}条，链头：{found.head}", *found.problems))


@app.command("self-test")
def self_test(context: typer.Context) -> int:
    """检查本程序各部分是否齐全可用。"""
    call: Call = context.obj
    checks = run_self_test()
    sound = all(check.ok for check in checks)
    answer = {"sound": sound, "checks": [{"name": check.name, "ok": check.ok, "note": check.note} for check in checks]}
    call.answer(answer, lambda _: "\n".join(f"{'好' if check.ok else '缺'}\t{check.name}\t{check.note}" for check in checks))
    return DONE if sound else TROUBLE
