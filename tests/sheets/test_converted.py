"""Ledgers that another office program saved: the same rows under the same numbers."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from libao_desk.sheets.table_reader import read_table

from .making import HEADS, ID_A, ID_B, KNOWN, PHONE, converted, xlsx

ROWS = (
    ("李堡镇社区矫正对象花名册",),
    HEADS,
    (1, "张三丰", ID_A, date(2020, 3, 5), PHONE, "按时报到"),
    (),
    (2, "李四光", ID_B, date(2020, 4, 6), PHONE, "=1+2"),
    ("合计", "2人"),
)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no second office program on this computer")
@pytest.mark.parametrize("suffix", ["xls", "ods", "xlsx"])
def test_ledger_saved_by_another_program(suffix: str, tmp_path: Path) -> None:
    made = converted(xlsx(ROWS, merged=("A1:F1",)), tmp_path, suffix)[suffix]
    for name in (f"台账.{suffix}", "台账.et"):
        table = read_table(made, name=name, known_headers=KNOWN)
        assert {row.number: tuple(cell.text for cell in row.cells) for row in table.rows} == {
            3: ("1", "张三丰", ID_A, "2020-03-05", PHONE, "按时报到"),
            5: ("2", "李四光", ID_B, "2020-04-06", PHONE, "3"),
        }
        assert table.header_rows == (2,)
        assert [row.number for row in table.skipped] == [6]
