# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Asking what may be asked of a large plan, and adding it up: by steps between keys, or at once."""

import time
from pathlib import Path

from app.models.counts import plan_counts
from app.models.plan import Plan
from app.models.questions import questions, questions_by_steps
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import Times, in_turns

_STAGES = 1_000
_ROUNDS = 9
_MOST, _MOST_STEP = 0.150, 0.004


def run(report: Report, _folder: Path) -> None:
    report.heading(f"Ask and count, {_STAGES:,} stages, {ENTRIES_PER_STAGE} entries a stage")
    plan = a_plan_of(_STAGES)
    asked, counted = in_turns(_ROUNDS, lambda: questions(plan), lambda: plan_counts(plan))
    for what, times in (("every question", asked), ("the plan in numbers", counted)):
        figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
        report.promise(what, figure, f"≤ {ms(_MOST)}", kept=times.median <= _MOST)
    steps = [_longest_step(plan) for _ in range(_ROUNDS + 1)][1:]  # the first reads the words to look for
    longest = Times(steps).median
    report.promise("the longest step of the search", ms(longest), f"≤ {ms(_MOST_STEP)}", kept=longest <= _MOST_STEP)


def _longest_step(plan: Plan) -> float:
    longest, begun = 0.0, time.perf_counter()
    for _ in questions_by_steps(plan):
        ended = time.perf_counter()
        longest, begun = max(longest, ended - begun), ended
    return longest
