# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The report on what changed: what was planned, what it is now, and why."""

import pytest

from app import operations as do
from app.errors import OtherPlan
from app.exports.change_report import Since, change_document
from app.exports.document import Document, Paragraph
from app.exports.options import ExportOptions
from app.models.plan import Plan
from tests.builders import done, level_named, stage_named, table_1

MARKETING, DESIGN, ALUMNI = "Marketing and Promotion", "Curriculum Design", "Alumni Community"


def report(since: Since, plan: Plan) -> Document:
    return change_document(since, plan, ExportOptions().settled(language="en-CA", title=False))


def rows(document: Document) -> list[list[str]]:
    (table,) = document.tables
    return [["\n".join(cell.paragraphs) for cell in row] for row in table.body]


def entry_id(plan: Plan, stage: str, level: str) -> str:
    return plan.cell(stage_named(plan, stage), level_named(plan, level))[0].id


def changed() -> tuple[Plan, Plan]:
    before = table_1()
    after = done(
        before,
        do.edit_involvement,
        involvement_id=entry_id(before, MARKETING, "Consult"),
        count_from=40,
        count_text="(n=40)",
        lead="Registrar",
    )
    moved = {"stage_id": stage_named(after, DESIGN), "level_id": level_named(after, "Partnership")}
    after = done(after, do.move_involvement, involvement_id=entry_id(after, DESIGN, "Participate"), **moved)
    after = done(after, do.set_control, stage_id=stage_named(after, ALUMNI), control="institution")
    after = done(after, do.delete_involvement, involvement_id=entry_id(after, ALUMNI, "Inform"))
    return before, done(after, do.add_stage, name="Evaluation")


def test_each_change_stands_with_what_was_planned_and_what_it_is_now() -> None:
    before, after = changed()
    document = report(Since(before, "submitted to the ministry"), after)
    assert document.blocks[0] == Paragraph("caption", "", lead="Changed since “submitted to the ministry”.")
    (table,) = document.tables
    assert [table.column_name(at) for at in range(4)] == ["Where", "What", "What was planned", "What it is now"]
    assert rows(document) == [
        [DESIGN, "Member of design team (n=2)", "Participate", "Partnership"],
        [MARKETING, "Consult", "Surveys (n=25)", "Surveys (n=40)"],
        [MARKETING, "Consult, “Surveys (n=40)”: Who looks after it", "", "Registrar"],
        [ALUMNI, "Control", "Co-led", "Institution"],
        [ALUMNI, "Inform", "All learners", ""],
        ["Evaluation", "", "", "Stage “Evaluation” was added."],
    ]


def test_reasons_stand_beside_and_their_lack_is_said() -> None:
    before, after = changed()
    given = {("stages", stage_named(after, ALUMNI)): "They asked\nfor it"}
    document = report(Since(before, "submitted", given), after)
    assert [row[4] for row in rows(document) if row[0] == ALUMNI] == ["They asked\nfor it", "reason not given"]


def test_nothing_changed_is_said_in_a_sentence() -> None:
    plan = table_1()
    document = report(Since(plan, "submitted"), plan)
    assert document.tables == ()
    assert [block.whole for block in document.blocks if isinstance(block, Paragraph)] == [
        "Changed since “submitted”. Nothing has changed."
    ]


def test_a_state_of_another_plan_is_refused() -> None:
    with pytest.raises(OtherPlan):
        report(Since(table_1(), "submitted"), table_1())


def test_how_the_plan_was_told_to_a_portal_is_nobodys_business() -> None:
    before = table_1()
    after = done(before, do.add_answer, question="Who?")
    (answer,) = after.rows("answers")
    after = done(after, do.edit_sentence, answer_id=answer, key="k", said="They are.", text="We are.")
    after = done(after, do.keep_profile, name="Ours", settings="{}")
    assert report(Since(before, "submitted"), after).tables == ()
