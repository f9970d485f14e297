# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The working copy: where an edit is safe the moment it is made.

One SQLite database of our own making per plan, in the user's local data folder, with one long-lived connection (WAL,
synchronous FULL: one sync an edit). It survives a kill or a power cut. Beside the rows of the plan it holds every edit
as data, for undo, and what is known of the user's file.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes, unquote_to_bytes

from sqlalchemy import Connection, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.schema import CreateTable

from app.errors import CannotWrite
from app.files import flush, resolved
from app.models.changes import Change, Edit, new_id
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.storage import databases
from app.storage.edit_records import changes_from_text, changes_to_text
from app.storage.encoding import revision_values
from app.storage.revisions import Chain, Revision
from app.storage.schema import CONTENT, EDITS, REVISIONS, STATE, WORKING_TABLES

SUFFIX = ".working"
UNTITLED = "untitled-"
_PARTS = ("", "-wal", "-shm")
_NOTED = 20


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
    for part in _PARTS[1:]:
        place.with_name(place.name + part).unlink(missing_ok=True)


def _put_aside(place: Path) -> None:
    """Rename a working copy that cannot be read, with the files beside it, and touch none put aside before."""
    number = ""
    while place.with_name(f"{place.name}.unreadable{number}").exists():
        number = f"-{int(number[1:] or 1) + 1}"
    for part in _PARTS:
        file = place.with_name(place.name + part)
        if file.exists():
            file.replace(file.with_name(f"{file.name}.unreadable{number}"))


