# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The history in sentences, ours and such as anybody might send; and earlier values restored."""

import dataclasses
import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import operations as do
from app.models.answers import answers, edits_of
from app.models.plan import Plan
from app.models.rows import TABLES
from app.storage.history import PastChange, PastEdit
from app.storage.open_plan import OpenPlan
from app.views.versions.past_edits import Cell, past_lines
from app.views.versions.past_values import restoration
from tests.builders import a_plan, level_named, stage_named, table_1

ENGLISH = "en-CA"
PLAN = table_1()


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[OpenPlan]:
    plan = OpenPlan.new(PLAN, folder=tmp_path / "working", author="Ana")
    yield plan
    plan.close()


def sentences(opened: OpenPlan, *, cell: Cell | None = None) -> list[list[str]]:
    found, _ = past_lines(opened.shelf.history(), opened.plan, ENGLISH, most=200, cell=cell)
    return [[line.sentence for line in lines] for lines in found]


def entry_saying(plan: Plan, activity: str) -> str:
    return next(entry.id for entry in plan.involvements() if entry.activity == activity)


def stage(name: str) -> str:
    return stage_named(PLAN, name)


def test_edits_are_told_the_latest_first_each_as_it_was_then(opened: OpenPlan) -> None:
    surveys = entry_saying(PLAN, "Surveys")
    opened.run(do.retype_involvement, involvement_id=surveys, text="Surveys (n=40)")
    opened.run(do.retype_involvement, involvement_id=surveys, text="Poll")
    opened.run(do.set_control, stage_id=stage("Marketing and Promotion"), control="co-led")
    opened.run(do.delete_stage, stage_id=stage("Marketing and Promotion"))
    opened.run(do.edit_project, funder="The ministry")
    opened.run(do.give_reason, version_id="v", table="stages", row_id="s", text="No money\nleft")
    opened.undo()
    assert sentences(opened) == [
        ["Reason taken away: “No money left”."],
        ["Reason given: “No money left”."],
        ["Funder: was empty, now “The ministry”."],
        ["Stage “Marketing and Promotion” was deleted with its 1 entry."],
        ["Marketing and Promotion: Control: was Institution, now Co-led."],
        ["Marketing and Promotion, Consult: “Surveys (n=40)” became “Poll”."],
        ["Marketing and Promotion, Consult: “Surveys (n=25)” became “Surveys (n=40)”."],
    ]


def test_the_ladder_left_questions_and_colours_are_told(opened: OpenPlan) -> None:
    learners = PLAN.groups[0].id
    opened.run(do.edit_group, group_id=learners, tint="teal")
    opened.run(do.set_ladder_place, stage_id=stage("Curriculum Design"), group_id=learners, now="together")
    opened.run(do.leave_question, rule="d", subject="", facts="1")
    opened.run(do.ask_again, rule="d", subject="")
    assert sentences(opened) == [
        ["A question that was left as it is is asked again."],
        ["A question was left as it is."],
        [
            "Curriculum Design: “Learners”: Where control lies now:"
            " was empty, now “They create it together with the instructor”."
        ],
        ["“Learners”: Colour: was “The usual one”, now “Teal”."],
    ]


def test_answers_are_told_and_their_earlier_words_restored(opened: OpenPlan) -> None:
    opened.run(do.add_answer, question="Who?")
    (answer,) = opened.plan.rows("answers")
    opened.run(do.edit_answer, answer_id=answer, question="Who takes part?")
    for text in ("We ask them.", "We hear them."):
        opened.run(do.edit_sentence, answer_id=answer, key="k", said="They are asked.", text=text)
    lines, _ = past_lines(opened.shelf.history(), opened.plan, ENGLISH, most=9)
    assert [line.sentence for (line,) in lines] == [
        "Answer “Who takes part?”: “We ask them.” became “We hear them.”.",
        "Answer “Who takes part?”: “They are asked.” became “We ask them.”.",
        "Answer “Who?”: The portal's question: was “Who?”, now “Who takes part?”.",
        "Answer “Who?” was added.",
    ]
    for line in (lines[0][0], lines[2][0]):
        found = restoration(opened.plan, line.change)
        assert found
        opened.run(found.operation, **found.values)
    assert answers(opened.plan)[0].question == "Who?"
    assert edits_of(opened.plan, answer)["k"].text == "We ask them."


