# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Typing whole cells, and who decides."""

import pytest

from app import operations as do
from app.models.plan import Plan
from app.operations.cells import cell_lines
from tests.builders import a_plan, done


def typed(plan: Plan, text: str, **more: object) -> Plan:
    return done(plan, do.type_cell, stage_id=plan.stages[0].id, level_id=plan.levels[1].id, text=text, **more)


def lines(plan: Plan) -> list[str]:
    return cell_lines(plan, plan.stages[0].id, plan.levels[1].id)


def ids(plan: Plan) -> list[str]:
    return [entry.id for entry in plan.cell(plan.stages[0].id, plan.levels[1].id)]


def empty(groups: int = 1) -> Plan:
    return a_plan(stages=1, groups=groups, entries=0)


def test_each_line_is_an_entry() -> None:
    plan = typed(empty(), "Survey (n=25)\n\n  Focus group (n=6) \n")
    assert lines(plan) == ["Survey (n=25)", "Focus group (n=6)"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One\nTwo\nThree", [0, 1, 2]),
        ("One\nTwo changed\nThree", [0, 1, 2]),
        ("One\nThree", [0, 2]),
        ("One\nNew\nTwo\nThree", [0, None, 1, 2]),
        ("New\nOne\nTwo\nThree\nLast", [None, 0, 1, 2, None]),
        ("One\nTwo changed\nNew\nThree", [0, 1, None, 2]),
        ("Quite\nDifferent", [0, 1]),
        ("", []),
    ],
)
def test_lines_keep_their_entries(text: str, kept: list[int | None]) -> None:
    plan = typed(empty(), "One\nTwo\nThree")
    before = ids(plan)
    plan = typed(plan, text)
    assert lines(plan) == text.splitlines()
    assert [before.index(entry) if entry in before else None for entry in ids(plan)] == kept


def test_a_changed_line_keeps_what_it_does_not_say() -> None:
    plan = typed(empty(), "Survey (n=25)")
    plan = done(plan, do.edit_involvement, involvement_id=ids(plan)[0], heard_back="By mail")
    plan = typed(plan, "Survey (n=40)")
    (entry,) = plan.involvements()
    assert (entry.heard_back, entry.count_from) == ("By mail", 40)


def test_the_same_text_is_no_change() -> None:
    plan = typed(empty(2), "Survey (n=25)\nGroup 2: Newsletter")
    assert typed(plan, "\n".join(lines(plan))) == plan


def test_with_several_groups_lines_say_whose_they_are() -> None:
    plan = typed(empty(2), "Survey (n=25)\nGroup 2: Newsletter\nInterview", group_id=None)
    assert lines(plan) == ["Learners: Survey (n=25)", "Group 2: Newsletter", "Learners: Interview"]
    plan = typed(plan, "Learners: Survey (n=25)\nLearners: Newsletter\nInterview")
    assert lines(plan) == ["Learners: Survey (n=25)", "Learners: Newsletter", "Learners: Interview"]
    assert len(ids(plan)) == 3


def test_new_lines_belong_to_the_group_that_new_entries_are_for() -> None:
    plan = typed(empty(2), "Survey")
    plan = typed(plan, "Learners: Survey\nNewsletter", group_id=plan.groups[1].id)
    assert lines(plan) == ["Learners: Survey", "Group 2: Newsletter"]


TWO_GROUPS = "Survey\nGroup 2: Newsletter\nInterview"


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Learners: Survey\nLearners: Visit", ["Learners: Survey", "Group 2: Newsletter", "Learners: Visit"]),
        ("Learners: Interview", ["Group 2: Newsletter", "Learners: Interview"]),
        ("Poll\nLearners: Survey", ["Learners: Poll", "Learners: Survey", "Group 2: Newsletter"]),
        ("", ["Group 2: Newsletter"]),
        ("Group 2: Survey", ["Group 2: Survey", "Group 2: Newsletter"]),
    ],
)
def test_what_a_filter_hides_is_left_alone(text: str, after: list[str]) -> None:
    plan = typed(empty(2), TWO_GROUPS)
    hidden = ids(plan)[1]
    plan = typed(plan, text, shown={plan.groups[0].id})
    assert lines(plan) == after
    assert hidden in ids(plan)


def test_emptying_leaves_what_a_filter_hides() -> None:
    plan = typed(empty(2), TWO_GROUPS)
    cells = [(plan.stages[0].id, plan.levels[1].id)]
    assert lines(done(plan, do.clear_cells, cells=cells, shown={plan.groups[0].id})) == ["Group 2: Newsletter"]
    assert lines(done(plan, do.clear_cells, cells=cells)) == []


@pytest.mark.parametrize(
    ("text", "control", "deciders", "words"),
    [
        ("", "", [], ""),
        ("Institution", "institution", [], ""),
        ("institution", "institution", [], ""),
        ("Co-led", "co-led", [], ""),
        ("Co-led with Learners", "co-led", ["Learners"], ""),
        ("Co-led with Learners and Group 2", "co-led", ["Learners", "Group 2"], ""),
        ("Group 2", "group", ["Group 2"], ""),
        ("The board", "other", [], "The board"),
        ("Co-led with the board", "other", [], "Co-led with the board"),
    ],
)
def test_who_decides_as_typed(text: str, control: str, deciders: list[str], words: str) -> None:
    plan = empty(2)
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="other", words="Before")
    plan = done(plan, do.type_control, stage_id=plan.stages[0].id, text=text)
    stage = plan.stages[0]
    assert (stage.control, [group.name for group in plan.deciders(stage.id)], stage.control_words) == (
        control,
        deciders,
        words,
    )
