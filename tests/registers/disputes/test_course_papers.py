"""The papers of the course of a mediation: what they say, of whom they say it, when they are refused."""

from datetime import date

import pytest

from libao_desk.declare.blocks import DateLine, Fields, Paper, SignatureBlock
from libao_desk.printing.fonts import FontBook
from libao_desk.printing.render import render_pdf
from libao_desk.registers.disputes import agreement, application, authority_letter, minutes, return_visit, rights_notice, termination
from libao_desk.registers.disputes.codes import Authority, Outcome, PartyRole, Source, Sued
from libao_desk.registers.disputes.model import DisputeCase
from libao_desk.registers.disputes.parts import DisputeInquiry, DisputeInvited, DisputeReturnVisit, DisputeSession
from libao_desk.registers.disputes.register import DISPUTES
from tests.papers.measured import measure

from ..paper_words import words
from .builders import OFFICE, a_case, a_party, a_person, a_unit, an_application, paper_facts, parties
from .full_cases import a_failed_case, a_full_case, about

DAY = date(2020, 12, 31)
FACTS = paper_facts()


def _places(paper: Paper) -> list[str]:
    return [place.label for block in paper.blocks if isinstance(block, SignatureBlock) for row in block.rows for place in row]


def test_an_application_names_who_asks_whom_for_what() -> None:
    people = [a_party("李乙", PartyRole.RESPONDENT), a_party("王丙", PartyRole.THIRD), a_party("张甲", PartyRole.APPLICANT)]
    paper = application.body(an_application(parties=people, claims="1、赔偿损失\n\n恢复原状"), FACTS)
    labels = [block.rows[0][0] for block in paper.blocks if isinstance(block, Fields)]
    assert [(field.label, field.value) for field in labels] == [
        ("申请人姓名", "张甲"),
        ("被申请人姓名", "李乙"),
        ("第三人姓名", "王丙"),
    ]
    told = words(paper)
    assert "1、赔偿损失\n2、恢复原状" in told
    assert application.DECLARATION in told
    assert _places(paper) == ["申请人（签名、盖章或按指印）："]
    assert paper.copies == 1
    assert paper.blocks[-1] == DateLine(date(2020, 11, 2))


def test_a_minor_applicant_signs_with_the_guardian() -> None:
    minor = a_party("小戊", guardian=a_person("监护人甲"))
    paper = application.body(an_application(parties=[minor, a_unit()]), FACTS)
    assert _places(paper) == ["申请人（签名、盖章或按指印）：", "法定代理人（签名、盖章或按指印）："]
    assert "被申请人名称海安试验建材有限公司" in words(paper)


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (an_application(source=Source.INITIATIVE), "本案的案件来源为“调委会主动调解”，没有人民调解申请书。"),
        (an_application(parties=[a_party(role=PartyRole.RESPONDENT)]), "尚未登记申请人（当事人的“地位”一栏），不能打印人民调解申请书。"),
        (
            an_application(parties=[a_party(), a_party("李乙", role=None)]),
            "有当事人未填写地位（申请人、被申请人或第三人），不能打印人民调解申请书。",
        ),
        (an_application(), None),
    ],
)
def test_only_a_dispute_that_a_party_brought_has_an_application(case: DisputeCase, told: str | None) -> None:
    assert application.refused(case, OFFICE, DAY) == told


def test_what_an_application_lacks_is_named_side_by_side() -> None:
    case = an_application(parties=[a_party(person=a_person(phone=None))], facts=None, applied_on=None)
    assert application.wants(case, OFFICE) == (
        "张甲的联系方式",
        "被申请人",
        "纠纷简要情况",
        "申请事项",
        "申请日",
    )


def test_the_rights_notice_says_what_the_law_gives_and_asks() -> None:
    paper = rights_notice.body(a_case(parties=parties(3)), FACTS)
    told = words(paper)
    for word in (
        "群众性组织",
        "不收取任何费用",
        "自愿、平等",
        "选择或者接受人民调解员",
        "接受调解、拒绝调解或者要求终止调解",
        "公开进行或者不公开进行",
        "自主表达意愿",
        "如实陈述纠纷事实",
        "遵守调解现场秩序",
        "尊重对方当事人行使权利",
        "具有法律约束力",
        "提起诉讼",
        "三十日内共同向人民法院申请司法确认",
        "以上内容已阅知（已向我宣读）。",
    ):
        assert word in told
    assert told.startswith("人民调解当事人权利义务告知书\n张甲、李乙、王丙：")
    assert _places(paper) == ["当事人（签名）：", "日期："] * 3


