# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which page a table fits on: wrap first, then the page on its side, then smaller letters down to the floor."""

from dataclasses import dataclass

from app.exports.document import Document
from app.exports.layout import Measure, Widths, column_widths
from app.exports.lines import LineBreaker
from app.exports.options import FaceName, Settled
from app.exports.paging import candidates


@dataclass(frozen=True, slots=True)
class Fit:
    """The options after fitting, the widths in points of each table's columns, and whether no word has to be broken."""

    options: Settled
    widths: tuple[tuple[float, ...], ...]
    whole: bool


def fit(
    document: Document, options: Settled, padding: float, wider: float = 1.0, breaker: LineBreaker | None = None
) -> Fit:
    """Return the first page on which every word of the tables fits whole into its column.

    Where even the last does not, a word is longer than any column: it will be broken, on the page that was asked for.
    ``padding`` is what a column needs beside its text, in points; ``wider`` by how much more than the face says the
    letters will take. ``breaker`` is that of the face, where what it measures is to be known afterwards.
    """
    known = breaker or LineBreaker(options.face)

    def widths(page: Settled) -> list[Widths]:
        letters = _measure(known, page.text_size * wider)
        return [column_widths(table, page.room[0], letters, padding) for table in document.tables]

    for candidate in candidates(options):
        found = widths(candidate)
        if all(each.whole for each in found):
            return Fit(candidate, tuple(each.columns for each in found), whole=True)
    return Fit(options, tuple(each.columns for each in widths(options)), whole=False)


def measure(size: float, style: FaceName = "sans", breaker: LineBreaker | None = None) -> Measure:
    """Return the width in points of texts set in a face at a size; ``breaker`` is that of the face, if there is one."""
    return _measure(breaker or LineBreaker(style), size)


def _measure(breaker: LineBreaker, size: float) -> Measure:
    return lambda text, bold: breaker.width(text, size, bold=bold)
