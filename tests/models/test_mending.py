# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Rows of all kinds become a plan, and every alteration is told."""

import random
from typing import Any

import pytest

from app import operations as do
from app.models.mending import Mend, mended
from app.models.plan import Plan
from app.models.rows import TABLES
from app.storage.databases import row_values
from tests.builders import a_plan, done

PLAN = done(a_plan(stages=3, groups=2), do.edit_project, title="Welding")
STAGE, LEVEL, GROUP = PLAN.stages[0], PLAN.levels[1], PLAN.groups[1]
Rows = dict[str, list[dict[str, Any]]]


def rows_of(plan: Plan = PLAN) -> Rows:
    return {table: [row_values(row) for row in plan.rows(table).values()] for table in TABLES}


def with_field(table: str, field: str, value: object) -> Rows:
    """Return the rows of the plan with another value in a field of the first row of a table."""
    rows = rows_of()
    rows[table][0][field] = value
    return rows


def test_rows_that_can_stand_are_the_plan_under_a_new_identity() -> None:
    plan, kept, mends = mended(rows_of())
    assert plan.project.id != PLAN.project.id
    assert {table: plan.rows(table) for table in TABLES if table != "project"} == {
        table: PLAN.rows(table) for table in TABLES if table != "project"
    }
    assert kept == {table: len(PLAN.rows(table)) for table in TABLES}
    assert mends == ()


@pytest.mark.parametrize(
    ("table", "field", "value", "becomes", "kind"),
    [
        ("stages", "name", 7, "", "emptied"),
        ("stages", "name", "a\0b", "ab", "cut"),
        ("stages", "name", "x" * 301, "x" * 300, "cut"),
        ("stages", "name", b"Needs \xff", "Needs", "cut"),
        ("stages", "name", b"\0\0\0", "", "emptied"),
        ("stages", "kind", "unheard of", "", "emptied"),
        ("groups", "size", -1, None, "emptied"),
        ("groups", "size", 9e999, None, "emptied"),
        ("groups", "plural", 2, False, "emptied"),
        ("groups", "plural", 1, True, None),
        ("groups", "tint", "plaid", "", "emptied"),
        ("groups", "note", "a\0b\nc", "ab\nc", "cut"),
        ("involvements", "is_example", 1, True, None),
        ("involvements", "is_example", "yes", False, "emptied"),
        ("involvements", "return_hours", "1,5", "", "emptied"),
        ("involvements", "rank", "", "zzzzV000V", "emptied"),
    ],
)
def test_a_field_is_mended_alone(table: str, field: str, value: object, becomes: object, kind: Any) -> None:
    plan, kept, mends = mended(with_field(table, field, value))
    row_id = rows_of()[table][0]["id"]
    assert getattr(plan.row(table, row_id), field) == becomes
    assert mends == ((Mend(kind, table, field, 1),) if kind else ())
    assert kept[table] == len(PLAN.rows(table))


def test_a_row_without_a_readable_id_gets_another() -> None:
    plan, kept, mends = mended(with_field("involvements", "id", "../x"))
    assert kept["involvements"] == len(list(plan.involvements())) == 6
    assert mends == (Mend("emptied", "involvements", "id", 1),)


def test_of_two_rows_with_one_id_the_first_is_kept() -> None:
    rows = rows_of()
    rows["stages"] += [dict(rows["stages"][0]), {**rows["stages"][1], "name": "Another"}]
    plan, kept, mends = mended(rows)
    assert plan.stages == PLAN.stages
    assert kept["stages"] == 3
    assert mends == (Mend("double", "stages", "", 1),)


def test_of_two_projects_the_first_is_kept() -> None:
    rows = rows_of()
    rows["project"].append({**rows["project"][0], "id": "another", "title": "Another"})
    plan, kept, mends = mended(rows)
    assert (plan.project.title, kept["project"]) == ("Welding", 1)
    assert mends == (Mend("double", "project", "", 1),)


def test_references_that_cannot_be_read_lead_to_one_row_together() -> None:
    rows = rows_of()
    for entry in rows["involvements"]:
        entry["stage_id"] = None
    plan, _kept, mends = mended(rows)
    assert [stage.name for stage in plan.stages] == ["Stage 1", "Stage 2", "Stage 3", "Found again 1"]
    assert {entry.stage_id for entry in plan.involvements()} == {plan.stages[3].id}
    assert set(mends) == {
        Mend("emptied", "involvements", "stage_id", 6),
        Mend("led", "involvements", "stage_id", 6),
        Mend("stands-in", "stages", "", 1),
    }


def test_a_single_lost_level_comes_back_in_its_place() -> None:
    rows = rows_of()
    rows["levels"] = [level for level in rows["levels"] if level["id"] != LEVEL.id]
    plan, _kept, mends = mended(rows)
    assert plan.levels == PLAN.levels
    assert mends == (Mend("shipped", "levels", "", 1),)


def test_lost_levels_of_another_shipped_scheme_come_back_as_its_own() -> None:
    plan = done(PLAN, do.change_scheme, key="oda-1995")
    rows = rows_of(plan)
    rows["schemes"] = []
    rows["levels"] = [level for level in rows["levels"] if level["key"] != "consult"]
    found, _kept, mends = mended(rows)
    assert [level.name for level in found.levels] == ["Inform", "Consult", "Partnership", "Control"]
    assert found.levels == plan.levels
    assert (found.scheme.key, found.scheme.credit) == ("oda-1995", plan.scheme.credit)
    assert {mend.kind for mend in mends} == {"shipped"}


