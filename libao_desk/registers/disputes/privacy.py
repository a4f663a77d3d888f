"""What mediation does with personal information (人民调解个人信息处理情况)."""

from datetime import date

from libao_desk.people.privacy_papers import Handling, privacy_documents, untold_setting

from .reading import party_names
from .retention import RETENTION


def basis(day: date) -> str:
    """The law by which this register keeps and passes on personal information (处理依据)."""
    return "《中华人民共和国人民调解法》"


PRIVACY_UNTOLD = untold_setting("disputes")
PRIVACY_DOCUMENTS = privacy_documents(
    Handling(
        register="disputes",
        title="人民调解",
        purpose="调解民间纠纷，制作、保管调解文书，回访履行情况",
        basis=basis,
        kinds="当事人和代理人、监护人的姓名、性别、年龄、职业、身份证号码、住址、电话，纠纷的事实、证据，协议的内容和履行情况，调解员姓名",
        sensitive="身份证号码，纠纷涉及的家庭、健康、财产等隐私，限于查明纠纷和写明协议所需；当事人不愿公开的，不公开调解",
        receivers="协议载明的各方当事人，申请司法确认的人民法院，委托或者移送纠纷的单位（限于其办理所需）",
        told=party_names,
        retention=RETENTION,
        untold=PRIVACY_UNTOLD,
    )
)
