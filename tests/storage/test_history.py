# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The history: told as it was, and never believed."""

import json
import zlib
from typing import Any

import pytest

from app.models.changes import Change, Edit
from app.models.fields import PlanBroken
from app.models.rows import ControlParty, Stage
from app.storage.history import (
    FULL,
    LARGEST_EDIT,
    Block,
    PastChange,
    PastEdit,
    joined,
    latest,
    pack_edits,
    pieces,
    unpack_edits,
)

STAGE = Stage(id="s", rank="V", name="Design", kind="design")
RENAMED = Stage(id="s", rank="V", name="Redesign", kind="design", control="group")
PARTY = ControlParty(id="c", stage_id="s", group_id="g")


def edit(number: int, *changes: Change) -> Edit:
    """Return an edit."""
    return Edit(number=number, verb="rename_stage", author="Åsa", made_at=f"2026-01-0{number}", changes=changes)


def block(block_id: str, begun_at: str, edits: int, content: bytes = b"x") -> Block:
    """Return a block."""
    return Block(id=block_id, begun_at=begun_at, edits=edits, content=content)


def of(edits: Any) -> bytes:
    """Return a block as anybody may have made it."""
    return zlib.compress(json.dumps({"version": 2, "edits": edits}).encode())


def change(*values: Any) -> bytes:
    """Return a block with one change that anybody may have made up."""
    return of([["", "", "", [list(values)]]])


def test_edits_come_out_with_only_the_fields_that_changed() -> None:
    content = pack_edits(
        [
            edit(1, Change("stages", "s", None, STAGE)),
            edit(2, Change("stages", "s", STAGE, RENAMED), Change("control_parties", "c", PARTY, None)),
        ]
    )
    first, second = unpack_edits(content)
    added = {"id": "s", "rank": "V", "name": "Design", "kind": "design", "control": "", "control_words": ""}
    assert first == PastEdit("2026-01-01", "Åsa", "rename_stage", (PastChange("stages", "s", None, added),))
    assert second.changes == (
        PastChange("stages", "s", {"name": "Design", "control": ""}, {"name": "Redesign", "control": "group"}),
        PastChange("control_parties", "c", {"id": "c", "stage_id": "s", "group_id": "g"}, None),
    )


def test_what_an_older_program_knew_is_told_too() -> None:
    (past,) = unpack_edits(change("stages", "s", None, {"colour": "red", "size": 3, "open": True, "none": None}))
    assert past.changes[0].after == {"colour": "red", "size": 3, "open": True, "none": None}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        zlib.compress(b"[]"),
        zlib.compress(b"{}"),
        zlib.compress(b'{"edits": []}'),
        zlib.compress(b'{"version": 5, "edits": []}'),
        zlib.compress(b'{"version": [], "edits": []}'),
        zlib.compress(bytes(33 * 1024 * 1024)),
        of(None),
        of(["abcd"]),
        of([[]]),
        of([["", "", "", None]]),
        of([[1, "", "", []]]),
        of([["then\0", "", "", []]]),
        of([["", "two\nlines", "", []]]),
        of([["", "", "x" * 301, []]]),
        change(),
        change("stages", "s", None),
        change("sqlite_schema", "s", None, None),
        change([], "s", None, None),
        change("stages", "no id", None, None),
        change("stages", 1, None, None),
        change("stages", "s", [], None),
        change("stages", "s", None, "name"),
        change("stages", "s", None, {"name": []}),
        change("stages", "s", None, {"name": 1.5}),
        change("stages", "s", None, {"name": 10**30}),
        change("stages", "s", None, {"name": "bell\a"}),
        change("stages", "s", None, {"name": "x" * 10_001}),
        change("stages", "s", None, {"bell\a": ""}),
        change("stages", "s", None, {"x" * 65: ""}),
    ],
)
def test_what_cannot_be_is_refused(content: bytes) -> None:
    with pytest.raises(PlanBroken):
        unpack_edits(content)


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "no id"},
        {"id": ""},
        {"begun_at": "x" * 41},
        {"begun_at": None},
        {"edits": 0},
        {"edits": True},
        {"edits": "1"},
        {"content": "text"},
        {"content": None},
    ],
)
def test_a_block_that_cannot_be_is_refused(fields: dict[str, Any]) -> None:
    with pytest.raises(PlanBroken):
        Block(**{"id": "b", "begun_at": "then", "edits": 1, "content": b"", **fields})


def test_of_two_states_of_a_block_the_longer_stays() -> None:
    short, long, early, late = block("b", "2", 3), block("b", "2", 5), block("z", "1", 1), block("a", "3", 1)
    assert joined([late, short], [long, early]) == [early, long, late]
    assert joined([late, long], [short, early]) == [early, long, late]
    assert joined([], []) == []


def test_blocks_are_cut_by_edits_and_by_size() -> None:
    assert pieces([]) == []
    assert pieces([10] * (2 * FULL + 1)) == [FULL, FULL, 1]
    assert pieces([LARGEST_EDIT - 1, 1, 1, LARGEST_EDIT, LARGEST_EDIT]) == [2, 1, 1, 1]
    assert pieces([1, LARGEST_EDIT + 1, LARGEST_EDIT + 1, 1]) == [4]  # told of without their changes


def test_the_oldest_blocks_leave_when_there_are_too_many_or_they_are_too_large() -> None:
    many = [block(f"b{number}", f"{number:05}", 1) for number in range(2_003)]
    assert latest(many[::-1]) == many[3:]
    large = [block(f"b{number}", f"{number:05}", 1, bytes(3_000_000)) for number in range(4)]
    assert latest(large) == large[2:]
