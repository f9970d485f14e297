# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The Word document: every text a text, numbered where asked for; nothing left of a template."""

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from hypothesis import given, settings

from app import operations as do
from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.imports.docx_tables import read_docx
from app.models.new import new_plan
from tests.builders import a_plan, blank, done, table_1, with_entry
from tests.exports import published
from tests.exports.plans import (
    PLAIN_TEXTS,
    TRICKY,
    WIDE_TEXTS,
    Asked,
    one_stage,
    plan_of,
    tables,
    with_levels_named,
)
from tests.exports.word_files import (
    Line,
    W,
    footer,
    grid,
    lines,
    page,
    parts,
    root,
    story,
    word_of,
    word_of_document,
    word_rendered,
)

A4, LETTER = (11906, 16838), (12240, 15840)
"""Width and height of the sheets in twentieths of a point."""


def test_table_1_is_written_block_by_block() -> None:
    caption, *legend = [line for line in lines(word_of(table_1())) if line.style != "Title"]
    assert [block.style if isinstance(block, Line) else "table" for block in story(word_of(table_1()))] == [
        "Title",
        "caption",
        "table",
        *["Legend"] * 5,
    ]
    assert [(run.text, run.style) for run in caption.runs] == [
        (published.CAPTION, "Strong"),
        (" ", ""),
        (published.CREDIT, ""),
    ]
    assert [(line.runs[0].text, line.runs[0].style, line.runs[2].text) for line in legend] == [
        (term, "Strong", meaning) for term, meaning in published.LEGEND
    ]


def test_what_stands_under_the_title_is_its_subtitle() -> None:
    plan = done(table_1(), do.edit_project, organisation="Simon Fraser University")
    assert [(line.style, line.text) for line in lines(word_of(plan))[:2]] == [
        ("Title", published.TITLE),
        ("Subtitle", "Simon Fraser University"),
    ]


def test_the_matrix_is_a_real_table_under_two_heads() -> None:
    found = grid(word_of(table_1()))
    assert found.body == [tuple((text,) if text else () for text in row) for row in published.ROWS]
    first, second, *body = found.rows
    assert [(box.texts, box.columns, box.merge) for box in first.boxes] == [
        ((published.STAGE_HEAD,), 1, "restart"),
        ((published.SPAN,), 5, ""),
    ]
    assert [(box.texts, box.columns, box.merge) for box in second.boxes] == [
        ((), 1, "continue"),
        *(((name,), 1, "") for name in published.COLUMNS),
    ]
    assert [(row.head, row.whole) for row in found.rows] == [(True, True)] * 2 + [(False, True)] * 6
    assert {row.boxes[0].lines[0].style for row in body} == {"Matrix stage"}
    assert {line.style for row in body for box in row.boxes[1:] for line in box.lines} == {"Matrix entry"}
    assert {line.style for line in second.boxes[3].lines} == {"Matrix head"}
    assert {line.style for line in first.boxes[1].lines} == {"Matrix head over columns"}


@settings(max_examples=100)
@given(asked=tables(WIDE_TEXTS))
def test_every_cell_says_what_the_plan_says(asked: list[Asked]) -> None:
    found = grid(word_of(plan_of(asked), ExportOptions(legend=False)))
    wanted = [(*row.paragraphs, *[()] * (6 - len(row.paragraphs))) for row in asked]
    assert found.body == wanted


@settings(max_examples=40)
@given(asked=tables(PLAIN_TEXTS))
def test_another_program_reads_the_same(asked: list[Asked]) -> None:
    (table,) = docx.Document(io.BytesIO(word_of(plan_of(asked)))).tables
    texts = [[cell.text for cell in row.cells] for row in table.rows]
    assert texts[2:] == [
        ["\n".join(cell) for cell in (*row.paragraphs, *[()] * (6 - len(row.paragraphs)))] for row in asked
    ]


def test_what_is_exported_can_be_brought_in_again() -> None:
    (table,) = read_docx(Path("table-1.docx"), word_of(table_1()))
    assert table.name == published.CAPTION
    assert table.heads == 2
    assert [tuple(row) for row in table.rows[2:]] == list(published.ROWS)


