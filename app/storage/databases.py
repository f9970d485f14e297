# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""SQLite as this program uses it, through SQLAlchemy Core."""

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from app.errors import WriteReason
from app.models.fields import specs
from app.models.plan import Plan
from app.models.rows import TABLES, Row
from app.storage.schema import CONTENT

_NO_FAULT_OF_THE_DATA: dict[int, WriteReason] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "denied",
    sqlite3.SQLITE_PERM: "denied",
    sqlite3.SQLITE_CANTOPEN: "denied",
    sqlite3.SQLITE_IOERR: "failed",
    sqlite3.SQLITE_BUSY: "failed",
    sqlite3.SQLITE_LOCKED: "failed",
    sqlite3.SQLITE_NOMEM: "failed",
}


def outer_trouble(error: Exception) -> WriteReason | None:
    """Return what in the world hinders SQLite (a full disk, say); None where the data itself is at fault."""
    plain = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(plain, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_IOERR_WRITE:
        return "full"  # a quota or a limit on files says it like this
    return None if code is None else _NO_FAULT_OF_THE_DATA.get(code & 0xFF)


class _Connection(sqlite3.Connection):
    """Ends a transaction also where its end fails, which SQLite by itself leaves open."""

    def commit(self) -> None:
        try:
            super().commit()
        except sqlite3.Error:
            self.rollback()
            raise


def engine(path: Path | None) -> Engine:
    """Return an engine with one long-lived connection to a database file, or to a new one in memory for None.

    Transactions are ours alone: pysqlite would otherwise begin them late and let a CREATE TABLE survive a rollback.
    """

    def connect() -> sqlite3.Connection:
        place = ":memory:" if path is None else path
        connection = sqlite3.connect(place, isolation_level=None, check_same_thread=False, factory=_Connection)
        try:
            connection.execute("PRAGMA foreign_keys=ON")
            if path is not None:
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                # Each checkpoint costs an edit two more syncs: rarely then, and after each publish (``shorten_log``).
                connection.execute("PRAGMA wal_autocheckpoint=10000")
        except Exception:  # a damaged schema may even be told in letters that are none
            connection.close()
            raise
        opened.append(connection)
        return connection

    opened: list[sqlite3.Connection] = []
    made = create_engine("sqlite://", creator=connect, poolclass=StaticPool)

    @event.listens_for(made, "engine_disposed")
    def close(_engine: Engine) -> None:
        for connection in opened:  # also one that SQLAlchemy let go of because its first question to it failed
            connection.close()

    @event.listens_for(made, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return made


def driver(connection: Connection) -> sqlite3.Connection:
    """Return the plain SQLite connection underneath."""
    plain = connection.connection.driver_connection
    assert isinstance(plain, sqlite3.Connection)  # noqa: S101  # for the type checker: every engine here is SQLite
    return plain


def insert_plan(connection: Connection, plan: Plan) -> None:
    """Insert every row of a plan into empty tables."""
    for table, columns in CONTENT.items():
        insert_rows(connection, columns, [row_values(row) for row in plan.rows(table).values()])


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
    """Insert rows, given as column values by name."""
    if rows:
        connection.execute(insert(table), rows)


def row_values(row: Row) -> dict[str, Any]:
    """Return the fields of a row by name."""
    return {spec.name: getattr(row, spec.name) for spec in specs(type(row))}


def plan_of(read: Mapping[str, Iterable[Sequence[Any]]]) -> Plan:
    """Return the plan whose rows are given by table, as values in the order of the fields.

    Raises PlanBroken, or TypeError where a row has too few values.
    """
    rows: dict[str, dict[str, Row]] = {}
    for table, row_class in TABLES.items():
        names = [spec.name for spec in specs(row_class)]
        flags = _flags(row_class)
        rows[table] = {}
        for values in read[table]:
            if flags:
                values = [bool(value) if at in flags and value in (0, 1) else value for at, value in enumerate(values)]
            row: Row = row_class(**dict(zip(names, values, strict=True)))
            rows[table][row.id] = row
    return Plan(rows)


def plan_of_rows(tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Plan:
    """Return the plan whose rows are given by table, as dictionaries; raises PlanBroken or KeyError."""
    return plan_of(
        {
            table: [[row[spec.name] for spec in specs(row_class)] for row in tables[table]]
            for table, row_class in TABLES.items()
        }
    )


def plan_values(plan: Plan) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row as SQLite gives it back (a flag is 0 or 1), by table, rows sorted by id."""
    values = {}
    for table, row_class in TABLES.items():
        of_row = attrgetter(*(spec.name for spec in specs(row_class)))
        rows = sorted(map(of_row, plan.rows(table).values()), key=lambda row: str(row[0]))
        if _flags(row_class):
            rows = [tuple(int(value) if value is True or value is False else value for value in row) for row in rows]
        values[table] = rows
    return values


def _flags(row_class: type[Row]) -> set[int]:
    """Return the places of the fields that hold a yes or no."""
    return {place for place, spec in enumerate(specs(row_class)) if spec.kind == "flag"}
