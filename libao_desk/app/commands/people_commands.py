"""Commands about people: merges of person cards, the copy of one's own data, handing over work."""

from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer

from libao_desk.app.cli_frame import Call, app
from libao_desk.core.dates import local_minute
from libao_desk.core.errors import Refusal
from libao_desk.services.files import refuse_no_file, write_file
from libao_desk.services.office import Office
from libao_desk.services.papers.person_copies import Asked, Asking
from libao_desk.services.todo.handover_paper import hand_over_signed, handover_paper

WHOLE_NUMBER = 15
"""Signs of the shortest ID number."""


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


@app.command("person-copy")
def person_copy(
    context: typer.Context,
    person: Annotated[str, typer.Argument(help="身份证号，或者只有一人相符的姓名")],
    out: Annotated[Path, typer.Option(help="PDF存到这里")],
    asked_by: Annotated[str, typer.Option(help="申请人姓名")],
    proof: Annotated[str, typer.Option(help="核对的证件、材料")],
    asking: Annotated[str, typer.Option(help="申请人身份：SELF本人、GUARDIAN监护人、AGENT委托代理人、RELATIVE近亲属")] = Asking.SELF.value,
    dead: Annotated[bool, typer.Option(help="近亲属申请、台账没有登记死亡的：死亡证明已核对")] = False,
    hide: Annotated[list[str] | None, typer.Option(help="另须隐去的文字，可写多次")] = None,
) -> None:
    """出具一个人的个人信息查阅件：只含本人的信息，登记并留痕。"""
    call: Call = context.obj
    refuse_no_file(out, ".pdf")
    with call.office() as office:
        asked = Asked(asked_by, _asking(asking), proof, tuple(hide or ()), is_death_checked=dead)
        paper = office.person_copies.make(_the_one(office, person), asked)
        write_file(out, paper.pdf)
    answer = {"file": str(out), "pages": paper.pages, "sha256": paper.sha256, "hidden": list(paper.missing)}
    call.answer(answer, lambda row: f"已存为{row['file']}，共{row['pages']}页。{''.join(row['hidden'])}")


@app.command("hand-over")
def hand_over(
    context: typer.Context,
    leaver: Annotated[str, typer.Argument(help="移交人姓名")],
    successor: Annotated[str, typer.Argument(help="接手人姓名")],
    out: Annotated[Path, typer.Option(help="移交清单（PDF）存到这里，打印后由双方和所长签名")],
    look: Annotated[bool, typer.Option(help="只出移交清单，不移交")] = False,
) -> None:
    """移交一个人的在办工作，出移交清单：移交了哪些、各有什么未办、留下的有哪些。"""
    call: Call = context.obj
    refuse_no_file(out, ".pdf")
    with call.office() as office:
        pair = (_officer(office, leaver), _officer(office, successor))
        lines = office.handover.look(*pair)
        given, paper = (0, handover_paper(office.desk, *pair)) if look else hand_over_signed(office.desk, *pair)
        write_file(out, paper.pdf)
    kept = [{"register": line.register, "count": line.kept, "why": line.why_kept} for line in lines if line.kept]
    answer = {"given": given, "kept": kept, "pages": paper.pages, "sha256": paper.sha256, "out": str(out)}
    call.answer(answer, lambda row: f"{f'已移交{given}件' if given else '没有移交'}，移交清单存为{row['out']}，共{row['pages']}页。")


def _officer(office: Office, name: str) -> int:
    """The officer of a name, one who is there before one who has left. Raises Refusal where nobody bears it."""
    found = sorted((one for one in office.officers.all() if one.name == name), key=lambda one: one.active)
    if not found:
        raise Refusal(f"没有名为“{name}”的工作人员。")
    return found[-1].id


def _asking(text: str) -> Asking:
    found = next((one for one in Asking if text in (one.value, one.label)), None)
    if found is None:
        raise Refusal(f"申请人身份“{text}”不正确，应为{'、'.join(f'{one.value}（{one.label}）' for one in Asking)}。")
    return found


def _the_one(office: Office, text: str) -> int:
    found = office.people.find(text)
    hits = [hit for hit in found if hit.ref.label == text] or (found if len(text) >= WHOLE_NUMBER else ())
    if len(hits) != 1:
        told = f"有{len(hits)}人都叫“{text}”，请写身份证号" if hits else f"没有“{text}”，请写全姓名或者身份证号"
        raise Refusal(f"{told}。")
    return hits[0].ref.id


def _merges_text(rows: list[dict[str, Any]]) -> str:
    lines = [f"{row['merge']}\t{local_minute(datetime.fromisoformat(row['at']))}\t{row['by']}\t{row['kept']}←{row['gone']}" for row in rows]
    return "\n".join(lines) or "没有可以撤销的合并。"
