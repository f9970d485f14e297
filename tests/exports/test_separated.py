# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""CSV and TSV: what a spreadsheet gets, and that nothing in it is a formula."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings

from app.exports import separated
from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.exports.rendered import Rendered
from app.imports.delimited import read_delimited
from app.models.plan import Plan
from tests.builders import table_1
from tests.exports import published
from tests.exports.plans import WIDE_TEXTS, Asked, one_stage, plan_of, tables
from tests.exports.readers import separated_rows

BOM = b"\xef\xbb\xbf"
HEADS = "Stages of Micro-credential Project,Inform,Consult,Participate,Partnership,Control"


def rendered(plan: Plan, suffix: str = ".csv") -> Rendered:
    return render_plan(plan, FORMATS[suffix], ExportOptions())


def test_table_1_is_one_line_of_heads_and_its_rows() -> None:
    lines = rendered(table_1()).data.decode("utf-8-sig").split("\r\n")
    assert lines[:3] == [
        HEADS,
        "Needs Assessment,,Focus group (n=6),,,",
        "Curriculum Design,,,Member of design team (n=2),,",
    ]
    assert lines[6:] == [f"Alumni Community,All learners,,,{published.TOGETHER},Co-led", ""]


def test_a_cell_is_quoted_where_it_has_to_be() -> None:
    plan = one_stage({"Inform": ['say "x"'], "Consult": ["a, b"], "Participate": ["a", "b"], "Partnership": ["plain"]})
    assert rendered(plan).data == BOM + f'{HEADS}\r\nStage 1,"say ""x""","a, b","a\nb",plain,\r\n'.encode()
    heads = HEADS.replace(",", "\t")
    assert rendered(plan, ".tsv").data == BOM + f'{heads}\r\nStage 1\t"say ""x"""\ta, b\t"a\nb"\tplain\t\r\n'.encode()


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
@pytest.mark.parametrize("text", ["=1+1", "+49 30", "-5", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x"])
def test_what_would_be_a_formula_begins_with_an_apostrophe_and_is_counted(
    suffix: str, separator: str, text: str
) -> None:
    made = rendered(one_stage({"Inform": [text, "x"], "Consult": ["x", text], "Control": []}, stage=text), suffix)
    _, row = csv.reader(io.StringIO(made.data.decode("utf-8-sig"), newline=""), delimiter=separator)
    assert row == ["'" + text, f"'{text}\nx", f"x\n{text}", "", "", ""]
    assert made.guarded == 2


def test_words_that_only_look_odd_are_left_alone() -> None:
    made = rendered(one_stage({"Inform": ["'tis", "a=b", "1-2"], "Consult": ["#N/A"]}))
    assert made.guarded == 0
    assert separated_rows(made.data, ",")[1] == ["Stage 1", "'tis\na=b\n1-2", "#N/A", "", "", ""]


@pytest.mark.parametrize(("suffix", "separator"), [(".csv", ","), (".tsv", "\t")])
@settings(max_examples=50)
@given(asked=tables(WIDE_TEXTS))
def test_every_cell_comes_back_in_its_place(suffix: str, separator: str, asked: list[Asked]) -> None:
    rows = separated_rows(rendered(plan_of(asked), suffix).data, separator)[1:]
    said = [["\n".join(cell) for cell in row.paragraphs] for row in asked]
    assert rows == [["'" + text if text[:1] in "=+-@＝＋－＠" and text else text for text in row] for row in said]


def test_several_sections_follow_one_another_and_notes_are_kept() -> None:
    table = Table((Column(9), Column(9)), ((Cell(("A",)), Cell(("B",))),), ((Cell(("1",)), Cell(("2",))),))
    document = Document(
        "T",
        "",
        "en",
        (
            Paragraph("title", "T"),
            Paragraph("caption", "Caption"),
            table,
            Paragraph("note", "bring =tea", lead="-1:"),
            Paragraph("legend", "L"),
            Paragraph("heading", "Staff"),
            Paragraph("caption", "Caption"),
            table,
            Paragraph("heading", "Notes"),
            Paragraph("note", "only"),
            table,
        ),
    )
    made = separated.render_csv(document, ExportOptions().settled(language="en", title=False))
    text = "A,B\r\n1,2\r\n\r\n'-1: bring =tea\r\n\r\nStaff\r\nA,B\r\n1,2\r\n\r\nNotes\r\nonly\r\nA,B\r\n1,2\r\n"
    assert made.data == BOM + text.encode()
    assert made.guarded == 1


def test_the_program_reads_its_own_csv() -> None:
    (table,) = read_delimited(Path("x.csv"), rendered(table_1()).data)
    assert [tuple(row) for row in table.rows][1:] == list(published.ROWS)
