"""The clock table of community corrections (期限表), C01 to C37.

The rule in force on the trigger date applies: 社区矫正法 and its 实施办法 from 2020-07-01 on, the 实施办法 of 2012 before. Where
no earlier figure is known, the same figure stands with a basis that says so.
"""

from datetime import date

from libao_desk.core.calendar import Count
from libao_desk.declare.clock import Span, Version, Whose
from libao_desk.declare.setting import Setting
from libao_desk.registers.corrections import settings

LAW_SINCE = date(2020, 7, 1)
PRISON_LAW_SINCE = date(2026, 11, 1)
SEALING_RULES_SINCE = date(2022, 5, 30)

LAW = "社区矫正法"
MEASURES = "社区矫正法实施办法"
OLD_MEASURES = "社区矫正实施办法（2012）"
OLD_UNKNOWN = f"{OLD_MEASURES}，期限待确认"


def _span(
    key: str,
    title: str,
    count: Count,
    length: int | Setting[int],
    basis: str,
    *,
    before: str = OLD_UNKNOWN,
    whose: Whose = Whose.OURS,
    back: bool = False,
    later: tuple[Version, ...] = (),
    is_visit: bool = False,
) -> Span:
    versions = (Version(date.min, length, before), Version(LAW_SINCE, length, basis), *later)
    return Span(key, title, count, length, basis, whose=whose, back=back, versions=versions, is_visit=is_visit)


