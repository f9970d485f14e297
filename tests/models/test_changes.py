# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Draft, diff, apply, invert."""

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import operations as do
from app.models.changes import Change, Draft, apply, diff, invert
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.models.rows import Stage
from tests.builders import a_plan, blank, done, table_1

STAGE = Stage(id="s", rank="V", name="A stage")


def test_a_draft_sees_what_it_put() -> None:
    draft = Draft(blank())
    draft.put(STAGE)
    assert draft.plan.stages == (STAGE,)
    draft.put(dataclasses.replace(STAGE, name="Another name"))
    assert draft.plan.stages[0].name == "Another name"


def test_a_draft_cleans_what_is_put() -> None:
    draft = Draft(blank())
    draft.put(dataclasses.replace(STAGE, name=" A\tstage "))
    assert draft.plan.stages == (STAGE,)


def test_a_draft_tells_each_row_once_and_nothing_that_came_to_nothing() -> None:
    plan = done(blank(), do.add_stage, name="Kept")
    draft = Draft(plan)
    draft.put(STAGE)
    draft.drop(STAGE)
    draft.put(dataclasses.replace(plan.stages[0], name="One"))
    draft.put(dataclasses.replace(plan.stages[0], name="Two"))
    assert draft.changes() == (
        Change("stages", plan.stages[0].id, plan.stages[0], dataclasses.replace(plan.stages[0], name="Two")),
    )


def test_dropping_takes_along_what_refers_to_it() -> None:
    plan = table_1()
    stage = plan.stages[5]
    plan = done(plan, do.add_note, text="A remark", stage_id=stage.id)
    plan = done(plan, do.set_control, stage_id=stage.id, control="co-led", group_ids=[plan.groups[0].id])
    draft = Draft(plan)
    draft.drop(stage)
    assert sorted(change.table for change in draft.changes()) == [
        "control_parties",
        "involvements",
        "involvements",
        "notes",
        "stages",
    ]
    assert all(change.after is None for change in draft.changes())


def test_apply_refuses_a_change_that_does_not_begin_with_what_is_there() -> None:
    plan = done(blank(), do.add_stage, name="As it is")
    stage = plan.stages[0]
    change = Change("stages", stage.id, dataclasses.replace(stage, name="As it was"), None)
    with pytest.raises(PlanBroken):
        apply(plan, [change])


def some_plan(seed: list[int]) -> Plan:
    """Return a plan that went through edits chosen by numbers."""
    plan = a_plan(stages=3, groups=2, entries=1)
    for number in seed:
        draft = Draft(plan)
        stages, groups = plan.stages, plan.groups
        stage = stages[number % len(stages)]
        match number % 7:
            case 0:
                do.add_stage(draft, name=f"New {number}", before=stage.id)
            case 1:
                do.duplicate_stage(draft, stage_id=stage.id)
            case 2 if len(stages) > 1:
                do.delete_stage(draft, stage_id=stage.id)
            case 3:
                do.move_stage(draft, stage_id=stage.id, before=stages[0].id)
            case 4:
                do.set_control(draft, stage_id=stage.id, control="co-led", group_ids=[groups[0].id])
            case 5:
                do.add_group(draft, name=f"Group {number}")
            case 6 if len(groups) > 1:
                do.delete_group(draft, group_id=groups[-1].id)
        plan = draft.plan
    return plan


EDITS = st.lists(st.integers(min_value=0, max_value=400), max_size=12)


@given(EDITS, EDITS)
def test_a_diff_leads_from_one_plan_to_the_other_and_back(first: list[int], second: list[int]) -> None:
    one = some_plan(first)
    # Two builds share no ids: rebuilding the second on top of the first keeps some rows in common.
    other = done(one, do.rename_stage, stage_id=one.stages[0].id, name="Common") if not second else some_plan(second)
    changes = diff(one, other)
    assert apply(one, changes) == other
    assert apply(other, invert(changes)) == one
    assert diff(one, one) == ()
    assert invert(invert(changes)) == changes


@given(EDITS)
def test_what_a_draft_tells_is_what_a_diff_finds(edits: list[int]) -> None:
    plan = some_plan(edits)
    draft = Draft(plan)
    do.duplicate_stage(draft, stage_id=plan.stages[0].id)
    do.rename_group(draft, group_id=plan.groups[0].id, name="Renamed")
    assert sorted(draft.changes(), key=lambda change: change.row_id) == sorted(
        diff(plan, draft.plan), key=lambda change: change.row_id
    )
