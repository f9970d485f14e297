# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Plain text for a terminal: the matrix drawn with lines, whole words, nothing cut."""

import unicodedata
from collections.abc import Iterator, Sequence

from app.exports.document import Cell, Document, Table
from app.exports.layout import column_widths

_NARROWEST = 40
_NARROWEST_COLUMN = 4
_ROUNDING = 1e-6


def render_text(document: Document, width: int) -> str:
    """Return the document as lines of at most ``width`` columns of a terminal, where its longest words allow."""
    width = max(width, _NARROWEST)
    lines: list[str] = []
    for block in document.blocks:
        if isinstance(block, Table):
            lines += ["", *_table(block, width), ""]
        else:
            lines += ["", ""] if block.style == "heading" else []
            lines += _wrapped(block.whole, width)
    return "\n".join(lines).rstrip() + "\n"


def _table(table: Table, width: int) -> Iterator[str]:
    count = len(table.columns)
    room = width - (count + 1)
    found = column_widths(table, room, lambda text, _bold: float(_columns(text)), 2).columns
    widths = [max(_NARROWEST_COLUMN, int(column + _ROUNDING)) for column in found]
    rule = "+" + "+".join("-" * column for column in widths) + "+"
    yield rule
    for row in table.head_by_rows():
        yield from _row(row, widths)
        yield rule
    for row in table.body:
        yield from _row(row, widths)
        yield rule


def _row(cells: Sequence[Cell | None], widths: Sequence[int]) -> Iterator[str]:
    """Yield the lines of a row; a cell that spans columns takes the room of them all."""
    columns: list[tuple[list[str], int]] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        span = cell.columns if cell else 1
        room = sum(widths[at : at + span]) + span - 1
        columns.append(
            ([line for text in (cell.paragraphs if cell else ()) for line in _wrapped(text, room - 2)], room)
        )
        at += span
    for number in range(max([1, *(len(lines) for lines, _ in columns)])):
        parts = (_padded(lines[number] if number < len(lines) else "", room) for lines, room in columns)
        yield "|" + "|".join(parts) + "|"


def _padded(text: str, room: int) -> str:
    return " " + text + " " * (room - 1 - _columns(text))


def _wrapped(text: str, room: int) -> list[str]:
    """Return a text in lines of at most so many columns of a terminal; wide letters take two."""
    lines, used = [""], 0
    for word in text.split(" "):
        while _columns(word) > room:  # longer than any line: broken, never cut
            if lines[-1]:
                lines.append("")
            taken = 1
            while _columns(word[: taken + 1]) <= room:
                taken += 1
            lines[-1], word, used = word[:taken], word[taken:], room
        needed = _columns(word)
        if lines[-1] and used + 1 + needed > room:
            lines.append(word)
            used = needed
        else:
            joined = " " if lines[-1] else ""
            lines[-1] += joined + word
            used += len(joined) + needed
    return lines


def _columns(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )
