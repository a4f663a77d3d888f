"""Code lists of people's mediation (人民调解代码表), in the order the statistical forms use."""

import re

from libao_desk.declare.code import Code


class DisputeState(Code):
    """Where a dispute stands (案件状态).

    FAILED is the end of the mediation without an agreement; whether it failed, was stopped by a party or was handed to
    another body is said by the `Outcome`.
    """

    APPLIED = "APPLIED", "已申请"
    ACCEPTED = "ACCEPTED", "已受理", True, "受理"
    DECLINED = "DECLINED", "不予受理"
    IN_PROGRESS = "IN_PROGRESS", "调解中", True, "正在调解 在调"
    AGREED = "AGREED", "达成协议", True, "已达成协议 调解成功 成功"
    FAILED = "FAILED", "调解终结", True, "调解不成 调解失败 未成功 终止"
    PERFORMED = "PERFORMED", "已履行", True, "履行完毕 已履行完毕"
    BREACHED = "BREACHED", "未履行"
    CONFIRMED = "CONFIRMED", "已司法确认"
    FILED = "FILED", "已归档", True, "归档"


class LogState(Code):
    """The state of an activity log's line (登记状态)."""

    RECORDED = "RECORDED", "已登记"
    VOID = "VOID", "作废"


class OutsideTopic(Code):
    """What a figure counted by another body is about (外部数据指标)."""

    POLICE_DISPUTES = "POLICE", "警情中矛盾纠纷"
    DEATHS = "DEATHS", "民间纠纷引发的非正常死亡"
    TURNED_CRIMINAL = "TO_CRIME", "民间纠纷转化的刑事案件"
    STANDARD_MET = "STANDARD", "创建达标"
    CRIME_CAMPAIGN_KNOWN = "CRIME_KNOWN", "扫黑除恶知晓率"
    CRIME_CAMPAIGN_SATISFIED = "CRIME_SAT", "扫黑除恶满意率"
    GRID_KNOWN = "GRID_KNOWN", "网格员知晓率"
    GRID_SATISFIED = "GRID_SAT", "网格员满意率"
    RULE_OF_LAW_SATISFIED = "LAW_SAT", "法治建设满意度"
    OTHER = "OTHER", "其他"


class DisputeType(Code):
    """What the dispute is about (纠纷类型); 01 to 15 are the heads of the county's monthly table."""

    FAMILY = "01", "婚姻家庭纠纷", True, "婚姻家庭 婚姻 家庭 家庭纠纷 婚姻纠纷 离婚纠纷 赡养纠纷 抚养纠纷 继承纠纷 离婚 赡养 抚养 继承"
    NEIGHBOURS = "02", "邻里纠纷", True, "邻里关系 相邻纠纷 相邻权纠纷 邻里矛盾"
    HOUSE = "03", "房屋宅基地纠纷", True, "宅基地纠纷 房屋纠纷 宅基地 房屋宅基地"
    CONTRACT = "04", "合同纠纷", True, "经济合同纠纷 借贷 借款 民间借贷 借贷纠纷 民间借贷纠纷 债务 债务纠纷 债权债务纠纷"
    PRODUCTION = "05", "生产经营纠纷", True, "生产经营性纠纷"
    DAMAGES = "06", "损害赔偿纠纷", True, "赔偿纠纷 人身损害赔偿纠纷 损害赔偿 人身损害纠纷 人身损害 人身伤害 伤害赔偿"
    FOREST_AND_LAND = "07", "山林土地纠纷", True, "山林土地 土地承包纠纷 土地承包 土地"
    LAND_TAKING = "08", "征地拆迁纠纷", True, "征地纠纷 拆迁纠纷 征地拆迁"
    ENVIRONMENT = "09", "环境污染(保护)纠纷", True, "环境污染纠纷 环保纠纷 环境污染"
    LABOUR = "10", "劳动争议纠纷", True, "劳动纠纷 劳动争议 劳资纠纷 工资纠纷 欠薪纠纷 劳资 欠薪 工资 拖欠工资 工伤 工伤纠纷"
    CONSUMER = "11", "消费纠纷", True, "消费者权益纠纷 消费维权纠纷"
    MEDICAL = "12", "医疗纠纷", True, "医患纠纷 医患"
    ROAD_TRAFFIC = "13", "道路交通事故纠纷", True, "交通事故纠纷 交通事故 交通纠纷 道路交通事故 道交纠纷 交通"
    PROPERTY_MANAGEMENT = "14", "物业纠纷", True, "物业管理纠纷"
    OTHER = "15", "其他纠纷", True, "其它 其它纠纷"
    VILLAGE_AFFAIRS = "16", "村务管理纠纷", True, "村务纠纷"
    FAMILY_PLANNING = "17", "计划生育纠纷", False
    TOURISM = "18", "旅游纠纷"
    E_COMMERCE = "19", "电子商务纠纷"
    INTELLECTUAL_PROPERTY = "20", "知识产权纠纷"


