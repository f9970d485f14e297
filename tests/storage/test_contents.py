# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is packed comes out again, and nothing else does."""

import json
import zlib
from typing import Any

import pytest

from app import operations as do
from app.models.fields import PlanBroken
from app.storage.contents import pack, pack_plan, unpack, unpack_plan
from tests.builders import blank, done, table_1


def packed(data: Any) -> bytes:
    """Pack the plain way."""
    return zlib.compress(json.dumps(data).encode())


def opened_up(content: bytes) -> dict[str, Any]:
    """Return a packed plan as data."""
    data: dict[str, Any] = json.loads(zlib.decompress(content))
    return data


def test_a_plan_comes_out_as_it_went_in() -> None:
    plan = done(table_1(), do.add_note, text="Ngā\nākonga 😀", at_control=True)
    assert unpack_plan(pack_plan(plan)) == plan
    assert pack_plan(plan) == pack_plan(unpack_plan(pack_plan(plan)))


def test_a_plan_is_packed_as_rows_of_values() -> None:
    data = opened_up(pack_plan(blank()))
    assert list(data) == ["version", "tables"]
    assert data["version"] == 4
    assert data["tables"]["groups"][0][2:] == ["Learners", "learners", None, "learner", "learners", 1, "", ""]


LATER = {
    4: ["answers", "answer_groups", "answer_stages", "sentence_edits", "export_profiles"],
    3: ["ladder_places", "left_questions"],
    2: ["reasons"],
}


@pytest.mark.parametrize("version", [1, 2, 3])
def test_a_plan_of_an_older_version_comes_out_as_todays(version: int) -> None:
    plan = table_1()
    tables = opened_up(pack_plan(plan))["tables"]
    for added, names in LATER.items():
        for table in names if added > version else ():
            del tables[table]
    if version < 3:
        tables["groups"] = [row[:8] for row in tables["groups"]]
    tables["involvements"] = [row[: 21 if version < 3 else 22] for row in tables["involvements"]]
    assert unpack_plan(packed({"version": version, "tables": tables})) == plan


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no zlib",
        zlib.compress(b"no json"),
        zlib.compress(b'{"version":2'),
        zlib.compress(b"\xff\xfe"),
        zlib.compress(b"[" * 100_000),
        zlib.compress(b"9" * 100_000),
        zlib.compress(b"{}")[:-1],
        zlib.compress(b"{}") + b"more",
        zlib.compress(bytes(33 * 1024 * 1024)),
        zlib.compress(b"[" + b"[]," * 2_000_001 + b"[]]"),
    ],
    ids=["empty", "zlib", "json", "cut", "utf-8", "deep", "long", "short", "more", "bomb", "many"],
)
def test_what_was_never_packed_is_refused(content: bytes) -> None:
    with pytest.raises(PlanBroken):
        unpack(content)
    with pytest.raises(PlanBroken):
        unpack_plan(content)


def test_data_comes_out_as_it_went_in() -> None:
    data: dict[str, Any] = {"a": ["é", None, 1, True, {"b": []}]}
    assert unpack(pack(data, level=6)) == data


@pytest.mark.parametrize(
    "data",
    [
        [],
        3,
        None,
        {},
        {"version": 2},
        {"version": 5, "tables": {}},
        {"version": [], "tables": {}},
        {"version": 2, "tables": []},
        {"version": 2, "tables": "schemes"},
        {"version": 2, "tables": {}},
        {"version": 3, "tables": {}},
        {"version": 1, "tables": {"schemes": [[]]}},
    ],
)
def test_what_is_no_plan_is_refused(data: Any) -> None:
    with pytest.raises(PlanBroken):
        unpack_plan(packed(data))


@pytest.mark.parametrize("value", [None, 1, 1.5, True, [], {}, "x" * 301, "two\nlines", "nul\0", " blank", "e\u0301"])
def test_a_title_that_cannot_be_is_refused(value: Any) -> None:
    data = opened_up(pack_plan(table_1()))
    data["tables"]["project"][0][2] = value
    with pytest.raises(PlanBroken):
        unpack_plan(packed(data))


@pytest.mark.parametrize("table", ["schemes", "project", "levels", "groups"])
def test_rows_that_are_missing_or_of_another_length_are_refused(table: str) -> None:
    broken: tuple[Any, ...] = ([], [[]], "text", 3, None, [["a"]], [{}])
    for rows in broken:
        data = opened_up(pack_plan(table_1()))
        data["tables"][table] = rows
        with pytest.raises(PlanBroken):
            unpack_plan(packed(data))
