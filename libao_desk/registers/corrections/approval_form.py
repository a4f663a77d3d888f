"""What the approval forms of corrections are made of (审批表): who the subject is, rows across, opinions with room to sign."""

from collections.abc import Iterable
from datetime import date

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Align, Blank, Block, Cell, FactsTable, Paragraph, Text

from .model import CorrectionCase
from .wording import label_of, period_text, person_of, place_of

WIDTHS = (22, 56, 22, 56)
"""Label, value, label, value, in millimetres of the block."""
ACROSS = 3
FORM_LINES = 1.1
"""The least height of a row: a form is also filled by hand."""
HAND = "签名（盖章）："
HAND_RULE = 6
"""Characters of the rule that a hand signs on."""
FOOT_CHARS = 30
"""Characters of the cell in which an opinion ends."""
Row = tuple[Cell | Text | None, ...]


def label(text: str) -> Cell:
    """The cell that says what stands beside it."""
    return Cell(text, align=Align.CENTRE, lines=FORM_LINES)


def pair(first: str, value: Text | None, second: str, other: Text | None) -> Row:
    """Two labelled values side by side."""
    return (label(first), value, label(second), other)


def wide(name: str, value: Text | None, lines: float = FORM_LINES) -> Row:
    """One labelled value across the form."""
    return (label(name), Cell(value, span=ACROSS, lines=lines))


def opinion(name: str, text: str | None, foot: str = HAND, on: date | None = None, lines: int = 2) -> Row:
    """What a level says, and under it, to the right, who signs or seals and when; empty for a body that is not this office."""
    said = (text or "").strip() or "\n" * (lines - 1)
    day = "　　　　年　　月　　日" if on is None else f"　{official_date(on)}"
    rule = Blank(HAND_RULE) if foot == HAND else Blank(0)
    used = sum(0.5 if char.isascii() else 1 for char in foot + day) + rule.chars
    return wide(name, (f"{said}\n{'　' * max(0, int(FOOT_CHARS - used))}{foot}", rule, day), lines + 1)


def subject_rows(case: CorrectionCase) -> tuple[Row, ...]:
    """The subject as every approval form has him: 姓名 性别 类别 期限 住址 电话."""
    person = person_of(case)
    return (
        pair("姓名", person.name, "性别", label_of(person.sex)),
        pair("矫正类别", label_of(case.category), "联系电话", show_phones(person.phone)),
        wide("矫正期限", period_text(case.term_from, case.term_to)),
        wide("住址", place_of(case)),
    )


def subject_values(case: CorrectionCase) -> dict[str, object]:
    """What `subject_rows` needs, by label."""
    person = person_of(case)
    return {
        "姓名": person.name,
        "性别": person.sex,
        "矫正类别": case.category,
        "联系电话": person.phone,
        "矫正期限": case.term_from is not None and case.term_to is not None,
        "现住地": place_of(case),
    }


def form_table(rows: Iterable[Row]) -> FactsTable:
    """The form itself."""
    return FactsTable(tuple(rows), widths=WIDTHS)


def note(text: str) -> Block:
    """A small line under a form: how many copies there are, and who keeps them."""
    return Paragraph(text, indent=0, align=Align.LEFT)
