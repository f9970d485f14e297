# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a working copy knows of the user's file: where it lies, what it said, and which of its edits are in it."""

import os
from pathlib import Path
from typing import Literal
from urllib.parse import quote_from_bytes, unquote_to_bytes

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.sqlite import insert

from app.models.changes import Changes
from app.storage import databases
from app.storage.edit_records import changes_from_text, changes_to_text
from app.storage.encoding import revision_values
from app.storage.revisions import Chain, Revision, extended, joined
from app.storage.schema import EDITS, KNOWN, REVISIONS
from app.storage.working_database import WorkingDatabase

_BEGUN = 20

Kinship = Literal["ours", "older", "newer", "parted", "strange"]
"""What the state in a file is to a working copy: the one last written or read from here; an older one of ours; one that
came from ours; one that came from an older one of ours; or none of these."""


class FileRecord:
    """The part of a working copy that is about the user's file."""

    def __init__(self, database: WorkingDatabase) -> None:
        self._database = database
        self._connection = database.connection
        # Asked for at every edit: read once, and again after each change, also one that failed.
        self._path: str | None = None
        self._chain: Chain | None = None

    @property
    def path(self) -> Path | None:
        """The plan's file, or None where it is in no file yet."""
        if self._path is None:
            self._path = self._database.get("path")
        return Path(os.fsdecode(unquote_to_bytes(self._path))) if self._path else None

    @property
    def chain(self) -> Chain:
        """The revisions of the file as last read or written from here; empty without a file."""
        if self._chain is None:
            with self._database.transaction():
                rows = self._connection.execute(select(REVISIONS).order_by(REVISIONS.c.number)).all()
            self._chain = tuple(
                Revision(row.id, tuple(row.parents.split()), row.written_at, row.author) for row in rows
            )
        return self._chain

    @property
    def state(self) -> tuple[int, int]:
        """The last edit, and how often kept versions were changed: what a publish brings into the file."""
        with self._database.transaction():
            last = self._connection.execute(select(func.max(EDITS.c.number))).scalar() or 0
            return last, int(self._database.value("shelf") or 0)

    @property
    def published(self) -> tuple[int, int]:
        """The state that is in the file."""
        edit, _, shelf = self._database.get("published").partition(" ")
        return int(edit), int(shelf or 0)

    @property
    def unpublished(self) -> bool:
        """Whether something was done that is not in the file."""
        return self.state != self.published

    @property
    def unpublished_edits(self) -> bool:
        """Whether the plan itself may differ from what is in the file."""
        return self.state[0] != self.published[0]

    def begin(self, path: Path | None, chain: Chain) -> None:
        """Begin with a plan as it is in the file at ``path``, or in no file yet; inside a transaction."""
        self._write_chain(chain)
        self._set_path(path)
        self._database.set("published", "0 0")
        if chain:
            self._note(chain[-1].id, 0)

    def about_to_publish(self, revision: Revision, state: tuple[int, int]) -> None:
        """Remember a revision, with the state that it holds, before it is put in place.

        So a publish that a crash cuts short right after the replace is known for ours: see ``kinship``.
        """
        with self._database.transaction():
            begun = self._database.value("publishing").splitlines()[-_BEGUN:]
            self._database.set("publishing", "\n".join((*begun, "{} {} {}".format(revision.id, *state))))
            self._note(revision.id, state[0])

    def was_published(self, path: Path, chain: Chain, state: tuple[int, int]) -> None:
        """Remember what is in the file at ``path`` now: the plan with its edits up to ``state``."""
        with self._database.transaction():
            publishing = self._begun_after(chain[-1].id)
            self._write_chain(chain)
            self._set_path(path)
            self._database.set("published", "{} {}".format(*state))
            self._database.set("publishing", "\n".join(publishing))
            self._database.set("also", "")
            self._note(chain[-1].id, state[0])

    def is_overtaken(self, revision: Revision) -> bool:
        """Tell whether something else is known to be in the file since a revision was begun to be put there."""
        return revision.id not in self.ours

    def was_migrated(self) -> None:
        """Remember that the plan says more than the file, without an edit that tells what."""
        with self._database.transaction() as connection:
            self._database.set("published", "-1 0")
            connection.execute(delete(KNOWN))

    def was_lost(self) -> None:
        """Remember that the file no longer says what the plan says."""
        with self._database.transaction():
            self._database.set("published", "-1 0")

    @property
    def ours(self) -> frozenset[str]:
        """The revisions that were written or read from here last, or may have been."""
        begun = [line.split()[0] for line in self._database.get("publishing").splitlines()]
        return frozenset([*begun, *(revision.id for revision in self.chain[-1:])])

    def was_joined(self, theirs: Chain, edit: int, changes: Changes) -> None:
        """Remember that what the file says with that chain is in the plan now, along with more.

        ``changes`` lead from the plan, which is as it was after that edit, to what the file says.
        """
        mine = self.chain
        with self._database.transaction():
            self._note(theirs[-1].id, edit, changes)
            self._write_chain(joined(mine, theirs))
            also = self._database.value("also").split()
            self._database.set("also", " ".join((*also, mine[-1].id) if mine else also))

    def next_chain(self, *, written_at: str, author: str) -> Chain:
        """Return the chain of the file that is to be written next."""
        also = self._database.get("also").split()
        return extended(self.chain, written_at=written_at, author=author, also=also)

    def part(self) -> None:
        """Forget the file: the plan is in none from now on."""
        with self._database.transaction():
            self._write_chain(())
            self._set_path(None)
            for key in ("publishing", "also"):
                self._database.set(key, "")

    def kinship(self, path: Path, chain: Chain) -> Kinship:
        """Tell what the file at ``path``, with that chain, is to the working copy."""
        mine = self.chain
        if not mine:
            return "strange"
        found = chain[-1].id
        if found == mine[-1].id:
            return "ours"
        for line in self._database.get("publishing").splitlines():
            begun, edit, shelf = line.split()
            if begun == found:  # put in place, and then the program was killed
                self.was_published(path, chain, (int(edit), int(shelf)))
                return "ours"
        if self._is_known(found) or found in {revision.id for revision in mine}:
            return "older"
        theirs = {revision.id for revision in chain}
        if mine[-1].id in theirs:
            return "newer"
        return "parted" if self.common(chain) else "strange"

    def common(self, chain: Chain) -> tuple[int, Changes] | None:
        """Return how the newest state in a chain that is known here can be told; None where there is none.

        It is the plan as it was after an edit, and then some changes.
        """
        with self._database.transaction():
            known = {row.revision: row for row in self._connection.execute(select(KNOWN))}
        row = next((known[revision.id] for revision in reversed(chain) if revision.id in known), None)
        return None if row is None else (row.edit, changes_from_text(row.changes))

    def forget_before(self, edit: int) -> None:
        """Forget the revisions whose edits are no longer kept; inside a transaction."""
        self._connection.execute(delete(KNOWN).where(KNOWN.c.edit < edit))

    def _begun_after(self, revision: str) -> list[str]:
        """Return what was begun to be published after a revision, and may still get into place."""
        begun = self._database.value("publishing").splitlines()
        ids = [line.split()[0] for line in begun]
        if revision in ids:
            return begun[ids.index(revision) + 1 :]
        last = self._connection.execute(select(REVISIONS.c.id).order_by(REVISIONS.c.number.desc())).scalar()
        return begun if revision == last else []

    def _is_known(self, revision: str) -> bool:
        with self._database.transaction():
            return self._connection.execute(select(KNOWN).where(KNOWN.c.revision == revision)).first() is not None

    def _note(self, revision: str, edit: int, changes: Changes = ()) -> None:
        row = {"revision": revision, "edit": edit, "changes": changes_to_text(changes)}
        self._connection.execute(insert(KNOWN).on_conflict_do_update(index_elements=["revision"], set_=row), row)

    def _write_chain(self, chain: Chain) -> None:
        self._chain = None
        columns = REVISIONS.columns.keys()
        self._connection.execute(delete(REVISIONS))
        databases.insert_rows(
            self._connection, REVISIONS, [dict(zip(columns, row, strict=True)) for row in revision_values(chain)]
        )

    def _set_path(self, path: Path | None) -> None:
        self._path = None
        # Names of files are bytes on some systems, and not always text.
        self._database.set("path", quote_from_bytes(os.fsencode(path), safe="/\\:") if path else "")
