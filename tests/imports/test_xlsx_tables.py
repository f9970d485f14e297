# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in workbooks: of Excel, of LibreOffice, and our own."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.workbook import Workbook

from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.imports.table import Loss, SourceTable
from app.imports.xlsx_tables import read_xlsx
from tests.builders import table_1
from tests.imports.tables import HEADS, TABLE_1, contents, proposed, taken

PATH = Path("table.xlsx")
HALF_PAST = datetime.fromisoformat("2026-03-01T14:30")
TOP = Path(__file__).parent.parent.parent


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def sheet_of(rows: Sequence[Sequence[object]]) -> Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    return book


def read(book: Workbook) -> list[SourceTable]:
    return read_xlsx(PATH, saved(book))


def with_part(data: bytes, name: str, change: tuple[str, str]) -> bytes:
    """Return an archive with a text in one of its parts replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            text = old.read(part)
            new.writestr(part, re.sub(change[0], change[1], text.decode()) if part == name else text)
    return stream.getvalue()


def test_table_1_arrives_as_table_1() -> None:
    (table,) = read(sheet_of([list(HEADS), *TABLE_1]))
    assert contents(taken(table)) == contents(table_1())


def test_our_own_export_comes_back_whole_and_what_is_around_the_table_is_told() -> None:
    rendered = render_plan(table_1(), FORMATS[".xlsx"], ExportOptions())
    (table,) = read_xlsx(PATH, rendered.data)
    assert contents(taken(table)) == contents(table_1())
    assert [each.reason for each in proposed(table).not_taken] == ["above", "above", *["across"] * 5]


def test_every_sheet_with_text_is_a_table_by_its_name() -> None:
    book = sheet_of([["a"]])
    book.create_sheet("Empty")
    book.create_sheet("Other").append(["b"])
    assert [(table.name, table.rows) for table in read(book)] == [("Sheet", (("a",),)), ("Other", (("b",),))]


def test_values_are_shown_plainly() -> None:
    (table,) = read(sheet_of([[1.0, 2.5, True, date(2026, 3, 1), HALF_PAST, "x"]]))
    assert table.rows == (("1", "2.5", "TRUE", "2026-03-01", "2026-03-01 14:30:00", "x"),)


def test_joined_cells() -> None:
    book = sheet_of([["Stage", "Level of Involvement"], ["", "Inform", "Consult"], ["Design", "Survey"]])
    book.worksheets[0].merge_cells("B1:C1")
    book.worksheets[0].merge_cells("A1:A2")
    (table,) = read(book)
    assert table.joined == {(0, 2): (0, 1), (1, 0): (0, 0)}


def test_of_formulas_the_value_is_taken_and_told() -> None:
    data = saved(sheet_of([["Design", "=1+1"], ["Build", "=2+2"]]))
    data = with_part(data, "xl/worksheets/sheet1.xml", (r"<f>1\+1</f><v ?(?:/>|></v>)", "<f>1+1</f><v>2</v>"))
    (table,) = read_xlsx(PATH, data)
    assert table.rows == (("Design", "2"), ("Build", ""))
    assert table.losses == (Loss("formulas", 1), Loss("uncalculated", 1))


def test_comments_and_pictures_are_told() -> None:
    book = sheet_of([["Design"]])
    book.worksheets[0]["A1"].comment = Comment("Really?", "Anna")
    with (TOP / "docs" / "table-1.png").open("rb") as picture:
        book.worksheets[0].add_image(Image(picture))
        (table,) = read(book)
    assert table.losses == (Loss("pictures", 1), Loss("remarks", 1))


def test_a_cell_at_the_far_end_is_told_and_hangs_nothing() -> None:
    book = sheet_of([["Design", "Survey"]])
    book.worksheets[0]["XFD1048576"] = "far away"
    (table,) = read(book)
    assert table.rows == (("Design", "Survey"),)
    assert table.losses == (Loss("rows", 1),)
    book.worksheets[0]["XFD2"] = "far to the right"
    assert read(book)[0].losses == (Loss("rows", 1), Loss("columns", 1))
