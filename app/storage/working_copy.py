# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The working copy: where an edit is safe the moment it is made.

One SQLite database of our own making per plan, in the user's local data folder, with one long-lived connection (WAL,
synchronous FULL: one sync an edit). It survives a kill or a power cut. Beside the rows of the plan it holds every edit
as data, for undo, the kept versions and the history, and what is known of the user's file.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Executable, bindparam, delete, func, insert, select, text, update
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateTable

from app.errors import CannotOpen, CannotWrite, UserError
from app.files import flush, flush_folder, resolved
from app.models.changes import Change, Changes, Edit, new_id
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.models.rows import Row
from app.storage import databases
from app.storage.edit_records import changes_from_text, changes_to_text
from app.storage.file_record import FileRecord
from app.storage.history import Block
from app.storage.locks import WorkingLock
from app.storage.migrations import Tables, migrated
from app.storage.revisions import Chain
from app.storage.schema import CONTENT, EDITS, FILE_VERSION, WORKING_TABLES
from app.storage.shelf import Shelf
from app.storage.versions import Version
from app.storage.working_database import WorkingDatabase, parts

SUFFIX = ".working"
Values = dict[str, Any]
UNTITLED = "untitled-"
# So many edits can be taken back after closing; older ones are told of in the history.
_EDITS_KEPT = 2_000

# What an edit asks of the database, put together once: that takes longer than the asking.
_NOTE = insert(EDITS)
_INSERT = {name: insert(table) for name, table in CONTENT.items()}
_UPDATE = {name: update(table).where(table.c.id == bindparam("row_id")) for name, table in CONTENT.items()}
_DELETE = {name: delete(table).where(table.c.id == bindparam("row_id")) for name, table in CONTENT.items()}
_UNREADABLE = (SQLAlchemyError, sqlite3.Error, PlanBroken, KeyError, TypeError, ValueError)


def place_for(path: Path, folder: Path) -> Path:
    """Return where the working copy of the plan file at ``path`` lies in ``folder``.

    It goes by the resolved path, never by an id inside the plan: two mailed copies of one plan share that.
    """
    name = hashlib.sha256(os.fsencode(resolved(path))).hexdigest()[:32]
    return folder / (name + SUFFIX)


def place_without_file(name: str, folder: Path) -> Path:
    """Return where the working copy of a plan without a file lies; ``name`` is its own."""
    return folder / f"{UNTITLED}{name}{SUFFIX}"


def remove_logs(place: Path) -> None:
    """Remove a log that another working copy left at the place: it would become part of the next one."""
    for part in parts(place)[1:]:
        part.unlink(missing_ok=True)


def _put_aside(place: Path) -> None:
    """Rename a working copy that cannot be read, with the files beside it, and touch none put aside before."""
    number = ""
    while place.with_name(f"{place.name}.unreadable{number}").exists():
        number = f"-{int(number[1:] or 1) + 1}"
    for file in parts(place):
        if file.exists():
            file.replace(file.with_name(f"{file.name}.unreadable{number}"))


@dataclass(frozen=True, slots=True)
class Opening:
    """How the plan was when it was opened: as after that edit, at that time (UTC, ISO 8601).

    ``version`` is that state, to be kept along with the first edit; None where the latest kept version says the same.
    """

    edit: int
    at: str
    version: Version | None = None


