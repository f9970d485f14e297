# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Groups: who takes part."""

import dataclasses
from typing import Any

from app.errors import LastGroup
from app.models.changes import Draft, id_for, new_id
from app.models.groups import known_group
from app.models.offers import group_offered
from app.models.rows import AnswerGroup, Group, LadderPlace
from app.models.wording import printed
from app.operations.involvements import retype_involvement
from app.operations.ladder import set_ladder_place
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


def merge_groups(draft: Draft, *, group_id: str, into_id: str) -> None:
    """Make two groups one: what the first takes part in and decides goes over to the second, and the first goes.

    The second keeps its name and its fields; its note gets the other's below, and its size is the other's where it has
    none. Where both stood on the ladder of a stage, the second stays where it stands. Answers about the first are
    about the second.
    """
    plan = draft.plan
    group, into = plan.group(group_id), plan.group(into_id)
    if group_id == into_id:
        return
    for entry in list(plan.involvements()):
        if entry.group_id == group_id:
            draft.put(dataclasses.replace(entry, group_id=into_id))
    for party in (party for stage in plan.stages for party in plan.parties(stage.id)):
        if party.group_id == group_id and into not in plan.deciders(party.stage_id):
            draft.put(dataclasses.replace(party, group_id=into_id))
    _merge_ladders(draft, group_id, into_id)
    _merge_answers(draft, group_id, into_id)
    note = "\n".join(filter(None, (into.note, group.note)))
    draft.put(dataclasses.replace(into, note=note, size=group.size if into.size is None else into.size))
    draft.drop(group)


def _merge_ladders(draft: Draft, group_id: str, into_id: str) -> None:
    places = [place for place in draft.plan.rows("ladder_places").values() if isinstance(place, LadderPlace)]
    standing = {place.stage_id: place for place in places if place.group_id == into_id}
    for place in places:
        if place.group_id == group_id:
            there = standing.get(place.stage_id, place)
            now, target = there.now or place.now, there.target or place.target
            set_ladder_place(draft, stage_id=place.stage_id, group_id=into_id, now=now, target=target)


def _merge_answers(draft: Draft, group_id: str, into_id: str) -> None:
    picked = [row for row in draft.plan.rows("answer_groups").values() if isinstance(row, AnswerGroup)]
    about_into = {row.answer_id for row in picked if row.group_id == into_id}
    for row in picked:
        if row.group_id == group_id and row.answer_id not in about_into:
            draft.put(AnswerGroup(id=id_for(row.answer_id, into_id), answer_id=row.answer_id, group_id=into_id))
