# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Begin from a template."""

from app.models.changes import Draft
from app.models.templates import Template, template
from app.operations.control import set_control
from app.operations.involvements import add_involvement
from app.operations.project import edit_project
from app.operations.schemes import shipped_levels
from app.operations.stages import add_stage


def fill_from_template(draft: Draft, *, key: str) -> None:
    """Add what a shipped template holds, see ``take_template``; the published example stands as it is, unmarked.

    Raises UnknownChoice.
    """
    take_template(draft, chosen=template(key, draft.plan.project.language), examples=False)


def take_template(draft: Draft, *, chosen: Template, examples: bool = True) -> None:
    """Add the stages of a template after those that are there, with its entries for the first group.

    A template brings its title, where the plan has none, and adds its credit. Entries of a shipped level that the plan
    does not have stand at the one that it would become; those of unknown levels are left out. ``examples`` marks the
    entries as the template's until somebody touches them.
    """
    plan = draft.plan
    project = plan.project
    if chosen.title and not project.title:
        edit_project(draft, title=chosen.title)
    if chosen.credit not in project.credit:
        edit_project(draft, credit=f"{project.credit} {chosen.credit}")
    levels = shipped_levels(plan)
    for stage in chosen.stages:
        stage_id = add_stage(draft, name=stage.name, kind=stage.kind)
        if stage.control:
            set_control(draft, stage_id=stage_id, control=stage.control)
        for entry in stage.entries:
            if entry.level in levels:
                level_id = levels[entry.level]
                add_involvement(draft, stage_id=stage_id, level_id=level_id, text=entry.text, is_example=examples)
