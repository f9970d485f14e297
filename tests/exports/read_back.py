# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a document says in a format, and what a file of it says when something else reads it: rows of texts, in order.

A paragraph is a row of one text, a row of a table has a text for each cell; paragraphs of a cell are lines.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

from lxml import html
from openpyxl.utils import coordinate_to_tuple

from app.exports.document import Cell, Document, Table
from tests.exports import word_files
from tests.exports.readers import markdown_html, seen, separated_rows, svg_texts, xlsx_cells

Rows = list[tuple[str, ...]]

_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"
_GUARDED = tuple("=+-@＝＋－＠")


class Format(NamedTuple):
    """What a format says of a document, and how its files are read; ``needs`` names a program that does it."""

    says: Callable[[Document], Rows]
    reads: Callable[[Sequence[bytes]], Rows]
    needs: str = ""

    @property
    def is_readable(self) -> bool:
        """Whether what reads it is there."""
        return not self.needs or shutil.which(self.needs) is not None


def _text(cell: Cell | None) -> str:
    return "\n".join(cell.paragraphs) if cell else ""


def _own_cells(table: Table) -> Rows:
    """Return the rows of a table, a text for each cell that is not covered by another."""
    head = [tuple(_text(cell) for cell in row if cell) for row in table.head]
    return [*head, *(tuple(map(_text, row)) for row in table.body)]


def _with_title_of_table(document: Document) -> Rows:
    rows: Rows = []
    for block in document.blocks:
        rows += _own_cells(block) if isinstance(block, Table) else [(block.whole,)]
    return rows


def _in_boxes(document: Document) -> Rows:
    """Return the rows of Word: a cell that spans rows has an empty one below it."""
    rows: Rows = []
    for block in document.blocks:
        if not isinstance(block, Table):
            rows.append((block.whole,))
            continue
        for head in block.head:
            covered = {at + more for at, cell in enumerate(head) if cell for more in range(1, cell.columns)}
            rows.append(tuple(_text(cell) for at, cell in enumerate(head) if at not in covered))
        rows += [tuple(map(_text, row)) for row in block.body]
    return rows


def _in_sheets(document: Document) -> Rows:
    """Return the rows of sheets: lead and text of a paragraph below each other, those of a legend side by side."""
    rows: Rows = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows += [tuple(map(_text, row)) for row in (*block.head_by_rows(), *block.body)]
        elif block.style == "legend":
            rows.append((block.lead, block.text))
        else:
            rows += [(block.lead,), (block.text,)]
    return list(filter(None, map(_without_end, rows)))


def _cells_alone(document: Document) -> Rows:
    """Return the rows of a file of cells, with the apostrophe in front of what would be a formula."""
    rows: Rows = []
    for block in document.blocks:
        if isinstance(block, Table):
            rows.append(tuple(map(block.column_name, range(len(block.columns)))))
            rows += [tuple(map(_text, row)) for row in block.body]
        elif block.style in ("heading", "note"):
            rows.append((block.whole,))
    return [tuple("'" * text.startswith(_GUARDED) + text for text in row) for row in rows]


def _with_one_head(document: Document) -> Rows:
    """Return the rows of a format whose tables have one head row: the cells nearest to the body."""
    rows: Rows = []
    for block in document.blocks:
        if isinstance(block, Table):
            nearest = [next(filter(None, cells)) for cells in zip(*reversed(block.head), strict=True)]
            rows += [tuple(map(_text, row)) for row in (nearest, *block.body)]
        else:
            rows.append((block.whole,))
    return rows


def _in_one_line(document: Document) -> Rows:
    return [(seen("".join(text for row in _with_title_of_table(document) for text in row)),)]


def _without_end(row: tuple[str, ...]) -> tuple[str, ...]:
    """Return a row without the empty cells at its end."""
    return row[: max((at for at, text in enumerate(row, 1) if text), default=0)]


def _xlsx(files: Sequence[bytes]) -> Rows:
    (data,) = files
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        count = len(list(ET.fromstring(parts.read("xl/workbook.xml")).iter(_SHEETS)))
    rows: dict[tuple[int, int], dict[int, str]] = {}
    for sheet in range(1, count + 1):
        for address, cell in xlsx_cells(data, sheet).items():
            assert cell.kind in ("s", "inlineStr"), address
            row, column = coordinate_to_tuple(address)
            rows.setdefault((sheet, row), {})[column] = cell.text
    return [tuple(row.get(at, "") for at in range(1, max(row) + 1)) for _, row in sorted(rows.items())]


