# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Involvements: the entries in the cells."""

import dataclasses
from typing import Any

from app.models.changes import Draft, new_id
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.wording import Words, read_typed
from app.operations.placing import rank_before

_PRINTED = frozenset({"activity", "count_kind", "count_from", "count_to"})


def add_involvement(
    draft: Draft,
    *,
    stage_id: str,
    level_id: str,
    text: str,
    group_id: str | None = None,
    before: str | None = None,
    is_example: bool = False,
) -> str:
    """Add an entry, as typed, to a cell: before another of its entries, or after them all.

    It is an entry of the group that the text names ("Employers: Survey"), else of ``group_id``, else of the first.
    ``is_example`` marks it as a template's until somebody touches it.
    """
    plan = draft.plan
    cell = plan.cell(plan.stage(stage_id).id, plan.level(level_id).id)
    rank = rank_before(draft, cell, before)
    entry = typed_entry(plan, stage_id, level_id, text=text, group_id=group_id, rank=rank)
    draft.put(dataclasses.replace(entry, is_example=is_example))
    return entry.id


def typed_entry(plan: Plan, stage_id: str, level_id: str, *, text: str, group_id: str | None, rank: str) -> Involvement:
    """Return a new entry as typed; see ``add_involvement`` for whose it is."""
    group = plan.group(group_id) if group_id else plan.groups[0]
    words = read_typed(text, groups=plan.groups, group=group, language=plan.project.language)
    return Involvement(
        id=new_id(),
        stage_id=stage_id,
        level_id=level_id,
        group_id=words.group_id or group.id,
        rank=rank,
        **_fields(words),
    )


def retype_involvement(draft: Draft, *, involvement_id: str, text: str) -> None:
    """Type another text over an entry; what the text does not say (when, notes, in return …) stays."""
    retype(draft, draft.plan, draft.plan.involvement(involvement_id), text)


def retype(draft: Draft, plan: Plan, entry: Involvement, text: str) -> None:
    """Do the same with one of many entries of ``plan``, which need not be made anew for each."""
    words = read_typed(text, groups=plan.groups, group=plan.group(entry.group_id), language=plan.project.language)
    _touch(draft, entry, group_id=words.group_id or entry.group_id, **_fields(words))


def edit_involvement(draft: Draft, *, involvement_id: str, **fields: str | int | None) -> None:
    """Set fields of an entry by name.

    The printed words follow the activity and the count: when one of these is set, the typed form of the count gives
    way to the usual one, and free wording becomes the activity where there was none.
    """
    entry = draft.plan.involvement(involvement_id)
    changed: dict[str, Any] = dict(fields)
    if "group_id" in fields:
        draft.plan.group(str(fields["group_id"]))
    if _PRINTED & fields.keys() and "wording" not in fields:
        changed["wording"] = ""
        if entry.wording and not entry.activity:
            changed.setdefault("activity", entry.wording)
        if (_PRINTED - {"activity"}) & fields.keys():
            changed.setdefault("count_text", "")
    _touch(draft, entry, **changed)


def move_involvement(
    draft: Draft,
    *,
    involvement_id: str,
    stage_id: str | None = None,
    level_id: str | None = None,
    before: str | None = None,
) -> None:
    """Move an entry to another stage, level or place: before another entry of that cell, or after them all."""
    plan = draft.plan
    entry = plan.involvement(involvement_id)
    if before == involvement_id:
        return
    stage = plan.stage(stage_id or entry.stage_id)
    level = plan.level(level_id or entry.level_id)
    siblings = [other for other in plan.cell(stage.id, level.id) if other.id != involvement_id]
    rank = rank_before(draft, siblings, before)
    _touch(draft, dataclasses.replace(entry, rank=rank), stage_id=stage.id, level_id=level.id)


def delete_involvement(draft: Draft, *, involvement_id: str) -> None:
    """Delete an entry."""
    draft.drop(draft.plan.involvement(involvement_id))


def _touch(draft: Draft, entry: Involvement, **changed: Any) -> None:
    """Change an entry; one that came with a template is nobody's example from then on."""
    touched = dataclasses.replace(entry, **changed)
    draft.put(touched if touched == entry else dataclasses.replace(touched, is_example=False))


def _fields(words: Words) -> dict[str, Any]:
    return dict(words.fields())