class WorkingCopy:
    """An open working copy. Every method that writes is one transaction."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._engine = databases.engine(place)
        try:
            self._connection: Connection = self._engine.connect()
        except Exception:
            self._engine.dispose()
            raise

    @classmethod
    def create(cls, place: Path, plan: Plan, *, path: Path | None, chain: Chain) -> "WorkingCopy":
        """Make a new working copy of a plan that is in the file at ``path`` with that chain, or in no file yet.

        Raises CannotWrite where there is no place for it.
        """
        if place.exists():
            raise CannotWrite(place, "exists")
        copy = None
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            remove_logs(place)
            copy = cls(place)
            with copy._transaction():
                for table in WORKING_TABLES.values():
                    copy._connection.execute(CreateTable(table))
                databases.insert_plan(copy._connection, plan)
                copy._write_chain(chain)
                copy._set_path(path)
                copy._set("published", "0")
        except (OSError, SQLAlchemyError, sqlite3.Error, CannotWrite) as error:
            if copy:
                copy.remove()
            if isinstance(error, CannotWrite):
                raise
            raise CannotWrite(place, databases.outer_trouble(error) or "denied") from error
        return copy

    @classmethod
    def resume(cls, place: Path) -> "tuple[WorkingCopy, Plan] | None":
        """Open a left-over working copy with its plan; None where there is none.

        One that cannot be read any more is put out of the way, under its name with ".unreadable" behind it. Raises
        CannotWrite where it is fine and the world is not (a full disk, say): it stays where it is.
        """
        if not place.exists():
            return None
        copy = None
        try:
            copy = cls(place)
            if databases.driver(copy._connection).execute("PRAGMA integrity_check(1)").fetchone() != ("ok",):
                raise PlanBroken("integrity")
            _ = copy.log(), copy.chain, copy.path, copy.unpublished, copy._get("publishing")
            return copy, copy._read_plan()
        except CannotWrite:
            if copy:
                copy.close()
            raise
        except (SQLAlchemyError, sqlite3.Error, PlanBroken, TypeError, ValueError) as error:
            if copy:
                copy.close()
            if reason := databases.outer_trouble(error):
                raise CannotWrite(place, reason) from error
            _put_aside(place)
            return None

    def commit(self, edit: Edit) -> None:
        """Keep an edit: its rows, and the edit itself as data."""
        with self._transaction():
            for change in edit.changes:
                self._write_change(change)
            self._connection.execute(
                insert(EDITS),
                {
                    "number": edit.number,
                    "verb": edit.verb,
                    "author": edit.author,
                    "made_at": edit.made_at,
                    "of": edit.of,
                    "changes": changes_to_text(edit.changes),
                },
            )

    def edit(self, number: int) -> Edit:
        """Return one edit."""
        with self._transaction():
            row = self._connection.execute(select(EDITS).where(EDITS.c.number == number)).mappings().one()
        return Edit(**{**row, "changes": changes_from_text(row["changes"])})

    def log(self) -> list[tuple[int, str, int | None]]:
        """Return (number, verb, of) of every edit, oldest first."""
        with self._transaction():
            rows = self._connection.execute(select(EDITS.c.number, EDITS.c.verb, EDITS.c.of).order_by(EDITS.c.number))
            return [(number, verb, of) for number, verb, of in rows]

    @property
    def path(self) -> Path | None:
        """The plan's file, or None where it is in no file yet."""
        path = self._get("path")
        return Path(os.fsdecode(unquote_to_bytes(path))) if path else None

    @property
    def chain(self) -> Chain:
        """The revisions of the file as last read or written from here; empty without a file."""
        with self._transaction():
            rows = self._connection.execute(select(REVISIONS).order_by(REVISIONS.c.number)).all()
        return tuple(Revision(row.id, tuple(row.parents.split()), row.written_at, row.author) for row in rows)

    @property
    def unpublished(self) -> bool:
        """Whether edits were made that are not in the file."""
        with self._transaction():
            last = self._connection.execute(select(func.max(EDITS.c.number))).scalar() or 0
        return last != int(self._get("published"))

    def about_to_publish(self, revision: Revision, number: int) -> None:
        """Remember a revision, with the last edit in it, before it is put in place.

        So a publish that a crash cuts short right after the replace is known for ours: see ``belongs_to``.
        """
        with self._transaction():
            noted = self._value("publishing").splitlines()[-_NOTED:]
            self._set("publishing", "\n".join((*noted, f"{revision.id} {number}")))

    def was_published(self, path: Path, chain: Chain, number: int) -> None:
        """Remember that the plan, with its edits up to ``number``, is in the file at ``path``."""
        with self._transaction():
            self._write_chain(chain)
            self._set_path(path)
            self._set("published", str(number))
            self._set("publishing", "")
        with suppress(sqlite3.Error):  # what it is for can wait
            databases.driver(self._connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def belongs_to(self, path: Path, chain: Chain) -> bool:
        """Tell whether the file at ``path``, with that chain, is the one last written or read from here."""
        noted = dict(line.split() for line in self._get("publishing").splitlines())
        if number := noted.get(chain[-1].id):
            self.was_published(path, chain, int(number))
        known = self.chain
        return bool(known) and chain[-1].id == known[-1].id

    def leave(self, folder: Path) -> Path | None:
        """Part from a file that is no longer ours.

        Edits that are not in it are kept as a plan without a file, whose place is returned; without any, the working
        copy goes.
        """
        if not self.unpublished:
            self.remove()
            return None
        with self._transaction():
            self._write_chain(())
            self._set_path(None)
        place = place_without_file(new_id(), folder)
        self.write_copy(place)
        self.remove()
        return place

    def write_copy(self, place: Path) -> None:
        """Write a copy of it, closed, to another place, where there must be nothing; raises CannotWrite."""
        try:
            # Not the file alone: some of what is in it may lie in the log beside it.
            databases.driver(self._connection).execute("VACUUM INTO ?", (os.fspath(place),))
            flush(place)
        except (OSError, sqlite3.Error) as error:
            place.unlink(missing_ok=True)
            raise CannotWrite(place, databases.outer_trouble(error) or "failed", detail=str(error)) from error

    def close(self) -> None:
        """Close the database; everything in it is safe at any time, closed or not."""
        self._connection.close()
        self._engine.dispose()

    def remove(self) -> None:
        """Close and delete it."""
        self.close()
        for part in _PARTS:
            self.place.with_name(self.place.name + part).unlink(missing_ok=True)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """Make what is done inside one transaction; raises CannotWrite where the world hinders it."""
        try:
            with self._connection.begin():
                yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            if reason := databases.outer_trouble(error):
                raise CannotWrite(self.place, reason) from error
            raise

    def _write_change(self, change: Change) -> None:
        table = CONTENT[change.table]
        if change.after is None:
            self._connection.execute(delete(table).where(table.c.id == change.row_id))
            return
        values = databases.row_values(change.after)
        if change.before is None:
            self._connection.execute(insert(table), values)
        else:
            del values["id"]  # setting it, even to itself, would make SQLite look for every row that refers to it
            self._connection.execute(update(table).where(table.c.id == change.row_id), values)

    def _read_plan(self) -> Plan:
        with self._transaction():
            return databases.plan_of(
                {name: self._connection.execute(select(table)).all() for name, table in CONTENT.items()}
            )

    def _write_chain(self, chain: Chain) -> None:
        columns = REVISIONS.columns.keys()
        self._connection.execute(delete(REVISIONS))
        databases.insert_rows(
            self._connection, REVISIONS, [dict(zip(columns, row, strict=True)) for row in revision_values(chain)]
        )

    def _set_path(self, path: Path | None) -> None:
        # Names of files are bytes on some systems, and not always text.
        self._set("path", quote_from_bytes(os.fsencode(path), safe="/\\:") if path else "")

    def _get(self, key: str) -> str:
        with self._transaction():
            return self._value(key)

    def _value(self, key: str) -> str:
        value: Any = self._connection.execute(select(STATE.c.value).where(STATE.c.key == key)).scalar()
        return str(value or "")

    def _set(self, key: str, value: str) -> None:
        row = {"key": key, "value": value}
        self._connection.execute(insert(STATE).on_conflict_do_update(index_elements=["key"], set_=row), row)
