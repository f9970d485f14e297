# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The document: what every format is made from.

Frozen blocks with semantic styles, in the plan's language; no format is known here, and no format knows of plans.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text; ``lead`` are its first words, set bold.

    A ``subtitle`` stands under the title, a ``heading`` begins a section (``Document.sections``), a ``note`` says
    something more about the table above it.
    """

    style: Literal["title", "subtitle", "heading", "caption", "legend", "note"]
    text: str
    lead: str = ""

    @property
    def whole(self) -> str:
        """Lead and text in one."""
        return " ".join(filter(None, (self.lead, self.text)))


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, and how many columns and rows it spans."""

    paragraphs: tuple[str, ...] = ()
    columns: int = 1
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; ``weight`` is its usual width in characters, ``apart`` asks for a heavier line before it."""

    weight: int
    apart: bool = False


HeadRow = tuple[Cell | None, ...]
BodyRow = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Every row has as many items as there are columns; None is covered by a cell that spans it.

    The head repeats on every page. Its last row names the columns, for those that a cell above spans; what stands
    below the first paragraph of such a name is a small line that explains it. The first cell of a body row is the head
    of that row.
    """

    columns: tuple[Column, ...]
    head: tuple[HeadRow, ...]
    body: tuple[BodyRow, ...]

    def head_by_rows(self) -> tuple[HeadRow, ...]:
        """Return the head for formats that span no rows: such a cell stands in the last row of its span alone."""
        rows = [list(row) for row in self.head]
        for at, row in enumerate(self.head):
            for column, cell in enumerate(row):
                if cell and cell.rows > 1:
                    rows[at][column] = Cell()
                    rows[at + cell.rows - 1][column] = Cell(cell.paragraphs, cell.columns)
        return tuple(tuple(row) for row in rows)

    def column_name(self, column: int) -> str:
        """Return the head nearest to the cells of a column, without the small line under it."""
        names = (row[column] for row in reversed(self.head))
        return "".join(next(cell for cell in names if cell is not None).paragraphs[:1])

    def place(self, row: int, column: int) -> str:
        """Return where a body cell is, in words: "Needs Assessment, Consult"."""
        stage = " ".join(self.body[row][0].paragraphs)
        return f"{stage}, {self.column_name(column)}" if column else stage


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document with one table at most: a sheet of a workbook. ``heading`` is empty where it has none."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its blocks in reading order, and what its file says of itself. ``language`` is a tag ("en-CA")."""

    title: str
    author: str
    language: str
    blocks: tuple[Block, ...]

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables, in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def subject(self) -> str:
        """What the document is about: the captions of its tables, without the credit; empty where none has one."""
        captions = (block for block in self.blocks if isinstance(block, Paragraph) and block.style == "caption")
        return " ".join(dict.fromkeys(block.lead or block.text for block in captions))

    def sections(self) -> tuple[Section, ...]:
        """Return the blocks in sections: a heading begins one where the one before has its table."""
        sections: list[list[Block]] = [[]]
        for block in self.blocks:
            if _is_heading(block) and any(isinstance(each, Table) for each in sections[-1]):
                sections.append([])
            sections[-1].append(block)
        return tuple(_section(tuple(blocks)) for blocks in sections)

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield every text with its place, in reading order; the place of running text is the text's beginning."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield _beginning(block.whole), block.whole
                continue
            for head in block.head:
                for cell in filter(None, head):
                    for text in cell.paragraphs:
                        yield _beginning(text), text
            for at, row in enumerate(block.body):
                for column, cell in enumerate(row):
                    for text in cell.paragraphs:
                        yield block.place(at, column), text


def _is_heading(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style == "heading"


def _section(blocks: tuple[Block, ...]) -> Section:
    heading = next((block.text for block in blocks if isinstance(block, Paragraph) and _is_heading(block)), "")
    return Section(heading, blocks)


def _beginning(text: str, length: int = 40) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
