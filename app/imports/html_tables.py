# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in HTML: files, and what Word, Excel, Google Sheets and LibreOffice put on the clipboard."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from lxml import etree, html

from app.errors import CannotImport
from app.imports.delimited import decoded
from app.imports.table import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, Loss, Place, SourceTable, table_of
from app.imports.titles import Heading, title_over

_BLOCKS = frozenset("p div li ul ol dl dt dd tr table h1 h2 h3 h4 h5 h6 blockquote pre section article".split())
_UNSEEN = frozenset("script style head title template noscript object comment".split())
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HIDDEN = re.compile(r"display\s*:\s*none|mso-list\s*:\s*ignore", re.IGNORECASE)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{1,30})""", re.IGNORECASE)
_BREAK = "\v"


def read_html(path: Path, data: bytes) -> list[SourceTable]:
    """Return the tables of a .html file; raises CannotImport."""
    named = _CHARSET.search(data[:4_000])
    try:
        text = data.decode(named[1].decode("ascii")) if named else decoded(path, data)
    except (LookupError, UnicodeError):
        text = decoded(path, data)
    return tables_from_html(text, path)


def tables_from_html(text: str, path: Path | None = None) -> list[SourceTable]:
    """Return the tables in an HTML text that hold any text, in their order.

    Raises CannotImport where it is nested deeper, or longer, than the parser reads: it would leave the rest away.
    """
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing in it
        return []
    if any(fault.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for fault in parser.error_log):
        raise CannotImport(path, "too-large")
    tables: list[SourceTable] = []
    headings: list[Heading] = []
    for element in root.iter("table", *_HEADINGS):
        if element.tag != "table":
            headings.append((_HEADINGS.index(element.tag) + 1, _text(element)))
        elif len(tables) < MOST_TABLES and not _is_frame(element):
            tables.append(_table(element, headings))
    return [table for table in tables if table.rows]


def _is_frame(element: html.HtmlElement) -> bool:
    """Tell whether a table only lays out others: it has one column and tables in it."""
    return next(element.iterdescendants("table"), None) is not None and all(
        len(list(_children(row, "td", "th"))) < 2 for row in _rows(element)
    )


def _table(element: html.HtmlElement, headings: Sequence[Heading]) -> SourceTable:
    grid: dict[Place, str] = {}
    joined: dict[Place, Place] = {}
    heads, hidden, beyond = 0, 0, 0
    height = 0
    for row in _rows(element):
        if _is_hidden(row):
            hidden += bool(_text(row).strip())
            continue
        cells = list(_children(row, "td", "th"))
        if height >= MOST_ROWS:
            beyond += 1
            continue
        if cells and heads == height and (_within(row, "thead") or all(cell.tag == "th" for cell in cells)):
            heads += 1
        column = 0
        for cell in cells:
            if _is_hidden(cell):
                hidden += bool(_text(cell).strip())
                continue
            while (height, column) in grid:
                column += 1
            if column > MOST_COLUMNS:
                break
            _put(grid, joined, cell, (height, column))
        height += 1
    width = max((column + 1 for _, column in grid), default=0)
    rows = [[grid.get((row, column), "") for column in range(width)] for row in range(height)]
    caption = next((_text(child) for child in _children(element, "caption")), "")
    pictures = sum(1 for _ in element.iter("img", "svg", "{urn:schemas-microsoft-com:vml}imagedata"))
    remarks = sum(1 for _ in element.iter("comment"))
    losses = (Loss("pictures", pictures), Loss("remarks", remarks), Loss("hidden", hidden), Loss("rows", beyond))
    title = title_over(headings, caption)
    return table_of(rows, name=caption, title=title, joined=joined, heads=heads, losses=losses)


def _put(grid: dict[Place, str], joined: dict[Place, Place], cell: html.HtmlElement, place: Place) -> None:
    row, column = place
    down, across = _span(cell, "rowspan", MOST_ROWS - row), _span(cell, "colspan", MOST_COLUMNS + 1 - column)
    for below in range(row, row + down):
        for right in range(column, column + across):
            if (below, right) not in grid:
                grid[below, right] = ""
                joined[below, right] = place
    grid[place] = _text(cell)
    joined.pop(place, None)


def _span(cell: html.HtmlElement, name: str, most: int) -> int:
    digits = cell.get(name, "1").strip()
    return max(1, min(int(digits), most)) if digits.isdecimal() and len(digits) < 9 else 1


def _rows(table: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _children(child, "tr")


def _children(element: html.HtmlElement, *tags: str) -> Iterator[html.HtmlElement]:
    return (child for child in element if child.tag in tags)


def _within(row: html.HtmlElement, tag: str) -> bool:
    parent = row.getparent()
    return parent is not None and parent.tag == tag


def _is_hidden(element: html.HtmlElement) -> bool:
    return bool(_HIDDEN.search(element.get("style", "")))


def _text(element: html.HtmlElement) -> str:
    """Return the text that is seen of an element, a line for each of its blocks and line breaks."""
    parts: list[str] = []
    _gather(element, parts)
    return _BLANKS.sub(" ", "".join(parts)).replace(_BREAK, "\n")


def _gather(top: html.HtmlElement, parts: list[str]) -> None:
    """Gather in a walk without recursion: mark-up from elsewhere may be nested as deep as it likes."""
    walk = etree.iterwalk(top, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if element is not top and (tag in _UNSEEN or _is_hidden(element)):
                walk.skip_subtree()
                continue
            parts.append(_BREAK if tag == "br" or (tag in _BLOCKS and element is not top) else "")
            parts.append(element.text or "")
        elif element is not top:
            parts.append(_BREAK if tag in _BLOCKS else " " if tag in ("td", "th") else "")
            parts.append(element.tail or "")
