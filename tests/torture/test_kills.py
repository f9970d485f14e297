# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The program is killed at random moments: every edit that it had acknowledged is there, and the file is whole."""

import os
import random
import shutil
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from app import operations as do
from app.errors import PlanInUse
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import done, table_1
from tests.torture import typist
from tests.torture.processes import LONG, Worker

KILLS, LONGEST = (300, 50) if LONG else (12, 20)
TAKEN_OVER = 40 if LONG else 3


class Life:
    """A plan through many kills. The model is what the plan said after each edit, by number."""

    def __init__(self, home: Path) -> None:
        self.path, self.folder, self.alone = home / "theirs" / "a.pplan", home / "working", home / "alone" / "a.pplan"
        for folder in (self.path.parent, self.alone.parent):
            folder.mkdir()
        self.plan = table_1()
        self.states = [typist.said(self.plan)]
        self.published = 0  # the last edit that was told to be in the file
        self.copies = self.continued = self.unacknowledged = 0
        opened = OpenPlan.new(self.plan, folder=self.folder)
        opened.save_as(self.path)
        opened.close()

    @property
    def number(self) -> int:
        """How many edits are known to be in the plan."""
        return len(self.states) - 1

    def after(self) -> Plan:
        """Return the plan after the edit that comes next."""
        operation, values = typist.nth_edit(self.plan, self.number + 1)
        return done(self.plan, operation, **values)

    def advance(self) -> None:
        self.plan = self.after()
        self.states.append(typist.said(self.plan))

    def start(self) -> Worker:
        return Worker(typist.work, self.path, self.folder, self.number)

    def copied(self) -> typist.Said:
        """Return what the file says, copied alone to another folder."""
        shutil.copy(self.path, self.alone)
        self.copies += 1
        beside = [other.name for other in self.path.parent.iterdir() if other != self.path]
        assert all(name.startswith("~$") and name.endswith(".tmp") for name in beside)
        return typist.said(read_plan_file(self.alone).plan)

    def live(self, wanted: int, pause: Callable[[], None]) -> None:
        """Let the program run until it has told so many things and a little longer, kill it, and look."""
        published, worker = self.published, self.start()
        heard = worker.next_messages(wanted)
        meanwhile = self.copied()
        pause()
        heard += worker.kill()
        assert worker.exit_code < 0  # it did not end by itself
        for what, number in heard:
            if what == "edit":
                self.advance()
            elif what == "published":
                self.published = number
        in_file = [*self.states, typist.said(self.after())]
        assert meanwhile in in_file[published:]
        assert self.copied() in in_file[self.published :]

    def check_the_plan(self) -> None:
        """Open it again: it says all that was acknowledged, and at most the one edit more that was under way."""
        opened = OpenPlan.open(self.path, folder=self.folder)
        if typist.said(opened.plan) != self.states[-1]:
            self.unacknowledged += 1
            self.advance()
        assert typist.said(opened.plan) == self.states[-1]
        assert opened.set_aside is None
        self.continued += opened.continued
        if self.number:
            assert opened.undo()
            assert typist.said(opened.plan) == self.states[-2]
            assert opened.redo()
        assert typist.said(opened.plan) == self.states[-1]
        opened.close()

    def tidy_up(self) -> int:
        """Return how many siblings the kills have left, and see that a publish some days later removes them."""
        left = [other for other in self.path.parent.iterdir() if other != self.path]
        for other in left:
            os.utime(other, (time.time() - 200_000,) * 2)
        opened = OpenPlan.open(self.path, folder=self.folder)
        opened.run(do.edit_project, title="Some days later")
        opened.publish()
        opened.close()
        assert list(self.path.parent.iterdir()) == [self.path]
        return len(left)


def test_nothing_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    life, chance = Life(tmp_path), random.Random(1)
    for _ in range(KILLS):
        wanted = chance.choice((0, *range(1, LONGEST)))
        longest = 0.01 if wanted else 0.05  # seconds: the end of its beginning
        life.live(wanted, partial(time.sleep, chance.uniform(0, longest)))
        life.check_the_plan()
    left = life.tidy_up()
    print(
        f"\nkilled {KILLS} times: 0 of {life.number - life.unacknowledged} acknowledged edits lost, 0 of {life.copies}"
        f" lone copies broken ({life.continued} times edits were found that had not reached the file,"
        f" {life.unacknowledged} times one that was not acknowledged yet; {left} siblings left behind)"
    )
    assert life.number > KILLS
    assert life.continued


def test_a_plan_is_one_programs_until_that_is_killed(tmp_path: Path) -> None:
    life = Life(tmp_path)
    for _ in range(TAKEN_OVER):

        def refused() -> None:
            with pytest.raises(PlanInUse) as caught:
                OpenPlan.open(life.path, folder=life.folder)
            assert caught.value.since

        life.live(3, refused)
        life.check_the_plan()
    print(f"\nopened twice with one data folder: refused {TAKEN_OVER} times of {TAKEN_OVER}, and let in after a kill")
