# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The tables say what the rows say, and what the files say."""

import dataclasses

import pytest
from sqlalchemy import Boolean, Integer, LargeBinary, Table, Text
from sqlalchemy.schema import CreateTable

from app.models.changes import Edit
from app.models.fields import Spec, specs
from app.models.rows import TABLES
from app.storage import databases
from app.storage.frozen import VERSION_4
from app.storage.history import Block
from app.storage.revisions import Revision
from app.storage.schema import (
    APPLICATION_ID,
    CONTENT,
    EDITS,
    FILE_TABLES,
    FILE_VERSION,
    HISTORY,
    REVISIONS,
    STATE,
    VERSIONS,
    WORKING_TABLES,
)
from app.storage.versions import Version
from tests.storage.plan_files import PLAN_TABLES


def test_tables_stand_in_the_order_of_the_digest() -> None:
    assert list(CONTENT) == PLAN_TABLES
    assert list(FILE_TABLES) == [*PLAN_TABLES, "revisions", "versions", "history", "about"]
    assert list(WORKING_TABLES) == [*PLAN_TABLES, "revisions", "versions", "history", "edits", "known", "state"]
    assert list(VERSION_4) == list(FILE_TABLES)
    assert list(TABLES) == PLAN_TABLES


def test_files_are_marked_as_this_programs_fourth_version() -> None:
    assert FILE_VERSION == 4
    assert APPLICATION_ID.to_bytes(4, "big") == b"PPLN"


def column_for(spec: Spec) -> tuple[str, str, bool, list[str]]:
    """Return the column that a field needs: name, type, whether it may be null, what it refers to."""
    kinds = {"number": "INTEGER", "flag": "BOOLEAN"}
    return spec.name, kinds.get(spec.kind, "TEXT"), spec.optional, [f"{spec.table}.id"] if spec.table else []


@pytest.mark.parametrize("name", PLAN_TABLES)
def test_the_columns_of_a_table_are_the_fields_of_its_rows(name: str) -> None:
    columns = [
        (column.name, str(column.type), column.nullable, [key.target_fullname for key in column.foreign_keys])
        for column in CONTENT[name].columns
    ]
    assert columns == [column_for(spec) for spec in specs(TABLES[name])]
    assert [column.name for column in CONTENT[name].primary_key] == ["id"]


def test_references_are_checked_at_the_end_of_a_transaction() -> None:
    keys = [key for table in CONTENT.values() for column in table.columns for key in column.foreign_keys]
    assert len(keys) == 16
    assert {(key.deferrable, key.initially) for key in keys} == {(True, "DEFERRED")}


def test_the_columns_of_revisions_edits_versions_and_blocks_are_what_these_are() -> None:
    assert VERSIONS.columns.keys() == [field.name for field in dataclasses.fields(Version)]
    assert HISTORY.columns.keys() == [field.name for field in dataclasses.fields(Block)]
    revision = [field.name for field in dataclasses.fields(Revision)]
    assert REVISIONS.columns.keys() == ["number", *revision]
    assert sorted(EDITS.columns.keys()) == sorted(field.name for field in dataclasses.fields(Edit))


@pytest.mark.parametrize("table", [*FILE_TABLES.values(), EDITS, STATE], ids=lambda table: str(table.name))
def test_no_column_holds_anything_but_text_whole_numbers_flags_and_what_is_packed(table: Table) -> None:
    packed = {LargeBinary} if table in (VERSIONS, HISTORY) else set()
    assert {type(column.type) for column in table.columns} <= {Text, Integer, Boolean} | packed


@pytest.mark.parametrize("name", [*PLAN_TABLES, "revisions", "versions", "history", "about"])
def test_the_frozen_text_describes_the_same_table(name: str) -> None:
    frozen, todays = databases.engine(None), databases.engine(None)
    with frozen.connect() as one, todays.connect() as other:
        for text in VERSION_4.values():
            one.exec_driver_sql(text)
        for table in FILE_TABLES.values():
            other.execute(CreateTable(table))
        for question in ("table_info", "foreign_key_list", "index_list"):
            answer = one.exec_driver_sql(f"PRAGMA {question}({name})").all()
            assert answer == other.exec_driver_sql(f"PRAGMA {question}({name})").all()
            assert answer or question == "foreign_key_list" or name == "revisions"
        deferred = [line.count("DEFERRABLE INITIALLY DEFERRED") for line in VERSION_4[name].splitlines()]
        assert sum(deferred) == len(one.exec_driver_sql(f"PRAGMA foreign_key_list({name})").all())
    frozen.dispose()
    todays.dispose()
