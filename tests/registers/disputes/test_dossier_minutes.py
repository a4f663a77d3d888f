"""Each session has its own record in the dossier; the one that has none is named by its day."""

from datetime import date

import pytest

from libao_desk.registers.disputes.dossier_check import EACH_RECORDED, check
from libao_desk.registers.disputes.dossier_items import Held, Item, held_scan
from libao_desk.registers.disputes.parts import DisputeSession

from .builders import OFFICE, a_case

TWO_SESSIONS = [DisputeSession(id=7, held_on=date(2020, 11, 5)), DisputeSession(id=9, held_on=date(2020, 11, 20))]
FIRST, SECOND = Held(Item.SESSION, 1, row=7), Held(Item.SESSION, 1, row=9)


def scan(name: str) -> Held:
    held = held_scan(name)
    assert held is not None
    return held


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ((FIRST, SECOND), None),
        ((SECOND,), "第1次（2020-11-05）调解没有人民调解记录。"),
        ((FIRST,), "第2次（2020-11-20）调解没有人民调解记录。"),
        ((FIRST, scan("调解记录.jpg")), None),
        ((FIRST, scan("第二次调解记录.jpg")), None),
        ((FIRST, scan("调解笔录2020年11月20日.pdf")), None),
        ((FIRST, scan("调解记录20201105.pdf")), "第2次（2020-11-20）调解没有人民调解记录。"),
        ((scan("第1次调解记录.pdf"),), "第2次（2020-11-20）调解没有人民调解记录。"),
        (
            (scan("调解记录.pdf"),),
            "第1次（2020-11-05）、第2次（2020-11-20）调解，卷内只有1份没有写明哪一次的记录，缺少1份，请核对。",
        ),
        ((scan("调解记录.pdf"), scan("调解笔录.pdf")), None),
        ((), None),
    ],
)
def test_a_session_without_its_record_is_named_by_its_day(held: tuple[Held, ...], told: str | None) -> None:
    found = [one.sentence for one in check(a_case(sessions=TWO_SESSIONS), held, OFFICE) if one.rule == EACH_RECORDED]
    assert found == ([] if told is None else [told])


@pytest.mark.parametrize(
    ("held", "lacks"),
    [
        ((FIRST,), ("第2次（2020年11月20日）人民调解记录",)),
        ((scan("调解记录.pdf"),), ("人民调解记录1份",)),
        ((), ("人民调解记录",)),
    ],
)
def test_what_is_lacking_has_a_name_for_contents_and_statement(held: tuple[Held, ...], lacks: tuple[str, ...]) -> None:
    found = [one.lacks for one in check(a_case(sessions=TWO_SESSIONS), held, OFFICE) if one.paper == Item.SESSION.value and one.lacks]
    assert found == [lacks]