def test_that_an_entry_is_an_example_no_more_is_neither_told_nor_restored(tmp_path: Path) -> None:
    entry = PLAN.involvement(entry_saying(PLAN, "Surveys"))
    marked = PLAN.replaced({"involvements": {entry.id: dataclasses.replace(entry, is_example=True)}})
    opened = OpenPlan.new(marked, folder=tmp_path / "working")
    opened.run(do.edit_involvement, involvement_id=entry.id, is_example=False)
    opened.run(do.edit_involvement, involvement_id=entry.id, lead="Dean")
    ((lead,), (example,)), _ = past_lines(opened.shelf.history(), opened.plan, ENGLISH, most=9)
    assert example.sentence == ""
    assert restoration(opened.plan, example.change or opened.shelf.history()[0].changes[0]) is None
    found = restoration(opened.plan, lead.change)
    assert found
    assert found.values == {"involvement_id": entry.id, "lead": ""}
    opened.close()


def test_the_history_of_a_cell_follows_entries_that_came_and_went(opened: OpenPlan) -> None:
    surveys, marketing = entry_saying(PLAN, "Surveys"), stage("Marketing and Promotion")
    consult, inform = level_named(PLAN, "Consult"), level_named(PLAN, "Inform")
    opened.run(do.retype_involvement, involvement_id=surveys, text="Surveys (n=40)")
    opened.run(do.move_involvement, involvement_id=surveys, level_id=inform)
    opened.run(do.retype_involvement, involvement_id=surveys, text="Poll")
    opened.run(do.set_control, stage_id=marketing, control="co-led")
    opened.run(do.rename_stage, stage_id=marketing, name="Marketing")
    opened.run(do.delete_involvement, involvement_id=surveys)
    moved = "Marketing and Promotion: “Surveys (n=40)” moved from Consult to Inform."
    assert sentences(opened, cell=(marketing, consult)) == [
        [moved],
        ["Marketing and Promotion, Consult: “Surveys (n=25)” became “Surveys (n=40)”."],
    ]
    assert sentences(opened, cell=(marketing, inform)) == [
        ["Left out of Marketing, Inform: “Poll”."],
        ["Marketing and Promotion, Inform: “Surveys (n=40)” became “Poll”."],
        [moved],
    ]
    assert sentences(opened, cell=(marketing, None)) == [
        ["Marketing and Promotion: Control: was Institution, now Co-led."]
    ]
    assert sentences(opened, cell=(stage("Alumni Community"), consult)) == []


def test_what_is_asked_for_is_told_and_whether_there_is_more(opened: OpenPlan) -> None:
    for number in range(5):
        opened.run(do.edit_project, title=f"Title {number}")
    history = opened.shelf.history()
    for most, found, is_more in ((4, 4, True), (5, 5, False)):
        lines, more = past_lines(history, opened.plan, ENGLISH, most=most)
        assert (len(lines), more) == (found, is_more)


def test_a_long_edit_is_told_in_a_dozen_lines(opened: OpenPlan) -> None:
    opened.run(do.clear_cells, cells=[(each.id, level.id) for each in PLAN.stages for level in PLAN.levels])
    opened.run(do.fill_from_template, key="table-1")
    (newest, *_) = sentences(opened)
    assert len(newest) == 12
    assert newest[-1].startswith("and ")


def edit(*changes: PastChange, made_at: str = "2026-01-02T03:04:05+00:00") -> PastEdit:
    return PastEdit(made_at, "Somebody <b>else</b>", "no_such_verb", changes)


