# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a plan adds up to: entries, how many take part, hours, honoraria.

Somebody who takes part in two entries is counted in each of them: the numbers are of taking part, not of people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal

from app.models.plan import Plan
from app.models.rows import Group, Involvement

_EXACT = Context(prec=80)
"""Holds the product of the longest amounts that a plan may have, so that sums agree in whatever order."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as far as the plan tells it: ``about`` where a part is, ``at_least`` where a part is open or not known."""

    amount: Decimal = Decimal(0)
    at_least: bool = False
    about: bool = False

    def __add__(self, other: "Sum") -> "Sum":
        if other is NOTHING:  # as most hours and honoraria are
            return self
        return Sum(_EXACT.add(self.amount, other.amount), self.at_least or other.at_least, self.about or other.about)

    def times(self, factor: str) -> "Sum":
        """Return the sum times an amount as ``rows`` keeps it; with the empty one for not known, at least nothing."""
        if not factor:
            return Sum(at_least=True)
        if not Decimal(factor):
            return NOTHING
        return Sum(_EXACT.multiply(self.amount, Decimal(factor)), self.at_least, self.about)


NOTHING = Sum()
"""The sum of nothing."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What entries add up to.

    ``taking_part`` adds the numbers of the entries. ``hours`` are what those get of them who are to be paid for their
    time, for all of them; ``honoraria`` are these hours times the rate, in the plan's currency.
    """

    entries: int = 0
    taking_part: Sum = NOTHING
    hours: Sum = NOTHING
    honoraria: Sum = NOTHING

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.entries + other.entries,
            self.taking_part + other.taking_part,
            self.hours + other.hours,
            self.honoraria + other.honoraria,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCounts:
    """The counts of a plan by the id of each level, group and stage, in their order, and of all of it."""

    levels: dict[str, Counts]
    groups: dict[str, Counts]
    stages: dict[str, Counts]
    total: Counts


def plan_counts(plan: Plan) -> PlanCounts:
    """Return what the cells of a plan add up to."""
    levels = {level.id: Counts() for level in plan.levels}
    groups = {group.id: Counts() for group in plan.groups}
    stages = {stage.id: Counts() for stage in plan.stages}
    by_id = {group.id: group for group in plan.groups}
    for stage_id in stages:
        for level_id in levels:
            cell = Counts()
            for entry in plan.cell(stage_id, level_id):
                counts = entry_counts(entry, by_id[entry.group_id])
                cell += counts
                groups[entry.group_id] += counts
            if cell.entries:
                levels[level_id] += cell
                stages[stage_id] += cell
    return PlanCounts(levels=levels, groups=groups, stages=stages, total=_total(stages.values()))


def entry_counts(entry: Involvement, group: Group) -> Counts:
    """Return what one entry of a group adds to the counts."""
    number = _number(entry, group)
    hours = honoraria = NOTHING
    if entry.return_hours or entry.return_rate:
        hours = number.times(entry.return_hours)
    if entry.return_rate:
        honoraria = hours.times(entry.return_rate)
    return Counts(1, number, hours, honoraria)


def _number(entry: Involvement, group: Group) -> Sum:
    number = entry.count_from
    if entry.count_kind == "all":
        number = group.size
    if not entry.count_kind or number is None:
        return Sum(at_least=True)
    open_ended = entry.count_kind in ("at-least", "per-cohort")
    is_range = entry.count_kind == "range" and entry.count_to != number
    return Sum(Decimal(number), open_ended or is_range, entry.count_kind == "about")


def _total(parts: Iterable[Counts]) -> Counts:
    total = Counts()
    for part in parts:
        total += part
    return total
