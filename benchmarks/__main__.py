"""Measure everything and print the table; 1 where a goal is missed beyond the run's noise."""

import argparse
import gc
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.measure import Ratio
from libao_desk.app.bootstrap import GARBAGE

LARGE, LEDGER, BATCH = 100_000, 10_000, 100


def measured(folder: Path, *, large: int, ledger: int, batch: int) -> Iterator[Ratio]:
    """Every claim in turn.

    What is measured is loaded here: the process that opens a sheet loads this module first, and in the program that is a small one.
    """
    from benchmarks import paper_benches, sheet_benches, store_benches, township

    yield from paper_benches.benches(batch)
    yield from sheet_benches.benches(folder, ledger)
    office = township.found(folder / "large")
    township.fill(office, large)
    yield from store_benches.benches(office, folder / "large")


def main() -> int:
    """Measure, print, judge."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--large", type=int, default=LARGE, help="disputes in the large office")
    parser.add_argument("--ledger", type=int, default=LEDGER, help="rows of ledger and roster")
    parser.add_argument("--batch", type=int, default=BATCH, help="mediation agreements drawn in one go (1,000 is the claim)")
    options = parser.parse_args()
    gc.set_threshold(*GARBAGE)  # as the program runs
    missed = 0
    print(f"{'claim':<40}{'ours ms':>10}{'floor ms':>10}{'ratio':>8}{'goal':>7}{'noise':>7}  floor")
    with TemporaryDirectory() as folder:
        for one in measured(Path(folder), large=options.large, ledger=options.ledger, batch=options.batch):
            sign = "  MISSED" if one.is_missed else ""
            figures = f"{one.ours:>10.1f}{one.floor:>10.1f}{one.value:>8.2f}{one.goal:>7.1f}{one.noise:>6.0%}"
            print(f"{one.name:<40}{figures}  {one.floor_name}{sign}", flush=True)
            missed += one.is_missed
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
