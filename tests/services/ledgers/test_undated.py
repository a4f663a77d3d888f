"""A list without days: people and matter that are on file are asked about, never stored once more as of today."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell

from .test_ledgers import counts, refused
from .test_words import looked

DISPUTE: dict[str, Cell] = {"当事人": "无试甲、无试乙", "纠纷类型": "邻里纠纷", "案情": "因排水争执，互不相让。", "调解员": "无试丙"}
PETITION: dict[str, Cell] = {"信访人": "无试甲", "反映事项": "低保", "责任单位": "镇民政办"}
DAYS = {"disputes": "受理日期", "petitions": "收到日期"}


def listed(office: Office, folder: Path, register: str, row: dict[str, Cell], **cells: Cell) -> ImportPlan:
    """The row on file with its day; then looked at without it, but with these cells."""
    assert office.importing.store(looked(office, folder, register, **{DAYS[register]: "2025-03-02"}, **row)).stored
    return looked(office, folder, register, **row | cells)


ASKED: list[tuple[str, dict[str, Cell], dict[str, Cell]]] = [
    ("disputes", DISPUTE, {"调解员": "无试丁"}),
    ("disputes", DISPUTE, {"调解员": "无试丁", "案情": "因排水争执,互不相让 。", "纠纷类型": "损害赔偿纠纷"}),
    ("disputes", DISPUTE, {"案情": "两家为下水道吵架"}),
    ("disputes", DISPUTE, {"案情": None, "纠纷类型": None, "调解员": "无试丁"}),
    ("petitions", PETITION, {"责任单位": "镇农业农村局"}),
]


@pytest.mark.parametrize(("register", "row", "cells"), ASKED)
def test_the_same_people_about_the_same_are_asked_about(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], cells: dict[str, Cell]
) -> None:
    plan = listed(office, tmp_path, register, row, **cells)
    (sentence,) = refused(plan).values()
    assert (counts(plan), "这一行没有写" in sentence) == ({"conflict": 1}, True)


OTHERS: list[tuple[str, dict[str, Cell], dict[str, Cell]]] = [
    ("disputes", DISPUTE, {"当事人": "无试甲、无试戊"}),
    ("disputes", DISPUTE, {"案情": "树木遮光", "纠纷类型": "损害赔偿纠纷"}),
    ("disputes", DISPUTE | {"结案日期": "2025-03-09"}, {"调解员": "无试丁", "结案日期": "2025-09-01"}),
    ("disputes", DISPUTE, {"调解员": "无试丁", "卷号": "（2025）人调字第961号"}),
    ("petitions", PETITION, {"反映事项": "修路"}),
]


@pytest.mark.parametrize(("register", "row", "cells"), OTHERS)
def test_other_people_or_another_matter_are_new(
    office: Office, tmp_path: Path, register: str, row: dict[str, Cell], cells: dict[str, Cell]
) -> None:
    assert counts(listed(office, tmp_path, register, row, **cells)) == {"new": 1}


def test_a_list_that_says_no_more_than_the_record_is_the_same(office: Office, tmp_path: Path) -> None:
    assert counts(listed(office, tmp_path, "disputes", DISPUTE)) == {"same": 1}
