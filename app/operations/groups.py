# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Groups: who takes part."""

import dataclasses
from typing import Any

from app.errors import LastGroup
from app.models.changes import Draft, new_id
from app.models.groups import known_group
from app.models.offers import group_offered
from app.models.rows import Group
from app.models.wording import printed
from app.operations.involvements import retype_involvement
from app.operations.naming import needed
from app.operations.placing import rank_before


def add_group(draft: Draft, *, name: str, kind: str = "", before: str | None = None) -> str:
    """Add a group before another, or at the end.

    A name that the program knows ("Employers") brings its kind and its forms inside a sentence along; ``kind``, a key
    of ``rows.GROUP_KINDS``, goes before that.
    """
    plan = draft.plan
    rank = rank_before(draft, plan.groups, before)
    known = known_group(name, group_id=new_id(), rank=rank, language=plan.project.language)
    group = known or Group(id=new_id(), rank=rank, name=needed(name))
    draft.put(dataclasses.replace(group, kind=kind or group.kind))
    return group.id


def add_group_of_entry(draft: Draft, *, involvement_id: str) -> str | None:
    """Add the group that an entry names before a colon ("Staff: Survey"), and make the entry one of that group."""
    plan = draft.plan
    entry = plan.involvement(involvement_id)
    text = printed(entry, plan.group(entry.group_id), plan.project.language)
    name = group_offered(text, plan.groups)
    if not name:
        return None
    group_id = add_group(draft, name=name)
    retype_involvement(draft, involvement_id=involvement_id, text=text)
    return group_id


def rename_group(draft: Draft, *, group_id: str, name: str) -> None:
    """Give a group another name; its forms inside a sentence, made for the old name, are emptied."""
    group = draft.plan.group(group_id)
    if name != group.name:
        draft.put(dataclasses.replace(group, name=needed(name), one="", several=""))


def edit_group(draft: Draft, *, group_id: str, **fields: str | int | bool | None) -> None:
    """Set fields of a group by name: kind, size, one, several, plural, tint, note."""
    changed: dict[str, Any] = dict(fields)
    draft.put(dataclasses.replace(draft.plan.group(group_id), **changed))


def move_group(draft: Draft, *, group_id: str, before: str | None) -> None:
    """Move a group before another, or to the end."""
    group = draft.plan.group(group_id)
    if before == group_id:
        return
    siblings = [other for other in draft.plan.groups if other.id != group_id]
    draft.put(dataclasses.replace(group, rank=rank_before(draft, siblings, before)))


def delete_group(draft: Draft, *, group_id: str) -> None:
    """Delete a group with all its entries; a stage in which it alone decided no longer says who does.

    Raises LastGroup for the only group of the plan.
    """
    plan = draft.plan
    group = plan.group(group_id)
    if len(plan.groups) == 1:
        raise LastGroup
    for stage in plan.stages:
        if stage.control == "group" and plan.deciders(stage.id) == (group,):
            draft.put(dataclasses.replace(stage, control="other" if stage.control_words else ""))
    draft.drop(group)
