"""A paper names the law and the subject as they were called on its day, and is not had for a case that cannot have it."""

from datetime import date
from typing import Any

import pytest

from libao_desk.declare.blocks import Clauses, Numbering, Paragraph
from libao_desk.registers.corrections.codes import CorrectionCategory, CorrectionState, ExitKind, SanctionKind
from libao_desk.registers.corrections.model import CorrectionCase
from libao_desk.registers.corrections.parts_events import CorrectionSearch

from .builders import a_case, a_juvenile, a_leave, a_medical_parole, a_sanction, an_expected
from .papers import a_device, a_full_case, a_full_move, documents, paper, refusal, told

S = CorrectionState
NEW, OLD = "社区矫正法", "《社区矫正实施办法》"
BEFORE: dict[str, Any] = {
    "effective_on": date(2019, 5, 6),
    "term_from": date(2019, 5, 6),
    "term_to": date(2020, 5, 5),
    "notice_received_on": date(2019, 5, 7),
    "docs_received_on": date(2019, 5, 7),
    "receipt_sent_on": date(2019, 5, 8),
    "checked_in_on": date(2019, 5, 8),
    "intake_announced_on": date(2019, 5, 10),
    "responsibility_signed_on": date(2019, 5, 10),
}


def _before(**values: Any) -> CorrectionCase:
    return a_full_case(**(BEFORE | {"leaves": [a_leave(applied_on=date(2020, 3, 2))]} | values))


OF_OLD: dict[str, dict[str, Any]] = {
    "correction-announcement": {},
    "release-notice": {"state": S.RELEASED, "ended_on": date(2020, 5, 5), "exit_kind": ExitKind.TERM_ENDED},
    "inquiry-opinion": {"entrusted_on": date(2018, 11, 1), "opinion_sent_on": date(2018, 11, 5)},
    "death-notice": {"died_on": date(2020, 5, 11), "death_known_on": date(2020, 5, 11), "death_notified_on": date(2020, 5, 12)},
}


@pytest.mark.parametrize("key", OF_OLD)
def test_a_paper_of_before_july_2020_names_the_measures_of_2012(key: str) -> None:
    words = told(key, _before(**OF_OLD[key]))
    assert OLD in words
    assert ("社区矫正人员" in words) is (key != "inquiry-opinion")
    assert NEW not in words
    assert "社区矫正对象" not in words


def test_a_paper_of_after_it_names_the_law() -> None:
    words = told("correction-announcement", a_full_case())
    assert "《中华人民共和国社区矫正法》和《中华人民共和国社区矫正法实施办法》" in words
    assert OLD not in words
    assert "社区矫正人员" not in words


def test_forms_of_before_it_call_the_subject_as_he_was_called() -> None:
    case = _before()
    assert paper("leave-application", case, case.leaves[0]).title == "社区矫正人员外出审批表"
    search = CorrectionSearch(lost_found_on=date(2020, 3, 2))
    assert "社区矫正对象" not in told("search-record", _before(searches=[search]), search)
    assert "社区矫正对象" in told("search-record", a_full_case(), a_full_case().searches[0])


def test_what_the_law_alone_knows_is_not_had_for_a_day_before_it() -> None:
    move = a_full_move(decided_on=date(2020, 3, 2), replied_on=date(2020, 2, 28))
    assert (
        refusal("place-change-decision", _before(), move)
        == "变更决定早于2020年7月1日，不适用社区矫正法，不能打印社区矫正对象执行地变更决定书。"
    )
    device = a_device(starts_on=date(2020, 3, 2), ends_on=date(2020, 4, 2))
    assert (
        refusal("device-notice", _before(), device)
        == "使用电子定位装置早于2020年7月1日，不适用社区矫正法，不能打印使用电子定位装置告知书。"
    )


NEVER_APPLIED = "本案已经终止，没有登记报到，不能打印"


@pytest.mark.parametrize(
    "key", ["correction-announcement", "correction-check-in-notice", "correction-information-sheet", "term-summary", "release-appraisal"]
)
def test_an_inquiry_that_came_to_nothing_has_no_papers_of_a_correction(key: str) -> None:
    inquiry = an_expected(
        S.TERMINATED, effective_on=None, term_from=None, term_to=None, entrusted_on=date(2020, 5, 11), ended_on=date(2020, 6, 1),
        exit_kind=ExitKind.OTHER,
    )  # fmt: skip
    assert (refusal(key, inquiry) or "").startswith(NEVER_APPLIED)


def test_an_old_row_that_ended_has_its_papers_by_its_term() -> None:
    assert refusal("correction-information-sheet", an_expected(S.TERMINATED, exit_kind=ExitKind.DEATH)) is None
    assert refusal("correction-information-sheet", a_case(S.TERMINATED, exit_kind=ExitKind.RECALLED)) is None


@pytest.mark.parametrize("key", ["term-summary", "release-appraisal"])
def test_the_term_of_one_recalled_is_not_summed_up_nor_long_before_its_end(key: str) -> None:
    title = documents()[key].title
    recalled = a_case(S.TERMINATED, term_to=date(2020, 12, 31), exit_kind=ExitKind.RECALLED)
    assert refusal(key, recalled) == f"本案以“收监执行”结束，不能打印{title}。"
    assert refusal(key, a_case(term_to=date(2021, 4, 1))) == f"矫正期限至2021年4月1日，期满前九十日内方可准备{title}。"
    assert refusal(key, a_case(term_to=date(2021, 3, 31))) is None
    assert refusal(key, a_case(S.HELD, term_to=date(2021, 1, 20))) is None


def test_an_arrest_is_asked_for_only_where_a_revocation_is_prepared() -> None:
    row = a_sanction(SanctionKind.ARREST)
    for category in (CorrectionCategory.PUBLIC_SURVEILLANCE, CorrectionCategory.MEDICAL_PAROLE):
        case = a_medical_parole(category=category, sanctions=[row])
        assert "只有被提请撤销缓刑、撤销假释的才提请逮捕" in (refusal("arrest-request", case, row) or "")
    assert refusal("arrest-request", a_case(sanctions=[row]), row) is None


def test_the_line_of_secrecy_stands_above_the_title_of_every_paper() -> None:
    child = a_juvenile()
    for key in ("correction-announcement", "correction-check-in-notice", "release-announcement", "release-notice"):
        first = paper(key, child).blocks[0]
        assert isinstance(first, Paragraph)
        assert "依法保密" in str(first.text)


def test_a_lone_item_is_not_counted() -> None:
    def last(case: CorrectionCase) -> Clauses:
        return [block for block in paper("correction-responsibility-letter", case, case.team[0]).blocks if isinstance(block, Clauses)][-1]

    assert last(a_full_case()).numbering is Numbering.NONE
    assert last(a_juvenile()).numbering is Numbering.BRACKETED