def test_a_dispute_not_taken_tells_nobody_of_rights() -> None:
    declined = an_application(declined_on=date(2020, 11, 4))
    assert rights_notice.refused(declined, OFFICE, DAY) == "本案不予受理，不能打印人民调解当事人权利义务告知书。"
    assert rights_notice.refused(an_application(), OFFICE, DAY) is None
    assert rights_notice.wants(a_case(committee=None), OFFICE) == ("调解组织",)


def test_a_letter_of_authority_for_each_party_that_has_an_agent() -> None:
    first = a_party(agent=a_person("代理人甲"), agent_authority=Authority.SPECIAL)
    second = a_unit(agent=a_person("代理人乙"), agent_authority=Authority.GENERAL)
    told = words(authority_letter.body(a_case(parties=[first, second, a_party("王丙")]), FACTS))
    assert told.count("授权委托书") == 2
    assert "委托人姓名张甲" in told
    assert "受委托人姓名代理人甲" in told
    assert "委托人名称海安试验建材有限公司" in told
    assert "委托代理人" not in told
    letters = told.split("授权委托书")[1:]
    assert ["（√）特别授权" in letter for letter in letters] == [True, False]
    assert ["（√）一般授权" in letter for letter in letters] == [False, True]


@pytest.mark.parametrize("length", range(10, 330, 40))
def test_the_two_choices_of_a_letter_stand_on_one_page(length: int) -> None:
    agent = a_person("代理人甲", residence_address="址" * length)
    paper = authority_letter.body(a_case(parties=[a_party(agent=agent), a_party("王丙")]), FACTS)
    rows = measure(render_pdf(paper, FontBook(bundled_only=True)).pdf).rows
    assert len({row.page for row in rows if "一般授权" in row.text or "特别授权" in row.text}) == 1


def test_without_an_agent_there_is_no_letter() -> None:
    assert authority_letter.refused(a_case(), OFFICE, DAY) == "没有当事人登记了委托代理人，不能打印授权委托书。"
    case = a_case(parties=[a_party(agent=a_person("代理人甲", phone=None)), a_party("李乙")])
    assert authority_letter.wants(case, OFFICE) == ("代理人甲的联系方式", "代理人甲的代理权限")


def test_an_inquiry_says_who_was_asked_and_is_signed_page_by_page() -> None:
    (row,) = a_full_case().inquiries
    paper = minutes.inquiry(a_full_case(), about(row))
    told = words(paper)
    for word in ("时间2020年11月4日", "地点试验村村部", "被调查人证人戊", "年龄50", "问：请说明事情经过。", "以上笔录经本人核对无误。"):
        assert word in told
    assert _places(paper) == ["被调查人（签名）：", "调查人（签名）：", "记录人（签名）："]
    assert (paper.initials, paper.signer) == (True, "被调查人")


def test_what_a_record_lacks_is_named_row_by_row() -> None:
    case = a_case()
    assert minutes.inquiry_wants(case, DisputeInquiry(held_on=DAY, place="村部"), OFFICE) == ("被调查人", "记录")
    assert minutes.inquiry_wants(case, DisputeInquiry(held_on=DAY, person=a_person(), record_text="…"), OFFICE) == ("地点",)
    assert minutes.session_wants(case, DisputeSession(held_on=DAY, place="村部"), OFFICE) == ("记录",)
    assert minutes.session_wants(a_case(parties=[]), DisputeSession(held_on=DAY, record_text="…"), OFFICE) == ("地点", "当事人")


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (None, (["张甲", "李乙"], ["邻居丁"])),
        ("张甲、李乙及其子，邻居丁；调解甲", (["张甲", "李乙及其子"], ["邻居丁"])),
        ("张甲、记录甲", (["张甲"], [])),
        ("双方到场", (["张甲", "李乙"], ["双方到场"])),
    ],
)
def test_parties_and_helpers_are_told_apart(present: str | None, expected: tuple[list[str], list[str]]) -> None:
    case = a_case(invited=[DisputeInvited(invited_name="邻居丁")])
    assert minutes.present(case, DisputeSession(present=present)) == expected