def changed(table: str, row_id: str, before: dict[str, Any] | None, after: dict[str, Any] | None) -> PastChange:
    frozen = [None if values is None else MappingProxyType(values) for values in (before, after)]
    return PastChange(table, row_id, *frozen)


MARKETING = stage("Marketing and Promotion")
STRANGE = [
    (changed("stages", "gone", {"name": "A"}, {"name": "B"}), ["Name: was “A”, now “B”."]),
    (changed("stages", MARKETING, {"colour": "red"}, {"colour": "blue"}), ["colour: was “red”, now “blue”."]),
    (changed("stages", MARKETING, {"name": 7}, {"name": None}), ["Name: was “7”, now empty."]),
    (changed("stages", "gone", None, {"name": "B"}), ["Added: stage “B”."]),
    (changed("involvements", "gone", {"activity": "Survey"}, None), ["Left out: entry “Survey”."]),
    (changed("control_parties", "gone", {}, None), ["Left out: something that is gone."]),
    (changed("ladder_places", "gone", None, {"now": "claimed"}), ["Added: place on the ladder."]),
    (changed("left_questions", "gone", {"rule": "d"}, None), ["Left out: a question left as it is."]),
    (changed("answer_groups", "gone", None, {}), ["Added: a group of an answer."]),
    (changed("sentence_edits", "gone", None, {"text": "We are."}), ["Added: sentence “We are.”."]),
    (changed("answers", "gone", {"question": "Who?"}, None), ["Left out: answer “Who?”."]),
    (changed("project", PLAN.project.id, {"title": "A"}, None), ["Left out: something that is gone."]),
    (changed("stages", MARKETING, {}, {}), [""]),
]


@pytest.mark.parametrize(("change", "expected"), STRANGE)
def test_what_does_not_fit_the_plan_is_told_by_its_bare_values(change: PastChange, expected: list[str]) -> None:
    ((line, *more),), _ = past_lines([edit(change)], PLAN, ENGLISH, most=9)
    assert [each.sentence for each in (line, *more)] == expected
    assert restoration(PLAN, line.change) is None


def test_a_history_that_did_not_lead_here_is_told_as_it_says() -> None:
    """What somebody else changed before their file was joined with ours."""
    change = changed("stages", MARKETING, {"name": "Before"}, {"name": "Their name"})
    ((line,),), _ = past_lines([edit(change)], PLAN, ENGLISH, most=9)
    assert line.sentence == "Name: was “Before”, now “Their name”."


VALUES = st.one_of(st.none(), st.integers(-3, 10**12), st.booleans(), st.text(max_size=5), st.just("gone"))
ROWS = st.one_of(
    st.none(), st.dictionaries(st.sampled_from(["name", "id", "rank", "stage_id", "control", "x"]), VALUES)
)
CHANGES = st.builds(
    changed, st.sampled_from(sorted(TABLES)), st.sampled_from(["gone", MARKETING, PLAN.project.id]), ROWS, ROWS
)


@given(st.lists(st.lists(CHANGES, max_size=3), max_size=4))
def test_no_history_makes_it_stumble(edits: list[list[PastChange]]) -> None:
    history = [edit(*changes) for changes in edits]
    for cell in (None, (MARKETING, None), (MARKETING, PLAN.levels[0].id)):
        found, _ = past_lines(history, PLAN, ENGLISH, most=9, cell=cell)
        assert len(found) <= len(history)
        for lines in found:
            for line in lines:
                restoration(PLAN, line.change)


