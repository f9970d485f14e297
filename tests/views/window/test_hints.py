# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The hints of a first plan: once each, in place, and in nobody's way."""

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from app.views.grid.cell_editor import CellEditor
from app.views.grid.matrix_view import MatrixView
from app.views.window.desk import Desk
from app.views.window.hint_note import HintNote
from app.views.window.hints import Hints
from app.views.window.main_window import MainWindow
from tests.views.hands import press

KEY = Qt.Key
QUIET_MS = 120  # longer than a hint waits before it looks for its place


def hints_of(window: MainWindow) -> Hints:
    assert window.hints
    return window.hints


def grid_of(window: MainWindow) -> MatrixView:
    assert window.page
    return window.page.grid


def note_of(window: MainWindow, qtbot: QtBot) -> HintNote:
    qtbot.wait(QUIET_MS)
    note = hints_of(window).note
    assert note
    return note


def place(widget: QWidget, rect: QRect | None = None) -> QRect:
    rect = widget.rect() if rect is None else rect
    return QRect(widget.mapToGlobal(rect.topLeft()), rect.size())


def current_cell(window: MainWindow) -> QRect:
    grid = grid_of(window)
    return place(grid.viewport(), grid.visualRect(grid.currentIndex()))


def type_entry(window: MainWindow, text: str, qtbot: QtBot) -> None:
    """Type into the current cell, and go on to the next one below."""
    grid = grid_of(window)
    qtbot.keyClicks(grid, text[0])
    (editor,) = grid.viewport().findChildren(CellEditor)
    qtbot.keyClicks(editor, text[1:])
    qtbot.keyClick(editor, KEY.Key_Return)
    qtbot.wait(1)  # the editor goes


