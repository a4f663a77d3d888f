"""A column that was sorted alone gives everybody his neighbour's value, and is told though each row could be stored."""

from pathlib import Path

import pytest

from libao_desk.services.ledgers.importing import ImportPlan
from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger
from tests.services.sample_ledgers import id_no

from .test_ledgers import counts

HEAD: list[Cell] = ["姓名", "身份证号", "矫正类别", "矫正期限起", "矫正期限止", "现住址"]
ENDS: list[Cell] = ["2022-03-04", "2021-09-04", "2023-03-04", "2021-03-04"]
HOMES: list[Cell] = ["枫例村1组", "枫例村2组", "枫例村3组", "枫例村4组"]


def looked(office: Office, folder: Path, ends: list[Cell], homes: list[Cell]) -> ImportPlan:
    """What the import of four people with these ends and addresses would do."""
    people = zip("甲乙丙丁", ends, homes, strict=True)
    rows: list[list[Cell]] = [
        [f"岳试{who}", id_no(at), "缓刑", "2020-03-05", end, home] for at, (who, end, home) in enumerate(people, start=1)
    ]
    return office.importing.examine("corrections", Ledger(("台账",), (HEAD,), rows).write(folder / "l.xlsx"))


def told(plan: ImportPlan) -> list[str]:
    """Which columns are said to be turned."""
    return [one.sentence for one in plan.problems if "只排序或粘贴了这一列" in one.sentence]


TURNED: list[tuple[list[Cell], list[Cell], str]] = [
    (sorted(ENDS, key=str), HOMES, "矫正结束日期"),
    ([*ENDS[1:], ENDS[0]], HOMES, "矫正结束日期"),
    ([ENDS[1], ENDS[0], *ENDS[2:]], HOMES, "矫正结束日期"),
    (ENDS, [*HOMES[1:], HOMES[0]], "现住地"),
]


@pytest.mark.parametrize(("ends", "homes", "label"), TURNED)
def test_a_column_sorted_alone_is_told(office: Office, tmp_path: Path, ends: list[Cell], homes: list[Cell], label: str) -> None:
    assert office.importing.store(looked(office, tmp_path, ENDS, HOMES)).stored
    plan = looked(office, tmp_path, ends, homes)
    assert counts(plan)["changed"] > 1
    (note,) = told(plan)
    assert f"“{label}”" in note


RIGHTED: list[tuple[list[Cell], list[Cell]]] = [
    (["2022-04-04", *ENDS[1:]], HOMES),
    ([ENDS[1], *ENDS[1:]], HOMES),
    (["2022-04-04", "2021-10-04", "2023-04-04", "2021-04-04"], HOMES),
    (ENDS, [HOMES[1], HOMES[0], *HOMES[2:]]),
]


@pytest.mark.parametrize(("ends", "homes"), RIGHTED)
def test_what_is_put_right_is_not_told(office: Office, tmp_path: Path, ends: list[Cell], homes: list[Cell]) -> None:
    assert office.importing.store(looked(office, tmp_path, ENDS, HOMES)).stored
    assert not told(looked(office, tmp_path, ends, homes))