class WorkingCopy:
    """An open working copy, held by a lock. Every method that writes is one transaction."""

    def __init__(self, place: Path, lock: WorkingLock) -> None:
        self.place = place
        self._lock = lock
        self._database = WorkingDatabase(place)
        self._connection = self._database.connection
        self.file = FileRecord(self._database)
        self.shelf = Shelf(self._database)

    @classmethod
    def create(
        cls,
        place: Path,
        plan: Plan,
        *,
        path: Path | None,
        chain: Chain,
        versions: Iterable[Version] = (),
        history: Iterable[Block] = (),
    ) -> "WorkingCopy":
        """Make a new working copy of a plan that is in the file at ``path`` with that chain, or in no file yet.

        Raises CannotWrite where there is no place for it, PlanInUse where somebody else has one there.
        """
        lock = WorkingLock(place)
        copy = None
        try:
            if place.exists():
                raise CannotWrite(place, "exists")
            remove_logs(place)
            copy = cls(place, lock)
            with copy._database.transaction() as connection:
                for table in WORKING_TABLES.values():
                    connection.execute(CreateTable(table))
                databases.insert_plan(connection, plan)
                copy.file.begin(path, chain)
                copy.shelf.begin(versions, history)
                copy._database.set("version", str(FILE_VERSION))
        except BaseException as error:
            if copy:
                copy.remove()
            else:
                lock.release()
            if isinstance(error, (OSError, SQLAlchemyError, sqlite3.Error)):
                raise CannotWrite(place, databases.outer_trouble(error) or "denied") from error
            raise
        return copy

    @classmethod
    def resume(cls, place: Path) -> "tuple[WorkingCopy, Plan] | None":
        """Open a left-over working copy with its plan; None where there is none.

        One that cannot be read any more is put out of the way, under its name with ".unreadable" behind it. Raises
        CannotWrite where it is fine and the world is not (a full disk, say), CannotOpen where a newer program made it,
        and PlanInUse where another program has it open: then it stays as it is.
        """
        if not place.exists():
            return None
        lock = WorkingLock(place)
        copy = None
        try:
            copy = cls(place, lock)
            if not copy._database.is_sound():
                raise PlanBroken("integrity")
            if (version := copy._version()) > FILE_VERSION:
                raise CannotOpen(place, "newer")  # what it holds beyond what is known here would be lost
            if version < FILE_VERSION:
                return copy._migrated(version)
            _ = copy.log(), copy.file.chain, copy.file.path, copy.file.unpublished, copy.opening, copy.shelf.versions()
            return copy, copy._read_plan()
        except BaseException as error:
            if copy:
                copy._database.close()
            try:
                if isinstance(error, UserError) or not isinstance(error, _UNREADABLE):
                    raise
                if reason := databases.outer_trouble(error):
                    raise CannotWrite(place, reason) from error
                _put_aside(place)
            finally:
                lock.release()
            return None

    def commit(self, edits: Sequence[Edit], *, opening: Opening | None = None) -> None:
        """Keep edits: their rows, and the edits themselves as data; with the first, how the plan was before."""
        as_opened = opening.version if opening else None
        if as_opened and self.shelf.ends_with(as_opened):  # kept since, at an export say
            as_opened = None
        with self._database.transaction() as connection:
            if opening:
                self._database.set("opening", f"{opening.edit} {opening.at}")
                if as_opened:
                    self.shelf.put(as_opened)
            for edit in edits:
                for statement, values in _statements(edit.changes):
                    connection.execute(statement, values)
                noted = {
                    "number": edit.number,
                    "verb": edit.verb,
                    "author": edit.author,
                    "made_at": edit.made_at,
                    "of": edit.of,
                    "changes": changes_to_text(edit.changes),
                }
                connection.execute(_NOTE, noted)

    def changes_of(self, number: int) -> Changes:
        """Return what one edit changed; raises PlanBroken where that can no longer be read."""
        with self._database.transaction() as connection:
            found = connection.execute(select(EDITS.c.changes).where(EDITS.c.number == number)).scalar_one_or_none()
        try:
            return changes_from_text(found or "")
        except (KeyError, TypeError, ValueError) as error:
            raise PlanBroken("edit") from error

    def rows_before(self, number: int) -> dict[str, dict[str, Row | None]]:
        """Return what to put into the plan, by table and id, to have it as it was after that edit."""
        earliest: dict[str, dict[str, Row | None]] = {}
        with self._database.transaction() as connection:
            query = select(EDITS.c.changes).where(EDITS.c.number > number).order_by(EDITS.c.number)
            for found in connection.execute(query).scalars():
                for change in changes_from_text(found):
                    earliest.setdefault(change.table, {}).setdefault(change.row_id, change.before)
        return earliest

    def log(self) -> list[tuple[int, str, int | None]]:
        """Return (number, verb, of) of every edit, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute(select(EDITS.c.number, EDITS.c.verb, EDITS.c.of).order_by(EDITS.c.number))
            return [(number, verb, of) for number, verb, of in rows]

    @property
    def last_edited(self) -> str:
        """When the last edit was made; empty before the first."""
        with self._database.transaction() as connection:
            query = select(EDITS.c.made_at).order_by(EDITS.c.number.desc()).limit(1)
            return connection.execute(query).scalar_one_or_none() or ""

    @property
    def opening(self) -> Opening | None:
        """How the plan was when it was opened, until that is over; None before the first edit."""
        edit, _, at = self._database.get("opening").partition(" ")
        return Opening(int(edit), at) if edit else None

    def end_session(self) -> None:
        """Forget how the plan was when it was opened, and the oldest edits; raises CannotWrite."""
        if self._database.get("opening"):
            with self._database.transaction():
                self._database.set("opening", "")
        self._forget_oldest()

    def moved(self, moving: Path, place: Path, lock: WorkingLock) -> "WorkingCopy":
        """Return the working copy at another place, where ``moving``, a copy of this one, goes; this one is removed."""
        remove_logs(place)
        moving.replace(place)
        self.remove()
        return WorkingCopy(place, lock)

    def leave(self, folder: Path) -> Path | None:
        """Part from a file that is no longer ours.

        Edits that are not in it are kept as a plan without a file, whose place is returned; without any, the working
        copy goes.
        """
        place = self._set_aside(folder)
        self.remove()
        return place

    def make_way(self, folder: Path) -> WorkingLock:
        """Leave, and hand on the lock of the place to who goes there."""
        self._set_aside(folder)
        self._database.remove()
        return self._lock

    def write_copy(self, place: Path) -> None:
        """Write a copy of it, closed, to another place, where there must be nothing; raises CannotWrite."""
        self._database.write_copy(place)

    def close(self) -> None:
        """Close it; everything in it is safe at any time, closed or not."""
        if not self._connection.closed:
            self._database.close()
            self._lock.release()

    def remove(self) -> None:
        """Close and delete it."""
        self._database.remove()
        self._lock.remove()

    def _set_aside(self, folder: Path) -> Path | None:
        if not self.file.unpublished:
            return None
        self.file.part()
        place = place_without_file(new_id(), folder)
        self.write_copy(place)
        return place

    def _forget_oldest(self) -> None:
        with self._database.transaction() as connection:
            last = connection.execute(select(func.max(EDITS.c.number))).scalar() or 0
            first = min(last - _EDITS_KEPT, self.shelf.first_loose)
            if connection.execute(delete(EDITS).where(EDITS.c.number < first)).rowcount:
                self.file.forget_before(first - 1)

    def _migrated(self, version: int) -> "tuple[WorkingCopy, Plan]":
        """Return a working copy of today's in place of one that an older program left; undo begins afresh."""
        tables: Tables = {}
        with self._database.transaction() as connection:
            for (name,) in connection.execute(text("SELECT name FROM sqlite_schema WHERE type = 'table'")).all():
                found = connection.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608  # a file of our own making
                tables[name] = [dict(row) for row in found.mappings()]
        tables = migrated(tables, version)
        plan, path, chain = databases.plan_of_rows(tables), self.file.path, self.file.chain
        unpublished = self.file.unpublished
        moving = self.place.with_name(self.place.name + ".moving")
        for file in parts(moving):
            file.unlink(missing_ok=True)
        made = WorkingCopy.create(
            moving,
            plan,
            path=path,
            chain=chain,
            versions=[Version(**row) for row in tables["versions"]],
            history=[Block(**row) for row in tables["history"]],
        )
        if unpublished:
            made.file.was_migrated()
        made.close()
        made._lock.remove()
        self._database.close()
        if any(part.exists() and part.stat().st_size for part in parts(self.place)[1:]):
            raise CannotWrite(self.place, "failed")  # its log would become part of the new one
        flush(moving)
        moving.replace(self.place)
        flush_folder(self.place.parent)
        return WorkingCopy(self.place, self._lock), plan

    def _version(self) -> int:
        return int(self._database.get("version") or 1)

    def _read_plan(self) -> Plan:
        with self._database.transaction() as connection:
            return databases.plan_of({name: connection.execute(select(table)).all() for name, table in CONTENT.items()})


def _statements(changes: Changes) -> Iterator[tuple[Executable, Values | list[Values]]]:
    """Yield what to ask of the database, with its values; all rows of one kind, as a paste brings them, at once.

    The rows of an edit may come in any order: each comes once, and references are checked at the end of a transaction.
    """
    kinds: dict[Executable, list[Values]] = {}
    for statement, values in map(_statement, changes):
        kinds.setdefault(statement, []).append(values)
    for statement, rows in kinds.items():
        yield statement, rows if len(rows) > 1 else rows[0]


def _statement(change: Change) -> tuple[Executable, Values]:
    if change.after is None:
        return _DELETE[change.table], {"row_id": change.row_id}
    values = databases.row_values(change.after)
    if change.before is None:
        return _INSERT[change.table], values
    del values["id"]  # setting it, even to itself, would make SQLite look for every row that refers to it
    return _UPDATE[change.table], {**values, "row_id": change.row_id}
