# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Groups: what a user can do about who takes part."""

import pytest

from app import operations as do
from app.errors import LastGroup, NameNeeded
from tests.builders import a_plan, blank, done, table_1, with_entry


def test_a_known_name_brings_its_kind_and_forms() -> None:
    group = done(blank(), do.add_group, name="employers").groups[1]
    assert (group.name, group.kind, group.one, group.several) == ("Employers", "employers", "employer", "employers")


def test_any_other_name_is_taken_as_it_is() -> None:
    group = done(blank(), do.add_group, name="Chamber of Commerce", kind="industry").groups[1]
    assert (group.name, group.kind, group.one, group.several) == ("Chamber of Commerce", "industry", "", "")


def test_groups_are_added_before_another_and_moved() -> None:
    plan = done(blank(), do.add_group, name="Staff")
    plan = done(plan, do.add_group, name="First", before=plan.groups[0].id)
    assert [group.name for group in plan.groups] == ["First", "Learners", "Staff"]
    plan = done(plan, do.move_group, group_id=plan.groups[0].id, before=None)
    assert [group.name for group in plan.groups] == ["Learners", "Staff", "First"]
    assert done(plan, do.move_group, group_id=plan.groups[0].id, before=plan.groups[0].id) == plan


def test_a_new_name_empties_the_forms_of_the_old_one() -> None:
    plan = blank()
    group = done(plan, do.rename_group, group_id=plan.groups[0].id, name="Apprentices").groups[0]
    assert (group.name, group.one, group.several, group.kind) == ("Apprentices", "", "", "learners")
    assert done(plan, do.rename_group, group_id=plan.groups[0].id, name="Learners") == plan
    with pytest.raises(NameNeeded):
        done(plan, do.rename_group, group_id=plan.groups[0].id, name=" ")


def test_fields_of_a_group() -> None:
    plan = blank()
    plan = done(plan, do.edit_group, group_id=plan.groups[0].id, size=120, several="apprentices", plural=False)
    assert (plan.groups[0].size, plan.groups[0].several, plan.groups[0].plural) == (120, "apprentices", False)


def test_deleting_takes_the_entries_along() -> None:
    plan = a_plan(stages=2, groups=2, entries=3)
    after = done(plan, do.delete_group, group_id=plan.groups[1].id)
    assert len(plan.rows("involvements")) == 12
    assert len(after.rows("involvements")) == 6
    assert {entry.group_id for entry in after.involvements()} == {plan.groups[0].id}


def test_a_stage_in_which_it_alone_decided_no_longer_says_who_does() -> None:
    plan = a_plan(stages=3, groups=2)
    first, second = plan.groups
    alone, shared, worded = plan.stages
    plan = done(plan, do.set_control, stage_id=alone.id, control="group", group_ids=[second.id])
    plan = done(plan, do.set_control, stage_id=shared.id, control="group", group_ids=[first.id, second.id])
    plan = done(plan, do.set_control, stage_id=worded.id, control="group", group_ids=[second.id], words="The board")
    after = done(plan, do.delete_group, group_id=second.id)
    assert [(stage.control, stage.control_words) for stage in after.stages] == [
        ("", ""),
        ("group", ""),
        ("other", "The board"),
    ]
    assert after.deciders(shared.id) == (first,)


def test_the_last_group_stays() -> None:
    plan = table_1()
    with pytest.raises(LastGroup):
        done(plan, do.delete_group, group_id=plan.groups[0].id)


def test_the_group_that_an_entry_names_is_added_and_the_entry_goes_to_it() -> None:
    plan = with_entry(table_1(), "Needs Assessment", "Inform", "Employers: Survey (n=12)")
    (entry,) = plan.cell(plan.stages[0].id, plan.levels[0].id)
    after = done(plan, do.add_group_of_entry, involvement_id=entry.id)
    (entry,) = after.cell(plan.stages[0].id, plan.levels[0].id)
    added = after.groups[-1]
    assert (added.name, added.kind, entry.group_id) == ("Employers", "employers", added.id)
    assert (entry.activity, entry.count_kind, entry.count_from) == ("Survey", "exact", 12)


def test_an_entry_that_names_no_new_group_adds_none() -> None:
    plan = table_1()
    (entry,) = plan.cell(plan.stages[0].id, plan.levels[1].id)
    assert done(plan, do.add_group_of_entry, involvement_id=entry.id) == plan
