# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan of 1,000 stages to both formats, and how that grows from 100 stages."""

from collections.abc import Callable
from pathlib import Path

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format, render_plan
from app.models.plan import Plan
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report
from benchmarks.timing import in_turns

_SMALL, _LARGE = 100, 1_000
_ROUNDS = 3


def run(report: Report, folder: Path) -> None:  # noqa: ARG001
    report.heading(f"Export of {_LARGE:,} stages, {_LARGE * ENTRIES_PER_STAGE:,} entries")
    small, large = a_plan_of(_SMALL), a_plan_of(_LARGE)
    for wanted in FORMATS.values():
        few, many = in_turns(_ROUNDS, _rendering(small, wanted), _rendering(large, wanted))
        growth = f"{many.over(few):.1f} × as long as {_SMALL} stages ({few.median:.2f} s)"
        report.figure(wanted.suffix, f"{many.median:.2f} s, {growth}")


def _rendering(plan: Plan, wanted: Format) -> Callable[[], object]:
    return lambda: render_plan(plan, wanted, ExportOptions())
