"""Local values of guardianship (监护本地设置)."""

from typing import Any

from libao_desk.declare.retention import period
from libao_desk.declare.setting import Setting

TO_CONFIRM = "待确认"
INPATIENT_PAID, INPATIENT_UNPAID = "计发", "不计发"

STANDARD = Setting(
    "guardianship.standard",
    "有奖监护标准",
    2400,
    f"北京2016年、芜湖、咸阳等地每年2400元，海安标准未见，每年核对，{TO_CONFIRM}",
    unit="元/年",
)
INPATIENT_RULE = Setting(
    "guardianship.inpatient_rule",
    "住院月份是否计发奖励",
    TO_CONFIRM,
    f"各地规定不一，{TO_CONFIRM}",
    choices=(TO_CONFIRM, INPATIENT_PAID, INPATIENT_UNPAID),
)
BASIC_MONTHS = Setting("guardianship.basic_months", "基本稳定患者随访间隔", 1, f"2018年工作规范，另有资料为2个月，{TO_CONFIRM}", unit="月")
RENEWAL_DAYS = Setting("guardianship.renewal_days", "监护责任书续签提前", 30, "本软件提醒", unit="日")
PAYMENT_DAYS = Setting("guardianship.payment_days", "年度审核兑现期限", 60, f"按年兑现，有的地方按半年，{TO_CONFIRM}", unit="日")
OBJECTION_DAYS = Setting("guardianship.objection_days", "不予兑现的异议期", 10, f"国家未规定，本软件暂定，{TO_CONFIRM}", unit="日")
LETTER_PATTERN = Setting(
    "guardianship.letter_pattern",
    "监护责任书编号",
    "（{y}）海李监护字第{n:03d}号",
    f"本所拟定，{TO_CONFIRM}；{{y}}为年份，{{n:03d}}为顺序号",
    bears_place=True,
)
KEPT_YEARS = period("guardianship.kept_years", "监护档案", 10, f"国家未规定，{TO_CONFIRM}")
PAID_KEPT_YEARS = period("guardianship.paid_kept_years", "发放过奖励的监护档案", 30, f"会计凭证保管三十年，{TO_CONFIRM}")

SETTINGS: tuple[Setting[Any], ...] = (
    STANDARD,
    INPATIENT_RULE,
    BASIC_MONTHS,
    RENEWAL_DAYS,
    PAYMENT_DAYS,
    OBJECTION_DAYS,
    LETTER_PATTERN,
    KEPT_YEARS,
    PAID_KEPT_YEARS,
)
