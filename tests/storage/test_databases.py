# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""SQLite as the program uses it."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.schema import CreateTable

from app import operations as do
from app.models.fields import PlanBroken
from app.models.rows import TABLE_OF, ControlParty, Group, Row, Stage
from app.storage import databases
from app.storage.schema import CONTENT
from tests.builders import a_plan, blank, done, table_1

OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    """Return a connection to a new file with the tables of a plan."""
    engine = databases.engine(tmp_path / "a")
    with engine.connect() as connection:
        with connection.begin():
            for table in CONTENT.values():
                connection.execute(CreateTable(table))
        yield connection
    engine.dispose()


def count(connection: Connection, table: str) -> int:
    """Return how many rows a table has."""
    with connection.begin():
        return len(connection.execute(select(CONTENT[table])).all())


def test_a_file_survives_a_power_cut_and_holds_references(connection: Connection) -> None:
    def answer(pragma: str) -> object:
        return databases.driver(connection).execute(f"PRAGMA {pragma}").fetchone()[0]

    assert (answer("journal_mode"), answer("synchronous"), answer("foreign_keys")) == ("wal", 2, 1)


@pytest.mark.skipif(not OPEN_FILES.exists(), reason="only Linux tells which files are open")
def test_a_file_that_is_no_database_is_let_go_at_once(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"no database at all" * 500)
    engine = databases.engine(path)
    with pytest.raises(DatabaseError) as caught:
        engine.connect()
    assert caught.value.__traceback__  # as it is while the file is put aside, which Windows refuses for an open one
    assert path not in [link.resolve() for link in OPEN_FILES.iterdir()]


def fail_half_way(connection: Connection) -> None:
    """Begin a transaction that makes a table and rows, and fails."""
    with connection.begin():
        connection.exec_driver_sql("CREATE TABLE another (a)")
        databases.insert_plan(connection, blank())
        raise ZeroDivisionError


def test_a_transaction_that_fails_leaves_nothing_not_even_a_table(connection: Connection) -> None:
    with pytest.raises(ZeroDivisionError):
        fail_half_way(connection)
    assert count(connection, "project") == 0
    with connection.begin():
        assert not connection.exec_driver_sql("SELECT 1 FROM sqlite_schema WHERE name = 'another'").all()


def insert_row(connection: Connection, row: Row) -> None:
    """Insert one row."""
    databases.insert_rows(connection, CONTENT[TABLE_OF[type(row)]], [databases.row_values(row)])


PARTY = ControlParty(id="c", stage_id="s", group_id="g")


def test_rows_may_come_before_what_they_refer_to(connection: Connection) -> None:
    with connection.begin():
        insert_row(connection, PARTY)
        insert_row(connection, Stage(id="s", rank="V", name="A stage"))
        insert_row(connection, Group(id="g", rank="V", name="A group"))
    assert count(connection, "control_parties") == 1


def test_a_broken_reference_fails_at_the_end_and_the_connection_goes_on(connection: Connection) -> None:
    with pytest.raises(IntegrityError), connection.begin():
        insert_row(connection, PARTY)
    assert count(connection, "control_parties") == 0


def test_a_plan_comes_out_of_the_tables_as_it_went_in(connection: Connection) -> None:
    plan = done(table_1(), do.add_note, text="One\nTwo", at_control=True)
    plan = done(plan, do.edit_group, group_id=plan.groups[0].id, size=0, plural=False)
    with connection.begin():
        databases.insert_plan(connection, plan)
        read = {name: connection.execute(select(table)).all() for name, table in CONTENT.items()}
    assert databases.plan_of(read) == plan


def test_a_flag_is_0_or_1_to_sqlite_and_rows_come_by_id() -> None:
    plan = a_plan(stages=0, groups=2)
    one, two = sorted(plan.groups, key=lambda group: group.id)
    plan = done(plan, do.edit_group, group_id=one.id, plural=False, size=12, tint="rose")
    values = databases.plan_values(plan)
    assert list(values) == list(CONTENT)
    assert values["groups"] == [
        (one.id, one.rank, one.name, one.kind, 12, one.one, one.several, 0, "rose", ""),
        (two.id, two.rank, two.name, two.kind, None, two.one, two.several, 1, "", ""),
    ]
    assert [type(row[7]) for row in values["groups"]] == [int, int]
    assert databases.plan_of(values) == plan


@pytest.mark.parametrize("plural", [2, -1, "1", None, b"\1"])
def test_a_flag_that_is_neither_0_nor_1_breaks_the_plan(plural: object) -> None:
    values = databases.plan_values(blank())
    (group,) = values["groups"]
    values["groups"] = [(*group[:7], plural, *group[8:])]
    with pytest.raises(PlanBroken):
        databases.plan_of(values)


def test_a_row_is_its_fields_by_name() -> None:
    stage = Stage(id="s", rank="V", name="A stage", kind="design")
    assert databases.row_values(stage) == {
        "id": "s",
        "rank": "V",
        "name": "A stage",
        "kind": "design",
        "control": "",
        "control_words": "",
    }
    assert dataclasses.replace(stage, **databases.row_values(stage)) == stage
