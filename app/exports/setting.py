# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Paragraphs and tables set in lines, with the height of each, for the composition of pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.errors import PageTooSmall
from app.exports.document import Cell, Paragraph, Table
from app.exports.lines import Line, LineBreaker, Span
from app.exports.options import SMALLEST_TEXT, Settled, gloss_size
from app.words import matrix as words

PAD_X, PAD_Y = 4.0, 3.0
SLACK = 0.5  # against rounding between the sum of widths and the page
_LEADING = 1.22


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set, in points: the gaps before and after it, and how far all lines but its first go in."""

    size: float
    before: float = 0.0
    after: float = 0.0
    hanging: float = 0.0
    centred: bool = False

    @property
    def leading(self) -> float:
        """From one line to the next."""
        return self.size * _LEADING


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a paragraph, ``gap`` below what stands above; ``number`` is that of its paragraph in a cell."""

    line: Line
    style: Style
    room: float
    gap: float = 0.0
    number: int = 0
    first: bool = True

    @property
    def height(self) -> float:
        """What it takes on a page, in points."""
        return self.gap + self.style.leading

    @property
    def left(self) -> float:
        """How far from the left of its room it begins."""
        spare = self.room - self.line.width
        if self.style.centred:
            return spare / 2
        inwards = 0.0 if self.first else self.style.hanging
        return spare - inwards if self.line.backwards else inwards

    def with_gap(self, gap: float) -> "SetLine":
        """Return the same with another gap."""
        return self if gap == self.gap else replace(self, gap=gap)


SetCell = tuple[SetLine, ...]


def height_of(lines: Sequence[SetLine]) -> float:
    """Return the height of lines below each other, in points."""
    return sum(line.height for line in lines)


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row, or a part of one. ``again`` says the head of a row that ``goes_on`` from an earlier page once more."""

    number: int
    cells: tuple[SetCell, ...]
    height: float
    goes_on: bool = False
    again: SetCell = ()


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table: its column widths, the cells of its head with their heights by row, its rows."""

    table: Table
    widths: tuple[float, ...]
    head: tuple[tuple[SetCell | None, ...], ...]
    head_heights: tuple[float, ...]
    rows: tuple[SetRow, ...]

    @property
    def head_height(self) -> float:
        """The height of the head, which stands on every page."""
        return sum(self.head_heights)


