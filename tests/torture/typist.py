# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A user at work who may be killed at any moment: what the n-th edit is can be told from the plan and n."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path

from app import operations as do
from app.models.plan import Plan
from app.models.rows import Involvement
from app.storage.open_plan import OpenPlan
from app.storage.publication import Publication, Published

Tell = Callable[[tuple[str, int]], None]
Said = tuple[object, ...]


def entries(plan: Plan) -> list[Involvement]:
    """Return every entry in reading order."""
    return [entry for stage in plan.stages for level in plan.levels for entry in plan.cell(stage.id, level.id)]


def said(plan: Plan) -> Said:
    """Return what a plan says, without the ids."""
    stages = tuple(stage.name for stage in plan.stages)
    return stages, tuple(
        (plan.stage(entry.stage_id).name, plan.level(entry.level_id).name, entry.activity, entry.count_from)
        for entry in entries(plan)
    )


def nth_edit(plan: Plan, number: int) -> tuple[Callable[..., object], dict[str, object]]:
    """Return the operation that is the edit of that number, with its values; it always changes something."""
    stage = plan.stages[number % len(plan.stages)]
    typed = entries(plan)
    kind = number % 10
    if kind == 0 or len(plan.stages) < 3:
        return do.add_stage, {"name": f"Stage {number}"}
    if kind == 5 and len(plan.stages) > 5:
        return do.delete_stage, {"stage_id": stage.id}
    if kind == 7:
        return do.move_stage, {"stage_id": plan.stages[0].id, "before": None}
    if kind in (2, 3) or not typed:
        level = plan.levels[number % len(plan.levels)]
        return do.add_involvement, {"stage_id": stage.id, "level_id": level.id, "text": f"Added {number} (n={number})"}
    entry = typed[number % len(typed)]
    return do.retype_involvement, {"involvement_id": entry.id, "text": f"Typed {number} (n={number})"}


class Typist:
    """Edits and publishes as the window does: a thread writes the file while the edits go on."""

    def __init__(self, path: Path, folder: Path, number: int, tell: Tell) -> None:
        self.path, self.folder, self.number, self.tell = path, folder, number, tell
        self.opened = OpenPlan.open(path, folder=folder)
        self.pool = ThreadPoolExecutor(1)
        self.going: tuple[int, Publication, Future[Published]] | None = None

    def edit(self) -> None:
        """Make the next edit and tell that it is made."""
        operation, values = nth_edit(self.opened.plan, self.number + 1)
        self.opened.run(operation, **values)
        self.number += 1
        self.tell(("edit", self.number))

    def begin_to_publish(self) -> None:
        """Let the thread write the plan as it is now."""
        if self.going is None and (publication := self.opened.publication()):
            self.going = self.number, publication, self.pool.submit(publication.write)

    def note_published(self, *, wait: bool = False) -> None:
        """Take note of what the thread has written, and tell."""
        if self.going and (wait or self.going[2].done()):
            number, publication, written = self.going
            self.opened.was_published(publication, written.result())
            self.going = None
            self.tell(("published", number))

    def reopen(self) -> None:
        """Close the plan, published in full, and open it again."""
        self.note_published(wait=True)
        self.opened.publish()
        self.tell(("published", self.number))
        self.opened.close()
        self.opened = OpenPlan.open(self.path, folder=self.folder)


def work(path: Path, folder: Path, number: int, tell: Tell) -> None:
    """Open the plan, in which that many edits were made before, and go on for ever."""
    typist = Typist(path, folder, number, tell)
    tell(("open", number))
    for turn in count(1):
        typist.edit()
        typist.note_published()
        if turn % 3 == 0:
            typist.begin_to_publish()
        if turn % 20 == 0:
            typist.reopen()
