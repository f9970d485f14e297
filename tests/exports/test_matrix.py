# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The document of the matrix: Table 1 to the letter, and what changes with groups, control and options."""

import dataclasses
from collections.abc import Sequence

import pytest

from app import operations as do
from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.matrix import control_words
from app.exports.options import ExportOptions
from app.models.plan import Plan
from tests.builders import blank, done, level_named, stage_named, table_1, with_entry
from tests.exports.plans import document_of, table_of

NEEDS = "Needs Assessment"


def test_the_document_of_table_1_says_what_was_published() -> None:
    none = Cell()
    assert document_of(table_1()) == Document(
        title="Example: learner participation in a micro-credential",
        author="",
        language="en-CA",
        blocks=(
            Paragraph("title", "Example: learner participation in a micro-credential"),
            Paragraph(
                "caption",
                "Framework adapted from Bovill (2017), CC BY 4.0."
                " Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY.",
                lead="Learner participation by project stage.",
            ),
            Table(
                columns=(Column(20), Column(13), Column(13), Column(13), Column(13), Column(12, apart=True)),
                head=(
                    (
                        Cell(("Stages of Micro-credential Project",), rows=2),
                        Cell(("Level of Involvement",), columns=5),
                        None,
                        None,
                        None,
                        None,
                    ),
                    (
                        None,
                        Cell(("Inform",)),
                        Cell(("Consult",)),
                        Cell(("Participate",)),
                        Cell(("Partnership",)),
                        Cell(("Control",)),
                    ),
                ),
                body=(
                    (Cell(("Needs Assessment",)), none, Cell(("Focus group (n=6)",)), none, none, none),
                    (Cell(("Curriculum Design",)), none, none, Cell(("Member of design team (n=2)",)), none, none),
                    (Cell(("Curriculum Development",)), none, none, Cell(("Pilot testers (n=2)",)), none, none),
                    (
                        Cell(("Marketing and Promotion",)),
                        none,
                        Cell(("Surveys (n=25)",)),
                        none,
                        none,
                        Cell(("Institution",)),
                    ),
                    (Cell(("Learning Recognition",)), none, Cell(("Focus group (n=6)",)), none, none, none),
                    (
                        Cell(("Alumni Community",)),
                        Cell(("All learners",)),
                        none,
                        none,
                        Cell(("Alumni and institution design and administer an alumni community together",)),
                        Cell(("Co-led",)),
                    ),
                ),
            ),
            Paragraph(
                "legend",
                "The group is told, fully and even-handedly, what is planned and why. It has no say.",
                lead="Inform:",
            ),
            Paragraph(
                "legend",
                "The group is asked for its views, once or repeatedly; the institution weighs the answers.",
                lead="Consult:",
            ),
            Paragraph(
                "legend",
                "The group works along with the team through the stage and shapes it; the institution decides.",
                lead="Participate:",
            ),
            Paragraph(
                "legend",
                "Group and institution frame the options and choose among them together, looking for consensus.",
                lead="Partnership:",
            ),
            Paragraph("legend", "Who decides in the stage.", lead="Control:"),
        ),
    )


def styles(document: Document) -> list[str]:
    return [block.style if isinstance(block, Paragraph) else "table" for block in document.blocks]


def test_title_line_and_legend_are_left_out_on_request() -> None:
    assert styles(document_of(table_1(), ExportOptions(title=False, legend=False))) == ["caption", "table"]
    assert styles(document_of(table_1(), ExportOptions(title=True, legend=False), title=False)) == [
        "title",
        "caption",
        "table",
    ]


def test_a_plan_without_a_title_has_no_title_line_and_is_called_by_its_caption() -> None:
    document = document_of(blank(), ExportOptions(legend=False))
    assert styles(document) == ["caption", "table"]
    assert document.title == "Learner participation by project stage."


def test_a_plan_without_a_stage_has_a_head_and_no_rows() -> None:
    table = table_of(blank())
    assert table.body == ()
    assert [table.column_name(column) for column in range(6)] == [
        "Stages of Micro-credential Project",
        "Inform",
        "Consult",
        "Participate",
        "Partnership",
        "Control",
    ]


def test_the_organisation_is_the_author_and_the_plan_speaks_its_language() -> None:
    plan = done(blank(), do.edit_project, organisation="Te Pūkenga", language="en-NZ")
    document = document_of(plan)
    assert (document.author, document.language) == ("Te Pūkenga", "en-NZ")


def with_employers(text: str = "Employers: Interviews (n=3)") -> Plan:
    return with_entry(done(table_1(), do.add_group, name="Employers"), NEEDS, "Consult", text)


def only(plan: Plan, *names: str) -> ExportOptions:
    return ExportOptions(groups=tuple(group.id for group in plan.groups if group.name in names))


def cell(plan: Plan, stage: str, column: int, options: ExportOptions | None = None) -> tuple[str, ...]:
    rows = {row[0].paragraphs[0]: row for row in table_of(plan, options).body}
    return rows[stage][column].paragraphs


def test_entries_say_whose_they_are_when_several_groups_are_shown() -> None:
    plan = with_employers()
    assert cell(plan, NEEDS, 2) == ("Learners: Focus group (n=6)", "Employers: Interviews (n=3)")
    assert cell(plan, "Alumni Community", 1) == ("Learners: All learners",)


def test_a_second_group_without_an_entry_leaves_entries_untagged() -> None:
    plan = done(table_1(), do.add_group, name="Employers")
    assert cell(plan, NEEDS, 2) == ("Focus group (n=6)",)


