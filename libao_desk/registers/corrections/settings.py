"""Local values of community corrections (社区矫正本地设置): what the law leaves to the place."""

from libao_desk.declare.retention import Retention, RetentionClass, period
from libao_desk.declare.setting import Setting

TO_CONFIRM = "待确认"

ENTRUSTED = Setting("corrections.entrusted_leave", "受委托批准7日以内外出", True, f"社区矫正法第9条、办法第27条，是否委托{TO_CONFIRM}")
ANNOUNCE_DAYS = Setting("corrections.announce_days", "报到后宣告期限", 5, f"国家未规定，{TO_CONFIRM}", unit="工作日")
PLAN_DAYS = Setting("corrections.plan_days", "宣告后制定矫正方案期限", 30, f"国家未规定，{TO_CONFIRM}", unit="日")
PLAN_REVIEW_MONTHS = Setting("corrections.plan_review_months", "矫正方案评估调整间隔", 3, f"社区矫正法第24条，间隔{TO_CONFIRM}", unit="月")
STRICT_WEEKLY_PHONE = Setting("corrections.strict_weekly_phone", "严管每周电话报告", True, f"社区矫正法第23条，间隔{TO_CONFIRM}")
STRICT_REPORTS = Setting("corrections.strict_reports", "严管每月到所或书面报告次数", 2, f"社区矫正法第23条，次数{TO_CONFIRM}", unit="次")
NORMAL_REPORT_MONTHS = Setting("corrections.normal_report_months", "普管定期报告间隔", 1, f"社区矫正法第23条，间隔{TO_CONFIRM}", unit="月")
STRICT_VISIT_MONTHS = Setting("corrections.strict_visit_months", "严管实地查访间隔", 1, f"社区矫正法第26条，间隔{TO_CONFIRM}", unit="月")
EDUCATION_MONTHS = Setting("corrections.education_months", "集中教育间隔", 1, f"社区矫正法第36条，本所每月一次，{TO_CONFIRM}", unit="月")
NORMAL_VISIT_MONTHS = Setting("corrections.normal_visit_months", "普管实地查访间隔", 3, f"社区矫正法第26条，间隔{TO_CONFIRM}", unit="月")
SCORE_MONTHS = Setting("corrections.score_months", "考核计分间隔", 1, f"社区矫正法第28条，间隔{TO_CONFIRM}", unit="月")
RESULT_MONTHS = Setting("corrections.result_months", "考核结果间隔", 3, f"社区矫正法第28条，间隔{TO_CONFIRM}", unit="月")
POST_ONE = Setting("corrections.post_1", "三员之一的名称", "监督管理员", f"一长三员的具体岗位{TO_CONFIRM}")
POST_TWO = Setting("corrections.post_2", "三员之二的名称", "教育矫正员", f"一长三员的具体岗位{TO_CONFIRM}")
POST_THREE = Setting("corrections.post_3", "三员之三的名称", "帮困扶助员", f"一长三员的具体岗位{TO_CONFIRM}")
KEPT_YEARS = period("corrections.kept_years", "工作档案", 30, f"办法第18条只分执行档案、工作档案，年数{TO_CONFIRM}")
RETENTION = Retention.of_all(RetentionClass("长期", KEPT_YEARS, "社区矫正法实施办法第18条"))

SETTINGS = (
    ENTRUSTED,
    ANNOUNCE_DAYS,
    PLAN_DAYS,
    PLAN_REVIEW_MONTHS,
    STRICT_WEEKLY_PHONE,
    STRICT_REPORTS,
    NORMAL_REPORT_MONTHS,
    STRICT_VISIT_MONTHS,
    NORMAL_VISIT_MONTHS,
    EDUCATION_MONTHS,
    SCORE_MONTHS,
    RESULT_MONTHS,
    POST_ONE,
    POST_TWO,
    POST_THREE,
    KEPT_YEARS,
)