class Setter:
    """Sets texts as the options ask; what is equal is set once."""

    def __init__(self, options: Settled, language: str, breaker: LineBreaker) -> None:
        self.options = options
        size, running = options.text_size, options.running_size
        self._language = language
        self._breaker = breaker
        self._room = options.room[0]
        self._body = Style(size)
        self._span = Style(size, centred=True)
        self._gloss = Style(gloss_size(size))
        self._between = size / 3
        self._cells: dict[tuple[tuple[str, ...], float, bool], SetCell] = {}
        self._running = {
            "title": Style(1.5 * running, after=0.8 * running),
            "subtitle": Style(running, after=running),
            "heading": Style(1.2 * running, before=1.5 * running, after=0.5 * running),
            "caption": Style(running, after=0.6 * running),
            "legend": Style(max(SMALLEST_TEXT, 0.9 * running), before=0.35 * running, hanging=running),
            "note": Style(max(SMALLEST_TEXT, 0.9 * running), before=0.35 * running),
        }
        self.after_table = 0.5 * size
        self.leading = self._body.leading
        self.padding = 2 * PAD_Y

    def paragraph(self, block: Paragraph) -> SetCell:
        """Return a paragraph of running text."""
        style = self._running[block.style]
        bold = block.style in ("title", "heading")
        lead = f"{block.lead} " if block.lead and block.text else block.lead
        spans = [(text, True) for text in (lead,) if text] + [(block.text, bold)]
        return tuple(self._set(spans, style, self._room, style.before))

    def table(self, table: Table, widths: Sequence[float]) -> SetTable:
        """Return a table; raises PageTooSmall where a column has no room for a letter."""
        head = tuple(
            tuple(
                self._head_cell(cell, sum(widths[at : at + cell.columns])) if cell else None
                for at, cell in enumerate(row)
            )
            for row in table.head
        )
        rows = tuple(
            self._row(number, tuple(self.cell(cell, widths[at], bold=at == 0) for at, cell in enumerate(row)))
            for number, row in enumerate(table.body)
        )
        return SetTable(table, tuple(widths), head, self._head_heights(table, head), rows)

    def cell(self, cell: Cell, width: float, *, bold: bool) -> SetCell:
        """Return the lines of a cell of the body, of a width."""
        key = (cell.paragraphs, width, bold)
        if key not in self._cells:
            lines: list[SetLine] = []
            for number, text in enumerate(cell.paragraphs):
                gap = self._between if lines else 0.0
                lines += self._set([(text, bold)], self._body, width - 2 * PAD_X, gap, number)
            self._cells[key] = tuple(lines)
        return self._cells[key]

    def _head_cell(self, cell: Cell, width: float) -> SetCell:
        """Return the lines of a cell of the head; what stands below its name is plain and a little smaller."""
        lines: list[SetLine] = []
        style = self._span if cell.columns > 1 else self._body
        for number, text in enumerate(cell.paragraphs):
            lines += self._set([(text, number == 0)], self._gloss if number else style, width - 2 * PAD_X, 0.0, number)
        return tuple(lines)

    def split(self, row: SetRow, table: SetTable, room: float, next_room: float) -> tuple[SetRow, SetRow]:
        """Return the part of a row that fits into a height, and the rest, for a page with another.

        The rest begins with the head of the row once more, as far as there is room for it.
        """
        parts = [_split(cell, room - self.padding) for cell in row.cells]
        here = replace(row, cells=tuple(first for first, _ in parts), height=room)
        rest = self._row(row.number, tuple(left for _, left in parts))
        if not rest.cells[0]:
            head = words.continued(" ".join(table.table.body[row.number][0].paragraphs), self._language)
            again = self.cell(Cell((head,)), table.widths[0], bold=True)
            again, _ = _split(again, next_room - self.padding)
            rest = replace(rest, again=again, height=max(rest.height, height_of(again) + self.padding))
        return here, replace(rest, goes_on=True)

    def _row(self, number: int, cells: tuple[SetCell, ...]) -> SetRow:
        height = max([self.leading, *map(height_of, cells)])
        return SetRow(number, cells, height + self.padding)

    def _head_heights(self, table: Table, head: Sequence[Sequence[SetCell | None]]) -> tuple[float, ...]:
        """Return the heights of the rows of the head; a cell over several makes the last of them higher."""
        heights = [
            max(
                [
                    self.leading,
                    *(
                        height_of(cell)
                        for cell, asked in zip(row, given, strict=True)
                        if cell and asked and asked.rows == 1
                    ),
                ]
            )
            + self.padding
            for row, given in zip(head, table.head, strict=True)
        ]
        for at, (row, given) in enumerate(zip(head, table.head, strict=True)):
            for cell, asked in zip(row, given, strict=True):
                if cell and asked and asked.rows > 1:
                    last = at + asked.rows - 1
                    lack = height_of(cell) + self.padding - sum(heights[at : last + 1])
                    heights[last] += max(0.0, lack)
        return tuple(heights)

    def _set(self, spans: Sequence[Span], style: Style, room: float, gap: float, number: int = 0) -> list[SetLine]:
        """Return the lines of a paragraph, ``gap`` below what stands above; raises PageTooSmall."""
        if room < style.size:
            raise PageTooSmall
        found = self._breaker.lines(spans, style.size, room, style.hanging)
        if any(line.width > room + SLACK for line in found):
            raise PageTooSmall
        return [SetLine(line, style, room, 0.0 if at else gap, number, at == 0) for at, line in enumerate(found)]


def _split(cell: SetCell, room: float) -> tuple[SetCell, SetCell]:
    left = room
    for at, line in enumerate(cell):
        if line.height > left + 1e-6:
            rest = cell[at:]
            return cell[:at], (rest[0].with_gap(0.0), *rest[1:])
        left -= line.height
    return cell, ()
