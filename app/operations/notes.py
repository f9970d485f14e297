# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Notes: remarks that stay in the house."""

import dataclasses

from app.models.changes import Draft, new_id
from app.models.rows import Note


def add_note(
    draft: Draft,
    *,
    text: str,
    author: str = "",
    written_at: str = "",
    stage_id: str | None = None,
    level_id: str | None = None,
    at_control: bool = False,
) -> str:
    """Add a note on a cell (stage and level, or stage and Control), a stage, a level, or on the whole plan.

    ``written_at`` is UTC in ISO 8601.
    """
    plan = draft.plan
    note = Note(
        id=new_id(),
        stage_id=stage_id and plan.stage(stage_id).id,
        level_id=level_id and plan.level(level_id).id,
        at_control=at_control,
        author=author,
        written_at=written_at,
        text=text,
    )
    draft.put(note)
    return note.id


def edit_note(draft: Draft, *, note_id: str, text: str) -> None:
    """Give a note another text."""
    draft.put(dataclasses.replace(draft.plan.note(note_id), text=text))


def delete_note(draft: Draft, *, note_id: str) -> None:
    """Delete a note."""
    draft.drop(draft.plan.note(note_id))
