# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Cells for other programs: between tabs, and as HTML."""

from html.parser import HTMLParser

from app.exports.clipboard import html_table, tab_separated

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
