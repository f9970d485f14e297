# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The web page: a real table, nothing from elsewhere, and no text taken for mark-up."""

import re

import pytest
from hypothesis import given, settings

from app import operations as do
from app.exports import html
from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.models.plan import Plan
from tests.builders import done, table_1
from tests.exports import published
from tests.exports.plans import TRICKY, WIDE_TEXTS, Asked, one_stage, plan_of, tables, with_levels_named
from tests.exports.readers import WebPage, html_page


def data_of(plan: Plan, options: ExportOptions | None = None) -> bytes:
    return render_plan(plan, FORMATS[".html"], options or ExportOptions()).data


def page_of(plan: Plan, options: ExportOptions | None = None) -> WebPage:
    return html_page(data_of(plan, options))


def page_of_blocks(*blocks: Paragraph | Table) -> WebPage:
    settled = ExportOptions().settled(language="fr-CA", title=True)
    return html_page(html.render(Document("Title", "", "fr-CA", blocks), settled).data)


def test_table_1_is_a_table_whose_heads_say_what_they_are_of() -> None:
    page = page_of(table_1())
    assert page.rows == [
        [published.STAGE_HEAD, published.SPAN],
        list(published.COLUMNS),
        *(list(row) for row in published.ROWS),
    ]
    first, second, *body = page.attributes
    assert first == [
        {"tag": "th", "scope": "col", "rowspan": "2", "dir": "auto"},
        {"tag": "th", "scope": "colgroup", "colspan": "5", "dir": "auto"},
    ]
    assert second == [{"tag": "th", "scope": "col", "dir": "auto"}] * 5
    rest = [{"tag": "td", "dir": "auto"}] * 5
    assert body == [[{"tag": "th", "scope": "row", "dir": "auto"}, *rest]] * 6


def test_the_blocks_have_their_elements() -> None:
    page = page_of(table_1())
    tags = [tag for tag, _ in page.tags]
    assert [tags.count(tag) for tag in ("h1", "caption", "table", "thead", "tbody", "dl", "dt", "dd")] == [
        1, 1, 1, 1, 1, 1, 5, 5,
    ]  # fmt: skip
    assert ("html", {"lang": "en-CA"}) in page.tags
    assert page.others[:3] == [published.TITLE, published.TITLE, f"{published.CAPTION} {published.CREDIT}"]
    assert [line.split(" ", 1) for line in page.others[3:]] == [list(line) for line in published.LEGEND]
    assert tags.count("colgroup") == 2
    assert [values for tag, values in page.tags if tag == "col"] == [{}] * 5 + [{"class": "apart"}]


def test_entries_of_a_cell_are_paragraphs() -> None:
    page = page_of(one_stage({"Consult": ["Survey", "Visit"]}))
    assert page.rows[2] == ["Stage 1", "", "Survey\nVisit", "", "", ""]
    assert [values for tag, values in page.tags if tag == "p"] == [{"dir": "auto"}] * 2


def test_the_small_lines_under_the_levels_stand_in_the_head() -> None:
    page = page_of(table_1(), ExportOptions(glosses=True))
    assert page.rows[1][:2] == ["Inform\nthey are told", "Consult\nthey are asked"]


def test_the_small_lines_are_plain_and_a_little_smaller() -> None:
    text = render_plan(table_1(), FORMATS[".html"], ExportOptions(glosses=True, text_size=12)).data.decode()
    assert "thead p + p { font-weight: normal; font-size: 10.8pt }" in text


