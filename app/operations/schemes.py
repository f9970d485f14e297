# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Levels of another set, or of one's own: every entry and note goes along.

The scheme's row stays and says something else, and a level that becomes another keeps its id: what somebody else put
there meanwhile comes in at the level that it has become.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import cast

from app.errors import NotFound, UnknownChoice
from app.models.changes import Draft, id_for, new_id
from app.models.plan import Plan
from app.models.ranks import spread
from app.models.rows import Level, Note, Scheme
from app.models.schemes import SCHEMES, ShippedScheme, same_depth, scheme, shipped_scheme, suggested
from app.operations.naming import needed
from app.words import levels as words


def change_scheme(draft: Draft, *, key: str, into: Mapping[str, str] | None = None) -> None:
    """Go over to a shipped scheme, in the language of the plan.

    ``into`` says what becomes of levels: {id of a level: key of a level of the scheme}; the others become what is
    suggested. Raises UnknownChoice, or NotFound.
    """
    plan = draft.plan
    shipped = shipped_scheme(key, plan.project.language)
    keys = tuple(level.key for level in shipped.levels)
    becomes = suggestion(plan, shipped)
    for level_id, new_key in (into or {}).items():
        if new_key not in keys:
            raise UnknownChoice("choice", new_key, keys)
        becomes[_used(plan, level_id)] = new_key
    ids = _ids(plan, keys, becomes)
    row, rows = scheme(key, plan.project.language)
    levels = [dataclasses.replace(level, id=ids[level.key], scheme_id=plan.scheme.id) for level in rows]
    _lay_out(
        draft,
        dataclasses.replace(row, id=plan.scheme.id),
        levels,
        {level_id: ids[new_key] for level_id, new_key in becomes.items()},
    )


def own_levels(
    draft: Draft, *, levels: Sequence[Level], into: Mapping[str, str] | None = None, credit: str | None = None
) -> None:
    """Make these the levels of the plan, in this order; those with the id of one that is there change that one.

    ``into`` says where the entries of levels go: {id of a level of now: id of one of ``levels``}. A level that is left
    out and not named there goes to the one of its depth. Raises NameNeeded, also without any level, or NotFound.
    """
    plan = draft.plan
    needed(levels[0].name if levels else "")
    ids = [level.id for level in levels]
    becomes = own_suggestion(plan, ids)
    for level_id, new_id_ in (into or {}).items():
        if new_id_ not in ids:
            raise NotFound("levels", new_id_)
        becomes[_used(plan, level_id)] = new_id_
    made = [
        dataclasses.replace(_own(plan, level), rank=rank)
        for level, rank in zip(levels, spread(len(levels)), strict=True)
    ]
    row = plan.scheme if credit is None else dataclasses.replace(plan.scheme, credit=credit)
    if row.key and [_said(level) for level in made] != [_said(level) for level in plan.levels]:
        short = shipped_scheme(row.key, plan.project.language).short if row.key in SCHEMES else row.name
        row = dataclasses.replace(row, key="", name=words.own_name(short, plan.project.language))
    _lay_out(draft, row, made, becomes)


def suggestion(plan: Plan, shipped: ShippedScheme) -> dict[str, str]:
    """Return what each level of a plan would become: {id of the level: key of a level of the scheme}."""
    ids = [level.id for level in plan.levels]
    return dict(zip(ids, suggested([level.key for level in plan.levels], shipped), strict=True))


def own_suggestion(plan: Plan, ids: Sequence[str]) -> dict[str, str]:
    """Return what each level of a plan would become among those with these ids: itself, or else the one as deep."""
    return {
        old.id: old.id if old.id in ids else ids[same_depth(place, len(plan.levels), len(ids))]
        for place, old in enumerate(plan.levels)
    }


def shipped_levels(plan: Plan) -> dict[str, str]:
    """Return where entries at the levels of shipped schemes stand in a plan: {key: id of a level}."""
    language, levels = plan.project.language, plan.levels
    ids = {level.key: level.id for level in levels if level.key}
    found: dict[str, str] = {}
    for each in SCHEMES if levels else ():
        keys = [level.key for level in shipped_scheme(each, language).levels]
        known = plan.scheme.key in SCHEMES
        become = suggested(keys, shipped_scheme(plan.scheme.key, language)) if known else keys
        for place, (key, new) in enumerate(zip(keys, become, strict=True)):
            found.setdefault(key, ids.get(new) or levels[same_depth(place, len(keys), len(levels))].id)
    return {**found, **ids}


def _used(plan: Plan, level_id: str) -> str:
    if all(level.id != level_id for level in plan.levels):
        raise NotFound("levels", level_id)
    return level_id


def _ids(plan: Plan, keys: Sequence[str], becomes: Mapping[str, str]) -> dict[str, str]:
    """Return the id of each new level: of one that becomes it, or else one that everybody makes who does the same."""
    ids: dict[str, str] = {}
    for key in keys:
        heirs = sorted((old for old in plan.levels if becomes[old.id] == key), key=lambda old: old.key != key)
        made = id_for(plan.scheme.id, key)
        ids[key] = heirs[0].id if heirs else new_id() if made in plan.rows("levels") else made
    return ids


def _own(plan: Plan, level: Level) -> Level:
    """Return a level of one's own: with another name it is no longer the one that the program knows."""
    was = cast("Level | None", plan.rows("levels").get(level.id))
    key = was.key if was and was.name == level.name else ""
    return dataclasses.replace(level, name=needed(level.name), scheme_id=plan.scheme.id, key=key)


def _said(level: Level) -> tuple[str, ...]:
    return level.id, level.name, level.gloss, level.definition


def _lay_out(draft: Draft, row: Scheme, levels: Sequence[Level], into: Mapping[str, str]) -> None:
    """Put the levels in place of those of now, with the entries and notes of each where ``into`` says."""
    plan = draft.plan
    draft.put(row)
    for level in levels:
        draft.put(level)
    for stage in plan.stages:
        for level in levels:
            _gather(draft, plan, stage.id, level.id, [old for old, new in into.items() if new == level.id])
    for note in plan.rows("notes").values():
        if isinstance(note, Note) and note.level_id and note.level_id in into:
            draft.put(dataclasses.replace(note, level_id=into[note.level_id]))
    kept = {level.id for level in levels}
    for old in plan.levels:
        if old.id not in kept:
            draft.drop(old)


def _gather(draft: Draft, plan: Plan, stage_id: str, level_id: str, sources: Sequence[str]) -> None:
    """Let the entries of cells stand in one, in the order of the levels; those of a single cell keep their ranks."""
    cells = [cell for source in sources if (cell := plan.cell(stage_id, source))]
    entries = [entry for cell in cells for entry in cell]
    ranks = spread(len(entries)) if len(cells) > 1 else [entry.rank for entry in entries]
    for entry, rank in zip(entries, ranks, strict=True):
        if (entry.level_id, entry.rank) != (level_id, rank):
            draft.put(dataclasses.replace(entry, level_id=level_id, rank=rank))
