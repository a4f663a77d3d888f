"""Code lists of the petition log (信访登记代码表)."""

from libao_desk.declare.code import Code


class PetitionState(Code):
    """Where the office's work on a matter stands (办理状态)."""

    RECEIVED = "RECEIVED", "已收到"
    REGISTERED = "REGISTERED", "已登记"
    FORWARDED = "FORWARDED", "已转送、交办", True, "转送 已转送 交办 已交办"
    DIRECTED = "DIRECTED", "已告知向有权机关提出"
    REFUSED = "REFUSED", "不予（再次）受理", True, "不予受理"
    ROUTED = "ROUTED", "已导入法定途径"
    ACCEPTED = "ACCEPTED", "已受理", True, "受理"
    HANDLING = "HANDLING", "办理中", True, "在办 正在办理"
    EXTENDED = "EXTENDED", "已延期"
    ANSWERED = "ANSWERED", "已答复", True, "答复"
    REVIEW = "REVIEW", "复查"
    RECHECK = "RECHECK", "复核"
    CLOSED = "CLOSED", "办结（终结）", True, "办结 已办结 终结 已终结 结案 已结案"
    WITHDRAWN = "WITHDRAWN", "撤回", True, "已撤回"
    SETTLED = "SETTLED", "和解（调解）", True, "和解 已和解"


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

    NET = "NET", "网上", True, "网络 网上信访 网信 网上投诉 网络信访"
    LETTER = "LETTER", "来信", True, "信件 来信信访 写信 群众来信 联名信"
    VISIT = "VISIT", "来访", True, "走访 上门 来访信访 群众来访 到访 个访 个体访 集体访 集体来访"
    PHONE = "PHONE", "来电", True, "电话 电话信访 热线 热线电话 12345 12345热线 12345来电 市长热线 政务热线"
    FAX = "FAX", "传真"

    @classmethod
    def unclear(cls, word: str) -> str:
        """Who passed the matter on is not how its bringer wrote it."""
        if not word.endswith(("转", "转来", "转办", "转送", "转交", "交办", "批转")):
            return ""
        return f"“{word}”说的是怎样到本所的，请写在“到件方式”和“转办、交办机关”里；这里写信访人用的方式，如来信、来访、来电、网上。"


class RouteIn(Code):
    """How it reached this office (到件方式; 信访工作条例 22, 23)."""

    DIRECT = "DIRECT", "信访人直接提出", True, "直接提出 本人提出 自收"
    FORWARDED = "FWD", "转送", True, "转交"
    ASSIGNED = "ASSIGN", "交办", True, "交办件 上级交办"


class PetitionKind(Code):
    """What is asked for (类别; 信访工作条例 29 to 31)."""

    SUGGESTION = "SUGGEST", "建议意见", True, "意见建议 建议 意见 建议类"
    REPORT = "REPORT", "检举控告", True, "检举 控告 举报 检举控告类"
    APPEAL = "APPEAL", "申诉求决", True, "求决 申诉 求决类 申诉求决类"

    @classmethod
    def unclear(cls, word: str) -> str:
        """A complaint asks for something of one's own, or accuses somebody: the law treats the two apart."""
        if word not in _COMPLAINTS:
            return ""
        return f"“{word}”看不出是哪一类：要求解决自己的事写“申诉求决”，揭发违法失职写“检举控告”，只提意见写“建议意见”。"


_COMPLAINTS = frozenset("投诉 投诉类 反映问题 投诉举报 投诉请求 信访".split())


class PetitionField(Code):
    """What it is about (内容领域)."""

    LAND = "LAND", "农业农村、土地", True, "农村农业 农业农村 土地 三农 农村土地 农村土地问题 土地问题"
    HOUSE = "HOUSE", "城乡建设、征拆", True, "城乡建设 征地拆迁 拆迁"
    LABOUR = "LABOR", "劳动社保", True, "劳动和社会保障 劳动保障 社保"
    CIVIL = "CIVIL", "民政救助", True, "民政 民政优抚 救助"
    EDUCATION = "EDU", "教育"
    HEALTH = "HEALTH", "卫生", True, "医疗卫生 卫生健康"
    ENVIRONMENT = "ENV", "生态环境", True, "环保 环境保护"
    TRAFFIC = "TRAF", "交通", True, "交通运输"
    LAW = "LAW", "涉法涉诉"
    CADRE = "CADRE", "干部作风", True, "干部作风问题"
    OTHER = "OTH", "其他", True, "其它"


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
    NONE = "NONE", "未评价", True, "未评"


SATISFIED = (Rating.VERY, Rating.BASIC)
RATED = (*SATISFIED, Rating.NO)
