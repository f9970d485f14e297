# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A table as it came from elsewhere, whatever it came in: plain text in a grid, and what of it could not be taken."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

MOST_ROWS = 2_000
MOST_COLUMNS = 100
MOST_TABLES = 200

Place = tuple[int, int]
"""A cell by row and column, from 0."""

LossKind = Literal["rows", "columns", "pictures", "formulas", "uncalculated", "hidden", "remarks"]
"""What a reader left behind: rows and columns past the bounds, pictures, formulas of which only the
value is taken, formulas that have no value, hidden cells, and the comments and footnotes of cells."""


@dataclass(frozen=True, slots=True)
class Loss:
    """How much of one kind a reader did not take."""

    kind: LossKind
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A table of text, every row as long as the first; a line feed stands between the paragraphs of a cell.

    ``name`` is that of the sheet or the caption, ``title`` what stands over it as that of a whole document; both are
    empty where it has none. Of cells that were joined the first holds
    the text, the others are empty and ``joined`` leads from each to the first. ``heads`` is how many first rows the
    source says to be heads.
    """

    name: str = ""
    title: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    joined: Mapping[Place, Place] = dataclasses.field(default_factory=dict)
    heads: int = 0
    losses: tuple[Loss, ...] = ()

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else 0

    def text(self, row: int, column: int) -> str:
        """Return what a cell shows; for one that was joined to another, what that one shows."""
        row, column = self.joined.get((row, column), (row, column))
        return self.rows[row][column]

    def turned(self) -> "SourceTable":
        """Return the table with its rows as columns."""
        joined = {(column, row): (to[1], to[0]) for (row, column), to in self.joined.items()}
        return dataclasses.replace(self, rows=tuple(zip(*self.rows, strict=True)), joined=joined, heads=0)


def table_of(
    rows: Sequence[Sequence[str]],
    *,
    name: str = "",
    title: str = "",
    joined: Mapping[Place, Place] | None = None,
    heads: int = 0,
    losses: Sequence[Loss] = (),
) -> SourceTable:
    """Return the rows as a table: filled up to one length, within the bounds, without empty rows and columns around."""
    cleaned = [[_cleaned(text) for text in row] for row in rows]
    height = max((number for number, row in enumerate(cleaned, 1) if any(row)), default=0)
    width = max((column for row in cleaned for column, text in enumerate(row, 1) if text), default=0)
    lost = (*losses, Loss("rows", height - MOST_ROWS), Loss("columns", width - MOST_COLUMNS))
    height, width = min(height, MOST_ROWS), min(width, MOST_COLUMNS)
    grid = tuple(tuple(row[:width]) + ("",) * (width - len(row)) for row in cleaned[:height])
    inside = {
        place: first
        for place, first in (joined or {}).items()
        if max(place[0], first[0]) < height and max(place[1], first[1]) < width
    }
    return SourceTable(
        name=" ".join(name.split()),
        title=title,
        rows=grid,
        joined=inside,
        heads=min(heads, len(grid)),
        losses=tuple(loss for loss in lost if loss.count > 0),
    )


def _cleaned(text: str) -> str:
    return "\n".join(line for line in map(str.strip, text.splitlines()) if line)
