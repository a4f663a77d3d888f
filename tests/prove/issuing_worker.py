"""The process that is killed while it issues: one paper, a changed one, a void one, three in one act, and tells each once it is kept."""

import sys
from itertools import count
from pathlib import Path

from libao_desk.services.office import Office
from libao_desk.services.papers.views import PaperResult
from libao_desk.services.records.drafts import RecordRef
from tests.services.builders import a_dispute, change

from .kill_worker import READY, say, unlock

KIND = "mediation-agreement"
ISSUED, VOID = "issued", "void"
ACTS = 4


def tell(paper: PaperResult) -> None:
    """Number, code and hash of a paper that is kept."""
    say(ISSUED, paper.number, paper.code, paper.sha256)


def work(folder: Path, turn: int) -> None:
    """Issue, again and again until somebody kills us."""
    with unlock(folder) as office:
        office.documents.blank(
            KIND
        )  # fonts and libraries are loaded before the life that is counted: else most die before their first paper
        say(READY)
        for n in count(turn * 1000 + turn % ACTS):
            ref = a_dispute(office, n)
            tell(office.documents.issue(KIND, ref))
            if n % ACTS == 1:
                change(office, ref, facts=f"第{n}种说法。")
                tell(office.documents.issue(KIND, ref))
            elif n % ACTS == 2:
                _make_void(office, ref)
            elif n % ACTS == 3:
                refs = [a_dispute(office, n) for _ in range(3)]
                for _, paper in office.batches.issue(KIND, office.batches.plan(KIND, refs)).papers:
                    tell(paper)


def _make_void(office: Office, ref: RecordRef) -> None:
    paper = office.documents.issue(KIND, ref)
    office.documents.void(paper.code, "写错")
    say(VOID, paper.number)
    tell(office.documents.issue(KIND, ref))


if __name__ == "__main__":
    work(Path(sys.argv[1]), int(sys.argv[2]))
