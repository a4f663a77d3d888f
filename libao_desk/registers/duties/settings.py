"""Local values of letters and notices (责任书、督办本地设置)."""

from typing import Any

from libao_desk.declare.retention import Retention, RetentionClass, period
from libao_desk.declare.setting import Setting

TO_CONFIRM = "待确认"

SIGN_BY_MONTH = Setting("duties.sign_by_month", "年度责任书最迟签订月份", 3, f"地方做法，{TO_CONFIRM}", unit="月", within=(1, 12))
REVIEW_MONTHS = Setting("duties.review_months", "责任书查评间隔", 3, f"责任书约定季度查评，{TO_CONFIRM}", unit="月")
ASSESSMENT_DAYS = Setting("duties.assessment_days", "年度考核期限（期满后）", 30, f"地方做法，{TO_CONFIRM}", unit="日")
REWARDS = Setting(
    "duties.rewards",
    "责任书奖惩条款",
    "考核结果作为年度评先评优的依据；未履行责任、造成后果的，予以通报并督促整改。",
    f"本所拟定，{TO_CONFIRM}",
)
LETTERS_KEPT_YEARS = period("duties.kept_years", "责任书", 10, f"国家未规定，{TO_CONFIRM}")
LETTER_RETENTION = Retention.of_all(RetentionClass("定期", LETTERS_KEPT_YEARS, "国家档案局令第8号"))
LETTER_SETTINGS: tuple[Setting[Any], ...] = (SIGN_BY_MONTH, REVIEW_MONTHS, ASSESSMENT_DAYS, REWARDS, LETTERS_KEPT_YEARS)

NOTICE_PATTERN = Setting(
    "notices.number_pattern", "督办通知单文号", "李司督〔{y}〕{n}号", f"{TO_CONFIRM}；{{y}}为年份，{{n}}为顺序号", bears_place=True
)
REPLY_DAYS = Setting("notices.reply_days", "督办完成时限", 5, f"本所做法，{TO_CONFIRM}", unit="个工作日")
REPORT_UP_DAYS = Setting("notices.report_up_days", "督办逾期报镇分管领导", 7, f"逾期七日报镇分管领导，{TO_CONFIRM}", unit="日")
NOTICES_KEPT_YEARS = period("notices.kept_years", "督办通知单", 10, f"国家未规定，{TO_CONFIRM}")
NOTICE_RETENTION = Retention.of_all(RetentionClass("定期", NOTICES_KEPT_YEARS, "国家档案局令第8号"))
NOTICE_SETTINGS: tuple[Setting[Any], ...] = (NOTICE_PATTERN, REPLY_DAYS, REPORT_UP_DAYS, NOTICES_KEPT_YEARS)
