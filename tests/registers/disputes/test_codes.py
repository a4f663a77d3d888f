"""The code lists are those of the domain, in its order and with its codes."""

import pytest

from libao_desk.declare.code import Code
from libao_desk.registers.disputes import codes

LISTS: dict[type[Code], str] = {
    codes.DisputeState: "APPLIED ACCEPTED DECLINED IN_PROGRESS AGREED FAILED PERFORMED BREACHED CONFIRMED FILED",
    codes.DisputeType: "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20",
    codes.Source: "APPLY ACTIVE ENTRUST",
    codes.EntrustedBy: "COURT POLICE PROC XF GOV",
    codes.Difficulty: "SIMPLE GENERAL COMPLEX MAJOR",
    codes.PartySide: "A B C D E F G H",
    codes.PartyKind: "NAT LEG OTH",
    codes.Outcome: "WRITTEN ORAL FAILED STOPPED TRANSFER",
    codes.PerformanceState: "DUE DONE PART REFUSED ONSPOT",
    codes.ConfirmationResult: "OK REJECT NOTACC WITHDRAWN",
    codes.Sued: "NONE UPHELD CHANGED VOID",
    codes.Satisfaction: "YES FAIR NO",
    codes.Prevention: "SUICIDE CRIME PETITION FIGHT",
    codes.EventHead: "01 02 05 06 07 09 11",
}

TYPES = """婚姻家庭纠纷 邻里纠纷 房屋宅基地纠纷 合同纠纷 生产经营纠纷 损害赔偿纠纷 山林土地纠纷 征地拆迁纠纷 环境污染(保护)纠纷
劳动争议纠纷 消费纠纷 医疗纠纷 道路交通事故纠纷 物业纠纷 其他纠纷 村务管理纠纷 计划生育纠纷 旅游纠纷 电子商务纠纷 知识产权纠纷"""


@pytest.mark.parametrize("codes_of", LISTS, ids=lambda codes_of: codes_of.__name__)
def test_the_codes_stand_in_the_domains_order(codes_of: type[Code]) -> None:
    assert [code.value for code in codes_of] == LISTS[codes_of].split()


def test_the_dispute_types_bear_the_names_of_the_countys_table() -> None:
    assert [code.label for code in codes.DisputeType] == TYPES.split()


def test_the_historic_type_alone_is_not_offered() -> None:
    assert [code for code in codes.DisputeType if not code.offered] == [codes.DisputeType.FAMILY_PLANNING]


def test_the_statistical_heads_are_the_first_fifteen() -> None:
    assert [code.value for code in codes.STATISTICAL_TYPES] == [f"{n:02d}" for n in range(1, 16)]


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("枫林派出所", "POLICE"), ("海安市公安局", "POLICE"), ("交警大队", "POLICE"), ("海安市人民法院", "COURT"), ("李堡法庭", "COURT"),
        ("市检察院", "PROC"), ("县信访局", "XF"), ("李堡镇人民政府", "GOV"), ("镇综治中心", "GOV"), ("市场监管所", "GOV"), ("12345", "GOV"),
        ("张甲", None), ("李堡镇", None), ("镇调解中心", None),
    ],
)  # fmt: skip
def test_a_body_is_known_by_its_full_name(word: str, code: str | None) -> None:
    assert codes.EntrustedBy.meant(word) is (None if code is None else codes.EntrustedBy.of(code))


@pytest.mark.parametrize(
    ("word", "is_handed_over"),
    [
        ("枫林派出所移送", True), ("镇综治办交办", True), ("海安市人民法院李堡法庭", True), ("12345热线转办", True), ("12345", True),
        ("市场监管所", False), ("张甲移送", False), ("村两委", False), ("邻居介绍", False),
    ],
)  # fmt: skip
def test_a_dispute_was_handed_over_by_whom_the_word_names(word: str, is_handed_over: bool) -> None:
    assert codes.Source.meant(word) is (codes.Source.ENTRUSTED if is_handed_over else None)
