# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How high rows are, for formats that do not find out by themselves."""

import math
from collections.abc import Sequence

from app.exports.document import Cell, Table
from app.exports.fitting import measure

_LEADING = 1.28
_PAD = 4.0
_HIGHEST_ROW = 409.0  # points; Excel has no higher
_WIDEST_COLUMN = 1_000.0
_STEP = 1.25


class TextRows:
    """Measures texts that are wrapped into columns; widths and heights in points, ``wider`` as in ``fitting.fit``."""

    def __init__(self, widths: Sequence[float], size: float, padding: float, wider: float) -> None:
        self.widths = list(widths)
        self._measure = measure(size * wider)
        self._line = size * _LEADING
        self._padding = padding

    def row_height(self, cells: Sequence[Cell | None], *, bold: bool = False) -> float:
        """Return the height of a row of a table, whose first cell is bold; a cell that spans others has one line."""
        lines = [
            sum(self._lines(text, self.widths[at], bold=bold or at == 0) for text in cell.paragraphs)
            for at, cell in enumerate(cells)
            if cell is not None and cell.columns == 1
        ]
        return self._height(max([1, *lines]))

    def running_height(self, text: str, *, bold: bool = False, first: int = 0) -> float:
        """Return the height of a text that goes over all columns from ``first`` on."""
        return self._height(self._lines(text, sum(self.widths[first:]), bold=bold))

    def grow_for(self, table: Table) -> None:
        """Widen the columns of cells that would not be seen whole in the highest row there is.

        Better a sheet that prints smaller than one that hides words.
        """
        for row in table.body:
            for at, cell in enumerate(row):
                while self.widths[at] < _WIDEST_COLUMN and self._cell_height(cell, at) > _HIGHEST_ROW:
                    self.widths[at] *= _STEP

    def _cell_height(self, cell: Cell, at: int) -> float:
        if sum(map(len, cell.paragraphs)) < 100:  # never that high; most cells are done with here
            return 0.0
        return self.row_height([None] * at + [cell]) if at else self.row_height([cell])

    def _height(self, lines: int) -> float:
        return lines * self._line + _PAD

    def _lines(self, text: str, width: float, *, bold: bool) -> int:
        """Return over how many lines a text goes, breaking at blanks as a spreadsheet does."""
        room = width - self._padding + 0.01  # widths were often made to measure
        if self._measure(text, bold) <= room:
            return 1
        blank = self._measure(" ", bold)
        lines, used = 1, 0.0
        for word in text.split(" "):
            needed = self._measure(word, bold)
            if used and used + blank + needed > room:
                lines, used = lines + 1, 0.0
            used += needed + (blank if used else 0.0)
            if used > room:
                broken = math.ceil(used / room) - 1
                lines, used = lines + broken, used - broken * room
        return lines
