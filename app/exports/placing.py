# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Where on a page the lines, the fills and the letters of what is placed on it stand, in points from its lower left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from app.exports.document import Cell
from app.exports.lines import Run
from app.exports.options import Settled
from app.exports.pages import PlacedRows
from app.exports.setting import PAD_X, PAD_Y, SetCell, SetRow, height_of

BLACK, HEAD_FILL = 0x000000, 0xEDEDED
_LINE, _HEAVY = 0x8C8C8C, 0x404040
_THIN_WIDTH, _HEAVY_WIDTH = 0.5, 1.25
_FIRST_BASELINE = 1.0  # of the size: where it stands below the top of its room

Segment = tuple[float, float, float, float]
"""A straight line: x and y of its beginning, then of its end."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """Straight lines of one colour (RRGGBB) and width."""

    colour: int
    width: float
    segments: Sequence[Segment]


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """A run and where its baseline begins on the left; ``joined`` tells that a blank follows it in the paragraph."""

    run: Run
    size: float
    left: float
    baseline: float
    joined: bool

    @property
    def text(self) -> str:
        """The letters, with the blank that follows."""
        return f"{self.run.text} " if self.joined else self.run.text


@dataclass(frozen=True, slots=True)
class PlacedHead:
    """A cell of a head and the row of the head that it begins in."""

    row: int
    cell: Cell
    lines: SetCell
    left: float
    top: float


def runs_at(lines: SetCell, left: float, top: float) -> Iterator[PlacedRun]:
    """Yield the runs of lines below each other, in the order in which they are read."""
    for each in lines:
        baseline = top - each.gap - each.style.size * _FIRST_BASELINE
        runs = each.line.runs
        for number, run in enumerate(runs, 1):
            joined = each.line.joined and number == len(runs)
            yield PlacedRun(run, each.style.size, left + each.left + run.left, baseline, joined)
        top -= each.height


def heads(placed: PlacedRows, left: float) -> Iterator[PlacedHead]:
    """Yield the cells of the head; they stand at the foot of the rows that they span."""
    table, top = placed.table, placed.top
    lefts = list(accumulate(table.widths, initial=left + PAD_X))
    for at, row in enumerate(table.head):
        for column, (lines, asked) in enumerate(zip(row, table.table.head[at], strict=True)):
            if lines is not None and asked is not None:
                foot = top - sum(table.head_heights[at : at + asked.rows])
                yield PlacedHead(at, asked, lines, lefts[column], foot + PAD_Y + height_of(lines))
        top -= table.head_heights[at]


def rows(placed: PlacedRows) -> Iterator[tuple[SetRow, float]]:
    """Yield the rows, each with its top."""
    top = placed.top - placed.table.head_height
    for row in placed.rows:
        yield row, top
        top -= row.height


def cells(placed: PlacedRows, row: SetRow, left: float) -> Iterator[tuple[SetCell, float]]:
    """Yield the cells of a row, each with the left of its letters."""
    return zip(row.cells, accumulate(placed.table.widths, initial=left + PAD_X), strict=False)


def head_box(placed: PlacedRows, left: float) -> tuple[float, float, float, float]:
    """Return what is filled behind the head: left, bottom, width and height."""
    height = placed.table.head_height
    return left, placed.top - height, sum(placed.table.widths), height


def strokes(placed: PlacedRows, page: Settled) -> Iterator[Stroke]:
    """Yield the lines of a table on this page, heavier ones before columns that stand apart."""
    table, plain = placed.table, page.black_and_white
    columns = list(accumulate(table.widths, initial=page.inset))
    left, right, middle = columns[0], columns[-1], placed.top - table.head_height
    feet = list(accumulate((-row.height for row in placed.rows), initial=middle))
    bottom = feet[-1]
    thin = [*((at, middle, at, bottom) for at in columns), *((left, at, right, at) for at in feet)]
    yield Stroke(BLACK if plain else _LINE, _THIN_WIDTH, [*thin, *_head_lines(placed, columns)])
    foot = middle + table.head_heights[-1]
    apart = [at for at, column in zip(columns, table.table.columns, strict=False) if column.apart]
    if apart:
        yield Stroke(BLACK if plain else _HEAVY, _HEAVY_WIDTH, [(at, foot, at, bottom) for at in apart])


def _head_lines(placed: PlacedRows, columns: Sequence[float]) -> Iterator[Segment]:
    """Yield the lines of a head: above it and to its left, then below and to the right of each cell."""
    left, right, top = columns[0], columns[-1], placed.top
    yield left, top, right, top
    yield left, top, left, top - placed.table.head_height
    for at, row in enumerate(placed.table.table.head):
        for column, cell in enumerate(row):
            if cell is not None:
                foot = top - sum(placed.table.head_heights[at : at + cell.rows])
                start, end = columns[column], columns[column + cell.columns]
                yield end, top, end, foot
                if at + cell.rows < len(placed.table.head_heights):  # the lines of the body begin at the foot
                    yield start, foot, end, foot
        top -= placed.table.head_heights[at]
