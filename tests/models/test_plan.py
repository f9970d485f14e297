# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The frozen plan: its order, its cells, and what it does not put up with."""

import dataclasses

import pytest

from app import operations as do
from app.errors import NotFound
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.models.rows import REFERENCES, TABLES, Row, Stage
from tests.builders import a_plan, blank, done, level_named, stage_named, table_1, with_entry


def rows_of(plan: Plan) -> dict[str, dict[str, Row]]:
    return {table: dict(plan.rows(table)) for table in TABLES}


def test_table_1_is_as_published() -> None:
    plan = table_1()
    assert [stage.name for stage in plan.stages] == [
        "Needs Assessment",
        "Curriculum Design",
        "Curriculum Development",
        "Marketing and Promotion",
        "Learning Recognition",
        "Alumni Community",
    ]
    assert [level.name for level in plan.levels] == ["Inform", "Consult", "Participate", "Partnership"]
    assert [group.name for group in plan.groups] == ["Learners"]
    assert len(plan.rows("involvements")) == 7


def test_plans_are_equal_when_their_rows_are() -> None:
    plan = table_1()
    assert Plan(rows_of(plan)) == plan
    assert with_entry(plan, "Needs Assessment", "Inform", "Newsletter") != plan


def test_rows_with_equal_ranks_are_ordered_by_id() -> None:
    plan = blank().replaced(
        {"stages": {name: Stage(id=name, rank="V", name=name) for name in ("c", "a", "b")}},
    )
    assert [stage.id for stage in plan.stages] == ["a", "b", "c"]


def test_cells_follow_edits_one_by_one_as_if_gathered_anew() -> None:
    plan = a_plan(stages=3, groups=2, entries=2)
    cells = [(stage.id, level.id) for stage in plan.stages for level in plan.levels]
    assert any(plan.cell(*cell) for cell in cells)
    entry = plan.cell(*next(cell for cell in cells if plan.cell(*cell)))[0]
    for operation, values in (
        (do.move_involvement, {"stage_id": plan.stages[2].id, "level_id": plan.levels[3].id}),
        (do.retype_involvement, {"text": "Changed"}),
        (do.delete_involvement, {}),
    ):
        plan = done(plan, operation, involvement_id=entry.id, **values)
        anew = Plan(rows_of(plan))
        assert {cell: plan.cell(*cell) for cell in cells} == {cell: anew.cell(*cell) for cell in cells}


def test_what_did_not_change_is_shared() -> None:
    plan = table_1()
    after = done(plan, do.rename_stage, stage_id=plan.stages[0].id, name="Needs")
    assert after.stages[1] is plan.stages[1]
    assert after.groups[0] is plan.groups[0]
    assert plan.stages[0].name == "Needs Assessment"


def test_a_row_that_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        blank().stage("nowhere")


@pytest.mark.parametrize(("table", "field", "target"), REFERENCES)
def test_no_reference_leads_nowhere(table: str, field: str, target: str) -> None:
    plan = table_1()
    stage_id, level_id = plan.stages[0].id, plan.levels[0].id
    plan = done(plan, do.set_control, stage_id=stage_id, control="group", group_ids=[plan.groups[0].id])
    plan = done(plan, do.add_note, text="A remark", stage_id=stage_id, level_id=level_id)
    plan = done(plan, do.set_ladder_place, stage_id=stage_id, group_id=plan.groups[0].id, now="together")
    plan = done(plan, do.add_answer)
    (answer,) = plan.rows("answers")
    plan = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[plan.groups[0].id])
    plan = done(plan, do.pick_answer_stages, answer_id=answer, stage_ids=[stage_id])
    plan = done(plan, do.edit_sentence, answer_id=answer, key="opening", said="They are.", text="We are.")
    rows = rows_of(plan)
    row = next(iter(rows[table].values()))
    rows[table][row.id] = dataclasses.replace(row, **{field: "nowhere"})  # type: ignore[arg-type]
    with pytest.raises(PlanBroken):
        Plan(rows)
    with pytest.raises(PlanBroken):
        plan.replaced({table: {row.id: rows[table][row.id]}})
    wanted = getattr(row, field)
    with pytest.raises(PlanBroken):
        plan.replaced({target: {wanted: None}})


def test_a_plan_has_one_project_and_a_group() -> None:
    plan = blank()
    project, group = plan.project, plan.groups[0]
    with pytest.raises(PlanBroken):
        plan.replaced({"project": {"other": dataclasses.replace(project, id="other")}})
    with pytest.raises(PlanBroken):
        plan.replaced({"project": {project.id: None}})
    with pytest.raises(PlanBroken):
        plan.replaced({"groups": {group.id: None}})


def test_a_row_stands_under_its_own_id_and_table() -> None:
    stage = Stage(id="s", rank="V", name="A stage")
    with pytest.raises(PlanBroken):
        blank().replaced({"stages": {"other": stage}})
    with pytest.raises(PlanBroken):
        blank().replaced({"groups": {"s": stage}})


def test_deciders_come_in_the_order_of_the_groups() -> None:
    plan = a_plan(stages=1, groups=3)
    first, _, third = plan.groups
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="co-led", group_ids=[third.id, first.id])
    assert plan.deciders(plan.stages[0].id) == (first, third)
    plan = done(plan, do.move_group, group_id=third.id, before=first.id)
    assert [group.name for group in plan.deciders(plan.stages[0].id)] == ["Group 3", "Learners"]


def test_an_empty_cell_has_no_entries() -> None:
    plan = table_1()
    assert plan.cell(stage_named(plan, "Needs Assessment"), level_named(plan, "Inform")) == ()
