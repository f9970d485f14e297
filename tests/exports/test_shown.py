# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What of a plan is shown: chosen stages and columns, one table for each group, the groups across, small lines."""

from app import operations as do
from app.exports.document import Document, Table
from app.exports.options import CONTROL_COLUMN, ExportOptions
from app.models.plan import Plan
from tests.builders import done, level_named, stage_named, table_1, with_entry
from tests.exports.plans import document_of, table_of

NEEDS, MARKETING, ALUMNI = "Needs Assessment", "Marketing and Promotion", "Alumni Community"


def with_employers() -> Plan:
    return with_entry(done(table_1(), do.add_group, name="Employers"), NEEDS, "Partnership", "Employers: Board (n=3)")


def texts(table: Table) -> list[list[str]]:
    return [["\n".join(cell.paragraphs) for cell in row] for row in table.body]


def outline(document: Document) -> list[str]:
    return [
        "table" if isinstance(block, Table) else f"{block.style}: {block.lead or block.text}"
        for block in document.blocks
    ]


def test_chosen_stages_stand_in_their_order_and_one_that_is_gone_is_passed_over() -> None:
    plan = table_1()
    ids = (stage_named(plan, ALUMNI), "gone", stage_named(plan, NEEDS))
    table = table_of(plan, ExportOptions(stages=ids))
    assert [row[0] for row in texts(table)] == [NEEDS, ALUMNI]


def test_chosen_columns_are_those_of_the_table_and_of_the_legend() -> None:
    plan = table_1()
    options = ExportOptions(
        columns=(level_named(plan, "Consult"), CONTROL_COLUMN), stages=(stage_named(plan, MARKETING),)
    )
    document = document_of(plan, options, title=False)
    (table,) = document.tables
    assert [table.column_name(at) for at in range(3)] == ["Stages of Micro-credential Project", "Consult", "Control"]
    assert texts(table) == [[MARKETING, "Surveys (n=25)", "Institution"]]
    assert [line for line in outline(document) if line.startswith("legend")] == ["legend: Consult:", "legend: Control:"]


def test_without_control_nothing_is_set_apart() -> None:
    plan = table_1()
    table = table_of(plan, ExportOptions(columns=(level_named(plan, "Inform"),)))
    assert [column.apart for column in table.columns] == [False, False]
    assert table.head[0][1] is not None
    assert table.head[0][1].columns == 1


def test_control_alone_is_a_table_too() -> None:
    table = table_of(table_1(), ExportOptions(columns=(CONTROL_COLUMN,)))
    assert texts(table)[3] == [MARKETING, "Institution"]


def test_columns_that_are_all_gone_leave_the_whole_table() -> None:
    assert table_of(table_1(), ExportOptions(columns=("gone",))) == table_of(table_1())


def test_each_group_has_a_table_with_its_own_heading_and_caption() -> None:
    document = document_of(with_employers(), ExportOptions(layout="apart", legend=False), title=False)
    assert outline(document) == [
        "heading: Learners",
        "caption: Learner participation by project stage.",
        "table",
        "heading: Employers",
        "caption: Participation by project stage: Employers.",
        "table",
    ]
    learners, employers = document.tables
    assert texts(learners)[0] == [NEEDS, "", "Focus group (n=6)", "", "", ""]
    assert texts(employers)[0] == [NEEDS, "", "", "", "Board (n=3)", ""]
    assert [section.heading for section in document.sections()] == ["Learners", "Employers"]


def test_one_group_needs_no_table_apart() -> None:
    assert document_of(table_1(), ExportOptions(layout="apart")) == document_of(table_1())


def test_groups_across_say_the_level_before_each_entry() -> None:
    table = table_of(with_employers(), ExportOptions(layout="across"))
    assert [table.column_name(at) for at in range(4)] == [
        "Stages of Micro-credential Project",
        "Learners",
        "Employers",
        "Control",
    ]
    assert texts(table)[0] == [NEEDS, "Consult: Focus group (n=6)", "Partnership: Board (n=3)", ""]
    assert texts(table)[5] == [
        ALUMNI,
        "Inform: All learners\nPartnership: Alumni and institution design and administer an alumni community together",
        "",
        "Co-led",
    ]


def test_small_lines_stand_under_the_levels_and_name_no_column() -> None:
    table = table_of(table_1(), ExportOptions(glosses=True))
    head = table.head[1][2]
    assert head is not None
    assert head.paragraphs == ("Consult", "they are asked")
    assert table.column_name(2) == "Consult"
    assert table.place(0, 2) == "Needs Assessment, Consult"


def test_the_credit_may_be_left_out_and_the_institution_stands_under_the_title() -> None:
    plan = done(table_1(), do.edit_project, title="Welding", organisation="Northern College")
    assert outline(document_of(plan, ExportOptions(credit=False, legend=False))) == [
        "title: Welding",
        "subtitle: Northern College",
        "caption: Learner participation by project stage.",
        "table",
    ]
    (caption,) = [
        block
        for block in document_of(plan, ExportOptions(credit=False)).blocks
        if getattr(block, "lead", "") and getattr(block, "style", "") == "caption"
    ]
    assert getattr(caption, "text", None) == ""
