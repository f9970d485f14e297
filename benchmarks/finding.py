# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Finding words in everything that a plan says."""

from pathlib import Path

from app.models.searching import Query, find, texts
from benchmarks.plans import ENTRIES_PER_STAGE, a_plan_of
from benchmarks.report import Report, ms
from benchmarks.timing import in_turns

_STAGES = 1_000
_ROUNDS = 15
_MOST = 0.050


def run(report: Report, _folder: Path) -> None:
    report.heading(f"Find over {_STAGES:,} stages, {ENTRIES_PER_STAGE} entries a stage")
    plan = a_plan_of(_STAGES)
    queries = {"in every entry": "activity", "in a few": "9999", "nowhere": "zzz"}
    timed = in_turns(_ROUNDS, *(lambda words=words: find(texts(plan), Query(words)) for words in queries.values()))
    for what, times in zip(queries, timed, strict=True):
        figure = f"median {ms(times.median)}, worst {ms(times.worst)}"
        report.promise(f"find what stands {what}", figure, f"≤ {ms(_MOST)}", kept=times.median <= _MOST)
