# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""CSV and TSV: the cells of the tables and nothing around them, for spreadsheets and programs that read data.

Every table has one line with the names of its columns. Title, caption and legend are left out: they would be rows that
look like data. What was asked for beyond the table (its heading, notes) follows on lines of its own.
"""

from collections.abc import Iterator, Sequence

from app.exports.document import Document, Table
from app.exports.options import Settled
from app.exports.rendered import Rendered

Rows = Sequence[Sequence[str]]

# What a spreadsheet takes for the beginning of a formula, also in the full width of Chinese and Japanese.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render_csv(document: Document, options: Settled) -> Rendered:
    """Return the tables with commas between the cells."""
    return _render(document, options, ",")


def render_tsv(document: Document, options: Settled) -> Rendered:
    """Return the tables with tabs between the cells."""
    return _render(document, options, "\t")


def separated(rows: Rows, separator: str) -> str:
    """Return cells as text, a line a row, quoted as RFC 4180 has it, and Excel."""
    return "".join(separator.join(_quoted(text, separator) for text in row) + "\r\n" for row in rows)


def rows_of(table: Table) -> list[list[str]]:
    """Return the names of the columns and every row of a table; entries of a cell stand on lines of their own."""
    names = [table.column_name(column) for column in range(len(table.columns))]
    return [names, *(["\n".join(cell.paragraphs) for cell in row] for row in table.body)]


def _render(document: Document, options: Settled, separator: str) -> Rendered:
    guarded = 0

    def safe(text: str) -> str:
        nonlocal guarded
        if not text.startswith(_FORMULA):
            return text
        guarded += 1
        return "'" + text

    parts = (separated([[safe(text) for text in row] for row in rows], separator) for rows in _parts(document))
    data = "\r\n".join(parts).encode("utf-8-sig")  # without the mark Excel takes it for the system's old code
    return Rendered(data, pages=None, options=options, whole=True, guarded=guarded)


def _parts(document: Document) -> Iterator[Rows]:
    """Yield tables with the heading over them, and notes: between them stands an empty line."""
    part: list[list[str]] = []
    headed = False
    for block in document.blocks:
        if isinstance(block, Table):
            if part and not headed:
                yield part
                part = []
            yield [*part, *rows_of(block)]
            part, headed = [], False
        elif block.style == "heading":
            if part:
                yield part
            part, headed = [[block.text]], True
        elif block.style == "note":
            part.append([block.whole])
    if part:
        yield part


def _quoted(text: str, separator: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(sign in text for sign in (separator, "\r", "\n", '"')) else text
