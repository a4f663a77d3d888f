"""The code lists of guardianship stand in the domain's order with the domain's codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.guardianship import codes

LISTS: dict[type[Code], str] = {
    codes.GuardianshipState: """PROPOSED SIGNED已签监护责任书 IN_YEAR监护年度中 EVALUATED PAID已兑现 DENIED不予兑现
    INPATIENT住院 GUARDIAN_CHANGE变更监护人 CLOSED""",
    codes.DiagnosisClass: """01精神分裂症 02分裂情感性障碍 03持久的妄想性障碍（偏执性精神病） 04双相（情感）障碍 05癫痫所致精神障碍
    06精神发育迟滞伴发精神障碍 07重度抑郁发作 08精神活性物质所致精神障碍 99其他""",
    codes.RiskLevel: "0 1 2 3 4 5",
    codes.Stability: "STABLE稳定 BASIC基本稳定 UNSTABLE不稳定",
    codes.Treatment: "01住院治疗 02 03其他治疗 04未接受过治疗",
    codes.Economy: "01无固定经济来源 02有固定经济来源 03低收入 04贫困 99其他",
    codes.Relation: "01配偶 02父母 03子女 04其他近亲属 05其他个人或组织 06村（居）委会 07民政部门",
    codes.GuardianBasis: "LAW法定顺序 AGREE APPOINT指定 COURT法院",
    codes.GuardianFitness: "OK WEAK弱监护 NONE无监护",
    codes.CareKind: "DRUG INPAT住院救治 PHYS",
    codes.Result: "PASS FAIL",
    codes.CloseReason: "RECOVERED不再纳入 MOVED DEAD WITHDRAWN监护人退出",
}


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_a_list_has_the_domains_codes_in_the_domains_order(codes_of: type[Code]) -> None:
    entries = LISTS[codes_of].split()
    assert len(entries) == len(codes_of)
    for entry, code in zip(entries, codes_of, strict=True):
        assert entry in (f"{code.value}{code.label}", code.value)


def test_the_team_has_the_national_posts_and_the_family_of_the_four() -> None:
    wanted = "01基层医务人员 02片区民警 03民政干事 04助残员 05村（居）委会干部 99其他".split()
    posts = [f"{role.value}{role.label}" for role in codes.TeamRole]
    assert [post for post in posts if post in wanted] == wanted
    assert set(posts) - set(wanted) == {"10监护人或家属"}
