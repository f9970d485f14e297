# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans that went through edits chosen by numbers."""

import dataclasses
from collections.abc import Callable

from hypothesis import strategies as st

from app import operations as do
from app.models.plan import Plan
from app.models.rows import RUNGS, TINTS, Level
from app.models.schemes import SCHEMES
from tests.builders import a_plan, done

Step = tuple[int, int, int]
STEPS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5), st.integers(0, 5)), max_size=6)


def edited(plan: Plan, steps: list[Step]) -> Plan:
    """Return the plan after edits chosen by numbers: what is done, to which row, with which other."""
    for what, which, other in steps:
        stages, groups = plan.stages, plan.groups
        entries = [entry for stage in stages for level in plan.levels for entry in plan.cell(stage.id, level.id)]
        notes = sorted(plan.rows("notes"))
        stage, group = stages[which % len(stages)].id if stages else "", groups[which % len(groups)].id
        entry = entries[which % len(entries)].id if entries else ""
        to_stage, to_level = (
            (stages[other % len(stages)].id if stages else ""),
            plan.levels[other % len(plan.levels)].id,
        )
        answers = sorted(plan.rows("answers"))
        answer = answers[which % len(answers)] if answers else ""
        parties = [groups[other % len(groups)].id, group]
        operations: list[tuple[object, Callable[..., object], dict[str, object]]] = [
            (True, do.add_stage, {"name": f"New {other}", "before": stage or None}),
            (stage, do.rename_stage, {"stage_id": stage, "name": f"Name {other}"}),
            (stage, do.move_stage, {"stage_id": stage, "before": to_stage}),
            (stage, do.delete_stage, {"stage_id": stage}),
            (stage, do.duplicate_stage, {"stage_id": stage}),
            (stage, do.set_control, {"stage_id": stage, "control": "co-led", "group_ids": parties}),
            (stage, do.set_control, {"stage_id": stage, "control": "group", "group_ids": [group]}),
            (stage, do.add_involvement, {"stage_id": stage, "level_id": to_level, "text": "X", "group_id": group}),
            (entry, do.edit_involvement, {"involvement_id": entry, "lead": f"Lead {other}"}),
            (entry, do.retype_involvement, {"involvement_id": entry, "text": f"Typed (n={other})"}),
            (entry, do.edit_involvement, {"involvement_id": entry, "group_id": parties[0]}),
            (entry, do.move_involvement, {"involvement_id": entry, "stage_id": to_stage, "level_id": to_level}),
            (entry, do.delete_involvement, {"involvement_id": entry}),
            (len(groups) > 1, do.delete_group, {"group_id": group}),
            (True, do.add_group, {"name": f"Group {other}", "before": group}),
            (stage, do.add_note, {"text": f"Note {other}", "stage_id": stage, "level_id": to_level}),
            (True, do.edit_group, {"group_id": group, "tint": TINTS[other], "note": f"Note {which}"}),
            (stage, do.set_ladder_place, {"stage_id": stage, "group_id": group, "now": RUNGS[other]}),
            (True, do.leave_question, {"rule": f"rule {which}", "subject": "", "facts": str(other)}),
            (True, do.ask_again, {"rule": f"rule {which}", "subject": ""}),
            (notes, do.edit_note, {"note_id": notes[which % len(notes)] if notes else "", "text": f"Note {other}"}),
            (True, do.change_scheme, {"key": SCHEMES[other % len(SCHEMES)]}),
            (True, do.own_levels, {"levels": _other_levels(plan, which, other)}),
            (True, do.add_answer, {"question": f"Question {other}"}),
            (answer, do.edit_answer, {"answer_id": answer, "limit": other, "length": ("", "long")[other % 2]}),
            (answer, do.delete_answer, {"answer_id": answer}),
            (answer, do.pick_answer_groups, {"answer_id": answer, "group_ids": parties}),
            (answer, do.pick_answer_stages, {"answer_id": answer, "stage_ids": [to_stage] if to_stage else []}),
            (answer, do.edit_sentence, {"answer_id": answer, "key": "k", "said": f"S {which}", "text": f"T {other}"}),
            (True, do.keep_profile, {"name": f"Profile {which}", "settings": f'{{"size": {other}}}'}),
            (answer, do.restore_sentence, {"answer_id": answer, "key": "k"}),
        ]
        possible, operation, named = operations[what]
        if possible:
            plan = done(plan, operation, **named)
    return plan


def _other_levels(plan: Plan, which: int, other: int) -> list[Level]:
    """Return levels of one's own: one of those that are there goes first under another name, and one may go."""
    levels = list(plan.levels)
    first = levels.pop(which % len(levels))
    return [dataclasses.replace(first, name=f"Level {other}"), *levels[other % 2 :]]


def three(steps: list[Step], my_steps: list[Step], their_steps: list[Step]) -> tuple[Plan, Plan, Plan]:
    plan = edited(a_plan(stages=3, groups=2), steps)
    return plan, edited(plan, my_steps), edited(plan, their_steps)
