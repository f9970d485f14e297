# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Publishing a plan into its file, and opening that file."""

import itertools
from pathlib import Path

from app import SUFFIX
from app import operations as do
from app.storage.open_plan import OpenPlan
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import Times, in_turns, seconds

_PUBLISHED = {40: 0.020, 1_000: 0.250}
"""{stages: the seconds that publishing them may take}"""
_ROUNDS = 11
_MOST_TO_OPEN = 1.0


def run(report: Report, folder: Path) -> None:
    report.heading(f"Publish and open, {ENTRIES_PER_STAGE} entries a stage")
    for stages, most in _PUBLISHED.items():
        path = folder / f"{stages}{SUFFIX}"
        _save(path, stages)
        for what, times in zip(("first after opening", "again"), _publishing(path), strict=True):
            _promise(report, f"publish {stages:,} stages, {what}", times, most)
    for what, times in zip(("first time here", "with its working copy"), _opening(path), strict=True):
        _promise(report, f"open {stages:,} stages, {what}", times, _MOST_TO_OPEN)


def _promise(report: Report, what: str, times: Times, most: float) -> None:
    figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
    report.promise(what, figure, f"≤ {ms(most)}", kept=times.median <= most)


def _save(path: Path, stages: int) -> None:
    opened = OpenPlan.new(a_plan_of(stages), folder=_working(path))
    opened.save_as(path)
    opened.close()


def _publishing(path: Path) -> tuple[Times, Times]:
    """Return how long publishing takes after one edit: the first time after opening, and from then on."""
    first: list[float] = []
    again: list[float] = []
    for _ in range(_ROUNDS):
        opened = OpenPlan.open(path, folder=_working(path))
        stage_id = opened.plan.stages[0].id
        for taken in (first, again):
            name = f"Renamed {len(first)}, {len(again)}"
            if opened.run(do.rename_stage, stage_id=stage_id, name=name) is None:
                raise RuntimeError("nothing to publish")
            taken.append(seconds(opened.publish))
        opened.close()
    return Times(first), Times(again)


def _opening(path: Path) -> list[Times]:
    """Return how long it takes to open a file without and with a working copy of it."""
    numbers = itertools.count()
    return in_turns(
        _ROUNDS,
        lambda: _open_and_look(path, path.parent / f"new-{next(numbers)}"),
        lambda: _open_and_look(path, _working(path)),
    )


def _open_and_look(path: Path, folder: Path) -> None:
    opened = OpenPlan.open(path, folder=folder)
    opened.plan.cell(opened.plan.stages[0].id, opened.plan.levels[0].id)
    opened.close()


def _working(path: Path) -> Path:
    return path.parent / "working"
