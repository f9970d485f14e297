# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Putting other words where some are found, in one place or in all of them."""

from collections.abc import Sequence

from app.models.changes import Draft
from app.models.searching import Hit, Text
from app.operations.control import set_control, type_control
from app.operations.involvements import delete_involvement, retype_involvement
from app.operations.notes import delete_note, edit_note
from app.operations.stages import rename_stage


def replace_found(draft: Draft, *, hits: Sequence[Hit], words: str) -> None:
    """Put ``words`` in each of the places found. Each text that is touched reads as if it had been typed anew.

    An entry or a note of which nothing is left goes. Raises NameNeeded where nothing is left of the name of a stage.
    """
    places: dict[Text, list[Hit]] = {}
    for hit in hits:
        places.setdefault(hit.place, []).append(hit)
    for place, found in places.items():
        text = place.text
        for hit in sorted(found, key=lambda hit: hit.start, reverse=True):
            text = text[: hit.start] + words + text[hit.end :]
        _retype(draft, place, text)


def _retype(draft: Draft, place: Text, text: str) -> None:
    left = bool(text.strip())
    if place.table == "notes" and left:
        edit_note(draft, note_id=place.row_id, text=text)
    elif place.table == "notes":
        delete_note(draft, note_id=place.row_id)
    elif place.table == "involvements" and left:
        retype_involvement(draft, involvement_id=place.row_id, text=text)
    elif place.table == "involvements":
        delete_involvement(draft, involvement_id=place.row_id)
    elif place.at_control:
        _retype_control(draft, place.row_id, text)
    else:
        rename_stage(draft, stage_id=place.row_id, name=text)


def _retype_control(draft: Draft, stage_id: str, text: str) -> None:
    stage = draft.plan.stage(stage_id)
    if stage.control_words and stage.control != "other":
        ids = [group.id for group in draft.plan.deciders(stage_id)]
        set_control(draft, stage_id=stage_id, control=stage.control, group_ids=ids, words=text)
    else:
        type_control(draft, stage_id=stage_id, text=text)
