# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Table 1 as a workbook by openpyxl alone: what somebody would write who has this one table to make.

Texts, widths and heights are literals; the outcome is that of the export.
"""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from benchmarks.table_1 import BODY, CAPTION, CREDIT, HEAD, LEGEND, SPAN, TITLE

_WIDTHS = {"A": 25.68, "B": 11.58, "C": 17.97, "D": 27.86, "E": 25.92, "F": 10.13}
_LINE, _TWO_LINES, _THREE_LINES, _GAP = 16.8, 29.6, 42.4, 4
_HEIGHTS = (_LINE, _TWO_LINES, _GAP, _LINE, _TWO_LINES, *[_LINE] * 5, _THREE_LINES, _GAP, *[_LINE] * 5)


def excel() -> bytes:
    """Return the workbook."""
    book = Workbook()
    book.properties.title = TITLE
    book.properties.creator = "Participation Planner"
    book.properties.language = "en-CA"
    _add_styles(book)
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Participation"
    _write(sheet)
    for number, height in enumerate(_HEIGHTS, 1):
        sheet.row_dimensions[number].height = height
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    _as_table(sheet)
    _set_page(sheet)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _add_styles(book: Workbook) -> None:
    plain, bold = Font(name="Arial", size=10), Font(name="Arial", size=10, bold=True)
    thin, heavy = Side("thin", color="FF8C8C8C"), Side("medium", color="FF404040")
    grid = Border(left=thin, right=thin, top=thin, bottom=thin)
    apart = Border(left=heavy, right=thin, top=thin, bottom=thin)
    top = Alignment(horizontal="left", vertical="top", wrap_text=True)
    cell = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    foot = Alignment(horizontal="left", vertical="bottom", wrap_text=True, indent=1)
    middle = Alignment(horizontal="center", vertical="bottom", wrap_text=True)
    grey = PatternFill("solid", fgColor="FFEDEDED")
    book._named_styles["Normal"].font = plain  # type: ignore[attr-defined]
    for style in (
        NamedStyle("Plan bold", font=bold, alignment=top),
        NamedStyle("Plan text", font=plain, alignment=top),
        NamedStyle("Plan stage", font=bold, alignment=cell, border=grid),
        NamedStyle("Plan entry", font=plain, alignment=cell, border=grid),
        NamedStyle("Plan control", font=plain, alignment=cell, border=apart),
        NamedStyle("Plan head", font=bold, alignment=foot, border=grid, fill=grey),
        NamedStyle("Plan control head", font=bold, alignment=foot, border=apart, fill=grey),
        NamedStyle("Plan head over columns", font=bold, alignment=middle, border=grid, fill=grey),
    ):
        book.add_named_style(style)


def _write(sheet: Worksheet) -> None:
    sheet.cell(1, 1, CAPTION).style = "Plan bold"
    sheet.cell(2, 1, CREDIT).style = "Plan text"
    sheet.cell(4, 1).style = "Plan head"
    for column in range(2, 7):
        sheet.cell(4, column, SPAN if column == 2 else None).style = "Plan head over columns"
    for column, text in enumerate(HEAD, 1):
        sheet.cell(5, column, text).style = "Plan control head" if column == 6 else "Plan head"
    for row, texts in enumerate(BODY, 6):
        for column, text in enumerate(texts, 1):
            style = "Plan stage" if column == 1 else "Plan control" if column == 6 else "Plan entry"
            sheet.cell(row, column, text or None).style = style
    for row, (term, meaning) in enumerate(LEGEND, 13):
        sheet.cell(row, 1, term).style = "Plan bold"
        sheet.cell(row, 2, meaning).style = "Plan text"
    for merged in ("A1:F1", "A2:F2", "B4:F4", "B13:F13", "B14:F14", "B15:F15", "B16:F16", "B17:F17"):
        sheet.merge_cells(merged)
    above, below = sheet.cell(4, 1), sheet.cell(5, 1)  # one head over two rows
    above.border = Border(left=above.border.left, right=above.border.right, top=above.border.top)
    below.border = Border(left=below.border.left, right=below.border.right, bottom=below.border.bottom)


def _as_table(sheet: Worksheet) -> None:
    table = Table(displayName="Matrix", ref="A5:F11")
    for number, name in enumerate(HEAD, 1):
        table.tableColumns.append(TableColumn(id=number, name=name))
    sheet.add_table(table)


def _set_page(sheet: Worksheet) -> None:
    sheet.print_title_rows = "4:5"
    sheet.freeze_panes = "B6"
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 1
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = 1
    margins.header = margins.footer = 0.5
    sheet.print_area = "A1:F17"
