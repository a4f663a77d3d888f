"""What corrections do with personal information (社区矫正个人信息处理情况)."""

from dataclasses import replace
from datetime import date

from libao_desk.people.privacy_papers import Handling, by_name, privacy_documents, untold_setting

from .settings import RETENTION
from .wording import told_in_secret

CORRECTION_LAW = date(2020, 7, 1)


def basis(day: date) -> str:
    """The law by which this register keeps and passes on personal information (处理依据)."""
    return "《中华人民共和国社区矫正法》和《中华人民共和国社区矫正法实施办法》" if day >= CORRECTION_LAW else "《社区矫正实施办法》"


PRIVACY_UNTOLD = untold_setting("corrections")
_NOTICE, *_OF_THE_REGISTER = privacy_documents(
    Handling(
        register="corrections",
        title="社区矫正",
        purpose="依法实施社区矫正，登记报到、宣告、走访、外出、教育学习、公益活动、奖惩和解除",
        basis=basis,
        kinds="姓名、性别、民族、出生日期、身份证号码、住址、电话、文化程度、就业情况，裁判文书载明的罪名和刑期，矫正小组成员和家庭成员的姓名、电话，报到、走访、外出、学习、公益活动和奖惩的登记",
        sensitive="罪名、刑期和奖惩情况、身份证号码，没有这些不能确定对象和期限；电子定位只登记依据、审批和起止日期，不保存位置；与矫正无关的个人情况、病情细节和家庭成员的经历不登记",
        receivers="县（市、区）社区矫正机构，人民法院、人民检察院、公安机关，矫正小组成员（限于其职责所需）",
        told=lambda record: by_name(record.person.name if record.person is not None else None),
        retention=RETENTION,
        untold=PRIVACY_UNTOLD,
    )
)
PRIVACY_DOCUMENTS = (replace(_NOTICE, body=told_in_secret(_NOTICE.body)), *_OF_THE_REGISTER)
