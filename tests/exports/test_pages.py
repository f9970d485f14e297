# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which blocks and rows come to stand on which page."""

import pytest

from app.errors import PageTooSmall
from app.exports.document import Block, Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.exports.pages import PlacedRows, PlacedText, compose

OPTIONS = ExportOptions(paper="letter", margin=25.4).settled(language="en-CA", title=True)
"""648 x 468 points; a line of 10 points takes 12.2, a row of one 18.2."""


def table(*rows: str) -> Table:
    """Return a table of two columns whose second cells say this, a line a word."""
    return Table(
        columns=(Column(1), Column(1)),
        head=((Cell(("Stages",)), Cell(("Inform",))),),
        body=tuple((Cell((f"Stage {at}",)), Cell((text,) if text else ())) for at, text in enumerate(rows)),
    )


def lines(count: int) -> str:
    return "\n".join(str(number) for number in range(count))


def placed(*blocks: Block) -> list[list[str]]:
    """Return for each page the texts and rows on it: "Text", "0" and "0+" for the rest of row 0."""
    widths = [(324.0, 324.0) for block in blocks if isinstance(block, Table)]
    pages = compose(Document("", "", "en-CA", blocks), widths, OPTIONS)
    found: list[list[str]] = []
    for page in pages:
        found.append([])
        for each in page:
            if isinstance(each, PlacedText):
                found[-1].append(each.lines[0].line.runs[0].text)
            else:
                found[-1] += [f"{row.number}{'+' if row.goes_on else ''}" for row in each.rows]
    return found


def test_rows_go_on_the_page_as_long_as_they_fit() -> None:
    # 468 - 18.2 for the head leaves room for 24 rows of 18.2.
    assert placed(table(*["x"] * 50)) == [
        [str(number) for number in range(24)],
        [str(number) for number in range(24, 48)],
        ["48", "49"],
    ]


def test_a_row_that_fits_on_a_page_goes_whole_onto_the_next() -> None:
    assert placed(table(lines(20), lines(20), "x")) == [["0"], ["1", "2"]]


def test_a_row_higher_than_a_page_begins_where_there_is_room_and_goes_on() -> None:
    assert placed(table("x", lines(60), "x")) == [["0", "1"], ["1+", "2"]]


def test_it_begins_on_the_next_page_where_three_lines_are_left() -> None:
    assert placed(table(lines(32), lines(60))) == [["0"], ["1"], ["1+"]]


def test_a_heading_stays_with_the_caption_and_the_first_row_of_its_table() -> None:
    heading, caption = Paragraph("heading", "Heading"), Paragraph("caption", "Caption")
    before = Paragraph("note", lines(35))
    assert placed(before, heading, caption, table("x")) == [["0"], ["Heading", "Caption", "0"]]


def test_a_heading_stays_with_the_first_lines_of_its_text() -> None:
    before = Paragraph("note", lines(40))
    assert placed(before, Paragraph("heading", "Heading"), Paragraph("note", lines(3))) == [["0"], ["Heading", "0"]]


@pytest.mark.parametrize("count", range(20, 41))
def test_a_heading_never_ends_a_page(count: int) -> None:
    for row in ("x", lines(10), lines(36), lines(60)):
        blocks = (Paragraph("note", lines(count)), Paragraph("heading", "Heading"), table(row))
        first, *_ = placed(*blocks)
        assert first[-1] != "Heading"


def test_a_row_that_does_not_fit_below_its_heading_begins_there() -> None:
    # 36 lines fit on a page below the head of the table, but not below the heading as well.
    heading, caption = Paragraph("heading", "Heading"), Paragraph("caption", "Caption")
    assert placed(heading, table(lines(36))) == [["Heading", "0"], ["0+"]]
    assert placed(Paragraph("note", lines(20)), heading, caption, table(lines(36), "x")) == [
        ["0"],
        ["Heading", "Caption", "0"],
        ["0+", "1"],
    ]


def test_a_heading_goes_without_what_would_not_fit_on_any_page() -> None:
    assert placed(Paragraph("heading", "Heading"), table(lines(60))) == [["Heading", "0"], ["0+"]]


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    assert placed(Paragraph("note", lines(50))) == [["0"], ["42"]]


def test_a_table_without_rows_has_its_head() -> None:
    (page,) = compose(Document("", "", "en-CA", (table(),)), [(324.0, 324.0)], OPTIONS)
    assert [isinstance(each, PlacedRows) for each in page] == [True]


def test_a_part_of_a_row_says_whose_it_is() -> None:
    pages = compose(Document("", "", "fr-CA", (table(lines(60)),)), [(324.0, 324.0)], OPTIONS)
    (first,), (second,) = pages
    assert isinstance(first, PlacedRows)
    assert isinstance(second, PlacedRows)
    assert first.rows[0].again == ()
    assert [line.line.runs[0].text for line in second.rows[0].again] == ["Stage 0 (suite)"]


def test_a_column_narrower_than_a_letter_is_refused() -> None:
    with pytest.raises(PageTooSmall):
        compose(Document("", "", "en-CA", (table("x"),)), [(631.0, 17.0)], OPTIONS)


def test_what_stands_under_the_title_is_set_off_on_both_sides() -> None:
    blocks = (Paragraph("title", "Title"), Paragraph("subtitle", "College"), Paragraph("caption", "Caption"))
    (page,) = compose(Document("", "", "en-CA", blocks), [], OPTIONS)
    title, college, caption = (each.top for each in page)
    assert title - college == pytest.approx(15 * 1.22)  # a gap comes above the line that follows it
    assert college - caption == pytest.approx(8 + 10 * 1.22)
    assert [each.lines[0].gap for each in page if isinstance(each, PlacedText)] == [0.0, 8.0, 10.0]
