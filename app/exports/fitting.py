# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which page a table fits on: wrap first, then the page on its side, then smaller letters down to the floor."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.exports.document import Document, Table
from app.exports.faces import face
from app.exports.layout import Measure, column_widths
from app.exports.options import SMALLEST_TEXT, Settled


@dataclass(frozen=True, slots=True)
class Fit:
    """The options after fitting, the width of each column in points, and whether no word has to be broken."""

    options: Settled
    widths: tuple[float, ...]
    whole: bool


def fit(document: Document, options: Settled, padding: float, wider: float = 1.0) -> Fit:
    """Return the first page on which every word of the table fits whole into its column.

    Where even the last does not, a word is longer than any column: it will be broken, on the page that was asked for.
    ``padding`` is what a column needs beside its text, in points; ``wider`` by how much more than the face says the
    letters will take.
    """
    table = next(block for block in document.blocks if isinstance(block, Table))
    for candidate in _candidates(options):
        found = column_widths(table, candidate.room[0], measure(candidate.text_size * wider), padding)
        if found.whole:
            return Fit(candidate, found.columns, whole=True)
    found = column_widths(table, options.room[0], measure(options.text_size * wider), padding)
    return Fit(options, found.columns, whole=False)


def measure(size: float) -> Measure:
    """Return the width in points of texts set at a size."""
    regular, heavy = face(), face(bold=True)

    @functools.cache
    def width(text: str, bold: bool) -> float:  # noqa: FBT001  # the signature of a measure
        return (heavy if bold else regular).width(text, size)

    return width


def _candidates(options: Settled) -> Iterator[Settled]:
    yield options
    yield options.landscape()
    if options.text_size > SMALLEST_TEXT:
        yield replace(options.landscape(), text_size=SMALLEST_TEXT)
