# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One edit without the window: from the operation to a plan that can be shown, safe in the working copy."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from app.storage.open_plan import OpenPlan
from benchmarks.mixed_edits import UNDO, timed_edits
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import Times

_MOST, _MOST_EVER = 0.016, 0.050
_MOST_GROWTH, _MOST_MORE = 2.0, 0.004
_SMALL, _LARGE = 10, 1_000
_STEPS = 60

Found = dict[str, list[float]]
"""{verb: the seconds of each such edit}"""


def run(report: Report, folder: Path) -> None:
    report.heading(f"One edit at {_LARGE:,} stages, {_LARGE * ENTRIES_PER_STAGE:,} entries, without the window")
    few, many = _measured(folder)
    edits = set(many) - {UNDO}
    for what, verbs in (("edit", edits), ("undo", {UNDO})):
        _promises(report, what, _times(few, verbs), _times(many, verbs))
    for verb in sorted(edits):
        times = _times(many, [verb])
        report.figure(verb, f"median {ms(times.median)}, worst {ms(times.worst)}")


def _measured(folder: Path) -> tuple[Found, Found]:
    """Edit a small and a large plan in turns."""
    few: Found = defaultdict(list)
    many: Found = defaultdict(list)
    plans = [
        (OpenPlan.new(a_plan_of(stages), folder=folder), found) for stages, found in ((_SMALL, few), (_LARGE, many))
    ]
    for opened, _ in plans:
        list(timed_edits(opened, _STEPS))  # warms up
    for step in range(_STEPS):
        for opened, found in plans:
            for verb, seconds in timed_edits(opened, step):
                found[verb].append(seconds)
    for opened, _ in plans:
        opened.close()
    return few, many


def _times(found: Found, verbs: Iterable[str]) -> Times:
    return Times(list(chain.from_iterable(found[verb] for verb in verbs)))


def _promises(report: Report, what: str, few: Times, many: Times) -> None:
    report.promise(f"{what}, median", ms(many.median), f"≤ {ms(_MOST)}", kept=many.median <= _MOST)
    report.promise(f"{what}, worst", ms(many.worst), f"≤ {ms(_MOST_EVER)}", kept=many.worst <= _MOST_EVER)
    factor, more = many.median / few.median, many.median - few.median
    figure = f"{ms(few.median)} → {ms(many.median)}: {factor:.2f} ×, {ms(more)} more"
    promise = f"≤ {_MOST_GROWTH:g} ×, or {ms(_MOST_MORE)} more"
    kept = factor <= _MOST_GROWTH or more <= _MOST_MORE
    report.promise(f"{what}, growth from {_SMALL} stages", figure, promise, kept=kept)
