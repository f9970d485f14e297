# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Copying, cutting, pasting and filling in the grid, by keys and through the clipboard."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from app import operations as do
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.grid.grid_ranges import MOST_ROWS
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_view import MatrixView
from tests.builders import a_plan, blank, done, level_named, stage_named, table_1
from tests.views.hands import TABLE_1, Key, at, keys, place, press, said, select, selected

Grid = Callable[[Plan], MatrixView]


def told(view: MatrixView) -> list[str]:
    """Return a list that grows with what the grid says."""
    lines: list[str] = []
    view.ranges.said.connect(lines.append)
    view.ranges.undo_offered.connect(lambda line: lines.append(f"{line} [Undo]"))
    return lines


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def clipped() -> str:
    return QGuiApplication.clipboard().text()


def with_timing(plan: Plan) -> Plan:
    (entry,) = plan.cell(stage_named(plan, "Needs Assessment"), level_named(plan, "Consult"))
    return done(plan, do.edit_involvement, involvement_id=entry.id, timing="March")


def timings(view: MatrixView, row: int, column: int) -> list[str]:
    model = view.model()
    assert isinstance(model, MatrixTableModel)
    return [entry.timing for entry in model.entries(model.index(row, column))]


def test_what_is_copied_can_be_pasted_elsewhere(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    lines = told(view)
    select(view, 0, 0, 1, 3)
    press(qtbot, "Ctrl+C")
    assert clipped() == (
        "Needs Assessment\t\tFocus group (n=6)\t\r\nCurriculum Design\t\t\tMember of design team (n=2)\r\n"
    )
    at(view, 6, 0)
    press(qtbot, "Ctrl+V")
    assert said(view) == [*TABLE_1, *[[*row[:4], "", ""] for row in TABLE_1[:2]]]
    assert timings(view, 6, 2) == ["March"]
    assert selected(view) == [(row, column) for row in (6, 7) for column in range(4)]
    assert lines == ["Copied 8 cells.", "Pasted 2 stages, 2 entries. [Undo]"]
    view._controller.undo()
    assert said(view) == TABLE_1


def test_heads_are_copied_for_elsewhere(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    select(view, 3, 2, 3, 5)
    press(qtbot, "Ctrl+Shift+C")
    assert clipped() == "Consult\tParticipate\tPartnership\tControl\r\nSurveys (n=25)\t\t\tInstitution\r\n"
    assert "font-weight:bold" in QGuiApplication.clipboard().mimeData().html()


def test_cells_in_the_same_rows_and_columns_are_copied_as_a_block(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    select(view, 3, 0, 4, 0)
    select(view, 3, 2, 4, 2, more=True)
    press(qtbot, "Ctrl+C")
    assert clipped() == "Marketing and Promotion\tSurveys (n=25)\r\nLearning Recognition\tFocus group (n=6)\r\n"


def test_cells_here_and_there_are_not_copied(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    lines = told(view)
    clip("as before")
    select(view, 0, 2, 0, 2)
    select(view, 3, 3, 3, 3, more=True)
    for key in ("Ctrl+C", "Ctrl+X", "Ctrl+D"):
        press(qtbot, key)
    assert lines == ["These cells don't make a rectangle. Select cells side by side."] * 3
    assert clipped() == "as before"
    assert said(view) == TABLE_1


def test_what_is_cut_moves_once(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    lines = told(view)
    at(view, 0, 2)
    press(qtbot, "Ctrl+X")
    assert said(view) == TABLE_1  # until it is pasted
    at(view, 0, 4)
    press(qtbot, "Ctrl+V")
    assert said(view)[0][1:5] == ["", "", "", "Focus group (n=6)"]
    assert timings(view, 0, 4) == ["March"]
    at(view, 2, 4)
    press(qtbot, "Ctrl+V")
    assert [row[4] for row in said(view)[:3]] == ["Focus group (n=6)", "", "Focus group (n=6)"]
    assert lines == ["Cut 1 cell: it moves when you paste it.", "Pasted 1 entry.", "Pasted 1 entry."]


def test_esc_forgets_what_was_cut(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    press(qtbot, "Ctrl+X")
    view.ranges.forget_cut()  # as Esc does, through the page
    at(view, 0, 4)
    press(qtbot, "Ctrl+V")
    assert said(view)[0][1:5] == ["", "Focus group (n=6)", "", "Focus group (n=6)"]


def test_what_is_cut_in_another_plan_is_copied(grid: Grid, qtbot: QtBot) -> None:
    there, here = grid(with_timing(table_1())), grid(a_plan(stages=1, entries=0))
    at(there, 0, 2)
    there.ranges.cut()
    at(here, 0, 1)
    here.ranges.paste()
    assert said(here) == [["Stage 1", "Focus group (n=6)", "", "", "", ""]]
    assert timings(here, 0, 1) == ["March"]
    assert said(there) == TABLE_1


def test_a_table_from_elsewhere_becomes_stages_in_one_step(grid: Grid, qtbot: QtBot) -> None:
    view = grid(blank())
    lines = told(view)
    clip(
        "Needs\tLetter\tFocus group (n=6)\t\t\tthe board\n"
        'Design\t\t"Poll (n=9)\nInterviews"\t\t\tinstitution\n'
        "\t\t\t\t\t\n"
    )
    at(view, 0, 0)
    press(qtbot, "Ctrl+V")
    assert said(view) == [
        ["Needs", "Letter", "Focus group (n=6)", "", "", "the board"],
        ["Design", "", "Poll (n=9)\nInterviews", "", "", "Institution"],
    ]
    assert lines == ["Pasted 2 stages, 4 entries. [Undo]"]
    view._controller.undo()
    assert said(view) == []


def test_rows_below_the_last_stage_become_stages_and_columns_beyond_are_told(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    lines = told(view)
    clip("a\tb\tc\nd\te\t\n")
    at(view, 5, 4)
    press(qtbot, "Ctrl+V")
    assert said(view)[5][4:] == ["a", "b"]
    assert said(view)[6] == ["New stage 1", "", "", "", "d", "e"]
    assert lines == [
        "Pasted 1 stage, 2 entries. The new stage is called “New stage 1” until you name it."
        " 1 column beyond Control was not pasted. [Undo]"
    ]


def test_copied_entries_make_new_stages_under_their_own_columns(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    lines = told(view)
    select(view, 0, 2, 1, 3)
    press(qtbot, "Ctrl+C")
    at(view, 5, 2)
    press(qtbot, "Down")
    press(qtbot, "Ctrl+V")
    assert said(view)[6:] == [
        ["New stage 1", "", "Focus group (n=6)", "", "", ""],
        ["New stage 2", "", "", "Member of design team (n=2)", "", ""],
    ]
    assert timings(view, 6, 2) == ["March"]
    assert lines[1:] == [
        "Pasted 2 stages, 2 entries. The new stages are called “New stage 1” to “New stage 2” until you name them."
        " [Undo]"
    ]
    view._controller.undo()
    assert said(view) == TABLE_1
    select(view, 3, 5, 3, 5)
    press(qtbot, "Ctrl+C")
    at(view, 6, 0)
    press(qtbot, "Ctrl+V")
    assert said(view)[6] == ["New stage 1", "", "", "", "", "Institution"]
    select(view, 1, 1, 1, 3)  # of which the first two are empty
    press(qtbot, "Ctrl+C")
    at(view, 7, 0)
    press(qtbot, "Ctrl+V")
    assert said(view)[7] == ["New stage 2", "", "", "Member of design team (n=2)", "", ""]
    clip("Evaluation\tLetter")  # from elsewhere it is a table that begins with the names
    at(view, 7, 2)
    press(qtbot, "Down")
    press(qtbot, "Ctrl+V")
    assert said(view)[8] == ["Evaluation", "Letter", "", "", "", ""]


def test_entries_of_another_plan_make_new_stages_under_their_levels(grid: Grid, qtbot: QtBot) -> None:
    there, here = grid(table_1()), grid(a_plan(stages=1, entries=0))
    select(there, 0, 1, 1, 3)
    there.ranges.copy()
    at(here, 1, 0)
    here.ranges.paste()
    assert said(here)[1:] == [
        ["New stage 1", "", "Focus group (n=6)", "", "", ""],
        ["New stage 2", "", "", "Member of design team (n=2)", "", ""],
    ]


def test_one_value_goes_into_every_selected_cell(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    clip("Poll")
    select(view, 0, 3, 1, 4)
    select(view, 4, 1, 4, 1, more=True)
    press(qtbot, "Ctrl+V")
    assert [row[3:5] for row in said(view)[:2]] == [["Poll", "Poll"]] * 2
    assert said(view)[4][1] == "Poll"
    assert said(view)[2] == TABLE_1[2]


def test_a_row_is_repeated_where_it_fits_the_selection(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    clip("x\ty")
    select(view, 0, 1, 2, 4)
    press(qtbot, "Ctrl+V")
    assert [row[1:5] for row in said(view)[:3]] == [["x", "y", "x", "y"]] * 3
    select(view, 0, 1, 2, 3)  # which two columns do not fit
    clip("p\tq")
    press(qtbot, "Ctrl+V")
    assert [row[1:5] for row in said(view)[:2]] == [["p", "q", "x", "y"], ["x", "y", "x", "y"]]


def test_what_a_paste_replaced_is_named(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    lines = told(view)
    at(view, 1, 2)
    press(qtbot, "Ctrl+C")
    at(view, 0, 2)
    press(qtbot, "Ctrl+V")
    assert lines[1:] == ["Pasted 1 cell. 1 entry removed, 1 with details."]


def test_plain_text_goes_into_one_cell(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    clip("Poll\tonline\nInterviews\n")
    select(view, 0, 3, 1, 4)
    press(qtbot, "Ctrl+Shift+V")
    row, column = place(view)
    assert said(view)[row][column] == "Poll online\nInterviews"
    at(view, 6, 0)
    clip("Evaluation")
    press(qtbot, "Ctrl+Shift+V")
    assert said(view)[6][0] == "Evaluation"


def test_what_cannot_be_pasted_is_said(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    lines = told(view)
    at(view, 0, 1)
    clip("  \n")
    press(qtbot, "Ctrl+V")
    press(qtbot, "Ctrl+Shift+V")
    clip("x\n" * (MOST_ROWS + 1))
    press(qtbot, "Ctrl+V")
    assert lines == [
        "There is no text to paste.",
        "There is no text to paste.",
        "More than 1000 rows can't be pasted at once. Copy fewer.",
    ]
    at(view, 6, 0)
    clip("fine\n" + "x" * 301)
    with qtbot.waitSignal(view._controller.refused):
        press(qtbot, "Ctrl+V")
    assert said(view) == TABLE_1


def test_filling_down_and_right(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    lines = told(view)
    select(view, 0, 0, 2, 2)
    press(qtbot, "Ctrl+D")
    assert [row[:3] for row in said(view)[:3]] == [[row[0], "", "Focus group (n=6)"] for row in TABLE_1[:3]]
    assert timings(view, 2, 2) == ["March"]
    at(view, 3, 2)
    press(qtbot, "Ctrl+D")  # the cell above
    assert said(view)[3][2] == "Focus group (n=6)"
    select(view, 0, 2, 1, 4)
    press(qtbot, "Ctrl+R")
    assert [row[2:5] for row in said(view)[:2]] == [["Focus group (n=6)"] * 3] * 2
    at(view, 4, 3)
    press(qtbot, "Ctrl+R")  # the cell to the left
    assert said(view)[4][3] == "Focus group (n=6)"
    assert lines == ["Filled 6 cells.", "Filled 1 cell.", "Filled 4 cells.", "Filled 1 cell."]
    at(view, 0, 1)
    press(qtbot, "Ctrl+D")
    at(view, 0, 1)
    press(qtbot, "Ctrl+R")  # there is nothing above, and the name of a stage fills nothing
    assert len(lines) == 4


def test_ctrl_enter_fills_with_the_current_cell(grid: Grid, qtbot: QtBot) -> None:
    view = grid(with_timing(table_1()))
    at(view, 0, 2)
    press(qtbot, "Shift+Right")
    press(qtbot, "Shift+Left")
    press(qtbot, "Shift+Up")
    select(view, 0, 2, 0, 4)
    press(qtbot, "Ctrl+Enter")
    assert said(view)[0][2:5] == ["Focus group (n=6)"] * 3
    assert timings(view, 0, 4) == ["March"]


def test_the_clipboard_of_the_editor_is_for_its_text(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    clip("\tand\n")
    press(qtbot, "F2")
    press(qtbot, "Ctrl+V")
    keys(qtbot, view, "more", Key.Key_Tab)
    assert said(view)[0][2] == "Focus group (n=6) and\nmore"


ENTRIES = st.lists(
    st.text(st.characters(max_codepoint=0x17F, exclude_categories=["Cc"]), min_size=1, max_size=20), max_size=3
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(ENTRIES, min_size=4, max_size=4), min_size=1, max_size=3), own=st.booleans())
def test_what_is_copied_says_the_same_where_it_is_pasted(
    rows: list[list[list[str]]], own: bool, control: Callable[[Plan], PlanController], qtbot: QtBot
) -> None:
    plan = a_plan(stages=2 * len(rows), entries=0, groups=2)
    for stage, cells in zip(plan.stages, rows, strict=False):
        for level, entries in zip(plan.levels, cells, strict=True):
            plan = done(plan, do.type_cell, stage_id=stage.id, level_id=level.id, text="\n".join(entries))
    controller = control(plan)
    view = MatrixView(MatrixTableModel(controller, "en-CA"), controller)
    qtbot.addWidget(view)
    select(view, 0, 1, len(rows) - 1, 4)
    view.ranges.copy()
    if not own:
        clip(clipped())  # as another program would hand it back
    at(view, len(rows), 1)
    view.ranges.paste()
    shown = [row[1:] for row in said(view)]
    assert shown[: len(rows)] == shown[len(rows) :]
