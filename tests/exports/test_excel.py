# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The workbook: every text a text, in its cell; a real table; widths, heights and page written."""

import zipfile
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from app import operations as do
from app.errors import CellTooLong
from app.exports.excel import render
from app.exports.options import ExportOptions
from app.exports.rendered import Rendered
from app.models.plan import Plan
from tests.builders import a_plan, blank, done, table_1
from tests.exports import published
from tests.exports.plans import TRICKY, WIDE_TEXTS, Asked, document_of, one_stage, plan_of, tables, with_levels_named
from tests.exports.readers import points, set_width, workbook, worksheet, xlsx_cells, xlsx_rows

FIRST_ROW = 6
"""Where the body of the table begins when there is no title line: after caption, credit, a gap and two head rows."""


def rendered(plan: Plan, options: ExportOptions | None = None) -> Rendered:
    asked = options or ExportOptions()
    return render(document_of(plan, asked, title=False), asked.settled(language=plan.project.language, title=False))


def sheet_of(plan: Plan, options: ExportOptions | None = None) -> Worksheet:
    return worksheet(rendered(plan, options).data)


def test_table_1_is_written_cell_by_cell() -> None:
    cells = {
        cell.coordinate: cell.value for row in sheet_of(table_1()).iter_rows() for cell in row if cell.value is not None
    }
    assert cells == {
        "A1": "Learner participation by project stage.",
        "A2": "Framework adapted from Bovill (2017), CC BY 4.0."
        " Example from the Micro-credential Toolkit for B.C. (2023), modified from Bovill (2017), CC BY.",
        "B4": "Level of Involvement",
        "A5": "Stages of Micro-credential Project",
        "B5": "Inform",
        "C5": "Consult",
        "D5": "Participate",
        "E5": "Partnership",
        "F5": "Control",
        "A6": "Needs Assessment",
        "C6": "Focus group (n=6)",
        "A7": "Curriculum Design",
        "D7": "Member of design team (n=2)",
        "A8": "Curriculum Development",
        "D8": "Pilot testers (n=2)",
        "A9": "Marketing and Promotion",
        "C9": "Surveys (n=25)",
        "F9": "Institution",
        "A10": "Learning Recognition",
        "C10": "Focus group (n=6)",
        "A11": "Alumni Community",
        "B11": "All learners",
        "E11": "Alumni and institution design and administer an alumni community together",
        "F11": "Co-led",
        "A13": "Inform:",
        "B13": "The group is told, fully and even-handedly, what is planned and why. It has no say.",
        "A14": "Consult:",
        "B14": "The group is asked for its views, once or repeatedly; the institution weighs the answers.",
        "A15": "Participate:",
        "B15": "The group works along with the team through the stage and shapes it; the institution decides.",
        "A16": "Partnership:",
        "B16": "Group and institution frame the options and choose among them together, looking for consensus.",
        "A17": "Control:",
        "B17": "Who decides in the stage.",
    }


def test_a_title_line_moves_everything_down_by_a_row() -> None:
    sheet = sheet_of(table_1(), ExportOptions(title=True, legend=False))
    assert sheet["A1"].value == "Example: learner participation in a micro-credential"
    assert sheet["A2"].value == "Learner participation by project stage."
    assert sheet["A6"].value == "Stages of Micro-credential Project"
    assert sheet["E12"].value == "Alumni and institution design and administer an alumni community together"
    assert sheet.tables["Matrix"].ref == "A6:F12"
    assert sheet.max_row <= 13


@settings(max_examples=120)
@given(asked=tables(WIDE_TEXTS))
def test_every_cell_says_what_the_plan_says(asked: list[Asked]) -> None:
    data = rendered(plan_of(asked), ExportOptions(legend=False)).data
    assert xlsx_rows(data, FIRST_ROW, 6) == [
        tuple("\n".join(paragraphs) for paragraphs in row.paragraphs) for row in asked
    ]
    assert {cell.kind for cell in xlsx_cells(data).values()} <= {"inlineStr", "s"}


def test_entries_of_a_cell_are_lines_of_their_own() -> None:
    sheet = sheet_of(one_stage({"Consult": ["Survey", "Focus group (n=6)"]}))
    assert sheet["C6"].value == "Survey\nFocus group (n=6)"
    assert sheet["C6"].alignment.wrap_text


