"""A move to another place of execution (执行地变更审批表、决定书、移交清单, 社区矫正法 27, 办法 30、31)."""

from datetime import date

from libao_desk.declare.blocks import Align, Blank, Block, FactsTable, Paper, Paragraph, Signature, SignatureBlock, Text, filled
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking

from .approval_form import Row, form_table, note, opinion, pair, subject_rows, subject_values, wide
from .law_of_the_day import before_the_law
from .model import CorrectionCase
from .parts import CorrectionPlaceChange
from .rules import spans
from .wording import (
    LAW,
    MEASURES,
    SEAL,
    before_check_in,
    cell_day,
    county_body,
    county_number,
    county_seal,
    drafted_title,
    head,
    head_values,
    name_words,
    place_of,
    police,
    procuratorate,
    secrecy,
)

APPLICATION = "社区矫正对象执行地变更审批表"
DECISION = "社区矫正对象执行地变更决定书"
HANDOVER = "社区矫正对象档案移交清单"
APPLICATION_COPIES = 2
DECISION_COPIES = 5
"""For the deciding organ, the procuratorate, the police, the new body and the subject."""
HANDOVER_COPIES = 2
FILES = (
    "法律文书（判决书、裁定书、决定书等）",
    "社区矫正对象基本信息表",
    "社区矫正宣告书",
    "矫正责任书",
    "矫正方案及调整记录",
    "报告、查访、教育学习、公益活动记录",
    "外出、会客、进入特定场所审批材料",
    "考核、奖惩材料",
    "执行地变更申请、审批表、决定书",
)
"""What a dossier holds; how many of each is written in when it is handed over."""
MORE_FILES = 2
FILE_HEADER = ("序号", "材料名称", "份数", "页数", "备注")
FILE_WIDTHS = (14, 82, 18, 18, 24)


def application(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """执行地变更审批表: reason, new address, what the new place replied, what the county body decides."""
    change: CorrectionPlaceChange = facts.part_row or CorrectionPlaceChange()
    rows: tuple[Row, ...] = (
        *subject_rows(case),
        wide("变更理由", change.reason, 3),
        wide("新执行地\n地址", change.new_place, 2),
        pair("申请日期", cell_day(change.applied_on), "拟迁出\n日期", cell_day(change.planned_on)),
        wide("本人签名", None, 1.5),
        opinion("司法所\n意见", change.office_opinion),
        pair("征求意见\n函发出日", cell_day(change.consult_sent_on), "新执行地\n回复日", cell_day(change.replied_on)),
        wide("新执行地\n回复意见", change.reply, 3),
        opinion("县级社区\n矫正机构\n决定", None, f"{county_body(facts)}{SEAL}"),
    )
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(APPLICATION),
        form_table(rows),
        note("本表一式二份，社区矫正机构、司法所各存一份。"),
    )
    return Paper(APPLICATION, blocks, copies=APPLICATION_COPIES)


def decision(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """执行地变更决定书, a draft for the county body: the new place, the seven days, what follows from staying away."""
    change: CorrectionPlaceChange = facts.part_row or CorrectionPlaceChange()
    agreed = change.is_agreed is not False
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(DECISION),
        county_number(facts, "变"),
        head(case),
        Paragraph(_considered(change)),
        Paragraph(_decided(case, change) if agreed else "根据" + LAW + "第二十七条和" + MEASURES + "第三十条的规定，决定不予变更执行地。"),
        *((Paragraph(_duty(change, facts.office)),) if agreed else ()),
        county_seal(facts, change.decided_on),
        SignatureBlock(((Signature("社区矫正对象（签收）："), Signature("签收日期：")),)),
        Paragraph(
            ("抄送：", filled(case.deciding_organ, 8), f"、{procuratorate(facts)}、{police(facts)}、新执行地县级社区矫正机构"),
            indent=0,
            align=Align.LEFT,
        ),
    )
    return Paper(DECISION, blocks, copies=DECISION_COPIES)