def test_a_session_is_recorded_on_its_own_form() -> None:
    case = a_full_case()
    paper = minutes.session(case, about(case.sessions[0]))
    told = words(paper)
    for word in (
        "时间2020年11月5日",
        "事由张甲与李乙邻里纠纷",
        "当事人张甲、李乙",
        "参加人邻居丁",
        "李乙：改道后才淹水。",
        "本次调解结果：继续调解",
    ):
        assert word in told
    assert _places(paper) == ["当事人（签名）：", "当事人（签名）：", "调解员（签名）：", "记录人（签名）："]
    assert "2020年11月20日" not in told


def test_a_dispute_not_taken_has_no_records() -> None:
    assert minutes.inquiry_refused(an_application(), OFFICE, DAY) == "本案尚未受理，不能打印人民调解调查记录。"
    assert minutes.session_refused(an_application(), OFFICE, DAY) == "本案尚未受理，不能打印人民调解记录。"


def test_a_return_visit_tells_performance_and_what_was_said() -> None:
    case = a_full_case(sued=Sued.UPHELD)
    told = words(return_visit.body(case, about(case.return_visits[0])))
    for word in ("调解协议编号（2020）海李调字第001号", "回访事由张甲与李乙邻里纠纷", "一、协议履行情况：已全部履行。", "满意程度：满意"):
        assert word in told
    assert "三、起诉及裁判结果：判决维持" in told
    assert return_visit.refused(a_failed_case(), OFFICE, DAY) == "本案未达成调解协议，不能打印人民调解回访记录。"
    assert return_visit.wants(a_case(), OFFICE) == ("协议书编号",)
    assert return_visit.visit_wants(a_case(), DisputeReturnVisit(held_on=DAY, visited="李乙"), OFFICE) == ("履行情况", "满意程度")


def test_the_end_without_an_agreement_points_at_the_other_ways() -> None:
    paper = termination.body(a_failed_case(parties=parties(3)), FACTS)
    told = words(paper)
    assert "编号：（2020）海李调字第001号" in told
    assert "你们之间的邻里纠纷，李堡镇人民调解委员会于2020年11月5日开始调解。" in told
    assert "经调解，双方未能达成协议，现终止调解。你可以依法通过仲裁、行政、司法等途径维护自己的权利。" in told
    assert paper.copies == 4


@pytest.mark.parametrize("outcome", [Outcome.WRITTEN, Outcome.ORAL, Outcome.TRANSFERRED, None])
def test_no_other_end_has_the_notice(outcome: Outcome | None) -> None:
    told = "本案的调解结果不是调解不成或终止，不能打印终止调解告知书。"
    assert termination.refused(a_case(outcome=outcome), OFFICE, DAY) == told
    assert termination.refused(a_case(outcome=Outcome.STOPPED), OFFICE, DAY) is None


def test_the_parties_of_an_oral_agreement_may_sign() -> None:
    paper = agreement.oral(a_case(outcome=Outcome.ORAL, parties=parties(3)), FACTS)
    assert _places(paper) == [*["当事人（可签名、盖章或按指印）："] * 3, "人民调解员（签名）：", "记录人（签名）："]


GUARDED = ("mediation-application", "mediation-intake", "rights-notice", "judicial-confirmation-application", "mediation-agreement")


@pytest.mark.parametrize("key", GUARDED)
def test_every_paper_that_is_signed_asks_for_a_minors_guardian(key: str) -> None:
    minor = a_party("童小一", person=a_person("童小一", id_no=None, birth_date=date(2010, 1, 1)))
    document = DISPUTES.document(key)
    assert document.wants is not None
    assert "童小一的法定代理人" in document.wants(a_case(parties=[minor, *parties(2)[1:]]), OFFICE)
    minor.guardian = a_person("童大一")
    assert "童小一的法定代理人" not in document.wants(a_case(parties=[minor, *parties(2)[1:]]), OFFICE)


@pytest.mark.parametrize("key", ["mediation-intake", "rights-notice"])
def test_a_guardian_signs_beside_the_minor(key: str) -> None:
    minor = a_party("童小一", person=a_person("童小一", id_no=None, birth_date=date(2010, 1, 1)), guardian=a_person("童大一"))
    told = words(DISPUTES.document(key).body(a_case(parties=[minor, *parties(2)[1:]]), paper_facts()))
    assert told.count("法定代理人（签名）：") == 1


def test_a_letter_of_authority_tells_the_ages_of_the_mediation() -> None:
    agent = a_person("苗甲槐", birth_date=date(1964, 12, 25))
    case = a_case(parties=[a_party(agent=agent, agent_authority=Authority.SPECIAL), *parties(2)[1:]])
    told = words(DISPUTES.document("authority-letter").body(case, paper_facts()))
    assert "年龄55" in told
