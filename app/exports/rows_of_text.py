# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How high rows are, for formats that do not find out by themselves."""

from collections.abc import Sequence

from app.exports.document import Cell, Table
from app.exports.fitting import measure
from app.exports.lines import LineBreaker
from app.exports.options import FaceName

_LEADING = 1.28
_PAD = 4.0
HIGHEST_ROW = 409.0  # points; Excel has no higher
_SHORT = 30
_WIDEST_COLUMN = 1_000.0
_STEP = 1.25


class TextRows:
    """Measures texts that are wrapped into columns; widths and heights in points, ``wider`` as in ``fitting.fit``.

    Lines are ``leading`` times as high as the letters of the face named by ``style``; ``below`` is kept free under each
    paragraph of a cell, and ``pad`` in each row once, in points. ``breaker`` is that of the face, where it has
    measured before.
    """

    def __init__(
        self,
        widths: Sequence[float],
        size: float,
        padding: float,
        wider: float,
        style: FaceName = "sans",
        *,
        below: float = 0.0,
        leading: float = _LEADING,
        pad: float = _PAD,
        breaker: LineBreaker | None = None,
    ) -> None:
        self.widths = list(widths)
        self._measure = measure(size * wider, style, breaker)
        self._line = size * leading
        self._padding = padding
        self._below = below
        self._pad = pad
        self._counted: dict[tuple[str, float, bool], int] = {}  # the same is asked for a row's height and its limits

    def row_height(self, cells: Sequence[Cell | None], *, bold: bool = False) -> float:
        """Return the height of a row of a table, whose first cell is bold; a cell that spans others has one line.

        It is no more than the highest row that there is, even where the text needs more.
        """
        return min(self.needed_height(cells, bold=bold), HIGHEST_ROW)

    def clipped(self, cells: Sequence[Cell]) -> list[int]:
        """Return the columns of those cells of a row that would need a higher row than there is."""
        return [at for at, cell in enumerate(cells) if self.cell_height(cell, at) > HIGHEST_ROW]

    def legend_height(self, lead: str, text: str) -> float:
        """Return the height of a row with a bold term in the first column and a text over the others."""
        lines = max(self._lines(lead, self.widths[0], bold=True), self._lines(text, sum(self.widths[1:]), bold=False))
        return min(self._height(lines), HIGHEST_ROW)

    def running_height(self, text: str, *, bold: bool = False) -> float:
        """Return the height of a text that goes over all columns."""
        return min(self._height(self._lines(text, sum(self.widths), bold=bold)), HIGHEST_ROW)

    def needed_height(self, cells: Sequence[Cell | None], *, bold: bool = False) -> float:
        """Return the height that the text of a row needs, however much that is."""
        heights = [
            sum(self._lines(text, self.widths[at], bold=bold or at == 0) for text in cell.paragraphs) * self._line
            + len(cell.paragraphs) * self._below
            for at, cell in enumerate(cells)
            if cell is not None and cell.columns == 1
        ]
        return max([self._line, *heights]) + self._pad

    def grow_for(self, table: Table) -> None:
        """Widen the columns of cells that would not be seen whole in the highest row there is.

        Better a sheet that prints smaller than one that hides words. Where more width saves no line, it is no help.
        """
        for row in table.body:
            for at, cell in enumerate(row):
                width, height = self.widths[at], self.cell_height(cell, at)
                if height <= HIGHEST_ROW:
                    continue
                while self.cell_height(cell, at) > HIGHEST_ROW and self.widths[at] * _STEP < _WIDEST_COLUMN:
                    self.widths[at] *= _STEP
                if self.cell_height(cell, at) >= height:
                    self.widths[at] = width

    def cell_height(self, cell: Cell, at: int) -> float:
        """Return the height that a cell of a column needs, in points; 0 where it is short enough not to matter."""
        if sum(map(len, cell.paragraphs)) + len(cell.paragraphs) < _SHORT:  # never that high; most cells are such
            return 0.0
        return self.needed_height([None] * at + [cell])

    def _height(self, lines: int) -> float:
        return lines * self._line + self._pad

    def _lines(self, text: str, width: float, *, bold: bool) -> int:
        """Return over how many lines a text goes, breaking at blanks as a spreadsheet does."""
        asked = text, width, bold
        if asked not in self._counted:
            self._counted[asked] = self._count(text, width - self._padding + 0.01, bold=bold)  # often made to measure
        return self._counted[asked]

    def _count(self, text: str, room: float, *, bold: bool) -> int:
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
                lines, used = self._broken(word, room, lines, bold=bold)
        return lines

    def _broken(self, word: str, room: float, lines: int, *, bold: bool) -> tuple[int, float]:
        """Return the lines after a word that is broken between letters, and how far the last one goes."""
        used = 0.0
        for letter in word:
            needed = self._measure(letter, bold)
            if used and used + needed > room:
                lines, used = lines + 1, 0.0
            used += needed
        return lines, used
