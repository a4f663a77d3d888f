"""Killed at random moments of saving and importing: nothing acknowledged is lost, no number repeats, the file is sound."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from libao_desk.services.lists.query import ListQuery
from libao_desk.services.office import Office
from libao_desk.store import numbers

from .kill_worker import IMPORTED, ROWS, STORED, found, unlock
from .killing import Outcome, live_and_die

WORKER = "tests.prove.kill_worker"
FULL = 200
MOST_LINES = 8
"""How much a process acknowledges at most before its last moments: several saves and an import or two."""
LAST_MOMENTS = 2.0
"""Seconds it goes on after that at most, into the middle of a save or of an import."""
SEED = 20201231


@dataclass
class Told:
    """What the killed processes had acknowledged."""

    records: set[str] = field(default_factory=set)
    imports: dict[str, int] = field(default_factory=dict)

    def hear(self, words: list[str]) -> None:
        """Take one line of what a process said."""
        if words[0] == STORED:
            self.records.add(words[1])
        elif words[0] == IMPORTED:
            self.imports[words[1]] = int(words[2])


def prove(folder: Path, times: int = FULL) -> Outcome:
    """Kill that many times and look at the office after each."""
    rng = Random(SEED)
    office_folder, ledger = folder / "office", folder / "ledger.xlsx"
    found(office_folder)
    told = Told()
    for turn in range(times):
        after, life = rng.randrange(MOST_LINES), rng.uniform(0, LAST_MOMENTS)
        for words in live_and_die(WORKER, (str(office_folder), str(ledger), str(turn)), life, after=after):
            told.hear(words)
        with unlock(office_folder) as office:
            wrong = _wrong(office, told)
        if wrong:
            return Outcome(False, f"after kill {turn + 1}: {wrong}")
    if not told.records or (times >= FULL and not told.imports):
        return Outcome(False, "no process lived long enough to store anything: nothing is proved")
    done = f"{len(told.records)} records and {len(told.imports)} imports of {ROWS} rows acknowledged"
    return Outcome(True, f"{times} kills, {done}; 0 lost, 0 numbers repeated or left out, sound each time")


def _wrong(office: Office, told: Told) -> str:
    """What is wrong with the office, empty where nothing is."""
    sound = office.keeping.verify()
    if not sound.sound:
        return "; ".join(sound.problems)
    with office.desk.read() as session:
        ledger = numbers.ledger(session)
    for register in ("aftercare", "disputes"):
        taken = [number for number in ledger if number.series == register]
        for year in {number.year for number in taken}:
            of_year = sorted(number.n for number in taken if number.year == year)
            if of_year != list(range(1, len(of_year) + 1)):
                return f"the numbers of {register} {year} have a gap or repeat"
    stored = _stored(office, "aftercare")
    repeated = [number for number, times in Counter(stored).items() if times > 1]
    if repeated or told.records - set(stored):
        return f"lost {sorted(told.records - set(stored))}, repeated {repeated}"
    return _wrong_imports(office, told)


def _wrong_imports(office: Office, told: Told) -> str:
    """An import is there whole or not at all."""
    register = office.desk.book.get("disputes")
    column = next(field for field in register.fields if field.key == "case_no")
    ids = office.lists.ids("disputes", ListQuery())
    cells = office.lists.rows("disputes", list(ids), columns=(column,))
    rows = Counter(cell[0].removeprefix("（2020）证调字第").rpartition("-")[0] for cell in cells.values())
    cut = {mark: count for mark, count in rows.items() if count != ROWS}
    lost = {mark for mark, count in told.imports.items() if rows.get(mark) != count}
    return f"imports cut {cut}, lost {sorted(lost)}" if cut or lost else ""


def _stored(office: Office, key: str) -> list[str]:
    register = office.desk.book.get(key)
    ids = office.lists.ids(key, ListQuery())
    return [cells[0] for cells in office.lists.rows(key, list(ids), columns=register.columns[:1]).values()]
