# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Markdown as GitHub and most wikis read it: a pipe table. Its head is one row: the names of the columns."""

import re
from collections.abc import Iterator, Sequence

from app.exports.document import Document, Paragraph, Table
from app.exports.options import Settled
from app.exports.rendered import Rendered

_BREAK = "<br>"
# What would be mark-up wherever it stands: emphasis, code, links, HTML, cells, headings, formulas, entities, addresses.
_SIGNS = re.compile(r"[\\`*_\[\]<|~#$]|&(?=#?\w+;)|(?<=\w)@(?=\w)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What would be at the beginning of a line: quotations, lists, rules.
_BEGINNING = re.compile(r"\A(\d*)([>+=-]|(?<=\d)[.)])")
_MARKS = {"title": "# ", "heading": "## ", "legend": "- "}


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as Markdown, in which every text comes out as it was typed."""
    text = "\n\n".join(_blocks(document)) + "\n"
    return Rendered(text.encode(), pages=None, options=options, whole=True)


def _blocks(document: Document) -> Iterator[str]:
    legend: list[str] = []
    for block in document.blocks:
        if legend and not (isinstance(block, Paragraph) and block.style == "legend"):
            yield "\n".join(legend)
            legend = []
        if isinstance(block, Table):
            yield "\n".join(_table(block))
        elif block.style == "legend":
            legend.append(_paragraph(block))
        else:
            yield _paragraph(block)
    if legend:
        yield "\n".join(legend)


def _paragraph(block: Paragraph) -> str:
    lead = f"**{_escaped(block.lead)}**" if block.lead else ""
    text = _escaped(block.text) if lead else _begun(_escaped(block.text))
    return _MARKS.get(block.style, "") + " ".join(filter(None, (lead, text)))


def _table(table: Table) -> Iterator[str]:
    names = (next(filter(None, cells)) for cells in zip(*reversed(table.head), strict=True))
    yield _row([_BREAK.join(map(_escaped, cell.paragraphs)) for cell in names])
    yield "|" + " --- |" * len(table.columns)
    for row in table.body:
        yield _row([_BREAK.join(map(_escaped, cell.paragraphs)) for cell in row])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text).replace("\n", _BREAK)


def _begun(text: str) -> str:
    """Return an escaped text as it may stand at the beginning of a line."""
    return _BEGINNING.sub(r"\1\\\2", text)
