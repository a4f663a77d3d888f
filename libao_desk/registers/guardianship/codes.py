"""Code lists of guardianship (监护代码表), with the national codes where there are some."""

from libao_desk.declare.code import Code
from libao_desk.people.codes import DEATH


class GuardianshipState(Code):
    """Where the guardianship year stands (监护状态)."""

    PROPOSED = "PROPOSED", "已提出"
    SIGNED = "SIGNED", "已签监护责任书"
    IN_YEAR = "IN_YEAR", "监护年度中", True, "监护中 在管 在册"
    EVALUATED = "EVALUATED", "已年度评估"
    PAID = "PAID", "已兑现", True, "兑现 已发放"
    DENIED = "DENIED", "不予兑现"
    INPATIENT = "INPATIENT", "住院", True, "住院中 已住院 住院治疗"
    GUARDIAN_CHANGE = "GUARDIAN_CHANGE", "变更监护人"
    CLOSED = "CLOSED", "已结案", True, "结案 解除 已解除 终止 死亡 已死亡 注销 迁出 已迁出 外迁 迁走 转出 已转出"


ENDED = frozenset({GuardianshipState.CLOSED})
ON_REGISTER = tuple(state for state in GuardianshipState if state not in ENDED)
UNDER_WAY = (GuardianshipState.IN_YEAR, GuardianshipState.INPATIENT)
SETTLED = (GuardianshipState.PAID, GuardianshipState.DENIED)


class DiagnosisClass(Code):
    """The kind of disorder as the doctor's notice names it (诊断类型); 01 to 06 are the six national kinds."""

    SCHIZOPHRENIA = "01", "精神分裂症"
    SCHIZOAFFECTIVE = "02", "分裂情感性障碍"
    DELUSIONAL = "03", "持久的妄想性障碍（偏执性精神病）"
    BIPOLAR = "04", "双相（情感）障碍"
    EPILEPTIC = "05", "癫痫所致精神障碍"
    RETARDATION = "06", "精神发育迟滞伴发精神障碍"
    DEPRESSION = "07", "重度抑郁发作"
    SUBSTANCES = "08", "精神活性物质所致精神障碍"
    OTHER = "99", "其他"


class RiskLevel(Code):
    """The level of danger as notified by the doctor (危险性评估等级); levels 0 to 5 bear the national codes 01 to 06."""

    NONE = "0", "0级", True, "0 〇级 零级 0级(无)"
    ONE = "1", "1级", True, "1 一级 Ⅰ级 I级"
    TWO = "2", "2级", True, "2 二级 Ⅱ级 II级"
    THREE = "3", "3级", True, "3 三级 Ⅲ级 III级"
    FOUR = "4", "4级", True, "4 四级 Ⅳ级 IV级"
    FIVE = "5", "5级", True, "5 五级 Ⅴ级 V级"


HIGH_RISK = (RiskLevel.THREE, RiskLevel.FOUR, RiskLevel.FIVE)
"""Level three and above (3级以上)."""
SOME_RISK = (RiskLevel.ONE, RiskLevel.TWO)


class Stability(Code):
    """How stable the doctor calls the illness (病情分类)."""

    STABLE = "STABLE", "稳定"
    BASIC = "BASIC", "基本稳定"
    UNSTABLE = "UNSTABLE", "不稳定"


class Treatment(Code):
    """Where the patient is treated (治疗情况): the place, never the treatment itself."""

    HOSPITAL = "01", "住院治疗"
    HOME = "02", "居家药物治疗", True, "居家治疗 在家治疗 居家"
    OTHER = "03", "其他治疗"
    NEVER = "04", "未接受过治疗"


class Economy(Code):
    """What the family lives on (家庭经济情况)."""

    NO_FIXED_INCOME = "01", "无固定经济来源"
    FIXED_INCOME = "02", "有固定经济来源"
    LOW_INCOME = "03", "低收入"
    POOR = "04", "贫困"
    OTHER = "99", "其他"


