# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The keys of the grid, pressed for real; ``docs/KEYS.md`` says which test holds which of them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.grid.cell_editor import CellEditor
from app.views.grid.grid_keys import GRID_KEYS, by_key, keys_of
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_view import MatrixView
from app.views.window.keyboard_dialog import key_rows
from app.views.window.window_actions import SPECS
from app.words import keyboard as words
from tests.builders import a_plan, blank, table_1
from tests.views.hands import TABLE_1, Key, at, keys, place, press, said, selected

TOP = Path(__file__).parents[3]
Grid = Callable[[Plan], MatrixView]
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


def block(top: int, left: int, bottom: int, right: int) -> list[tuple[int, int]]:
    return [(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]


def middle(view: MatrixView, row: int, column: int) -> QPoint:
    return view.visualRect(view.model().index(row, column)).center()


# Move


@pytest.mark.parametrize(
    ("start", "key", "end"),
    [
        ((2, 2), "Left", (2, 1)),
        ((2, 2), "Right", (2, 3)),
        ((2, 2), "Up", (1, 2)),
        ((2, 2), "Down", (3, 2)),
        ((0, 0), "Ctrl+Down", (5, 0)),
        ((5, 0), "Ctrl+Down", (5, 0)),
        ((5, 0), "Ctrl+Up", (0, 0)),
        ((0, 2), "Ctrl+Down", (3, 2)),
        ((3, 2), "Ctrl+Down", (4, 2)),
        ((4, 2), "Ctrl+Down", (5, 2)),
        ((3, 0), "Ctrl+Right", (3, 2)),
        ((3, 2), "Ctrl+Right", (3, 5)),
        ((2, 5), "Ctrl+Left", (2, 3)),
        ((6, 0), "Ctrl+Up", (5, 0)),
        ((2, 3), "Home", (2, 0)),
        ((2, 3), "End", (2, 5)),
        ((2, 3), "Ctrl+Home", (0, 0)),
        ((2, 3), "Ctrl+End", (5, 5)),
        ((0, 1), "PgDown", (5, 1)),
        ((5, 1), "PgUp", (0, 1)),
        ((2, 1), "Return", (3, 1)),
        ((2, 1), "Enter", (3, 1)),
        ((2, 1), "Shift+Enter", (1, 1)),
        ((0, 1), "Shift+Enter", (0, 1)),
        ((2, 1), "Tab", (2, 2)),
        ((2, 5), "Tab", (3, 0)),
        ((2, 1), "Shift+Tab", (2, 0)),
        ((2, 0), "Shift+Tab", (1, 5)),
    ],
)
def test_where_keys_go(start: tuple[int, int], key: str, end: tuple[int, int], grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, *start)
    press(qtbot, key)
    assert place(view) == end
    assert selected(view) == [end]


def test_page_down_goes_a_screen_at_a_time(grid: Grid, qtbot: QtBot) -> None:
    view = grid(a_plan(stages=200))
    at(view, 0, 1)
    press(qtbot, "PgDown")
    first = place(view)[0]
    assert 5 < first < 60
    press(qtbot, "PgDown")
    assert abs(place(view)[0] - 2 * first) <= 2
    press(qtbot, "PgUp")
    press(qtbot, "PgUp")
    assert place(view)[0] <= 1  # rows that were measured on the way are as high as they are
    press(qtbot, "PgUp")
    assert place(view) == (0, 1)


@pytest.mark.parametrize("column", [0, 1, 4, 5])
@pytest.mark.parametrize(("down", "up"), [("Enter", "Up"), ("Down", "Up"), ("Down", "Shift+Enter")])
def test_from_the_row_for_a_new_stage_up_leads_back(column: int, down: str, up: str, grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 5, column)
    press(qtbot, down)
    assert place(view) == (6, 0)
    press(qtbot, up)
    assert place(view) == (5, column)


def test_enter_after_a_run_of_tabs_returns_under_its_start(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 1)
    keys(qtbot, view, "Letter", Key.Key_Tab, Key.Key_Tab, "Poll", Key.Key_Return)
    assert place(view) == (1, 1)
    keys(qtbot, view, Key.Key_Tab, Key.Key_Tab, Key.Key_Left, Key.Key_Return)
    assert place(view) == (2, 2)  # an arrow in between ended the run
    assert said(view)[0] == ["Needs Assessment", "Letter", "Focus group (n=6)", "Poll", "", ""]


def test_a_run_of_tabs_that_goes_on_in_the_next_row_begins_there(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 4)
    keys(qtbot, view, Key.Key_Tab, Key.Key_Tab, Key.Key_Tab, Key.Key_Return)
    assert place(view) == (2, 0)


# Select


@pytest.mark.parametrize(
    ("pressed", "cells"),
    [
        (["Shift+Right", "Shift+Down"], block(2, 2, 3, 3)),
        (["Shift+Left", "Shift+Up"], block(1, 1, 2, 2)),
        (["Shift+Right", "Shift+Left"], block(2, 2, 2, 2)),
        (["Ctrl+Shift+Down"], block(2, 2, 3, 2)),
        (["Ctrl+Shift+Left", "Ctrl+Shift+Up"], block(0, 0, 2, 2)),
        (["Shift+End"], block(2, 2, 2, 5)),
        (["Shift+PgDown"], block(2, 2, 5, 2)),
        (["Shift+PgUp"], block(0, 2, 2, 2)),
        (["Shift+Home"], block(2, 0, 2, 2)),
        (["Ctrl+Shift+End"], block(2, 2, 5, 5)),
        (["Ctrl+Shift+Home"], block(0, 0, 2, 2)),
        (["Shift+Space"], block(2, 0, 2, 5)),
        (["Shift+Down", "Shift+Space"], block(2, 0, 3, 5)),
        (["Ctrl+Space"], block(0, 2, 5, 2)),
        (["Ctrl+A"], [*block(0, 0, 5, 5), (6, 0)]),
        (["Shift+Down"] * 9, block(2, 2, 5, 2)),
    ],
)
def test_what_keys_select(pressed: list[str], cells: list[tuple[int, int]], grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 2, 2)
    for key in pressed:
        press(qtbot, key)
    assert selected(view) == cells


@pytest.mark.parametrize("key", ["Tab", "Enter", "Ctrl+Down"])
def test_what_is_selected_begins_where_the_last_key_led(key: str, grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 0, 1))
    press(qtbot, key)
    row, column = place(view)
    press(qtbot, "Shift+Right")
    assert selected(view) == block(row, column, row, column + 1)


