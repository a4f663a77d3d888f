"""Electronic locating devices (使用、解除电子定位装置审批表、告知书): ground, approval and dates, never a place (社区矫正法 29)."""

from datetime import date

from libao_desk.core.calendar import term_end
from libao_desk.core.dates import official_date
from libao_desk.declare.blocks import Block, Clauses, Paper, Paragraph, Signature, SignatureBlock, Text, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking
from libao_desk.registers.corrections.rules.measures import LONGEST_DEVICE_MONTHS

from .approval_form import Row, form_table, note, opinion, pair, subject_rows, subject_values, wide
from .codes import DeviceGround
from .law_of_the_day import before_the_law
from .model import CorrectionCase
from .parts import CorrectionDevice
from .wording import (
    LAW,
    SEAL,
    before_check_in,
    cell_day,
    county_body,
    county_seal,
    drafted_title,
    justice_bureau,
    name_words,
    period_text,
    person_of,
    secrecy,
)

USE = "使用电子定位装置审批表"
REMOVAL = "解除电子定位装置审批表"
NOTICE = "使用电子定位装置告知书"
COPIES = 2
NUMERALS = "一二三四五"
DUTIES = (
    "按照要求佩戴、妥善保管装置，保持装置正常使用，及时充电。",
    "不得拆除、损坏、转借装置，不得干扰装置正常工作；装置损坏、丢失或者发生故障的，立即报告。",
    "移动电话不属于电子定位装置，使用装置期间仍应按照规定报告自己的活动情况。",
)
CONSEQUENCE = "故意损坏、拆除装置或者违反以上要求的，依法给予训诫、警告、提请治安管理处罚，直至提请撤销缓刑、撤销假释或者收监执行。"
SECRECY = "社区矫正机构对通过装置获得的信息严格保密，只用于社区矫正工作；不需要继续使用的，及时解除。"


