# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables of the Word document: real ones, as wide as the page, heads repeated, rows kept whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.exports.document import Cell, Column, Document, Paragraph, Table
from app.exports.options import ExportOptions
from app.exports.word_tables import Pages
from tests.builders import a_plan, table_1
from tests.exports import published
from tests.exports.plans import (
    LEVELS,
    PLAIN_TEXTS,
    Asked,
    one_stage,
    plan_of,
    tables,
    with_levels_named,
)
from tests.exports.word_files import (
    Grid,
    Line,
    W,
    grid,
    page,
    root,
    story,
    word_of,
    word_of_document,
    word_rendered,
)

A4, LETTER = (11906, 16838), (12240, 15840)
"""Width and height of the sheets in twentieths of a point."""


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("orientation", ["landscape", "portrait"])
@pytest.mark.parametrize("margin", [None, 15.0])
def test_columns_fill_the_page_to_the_margins(paper: str, orientation: str, margin: float | None) -> None:
    data = word_of(table_1(), ExportOptions(paper=paper, orientation=orientation, margin=margin))  # type: ignore[arg-type]
    found, sheet = grid(data), page(data)
    upright = LETTER if paper == "letter" else A4
    width, height = upright if orientation == "portrait" else reversed(upright)
    assert (sheet["pgSz w"], sheet["pgSz h"], sheet["pgSz orient"]) == (str(width), str(height), orientation)
    beside = 850 if margin else {"a4": 1417, "letter": 1440}[paper]
    assert {sheet[f"pgMar {side}"] for side in ("left", "right", "top", "bottom")} == {str(beside)}
    assert sum(found.widths) == width - 2 * beside == int(found.settings["tblW"]["w"])
    assert found.settings["tblLayout"] == {"type": "fixed"}
    for row in found.rows:
        at = 0
        for box in row.boxes:
            assert box.width == sum(found.widths[at : at + box.columns])
            at += box.columns
        assert at == 6


@settings(max_examples=40)
@given(
    asked=tables(PLAIN_TEXTS),
    size=st.floats(9, 24).map(lambda size: round(2 * size) / 2),
    margin=st.floats(5, 60),
)
def test_columns_fill_any_page(asked: list[Asked], size: float, margin: float) -> None:
    data = word_of(plan_of(asked), ExportOptions(paper="a4", text_size=size, margin=margin, orientation="portrait"))
    found, sheet = grid(data), page(data)
    assert sum(found.widths) == int(sheet["pgSz w"]) - 2 * int(sheet["pgMar left"])
    assert min(found.widths) > 0


def test_the_page_is_turned_where_words_want_it_so() -> None:
    words = {level: ["Interdisciplinarywork"] for level in ("Inform", "Consult", "Participate", "Partnership")}
    result = word_rendered(one_stage(words), ExportOptions(orientation="portrait"))
    assert result.options.orientation == "landscape"
    assert page(result.data)["pgSz orient"] == "landscape"
    assert result.whole
    assert result.pages is None


def test_a_row_is_kept_whole_unless_it_is_higher_than_a_page() -> None:
    plan = plan_of(
        [
            Asked("Short", (("A line",), (), (), ())),
            Asked("Long", (("A line of text. " * 40,), (), (), ())),
            Asked("Longer than a page", (("A line of text. " * 90,) * 6, (), (), ())),
            Asked("Many short ones", (("A line",) * 40, (), (), ())),
        ]
    )
    rows = grid(word_of(plan, ExportOptions(paper="a4", orientation="landscape"))).rows
    assert [row.whole for row in rows] == [True, True, True, True, False, False]


def test_heads_have_room_for_a_cell_over_both_rows() -> None:
    wide = grid(word_of(table_1())).rows
    longest = ["Donaudampfschifffahrtsgesellschaftskapitän"]
    narrow = grid(word_of(one_stage(dict.fromkeys(LEVELS, longest)), ExportOptions(orientation="portrait"))).rows
    assert wide[0].height == narrow[0].height
    assert narrow[1].height > wide[1].height  # "Stages of / Micro-credential / Project"


def test_heads_that_leave_no_room_for_rows_stand_on_the_first_page_alone() -> None:
    less, more = "Level " * 8, "Level " * 45
    for name, repeated in ((less, True), (more, False)):
        plan = with_levels_named(a_plan(stages=1), name.strip())
        first, second, body = grid(word_of(plan, ExportOptions(text_size=14))).rows
        assert (first.head, first.whole, second.head, second.whole) == (repeated,) * 4
        assert not body.head


def test_a_heavier_line_stands_before_control_from_its_head_on() -> None:
    found = grid(word_of(table_1()))
    assert [[box.heavy for box in row.boxes] for row in found.rows] == [
        [False, False],
        *[[False, False, False, False, False, True]] * 7,
    ]


