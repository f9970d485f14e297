# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A plan is read with nothing but the standard library, as docs/FILE_FORMAT.md tells it."""

import bz2
import hashlib
import json
import re
import sqlite3
import struct
import zlib
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from app import operations as do
from tests.builders import blank, stage_named
from tests.storage.house import House, add

PAGE = (Path(__file__).parent.parent.parent / "docs" / "FILE_FORMAT.md").read_text(encoding="utf-8")
FILES = Path(__file__).parent.parent / "files"
TABLES_ADDED = {
    2: {"reasons", "versions", "history"},
    3: {"ladder_places", "left_questions"},
    4: {"answers", "answer_groups", "answer_stages", "sentence_edits", "export_profiles"},
}
COLUMNS_ADDED = {
    3: {("groups", "tint"), ("groups", "note"), ("involvements", "is_example")},
    4: {("involvements", "in_sentences")},
}


def told(page: str) -> dict[str, list[str]]:
    """Return the tables that the page tells of, each with its columns, in their order."""
    tables = {}
    for section in page.split("\n### ")[1:]:
        name = section.partition("\n")[0].strip("`")
        tables[name] = re.findall(r"^\| `(\w+)`", section.partition("\n## ")[0], re.MULTILINE)
    tables["about"] = ["key", "value"]
    return tables


def told_of(version: int) -> dict[str, list[str]]:
    """Return the tables and columns of a version, as the page tells how it differs."""
    later = {table for added, tables in TABLES_ADDED.items() if added > version for table in tables}
    columns_later = {column for added, columns in COLUMNS_ADDED.items() if added > version for column in columns}
    return {
        table: [column for column in columns if (table, column) not in columns_later]
        for table, columns in told(PAGE).items()
        if table not in later
    }


def read(data: bytes) -> dict[str, list[dict[str, Any]]]:
    """Read a plan file, and check its digest."""
    assert data[:16] == b"SQLite format 3\0"
    version, application = struct.unpack(">i4xi", data[60:72])
    assert application == int.from_bytes(b"PPLN", "big")
    tables = told_of(version)
    found: dict[str, list[dict[str, Any]]] = {}
    digest = hashlib.sha256()
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(data)
        there = {
            table: [name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]
            for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        assert there == tables
        for table, columns in tables.items():
            names = ", ".join(f'"{column}"' for column in columns)
            rows = connection.execute(f'SELECT {names} FROM "{table}" ORDER BY 1').fetchall()
            found[table] = [dict(zip(columns, row, strict=True)) for row in rows]
            for row in rows:
                if (table, row[0]) != ("about", "digest"):
                    values = [hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value for value in row]
                    line = json.dumps([table, *values], ensure_ascii=False, separators=(",", ":"))
                    digest.update(line.encode() + b"\n")
    about = {row["key"]: row["value"] for row in found["about"]}
    assert about["digest"] == digest.hexdigest()
    assert about["revision"] == found["revisions"][-1]["id"]
    return found


def unpacked(content: bytes, *, latest: int = 4) -> dict[str, Any]:
    """Return what a packed value says, which may have been packed by an older version."""
    data: dict[str, Any] = json.loads(
        bz2.decompress(content) if content.startswith(b"BZh") else zlib.decompress(content)
    )
    assert data["version"] in range(2, latest + 1)
    return data


@pytest.fixture
def file(house: House) -> dict[str, list[dict[str, Any]]]:
    """Return a file with a kept version and a history, read."""
    opened = house.new(blank(), author="Åsa")
    add(opened, "Needs", "Design")
    opened.save_as(house.path)
    opened.shelf.keep(opened.plan, "kept", author="Åsa", name="As submitted", note="to\nthe ministry")
    opened.run(do.rename_stage, stage_id=stage_named(opened.plan, "Design"), name="Redesign")
    opened.run(do.delete_stage, stage_id=stage_named(opened.plan, "Needs"))
    opened.run(do.edit_group, group_id=opened.plan.groups[0].id, plural=False, size=7)
    opened.publish()
    return read(house.path.read_bytes())


def test_the_page_tells_every_column_in_its_order(file: dict[str, list[dict[str, Any]]]) -> None:
    assert list(file)[-5:] == ["export_profiles", "revisions", "versions", "history", "about"]
    assert list(file["versions"][0])[1:4] == ["kind", "name", "note"]
    assert [row["name"] for row in file["stages"]] == ["Redesign"]
    assert (file["groups"][0]["size"], file["groups"][0]["plural"]) == (7, 0)
    assert [row["author"] for row in file["revisions"]] == ["Åsa", "Åsa"]
    assert file["revisions"][1]["parents"] == file["revisions"][0]["id"]


def test_a_kept_version_is_read_from_the_page_alone(file: dict[str, list[dict[str, Any]]]) -> None:
    (version,) = file["versions"]
    assert (version["kind"], version["name"], version["author"]) == ("kept", "As submitted", "Åsa")
    assert version["note"] == "to\nthe ministry"
    tables = unpacked(version["content"])["tables"]
    assert list(tables) == list(told(PAGE))[:16]
    columns = told(PAGE)["stages"]
    stages = [dict(zip(columns, row, strict=True)) for row in tables["stages"]]
    assert [stage["name"] for stage in sorted(stages, key=lambda stage: stage["rank"])] == ["Needs", "Design"]


def test_the_history_is_read_from_the_page_alone(file: dict[str, list[dict[str, Any]]]) -> None:
    (block,) = file["history"]
    edits = unpacked(block["content"])["edits"]
    assert block["edits"] == len(edits) == 5
    assert block["begun_at"] == edits[0][0]
    assert [verb for _, _, verb, _ in edits] == [
        "add_stage",
        "add_stage",
        "rename_stage",
        "delete_stage",
        "edit_group",
    ]
    assert {author for _, author, _, _ in edits} == {"Åsa"}
    ((table, _, before, after),) = edits[2][3]
    assert (table, before, after) == ("stages", {"name": "Design"}, {"name": "Redesign"})
    ((_, row_id, before, after),) = edits[3][3]
    assert (before["id"], before["name"], list(before), after) == (row_id, "Needs", told(PAGE)["stages"], None)
    ((_, _, before, after),) = edits[4][3]
    assert (before, after) == ({"size": None, "plural": True}, {"size": 7, "plural": False})


@pytest.mark.parametrize("version", [1, 2, 3, 4])
def test_a_file_of_every_version_is_read_from_the_page_alone(version: int) -> None:
    old = FILES / f"version-{version}.pplan"
    file = read(old.read_bytes())
    said = json.loads(old.with_suffix(".json").read_text(encoding="utf-8"))["tables"]
    assert set(file) == set(said) | {"revisions", "about"} | ({"versions", "history"} if version > 1 else set())
    for row in file.get("versions", []):
        data = unpacked(row["content"], latest=version)
        packed_by = told_of(data["version"])
        assert list(data["tables"]) == [table for table in packed_by if table in said]
        for table, rows in data["tables"].items():
            assert {len(values) for values in rows} <= {len(packed_by[table])}
    for table, rows in said.items():
        assert sorted(row["id"] for row in rows) == [row["id"] for row in file[table]]
        assert {row["id"]: row for row in rows} == {row["id"]: row for row in file[table]}  # True == 1
