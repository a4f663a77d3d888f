"""Papers of the end of a term, of permits and assessments, and letters to other bodies."""

from datetime import date

import pytest

from libao_desk.declare.blocks import CutLine
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, ExitKind, SanctionKind
from libao_desk.registers.corrections.documents_decisions import DECISION_DOCUMENTS
from libao_desk.registers.corrections.model import CorrectionCase

from ..paper_words import words
from .builders import OFFICE, a_juvenile, an_expected
from .decision_cases import LAST_DAY, a_full_case, a_row, assessment_row, entry_row, meeting_row, paper_facts

S = CorrectionState
BY_KEY = {document.key: document for document in DECISION_DOCUMENTS}
LAW = "《中华人民共和国社区矫正法》"


def told(key: str, case: CorrectionCase, row: object = None) -> str:
    return words(BY_KEY[key].body(case, paper_facts(row)))


def refusal(key: str, case: CorrectionCase, day: date = LAST_DAY) -> str | None:
    return BY_KEY[key].refusal(case, None, OFFICE, day)


def missing(key: str, case: CorrectionCase, row: object = None) -> tuple[str, ...]:
    return BY_KEY[key].missing(case, row, OFFICE)


def in_order(said: str, *parts: str) -> bool:
    places = [said.index(part) for part in parts]
    return places == sorted(places)


def test_the_summary_leaves_the_words_to_the_subject() -> None:
    paper = BY_KEY["term-summary"].body(a_full_case(), paper_facts())
    said = words(paper)
    assert in_order(
        said, "社区矫正期满个人总结", "姓名王小甲", "矫正类别缓刑", "矫正期限自2020年7月6日至2021年7月5日", "＿＿", "社区矫正对象（签名）："
    )
    assert said.count("＿＿") >= 10


def test_the_appraisal_counts_what_is_registered_and_judges_nothing() -> None:
    said = told("release-appraisal", a_full_case())
    assert in_order(
        said,
        "遵纪守法情况\n\n",
        "报告、外出情况\n登记报告2次，经批准外出1次。",
        "登记参加教育学习1次，公益活动0次。",
        "奖惩情况\n2020年10月13日训诫",
        "总评（鉴定意见）\n遵守各项规定，认罪悔罪。",
        "安置帮教建议\n列为一般帮教。",
        "司法所意见",
        "海安市社区矫正机构意见",
    )


def test_a_proposal_that_was_refused_is_no_sanction_of_the_appraisal() -> None:
    rows = [
        a_row(SanctionKind.WARNING, decided_on=date(2020, 9, 1)),
        a_row(SanctionKind.REVOKE_PROBATION, is_granted=False),
        a_row(SanctionKind.ADMONITION, decided_on=None),
    ]
    assert "奖惩情况\n2020年9月1日警告\n" in told("release-appraisal", a_full_case(sanctions=rows))


MEANINGS = {
    CorrectionCategory.PUBLIC_SURVEILLANCE: "管制期满，解除管制。",
    CorrectionCategory.SUSPENDED_SENTENCE: "缓刑考验期满，原判刑罚不再执行。",
    CorrectionCategory.PAROLE: "假释考验期满，原判刑罚执行完毕。",
    CorrectionCategory.MEDICAL_PAROLE: "刑期届满。",
}


@pytest.mark.parametrize("category", MEANINGS)
def test_the_announcement_says_the_end_in_the_words_of_the_category(category: CorrectionCategory) -> None:
    said = told("release-announcement", a_full_case(category=category))
    assert in_order(
        said, "鉴定意见：", "遵守各项规定", "矫正期限届满，依法解除社区矫正。", MEANINGS[category], "本宣告公开进行。", "特此宣告。"
    )
    assert [words for words in MEANINGS.values() if words in said] == [MEANINGS[category]]


def test_a_minors_announcement_is_not_public() -> None:
    said = told("release-announcement", a_juvenile())
    assert "本宣告不公开，监护人到场。" in said
    assert "公开进行" not in said
    assert "监护人（签名）：" in said


def test_an_empty_announcement_asks_which_end_and_whether_in_public() -> None:
    said = told("release-announcement", CorrectionCase())
    assert all(f"□{meaning}" in said for meaning in MEANINGS.values())
    assert "□公开宣告　□不公开宣告（未成年人）" in said


def test_a_pardon_is_no_end_of_the_term() -> None:
    pardoned = a_full_case(pardon_on=date(2020, 12, 1))
    for key in ("release-announcement", "release-certificate", "release-notice"):
        assert "经依法赦免" in told(key, pardoned)
        assert "期满" not in told(key, pardoned)
        assert refusal(key, pardoned, date(2020, 12, 2)) is None


