# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables as text: every way in which programs write .csv, and what spreadsheets copy."""

from pathlib import Path

import pytest

from app.errors import CannotImport
from app.imports.delimited import read_delimited, tables_from_text

PATH = Path("table.csv")
ROWS = (("Étape", "Consulter, tous"), ("Conception", 'dit "oui"\net non'))


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_encoding_and_separator(code: str, separator: str) -> None:
    text = f'Étape{separator}"Consulter, tous"\r\nConception{separator}"dit ""oui""\r\net non"\r\n'
    (table,) = read_delimited(PATH, text.encode(code))
    assert table.rows == ROWS


def test_the_line_that_tells_excel_the_separator_is_no_row() -> None:
    (table,) = tables_from_text("sep=;\nA, B;C\n1;2")
    assert table.rows == (("A, B", "C"), ("1", "2"))


def test_ragged_rows_lose_nothing() -> None:
    (table,) = tables_from_text("A,B,C\n1\n1,2,3,4,5\n,,\n")
    assert table.rows == (("A", "B", "C", "", ""), ("1", "", "", "", ""), ("1", "2", "3", "4", "5"))


def test_what_excel_copies() -> None:
    (table,) = tables_from_text('Stage\tConsult\r\nDesign\t"Survey\nFocus group ""A"""\r\n', "\t")
    assert table.rows == (("Stage", "Consult"), ("Design", 'Survey\nFocus group "A"'))


def test_quotes_of_words_stay() -> None:
    (table,) = tables_from_text('Design\t"Ask me" day, 5"\nBuild\t"open', "\t")
    assert table.rows == (("Design", '"Ask me" day, 5"'), ("Build", '"open'))


def test_half_a_megabyte_in_a_cell() -> None:
    (table,) = tables_from_text('a,"' + "x" * 500_000 + '"')
    assert len(table.rows[0][1]) == 500_000


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(CannotImport) as caught:
        read_delimited(PATH, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" * 20)
    assert caught.value.reason == "foreign"


def test_empty() -> None:
    assert tables_from_text("") == []
    assert tables_from_text(" \n,,\n") == []
