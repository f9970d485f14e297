# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells for other programs: between tabs, and as HTML."""

from html.parser import HTMLParser

import pytest
from hypothesis import given

from app.exports.clipboard import document_cells, document_html, document_lines, html_table, tab_separated
from app.exports.document import Document
from app.exports.options import ExportOptions
from app.imports.clipboard import tables_from_clipboard
from app.models.plan import Plan
from tests.builders import table_1
from tests.exports import published
from tests.exports.plans import TRICKY, WIDE_TEXTS, Asked, document_of, one_stage, plan_of, tables
from tests.exports.readers import WebPage

ROWS = [["Needs", "Focus group (n=6)"], ['say "x"', "two\nlines"], ["a\tb", ""]]


class Cells(HTMLParser):
    """Reads the cells of a table, as (tag, style, text)."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str, str]]] = []
        self.others: set[str] = set()
        self.within = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append((tag, dict(attrs)["style"] or "", ""))
            self.within = True
        elif tag == "br":
            self.handle_data("\n")
        else:
            self.others.add(tag)

    def handle_endtag(self, tag: str) -> None:
        self.within = self.within and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if self.within:
            tag, style, text = self.rows[-1][-1]
            self.rows[-1][-1] = (tag, style, text + data)


def test_cells_between_tabs_are_quoted_as_excel_does() -> None:
    assert tab_separated(ROWS) == ('Needs\tFocus group (n=6)\r\n"say ""x"""\t"two\nlines"\r\n"a\tb"\t\r\n')


def test_html_has_borders_in_each_cell_and_no_heads_unless_asked_for() -> None:
    read = Cells(html_table(ROWS))
    assert [[text for _, _, text in row] for row in read.rows] == [
        ["Needs", "Focus group (n=6)"], ['say "x"', "two\nlines"], ["a\tb", ""],
    ]  # fmt: skip
    assert all(tag == "td" and "border:1px solid" in style for row in read.rows for tag, style, _ in row)
    assert "bold" not in html_table(ROWS)


def test_heads_are_bold_and_for_columns() -> None:
    text = html_table([["1"]], ["Consult"])
    read = Cells(text)
    assert [(tag, said, "font-weight:bold" in style) for tag, style, said in read.rows[0]] == [("th", "Consult", True)]
    assert 'scope="col"' in text


def test_no_cell_becomes_a_formula_or_a_number() -> None:
    """LibreOffice made 2 of the first and 100000 of the second before each cell said that it is text."""
    text = html_table([["=1+1", "1e5"]], ["=2"])
    assert text.count('sdnum="1033;0;@"') == text.count("mso-number-format:'\\@'") == 3


def test_nothing_in_a_cell_is_taken_for_html() -> None:
    text = "<img src=x onerror=1>&amp;\"'"
    read = Cells(html_table([[text]], [text]))
    assert [[said for _, _, said in row] for row in read.rows] == [[text], [text]]
    assert read.others == {"html", "head", "meta", "body", "table"}


def to_copy(plan: Plan) -> Document:
    return document_of(plan, ExportOptions(legend=False), title=False)


def test_table_1_is_copied_as_it_was_published() -> None:
    page = WebPage(document_html(to_copy(table_1())))
    assert page.others == [f"{published.CAPTION} {published.CREDIT}"]
    assert page.rows == [
        [published.STAGE_HEAD, published.SPAN],
        list(published.COLUMNS),
        *(list(row) for row in published.ROWS),
    ]
    first, second, *body = page.attributes
    spans = [(cell.get("rowspan", ""), cell.get("colspan", ""), cell["scope"]) for cell in first]
    assert spans == [("2", "", "col"), ("", "5", "colgroup")]
    assert all(cell["tag"] == "th" and "background-color:#ededed" in cell["style"] for cell in [*first, *second])
    assert [[cell["tag"] for cell in row] for row in body] == [["th", "td", "td", "td", "td", "td"]] * 6
    for row in page.attributes:
        assert all("border:1px solid" in cell["style"] for cell in row)
        assert all(("font-weight:bold" in cell["style"]) is (cell["tag"] == "th") for cell in row)
    assert ["border-left:2px" in cell["style"] for cell in second] == [False] * 4 + [True]


def test_what_is_copied_takes_face_size_and_colour_of_where_it_is_pasted() -> None:
    text = document_html(to_copy(table_1()))
    for word in ("font-family", "font-size", "font:", ";color:", "<style", "class=", "height"):
        assert word not in text


def test_columns_have_room_for_their_words() -> None:
    page = WebPage(document_html(to_copy(table_1())))
    widths = [float(values["width"].rstrip("%")) for tag, values in page.tags if tag == "col"]
    assert sum(widths) == pytest.approx(100, abs=0.5)
    longest = ["Micro-credential", "learners", "Consult", "Participate", "administer", "Institution"]
    assert all(width * 0.85 >= len(word) for width, word in zip(widths, longest, strict=True))


@pytest.mark.parametrize("text", [*TRICKY, "<script>x</script>"])
def test_no_text_that_is_copied_is_taken_for_html(text: str) -> None:
    plain, page = (
        WebPage(document_html(to_copy(one_stage({"Inform": [said, said]}, stage=said)))) for said in ("x", text)
    )
    assert page.rows[2][:2] == [text, f"{text}\n{text}"]
    assert [tag for tag, _ in page.tags] == [tag for tag, _ in plain.tags]


def test_between_tabs_the_heads_are_one_line_under_the_caption() -> None:
    lines = document_cells(to_copy(table_1())).split("\r\n")
    assert lines[:3] == [
        f"{published.CAPTION} {published.CREDIT}",
        "Stages of Micro-credential Project\tInform\tConsult\tParticipate\tPartnership\tControl",
        "Needs Assessment\t\tFocus group (n=6)\t\t\t",
    ]
    assert len(lines) == 9


def test_plain_lines_say_each_stage_and_what_is_in_its_cells() -> None:
    plan = plan_of([Asked("Needs", (("Notice",), (), ("Survey", "Visit"), ()), "Co-led"), Asked("Design", ((),) * 4)])
    assert document_lines(to_copy(plan)) == (
        "Learner participation by project stage. Framework adapted from Bovill (2017), CC BY 4.0.\n"
        "\n"
        "Needs\n"
        "  Inform: Notice\n"
        "  Participate: Survey; Visit\n"
        "  Control: Co-led\n"
        "Design\n"
    )


@given(tables(WIDE_TEXTS))
def test_no_word_is_lost_on_the_way_to_the_clipboard(asked: list[Asked]) -> None:
    document = to_copy(plan_of(asked))
    html, lines = WebPage(document_html(document)), document_lines(document)
    assert html.rows[2:] == [["\n".join(cell) for cell in row.paragraphs] for row in asked]
    for row in asked:
        assert all(text in lines for cell in row.paragraphs for text in cell)


def test_the_program_knows_its_own_table_again() -> None:
    document = to_copy(table_1())
    (table,) = tables_from_clipboard(document_html(document), document_cells(document))
    assert [tuple(row) for row in table.rows][-6:] == list(published.ROWS)