@pytest.mark.parametrize("text", TRICKY)
def test_a_text_stays_a_text_wherever_it_stands(text: str) -> None:
    plan = with_levels_named(plan_of([Asked(text, ((text,), (), (), ()), control=text)]), text)
    plan = done(plan, do.edit_project, title=text, caption=text, credit=text)
    cells = xlsx_cells(rendered(plan, ExportOptions(title=True)).data)
    for address in ("A1", "A2", "B6", "A7", "B7", "F7"):
        assert (cells[address].kind, cells[address].text) == ("inlineStr", text)
    assert cells["A3"].text == f"Framework adapted from Bovill (2017), CC BY 4.0. {text}"


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+1", "-1", "@x", "'tis", "007", "25 learners", "3/4", "(6)", "$25", ".5", "#N/A"),
        *("TRUE", "vrai", "FAUX", "May 5", "May 5, 2026", "mai 2026", "Sept. 5 26"),
    ],
)
def test_what_excel_would_read_otherwise_after_an_edit_is_marked_as_text(text: str) -> None:
    data = rendered(plan_of([Asked(text, ((text,), (), (), ()), control=text)])).data
    assert [xlsx_cells(data)[address].quoted for address in ("A6", "B6", "F6")] == [True, True, True]


def test_no_text_becomes_a_link() -> None:
    data = rendered(one_stage({"Inform": ["https://example.org", "mailto:a@example.org"]})).data
    with zipfile.ZipFile(BytesIO(data)) as parts:
        assert not [name for name in parts.namelist() if "hyperlink" in name.lower() or "external" in name.lower()]
        assert b"hyperlink" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_matrix_is_a_real_table_from_its_last_head_row_on() -> None:
    sheet = sheet_of(table_1())
    assert list(sheet.tables) == ["Matrix"]
    table = sheet.tables["Matrix"]
    assert table.ref == "A5:F11"
    assert table.headerRowCount == 1
    assert [column.name for column in table.tableColumns] == [
        "Stages of Micro-credential Project",
        "Inform",
        "Consult",
        "Participate",
        "Partnership",
        "Control",
    ]
    assert table.autoFilter is None


@pytest.mark.parametrize("name", [*TRICKY, "学习", "Level “one” & two"])
def test_columns_of_the_table_are_named_as_their_heads(name: str) -> None:
    data = rendered(with_levels_named(a_plan(stages=1), name)).data
    assert worksheet(data).tables["Matrix"].ref == "A5:F6"
    with zipfile.ZipFile(BytesIO(data)) as parts:
        columns = ET.fromstring(parts.read("xl/tables/table1.xml"))[0]
        sheet = ET.fromstring(parts.read("xl/worksheets/sheet1.xml"))
    main = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    (head,) = (cell for cell in sheet.iter(f"{main}c") if cell.get("r") == "B5")
    assert columns[1].get("name") == "".join(head.itertext())


def test_no_merged_cell_reaches_into_the_table() -> None:
    sheet = sheet_of(table_1(), ExportOptions(title=True))
    left, top, right, bottom = range_boundaries(sheet.tables["Matrix"].ref)
    assert {str(merged) for merged in sheet.merged_cells.ranges} == {
        "A1:F1",
        "A2:F2",
        "A3:F3",
        "B5:F5",
        "B14:F14",
        "B15:F15",
        "B16:F16",
        "B17:F17",
        "B18:F18",
    }
    for merged in sheet.merged_cells.ranges:
        assert merged.max_row < top or merged.min_row > bottom or merged.min_col > right or merged.max_col < left


@pytest.mark.parametrize("second", ["Inform", "INFORM"])
def test_columns_of_the_same_name_leave_the_table_plain_and_lose_nothing(second: str) -> None:
    plan = with_levels_named(one_stage({"Inform": ["Newsletter"], "Consult": ["Survey"]}), "Inform", second)
    sheet = sheet_of(plan)
    assert not sheet.tables
    assert [cell.value for cell in sheet[5]][1:3] == ["Inform", second]
    assert [cell.value for cell in sheet[6]] == ["Stage 1", "Newsletter", "Survey", None, None, None]


