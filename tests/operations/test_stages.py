# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Stages: what a user can do to the rows of the matrix."""

import pytest

from app import operations as do
from app.errors import NameNeeded, NotFound
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import Stage
from tests.builders import a_plan, blank, done, stage_named, table_1


def names(plan: Plan) -> list[str]:
    return [stage.name for stage in plan.stages]


def test_stages_are_added_at_the_end_or_before_another() -> None:
    plan = done(blank(), do.add_stage, name="Last")
    plan = done(plan, do.add_stage, name="First", before=plan.stages[0].id)
    plan = done(plan, do.add_stage, name="Very last", kind="evaluation")
    assert names(plan) == ["First", "Last", "Very last"]
    assert plan.stages[2].kind == "evaluation"


@pytest.mark.parametrize("name", ["", "   ", "\n\t", "\x00"])
def test_a_stage_needs_a_name(name: str) -> None:
    with pytest.raises(NameNeeded):
        done(blank(), do.add_stage, name=name)
    plan = a_plan(stages=1)
    with pytest.raises(NameNeeded):
        done(plan, do.rename_stage, stage_id=plan.stages[0].id, name=name)


def test_renaming_changes_the_name_alone() -> None:
    plan = table_1()
    after = done(plan, do.rename_stage, stage_id=stage_named(plan, "Alumni Community"), name="Alumni")
    assert names(after)[5] == "Alumni"
    assert after.stages[5].control == "co-led"


def test_a_stage_gets_another_kind() -> None:
    plan = a_plan(stages=1)
    assert done(plan, do.edit_stage, stage_id=plan.stages[0].id, kind="delivery").stages[0].kind == "delivery"


@pytest.mark.parametrize(
    ("moved", "before", "order"),
    [
        (0, 2, "2 1 3 4"),
        (3, 0, "4 1 2 3"),
        (0, None, "2 3 4 1"),
        (2, 2, "1 2 3 4"),
        (1, 2, "1 2 3 4"),
    ],
)
def test_moving(moved: int, before: int | None, order: str) -> None:
    plan = a_plan(stages=4)
    ids = [stage.id for stage in plan.stages]
    after = done(plan, do.move_stage, stage_id=ids[moved], before=None if before is None else ids[before])
    assert names(after) == [f"Stage {number}" for number in order.split()]


@pytest.mark.parametrize(
    ("moved", "before", "order"),
    [
        ([0, 1], 3, "2 0 1 3"),
        ([3, 0], 2, "1 0 3 2"),
        ([1, 3], None, "0 2 1 3"),
        ([2, 3], 0, "2 3 0 1"),
        ([1, 2], 2, "0 1 2 3"),
        ([0, 2], 2, "1 0 2 3"),
        ([1, 2], 1, "0 1 2 3"),
        ([2, 3], None, "0 1 2 3"),
    ],
)
def test_moving_several_side_by_side(moved: list[int], before: int | None, order: str) -> None:
    plan = a_plan(stages=4)
    ids = [stage.id for stage in plan.stages]
    draft = Draft(plan)
    do.move_stages(draft, stage_ids=[ids[at] for at in moved], before=None if before is None else ids[before])
    assert " ".join(str(ids.index(stage.id)) for stage in draft.plan.stages) == order
    if order == "0 1 2 3":
        assert draft.changes() == ()


def test_moving_writes_the_moved_row_alone() -> None:
    plan = a_plan(stages=50)
    after = done(plan, do.move_stage, stage_id=plan.stages[49].id, before=plan.stages[0].id)
    assert sum(before is not after.stage(before.id) for before in plan.stages) == 1


def test_stages_that_share_a_rank_are_told_apart_by_the_next_move() -> None:
    rows = {name: Stage(id=name, rank="V", name=name) for name in ("a", "b", "c")}
    plan = blank().replaced({"stages": rows})
    plan = done(plan, do.move_stage, stage_id="c", before="b")
    assert names(plan) == ["a", "c", "b"]
    assert len({stage.rank for stage in plan.stages}) == 3


def test_moving_back_and_forth_for_ever_keeps_ranks_short() -> None:
    plan = a_plan(stages=3, entries=0)
    for _ in range(300):
        plan = done(plan, do.move_stage, stage_id=plan.stages[2].id, before=plan.stages[1].id)
    assert max(len(stage.rank) for stage in plan.stages) < 60


def test_before_a_stage_that_is_gone_is_refused() -> None:
    with pytest.raises(NotFound):
        done(blank(), do.add_stage, name="A stage", before="gone")


def test_a_copy_stands_right_after_with_its_entries_and_who_decides() -> None:
    plan = table_1()
    stage_id = stage_named(plan, "Alumni Community")
    plan = done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=[plan.groups[0].id])
    plan = done(plan, do.add_note, text="A remark", stage_id=stage_id)
    plan = done(plan, do.move_stage, stage_id=stage_id, before=plan.stages[0].id)
    after = done(plan, do.duplicate_stage, stage_id=stage_id)
    assert names(after)[:3] == ["Alumni Community", "Alumni Community (2)", "Needs Assessment"]
    first, second = after.stages[:2]
    assert first.id == stage_id
    assert [entry.wording for entry in after.cell(second.id, after.levels[3].id)] == [
        "Alumni and institution design and administer an alumni community together"
    ]
    assert after.deciders(second.id) == after.deciders(first.id) == (after.groups[0],)
    assert len(after.rows("notes")) == 1


def test_copies_are_told_apart_by_a_number() -> None:
    plan = done(blank(), do.add_stage, name="Design")
    for _ in range(3):
        plan = done(plan, do.duplicate_stage, stage_id=plan.stages[-1].id)
    assert names(plan) == ["Design", "Design (2)", "Design (3)", "Design (4)"]
    plan = done(plan, do.rename_stage, stage_id=plan.stages[1].id, name="Build")
    plan = done(plan, do.duplicate_stage, stage_id=plan.stages[0].id)
    assert names(plan) == ["Design", "Design (2)", "Build", "Design (3)", "Design (4)"]


def test_a_name_as_long_as_it_may_be_has_a_copy() -> None:
    plan = done(blank(), do.add_stage, name="x" * 300)
    plan = done(plan, do.duplicate_stage, stage_id=plan.stages[0].id)
    assert names(plan)[1] == "x" * 296 + " (2)"


def test_deleting_takes_entries_and_notes_along() -> None:
    plan = table_1()
    stage_id = stage_named(plan, "Alumni Community")
    plan = done(plan, do.add_note, text="A remark", stage_id=stage_id)
    after = done(plan, do.delete_stage, stage_id=stage_id)
    assert names(after) == names(plan)[:5]
    assert len(after.rows("involvements")) == 5
    assert len(after.rows("notes")) == 0
