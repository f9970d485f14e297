# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How wide the columns of a table are, for any measure: points on paper, characters on a screen."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from app.exports.breaks import whole_parts
from app.exports.document import Cell, Table

Measure = Callable[[str, bool], float]
"""The width of a text; True for bold."""

# No column is narrower than this part of its usual share, nor asks for more than that part of the whole.
_LEAST_SHARE = 0.6
_MOST = 0.5
# A lack up to so many equal shares of what is left is little.
_LITTLE = 1.5


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
    lacks = [max(0.0, text - floor) for text, floor in zip(texts, floors, strict=True)]
    most = [max(0.0, _MOST * available - floor) for floor in floors]
    grown = _grown(floors, lacks, most, available - sum(floors))
    spare = available - sum(grown)
    widths = (width + spare * share / available for width, share in zip(grown, usual, strict=True))
    return Widths(tuple(widths), whole=True)


def _grown(floors: list[float], lacks: list[float], most: list[float], left: float) -> list[float]:
    """Give ``left`` out among columns that lack width to have each text on one line, to none more than its most.

    First those get all they lack who lack little: it keeps whole cells from wrapping. The others share by the root of
    their lack, for a long text gains less from another inch than a short one.
    """
    grown = list(floors)
    waiting = sorted((column for column, lack in enumerate(lacks) if lack > 0), key=lacks.__getitem__)
    while waiting and lacks[waiting[0]] <= min(most[waiting[0]], left, _LITTLE * left / len(waiting)):
        column = waiting.pop(0)
        grown[column] += lacks[column]
        left -= lacks[column]
    while waiting and left > 0:
        unit = left / sum(math.sqrt(lacks[column]) for column in waiting)
        full = [column for column in waiting if min(lacks[column], most[column]) <= unit * math.sqrt(lacks[column])]
        for column in full or waiting:
            share = min(lacks[column], most[column], unit * math.sqrt(lacks[column]))
            grown[column] += share
            left -= share
        waiting = [column for column in waiting if column not in full] if full else []
    return grown


def _needs(table: Table, measure: Measure, padding: float) -> tuple[list[float], list[float]]:
    """Return for each column the widths of its longest word and of its longest text, padding included.

    Texts of the head do not count as such: they may well wrap.
    """
    words = [0.0] * len(table.columns)
    texts = [0.0] * len(table.columns)

    def longest_word(cell: Cell, *, bold: bool) -> float:
        return max((measure(word, bold) for text in cell.paragraphs for word in whole_parts(text)), default=0.0)

    for head in table.head:
        for column, cell in enumerate(head):
            if cell and cell.columns == 1:
                words[column] = max(words[column], longest_word(cell, bold=True))
    for row in table.body:
        for column, cell in enumerate(row):
            bold = column == 0
            words[column] = max(words[column], longest_word(cell, bold=bold))
            texts[column] = max([texts[column], *(measure(text, bold) for text in cell.paragraphs)])
    return [word + padding for word in words], [text + padding for text in texts]


def _fair_shares(words: list[float], available: float) -> list[float]:
    """Give narrow columns what they need and the rest of them equal parts of what is left."""
    shares = [0.0] * len(words)
    for done, column in enumerate(sorted(range(len(words)), key=words.__getitem__)):
        shares[column] = min(words[column], available / (len(words) - done))
        available -= shares[column]
    return shares