def test_the_mouse_selects_from_the_current_cell_and_by_dragging(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    left, mouse = Qt.MouseButton.LeftButton, view.viewport()
    at(view, 1, 1)
    qtbot.mouseClick(mouse, left, SHIFT, middle(view, 2, 3))
    assert selected(view) == block(1, 1, 2, 3)
    qtbot.mouseClick(mouse, left, SHIFT, middle(view, 0, 2))
    assert selected(view) == block(0, 1, 1, 2)
    qtbot.mousePress(mouse, left, pos=middle(view, 2, 0))
    qtbot.mouseMove(mouse, middle(view, 3, 1))
    qtbot.mouseMove(mouse, middle(view, 3, 2))
    qtbot.mouseRelease(mouse, left, pos=middle(view, 3, 2))
    assert selected(view) == block(2, 0, 3, 2)
    press(qtbot, "Shift+Right")
    assert selected(view) == block(2, 0, 3, 3)


# Type


def test_typing_replaces(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    keys(qtbot, view, "Poll", Key.Key_Return)
    assert said(view)[0][2] == "Poll"
    assert place(view) == (1, 2)


@pytest.mark.parametrize("how", ["F2", "Ctrl+U", "double-click"])
def test_editing_begins_at_the_end(how: str, grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 3, 2)
    if how == "double-click":
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 3, 2))
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 3, 2))
    else:
        press(qtbot, how)
    keys(qtbot, view, "!", Key.Key_Return)
    assert said(view)[3][2] == "Surveys (n=25)!"


