"""The sheet with all facts about a subject (社区矫正对象基本信息表), with the place for a photograph and rooms for life and family."""

from libao_desk.core.phones import show_phones
from libao_desk.declare.blocks import Align, Block, Cell, FactsTable, Paper, Paragraph, Run, Signature, SignatureBlock, Style, Text, Title
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import lacking
from libao_desk.people.models import Person

from .model import CorrectionCase
from .reading import team_on
from .wording import (
    before_check_in,
    cell_day,
    head_values,
    is_minors,
    label_of,
    period_text,
    person_of,
    place_of,
    secrecy,
    sentence_words,
)

TITLE = "社区矫正对象基本信息表"
COPIES = 3
WIDTHS = (29, 44, 29, 24, 30)
"""Label, value, label, value, and the column of the photograph, whose 30 mm hold an inch print of 25 × 35 mm."""
PHOTO_LINES = 7
LINE_CHARS = 9
"""Characters of a short value beside the photograph; a long one takes the line."""
LIFE_WIDTHS = (38, 78, 40)
FAMILY_WIDTHS = (26, 30, 60, 40)
LIFE_ROWS, FAMILY_ROWS = 8, 6

Row = tuple[Cell | Text | None, ...]


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """社区矫正对象基本信息表; life and family are written in by hand, for nobody's relatives are kept here."""
    rows: tuple[Row, ...] = (_photo_row(person_of(case)), *_person_rows(case, facts), *_judgment_rows(case), *_correction_rows(case, facts))
    life: tuple[Row, ...] = ((None, None, None),) * LIFE_ROWS
    family: tuple[Row, ...] = ((Cell(None, lines=1.2), None, None, None),) * FAMILY_ROWS
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        Title(TITLE),
        FactsTable(rows, widths=WIDTHS, tight=True),
        Paragraph("个人简历", style=Style.HEADING, indent=0),
        FactsTable(life, header=("起止年月", "所在单位（学校）", "职务（身份）"), widths=LIFE_WIDTHS, first=LIFE_ROWS),
        Paragraph("家庭成员及主要社会关系", style=Style.HEADING, indent=0),
        FactsTable(family, header=("姓名", "关系", "单位", "电话"), widths=FAMILY_WIDTHS),
        SignatureBlock(((Signature("填表人（签名）："), Signature("填表日期：")),)),
    )
    return Paper(TITLE, blocks, copies=COPIES)


refused = before_check_in(TITLE)


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank and is no matter of choice."""
    person = person_of(case)
    values = head_values(case) | {
        "性别": person.sex,
        "文化程度": person.education,
        "婚姻状况": person.marital,
        "联系电话": person.phone,
        "矫正类别": case.category,
        "罪名分类": case.offence_class,
        "文书号": case.instrument_no,
        "生效日期": case.effective_on,
        "法律文书收到日期": case.docs_received_on,
        "接收方式": case.intake_mode,
        "报到日期": case.checked_in_on,
        "报到情况": case.checkin_result,
        "管理类别": case.mgmt_class,
    }
    return lacking(values)


def _photo_row(person: Person) -> Row:
    facts: Text = (
        *_two(("姓　　名：", person.name), ("曾 用 名：", person.former_name)),
        *_two(("性　　别：", label_of(person.sex)), ("民　　族：", label_of(person.ethnic))),
        *_two(("出生日期：", cell_day(person.birth_date)), ("联系电话：", show_phones(person.phone))),
        *_two(("文化程度：", label_of(person.education)), ("婚姻状况：", label_of(person.marital))),
        "公民身份号码：", _ruled(person.id_no, LINE_CHARS * 2),
    )  # fmt: skip
    return (Cell(facts, span=4, lines=PHOTO_LINES), Cell("照片\n（一寸）", align=Align.CENTRE))


def _two(*values: tuple[str, str | None]) -> Text:
    """Two labelled values and the end of their line."""
    (first, value), (second, other) = values
    return (first, _ruled(value, LINE_CHARS), "　", second, _ruled(other, LINE_CHARS), "\n")


def _ruled(value: str | None, chars: int) -> Run:
    """The value underlined, and the rule to its full length, so that what stands behind it stands in a column."""
    used = sum(0.5 if char.isascii() else 1 for char in value or "")
    fill = max(0.0, chars - used)
    return Run(f"{value or ''}{'　' * int(fill)}{' ' if fill % 1 else ''}", underline=True)


def _pair(first: str, value: Text | None, second: str, other: Text | None) -> Row:
    return (_label(first), value, _label(second), Cell(other, span=2))


def _wide(label: str, value: Text | None, lines: float = 1.1) -> Row:
    return (_label(label), Cell(value, span=4, lines=lines))


def _label(text: str) -> Cell:
    return Cell(text, align=Align.CENTRE, lines=1.1)


def _person_rows(case: CorrectionCase, facts: PaperFacts) -> tuple[Row, ...]:
    person = person_of(case)
    guardian = person.guardian
    relation = f"（{person.guardian_relation}）" if person.guardian_relation else ""
    minor = None if case.person is None else "是" if is_minors(case, facts) else "否"
    rows = (
        _wide("户籍地", person.household_address),
        _wide("现住地", place_of(case)),
        _pair("单位或学校", person.employer, "职业", person.occupation),
        _pair("对象编号", case.case_no, "未成年", minor),
    )
    if guardian is None:
        return rows
    return (*rows, _pair("监护人", f"{guardian.name}{relation}", "联系电话", show_phones(guardian.phone)))


def _judgment_rows(case: CorrectionCase) -> tuple[Row, ...]:
    joint = None if case.is_joint is None else "是" if case.is_joint else "否"
    kind = case.medical_parole_kind
    category = label_of(case.category)
    return (
        _pair("矫正类别", f"{category}（{kind.label}）" if category and kind else category, "罪名", case.offence),
        _pair("罪名分类", label_of(case.offence_class), "共同犯罪", joint),
        _pair("决定机关", case.deciding_organ, "文书号", case.instrument_no),
        _pair("文书日期", cell_day(case.instrument_date), "生效日期", cell_day(case.effective_on)),
        _wide("原判刑罚", sentence_words(case)),
        _wide("禁止令", case.prohibition_text),
        _pair("禁止令期限", period_text(case.prohibition_from, case.prohibition_to), "原羁押场所", case.custody_place),
        _wide("矫正期限", period_text(case.term_from, case.term_to)),
    )


def _correction_rows(case: CorrectionCase, facts: PaperFacts) -> tuple[Row, ...]:
    team = "、".join(member.name for member in team_on(case, facts.today)) or None
    guarantor = case.guarantor.name if case.guarantor is not None else None
    return (
        _pair("文书收到日期", cell_day(case.docs_received_on), "接收方式", label_of(case.intake_mode)),
        _pair("报到日期", cell_day(case.checked_in_on), "报到情况", label_of(case.checkin_result)),
        _pair("入矫宣告日期", cell_day(case.intake_announced_on), "管理类别", label_of(case.mgmt_class)),
        _pair("保证人", guarantor, "病情复查医院", case.review_hospital),
        _wide("矫正小组", team),
    )
