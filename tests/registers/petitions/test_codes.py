"""The code lists of the petition log stand in the domain's order with the domain's codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.petitions import codes

LISTS: dict[type[Code], str] = {
    codes.PetitionState: """RECEIVED REGISTERED FORWARDED DIRECTED REFUSED ROUTED ACCEPTED HANDLING EXTENDED ANSWERED
    REVIEW复查 RECHECK复核 CLOSED WITHDRAWN撤回 SETTLED""",
    codes.Channel: "NET网上 LETTER来信 VISIT来访 PHONE来电 FAX传真",
    codes.RouteIn: "DIRECT信访人直接提出 FWD转送 ASSIGN交办",
    codes.PetitionKind: "SUGGEST建议意见 REPORT检举控告 APPEAL申诉求决",
    codes.PetitionField: """LAND农业农村、土地 HOUSE城乡建设、征拆 LABOR劳动社保 CIVIL民政救助 EDU教育 HEALTH卫生
    ENV生态环境 TRAF交通 LAW涉法涉诉 CADRE干部作风 OTH""",
    codes.LegalRoute: "R1诉讼、复议、检察、公安程序 R2仲裁 R3党员申诉等 R4行政复议、裁决、确认、许可、处罚等 R5 R6信访程序",
    codes.RefuseReason: "PENDING LITIG NOTOURS FINAL",
    codes.OpinionResult: "SUPPORT支持 EXPLAIN REJECT不予支持",
    codes.ReviewResult: "KEEP CHANGE VOID",
    codes.Rating: "VERY满意 BASIC基本满意 NO不满意 NONE",
}


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_a_list_has_the_domains_codes_in_the_domains_order(codes_of: type[Code]) -> None:
    entries = LISTS[codes_of].split()
    assert len(entries) == len(codes_of)
    for entry, code in zip(entries, codes_of, strict=True):
        assert entry in (f"{code.value}{code.label}", code.value)
