# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Markdown: a pipe table in which every text comes out as it was typed; read by a library for it."""

from typing import Final

import pytest
from hypothesis import given, settings

from app.exports import markdown
from app.exports.document import Document, Paragraph
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, render_plan
from app.models.plan import Plan
from tests.builders import table_1
from tests.exports import published
from tests.exports.plans import TRICKY, WIDE_TEXTS, Asked, one_stage, plan_of, tables
from tests.exports.readers import WebPage, markdown_page

SIGNS = (
    "*a*", "**a**", "_a_", "a_b_c", "`a`", "~~a~~", "[a](http://x)", "![a](b)", "a | b", "|", "\\|", "\\", "a\\", "\\*",
    "# a", "#a", "a #", "- a", "+ a", "1. a", "12) a", "> a", "===", "---", "***", "```", "<a@b.ca>", "<https://x>",
    "&lt;", "&#65;", "&", "[ ] a", "[^1]", "$x$", "a<br>b", "2026. A year", "-5", "1.5", "{#id}", ":smile:",
)  # fmt: skip

_STYLES: Final = ("title", "heading", "note")


def blocks(text: str) -> list[Paragraph]:
    """Return paragraphs of three styles that begin with a text, and such whose bold words it is."""
    return [Paragraph(style, text, lead=lead) for lead in ("", text) for style in _STYLES]


def text_of(plan: Plan, *, title: bool = True) -> str:
    return render_plan(plan, FORMATS[".md"], ExportOptions(title=title)).data.decode()


def page_of(*blocks: Paragraph) -> WebPage:
    settled = ExportOptions().settled(language="en", title=True)
    return markdown_page(markdown.render(Document("T", "", "en", blocks), settled).data)


def test_table_1_is_a_pipe_table() -> None:
    lines = text_of(table_1()).splitlines()
    assert lines[:7] == [
        f"# {published.TITLE}",
        "",
        f"**{published.CAPTION}** {published.CREDIT}",
        "",
        "| Stages of Micro-credential Project | Inform | Consult | Participate | Partnership | Control |",
        "| --- | --- | --- | --- | --- | --- |",
        "| Needs Assessment |  | Focus group (n=6) |  |  |  |",
    ]
    assert lines[13:] == [f"- **{lead}** {text}" for lead, text in published.LEGEND]
    page = markdown_page(text_of(table_1()).encode())
    assert page.rows == [[published.STAGE_HEAD, *published.COLUMNS], *map(list, published.ROWS)]


@pytest.mark.parametrize("text", [*TRICKY, *SIGNS])
def test_signs_come_out_as_typed_wherever_they_stand(text: str) -> None:
    plain, page = page_of(*blocks("x")), page_of(*blocks(text))
    assert page.others == [text] * 3 + [f"{text} {text}"] * 3
    assert page.tags == plain.tags
    (row,) = page_in_cells(text).rows[1:]
    assert row[:3] == [text, text, f"x\n{text}"]


def page_in_cells(text: str) -> WebPage:
    return markdown_page(text_of(one_stage({"Inform": [text], "Consult": ["x", text]}, stage=text)).encode())


@settings(max_examples=80)
@given(tables(WIDE_TEXTS))
def test_every_cell_comes_back_in_its_place(asked: list[Asked]) -> None:
    rows = markdown_page(text_of(plan_of(asked)).encode()).rows[1:]
    assert rows == [["\n".join(cell) for cell in row.paragraphs] for row in asked]


def test_the_small_lines_under_the_levels_stand_in_the_head() -> None:
    text = render_plan(table_1(), FORMATS[".md"], ExportOptions(glosses=True)).data
    head = markdown_page(text).rows[0]
    assert head[:3] == [published.STAGE_HEAD, "Inform\nthey are told", "Consult\nthey are asked"]


def test_addresses_are_no_links_even_where_they_are_looked_for() -> None:
    text = text_of(one_stage({"Inform": ["http://x.ca", "www.x.ca", "a@x.ca"]}))
    assert "| http\\://x.ca<br>www\\.x.ca<br>a\\@x.ca |" in text


def test_a_legend_between_others_is_a_list_of_its_own() -> None:
    page = page_of(Paragraph("legend", "a", lead="A:"), Paragraph("note", "n"), Paragraph("legend", "b"))
    assert [tag for tag, _ in page.tags] == ["ul", "li", "strong", "p", "ul", "li"]
