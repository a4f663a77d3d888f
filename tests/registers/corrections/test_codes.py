"""The code lists stand in the domain's order with the domain's codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.corrections import codes
from libao_desk.registers.corrections.grounds import SanctionGround

LISTS: dict[type[Code], str] = {
    codes.CorrectionState: "ASSESS EXPECTED REGISTERED ACTIVE MISSING HELD REVOKING TRANSFERRED RELEASED TERMINATED SEALED",
    codes.CorrectionCategory: "01管制 02缓刑 03假释 04暂予监外执行",
    codes.MedicalParoleKind: "ILL保外就医 PREG怀孕 NURSE哺乳 CARE生活不能自理",
    codes.OffenceClass: "01危害国家安全罪 02危害公共安全罪 03破坏社会主义市场经济秩序罪 04侵犯公民人身权利、民主权利罪 05侵犯财产罪"
    " 06妨害社会管理秩序罪 07危害国防利益罪 08贪污贿赂罪 09渎职罪 10军人违反职责罪",
    codes.SentenceKind: "GZ管制 JY拘役 YQ有期徒刑 WQ无期徒刑",
    codes.AccessoryPenalty: "FJ罚金 BZ剥夺政治权利 MC没收财产 QZ驱逐出境 NONE无",
    codes.IntakeMode: "01自行报到 02狱所押送 03当庭交接 99其他",
    codes.CheckInResult: "ONTIME规定时限内报到 LATE超出规定时限报到 NOSHOW未报到且下落不明",
    codes.TeamMemberKind: "01司法所工作人员 02社会工作者 03志愿者 04村(居)委会人员 05所在单位人员 06就读学校人员 07家庭成员或监护人"
    " 08保证人 99其他",
    codes.ManagementClass: "STRICT严管 NORMAL普管 LOOSE宽管 INIT入矫初期",
    codes.ExitKind: "01期满解除 02收监执行 03死亡 04居住地(执行地)变更 99其他 05赦免 06撤销缓刑 07撤销假释",
    codes.ReportKind: "REG定期 TEL电话 WRT书面(思想汇报) VID视频 SPEC重大变化 MED身体情况",
    codes.VisitKind: "HOME实地查访 PHONE通信联络 DATA信息化核查",
    codes.EducationKind: "GROUP集体 CLASS分类 INDIV个别 ONLINE网上 PSY心理",
    codes.LeaveKind: "SHORT LONG UPPER",
    codes.LeaveReason: "MED就医 EDU就学 LIT参与诉讼 FAM家庭重要事务 WORK工作重要事务 OTH其他",
    codes.DeviceGround: "1 2 3 4 5",
    codes.SanctionKind: "PRAISE表扬 ADMON训诫 WARN警告 PSP提请治安管理处罚 REV_S提请撤销缓刑 REV_P提请撤销假释 RECALL提请收监执行"
    " ARREST提请逮捕 COMM减刑建议",
    codes.ReviewConclusion: "FIT_CONT符合继续 GONE情形消失 UNSURE",
    codes.HelpKind: "JOB就业 SKILL技能培训 SCHOOL就学 DIBAO低保 TEMP临时救助 INS社会保险 AID法律援助 PSY心理",
}


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_a_list_has_the_domains_codes_in_the_domains_order(codes_of: type[Code]) -> None:
    entries = LISTS[codes_of].split(" ")
    assert len(entries) == len(codes_of)
    for entry, code in zip(entries, codes_of, strict=True):
        assert entry in (f"{code.value}{code.label}", code.value)


def test_what_the_police_execute_is_not_offered() -> None:
    assert codes.CorrectionCategory.from_label("剥夺政治权利") is None
    assert codes.CorrectionCategory.from_label("05") is None


def test_two_classes_are_off_until_the_office_wants_them() -> None:
    assert [code.value for code in codes.ManagementClass if not code.offered] == ["LOOSE", "INIT"]


GROUNDS = {"PRAISE": 2, "ADMON": 4, "WARN": 6, "PSP": 1, "REV_S": 5, "REV_P": 3, "RECALL": 8}


def test_every_ground_of_the_law_can_be_picked() -> None:
    counted = {kind.value: sum(ground.kind is kind for ground in SanctionGround) for kind in codes.SanctionKind}
    assert {kind: count for kind, count in counted.items() if count} == GROUNDS


@pytest.mark.parametrize("ground", SanctionGround, ids=lambda ground: ground.value)
def test_a_ground_is_named_by_what_it_leads_to(ground: SanctionGround) -> None:
    assert ground.label.startswith(f"{ground.kind.label}：")
