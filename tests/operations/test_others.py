# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Control, notes, the project, and beginning from a template."""

import pytest

from app import operations as do
from app.errors import NotFound, TextTooLong, UnknownChoice
from tests.builders import a_plan, blank, done, table_1


def test_control_with_groups() -> None:
    plan = a_plan(stages=1, groups=3)
    stage_id = plan.stages[0].id
    first, second, third = (group.id for group in plan.groups)
    plan = done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=[first, second])
    kept = plan.parties(stage_id)
    plan = done(plan, do.set_control, stage_id=stage_id, control="co-led", group_ids=[second, third])
    assert [group.id for group in plan.deciders(stage_id)] == [second, third]
    assert len(set(kept) & set(plan.parties(stage_id))) == 1
    plan = done(plan, do.set_control, stage_id=stage_id, control="institution", group_ids=[first])
    assert plan.deciders(stage_id) == ()
    plan = done(plan, do.set_control, stage_id=stage_id, control="")
    assert plan.stages[0].control == ""


def test_control_in_own_words() -> None:
    plan = a_plan(stages=1)
    plan = done(plan, do.set_control, stage_id=plan.stages[0].id, control="other", words=" The board ")
    assert plan.stages[0].control_words == "The board"


def test_control_of_a_group_that_is_gone_is_refused() -> None:
    plan = a_plan(stages=1)
    with pytest.raises(NotFound):
        done(plan, do.set_control, stage_id=plan.stages[0].id, control="group", group_ids=["gone"])


def test_notes() -> None:
    plan = a_plan(stages=1)
    plan = done(
        plan,
        do.add_note,
        text="one\ntwo",
        author="Ana",
        written_at="2026-11-21T10:00:00+00:00",
        stage_id=plan.stages[0].id,
        at_control=True,
    )
    (note,) = plan.rows("notes").values()
    plan = done(plan, do.edit_note, note_id=note.id, text="three")
    assert plan.note(note.id).text == "three"
    plan = done(plan, do.delete_note, note_id=note.id)
    assert not plan.rows("notes")


def test_the_project() -> None:
    plan = done(blank(), do.edit_project, title="Welding", organisation="North College", language="fr-CA")
    assert (plan.project.title, plan.project.organisation, plan.project.language) == (
        "Welding",
        "North College",
        "fr-CA",
    )
    with pytest.raises(TextTooLong):
        done(plan, do.edit_project, title="x" * 301)


def test_a_template_adds_to_what_is_there() -> None:
    plan = done(blank(), do.add_stage, name="Ours")
    plan = done(plan, do.edit_project, title="Welding", credit="Our own source.")
    plan = done(plan, do.fill_from_template, key="table-1")
    assert [stage.name for stage in plan.stages][:2] == ["Ours", "Needs Assessment"]
    assert plan.project.title == "Welding"
    assert plan.project.credit == (
        "Our own source. Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY."
    )


def test_the_example_has_its_sums() -> None:
    """41 involvements in five entries with a number, one that says all, one that says nothing (DOMAIN §2)."""
    entries = list(table_1().involvements())
    assert sorted(entry.count_from for entry in entries if entry.count_from) == [2, 2, 6, 6, 25]
    assert [entry.count_kind for entry in entries].count("all") == 1
    assert [entry.count_kind for entry in entries].count("") == 1
    assert [entry.wording for entry in entries if entry.wording] == [
        "Alumni and institution design and administer an alumni community together"
    ]


def test_an_unknown_template_changes_nothing() -> None:
    with pytest.raises(UnknownChoice):
        done(blank(), do.fill_from_template, key="no such")
