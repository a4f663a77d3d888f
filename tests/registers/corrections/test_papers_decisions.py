"""Papers on sanctions: the chosen ground in the law's words, nothing proposed by the program, rows of another kind refused."""

from datetime import date

import pytest

from libao_desk.declare.document import Document
from libao_desk.registers.corrections import decision_papers, proposal_papers
from libao_desk.registers.corrections.codes import CorrectionCategory, SanctionKind
from libao_desk.registers.corrections.documents_decisions import DECISION_DOCUMENTS, DECISION_KEYS, PROPOSAL_KEYS, SANCTION_DOCUMENTS
from libao_desk.registers.corrections.grounds import SanctionGround
from libao_desk.registers.corrections.model import CorrectionCase

from ..paper_words import words
from .builders import OFFICE, TODAY, a_juvenile
from .decision_cases import CATEGORIES, a_full_case, a_row, paper_facts

K, G = SanctionKind, SanctionGround
KEYS = DECISION_KEYS | PROPOSAL_KEYS
LAW, MEASURES = "《中华人民共和国社区矫正法》", "《中华人民共和国社区矫正法实施办法》"
BY_KEY = {document.key: document for document in DECISION_DOCUMENTS}


def paper_of(kind: SanctionKind) -> Document:
    return BY_KEY[KEYS[kind]]


def case_of(kind: SanctionKind, **values: object) -> CorrectionCase:
    category = {"category": CATEGORIES[kind]} if kind in CATEGORIES else {}
    return a_full_case(**(category | values))


def told(kind: SanctionKind, **values: object) -> str:
    return words(paper_of(kind).body(case_of(kind), paper_facts(a_row(kind, **values))))


DECIDED = {
    K.ADMONITION: f"根据{LAW}第二十八条、{MEASURES}第三十四条第二项之规定，决定给予训诫。",
    K.WARNING: f"根据{LAW}第二十八条、{MEASURES}第三十五条第二项之规定，决定给予警告。",
    K.PRAISE: f"根据{LAW}第二十八条、{MEASURES}第三十三条之规定，决定给予表扬。",
}


@pytest.mark.parametrize("kind", DECIDED)
def test_a_decision_says_who_what_and_under_which_articles_in_that_order(kind: SanctionKind) -> None:
    said = told(kind)
    found = "社区矫正期间，" if kind is K.PRAISE else "经查，"
    parts = (
        decision_papers.TITLES[kind],
        "（代拟稿）",
        "（2020）海矫字第8号",
        "社区矫正对象王小甲，男，1985年3月5日出生，汉族，居民身份证号码320699198503050015",
        "因犯交通肇事罪经海安市人民法院于2020年6月20日判处有期徒刑一年",
        "社区矫正期限自2020年7月6日至2021年7月5日。",
        f"{found}2020年10月9日至10日未经批准离开海安市。",
        DECIDED[kind],
        f"本{decision_papers.TITLES[kind]}已收到。",
        "社区矫正对象（签名）：",
    )
    places = [said.index(part) for part in parts]
    assert places == sorted(places)
    assert ("以上事实有询问笔录、查访记录等证据证实。" in said) == (kind is not K.PRAISE)


ASKED = {
    K.POLICE_PENALTY: (
        f"根据{LAW}第二十八条、《中华人民共和国治安管理处罚法》第六十条第四项、{MEASURES}第三十六条之规定，"
        "建议对社区矫正对象王小甲依法予以治安管理处罚。"
    ),
    K.REVOKE_PROBATION: f"根据{LAW}第四十六条、{MEASURES}第四十六条第四项之规定，建议对社区矫正对象王小甲依法撤销缓刑。",
    K.REVOKE_PAROLE: f"根据{LAW}第四十六条、{MEASURES}第四十七条第一项之规定，建议对社区矫正对象王小甲依法撤销假释。",
    K.RECALL: f"根据{LAW}第四十九条、{MEASURES}第四十九条第五项之规定，建议对社区矫正对象王小甲依法收监执行。",
    K.ARREST: f"根据{LAW}第四十七条之规定，提请对社区矫正对象王小甲依法决定逮捕。",
    K.COMMUTATION: f"根据{LAW}第三十三条之规定，建议对社区矫正对象王小甲依法予以减刑。",
}


@pytest.mark.parametrize("kind", ASKED)
def test_a_proposal_says_what_is_asked_and_of_whom(kind: SanctionKind) -> None:
    said = told(kind)
    parts = (
        proposal_papers.PROPOSALS[kind].title,
        "（代拟稿）",
        "未经批准离开海安市。",
        "等证据证实。",
        ASKED[kind],
        "此致",
        "\n海安市人民法院\n",
        "本件一式三份",
    )
    places = [said.index(part) for part in parts]
    assert places == sorted(places)


def test_every_kind_of_sanction_has_its_paper() -> None:
    assert set(KEYS) == set(SanctionKind)
    assert [document.key for document in SANCTION_DOCUMENTS] == list(KEYS.values())


