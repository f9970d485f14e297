# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Taking a table: everything is added, nothing goes, and it is one step."""

import time
from pathlib import Path
from typing import cast

from app import operations as do
from app.models.rows import Note
from app.operations.tables import TableEntry, TableStage
from app.storage.open_plan import OpenPlan
from tests.builders import blank, done, level_named, stage_named, table_1
from tests.imports.tables import TABLE_1, matrix


def test_new_stages_come_last_and_known_ones_get_more() -> None:
    plan = table_1()
    consult = level_named(plan, "Consult")
    needs = stage_named(plan, "Needs Assessment")
    stages = (
        TableStage(
            name="Evaluation",
            kind="evaluation",
            entries=(TableEntry(level_id=consult, text="Employers: Survey (n=3)"),),
        ),
        TableStage(name="", stage_id=needs, entries=(TableEntry(level_id=consult, text="Survey"),)),
    )
    plan = done(plan, do.take_table, stages=stages)
    assert matrix(plan) == [
        ["Needs Assessment", "", "Focus group (n=6)\nSurvey", "", "", ""],
        *TABLE_1[1:],
        ["Evaluation", "", "Employers: Survey (n=3)", "", "", ""],
    ]
    assert plan.stages[-1].kind == "evaluation"


def test_groups_are_added_once_and_their_entries_are_theirs() -> None:
    plan = blank()
    level = plan.levels[1].id
    entries = (
        TableEntry(level_id=level, text="Survey", group="employers", when="March", lead="Dean"),
        TableEntry(level_id=level, text="", group="Chamber of Commerce"),
        TableEntry(level_id=level, text="All employers: newsletter", group="Employers"),
        TableEntry(level_id=level, text="Interviews"),
    )
    plan = done(plan, do.take_table, stages=(TableStage(name="Design", entries=entries),))
    assert [(group.name, group.kind) for group in plan.groups] == [
        ("Learners", "learners"),
        ("Employers", "employers"),
        ("Chamber of Commerce", ""),
    ]
    cell = plan.cell(plan.stages[0].id, level)
    names = {group.id: group.name for group in plan.groups}
    assert [(names[entry.group_id], entry.activity, entry.timing, entry.lead) for entry in cell] == [
        ("Employers", "Survey", "March", "Dean"),
        ("Chamber of Commerce", "", "", ""),
        ("Employers", "newsletter", "", ""),
        ("Learners", "Interviews", "", ""),
    ]


def test_the_usual_group_may_be_another_one() -> None:
    plan = done(blank(), do.add_group, name="Employers")
    level, employers = plan.levels[0].id, plan.groups[1].id
    stage = TableStage(name="Design", entries=(TableEntry(level_id=level, text="Newsletter"),))
    plan = done(plan, do.take_table, stages=(stage,), group_id=employers)
    assert plan.cell(plan.stages[0].id, level)[0].group_id == employers


def test_who_decides_and_notes() -> None:
    stages = (
        TableStage(name="A", control="Co-led", control_key="co-led"),
        TableStage(name="B", control="Partagée", control_key="co-led", notes=("TBD",)),
        TableStage(name="C", control="The Dean"),
        TableStage(name="D", control="Learners"),
    )
    plan = done(blank(), do.take_table, stages=stages, author="Anna", written_at="2026-11-23T10:00:00+00:00")
    assert [(stage.control, stage.control_words) for stage in plan.stages] == [
        ("co-led", ""),
        ("co-led", "Partagée"),
        ("other", "The Dean"),
        ("group", ""),
    ]
    (note,) = plan.rows("notes").values()
    assert isinstance(note, Note)
    assert (note.stage_id, note.text, note.author) == (plan.stages[1].id, "TBD", "Anna")


def test_notes_of_a_stage_stay_in_order() -> None:
    texts = tuple(f"Note {number}" for number in range(8))
    plan = done(blank(), do.take_table, stages=(TableStage(name="A", notes=texts),), written_at="2026-11-23T10:00:00")
    notes = cast("list[Note]", list(plan.rows("notes").values()))
    assert tuple(note.text for note in sorted(notes, key=lambda note: (note.written_at, note.id))) == texts


def test_it_is_one_step(tmp_path: Path) -> None:
    opened = OpenPlan.new(table_1(), folder=tmp_path)
    before = opened.plan
    level = before.levels[0].id
    stages = tuple(TableStage(name=f"S{n}", entries=(TableEntry(level_id=level, text="x"),)) for n in range(5))
    opened.run(do.take_table, stages=stages)
    assert opened.undo_verb == "take_table"
    assert len(opened.plan.stages) == 11
    opened.undo()
    assert opened.plan == before
    opened.close()


def test_a_thousand_stages_take_no_time() -> None:
    plan = blank()
    entries = tuple(TableEntry(level_id=level.id, text="Focus group (n=6)") for level in plan.levels)
    stages = tuple(TableStage(name=f"S{n}", entries=entries, control="Institution") for n in range(1_000))
    start = time.process_time()
    plan = done(plan, do.take_table, stages=stages)
    assert time.process_time() - start < 2
    assert len(plan.rows("involvements")) == 4_000
    assert [stage.name for stage in plan.stages] == [f"S{n}" for n in range(1_000)]