STATISTICAL_TYPES = tuple(DisputeType)[:15]
"""The fifteen heads of the statistical table."""


WORDS_OF_BODIES = {
    "COURT": "法院 法庭 诉",
    "POLICE": "公安 派出所 警 公调",
    "PROC": "检察院 检调",
    "XF": "信访 访",
    "GOV": "政府 部门 上级 综治 热线 12345",
}
"""By the body that hands a dispute over, how ledgers name it in the word for where the dispute came from."""
_HANDING = (
    "法院 人民法院 法庭 人民法庭 公安 公安机关 派出所 检察院 人民检察院 信访 信访办 信访局 信访部门 政府 镇政府 部门 其他部门 上级 综治办"
)
_ACTS = "委托 委派 移送 移交 转办 转交 交办 委托调解 委派调解 移送调解 委托移送"
_NOBODY = "委托 委派 移送 移交 委托移送 移送委托 委托调解 委派调解"
_JOINED = "诉前委派 诉前委派调解 诉前调解 诉调对接 公调对接 警民联调 检调对接 访调对接"
_APPLIED = " ".join(
    [
        "申请 依申请 当事人申请调解 申请调解 自行申请 主动申请",
        *(f"{way}{what}" for way in "来访 来电 来所 上门 口头 书面 双方 一方 群众 村民".split() for what in ("申请", "申请调解")),
        "来访 来电 群众来访 村民来访 当事人来访 上门求助 群众求助",
    ]
)
_FOUND = "主动 主动调解 主动排查 排查发现 排查 摸排 摸排发现 走访发现 网格排查 网格上报 网格员上报 网格员发现 网格员排查"
_HANDED_OVER = " ".join([_NOBODY, _JOINED, *(f"{body}{act}" for body in _HANDING.split() for act in _ACTS.split())])


_NAMES_OF_BODIES = {
    "COURT": re.compile(r".*(?:法院|法庭)"),
    "POLICE": re.compile(r".*(?:公安|公安(?:分|支)?局|派出所|警务[室站]|交警.*|[警支大中]队)"),
    "PROC": re.compile(r".*检察院"),
    "XF": re.compile(r".*信访(?:局|办|办公室|中心|部门|接待室)?"),
    "GOV": re.compile(r"12345.*|.*(?:政府|办事处|政法委|热线|.[局办科室站所]|[^解处]中心)"),
}
"""By the body, what its full name ends with: 枫林派出所, 海安市人民法院, 镇综治中心; by the hotline (12345) the government hands over."""
_HOTLINE = re.compile(r"12345.*|.*热线")
_ACT = re.compile(rf"(?P<body>.+?)(?:{'|'.join(sorted(_ACTS.split(), key=len, reverse=True))}|转来|派单|工单)")


class EntrustedBy(Code):
    """Which body handed the dispute over (委托移送单位)."""

    COURT = "COURT", "法院", True, "人民法院 法庭"
    POLICE = "POLICE", "公安", True, "公安机关 派出所"
    PROCURATORATE = "PROC", "检察院", True, "人民检察院"
    PETITION_OFFICE = "XF", "信访", True, "信访办 信访局 信访部门"
    OTHER_BODY = "GOV", "其他部门"

    @classmethod
    def meant(cls, word: str) -> "EntrustedBy | None":
        """The kind of body that a full name is of."""
        return next((cls.of(code) for code, names in _NAMES_OF_BODIES.items() if names.fullmatch(word)), None)


class Source(Code):
    """How the dispute came to the committee (案件来源、受理方式)."""

    APPLICATION = "APPLY", "当事人申请", True, _APPLIED
    INITIATIVE = "ACTIVE", "调委会主动调解", True, _FOUND
    ENTRUSTED = "ENTRUST", "接受委托移送", True, _HANDED_OVER

    @classmethod
    def meant(cls, word: str) -> "Source | None":
        """Handed over, where the word names the body that did: 枫林派出所移送, 12345热线转办, 李堡法庭."""
        handed = _ACT.fullmatch(word)
        body = EntrustedBy.meant(word if handed is None else handed["body"])
        is_named = handed is not None or body is not EntrustedBy.OTHER_BODY or _HOTLINE.fullmatch(word)
        return cls.ENTRUSTED if body is not None and is_named else None


class Difficulty(Code):
    """How hard the case is (疑难复杂程度); the level also decides the subsidy (以案定补)."""

    SIMPLE = "SIMPLE", "简易", True, "简单 简单纠纷"
    GENERAL = "GENERAL", "一般", True, "一般纠纷 普通"
    COMPLEX = "COMPLEX", "疑难复杂", True, "疑难 复杂 疑难纠纷 复杂疑难"
    MAJOR = "MAJOR", "重大", True, "重大纠纷"


HARD = (Difficulty.COMPLEX, Difficulty.MAJOR)
"""What is counted as a hard case (疑难复杂)."""


