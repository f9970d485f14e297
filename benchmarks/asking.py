# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Asking what may be asked of a large plan, and adding it up: in a thread, or when the page is looked at."""

from pathlib import Path

from app.models.counts import plan_counts
from app.models.questions import questions
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import in_turns

_STAGES = 1_000
_ROUNDS = 9
_MOST = 0.150


def run(report: Report, _folder: Path) -> None:
    report.heading(f"Ask and count, {_STAGES:,} stages, {ENTRIES_PER_STAGE} entries a stage")
    plan = a_plan_of(_STAGES)
    asked, counted = in_turns(_ROUNDS, lambda: questions(plan), lambda: plan_counts(plan))
    for what, times in (("every question", asked), ("the plan in numbers", counted)):
        figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
        report.promise(what, figure, f"≤ {ms(_MOST)}", kept=times.median <= _MOST)
