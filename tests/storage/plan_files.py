# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plan files to test with: sound ones, and such as others might send.

What is told about the format here is told a second time, with nothing but the standard library and docs/FILE_FORMAT.md.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app.errors import CannotOpen, OpenReason
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.reading import read_plan_file
from app.storage.revisions import Chain, Revision

PLAN_TABLES = [
    "schemes",
    "project",
    "levels",
    "stages",
    "groups",
    "control_parties",
    "involvements",
    "ladder_places",
    "notes",
    "reasons",
    "left_questions",
    "answers",
    "answer_groups",
    "answer_stages",
    "sentence_edits",
    "export_profiles",
]
"""The tables of a plan, in the order of its digest."""
TABLES = (*PLAN_TABLES, "revisions", "versions", "history", "about")
"""The tables of a file, in the order of its digest."""

CHAIN: Chain = (
    Revision("first", (), "2026-01-02T03:04:05+00:00", "Åsa"),
    Revision("second", ("first", "another"), "2026-01-03T03:04:05+00:00", ""),
)


def file_bytes(plan: Plan, chain: Chain = CHAIN) -> bytes:
    """Return the bytes of a plan's file."""
    return encode(plan, chain)


def write_file(path: Path, plan: Plan, *revisions: str) -> Path:
    """Write a plan's file the plain way, as if another program had; ``revisions`` are the ids of its chain."""
    chain = tuple(Revision(revision, (), "2026-01-02T03:04:05+00:00", "") for revision in revisions)
    path.write_bytes(encode(plan, chain or CHAIN))
    return path


def rows_of(data: bytes, table: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table of a file, in the order of their key."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        return connection.execute(f'SELECT * FROM "{table}" ORDER BY 1').fetchall()


def digest_of(connection: sqlite3.Connection) -> str:
    """Return the digest that the file should have."""
    lines = [
        json.dumps([table, *map(_plain, row)], ensure_ascii=False, separators=(",", ":"))
        for table in TABLES
        for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY 1')
        if (table, row[0]) != ("about", "digest")
    ]
    return hashlib.sha256("".join(line + "\n" for line in lines).encode()).hexdigest()


def _plain(value: object) -> object:
    return hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value


def edited(data: bytes, *statements: str, signed: bool = True) -> bytes:
    """Return a file after some SQL; ``signed`` says whether its digest is made right again."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(data)
        connection.execute("PRAGMA writable_schema=ON")
        for statement in statements:
            connection.execute(statement)
        if signed:
            connection.execute("UPDATE about SET value = ? WHERE key = 'digest'", (digest_of(connection),))
        return connection.serialize()


def refusal(path: Path, reason: OpenReason, read: Callable[[Path], object] = read_plan_file) -> CannotOpen:
    """Check that a file is refused for this reason, is untouched and has nothing beside it; return the error."""
    before = _looks(path)
    with pytest.raises(CannotOpen) as caught:
        read(path)
    assert (caught.value.path, caught.value.reason) == (path, reason)
    assert _looks(path) == before
    return caught.value


def opens_as(path: Path, plan: Plan) -> None:
    """Check that a file opens as this plan, is untouched and has nothing beside it."""
    before = _looks(path)
    assert read_plan_file(path).plan == plan
    assert _looks(path) == before


def _looks(path: Path) -> tuple[object, ...]:
    beside = sorted(other.name for other in path.parent.iterdir())
    if not path.is_file():
        return (beside,)
    return beside, path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_mode
