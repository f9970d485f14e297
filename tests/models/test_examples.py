# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Entries that are still a template's: which they are, and the plan without them."""

from app import operations as do
from app.models.changes import Draft
from app.models.examples import example_entries, without_examples
from app.models.new import new_plan
from app.models.templates import template
from tests.builders import done, table_1


def test_they_come_as_they_are_read_and_go_when_touched() -> None:
    draft = Draft(new_plan("en-CA"))
    do.take_template(draft, chosen=template("table-1", "en-CA"))
    plan = draft.plan
    assert [entry.activity or entry.count_kind or entry.wording for entry in example_entries(plan)] == [
        "Focus group",
        "Member of design team",
        "Pilot testers",
        "Surveys",
        "Focus group",
        "all",
        "Alumni and institution design and administer an alumni community together",
    ]
    first = example_entries(plan)[0]
    plan = done(plan, do.edit_involvement, involvement_id=first.id, timing="May")
    assert [entry.activity for entry in example_entries(plan)][:2] == ["Member of design team", "Pilot testers"]
    assert [entry.id for entry in without_examples(plan).involvements()] == [first.id]
    assert without_examples(plan).stages == plan.stages


def test_a_plan_without_them_is_itself() -> None:
    plan = table_1()
    assert without_examples(plan) is plan
