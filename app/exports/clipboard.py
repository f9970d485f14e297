# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells and whole tables as other programs take them from the clipboard: text between tabs, HTML, and plain lines."""

import html
from collections.abc import Iterator, Sequence

from app.exports.document import Cell, Document, Table
from app.exports.layout import column_widths
from app.exports.separated import Rows, rows_of, separated
from app.words.matrix import legend_line

_CELL = "border:1px solid #808080;padding:2px 4px;vertical-align:top;text-align:left"
_TABLE = '<table style="border-collapse:collapse" border="1" cellspacing="0">'
_BOLD = ";font-weight:bold"
_HEAD = f"{_BOLD};background-color:#ededed"
_OVER_COLUMNS = ";text-align:center"
_APART = ";border-left:2px solid #404040"
# Excel keeps such a break inside the cell; it and LibreOffice take such a cell for text, never for a formula.
_BREAK = '<br style="mso-data-placement:same-cell">'
_TEXT = r"mso-number-format:'\@'"
_IS_TEXT = ' sdnum="1033;0;@"'
# LibreOffice goes by these, and not by the style.
_PLACED = ' align="left" valign="top"'
_LIGHT = ' bgcolor="#ededed"'
# An upright page has so many characters a line, each column two for its lines and rims; bold ones are wider.
_LINE, _RIM, _WIDER = 85.0, 2.0, 1.1


def tab_separated(rows: Rows) -> str:
    """Return the cells as text, a line a row, quoted as Excel does where a cell holds a tab, a break or a quote."""
    return separated(rows, "\t")


def html_table(rows: Rows, heads: Sequence[str] = ()) -> str:
    """Return the cells as an HTML table; its look stands in each cell, for word processors drop other styles."""
    head = "".join(_cell("th", text, _BOLD, ' scope="col"') for text in heads)
    lines = [f"<tr>{head}</tr>"] if heads else []
    lines += ["<tr>" + "".join(_cell("td", text) for text in row) + "</tr>" for row in rows]
    return _page(f"{_TABLE}{_joined(lines)}</table>")


def document_html(document: Document) -> str:
    """Return a document as HTML that takes face and size from where it is pasted: only lines, bold and a light head."""
    parts = []
    for block in document.blocks:
        if isinstance(block, Table):
            parts.append(_whole_table(block))
        else:
            lead = f"<b>{_text(block.lead)}</b>" if block.lead else ""
            parts.append(f"<p>{' '.join(filter(None, (lead, _text(block.text))))}</p>")
    return _page(_joined(parts))


def document_cells(document: Document) -> str:
    """Return a document as text with tabs between the cells; what stands around a table stands on lines of its own."""
    parts = (
        tab_separated(rows_of(block)) if isinstance(block, Table) else f"{block.whole}\r\n" for block in document.blocks
    )
    return "".join(parts)


def document_lines(document: Document) -> str:
    """Return a document as plain lines that need no columns: each stage, and below it what its cells say.

    For emails and fields that take nothing but text, where tabs go astray.
    """
    parts = (
        "\n".join(_lines(block, document.language)) if isinstance(block, Table) else block.whole
        for block in document.blocks
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _lines(table: Table, language: str) -> Iterator[str]:
    names = [table.column_name(column) for column in range(len(table.columns))]
    for first, *others in table.body:
        yield " ".join(first.paragraphs)
        for name, cell in zip(names[1:], others, strict=True):
            if cell.paragraphs:
                yield f"  {legend_line(name, language)} {'; '.join(cell.paragraphs)}"


def _whole_table(table: Table) -> str:
    """Return a table over the whole width of a page, its columns shared out so that words stay whole."""
    widths = column_widths(table, _LINE, lambda text, bold: len(text) * (_WIDER if bold else 1.0), _RIM).columns
    # Not in the cells as well: LibreOffice Calc would squeeze the caption into the first column.
    columns = "".join(f'<col width="{width / sum(widths):.1%}">' for width in widths)
    rows = [*_head_rows(table), *_body_rows(table)]
    return f'{_TABLE[:-1]} width="100%"><colgroup>{columns}</colgroup>{_joined(rows)}</table>'


def _head_rows(table: Table) -> Iterator[str]:
    for row in table.head:
        cells = (_head(cell, apart=table.columns[column].apart) for column, cell in enumerate(row) if cell)
        yield f"<tr>{''.join(cells)}</tr>"


def _head(cell: Cell, *, apart: bool) -> str:
    spans = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    spans += f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    scope = "colgroup" if cell.columns > 1 else "col"
    look = _HEAD + (_OVER_COLUMNS if cell.columns > 1 else "") + (_APART if apart else "")
    return _cell("th", "\n".join(cell.paragraphs), look, f' scope="{scope}"{spans}{_LIGHT}')


def _body_rows(table: Table) -> Iterator[str]:
    for row in table.body:
        cells = (
            _cell("td", "\n".join(cell.paragraphs), _APART if what.apart else "")
            if at
            else _cell("th", "\n".join(cell.paragraphs), _BOLD, ' scope="row"')
            for at, (cell, what) in enumerate(zip(row, table.columns, strict=True))
        )
        yield f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, text: str, look: str = "", more: str = "") -> str:
    return f'<{tag}{more}{_IS_TEXT}{_PLACED} style="{_CELL};{_TEXT}{look}">{_text(text)}</{tag}>'


def _text(text: str) -> str:
    return html.escape(text).replace("\n", _BREAK)


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines)


def _page(body: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'
