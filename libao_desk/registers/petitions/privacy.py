"""What the petition log does with personal information (信访个人信息处理情况)."""

from datetime import date

from libao_desk.people.privacy_papers import Handling, by_name, privacy_documents, untold_setting

from .settings import RETENTION

PETITION_RULES = date(2022, 5, 1)


def basis(day: date) -> str:
    """The law by which this register keeps and passes on personal information (处理依据)."""
    return "《信访工作条例》" if day >= PETITION_RULES else "《信访条例》"


PRIVACY_UNTOLD = untold_setting("petitions")
PRIVACY_DOCUMENTS = privacy_documents(
    Handling(
        register="petitions",
        title="信访登记",
        purpose="登记、受理、转送、办理和答复信访事项，评价办理单位",
        basis=basis,
        kinds="信访人（代表）的姓名、住址、电话，反映的事项，办理经过和答复，满意度",
        sensitive="检举、控告的内容，不透露给被检举、控告的人；不按人汇总信访，不登记身份证号码、行程和次数",
        receivers="依法有权处理的机关、单位（限于办理所需）",
        told=lambda record: by_name(record.petitioner),
        retention=RETENTION,
        untold=PRIVACY_UNTOLD,
    )
)
