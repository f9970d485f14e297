# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One user's computer, and what happens on it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import operations as do
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file


class House:
    """One user's computer: a file, and a folder of working copies."""

    def __init__(self, folder: Path, name: str = "working") -> None:
        self.path = folder / "documents" / "a.pplan"
        self.path.parent.mkdir(exist_ok=True)
        self.working = folder / name
        self._open: list[OpenPlan] = []

    def new(self, plan: Plan, *, author: str = "") -> OpenPlan:
        """Open a new plan that is in no file yet."""
        return self._opened(OpenPlan.new(plan, folder=self.working, author=author))

    def saved(self, plan: Plan) -> OpenPlan:
        """Open a new plan and put it into the file."""
        opened = self.new(plan)
        opened.save_as(self.path)
        return opened

    def open(self, path: Path | None = None, *, author: str = "") -> OpenPlan:
        """Open the file, or another."""
        return self._opened(OpenPlan.open(path or self.path, folder=self.working, author=author))

    def reopen(self, opened: OpenPlan) -> OpenPlan:
        """Close the plan and open the file again."""
        opened.close()
        return self.open()

    def after_a_kill(self) -> "House":
        """Return the house as a kill of the program at this moment leaves it; what is open here stays so."""
        left = House(self.working.parent, self.working.name + "-killed")
        shutil.copytree(self.working, left.working, ignore=shutil.ignore_patterns("*-shm", "*.lock", "*.holder"))
        return left

    def files(self) -> list[str]:
        """Return what lies beside the file, itself too."""
        return sorted(path.name for path in self.path.parent.iterdir())

    def working_files(self) -> list[str]:
        """Return what lies in the folder of the working copies."""
        return sorted(path.name for path in self.working.iterdir())

    def leave(self) -> None:
        """Close whatever was opened."""
        for opened in self._open:
            opened.close()

    def _opened(self, opened: OpenPlan) -> OpenPlan:
        self._open.append(opened)
        return opened


@contextmanager
def no_room(size: int = 0) -> Iterator[None]:
    """Let no file of this process grow beyond a size, as on a full disk."""
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def stages(opened: OpenPlan | Plan) -> list[str]:
    """Return the names of the stages."""
    plan = opened.plan if isinstance(opened, OpenPlan) else opened
    return [stage.name for stage in plan.stages]


def add(opened: OpenPlan, *names: str) -> None:
    """Add stages, each as an edit."""
    for name in names:
        assert opened.run(do.add_stage, name=name)


def in_file(path: Path) -> list[str]:
    """Return the names of the stages in a file."""
    return stages(read_plan_file(path).plan)
