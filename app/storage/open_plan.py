# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan that is open for editing, and the one door through which it changes."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from app.errors import CannotOpen, CannotWrite
from app.files import resolved, write_whole
from app.models.changes import Changes, Draft, Edit, apply, diff, invert, new_id
from app.models.fields import clean_text
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.reading import file_fingerprint, fingerprint, read_plan_file
from app.storage.revisions import Chain, extended
from app.storage.undo import REDO, UNDO, UndoState
from app.storage.working_copy import WorkingCopy, place_for, place_without_file, remove_logs

_LONGEST_NAME = 300


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
        self.author = clean_text(author, lines=False)[:_LONGEST_NAME]
        self.continued = continued
        self.set_aside = set_aside
        self._copy = copy
        self._last_seen = ""  # the fingerprint of the file as last read or written from here
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
        try:
            path = resolved(path)
        except OSError:
            raise CannotOpen(path, "missing") from None
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
            opened = cls(copy, plan, author=author, continued=copy.unpublished)
        else:
            set_aside = copy.leave(folder) if copy else None
            copy = WorkingCopy.create(place, file.plan, path=path, chain=file.chain)
            opened = cls(copy, file.plan, author=author, set_aside=set_aside)
        opened._last_seen = file.fingerprint
        return opened

    @classmethod
    def resume(cls, place: Path, *, author: str = "") -> "OpenPlan | None":
        """Go on with the working copy at ``place``, of a plan that is in no file; None where it cannot be read."""
        left_over = WorkingCopy.resume(place)
        return cls(*left_over, author=author, continued=True) if left_over else None

    @property
    def place(self) -> Path:
        """Where the working copy lies."""
        return self._copy.place

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

    @property
    def undo_verb(self) -> str | None:
        """What undo would take back, as the key of the verb; None where there is nothing."""
        number = self._undo.to_undo
        return None if number is None else self._undo.verb(number)

    @property
    def redo_verb(self) -> str | None:
        """What redo would bring back; None where there is nothing."""
        number = self._undo.to_redo
        return None if number is None else self._undo.verb(number)

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

    def save_as(self, path: Path, *, replace: bool = False, old_file: Plan | None = None) -> None:
        """Put the plan into another file and stay with that one; raises CannotWrite.

        A file that is there already is refused ("exists") unless ``replace`` says that the user wants it replaced.
        ``old_file`` is what the file so far is to say from now on; otherwise it stays as it is.
        """
        try:
            path = resolved(path)
            if path.exists() and not replace:
                raise CannotWrite(path, "exists")
        except OSError as error:
            raise CannotWrite(path, "failed", detail=error.strerror or "") from error
        old = self.path
        if old and old_file:
            self._check_ours(old)
        old_chain = self._copy.chain
        place = place_for(path, self._copy.place.parent)
        if place == self._copy.place:
            self._write(path)
        else:
            self._write_elsewhere(path, place)
        if old and old_file and old != path:
            write_whole(old, encode(old_file, extended(old_chain, written_at=_now(), author=self.author)))

    def throw_away(self) -> None:
        """Close the plan and delete its working copy; what is not in a file is gone."""
        self._copy.remove()

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
        if self._last_seen and file_fingerprint(path) == self._last_seen:
            return
        try:
            file = read_plan_file(path)
        except CannotOpen as refusal:
            if refusal.reason == "missing":
                return
            raise CannotWrite(path, "changed") from refusal
        if not self._copy.belongs_to(path, file.chain):
            raise CannotWrite(path, "changed")

    def _write(self, path: Path) -> None:
        self._note(path, *self._put_in_place(path))

    def _write_elsewhere(self, path: Path, place: Path) -> None:
        """Put the plan into another file, and its working copy at another place; nothing happens where one fails."""
        moving = place.with_name(place.name + ".moving")
        moving.unlink(missing_ok=True)
        self._copy.write_copy(moving)
        try:
            put = self._put_in_place(path)
        except BaseException:
            moving.unlink()
            raise
        if in_the_way := WorkingCopy.resume(place):
            in_the_way[0].leave(place.parent)
        remove_logs(place)
        moving.replace(place)
        self._copy.remove()
        self._copy = WorkingCopy(place)
        self._note(path, *put)

    def _note(self, path: Path, chain: Chain, seen: str) -> None:
        self._copy.was_published(path, chain, self._number)
        self._last_seen = seen

    def _put_in_place(self, path: Path) -> tuple[Chain, str]:
        """Write the file; its new revision is noted before, so that a crash right after is no riddle."""
        chain = extended(self._copy.chain, written_at=_now(), author=self.author)
        self._copy.about_to_publish(chain[-1], self._number)
        data = encode(self.plan, chain)
        write_whole(path, data)
        return chain, fingerprint(data)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
