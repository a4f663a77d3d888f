"""The dossier as it is put together and shown: items, findings by items alone, and one bound in a real office."""

from dataclasses import replace
from random import Random

import pytest

from libao_desk.declare.document import Document
from libao_desk.declare.dossier import Held
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.disputes.documents import DOCUMENTS
from libao_desk.registers.disputes.dossier import DOSSIER, GROUPS, found, needed, refused
from libao_desk.registers.disputes.dossier_items import PAPERS, Item
from libao_desk.registers.disputes.register import DISPUTES
from libao_desk.services.records.issued_papers import digest
from libao_desk.services.records.printed_fields import is_printed

from .builders import OFFICE, an_application, paper_facts
from .dossiers import Dossier as Planted
from .dossiers import sound
from .full_cases import a_failed_case, a_full_case

DAY = paper_facts().today
TELLING_FACTS = {
    "mediation-application",
    "mediation-intake",
    "mediation-agreement",
    "oral-agreement",
    "closing-report",
    "judicial-confirmation-application",
}


def _held(dossier: Planted) -> tuple[Held, ...]:
    """What lies in a planted dossier, as the program tells it: papers by kind and copies, scans by their item."""
    of_paper = {kind: item.key for item in DOSSIER.items for kind in item.papers}
    papers = [Held(of_paper[kind], kind, copies) for kind, copies in dossier.papers.items() if kind in of_paper]
    papers += [Held(of_paper[kind], kind, 1, row) for kind, row in dossier.minutes]
    scans = [Held(key, name=name) for name in dossier.scans if (key := DOSSIER.place_of(name, None)) is not None]
    return (*papers, *scans)


def test_the_items_stand_in_the_standard_order() -> None:
    order = [item for _, _, items in GROUPS for item in items]
    assert order == [item for item in Item if item not in (Item.STATEMENT, Item.BACK_COVER)]
    assert DISPUTES.dossier is DOSSIER


def test_an_agreement_wants_five_items_a_failed_mediation_four() -> None:
    agreed = {"taken", "rights", "identity", "sessions", "outcome"}
    assert needed(a_full_case(), OFFICE) == agreed
    assert needed(a_failed_case(), OFFICE) == agreed - {"outcome"}


def test_every_paper_lies_in_one_item_or_stands_around_them() -> None:
    inside = [kind for item in DOSSIER.items for kind in item.papers]
    around = {"dossier-cover", "dossier-contents", "dossier-statement", "dossier-back-cover"}
    assert len(set(inside)) == len(inside)
    assert set(inside) | around == {document.key for document in DOCUMENTS}


@pytest.mark.parametrize("seed", range(60))
def test_a_sound_dossier_raises_no_alarm(seed: int) -> None:
    dossier = sound(Random(seed))
    assert found(dossier.case, _held(dossier), OFFICE, DAY) == ()


@pytest.mark.parametrize("document", [one for one in DOCUMENTS if one.key in PAPERS], ids=lambda one: one.key)
def test_every_field_can_be_asked_of_every_paper_and_the_facts_that_matter_are_printed(document: Document) -> None:
    case = a_full_case()
    facts = replace(paper_facts(), part_row=getattr(case, document.part)[0] if document.part else None)
    places = [(field, case) for field in DISPUTES.fields]
    places += [(field, row) for part in DISPUTES.parts for row in getattr(case, part.key) for field in part.fields]
    said = digest(document.body(case, facts))
    printed = {field.key for field, row in places if is_printed(field, row, lambda: digest(document.body(case, facts)))}
    assert digest(document.body(case, facts)) == said
    assert not {"is_refused", "event_code", "difficulty"} & printed
    assert ("facts" in printed) is (document.key in TELLING_FACTS)


@pytest.mark.parametrize(
    ("key", "told"), [("outcome", "人民调解协议书"), ("taken", "人民调解申请书或人民调解受理登记表"), ("identity", "当事人身份证明")]
)
def test_a_missing_item_is_found_by_its_absence(key: str, told: str) -> None:
    dossier = sound(Random(1), Outcome.WRITTEN)
    held = tuple(one for one in _held(dossier) if one.item != key)
    assert [one.paper for one in found(dossier.case, held, OFFICE, DAY)] == [told]


def test_whatever_the_check_calls_missing_has_a_name_and_lies_in_an_item() -> None:
    found_lacking = set()
    for seed in range(40):
        case = sound(Random(seed)).case
        for one in found(case, (), OFFICE, DAY):
            assert bool(one.lacks) is ("缺少" in one.sentence)
            assert bool(one.lacks) is bool(one.item)
            found_lacking.add(one.item)
    assert found_lacking - {""} == {key for key, _, _ in GROUPS} - {"report"}


def test_too_few_copies_of_the_agreement_are_found() -> None:
    dossier = sound(Random(1), Outcome.WRITTEN)
    held = tuple(one for one in _held(dossier) if one.item != "outcome")
    few = (*held, Held("outcome", "mediation-agreement", 1))
    assert [one.paper for one in found(dossier.case, few, OFFICE, DAY)] == ["人民调解协议书"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("双方身份证.jpg", "identity"),
        ("人民调解申请书（签名）.pdf", "taken"),
        ("口头协议登记表.pdf", "outcome"),
        ("司法确认申请书.pdf", "court"),
        ("收条.jpg", "performance"),
        ("IMG_0001.jpg", None),
    ],
)
def test_a_scan_finds_its_item_by_its_name(name: str, key: str | None) -> None:
    assert DOSSIER.place_of(name, None) == key


def test_an_open_case_is_not_bound() -> None:
    assert refused(an_application(), OFFICE, DAY) == "本案尚未结案，不能编卷宗。"
    assert refused(a_failed_case(), OFFICE, DAY) is None
    assert refused(a_full_case(), OFFICE, DAY) is None