def test_the_revised_penalties_law_is_named_from_the_day_it_is_in_force() -> None:
    assert "第六十条第四项" in told(K.POLICE_PENALTY, proposed_on=date(2025, 12, 31))
    assert "第七十二条第四项" in told(K.POLICE_PENALTY, proposed_on=date(2026, 1, 1))


@pytest.mark.parametrize("kind", KEYS)
def test_without_a_ground_the_paper_proposes_none(kind: SanctionKind) -> None:
    said = told(kind, ground=None)
    assert "None" not in said
    if kind in (K.ADMONITION, K.WARNING, K.REVOKE_PROBATION, K.REVOKE_PAROLE, K.RECALL):
        assert "条第＿＿项之规定" in said


def test_a_basis_typed_without_a_ground_is_printed_as_typed() -> None:
    assert "\n根据江苏省社区矫正工作条例之规定，决定给予训诫。" in told(K.ADMONITION, ground=None, article="江苏省社区矫正工作条例。")
    assert "社区矫正法实施办法第34条" not in told(K.ADMONITION, article="社区矫正法实施办法第34条")


def test_words_that_the_form_has_anyway_are_not_printed_twice() -> None:
    said = told(K.ADMONITION, fact="经查，2020年10月9日未报告。", evidence="询问笔录等证据证实。")
    assert said.count("经查，") == 1
    assert said.count("等证据证实") == 1
    assert "。。" not in said


def test_a_number_not_typed_is_left_to_the_county() -> None:
    assert "（＿＿）海矫训字第＿＿号" in told(K.ADMONITION, paper_no=None)
    assert "（＿＿）＿＿字第＿＿号" in told(K.RECALL, paper_no=None)


@pytest.mark.parametrize("document", SANCTION_DOCUMENTS, ids=lambda document: document.key)
def test_rows_of_another_kind_are_not_offered_and_refused(document: Document) -> None:
    assert document.concerns is not None
    kind = next(kind for kind, key in KEYS.items() if key == document.key)
    for other in SanctionKind:
        refusal = document.refusal(case_of(kind), a_row(other), OFFICE, TODAY)
        assert document.concerns(a_row(other)) == (other is kind)
        assert refusal == (None if other is kind else f"这一条奖惩是“{other.label}”，不能打印{document.title}。")


def test_a_ground_of_another_kind_and_a_row_of_the_old_law_are_refused() -> None:
    admonition = paper_of(K.ADMONITION)
    slip = a_row(K.ADMONITION, ground=G.WARNING_OTHER)
    assert admonition.refusal(a_full_case(), slip, OFFICE, TODAY) == "所选的法定事由属于“警告”，请先更正，再打印训诫决定书。"
    old = a_row(K.ADMONITION, decided_on=date(2020, 6, 30))
    assert admonition.refusal(a_full_case(), old, OFFICE, TODAY) == "这一条奖惩早于2020年7月1日，不适用社区矫正法，不能打印训诫决定书。"


def test_a_revocation_is_of_its_own_category_and_no_police_penalty_is_for_parole() -> None:
    parole = a_full_case(category=CorrectionCategory.PAROLE)
    refusals = {kind: paper_of(kind).refusal(parole, a_row(kind), OFFICE, TODAY) for kind in PROPOSAL_KEYS}
    assert {kind for kind, refusal in refusals.items() if refusal} == {K.REVOKE_PROBATION, K.RECALL, K.POLICE_PENALTY}
    assert refusals[K.RECALL] == "本案矫正类别是假释，不能打印收监执行建议书。"
    assert "未列假释" in (refusals[K.POLICE_PENALTY] or "")


def test_what_a_row_lacks_is_listed_after_what_the_head_lacks() -> None:
    empty = a_row(K.WARNING, paper_no=None, fact=None, evidence=None, ground=None, decided_on=None)
    lacking = paper_of(K.WARNING).missing(a_full_case(deciding_organ=None), empty, OFFICE)
    assert lacking == ("决定机关", "决定书（建议书）文号", "事实", "证据", "法定事由", "决定日")
    assert paper_of(K.WARNING).missing(a_full_case(), a_row(K.WARNING), OFFICE) == ()
    assert paper_of(K.ARREST).missing(a_full_case(), a_row(K.ARREST, decided_by=None), OFFICE) == ("决定机关",)
    assert paper_of(K.PRAISE).missing(a_full_case(), a_row(K.PRAISE, evidence=None), OFFICE) == ()


def test_a_minors_decision_is_not_public_and_his_guardian_signs() -> None:
    child = words(paper_of(K.ADMONITION).body(a_juvenile(), paper_facts(a_row(K.ADMONITION))))
    assert "本决定不公开，送达时通知其监护人到场。" in child
    assert "监护人（签名）：" in child
    assert "监护人" not in told(K.ADMONITION)
