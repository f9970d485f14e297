# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""With which working copy a plan file is opened: a left-over one of it, or one that is made of it."""

import dataclasses
from dataclasses import dataclass
from pathlib import Path

from app.errors import CannotOpen
from app.files import resolved
from app.models.plan import Plan
from app.storage.reading import PlanFile, file_fingerprint, read_plan_file
from app.storage.schema import FILE_VERSION
from app.storage.working_copy import WorkingCopy, place_for


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The working copy of a plan file, with what it says.

    ``last_seen`` is the fingerprint of the file, ``keep_old`` whether it cannot be written again as it is (another
    version's, a damaged one) and is kept beside the next one. ``file`` is what the file says, where that is something
    else than what was last written from here and has to be met. ``set_aside`` and ``continued`` are told of in
    ``OpenPlan``; ``older`` is what the working copy said, where the file went back to an older state.
    """

    copy: WorkingCopy
    plan: Plan
    last_seen: str
    keep_old: bool = False
    continued: bool = False
    set_aside: Path | None = None
    older: Plan | None = None
    file: PlanFile | None = None


def find(path: Path, folder: Path) -> Found:
    """Open the working copy of the plan file at ``path``; raises CannotOpen, PlanInUse or CannotWrite."""
    try:
        path = resolved(path)
    except OSError:
        raise CannotOpen(path, "missing") from None
    place = place_for(path, folder)
    try:
        left_over = WorkingCopy.resume(place)
    except CannotOpen as refusal:  # told of the plan, whose name people know
        raise CannotOpen(path, refusal.reason) from refusal
    try:
        file = read_plan_file(path)
        return _from_both(*left_over, path, file) if left_over else _from_file(path, file, place)
    except CannotOpen as refusal:
        if left_over and (found := _without_file(*left_over, refusal)):
            return found
        raise
    except BaseException:
        if left_over:
            left_over[0].close()
        raise


def _without_file(copy: WorkingCopy, plan: Plan, refusal: CannotOpen) -> Found | None:
    """Go on with a working copy whose file cannot be read, where that is a help."""
    unpublished = copy.file.unpublished
    if refusal.reason in ("damaged", "empty") or (refusal.reason == "missing" and unpublished):
        if not unpublished:
            copy.file.was_lost()
        seen = file_fingerprint(refusal.path)
        return Found(copy=copy, plan=plan, last_seen=seen, keep_old=refusal.reason == "damaged", continued=True)
    copy.close()
    return None


def _from_file(path: Path, file: PlanFile, place: Path) -> Found:
    copy = WorkingCopy.create(
        place, file.plan, path=path, chain=file.chain, versions=file.versions, history=file.history
    )
    return Found(copy=copy, plan=file.plan, last_seen=file.fingerprint, keep_old=file.version != FILE_VERSION)


def _from_both(copy: WorkingCopy, plan: Plan, path: Path, file: PlanFile) -> Found:
    """Go on with a working copy, or begin a new one where the file has moved on or is another plan's."""
    kinship = copy.file.kinship(path, file.chain)
    unpublished = copy.file.unpublished
    finished = unpublished and plan == file.plan  # a crash came after the file's side was taken
    if (kinship == "strange" and not finished) or (kinship in ("newer", "older") and not unpublished):
        set_aside = copy.leave(copy.place.parent)
        older = plan if kinship == "older" and plan != file.plan else None
        return dataclasses.replace(_from_file(path, file, copy.place), set_aside=set_aside, older=older)
    other = None if kinship == "ours" else file
    keep_old = file.version != FILE_VERSION
    return Found(copy=copy, plan=plan, last_seen=file.fingerprint, keep_old=keep_old, continued=unpublished, file=other)
