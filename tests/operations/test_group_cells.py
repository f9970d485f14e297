# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Typing what a group does in a stage, with the levels in the text."""

import dataclasses

import pytest

from app import operations as do
from app.models.plan import Plan
from app.operations.cells import cell_lines
from app.operations.group_cells import group_line
from tests.builders import a_plan, done

THREE = "Inform: Newsletter\nConsult: Survey (n=25)\nConsult: Focus group (n=6)"


def empty() -> Plan:
    return a_plan(stages=2, groups=2, entries=0)


def typed(plan: Plan, text: str, group: int = 0, **more: object) -> Plan:
    ids = {"stage_id": plan.stages[0].id, "group_id": plan.groups[group].id}
    return done(plan, do.type_group_cell, text=text, **ids, **more)


def lines(plan: Plan, group: int = 0, stage: int = 0) -> list[str]:
    entries = plan.group_cell(plan.stages[stage].id, plan.groups[group].id)
    return [group_line(plan, entry) for entry in entries]


def ids(plan: Plan) -> list[str]:
    return [entry.id for entry in plan.group_cell(plan.stages[0].id, plan.groups[0].id)]


def test_lines_name_their_level_and_go_to_it() -> None:
    plan = typed(empty(), "Consult: Focus group (n=6)\n\n partnership : Board seat", group=1)
    assert lines(plan, 1) == ["Consult: Focus group (n=6)", "Partnership: Board seat"]
    stage, levels = plan.stages[0], plan.levels
    assert cell_lines(plan, stage.id, levels[1].id) == ["Group 2: Focus group (n=6)"]
    assert cell_lines(plan, stage.id, levels[3].id) == ["Group 2: Board seat"]
    assert plan.cell(stage.id, levels[1].id)[0].count_from == 6


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Cons: Poll", ["Consult: Poll"]),
        ("c: Poll", ["Consult: Poll"]),
        ("Partn: Poll", ["Partnership: Poll"]),
        ("Part: Poll", ["Inform: Part: Poll"]),  # two levels begin so
        ("Date: Poll", ["Inform: Date: Poll"]),
        ("Participate", ["Participate"]),
        ("Participate:", ["Participate"]),
        ("Particip", ["Inform: Particip"]),
        ("Consult: Inform: Poll", ["Consult: Inform: Poll"]),
        ("Poll", ["Inform: Poll"]),
        ("Participate: Poll\nInterview", ["Participate: Poll", "Participate: Interview"]),
    ],
)
def test_what_is_taken_for_a_level(text: str, said: list[str]) -> None:
    assert lines(typed(empty(), text)) == said


def test_a_line_without_a_level_goes_where_it_is_told_to() -> None:
    plan = empty()
    assert lines(typed(plan, "Poll", level_id=plan.levels[2].id)) == ["Participate: Poll"]


@pytest.mark.parametrize(
    ("text", "said", "kept"),
    [
        (THREE, THREE.splitlines(), [0, 1, 2]),
        ("Newsletter\nSurvey (n=25)\nFocus group (n=6)", THREE.splitlines(), [0, 1, 2]),
        ("Inf: Newsletter\nNew one\nCons: Survey (n=25)\nFocus group (n=6)",
         ["Inform: Newsletter", "Inform: New one", "Consult: Survey (n=25)", "Consult: Focus group (n=6)"],
         [0, None, 1, 2]),
        ("Inform: Newsletter\nSurvey (n=40)\nConsult: Focus group (n=6)",
         ["Inform: Newsletter", "Consult: Survey (n=40)", "Consult: Focus group (n=6)"], [0, 1, 2]),
        ("Inform: Newsletter\nPartnership: Survey (n=25)\nConsult: Focus group (n=6)",
         ["Inform: Newsletter", "Consult: Focus group (n=6)", "Partnership: Survey (n=25)"], [0, 2, 1]),
        ("Consult: Focus group (n=6)", ["Consult: Focus group (n=6)"], [2]),
        ("", [], []),
    ],
)  # fmt: skip
def test_lines_keep_their_entries(text: str, said: list[str], kept: list[int | None]) -> None:
    plan = typed(empty(), THREE)
    before = ids(plan)
    plan = typed(plan, text)
    assert lines(plan) == said
    assert [before.index(entry) if entry in before else None for entry in ids(plan)] == kept


def test_a_changed_line_keeps_what_it_does_not_say_at_another_level_too() -> None:
    plan = typed(empty(), "Consult: Survey (n=25)")
    plan = done(plan, do.edit_involvement, involvement_id=ids(plan)[0], heard_back="By mail")
    plan = typed(plan, "Participate: Survey (n=40)")
    (entry,) = plan.involvements()
    assert (entry.heard_back, entry.count_from, entry.level_id) == ("By mail", 40, plan.levels[2].id)


def test_the_same_text_is_no_change_and_other_groups_are_left_alone() -> None:
    plan = typed(typed(empty(), THREE), "Consult: Visit", group=1)
    assert typed(plan, THREE) == plan
    assert lines(typed(plan, ""), 1) == ["Consult: Visit"]


def test_a_level_with_a_colon_in_its_name_is_read_back() -> None:
    plan = empty()
    level = dataclasses.replace(plan.levels[1], name="Ask: and listen")
    plan = plan.replaced({"levels": {level.id: level}})
    plan = typed(plan, "Ask: and listen: Survey")
    assert lines(plan) == ["Ask: and listen: Survey"]
    assert lines(typed(plan, "Ask: and listen: Poll")) == ["Ask: and listen: Poll"]


def test_emptying_takes_one_group_only_and_who_decides() -> None:
    plan = typed(typed(empty(), THREE), "Consult: Visit", group=1)
    stage = plan.stages[0]
    plan = done(plan, do.set_control, stage_id=stage.id, control="institution")
    plan = done(plan, do.clear_group_cells, cells=[(stage.id, plan.groups[0].id), (stage.id, None)])
    assert (lines(plan), lines(plan, 1), plan.stages[0].control) == ([], ["Consult: Visit"], "")


def test_entries_are_given_to_another_group_and_stage_at_their_level() -> None:
    plan = typed(empty(), THREE)
    plan = done(
        plan, do.give_to_group, involvement_ids=ids(plan)[1:], stage_id=plan.stages[1].id, group_id=plan.groups[1].id
    )
    assert lines(plan) == ["Inform: Newsletter"]
    assert lines(plan, 1, stage=1) == ["Consult: Survey (n=25)", "Consult: Focus group (n=6)"]
