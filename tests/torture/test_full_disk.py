# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The disk fills up and gets room again while somebody edits and publishes: nothing is lost, and it goes on."""

import os
import random
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from app.errors import CannotWrite
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from tests.builders import table_1
from tests.torture.processes import LONG
from tests.torture.typist import nth_edit

STEPS = 2_000 if LONG else 100
SIZE = 32 * 1024 * 1024


class LimitedFiles:
    """Files that may not grow beyond a limit."""

    def __init__(self, home: Path) -> None:
        self.home = home

    @contextmanager
    def work(self, room: int | None) -> Iterator[None]:
        """Let what is done within find only so much room; None for enough."""
        import resource

        before = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, before if room is None else (room, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


class SmallDisk:
    """A small disk in memory, full of something else."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.ballast = home / "ballast"

    @contextmanager
    def work(self, room: int | None) -> Iterator[None]:
        """Let what is done within find only so much room; None for enough."""
        self.ballast.unlink(missing_ok=True)
        if room is not None:
            self._fill(room)
        yield

    def _fill(self, room: int) -> None:
        disk = os.statvfs(self.home)
        with self.ballast.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, max(1, disk.f_bavail * disk.f_frsize - room))


@pytest.fixture(params=["a limit on files", "a small disk"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LimitedFiles | SmallDisk]:
    if sys.platform == "win32":
        pytest.skip("there is neither a limit on files nor a small disk to be had")
    if request.param == "a limit on files":
        yield LimitedFiles(tmp_path)
        return
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("a small disk is made by an administrator only")
    try:
        yield SmallDisk(place)
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


class Typing:
    """A plan that is edited on that disk. The model is the plan itself, edit by edit."""

    def __init__(self, disk: LimitedFiles | SmallDisk) -> None:
        self.path, self.folder = disk.home / "a.pplan", disk.home / "working"
        self.opened = OpenPlan.new(table_1(), folder=self.folder)
        self.opened.save_as(self.path)
        self.plan = self.published = self.opened.plan
        self.number = self.made = 0  # edits typed; and with those that undo and redo made
        self.seen: Counter[str] = Counter()

    def edit(self) -> None:
        operation, values = nth_edit(self.opened.plan, self.number + 1)
        self.opened.run(operation, **values)
        self.number += 1
        self.made += 1
        self.plan = self.opened.plan
        self.seen["waiting"] += bool(self.opened.waiting)

    def turn_back_and_forth(self) -> None:
        if self.opened.undo():
            assert self.opened.redo()
            self.made += 2

    def publish(self) -> None:
        try:
            self.opened.publish()
        except CannotWrite as refusal:
            self.seen[f"refused: {refusal.reason}"] += 1
            # The file may be in place, and no room left to note that: then the next publish knows it for ours.
            if read_plan_file(self.path).plan == self.plan:
                self.published = self.plan
        else:
            assert self.opened.is_published
            self.published = self.plan
            self.seen["published"] += 1

    def reopen(self) -> None:
        if self.opened.waiting == 0:
            self.opened.close()
            self.opened = OpenPlan.open(self.path, folder=self.folder)

    def kept(self) -> int:
        """Return how many edits the working copy holds, as another program sees it."""
        with closing(sqlite3.connect(self.opened.place)) as other:
            return int(other.execute("SELECT coalesce(max(number), 0) FROM edits").fetchone()[0])

    def check(self) -> None:
        assert self.opened.plan == self.plan
        assert read_plan_file(self.path).plan == self.published
        assert not list(self.path.parent.glob("~$*"))


def test_a_full_disk_loses_nothing(disk: LimitedFiles | SmallDisk) -> None:
    typing, chance = Typing(disk), random.Random(2)
    room: int | None = None
    for _ in range(STEPS):
        if chance.random() < 0.2:
            room = chance.choice((None, None, 0, chance.randrange(500_000)))
        with disk.work(room):
            chance.choice([typing.edit] * 8 + [typing.turn_back_and_forth, typing.publish, typing.publish])()
        typing.check()
        assert typing.kept() == typing.made - typing.opened.waiting
        if room is None and chance.random() < 0.2:
            typing.publish()
            assert typing.published == typing.plan
            typing.reopen()
            typing.check()
    with disk.work(None):
        typing.publish()
    typing.reopen()
    typing.check()
    assert typing.published == typing.plan
    assert not typing.opened.continued
    typing.opened.close()
    seen = typing.seen
    print(
        f"\n{type(disk).__name__}: 0 of {typing.number} edits lost; {seen['waiting']} times edits waited,"
        f" {seen['refused: full']} publishes refused, {seen['published']} went through"
    )
    assert seen.keys() == {"waiting", "refused: full", "published"}
    assert min(seen.values()) > 0
