# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables as they are kept, whatever they came in."""

from app.imports.table import MOST_COLUMNS, MOST_ROWS, Loss, table_of


def test_rows_are_filled_up_and_empty_ends_go() -> None:
    table = table_of([["a"], ["b", " c ", ""], ["", ""]])
    assert table.rows == (("a", ""), ("b", "c"))
    assert table.columns == 2


def test_lines_of_a_cell_stay_and_blanks_around_them_go() -> None:
    assert table_of([["  one \n\n two\u00a0\r\nthree  four"]]).rows == (("one\ntwo\nthree  four",),)


def test_what_is_past_the_bounds_is_told() -> None:
    table = table_of([["x"] * (MOST_COLUMNS + 3)] * (MOST_ROWS + 7))
    assert (len(table.rows), table.columns) == (MOST_ROWS, MOST_COLUMNS)
    assert table.losses == (Loss("rows", 7), Loss("columns", 3))


def test_a_joined_cell_shows_what_the_first_one_says() -> None:
    table = table_of([["a", ""], ["", "b"]], joined={(0, 1): (0, 0), (1, 0): (0, 0), (9, 9): (0, 0)})
    assert [table.text(0, 1), table.text(1, 0), table.text(1, 1)] == ["a", "a", "b"]
    turned = table.turned()
    assert turned.rows == (("a", ""), ("", "b"))
    assert turned.joined == {(1, 0): (0, 0), (0, 1): (0, 0)}