def test_an_empty_plan_has_heads_and_no_table() -> None:
    sheet = sheet_of(blank(), ExportOptions(legend=False))
    assert not sheet.tables
    assert [cell.value for cell in sheet[5]] == [
        "Stages of Micro-credential Project",
        "Inform",
        "Consult",
        "Participate",
        "Partnership",
        "Control",
    ]


def test_a_plan_of_1000_stages_is_whole() -> None:
    sheet = sheet_of(a_plan(stages=1000), ExportOptions(legend=False))
    assert sheet.tables["Matrix"].ref == "A5:F1005"
    assert [row[0] for row in sheet.iter_rows(min_row=6, max_row=1005, max_col=1, values_only=True)] == [
        f"Stage {number}" for number in range(1, 1001)
    ]
    texts = [str(value) for row in sheet.iter_rows(min_row=6, min_col=2, values_only=True) for value in row if value]
    assert sorted(texts) == sorted(f"Activity {number} (n={number})" for number in range(1, 1001))


def test_the_heads_stay_in_sight_and_are_printed_on_every_page() -> None:
    sheet = sheet_of(table_1())
    assert sheet.freeze_panes == "B6"
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.print_area == "'Participation'!$A$1:$F$17"
    assert sheet.title == "Participation"


@pytest.mark.parametrize(
    ("options", "paper", "orientation", "margin"),
    [
        (ExportOptions(), 1, "landscape", 1.0),
        (ExportOptions(paper="a4"), 9, "landscape", 0.9843),
        (ExportOptions(paper="letter", orientation="portrait", margin=12.7), 1, "portrait", 0.5),
        (ExportOptions(paper="a4", orientation="portrait", margin=15.0), 9, "portrait", 0.5906),
    ],
)
def test_the_page_is_set_up(options: ExportOptions, paper: int, orientation: str, margin: float) -> None:
    sheet = sheet_of(table_1(), options)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    setup, margins = sheet.page_setup, sheet.page_margins
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
    assert (setup.paperSize, setup.orientation) == (paper, orientation)
    inches = [margins.left, margins.right, margins.top, margins.bottom]
    assert inches == pytest.approx([margin] * 4, abs=0.0001)
    assert (margins.header, margins.footer) == pytest.approx((margin / 2, margin / 2), abs=0.0001)


@pytest.mark.parametrize(("language", "paper"), [("en-CA", 1), ("en-US", 1), ("en-GB", 9), ("fr-FR", 9), ("en-NZ", 9)])
def test_the_paper_is_that_of_the_region(language: str, paper: int) -> None:
    assert sheet_of(one_stage({}, language=language)).page_setup.paperSize == paper


def test_table_1_is_printed_at_its_full_size() -> None:
    for options, room in (
        (ExportOptions(), 648.0),
        (ExportOptions(orientation="portrait"), 468.0),
        (ExportOptions(paper="a4"), 700.2),
    ):
        widths = sheet_of(table_1(), options).column_dimensions
        assert sum(points(widths[letter].width) for letter in "ABCDEF") == pytest.approx(room, abs=0.5)


@pytest.mark.parametrize(("stages", "pages", "fitted"), [(6, 1, 1), (60, 4, 4), (60, 2, 0), (60, None, 0)])
def test_excel_shrinks_a_sheet_to_the_pages_asked_for_down_to_9_points(
    stages: int, pages: int | None, fitted: int
) -> None:
    made = rendered(a_plan(stages=stages), ExportOptions(pages=pages))
    assert worksheet(made.data).page_setup.fitToHeight == fitted
    assert made.too_long == (pages is not None and fitted == 0)


def test_what_is_cut_off_shows_its_beginning() -> None:
    sheet = sheet_of(one_stage({"Inform": ["a word after another " * 470] * 3, "Consult": ["short"]}))
    assert [sheet[f"{column}{FIRST_ROW}"].alignment.vertical for column in "ABC"] == ["center", "top", "center"]


def foot(plan: Plan, page_numbers: bool | None = None) -> str | None:
    footer = sheet_of(plan, ExportOptions(page_numbers=page_numbers)).oddFooter
    assert footer is not None
    return footer.center.text


def test_pages_are_numbered_from_two_on_unless_told_otherwise() -> None:
    assert foot(table_1()) is None
    assert foot(a_plan(stages=60)) == "Page &P of &N"
    assert foot(table_1(), page_numbers=True) == "Page &P of &N"
    assert foot(a_plan(stages=60), page_numbers=False) is None


