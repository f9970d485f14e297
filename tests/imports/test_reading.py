# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Files as they come: by their ending, and hostile or oversized ones refused in no time."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from app.errors import CannotImport, UnknownChoice
from app.imports.proposal import MOST_ENTRIES, propose
from app.imports.reading import READERS, read_tables
from app.imports.recognition import guess
from app.imports.table import MOST_COLUMNS, MOST_ROWS, Loss
from tests.builders import blank, table_1
from tests.imports.tables import HEADS, TABLE_1, contents, proposed, table_1_docx, taken

SECONDS = 2.0
"""After which a window has to show progress."""


def refusal(path: Path) -> str:
    start = time.process_time()
    with pytest.raises(CannotImport) as caught:
        read_tables(path)
    assert time.process_time() - start < SECONDS
    return caught.value.reason


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def repacked(path: Path, part: str, data: bytes) -> Path:
    """Write a file again with one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    return packed(path, {**parts, part: data})


def saved_docx(path: Path) -> Path:
    table_1_docx().save(str(path))
    return path


def saved_xlsx(path: Path, rows: list[list[str]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(list(row))
    book.save(path)
    return path


def test_table_1_from_every_format(tmp_path: Path) -> None:
    rows = [list(HEADS), *TABLE_1]
    saved_docx(tmp_path / "t.DOCX")
    saved_xlsx(tmp_path / "t.xlsx", rows)
    (tmp_path / "t.csv").write_text("\n".join(";".join(row) for row in rows), "cp1252")
    cells = "".join("<tr>" + "".join(f"<td>{text}" for text in row) for row in rows)
    (tmp_path / "t.htm").write_text(f"<table>{cells}</table>", "utf-8")
    for name in ("t.DOCX", "t.xlsx", "t.csv", "t.htm"):
        (table,) = read_tables(tmp_path / name)
        assert contents(taken(table)) == contents(table_1()), name


def test_an_unknown_ending_names_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(UnknownChoice) as caught:
        read_tables(tmp_path / "t.pdf")
    assert caught.value.known == tuple(READERS)


def test_refusals(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.docx") == "missing"
    folder = tmp_path / "folder.xlsx"
    folder.mkdir()
    assert refusal(folder) == "folder"
    for name, data, reason in (
        ("empty.csv", b"", "empty"),
        ("blank.csv", b"\n\n", "no-table"),
        ("text.html", b"<p>Nothing here</p>", "no-table"),
        ("text.docx", b"Just text", "foreign"),
        ("old.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old-form"),
        ("cut.xlsx", b"PK\x03\x04" + bytes(100), "damaged"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(100), "foreign"),
    ):
        (tmp_path / name).write_bytes(data)
        assert refusal(tmp_path / name) == reason, name


def test_a_file_of_another_format_is_not_what_its_ending_says(tmp_path: Path) -> None:
    saved_docx(tmp_path / "t.docx").rename(tmp_path / "t.xlsx")
    assert refusal(tmp_path / "t.xlsx") == "foreign"


@pytest.mark.parametrize("part", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_broken_parts(tmp_path: Path, part: str) -> None:
    for data in (b"", b"<a><b></a>", b"<a/>"):
        assert refusal(repacked(saved_docx(tmp_path / "t.docx"), part, data)) in ("damaged", "no-table")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "[Content_Types].xml"]
)
def test_broken_parts_of_a_workbook(tmp_path: Path, part: str) -> None:
    for data in (b"", b"<a><b></a>", b"\xff\xfe\x00"):
        path = repacked(saved_xlsx(tmp_path / "t.xlsx", [["a"]]), part, data)
        assert refusal(path) in ("damaged", "no-table")


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><a>&d;</a>"""
REMOTE = b"""<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>"""


@pytest.mark.parametrize("bomb", [LAUGHS, REMOTE, LAUGHS.decode().encode("utf-16")])
def test_bombs_of_entities(tmp_path: Path, bomb: bytes) -> None:
    for part in ("word/document.xml", "word/styles.xml"):
        assert refusal(repacked(saved_docx(tmp_path / "t.docx"), part, bomb)) == "damaged"
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        assert refusal(repacked(saved_xlsx(tmp_path / "t.xlsx", [["a"]]), part, bomb)) == "damaged"


def test_entities_in_html_fetch_nothing_and_grow_nothing(tmp_path: Path) -> None:
    page = tmp_path / "t.html"
    page.write_bytes(LAUGHS.replace(b"<a>&d;</a>", b"<table><tr><td>&d; A</table>"))
    (table,) = read_tables(page)
    assert len(table.rows[0][0]) < 10


