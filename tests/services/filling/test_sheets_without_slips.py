"""Sheets of ours that come back without what tells their rows apart: still known as ours, and nothing old overwrites anything."""

from pathlib import Path

import pytest

from libao_desk.services.office import Office
from tests.services.returning import SLIP, said, sent_out

from .test_round_trip import ID_NO, NAME, PHONE


@pytest.mark.parametrize("name", ["回填表", "填报表"])
def test_a_sheet_without_slips_numbers_and_titles_is_still_known_as_ours(corrections: Office, tmp_path: Path, name: str) -> None:
    """Some programs take the titles away with the first column that they are merged over; earlier sheets had another name."""
    village = sent_out(corrections, tmp_path, "corrections", NAME, ID_NO, PHONE, full=True)
    assert village.sheet.title == "回填表"
    village.sheet.title = name
    village.type(0, **{"联系电话": "19900001234"})
    village.sheet.delete_cols(village.heads[SLIP])
    for merged in list(village.sheet.merged_cells.ranges):
        village.sheet.unmerge_cells(str(merged))
    village.sheet.delete_cols(1)
    plan = corrections.importing.examine("corrections", village.back())
    assert {row.verdict.value for row in plan.rows} == {"refused"}
    assert "没有回传校验" in said(plan)[0]
