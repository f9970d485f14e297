# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan that goes into another file takes its working copy along."""

from pathlib import Path

from app.storage.locks import WorkingLock
from app.storage.publication import Publication, Published
from app.storage.working_copy import WorkingCopy


def write_elsewhere(copy: WorkingCopy, publication: Publication, place: Path) -> tuple[WorkingCopy, Published]:
    """Put a plan into another file, and its working copy at ``place``; return what takes the place of ``copy``.

    What somebody left unpublished at that place is kept as a plan without a file. Where anything fails, ``copy`` stays
    as it is. Raises CannotWrite, and PlanInUse where somebody has the other file open.
    """
    in_the_way = WorkingCopy.resume(place)  # and hold its lock
    lock = None if in_the_way else WorkingLock(place)
    moving = place.with_name(place.name + ".moving")
    try:
        moving.unlink(missing_ok=True)
        copy.write_copy(moving)
        published = publication.write()
        if in_the_way:
            lock, in_the_way = in_the_way[0].make_way(place.parent), None
        assert lock  # noqa: S101  # for the type checker
        return copy.moved(moving, place, lock), published
    except BaseException:
        moving.unlink(missing_ok=True)
        if in_the_way:
            in_the_way[0].close()
        elif lock:
            lock.release()
        raise
