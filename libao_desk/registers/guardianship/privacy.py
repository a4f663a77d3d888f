"""What guardianship does with personal information (监护个人信息处理情况)."""

from datetime import date

from libao_desk.people.privacy_papers import Handling, by_name, privacy_documents, untold_setting

from .reading import guardian_name
from .retention import RETENTION
from .wording import CIVIL_CODE_SINCE


def basis(day: date) -> str:
    """The law by which this register keeps and passes on personal information (处理依据)."""
    civil = "民法典" if day >= CIVIL_CODE_SINCE else "民法总则"
    return f"《中华人民共和国精神卫生法》和《中华人民共和国{civil}》关于监护的规定"


PRIVACY_UNTOLD = untold_setting("guardianship")
PRIVACY_DOCUMENTS = privacy_documents(
    Handling(
        register="guardianship",
        title="严重精神障碍患者监护",
        purpose="落实监护责任，签订监护责任书，评估和兑现监护奖励，协助落实免费救治",
        basis=basis,
        kinds="患者和监护人的姓名、性别、出生日期、身份证号码、住址、电话，与患者关系，监护责任书、季度评估、年度审核和奖励的登记，随访的日期",
        sensitive="医生书面告知的诊断类型、危险性评估等级、病情分类，残疾证、低保情况，收款账号的后四位，用于确定随访间隔和奖励条件；不登记症状、用药和病历，不公布姓名",
        receivers="镇人民政府、卫生院、派出所、民政和残联（限于评估、兑现和救治所需）",
        told=lambda record: by_name(guardian_name(record)),
        retention=RETENTION,
        untold=PRIVACY_UNTOLD,
    )
)