class PartySide(Code):
    """The side a party stands on (当事方); several parties may share one."""

    A = "A", "甲方"
    B = "B", "乙方"
    C = "C", "丙方"
    D = "D", "丁方"
    E = "E", "戊方"
    F = "F", "己方"
    G = "G", "庚方"
    H = "H", "辛方"


class PartyKind(Code):
    """What a party is in law (当事人类别)."""

    NATURAL = "NAT", "自然人"
    LEGAL = "LEG", "法人"
    OTHER = "OTH", "非法人组织"


class PartyRole(Code):
    """A party's place in the proceedings (当事人地位)."""

    APPLICANT = "APPLICANT", "申请人"
    RESPONDENT = "RESPONDENT", "被申请人"
    THIRD = "THIRD", "第三人"


class Authority(Code):
    """How far an agent may go (代理权限); only a special authority lets an agent settle."""

    GENERAL = "GENERAL", "一般授权"
    SPECIAL = "SPECIAL", "特别授权"


class MediatorChoice(Code):
    """How a mediator came to the case (人民调解法 19)."""

    PARTIES = "PARTIES", "当事人选择"
    COMMITTEE = "COMMITTEE", "调委会指定"


_HANDED_ON = " ".join(["移交", *(f"{act}{body}" for act in ("移送", "移交") for body in ("其他部门 有关部门", *_HANDING.split()))])


class Outcome(Code):
    """How the mediation ended (调解结果)."""

    WRITTEN = "WRITTEN", "达成书面协议", True, "书面 书面协议 书面调解协议 签订协议 签订书面协议"
    ORAL = "ORAL", "达成口头协议", True, "口头 口头协议"
    FAILED = "FAILED", "调解不成", True, "失败 未成功 不成功 调解失败 调解未成功 调解未成 未达成协议 未达成"
    STOPPED = "STOPPED", "终止(一方拒绝/撤回)", True, "终止 撤回 终止调解"
    TRANSFERRED = "TRANSFER", "移送", True, _HANDED_ON


AGREEMENTS = (Outcome.WRITTEN, Outcome.ORAL)
"""The outcomes that count as settled (调解成功)."""
AFTER_AGREEMENT = frozenset({DisputeState.AGREED, DisputeState.CONFIRMED, DisputeState.BREACHED, DisputeState.PERFORMED})
"""States in which an agreement stands and its volume is still open."""


class PerformanceState(Code):
    """How far a term of the agreement has been carried out (履行情况)."""

    DUE = "DUE", "待履行", True, "未履行 尚未履行 未到期 否"
    DONE = "DONE", "已履行", True, "履行完毕 已履行完毕 全部履行 已全部履行 履行完成 已完成 已兑现 履行 是"
    PARTIAL = "PART", "部分履行", True, "部分 已部分履行 履行部分 分期履行 分期履行中 正在分期履行 履行中 正在履行"
    REFUSED = "REFUSED", "拒不履行", True, "拒绝履行 不履行 反悔"
    ON_SPOT = "ONSPOT", "即时履行", True, "当场履行 当即履行 即时履行完毕 当场履行完毕 当场兑现 即时兑现"


class ConfirmationResult(Code):
    """What the court ruled on the joint application (司法确认结果)."""

    CONFIRMED = "OK", "裁定有效"
    REJECTED = "REJECT", "裁定驳回"
    NOT_ACCEPTED = "NOTACC", "不予受理"
    WITHDRAWN = "WITHDRAWN", "撤回申请"


class Sued(Code):
    """What became of the agreement in court after a party went back on it (反悔起诉)."""

    NONE = "NONE", "未起诉"
    UPHELD = "UPHELD", "判决维持"
    CHANGED = "CHANGED", "判决变更"
    VOID = "VOID", "判决撤销或无效"


class Satisfaction(Code):
    """What the parties said of the mediation at the return visit (满意程度); it rates the office, not the parties."""

    YES = "YES", "满意"
    FAIR = "FAIR", "基本满意"
    NO = "NO", "不满意"


class Prevention(Code):
    """What the mediation kept from happening (预防效果); numbers only, never names."""

    SUICIDE = "SUICIDE", "防止自杀"
    CRIME = "CRIME", "防止民转刑"
    PETITION = "PETITION", "防止群体性上访"
    FIGHT = "FIGHT", "防止群体性械斗"


class Retention(Code):
    """How long the dossier is kept (保管期限)."""

    SHORT = "SHORT", "短期"
    LONG = "LONG", "长期"
    PERMANENT = "PERMANENT", "永久"


class EventHead(Code):
    """The head of the event list of GB/T 31000 (事件类型), for exchange with the 综治 system; optional."""

    MARRIAGE_AND_FAMILY = "01", "婚恋家庭"
    NEIGHBOURS = "02", "邻里"
    TORT = "05", "侵权"
    CONTRACT = "06", "合同"
    LABOUR = "07", "劳动人事"
    LAND_AND_RESOURCES = "09", "土地及资源权属"
    TOWN_AND_COUNTRY = "11", "城乡建设发展"
