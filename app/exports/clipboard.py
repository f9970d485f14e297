# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells as other programs take them from the clipboard: text between tabs, and an HTML table."""

import html
from collections.abc import Sequence

Rows = Sequence[Sequence[str]]

_CELL = "border:1px solid #808080;padding:2px 6px;vertical-align:top;text-align:left"
# Excel keeps such a break inside the cell; it and LibreOffice take such a cell for text, never for a formula.
_BREAK = '<br style="mso-data-placement:same-cell">'
_TEXT = r"mso-number-format:'\@'"
_IS_TEXT = ' sdnum="1033;0;@"'


def tab_separated(rows: Rows) -> str:
    """Return the cells as text, a line a row, quoted as Excel does where a cell holds a tab, a break or a quote."""
    return "".join("\t".join(map(_quoted, row)) + "\r\n" for row in rows)


def html_table(rows: Rows, heads: Sequence[str] = ()) -> str:
    """Return the cells as an HTML table; its look stands in each cell, for word processors drop other styles."""
    head = "".join(_cell("th", text, f"{_CELL};{_TEXT};font-weight:bold") for text in heads)
    lines = [f"<tr>{head}</tr>"] if heads else []
    lines += ["<tr>" + "".join(_cell("td", text, f"{_CELL};{_TEXT}") for text in row) + "</tr>" for row in rows]
    table = '<table style="border-collapse:collapse" border="1" cellspacing="0">' + "\n".join(lines) + "</table>"
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>{table}</body></html>'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in '\t\r\n"') else text


def _cell(tag: str, text: str, style: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return f'<{tag}{scope}{_IS_TEXT} style="{style}">{html.escape(text).replace(chr(10), _BREAK)}</{tag}>'
