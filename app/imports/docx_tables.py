# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in Word documents."""

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from app.errors import CannotImport
from app.imports.packed import unpacked
from app.imports.table import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, Loss, Place, SourceTable, table_of
from app.imports.titles import Heading, title_over

Element = Any
"""An element of the document; python-docx gives some of them classes of their own, and some none."""

_CAPTION_WORDS = ("table ", "tableau ")
_LONGEST_CAPTION = 300
_HEADING = re.compile(r"(?:title|(?:heading|titre) ?([1-9])?)", re.IGNORECASE)
_INSIDE = tuple(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"))
_GONE = frozenset(
    (qn("w:del"), qn("w:moveFrom"), "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")
)
_SIGNS = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:p"): "\n",
    qn("w:noBreakHyphen"): "-",
    qn("w:softHyphen"): "\u00ad",
}
_PICTURES = (qn("w:drawing"), qn("w:pict"), qn("w:object"))
_REMARKS = (qn("w:commentReference"), qn("w:footnoteReference"), qn("w:endnoteReference"))
_TEXT, _RUN_PROPERTIES, _SYMBOL = qn("w:t"), qn("w:pPr"), qn("w:sym")
_TICKED = {"F0FC": "✓", "F0FE": "☒", "F052": "☑", "F0FB": "✗", "F0A8": "☐", "F06F": "☐", "F0D7": "×"}
"""The signs of Word's symbol faces that stand for a tick or an empty box, by their code."""


def read_docx(path: Path, data: bytes) -> list[SourceTable]:
    """Return the tables of a Word document that hold any text, in their order; raises CannotImport."""
    unpacked(path, data, "word/document.xml").close()
    try:
        body = docx.Document(io.BytesIO(data)).element.body
    except (OpcError, etree.XMLSyntaxError, KeyError, ValueError, AttributeError):
        raise CannotImport(path, "damaged") from None
    tables: list[SourceTable] = []
    headings: list[Heading] = []
    for element in body.iter(qn("w:tbl"), qn("w:p")):
        rank = _rank(element)
        if (element.tag == qn("w:p") and rank is None) or next(element.iterancestors(qn("w:tc")), None) is not None:
            continue
        if rank is not None:
            headings.append((rank, _text(element)))
        elif len(tables) < MOST_TABLES:
            tables.append(_table(element, headings))
    return [table for table in tables if table.rows]


def _rank(element: Element) -> int | None:
    """Return the rank of a paragraph that is the title of the document or a heading; None for any other element."""
    found = _HEADING.fullmatch(_style(element))
    return int(found[1] or 0) if found else None


def _style(element: Element) -> str:
    style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return str(style.get(qn("w:val"), "")) if style is not None else ""


def _table(element: Element, headings: Sequence[Heading]) -> SourceTable:
    grid: list[list[str]] = []
    joined: dict[Place, Place] = {}
    above: dict[int, Place] = {}
    heads, beyond = 0, 0
    for row in _inner(element, qn("w:tr")):
        properties = row.find(qn("w:trPr"))
        if properties is not None and properties.find(qn("w:del")) is not None:
            continue
        if len(grid) == MOST_ROWS:
            beyond += 1
            continue
        if heads == len(grid) and properties is not None and _is_on(properties.find(qn("w:tblHeader"))):
            heads += 1
        grid.append(_row(row, properties, len(grid), joined, above))
    pictures = sum(1 for tag in _PICTURES for _ in element.iter(tag))
    remarks = sum(1 for tag in _REMARKS for _ in element.iter(tag))
    losses = (Loss("pictures", pictures), Loss("remarks", remarks), Loss("rows", beyond))
    caption = _caption(element)
    title = title_over(headings, caption)
    return table_of(grid, name=caption, title=title, joined=joined, heads=heads, losses=losses)


def _row(
    row: Element, properties: Element, number: int, joined: dict[Place, Place], above: dict[int, Place]
) -> list[str]:
    """Return the texts of a row; ``above`` leads from a column to the cell that goes down from there."""
    texts = [""] * min(_number(properties, "w:gridBefore", 0), MOST_COLUMNS)
    for cell in _inner(row, qn("w:tc")):
        column = len(texts)
        if column > MOST_COLUMNS:
            break
        settings = cell.find(qn("w:tcPr"))
        across = max(1, min(_number(settings, "w:gridSpan", 1), MOST_COLUMNS + 1 - column))
        merge = settings.find(qn("w:vMerge")) if settings is not None else None
        goes_on = merge is not None and merge.get(qn("w:val"), "continue") != "restart" and column in above
        first = above[column] if goes_on else (number, column)
        texts += ["" if goes_on else _text(cell)] + [""] * (across - 1)
        for right in range(column, column + across):
            above.pop(right, None)
            if merge is not None:
                above[right] = first
            if (number, right) != first:
                joined[number, right] = first
    return texts


def _inner(element: Element, tag: str) -> Iterator[Element]:
    """Yield the children of a kind, also those inside content controls and tracked insertions."""
    for child in element:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _inner(child, tag)


def _text(cell: Element) -> str:
    """Return the text that is seen of a cell, a line for each paragraph and line break."""
    parts: list[str] = []
    walk = etree.iterwalk(cell, events=("start",))
    for _, element in walk:
        if element.tag in _GONE or element.tag == _RUN_PROPERTIES:
            walk.skip_subtree()
        elif element.tag == _TEXT:
            parts.append(element.text or "")
        elif element.tag == _SYMBOL:
            parts.append(_TICKED.get(element.get(qn("w:char"), "").upper(), ""))
        else:
            parts.append(_SIGNS.get(element.tag, ""))
    return "".join(parts)


def _caption(element: Element) -> str:
    """Return the caption: what is said so in the table itself, or the paragraph above that looks like one."""
    properties = element.find(qn("w:tblPr"))
    said = properties.find(qn("w:tblCaption")) if properties is not None else None
    if said is not None and said.get(qn("w:val")):
        return str(said.get(qn("w:val")))
    before = element.getprevious()
    if before is None or before.tag != qn("w:p"):
        return ""
    text = _text(before).strip()
    is_caption = _style(before).lower().startswith(("caption", "lgende", "légende"))
    looks_so = text.lower().startswith(_CAPTION_WORDS)
    return text if (is_caption or looks_so) and len(text) <= _LONGEST_CAPTION else ""


def _is_on(flag: Element) -> bool:
    return flag is not None and flag.get(qn("w:val"), "true") not in ("0", "false", "off")


def _number(properties: Element, name: str, otherwise: int) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    digits = found.get(qn("w:val"), "") if found is not None else ""
    return int(digits) if digits.isdecimal() and len(digits) < 9 else otherwise
