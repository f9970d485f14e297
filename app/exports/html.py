# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""HTML: one file that needs no other, for a web page, a browser's printer and screen readers."""

import re
from collections.abc import Iterator
from html import escape
from typing import TypeGuard

from app import NAME
from app.exports.document import Block, Cell, Document, Paragraph, Table
from app.exports.options import SMALLEST_TEXT, Settled, gloss_size
from app.exports.rendered import Rendered

_FACES = {
    "sans": 'Arial, "Liberation Sans", Arimo, Helvetica, sans-serif',
    "serif": '"Times New Roman", "Liberation Serif", Tinos, Times, serif',
}
_TAGS = {
    "title": ("h1", ""),
    "subtitle": ("p", ' class="subtitle"'),
    "heading": ("h2", ""),
    "caption": ("p", ' class="caption"'),
    "note": ("p", ' class="note"'),
}
# Nothing is fetched and nothing run, whatever a text may say; nor are numbers in it made into links.
_HEAD = """\
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<meta name="viewport" content="width=device-width, initial-scale=1">
"""
_STYLE = """\
@page {{ size: {width:.1f}pt {height:.1f}pt; margin: {margin:g}mm }}
:root {{ color-scheme: light }}
body {{ margin: 2em auto; padding: 0 1em; max-width: {room:.0f}pt; color: #000; background: #fff;
  font: {running:g}pt/1.22 {face} }}
h1 {{ font-size: 1.5em; margin: 0 0 .5em }}
.subtitle {{ margin: 0 0 1em }}
h2 {{ font-size: 1.2em; margin: 1.3em 0 .4em; break-after: avoid }}
table {{ width: 100%; border-collapse: collapse; font-size: {size:g}pt; margin-bottom: .5em }}
caption, .caption {{ text-align: start; font-size: {running:g}pt; margin: 0 0 .6em; break-after: avoid }}
thead {{ display: table-header-group }}
tr {{ break-inside: avoid }}
h1, h2, p, caption, th, td, dt, dd {{ white-space: pre-wrap }}
th, td {{ border: .5pt solid {line}; padding: 3pt 4pt; text-align: start; vertical-align: top;
  overflow-wrap: break-word }}
thead th {{ background: {fill}; vertical-align: bottom; print-color-adjust: exact }}
thead th[colspan] {{ text-align: center }}
col.apart {{ border-left: 1.5pt solid {heavy} }}
td p, th p {{ margin: 0 }}
thead p + p {{ font-weight: normal; font-size: {gloss:g}pt }}
.whole {{ white-space: nowrap }}
td p + p {{ margin-top: .33em }}
dl, .note {{ font-size: {small:g}pt; margin: .35em 0; break-inside: avoid }}
.note {{ break-before: avoid }}
dl div {{ margin-top: .35em; padding-inline-start: 1em; text-indent: -1em; break-inside: avoid }}
dt, dd {{ display: inline; margin: 0 }}
dt {{ font-weight: bold }}
@media print {{ body {{ margin: 0; padding: 0; max-width: none }} }}
"""
_COLOURS = {"fill": "#ededed", "line": "#8c8c8c", "heavy": "#404040"}
_BLACK_AND_WHITE = {"fill": "#fff", "line": "#000", "heavy": "#000"}
_SMALLER = 0.9
# A word of usual length with a hyphen, at which no line of a head is to end; never a part of a tag.
_HYPHENATED = re.compile(r"(?<![\w&<-])(?=[\w-]{3,30}(?![\w-]))\w+(?:-\w+)+")


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as a web page."""
    lines = [
        "<!DOCTYPE html>",
        f'<html lang="{escape(document.language)}">',
        "<head>",
        _HEAD + f'<meta name="author" content="{escape(document.author)}">',
        f'<meta name="generator" content="{escape(NAME)}">',
        f"<title>{escape(document.title)}</title>",
        f"<style>\n{_style(options)}</style>",
        "</head>",
        "<body>",
        *_body(document),
        "</body>",
        "</html>\n",
    ]
    return Rendered("\n".join(lines).encode(), pages=None, options=options, whole=True)


def _style(options: Settled) -> str:
    width, height = options.sheet
    return _STYLE.format(
        width=width,
        height=height,
        margin=options.margin,
        room=options.room[0],
        face=_FACES[options.face],
        size=options.text_size,
        gloss=gloss_size(options.text_size),
        running=options.running_size,
        small=max(SMALLEST_TEXT, _SMALLER * options.running_size),
        **(_BLACK_AND_WHITE if options.black_and_white else _COLOURS),
    )


def _body(document: Document) -> Iterator[str]:
    """Yield the blocks; a caption goes into the table that it stands over, lines of a legend go into one list."""
    blocks = document.blocks
    for before, block, after in zip((None, *blocks), blocks, (*blocks[1:], None), strict=False):
        if isinstance(block, Table):
            yield from _table(block, before if _is(before, "caption") else None)
        elif block.style == "legend":
            if not _is(before, "legend"):
                yield "<dl>"
            yield f"<div>{_said(block, 'dt', 'dd')}</div>"
            if not _is(after, "legend"):
                yield "</dl>"
        elif block.style != "caption" or not isinstance(after, Table):
            tag, kind = _TAGS[block.style]
            yield f'<{tag}{kind} dir="auto">{_said(block)}</{tag}>'


def _is(block: Block | None, style: str) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.style == style


def _said(block: Paragraph, lead: str = "strong", text: str = "") -> str:
    """Return the words of a paragraph; ``lead`` and ``text`` are the tags around its parts."""
    parts = ((lead, block.lead), (text, block.text))
    return " ".join(f"<{tag}>{_text(said)}</{tag}>" if tag else _text(said) for tag, said in parts if said)


def _table(table: Table, caption: Paragraph | None) -> Iterator[str]:
    yield "<table>"
    if caption:
        yield f'<caption dir="auto">{_said(caption)}</caption>'
    yield from _columns(table)
    yield "<thead>"
    for row in table.head:
        yield f"<tr>{''.join(map(_head, filter(None, row)))}</tr>"
    yield "</thead>"
    yield "<tbody>"
    for first, *others in table.body:
        yield f'<tr><th scope="row" dir="auto">{_content(first)}</th>{"".join(map(_cell, others))}</tr>'
    yield "</tbody>"
    yield "</table>"


def _columns(table: Table) -> Iterator[str]:
    """Yield the columns, in the groups that the heads of the first row span."""
    columns = iter(table.columns)
    for cell in filter(None, table.head[0]):
        group = [next(columns) for _ in range(cell.columns)]
        yield "<colgroup>" + "".join('<col class="apart">' if each.apart else "<col>" for each in group) + "</colgroup>"


def _head(cell: Cell) -> str:
    content = _HYPHENATED.sub(r'<span class="whole">\g<0></span>', _content(cell))
    if cell.columns > 1:
        return f'<th scope="colgroup" colspan="{cell.columns}" dir="auto">{content}</th>'
    spans = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    return f'<th scope="col"{spans} dir="auto">{content}</th>'


def _cell(cell: Cell) -> str:
    return f'<td dir="auto">{_content(cell)}</td>' if len(cell.paragraphs) < 2 else f"<td>{_content(cell)}</td>"


def _content(cell: Cell) -> str:
    if len(cell.paragraphs) < 2:
        return "".join(map(_text, cell.paragraphs))
    return "".join(f'<p dir="auto">{_text(text)}</p>' for text in cell.paragraphs)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")