def test_sections_and_what_stands_between_tables() -> None:
    table = Table((Column(9), Column(9)), ((Cell(("A",)), Cell(("B",))),), ((Cell(("1",)), Cell(("2",))),))
    page = page_of_blocks(
        Paragraph("caption", "A table further down"),
        Paragraph("heading", "Notes"),
        Paragraph("caption", "Credit", lead="Notes."),
        table,
        Paragraph("note", "two\nlines", lead="Stage 1:"),
        Paragraph("legend", "a", lead="A:"),
        Paragraph("heading", "More"),
        Paragraph("legend", "b"),
    )
    tags = [(tag, values.get("class", "")) for tag, values in page.tags if tag not in ("meta", "br")]
    assert [found for found in tags if found[0] in ("p", "h2", "caption", "dl", "div")] == [
        ("p", "caption"), ("h2", ""), ("caption", ""), ("p", "note"), ("dl", ""), ("div", ""), ("h2", ""), ("dl", ""),
        ("div", ""),
    ]  # fmt: skip
    assert page.others[1:] == [
        "A table further down", "Notes", "Notes. Credit", "Stage 1: two\nlines", "A: a", "More", "b",
    ]  # fmt: skip


@settings(max_examples=50)
@given(tables(WIDE_TEXTS))
def test_every_cell_comes_back_in_its_place(asked: list[Asked]) -> None:
    rows = page_of(plan_of(asked)).rows[2:]
    assert rows == [["\n".join(cell) for cell in row.paragraphs] for row in asked]


@pytest.mark.parametrize("text", [*TRICKY, "<script>alert(1)</script>", '" onload="x', "</td></table>", "</style><b>"])
def test_no_text_is_taken_for_markup(text: str) -> None:
    plain = one_stage({"Inform": ["x"]})
    tricky = page_of(one_stage({"Inform": [text]}, stage=text))
    assert tricky.rows[2][:2] == [text, text]
    assert [tag for tag, _ in tricky.tags] == [tag for tag, _ in page_of(plain).tags]


def test_nothing_is_fetched_and_nothing_run() -> None:
    plan = one_stage({"Inform": ['<img src="https://example.org/x.png">', "https://example.org"]})
    page = page_of(plan)
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img", "link", "a", "iframe", "object", "base"})
    assert not any(name.startswith(("on", "src", "href")) for _, values in page.tags for name in values)
    policies = [values["content"] for _, values in page.tags if values.get("http-equiv") == "Content-Security-Policy"]
    assert policies == ["default-src 'none'; style-src 'unsafe-inline'"]
    style = re.findall("<style>(.*?)</style>", data_of(plan).decode(), re.DOTALL)
    assert len(style) == 1
    assert not re.search("url|@import|http", style[0])


def test_the_page_is_printed_as_asked_for() -> None:
    options = ExportOptions(paper="a4", orientation="portrait", margin=15, text_size=9, running_size=12, face="serif")
    style = data_of(table_1(), options).decode()
    assert "@page { size: 595.3pt 841.9pt; margin: 15mm }" in style
    assert 'font: 12pt/1.22 "Times New Roman"' in style
    assert "font-size: 9pt; margin-bottom" in style
    assert "dl, .note { font-size: 10.8pt" in style
    assert "@page { size: 792.0pt 612.0pt; margin: 25.4mm }" in data_of(table_1()).decode()


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG counts it."""

    def light(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(first), light(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("black_and_white", [False, True])
def test_text_stands_out(black_and_white: bool) -> None:
    style = data_of(table_1(), ExportOptions(black_and_white=black_and_white)).decode()
    (ink,) = re.findall(r"[^-]color: (#\w+)", style)
    grounds = re.findall(r"background: (#\w+)", style)
    assert len(grounds) == 2
    assert all(contrast(ink, ground) >= 4.5 for ground in grounds)
    assert (grounds[1] == "#fff") is black_and_white


def test_words_of_usual_length_stay_whole_in_heads_in_spite_of_their_hyphens() -> None:
    plan = with_levels_named(one_stage({"Consult": ["check-in"]}), "a-" * 20 + "a", "Co-design & e-mail")
    found = re.findall(r'<span class="whole">(.*?)</span>', data_of(plan).decode())
    assert found == ["Micro-credential", "Co-design", "e-mail"]


def test_the_organisation_is_set_off_from_the_caption() -> None:
    page = page_of(done(table_1(), do.edit_project, organisation="Selkirk College"))
    assert ("p", {"class": "subtitle", "dir": "auto"}) in page.tags
