"""Code lists of community corrections (社区矫正代码表), most of them from GB/T 31000-2015."""

from libao_desk.declare.code import Code
from libao_desk.people.codes import DEATH

_PROPOSED = " ".join(
    form.format(end)
    for end in ("撤销缓刑", "撤销假释", "收监执行", "收监")
    for form in ("提请{}", "已提请{}", "提请{}审理中", "提请{}法院审理中", "已提请{}法院审理中", "{}审理中", "{}法院审理中")
)
"""What ledgers write for a proposal to revoke that is before the court: 已提请撤销缓刑，法院审理中."""


class CorrectionState(Code):
    """Where a case stands (矫正状态)."""

    ASSESS = "ASSESS", "调查评估"
    EXPECTED = "EXPECTED", "待报到", True, "未报到"
    REGISTERED = "REGISTERED", "已报到"
    ACTIVE = "ACTIVE", "在矫", True, "在册 矫正中 在矫中 正在矫正"
    MISSING = "MISSING", "失联", True, "失去联系 下落不明 脱管"
    HELD = "HELD", "被限制人身自由", True, "羁押 被羁押"
    REVOKING = "REVOKING", "撤销收监审理中", True, _PROPOSED
    TRANSFERRED = "TRANSFERRED", "执行地已变更", True, "执行地变更 变更执行地 迁出 已迁出 转出 已转出"
    RELEASED = "RELEASED", "已解除", True, "解除 解矫 已解矫 期满 期满解除 解除矫正 已解除矫正 矫正期满 赦免 特赦"
    TERMINATED = "TERMINATED", "已终止", True, f"终止 死亡 {DEATH} 收监 已收监 被收监 收监执行 撤销缓刑 撤销假释"
    SEALED = "SEALED", "已封存"


S = CorrectionState

OPEN = (S.ASSESS, S.EXPECTED, S.REGISTERED, S.ACTIVE, S.MISSING, S.HELD, S.REVOKING)
"""States in which the work on a case goes on."""

IN_FORCE = (S.REGISTERED, S.ACTIVE, S.MISSING, S.HELD, S.REVOKING)
"""States from check-in to the end (在矫)."""

OUT_OF_SIGHT = (S.MISSING, S.REVOKING)
"""States of IN_FORCE that one who never checked in may be in as well: he was never in force, and is not now."""

CLOSED = frozenset({S.TRANSFERRED, S.RELEASED, S.TERMINATED, S.SEALED})
"""States in which the correction has ended here."""


class CorrectionCategory(Code):
    """Kind of sanction carried out in the community (矫正类别), GB/T 31000; 05 of that list is executed by the police."""

    PUBLIC_SURVEILLANCE = "01", "管制", True, "判处管制 被判处管制 管制人员"
    SUSPENDED_SENTENCE = "02", "缓刑", True, "宣告缓刑 被宣告缓刑 判处缓刑 缓刑人员 缓刑犯 缓刑罪犯"
    PAROLE = "03", "假释", True, "裁定假释 被裁定假释 被假释 假释人员 假释犯 假释罪犯"
    MEDICAL_PAROLE = "04", "暂予监外执行", True, "暂外 保外就医 监外执行 被暂予监外执行 暂予监外执行人员 保外就医人员"


class MedicalParoleKind(Code):
    """Why a sentence is served outside prison (暂予监外执行情形), 刑诉法 265."""

    ILLNESS = "ILL", "保外就医"
    PREGNANCY = "PREG", "怀孕"
    NURSING = "NURSE", "哺乳"
    NEEDS_CARE = "CARE", "生活不能自理"


class OffenceClass(Code):
    """Chapter of the criminal law (罪名分类), GB/T 31000."""

    STATE_SECURITY = "01", "危害国家安全罪"
    PUBLIC_SECURITY = "02", "危害公共安全罪"
    MARKET_ORDER = "03", "破坏社会主义市场经济秩序罪"
    PERSONAL_RIGHTS = "04", "侵犯公民人身权利、民主权利罪", True, "侵犯公民人身权利罪"
    PROPERTY = "05", "侵犯财产罪"
    SOCIAL_ORDER = "06", "妨害社会管理秩序罪"
    NATIONAL_DEFENCE = "07", "危害国防利益罪"
    BRIBERY = "08", "贪污贿赂罪"
    DERELICTION = "09", "渎职罪"
    MILITARY_DUTY = "10", "军人违反职责罪"


class DecidingOrganKind(Code):
    """What kind of body decided on the correction (社区矫正决定机关), 社区矫正法 17."""

    COURT = "COURT", "人民法院"
    PRISON_ADMINISTRATION = "PRISON", "监狱管理机关"
    POLICE = "POLICE", "公安机关"


