"""What all papers of corrections say alike: who, under which judgment, for how long, and whose seal is wanted."""

from datetime import date
from typing import Any

import pytest

from libao_desk.declare.blocks import plain
from libao_desk.people.codes import Sex
from libao_desk.registers.corrections import wording
from libao_desk.registers.corrections.codes import AccessoryPenalty, CheckInResult, CorrectionCategory, CorrectionState, SentenceKind
from libao_desk.registers.corrections.model import CorrectionCase

from .builders import OFFICE, TODAY, a_case, a_juvenile, a_person, an_expected
from .papers import PAPER, a_full_case, told

C = CorrectionCategory


def test_the_head_says_who_under_which_judgment_and_for_how_long() -> None:
    assert plain(wording.head(a_full_case()).text) == (
        "社区矫正对象王小甲，男，1985年3月5日出生，汉族，居民身份证号码320699198503050015，户籍地海安市李堡镇试验村1组1号，"
        "执行地海安市李堡镇试验村1组1号。因犯交通肇事罪经海安市人民法院于2020年6月24日判处有期徒刑一年，缓刑一年，并处罚金。"
        "社区矫正期限自2020年7月6日至2021年7月5日。"
    )


def test_a_head_to_fill_by_hand_leaves_both_sexes_and_rules() -> None:
    told = plain(wording.head(CorrectionCase()).text)
    assert told.startswith("社区矫正对象＿＿，男（女），＿＿年＿＿月＿＿日出生，＿＿族，居民身份证号码＿＿")
    assert "None" not in told


RELEASES = {
    C.PAROLE: "因犯交通肇事罪被判处有期徒刑一年，经南通市中级人民法院于2020年6月24日裁定假释。",
    C.MEDICAL_PAROLE: "因犯交通肇事罪被判处有期徒刑一年，经南通市中级人民法院于2020年6月24日决定暂予监外执行。",
}


@pytest.mark.parametrize(("category", "sentence"), RELEASES.items())
def test_who_released_the_subject_is_not_who_sentenced_him(category: CorrectionCategory, sentence: str) -> None:
    case = a_full_case(category=category, deciding_organ="南通市中级人民法院", accessory=None)
    assert plain(wording.judgment_words(case)) == sentence


LENGTHS: dict[str, tuple[dict[str, Any], str | None]] = {
    "nothing entered": ({"sentence_kind": None}, None),
    "life": ({"sentence_kind": SentenceKind.LIFE, "sentence_years": None, "category": C.PAROLE}, "无期徒刑"),
    "years and months": ({"sentence_years": 2, "sentence_months": 11, "term_years": 4}, "有期徒刑二年十一个月，缓刑四年"),
    "days beyond a hundred": ({"sentence_years": 0, "sentence_days": 120, "category": C.PUBLIC_SURVEILLANCE}, "有期徒刑120日"),
    "two beside it": (
        {"accessory": (AccessoryPenalty.FINE, AccessoryPenalty.CONFISCATION)},
        "有期徒刑一年，缓刑一年，并处罚金、没收财产",
    ),
    "none beside it": ({"accessory": (AccessoryPenalty.NONE,)}, "有期徒刑一年，缓刑一年"),
}


@pytest.mark.parametrize(("values", "words"), LENGTHS.values(), ids=LENGTHS)
def test_the_penalty_in_words(values: dict[str, Any], words: str | None) -> None:
    assert wording.sentence_words(a_case(**values)) == words


def test_a_list_tells_a_sentence_whose_kind_is_not_entered() -> None:
    assert wording.sentence_as_known(a_case(sentence_kind=None, sentence_years=2, term_years=3)) == "二年，缓刑三年"
    assert wording.sentence_as_known(a_case(sentence_years=2, term_years=3)) == "有期徒刑二年，缓刑三年"


def test_a_womans_paper_says_so() -> None:
    case = a_case(person=a_person(sex=Sex.FEMALE))
    assert "，女，" in plain(wording.subject_words(case))


def test_bodies_are_named_after_the_county_of_the_office() -> None:
    names = (wording.county_body(PAPER), wording.justice_bureau(PAPER), wording.procuratorate(PAPER), wording.police(PAPER))
    assert names == ("海安市社区矫正机构", "海安市司法局", "海安市人民检察院", "海安市公安局")
    assert plain(wording.county_number(PAPER, "解").text) == "（＿＿）海矫解字第＿＿号"
    assert wording.county_seal(PAPER, TODAY).unit == "海安市社区矫正机构"


def test_one_choice_is_ticked_and_none_where_nothing_is_chosen() -> None:
    options = (CheckInResult.ON_TIME, CheckInResult.LATE)
    assert wording.ticked(options, CheckInResult.LATE) == "□规定时限内报到　☑超出规定时限报到"
    assert "☑" not in wording.ticked(options, None)
    assert wording.ticked({CheckInResult.LATE: "迟到"}, CheckInResult.LATE) == "☑迟到"


def test_only_a_minors_paper_is_marked_as_secret() -> None:
    assert wording.secrecy(a_case(), PAPER) == ()
    (line,) = wording.secrecy(a_juvenile(), PAPER)
    assert "不得公开" in plain(getattr(line, "text", ""))


def test_days_for_a_cell() -> None:
    assert wording.period_text(None, None) is None
    assert wording.period_text(date(2020, 7, 6), None) == "自2020年7月6日至＿＿年＿＿月＿＿日"
    assert (wording.cell_day(None), wording.cell_day(TODAY)) == (None, "2020年12月31日")


def test_who_has_not_come_has_no_paper_but_a_row_of_an_old_ledger_has() -> None:
    refused = wording.before_check_in("矫正方案")
    assert refused(an_expected(), OFFICE, TODAY) == "对象尚未报到，不能打印矫正方案。"
    assert refused(an_expected(CorrectionState.MISSING), OFFICE, TODAY) is not None
    assert refused(a_case(CorrectionState.MISSING), OFFICE, TODAY) is None
    assert refused(an_expected(CorrectionState.ACTIVE), OFFICE, TODAY) is None


def test_what_the_head_lacks_is_named_in_its_order() -> None:
    assert [label for label, value in wording.head_values(CorrectionCase()).items() if not value] == list(wording.HEAD_LABELS)
    assert all(wording.head_values(a_full_case()).values())


def test_a_telephone_stands_on_a_paper_as_one_writes_it() -> None:
    case = a_full_case()
    assert "199 0000 0001" in told("correction-information-sheet", case)
    assert "199 0000 0001" in told("leave-application", case, case.leaves[0])
    assert "199 0000 0001" in told("release-appraisal", case)