def test_the_workbook_says_what_it_is() -> None:
    plan = done(table_1(), do.edit_project, organisation="Ngāti & Co", language="en-NZ")
    properties = workbook(rendered(plan).data).properties
    assert properties.title == "Example: learner participation in a micro-credential"
    assert properties.creator == "Ngāti & Co"
    assert properties.language == "en-NZ"


def test_without_an_organisation_the_program_is_the_creator() -> None:
    properties = workbook(rendered(blank()).data).properties
    assert properties.title == "Learner participation by project stage."
    assert properties.creator == "Participation Planner"


@pytest.mark.parametrize("size", [9.0, 10.0, 12.0])
def test_texts_are_set_in_arial_at_the_size_asked_for(size: float) -> None:
    sheet = sheet_of(table_1(), ExportOptions(text_size=size))
    fonts = {cell.coordinate: cell.font for row in sheet.iter_rows() for cell in row if cell.value}
    assert {(font.name, font.size) for font in fonts.values()} == {("Arial", size)}
    bold = {address for address, font in fonts.items() if font.bold}
    assert bold == {
        "A1",
        "B4",
        *(f"{letter}5" for letter in "ABCDEF"),
        *(f"A{row}" for row in (*range(6, 12), *range(13, 18))),
    }


SAID = (
    "a",
    "Survey",
    "of learners (n=25)",
    "R&D",
    "Участники",
    "https://example.org/a-long-address/of/a-page",
    "学习者参与",
)


def lines(text: str, room: float, size: float, *, bold: bool) -> int:
    """Return over how many lines a text goes when it is broken at blanks, and within words that no line takes."""
    count, used = 1, 0.0
    for word in text.split(" "):
        if used and used + set_width(f" {word}", size, bold=bold) > room:
            count, used = count + 1, 0.0
        if set_width(word, size, bold=bold) <= room:
            used += set_width(f" {word}" if used else word, size, bold=bold)
            continue
        for letter in word:
            width = set_width(letter, size, bold=bold)
            if used and used + width > room:
                count, used = count + 1, 0.0
            used += width
    return count


def hidden(sheet: Worksheet, size: float) -> list[str]:
    """Return the addresses of cells whose text needs more height than its row has.

    A line of Arial is 1.15 times its size high; the indent and the rim of a cell take 12 points of its width.
    """
    merged = {str(found).split(":")[0]: found for found in sheet.merged_cells.ranges}
    found = []
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str):
                continue
            last = merged[cell.coordinate].max_col if cell.coordinate in merged else cell.column
            letters = map(get_column_letter, range(cell.column, last + 1))
            room = sum(points(sheet.column_dimensions[letter].width) for letter in letters) - 12
            needed = sum(lines(text, room, size, bold=bool(cell.font.bold)) for text in cell.value.split("\n"))
            if needed * size * 1.15 > float(sheet.row_dimensions[cell.row].height or 0):
                found.append(cell.coordinate)
    return found


LONG = plan_of(
    [
        Asked("Needs Assessment with a name that is long enough to wrap", (("学习者参与调查" * 12,), (), (), ())),
        Asked(
            "2", ((), ("The quick brown fox jumps over the lazy dog. " * 12,), (), ("Survey",) * 9), "Our board " * 9
        ),
        Asked("3", (("w" * 90,), ("Участники проекта " * 20,), ("iiiii " * 60,), ("a-b-c " * 40,))),
    ]
)


@pytest.mark.parametrize("plan", [table_1(), LONG, a_plan(stages=3, groups=4, entries=3)])
@pytest.mark.parametrize(
    "options",
    [
        ExportOptions(title=True),
        ExportOptions(title=True, orientation="portrait"),
        ExportOptions(title=True, text_size=12.0, paper="a4"),
    ],
)
def test_every_row_is_high_enough_for_its_texts(plan: Plan, options: ExportOptions) -> None:
    made = rendered(done(plan, do.edit_project, caption="Who takes part in what and when. " * 9), options)
    assert hidden(worksheet(made.data), made.options.text_size) == []


