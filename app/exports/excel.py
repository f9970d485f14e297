# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Excel, with openpyxl: a real table, its widths and heights written, every text a text."""

import io
import re
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table as SheetTable
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from app import NAME
from app.errors import CellTooLong
from app.exports.document import Cell, Column, Document, Paragraph, Section, Table
from app.exports.fitting import fit
from app.exports.lines import LineBreaker
from app.exports.options import SMALLEST_TEXT, Settled, gloss_size
from app.exports.rendered import Rendered
from app.exports.rows_of_text import TextRows
from app.words import matrix as words

_UNIT_FACE = "Arial"
_FACES = {"sans": "Arial", "serif": "Times New Roman"}  # have the metrics of the faces that texts are measured with
_PAD = 12.0  # with the indent of one step
_RUNNING_PAD = 6.0
_WIDER = 1.05  # a spreadsheet draws letters a little wider than their outlines, to whole pixels
_GAP = 4.0
_LONGEST_CELL = 32_767  # UTF-16 units; Excel cuts there without a word
_LONGEST_NAME = 255
_LONGEST_SHEET_NAME = 31
_PAPER = {"letter": 1, "a4": 9}
_MM_PER_INCH = 25.4
# What Excel may read as something else when somebody edits the cell and leaves it: whatever does not begin with a
# letter, a yes or no in a language that plans are in, a month with a number or two.
_TAKEN_FOR_ELSE = re.compile(
    r"[\W\d_]|(?i:true|false|vrai|faux)$|[^\W\d_]{3,9}\.?[ -/]\d{1,4}(?:(?:[-/ ]|, ?)\d{2,4})?$"
)


def render(document: Document, options: Settled) -> Rendered:
    """Return the document as a workbook, a sheet a section; raises CellTooLong where one is more than Excel takes."""
    _check_lengths(document)
    breaker = LineBreaker(options.face)
    fitted = fit(document, options, _PAD, _WIDER, breaker)
    book = Workbook()
    book.properties.title = document.title
    book.properties.creator = document.author or NAME
    book.properties.language = document.language
    book.remove(book.worksheets[0])
    styles = _add_styles(book, fitted.options)
    widths = iter(fitted.widths)
    clipped: list[str] = []
    too_wide = too_long = False
    for number, section in enumerate(document.sections(), 1):
        sheet = book.create_sheet(_sheet_name(section.heading or words.sheet_name(document.language)))
        of_table = [next(widths) for block in section.blocks if isinstance(block, Table)] or [fitted.options.room[:1]]
        written = _Sheet(sheet, number, fitted.options, of_table[0], styles, breaker)
        written.write(section, document)
        clipped += written.clipped
        too_wide |= written.too_wide
        too_long |= written.too_long
    data = io.BytesIO()
    book.save(data)
    return Rendered(
        data.getvalue(),
        pages=None,
        options=fitted.options,
        whole=fitted.whole,
        clipped=tuple(clipped),
        too_wide=too_wide,
        too_long=too_long,
    )


def _check_lengths(document: Document) -> None:
    for block in document.blocks:
        if isinstance(block, Table):
            for row, cells in enumerate(block.body):
                for column, cell in enumerate(cells):
                    length = len(_as_stored(cell).encode("utf-16-le")) // 2
                    if length > _LONGEST_CELL:
                        raise CellTooLong(block.place(row, column), length, _LONGEST_CELL)