def handover(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """移交清单: the dossier that goes to the new body within five days (办法 31)."""
    change: CorrectionPlaceChange = facts.part_row or CorrectionPlaceChange()
    rows: list[tuple[str | None, ...]] = [(str(number), name, None, None, None) for number, name in enumerate(FILES, start=1)]
    rows += [(str(len(FILES) + extra), None, None, None, None) for extra in range(1, MORE_FILES + 1)]
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(HANDOVER),
        Paragraph(
            (
                "社区矫正对象", name_words(case), "的执行地自", filled(place_of(case), 8), "变更为", filled(change.new_place, 8),
                "，现将其社区矫正档案材料移交如下：",
            )
        ),
        FactsTable(tuple(rows), header=FILE_HEADER, widths=FILE_WIDTHS),
        Paragraph(("移交单位：", county_body(facts), "　接收单位：", Blank(7)), indent=0, align=Align.LEFT),
        SignatureBlock(
            (
                (Signature("移交单位（盖章）："), Signature("接收单位（盖章）：")),
                (Signature("移交人（签名）："), Signature("接收人（签名）：")),
                (Signature("移交日期："), Signature("接收日期：")),
            )
        ),
    )  # fmt: skip
    return Paper(HANDOVER, blocks, copies=HANDOVER_COPIES)


application_refused = before_check_in(APPLICATION)
decision_refused = before_check_in(DECISION)
handover_refused = before_check_in(HANDOVER)


def decision_refused_row(case: CorrectionCase, change: CorrectionPlaceChange, office: OfficeFacts, today: date) -> str | None:
    """The new place is asked before anything is decided (办法 30)."""
    if sentence := before_the_law(change.decided_on, "变更决定", DECISION):
        return sentence
    if change.decided_on is None and change.replied_on is None:
        return "新执行地尚未回复意见，不能打印执行地变更决定书（社区矫正法实施办法第30条）。"
    return None


def handover_refused_row(case: CorrectionCase, change: CorrectionPlaceChange, office: OfficeFacts, today: date) -> str | None:
    """Only a move that was agreed to sends the dossier on."""
    return None if change.is_agreed else "尚未决定同意变更执行地，没有档案可以移交。"


def application_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank on the form."""
    return lacking(subject_values(case))


def decision_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank in the decision."""
    return lacking(head_values(case))


def handover_wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """What the record leaves blank on the list."""
    return lacking({"姓名": case.person is not None and case.person.name, "现住地": place_of(case)})


def application_wants_row(case: CorrectionCase, change: CorrectionPlaceChange, office: OfficeFacts) -> tuple[str, ...]:
    """What this move leaves blank on the form; what the new place and the county say may come later."""
    return lacking(
        {
            "理由": change.reason,
            "新执行地": change.new_place,
            "申请日期": change.applied_on,
            "拟迁出日期": change.planned_on,
            "司法所意见": change.office_opinion,
        }
    )


def place_wants_row(case: CorrectionCase, change: CorrectionPlaceChange, office: OfficeFacts) -> tuple[str, ...]:
    """What this move leaves blank in the decision and on the list."""
    return lacking({"新执行地": change.new_place})


def _considered(change: CorrectionPlaceChange) -> Text:
    reason, reply = ((text or "").strip().rstrip("。") for text in (change.reason, change.reply))
    return (
        "经查，社区矫正对象因", filled(reason, 12), "，于", *day_or_blank(change.applied_on),
        "申请变更执行地；新执行地于", *day_or_blank(change.replied_on), "回复：", filled(reply, 8), "。",
    )  # fmt: skip


def _decided(case: CorrectionCase, change: CorrectionPlaceChange) -> Text:
    return (
        f"根据{LAW}第二十七条和{MEASURES}第三十条、第三十一条的规定，决定将执行地自", filled(place_of(case), 8),
        "变更为", filled(change.new_place, 8), "。",
    )  # fmt: skip


def _duty(change: CorrectionPlaceChange, office: OfficeFacts) -> Text:
    """When to check in at the new place, and what follows from not doing so (办法 31、34、35、46、49)."""
    last = change.due_check_in_on
    if last is None and change.told_on is not None:
        last = office.reckon(spans.NEW_CHECK_IN, change.told_on)[0].last_day
    by: Text = ("（至", *day_or_blank(last), "止）") if last is not None else ()
    return (
        "社区矫正对象应当自收到本决定之日起七日内", *by, "到新执行地县级社区矫正机构报到。无正当理由不按规定时间报到的，"
        "依照实施办法第三十四条、第三十五条、第四十六条、第四十七条、第四十九条的规定，视情节给予训诫、警告，直至提请撤销缓刑、撤销假释或者收监执行。",
    )  # fmt: skip
