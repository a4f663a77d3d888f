"""Local values of aftercare (安置帮教本地设置)."""

from typing import Any

from libao_desk.declare.retention import Retention, RetentionClass, period
from libao_desk.declare.setting import Setting

TO_CONFIRM = "待确认"

FAMILY_DAYS = Setting("aftercare.family_days", "通知家属接回期限", 7, f"地方做法，{TO_CONFIRM}", unit="日")
FIRST_VISIT_DAYS = Setting("aftercare.first_visit_days", "首次走访期限", 7, f"地方做法，{TO_CONFIRM}", unit="日")
FILE_DAYS = Setting("aftercare.file_days", "建档、成立帮教小组期限", 30, f"国家未规定，{TO_CONFIRM}", unit="日")
KEY_VISIT_MONTHS = Setting("aftercare.key_visit_months", "重点对象走访间隔", 1, "本所2020年做法：每月", unit="月")
FIRST_YEAR_VISIT_MONTHS = Setting("aftercare.first_year_visit_months", "一般对象第一年走访间隔", 3, f"国家未规定，{TO_CONFIRM}", unit="月")
LATER_VISIT_MONTHS = Setting("aftercare.later_visit_months", "一般对象第二年起走访间隔", 6, f"国家未规定，{TO_CONFIRM}", unit="月")
RELEASED_MONTHS = Setting("aftercare.released_months", "刑满释放人员帮教期限", 60, "综治委〔1999〕5号：五年", unit="月")
CORRECTED_MONTHS = Setting("aftercare.corrected_months", "解除矫正人员帮教期限", 36, f"三年，有的地方为五年，{TO_CONFIRM}", unit="月")
REVIEW_DAYS = Setting("aftercare.review_days", "期满评估提前", 30, "本软件提醒", unit="日")
NUMBER_PATTERN = Setting(
    "aftercare.number_pattern",
    "安置帮教文书编号",
    "（{y}）海李安帮字第{n:03d}号",
    f"本所拟定，{TO_CONFIRM}；{{y}}为年份，{{n:03d}}为顺序号，各种安置帮教文书同用一个序列",
    bears_place=True,
)
KEPT_YEARS = period("aftercare.kept_years", "帮教档案", 30, f"国家未规定，{TO_CONFIRM}")
RETENTION = Retention.of_all(RetentionClass("定期", KEPT_YEARS, "国家档案局令第8号"))

SETTINGS: tuple[Setting[Any], ...] = (
    FAMILY_DAYS,
    FIRST_VISIT_DAYS,
    FILE_DAYS,
    KEY_VISIT_MONTHS,
    FIRST_YEAR_VISIT_MONTHS,
    LATER_VISIT_MONTHS,
    RELEASED_MONTHS,
    CORRECTED_MONTHS,
    REVIEW_DAYS,
    NUMBER_PATTERN,
    KEPT_YEARS,
)
