# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Details, participants and notes beside the matrix: only where asked for, only what is filled, sums that agree."""

import pytest

from app import operations as do
from app.exports.document import Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.models.plan import Plan
from tests.builders import blank, done, level_named, stage_named, table_1, with_entry
from tests.exports.plans import document_of, one_stage

NEEDS, MARKETING, ALUMNI = "Needs Assessment", "Marketing and Promotion", "Alumni Community"


def edited(plan: Plan, stage: str, level: str, **fields: object) -> Plan:
    entry = plan.cell(stage_named(plan, stage), level_named(plan, level))[0]
    return done(plan, do.edit_involvement, involvement_id=entry.id, **fields)


def section(plan: Plan, name: str, options: ExportOptions) -> tuple[list[str], list[list[str]], list[str]]:
    """Return the heads, the rows and the lines below of the section with a heading."""
    document: Document = document_of(plan, options)
    found = next(each for each in document.sections() if each.heading == name)
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    heads = [table.column_name(at) for at in range(len(table.columns))]
    lines = [block.whole for block in found.blocks if isinstance(block, Paragraph) and block.style == "note"]
    return heads, [["\n".join(cell.paragraphs) for cell in row] for row in table.body], lines


@pytest.mark.parametrize("options", [ExportOptions(details=True, notes=True), ExportOptions()])
def test_nothing_is_added_where_nothing_is_filled_or_asked_for(options: ExportOptions) -> None:
    assert document_of(table_1(), options) == document_of(table_1())
    assert document_of(blank(), ExportOptions(participants=True)) == document_of(blank())


def test_details_have_a_row_for_each_entry_that_says_more_and_a_column_for_each_field_in_use() -> None:
    plan = edited(table_1(), MARKETING, "Consult", used_for="Price\nand form", return_hours="2", return_rate="25.50")
    plan = edited(plan, NEEDS, "Consult", timing="May", how_often="Twice", return_words="Lunch")
    heads, rows, lines = section(plan, "Details", ExportOptions(details=True))
    assert heads == ["Stage", "Level", "Entry", "When", "What their input is used for", "In return"]
    assert rows == [
        [NEEDS, "Consult", "Focus group (n=6)", "May\nTwice", "", "Lunch"],
        [MARKETING, "Consult", "Surveys (n=25)", "", "Price and form", "2 hours at 25.50 CAD per hour"],
    ]
    assert lines == ["In return, together: 50 hours, 1275 CAD."]


def test_what_is_given_in_return_may_be_known_in_part() -> None:
    plan = edited(table_1(), NEEDS, "Consult", return_hours="1")
    plan = edited(plan, MARKETING, "Consult", return_rate="20")
    _, rows, lines = section(plan, "Details", ExportOptions(details=True))
    assert [row[-1] for row in rows] == ["1 hour", "20 CAD per hour"]
    assert lines == ["In return, together: at least 6 hours."]


def test_money_has_two_decimals_or_none_with_the_sign_of_the_language() -> None:
    plan = one_stage({"Consult": ["Sondage"]}, stage="Bilan", language="fr-CA")
    paid = {"count_kind": "exact", "count_from": 6, "return_hours": "2.5", "return_rate": "30.5"}
    plan = edited(plan, "Bilan", "Consulter", **paid)
    _, rows, lines = section(plan, "Détails", ExportOptions(details=True))
    assert rows[0][-1] == "2,5\u00a0heures à 30,50\u00a0CAD l’heure"
    assert lines == ["En contrepartie, au total\u00a0: 15\u00a0heures, 457,50\u00a0CAD."]


def test_participants_are_listed_by_group_stage_and_level_with_their_sum() -> None:
    plan = with_entry(done(table_1(), do.add_group, name="Employers"), NEEDS, "Consult", "Employers: Interviews (n=3)")
    heads, rows, lines = section(plan, "Who takes part", ExportOptions(participants=True))
    assert heads == ["Group", "Stage", "Level", "How many"]
    assert rows[0] == ["Learners", NEEDS, "Consult", "6"]
    assert rows[5:] == [
        ["Learners", ALUMNI, "Inform", "All learners"],
        ["Learners", ALUMNI, "Partnership", "not stated"],
        ["Employers", NEEDS, "Consult", "3"],
        ["Together", "", "", "at least 44"],
    ]
    assert lines == ["Whoever takes part in two entries is counted twice."]


def test_a_chosen_group_is_counted_alone() -> None:
    plan = with_entry(done(table_1(), do.add_group, name="Employers"), NEEDS, "Consult", "Employers: Interviews (n=3)")
    options = ExportOptions(participants=True, groups=(plan.groups[1].id,))
    assert section(plan, "Who takes part", options)[1] == [
        ["Employers", NEEDS, "Consult", "3"],
        ["Together", "", "", "3"],
    ]


def test_notes_say_what_they_are_on_from_the_plan_down() -> None:
    plan = table_1()
    stage = stage_named(plan, ALUMNI)
    plan = done(
        plan,
        do.add_note,
        stage_id=stage,
        level_id=level_named(plan, "Inform"),
        text="Newsletter?\nOr web",
        author="Ann",
    )
    plan = done(plan, do.add_note, text="For the board")
    heads, rows, _ = section(plan, "Notes", ExportOptions(notes=True))
    assert heads == ["Place", "Note", "By"]
    assert rows == [["The whole plan", "For the board", ""], [f"{ALUMNI}, Inform", "Newsletter?\nOr web", "Ann"]]
    elsewhere = ExportOptions(notes=True, stages=(stage_named(plan, NEEDS),))
    assert section(plan, "Notes", elsewhere)[:2] == (["Place", "Note"], [["The whole plan", "For the board"]])
