"""Commands about papers: the kinds there are, issuing one, checking one by its code."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.services.files import refuse_no_file, refuse_no_folder, write_file
from libao_desk.services.papers.batches import write_each
from libao_desk.services.papers.dossiers import DossierView
from libao_desk.services.papers.views import PaperCheck


@app.command()
def papers(context: typer.Context) -> None:
    """列出可打印的文书。"""
    call: Call = context.obj
    with call.office() as office:
        rows = [{"kind": kind, "title": title, "register": register} for kind, title, register in office.documents.kinds()]
    call.answer(rows, lambda rows: "\n".join(f"{row['kind']}\t{row['title']}" for row in rows))


@app.command()
def paper(
    context: typer.Context,
    kind: str,
    out: Annotated[Path, typer.Option()],
    record: Annotated[str | None, typer.Option(help="记录编号")] = None,
    part: Annotated[str | None, typer.Option(help="子记录，如visits:1")] = None,
    draft: Annotated[bool, typer.Option(help="草稿，不取号")] = False,
    blank: Annotated[bool, typer.Option(help="空白表")] = False,
) -> None:
    """签发一份文书（PDF）；已签发过的重印同样的字节。"""
    call: Call = context.obj
    refuse_no_file(out, ".pdf")
    with call.office() as office:
        if blank:
            result = office.documents.blank(kind)
        elif record is None:
            raise typer.BadParameter("请用--record给出记录编号。")
        else:
            register, _ = office.desk.book.document(kind)
            ref = office.records.find(register.key, record)
            row = office.documents.row_id(kind, ref, part)
            result = office.documents.draft(kind, ref, row=row) if draft else office.documents.issue(kind, ref, row=row)
        write_file(out, result.pdf)
    if result.missing:
        typer.echo(f"还缺：{'、'.join(result.missing)}。", err=True)
    if result.replaces:
        typer.echo(f"签发后档案有改动，已按现在的内容重新签发，编号不变；核对码{result.replaces}的那一份由这一份代替。", err=True)
    answer = {
        "kind": result.kind,
        "number": result.number,
        "code": result.code,
        "pages": result.pages,
        "sha256": result.sha256,
        "out": str(out),
    }
    call.answer(answer, lambda row: f"{' '.join(filter(None, (result.title, result.number)))}，共{row['pages']}页，存为{row['out']}")


@app.command("batch-papers")
def batch_papers(
    context: typer.Context,
    kind: str,
    records: Annotated[list[str], typer.Argument(help="记录编号，可写多个")],
    out: Annotated[Path, typer.Option(help="合并成一个PDF的文件名，或每份一个文件的文件夹")],
    copies: Annotated[bool, typer.Option(help="按应签份数重复")] = False,
) -> None:
    """一次签发多份文书，要么全部签发，要么一份也不签发；不能打印的逐条说明。"""
    call: Call = context.obj
    is_one = out.suffix.lower() == ".pdf"
    (refuse_no_file if is_one else refuse_no_folder)(out)
    with call.office() as office:
        register, _ = office.desk.book.document(kind)
        lines = office.batches.plan(kind, [office.records.find(register.key, record) for record in records])
        batch = office.batches.issue(kind, lines)
        if is_one:
            write_file(out, batch.bound(in_copies=copies).pdf)
        else:
            write_each(out, batch)
    answer = {
        "kind": kind,
        "issued": batch.issued,
        "reprinted": len(batch.papers) - batch.issued,
        "refused": [{"record": line.number, "sentence": line.refusal} for line in lines if line.refusal is not None],
        "papers": [
            {"record": line.number, "number": paper.number, "code": paper.code, "sha256": paper.sha256} for line, paper in batch.papers
        ],
        "out": str(out),
    }
    call.answer(answer, _batch_text)


def _batch_text(value: dict[str, Any]) -> str:
    refused = (f"{one['record']}\t{one['sentence']}" for one in value["refused"])
    papers = (f"{one['record']}\t{one['number'] or one['code']}" for one in value["papers"])
    return "\n".join((f"签发{value['issued']}份，重印{value['reprinted']}份，存为{value['out']}", *papers, *refused))


@app.command("check-paper")
def check_paper(context: typer.Context, code: str) -> None:
    """按核对码核对一份已签发的文书。"""
    call: Call = context.obj
    with call.office() as office:
        found = office.documents.check(code)
    call.answer({"code": found.code, "result": found.result, "fields": list(found.fields)}, lambda _: _check_text(found))


def _check_text(found: PaperCheck) -> str:
    named = "　".join(text for text in (found.title, found.number) if text)
    fields = () if found.void_reason else found.fields
    return "\n".join(text for text in (found.sentence, named, *fields) if text)


@app.command()
def dossier(
    context: typer.Context,
    register: str,
    record: str,
    out: Annotated[Path | None, typer.Option(help="编成一份PDF；不写则只检查")] = None,
) -> None:
    """检查卷宗，或编成一份PDF：封面、目录、各件、备考表、封底。"""
    call: Call = context.obj
    if out is not None:
        refuse_no_file(out, ".pdf")
    with call.office() as office:
        ref = office.records.find(register, record)
        view = office.dossiers.look(ref)
        answer: dict[str, Any] = {
            "items": [
                {"item": one.item.key, "title": one.item.title, "need": one.need.name.lower(), "pieces": len(one.pieces)}
                for one in view.entries
            ],
            "lacking": [name for one in view.entries for name in one.lacks],
            "unplaced": list(view.unplaced),
            "findings": [{"paper": one.paper, "sentence": one.sentence, "rule": one.rule} for one in view.findings],
        }
        if out is not None:
            bound = office.dossiers.bound(ref)
            write_file(out, bound.paper.pdf)
            answer |= {"pages": bound.paper.pages, "numbered": bound.count.pages, "spine_mm": bound.spine_mm, "out": str(out)}
    call.answer(answer, lambda value: "\n".join(_dossier_lines(view, value)))


def _dossier_lines(view: DossierView, value: dict[str, Any]) -> Iterator[str]:
    """What is there item by item, what is lacking, what the check found, and where the bound dossier went."""
    for one in view.entries:
        yield f"{one.item.title}\t{one.need.value}\t{len(one.pieces)}份"
    for name in value["lacking"]:
        yield f"还缺\t{name}"
    for name in view.unplaced:
        yield f"未编入卷\t{name}"
    for found in view.findings:
        yield f"{found.paper}\t{found.sentence}\t{found.rule}"
    if "out" in value:
        yield f"共{value['pages']}页（编页{value['numbered']}页，卷脊约{value['spine_mm']}毫米），存为{value['out']}"