def test_esc_leaves_the_cell_as_it_was(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    keys(qtbot, view, "Poll", Key.Key_Escape)
    assert said(view) == TABLE_1
    assert view.hasFocus()
    assert view._controller.undo() is None


def test_alt_enter_begins_another_entry(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    press(qtbot, "F2")
    press(qtbot, "Alt+Enter")
    keys(qtbot, view, "Poll", Key.Key_Tab)
    assert said(view)[0][2] == "Focus group (n=6)\nPoll"
    assert place(view) == (0, 3)


def test_ctrl_enter_stays(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 3)
    keys(qtbot, view, "Poll")
    press(qtbot, "Ctrl+Enter")
    assert said(view)[0][3] == "Poll"
    assert place(view) == (0, 3)
    assert view.hasFocus()
    press(qtbot, "Ctrl+Enter")
    assert place(view) == (0, 3)


def test_ctrl_enter_stays_with_a_new_stage(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 6, 0)
    keys(qtbot, view, "Evaluation")
    press(qtbot, "Ctrl+Enter")
    assert place(view) == (6, 0)
    assert said(view)[6][0] == "Evaluation"


def test_ctrl_enter_fills_a_selection_with_what_is_typed_in_one_step(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 3)
    press(qtbot, "Shift+Down")
    press(qtbot, "Shift+Right")
    keys(qtbot, view, "Poll")
    press(qtbot, "Ctrl+Enter")
    assert [row[3:5] for row in said(view)[:2]] == [["Poll", "Poll"], ["Poll", "Poll"]]
    assert selected(view) == block(0, 3, 1, 4)
    view._controller.undo()
    assert said(view) == TABLE_1


def test_delete_clears_the_selection_in_one_step(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    view.selectAll()
    press(qtbot, "Del")
    assert all(row[1:] == [""] * 5 for row in said(view))
    view._controller.undo()
    assert said(view) == TABLE_1
    at(view, 0, 2)
    press(qtbot, "Backspace")
    assert said(view)[0][2] == ""


@pytest.mark.parametrize(
    "steps", [[("^", ""), ("", "ê")], [("´", ""), ("", "é")], [("", "ê")], [("ke", ""), ("け", ""), ("", "け")]]
)
def test_dead_keys_and_input_methods_lose_no_letter(steps: list[tuple[str, str]], grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    for preedit, commit in steps:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(commit)
        QCoreApplication.sendEvent(QApplication.focusWidget() or view, event)
    editor = QApplication.focusWidget()
    assert isinstance(editor, CellEditor)
    keys(qtbot, view, "tre", Key.Key_Return)
    assert said(view)[0][2] == steps[-1][1] + "tre"


# Stages and entries


def test_the_entries_of_a_cell_move_to_another_level(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 0, 2)
    press(qtbot, "Alt+Shift+Right")
    assert said(view)[0][1:5] == ["", "", "Focus group (n=6)", ""]
    assert place(view) == (0, 3)
    press(qtbot, "Alt+Shift+Left")
    press(qtbot, "Alt+Shift+Left")
    assert said(view)[0][1:5] == ["Focus group (n=6)", "", "", ""]


def takes_before_the_window(view: MatrixView, key: str) -> bool:
    """Tell whether the grid wants a key for itself that the window may have another use for."""
    pressed = QKeySequence(key)[0]  # type: ignore[index]
    event = QKeyEvent(QKeyEvent.Type.ShortcutOverride, pressed.key(), pressed.keyboardModifiers())
    event.ignore()
    QCoreApplication.sendEvent(view, event)
    return event.isAccepted()


def test_keys_for_whole_rows_wish_for_what_the_window_does(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    asked: list[str] = []
    view.asked.connect(asked.append)
    at(view, 2, 2)
    for key in ("Ctrl+-", "Ctrl++"):
        assert not takes_before_the_window(view, key)
        press(qtbot, key)
    assert asked == []
    press(qtbot, "Shift+Space")
    for key in ("Ctrl+-", "Ctrl++"):
        assert takes_before_the_window(view, key)
        press(qtbot, key)
    assert asked == ["delete_stage", "insert_above"]
    view.selectAll()
    assert not takes_before_the_window(view, "Ctrl+B")
    at(view, 6, 0)
    press(qtbot, "Shift+Space")
    assert not takes_before_the_window(view, "Ctrl+-")


def test_clicking_the_number_of_a_row_selects_it_whole(grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    numbers = view.verticalHeader()
    spot = QPoint(4, numbers.sectionViewportPosition(2) + 5)
    qtbot.mouseClick(numbers.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert selected(view) == block(2, 0, 2, 5)
    assert takes_before_the_window(view, "Ctrl+-")


@pytest.mark.parametrize("key", ["Shift+F10", "Menu"])
def test_the_menu_opens_under_the_cell(key: str, grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 1, 3)
    asked: list[QPoint] = []
    view.menu_asked.connect(asked.append)
    press(qtbot, key)
    assert asked == [view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft())]


# Leave


@pytest.mark.parametrize(
    ("key", "forward"), [("F6", True), ("Ctrl+Tab", True), ("Shift+F6", False), ("Ctrl+Shift+Tab", False)]
)
def test_the_grid_is_no_trap(key: str, forward: bool, grid: Grid, qtbot: QtBot) -> None:
    view = grid(table_1())
    at(view, 2, 2)
    with qtbot.waitSignal(view.left, check_params_cb=lambda way: way is forward):
        press(qtbot, key)
    assert place(view) == (2, 2)


# While the plan is open to read


@pytest.mark.parametrize("key", ["P", "Del", "Ctrl+X", "Ctrl+V", "Ctrl+Shift+V", "Ctrl+D", "Ctrl+R", "Alt+Shift+Right"])
def test_what_would_change_a_plan_that_is_read_asks_to_edit_it(key: str, qtbot: QtBot, qapp: QApplication) -> None:
    controller = PlanController(table_1(), None, None)
    view = MatrixView(MatrixTableModel(controller, "en-CA"), controller)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    qapp.clipboard().setText("Poll")
    at(view, 3, 2)
    with qtbot.waitSignal(controller.asked_to_edit):
        press(qtbot, key)
    assert said(view) == TABLE_1


# The table of keys


def test_no_key_stands_twice_and_every_row_has_its_words() -> None:
    for mac in (False, True):
        listed = [key for row in GRID_KEYS for key in keys_of(row, mac=mac)]
        assert len(listed) == len(set(listed))
        assert len(by_key(mac=mac)) == sum(len(keys_of(row, mac=mac)) for row in GRID_KEYS if row.does)
    names = [row.name for row in GRID_KEYS]
    assert set(words.does("en")) == set(names)
    assert {row.section for row in GRID_KEYS} | {"window"} == set(words.sections("en"))
    assert all(row.keys or row.name in words.by_hand("en") for row in GRID_KEYS)


def test_no_key_of_the_grid_is_taken_by_the_window() -> None:
    of_window = {key for spec in SPECS for key in spec.keys if isinstance(key, str)}
    assert not of_window & {key for row in GRID_KEYS if not row.rows for key in row.keys}


def test_the_guide_lists_every_key() -> None:
    guide = (TOP / "docs" / "GUIDE.md").read_text(encoding="utf-8")
    for row in key_rows("en")[: len(GRID_KEYS)]:
        assert f"| {row.keys} | {row.does} |" in guide
    for spec in SPECS:
        for key in spec.keys:
            if isinstance(key, str):
                assert key in guide, spec.name


def test_every_key_has_its_test() -> None:
    """``docs/KEYS.md`` is the contract: the name of each row, its keys, and the tests that hold it."""
    listed = re.findall(r"^\| `(\w+)` \| (.*?) \| (.*?) \|$", (TOP / "docs" / "KEYS.md").read_text("utf-8"), re.M)
    written = {name: keys for name, keys, _ in listed}
    assert written == {
        row.name: ", ".join([*row.keys, *([words.by_hand("en")[row.name]] if row.name in words.by_hand("en") else [])])
        for row in GRID_KEYS
    }
    tests = "".join(path.read_text("utf-8") for path in (TOP / "tests" / "views").rglob("test_*.py"))
    for name, _, held_by in listed:
        found = re.findall(r"`(test_\w+)`", held_by)
        assert found, name
        for test in found:
            assert f"def {test}(" in tests, test


def test_blank_plans_take_every_key_without_harm(grid: Grid, qtbot: QtBot) -> None:
    view = grid(blank())
    for row in GRID_KEYS:
        for key in row.keys:
            if key != "F2":
                press(qtbot, key)
    assert said(view) == []
