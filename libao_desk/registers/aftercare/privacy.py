"""What aftercare does with personal information (安置帮教个人信息处理情况)."""

from datetime import date

from libao_desk.people.privacy_papers import Handling, by_name, privacy_documents, untold_setting

from .settings import RETENTION

PRISON_LAW = date(2026, 11, 1)


def basis(day: date) -> str:
    """The law by which this register keeps and passes on personal information (处理依据)."""
    law = "《中华人民共和国监狱法》第五十九条至第六十二条" if day >= PRISON_LAW else "《中华人民共和国监狱法》第三十五条至第三十八条"
    return f"{law}和国家关于安置帮教的规定"


PRIVACY_UNTOLD = untold_setting("aftercare")
PRIVACY_DOCUMENTS = privacy_documents(
    Handling(
        register="aftercare",
        title="安置帮教",
        purpose="衔接、帮助刑满释放和解除社区矫正人员，登记衔接、走访、帮扶和安置",
        basis=basis,
        kinds="姓名、性别、出生日期、身份证号码、住址、电话，释放（解矫）日期和来源，原罪名、原判刑期，就业、安置和帮扶情况，走访登记",
        sensitive="原罪名、原判刑期、身份证号码，用于确定帮教期限和衔接；依法封存的犯罪记录不登记；安置帮教是帮助，不登记行踪，不作风险评定",
        receivers="县级安置帮教机构；人力资源社会保障、民政等提供帮扶的部门（限于办理帮扶所需）",
        told=lambda record: by_name(record.person.name if record.person is not None else None),
        retention=RETENTION,
        untold=PRIVACY_UNTOLD,
    )
)
