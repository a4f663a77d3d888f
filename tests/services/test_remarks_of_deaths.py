"""A death in free words is told where a record can end by it, and nowhere else."""

from pathlib import Path

import pytest

from libao_desk.services.office import Office

from .ledgers import Cell
from .test_importing_states import looked

ROWS: dict[str, dict[str, Cell]] = {
    "disputes": {"受理日期": "2020-03-01", "当事人": "钱甲一、李乙二", "纠纷简要情况": "因交通事故致一人死亡的赔偿，死亡一人"},
    "petitions": {"登记日期": "2020-03-01", "信访人": "钱甲一", "反映事项": "其子在工地死亡要求赔偿"},
    "aftercare": {"姓名": "钱甲一", "刑满释放日期": "2020-03-01", "备注": "其父死亡"},
}


@pytest.mark.parametrize("register", ROWS)
def test_a_death_of_somebody_else_is_no_end_of_a_record(office: Office, tmp_path: Path, register: str) -> None:
    plan = looked(office, tmp_path, register, **ROWS[register])
    assert not [problem for problem in plan.problems if "只是一句话" in problem.sentence]


def test_a_death_of_his_own_is_told(office: Office, tmp_path: Path) -> None:
    plan = looked(office, tmp_path, "aftercare", 姓名="钱甲一", 刑满释放日期="2020-03-01", 备注="2020年8月3日死亡")
    assert [problem.cell for problem in plan.problems if "只是一句话" in problem.sentence] == ["C3"]
