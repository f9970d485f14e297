# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Emptying cells, and moving what they hold, in one step."""

from collections.abc import Collection, Sequence

from app.models.changes import Draft
from app.operations.cells import shown_entries
from app.operations.control import Control, decide
from app.operations.involvements import move_involvement


def clear_cells(draft: Draft, *, cells: Sequence[tuple[str, str | None]], shown: Collection[str] | None = None) -> None:
    """Empty cells, each named by its stage and level; None for a level is the Control cell of the stage.

    Where only some groups are ``shown``, given by their ids, the entries of the others stay.
    """
    plan = draft.plan
    for stage_id, level_id in cells:
        if level_id is None:
            decide(draft, plan, stage_id, Control(""))
            continue
        for entry in shown_entries(plan, stage_id, level_id, shown):
            draft.drop(entry)


def move_involvements(draft: Draft, *, involvement_ids: Sequence[str], stage_id: str, level_id: str) -> None:
    """Move entries into a cell, after those that are there, in the order given."""
    for involvement_id in involvement_ids:
        entry = draft.plan.involvement(involvement_id)
        if (entry.stage_id, entry.level_id) != (stage_id, level_id):
            move_involvement(draft, involvement_id=involvement_id, stage_id=stage_id, level_id=level_id)
