"""The mediation agreement as it is printed: its blocks in order, its numbers, its refusals."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.declare.blocks import Clauses, DateLine, Fields, NumberLine, Paper, Paragraph, Run, SealArea, SignatureBlock, Title, plain
from libao_desk.declare.clock import OfficeFacts
from libao_desk.declare.number import pattern_number
from libao_desk.declare.setting import SettingValues
from libao_desk.registers.disputes import agreement, intake, wording
from libao_desk.registers.disputes.codes import Authority, EntrustedBy, Outcome, PartyRole, Source
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeMediator, DisputeTerm
from libao_desk.registers.disputes.register import DISPUTES

from .builders import OFFICE, PATTERN, a_case, a_committee, a_party, a_person, a_term, a_unit, paper_facts, parties

NUMBER = "（2020）海李调字第001号"
HAND = "（签名、盖章或按指印）："


def _written(case: DisputeCase, number: str = NUMBER) -> Paper:
    return agreement.written(case, paper_facts(number))


def _as_text(paper: Paper) -> list[str]:
    """A paper as lines, so that a test reads like the paper."""
    lines: list[str] = []
    for block in paper.blocks:
        match block:
            case Title() | NumberLine() | Paragraph():
                lines.append(plain(block.text))
            case Fields():
                lines += ["  ".join(f"{field.label} {field.value or '＿'}" for field in row) for row in block.rows]
            case Clauses():
                lines += [f"{'一二三四五六'[place]}、{plain(item)}" for place, item in enumerate(block.items)]
            case SignatureBlock():
                lines += [" | ".join(place.label for place in row) for row in block.rows]
            case SealArea():
                lines += [block.text, str(block.on)]
            case _:
                raise AssertionError(f"no {type(block).__name__} belongs on this paper")
    return lines


def test_the_agreement_reads_as_the_form() -> None:
    assert _as_text(_written(a_case())) == [
        "人民调解协议书",
        "编号：（2020）海李调字第001号",
        "当事人姓名 张甲  性别 男  民族 汉族  年龄 50",
        "职业或职务 务农  联系方式 199 0000 0001",
        "单位或住址 海安市李堡镇试验村1组1号",
        "当事人姓名 李乙  性别 男  民族 汉族  年龄 50",
        "职业或职务 务农  联系方式 199 0000 0001",
        "单位或住址 海安市李堡镇试验村1组1号",
        "纠纷主要事实、争议事项：",
        "双方因排水沟发生争执。",
        "经调解，自愿达成如下协议：",
        "一、张甲向李乙一次性支付医疗费、误工费人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）。",
        "履行方式、时限：",
        "第一条：于2020年12月31日前（含当日）履行，履行方式：银行转账。",
        "本协议一式三份，当事人各执一份，人民调解委员会留存一份。",
        f"当事人{HAND} | 人民调解员（签名）：",
        f"当事人{HAND} | 记录人（签名）：",
        "（人民调解委员会印章）",
        "2020-11-20",
    ]


@pytest.mark.parametrize("count", range(2, 7))
def test_each_party_has_its_lines_its_place_to_sign_and_its_copy(count: int) -> None:
    paper = _written(a_case(parties=parties(count)))
    (signatures,) = [block for block in paper.blocks if isinstance(block, SignatureBlock)]
    signers = [place.label for row in signatures.rows for place in row if place.label.startswith("当事人")]
    assert sum(isinstance(block, Fields) for block in paper.blocks) == count
    assert len(signers) == count
    assert paper.copies == count + 1
    assert f"本协议一式{'三四五六七'[count - 2]}份，当事人各执一份，人民调解委员会留存一份。" in _as_text(paper)


def test_the_parties_stand_in_their_order() -> None:
    people = [a_party("乙", position=2), a_party("无序"), a_party("甲", position=1)]
    names = [line.split()[1] for line in _as_text(_written(a_case(parties=people))) if line.startswith("当事人姓名")]
    assert names == ["甲", "乙", "无序"]


def test_a_copy_for_the_court_where_it_is_to_confirm() -> None:
    paper = _written(a_case(is_confirmation_planned=True))
    assert paper.copies == 4
    assert "本协议一式四份，当事人各执一份，人民调解委员会留存一份，申请司法确认时提交人民法院一份。" in _as_text(paper)


def test_an_organisation_has_the_lines_of_an_organisation() -> None:
    lines = _as_text(_written(a_case(parties=[a_party(), a_unit()])))
    start = lines.index("当事人名称 海安试验建材有限公司  统一社会信用代码 91320699MA1TE5T0XN")
    assert lines[start + 1 : start + 3] == ["法定代表人 周庚  职务 经理", "住所 海安市李堡镇试验路1号"]


def test_guardian_and_agent_stand_and_sign_beside_their_party() -> None:
    minor = a_party("小戊", guardian=a_person("监护人甲"), guardian_relation="父亲")
    absent = a_party("李乙", agent=a_person("代理人乙"), agent_authority=Authority.SPECIAL)
    lines = _as_text(_written(a_case(parties=[minor, absent])))
    assert "法定代理人 监护人甲  与当事人关系 父亲  联系方式 199 0000 0001" in lines
    assert "委托代理人 代理人乙  代理权限 特别授权  联系方式 199 0000 0001" in lines
    assert [line.split(" | ")[0] for line in lines if HAND in line] == [
        f"当事人{HAND}",
        f"法定代理人{HAND}",
        f"当事人{HAND}",
        f"委托代理人{HAND}",
    ]


@pytest.mark.parametrize(("count", "rows"), [(7, 4), (12, 6)])
def test_many_parties_sign_two_in_a_row_with_the_mediators_below(count: int, rows: int) -> None:
    case = a_case(parties=[a_party(f"当事{n}", position=n) for n in range(1, count + 1)])
    lines = _as_text(_written(case))
    assert f"各方当事人{HAND}" in lines
    signing = [line for line in lines if line.startswith("当事人：")]
    assert (len(signing), sum(line.count("当事人：") for line in signing)) == (rows, count)
    assert lines.index("人民调解员（签名）： | 记录人（签名）：") > lines.index(signing[-1])
    oral = _as_text(agreement.oral(case, paper_facts()))
    assert sum(line.count("当事人：") for line in oral if line.startswith("当事人：")) == count
    assert "各方当事人（可签名、盖章或按指印）：" in oral


def test_every_mediator_has_a_place_to_sign() -> None:
    mediators = [DisputeMediator(position=place, outside_name=f"调解{place}") for place in (1, 2, 3)]
    lines = _as_text(_written(a_case(mediators=mediators)))
    assert sum(line.count("人民调解员（签名）：") for line in lines) == 3
    assert sum(line.count("记录人（签名）：") for line in lines) == 1


@pytest.mark.parametrize(("on", "age"), [(date(2020, 3, 4), "49"), (date(2020, 3, 5), "50")], ids=["day before", "birthday"])
def test_the_age_is_that_of_the_agreements_day(on: date, age: str) -> None:
    assert f"年龄 {age}" in _as_text(_written(a_case(effective_on=on)))[2]


def test_responsibility_and_further_performance_are_said_where_agreed() -> None:
    lines = _as_text(_written(a_case(responsibility="张甲负主要责任。", performance_terms="逾期付款的，按日加付。")))
    assert lines[lines.index("双方因排水沟发生争执。") + 1] == "各方责任：张甲负主要责任。"
    assert lines[lines.index("第一条：于2020年12月31日前（含当日）履行，履行方式：银行转账。") + 1] == "逾期付款的，按日加付。"


TERMS: dict[str, tuple[Callable[[], DisputeTerm], str]] = {
    "money": (a_term, "张甲向李乙一次性支付医疗费、误工费人民币壹万陆仟肆佰零玖元零贰分（¥16409.02）。"),
    "the act names both": (
        lambda: a_term(act="张甲赔偿李乙损失；", amount=Decimal(500)),
        "张甲赔偿李乙损失人民币伍佰元整（¥500.00）。",
    ),
    "no money": (lambda: a_term(act="赔礼道歉。", amount=None), "张甲向李乙赔礼道歉。"),
    "a thing": (
        lambda: a_term(payee=None, act="拆除占用通道的围墙", amount=None, subject="东侧围墙六米"),
        "张甲拆除占用通道的围墙（东侧围墙六米）。",
    ),
    "nothing typed yet": (lambda: a_term(performer=None, payee=None, act=None, amount=None), "＿＿。"),
}


@pytest.mark.parametrize("name", TERMS)
def test_a_term_becomes_a_sentence(name: str) -> None:
    make, sentence = TERMS[name]
    assert plain(wording.term_words(make())) == sentence


def test_an_amount_is_never_broken_between_lines() -> None:
    words = wording.term_words(a_term())
    assert [run.text for run in words if isinstance(run, Run) and run.whole] == [
        "人民币壹万陆仟肆佰零玖元零贰分",
        "（¥16409.02）",
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"is_on_spot": True, "method": None}, "第三条：签订本协议时当场履行。"),
        ({"method": None, "place": "调委会"}, "第三条：于2020年12月31日前（含当日）履行，履行地点：调委会。"),
        ({"due_on": None, "method": "现金"}, "第三条：履行方式：现金。"),
    ],
)
def test_the_way_of_performance_is_said_term_by_term(values: dict[str, object], sentence: str) -> None:
    words = wording.performance_words(3, a_term(**values))
    assert words is not None
    assert plain(words) == sentence


def test_a_term_that_says_nothing_of_its_performance_has_no_line() -> None:
    assert wording.performance_words(1, a_term(due_on=None, method=None)) is None


def test_the_blank_form_has_room_for_two_parties_and_takes_no_number() -> None:
    paper = _written(DisputeCase(), "")
    lines = _as_text(paper)
    assert lines[:3] == ["人民调解协议书", "编号：（＿＿）海李调字第＿＿号", "当事人姓名 ＿  性别 ＿  民族 ＿  年龄 ＿"]
    assert sum(line.startswith("当事人姓名") for line in lines) == 2
    assert "本协议一式＿＿份，当事人各执一份，人民调解委员会留存一份。" in lines
    assert lines[-1] == "None"
    assert not any(isinstance(block, DateLine) for block in paper.blocks)


REFUSED: dict[str, tuple[Callable[[], DisputeCase], str]] = {
    "oral": (lambda: a_case(outcome=Outcome.ORAL), "本案未达成书面协议，不能打印人民调解协议书。"),
    "failed": (lambda: a_case(outcome=Outcome.FAILED), "本案未达成书面协议，不能打印人民调解协议书。"),
    "not concluded": (lambda: a_case(outcome=None), "本案未达成书面协议，不能打印人民调解协议书。"),
    "one party": (lambda: a_case(parties=parties(1)), "当事人不足两方，不能打印人民调解协议书。"),
    "a party without a name": (
        lambda: a_case(parties=[a_party(), a_party(person=None)]),
        "有当事人未填写姓名或名称，不能打印人民调解协议书。",
    ),
    "no committee": (lambda: a_case(committee=None), "尚未填写调解组织，不能打印人民调解协议书。"),
    "no terms": (lambda: a_case(terms=[]), "尚未登记协议条款，不能打印人民调解协议书。"),
    "amounts differ": (
        lambda: a_case(amount=Decimal(1)),
        "各条款金额合计16409.02元，与协议涉及金额1.00元不一致，不能打印人民调解协议书。",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_case_without_a_written_agreement_prints_none(name: str) -> None:
    make, sentence = REFUSED[name]
    assert agreement.written_refused(make(), OFFICE, date(2020, 12, 31)) == sentence


def test_a_written_agreement_is_printed() -> None:
    assert agreement.written_refused(a_case(), OFFICE, date(2020, 12, 31)) is None


def test_what_would_print_as_a_blank_is_named() -> None:
    people = [a_party(person=a_person("张甲", ethnic=None, phone=None)), a_party("李乙")]
    case = a_case(
        parties=people, facts=None, terms=[a_term(due_on=None)], mediators=[], recorder=None, effective_on=None, concluded_on=None
    )
    assert agreement.wants(case, OFFICE) == (
        "张甲的民族",
        "张甲的联系方式",
        "纠纷主要事实、争议事项",
        "第一条履行期限",
        "人民调解员",
        "记录人",
        "协议日期",
    )


def test_who_cannot_sign_and_what_nobody_filled_is_asked_for_before_a_number_is_taken() -> None:
    child = a_party("小戊", person=a_person("小戊", birth_date=date(2010, 1, 1)))
    absent = a_party("李乙", PartyRole.RESPONDENT, agent=a_person("代理人"), agent_authority=Authority.GENERAL)
    case = a_case(parties=[child, absent], terms=[a_term(act="于＿＿＿＿前付清")])
    assert agreement.wants(case, OFFICE) == (
        "小戊的法定代理人",
        "李乙的授权委托书",
        "李乙的委托代理人的特别授权",
        "第一条中没有填的空",
    )
    child.guardian_relation = "母亲"
    child.guardian, absent.has_authority_letter, absent.agent_authority = a_person("大戊"), True, Authority.SPECIAL
    assert agreement.wants(case, OFFICE)[:-1] == ()


def test_a_complete_case_wants_nothing() -> None:
    assert agreement.wants(a_case(), OFFICE) == ()


def test_the_number_follows_the_committees_pattern() -> None:
    village = a_case(committee=a_committee(number_pattern="（{y}）海李杨调字第{n:03d}号"))
    assert agreement.next_number(village, paper_facts(), 2020, 12) == "（2020）海李杨调字第012号"
    assert agreement.next_number(a_case(), paper_facts(), 2020, 1) == NUMBER


def test_committees_of_one_pattern_share_its_series() -> None:
    town, centre = a_case(), a_case(committee=a_committee(id=2, name="李堡镇矛盾纠纷调处中心"))
    village = a_case(committee=a_committee(id=3, number_pattern="（{y}）海李杨调字第{n:03d}号"))
    series = [agreement.number_series(case, paper_facts()) for case in (town, centre, village)]
    assert series[0] == series[1] != series[2]


def test_a_pattern_nobody_can_read_is_refused() -> None:
    with pytest.raises(Refusal, match="编号规则"):
        pattern_number("（{年}）第{n}号", 2020, 1)


def test_an_own_pattern_of_the_office_serves_a_case_without_committee() -> None:
    office = OfficeFacts(settings=SettingValues({"disputes.agreement_pattern": "〔{y}〕{n}号"}))
    assert wording.pattern_of(DisputeCase(), office) == "〔{y}〕{n}号"
    assert wording.pattern_of(DisputeCase(), OFFICE) == PATTERN


def test_the_agreements_number_is_kept_in_the_record() -> None:
    number = DISPUTES.document("mediation-agreement").number
    assert number is not None
    assert number.kept_in is DisputeCase.agreement_no


def test_the_oral_agreement_is_recorded_on_its_own_form() -> None:
    case = a_case(outcome=Outcome.ORAL)
    number = agreement.next_oral_number(case, paper_facts(), 2020, 3)
    lines = _as_text(agreement.oral(case, paper_facts(number)))
    assert lines[:2] == ["人民调解口头协议登记表", "编号：（2020）海李口调字第003号"]
    assert "口头协议内容：" in lines
    assert "人民调解员（签名）： | 记录人（签名）：" in lines
    assert agreement.oral_refused(case, OFFICE, date(2020, 12, 31)) is None
    assert agreement.oral_refused(a_case(), OFFICE, date(2020, 12, 31)) == "本案未达成口头协议，不能打印人民调解口头协议登记表。"


@pytest.mark.parametrize(
    ("source", "entrusted_by", "ground", "origin"),
    [
        (Source.APPLICATION, None, "依当事人申请", "（＿＿）"),
        (Source.INITIATIVE, None, "经当事人同意", "（＿＿）"),
        (Source.ENTRUSTED, EntrustedBy.COURT, "经当事人同意", "（法院）"),
    ],
)
def test_the_intake_record_says_where_the_case_came_from(
    source: Source, entrusted_by: EntrustedBy | None, ground: str, origin: str
) -> None:
    boxes = ["☑" if one is source else "□" for one in (Source.APPLICATION, Source.INITIATIVE, Source.ENTRUSTED)]
    lines = _as_text(intake.body(a_case(source=source, entrusted_by=entrusted_by), paper_facts()))
    assert lines[:4] == [
        "人民调解受理登记表",
        f"2020年11月3日，李堡镇人民调解委员会{ground}，调解张甲、李乙之间的纠纷。",
        "纠纷类型：邻里纠纷",
        f"案件来源：{boxes[0]}①当事人申请　{boxes[1]}②人民调解委员会主动调解　{boxes[2]}③接受委托移送{origin}",
    ]
    assert lines[-1] == "备注：此表由人民调解委员会填写。"


def test_the_blank_intake_record() -> None:
    lines = _as_text(intake.body(DisputeCase(), paper_facts()))
    assert lines[1] == "＿＿年＿＿月＿＿日，＿＿人民调解委员会依当事人申请（经当事人同意），调解＿＿、＿＿之间的纠纷。"


def test_a_dispute_not_taken_has_no_intake_record() -> None:
    assert intake.refused(a_case(accepted_on=None), OFFICE, date(2020, 12, 31)) == "本案尚未受理，不能打印人民调解受理登记表。"
    assert intake.wants(DisputeCase(), OFFICE) == ("调解组织", "当事人", "纠纷类型", "案件来源", "纠纷简要情况")


def test_a_seal_that_bears_another_name_than_its_committee_is_named() -> None:
    """What is asked for in 调解组织 as 印章文字 was printed nowhere."""
    own = a_case(committee=a_committee(seal_text="云川县青石镇人民调解委员会"))
    assert [block.text for block in _written(own).blocks if isinstance(block, SealArea)] == ["（云川县青石镇人民调解委员会印章）"]
    assert wording.seal_words(DisputeCase()) == wording.seal_words(a_case()) == "（人民调解委员会印章）"
