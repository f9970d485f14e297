# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whole cells, as they are typed: one line an entry."""

import difflib

from app.models.changes import Draft
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.wording import printed
from app.operations.involvements import add_involvement, retype
from app.words.matrix import tagged


def cell_lines(plan: Plan, stage_id: str, level_id: str) -> list[str]:
    """Return the entries of a cell as they are typed: behind the name of their group where the plan has several."""
    language = plan.project.language
    several = len(plan.groups) > 1
    lines = []
    for entry in plan.cell(stage_id, level_id):
        group = plan.group(entry.group_id)
        text = printed(entry, group, language) or group.name
        lines.append(tagged(group.name, text, language) if several else text)
    return lines


def type_cell(draft: Draft, *, stage_id: str, level_id: str, text: str, group_id: str | None = None) -> None:
    """Make the entries of a cell those that ``text`` says, a line each.

    A line that was there stays the same entry, and so does a changed line in the same place: it keeps its group, its
    dates and all else that the words do not say. New lines are entries of ``group_id`` unless they name a group.
    """
    type_over(draft, draft.plan, (stage_id, level_id), text, group_id)


def type_over(draft: Draft, plan: Plan, cell: tuple[str, str], text: str, group_id: str | None) -> None:
    """Do the same with one of many cells: ``plan`` is as the draft was before any of them."""
    stage_id, level_id = cell
    entries = plan.cell(plan.stage(stage_id).id, plan.level(level_id).id)
    before = cell_lines(plan, stage_id, level_id)
    after = [line for line in (clean_text(line, lines=False) for line in text.splitlines()) if line]
    for how, old, old_end, new, new_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        changed, lines = entries[old:old_end], after[new:new_end]
        following = entries[old_end].id if old_end < len(entries) else None
        for entry, line in zip(changed, lines, strict=False):
            retype(draft, plan, entry, line)
        for entry in changed[len(lines) :]:
            draft.drop(entry)
        for line in lines[len(changed) :]:
            add_involvement(draft, stage_id=stage_id, level_id=level_id, text=line, group_id=group_id, before=following)