@pytest.mark.parametrize("text", [*TRICKY, "{ PAGE }", "{{SEQ Table}}", "two  blanks", "https://example.org", "^p ^t"])
def test_a_text_stays_a_text_wherever_it_stands(text: str) -> None:
    plan = with_levels_named(plan_of([Asked(text, ((text,), (), (), ()), control=text)]), text)
    plan = done(plan, do.edit_project, title=text, caption=text, credit=text, organisation=text)
    data = word_of(plan)
    title, organisation, caption, *_ = lines(data)
    assert title.text == organisation.text == text
    assert caption.text == f"{text} Framework adapted from Bovill (2017), CC BY 4.0. {text}"
    found = grid(data)
    assert found.rows[1].boxes[1].texts == (text,)
    assert found.body == [((text,), (text,), (), (), (), (text,))]
    assert found.settings["tblCaption"] == {"val": text}
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.subject) == (text, text, text)
    assert not list(root(data, "document").iter(f"{W}fldSimple"))
    assert not list(root(data, "document").iter(f"{W}hyperlink"))
    assert not [name for name, part in parts(data).items() if b"TargetMode" in part]


@pytest.mark.parametrize("text", ["a\ud800b", "a\x00b", "a\ufffeb", "a\uffffb", "a\x1bb", "a\x85b"])
def test_what_no_xml_can_hold_does_not_hinder(text: str) -> None:
    plan = with_entry(a_plan(stages=1), "Stage 1", "Inform", text)
    plan = done(plan, do.edit_project, title=text)
    data = word_of(plan)
    assert lines(data)[0].text.replace(" ", "") == "ab"
    assert grid(data).body[0][1][-1].replace(" ", "") == "ab"


def test_lines_and_tabs_within_a_paragraph_stay() -> None:
    note = Paragraph("note", "first\n\n second\twith a tab  and two blanks ", lead="Note:")
    document = Document("T", "", "en-CA", (note,))
    (line,) = lines(word_of_document(document))
    assert line.style == "Note"
    assert line.text == "Note: first\n\n second\twith a tab  and two blanks "


def test_captions_are_numbered_by_word_on_wish() -> None:
    data = word_of(table_1(), ExportOptions(numbered=True))
    caption = lines(data)[1]
    assert caption.text == f"Table 1. {published.CAPTION} {published.CREDIT}"
    assert caption.fields == ("SEQ Table \\* ARABIC",)
    assert {run.style for run in caption.runs[:4]} == {"Strong"}
    assert lines(word_of(table_1()))[1].fields == ()


def test_each_caption_shows_its_number_before_word_counts_anew() -> None:
    table = Table((Column(10), Column(10)), ((Cell(("A",)), Cell(("B",))),), ())
    captions = [Paragraph("caption", "", f"Caption {letter}.") for letter in "ab"]
    document = Document("T", "", "en-CA", (captions[0], table, captions[1], table))
    told = lines(word_of_document(document, ExportOptions(numbered=True)))
    assert [line.text for line in told if line.style == "caption"] == ["Table 1. Caption a.", "Table 2. Caption b."]


@pytest.mark.parametrize(
    ("stages", "wanted", "numbered"),
    [(1, None, False), (60, None, True), (1, True, True), (60, False, False)],
)
def test_pages_are_numbered_from_two_on_or_as_wanted(stages: int, wanted: bool | None, numbered: bool) -> None:
    data = word_of(a_plan(stages=stages), ExportOptions(page_numbers=wanted))
    line = footer(data)
    assert ("footerReference type" in page(data)) is (line is not None) is numbered
    if line:
        assert (line.text, line.fields) == ("Page 1 of 1", ("PAGE", "NUMPAGES"))


@pytest.mark.parametrize(("stages", "numbered"), [(20, False), (23, True)])
def test_where_the_second_page_begins_can_be_told(stages: int, numbered: bool) -> None:
    # LibreOffice sets 22 stages on a page.
    options = ExportOptions(paper="letter", orientation="landscape", legend=False)
    assert (footer(word_of(a_plan(stages=stages), options)) is not None) is numbered


