# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan that is open for editing, and the one door through which it changes."""

import dataclasses
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.errors import CannotWrite
from app.files import resolved
from app.models.changes import Changes, Draft, Edit, apply, diff, invert, new_id
from app.models.fields import PlanBroken, clean_text
from app.models.plan import Plan
from app.storage.meeting import Meeting, meet
from app.storage.moments import now
from app.storage.moving import write_elsewhere
from app.storage.opening import find
from app.storage.publication import Overtaken, Publication, Published
from app.storage.reading import PlanFile, file_fingerprint
from app.storage.shelf import Shelf
from app.storage.undo import REDO, UNDO, UndoState
from app.storage.working_copy import Opening, WorkingCopy, place_for, place_without_file
from app.words.files import beside

_LONGEST_NAME = 300
_TRIES = 3


class OpenPlan:
    """An open plan: what it says now (``plan``), its undo, its working copy, and its place in a file.

    Every edit is in the working copy before ``run`` returns; where the disk takes nothing, it waits in memory
    (``waiting``, and ``hindrance`` says why) until it does. The file follows with ``publish``.

    ``continued`` tells that edits were found that had not reached the file. ``set_aside`` is where edits went that no
    longer belonged to the file, because another had taken its place: a working copy of a plan without a file.
    ``met`` is what the file was found to say at opening, where that was not what was last written from here.
    """

    def __init__(
        self, copy: WorkingCopy, plan: Plan, *, author: str, continued: bool = False, set_aside: Path | None = None
    ) -> None:
        """Go on with a working copy; see ``new`` and ``open``."""
        self.plan = plan
        self.author = clean_text(author, lines=False)[:_LONGEST_NAME].rstrip()
        self.continued = continued
        self.set_aside = set_aside
        self.met: Meeting | None = None
        self.hindrance: CannotWrite | None = None
        self._copy = copy
        self._last_seen: str | None = ""  # the fingerprint of the file as last read or written from here
        self._keep_old = False  # whether the file that is there is kept beside the next one
        self._waiting: list[Edit] = []
        self._is_closed = False
        self._undo = UndoState(copy.log())
        self._number = self._undo.last
        cut_short, at = copy.opening, now("microseconds")  # what is kept from here on is not of the file as opened
        self.when_opened = (self._plan_after(cut_short.edit) if cut_short else None) or plan
        as_opened = None if cut_short or not copy.file.path else copy.shelf.as_opened(plan, self.author)
        self._opening = cut_short or Opening(self._number, at, as_opened)
        self._is_noted = cut_short is not None  # whether the working copy knows how the plan was when it was opened

    @classmethod
    def new(cls, plan: Plan, *, folder: Path, author: str = "") -> "OpenPlan":
        """Open a new plan that is in no file yet; ``folder`` holds the working copies."""
        copy = WorkingCopy.create(place_without_file(new_id(), folder), plan, path=None, chain=())
        return cls(copy, plan, author=author)

    @classmethod
    def open(cls, path: Path, *, folder: Path, author: str = "") -> "OpenPlan":
        """Open the plan file at ``path``, going on with a left-over working copy of it.

        A file that is gone or damaged is no hindrance while a working copy holds what it said. Raises CannotOpen;
        PlanInUse where another program has the plan open; CannotWrite where there is no place for a working copy.
        """
        found = find(path, folder)
        try:
            opened = cls(found.copy, found.plan, author=author, continued=found.continued, set_aside=found.set_aside)
            opened._last_seen, opened._keep_old = found.last_seen, found.keep_old
            if found.older:
                opened.shelf.keep(found.older, "replaced", author=opened.author)
            if found.file:
                opened.met = opened.meet(found.file)
        except BaseException:
            found.copy.close()
            raise
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
        return self._copy.file.path

    @property
    def shelf(self) -> Shelf:
        """The kept versions and the history."""
        return self._copy.shelf

    @property
    def waiting(self) -> int:
        """How many edits are in memory only, because the disk takes nothing."""
        return len(self._waiting)

    @property
    def last_written(self) -> str:
        """When the file was last written, by whoever (UTC, ISO 8601); empty where it is in none."""
        return "".join(revision.written_at for revision in self._copy.file.chain[-1:])

    @property
    def last_edited(self) -> str:
        """When the last edit was made (UTC, ISO 8601); empty before the first."""
        return self._waiting[-1].made_at if self._waiting else self._copy.last_edited

    @property
    def is_published(self) -> bool:
        """Whether the file holds the plan as it is now."""
        return self.path is not None and not self._waiting and not self._copy.file.unpublished

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

    def restore(self, plan: Plan, verb: str) -> Edit | None:
        """Make the plan what it was, as one edit; what it is now is kept as a version."""
        if plan != self.plan:
            self.shelf.keep(self.plan, "replaced", author=self.author)
        return self.become(plan, verb)

    def undo(self) -> Edit | None:
        """Take back the last edit that was not taken back; None where there is none."""
        return self._turn(UNDO, self._undo.to_undo)

    def redo(self) -> Edit | None:
        """Bring back the edit that was last taken back; None where there is none."""
        return self._turn(REDO, self._undo.to_redo)

    @property
    def undo_verb(self) -> str | None:
        """What undo would take back, as the key of the verb; None where there is nothing."""
        return self._undo.verb(self._undo.to_undo)

    @property
    def redo_verb(self) -> str | None:
        """What redo would bring back; None where there is nothing."""
        return self._undo.verb(self._undo.to_redo)

    def flush(self) -> None:
        """Bring edits that wait in memory into the working copy; raises CannotWrite where the disk takes them not."""
        if self._waiting:
            self._keep_edits(self._waiting)

    def publication(self, *, put_back: bool = False) -> Publication | None:
        """Return the plan on its way into its file; None where it is there (or was: ``put_back``). Raises CannotWrite.

        ``Publication.write`` puts it in place, in any thread; then ``was_published`` takes note.
        """
        self.flush()
        path = self.path
        if path is None:
            raise CannotWrite(Path(), "folder-missing")
        return None if not (put_back or self._copy.file.unpublished) else self._publication(path, put_back=put_back)

    def was_published(self, publication: Publication, published: Published) -> None:
        """Take note of a publication that was written, unless something later is known to be in the file."""
        if self.path == publication.path and not self._copy.file.is_overtaken(publication.chain[-1]):
            self._note(publication, published)

    def _note(self, publication: Publication, published: Published) -> None:
        self.shelf.was_published(published.blocks)
        self._copy.file.was_published(publication.path, publication.chain, publication.state)
        self._last_seen = published.fingerprint
        self._keep_old = False

    def publish(self, *, put_back: bool = False) -> Meeting | None:
        """Put the plan as it is now into its file; nothing happens where it is there.

        What somebody else has put there meanwhile is joined first; then the meeting is returned. Raises CannotWrite:
        "changed" where somebody has to choose (``meet`` tells between what), "gone" where the file is not there any
        more and ``put_back`` does not say to write it again.
        """
        met = None
        for _ in range(_TRIES):
            publication = self.publication(put_back=put_back)
            if publication is None:
                return met
            try:
                self.was_published(publication, publication.write())
            except Overtaken as overtaken:
                met = self.meet(overtaken.file) or met
                if met and met.outcome == "asked":
                    break
            else:
                return met
        raise CannotWrite(self.path or Path(), "changed")

    def meet(self, file: PlanFile) -> Meeting | None:
        """Take in what the plan's file says now; None where that was last written or read from here.

        A file that was read before the last publish may come too late: it is not what the file says, and None too.
        What does not clash is joined, as one edit that can be taken back; otherwise nothing happens ("asked"):
        ``take_theirs`` and ``save_as`` are the ways on.
        """
        path = self.path
        if path is None:
            return None
        record = self._copy.file
        kinship = record.kinship(path, file.chain)
        if kinship == "ours":
            self._last_seen = file.fingerprint
            return None
        if file_fingerprint(path) != file.fingerprint:
            return None
        met = meet(
            self.plan,
            file,
            kinship,
            unpublished=bool(self._waiting) or record.unpublished_edits,
            common=lambda: self._plan_after(*(record.common(file.chain) or (None,))),
        )
        if met.outcome != "asked":
            self.take_theirs(met)
        return met

    def take_theirs(self, met: Meeting) -> Edit | None:
        """Make the plan what a meeting says it is to be; ours is kept as a version where anything of it would go."""
        path = self.path
        if path is None:
            return None
        record = self._copy.file
        keep_mine = record.state[1] != record.published[1]
        if met.outcome != "joined" and self.plan != met.plan:
            self.shelf.keep(self.plan, "replaced", author=self.author)
        edit = self.become(met.plan, "take_theirs" if met.outcome != "joined" else "join")
        self.flush()
        more = self.shelf.join(met.file.versions, met.file.history, keep_mine=keep_mine)
        if met.plan == met.file.plan:
            last, shelf = record.state
            is_wanted = more and (met.loses or keep_mine)  # by the file; otherwise it goes there with the next change
            record.was_published(path, met.file.chain, (last, shelf - is_wanted))
        else:
            record.was_joined(met.file.chain, record.state[0], diff(self.plan, met.file.plan))
        self._last_seen = met.file.fingerprint
        return edit

    def save_as(self, path: Path, *, replace: bool = False, old_file: Plan | None = None) -> CannotWrite | None:
        """Put the plan into another file and stay with that one; raises CannotWrite, or PlanInUse.

        A file that is there already is refused ("exists") unless ``replace`` says that the user wants it replaced.
        ``old_file`` is what the file so far is to say from now on; otherwise it stays as it is. Returns why that could
        not be done, where the plan is in its new file nevertheless.
        """
        try:
            path = resolved(path)
            if path.exists() and not replace:
                raise CannotWrite(path, "exists")
        except OSError as error:
            raise CannotWrite(path, "failed", detail=error.strerror or "") from error
        self.flush()
        restored = self._restored(old_file) if old_file and self.path != path else None
        place = place_for(path, self._copy.place.parent)
        publication = dataclasses.replace(self._publication(path), last_seen=None)
        if place == self._copy.place:
            published = publication.write()
        else:
            publication = dataclasses.replace(publication, set_aside=None)
            self._copy, published = write_elsewhere(self._copy, publication, place)
        self._note(publication, published)
        try:
            if restored:
                restored.write()
        except Overtaken as overtaken:
            return CannotWrite(overtaken.path, "changed")
        except CannotWrite as trouble:
            return trouble
        return None

    def throw_away(self) -> None:
        """Close the plan and delete its working copy; what is not in a file is gone."""
        self._is_closed = True
        self._copy.remove()

    def close(self) -> None:
        """Close the plan. No file is written: what is not there is in the working copy.

        Edits that the disk still does not take are lost: see ``waiting``.
        """
        if self._is_closed:
            return
        self._is_closed = True
        try:
            with suppress(CannotWrite):
                self.flush()
                self._copy.end_session()
        finally:
            self._copy.close()

    def _turn(self, verb: str, number: int | None) -> Edit | None:
        if number is None:
            return None
        waiting = {edit.number: edit.changes for edit in self._waiting}
        changes = waiting.get(number) or self._copy.changes_of(number)
        if verb == UNDO:
            changes = invert(changes)
        return self._commit(verb, changes, apply(self.plan, changes), of=number)

    def _commit(self, verb: str, changes: Changes, plan: Plan, *, of: int | None = None) -> Edit | None:
        if not changes:
            return None
        edit = Edit(number=self._number + 1, verb=verb, author=self.author, made_at=now(), changes=changes, of=of)
        try:
            self._keep_edits([*self._waiting, edit])
        except CannotWrite as hindrance:
            self._waiting.append(edit)
            self.hindrance = hindrance
        self.plan = plan
        self._number = edit.number
        self._undo.record(edit.number, verb, of)
        return edit

    def _keep_edits(self, edits: list[Edit]) -> None:
        self._copy.commit(edits, opening=None if self._is_noted else self._opening)
        self._waiting, self._is_noted, self.hindrance = [], True, None

    def _plan_after(self, number: int | None, more: Changes = ()) -> Plan | None:
        """Return the plan as it was after an edit, and with more changes; None where that can no longer be told."""
        if number is None:
            return None
        earliest = self._copy.rows_before(number)
        for edit in self._waiting:
            for change in edit.changes:
                earliest.setdefault(change.table, {}).setdefault(change.row_id, change.before)
        for change in more:
            earliest.setdefault(change.table, {})[change.row_id] = change.after
        with suppress(PlanBroken):
            return self.plan.replaced(earliest)
        return None

    def _publication(self, path: Path, *, put_back: bool = False) -> Publication:
        """Return the plan on its way; its new revision is noted before, so that a crash right after is no riddle."""
        record, state = self._copy.file, self._copy.file.state
        chain = record.next_chain(written_at=now(), author=self.author)
        record.about_to_publish(chain[-1], state)
        history, loose = self.shelf.blocks()
        return Publication(
            path=path,
            plan=self.plan,
            chain=chain,
            versions=tuple(self.shelf.versions()),
            history=tuple(history),
            loose=loose,
            state=state,
            last_seen=self._last_seen,
            put_back=put_back,
            set_aside=beside(path, self.plan.project.language) if self._keep_old else None,
        )

    def _restored(self, plan: Plan) -> Publication | None:
        """Return the file so far, with nothing done since it was opened; raises CannotWrite if it is not ours."""
        path, record = self.path, self._copy.file
        if path is None or not path.exists():
            return None
        history, loose = self.shelf.blocks(until=self._opening.edit)
        restored = Publication(
            path=path,
            plan=plan,
            chain=record.next_chain(written_at=now(), author=self.author),
            versions=tuple(version for version in self.shelf.versions() if version.kept_at < self._opening.at),
            history=tuple(history),
            loose=loose,
            state=record.published,
            last_seen=self._last_seen,
        )
        try:
            restored.check()
        except Overtaken as overtaken:
            if record.kinship(path, overtaken.file.chain) == "ours":  # which is known from now on
                return self._restored(plan)
            raise CannotWrite(path, "changed") from None
        return restored
