# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Stages: the rows of the matrix."""

import dataclasses
from collections.abc import Collection, Sequence

from app.models.changes import Draft, new_id
from app.models.fields import limit_of
from app.models.rows import Stage
from app.operations.naming import needed, numbered
from app.operations.placing import rank_before


def add_stage(draft: Draft, *, name: str, kind: str = "", before: str | None = None) -> str:
    """Add a stage before another, or at the end; ``kind`` is a key of ``rows.STAGE_KINDS``."""
    rank = rank_before(draft, draft.plan.stages, before)
    stage = Stage(id=new_id(), rank=rank, name=needed(name), kind=kind)
    draft.put(stage)
    return stage.id


def rename_stage(draft: Draft, *, stage_id: str, name: str) -> None:
    """Give a stage another name."""
    draft.put(dataclasses.replace(draft.plan.stage(stage_id), name=needed(name)))


def edit_stage(draft: Draft, *, stage_id: str, kind: str) -> None:
    """Say what kind of stage it is: a key of ``rows.STAGE_KINDS``, or empty."""
    draft.put(dataclasses.replace(draft.plan.stage(stage_id), kind=kind))


def move_stage(draft: Draft, *, stage_id: str, before: str | None) -> None:
    """Move a stage before another, or to the end."""
    stage = draft.plan.stage(stage_id)
    if before == stage_id:
        return
    siblings = [other for other in draft.plan.stages if other.id != stage_id]
    draft.put(dataclasses.replace(stage, rank=rank_before(draft, siblings, before)))


def move_stages(draft: Draft, *, stage_ids: Collection[str], before: str | None) -> None:
    """Move stages side by side before another, or to the end, in the order that they have.

    Where ``before`` is one of them, they go where it stands.
    """
    stages = draft.plan.stages
    moved = [stage.id for stage in stages if stage.id in stage_ids]
    others = [stage.id for stage in stages if stage.id not in stage_ids]
    at = next((place for place, stage in enumerate(stages) if stage.id == before), len(stages))
    following = next((stage.id for stage in stages[at:] if stage.id in others), None)
    place = others.index(following) if following else len(others)
    if [*others[:place], *moved, *others[place:]] != [stage.id for stage in stages]:
        for stage_id in moved:
            move_stage(draft, stage_id=stage_id, before=following)


def duplicate_stage(draft: Draft, *, stage_id: str) -> str:
    """Add a copy of a stage right after it, with its entries and who decides.

    Notes and places on the ladder stay with the original. A number tells the names apart: "Curriculum Design (2)".
    """
    plan = draft.plan
    stage = plan.stage(stage_id)
    following = plan.stages[plan.stages.index(stage) + 1 :]
    rank = rank_before(draft, plan.stages, following[0].id if following else None)
    name = numbered(stage.name, [other.name for other in plan.stages], limit_of(Stage, "name"))
    copy = dataclasses.replace(stage, id=new_id(), rank=rank, name=name)
    draft.put(copy)
    for party in plan.parties(stage_id):
        draft.put(dataclasses.replace(party, id=new_id(), stage_id=copy.id))
    for level in plan.levels:
        for entry in plan.cell(stage_id, level.id):
            draft.put(dataclasses.replace(entry, id=new_id(), stage_id=copy.id, is_example=False))
    return copy.id


def delete_stage(draft: Draft, *, stage_id: str) -> None:
    """Delete a stage with its entries and notes."""
    draft.drop(draft.plan.stage(stage_id))


def delete_stages(draft: Draft, *, stage_ids: Sequence[str]) -> None:
    """Delete several stages with their entries and notes."""
    for stage_id in stage_ids:
        delete_stage(draft, stage_id=stage_id)
