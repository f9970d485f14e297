# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A user who shares a plan's file with another, publishes after every edit, and tells what became of each."""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app import operations as do
from app.errors import CannotWrite
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file

Tell = Callable[[tuple[str, str]], None]

SHARED = "The entry that both retype"
SHARED_EVERY = 10


def texts(plan: Plan) -> set[str]:
    """Return what every entry says."""
    return {entry.wording or entry.activity for entry in plan.involvements()}


class Colleague:
    """One side. Every edit is a text of its own: a new entry, or now and then another text over the shared one."""

    def __init__(self, path: Path, folder: Path, name: str, tell: Tell) -> None:
        self.path, self.folder, self.name, self.tell = path, folder, name, tell
        self.opened = OpenPlan.open(path, folder=folder, author=name)
        self.shared = next(entry.id for entry in self.opened.plan.involvements() if entry.source == SHARED)

    def add(self, number: int) -> None:
        """Type a new entry into some cell."""
        plan, text = self.opened.plan, f"{self.name} {number}"
        stage, level = plan.stages[number % len(plan.stages)], plan.levels[number % len(plan.levels)]
        self.opened.run(do.add_involvement, stage_id=stage.id, level_id=level.id, text=text)
        self.tell(("added", text))

    def retype(self, number: int) -> None:
        """Type another text over the shared entry, having read what it said."""
        text = f"{self.name} {number}"
        self.tell(("typed over", self.shared_text()))
        self.opened.run(do.retype_involvement, involvement_id=self.shared, text=text)
        self.tell(("retyped", text))

    def publish(self) -> None:
        """Publish; where that is refused because the file has changed, choose what they say, as one may."""
        try:
            met = self.opened.publish()
        except CannotWrite as refusal:
            if refusal.reason != "changed":
                raise
            met = self.opened.meet(read_plan_file(self.path))
        if met and met.outcome == "asked":
            self.tell(("clashed" if met.merged else "not to be joined", self.shared_text()))
            self.opened.take_theirs(met)
        elif met:
            self.tell((met.outcome, met.file.revision.id))

    def shared_text(self) -> str:
        """Return what the shared entry says."""
        return self.opened.plan.involvement(self.shared).activity

    def reopen(self) -> None:
        """Close the plan and open it again; what is not in the file waits in the working copy."""
        self.opened.close()
        self.opened = OpenPlan.open(self.path, folder=self.folder, author=self.name)


def work(path: Path, folder: Path, name: str, edits: int, own_locks: Path | None, begin: Any, tell: Tell) -> None:
    """Make so many edits; ``own_locks`` is where locks lie, for one who works at another computer."""
    tempfile.tempdir = str(own_locks) if own_locks else None
    colleague, chance = Colleague(path, folder, name, tell), random.Random(name)
    begin.wait()
    for number in range(1, edits + 1):
        colleague.retype(number) if number % SHARED_EVERY == 0 else colleague.add(number)
        colleague.publish()
        if number % 25 == 0:
            colleague.reopen()
        time.sleep(chance.uniform(0, 0.004))
    colleague.opened.close()
