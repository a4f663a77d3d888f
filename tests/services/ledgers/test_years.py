"""The years of a ledger's days: written without one they are of the year the ledger says, and no impossible year opens a series."""

from pathlib import Path

import pytest

from libao_desk.services.office import Office
from tests.services.ledger_files import Cell, Ledger

from .test_ledgers import counts, ids, refused

HEAD = (["受理日期", "当事人", "纠纷类型"],)


@pytest.mark.parametrize(
    ("titles", "file", "year"),
    [
        (("李堡镇2020年1月人民调解台账",), "a.xlsx", 2020),
        (("二〇二〇年度人民调解台账", "填报日期：2021年1月5日"), "a.xlsx", 2020),
        (("人民调解台账",), "2019年调解台账.xlsx", 2019),
        (("人民调解台账（2019年至2020年）",), "a.xlsx", 2026),
        (("人民调解台账",), "a.xlsx", 2026),
    ],
)
def test_days_without_a_year_are_of_the_ledgers_year(office: Office, tmp_path: Path, titles: tuple[str, ...], file: str, year: int) -> None:
    plan = office.importing.examine("disputes", Ledger(titles, HEAD, [["1月3日", "毕九", "邻里纠纷"]]).write(tmp_path / file))
    assert counts(plan) == {"new": 1}
    (told,) = (problem.sentence for problem in plan.problems if "没有写年份" in problem.sentence)
    assert f"读作{year}-01-03" in told
    office.importing.store(plan)
    (record,) = ids(office, "disputes")
    assert office.records.find("disputes", f"TJ{year}-0001").id == record


def test_a_day_before_there_were_offices_opens_no_series(office: Office, tmp_path: Path) -> None:
    rows: list[list[Cell]] = [["1920-3-5", "毕九", "邻里纠纷"], ["03-05-20", "毕十", "邻里纠纷"]]
    plan = office.importing.examine("disputes", Ledger(("台账",), HEAD, rows).write(tmp_path / "a.xlsx"))
    assert counts(plan) == {"refused": 2}
    assert [("1950年" in sentence, "两位" in sentence) for sentence in refused(plan).values()] == [(True, False), (False, True)]
