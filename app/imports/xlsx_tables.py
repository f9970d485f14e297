# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in Excel workbooks: each sheet is one."""

import io
import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml import DefusedXmlException
from lxml import etree
from openpyxl.utils import column_index_from_string
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.worksheet import Worksheet

from app.errors import CannotImport
from app.imports.packed import unpacked
from app.imports.table import MOST_COLUMNS, MOST_ROWS, MOST_TABLES, Loss, Place, SourceTable, table_of

_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
_MOST_MERGED = 500_000
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_DAMAGED = (
    InvalidFileException,
    DefusedXmlException,
    ParseError,
    etree.XMLSyntaxError,
    zipfile.BadZipFile,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    OverflowError,
)
"""What openpyxl raises at files that others, or nobody, would have written."""


def read_xlsx(path: Path, data: bytes) -> list[SourceTable]:
    """Return the sheets of a workbook that hold any text, in their order; raises CannotImport.

    Of a formula the value is taken that was last worked out.
    """
    with unpacked(path, data, "xl/workbook.xml") as archive:
        sheets = [name for name in archive.namelist() if _SHEET.fullmatch(name)]
        calculates = any(_FORMULA.search(archive.read(name)) for name in sheets)
        if sum(_cells_in(area) for name in sheets for area in _MERGED.findall(archive.read(name))) > _MOST_MERGED:
            raise CannotImport(path, "too-large")  # openpyxl makes a cell of each
    try:
        values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data)) if calculates else None
        tables = [
            _table(sheet, formulas[sheet.title] if formulas else None) for sheet in values.worksheets[:MOST_TABLES]
        ]
    except _DAMAGED:
        raise CannotImport(path, "damaged") from None
    return [table for table in tables if table.rows]


def _table(sheet: Worksheet, formulas: Worksheet | None) -> SourceTable:
    shown = {place: text for place, cell in sheet._cells.items() if (text := _text(cell.value))}
    inside = {(row - 1, column - 1): text for (row, column), text in shown.items() if _fits(row, column)}
    height = max((row + 1 for row, _ in inside), default=0)
    width = max((column + 1 for _, column in inside), default=0)
    rows = [[inside.get((row, column), "") for column in range(width)] for row in range(height)]
    worked_out = uncalculated = 0
    for place, cell in formulas._cells.items() if formulas else ():
        if cell.data_type == "f":
            worked_out += place in shown
            uncalculated += place not in shown
    losses = (
        Loss("rows", len({row for row, _ in shown if row > MOST_ROWS})),
        Loss("columns", len({column for row, column in shown if row <= MOST_ROWS and column > MOST_COLUMNS})),
        Loss("formulas", worked_out),
        Loss("uncalculated", uncalculated),
        Loss("pictures", len(getattr(sheet, "_images", ())) + len(getattr(sheet, "_charts", ()))),
        Loss("remarks", sum(cell.comment is not None for cell in sheet._cells.values())),
    )
    return table_of(rows, name=sheet.title, joined=_joined(sheet), losses=losses)


def _joined(sheet: Worksheet) -> dict[Place, Place]:
    joined: dict[Place, Place] = {}
    for area in sheet.merged_cells.ranges:
        first = (area.min_row - 1, area.min_col - 1)
        for row in range(area.min_row, min(area.max_row, MOST_ROWS) + 1):
            for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1):
                if (row - 1, column - 1) != first:
                    joined[row - 1, column - 1] = first
    return joined


def _cells_in(area: tuple[bytes, bytes, bytes, bytes]) -> int:
    left, top, right, bottom = area
    across = column_index_from_string(right.decode()) - column_index_from_string(left.decode()) + 1
    return across * (int(bottom) - int(top) + 1)


def _fits(row: int, column: int) -> bool:
    return row <= MOST_ROWS and column <= MOST_COLUMNS


def _text(value: Any) -> str:
    """Return what a cell shows, as plainly as it can be said: a date as a date, a whole number without decimals."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return str(value.date()) if value.time() == time() else str(value)
    if isinstance(value, date | time):
        return str(value)
    return str(value)