def test_levels_of_ones_own_are_never_taken_for_shipped_ones() -> None:
    rows = rows_of()
    rows["schemes"], rows["levels"][0]["key"] = [], "our-own"
    plan, _kept, mends = mended(rows)
    assert (plan.scheme.key, plan.scheme.name, len(plan.levels)) == ("", "", 4)
    assert mends == (Mend("stands-in", "schemes", "", 1),)


def test_who_decides_in_a_lost_stage_is_left_out_and_notes_on_it_go_to_the_plan() -> None:
    plan = done(PLAN, do.set_control, stage_id=STAGE.id, control="group", group_ids=[GROUP.id])
    plan = done(plan, do.add_note, text="Ask again", stage_id=STAGE.id, at_control=True)
    rows = rows_of(plan)
    rows["stages"], rows["involvements"] = rows["stages"][1:], []
    found, kept, mends = mended(rows)
    assert kept["control_parties"] == 0
    (note,) = found.rows("notes").values()
    assert row_values(note) == {**rows["notes"][0], "stage_id": None, "at_control": False}
    assert mends == (Mend("dropped", "control_parties", "", 1), Mend("emptied", "notes", "stage_id", 1))


def test_a_place_on_the_ladder_keeps_its_stage_and_its_group_apart() -> None:
    plan = done(PLAN, do.set_ladder_place, stage_id=STAGE.id, group_id=GROUP.id, now="claimed", target="together")
    plan = done(plan, do.leave_question, rule="d", subject=STAGE.id, facts="1", reason="Not yet")
    rows = rows_of(plan)
    rows["stages"], rows["involvements"] = rows["stages"][1:], []
    rows["groups"] = rows["groups"][:1]
    rows["ladder_places"][0]["target"] = "the sky"
    found, _kept, mends = mended(rows)
    (place,) = found.rows("ladder_places").values()
    assert row_values(place) == {**rows["ladder_places"][0], "target": ""}
    assert (found.stage(STAGE.id).name, found.group(GROUP.id).name) == ("Found again 1", "Unknown group 1")
    assert found.rows("left_questions") == plan.rows("left_questions")
    assert set(mends) == {
        Mend("emptied", "ladder_places", "target", 1),
        Mend("led", "ladder_places", "stage_id", 1),
        Mend("led", "ladder_places", "group_id", 1),
        Mend("stands-in", "stages", "", 1),
        Mend("stands-in", "groups", "", 1),
    }


def test_own_words_are_kept_when_their_answer_is_lost_and_what_it_was_about_is_left_out() -> None:
    plan = done(PLAN, do.add_answer, question="Who?")
    (answer,) = plan.rows("answers")
    plan = done(plan, do.pick_answer_groups, answer_id=answer, group_ids=[GROUP.id])
    plan = done(plan, do.pick_answer_stages, answer_id=answer, stage_ids=[STAGE.id])
    plan = done(plan, do.edit_sentence, answer_id=answer, key="k", said="They are.", text="We are.")
    rows = rows_of(plan)
    rows["answers"] = []
    found, kept, mends = mended(rows)
    assert [row_values(row)["question"] for row in found.rows("answers").values()] == ["Found again 1"]
    assert found.rows("sentence_edits") == plan.rows("sentence_edits")
    assert (kept["answer_groups"], kept["answer_stages"]) == (0, 0)
    assert set(mends) == {
        Mend("dropped", "answer_groups", "", 1),
        Mend("dropped", "answer_stages", "", 1),
        Mend("led", "sentence_edits", "answer_id", 1),
        Mend("stands-in", "answers", "", 1),
    }
    rows = rows_of(plan)
    rows["stages"], rows["involvements"] = rows["stages"][1:], []
    found, _kept, mends = mended(rows)
    assert (STAGE.id in found.rows("stages"), mends) == (False, (Mend("dropped", "answer_stages", "", 1),))


def test_nothing_at_all_becomes_a_blank_plan() -> None:
    plan, kept, mends = mended({})
    assert len(plan.levels) == 4
    assert [group.name for group in plan.groups] == ["Learners"]
    assert set(kept.values()) == {0}
    assert {(mend.kind, mend.table, mend.rows) for mend in mends} == {
        *(("shipped", table, 1) for table in ("groups", "project", "schemes")),
        ("shipped", "levels", 4),
    }


def test_any_values_become_a_plan() -> None:
    chance = random.Random(3)
    odd = [None, "", "a", "a b", "zzzz" * 50, "\ud800", "e\u0301", b"\xff", b"abc", -1, 0, 1, 2, 10**18, 1.5, STAGE.id]
    for _ in range(150):
        plan = done(PLAN, do.add_note, text="A note", stage_id=STAGE.id, level_id=LEVEL.id)
        plan = done(plan, do.set_ladder_place, stage_id=STAGE.id, group_id=GROUP.id, now="claimed")
        rows = rows_of(done(plan, do.leave_question, rule="d", subject=STAGE.id, facts="1"))
        for table in TABLES:
            for row in rows[table]:
                row[chance.choice(list(row))] = chance.choice(odd)
            rows[table] = chance.choices(rows[table], k=chance.randrange(5)) if rows[table] else []
        plan, kept, _mends = mended(rows)
        assert Plan({table: plan.rows(table) for table in TABLES}) == plan
        assert all(kept[table] <= len(plan.rows(table)) for table in TABLES)
