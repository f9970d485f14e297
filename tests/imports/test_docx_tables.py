# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables in Word documents, as Word and Writer make them."""

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from app.imports.docx_tables import read_docx
from app.imports.table import Loss, SourceTable
from tests.builders import table_1
from tests.imports.tables import FILES, TABLE_1, contents, matrix, table_1_docx, taken

PATH = Path("table.docx")


def read(document: Document) -> list[SourceTable]:
    stream = io.BytesIO()
    document.save(stream)
    return read_docx(PATH, stream.getvalue())


def test_table_1_arrives_as_table_1() -> None:
    (table,) = read(table_1_docx())
    assert table.name == "Table 1. Learner participation by project stage."
    assert matrix(taken(table)) == TABLE_1
    assert contents(taken(table)) == contents(table_1())


def test_table_1_as_writer_saved_it() -> None:
    (table,) = read_docx(PATH, (FILES / "table-1-writer.docx").read_bytes())
    assert contents(taken(table)) == contents(table_1())


def test_all_tables_are_found_and_empty_ones_are_none() -> None:
    document = docx.Document()
    document.add_table(rows=2, cols=2)
    for text in ("first", "second"):
        document.add_paragraph("Some text.")
        document.add_table(rows=1, cols=1).cell(0, 0).text = text
    assert [(table.name, table.rows) for table in read(document)] == [("", (("first",),)), ("", (("second",),))]


def test_the_title_of_the_document_is_that_of_its_tables() -> None:
    document = docx.Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = "before any"
    document.add_heading("Who takes part", 2)
    document.add_heading("Care aide pathway", 1)
    document.add_heading("In short:", 1)
    document.add_table(rows=1, cols=1).cell(0, 0).add_paragraph("a", style="Title")
    document.add_heading("Welding micro-credential", 0)
    document.add_heading("Learners", 1)
    document.add_table(rows=1, cols=1).cell(0, 0).text = "b"
    assert [table.title for table in read(document)] == ["", "Care aide pathway", "Welding micro-credential"]


def test_paragraphs_lists_and_breaks_are_lines() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Focus group"
    cell.add_paragraph("Survey", style="List Bullet")
    cell.add_paragraph("One\nTwo")
    assert read(document)[0].rows == (("Focus group\nSurvey\nOne\nTwo",),)


def test_content_controls_and_tracked_changes_are_read_as_they_are_seen() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Stage"
    table.cell(0, 1)._tc.p_lst[0].append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>added</w:t></w:r></w:ins>"))
    table.cell(0, 1)._tc.p_lst[0].append(
        parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>gone</w:delText></w:r></w:del>")
    )
    table._tbl.append(
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:tr><w:tc><w:p><w:r><w:t>Design</w:t></w:r></w:p></w:tc>"
            "<w:sdt><w:sdtContent><w:tc><w:p><w:sdt><w:sdtContent><w:r><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"
            "</w:sdtContent></w:sdt></w:p></w:tc></w:sdtContent></w:sdt></w:tr></w:sdtContent></w:sdt>"
        )
    )
    table._tbl.append(
        parse_xml(
            f"<w:tr {nsdecls('w')}><w:trPr><w:del/></w:trPr>"
            "<w:tc><w:p><w:r><w:t>deleted row</w:t></w:r></w:p></w:tc></w:tr>"
        )
    )
    assert read(document)[0].rows == (("Stage", "added"), ("Design", "☒"))


def test_a_table_inside_a_cell_is_text_of_that_cell() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=2).cell(0, 1)
    cell.text = "outer"
    cell.add_table(1, 2).cell(0, 1).text = "inner"
    assert [table.rows for table in read(document)] == [(("", "outer\ninner"),)]


def test_pictures_are_told(tmp_path: Path) -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "text"
    cell.paragraphs[0].add_run().add_picture(str(FILES.parent.parent / "docs" / "table-1.png"))
    (table,) = read(document)
    assert table.losses == (Loss("pictures", 1),)


def test_comments_and_footnotes_are_told() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "text"
    document.add_comment(cell.paragraphs[0].runs, text="Really?", author="Anna")
    cell.paragraphs[0]._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:footnoteReference w:id='2'/></w:r>"))
    (table,) = read(document)
    assert table.rows == (("text",),)
    assert table.losses == (Loss("remarks", 2),)


def test_joined_cells_lead_to_the_first() -> None:
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "block"
    table.cell(2, 2).text = "below"
    (found,) = read(document)
    assert found.rows == (("block", "", ""), ("", "", ""), ("", "", "below"))
    assert found.joined == {(0, 1): (0, 0), (1, 0): (0, 0), (1, 1): (0, 0)}


def test_rows_said_to_be_heads() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=1)
    table.cell(0, 0).text, table.cell(1, 0).text = "head", "body"
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    assert read(document)[0].heads == 1