Edit = tuple[Callable[..., object], dict[str, Any]]
RESTORABLE: dict[str, Edit] = {
    "the words of an entry": (
        do.retype_involvement,
        {"involvement_id": entry_saying(PLAN, "Surveys"), "text": "All learners"},
    ),
    "its lead": (do.edit_involvement, {"involvement_id": entry_saying(PLAN, "Surveys"), "lead": "Dean"}),
    "its number": (
        do.edit_involvement,
        {"involvement_id": entry_saying(PLAN, "Surveys"), "count_kind": "exact", "count_from": 3},
    ),
    "a name of a stage": (do.rename_stage, {"stage_id": MARKETING, "name": "Marketing"}),
    "its kind": (do.edit_stage, {"stage_id": MARKETING, "kind": "other"}),
    "who decides": (do.set_control, {"stage_id": MARKETING, "control": "other", "words": "The board"}),
    "a group": (do.rename_group, {"group_id": PLAN.groups[0].id, "name": "Students"}),
    "its size": (do.edit_group, {"group_id": PLAN.groups[0].id, "size": 300}),
    "its colour and its note": (do.edit_group, {"group_id": PLAN.groups[0].id, "tint": "rose", "note": "Ask Ann"}),
    "a place on the ladder": (
        do.set_ladder_place,
        {"stage_id": MARKETING, "group_id": PLAN.groups[0].id, "now": "together", "target": "learners-decide"},
    ),
    "the plan": (do.edit_project, {"title": "Another", "funder": "Somebody"}),
}


@pytest.mark.parametrize("what", RESTORABLE)
def test_an_earlier_value_is_restored_by_a_new_edit(opened: OpenPlan, what: str) -> None:
    operation, values = RESTORABLE[what]
    opened.run(do.set_ladder_place, stage_id=MARKETING, group_id=PLAN.groups[0].id, now="few-choices")
    before = opened.plan
    opened.run(operation, **values)
    opened.run(do.add_stage, name="Something since")
    ((_,), (line, *_), (_,)), _ = past_lines(opened.shelf.history(), opened.plan, ENGLISH, most=9)
    found = restoration(opened.plan, line.change)
    assert found
    assert opened.run(found.operation, **found.values)
    assert line.change
    table, row_id = line.change.table, line.change.row_id
    assert opened.plan.row(table, row_id) == before.row(table, row_id)
    assert restoration(opened.plan, line.change) is None  # it says so already
    assert len(opened.plan.stages) == len(before.stages) + 1


def test_what_came_went_or_moved_is_no_value_to_restore(opened: OpenPlan) -> None:
    opened.run(do.move_stage, stage_id=MARKETING, before=None)
    opened.run(do.add_stage, name="New")
    opened.run(do.delete_stage, stage_id=opened.plan.stages[0].id)
    opened.run(do.rename_stage, stage_id=MARKETING, name="Marketing")
    opened.run(do.delete_stage, stage_id=MARKETING)
    found, _ = past_lines(opened.shelf.history(), opened.plan, ENGLISH, most=9)
    assert [restoration(opened.plan, line.change) for lines in found for line in lines] == [None] * 5


def test_values_out_of_a_strange_file_are_not_restored() -> None:
    for before in ({"control": "magic"}, {"name": "x" * 301}, {"name": ""}, {"name": "a\x00"}, {"kind": 5}):
        field = next(iter(before))
        assert restoration(PLAN, changed("stages", MARKETING, before, {field: "B"})) is None


def test_twenty_thousand_edits_are_told_within_a_second() -> None:
    plan = a_plan(stages=40, groups=3, entries=3)
    row = plan.stages[0]
    names = [f"Name {number}" for number in range(20_000)] + [row.name]
    pairs = itertools.pairwise(names)
    history = [edit(changed("stages", row.id, {"name": old}, {"name": new})) for old, new in pairs]
    began = time.perf_counter()
    found, is_more = past_lines(history, plan, ENGLISH, most=200)
    past_lines(history, plan, ENGLISH, most=200, cell=(row.id, None))
    assert time.perf_counter() - began < 1
    assert (len(found), is_more) == (200, True)
    assert found[-1][0].sentence == "Name: was “Name 19800”, now “Name 19801”."
