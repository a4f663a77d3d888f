"""Two imports of one record: each goes back by itself, and what a later one wrote over stays until that is taken back."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from libao_desk.core.errors import Refusal
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of
from libao_desk.services.undoing.cards import CHANGED_SINCE
from tests.services.builders import change
from tests.services.sample_ledgers import mended_disputes

from .test_undoing import brought, everything, ids

PARTIES, COMMITTEE, AMOUNT, VISITED = 3, 6, 7, 10
"""Columns of the ledger."""
ELSEWHERE = "杨庄村人民调解委员会"


def once_more(office: Office, folder: Path, **typed: Any) -> int:
    """The ledger again with other cells in its first row; gives the import's entry."""
    ledger = mended_disputes()
    for place, value in typed.items():
        ledger.rows[0][globals()[place]] = value
    return brought(office, "disputes", ledger, folder)


def said_of(office: Office, *keys: str) -> tuple[Any, ...]:
    """Values of the first record."""
    values = office.records.open(RecordRef("disputes", min(ids(office, "disputes")))).values
    return tuple(values[key] for key in keys)


def test_the_earlier_of_two_goes_back_and_leaves_what_the_later_wrote_elsewhere(office: Office, tmp_path: Path) -> None:
    once_more(office, tmp_path)
    earlier = once_more(office, tmp_path, AMOUNT=1500)
    later = once_more(office, tmp_path, AMOUNT=1500, VISITED=date(2020, 12, 10))
    (line,) = office.undoing.undo(earlier)
    assert (line.obstacle, line.stays) == ("", "")
    assert said_of(office, "amount") == (Decimal(1200),)
    assert office.undoing.imports()[0].seq == later
    (line,) = office.undoing.look(later)
    assert not line.is_left


def test_what_the_later_wrote_over_stays_is_told_and_goes_back_with_the_later(office: Office, tmp_path: Path) -> None:
    once_more(office, tmp_path)
    before = everything(office)
    earlier = once_more(office, tmp_path, AMOUNT=1500, COMMITTEE=ELSEWHERE, PARTIES="李试乙、新来的")
    later = once_more(office, tmp_path, AMOUNT=1700, COMMITTEE=ELSEWHERE, PARTIES="李试乙、新来的")
    (line,) = office.undoing.look(earlier)
    assert (line.is_new, line.obstacle) == (False, "")
    assert line.stays == f"协议涉及金额{CHANGED_SINCE}（2026-03-02冯测试导入人民调解台账（l.xlsx，1行），请先撤销那次导入）"
    with pytest.raises(Refusal, match="协议涉及金额"):
        office.undoing.undo(earlier)
    office.undoing.undo(earlier, leave_touched=True)
    assert said_of(office, "amount") == (Decimal(1700),)
    assert not office.search.find("新来的").hits
    assert {past.seq: past.is_undone_in_part for past in office.undoing.imports()}[earlier]
    office.undoing.undo(later)
    assert everything(office) == before
    assert office.undoing.look(earlier) == ()
    assert office.keeping.verify().sound


def test_what_was_written_by_hand_between_two_imports_is_what_the_later_goes_back_to(office: Office, tmp_path: Path) -> None:
    once_more(office, tmp_path)
    earlier = once_more(office, tmp_path, AMOUNT=1500, COMMITTEE=ELSEWHERE)
    (line,) = office.undoing.look(earlier)
    for amount in (1600, 1500):
        change(office, line.ref, amount=Decimal(amount))
    later = once_more(office, tmp_path, AMOUNT=1700, COMMITTEE=ELSEWHERE)
    office.undoing.undo(earlier, leave_touched=True)
    office.undoing.undo(later)
    assert said_of(office, "amount") == (Decimal(1500),)


def test_three_imports_taken_back_in_their_own_order_leave_nothing(office: Office, tmp_path: Path) -> None:
    once_more(office, tmp_path)
    before = everything(office)
    seqs = [once_more(office, tmp_path, AMOUNT=amount) for amount in (1500, 1600, 1700)]
    for seq in seqs[:2]:
        (line,) = office.undoing.look(seq)
        assert "协议涉及金额" in line.obstacle
        office.undoing.undo(seq, leave_touched=True)
    assert said_of(office, "amount") == (Decimal(1700),)
    office.undoing.undo(seqs[2])
    assert everything(office) == before


def test_an_import_that_was_taken_back_hinders_no_more(office: Office, tmp_path: Path) -> None:
    once_more(office, tmp_path)
    earlier, standing, gone = (once_more(office, tmp_path, AMOUNT=amount) for amount in (1500, 1600, 1700))
    office.undoing.undo(gone)
    (line,) = office.undoing.look(earlier)
    assert line.obstacle.endswith("请先撤销那次导入）")
    assert "撤销导入" not in line.obstacle.replace("请先撤销那次导入", "")
    office.undoing.undo(standing)
    (line,) = office.undoing.undo(earlier)
    assert said_of(office, "amount") == (Decimal(1200),)


def test_a_new_record_stays_whole_while_a_later_import_of_it_stands(office: Office, tmp_path: Path) -> None:
    before = everything(office)
    first = once_more(office, tmp_path)
    later = once_more(office, tmp_path, AMOUNT=1500)
    obstacles = [line.obstacle for line in office.undoing.look(first)]
    assert obstacles[0].startswith(f"协议涉及金额{CHANGED_SINCE}")
    assert obstacles[0].endswith("请先撤销那次导入）")
    assert obstacles[1:] == [""] * 4
    office.undoing.undo(first, leave_touched=True)
    office.undoing.undo(later)
    assert said_of(office, "amount") == (Decimal(1200),)
    office.undoing.undo(first)
    assert everything(office) == before


def test_a_row_added_by_hand_to_a_new_record_is_never_lost(office: Office, tmp_path: Path) -> None:
    seq = once_more(office, tmp_path)
    ref = office.undoing.look(seq)[0].ref
    draft = draft_of(office.records.open(ref))
    draft.parts["sessions"] = [RowDraft(values={"held_on": date(2020, 11, 12), "record_text": "双方陈述。"})]
    office.records.save(draft)
    (hindered,) = [line for line in office.undoing.look(seq) if line.is_left]
    assert (hindered.ref, hindered.obstacle) == (ref, f"调解记录{CHANGED_SINCE}")
