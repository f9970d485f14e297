# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What one group does in one stage, at whatever level: the cells of the grid with the groups across."""

import dataclasses
import re
from collections.abc import Mapping, Sequence

from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.wording import printed
from app.operations.cells import paired, typed_lines
from app.operations.control import Control, decide
from app.operations.involvements import (
    add_involvement,
    edit_involvement,
    move_involvement,
    retype,
    typed_entry,
)
from app.operations.placing import Ends
from app.words.matrix import tagged


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
    type_over_group(draft, draft.plan, Ends(draft.plan), (stage_id, group_id), text, level_id)


def type_over_group(
    draft: Draft, plan: Plan, ends: Ends, cell: tuple[str, str], text: str, level_id: str | None
) -> None:
    """Do the same with one of many cells: ``plan`` is as the draft was before any of them, ``ends`` are its own."""
    stage_id, group_id = plan.stage(cell[0]).id, plan.group(cell[1]).id
    entries = plan.group_cell(stage_id, group_id)
    after = [_whole_line(plan, line, entries) for line in typed_lines(text)]
    pairs = list(paired([group_line(plan, entry) for entry in entries], after))
    replaced = {new: entries[old] for old, new, _ in pairs if old is not None}
    lines = _lines(plan, after, replaced, level_id)
    for old, new, following in pairs:
        if new is None:
            draft.drop(entries[old or 0])
            continue
        level, words = lines[new]
        if old is not None:
            entry = entries[old]
            if level != entry.level_id:
                moved = {"level_id": level, "rank": ends.after(stage_id, level), "is_example": False}
                entry = dataclasses.replace(entry, **moved)  # type: ignore[arg-type]
                draft.put(entry)
            retype(draft, plan, entry, words)
        elif following < len(entries) and entries[following].level_id == level:
            before = entries[following].id
            add_involvement(draft, stage_id=stage_id, level_id=level, text=words, group_id=group_id, before=before)
        else:
            rank = ends.after(stage_id, level)
            draft.put(typed_entry(plan, stage_id, level, text=words, group_id=group_id, rank=rank))


def shift_level(draft: Draft, *, involvement_ids: Sequence[str], step: int) -> None:
    """Move entries so many levels further, each from its own; those that would go past the last level stay."""
    levels = [level.id for level in draft.plan.levels]
    for involvement_id in involvement_ids:
        place = levels.index(draft.plan.involvement(involvement_id).level_id) + step
        if 0 <= place < len(levels):
            move_involvement(draft, involvement_id=involvement_id, level_id=levels[place])


def clear_group_cells(draft: Draft, *, cells: Sequence[tuple[str, str | None]]) -> None:
    """Empty cells, each named by its stage and group; None for a group is the Control cell of the stage."""
    plan = draft.plan
    for stage_id, group_id in cells:
        if group_id is None:
            decide(draft, plan, stage_id, Control(""))
            continue
        for entry in plan.group_cell(stage_id, group_id):
            draft.drop(entry)


def give_to_group(draft: Draft, *, involvement_ids: Sequence[str], stage_id: str, group_id: str) -> None:
    """Make entries those of a group in a stage, each at the level that it has."""
    for involvement_id in involvement_ids:
        if draft.plan.involvement(involvement_id).group_id != group_id:
            edit_involvement(draft, involvement_id=involvement_id, group_id=group_id)
        if draft.plan.involvement(involvement_id).stage_id != stage_id:
            move_involvement(draft, involvement_id=involvement_id, stage_id=stage_id)


def _lines(
    plan: Plan, texts: Sequence[str], replaced: Mapping[int | None, Involvement], level_id: str | None
) -> list[tuple[str, str]]:
    """Return the level and the words of each line."""
    lines, level = [], level_id or next((level.id for level in plan.levels), "")
    for at, text in enumerate(texts):
        named, words = _read_level(plan, text)
        level = named or (replaced[at].level_id if at in replaced else level)
        lines.append((level, words))
    return lines


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
