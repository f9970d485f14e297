# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How high rows have to be so that every line is seen."""

import pytest

from app.exports.document import Cell, Column, Table
from app.exports.rows_of_text import TextRows

# At 10 points a line is 12.8 points high, and a row has 4 points to spare. "m" is 8.33 points wide, a blank 2.78.
WORD = "m" * 6


def rows(*widths: float) -> TextRows:
    return TextRows(widths, 10.0, 12.0, 1.0)


@pytest.mark.parametrize(
    ("text", "height"),
    [
        ("m", 16.8),
        (WORD, 16.8),
        (f"{WORD} m", 16.8),
        (f"{WORD} {WORD}", 29.6),
        (f"{WORD} {WORD} {WORD}", 42.4),
        ("m m m m m m", 16.8),
        ("m m m m m m m m", 29.6),
        ("m" * 8, 29.6),  # 66.6 points where 65 are free
        ("m" * 16, 42.4),
    ],
)
def test_a_row_is_as_high_as_the_lines_of_its_text(text: str, height: float) -> None:
    assert rows(77, 77).row_height([Cell(), Cell((text,))]) == pytest.approx(height)


def test_an_empty_row_has_the_height_of_a_line() -> None:
    assert rows(77, 77).row_height([Cell(), Cell()]) == pytest.approx(16.8)


def test_the_highest_cell_decides_and_paragraphs_add_up() -> None:
    cells = [Cell(("m",)), Cell(("m", f"{WORD} {WORD}", "m")), Cell(("m", "m"))]
    assert rows(77, 77, 77).row_height(cells) == pytest.approx(4 * 12.8 + 4)


def test_bold_letters_wrap_earlier() -> None:
    wide = "iiii iiii iiii"  # 32.2 points, and 38.9 in bold
    assert rows(48, 48).row_height([Cell(), Cell((wide,))]) == pytest.approx(16.8)
    assert rows(48, 48).row_height([Cell((wide,)), Cell()]) == pytest.approx(29.6)
    assert rows(48, 48).row_height([Cell(), Cell((wide,))], bold=True) == pytest.approx(29.6)


def test_a_cell_over_several_columns_does_not_raise_its_row() -> None:
    span = Cell(("Level of Involvement " * 3,), columns=2)
    assert rows(77, 77, 77).row_height([Cell(("m",)), span, None]) == pytest.approx(16.8)


def test_running_text_has_the_room_of_all_columns_it_goes_over() -> None:
    text = f"{WORD} {WORD} {WORD}"  # 155.5 points
    assert rows(60, 60, 60).running_height(text) == pytest.approx(16.8)
    assert rows(60, 60, 60).legend_height("", text) == pytest.approx(29.6)


@pytest.mark.parametrize("letters", [20, 33, 47, 80])
def test_a_text_without_blanks_has_lines_enough_for_whole_letters(letters: int) -> None:
    # Four letters of 10 points fit where 45 points are free, for no letter is cut through.
    assert rows(57, 57).row_height([Cell(), Cell(("学" * letters,))]) >= -(-letters // 4) * 12.8


def table(*cells: Cell) -> Table:
    return Table(tuple(Column(10) for _ in cells), (tuple(Cell(("m",)) for _ in cells),), (cells,))


def test_a_column_grows_for_a_text_that_the_highest_row_would_hide() -> None:
    long = Cell((" ".join([WORD] * 60),))  # a line each: 772 points
    measured = rows(77, 77)
    measured.grow_for(table(Cell(("m",)), long))
    assert measured.widths[0] == 77
    assert measured.widths[1] > 77
    assert measured.row_height([Cell(), long]) <= 409


def test_columns_stay_as_they_are_where_all_is_seen() -> None:
    measured = rows(77, 77)
    measured.grow_for(table(Cell(("m",)), Cell((" ".join([WORD] * 25),))))
    assert measured.widths == [77, 77]


def test_a_column_does_not_grow_where_that_saves_no_line() -> None:
    measured = rows(77, 200)
    measured.grow_for(table(Cell(("m",)), Cell(tuple(f"Survey {number}" for number in range(40)))))
    assert measured.widths == [77, 200]
