"""The certificate of release with its stub (解除社区矫正证明书) and the notice to the three bodies (解除社区矫正通知书)."""

from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    CutLine,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Size,
    Space,
    Text,
    Title,
    Together,
    filled,
    whole,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking

from .form_parts import end_day, end_words
from .law_of_the_day import under
from .model import CorrectionCase
from .sanction_wording import distribution, number_line_of
from .wording import (
    county_seal,
    drafted_title,
    head_values,
    judgment_words,
    label_of,
    name_words,
    person_of,
    police,
    procuratorate,
    subject_words,
    term_words,
)

CERTIFICATE_TITLE = "解除社区矫正证明书"
NOTICE_TITLE = "解除社区矫正通知书"
NUMBER_WORD = "解"


def certificate(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """解除社区矫正证明书: the stub for the file, the line to cut along, the certificate for the subject."""
    number = number_line_of(case.certificate_no, facts, NUMBER_WORD)
    blocks: tuple[Block, ...] = (
        Title(f"{CERTIFICATE_TITLE}（存根）", size=Size.SMALL_TWO),
        number,
        Paragraph(_stub(case), size=Size.FOUR),
        SignatureBlock(((Signature("填发人："), Signature("领取人（签名）：")),)),
        CutLine("裁切线"),
        Space(0.3),
        Together(
            (
                *drafted_title(CERTIFICATE_TITLE),
                number,
                Paragraph((*_identity(case), *judgment_words(case), *term_words(case))),
                Paragraph(f"{end_words(case)}，依法解除社区矫正。特此证明。"),
                county_seal(facts, _certificate_day(case)),
            )
        ),
    )
    return Paper(CERTIFICATE_TITLE, blocks)


def notice(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """解除社区矫正通知书: to the deciding organ, the procuratorate and the police (社区矫正法 44)."""
    receivers = (procuratorate(facts), police(facts))
    blocks: tuple[Block, ...] = (
        *drafted_title(NOTICE_TITLE),
        number_line_of(None, facts, NUMBER_WORD),
        Paragraph((filled(case.deciding_organ, 10), f"、{'、'.join(receivers)}："), indent=0, align=Align.LEFT),
        Paragraph((*subject_words(case), *judgment_words(case), *term_words(case))),
        Paragraph(_notice_words(case)),
        Paragraph("特此通知。"),
        county_seal(facts, _certificate_day(case)),
        distribution(case.deciding_organ or "决定机关", *receivers),
    )
    return Paper(NOTICE_TITLE, blocks, copies=4)


def certificate_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(head_values(case) | {"解除证明书编号": case.certificate_no})


def _identity(case: CorrectionCase) -> Text:
    """Who is meant, without addresses: the certificate is carried about."""
    person = person_of(case)
    sex = label_of(person.sex) or "男（女）"
    return (
        "社区矫正对象", name_words(case), f"，{sex}，", *day_or_blank(person.birth_date), "出生，居民身份证号码",
        whole(person.id_no) if person.id_no else Blank(9), "。",
    )  # fmt: skip


def _stub(case: CorrectionCase) -> Text:
    person = person_of(case)
    return (
        "社区矫正对象", name_words(case), "，居民身份证号码", whole(person.id_no) if person.id_no else Blank(9),
        "，因犯", filled(case.offence, 6), "，", *term_words(case), end_words(case), "，于", *day_or_blank(end_day(case)),
        "依法解除社区矫正。",
    )  # fmt: skip


def _notice_words(case: CorrectionCase) -> Text:
    number: Text = (whole(case.certificate_no),) if case.certificate_no else (Blank(8), "号")
    return (
        f"该社区矫正对象{end_words(case)}，根据{under('第四十四条', end_day(case))}，自",
        *day_or_blank(end_day(case)),
        "起依法解除社区矫正，发给",
        *number,
        f"{CERTIFICATE_TITLE}。",
    )


def _certificate_day(case: CorrectionCase) -> date | None:
    return case.certificate_on or end_day(case)
