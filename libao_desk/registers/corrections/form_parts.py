"""Pieces that the forms of corrections share (表格共用部分): who it is about, an opinion with its signature, the end of a term in words."""

from collections.abc import Callable
from datetime import date, timedelta

from libao_desk.core.dates import official_date
from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Block, Cell, Paragraph, Text
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.phrases import said

from .codes import CorrectionCategory, CorrectionState, ExitKind
from .model import CorrectionCase
from .wording import cell_day, label_of, not_come, period_text, person_of, place_of, sentence_words

Row = tuple[Cell | Text | None, ...]
Refuse = Callable[[CorrectionCase, OfficeFacts, date], str | None]

WIDTHS = (2.6, 4, 2.4, 4)
"""Label, value, label, value."""
WIDE = 3
"""Columns a value covers that has the row for itself."""
RELEASING = (ExitKind.TERM_ENDED, ExitKind.PARDONED)
"""The ends that a certificate is given for (社区矫正法 44)."""
ASK_FIRST = (CorrectionState.MISSING, CorrectionState.HELD, CorrectionState.REVOKING)
"""States in which the end of the term releases nobody by itself."""
AHEAD = timedelta(days=30)
"""How long before the last day the papers of the end may be made ready (办法 53)."""
WELL_AHEAD = timedelta(days=90)
"""How long before it the term is summed up: of that time the roster of ending terms tells."""
ENDED = {
    CorrectionCategory.PUBLIC_SURVEILLANCE: "管制期满，解除管制",
    CorrectionCategory.SUSPENDED_SENTENCE: "缓刑考验期满，原判刑罚不再执行",
    CorrectionCategory.PAROLE: "假释考验期满，原判刑罚执行完毕",
    CorrectionCategory.MEDICAL_PAROLE: "刑期届满",
}
"""What the end of the term means, by category (刑法 40、76、85)."""


def wide(label: str, value: str | None, lines: float = 1) -> Row:
    """A row with one label and one value across the rest of the table."""
    return (label, Cell(value, span=WIDE, lines=lines))


def who_rows(case: CorrectionCase, *, penalty: bool = False) -> tuple[Row, ...]:
    """The rows every form begins with: name, sex, birth, number, kind and term of the correction, address, telephone."""
    person = person_of(case)
    judged: tuple[Row, ...] = (("罪名", case.offence, "原判刑罚", sentence_words(case)),) if penalty else ()
    return (
        ("姓名", person.name, "性别", label_of(person.sex)),
        ("出生日期", cell_day(person.birth_date), "身份证号码", person.id_no),
        ("矫正类别", label_of(case.category), "对象编号", case.case_no),
        *judged,
        wide("矫正期限", period_text(case.term_from, case.term_to)),
        wide("住址", place_of(case)),
        ("联系电话", show_phones(person.phone), "村（居）", person.village.name if person.village is not None else None),
    )


def who_values(case: CorrectionCase) -> dict[str, object]:
    """What `who_rows` cannot do without, by label."""
    person = person_of(case)
    term = case.term_from if case.term_to is not None else None
    return {
        "姓名": person.name,
        "公民身份号码": person.id_no,
        "矫正类别": case.category,
        "矫正期限": term,
        "现住地": place_of(case),
        "联系电话": person.phone,
    }


def signed(label: str, words: str | None, signer: str = "负责人（签名）：") -> Row:
    """A row for an opinion: what was typed, then the place for hand, seal and date."""
    foot = f"{signer}　　　　　（盖章）　　　　　年　　月　　日"
    return (label, Cell(f"{(words or '').strip()}\n　\n{foot}", span=WIDE, lines=3.5))


def own_hand(label: str = "本人签名") -> Row:
    """A row for the subject's signature."""
    return (label, Cell("　\n社区矫正对象（签名）：　　　　　　　　　年　　月　　日", span=WIDE, lines=2.5))


def opinion(title: str, text: str | None, lines: int = 2) -> tuple[Block, ...]:
    """鉴定意见：＿ A heading of the body with what was typed under it, or room for it."""
    return (Paragraph(title, keep_with_next=True), *said(text, lines))


def is_pardoned(case: CorrectionCase) -> bool:
    """Whether a pardon ends the correction, not its term."""
    return case.pardon_on is not None or case.exit_kind is ExitKind.PARDONED


def end_day(case: CorrectionCase) -> date | None:
    """The day of the end: what was entered, else the last day of the term."""
    return case.ended_on or case.pardon_on or case.term_to


def end_words(case: CorrectionCase) -> str:
    """矫正期满, or the pardon in its place."""
    return "经依法赦免" if is_pardoned(case) else "矫正期满"


def no_release(title: str) -> Refuse:
    """Why a case cannot have a paper that says it has ended well: another end, a county body to be asked first, a term still running."""

    def refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
        if sentence := _other_end(case, title):
            return sentence
        if case.state in ASK_FIRST:
            return f"对象处于“{case.state.label}”，期满不得自动解除，须请示县级社区矫正机构，不能打印{title}。"
        if is_pardoned(case):
            return None
        if case.term_to is None:
            return f"尚未填写矫正结束日期，不能打印{title}。"
        if today < case.term_to - AHEAD:
            return f"矫正期限至{official_date(case.term_to)}，期满前三十日内方可准备{title}。"
        return None

    return refused


def no_summing_up(title: str) -> Refuse:
    """Why a case cannot have a paper that sums up the term: another end, or one that is far off; it is done by the thirtieth day before."""

    def refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
        if sentence := _other_end(case, title):
            return sentence
        if case.term_to is not None and not is_pardoned(case) and today < case.term_to - WELL_AHEAD:
            return f"矫正期限至{official_date(case.term_to)}，期满前九十日内方可准备{title}。"
        return None

    return refused


def _other_end(case: CorrectionCase, title: str) -> str | None:
    if sentence := not_come(case, title):
        return sentence
    if case.exit_kind is not None and case.exit_kind not in RELEASING:
        return f"本案以“{case.exit_kind.label}”结束，不能打印{title}。"
    return None