def _docx(files: Sequence[bytes]) -> Rows:
    (data,) = files
    rows: Rows = []
    for block in word_files.story(data):
        if isinstance(block, word_files.Grid):
            rows += [tuple("\n".join(box.texts) for box in row.boxes) for row in block.rows]
        elif block.style != "Matrix end":
            rows.append((block.text,))
    return rows


def _web(page: str, *, as_seen: bool) -> Rows:
    """Return the rows of a web page; ``as_seen`` joins blanks as a browser does unless the page asks to keep them."""
    root = html.document_fromstring(page)
    joined = as_seen and "white-space: pre-wrap" not in "".join(root.xpath("//style/text()"))
    rows: Rows = []
    for block in root.body.iter("h1", "h2", "p", "caption", "tr", "li", "div"):
        rows += _rows_of(block, joined=joined)
    return rows


def _rows_of(block: html.HtmlElement, *, joined: bool) -> Iterator[tuple[str, ...]]:
    if block.tag == "tr":
        yield tuple(_said(cell, joined=joined) for cell in block)
    elif block.getparent().tag not in ("td", "th"):
        yield (_said(block, joined=joined),)


def _said(block: html.HtmlElement, *, joined: bool) -> str:
    parts = block.xpath("./p") or [block]
    for line in block.iter("br"):
        line.tail = "\n" + (line.tail or "")
    texts = [part.text_content() for part in parts]
    return "\n".join(re.sub("[ \n]+", " ", text) if joined else text for text in texts)


def _separated(separator: str) -> Callable[[Sequence[bytes]], Rows]:
    return lambda files: [tuple(row) for row in separated_rows(files[0], separator) if row]


def _markdown(files: Sequence[bytes]) -> Rows:
    (data,) = files
    return _web(markdown_html(data), as_seen=False)


def _pdf(files: Sequence[bytes]) -> Rows:
    """Return what the tags of a PDF say, as Poppler reads them."""
    (data,) = files
    told = subprocess.run(["pdfinfo", "-struct-text", "-"], input=data, check=True, capture_output=True).stdout
    rows: list[list[list[str]]] = []
    inside = 0
    for line in told.decode().splitlines():
        depth = len(line) - len(line.lstrip(" "))
        inside = inside if depth > inside else 0
        if text := re.fullmatch(' *"(.*)"', line):
            rows[-1][-1][-1] += text[1]
            continue
        role = line.strip().removesuffix(" (block)").rstrip(":")
        if role == "TR":
            rows.append([])
        elif role in ("TH", "TD"):
            rows[-1].append([""])
            inside = depth
        elif role == "P" and inside:
            rows[-1][-1].append("")
        elif role in ("P", "H1", "H2", "Caption"):
            rows.append([[""]])
    return [tuple("\n".join(filter(None, map(str.strip, cell))) for cell in row) for row in rows]


def _svg(files: Sequence[bytes]) -> Rows:
    """Return what the drawings say, a row a page."""
    return [(seen("".join(svg_texts(data))),) for data in files]


def in_one_line(pages: Rows, document: Document) -> Rows:
    """Return what pages say one after the other, without the heads that are said again at the top of a page."""
    ((whole,),) = _in_one_line(document)
    heads = [seen("".join(_text(cell) for row in table.head for cell in row)) for table in document.tables]
    said = ""
    for (page,) in pages:
        again = (page.removeprefix(head) for head in heads if page.startswith(head))
        said += next((rest for rest in (page, *again) if whole.startswith(said + rest)), page)
    return [(said,)]


READ_BACK = {
    ".xlsx": Format(_in_sheets, _xlsx),
    ".docx": Format(_in_boxes, _docx),
    ".pdf": Format(_with_title_of_table, _pdf, needs="pdfinfo"),
    ".html": Format(_with_title_of_table, lambda files: _web(files[0].decode(), as_seen=True)),
    ".csv": Format(_cells_alone, _separated(",")),
    ".tsv": Format(_cells_alone, _separated("\t")),
    ".md": Format(_with_one_head, _markdown),
    ".svg": Format(_in_one_line, _svg),
}
"""How every format that has words is read back."""

WITHOUT_WORDS = {".png": "a picture; test_pictures compares it with the pages of the PDF, which say all"}
"""Formats that cannot be read, and why."""
