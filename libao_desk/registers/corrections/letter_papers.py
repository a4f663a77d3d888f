"""Letters to other bodies (致有关机关的文书): an inquiry's opinion, a receipt, a death's notice; and the sealing record."""

from datetime import date

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    FactsTable,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Text,
    filled,
    whole,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, section
from libao_desk.registers.corrections.rules.spans import SEALING_RULES_SINCE

from .codes import CLOSED, CorrectionState
from .form_parts import WIDTHS, Row, end_day, wide
from .law_of_the_day import death_told_on, inquired_on, is_former, under
from .model import CorrectionCase
from .sanction_wording import distribution, number_line_of
from .wording import (
    cell_day,
    county_seal,
    drafted_title,
    head,
    head_values,
    label_of,
    name_words,
    person_of,
    police,
    procuratorate,
    sentence_words,
    subject_words,
)

INQUIRY_TITLE = "调查评估意见书"
RECEIPT_TITLE = "社区矫正法律文书送达回执"
DEATH_TITLE = "社区矫正对象死亡通知书"
SEALING_TITLE = "犯罪记录封存记录"


def inquiry(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """调查评估意见书: to the organ that entrusted it, what was found, the opinion (社区矫正法 18)."""
    asked: Text = (whole(case.entrust_no),) if case.entrust_no else (Blank(8), "号")
    blocks: tuple[Block, ...] = (
        *drafted_title(INQUIRY_TITLE),
        number_line_of(case.opinion_no, facts),
        _addressee(case.entrusting_organ),
        Paragraph((
            "你单位", *asked, "委托函及有关材料于", *day_or_blank(case.entrusted_on),
            f"收悉。根据{under('第十八条', inquired_on(case))}，对",
            name_words(case), "进行了调查评估，现将情况函复如下：",
        )),
        Paragraph(subject_words(case)[1:]),
        *section("一、调查情况", case.inquiry_findings, 5),
        *section("二、评估意见", case.inquiry_opinion, 3),
        county_seal(facts, case.opinion_sent_on),
        distribution(case.entrusting_organ or "委托机关", procuratorate(facts)),
    )  # fmt: skip
    return Paper(INQUIRY_TITLE, blocks, copies=3)


def receipt(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """送达回执: that the instruments came, when, and whether they were complete (办法 16)."""
    asked = case.docs_asked_on is not None and case.docs_completed_on is None
    known = case.docs_received_on is not None
    number: Text = (whole(case.instrument_no),) if case.instrument_no else (Blank(8), "号")
    blocks: tuple[Block, ...] = (
        *drafted_title(RECEIPT_TITLE),
        number_line_of(None, facts),
        _addressee(case.deciding_organ),
        Paragraph((
            "你单位送达的社区矫正对象", name_words(case), "的", *number, "法律文书等材料，已于",
            *day_or_blank(case.docs_received_on), "收到。经核对：",
        )),
        Paragraph(f"{_box(known and not asked)}法律文书齐全。"),
        Paragraph((f"{_box(known and asked)}法律文书不齐，请自收到本回执之日起五日内补齐：", Blank(10), "。"), align=Align.LEFT),
        Paragraph("特此回执。"),
        county_seal(facts, case.receipt_sent_on),
        distribution(case.deciding_organ or "决定机关"),
    )  # fmt: skip
    return Paper(RECEIPT_TITLE, blocks, copies=2)


def death(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """死亡通知: to the deciding organ, the procuratorate and the police (社区矫正法 51); no cause, which is no business of ours."""
    day = death_told_on(case)
    receivers = (procuratorate(facts), police(facts))
    blocks: tuple[Block, ...] = (
        *drafted_title(DEATH_TITLE),
        number_line_of(None, facts),
        Paragraph((filled(case.deciding_organ, 10), f"、{'、'.join(receivers)}："), indent=0, align=Align.LEFT),
        head(case),
        Paragraph(("该社区矫正对象于", *day_or_blank(case.died_on), f"死亡，根据{under('第四十五条', day)}，社区矫正终止。")),
        Paragraph("特此通知。" if is_former(day) else f"根据{under('第五十一条', day)}，特此通知。"),
        county_seal(facts, case.death_notified_on),
        distribution(case.deciding_organ or "决定机关", *receivers),
    )
    return Paper(DEATH_TITLE, blocks, copies=4)


def sealing(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """封存记录: whose record, why, what, when, by whom; the paper goes into the sealed file."""
    person = person_of(case)
    rows: tuple[Row, ...] = (
        ("姓名", person.name, "性别", label_of(person.sex)),
        ("出生日期", cell_day(person.birth_date), "身份证号码", person.id_no),
        ("罪名", case.offence, "原判刑罚", sentence_words(case)),
        ("决定机关", case.deciding_organ, "文书号", case.instrument_no),
        ("矫正结束日", cell_day(end_day(case)), "封存日", cell_day(case.sealed_on)),
        wide("封存依据", _sealing_basis(case, facts)),
        wide("封存范围", "本案社区矫正卷宗、台账登记及电子数据", 2),
        wide("备注", None, 3),
    )
    blocks: tuple[Block, ...] = (
        *drafted_title(SEALING_TITLE),
        FactsTable(rows, widths=WIDTHS),
        SignatureBlock(((Signature("经办人（签名）："), Signature("负责人（签名）：")),)),
        county_seal(facts, case.sealed_on),
    )
    return Paper(SEALING_TITLE, blocks)


def inquiry_refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Only an inquiry somebody asked for has an opinion."""
    return None if case.entrusted_on is not None else f"未登记收到委托函的日期，不能打印{INQUIRY_TITLE}。"


def receipt_refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Nothing received, nothing to acknowledge."""
    return None if case.docs_received_on is not None else f"尚未收到法律文书，不能打印{RECEIPT_TITLE}。"


def death_refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Only a death that is known is notified."""
    return None if case.death_known_on is not None else f"未登记得知死亡的日期，不能打印{DEATH_TITLE}。"


def sealing_refused(case: CorrectionCase, office: OfficeFacts, today: date) -> str | None:
    """Only the record of a minor's crime with five years or less is sealed, and only when all is over."""
    if not case.is_sealable:
        return f"本案不符合犯罪记录封存条件（刑诉法第286条），不能打印{SEALING_TITLE}。"
    if case.state not in CLOSED or case.state is CorrectionState.TRANSFERRED:
        return f"社区矫正尚未结束，不能打印{SEALING_TITLE}。"
    return None


def inquiry_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    person = person_of(case)
    return lacking(
        {
            "委托机关": case.entrusting_organ,
            "委托函文号": case.entrust_no,
            "姓名": person.name,
            "公民身份号码": person.id_no,
            "调查情况": case.inquiry_findings,
            "评估意见": case.inquiry_opinion,
            "调查评估意见书文号": case.opinion_no,
        }
    )


def receipt_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {"姓名": person_of(case).name, "决定机关": case.deciding_organ, "文书号": case.instrument_no, "回执日期": case.receipt_sent_on}
    return lacking(values)


def death_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(head_values(case) | {"死亡日期": case.died_on, "死亡通知日": case.death_notified_on})


def sealing_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    values = {"姓名": person_of(case).name, "决定机关": case.deciding_organ, "文书号": case.instrument_no, "封存日": case.sealed_on}
    return lacking(values)


def _addressee(organ: str | None) -> Paragraph:
    return Paragraph((filled(organ, 12), "："), indent=0, align=Align.LEFT)


def _box(is_so: bool) -> str:
    return "☑" if is_so else "□"


def _sealing_basis(case: CorrectionCase, facts: PaperFacts) -> str:
    law = "《中华人民共和国刑事诉讼法》第二百八十六条"
    rules = "、《关于未成年人犯罪记录封存的实施办法》第十三条"
    return f"{law}{rules}" if (end_day(case) or facts.today) >= SEALING_RULES_SINCE else law
