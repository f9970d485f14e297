# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How wide the columns of a table are, for any measure: points on paper, characters on a screen."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.exports.document import Cell, Table

Measure = Callable[[str, bool], float]
"""The width of a text; True for bold."""

# No column is narrower than this part of its usual share, nor asks for more than that part of the whole.
_LEAST_SHARE = 0.6
_MOST = 0.5


@dataclass(frozen=True, slots=True)
class Widths:
    """The width of each column; ``whole`` tells that no word is wider than its column."""

    columns: tuple[float, ...]
    whole: bool


def column_widths(table: Table, available: float, measure: Measure, padding: float) -> Widths:
    """Share ``available`` out among the columns so that words stay whole and rows stay low.

    ``padding`` is what each column needs beside its text. Every column gets its longest word; what is left goes to
    the columns with the longest texts.
    """
    words, texts = _needs(table, measure, padding)
    total = sum(column.weight for column in table.columns)
    usual = [available * column.weight / total for column in table.columns]
    floors = [max(word, _LEAST_SHARE * share) for word, share in zip(words, usual, strict=True)]
    if sum(floors) > available:
        floors = words
    if sum(floors) > available:
        return Widths(tuple(_fair_shares(words, available)), whole=False)
    most = [max(0.0, min(text, _MOST * available) - floor) for text, floor in zip(texts, floors, strict=True)]
    pulls = [math.sqrt(max(0.0, text - floor)) for text, floor in zip(texts, floors, strict=True)]
    grown = _grown(floors, most, pulls, available - sum(floors))
    spare = available - sum(grown)
    widths = (width + spare * share / available for width, share in zip(grown, usual, strict=True))
    return Widths(tuple(widths), whole=True)


def _grown(floors: list[float], most: list[float], pulls: list[float], left: float) -> list[float]:
    """Give ``left`` out among the columns, to each by its pull, and to none more than its most.

    The pull is the root of what a text lacks to stand on one line: a long text gains less from another inch than a
    short one that it keeps from wrapping.
    """
    grown = list(floors)
    waiting = [column for column, pull in enumerate(pulls) if pull > 0 and most[column] > 0]
    while waiting:
        unit = left / sum(pulls[column] for column in waiting)
        full = [column for column in waiting if most[column] <= unit * pulls[column]]
        for column in full or waiting:
            share = most[column] if full else unit * pulls[column]
            grown[column] += share
            left -= share
        waiting = [column for column in waiting if column not in full] if full else []
    return grown


def _needs(table: Table, measure: Measure, padding: float) -> tuple[list[float], list[float]]:
    """Return for each column the widths of its longest word and of its longest text, padding included."""
    words = [0.0] * len(table.columns)
    texts = [0.0] * len(table.columns)

    def look(cell: Cell | None, column: int, *, bold: bool) -> None:
        if cell is None or cell.columns > 1:
            return
        for text in cell.paragraphs:
            texts[column] = max(texts[column], measure(text, bold))
            for word in set(text.split(" ")):
                words[column] = max(words[column], measure(word, bold))

    for head in table.head:
        for column, cell in enumerate(head):
            look(cell, column, bold=True)
    for row in table.body:
        for column, cell in enumerate(row):
            look(cell, column, bold=column == 0)
    return [word + padding for word in words], [text + padding for text in texts]


def _fair_shares(words: list[float], available: float) -> list[float]:
    """Give narrow columns what they need and the rest of them equal parts of what is left."""
    shares = [0.0] * len(words)
    for done, column in enumerate(sorted(range(len(words)), key=words.__getitem__)):
        shares[column] = min(words[column], available / (len(words) - done))
        available -= shares[column]
    return shares
