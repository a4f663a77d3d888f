"""One person who is offered help after release (安置帮教对象)."""

from datetime import date

from sqlalchemy.orm import Mapped

from libao_desk.declare.field import Sensitivity, Text, column, key_to, reference, rows
from libao_desk.declare.record import Record
from libao_desk.people.models import Person

from .codes import (
    AftercareState,
    CloseReason,
    Handover,
    HelpLevel,
    KeyReason,
    ReleaseSource,
    Settlement,
    Verification,
)
from .parts import AftercareHelp, AftercareLevelChange, AftercareTeamMember, AftercareVisit

ORDINARY, SENSITIVE = Sensitivity.ORDINARY, Sensitivity.SENSITIVE


class AftercareCase(Record):
    """Help offered to one released person (安置帮教); the person is a free citizen with equal rights (监狱法 2026 第62条)."""

    __tablename__ = "aftercare_case"

    state: Mapped[AftercareState] = column("状态", sensitivity=ORDINARY, default=AftercareState.NOTIFIED, index=True)
    person_id: Mapped[int | None] = key_to("person")
    person: Mapped[Person | None] = reference(
        "对象",
        key="AftercareCase.person_id",
        wanted=True,
        synonyms=(
            "安置帮教对象",
            "帮教对象",
            "安置帮教人员",
            "刑释人员",
            "刑满释放人员",
            "本人",
        ),
    )
    source: Mapped[ReleaseSource | None] = column(
        "来源类型", sensitivity=SENSITIVE, wanted=True, synonyms=("来源", "人员类别", "释放类型", "人员类型", "对象来源", "释放类别")
    )
    offence: Mapped[str | None] = column(
        "原罪名",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=("罪名", "罪由", "案由", "原判罪名", "犯罪罪名", "所犯罪名"),
        help="犯罪记录封存的，不填罪名",
    )
    sentence: Mapped[str | None] = column("原判刑期", sensitivity=SENSITIVE, wanted=True, synonyms=("刑期", "原判刑罚", "判处刑期"))
    prison: Mapped[str | None] = column(
        "服刑场所",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=(
            "监狱",
            "释放单位",
            "服刑单位",
            "服刑监所",
            "服刑地点",
            "服刑监狱",
            "释放机关",
            "原服刑场所",
            "原服刑单位",
            "原服刑监所",
            "监所",
            "原关押场所",
            "原关押单位",
            "关押场所",
            "刑释单位",
        ),
    )
    has_prior: Mapped[bool | None] = column("是否累犯", sensitivity=SENSITIVE, help="只按释放通知书填写")
    planned_release_on: Mapped[date | None] = column("预计释放日期", sensitivity=SENSITIVE, may_lack_day=True)
    notice_received_on: Mapped[date | None] = column("通知书收到日期", wanted=True, happened=True, synonyms=("收到通知日期",))
    verified_on: Mapped[date | None] = column("信息核查日期", happened=True)
    verification: Mapped[Verification | None] = column("核查结果")
    family_told_on: Mapped[date | None] = column("通知家属日期", happened=True, may_lack_day=True)
    family_contact: Mapped[str | None] = column(
        "家属及联系方式",
        synonyms=(
            "家属联系方式",
            "家属姓名及电话",
            "家属电话",
            "家属联系电话",
            "家属姓名及联系方式",
        ),
    )
    released_on: Mapped[date | None] = column(
        "释放日期",
        sensitivity=SENSITIVE,
        wanted=True,
        happened=True,
        synonyms=("解矫日期", "释放（解矫）日期", "释放时间", "刑满释放日期", "刑释日期", "刑满日期", "出监日期", "出狱日期"),
    )
    certificate_no: Mapped[str | None] = column(
        "释放证明书编号",
        sensitivity=SENSITIVE,
        text=Text.NUMBER,
        synonyms=(
            "释放证编号",
            "释放证明书号",
            "释放证号",
            "刑满释放证明书编号",
            "释放证明编号",
        ),
    )
    level: Mapped[HelpLevel | None] = column(
        "帮教类别",
        sensitivity=SENSITIVE,
        wanted=True,
        synonyms=("类别", "帮教等级", "帮教类型", "帮教级别", "重点/一般"),
        help="以后的变动请登记在“类别调整”中",
    )
    key_reason: Mapped[KeyReason | None] = column("重点理由", sensitivity=SENSITIVE)
    handed_on: Mapped[date | None] = column("衔接日期", wanted=True, happened=True, synonyms=("接回日期",))
    handover: Mapped[Handover | None] = column("衔接情况", wanted=True, synonyms=("衔接方式",), since=handed_on)
    fetched_by: Mapped[str | None] = column(
        "接回人",
        synonyms=(
            "接送人",
            "接送人员",
            "接回人员",
            "接领人",
        ),
    )
    is_listed_twice: Mapped[bool | None] = column(
        "人户分离双列管", synonyms=("双列管", "是否双列管", "人户分离", "是否人户分离"), help="人在外地居住的，两地都列入"
    )
    other_office: Mapped[str | None] = column("另一列管单位")
    filed_on: Mapped[date | None] = column("建档日期", happened=True)
    agreement_on: Mapped[date | None] = column("帮教协议签订日期", happened=True, help="自愿签订")
    settled_on: Mapped[date | None] = column(
        "安置日期", happened=True, may_lack_day=True, help="落实安置的那一天；以后换了去处的，只改安置情况"
    )
    settlement: Mapped[Settlement | None] = column(
        "安置情况",
        synonyms=(
            "安置去向",
            "安置方式",
            "安置就业情况",
            "就业安置情况",
        ),
        since=settled_on,
    )
    unsettled_reason: Mapped[str | None] = column("未安置原因")
    is_able_to_work: Mapped[bool | None] = column("有劳动能力")
    reoffended_on: Mapped[date | None] = column("重新犯罪日期", sensitivity=SENSITIVE, happened=True)
    moved_on: Mapped[date | None] = column("移交日期", happened=True, synonyms=("转出日期", "移出日期"))
    moved_to: Mapped[str | None] = column("移交至", synonyms=("转往单位", "转往地", "转出至", "转至"))
    move_receipt_on: Mapped[date | None] = column("移交回执日期", happened=True)
    closed_on: Mapped[date | None] = column(
        "解除帮教日期",
        happened=True,
        synonyms=(
            "解除日期",
            "帮教解除日期",
            "解除安置帮教日期",
            "解除安帮日期",
            "安帮解除日期",
            "安置帮教解除日期",
            "解帮日期",
        ),
    )
    close_reason: Mapped[CloseReason | None] = column("解除原因")

    team: Mapped[list[AftercareTeamMember]] = rows("帮教小组", order_by="AftercareTeamMember.id")
    visits: Mapped[list[AftercareVisit]] = rows("走访", order_by="AftercareVisit.held_on")
    helps: Mapped[list[AftercareHelp]] = rows("帮扶措施", order_by="AftercareHelp.applied_on", sensitivity=SENSITIVE)
    level_changes: Mapped[list[AftercareLevelChange]] = rows("类别调整", order_by="AftercareLevelChange.proposed_on")