def _sheet_name(text: str) -> str:
    """Return a text as the name of a sheet; openpyxl numbers a name that is there already."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", text).strip("' ")
    return plain[:_LONGEST_SHEET_NAME].rstrip("' ") or "1"


def _add_styles(book: Workbook, page: Settled) -> dict[str, str]:
    """Add the styles of the sheets to the workbook, where people find them by name; return those names."""
    face = _FACES[page.face]
    plain, bold = Font(name=face, size=page.text_size), Font(name=face, size=page.text_size, bold=True)
    running, lead = Font(name=face, size=page.running_size), Font(name=face, size=page.running_size, bold=True)
    thin, heavy = _lines(page)
    fill = PatternFill("solid", fgColor="FFFFFFFF" if page.black_and_white else "FFEDEDED")
    normal = book._named_styles["Normal"]  # type: ignore[attr-defined]  # there is no other way to it
    normal.font = Font(name=_UNIT_FACE, size=10)  # the unit of column widths
    names = {}
    for key, name, font, horizontal in (
        ("bold", "Plan bold", lead, "left"),
        ("text", "Plan text", running, "left"),
        ("stage", "Plan stage", bold, "left"),
        ("entry", "Plan entry", plain, "left"),
        ("entry apart", "Plan control", plain, "left"),
        ("head", "Plan head", bold, "left"),
        ("head apart", "Plan control head", bold, "left"),
        ("span", "Plan head over columns", bold, "center"),
    ):
        style = NamedStyle(name, font=font)
        head = key.startswith(("head", "span"))
        in_table = key not in ("bold", "text")
        style.alignment = Alignment(
            horizontal=horizontal,
            vertical="bottom" if head else "center" if in_table else "top",
            wrap_text=True,
            indent=1 if in_table and horizontal == "left" else 0,
        )
        if in_table:
            left = heavy if key.endswith("apart") else thin
            style.border = Border(left=left, right=thin, top=thin, bottom=thin)
        if head:
            style.fill = fill
        book.add_named_style(style)
        names[key] = name
    return names


def _lines(page: Settled) -> tuple[Side, Side]:
    """Return the usual line around cells, and the heavier one."""
    colours = ("FF000000", "FF000000") if page.black_and_white else ("FF8C8C8C", "FF404040")
    return Side("thin", color=colours[0]), Side("medium", color=colours[1])


class _Sheet:
    """A sheet while it is written, from the top down; ``number`` is its place in the book."""

    def __init__(
        self,
        sheet: Worksheet,
        number: int,
        page: Settled,
        widths: Sequence[float],
        styles: dict[str, str],
        breaker: LineBreaker,
    ) -> None:
        self._sheet = sheet
        self._number = number
        self._page = page
        self._text = TextRows(widths, page.text_size, _PAD, _WIDER, page.face, breaker=breaker)
        self._running_text = TextRows(widths, page.running_size, _RUNNING_PAD, _WIDER, page.face, breaker=breaker)
        self._styles = styles
        self.clipped: list[str] = []
        self.too_wide = self.too_long = False
        self._row = 0
        self._height = 0.0

    def write(self, section: Section, document: Document) -> None:
        """Write every block, then what concerns the sheet as a whole."""
        for block in section.blocks:
            if isinstance(block, Table):
                self._table(block)
            elif block.style == "legend":
                self._legend(block)
            else:
                self._running(block)
        for column, width in enumerate(self._text.widths, 1):
            self._sheet.column_dimensions[get_column_letter(column)].width = _in_characters(width)
        self._set_page(document.language)

    def _running(self, block: Paragraph) -> None:
        """Write the lead and the text as rows of their own, each over the whole width."""
        text_style = "bold" if block.style in ("title", "heading") else "text"
        for text, style in ((block.lead, "bold"), (block.text, text_style)):
            if text:
                self._next(self._running_text.running_height(text, bold=style == "bold"))
                self._across(1, text, style)

    def _legend(self, block: Paragraph) -> None:
        self._next(self._running_text.legend_height(block.lead, block.text))
        self._put(1, _escaped(block.lead), "bold")
        self._across(2, block.text, "text")

    def _table(self, table: Table) -> None:
        self._text.grow_for(table)
        self._running_text.widths = self._text.widths
        self._next(_GAP)
        first = self._row + 1
        # A merge that reaches down into the range of a table may make Excel repair the file: no cell spans rows.
        for cells in table.head_by_rows():
            self._next(self._text.row_height(cells, bold=True))
            self._head_row(table, cells)
        last = self._row
        self._join_heads(table, first)
        for number, row in enumerate(table.body):
            self._next(self._text.row_height(row))
            clipped = self._text.clipped(row)
            self.clipped += [table.place(number, at) for at in clipped]
            for at, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
                self._put(at + 1, _as_stored(cell), _style("entry", column) if at else "stage")
            for at in clipped:  # its beginning is to be seen
                self._sheet.cell(self._row, at + 1).alignment = Alignment("left", "top", wrap_text=True, indent=1)
        self._as_table(table, last)
        self._sheet.print_title_rows = f"{first}:{last}"
        self._sheet.freeze_panes = f"B{last + 1}"
        self._next(_GAP)

    def _head_row(self, table: Table, cells: Sequence[Cell | None]) -> None:
        for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True), 1):
            spans = cell is None or cell.columns > 1
            self._put(at, _as_stored(cell) if cell else "", "span" if spans else _style("head", column))
            if cell and len(cell.paragraphs) > 1:
                self._sheet.cell(self._row, at).value = self._with_glosses(cell)
        for at, cell in enumerate(cells, 1):
            if cell and cell.columns > 1:
                self._sheet.merge_cells(None, self._row, at, self._row, at + cell.columns - 1)

    def _with_glosses(self, cell: Cell) -> CellRichText:
        """Return a head whose small lines are plain and a little smaller."""
        face, size = _FACES[self._page.face], self._page.text_size
        name = TextBlock(InlineFont(rFont=face, sz=size, b=True), _escaped(cell.paragraphs[0]))
        small = InlineFont(rFont=face, sz=gloss_size(size))
        return CellRichText(name, *(TextBlock(small, "\n" + _escaped(text)) for text in cell.paragraphs[1:]))

    def _join_heads(self, table: Table, first: int) -> None:
        """Leave out the line between a head and the empty cells above that stand for the rest of its span."""
        for at, row in enumerate(table.head):
            for column, cell in enumerate(row, 1):
                for above in range(first + at, first + at + cell.rows - 1) if cell else ():
                    self._leave_out_line(above, column, "bottom")
                    self._leave_out_line(above + 1, column, "top")

    def _leave_out_line(self, row: int, column: int, side: str) -> None:
        cell = self._sheet.cell(row, column)
        kept = {each: getattr(cell.border, each) for each in ("left", "right", "top", "bottom") if each != side}
        cell.border = Border(**kept)

    def _as_table(self, table: Table, first: int) -> None:
        """Make the rows from the last head row on a real table, so that screen readers say the heads.

        Names that Excel would not take (twice the same, or too long) leave it plain. No filter: its buttons would
        cover the heads.
        """
        heads = [cell or Cell() for cell in table.head_by_rows()[-1]]
        names = [_as_stored(head).replace("\n", "_x000a_") for head in heads]  # as Excel itself writes them
        distinct = {name.casefold() for name in names}
        if len(distinct) < len(names) or "" in distinct or max(map(len, names)) > _LONGEST_NAME or not table.body:
            return
        made = SheetTable(
            displayName=_table_name(self._number), ref=f"A{first}:{get_column_letter(len(names))}{self._row}"
        )
        for number, name in enumerate(names, 1):
            made.tableColumns.append(TableColumn(id=number, name=name))
        self._sheet.add_table(made)

    def _set_page(self, language: str) -> None:
        sheet, page = self._sheet, self._page
        sheet.sheet_view.showGridLines = False
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = self._pages_to_fit()
        sheet.page_setup.orientation = page.orientation
        sheet.page_setup.paperSize = _PAPER[page.paper]
        inches = page.margin / _MM_PER_INCH
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = margins.bottom = inches
        margins.header = margins.footer = inches / 2
        if page.page_numbers or (page.page_numbers is None and self._height > page.room[1]):
            foot = sheet.oddFooter.center  # type: ignore[union-attr]  # a new sheet has one
            foot.text, foot.size = words.page("&P", "&N", language), 9
        sheet.print_area = f"A1:{get_column_letter(len(self._text.widths))}{self._row}"

    def _pages_to_fit(self) -> int:
        """Return the number of pages that Excel is to shrink the sheet to; 0 where it is to take as many as it needs.

        It shrinks to the width in any case, which is told where the letters come out too small.
        """
        page = self._page
        smallest = min(page.text_size, page.running_size)
        by_width = min(1.0, page.room[0] / sum(self._text.widths))
        self.too_wide = round(smallest * by_width, 1) < SMALLEST_TEXT
        if page.pages is None or self._height * by_width <= page.pages * page.room[1]:
            return page.pages or 0
        by_height = page.pages * page.room[1] / self._height
        self.too_long = round(smallest * by_height, 1) < SMALLEST_TEXT
        return 0 if self.too_long else page.pages

    def _next(self, height: float) -> None:
        self._row += 1
        self._height += height
        self._sheet.row_dimensions[self._row].height = height

    def _across(self, first: int, text: str, style: str) -> None:
        """Write a text over all columns from ``first`` on."""
        self._put(first, _escaped(text), style)
        last = len(self._text.widths)
        if last > first:
            self._sheet.merge_cells(None, self._row, first, self._row, last)

    def _put(self, column: int, text: str, style: str) -> None:
        cell = self._sheet.cell(self._row, column)
        if text:
            cell.value = text
            cell.data_type = "s"  # text, also where it begins with "=" or is the name of an Excel error
        cell.style = self._styles[style]
        if _TAKEN_FOR_ELSE.match(text):
            cell.quotePrefix = True


def _table_name(number: int) -> str:
    return f"Matrix{number}" if number > 1 else "Matrix"


def _style(name: str, column: Column) -> str:
    return f"{name} apart" if column.apart else name


def _as_stored(cell: Cell) -> str:
    """Return the text of a cell as the file holds it: paragraphs as lines."""
    return _escaped("\n".join(cell.paragraphs))


def _escaped(text: str) -> str:
    """Escape what looks like one of Excel's own escapes, which it would show as another letter ("_x0041_" as "A")."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def _in_characters(points: float) -> float:
    """Return a column width in the unit of the file: digits of the workbook's font (7 pixels each at 96 dpi)."""
    return round((points * 96 / 72 - 5) / 7, 2)
