# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in the XML of a Word document: heads that repeat, rows kept whole, widths that add up."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from app.exports.document import BodyRow, Cell, HeadRow, Table
from app.exports.options import Settled
from app.exports.rows_of_text import TextRows
from app.exports.word_styles import HEAD_FILL, HEAVY_LINE, LEADING, PAD_X, PAD_Y, text_width, twips
from app.exports.word_text import Element, add, add_paragraph

_HEADS = {"firstRow": 1, "lastRow": 0, "firstColumn": 1, "lastColumn": 0, "noHBand": 1, "noVBand": 1}
_HEADS_AS_BITS = "06A0"
_MOST_FOR_HEADS = 0.5  # of a page; higher ones stand on the first page alone, or the rows would have no room


class Pages:
    """Pages while they fill; ``count`` is about how many there are."""

    def __init__(self, height: float) -> None:
        self.count = 1
        self._height = self._left = height

    def put(self, height: float, *, again: float = 0.0) -> None:
        """Put on something of a height; a further page begins with what stands there ``again``, in points."""
        if self._left < height <= self._height - again:
            self._turn(again)
        self._left -= height
        while self._left < 0:  # it is higher than a page, and goes on from one to the next
            rest = -self._left
            self._turn(again)
            self._left -= rest

    def _turn(self, again: float) -> None:
        self.count += 1
        self._left = self._height - again


class WordTable:
    """A table on its page; ``widths`` are those of its columns, in points."""

    def __init__(self, table: Table, widths: Sequence[float], page: Settled) -> None:
        self._table = table
        self._page = page
        edges = [twips(edge) for edge in accumulate(widths, initial=0.0)]
        self._edges = [*edges[:-1], text_width(page)]
        self._text = text = TextRows(widths, page.text_size, 2 * PAD_X, 1.0, below=PAD_Y, leading=LEADING)
        self._head_heights = self._heights_of_heads()
        self._repeats = sum(self._head_heights) <= _MOST_FOR_HEADS * page.room[1]
        self._heights = [text.needed_height(row) for row in table.body]

    def fill(self, pages: Pages) -> None:
        """Put the rows on pages, as far as their heights can be told."""
        head = sum(self._head_heights)
        first, *others = self._heights or [0.0]
        pages.put(head + first)
        for height in others:
            pages.put(height, again=head if self._repeats else 0.0)

    def add_to(self, parent: Element, *, title: str, description: str, kept: bool) -> None:
        """Add the table, with a title and a description for those who do not see it.

        Its last row may be ``kept`` on the page of what follows.
        """
        made = add(parent, "tbl")
        self._set_up(made, title, description)
        self._add_head(made)
        room = self._page.room[1] - sum(self._head_heights)
        last = len(self._heights)
        for number, (row, height) in enumerate(zip(self._table.body, self._heights, strict=True), 1):
            self._add_row(made, row, whole=height <= room, kept=kept and number == last)

    def _set_up(self, made: Element, title: str, description: str) -> None:
        settings = add(made, "tblPr")
        add(settings, "tblStyle", val="Matrix")
        add(settings, "tblW", w=self._edges[-1], type="dxa")
        add(settings, "tblLayout", type="fixed")
        add(settings, "tblLook", val=_HEADS_AS_BITS, **_HEADS)
        add(settings, "tblCaption", val=title)
        add(settings, "tblDescription", val=description)
        grid = add(made, "tblGrid")
        for left, right in pairwise(self._edges):
            add(grid, "gridCol", w=right - left)

    def _add_head(self, made: Element) -> None:
        heads = len(self._table.head)
        for at in range(heads):
            row = add(made, "tr")
            settings = add(row, "trPr")
            if self._repeats:
                add(settings, "cantSplit")
            add(settings, "trHeight", val=twips(self._head_heights[at]), hRule="atLeast")
            if self._repeats:
                add(settings, "tblHeader")
            for column, begun, cell in _with_those_above(self._table.head, at):
                self._add_head_cell(row, column, cell, begins=begun == at, ends=begun + cell.rows == heads)

    def _heights_of_heads(self) -> list[float]:
        """Return the heights of the rows of the head; the last of those that a cell spans grows until it has room.

        LibreOffice does not find them out on further pages.
        """
        heights: list[float] = []
        for at in range(len(self._table.head)):
            own = 0.0
            for column, begun, cell in _with_those_above(self._table.head, at):
                if begun + cell.rows == at + 1:
                    needed = self._text.needed_height([None] * column + [cell], bold=True)
                    own = max(own, needed - sum(heights[begun:]))
            heights.append(own)
        return heights

    def _add_head_cell(self, row: Element, column: int, cell: Cell, *, begins: bool, ends: bool) -> None:
        """Add a cell of the head, or what it covers further down; ``ends`` tells that it reaches the body."""
        made, settings = self._add_cell(row, column, cell.columns)
        if cell.rows > 1:
            add(settings, "vMerge", val="restart" if begins else "continue")
        if ends:
            self._add_line_before(settings, column)
        if not self._page.black_and_white:
            add(settings, "shd", val="clear", color="auto", fill=HEAD_FILL)
        add(settings, "vAlign", val="bottom")
        for number, text in enumerate((cell.paragraphs if begins else ()) or ("",)):
            style = "MatrixSpan" if cell.columns > 1 else "MatrixGloss" if number else "MatrixHead"
            add_paragraph(made, style, text, whole=True)

    def _add_row(self, made: Element, cells: BodyRow, *, whole: bool, kept: bool) -> None:
        """Add a row of the body; one that is not kept ``whole`` may go on on the next page."""
        row = add(made, "tr")
        if whole:
            add(add(row, "trPr"), "cantSplit")
        for column, cell in enumerate(cells):
            within, settings = self._add_cell(row, column, 1)
            self._add_line_before(settings, column)
            for text in cell.paragraphs or ("",):
                add_paragraph(within, "MatrixEntry" if column else "MatrixStage", text, kept=kept)

    def _add_cell(self, row: Element, column: int, columns: int) -> tuple[Element, Element]:
        """Add a cell over so many columns; return it and its settings."""
        made = add(row, "tc")
        settings = add(made, "tcPr")
        add(settings, "tcW", w=self._edges[column + columns] - self._edges[column], type="dxa")
        if columns > 1:
            add(settings, "gridSpan", val=columns)
        return made, settings

    def _add_line_before(self, settings: Element, column: int) -> None:
        """Draw the heavier line at the left of a cell whose column stands apart."""
        if self._table.columns[column].apart:
            add(add(settings, "tcBorders"), "left", **HEAVY_LINE)


def _with_those_above(head: Sequence[HeadRow], row: int) -> Iterator[tuple[int, int, Cell]]:
    """Yield the cells of a row of the head, also those that come down into it: column, row of its beginning, cell."""
    for column in range(len(head[row])):
        for begun in range(row, -1, -1):
            cell = head[begun][column]
            if cell and begun + cell.rows > row:
                yield column, begun, cell
                break
