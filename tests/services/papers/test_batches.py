"""Many papers at once: what is planned is told first, all are issued in one act, a cancel leaves no number taken."""

from pathlib import Path

import pypdfium2
import pytest

from libao_desk.core.errors import Refusal
from libao_desk.registers.disputes.codes import Outcome
from libao_desk.services.office import Office
from libao_desk.services.papers.batches import MOST_AT_ONCE, write_each
from libao_desk.services.records.drafts import RecordRef
from libao_desk.store import numbers
from tests.services.builders import a_dispute, change, concluded

KIND = "mediation-agreement"
UNKNOWN_SIGN = "\U00033480"
"""A sign outside every font and every standard."""


@pytest.fixture
def refs(office: Office) -> list[RecordRef]:
    """Three agreements to be printed."""
    return [concluded(office, n) for n in (1, 2, 3)]


def _taken(office: Office) -> list[str | None]:
    with office.desk.read() as session:
        return [one.text for one in numbers.ledger(session) if one.used_by == KIND]


def test_all_are_issued_in_order_in_one_act(office: Office, refs: list[RecordRef]) -> None:
    entries = office.keeping.verify().entries
    batch = office.batches.issue(KIND, office.batches.plan(KIND, refs))
    assert [paper.number for _, paper in batch.papers] == [f"（2026）海李调字第{n:03d}号" for n in (1, 2, 3)]
    assert [line.ref for line, _ in batch.papers] == refs
    assert office.keeping.verify().entries == entries + 1


def test_the_bundle_holds_every_page_and_a_bookmark_a_paper(office: Office, refs: list[RecordRef]) -> None:
    batch = office.batches.issue(KIND, office.batches.plan(KIND, refs))
    bound = batch.bound()
    with pypdfium2.PdfDocument(bound.pdf) as document:
        assert len(document) == bound.pages == sum(paper.pages for _, paper in batch.papers)
        marks = [(mark.get_title(), mark.get_dest().get_index()) for mark in document.get_toc()]
    starts = [sum(paper.pages for _, paper in batch.papers[:n]) for n in range(3)]
    assert marks == [(f"TJ2026-000{n} （2026）海李调字第00{n}号", start) for n, start in zip((1, 2, 3), starts, strict=True)]
    copies = batch.bound(in_copies=True)
    assert copies.pages == sum(paper.pages * paper.copies for _, paper in batch.papers) == bound.pages * 3


def test_those_that_cannot_have_it_are_told_and_take_no_number(office: Office, refs: list[RecordRef]) -> None:
    failed = a_dispute(office, 4, outcome=Outcome.FAILED, amount=None, effective_on=None)
    strange = concluded(office, 5, facts=f"甲{UNKNOWN_SIGN}乙")
    lines = office.batches.plan(KIND, [refs[0], failed, strange])
    assert lines[0].refusal is None
    assert lines[1].refusal == "本案未达成书面协议，不能打印人民调解协议书。"
    assert lines[2].refusal is not None
    assert "U+33480" in lines[2].refusal
    batch = office.batches.issue(KIND, lines)
    assert (len(batch.papers), _taken(office)) == (1, ["（2026）海李调字第001号"])
    with pytest.raises(Refusal, match="都不能打印人民调解协议书"):
        office.batches.issue(KIND, lines[1:])


def test_what_is_in_force_is_printed_again_and_what_changed_is_issued_anew(office: Office, refs: list[RecordRef]) -> None:
    first = [office.documents.issue(KIND, ref) for ref in refs[:2]]
    change(office, refs[1], facts="另一种说法。")
    lines = office.batches.plan(KIND, refs)
    assert [line.is_issued for line in lines] == [True, False, False]
    batch = office.batches.issue(KIND, lines)
    papers = [paper for _, paper in batch.papers]
    assert papers[0].pdf == first[0].pdf
    assert (papers[1].number, papers[1].code == first[1].code) == (first[1].number, False)
    assert batch.issued == 2


def test_a_cancel_half_way_leaves_nothing(office: Office, refs: list[RecordRef]) -> None:
    class Enough(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done == 2:
            raise Enough

    lines = office.batches.plan(KIND, refs)
    with pytest.raises(Enough):
        office.batches.issue(KIND, lines, cancel)
    assert _taken(office) == []
    assert all(line.is_issued is False for line in office.batches.plan(KIND, refs))
    assert office.documents.issue(KIND, refs[2]).number == "（2026）海李调字第001号"


def test_a_record_that_changed_after_the_plan_stops_the_whole(office: Office, refs: list[RecordRef]) -> None:
    lines = office.batches.plan(KIND, refs)
    change(office, refs[2], outcome=Outcome.FAILED)
    with pytest.raises(Refusal, match="未达成书面协议"):
        office.batches.issue(KIND, lines)
    assert _taken(office) == []


def test_a_folder_takes_one_file_a_paper_without_names(office: Office, refs: list[RecordRef], tmp_path: Path) -> None:
    batch = office.batches.issue(KIND, office.batches.plan(KIND, refs))
    paths = write_each(tmp_path / "本月协议", batch)
    assert [path.name for path in paths] == [f"TJ2026-000{n}人民调解协议书.pdf" for n in (1, 2, 3)]
    assert [path.read_bytes() for path in paths] == [paper.pdf for _, paper in batch.papers]


def test_too_many_are_refused(office: Office, refs: list[RecordRef]) -> None:
    with pytest.raises(Refusal, match="最多签发1000份"):
        office.batches.plan(KIND, refs * (MOST_AT_ONCE // 2))