def test_a_document_is_fitted_on_pages_as_far_as_they_can_be_told() -> None:
    plan = a_plan(stages=46)
    asked = ExportOptions(paper="letter", orientation="landscape", legend=False)
    on_two, on_one = (word_rendered(plan, replace(asked, pages=pages)).options for pages in (2, 1))
    assert word_rendered(plan, asked).options.text_size == 10
    assert (on_two.text_size, on_one.text_size) == (9, 10)


def test_properties_are_those_of_the_plan_and_of_now() -> None:
    data = word_of(done(table_1(), do.edit_project, organisation="Simon Fraser University"))
    about = docx.Document(io.BytesIO(data)).core_properties
    assert about.title == published.TITLE
    assert about.author == about.last_modified_by == "Simon Fraser University"
    assert about.subject == published.CAPTION
    assert about.language == "en-CA"
    assert about.revision == 1
    assert about.created == about.modified
    assert about.created is not None
    assert timedelta() <= datetime.now(UTC) - about.created.replace(tzinfo=UTC) < timedelta(minutes=1)
    assert about.comments == about.keywords == about.category == ""


def test_a_long_title_is_cut_where_properties_end() -> None:
    data = word_of(done(table_1(), do.edit_project, title="T" * 300, organisation="O" * 300, caption="C" * 300))
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.subject) == ("T" * 255, "O" * 255, "C" * 255)
    assert lines(data)[0].text == "T" * 300


def test_nothing_of_a_template_is_left() -> None:
    data = word_of(a_plan(stages=60))
    assert set(parts(data)) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/footer.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    assert not [name for name, part in parts(data).items() if b"python" in part or b"2013" in part]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en-CA", {"val": "en-CA"}),
        ("fr-CA", {"val": "fr-CA"}),
        ("ja-JP", {"val": "ja-JP", "eastAsia": "ja-JP"}),
        ("ar-EG", {"val": "ar-EG", "bidi": "ar-EG"}),
        ('no "tag" <at all>', None),
        ("", None),
    ],
)
def test_the_language_is_that_of_the_document(tag: str, said: dict[str, str] | None) -> None:
    found = root(word_of_document(Document("T", "", tag, ())), "styles").find(f"{W}docDefaults//{W}lang")
    assert (None if found is None else {key.removeprefix(W): value for key, value in found.attrib.items()}) == said


def test_a_plan_without_a_stage_has_its_heads() -> None:
    data = word_of(blank(), ExportOptions(legend=False))
    assert [row.head for row in grid(data).rows] == [True, True]


@pytest.mark.parametrize("letters", [32_768, 100_000])
def test_a_cell_may_be_as_long_as_it_likes(letters: int) -> None:
    text = "word " * (letters // 5)
    assert grid(word_of(one_stage({"Inform": [text[:9_000]] * (letters // 9_000)}))).body[0][1] == (
        (text[:9_000].strip(),) * (letters // 9_000)
    )


def test_word_is_not_told_to_run_or_to_fetch_anything() -> None:
    data = word_of(table_1(), ExportOptions(numbered=True, page_numbers=True))
    elements = {
        element.tag
        for name, part in parts(data).items()
        if name.startswith("word/")
        for element in ET.fromstring(part).iter()
    }
    assert not {
        tag
        for tag in elements
        if tag.rpartition("}")[2] in ("object", "pict", "drawing", "altChunk", "attachedTemplate", "updateFields")
    }


def test_in_french_everything_is() -> None:
    plan = done(new_plan("fr-CA"), do.fill_from_template, key="table-1")
    data = word_of(plan, ExportOptions(numbered=True, page_numbers=True))
    caption = lines(data)[1]
    assert caption.text.startswith(
        "Tableau 1. Participation des personnes apprenantes par étape du projet. Cadre adapté"
    )
    assert caption.fields == ("SEQ Tableau \\* ARABIC",)
    foot = footer(data)
    assert foot is not None
    assert foot.text == "Page 1 de 1"
    assert grid(data).settings["tblDescription"]["val"].startswith("6 lignes sous les en-têtes. Colonnes\u00a0: Étapes")