def test_heads_over_several_rows_and_columns_at_once() -> None:
    head = (
        (Cell(("A",), columns=2, rows=2), None, Cell(("B",))),
        (None, None, Cell(("C",))),
        (Cell(("a",)), Cell(("b",)), Cell(("c",))),
    )
    table = Table((Column(10), Column(10), Column(10, apart=True)), head, ())
    first, second, third = grid(word_of_document(Document("T", "", "en-CA", (table,)))).rows
    assert [(box.texts, box.columns, box.merge) for box in first.boxes] == [(("A",), 2, "restart"), (("B",), 1, "")]
    assert [(box.texts, box.columns, box.merge) for box in second.boxes] == [((), 2, "continue"), (("C",), 1, "")]
    assert [(box.texts, box.columns, box.merge) for box in third.boxes] == [((name,), 1, "") for name in "abc"]
    assert [[box.heavy for box in row.boxes] for row in (first, second, third)] == [
        [False, False],
        [False, False],
        [False, False, True],
    ]


def test_screen_readers_are_told_of_heads_and_what_the_table_is() -> None:
    settings_ = grid(word_of(table_1())).settings
    assert settings_["tblLook"]["firstRow"] == settings_["tblLook"]["firstColumn"] == "1"
    assert settings_["tblCaption"] == {"val": published.CAPTION}
    assert settings_["tblDescription"] == {
        "val": "6 rows below the heads. Columns: Stages of Micro-credential Project, Inform, Consult, Participate,"
        " Partnership and Control."
    }


def test_tables_never_touch_and_none_ends_the_document() -> None:
    table = Table((Column(10), Column(10)), ((Cell(("A",)), Cell(("B",))),), ())
    document = Document("T", "", "en-CA", (table, table, Paragraph("heading", "More"), table))
    kinds = [block.style if isinstance(block, Line) else "table" for block in story(word_of_document(document))]
    assert kinds == ["table", "Matrix end", "table", "heading 1", "table", "Matrix end"]


def test_each_table_is_told_by_what_stands_before_it() -> None:
    table = Table((Column(10), Column(10)), ((Cell(("A",)), Cell(("B",))),), ())
    before = (None, Paragraph("caption", "", "First."), Paragraph("heading", "More"), Paragraph("caption", "Second"))
    blocks = [block for paragraph in before for block in (paragraph, table) if block]
    found = story(word_of_document(Document("T", "", "en-CA", tuple(blocks))))
    told = [block.settings["tblCaption"]["val"] for block in found if isinstance(block, Grid)]
    assert told == ["T", "First.", "More", "Second"]


@pytest.mark.parametrize(
    ("heights", "again", "count"),
    [
        ((), 0.0, 1),
        ((100.0,), 0.0, 1),
        ((50.0, 50.0), 0.0, 1),
        ((60.0, 60.0), 0.0, 2),
        ((60.0, 60.0, 40.0), 0.0, 2),
        ((60.0, 60.0, 30.0), 20.0, 3),  # the second page begins with 20 once more
        ((250.0,), 0.0, 3),
        ((60.0, 250.0), 0.0, 4),  # what is higher than a page goes on where it is
        ((60.0, 90.0), 20.0, 2),
    ],
)
def test_pages_fill_from_one_to_the_next(heights: tuple[float, ...], again: float, count: int) -> None:
    pages = Pages(100.0)
    for height in heights:
        pages.put(height, again=again)
    assert pages.count == count


def test_small_lines_under_the_levels_have_a_style_of_their_own() -> None:
    found = grid(word_of(table_1(), ExportOptions(glosses=True)))
    inform = next(box for row in found.rows for box in row.boxes if box.lines and box.lines[0].text == "Inform")
    assert [(line.text, line.style) for line in inform.lines] == [
        ("Inform", "Matrix head"),
        ("they are told", "Matrix small line"),
    ]


def kept(data: bytes) -> list[str]:
    """Return the texts of the body and below it that stay on the page of what follows, by themselves."""
    paragraphs = [each for each in root(data, "document").iter(f"{W}p") if each.find(f"{W}pPr/{W}keepNext") is not None]
    return ["".join(text.text or "" for text in each.iter(f"{W}t")) for each in paragraphs]


def test_the_legend_stays_together_and_a_note_with_the_row_above_it() -> None:
    assert kept(word_of(table_1())) == [f"{term} {meaning}" for term, meaning in published.LEGEND[:-1]]
    options = ExportOptions(legend=False, participants=True)
    assert kept(word_of(table_1(), options)) == ["Together", "", "", "at least 41"]
