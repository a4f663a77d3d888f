"""The announcement at the beginning (社区矫正宣告书): judgment, rules and consequences, rights, team (社区矫正法 22, 办法 20)."""

from libao_desk.declare.blocks import (
    Align,
    Blank,
    Block,
    Clauses,
    Numbering,
    Paper,
    Paragraph,
    Signature,
    SignatureBlock,
    Style,
    Text,
    filled,
)
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.document import PaperFacts
from libao_desk.declare.phrases import day_or_blank, lacking, said

from .codes import CorrectionCategory
from .law_of_the_day import FORMER_MEASURES, is_former
from .model import CorrectionCase
from .reading import team_on
from .team_table import team_table
from .wording import (
    INSTRUMENT,
    LAW,
    MEASURES,
    PERIOD,
    before_check_in,
    county_seal,
    drafted_title,
    is_minors,
    name_words,
    offence_words,
    person_of,
    secrecy,
    sentence_words,
)

TITLE = "社区矫正宣告书"
COPIES = 2
RULES = (
    "遵守法律、行政法规，服从监督管理，履行法律文书确定的义务。",
    "按照规定报告自己的活动情况，遵守关于会客的规定。",
    "离开所居住的市、县或者迁居，应当事先报经社区矫正机构批准，按期返回并办理销假。",
    "参加教育学习，按照安排参加公益活动。",
    "接受社区矫正机构的查访、通信联络和信息化核查，如实反映情况。",
    "社区矫正期间不准出境。",
)
"""What every subject keeps to (刑法 39、75、84, 社区矫正法 23—27、36、42)."""
OF_CATEGORY = {
    CorrectionCategory.PUBLIC_SURVEILLANCE: "未经批准，不得行使言论、出版、集会、结社、游行、示威自由的权利（刑法第三十九条）。",
    CorrectionCategory.MEDICAL_PAROLE: "保外就医的，按照规定提交病情复查情况，报告身体情况；暂予监外执行的情形消失的，及时报告。",
}
CONSEQUENCES = {
    None: "依法撤销缓刑、撤销假释或者收监执行",
    CorrectionCategory.PUBLIC_SURVEILLANCE: "依法追究法律责任",
    CorrectionCategory.SUSPENDED_SENTENCE: "依法撤销缓刑，执行原判刑罚",
    CorrectionCategory.PAROLE: "依法撤销假释，收监执行未执行完毕的刑罚",
    CorrectionCategory.MEDICAL_PAROLE: "依法收监执行",
}
"""What the gravest breach leads to (刑法 77、86, 社区矫正法 28、46—49)."""
RIGHTS = (
    "人身权利、财产权利和其他权利不受侵犯，在就业、就学和享受社会保障等方面不受歧视。",
    "正常的工作和生活不受不必要的影响；非依法律规定，人身自由不受限制或者变相限制。",
    "可以申请就业、就学、社会救助、社会保险、法律援助等方面的帮扶。",
    "认为合法权益受到侵害的，有权向人民检察院或者有关机关申诉、控告和检举。",
)
"""社区矫正法 4、34、37—43."""


def body(case: CorrectionCase, facts: PaperFacts) -> Paper:
    """社区矫正宣告书（入矫）; a minor's is not held in public, and his guardian is called (办法 55)."""
    minor = is_minors(case, facts)
    day = case.intake_announced_on
    blocks: tuple[Block, ...] = (
        *secrecy(case, facts),
        *drafted_title(TITLE),
        Paragraph(("社区矫正对象", name_words(case), "："), indent=0, align=Align.LEFT),
        Paragraph(_opening(case)),
        _heading("一、主要法律文书内容"),
        *_judgment(case),
        _heading("二、应当遵守的规定、被限制的权利、被禁止的事项以及违反规定的后果"),
        Clauses(_rules(case), numbering=Numbering.BRACKETED),
        _heading("三、依法享有的权利"),
        Clauses(RIGHTS, numbering=Numbering.BRACKETED),
        _heading("四、矫正小组人员及其职责"),
        team_table(case, day or facts.today),
        _heading("五、其他"),
        *said("本次宣告不公开进行，已通知监护人到场。" if minor else None),
        Paragraph("特此宣告。"),
        Paragraph("本人已了解宣告内容。"),
        _signatures(minor),
        county_seal(facts, day),
    )
    return Paper(TITLE, blocks, copies=COPIES)


refused = before_check_in(TITLE)


def wants(case: CorrectionCase, office: OfficeFacts) -> tuple[str, ...]:
    """The labels of what would print as a blank."""
    return lacking(
        {
            "姓名": person_of(case).name,
            "矫正类别": case.category,
            "决定机关": case.deciding_organ,
            "文书号": case.instrument_no,
            "具体罪名": case.offence,
            "原判刑罚": case.sentence_kind,
            "矫正开始日期": case.term_from,
            "矫正结束日期": case.term_to,
            "矫正小组": team_on(case, case.intake_announced_on) if case.intake_announced_on is not None else case.team,
            "入矫宣告日期": case.intake_announced_on,
        }
    )


def _heading(text: str) -> Paragraph:
    return Paragraph(text, style=Style.HEADING)


def _opening(case: CorrectionCase) -> Text:
    return (
        f"根据{_law(case)}，依据", filled(case.deciding_organ, 8), filled(case.instrument_no, 8), INSTRUMENT[case.category],
        "，你在", filled(PERIOD[case.category] if case.category is not None else None, 6), "期间依法实行社区矫正，期限自",
        *day_or_blank(case.term_from), "至", *day_or_blank(case.term_to), "。现宣告：",
    )  # fmt: skip


def _law(case: CorrectionCase) -> str:
    return FORMER_MEASURES if is_former(case.intake_announced_on) else f"{LAW}和{MEASURES}"


def _judgment(case: CorrectionCase) -> tuple[Block, ...]:
    penalty: Text = ("你因犯", *offence_words(case), "，被判处", filled(sentence_words(case), 8), "。")
    facts = Paragraph(("主要犯罪事实：", Blank(19)), align=Align.LEFT)
    room = Paragraph((Blank(28),), indent=0, align=Align.LEFT)
    return (Paragraph(penalty), facts, room)


def _rules(case: CorrectionCase) -> tuple[Text, ...]:
    rules: list[Text] = list(RULES)
    if case.category in OF_CATEGORY:
        rules.append(OF_CATEGORY[case.category])
    if case.prohibition_text:
        text = case.prohibition_text.strip().rstrip("。")
        rules.append(
            ("禁止令：", filled(text), "，期限自", *day_or_blank(case.prohibition_from), "至", *day_or_blank(case.prohibition_to), "。")
        )
    worst = CONSEQUENCES[case.category]
    rules.append(f"违反规定的，视情节给予训诫、警告，提请公安机关给予治安管理处罚，{worst}；对符合法定情形的，可以使用电子定位装置。")
    return tuple(rules)


def _signatures(minor: bool) -> SignatureBlock:
    """A minor's announcement has his guardian and no witness from outside."""
    other = "监护人（签名）：" if minor else "见证人（签名）："
    return SignatureBlock(
        (
            (Signature("社区矫正对象（签名）："), Signature("日期：")),
            (Signature("宣告人（签名）："), Signature(other)),
            (Signature("小组成员（签名）："), Signature("小组成员（签名）：")),
        )
    )
