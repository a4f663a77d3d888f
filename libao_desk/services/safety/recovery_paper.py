"""The recovery sheet (恢复码单): one page to print and lock away, drawn in memory."""

from datetime import date

from libao_desk.declare.blocks import Align, Blank, Cell, Face, FactsTable, Paper, Paragraph, Run, Size, Space, Title
from libao_desk.store.recovery_code import plain_signs

GROUPS_A_ROW = 4


def recovery_groups(code: str) -> tuple[str, ...]:
    """The groups of a code as they are printed and typed back."""
    return tuple(code.split("-"))


def is_typed_back(group: str, typed: str) -> bool:
    """Whether a group was typed as it is printed, capitals, blanks, full width and look-alikes aside."""
    return plain_signs(typed) == group


def recovery_pdf(code: str, office_name: str, made_on: date) -> bytes:
    """The sheet as PDF bytes; the code stands nowhere else."""
    from libao_desk.printing.fonts import font_book
    from libao_desk.printing.render import render_pdf

    return render_pdf(recovery_paper(code, office_name, made_on), font_book(bundled_only=True)).pdf


def recovery_paper(code: str, office_name: str, made_on: date) -> Paper:
    """What the sheet says."""
    groups = recovery_groups(code)
    rows = tuple(
        tuple(Cell((Run(group, face=Face.HEI, whole=True),), align=Align.CENTRE, lines=2) for group in groups[start : start + GROUPS_A_ROW])
        for start in range(0, len(groups), GROUPS_A_ROW)
    )
    return Paper(
        "恢复码单",
        (
            Title("恢复码单"),
            Space(),
            Paragraph(f"单位：{office_name}", indent=0),
            Paragraph(f"生成日期：{made_on:%Y年%m月%d日}", indent=0),
            Space(0.5),
            FactsTable(rows, size=Size.THREE),
            Space(0.5),
            Paragraph("本单是全体人员都忘记口令时打开台账的唯一办法，请密封后由所长锁入保险柜，不拍照、不存入电脑。"),
            Paragraph("使用时在打开台账的口令栏内逐组输入以上恢复码（横线、空格、大小写均不影响），进入后立即为工作人员重设口令。"),
            Paragraph("重新生成恢复码后，本单即作废，请当即销毁。"),
            Space(),
            Paragraph(("密封人：", Blank(7), "　存放地点：", Blank(7)), indent=0, align=Align.LEFT),
        ),
    )
