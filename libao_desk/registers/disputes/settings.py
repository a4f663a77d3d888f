"""Local values of people's mediation (人民调解本地设置): what the law leaves to the place."""

from typing import Any

from libao_desk.declare.retention import period
from libao_desk.declare.setting import Setting
from libao_desk.people.committees import AGREEMENT_PATTERN

from .codes import Difficulty

TO_CONFIRM = "待本所确认"

DECISION_DAYS = Setting("disputes.decision_days", "受理决定期限", 3, f"法律未规定，{TO_CONFIRM}", unit="工作日")
RETURN_VISIT_DAYS = Setting(
    "disputes.return_visit_days", "履行期满后回访期限", 15, f"人民调解法第31条有督促履行之责，间隔{TO_CONFIRM}", unit="日"
)
FILING_DAYS = Setting("disputes.filing_days", "归档期限", 30, f"人民调解法第27条要求建档，期限{TO_CONFIRM}", unit="日")
REPORT_MONTHS = {"月": 1, "季": 3, "半年": 6, "年": 12}
"""The reporting periods the county may ask for, in months."""
REPORT_PERIOD = Setting("disputes.report_period", "统计报表周期", "月", f"县局要求，{TO_CONFIRM}", choices=tuple(REPORT_MONTHS))
REPORT_DAYS = Setting("disputes.report_days", "统计报表上报期限", 5, f"县局要求，{TO_CONFIRM}", unit="工作日")

ORAL_PATTERN = Setting(
    "disputes.oral_pattern", "口头协议登记表编号", "（{y}）海李口调字第{n:03d}号", f"现用编号，{TO_CONFIRM}", bears_place=True
)

HAS_CLOSING_REPORT = Setting("disputes.has_closing_report", "卷宗使用结案报告表", False, f"部分县使用，本地是否使用{TO_CONFIRM}")

SUBSIDY_SIMPLE = Setting("disputes.subsidy_simple", "以案定补标准：简易", 0, f"海安标准未见，{TO_CONFIRM}", unit="元")
SUBSIDY_GENERAL = Setting("disputes.subsidy_general", "以案定补标准：一般", 100, f"参照外地公布的标准，{TO_CONFIRM}", unit="元")
SUBSIDY_COMPLEX = Setting("disputes.subsidy_complex", "以案定补标准：疑难复杂", 0, f"海安标准未见，{TO_CONFIRM}", unit="元")
SUBSIDY_MAJOR = Setting("disputes.subsidy_major", "以案定补标准：重大", 300, f"参照外地公布的标准，{TO_CONFIRM}", unit="元")

SUBSIDY_RATES: dict[Difficulty, Setting[int]] = {
    Difficulty.SIMPLE: SUBSIDY_SIMPLE,
    Difficulty.GENERAL: SUBSIDY_GENERAL,
    Difficulty.COMPLEX: SUBSIDY_COMPLEX,
    Difficulty.MAJOR: SUBSIDY_MAJOR,
}
"""The rate table of the subsidy, in yuan a dossier."""

SHORT_YEARS = period("disputes.short_years", "调解卷宗（短期）", 10, f"法律未规定，{TO_CONFIRM}")
LONG_YEARS = period("disputes.long_years", "调解卷宗（长期）", 30, f"法律未规定，{TO_CONFIRM}")

SETTINGS: tuple[Setting[Any], ...] = (
    DECISION_DAYS,
    RETURN_VISIT_DAYS,
    FILING_DAYS,
    REPORT_PERIOD,
    REPORT_DAYS,
    AGREEMENT_PATTERN,
    ORAL_PATTERN,
    HAS_CLOSING_REPORT,
    *SUBSIDY_RATES.values(),
    SHORT_YEARS,
    LONG_YEARS,
)
