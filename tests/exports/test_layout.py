# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The laws of column widths, and that words stay whole."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.document import Cell, Column, Table
from app.exports.layout import column_widths

TEXTS = st.one_of(st.just(""), st.lists(st.text("a", min_size=1, max_size=12), max_size=9).map(" ".join))
ROWS = st.integers(1, 6).flatmap(
    lambda columns: st.tuples(
        st.lists(st.integers(1, 30), min_size=columns, max_size=columns),
        st.lists(TEXTS, min_size=columns, max_size=columns),
        st.lists(st.lists(TEXTS, min_size=columns, max_size=columns), max_size=3),
    )
)


def letters(text: str, bold: bool) -> float:
    """Measure a text as if bold letters were twice as wide."""
    return len(text) * (2.0 if bold else 1.0)


def table(weights: list[int], head: list[str], rows: list[list[str]]) -> Table:
    return Table(
        columns=tuple(map(Column, weights)),
        head=(tuple(Cell((text,)) for text in head),),
        body=tuple(tuple(Cell((text,) if text else ()) for text in row) for row in rows),
    )


def needed(head: list[str], rows: list[list[str]], padding: float) -> list[float]:
    """Return the room that the longest word of each column takes; heads and the first column are bold."""
    longest = [2.0 * max(map(len, text.split(" "))) for text in head]
    for row in rows:
        for column, text in enumerate(row):
            wide = max(map(len, text.split(" "))) * (2.0 if column == 0 else 1.0)
            longest[column] = max(longest[column], wide)
    return [width + padding for width in longest]


@settings(max_examples=150)
@given(made=ROWS, available=st.integers(1, 400), padding=st.sampled_from([0.0, 2.0, 12.0]))
def test_widths_add_up_to_what_is_available(
    made: tuple[list[int], list[str], list[list[str]]], available: int, padding: float
) -> None:
    widths = column_widths(table(*made), available, letters, padding).columns
    assert sum(widths) == pytest.approx(available)
    assert min(widths) >= 0


@settings(max_examples=250)
@given(made=ROWS, spare=st.floats(0.5, 2), padding=st.sampled_from([0.0, 2.0, 12.0]))
def test_words_are_whole_where_it_says_so_and_it_says_so_where_they_can_be(
    made: tuple[list[int], list[str], list[list[str]]], spare: float, padding: float
) -> None:
    _, head, rows = made
    needs = needed(head, rows, padding)
    available = math.ceil(sum(needs) * spare) + 1
    widths = column_widths(table(*made), available, letters, padding)
    assert widths.whole == (sum(needs) <= available)
    if widths.whole:
        assert all(width >= need - 1e-6 for width, need in zip(widths.columns, needs, strict=True))


def test_a_single_long_text_does_not_squeeze_the_words_of_other_columns() -> None:
    made = table([10, 10, 10], ["", "", ""], [["", "cccccc", "aaaa aa"]])
    widths = column_widths(made, 20, letters, 2).columns
    assert widths[1] >= 8
    assert widths[2] >= 6


def test_without_any_text_the_usual_widths_are_kept() -> None:
    made = table([20, 10, 10], ["", "", ""], [])
    assert column_widths(made, 80, letters, 0).columns == pytest.approx((40, 20, 20))


def test_a_longer_text_gets_more_of_the_room() -> None:
    made = table([10, 10, 10], ["a", "a", "a"], [["a", "bb " * 30, "bb " * 5]])
    _, longer, shorter = column_widths(made, 100, letters, 2).columns
    assert longer > shorter


def test_a_cell_that_spans_columns_does_not_widen_the_first_of_them() -> None:
    span = (Cell(("Level-of-Involvement",), columns=2), None)
    spanned = Table((Column(10), Column(10)), (span, (Cell(("a",)), Cell(("a",)))), ((Cell(), Cell()),))
    assert column_widths(spanned, 60, letters, 0).columns == pytest.approx((30, 30))


def test_where_words_do_not_fit_narrow_columns_keep_theirs_and_wide_ones_share() -> None:
    made = table([10, 10, 10], ["", "", ""], [["", "b" * 40, "c" * 70]])
    widths = column_widths(made, 60, letters, 2)
    assert not widths.whole
    assert widths.columns == pytest.approx((2, 29, 29))
