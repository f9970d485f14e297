# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables as plain text: .csv as programs and regions write it, and what a spreadsheet puts on the clipboard."""

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from app.errors import CannotImport
from app.imports.table import SourceTable, table_of

_SEPARATORS = ",;\t|"
_SAMPLE = 50
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(path: Path, data: bytes) -> list[SourceTable]:
    """Return the one table of a .csv file; raises CannotImport."""
    return tables_from_text(decoded(path, data))


def tables_from_text(text: str, separator: str = "") -> list[SourceTable]:
    """Return the table that a text is, cells quoted as Excel does; none where it is empty."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:  # for Excel alone
        text, separator = rest, first.strip()[-1]
    rows = _rows(text, separator or _separator(text))
    table = table_of(rows)
    return [table] if table.rows else []


def decoded(path: Path, data: bytes) -> str:
    """Return bytes as text: by their mark, else UTF-8, else as Windows writes it; raises CannotImport for no text."""
    for mark, code in _MARKS:
        if data.startswith(mark):
            return data.decode(code, errors="replace")
    head = data[:2_000]
    if b"\0" in head:
        for code, high, low in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
            if high.count(0) > len(high) // 2 and low.count(0) < len(low) // 10:
                return data.decode(code, errors="replace")
        raise CannotImport(path, "foreign")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    lines = io.StringIO(text, newline="")
    try:
        return list(csv.reader(lines, delimiter=separator, strict=True))
    except csv.Error:  # quotes that are words' own, or badly written
        lines.seek(0)
        if separator == "\t":
            return list(csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE))
        return list(csv.reader(lines, delimiter=separator))


def _separator(text: str) -> str:
    """Return the sign by which the first rows fall into columns most evenly."""

    def evenness(separator: str) -> tuple[int, int]:
        lines = io.StringIO(text, newline="")
        widths = [
            len(row) for row, _ in zip(csv.reader(lines, delimiter=separator), range(_SAMPLE), strict=False) if row
        ]
        width, often = (
            Counter(width for width in widths if width > 1).most_common(1)[0] if max(widths, default=0) > 1 else (1, 0)
        )
        return often, width

    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    return max(_SEPARATORS, key=evenness)
