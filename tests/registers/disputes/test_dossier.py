"""The dossier as it is put together and shown: items, findings by items alone, and one bound in a real office."""

from random import Random

import pytest

from libao_desk.declare.dossier import Need
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.registers.disputes.documents import DOCUMENTS
from libao_desk.registers.disputes.dossier import DOSSIER, GROUPS, found, refused
from libao_desk.registers.disputes.dossier_items import Item
from libao_desk.registers.disputes.register import DISPUTES

from .builders import OFFICE, an_application, paper_facts
from .dossiers import sound
from .full_cases import a_failed_case, a_full_case

DAY = paper_facts().today


def _there(outcome: Outcome, seed: int) -> frozenset[str]:
    """The items of a sound dossier."""
    held = {one.item for one in sound(Random(seed), outcome).held}
    keys = {key for key, _, _, items in GROUPS if held & set(items)}
    return frozenset(keys)


def test_the_items_stand_in_the_standard_order_and_the_required_ones_are_five() -> None:
    assert [item.key for item in DOSSIER.items if item.need is Need.REQUIRED] == ["taken", "rights", "identity", "sessions", "outcome"]
    order = [item for _, _, _, items in GROUPS for item in items]
    assert order == [item for item in Item if item not in (Item.STATEMENT, Item.BACK_COVER)]
    assert DISPUTES.dossier is DOSSIER


def test_every_paper_lies_in_one_item_or_stands_around_them() -> None:
    inside = [kind for item in DOSSIER.items for kind in item.papers]
    around = {"dossier-cover", "dossier-contents", "dossier-statement", "dossier-back-cover"}
    assert len(set(inside)) == len(inside)
    assert set(inside) | around == {document.key for document in DOCUMENTS}


@pytest.mark.parametrize("outcome", [Outcome.WRITTEN, Outcome.ORAL])
@pytest.mark.parametrize("seed", range(5))
def test_a_sound_dossier_known_by_its_items_raises_no_alarm(outcome: Outcome, seed: int) -> None:
    assert found(sound(Random(seed), outcome).case, _there(outcome, seed), OFFICE, DAY) == ()


def test_a_missing_item_is_found_by_its_absence() -> None:
    there = _there(Outcome.WRITTEN, 1)
    case = sound(Random(1), Outcome.WRITTEN).case
    for key, told in (("outcome", "人民调解协议书"), ("taken", "人民调解申请书或人民调解受理登记表"), ("identity", "当事人身份证明")):
        assert [one.paper for one in found(case, there - {key}, OFFICE, DAY)] == [told]


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
