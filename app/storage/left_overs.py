# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans that are in no file yet, and which plans were edited on this computer before."""

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.errors import UserError
from app.models.plan import Plan
from app.storage.working_copy import SUFFIX, UNTITLED, WorkingCopy, place_for
from app.storage.working_database import parts


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A plan that is in no file yet: its working copy, its title (may be empty), and when it last changed (local)."""

    place: Path
    title: str
    changed_at: datetime


def plans_without_file(folder: Path, *, leave_out: Collection[Path] = ()) -> list[LeftOver]:
    """Return the plans in ``folder`` that are in no file yet, the latest first.

    None of those that cannot be opened now, and none that was only begun and in which nothing was ever typed.
    """
    found = []
    for place in set(folder.glob(f"{UNTITLED}*{SUFFIX}")) - set(leave_out):
        changed_at = max(file.stat().st_mtime_ns for file in parts(place) if file.exists())
        try:
            left_over = WorkingCopy.resume(place)
        except UserError:  # another program has it open, it is a newer one's, or the disk does not let
            continue
        if left_over:
            copy, plan = left_over
            if copy.file.path is None and (copy.log() or _says_something(plan)):
                when = datetime.fromtimestamp(changed_at / 1e9).astimezone()
                found.append(LeftOver(place, plan.project.title, when))
            copy.close()
            os.utime(place, ns=(changed_at, changed_at))  # a look is no change
    return sorted(found, key=lambda left_over: left_over.changed_at, reverse=True)


def _says_something(plan: Plan) -> bool:
    """Tell whether a plan that nobody edited has anything in it that no template brings."""
    return bool(plan.project.title) or not all(entry.is_example for entry in plan.involvements())


def was_edited_here(path: Path, folder: Path) -> bool:
    """Tell whether the plan file at ``path`` was made or edited before on this computer, at that place."""
    return place_for(path, folder).exists()
