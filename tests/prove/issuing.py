"""Killed at random moments of issuing: no number is left out or given twice, every issued paper's bytes match their hash."""

from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random

import sqlalchemy as sa

from libao_desk.services.office import Office
from libao_desk.services.records.issued_papers import IssuedPaper
from libao_desk.store import attachments, numbers

from .issuing_worker import ISSUED, KIND, VOID
from .kill_worker import found, unlock
from .killing import Outcome, live_and_die

WORKER = "tests.prove.issuing_worker"
FULL = 1000
MOST_LINES = 8
"""How much a process acknowledges at most before its last moments: some papers of each kind."""
LAST_MOMENTS = 0.3
"""Seconds it goes on after that at most, into the middle of the next act."""
SEED = 20201231


@dataclass
class Told:
    """What the killed processes had acknowledged."""

    papers: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Code to (number, hash)."""
    void: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Hashes whose bytes were read back in an earlier turn: bytes are never written twice."""

    def hear(self, words: list[str]) -> None:
        """Take one line of what a process said."""
        if words[0] == ISSUED:
            self.papers[words[2]] = (words[1], words[3])
        elif words[0] == VOID:
            self.void.add(words[1])


def prove(folder: Path, times: int = FULL) -> Outcome:
    """Kill that many times and look at the papers after each."""
    rng, told, office_folder = Random(SEED), Told(), folder / "office"
    found(office_folder)
    for turn in range(times):
        after, life = rng.randrange(MOST_LINES), rng.uniform(0, LAST_MOMENTS)
        for words in live_and_die(WORKER, (str(office_folder), str(turn)), life, after=after):
            told.hear(words)
        with unlock(office_folder) as office:
            wrong = _wrong(office, told, is_last=turn == times - 1)
        if wrong:
            return Outcome(False, f"after kill {turn + 1}: {wrong}")
    if not told.papers or (times >= FULL and not told.void):
        return Outcome(False, "no process lived long enough to issue anything: nothing is proved")
    return Outcome(
        True,
        f"{times} kills, {len(told.papers)} papers and {len(told.void)} voids acknowledged; "
        f"no hole, no repeat, {len(told.seen)} papers' bytes match their hash",
    )


def _wrong(office: Office, told: Told, *, is_last: bool) -> str:
    """What is wrong with the papers, empty where nothing is."""
    with office.desk.read() as session:
        ledger = [one for one in numbers.ledger(session) if one.used_by == KIND]
        papers = {one.code: one for one in session.scalars(sa.select(IssuedPaper))}
    of_year = sorted(one.n for one in ledger)
    if of_year != list(range(1, len(ledger) + 1)):
        return "the numbers have a hole or a repeat"
    if lost := [code for code, said in told.papers.items() if code not in papers or said != (papers[code].number, papers[code].sha256)]:
        return f"lost or changed {lost}"
    void = {one.text for one in ledger if one.voided_reason is not None}
    if told.void - void:
        return f"void again in force: {sorted(told.void - void)}"
    if wrong := _numbers_and_papers({str(one.text) for one in ledger if one.voided_reason is None}, papers):
        return wrong
    for paper in papers.values():
        if paper.sha256 not in told.seen:
            if sha256(attachments.read_blob(office.desk.file, paper.sha256)).hexdigest() != paper.sha256:
                return f"the bytes of {paper.number} do not match their hash"
            told.seen.add(paper.sha256)
    return "; ".join(office.keeping.verify().problems) if is_last else ""


def _numbers_and_papers(living: set[str], papers: dict[str, IssuedPaper]) -> str:
    """Every number in force is borne by the papers of one record, and no other number is."""
    records: dict[str, set[int]] = {}
    for paper in papers.values():
        if paper.voided_at is None:
            records.setdefault(paper.number, set()).add(paper.record_id)
    if living != set(records):
        return f"numbers without a paper or papers without a number: {sorted(living ^ set(records))}"
    shared = [number for number, ids in records.items() if len(ids) > 1]
    return f"given twice: {shared}" if shared else ""
