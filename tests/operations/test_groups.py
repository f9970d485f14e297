# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Groups: what a user can do about who takes part."""

import pytest

from app import operations as do
from app.errors import LastGroup, NameNeeded, NotFound
from app.models.changes import Draft, apply, invert
from app.models.groups import tint_of
from app.models.plan import Plan
from app.models.rows import LadderPlace
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


def test_a_tint_goes_with_the_place_unless_it_is_chosen() -> None:
    plan = a_plan(stages=1, groups=9)
    tints = [tint_of(group, place) for place, group in enumerate(plan.groups)]
    assert tints == ["blue", "green", "amber", "rose", "violet", "teal", "sand", "grey", "blue"]
    plan = done(plan, do.edit_group, group_id=plan.groups[1].id, tint="grey", note="Meets on Fridays.")
    assert (tint_of(plan.groups[1], 1), plan.groups[1].note) == ("grey", "Meets on Fridays.")


def three_groups() -> Plan:
    """Return a plan of one stage with Learners, "Group 2" and "Group 3", an entry each."""
    return a_plan(stages=1, groups=3)


def test_merging_brings_the_entries_over_and_is_taken_back_whole() -> None:
    plan = three_groups()
    first, second, third = plan.groups
    draft = Draft(plan)
    do.merge_groups(draft, group_id=third.id, into_id=second.id)
    after = apply(plan, draft.changes())
    assert [group.name for group in after.groups] == ["Learners", "Group 2"]
    assert sorted((entry.group_id == second.id, entry.activity) for entry in after.involvements()) == [
        (False, "Activity 1"), (True, "Activity 2"), (True, "Activity 3"),
    ]  # fmt: skip
    assert {entry.id for entry in after.involvements()} == {entry.id for entry in plan.involvements()}
    assert after.groups[0] == first
    assert apply(after, invert(draft.changes())) == plan


def test_merged_groups_decide_once_in_a_stage() -> None:
    plan = a_plan(stages=3, groups=3)
    first, second, third = plan.groups
    both, alone, other = plan.stages
    plan = done(plan, do.set_control, stage_id=both.id, control="co-led", group_ids=[second.id, third.id])
    plan = done(plan, do.set_control, stage_id=alone.id, control="group", group_ids=[third.id])
    plan = done(plan, do.set_control, stage_id=other.id, control="co-led", group_ids=[first.id])
    plan = done(plan, do.merge_groups, group_id=third.id, into_id=second.id)
    assert [[party.group_id for party in plan.parties(stage.id)] for stage in plan.stages] == [
        [second.id], [second.id], [first.id],
    ]  # fmt: skip
    assert [stage.control for stage in plan.stages] == ["co-led", "group", "co-led"]


@pytest.mark.parametrize(
    ("sizes", "size"), [((None, 12), 12), ((12, None), 12), ((8, 12), 8), ((0, 12), 0), ((None, None), None)]
)
def test_merged_groups_keep_a_size_and_both_notes(sizes: tuple[int | None, int | None], size: int | None) -> None:
    plan = three_groups()
    _, second, third = plan.groups
    plan = done(plan, do.edit_group, group_id=second.id, size=sizes[0], note="Ours", tint="rose")
    plan = done(plan, do.edit_group, group_id=third.id, size=sizes[1], note="Theirs", tint="sand")
    plan = done(plan, do.merge_groups, group_id=third.id, into_id=second.id)
    assert (plan.groups[1].size, plan.groups[1].note, plan.groups[1].tint) == (size, "Ours\nTheirs", "rose")


def test_merged_groups_stand_once_on_the_ladder_of_a_stage() -> None:
    plan = a_plan(stages=2, groups=2, entries=0)
    (design, delivery), (first, second) = plan.stages, plan.groups
    for stage, group, now, target in (
        (design, first, "claimed", ""),
        (design, second, "together", "together"),
        (delivery, second, "few-choices", ""),
    ):
        plan = done(plan, do.set_ladder_place, stage_id=stage.id, group_id=group.id, now=now, target=target)
    plan = done(plan, do.merge_groups, group_id=second.id, into_id=first.id)
    places = [place for place in plan.rows("ladder_places").values() if isinstance(place, LadderPlace)]
    assert {(place.stage_id, place.group_id, place.now, place.target) for place in places} == {
        (design.id, first.id, "claimed", "together"),
        (delivery.id, first.id, "few-choices", ""),
    }
    assert len(places) == 2


def test_a_group_merged_with_itself_stays_as_it_is() -> None:
    plan = three_groups()
    assert done(plan, do.merge_groups, group_id=plan.groups[0].id, into_id=plan.groups[0].id) == plan
    with pytest.raises(NotFound):
        done(plan, do.merge_groups, group_id=plan.groups[0].id, into_id="nobody")


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