def test_the_certificate_has_its_stub_and_the_line_to_cut_along() -> None:
    paper = BY_KEY["release-certificate"].body(a_full_case(), paper_facts())
    assert [block for block in paper.blocks if isinstance(block, CutLine)]
    stub, _, certificate = words(paper).partition("裁切线")
    assert in_order(stub, "解除社区矫正证明书（存根）", "（2021）海矫解字第5号", "王小甲", "2021年7月5日依法解除社区矫正", "填发人：")
    assert in_order(
        certificate,
        "解除社区矫正证明书",
        "（代拟稿）",
        "（2021）海矫解字第5号",
        "社区矫正对象王小甲，男，1985年3月5日出生，居民身份证号码320699198503050015。",
        "因犯交通肇事罪经海安市人民法院于2020年6月20日判处有期徒刑一年",
        "社区矫正期限自2020年7月6日至2021年7月5日。",
        "矫正期满，依法解除社区矫正。特此证明。",
    )


def test_the_notice_goes_to_the_three_bodies() -> None:
    paper = BY_KEY["release-notice"].body(a_full_case(), paper_facts())
    assert paper.copies == 4
    assert in_order(
        words(paper),
        "海安市人民法院、海安市人民检察院、海安市公安局：",
        f"根据{LAW}第四十四条之规定，自2021年7月5日起依法解除社区矫正，发给（2021）海矫解字第5号解除社区矫正证明书。",
        "本件一式四份",
    )


RELEASES = ("release-announcement", "release-certificate", "release-notice")


@pytest.mark.parametrize("key", RELEASES)
def test_a_release_is_refused_while_it_is_not_one(key: str) -> None:
    title = BY_KEY[key].title
    assert refusal(key, an_expected()) == f"对象尚未报到，不能打印{title}。"
    revoked = a_full_case(exit_kind=ExitKind.PROBATION_REVOKED)
    assert refusal(key, revoked) == f"本案以“撤销缓刑”结束，不能打印{title}。"
    for state in (S.MISSING, S.HELD, S.REVOKING):
        assert "须请示县级社区矫正机构" in (refusal(key, a_full_case(state=state)) or "")
    assert refusal(key, a_full_case(term_to=None)) == f"尚未填写矫正结束日期，不能打印{title}。"


@pytest.mark.parametrize("key", RELEASES)
def test_a_release_is_made_ready_in_the_last_thirty_days(key: str) -> None:
    assert refusal(key, a_full_case(), date(2021, 6, 4)) == f"矫正期限至2021年7月5日，期满前三十日内方可准备{BY_KEY[key].title}。"
    assert refusal(key, a_full_case(), date(2021, 6, 5)) is None
    assert refusal(key, a_full_case(state=S.RELEASED, exit_kind=ExitKind.TERM_ENDED, ended_on=LAST_DAY)) is None


@pytest.mark.parametrize("key", ["term-summary", "release-appraisal", "entry-permit", "meeting-permit", "conduct-assessment"])
def test_who_has_not_come_has_no_such_paper(key: str) -> None:
    assert refusal(key, an_expected()) == f"对象尚未报到，不能打印{BY_KEY[key].title}。"
    assert refusal(key, a_full_case()) is None


def test_what_the_papers_of_the_end_lack_is_listed() -> None:
    bare = a_full_case(appraisal=None, aftercare_advice=None, certificate_no=None, category=None)
    assert missing("release-appraisal", bare) == ("矫正类别", "鉴定意见", "安置帮教建议")
    assert missing("release-announcement", bare) == ("矫正类别", "鉴定意见")
    assert missing("release-certificate", bare) == missing("release-notice", bare) == ("解除证明书编号",)
    assert missing("term-summary", bare) == ("矫正类别",)
    for key in (*RELEASES, "release-appraisal", "term-summary"):
        assert missing(key, a_full_case()) == ()


def test_permits_say_their_row_and_leave_room_for_each_level() -> None:
    entry = told("entry-permit", a_full_case(), entry_row())
    assert in_order(entry, "进入特定区域（场所）审批表", "海安市李堡镇样例广场", "自2020年11月2日至2020年11月3日", "参加技能培训")
    assert in_order(entry, "本人签名", "司法所意见", "情况属实，建议同意。", "海安市社区矫正机构意见", "同意（2020年11月1日）")
    meeting = told("meeting-permit", a_full_case(), meeting_row())
    assert in_order(meeting, "会客审批表", "来客姓名\n李来客", "商谈家事", "建议同意。", "海安市社区矫正机构意见")
    assert missing("entry-permit", a_full_case(), entry_row(ends_on=None, office_opinion=None)) == ("起止", "司法所意见")
    assert missing("meeting-permit", a_full_case(), meeting_row(reason=None)) == ("事由",)


