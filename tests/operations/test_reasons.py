# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Reasons for changes since a kept version."""

import pytest

from app import operations as do
from app.errors import NotFound, TextTooLong
from app.models.plan import Plan
from tests.builders import a_plan, done

VERSION = "a-version"


def given(plan: Plan) -> list[tuple[object, ...]]:
    return [(row.version_id, row.subject_table, row.subject_id, row.text) for row in plan.rows("reasons").values()]  # type: ignore[union-attr]


def test_a_reason_is_given_changed_and_taken_away() -> None:
    plan = a_plan(stages=1)
    stage = plan.stages[0].id
    plan = done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=stage, text="Too early")
    (reason_id,) = plan.rows("reasons")
    plan = done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=stage, text=" Too late\nby far ")
    assert given(plan) == [(VERSION, "stages", stage, "Too late\nby far")]
    assert list(plan.rows("reasons")) == [reason_id]
    plan = done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=stage, text="  ")
    assert given(plan) == []


def test_a_reason_belongs_to_one_version_and_one_row() -> None:
    plan = a_plan(stages=2)
    first, second = (stage.id for stage in plan.stages)
    for version, row in ((VERSION, first), (VERSION, second), ("another", first)):
        plan = done(plan, do.give_reason, version_id=version, table="stages", row_id=row, text=f"{version} {row}")
    plan = done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=first, text="")
    assert sorted(given(plan)) == sorted(
        [("another", "stages", first, f"another {first}"), (VERSION, "stages", second, f"{VERSION} {second}")]
    )


def test_a_reason_stays_when_its_row_goes() -> None:
    plan = a_plan(stages=2)
    stage = plan.stages[0].id
    plan = done(plan, do.delete_stage, stage_id=stage)
    plan = done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=stage, text="No money")
    assert given(plan) == [(VERSION, "stages", stage, "No money")]


def test_no_reason_for_what_is_in_no_plan() -> None:
    with pytest.raises(NotFound):
        done(a_plan(stages=1), do.give_reason, version_id=VERSION, table="nothing", row_id="x", text="Why")


def test_a_reason_of_2001_characters_is_refused() -> None:
    plan = a_plan(stages=1)
    with pytest.raises(TextTooLong) as caught:
        done(plan, do.give_reason, version_id=VERSION, table="stages", row_id=plan.stages[0].id, text="x" * 2001)
    assert (caught.value.field, caught.value.length, caught.value.limit) == ("reason", 2001, 2000)