@pytest.mark.parametrize("name", ["t.docx", "t.xlsx"])
def test_zip_bombs(tmp_path: Path, name: str) -> None:
    needed = {"t.docx": "word/document.xml", "t.xlsx": "xl/workbook.xml"}[name]
    path = packed(tmp_path / name, {needed: b"<a/>", "media/zeros.bin": bytes(250_000_000)})
    assert path.stat().st_size < 1_000_000
    assert refusal(path) == "too-large"
    assert refusal(packed(path, {needed: b" " * 40_000_000})) == "too-large"
    assert refusal(packed(path, {needed: b"<a/>", **{f"{number}.bin": b"" for number in range(6_000)}})) == "too-large"


def test_a_zip_in_a_zip_stays_packed(tmp_path: Path) -> None:
    inner = packed(tmp_path / "inner.zip", {"zeros": bytes(150_000_000)}).read_bytes()
    path = saved_docx(tmp_path / "t.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/embeddings/inner.zip", inner)
    (table,) = read_tables(path)
    assert contents(taken(table)) == contents(table_1())


def test_a_zip_that_lies_about_its_sizes(tmp_path: Path) -> None:
    path = packed(tmp_path / "t.docx", {"word/document.xml": b" " * 1_000_000})
    data = path.read_bytes().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    assert refusal(path) == "damaged"


def test_a_merge_over_a_whole_sheet(tmp_path: Path) -> None:
    path = saved_xlsx(tmp_path / "t.xlsx", [["a"]])
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    merged = b'</sheetData><mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    assert refusal(repacked(path, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", merged))) == "too-large"


def test_markup_nested_very_deep(tmp_path: Path) -> None:
    page = tmp_path / "t.html"
    page.write_text("<table><tr><td>" + "<div>" * 50_000 + "deep</table>", "utf-8")
    assert refusal(page) == "too-large"


def test_ten_thousand_rows(tmp_path: Path) -> None:
    rows = [list(HEADS), *([f"Stage {number}", "", "Survey (n=5)", "", "", ""] for number in range(10_000))]
    path = tmp_path / "t.csv"
    path.write_text("\n".join(",".join(row) for row in rows), "utf-8")
    start = time.process_time()
    (table,) = read_tables(path)
    proposal = proposed(table)
    assert time.process_time() - start < SECONDS
    assert len(proposal.stages) == MOST_ROWS - 1
    assert table.losses == (Loss("rows", 10_001 - MOST_ROWS),)


def test_ten_thousand_rows_of_a_workbook(tmp_path: Path) -> None:
    rows = [list(HEADS), *([f"Stage {number}", "", "Survey (n=5)", "", "", ""] for number in range(10_000))]
    (table,) = read_tables(saved_xlsx(tmp_path / "t.xlsx", rows))
    assert len(table.rows) == MOST_ROWS
    assert table.losses == (Loss("rows", 10_001 - MOST_ROWS),)


def test_forty_columns_and_more(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("\n".join(",".join(f"c{column}" for column in range(40)) for _ in range(300)), "utf-8")
    (table,) = read_tables(path)
    plan = blank()
    proposal = propose(table, plan, guess(table, plan))
    assert table.columns == 40
    assert [each.reason for each in proposal.not_taken].count("column") == 39
    path.write_text(",".join("x" * 1 for _ in range(MOST_COLUMNS + 5)), "utf-8")
    assert read_tables(path)[0].losses == (Loss("columns", 5),)


def test_half_a_megabyte_in_one_cell(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(f"Stage,Inform,Consult\nDesign,{'x' * 500_000},Survey\n", "utf-8")
    (table,) = read_tables(path)
    proposal = proposed(table)
    assert [(each.reason, each.row, each.head, len(each.text)) for each in proposal.not_taken] == [
        ("too-long", 2, "Inform", 500_000)
    ]
    assert proposal.entries == 1


def test_half_a_megabyte_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text('Stage,Inform,Consult\nDesign,"' + "x\n" * 250_000 + '",Survey\n', "utf-8")
    proposal = proposed(read_tables(path)[0])
    (too_many,) = proposal.not_taken
    assert (proposal.entries, too_many.reason, too_many.count) == (MOST_ENTRIES, "too-many", 250_001 - MOST_ENTRIES)