def test_the_first_one_stands_beside_the_first_empty_cell_and_takes_nothing(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.open_template("addie", window)
    note = note_of(window, qtbot)
    assert note.isVisible()
    assert note.label.text() == "Type what happens and with how many, like this: Focus group (n=6)"
    assert grid_of(window).hasFocus()
    assert note.button.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert not place(note).intersects(current_cell(window))
    assert place(note).top() - current_cell(window).bottom() < 20
    assert place(window).contains(place(note))


def test_it_waits_while_somebody_types(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie", window)
    note = note_of(window, qtbot)
    qtbot.keyClicks(grid_of(window), "T")
    qtbot.waitUntil(lambda: not note.isVisible())
    (editor,) = grid_of(window).viewport().findChildren(CellEditor)
    qtbot.keyClicks(editor, "ell everybody about it")
    assert editor.hasFocus()
    qtbot.keyClick(editor, KEY.Key_Escape)
    qtbot.waitUntil(note.isVisible)
    assert not place(note).intersects(current_cell(window))


def heads_of(window: MainWindow) -> QRect:
    return place(grid_of(window).horizontalHeader())


def test_it_lies_over_no_head_and_where_it_can_over_nothing_to_read(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.open_template("table-1", window)
    window.resize(1366, 700)
    hints_of(window).show_again()
    grid = grid_of(window)
    model = grid.model()
    for row in range(model.rowCount() - 1):
        for column in (0, 2, 5):
            grid.setCurrentIndex(model.index(row, column))
            hints_of(window)._about = QPersistentModelIndex(grid.currentIndex())
            note = note_of(window, qtbot)
            assert note.isVisible()
            assert place(window).contains(place(note))
            taken = [heads_of(window), current_cell(window)]
            taken += [place(grid.viewport(), rect) for rect in grid.filled_in_sight()]
            assert not any(place(note).intersects(rect) for rect in taken)


def test_on_a_small_window_it_lies_over_no_head_and_no_current_cell(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.open_template("table-1", window)
    hints_of(window).show_again()
    grid = grid_of(window)
    for row in range(grid.model().rowCount() - 1):
        grid.setCurrentIndex(grid.model().index(row, row))
        note = note_of(window, qtbot)
        assert note.isVisible()
        assert not place(note).intersects(heads_of(window))
        assert not place(note).intersects(current_cell(window))


def test_it_comes_with_typing_and_waits_until_a_result_was_read(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set_hints_seen(("type",))
    desk.open_template("addie", window)
    grid = grid_of(window)
    QGuiApplication.clipboard().setText("Poll\tVisit\nTour\tLetter\nTalk\tBoard")
    press(qtbot, "Ctrl+V")
    qtbot.wait(QUIET_MS)
    assert window.banners.shown("undo")
    assert hints_of(window).shown == ""  # however many entries there are by now
    grid.setCurrentIndex(grid.model().index(4, 1))
    type_entry(window, "Survey", qtbot)
    assert hints_of(window).shown == "move"
    assert note_of(window, qtbot).isVisible()
    grid.setCurrentIndex(grid.model().index(4, 1))
    press(qtbot, "Del")
    qtbot.waitUntil(lambda: not note_of(window, qtbot).isVisible())
    banner = window.banners.shown("undo")
    assert banner
    close = banner.findChild(QToolButton)
    assert isinstance(close, QToolButton)
    close.click()
    qtbot.waitUntil(note_of(window, qtbot).isVisible)


def test_each_comes_once_when_its_moment_is_there(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("bc-lifecycle", window)
    came = [hints_of(window).shown]
    assert window.pages
    window.pages.rail.add_page("questions", "Questions")
    for number in range(1, 8):
        type_entry(window, f"Survey {number}", qtbot)
        came.append(hints_of(window).shown)
        qtbot.keyClick(grid_of(window), KEY.Key_Escape)
        assert hints_of(window).shown == ""
    assert came == ["type", "move", "", "empty", "", "export", "questions", ""]
    assert desk.settings.hints_seen() == ("type", "move", "empty", "export", "questions")
    desk.open_template("addie")
    assert hints_of(desk.windows[1]).shown == ""


def test_a_page_of_questions_that_is_not_there_is_not_spoken_of(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set_hints_seen(("type", "move", "empty", "export"))
    desk.open_template("bc-lifecycle", window)
    assert window.pages
    window.pages.rail.buttons.pop("questions", None)
    for number in range(1, 8):
        type_entry(window, f"Survey {number}", qtbot)
    assert hints_of(window).shown == ""


def test_the_one_about_export_stands_below_its_button(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set_hints_seen(("type", "move", "empty"))
    desk.open_template("bc-lifecycle", window)
    for number in range(1, 6):
        type_entry(window, f"Survey {number}", qtbot)
    note = note_of(window, qtbot)
    assert note.label.text() == "Export makes a PDF or an Excel sheet of it, as soon as you like."
    bar = window.findChild(QToolBar)
    assert isinstance(bar, QToolBar)
    button = bar.widgetForAction(window.actions_by_name["export"])
    assert place(note).left() == place(button).left()
    assert place(note).top() > place(button).bottom()
    assert not place(note).intersects(current_cell(window))


def test_the_button_closes_it_and_leaves_the_keyboard_where_it_is(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie", window)
    note = note_of(window, qtbot)
    qtbot.mouseClick(note.button, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert hints_of(window).note is None
    assert grid_of(window).hasFocus()


def test_esc_in_a_cell_gives_up_the_typing_first(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie", window)
    qtbot.keyClicks(grid_of(window), "x")
    (editor,) = grid_of(window).viewport().findChildren(CellEditor)
    qtbot.keyClick(editor, KEY.Key_Escape)
    assert hints_of(window).shown == "type"
    qtbot.keyClick(grid_of(window), KEY.Key_Escape)
    assert hints_of(window).shown == ""


def test_the_example_has_none_until_something_is_typed(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("table-1", window)
    assert hints_of(window).shown == ""


def test_an_empty_plan_has_its_first_hint_with_its_first_stage(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("blank", window)
    assert hints_of(window).shown == ""
    type_entry(window, "Needs", qtbot)
    assert hints_of(window).shown == "type"


def test_they_are_called_back_from_the_menu(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.settings.set_hints_seen(("type", "move", "empty", "export", "questions"))
    window.actions_by_name["hints"].trigger()
    assert desk.settings.hints_seen() == ()
    assert window.statusBar().currentMessage() == "The hints will show again in the next plan, each in its place."
    desk.open_template("table-1", window)
    window.actions_by_name["hints"].trigger()
    came = []
    while shown := hints_of(window).shown:
        came.append(shown)
        assert note_of(window, qtbot).isVisible()
        assert not place(note_of(window, qtbot)).intersects(current_cell(window))
        qtbot.keyClick(grid_of(window), KEY.Key_Escape)
    assert came[:4] == ["type", "move", "empty", "export"]


def test_a_note_is_gone_where_the_table_is(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    desk.open_template("addie", window)
    assert note_of(window, qtbot).isVisible()
    window.actions_by_name["versions"].trigger()
    assert not note_of(window, qtbot).isVisible()
    window.actions_by_name["matrix"].trigger()
    assert note_of(window, qtbot).isVisible()
    assert QApplication.focusWidget() is grid_of(window)