def use(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """使用电子定位装置审批表: the five grounds of the law, three months at most, approved by the head of the justice bureau."""
    device: CorrectionDevice = facts.part_row or CorrectionDevice()
    rows: tuple[Row, ...] = (
        *subject_rows(case),
        wide("使用事由", _grounds(device.ground), 5),
        wide("事实\n和理由", device.fact, 2),
        wide("使用期限\n（不超过\n三个月）", period_text(device.starts_on, device.ends_on), 2),
        *_extension(device),
        *_levels(facts, device.office_opinion),
    )
    return _form(USE, case, facts, rows)


def removal(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """解除电子定位装置审批表: the device comes off when the time is over, or as soon as it is not needed."""
    device: CorrectionDevice = facts.part_row or CorrectionDevice()
    rows: tuple[Row, ...] = (
        *subject_rows(case),
        wide("原使用\n事由", _grounds(device.ground), 5),
        wide("批准使用\n期限", period_text(device.starts_on, device.ends_on), 2),
        wide("解除理由", "□批准的期限届满　□不需要继续使用\n□其他：", 2),
        wide("解除日期", cell_day(device.removed_on)),
        *_levels(facts),
    )
    return _form(REMOVAL, case, facts, rows)


def notice(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """使用电子定位装置告知书: term, duties, consequences; the subject signs that he was told."""
    device: CorrectionDevice = facts.part_row or CorrectionDevice()
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(NOTICE),
        Paragraph(("社区矫正对象", name_words(case), "："), indent=0),
        Paragraph(_told_why(device.ground, justice_bureau(facts))),
        Clauses((_told_term(device), *DUTIES, CONSEQUENCE, SECRECY)),
        county_seal(facts),
        Paragraph("以上内容已向我告知，我已知悉。"),
        SignatureBlock(((Signature("社区矫正对象（签名）："), Signature("日期：")), (Signature("告知人（签名）："),))),
    )
    return Paper(NOTICE, blocks, copies=COPIES)


use_refused = before_check_in(USE)
removal_refused = before_check_in(REMOVAL)
notice_refused = before_check_in(NOTICE)


def longest(device: CorrectionDevice) -> date:
    """The last day a device may be used: three months, and three more for each extension (社区矫正法 29)."""
    return term_end(device.starts_on, months_=LONGEST_DEVICE_MONTHS * (1 + (device.extended_count or 0)))


def too_long(case: CorrectionCase, device: CorrectionDevice, office: OfficeFacts, today: date) -> str | None:
    """No approval and no extension lasts above three months."""
    if device.ends_on is not None and device.ends_on > longest(device):
        return f"使用电子定位装置不超过三个月，每次延长不超过三个月，期限最迟至{official_date(longest(device))}（社区矫正法第29条）。"
    return None


def not_approved(case: CorrectionCase, device: CorrectionDevice, office: OfficeFacts, today: date) -> str | None:
    """The subject is told of a device that the head of the bureau has approved."""
    if not device.approved_by:
        return "尚未填写批准人，未经县级司法行政部门负责人批准不能使用电子定位装置（社区矫正法第29条）。"
    return before_the_law(device.starts_on, "使用电子定位装置", NOTICE) or too_long(case, device, office, today)


def form_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank on the two forms."""
    return lacking(subject_values(case))


def notice_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank in the notice."""
    return lacking({"姓名": person_of(case).name})


def use_wants_row(case: CorrectionCase, device: CorrectionDevice, office: OfficeFacts) -> tuple[str, ...]:
    """What this device leaves blank on the form that asks for it."""
    return lacking({"事实、理由": device.fact, "批准至": device.ends_on, "司法所意见": device.office_opinion})


def notice_wants_row(case: CorrectionCase, device: CorrectionDevice, office: OfficeFacts) -> tuple[str, ...]:
    """What this device leaves blank in the notice."""
    return lacking({"批准至": device.ends_on})


def removal_wants_row(case: CorrectionCase, device: CorrectionDevice, office: OfficeFacts) -> tuple[str, ...]:
    """What this device leaves blank on the form that ends it."""
    return lacking({"批准至": device.ends_on, "解除日": device.removed_on})


def _form(title: str, case: CorrectionCase, facts: PaperFacts, rows: tuple[Row, ...]) -> Paper:
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(title),
        form_table(rows),
        note("本表一式二份，司法行政部门、社区矫正机构各存一份。"),
    )
    return Paper(title, blocks, copies=COPIES)


def _told_why(ground: DeviceGround | None, bureau: str) -> Text:
    item, words = (NUMERALS[int(ground.value) - 1], ground.label) if ground is not None else (None, None)
    return (
        f"根据{LAW}第二十九条第一款第（", filled(item, 1), "）项“", filled(words, 14),
        f"”的规定，经{bureau}负责人批准，对你使用电子定位装置。现告知如下：",
    )  # fmt: skip


def _told_term(device: CorrectionDevice) -> Text:
    return (
        "使用期限：自", *day_or_blank(device.starts_on), "至", *day_or_blank(device.ends_on),
        "，不超过三个月；期满后经评估需要继续使用的，经批准可以延长，每次不超过三个月。",
    )  # fmt: skip


def _grounds(chosen: DeviceGround | None) -> str:
    return "\n".join(f"{'☑' if ground is chosen else '□'}（{NUMERALS[index]}）{ground.label}" for index, ground in enumerate(DeviceGround))


def _extension(device: CorrectionDevice) -> tuple[Row, ...]:
    if not device.extended_count:
        return ()
    return (pair("延长次数", f"{device.extended_count}次", "延长\n批准日", cell_day(device.extended_on)),)


def _levels(facts: PaperFacts, own: str | None = None) -> tuple[Row, ...]:
    return (
        opinion("司法所\n意见", own),
        opinion("县级社区\n矫正机构\n意见", None, f"{county_body(facts)}{SEAL}"),
        opinion("县级司法\n行政部门\n审批", None, f"{justice_bureau(facts)}负责人（签名）"),
    )
