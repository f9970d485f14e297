# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables as other programs put them on the clipboard: as HTML, and as text with tabs between the cells."""

from app.errors import CannotImport
from app.imports.delimited import tables_from_text
from app.imports.table import SourceTable

_MOST_TEXT = 32_000_000


def tables_from_clipboard(html: str, text: str) -> list[SourceTable]:
    """Return the tables on the clipboard: those in its HTML, else the one that its text is.

    A text of lines alone is a table of one column. Raises CannotImport where there is too much of it.
    """
    if max(len(html), len(text)) > _MOST_TEXT:
        raise CannotImport(None, "too-large")
    if "<t" in html.lower():
        from app.imports.html_tables import tables_from_html  # its library takes a while to load

        if tables := tables_from_html(html):
            return tables
    return tables_from_text(text, "\t")


def cells_from_clipboard(html: str, text: str) -> tuple[tuple[str, ...], ...]:
    """Return the cells to paste into a grid, rows of one length; empty where there is no text.

    Where the HTML holds several tables, or none, the plain text says what was copied: a line without a tab is one cell.
    """
    tables = tables_from_clipboard(html, text)
    if len(tables) > 1:
        tables = tables_from_text(text, "\t")
    return tables[0].rows if tables else ()
