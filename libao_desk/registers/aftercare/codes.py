"""Code lists of aftercare (安置帮教代码表), with the national codes where there are some."""

import re

from libao_desk.declare.code import Code
from libao_desk.people.codes import DEATH


class AftercareState(Code):
    """Where the help stands (帮教状态)."""

    NOTIFIED = "NOTIFIED", "收到通知"
    VERIFIED = "VERIFIED", "信息已核查"
    HANDED_OVER = "HANDED", "已衔接", True, "衔接"
    ACTIVE = "ACTIVE", "帮教中", True, "在册 在帮 帮教 正在帮教 在帮教"
    CLOSED = "CLOSED", "已解除帮教", True, f"解除 已解除 解除帮教 期满 期满解除 帮教期满 死亡 {DEATH} 重新犯罪 再犯罪 收监 已收监 注销"
    NOT_ARRIVED = "NOT_ARRIVED", "应衔接未衔接", True, "未衔接"
    MOVED = "MOVED", "已移交", True, "移交 转出 已转出 迁出 已迁出 外迁 户籍迁出 户口迁出"


BEFORE_ARRIVAL = (AftercareState.NOTIFIED, AftercareState.VERIFIED, AftercareState.NOT_ARRIVED)
IN_FOLLOW_UP = (AftercareState.HANDED_OVER, AftercareState.ACTIVE)
ON_REGISTER = (*BEFORE_ARRIVAL, *IN_FOLLOW_UP)
ENDED = frozenset({AftercareState.MOVED, AftercareState.CLOSED})


class ReleaseSource(Code):
    """Where the person was released from (来源类型)."""

    PRISON = "PRISON", "监狱刑满释放", True, "监狱释放"
    DETENTION = "DETENTION", "看守所刑满释放"
    CORRECTION = (
        "CORR",
        "解除社区矫正",
        True,
        "解矫 社区矫正 解矫人员 社区矫正期满 社区矫正解除 解除矫正 社区矫正解除人员 假释期满 假释考验期满 缓刑期满 缓刑考验期满",
    )


class Verification(Code):
    """What the check of the notice found (信息核查结果)."""

    CORRECT = "OK", "属实"
    WRONG = "WRONG", "不属实"
    ELSEWHERE = "ELSEWHERE", "人户分离"


class HelpLevel(Code):
    """How closely help is offered (帮教类别); the county office decides a change."""

    KEY = "01", "重点帮教", True, "重点 重点对象 重点帮教对象"
    GENERAL = "02", "一般帮教", True, "一般 一般对象 一般帮教对象 普通 非重点 非重点对象 非重点帮教 非重点帮教对象"


class KeyReason(Code):
    """Why help is needed most (重点理由)."""

    NO_HOME = "NOHOME", "无家可归"
    NO_WORK = "NOWORK", "无业可就"
    NO_KIN = "NOKIN", "无亲可投"
    ASSESSED = "ASSESS", "监狱评估建议重点"
    MINOR = "MINOR", "未成年"
    OTHER = "OTH", "其他"


class Handover(Code):
    """How the person came home (衔接情况); 04 is kept for old ledgers only."""

    FETCHED_BY_GOVERNMENT = "01", "基层政府接回", True, "镇政府接回 政府接回"
    BROUGHT_BY_PRISON = "02", "监所送回原籍", True, "监所送回 监狱送回 看守所送回"
    FETCHED_BY_OFFICE = "03", "司法所接回"
    POLICE_MEASURES = "04", "公安机关落实管控措施", False
    FETCHED_BY_VILLAGE = "05", "基层组织接回", True, "村居接回 村委会接回 村接回 村干部接回 居委会接回"
    CAME_ALONE = (
        "06",
        "人员自返",
        True,
        "自行返回 自行回家 自行报到 本人自返 自返 本人报到 自己报到 自行返乡 自己回来 自己回家 自己返回 本人回来 本人返回 自行返家",
    )
    OTHER = "99", "其他"

    @classmethod
    def unclear(cls, word: str) -> str:
        """The list has no entry for a family that fetched him."""
        if word in _MUST_BE_FETCHED:
            return f"“{word}”没有说是怎样回来的：请写是谁接回或者送回的，如“司法所接回”“基层组织接回”“监所送回原籍”。"
        if word not in _BY_FAMILY:
            return ""
        return f"“{word}”在代码表中没有单列的一项，可写“其他”，没有人去接的写“人员自返”；是谁接的写在“接回人”中。"


_BY_FAMILY = frozenset("家属接回 家人接回 亲属接回 家属接 家属接返 亲友接回".split())
_MUST_BE_FETCHED = frozenset("必接必送 接回 已接回 已衔接 衔接".split())
FETCHED = (Handover.FETCHED_BY_GOVERNMENT, Handover.FETCHED_BY_OFFICE, Handover.FETCHED_BY_VILLAGE, Handover.BROUGHT_BY_PRISON)
"""Fetched, or brought by the prison (必接必送)."""