@settings(max_examples=60)
@given(asked=tables(st.lists(st.sampled_from(SAID), min_size=1, max_size=6).map(" ".join)))
def test_rows_are_high_enough_whatever_is_said(asked: list[Asked]) -> None:
    made = rendered(plan_of(asked), ExportOptions(orientation="portrait"))
    assert hidden(worksheet(made.data), made.options.text_size) == []


def test_the_legend_is_high_enough_for_a_long_name_of_a_level() -> None:
    plan = with_levels_named(table_1(), "Being told, fully and even-handedly, what is planned and why")
    made = rendered(plan)
    assert hidden(worksheet(made.data), made.options.text_size) == []


def test_every_row_has_a_height_and_every_column_a_width() -> None:
    sheet = sheet_of(table_1())
    assert [row for row in range(1, 18) if not sheet.row_dimensions[row].height] == []
    assert [letter for letter in "ABCDEF" if sheet.column_dimensions[letter].width < 5] == []


@pytest.mark.parametrize(
    "entries", [[("word " * 1900).strip()], [f"Survey {number}" for number in range(40)]], ids=["long", "many"]
)
def test_no_row_is_higher_than_excel_takes(entries: list[str]) -> None:
    sheet = sheet_of(one_stage({"Consult": entries}))
    assert max(float(row.height or 0) for row in sheet.row_dimensions.values()) <= 409.5


def test_a_cell_as_long_as_excel_takes_is_whole() -> None:
    entries = ["a" * 10_000, "b" * 10_000, "c" * 10_000, "d" * 2_764]  # with three line breaks: 32,767
    sheet = sheet_of(one_stage({"Consult": entries}))
    assert sheet["C6"].value == "\n".join(entries)


@pytest.mark.parametrize(
    ("entries", "length"),
    [(["a" * 10_000, "b" * 10_000, "c" * 10_000, "d" * 2_765], 32_768), (["🙂" * 10_000, "🙂" * 10_000], 40_001)],
)
def test_a_cell_longer_than_excel_takes_is_refused_by_its_place(entries: list[str], length: int) -> None:
    with pytest.raises(CellTooLong) as refused:
        rendered(one_stage({"Consult": entries}, stage="Needs Assessment"))
    assert (refused.value.place, refused.value.length, refused.value.limit) == (
        "Needs Assessment, Consult",
        length,
        32_767,
    )


def test_how_it_came_out_is_told() -> None:
    made = rendered(one_stage({"Consult": ["m" * 30]}), ExportOptions(orientation="portrait"))
    assert made.pages is None
    assert (made.options.orientation, made.options.text_size) == ("landscape", 10.0)


def test_the_file_is_the_same_workbook_on_disk(tmp_path: Path) -> None:
    path = tmp_path / "matrix.xlsx"
    path.write_bytes(rendered(table_1()).data)
    assert [tuple(row) for row in worksheet(path.read_bytes()).iter_rows(min_row=6, max_row=11, values_only=True)] == [
        tuple(text or None for text in row) for row in published.ROWS
    ]


def test_small_lines_under_the_levels_are_plain_and_a_little_smaller() -> None:
    data = rendered(table_1(), ExportOptions(glosses=True, text_size=12)).data
    value = load_workbook(BytesIO(data), rich_text=True).worksheets[0]["B5"].value
    assert str(value) == "Inform\nthey are told"
    assert [(bool(part.font.b), part.font.sz, part.font.rFont) for part in value] == [
        (True, 12, "Arial"),
        (False, 10.8, "Arial"),
    ]
    assert sheet_of(table_1(), ExportOptions(glosses=True))["B5"].value == "Inform\nthey are told"


def test_no_line_parts_the_head_of_the_stages_from_the_empty_cell_above_it() -> None:
    sheet = sheet_of(table_1())
    assert [bool(sheet[address].border.bottom) for address in ("A4", "B4", "A5")] == [False, True, True]
    assert [bool(sheet[address].border.top) for address in ("A4", "A5", "B5")] == [True, False, True]


def test_black_and_white_is_that() -> None:
    sheet = sheet_of(table_1(), ExportOptions(black_and_white=True))
    lines = {sheet[address].border.left.color.rgb for address in ("A5", "B6", "F5", "F6")}
    assert lines == {"FF000000"}
    assert sheet["A5"].fill.fgColor.rgb == "FFFFFFFF"
