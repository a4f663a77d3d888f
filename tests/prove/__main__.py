"""Run the long proofs, all or the one named; 1 where one fails."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.prove import closing, elsewhere, issuing, kills, merging
from tests.prove.killing import Outcome

PROOFS: dict[str, Callable[[Path], Outcome]] = {
    "kills": kills.prove,
    "issuing": issuing.prove,
    "merging": merging.prove,
    "closing": closing.prove,
    "elsewhere": elsewhere.prove,
}


def main() -> int:
    """Each proof prints its figure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(PROOFS), help="one proof; all without a name")
    wanted = parser.parse_args().name
    failed = 0
    for name, proof in PROOFS.items():
        if wanted in (None, name):
            with TemporaryDirectory() as folder:
                outcome = proof(Path(folder))
            print(f"{name}: {outcome.sentence}", flush=True)
            failed += not outcome.holds
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
