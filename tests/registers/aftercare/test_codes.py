"""The code lists of aftercare stand in the domain's order with the domain's codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.aftercare import codes

LISTS: dict[type[Code], str] = {
    codes.AftercareState: "NOTIFIED收到通知 VERIFIED HANDED已衔接 ACTIVE帮教中 CLOSED NOT_ARRIVED应衔接未衔接 MOVED",
    codes.ReleaseSource: "PRISON监狱刑满释放 DETENTION看守所刑满释放 CORR解除社区矫正",
    codes.Verification: "OK属实 WRONG不属实 ELSEWHERE人户分离",
    codes.HelpLevel: "01重点帮教 02一般帮教",
    codes.KeyReason: "NOHOME无家可归 NOWORK无业可就 NOKIN无亲可投 ASSESS监狱评估建议重点 MINOR未成年 OTH",
    codes.Handover: "01基层政府接回 02监所送回原籍 03司法所接回 04公安机关落实管控措施 05基层组织接回 06人员自返 99其他",
    codes.Settlement: """01落实责任田 02公益性岗位安置 03企业认证为安置基地安置
    04政府投入为主的安置基地安置 05从事个体经营 06企业和经济实体吸纳就业 07自主创业 99其他""",
    codes.HelpKind: """DIBAO最低生活保障 TEKUN特困供养 TEMP临时救助 MED医疗救助 EDU教育救助 HOUSE住房救助
    JOB就业援助 SKILL职业技能培训 LAND责任田 INS社会保险 LEGAL法律援助 PSY心理 OTH""",
    codes.TeamRole: "OFFICE司法所 VILLAGE村（居） POLICE派出所 FAMILY家属 VOLUNTEER志愿者",
    codes.CloseReason: "TERM期满 REOFF重新犯罪 DEAD死亡 MOVED迁出移交 MISS查无下落 OTH",
}


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_a_list_has_the_domains_codes_in_the_domains_order(codes_of: type[Code]) -> None:
    entries = LISTS[codes_of].split()
    assert len(entries) == len(codes_of)
    for entry, code in zip(entries, codes_of, strict=True):
        assert entry in (f"{code.value}{code.label}", code.value)


def test_a_measure_of_the_police_is_read_from_old_ledgers_and_not_offered() -> None:
    assert [code.value for code in codes.Handover if not code.offered] == ["04"]