class Settlement(Code):
    """How the person earns a living (安置情况)."""

    LAND = "01", "落实责任田", True, "责任田 落实承包地 务农 种田 在家务农 回家务农"
    PUBLIC_POST = "02", "公益性岗位安置"
    FIRM_BASE = "03", "企业认证为安置基地安置"
    STATE_BASE = "04", "政府投入为主的安置基地安置"
    SELF_EMPLOYED = "05", "从事个体经营", True, "个体经营 个体户 个体 做生意 经商 开店"
    HIRED = "06", "企业和经济实体吸纳就业", True, "企业就业 进厂务工 企业吸纳 企业务工 在企业务工 企业打工 工厂务工 进厂 在厂上班"
    OWN_FIRM = "07", "自主创业", True, "创业"
    OTHER = "99", "其他"

    @classmethod
    def none_of_them(cls, word: str) -> str:
        """Who has no work, or is past working, is not settled; 其他 would count as settled."""
        return "是没有安置，安置情况留空；原因请写在“未安置原因”列，不要写“其他”。" if _NOT_SETTLED.fullmatch(word) else ""

    @classmethod
    def unclear(cls, word: str) -> str:
        """Words of every township that fit several entries."""
        return next((f"“{word}”看不出是哪一项：{sentence}" for words, sentence in _SEVERAL_WAYS if word in words), "")


_NOT_SETTLED = re.compile(
    r"(?:暂时?|尚|仍|目前|现|(?:未|没有|没|[无不]需|不用)(?:安置|就业|工作)|[无待失]业|无(?:固定)?(?:职业|工作)|在家|赋闲|闲散|[上就求]学|读书|在[校读]"
    r"|养老|退休|年[老迈]|体弱|多病|生病|患病|病残|残疾|(?:丧失|无|没有)劳动能力|[,，、;；()（）])+"
)
"""Made up of words that say that somebody has no work, or is past working: 无业在家, 未安置（年老体弱）."""
_SEVERAL_WAYS = (
    (frozenset("安置 已安置".split()), "请写安置的去处，如“从事个体经营”“企业和经济实体吸纳就业”“落实责任田”。"),
    (
        frozenset("务工 打工 外出务工 外出打工 就业 已就业".split()),
        "受雇于企业的写“企业和经济实体吸纳就业”，在安置基地的写那一种基地，打零工的写“其他”。",
    ),
    (
        frozenset("自谋职业 自谋出路 自主择业 灵活就业".split()),
        "个体经营的写“从事个体经营”，自己办企业的写“自主创业”，受雇的写“企业和经济实体吸纳就业”，都不是的写“其他”。",
    ),
)


class HelpKind(Code):
    """A kind of help (帮扶措施)."""

    LIVING_ALLOWANCE = "DIBAO", "最低生活保障"
    EXTREME_POVERTY = "TEKUN", "特困供养"
    TEMPORARY = "TEMP", "临时救助"
    MEDICAL = "MED", "医疗救助"
    EDUCATION = "EDU", "教育救助"
    HOUSING = "HOUSE", "住房救助"
    JOB = "JOB", "就业援助"
    SKILL = "SKILL", "职业技能培训"
    LAND = "LAND", "责任田"
    INSURANCE = "INS", "社会保险"
    LEGAL_AID = "LEGAL", "法律援助"
    COUNSELLING = "PSY", "心理"
    OTHER = "OTH", "其他"


class TeamRole(Code):
    """Who helps (帮教小组成员)."""

    OFFICE = "OFFICE", "司法所"
    VILLAGE = "VILLAGE", "村（居）"
    POLICE = "POLICE", "派出所"
    FAMILY = "FAMILY", "家属"
    VOLUNTEER = "VOLUNTEER", "志愿者"


class CloseReason(Code):
    """Why the help ended (解除原因)."""

    TERM = "TERM", "期满", True, "期满解除 帮教期满"
    REOFFENDED = "REOFF", "重新犯罪", True, "重新犯罪收监 再犯罪 收监 已收监"
    DEAD = "DEAD", "死亡", True, DEATH
    MOVED = "MOVED", "迁出移交"
    NOT_FOUND = "MISS", "查无下落"
    OTHER = "OTH", "其他"

    @classmethod
    def unclear(cls, word: str) -> str:
        """Whoever moved away was handed over to the office there, or was not: the word alone does not say."""
        if word not in _AWAY:
            return ""
        return f"“{word}”看不出是否已移交：已移交迁入地的写“迁出移交”，没有移交的写“其他”。"


_AWAY = frozenset("户籍迁出 户口迁出 户籍迁移 户口迁移 外迁 搬迁 搬走 迁走 居住地变更 迁往外地 迁居外地".split())
