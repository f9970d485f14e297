# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a plan to the bytes of its file."""

import dataclasses
import hashlib
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from typing import Any

from app import VERSION
from app.models.plan import Plan
from app.storage import databases
from app.storage.frozen import SCHEMAS
from app.storage.history import Block
from app.storage.revisions import Chain
from app.storage.schema import APPLICATION_ID, FILE_TABLES, FILE_VERSION
from app.storage.versions import Version


def _packed(value: object) -> str:
    """Return what stands for a packed value in the digest."""
    if not isinstance(value, bytes):
        raise TypeError(value)
    return hashlib.sha256(value).hexdigest()


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_packed)


def encode(plan: Plan, chain: Chain, *, versions: Iterable[Version] = (), history: Iterable[Block] = ()) -> bytes:
    """Return a fresh database file with a plan, its chain of revisions, kept versions and history, and nothing else."""
    about = [("made_with", VERSION), ("revision", chain[-1].id)]
    values = {
        **databases.plan_values(plan),
        "revisions": revision_values(chain),
        "versions": sorted(map(dataclasses.astuple, versions)),
        "history": sorted(map(dataclasses.astuple, history)),
        "about": about,
    }
    values["about"].append(("digest", digest(values)))
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version={FILE_VERSION}")
        connection.execute("BEGIN")
        for statement in SCHEMAS[FILE_VERSION].values():
            connection.execute(statement)
        for table, rows in values.items():
            columns = FILE_TABLES[table].columns.keys()
            names, marks = ", ".join(f'"{column}"' for column in columns), ", ".join("?" for _ in columns)
            connection.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', rows)  # noqa: S608  # ours
        connection.execute("COMMIT")
        return connection.serialize()


def revision_values(chain: Chain) -> list[tuple[Any, ...]]:
    """Return the rows of the table of revisions."""
    return [
        (number, revision.id, " ".join(revision.parents), revision.written_at, revision.author)
        for number, revision in enumerate(chain, 1)
    ]


def digest(values: Mapping[str, Iterable[Sequence[Any]]]) -> str:
    """Return the SHA-256, in hexadecimal, of everything that a file says.

    ``values`` are all tables of the file in their order, each row as its values in the order of the columns, rows
    sorted by their key, ``about`` without the digest itself; a packed value counts by its own SHA-256.
    docs/FILE_FORMAT.md spells the bytes out.
    """
    found = hashlib.sha256()
    for table, rows in values.items():
        for row in rows:
            found.update(_JSON.encode([table, *row]).encode() + b"\n")
    return found.hexdigest()
