# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Places on the curriculum ladder."""

from typing import cast

import pytest

from app import operations as do
from app.errors import NotFound
from app.models.plan import Plan
from app.models.rows import LadderPlace
from tests.builders import a_plan, done

PLAN = a_plan(stages=2, groups=2)
STAGE, OTHER_STAGE = (stage.id for stage in PLAN.stages)
GROUP, OTHER_GROUP = (group.id for group in PLAN.groups)


def places(plan: Plan) -> set[tuple[str, str, str, str]]:
    rows = cast("list[LadderPlace]", list(plan.rows("ladder_places").values()))
    return {(row.stage_id, row.group_id, row.now, row.target) for row in rows}


def test_there_is_one_place_for_each_stage_and_group() -> None:
    plan = done(PLAN, do.set_ladder_place, stage_id=STAGE, group_id=GROUP, now="claimed")
    plan = done(plan, do.set_ladder_place, stage_id=STAGE, group_id=OTHER_GROUP, target="together")
    plan = done(plan, do.set_ladder_place, stage_id=OTHER_STAGE, group_id=GROUP, now="few-choices", target="together")
    plan = done(plan, do.set_ladder_place, stage_id=STAGE, group_id=GROUP, now="few-choices", target="many-choices")
    assert places(plan) == {
        (STAGE, GROUP, "few-choices", "many-choices"),
        (STAGE, OTHER_GROUP, "", "together"),
        (OTHER_STAGE, GROUP, "few-choices", "together"),
    }


def test_without_a_rung_there_is_no_place() -> None:
    plan = done(PLAN, do.set_ladder_place, stage_id=STAGE, group_id=GROUP, now="claimed")
    assert done(plan, do.set_ladder_place, stage_id=STAGE, group_id=GROUP) == PLAN
    assert done(PLAN, do.set_ladder_place, stage_id=STAGE, group_id=GROUP) == PLAN


def test_of_several_places_that_a_file_brought_one_is_left() -> None:
    twice = {
        name: LadderPlace(id=name, stage_id=STAGE, group_id=GROUP, now="claimed", target="together") for name in "ab"
    }
    plan = PLAN.replaced({"ladder_places": twice})
    after = done(plan, do.set_ladder_place, stage_id=STAGE, group_id=GROUP, target="together")
    assert places(after) == {(STAGE, GROUP, "", "together")}
    assert len(after.rows("ladder_places")) == 1
    assert done(plan, do.set_ladder_place, stage_id=STAGE, group_id=GROUP) == PLAN


def test_a_place_goes_with_its_stage_and_with_its_group() -> None:
    plan = done(PLAN, do.set_ladder_place, stage_id=STAGE, group_id=OTHER_GROUP, now="claimed")
    assert places(done(plan, do.delete_stage, stage_id=STAGE)) == set()
    assert places(done(plan, do.delete_group, group_id=OTHER_GROUP)) == set()


def test_a_place_stays_with_the_original_of_a_copied_stage() -> None:
    plan = done(PLAN, do.set_ladder_place, stage_id=STAGE, group_id=GROUP, now="claimed")
    assert places(done(plan, do.duplicate_stage, stage_id=STAGE)) == {(STAGE, GROUP, "claimed", "")}


@pytest.mark.parametrize(("stage", "group"), [("gone", GROUP), (STAGE, "gone")])
def test_no_place_for_what_is_in_no_plan(stage: str, group: str) -> None:
    with pytest.raises(NotFound):
        done(PLAN, do.set_ladder_place, stage_id=stage, group_id=group, now="claimed")
