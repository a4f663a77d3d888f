"""Local values of the petition log (信访本地设置)."""

from typing import Any

from libao_desk.declare.retention import Retention, RetentionClass, period
from libao_desk.declare.setting import Setting

TO_CONFIRM = "待确认"

REGISTER_DAYS = Setting("petitions.register_days", "登记录入期限", 0, f"条例只要求及时，{TO_CONFIRM}；0为当日", unit="个工作日")
SUGGESTION_DAYS = Setting("petitions.suggestion_days", "建议意见答复期限", 60, f"条例第29条未定期限，{TO_CONFIRM}", unit="日")
INVESTIGATION_DAYS = Setting("petitions.investigation_days", "查处、履职答复期限", 60, f"依该项实体法，未定的{TO_CONFIRM}", unit="日")
INVITE_DAYS = Setting("petitions.invite_days", "邀请满意度评价", 7, f"国信发〔2022〕11号，期限{TO_CONFIRM}", unit="日")
LEADER_MONTHS = Setting("petitions.leader_months", "领导接访、包案间隔", 1, f"条例第18条未定期限，{TO_CONFIRM}", unit="月")
REPORT_READERS = Setting("petitions.report_readers", "检举控告事项查阅人", "", "限两人，姓名间用顿号隔开；不填的，只有所长可以查阅")
PAPER_PATTERN = Setting(
    "petitions.number_pattern",
    "信访文书文号",
    "李信访{字}〔{y}〕{n}号",
    f"{TO_CONFIRM}；{{字}}按文书为告、不、延、答、转，{{y}}为年份，{{n}}为顺序号",
    bears_place=True,
)
ISSUER = Setting("petitions.issuer", "信访文书署名单位", "", f"由哪个单位出具和盖章{TO_CONFIRM}；不填的，用镇人民政府名称")
REVIEW_ORGAN = Setting("petitions.review_organ", "复查机关", "", f"原办理机关的上一级，{TO_CONFIRM}；不填的，用县（市、区）人民政府名称")
ENQUIRY_PHONE = Setting("petitions.enquiry_phone", "信访查询电话", "", "印在告知书上；不填的留空白")
ENQUIRY_WAY = Setting("petitions.enquiry_way", "信访查询方式", "凭本告知书来人或者来电查询", f"印在告知书上，{TO_CONFIRM}")
KEPT_YEARS = period("petitions.kept_years", "信访档案", 10, f"国家未规定，{TO_CONFIRM}")
RETENTION = Retention.of_all(RetentionClass("定期", KEPT_YEARS, "国家档案局令第8号"))

SETTINGS: tuple[Setting[Any], ...] = (
    REGISTER_DAYS,
    SUGGESTION_DAYS,
    INVESTIGATION_DAYS,
    INVITE_DAYS,
    LEADER_MONTHS,
    REPORT_READERS,
    PAPER_PATTERN,
    ISSUER,
    REVIEW_ORGAN,
    ENQUIRY_PHONE,
    ENQUIRY_WAY,
    KEPT_YEARS,
)
