# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How long things take."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """The seconds that one thing took, run by run."""

    seconds: Sequence[float]

    @property
    def median(self) -> float:
        """The time that half of the runs kept within."""
        return statistics.median(self.seconds)

    @property
    def worst(self) -> float:
        """The longest time."""
        return max(self.seconds)

    @property
    def best(self) -> float:
        """The shortest time: the one that nothing else on the machine lengthened."""
        return min(self.seconds)

    def over(self, other: "Times") -> float:
        """Return how many times as long it took as the other that ran in turns with it: the median over the turns."""
        return statistics.median(mine / its for mine, its in zip(self.seconds, other.seconds, strict=True))

    def beyond(self, other: "Times") -> float:
        """Return how many seconds longer it took than the other that ran in turns with it."""
        return statistics.median(mine - its for mine, its in zip(self.seconds, other.seconds, strict=True))


def seconds(action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    """Return the seconds that an action takes."""
    begun = clock()
    action()
    return clock() - begun


def in_turns(
    rounds: int, *actions: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> list[Times]:
    """Time actions in turns (A B A B …), each warmed up once and none with the rubbish that another left."""
    for action in actions:
        action()
    turns: list[list[float]] = [[] for _ in actions]
    for _ in range(rounds):
        for taken, action in zip(turns, actions, strict=True):
            gc.collect()
            taken.append(seconds(action, clock))
    return [Times(taken) for taken in turns]
