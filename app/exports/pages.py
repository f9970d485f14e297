# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A document as pages: which lines stand where, before anything is drawn.

Rows are kept whole where they fit on a page; what is higher is split between lines, and its next part begins with the
head of its row once more.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from app.errors import PageTooSmall
from app.exports.document import Block, Document, Paragraph, Table
from app.exports.faces import check_letters
from app.exports.fitting import fit
from app.exports.lines import LineBreaker
from app.exports.options import Settled
from app.exports.setting import PAD_X, SLACK, SetLine, SetRow, SetTable, Setter, height_of
from app.words import matrix as words

_LEAST_LINES = 4
"""A page has room for so many lines below the head of a table, or it is too small.

A row that is higher than a page begins on the page before where so many fit there; so does one that is only higher than
what its heading leaves of a page.
"""
_KEPT_WITH_NEXT = ("title", "subtitle", "heading", "caption")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines of a paragraph, down from ``top``; ``block`` is its number in the document."""

    block: int
    paragraph: Paragraph
    top: float
    lines: tuple[SetLine, ...]


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """Rows of a table below its head, down from ``top``; ``first`` where the table begins here."""

    block: int
    top: float
    table: SetTable
    first: bool
    rows: list[SetRow] = field(default_factory=list)


Placed = PlacedText | PlacedRows
Page = list[Placed]


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A document on its pages; ``options`` and ``whole`` are those of ``Rendered``."""

    pages: list[Page]
    options: Settled
    whole: bool

    def foot(self, number: int, language: str) -> str:
        """Return what stands at the foot of a page, counted from 1; empty where no numbers are wanted."""
        wanted = self.options.page_numbers
        if wanted or (wanted is None and len(self.pages) > 1):
            return words.page(number, len(self.pages), language)
        return ""


def lay_out(document: Document, options: Settled) -> LaidOut:
    """Return the document on the first page that keeps its words whole; raises LettersMissing or PageTooSmall."""
    check_letters(document, options.face)
    breaker = LineBreaker(options.face)
    fitted = fit(document, options, 2 * PAD_X + SLACK, breaker=breaker)
    pages = compose(document, fitted.widths, fitted.options, breaker)
    return LaidOut(pages, fitted.options, fitted.whole)


def compose(
    document: Document, widths: Sequence[Sequence[float]], options: Settled, breaker: LineBreaker | None = None
) -> list[Page]:
    """Return the pages of a document, whose tables have columns of these widths; raises PageTooSmall."""
    composer = _Composer(document, widths, Setter(options, document.language, breaker or LineBreaker(options.face)))
    composer.run()
    return composer.pages


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "heading"


def _is_under_heading(page: Page) -> bool:
    """Tell whether nothing but a heading, and what is kept with it, stands on a page so far."""
    texts = [each.paragraph for each in page if isinstance(each, PlacedText)]
    only_kept = len(texts) == len(page) and all(text.style in _KEPT_WITH_NEXT for text in texts)
    return only_kept and any(map(_is_heading, texts))


class _Composer:
    """Fills pages from the top down. ``_left`` is the height that is left on the last one."""

    def __init__(self, document: Document, widths: Sequence[Sequence[float]], setter: Setter) -> None:
        self.pages: list[Page] = [[]]
        self._setter = setter
        options = setter.options
        self._top = options.sheet[1] - options.inset
        self._height = options.room[1]
        self._left = self._height
        self._gap = 0.0
        of_table = iter(widths)
        self._document = document.blocks
        self._blocks = [
            self._setter.table(block, next(of_table)) if isinstance(block, Table) else self._setter.paragraph(block)
            for block in document.blocks
        ]

    def run(self) -> None:
        """Place every block."""
        for number, (asked, block) in enumerate(zip(self._document, self._blocks, strict=True)):
            needed = self._start(number)
            fits_on_next = needed <= self._height or _is_heading(asked)
            if self._left < min(needed, self._height) and fits_on_next and not _is_under_heading(self.pages[-1]):
                self._turn()
            if isinstance(block, SetTable):
                self._place_table(number, block)
            elif isinstance(asked, Paragraph):
                self._place_lines(number, asked, block)

    def _start(self, number: int) -> float:
        """Return the height that a block needs at least where it begins, with what it is to be kept with."""
        block = self._blocks[number]
        if isinstance(block, SetTable):
            first = block.rows[0].height if block.rows else 0.0
            whole = block.head_height + first
            return whole if whole <= self._height else block.head_height + self._least()
        asked = self._document[number]
        kept = isinstance(asked, Paragraph) and asked.style in _KEPT_WITH_NEXT
        if not kept or number + 1 == len(self._blocks):
            return height_of(block[:2])
        after = block[-1].style.after if block else 0.0
        return height_of(block) + after + self._start(number + 1)

    def _least(self) -> float:
        return self._setter.leading * _LEAST_LINES + self._setter.padding

    def _place_lines(self, number: int, block: Paragraph, lines: Sequence[SetLine]) -> None:
        while lines:
            new = self._left == self._height
            lines = (lines[0].with_gap(0.0 if new else max(self._gap, lines[0].gap)), *lines[1:])
            fitting, left = 0, self._left
            while fitting < len(lines) and lines[fitting].height <= left:
                left -= lines[fitting].height
                fitting += 1
            if fitting:
                self.pages[-1].append(PlacedText(number, block, self._y, tuple(lines[:fitting])))
                self._left, self._gap = left, lines[fitting - 1].style.after
            elif new:
                raise PageTooSmall
            lines = lines[fitting:]
            if lines:
                self._turn()

    def _place_table(self, number: int, table: SetTable) -> None:
        if table.head_height + self._least() > self._height:
            raise PageTooSmall
        self._left -= self._gap if self._left < self._height else 0.0
        placed = self._begin_table(number, table, first=True)
        for whole in table.rows:
            row: SetRow | None = whole
            while row is not None:
                fits = row.height <= self._left
                room_on_new = self._height - table.head_height
                starts_here = self._left >= self._least() or self._is_new(placed)
                if not fits and (row.height <= room_on_new or not starts_here) and not self._is_new(placed):
                    self._turn()
                    placed = self._begin_table(number, table, first=False)
                    continue
                here, row = (row, None) if fits else self._setter.split(row, table, self._left, room_on_new)
                placed.rows.append(here)
                self._left -= here.height
                if row is not None:
                    self._turn()
                    placed = self._begin_table(number, table, first=False)
        self._gap = self._setter.after_table

    def _is_new(self, placed: PlacedRows) -> bool:
        """Tell whether a table has just begun on a page of its own, or on that of its heading."""
        *above, last = self.pages[-1]
        return not placed.rows and last is placed and (not above or _is_under_heading(above))

    def _begin_table(self, number: int, table: SetTable, *, first: bool) -> PlacedRows:
        placed = PlacedRows(number, self._y, table, first)
        self.pages[-1].append(placed)
        self._left -= table.head_height
        return placed

    def _turn(self) -> None:
        self.pages.append([])
        self._left, self._gap = self._height, 0.0

    @property
    def _y(self) -> float:
        return self._top - (self._height - self._left)