def test_a_table_of_one_group_shows_its_entries_alone_and_untagged() -> None:
    plan = with_employers()
    assert cell(plan, NEEDS, 2, only(plan, "Employers")) == ("Interviews (n=3)",)
    assert cell(plan, "Marketing and Promotion", 2, only(plan, "Employers")) == ()
    assert cell(plan, NEEDS, 2, only(plan, "Learners")) == ("Focus group (n=6)",)
    assert len(table_of(plan, only(plan, "Employers")).body) == 6


def test_a_table_of_some_groups_leaves_the_others_out() -> None:
    plan = with_entry(done(with_employers(), do.add_group, name="Families"), NEEDS, "Consult", "Families: Letter")
    assert cell(plan, NEEDS, 2, only(plan, "Employers", "Families")) == (
        "Employers: Interviews (n=3)",
        "Families: Letter",
    )


def with_nothing_said(plan: Plan) -> Plan:
    entry = plan.cell(stage_named(plan, NEEDS), level_named(plan, "Consult"))[0]
    nothing = {"activity": "", "count_kind": "", "count_from": None, "count_text": ""}
    return done(plan, do.edit_involvement, involvement_id=entry.id, **nothing)


def test_an_entry_that_says_nothing_is_printed_as_its_group() -> None:
    assert cell(with_nothing_said(table_1()), NEEDS, 2) == ("Learners",)
    assert cell(with_nothing_said(with_employers()), NEEDS, 2) == ("Learners", "Employers: Interviews (n=3)")


def caption(plan: Plan, options: ExportOptions | None = None) -> str:
    return next(
        block.lead
        for block in document_of(plan, options).blocks
        if isinstance(block, Paragraph) and block.style == "caption"
    )


def test_the_caption_tells_whose_participation_it_is() -> None:
    plan = with_employers()
    assert caption(blank()) == "Learner participation by project stage."
    assert caption(table_1()) == "Learner participation by project stage."
    assert caption(plan) == "Participation by project stage."
    assert caption(plan, only(plan, "Learners")) == "Learner participation by project stage."
    assert caption(plan, only(plan, "Employers")) == "Participation by project stage: Employers."


def test_the_caption_of_a_group_without_entries_is_about_that_group() -> None:
    plan = done(table_1(), do.add_group, name="Employers")
    assert caption(plan, only(plan, "Employers")) == "Participation by project stage: Employers."


def test_a_caption_of_ones_own_is_printed_as_it_is() -> None:
    plan = done(with_employers(), do.edit_project, caption="Table 3. Who takes part {when}")
    assert caption(plan) == "Table 3. Who takes part {when}"


@pytest.mark.parametrize(
    ("control", "deciders", "words", "printed"),
    [
        ("", [], "", ""),
        ("institution", [], "", "Institution"),
        ("co-led", [], "", "Co-led"),
        ("co-led", ["Learners"], "", "Co-led with Learners"),
        ("co-led", ["Learners", "Employers"], "", "Co-led with Learners and Employers"),
        ("co-led", ["Families", "Employers", "Learners"], "", "Co-led with Learners, Employers and Families"),
        ("group", ["Employers"], "", "Employers"),
        ("group", ["Employers", "Families"], "", "Employers and Families"),
        ("other", [], "The senate, on advice", "The senate, on advice"),
        ("institution", [], "Our board", "Our board"),
        ("other", [], "", ""),
    ],
)
def test_control_is_printed_in_the_usual_or_ones_own_words(
    control: str, deciders: Sequence[str], words: str, printed: str
) -> None:
    plan = done(done(table_1(), do.add_group, name="Employers"), do.add_group, name="Families")
    ids = [group.id for group in plan.groups if group.name in deciders]
    needs = stage_named(plan, NEEDS)
    plan = done(plan, do.set_control, stage_id=needs, control=control, group_ids=ids, words=words)
    assert control_words(plan, plan.stage(needs)) == printed
    assert cell(plan, NEEDS, 5) == ((printed,) if printed else ())


def test_the_legend_explains_the_levels_that_have_a_definition() -> None:
    plan = done(blank(), do.edit_project, title="A plan")
    leads = [block.lead for block in document_of(plan).blocks if isinstance(block, Paragraph)]
    assert leads[2:] == ["Inform:", "Consult:", "Participate:", "Partnership:", "Control:"]


def test_braces_and_mark_up_in_names_are_printed_as_they_are() -> None:
    plan = done(table_1(), do.add_group, name="{group} & <b>")
    plan = with_entry(plan, NEEDS, "Consult", "{group} & <b>: {words} %s")
    assert cell(plan, NEEDS, 2) == ("Learners: Focus group (n=6)", "{group} & <b>: {words} %s")
    assert caption(plan, only(plan, "{group} & <b>")) == "Participation by project stage: {group} & <b>."


def test_where_control_is_a_level_the_column_of_its_own_is_headed_otherwise() -> None:
    plan = done(table_1(), do.change_scheme, key="oda-1995")
    heads = ["Inform", "Consult", "Partnership", "Control", "Who decides"]
    assert [cell.paragraphs[0] for cell in table_of(plan).head[1] if cell] == heads
    legend = [
        block.lead for block in document_of(plan).blocks if isinstance(block, Paragraph) and block.style == "legend"
    ]
    assert legend == [f"{head}:" for head in heads]


def test_so_it_is_where_a_level_of_ones_own_is_called_control() -> None:
    plan = blank()
    levels = [*plan.levels[:-1], dataclasses.replace(plan.levels[-1], name="CONTROL")]
    plan = done(plan, do.own_levels, levels=levels)
    assert [cell.paragraphs[0] for cell in table_of(plan).head[1] if cell][-2:] == ["CONTROL", "Who decides"]
