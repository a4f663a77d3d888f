"""Return visits from month to month: a later ledger's visit stands beside the earlier ones, a day put right takes its place."""

from datetime import date
from pathlib import Path

import pytest

from libao_desk.services.office import Office

from .test_ledgers import counts
from .test_results import looked

MARCH, APRIL = date(2020, 3, 20), date(2020, 4, 20)


def _visits(office: Office) -> list[object]:
    view = office.records.open(office.records.find("disputes", "TJ2020-0001"))
    return [row.values["held_on"] for row in view.parts["return_visits"]]


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("2020-04-20", [MARCH, APRIL]),
        ("2020-03-25", [date(2020, 3, 25)]),
        ("2020-03-20、2020-04-20", [MARCH, APRIL]),
    ],
)
def test_what_a_later_ledger_says_of_visits(office: Office, tmp_path: Path, said: str, held: list[date]) -> None:
    assert office.importing.store(looked(office, tmp_path, 回访日="2020-03-20")).stored
    later = looked(office, tmp_path, 回访日=said)
    assert counts(later) == {"changed": 1}
    assert office.importing.store(later).stored
    assert _visits(office) == held
    assert counts(looked(office, tmp_path, 回访日=said)) == {"same": 1}


def test_a_visit_that_is_added_is_told_so(office: Office, tmp_path: Path) -> None:
    assert office.importing.store(looked(office, tmp_path, 回访日="2020-03-20")).stored
    (row,) = looked(office, tmp_path, 回访日="2020-04-20").rows
    assert row.changes == ("新增回访日：2020-04-20（原有的2020-03-20保留）",)
