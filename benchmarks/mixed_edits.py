# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Edits of every common kind, somewhere else in the plan at every step.

As a process of its own (``python -m benchmarks.mixed_edits STAGES STEPS FOLDER``) it prints the seconds of each edit as
JSON. Every edit begins with asking for the parent's id: who watches the system calls can tell the edits apart by that.
"""

import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app import operations as do
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from benchmarks.plans import a_plan_of
from benchmarks.timing import seconds

UNDO = "undo"

Wanted = tuple[Callable[..., object], dict[str, Any]]


def timed_edits(opened: OpenPlan, step: int) -> Iterator[tuple[str, float]]:
    """Make an edit of each kind and take the last one back; yield each verb with its seconds.

    They include the looks into the new plan that a matrix needs, for a plan may put its indexes off until then.
    """
    for operation, values in _wanted(opened, step):
        yield operation.__name__, seconds(partial(_edit, opened, partial(opened.run, operation, **values)))
    yield UNDO, seconds(partial(_edit, opened, opened.undo))


def _edit(opened: OpenPlan, action: Callable[[], object]) -> None:
    os.getppid()  # the mark
    if action() is None:
        raise RuntimeError("an edit that changes nothing measures nothing")
    _look(opened.plan)


def _look(plan: Plan) -> None:
    stage = plan.stages[0]
    for level in plan.levels:
        plan.cell(stage.id, level.id)
    plan.deciders(stage.id)


def _wanted(opened: OpenPlan, step: int) -> Iterator[Wanted]:
    """Yield operations with their values, each chosen when the one before was carried out.

    A step leaves as many entries as it found.
    """
    stages, (low, high, *_) = opened.plan.stages, opened.plan.levels
    place = step * 7 % len(stages)
    stage_id = stages[place].id
    group_id = opened.plan.groups[step // len(stages) % len(opened.plan.groups)].id  # another at the next visit
    yield do.rename_stage, {"stage_id": stage_id, "name": f"Renamed {step}"}
    yield do.add_involvement, {"stage_id": stage_id, "level_id": low.id, "text": f"Survey {step} (n={step})"}
    entry_id = opened.plan.cell(stage_id, low.id)[-1].id
    yield do.retype_involvement, {"involvement_id": entry_id, "text": f"Panel {step} (n={step})"}
    yield do.move_involvement, {"involvement_id": entry_id, "level_id": high.id}
    yield do.delete_involvement, {"involvement_id": entry_id}
    yield do.set_control, {"stage_id": stage_id, "control": "co-led", "group_ids": [group_id]}
    yield do.move_stage, {"stage_id": stage_id, "before": stages[0].id if place else None}


def _main(stages: str, steps: str, folder: str) -> None:
    opened = OpenPlan.new(a_plan_of(int(stages)), folder=Path(folder))
    found = [taken for step in range(int(steps)) for _, taken in timed_edits(opened, step)]
    opened.close()
    print(json.dumps(found))


if __name__ == "__main__":
    _main(*sys.argv[1:])
