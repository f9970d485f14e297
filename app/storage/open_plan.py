# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan that is open for editing, and the one door through which it changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.errors import CannotOpen, CannotWrite
from app.files import write_whole
from app.models.changes import Changes, Draft, Edit, apply, diff, invert, new_id
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.reading import read_plan_file
from app.storage.revisions import extended
from app.storage.undo import REDO, UNDO, UndoState
from app.storage.working_copy import WorkingCopy, place_for, place_without_file


class OpenPlan:
    """An open plan: what it says now (``plan``), its undo, its working copy, and its place in a file.

    Every edit is in the working copy before ``run`` returns; the file follows with ``publish``.

    ``continued`` tells that edits were found that had not reached the file. ``set_aside`` is where edits went that no
    longer belonged to the file, because another had taken its place: a working copy of a plan without a file.
    """

    def __init__(
        self, copy: WorkingCopy, plan: Plan, *, author: str, continued: bool = False, set_aside: Path | None = None
    ) -> None:
        """Go on with a working copy; see ``new`` and ``open``."""
        self.plan = plan
        self.author = author
        self.continued = continued
        self.set_aside = set_aside
        self._copy = copy
        log = copy.log()
        self._undo = UndoState(log)
        self._number = log[-1][0] if log else 0

    @classmethod
    def new(cls, plan: Plan, *, folder: Path, author: str = "") -> "OpenPlan":
        """Open a new plan that is in no file yet; ``folder`` holds the working copies."""
        copy = WorkingCopy.create(place_without_file(new_id(), folder), plan, path=None, chain=())
        return cls(copy, plan, author=author)

    @classmethod
    def open(cls, path: Path, *, folder: Path, author: str = "") -> "OpenPlan":
        """Open the plan file at ``path``, going on with a left-over working copy of it.

        A file that is gone is no hindrance while there are edits that had not reached it. Raises CannotOpen.
        """
        path = path.resolve()
        place = place_for(path, folder)
        left_over = WorkingCopy.resume(place)
        copy, plan = left_over or (None, None)
        try:
            file = read_plan_file(path)
        except CannotOpen as refusal:
            if copy and plan and refusal.reason == "missing" and copy.unpublished:
                return cls(copy, plan, author=author, continued=True)
            if copy:
                copy.close()
            raise
        if copy and plan and copy.belongs_to(path, file.chain):
            return cls(copy, plan, author=author, continued=copy.unpublished)
        set_aside = copy.leave(folder) if copy else None
        copy = WorkingCopy.create(place, file.plan, path=path, chain=file.chain)
        return cls(copy, file.plan, author=author, set_aside=set_aside)

    @property
    def path(self) -> Path | None:
        """The plan's file; None where it is in no file yet."""
        return self._copy.path

    @property
    def is_published(self) -> bool:
        """Whether the file holds the plan as it is now."""
        return self.path is not None and not self._copy.unpublished

    def run(self, operation: Callable[..., object], /, **values: object) -> Edit | None:
        """Carry out an operation of ``app.operations`` as one edit; None where it changed nothing.

        Whatever it raises, plan, working copy and undo stay as they were.
        """
        draft = Draft(self.plan)
        operation(draft, **values)
        return self._commit(operation.__name__, draft.changes(), draft.plan)

    def become(self, plan: Plan, verb: str) -> Edit | None:
        """Make the plan equal to another as one edit; None where it was already."""
        return self._commit(verb, diff(self.plan, plan), plan)

    def undo(self) -> Edit | None:
        """Take back the last edit that was not taken back; None where there is none."""
        return self._turn(UNDO, self._undo.to_undo)

    def redo(self) -> Edit | None:
        """Bring back the edit that was last taken back; None where there is none."""
        return self._turn(REDO, self._undo.to_redo)

    def publish(self) -> None:
        """Put the plan as it is now into its file; nothing happens where it is there.

        Raises CannotWrite; the reason is "changed" where the file is no longer the one last written or read from
        here, and "folder-missing" where it never had one.
        """
        path = self.path
        if path is None:
            raise CannotWrite(Path(), "folder-missing")
        if not self.is_published:
            self._check_ours(path)
            self._write(path)

    def save_as(self, path: Path, *, replace: bool = False) -> None:
        """Put the plan into another file and stay with that one; raises CannotWrite.

        A file that is there already is refused ("exists") unless ``replace`` says that the user wants it replaced.
        """
        path = path.resolve()
        if path.exists() and not replace:
            raise CannotWrite(path, "exists")
        self._write(path)
        folder = self._copy.place.parent
        place = place_for(path, folder)
        if place != self._copy.place:
            if in_the_way := WorkingCopy.resume(place):
                in_the_way[0].leave(folder)
            self._copy = self._copy.move(place)

    def close(self) -> None:
        """Close the plan. Nothing is written: what is not in the file is in the working copy."""
        self._copy.close()

    def _turn(self, verb: str, number: int | None) -> Edit | None:
        if number is None:
            return None
        changes = self._copy.edit(number).changes
        if verb == UNDO:
            changes = invert(changes)
        return self._commit(verb, changes, apply(self.plan, changes), of=number)

    def _commit(self, verb: str, changes: Changes, plan: Plan, *, of: int | None = None) -> Edit | None:
        if not changes:
            return None
        edit = Edit(number=self._number + 1, verb=verb, author=self.author, made_at=_now(), changes=changes, of=of)
        self._copy.commit(edit)
        self.plan = plan
        self._number = edit.number
        self._undo.record(edit.number, verb, of)
        return edit

    def _check_ours(self, path: Path) -> None:
        try:
            file = read_plan_file(path)
        except CannotOpen as refusal:
            if refusal.reason == "missing":
                return
            raise CannotWrite(path, "changed") from refusal
        if not self._copy.belongs_to(path, file.chain):
            raise CannotWrite(path, "changed")

    def _write(self, path: Path) -> None:
        chain = extended(self._copy.chain, written_at=_now(), author=self.author)
        self._copy.about_to_publish(chain[-1], self._number)
        write_whole(path, encode(self.plan, chain))
        self._copy.was_published(path, chain, self._number)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