class SentenceKind(Code):
    """The principal penalty (原判刑罚)."""

    PUBLIC_SURVEILLANCE = "GZ", "管制"
    SHORT_DETENTION = "JY", "拘役"
    FIXED_TERM = "YQ", "有期徒刑"
    LIFE = "WQ", "无期徒刑"


class AccessoryPenalty(Code):
    """Accessory penalties (附加刑)."""

    FINE = "FJ", "罚金"
    DEPRIVATION_OF_RIGHTS = "BZ", "剥夺政治权利"
    CONFISCATION = "MC", "没收财产"
    DEPORTATION = "QZ", "驱逐出境"
    NONE = "NONE", "无"


class IntakeMode(Code):
    """How a subject came (接收方式), GB/T 31000."""

    CAME_HIMSELF = "01", "自行报到", True, "自行 本人报到 主动报到 自行前来"
    ESCORTED = "02", "狱所押送", True, "押送"
    HANDED_OVER_IN_COURT = "03", "当庭交接"
    OTHER = "99", "其他"


class CheckInResult(Code):
    """Whether the subject checked in on time (报到情况)."""

    ON_TIME = "ONTIME", "规定时限内报到", True, "按时报到 按期报到 正常报到 如期报到"
    LATE = "LATE", "超出规定时限报到", True, "逾期报到 超期报到"
    NO_SHOW = "NOSHOW", "未报到且下落不明"


class TeamMemberKind(Code):
    """Who a member of the correction team is (矫正小组成员类别), GB/T 31000."""

    OFFICE_STAFF = "01", "司法所工作人员"
    SOCIAL_WORKER = "02", "社会工作者"
    VOLUNTEER = "03", "志愿者"
    VILLAGE_COMMITTEE = "04", "村(居)委会人员"
    EMPLOYER = "05", "所在单位人员"
    SCHOOL = "06", "就读学校人员"
    FAMILY = "07", "家庭成员或监护人"
    GUARANTOR = "08", "保证人"
    OTHER = "99", "其他"


class SchemeRole(Code):
    """Posts of the local scheme (矫务长制、一长三员); the names of the three posts are local values."""

    CHIEF = "CHIEF", "矫务长"
    STAFF = "STAFF", "三员"


class ManagementClass(Code):
    """How closely a subject is managed (管理类别), 社区矫正法 24; the names are local, the last two not in use here."""

    STRICT = "STRICT", "严管", True, "严管级 严格管理 严管类"
    NORMAL = "NORMAL", "普管", True, "普管级 普通管理 一般管理 普管类"
    LOOSE = "LOOSE", "宽管", False
    INITIAL = "INIT", "入矫初期", False

    @classmethod
    def unclear(cls, word: str) -> str:
        """Grades that are counted mean another class in each county."""
        if word not in _GRADES:
            return ""
        return f"“{word}”是各地自定的级别，看不出是哪一类，请按本县的规定写“{cls.STRICT.label}”或“{cls.NORMAL.label}”。"


_GRADES = frozenset("一级 二级 三级 一级管理 二级管理 三级管理 A级 B级 C级 A类 B类 C类 甲级 乙级 丙级".split())


class ExitKind(Code):
    """How the correction ended here (解除/终止类型): 01 to 99 of GB/T 31000, the others from 社区矫正法 44、45."""

    TERM_ENDED = "01", "期满解除", True, "期满 期满解矫 矫正期满 考验期满 期满解除矫正 正常解矫 按期解除"
    RECALLED = "02", "收监执行", True, "收监 已收监 被收监 收监执行刑罚"
    DEATH = "03", "死亡", True, f"{DEATH} 死亡终止"
    PLACE_CHANGED = "04", "居住地(执行地)变更", True, "居住地变更 执行地变更 执行地已变更 居住地已变更 变更执行地 迁出 已迁出 转出 已转出"
    OTHER = "99", "其他"
    PARDONED = "05", "赦免", True, "特赦"
    PROBATION_REVOKED = "06", "撤销缓刑", True, "撤缓 撤销缓刑收监 撤销缓刑收监执行 撤缓收监"
    PAROLE_REVOKED = "07", "撤销假释", True, "撤假 撤销假释收监 撤销假释收监执行 撤假收监"

    @classmethod
    def meant(cls, word: str) -> "ExitKind | None":
        """What was revoked, where the word says as well that he was taken to prison for it: 法院裁定撤销缓刑，收监执行."""
        revoked = {cls.PROBATION_REVOKED: "撤销缓刑" in word or "撤缓" in word, cls.PAROLE_REVOKED: "撤销假释" in word or "撤假" in word}
        found = [one for one, is_said in revoked.items() if is_said and "收监" in word]
        return found[0] if len(found) == 1 else None


