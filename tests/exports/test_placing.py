# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where the lines, the fills and the letters of a placed table stand."""

from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions, Settled
from app.exports.pages import PlacedRows, PlacedText, compose
from app.exports.placing import cells, head_box, heads, rows, runs_at, strokes

MARGIN = 72.0
HEAD, ROW = 18.2, 18.2
"""The heights of a head and a row with one line of 10 points."""
TABLE = Table(
    columns=(Column(1), Column(1, apart=True)),
    head=((Cell(("Stages",)), Cell(("Inform",))),),
    body=((Cell(("One",)), Cell(("x",))), (Cell(("Two",)), Cell(("y",)))),
)


def page_of(table: Table, *, black_and_white: bool = False) -> tuple[PlacedRows, Settled]:
    """Return a table that begins at the top of a page of 648 x 468 points between its margins."""
    asked = ExportOptions(paper="letter", margin=25.4, black_and_white=black_and_white)
    options = asked.settled(language="en-CA", title=True)
    ((placed,),) = compose(Document("", "", "en-CA", (table,)), [(200.0, 448.0)], options)
    assert isinstance(placed, PlacedRows)
    return placed, options


def rounded(*numbers: float) -> tuple[float, ...]:
    return tuple(round(number, 2) for number in numbers)


def test_the_head_is_filled_over_the_whole_width() -> None:
    placed, _ = page_of(TABLE)
    assert rounded(*head_box(placed, MARGIN)) == (72, 521.8, 648, 18.2)


def test_lines_stand_around_each_cell_and_a_heavier_one_before_a_column_apart() -> None:
    thin, heavy = strokes(*page_of(TABLE))
    assert (thin.colour, thin.width, heavy.colour, heavy.width) == (0x8C8C8C, 0.5, 0x404040, 1.25)
    assert {rounded(*segment) for segment in thin.segments} == {
        (72, 540, 720, 540),
        *((72, foot, 720, foot) for foot in (521.8, 503.6, 485.4)),
        *((left, 540, left, 521.8) for left in (72, 272, 720)),
        *((left, 521.8, left, 485.4) for left in (72, 272, 720)),
    }
    assert [rounded(*segment) for segment in heavy.segments] == [(272, 540, 272, 485.4)]


def test_in_black_and_white_every_line_is_black() -> None:
    assert {stroke.colour for stroke in strokes(*page_of(TABLE, black_and_white=True))} == {0}


def test_a_head_over_two_rows_stands_at_their_foot() -> None:
    table = Table(
        columns=(Column(1), Column(1)),
        head=((Cell(("Stages",), rows=2), Cell(("Levels",))), (None, Cell(("Inform",)))),
        body=TABLE.body,
    )
    placed, _ = page_of(table)
    tops = {head.cell.paragraphs[0]: (head.row, *rounded(head.left, head.top)) for head in heads(placed, MARGIN)}
    # 3 points of padding below a line of 12.2 points, up from 540 - 2 x 18.2.
    assert tops == {"Stages": (0, 76, 518.8), "Levels": (0, 276, 537), "Inform": (1, 276, 518.8)}


def test_letters_stand_on_their_lines_within_their_cells() -> None:
    placed, _ = page_of(TABLE)
    found = [
        (run.text, *rounded(run.left, run.baseline))
        for row, top in rows(placed)
        for lines, left in cells(placed, row, MARGIN)
        for run in runs_at(lines, left, top - 3)
    ]
    assert found == [("One", 76, 508.8), ("x", 276, 508.8), ("Two", 76, 490.6), ("y", 276, 490.6)]


def test_a_line_that_goes_on_ends_with_the_blank_it_was_broken_at() -> None:
    options = ExportOptions(paper="letter", margin=25.4).settled(language="en-CA", title=True)
    ((placed,),) = compose(Document("", "", "en-CA", (Paragraph("note", "word " * 200),)), [], options)
    assert isinstance(placed, PlacedText)
    runs = list(runs_at(placed.lines, MARGIN, placed.top))
    assert "".join(run.text for run in runs) == "word " * 199 + "word"
    assert len({run.baseline for run in runs}) == len(runs) > 1
