# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What one group does in one stage, at whatever level: the cells of the grid with the groups across."""

import re
from collections.abc import Sequence

from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.wording import printed
from app.operations.cells import paired, typed_lines
from app.operations.control import Control, decide
from app.operations.involvements import (
    add_involvement,
    delete_involvement,
    edit_involvement,
    move_involvement,
    retype_involvement,
)
from app.words.matrix import tagged


def group_entries(plan: Plan, stage_id: str, group_id: str) -> tuple[Involvement, ...]:
    """Return the entries of a group in a stage, from level to level."""
    return tuple(
        entry for level in plan.levels for entry in plan.cell(stage_id, level.id) if entry.group_id == group_id
    )


def group_line(plan: Plan, entry: Involvement) -> str:
    """Return an entry as it is typed here: "Consult: Focus group (n=6)", or the level alone where it says no more."""
    level, words = plan.level(entry.level_id).name, _words(plan, entry)
    return tagged(level, words, plan.project.language) if words else level


def type_group_cell(draft: Draft, *, stage_id: str, group_id: str, text: str, level_id: str | None = None) -> None:
    """Make the entries of a group in a stage those that ``text`` says, a line each: "Consult: Survey (n=25)".

    A level may be cut short where that is no other ("Cons: Survey"). Lines keep their entries as in ``type_cell``. A
    line without a level stays at that of its entry; a new one goes to the level of the line before it, else to
    ``level_id``, else to the first.
    """
    plan = draft.plan
    entries = group_entries(plan, plan.stage(stage_id).id, plan.group(group_id).id)
    before = [group_line(plan, entry) for entry in entries]
    after = [_whole_line(plan, line, entries) for line in typed_lines(text)]
    pairs = list(paired(before, after))
    replaced = {new: old for old, new, _ in pairs if old is not None}
    lines, level = [], level_id or next((level.id for level in plan.levels), "")
    for at, line in enumerate(after):
        named, words = _read_level(plan, line)
        level = named or (entries[replaced[at]].level_id if at in replaced else level)
        lines.append((level, words))
    for old, new, following in pairs:
        if new is None:
            delete_involvement(draft, involvement_id=entries[old or 0].id)
            continue
        level, words = lines[new]
        if old is None:
            neighbour = entries[following] if following < len(entries) else None
            before_id = neighbour.id if neighbour and neighbour.level_id == level else None
            add_involvement(draft, stage_id=stage_id, level_id=level, text=words, group_id=group_id, before=before_id)
            continue
        retype_involvement(draft, involvement_id=entries[old].id, text=words)
        if level != entries[old].level_id:
            move_involvement(draft, involvement_id=entries[old].id, level_id=level)


def clear_group_cells(draft: Draft, *, cells: Sequence[tuple[str, str | None]]) -> None:
    """Empty cells, each named by its stage and group; None for a group is the Control cell of the stage."""
    plan = draft.plan
    for stage_id, group_id in cells:
        if group_id is None:
            decide(draft, plan, stage_id, Control(""))
            continue
        for entry in group_entries(plan, stage_id, group_id):
            draft.drop(entry)


def give_to_group(draft: Draft, *, involvement_ids: Sequence[str], stage_id: str, group_id: str) -> None:
    """Make entries those of a group in a stage, each at the level that it has."""
    for involvement_id in involvement_ids:
        if draft.plan.involvement(involvement_id).group_id != group_id:
            edit_involvement(draft, involvement_id=involvement_id, group_id=group_id)
        if draft.plan.involvement(involvement_id).stage_id != stage_id:
            move_involvement(draft, involvement_id=involvement_id, stage_id=stage_id)


def _whole_line(plan: Plan, line: str, entries: Sequence[Involvement]) -> str:
    """Return a typed line as ``group_line`` would put it, where its level can be told: else as it is."""
    level_id, words = _read_level(plan, line)
    if level_id:
        name = plan.level(level_id).name
        return tagged(name, words, plan.project.language) if words else name
    same = (entry for entry in entries if _words(plan, entry) == words)
    return next((group_line(plan, entry) for entry in same), line)


def _read_level(plan: Plan, line: str) -> tuple[str | None, str]:
    """Return the id of the level that a line names, and the words behind it."""
    levels = sorted((level for level in plan.levels if level.name), key=lambda level: -len(level.name))
    for level in levels:
        if found := re.fullmatch(re.escape(level.name) + r"\s*(?::(.*))?", line, re.IGNORECASE):
            return level.id, (found[1] or "").strip()
    head, _, words = line.partition(":")
    begun = head.strip().casefold()
    meant = [level.id for level in levels if begun and level.name.casefold().startswith(begun)]
    return (meant[0], words.strip()) if len(meant) == 1 and words.strip() else (None, line)


def _words(plan: Plan, entry: Involvement) -> str:
    return printed(entry, plan.group(entry.group_id), plan.project.language)
