"""Measuring two ways of doing one thing: interleaved rounds, medians, and how much the rounds differ among themselves."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

ROUNDS = 5


@dataclass(frozen=True)
class Ratio:
    """One claim: ours against its floor, in milliseconds, and the ratio we mean to keep."""

    name: str
    ours: float
    floor: float
    floor_name: str
    goal: float
    noise: float
    """Half the spread of the rounds' own ratios, as a share of the ratio."""

    @property
    def value(self) -> float:
        """How many times the floor ours takes."""
        return self.ours / self.floor

    @property
    def is_missed(self) -> bool:
        """Whether the goal is missed by more than the run's own noise."""
        return self.value > self.goal * (1 + self.noise)


def compare(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    floor_name: str,
    goal: float,
    rounds: int = ROUNDS,
    repeat: int = 1,
) -> Ratio:
    """Run both in turn, `repeat` times a round, after one run of each that is not counted."""
    ours()
    floor()
    mine, bare = [], []
    for _ in range(rounds):
        mine.append(_milliseconds(ours, repeat))
        bare.append(_milliseconds(floor, repeat))
    ratios = sorted(one / other for one, other in zip(mine, bare, strict=True))
    # the outer rounds are whatever else the machine did: the spread of the middle ones is the noise
    inner = ratios[1:-1] if len(ratios) > 3 else ratios
    noise = (inner[-1] - inner[0]) / 2 / median(ratios)
    return Ratio(name, median(mine), median(bare), floor_name, goal, noise)


def _milliseconds(work: Callable[[], object], repeat: int) -> float:
    gc.collect()
    started = perf_counter()
    for _ in range(repeat):
        work()
    return (perf_counter() - started) * 1000 / repeat
