"""An own roster that is brought back as a ledger says nothing new of anybody."""

from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from libao_desk.app import demo
from libao_desk.core.clock import FixedClock
from libao_desk.core.period import Period
from libao_desk.registers.corrections.codes import LeaveReason, ReportKind
from libao_desk.services.book import RegisterBook
from libao_desk.services.office import Office
from libao_desk.services.records.drafts import RecordRef, RowDraft, draft_of

from .test_ledgers import counts, ids
from .test_words import looked

LEAVE: dict[str, Any] = {
    "reason": LeaveReason.MEDICAL,
    "destination": "样例市",
    "approved_on": date(2020, 3, 8),
    "starts_on": date(2020, 3, 9),
    "ends_on": date(2020, 3, 15),
    "returned_on": date(2020, 4, 1),
}


@pytest.mark.parametrize(
    ("kind", "period", "rows"),
    [
        ("petitions", "2020", {"same": 26}),
        ("guardianship", "2020-12", {"same": 20}),
        ("guardianship", "2020-09", {"same": 20}),
        ("corrections", "2020-05", {"same": 32, "refused": 2}),
        ("aftercare", "2020-05", {"same": 132}),
    ],
)
def test_an_own_roster_changes_nothing(
    demo_folder: Path, tmp_path: Path, book: RegisterBook, kind: str, period: str, rows: dict[str, int]
) -> None:
    """The day a matter was withdrawn stands under 办结日, what the month's rows told under 备注, last year's reward beside the next year.

    The two refused are minors without a name.
    """
    copytree(demo_folder, tmp_path / "office")
    with Office.unlock(tmp_path / "office", book, FixedClock(demo.TODAY), demo.PASSPHRASE) as office:
        roster = office.rosters.write(kind, Period.parse(period), full=True, reason="核对")
        (tmp_path / "roster.xlsx").write_bytes(roster.data)
        assert counts(office.importing.examine(kind, tmp_path / "roster.xlsx")) == rows


TOLD = "3月5日本人电话报告。3月9日经批准外出样例市，事由：就医，应于2020年3月15日返回。"
KEPT = "3月在家养病。\n三月底可以参加活动。"


@pytest.mark.parametrize(
    ("note", "becomes"),
    [
        (TOLD, None),
        (f"左眼失明　{TOLD}", None),
        (f"左眼失明　{KEPT}", None),
        (f"左眼失明，听力差　{TOLD}", "左眼失明，听力差"),
        ("左眼失明　3月5日本人当面报告。", "左眼失明 3月5日本人当面报告。"),
        (f"2020年{TOLD}", "2020年3月5日本人电话报告。"),
    ],
    ids=["the draft alone", "our note before it", "the clerk's own text", "a note that goes on", "what no row says", "not our sentence"],
)
def test_what_a_roster_told_is_no_note(corrections: Office, tmp_path: Path, note: str, becomes: str | None) -> None:
    """He is back since: the roster of March, of which the sentence is, did not know it yet."""
    ref = RecordRef("corrections", ids(corrections, "corrections")[0])
    view = corrections.records.open(ref)
    draft = draft_of(view)
    draft.values["note"] = "左眼失明"
    draft.parts["reports"] = [RowDraft(values={"kind": ReportKind.TELEPHONE, "reported_on": date(2020, 3, 5)})]
    draft.parts["leaves"] = [RowDraft(values=LEAVE)]
    corrections.records.save(draft)
    corrections.recent.keep("corrections", ref, Period.parse("2020-03"), KEPT)
    plan = looked(corrections, tmp_path, "corrections", 本地编号=view.number, 备注=note)
    assert [change.after for change in plan.rows[0].changes] == ([] if becomes is None else [becomes])
