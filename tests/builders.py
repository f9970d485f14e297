# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plans to test with, made by the operations that users have."""

from collections.abc import Callable

from app import operations as do
from app.models.changes import Draft, apply
from app.models.new import new_plan
from app.models.plan import Plan

LANGUAGE = "en-CA"


def done(plan: Plan, operation: Callable[..., object], **values: object) -> Plan:
    """Return the plan after an operation."""
    draft = Draft(plan)
    operation(draft, **values)
    return apply(plan, draft.changes())


def blank() -> Plan:
    """Return a plan without a stage."""
    return new_plan(LANGUAGE)


def table_1() -> Plan:
    """Return the published example."""
    return done(blank(), do.fill_from_template, key="table-1")


def a_plan(*, stages: int = 6, groups: int = 1, entries: int = 1) -> Plan:
    """Return a plan of "Stage 1", "Stage 2" …, groups Learners, "Group 2" …, and so many entries of each in a stage.

    The entries go from level to level, "Activity 1 (n=1)", "Activity 2 (n=2)" …
    """
    draft = Draft(blank())
    for number in range(2, groups + 1):
        do.add_group(draft, name=f"Group {number}")
    levels = draft.plan.levels
    made = 0
    for number in range(1, stages + 1):
        stage_id = do.add_stage(draft, name=f"Stage {number}")
        for group in draft.plan.groups:
            for _ in range(entries):
                made += 1
                do.add_involvement(
                    draft,
                    stage_id=stage_id,
                    level_id=levels[made % len(levels)].id,
                    group_id=group.id,
                    text=f"Activity {made} (n={made})",
                )
    return draft.plan


def stage_named(plan: Plan, name: str) -> str:
    """Return the id of a stage."""
    return next(stage.id for stage in plan.stages if stage.name == name)


def level_named(plan: Plan, name: str) -> str:
    """Return the id of a level."""
    return next(level.id for level in plan.levels if level.name == name)


def with_entry(plan: Plan, stage: str, level: str, text: str) -> Plan:
    """Return the plan with an entry typed into a cell, named by its stage and level."""
    return done(
        plan, do.add_involvement, stage_id=stage_named(plan, stage), level_id=level_named(plan, level), text=text
    )