class ReportKind(Code):
    """How a subject reported (报告方式), 社区矫正法 23."""

    REGULAR = "REG", "定期"
    TELEPHONE = "TEL", "电话"
    WRITTEN = "WRT", "书面(思想汇报)"
    VIDEO = "VID", "视频"
    MAJOR_CHANGE = "SPEC", "重大变化"
    PHYSICAL_CONDITION = "MED", "身体情况"


class VisitKind(Code):
    """The three ways of keeping in touch (实地查访、通信联络、信息化核查), 社区矫正法 26."""

    HOME = "HOME", "实地查访"
    PHONE = "PHONE", "通信联络"
    DATA = "DATA", "信息化核查"


class EducationKind(Code):
    """Kind of education (教育学习), 社区矫正法 36."""

    GROUP = "GROUP", "集体"
    CLASS = "CLASS", "分类"
    INDIVIDUAL = "INDIV", "个别"
    ONLINE = "ONLINE", "网上"
    PSYCHOLOGICAL = "PSY", "心理"


class LeaveKind(Code):
    """Who has to approve a leave (外出审批类别)."""

    SHORT = "SHORT", "7日以内"
    LONG = "LONG", "超过7日"
    UPPER = "UPPER", "超过30日"


class LeaveReason(Code):
    """Good causes for leaving the city or county (外出事由), 办法 26."""

    MEDICAL = "MED", "就医"
    SCHOOLING = "EDU", "就学"
    LITIGATION = "LIT", "参与诉讼"
    FAMILY = "FAM", "家庭重要事务"
    WORK = "WORK", "工作重要事务"
    OTHER = "OTH", "其他"


class ApprovalLevel(Code):
    """The body that approves (批准机关)."""

    OFFICE = "OFFICE", "司法所(受委托)"
    COUNTY = "COUNTY", "县级社区矫正机构"
    UPPER = "UPPER", "上一级社区矫正机构"


class SanctionKind(Code):
    """Rewards, sanctions and proposals to other bodies (奖惩), 社区矫正法 28、33、46—49."""

    PRAISE = "PRAISE", "表扬"
    ADMONITION = "ADMON", "训诫"
    WARNING = "WARN", "警告"
    POLICE_PENALTY = "PSP", "提请治安管理处罚"
    REVOKE_PROBATION = "REV_S", "提请撤销缓刑"
    REVOKE_PAROLE = "REV_P", "提请撤销假释"
    RECALL = "RECALL", "提请收监执行"
    ARREST = "ARREST", "提请逮捕"
    COMMUTATION = "COMM", "减刑建议"


REVOCATIONS = {
    CorrectionCategory.SUSPENDED_SENTENCE: SanctionKind.REVOKE_PROBATION,
    CorrectionCategory.PAROLE: SanctionKind.REVOKE_PAROLE,
    CorrectionCategory.MEDICAL_PAROLE: SanctionKind.RECALL,
}
"""The one proposal that can end a correction of that category (社区矫正法 46、49); public surveillance has none."""

REVOKED = {
    CorrectionCategory.SUSPENDED_SENTENCE: ExitKind.PROBATION_REVOKED,
    CorrectionCategory.PAROLE: ExitKind.PAROLE_REVOKED,
    CorrectionCategory.MEDICAL_PAROLE: ExitKind.RECALLED,
}
"""How a correction of that category ends when the proposal is granted."""


class DeviceGround(Code):
    """Grounds for an electronic locating device (电子定位事由), 社区矫正法 29 items 1 to 5."""

    PROHIBITION_ORDER = "1", "违反人民法院禁止令"
    LEFT_WITHOUT_APPROVAL = "2", "无正当理由，未经批准离开所居住的市、县"
    REFUSES_TO_REPORT = "3", "拒不按照规定报告自己的活动情况，被给予警告"
    POLICE_PENALTY = "4", "违反监督管理规定，被给予治安管理处罚"
    REVOCATION_PROPOSED = "5", "拟提请撤销缓刑、假释或者暂予监外执行收监执行"


class ReviewConclusion(Code):
    """What the medical review came to (病情复查结论); nothing medical is kept here."""

    STILL_FITS = "FIT_CONT", "符合继续"
    CAUSE_GONE = "GONE", "情形消失"
    UNSURE = "UNSURE", "待定"


class HelpKind(Code):
    """Kind of help given (帮扶), 社区矫正法 37、40—43."""

    EMPLOYMENT = "JOB", "就业"
    SKILLS = "SKILL", "技能培训"
    SCHOOLING = "SCHOOL", "就学"
    LIVING_ALLOWANCE = "DIBAO", "低保"
    TEMPORARY_AID = "TEMP", "临时救助"
    INSURANCE = "INS", "社会保险"
    LEGAL_AID = "AID", "法律援助"
    PSYCHOLOGICAL = "PSY", "心理"
