"""The words of the invented cases (虚构案件用语): offences, lessons, places of service, what a visit found."""

from .codes import HelpKind, LeaveReason, OffenceClass

COURT = "海安市人民法院"
HIGHER_COURT = "南通市中级人民法院"
PRISONS = "江苏省监狱管理局"
COUNTY = "海安市社区矫正机构"
BUREAU = "海安市司法局"
HOUSE = "海安市看守所"
PRISON = "虚构监狱"
GUARANTOR = "尤五梧"
HOSPITAL = "虚构第一人民医院"

DRUNK_DRIVING = (OffenceClass.PUBLIC_SECURITY, "危险驾驶罪")
OFFENCES = (
    (OffenceClass.PUBLIC_SECURITY, "交通肇事罪"),
    (OffenceClass.PUBLIC_SECURITY, "失火罪"),
    (OffenceClass.MARKET_ORDER, "非法吸收公众存款罪"),
    (OffenceClass.MARKET_ORDER, "销售假冒注册商标的商品罪"),
    (OffenceClass.MARKET_ORDER, "虚开增值税专用发票罪"),
    (OffenceClass.PERSONAL_RIGHTS, "故意伤害罪"),
    (OffenceClass.PROPERTY, "盗窃罪"),
    (OffenceClass.PROPERTY, "诈骗罪"),
    (OffenceClass.PROPERTY, "职务侵占罪"),
    (OffenceClass.SOCIAL_ORDER, "开设赌场罪"),
    (OffenceClass.SOCIAL_ORDER, "掩饰、隐瞒犯罪所得罪"),
    (OffenceClass.SOCIAL_ORDER, "非法捕捞水产品罪"),
    (OffenceClass.BRIBERY, "行贿罪"),
)
FINED = (OffenceClass.MARKET_ORDER, OffenceClass.PROPERTY, OffenceClass.SOCIAL_ORDER, OffenceClass.BRIBERY)

TOPICS = (
    "春节期间遵规守纪", "社区矫正监督管理规定", "道路交通安全法", "民间借贷与诚信", "劳动合同法常识", "社区矫正法学习",
    "社区矫正法及其实施办法", "反诈骗知识", "治安管理处罚法", "民法典：婚姻家庭", "宪法宣传", "年终总结与安全教育",
)  # fmt: skip
"""The lesson of each month."""
PRIVATE_TOPICS = ("认识错误与责任", "与家人沟通", "学业与就业打算", "网络使用与交友")
SERVICES = (
    ("{village}敬老院", "打扫卫生"),
    ("{village}村部", "整理图书"),
    ("{village}沿河绿地", "清理杂草"),
    ("李堡镇便民中心", "引导办事"),
)
THOUGHTS = (
    "本月在家务工，遵守各项规定，无违规情况。",
    "本月参加集中教育，对所犯错误有了进一步认识。",
    "本月家庭生活正常，按时完成学习任务。",
    "本月工作单位不变，未离开海安市。",
)
CALL = "电话报告当周活动，情况正常。"
BODY = "已报告身体情况，证明材料入卷。"
FINDINGS = (
    "本人在家，家庭关系和睦，生活正常。",
    "本人在单位上班，单位反映表现良好。",
    "家属反映近期表现稳定，无异常情况。",
    "村干部反映能遵守规定。",
)
RESULTS = ("优秀", "良好", "良好", "合格")
HELPS = (
    (HelpKind.EMPLOYMENT, "推荐至镇内企业就业，已上岗。"),
    (HelpKind.SKILLS, "参加电焊工培训，取得结业证书。"),
    (HelpKind.LIVING_ALLOWANCE, "协助申请最低生活保障，民政部门审核中。"),
    (HelpKind.TEMPORARY_AID, "协助申请临时救助，已发放。"),
    (HelpKind.INSURANCE, "协助办理城乡居民养老保险。"),
    (HelpKind.LEGAL_AID, "指引申请法律援助。"),
    (HelpKind.PSYCHOLOGICAL, "安排心理咨询一次。"),
)
JOURNEYS = (
    (LeaveReason.MEDICAL, "江苏省南京市", "320100", "陪同家属就医，有预约单"),
    (LeaveReason.FAMILY, "江苏省苏州市", "320500", "参加亲属婚礼，有请柬"),
    (LeaveReason.WORK, "上海市", "310000", "单位派出送货，有派工单"),
    (LeaveReason.LITIGATION, "江苏省盐城市", "320900", "作为原告出庭，有传票"),
    (LeaveReason.FAMILY, "安徽省合肥市", "340100", "探望父母，有村委会证明"),
)