def test_an_assessment_says_what_was_entered_and_a_minors_is_not_shown_in_public() -> None:
    said = told("conduct-assessment", a_full_case(), assessment_row(published_on=date(2021, 1, 4)))
    assert in_order(said, "2020年第四季度", "2020年12月30日", "得分\n92", "考核结果\n合格", "公示日\n2021年1月4日")
    assert "公示日\n未成年人，不公示" in told("conduct-assessment", a_juvenile(), assessment_row())
    assert missing("conduct-assessment", a_full_case(), assessment_row(score=0)) == ()
    assert missing("conduct-assessment", a_full_case(), assessment_row(score=None, result=None)) == ("得分", "考核结果")


def test_the_inquiry_answers_whoever_asked() -> None:
    said = told("inquiry-opinion", a_full_case())
    assert in_order(
        said,
        "调查评估意见书",
        "（代拟稿）",
        "（2020）海矫评字第3号",
        "海安市人民法院：",
        "你单位（2020）海法委评字第3号委托函及有关材料于2020年5月11日收悉。",
        "一、调查情况",
        "愿意监督",
        "二、评估意见",
        "适宜社区矫正。",
    )
    assert refusal("inquiry-opinion", a_full_case(entrusted_on=None)) == "未登记收到委托函的日期，不能打印调查评估意见书。"
    assert refusal("inquiry-opinion", an_expected(S.ASSESS, entrusted_on=date(2020, 5, 11))) is None
    assert missing("inquiry-opinion", a_full_case(inquiry_opinion=None, opinion_no=None)) == ("评估意见", "调查评估意见书文号")


def test_the_receipt_says_whether_the_instruments_were_complete() -> None:
    complete = told("delivery-receipt", a_full_case())
    assert "（2020）苏0699刑初1号法律文书等材料，已于2020年7月8日收到。" in complete
    assert ("☑法律文书齐全" in complete, "□法律文书不齐" in complete) == (True, True)
    short = told("delivery-receipt", a_full_case(docs_asked_on=date(2020, 7, 9)))
    assert ("□法律文书齐全" in short, "☑法律文书不齐" in short) == (True, True)
    assert "☑" not in told("delivery-receipt", CorrectionCase())
    assert refusal("delivery-receipt", an_expected()) == "尚未收到法律文书，不能打印社区矫正法律文书送达回执。"
    assert missing("delivery-receipt", a_full_case(instrument_no=None)) == ("文书号",)


def test_a_death_is_notified_without_its_cause() -> None:
    said = told("death-notice", a_full_case())
    assert in_order(
        said,
        "海安市人民法院、海安市人民检察院、海安市公安局：",
        "于2021年3月1日死亡",
        "第四十五条之规定，社区矫正终止。",
        "第五十一条之规定，特此通知。",
    )
    assert refusal("death-notice", a_full_case(death_known_on=None)) == "未登记得知死亡的日期，不能打印社区矫正对象死亡通知书。"
    assert missing("death-notice", a_full_case(died_on=None)) == ("死亡日期",)


def test_the_sealing_record_is_for_a_sealable_case_that_is_over() -> None:
    over = a_juvenile(state=S.RELEASED, ended_on=LAST_DAY, sealed_on=date(2021, 7, 7))
    assert refusal("sealing-record", over) is None
    assert in_order(told("sealing-record", over), "犯罪记录封存记录", "（代拟稿）", "封存日\n2021年7月7日", "第二百八十六条")
    assert "封存的实施办法" not in told("sealing-record", over)
    assert "封存的实施办法》第十三条" in told("sealing-record", a_juvenile(state=S.RELEASED, ended_on=date(2022, 5, 30)))
    assert refusal("sealing-record", a_juvenile()) == "社区矫正尚未结束，不能打印犯罪记录封存记录。"
    assert (
        refusal("sealing-record", a_full_case(state=S.RELEASED))
        == "本案不符合犯罪记录封存条件（刑诉法第286条），不能打印犯罪记录封存记录。"
    )
    assert missing("sealing-record", a_juvenile(state=S.RELEASED)) == ("决定机关", "文书号", "封存日")
