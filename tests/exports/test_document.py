# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a document says of itself: names of columns, places, every text in reading order."""

import pytest

from app.exports.document import Cell, Column, Document, Paragraph, Table

STAGES = Cell(("Stages",), rows=2)
SPAN = Cell(("Level of Involvement",), columns=2)
INFORM, CONTROL = Cell(("Inform",)), Cell(("Control",))
TABLE = Table(
    columns=(Column(20), Column(13), Column(12, apart=True)),
    head=((STAGES, SPAN, None), (None, INFORM, CONTROL)),
    body=(
        (Cell(("Needs Assessment",)), Cell(("Survey", "Newsletter")), Cell()),
        (Cell(("Design",)), Cell(), Cell(("Institution",))),
    ),
)


def test_head_of_a_format_that_spans_no_rows_has_the_stage_head_in_its_last_row() -> None:
    assert TABLE.head_by_rows() == (
        (Cell(), SPAN, None),
        (Cell(("Stages",)), INFORM, CONTROL),
    )


def test_columns_are_named_by_the_head_nearest_to_their_cells() -> None:
    assert [TABLE.column_name(column) for column in range(3)] == ["Stages", "Inform", "Control"]


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [(0, 0, "Needs Assessment"), (0, 1, "Needs Assessment, Inform"), (1, 2, "Design, Control")],
)
def test_a_place_names_the_stage_and_the_column(row: int, column: int, place: str) -> None:
    assert TABLE.place(row, column) == place


def test_a_paragraph_is_whole_with_its_lead() -> None:
    assert Paragraph("legend", "It is told.", lead="Inform:").whole == "Inform: It is told."
    assert Paragraph("title", "A plan").whole == "A plan"
    assert Paragraph("caption", "", lead="Participation.").whole == "Participation."


def test_texts_come_in_reading_order_each_with_its_place() -> None:
    caption = Paragraph("caption", "A caption that goes on for more than forty letters, as they do.")
    document = Document(
        "Title", "Author", "en-CA", (caption, TABLE, Paragraph("legend", "It is told.", lead="Inform:"))
    )
    assert list(document.texts()) == [
        ("A caption that goes on for more than fo…", "A caption that goes on for more than forty letters, as they do."),
        ("Stages", "Stages"),
        ("Level of Involvement", "Level of Involvement"),
        ("Inform", "Inform"),
        ("Control", "Control"),
        ("Needs Assessment", "Needs Assessment"),
        ("Needs Assessment, Inform", "Survey"),
        ("Needs Assessment, Inform", "Newsletter"),
        ("Design", "Design"),
        ("Design, Control", "Institution"),
        ("Inform: It is told.", "Inform: It is told."),
    ]


def test_its_subject_is_what_its_captions_say_each_once() -> None:
    blocks = (
        Paragraph("heading", "Learners"),
        Paragraph("caption", "After Bovill.", lead="Participation: Learners."),
        TABLE,
        Paragraph("caption", "After Bovill.", lead="Participation: Learners."),
        Paragraph("caption", "Participation: Employers."),
    )
    assert Document("", "", "en-CA", blocks).subject == "Participation: Learners. Participation: Employers."
    assert Document("", "", "en-CA", (TABLE,)).subject == ""