class Relation(Code):
    """What the guardian is to the patient (监护人与患者关系), in the order of 民法典 28 and 32."""

    SPOUSE = "01", "配偶", True, "夫妻 丈夫 妻子 夫 妻 老公 老婆 爱人"
    PARENT = "02", "父母", True, "父亲 母亲 父 母 爸爸 妈妈"
    CHILD = "03", "子女", True, "儿子 女儿 子 女 长子 次子 长女 次女 独子 独女 独生子 独生女"
    KIN = (
        "04", "其他近亲属", True,
        "兄弟 姐妹 兄妹 姐弟 兄弟姐妹 哥哥 弟弟 姐姐 妹妹 兄 弟 姐 妹 祖父母 祖父 祖母 外祖父 外祖母 爷爷 奶奶 外公 外婆 "
        "孙子 孙女 外孙 外孙女 孙子女 祖孙 爷孙 兄弟关系 姐妹关系",
    )  # fmt: skip
    OTHER = "05", "其他个人或组织"
    VILLAGE = "06", "村（居）委会", True, "村委会 居委会 村民委员会 居民委员会 村居委会 村居委 村居 村"
    CIVIL_AFFAIRS = "07", "民政部门", True, "民政局 民政办 民政"

    @classmethod
    def unclear(cls, word: str) -> str:
        """父子 names both: nobody knows which of them is the guardian; 兄弟 is a near relative either way."""
        if word not in BOTH_WAYS:
            return ""
        return (
            f"“{word}”看不出监护人是哪一方：监护人是患者的父亲或母亲，写“父母”；监护人是患者的儿子或女儿，写“子女”；"
            "表中写有双方身份证号的，按出生日期读。"
        )


BOTH_WAYS = frozenset("父子 父女 母子 母女 父母子女 亲子 父子关系 父女关系 母子关系 母女关系".split())

BODIES = (Relation.VILLAGE, Relation.CIVIL_AFFAIRS)
"""Guardians that are no persons (民法典 32)."""


class GuardianBasis(Code):
    """Why this guardian (监护方式依据): by law, by agreement, appointed, or by the court (民法典 28、30、31)."""

    LAW = "LAW", "法定顺序", True, "法定 法定监护"
    AGREEMENT = "AGREE", "协议确定", True, "协议 协议监护"
    APPOINTED = "APPOINT", "指定", True, "指定监护"
    COURT = "COURT", "法院"


class GuardianFitness(Code):
    """Whether the guardian can do it (监护人能力)."""

    ABLE = "OK", "有监护能力", True, "有 有能力 有监护能力的"
    WEAK = "WEAK", "弱监护", True, "弱 弱监护能力 监护能力弱"
    NONE = "NONE", "无监护", True, "无能力 无监护能力 无人监护"


class TeamRole(Code):
    """Who is on the care team (关爱帮扶小组成员)."""

    DOCTOR = "01", "基层医务人员"
    POLICE = "02", "片区民警"
    CIVIL_AFFAIRS = "03", "民政干事"
    DISABILITY_AIDE = "04", "助残员"
    VILLAGE = "05", "村（居）委会干部"
    FAMILY = "10", "监护人或家属"
    OTHER = "99", "其他"


class Signer(Code):
    """Who signs the letter of responsibility (监护责任书签订方)."""

    GUARDIAN = "GUARDIAN", "监护人"
    TOWNSHIP = "TOWNSHIP", "镇人民政府"
    VILLAGE = "VILLAGE", "村（居）委会"


class Evaluator(Code):
    """Who evaluates the guardianship year together (年度评估参加单位)."""

    TOWNSHIP = "TOWNSHIP", "镇政府"
    CLINIC = "CLINIC", "卫生院"
    POLICE = "POLICE", "派出所"
    CIVIL_AFFAIRS = "CIVIL_AFFAIRS", "民政"
    DISABLED_FEDERATION = "CDPF", "残联"


class Result(Code):
    """What an evaluation says of the guardian's duty (评估结果)."""

    PASS = "PASS", "合格"
    FAIL = "FAIL", "不合格"


class Quarter(Code):
    """A quarter of the calendar year (季度)."""

    FIRST = "1", "第一季度"
    SECOND = "2", "第二季度"
    THIRD = "3", "第三季度"
    FOURTH = "4", "第四季度"


class FollowedUpBy(Code):
    """Who made the contact (随访人); only the doctor's is a follow-up of the clinic (精神卫生法 55)."""

    DOCTOR = "DOCTOR", "精防医生"
    TEAM = "TEAM", "帮扶小组"


class CareKind(Code):
    """A kind of free care (免费救治)."""

    DRUG = "DRUG", "免费药物"
    INPATIENT = "INPAT", "住院救治"
    EXAMINATION = "PHYS", "健康体检"


class Informed(Code):
    """Whose duty it is to stop danger and to send for a diagnosis (紧急情况告知对象), 精神卫生法 28 第2款."""

    FAMILY = "FAMILY", "近亲属"
    EMPLOYER = "EMPLOYER", "所在单位"
    POLICE = "POLICE", "公安机关"


class CloseReason(Code):
    """Why the case ended (结案原因)."""

    RECOVERED = "RECOVERED", "不再纳入"
    MOVED = "MOVED", "迁出", True, "已迁出 外迁 迁走 转出 已转出"
    DEAD = "DEAD", "死亡", True, DEATH
    WITHDRAWN = "WITHDRAWN", "监护人退出"
