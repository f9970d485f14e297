# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Entries that came with a template are examples until somebody touches them."""

from collections.abc import Callable

import pytest

from app import operations as do
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.templates import Template, TemplateEntry, TemplateStage
from tests.builders import blank, done, table_1

OWN = Template(
    key="own",
    name="Ours",
    title="",
    credit="",
    stages=(
        TemplateStage(
            name="Needs",
            kind="needs",
            control="institution",
            entries=(TemplateEntry(level="consult", text="Survey (n=25)"), TemplateEntry(level="consult", text="Talk")),
        ),
        TemplateStage(name="Design", kind="design", control="", entries=()),
    ),
)


def taken() -> tuple[Plan, Involvement]:
    """Return a plan with the entries of a template, and the first of them."""
    plan = done(blank(), do.take_template, chosen=OWN)
    return plan, plan.cell(plan.stages[0].id, plan.levels[1].id)[0]


def test_the_entries_of_a_template_are_examples() -> None:
    plan, _ = taken()
    assert [(entry.activity, entry.is_example) for entry in plan.cell(plan.stages[0].id, plan.levels[1].id)] == [
        ("Survey", True),
        ("Talk", True),
    ]
    assert [stage.name for stage in plan.stages] == ["Needs", "Design"]
    assert plan.stages[0].control == "institution"


def test_the_entries_of_a_template_may_come_unmarked() -> None:
    plan = done(blank(), do.take_template, chosen=OWN, examples=False)
    assert [entry.is_example for entry in plan.involvements()] == [False, False]


def test_the_published_example_is_not_marked() -> None:
    entries = list(table_1().involvements())
    assert len(entries) == 7
    assert not any(entry.is_example for entry in entries)


def retype(draft: Draft, entry: Involvement) -> None:
    do.retype_involvement(draft, involvement_id=entry.id, text="Survey (n=40)")


def type_over(draft: Draft, entry: Involvement) -> None:
    do.type_cell(draft, stage_id=entry.stage_id, level_id=entry.level_id, text="Poll\nTalk")


def edit(draft: Draft, entry: Involvement) -> None:
    do.edit_involvement(draft, involvement_id=entry.id, lead="Coordinator")


def move_to_a_level(draft: Draft, entry: Involvement) -> None:
    do.move_involvement(draft, involvement_id=entry.id, level_id=draft.plan.levels[2].id)


def move_to_a_stage(draft: Draft, entry: Involvement) -> None:
    do.move_involvements(
        draft, involvement_ids=[entry.id], stage_id=draft.plan.stages[1].id, level_id=draft.plan.levels[1].id
    )


def accept(draft: Draft, entry: Involvement) -> None:
    do.edit_involvement(draft, involvement_id=entry.id, is_example=False)


@pytest.mark.parametrize("touch", [retype, type_over, edit, move_to_a_level, move_to_a_stage, accept])
def test_an_entry_that_is_touched_is_an_example_no_more(touch: Callable[[Draft, Involvement], None]) -> None:
    plan, entry = taken()
    draft = Draft(plan)
    touch(draft, entry)
    after = draft.plan
    assert not after.involvement(entry.id).is_example
    assert [each.is_example for each in after.involvements() if each.id != entry.id] == [True]


def test_what_changes_nothing_about_an_entry_leaves_it_an_example() -> None:
    plan, entry = taken()
    other = plan.cell(entry.stage_id, entry.level_id)[1]
    assert done(plan, do.retype_involvement, involvement_id=entry.id, text="Survey (n=25)") == plan
    assert done(plan, do.edit_involvement, involvement_id=entry.id, lead="") == plan
    moved = done(plan, do.move_involvement, involvement_id=other.id, before=entry.id)
    assert [each.activity for each in moved.cell(entry.stage_id, entry.level_id)] == ["Talk", "Survey"]
    assert all(each.is_example for each in moved.involvements())


def test_a_copied_stage_has_no_examples() -> None:
    plan, entry = taken()
    plan = done(plan, do.duplicate_stage, stage_id=entry.stage_id)
    copies = plan.cell(plan.stages[1].id, entry.level_id)
    assert [(each.activity, each.is_example) for each in copies] == [("Survey", False), ("Talk", False)]
    assert plan.involvement(entry.id).is_example
