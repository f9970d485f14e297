# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A matrix as a workbook by openpyxl alone: what somebody would write who knows the library.

It leaves the heights of the rows to whoever opens the file, which the export does not.
"""

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

_FIRST = 4
_WIDTH = 24


def excel(
    caption: str, span: str, heads: Sequence[str], rows: Sequence[Sequence[str]], legend: Sequence[tuple[str, str]]
) -> bytes:
    """Return the workbook; each row holds the text of its cells, and the columns are equally wide."""
    book = Workbook()
    book.properties.title = caption
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    _add_styles(book)
    sheet.append([caption])
    sheet.append([])
    sheet.append(["", span])
    sheet.append(list(heads))
    for row in rows:
        sheet.append([text or None for text in row])
    for number, cells in enumerate(sheet.iter_rows(min_row=_FIRST - 1, max_col=len(heads)), _FIRST - 1):
        _style_row(cells, "Head" if number <= _FIRST else "Text")
    for term, meaning in legend:
        sheet.append([term, meaning])
    _set_page(sheet, len(heads))
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _add_styles(book: Workbook) -> None:
    line = Side("thin", color="FF8C8C8C")
    grid = Border(left=line, right=line, top=line, bottom=line)
    wrapped = Alignment(vertical="center", wrap_text=True, indent=1)
    bold, plain = Font(name="Arial", size=10, bold=True), Font(name="Arial", size=10)
    fill = PatternFill("solid", fgColor="FFEDEDED")
    book.add_named_style(NamedStyle("Head", font=bold, alignment=wrapped, border=grid, fill=fill))
    book.add_named_style(NamedStyle("Stage", font=bold, alignment=wrapped, border=grid))
    book.add_named_style(NamedStyle("Text", font=plain, alignment=wrapped, border=grid))


def _style_row(cells: Sequence[Cell | MergedCell], name: str) -> None:
    for cell in cells:
        cell.style = name
    if name == "Text":
        cells[0].style = "Stage"


def _set_page(sheet: Worksheet, columns: int) -> None:
    sheet.merge_cells(start_row=_FIRST - 1, end_row=_FIRST - 1, start_column=2, end_column=columns)
    for column in range(1, columns + 1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTH
    sheet.print_title_rows = f"{_FIRST - 1}:{_FIRST}"
    sheet.freeze_panes = f"B{_FIRST + 1}"
    sheet.page_setup.orientation = "landscape"
