# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Whole cells, as they are typed: one line an entry."""

import difflib
from collections.abc import Collection, Iterator, Sequence

from app.models.changes import Draft
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.wording import printed
from app.operations.involvements import add_involvement, retype
from app.words.matrix import tagged


def shown_entries(plan: Plan, stage_id: str, level_id: str, shown: Collection[str] | None) -> tuple[Involvement, ...]:
    """Return the entries of a cell that are of these groups, given by their ids; None is all."""
    entries = plan.cell(stage_id, level_id)
    return entries if shown is None else tuple(entry for entry in entries if entry.group_id in shown)


def cell_lines(plan: Plan, stage_id: str, level_id: str, shown: Collection[str] | None = None) -> list[str]:
    """Return the entries of a cell as they are typed: behind the name of their group where the plan has several."""
    language = plan.project.language
    several = len(plan.groups) > 1
    lines = []
    for entry in shown_entries(plan, stage_id, level_id, shown):
        group = plan.group(entry.group_id)
        text = printed(entry, group, language) or group.name
        lines.append(tagged(group.name, text, language) if several else text)
    return lines


def type_cell(
    draft: Draft,
    *,
    stage_id: str,
    level_id: str,
    text: str,
    group_id: str | None = None,
    shown: Collection[str] | None = None,
) -> None:
    """Make the entries of a cell those that ``text`` says, a line each.

    A line that was there stays the same entry, and so does a changed line in the same place: it keeps its group, its
    dates and all else that the words do not say. New lines are entries of ``group_id`` unless they name a group.
    Where only some groups are ``shown``, the text says nothing of the others, and their entries stay.
    """
    type_over(draft, draft.plan, (stage_id, level_id), text, group_id, shown)


def type_over(
    draft: Draft,
    plan: Plan,
    cell: tuple[str, str],
    text: str,
    group_id: str | None,
    shown: Collection[str] | None = None,
) -> None:
    """Do the same with one of many cells: ``plan`` is as the draft was before any of them."""
    stage_id, level_id = plan.stage(cell[0]).id, plan.level(cell[1]).id
    entries = shown_entries(plan, stage_id, level_id, shown)
    after = typed_lines(text)
    for old, new, following in paired(cell_lines(plan, stage_id, level_id, shown), after):
        if new is None:
            draft.drop(entries[old or 0])
        elif old is not None:
            retype(draft, plan, entries[old], after[new])
        else:
            before = entries[following].id if following < len(entries) else None
            add_involvement(
                draft, stage_id=stage_id, level_id=level_id, text=after[new], group_id=group_id, before=before
            )


def typed_lines(text: str) -> list[str]:
    """Return the lines of typed text that say something."""
    return [line for line in (clean_text(line, lines=False) for line in text.splitlines()) if line]


def paired(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int | None, int | None, int]]:
    """Yield what became of lines: (old, new) changed, (old, None) went, (None, new) came, by their places.

    Third comes the place of the next line of those before, where a new line belongs. Lines that stayed are left out.
    """
    for how, old, old_end, new, new_end in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if how == "equal":
            continue
        both = min(old_end - old, new_end - new)
        yield from ((old + at, new + at, old_end) for at in range(both))
        yield from ((at, None, old_end) for at in range(old + both, old_end))
        yield from ((None, at, old_end) for at in range(new + both, new_end))
