"""Code lists of the petition log (信访登记代码表)."""

from libao_desk.declare.code import Code


class PetitionState(Code):
    """Where the office's work on a matter stands (办理状态)."""

    RECEIVED = "RECEIVED", "已收到"
    REGISTERED = "REGISTERED", "已登记"
    FORWARDED = "FORWARDED", "已转送、交办"
    DIRECTED = "DIRECTED", "已告知向有权机关提出"
    REFUSED = "REFUSED", "不予（再次）受理"
    ROUTED = "ROUTED", "已导入法定途径"
    ACCEPTED = "ACCEPTED", "已受理"
    HANDLING = "HANDLING", "办理中"
    EXTENDED = "EXTENDED", "已延期"
    ANSWERED = "ANSWERED", "已答复"
    REVIEW = "REVIEW", "复查"
    RECHECK = "RECHECK", "复核"
    CLOSED = "CLOSED", "办结（终结）"
    WITHDRAWN = "WITHDRAWN", "撤回"
    SETTLED = "SETTLED", "和解（调解）"


IN_HAND = (PetitionState.ACCEPTED, PetitionState.HANDLING, PetitionState.EXTENDED)
"""Accepted and not yet answered."""
UNFINISHED = (PetitionState.RECEIVED, PetitionState.REGISTERED, *IN_HAND)
"""The office still has something to do."""
ENDED = frozenset(
    {
        PetitionState.FORWARDED,
        PetitionState.DIRECTED,
        PetitionState.REFUSED,
        PetitionState.CLOSED,
        PetitionState.WITHDRAWN,
        PetitionState.SETTLED,
    }
)


class Channel(Code):
    """How a matter was brought (来源方式; 信访工作条例 17, 21)."""

    NET = "NET", "网上"
    LETTER = "LETTER", "来信"
    VISIT = "VISIT", "来访"
    PHONE = "PHONE", "来电"
    FAX = "FAX", "传真"


class RouteIn(Code):
    """How it reached this office (到件方式; 信访工作条例 22, 23)."""

    DIRECT = "DIRECT", "信访人直接提出"
    FORWARDED = "FWD", "转送"
    ASSIGNED = "ASSIGN", "交办"


class PetitionKind(Code):
    """What is asked for (类别; 信访工作条例 29 to 31)."""

    SUGGESTION = "SUGGEST", "建议意见"
    REPORT = "REPORT", "检举控告"
    APPEAL = "APPEAL", "申诉求决"


class PetitionField(Code):
    """What it is about (内容领域)."""

    LAND = "LAND", "农业农村、土地"
    HOUSE = "HOUSE", "城乡建设、征拆"
    LABOUR = "LABOR", "劳动社保"
    CIVIL = "CIVIL", "民政救助"
    EDUCATION = "EDU", "教育"
    HEALTH = "HEALTH", "卫生"
    ENVIRONMENT = "ENV", "生态环境"
    TRAFFIC = "TRAF", "交通"
    LAW = "LAW", "涉法涉诉"
    CADRE = "CADRE", "干部作风"
    OTHER = "OTH", "其他"


class LegalRoute(Code):
    """The way an appeal is dealt with (途径分类; 信访工作条例 31)."""

    COURTS = "R1", "诉讼、复议、检察、公安程序"
    ARBITRATION = "R2", "仲裁"
    PARTY_APPEAL = "R3", "党员申诉等"
    ADMINISTRATIVE = "R4", "行政复议、裁决、确认、许可、处罚等"
    INVESTIGATION = "R5", "申请查处、履行职责"
    PETITION = "R6", "信访程序"


OTHER_WAYS = frozenset(LegalRoute) - {LegalRoute.PETITION}


class RefuseReason(Code):
    """Why a matter is not accepted, or not accepted again (不予受理理由)."""

    PENDING = "PENDING", "同一事项在办理期限内向上级重复提出"
    LITIGATION = "LITIG", "应当通过诉讼等法定途径解决"
    NOT_OURS = "NOTOURS", "不属于本单位职权范围"
    FINAL = "FINAL", "已经复核终结，以同一事实和理由提出"


class OpinionResult(Code):
    """What the written opinion says (处理意见; 信访工作条例 32)."""

    SUPPORTED = "SUPPORT", "支持"
    EXPLAINED = "EXPLAIN", "诉求合理但缺乏依据，作出解释"
    REJECTED = "REJECT", "不予支持"


class ReviewResult(Code):
    """What a review or a recheck found (复查复核结果)."""

    KEPT = "KEEP", "维持"
    CHANGED = "CHANGE", "变更"
    VOIDED = "VOID", "撤销"


class Rating(Code):
    """How the petitioner rates the unit that answered (满意度评价)."""

    VERY = "VERY", "满意"
    BASIC = "BASIC", "基本满意"
    NO = "NO", "不满意"
    NONE = "NONE", "未评价"


SATISFIED = (Rating.VERY, Rating.BASIC)
RATED = (*SATISFIED, Rating.NO)
