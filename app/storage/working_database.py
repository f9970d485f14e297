# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The database under a working copy: one long-lived connection, and everything in transactions."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import SQLAlchemyError

from app.errors import CannotWrite
from app.files import flush, flush_folder
from app.storage import databases
from app.storage.schema import STATE

# Built once: half of what a small question costs is putting it together.
_VALUE = select(STATE.c.value).where(STATE.c.key == bindparam("key"))
_new = insert(STATE)
_SET = _new.on_conflict_do_update(index_elements=["key"], set_={"value": _new.excluded.value})

_PARTS = ("", "-wal", "-shm")


def parts(place: Path) -> list[Path]:
    """Return the files that a database at a place may be made of."""
    return [place.with_name(place.name + part) for part in _PARTS]


def shorten_log(place: Path) -> None:
    """Bring what lies in the log of a database into it, if that can be, over a connection of its own: in any thread."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(f"{place.as_uri()}?mode=rw", uri=True, timeout=0)) as other:
        other.execute("PRAGMA wal_checkpoint(PASSIVE)")


class WorkingDatabase:
    """An open database of our own making, at a place in the user's data folder."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._engine = databases.engine(place)
        try:
            self.connection: Connection = self._engine.connect()
        except Exception:
            self._engine.dispose()
            raise

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Make what is done inside one transaction; raises CannotWrite where the world hinders it."""
        try:
            with self.connection.begin():
                yield self.connection
        except (SQLAlchemyError, sqlite3.Error) as error:
            if reason := databases.outer_trouble(error):
                raise CannotWrite(self.place, reason) from error
            raise

    def get(self, key: str) -> str:
        """Return one of the things to remember; empty where there is none."""
        with self.transaction():
            return self.value(key)

    def value(self, key: str) -> str:
        """Return the same inside a transaction."""
        value: Any = self.connection.execute(_VALUE, {"key": key}).scalar()
        return str(value or "")

    def set(self, key: str, value: str) -> None:
        """Remember something, inside a transaction."""
        self.connection.execute(_SET, {"key": key, "value": value})

    def is_sound(self) -> bool:
        """Tell whether SQLite finds nothing amiss in it."""
        found = databases.driver(self.connection).execute("PRAGMA integrity_check(1)").fetchall()
        return bool(found == [("ok",)])

    def write_copy(self, place: Path) -> None:
        """Write a copy of it, closed, to another place, where there must be nothing; raises CannotWrite."""
        try:
            # Not the file alone: some of what is in it may lie in the log beside it.
            databases.driver(self.connection).execute("VACUUM INTO ?", (os.fspath(place),))
            flush(place)
            flush_folder(place.parent)
        except (OSError, sqlite3.Error) as error:
            place.unlink(missing_ok=True)
            raise CannotWrite(place, databases.outer_trouble(error) or "failed", detail=str(error)) from error

    def close(self) -> None:
        """Close it; everything in it is safe at any time, closed or not."""
        self.connection.close()
        self._engine.dispose()

    def remove(self) -> None:
        """Close and delete it."""
        self.close()
        for file in parts(self.place):
            file.unlink(missing_ok=True)
