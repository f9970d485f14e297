# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From the bytes of a file that anybody may have sent to a plan.

Nothing in the file is believed before it was checked, and nothing in it is run: the bytes go into memory, the schema
must be the very text that this program writes, only plain columns are selected. The user's file is read once and is
never opened as a database.
"""

import hashlib
import sqlite3
import struct
import time
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import CannotOpen
from app.files import read_whole
from app.models.fields import PlanBroken, is_clean, is_id
from app.models.plan import Plan
from app.storage import databases
from app.storage.encoding import digest
from app.storage.frozen import SCHEMAS, columns
from app.storage.history import Block
from app.storage.migrations import Tables, migrated
from app.storage.pages import MAGIC
from app.storage.revisions import Chain, Revision
from app.storage.schema import APPLICATION_ID, FILE_VERSION
from app.storage.versions import Version

LARGEST = 64 * 1024 * 1024
"""How many bytes a plan file may have."""
_LONGEST_VALUE = 8_000_000  # a kept version of a plan of 10,000 entries is an eighth of it
_MOST_KEPT = 10_000
_LONGEST_NAME = 40
_SECONDS = 1.0
_MOST_ROWS = 50_000
_HEADER_SIZE = 100


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file holds: the plan, the chain of its revisions, the versions kept in it and its history.

    ``fingerprint`` is that of its bytes, ``version`` the version of the file.
    """

    plan: Plan
    chain: Chain
    fingerprint: str = ""
    versions: tuple[Version, ...] = ()
    history: tuple[Block, ...] = ()
    version: int = FILE_VERSION

    @property
    def revision(self) -> Revision:
        """The state that the file holds."""
        return self.chain[-1]


def read_plan_file(path: Path) -> PlanFile:
    """Read a plan file whole; raises CannotOpen, and never changes the file or leaves anything beside it."""
    data = read_whole(path, LARGEST)
    version = _version(data, path)
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            _load(connection, data)
            if version > FILE_VERSION:
                raise CannotOpen(path, "newer", made_with=_made_with(connection))
            _check_schema(connection, version)  # first: the check of integrity runs what the schema says
            if _rows(connection, version) > _MOST_ROWS:
                raise CannotOpen(path, "too-large")  # the time limit is SQLite's alone
            return _decode(connection, version, fingerprint(data))
    except (sqlite3.Error, PlanBroken, TypeError, ValueError, OverflowError) as error:
        raise CannotOpen(path, "damaged") from error


def fingerprint(data: bytes) -> str:
    """Return what tells whether a file still has these bytes."""
    return hashlib.sha256(data).hexdigest()


def file_fingerprint(path: Path) -> str:
    """Return the fingerprint of a file as it is now; empty where there is none that could be read."""
    try:
        return fingerprint(read_whole(path, LARGEST))
    except CannotOpen as refusal:
        return fingerprint(b"") if refusal.reason == "empty" else ""


def _version(data: bytes, path: Path) -> int:
    """Return the version of the file out of its header; raises CannotOpen for anything but a plan."""
    if not data.startswith(MAGIC[: len(data)]):
        raise CannotOpen(path, "foreign")
    if len(data) < _HEADER_SIZE:
        raise CannotOpen(path, "damaged")
    version, application = struct.unpack(">i4xi", data[60:72])
    if application != APPLICATION_ID:
        raise CannotOpen(path, "other-program")
    if version < 1:
        raise CannotOpen(path, "damaged")
    return int(version)


def _load(connection: sqlite3.Connection, data: bytes) -> None:
    """Load the bytes into memory behind every guard that SQLite has."""
    # Bytes 18 and 19 are 2 in a file in WAL mode, which a database in memory cannot be in.
    connection.deserialize(data[:18] + b"\x01\x01" + data[20:])
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    deadline = time.monotonic() + _SECONDS
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 10_000)
    for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")


def _decode(connection: sqlite3.Connection, version: int, seen: str) -> PlanFile:
    """Return what the database holds; raises an error of SQLite, PlanBroken or ValueError where anything is amiss."""
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise PlanBroken("integrity")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise PlanBroken("references")
    values = {table: _select(connection, table, names) for table, names in columns(version).items()}
    about = dict(values["about"])
    values["about"] = [row for row in values["about"] if row[0] != "digest"]
    if digest(values) != about.get("digest") or not is_clean(about.get("made_with"), _LONGEST_NAME):
        raise PlanBroken("digest")
    if any(len(values[table]) > _MOST_KEPT for table in ("revisions", "versions", "history") if table in values):
        raise PlanBroken("too many")
    chain = tuple(_revision(*row) for row in values["revisions"])
    if not chain or chain[-1].id != about.get("revision"):
        raise PlanBroken("revision")
    if version == FILE_VERSION:
        plan = databases.plan_of(values)
        tables = _named({table: values[table] for table in ("versions", "history")}, version)
    else:
        tables = migrated(_named(values, version), version)
        plan = databases.plan_of_rows(tables)
    versions = tuple(Version(**row) for row in tables["versions"])
    history = tuple(Block(**row) for row in tables["history"])
    return PlanFile(plan, chain, seen, versions, history, version)


def _named(values: Mapping[str, list[tuple[Any, ...]]], version: int) -> Tables:
    """Return rows of a version of the file as dictionaries, by table."""
    names = columns(version)
    return {table: [dict(zip(names[table], row, strict=True)) for row in rows] for table, rows in values.items()}


def _revision(_number: int, revision_id: str, parents: str, written_at: str, author: str) -> Revision:
    """Return a link of the chain; raises PlanBroken where it is none."""
    ids = (revision_id, *parents.split(" ")) if parents else (revision_id,)
    texts = all(is_clean(text, limit) for text, limit in ((written_at, 40), (author, 300)))
    if not texts or not all(is_id(each) for each in ids):
        raise PlanBroken("revision")
    return Revision(revision_id, ids[1:], written_at, author)


def _check_schema(connection: sqlite3.Connection, version: int) -> None:
    """Raise PlanBroken unless the schema is, to the letter, what this program writes."""
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema").fetchall()
    tables = {name: sql for kind, name, of_table, sql in found if kind == "table" and name == of_table}
    indexes = [row for row in found if row[0] == "index" and row[3] is None and row[1].startswith("sqlite_autoindex_")]
    if tables != SCHEMAS[version] or len(found) != len(tables) + len(indexes):
        raise PlanBroken("schema")


def _rows(connection: sqlite3.Connection, version: int) -> int:
    """Return how many rows a file has."""
    counts = (connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in columns(version))  # noqa: S608  # our names
    return sum(counts)


def _select(connection: sqlite3.Connection, table: str, columns: tuple[str, ...]) -> list[tuple[Any, ...]]:
    names = ", ".join(f'"{column}"' for column in columns)
    return connection.execute(f'SELECT {names} FROM "{table}" ORDER BY "{columns[0]}"').fetchall()  # noqa: S608  # our names


def _made_with(connection: sqlite3.Connection) -> str:
    """Return which program wrote a newer file, as far as it says so in the way every version promises to."""
    try:
        sql = connection.execute("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = 'about'").fetchone()
        if sql != (SCHEMAS[1]["about"],):
            return ""
        row = connection.execute("SELECT value FROM about WHERE key = 'made_with'").fetchone()
    except sqlite3.Error:
        return ""
    return row[0][:_LONGEST_NAME] if row and isinstance(row[0], str) and row[0].isprintable() else ""
