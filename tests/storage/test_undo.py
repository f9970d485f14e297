# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What undo and redo are about, told from the log."""

import pytest

from app.storage.undo import UndoState

Log = list[tuple[int, str, int | None]]


def edit(number: int) -> tuple[int, str, int | None]:
    """Return the line of an edit in the log."""
    return number, "add_stage", None


@pytest.mark.parametrize(
    ("log", "to_undo", "to_redo"),
    [
        ([], None, None),
        ([edit(1)], 1, None),
        ([edit(1), edit(2)], 2, None),
        ([edit(1), (2, "undo", 1)], None, 1),
        ([edit(1), edit(2), (3, "undo", 2)], 1, 2),
        ([edit(1), edit(2), (3, "undo", 2), (4, "undo", 1)], None, 1),
        ([edit(1), edit(2), (3, "undo", 2), (4, "undo", 1), (5, "redo", 1)], 1, 2),
        ([edit(1), (2, "undo", 1), (3, "redo", 1)], 1, None),
        ([edit(1), (2, "undo", 1), (3, "redo", 1), (4, "undo", 1)], None, 1),
        ([edit(1), (2, "undo", 1), edit(3)], 3, None),
        ([edit(1), edit(2), (3, "undo", 2), edit(4), (5, "undo", 4)], 1, 4),
        ([edit(1), (2, "undo", None)], 2, None),
    ],
)
def test_what_is_next_follows_from_the_log(log: Log, to_undo: int | None, to_redo: int | None) -> None:
    at_once, one_by_one = UndoState(log), UndoState()
    for line in log:
        one_by_one.record(*line)
    assert (at_once.to_undo, at_once.to_redo) == (to_undo, to_redo)
    assert (one_by_one.to_undo, one_by_one.to_redo) == (to_undo, to_redo)


def test_an_edit_keeps_its_verb_however_often_it_is_taken_back() -> None:
    state = UndoState(
        [(1, "add_stage", None), (2, "rename_stage", None), (3, "undo", 2), (4, "redo", 2), (5, "undo", 2)]
    )
    assert (state.verb(1), state.verb(2)) == ("add_stage", "rename_stage")
    state.record(6, "restore", None)
    assert state.verb(6) == "restore"
