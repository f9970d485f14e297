# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Involvements: what a user can do to the entries."""

import pytest

from app import operations as do
from app.errors import NotANumber, NotFound, NumberOutOfRange, TextTooLong
from app.models.plan import Plan
from app.models.rows import Involvement
from app.models.wording import printed
from tests.builders import a_plan, done, table_1


def said(plan: Plan, stage: int, level: int) -> list[str]:
    """Return what the entries of a cell say, by the numbers of its stage and level."""
    entries = plan.cell(plan.stages[stage].id, plan.levels[level].id)
    return [printed(entry, plan.group(entry.group_id), "en-CA") for entry in entries]


def typed(plan: Plan, stage: int, level: int, text: str, **more: object) -> Plan:
    return done(
        plan, do.add_involvement, stage_id=plan.stages[stage].id, level_id=plan.levels[level].id, text=text, **more
    )


def only(plan: Plan) -> Involvement:
    (entry,) = plan.involvements()
    return entry


def test_entries_stack_in_their_cell() -> None:
    plan = a_plan(stages=1, entries=0)
    plan = typed(plan, 0, 1, "Survey")
    plan = typed(plan, 0, 1, "Focus group (n=6)")
    plan = typed(plan, 0, 1, "First of all", before=plan.cell(plan.stages[0].id, plan.levels[1].id)[0].id)
    assert said(plan, 0, 1) == ["First of all", "Survey", "Focus group (n=6)"]
    assert said(plan, 0, 0) == []


def test_an_entry_belongs_to_the_group_it_names_else_to_the_one_given_else_to_the_first() -> None:
    plan = a_plan(stages=1, groups=2, entries=0)
    plan = typed(plan, 0, 0, "Newsletter")
    plan = typed(plan, 0, 1, "Newsletter", group_id=plan.groups[1].id)
    plan = typed(plan, 0, 2, "group 2: Newsletter")
    cells = [plan.cell(plan.stages[0].id, level.id)[0] for level in plan.levels[:3]]
    assert [plan.group(entry.group_id).name for entry in cells] == ["Learners", "Group 2", "Group 2"]
    assert said(plan, 0, 2) == ["Newsletter"]


def test_typing_over_an_entry_keeps_what_the_words_do_not_say() -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "Survey (n=25)")
    entry = only(plan)
    plan = done(plan, do.edit_involvement, involvement_id=entry.id, heard_back="By mail", lead="Coordinator")
    plan = done(plan, do.retype_involvement, involvement_id=entry.id, text="All learners")
    after = only(plan)
    assert said(plan, 0, 1) == ["All learners"]
    assert (after.heard_back, after.lead, after.activity, after.count_from) == ("By mail", "Coordinator", "", None)


def test_a_number_changed_by_hand_changes_the_printed_words() -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "Survey (n = 25)")
    plan = done(plan, do.edit_involvement, involvement_id=only(plan).id, count_from=40)
    assert said(plan, 0, 1) == ["Survey (n=40)"]


def test_an_activity_changed_by_hand_leaves_the_typed_count() -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "Survey (n = 25)")
    plan = done(plan, do.edit_involvement, involvement_id=only(plan).id, activity="Poll")
    assert said(plan, 0, 1) == ["Poll (n = 25)"]


def test_a_number_given_to_free_wording_loses_no_word() -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "Focus group with many people(n=6)")
    plan = done(plan, do.edit_involvement, involvement_id=only(plan).id, count_kind="exact", count_from=6)
    assert said(plan, 0, 1) == ["Focus group with many people(n=6) (n=6)"]


def test_a_long_sentence_given_a_number_is_refused_rather_than_cut() -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "word " * 100)
    with pytest.raises(TextTooLong):
        done(plan, do.edit_involvement, involvement_id=only(plan).id, count_kind="exact", count_from=6)


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"count_from": -1}, NumberOutOfRange),
        ({"return_hours": "two"}, NotANumber),
        ({"lead": "x" * 301}, TextTooLong),
        ({"group_id": "gone"}, NotFound),
    ],
)
def test_a_field_that_does_not_fit_is_refused(fields: dict[str, object], refusal: type[Exception]) -> None:
    plan = typed(a_plan(stages=1, entries=0), 0, 1, "Survey")
    with pytest.raises(refusal):
        done(plan, do.edit_involvement, involvement_id=only(plan).id, **fields)


def test_an_entry_moves_to_another_level_stage_and_place() -> None:
    plan = table_1()
    entry = plan.cell(plan.stages[1].id, plan.levels[2].id)[0]
    plan = done(plan, do.move_involvement, involvement_id=entry.id, level_id=plan.levels[3].id)
    assert said(plan, 1, 3) == ["Member of design team (n=2)"]
    assert said(plan, 1, 2) == []
    other = plan.cell(plan.stages[5].id, plan.levels[3].id)[0]
    plan = done(plan, do.move_involvement, involvement_id=entry.id, stage_id=plan.stages[5].id, before=other.id)
    assert said(plan, 5, 3)[0] == "Member of design team (n=2)"
    plan = done(plan, do.move_involvement, involvement_id=entry.id)
    assert said(plan, 5, 3)[1] == "Member of design team (n=2)"


def test_before_itself_stays() -> None:
    plan = table_1()
    entry = plan.cell(plan.stages[0].id, plan.levels[1].id)[0]
    assert done(plan, do.move_involvement, involvement_id=entry.id, before=entry.id) == plan


def test_deleting() -> None:
    plan = table_1()
    entry = plan.cell(plan.stages[0].id, plan.levels[1].id)[0]
    plan = done(plan, do.delete_involvement, involvement_id=entry.id)
    assert said(plan, 0, 1) == []
    with pytest.raises(NotFound):
        done(plan, do.delete_involvement, involvement_id=entry.id)


def test_a_cell_that_is_not_there_is_refused() -> None:
    plan = table_1()
    with pytest.raises(NotFound):
        done(plan, do.add_involvement, stage_id="gone", level_id=plan.levels[0].id, text="Survey")
    with pytest.raises(NotFound):
        done(plan, do.add_involvement, stage_id=plan.stages[0].id, level_id="gone", text="Survey")