NOTICE = _span("C01", "决定机关通知", Count.CD, 5, f"{LAW}第20条", whose=Whose.OTHERS)
DOCUMENTS = _span("C02", "法律文书送达", Count.CD, 10, f"{LAW}第20条", whose=Whose.OTHERS)
RECEIPT = _span("C03", "送达回执", Count.CD, 5, f"{MEASURES}第16条")
COMPLETION = _span("C04", "补齐法律文书", Count.CD, 5, f"{MEASURES}第16条", whose=Whose.OTHERS)
CHECK_IN = _span("C05", "报到", Count.CD, 10, f"{LAW}第21条")
HANDING_OVER = _span(
    "C06", "移送（暂予监外执行）", Count.CD, 10, f"{LAW}第21条",
    whose=Whose.OTHERS, later=(Version(PRISON_LAW_SINCE, 10, f"{LAW}第21条、监狱法（2026）第47条"),),
)  # fmt: skip
INQUIRY = _span("C07", "调查评估", Count.WD, 10, f"{MEASURES}第14条")
FAST_INQUIRY = _span("C07", "调查评估（速裁程序）", Count.WD, 5, f"{MEASURES}第14条")
ANNOUNCEMENT = _span("C08", "入矫宣告、矫正小组、责任书", Count.WD, settings.ANNOUNCE_DAYS, f"{LAW}第22、25条，期限为本地设置")
PLAN = _span("C09", "制定矫正方案", Count.CD, settings.PLAN_DAYS, f"{LAW}第24条，期限为本地设置")
PLAN_REVIEW = _span("C10", "矫正方案评估调整", Count.PER, settings.PLAN_REVIEW_MONTHS, f"{LAW}第24条，间隔为本地设置")
REPORTING = _span("C11", "定期报告", Count.PER, settings.NORMAL_REPORT_MONTHS, f"{LAW}第23条，间隔为本地设置")
VISITING = _span("C12", "实地查访", Count.PER, settings.NORMAL_VISIT_MONTHS, f"{LAW}第26条，间隔为本地设置", is_visit=True)
GROUP_EDUCATION = _span("C13", "集中教育", Count.PER, settings.EDUCATION_MONTHS, f"{LAW}第36条，间隔为本地设置", before="间隔为本地设置")
PHYSICAL_REPORT = _span("C14", "身体情况报告", Count.PER, 1, f"{MEASURES}第24条", before=OLD_MEASURES)
MEDICAL_REVIEW = _span("C15", "病情复查", Count.MON, 3, f"{MEASURES}第24条", before=OLD_MEASURES)
LEAVE_APPLICATION = _span("C16", "外出申请", Count.CDX, 3, f"{MEASURES}第27条", back=True)
SHORT_LEAVE = _span("C17", "外出7日以内：批准、备案", Count.CDX, 0, f"{MEASURES}第27条", before=f"{OLD_MEASURES}第13条")
LONG_LEAVE = _span("C18", "外出超过7日：县级批准", Count.CDX, 0, f"{MEASURES}第27条", before=f"{OLD_MEASURES}第13条", whose=Whose.OTHERS)
UPPER_LEAVE = _span("C19", "外出超过30日：上一级批准", Count.CDX, 0, f"{MEASURES}第27条", whose=Whose.OTHERS)
RETURN = _span("C20", "销假", Count.CDX, 0, f"{MEASURES}第28条")
STANDING_PERMIT = _span("C21", "经常性跨市县活动许可到期", Count.TERM, 6, f"{MEASURES}第29条")
MOVE_APPLICATION = _span("C22", "执行地变更申请", Count.MON, 1, f"{MEASURES}第30条", before=OLD_MEASURES, back=True)
CONSULTING = _span("C23", "执行地变更：征求意见、回复", Count.CD, 5, f"{MEASURES}第30条")
FILES = _span("C24", "执行地变更：移交档案、回执", Count.CD, 5, f"{MEASURES}第31条")
NEW_CHECK_IN = _span("C25", "到新执行地报到", Count.CD, 7, f"{MEASURES}第31条", before=OLD_MEASURES)
DEVICE = _span("C26", "电子定位期限届满", Count.TERM, 3, f"{LAW}第29条：期限不超过三个月，每次延长不超过三个月，不需要的及时解除")
SEARCH = _span("C27", "失联查找", Count.HRS, 24, f"{LAW}第30条、{MEASURES}第38条")
ABSENCE = _span(
    "C28", "失联天数", Count.CDX, 10,
    f"{MEASURES}第34、35条：脱离监管十日以内的训诫，超过十日的警告；均由县级社区矫正机构决定", whose=Whose.INFO,
)  # fmt: skip
LONG_ABSENCE = _span(
    "C28", "失联满一个月", Count.MON, 1,
    "最高法刑诉法解释第543条：无正当理由脱离监管超过一个月的撤销缓刑；由人民法院裁定", whose=Whose.INFO,
)  # fmt: skip
LIBERTY_NOTICE = _span("C29", "限制人身自由措施通知", Count.CD, 3, f"{LAW}第32条、{MEASURES}第41条", whose=Whose.OTHERS)
RULING = _span("C30", "撤销、收监裁定或者决定", Count.CD, 30, f"{LAW}第48、49条", whose=Whose.OTHERS)
ARREST = _span("C31", "提请逮捕的决定", Count.HRS, 48, f"{LAW}第47条", whose=Whose.OTHERS)
CUSTODY = _span("C31", "逮捕后羁押期限", Count.CDX, 30, f"{LAW}第47条", whose=Whose.OTHERS)
COMMUTATION = _span("C32", "减刑裁定", Count.CD, 30, f"{LAW}第33条", whose=Whose.OTHERS)
BEFORE_END = _span("C33", "期满前总结、鉴定、安置帮教衔接", Count.CDX, 30, f"{MEASURES}第53条", back=True)
END = _span("C34", "期满解除", Count.CDX, 0, f"{LAW}第44条")
DEATH = _span("C35", "死亡通知", Count.HRS, 24, f"{LAW}第51条")
SEALING = _span(
    "C36", "未成年人犯罪记录封存", Count.CD, 3, "刑诉法第286条，期限待确认",
    before="刑诉法第286条，期限待确认",
    later=(Version(SEALING_RULES_SINCE, 3, "关于未成年人犯罪记录封存的实施办法第13条"),),
)  # fmt: skip
SCORE = _span("C37", "考核", Count.PER, settings.SCORE_MONTHS, f"{LAW}第28条，间隔为本地设置")
