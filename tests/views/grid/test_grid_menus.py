# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the window does for the grid: menus, keys for stages, lines that offer an undo."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from app.views import questions
from app.views.grid.matrix_view import MatrixView
from app.views.window.desk import Desk
from app.views.window.keyboard_dialog import KeyboardDialog, key_rows
from app.views.window.main_window import MainWindow
from app.views.window.window_actions import add_actions, cell_menu
from tests.views.hands import TABLE_1, at, place, press, said, select, selected


@pytest.fixture
def window(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    desk = Desk(tmp_path / "data", "en-CA")
    desk.open_template("table-1")
    (made,) = desk.windows
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    for each in list(desk.windows):
        each.close()


@pytest.fixture
def grid_of(window: MainWindow) -> MatrixView:
    assert window.page
    return window.page.grid


def offered(window: MainWindow) -> str:
    banner = window.banners.shown("undo")
    return banner.label.text() if banner else ""


def plain(menu: QMenu) -> list[str]:
    return [action.text().partition("\t")[0].replace("&", "") for action in menu.actions() if action.text()]


def in_popup(act: Callable[[QMenu], object], opens: Callable[[], object]) -> None:
    """Do something with the menu that pops up."""
    opens()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    act(menu)
    menu.close()


def test_stages_are_inserted_and_deleted_by_keys(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    at(grid_of, 2, 1)
    press(qtbot, "Shift+Space")
    press(qtbot, "Ctrl++")
    qtbot.keyClicks(QApplication.focusWidget(), "Approval")
    press(qtbot, "Enter")
    assert [row[0] for row in said(grid_of)][1:4] == ["Curriculum Design", "Approval", "Curriculum Development"]
    select(grid_of, 1, 0, 3, 5)
    press(qtbot, "Ctrl+-")
    assert [row[0] for row in said(grid_of)][:2] == ["Needs Assessment", "Marketing and Promotion"]
    assert offered(window) == "3 stages deleted with 2 entries."
    press(qtbot, "Ctrl+Z")
    assert len(said(grid_of)) == 7
    at(grid_of, 2, 0)
    press(qtbot, "Ctrl+Del")
    assert offered(window) == "“Approval” deleted."
    assert said(grid_of) == TABLE_1


def test_all_whole_rows_that_are_selected_are_deleted(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    select(grid_of, 0, 0, 0, 5)
    select(grid_of, 2, 0, 3, 5, more=True)
    press(qtbot, "Ctrl+Del")
    assert [row[0] for row in said(grid_of)] == ["Curriculum Design", "Learning Recognition", "Alumni Community"]
    assert offered(window) == "3 stages deleted with 3 entries."
    press(qtbot, "Ctrl+Z")
    assert said(grid_of) == TABLE_1


def test_the_selected_stages_move_by_keys_in_one_step(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    names = [row[0] for row in TABLE_1]

    def now() -> list[int]:
        return [names.index(row[0]) for row in said(grid_of)]

    select(grid_of, 1, 2, 2, 3)
    press(qtbot, "Alt+Shift+Down")
    assert now() == [0, 3, 1, 2, 4, 5]
    assert (place(grid_of), selected(grid_of)) == ((2, 2), [(2, 2), (2, 3), (3, 2), (3, 3)])
    for _ in range(4):  # no further than to the end
        press(qtbot, "Alt+Shift+Down")
    assert now() == [0, 3, 4, 5, 1, 2]
    assert selected(grid_of) == [(4, 2), (4, 3), (5, 2), (5, 3)]
    for _ in range(3):
        press(qtbot, "Ctrl+Z")
    assert now() == [0, 1, 2, 3, 4, 5]
    select(grid_of, 1, 0, 1, 5)
    select(grid_of, 4, 0, 4, 5, more=True)
    press(qtbot, "Alt+Shift+Up")  # side by side
    assert now() == [1, 4, 0, 2, 3, 5]
    assert selected(grid_of) == [(row, column) for row in (0, 1) for column in range(6)]
    press(qtbot, "Alt+Shift+Up")
    press(qtbot, "Ctrl+Z")
    assert said(grid_of) == TABLE_1
    at(grid_of, 6, 0)
    press(qtbot, "Alt+Shift+Up")  # there is no stage yet
    assert said(grid_of) == TABLE_1


def test_undo_goes_where_something_was_taken_back(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    for row, column in ((1, 5), (3, 2), (2, 0)):
        at(grid_of, row, column)
        press(qtbot, "F2")
        qtbot.keyClicks(QApplication.focusWidget(), " x")
        press(qtbot, "Enter")
    seen = []
    for _ in range(3):
        press(qtbot, "Ctrl+Z")
        seen.append(place(grid_of))
    assert seen == [(2, 0), (3, 2), (1, 5)]  # who decides is taken back in its own column
    assert said(grid_of) == TABLE_1
    press(qtbot, "Ctrl+Y")
    assert place(grid_of) == (1, 5)


def test_a_stage_is_inserted_above_the_first_by_the_menu(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    at(grid_of, 0, 2)
    press(qtbot, "Ctrl+Shift+I")
    qtbot.keyClicks(QApplication.focusWidget(), "Idea")
    press(qtbot, "Tab")
    assert said(grid_of)[0][0] == "Idea"
    assert place(grid_of) == (0, 1)


def test_a_paste_offers_its_undo(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("Evaluation\tLetter\nRenewal\t\n")
    at(grid_of, 6, 0)
    press(qtbot, "Ctrl+V")
    assert offered(window) == "Pasted 2 stages, 1 entry."
    banner = window.banners.shown("undo")
    assert banner
    banner.buttons[0].click()
    assert said(grid_of) == TABLE_1
    at(grid_of, 0, 2)
    press(qtbot, "Ctrl+C")
    assert window.statusBar().currentMessage() == "Copied 1 cell."


def test_a_moved_entry_is_told(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    at(grid_of, 0, 2)
    press(qtbot, "Alt+Shift+Right")
    assert window.statusBar().currentMessage() == "Moved to Participate"


def test_esc_in_the_window_forgets_a_cut(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    at(grid_of, 0, 2)
    press(qtbot, "Ctrl+X")
    press(qtbot, "Esc")
    assert window.statusBar().currentMessage() == "Nothing is cut any more."


def test_all_in_the_menu_of_a_cell_stands_in_the_menus(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    in_menus: set[QAction] = set()
    for title in window.menuBar().actions():
        menu = title.menu()
        assert isinstance(menu, QMenu)
        in_menus.update(menu.actions())

    def look(menu: QMenu) -> None:
        assert {action for action in menu.actions() if not action.isSeparator()} <= in_menus
        assert plain(menu) == [
            "Type in the cell", "Cut", "Copy", "Copy with heads", "Paste", "Paste as text into the cell",
            "Empty the cells", "Insert stage above", "Add stage", "Delete stage", "Move to level", "Who decides",
            "Add a note…", "Changes of this cell",
        ]  # fmt: skip

    at(grid_of, 3, 2)
    in_popup(look, lambda: press(qtbot, "Shift+F10"))
    spot = grid_of.visualRect(grid_of.model().index(1, 3)).center()
    qtbot.mouseClick(grid_of.viewport(), Qt.MouseButton.RightButton, pos=spot)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, grid_of.viewport().mapToGlobal(spot))
    in_popup(look, lambda: QApplication.sendEvent(grid_of.viewport(), event))
    assert place(grid_of) == (1, 3)


def test_entries_move_to_a_level_by_the_menu(window: MainWindow, grid_of: MatrixView) -> None:
    at(grid_of, 0, 2)
    menu = window.actions_by_name["to_level"].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    assert [(action.text(), action.isEnabled()) for action in menu.actions()] == [
        ("Inform", True), ("Consult", False), ("Participate", True), ("Partnership", True),
    ]  # fmt: skip
    menu.actions()[3].trigger()
    assert said(grid_of)[0][1:5] == ["", "", "", "Focus group (n=6)"]
    at(grid_of, 0, 1)
    menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in menu.actions())


def test_a_note_is_added_from_the_grid(window: MainWindow, grid_of: MatrixView, qtbot: QtBot) -> None:
    at(grid_of, 0, 2)
    window.actions_by_name["add_note"].trigger()
    qtbot.keyClicks(QApplication.focusWidget(), "Ask early")
    window.finish_typing()
    assert window.controller
    (note,) = window.controller.plan.rows("notes").values()
    stage = window.controller.plan.stages[0]
    assert (note.text, note.stage_id, note.level_id) == ("Ask early", stage.id, grid_of.current_place()[1])  # type: ignore[union-attr]


def test_copy_in_the_menu_is_for_the_text_that_is_being_typed(
    window: MainWindow, grid_of: MatrixView, qtbot: QtBot
) -> None:
    at(grid_of, 0, 2)
    press(qtbot, "F2")
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    field.selectAll()
    window.actions_by_name["cut"].trigger()
    assert field.toPlainText() == ""
    assert QGuiApplication.clipboard().text() == "Focus group (n=6)"
    window.actions_by_name["paste"].trigger()
    press(qtbot, "Esc")
    assert said(grid_of) == TABLE_1
    window.actions_by_name["copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Focus group (n=6)\r\n"


def test_the_grid_shows_its_keys_in_the_menus(window: MainWindow) -> None:
    assert window.actions_by_name["copy"].text() == "&Copy\tCtrl+C"
    assert window.actions_by_name["edit_cell"].text() == "T&ype in the cell\tF2"
    assert window.actions_by_name["clear"].text() == "&Empty the cells\tDel"


def test_help_lists_and_finds_every_key(window: MainWindow, qtbot: QtBot) -> None:
    dialog = KeyboardDialog("en-CA", window)
    qtbot.addWidget(dialog)
    dialog.show()
    rows = key_rows("en-CA")
    assert ("Move", "Tab", "goes right; after the last cell to a new stage, then out of the table") in rows
    assert any(row.keys == "Alt+Down" and row.does == "Who decides" for row in rows)

    def found() -> list[str]:
        return [row.keys for at, row in enumerate(rows) if not dialog.table.isRowHidden(at)]

    assert len(found()) == len(rows) == dialog.table.rowCount()
    assert dialog.focusWidget() is dialog.search
    qtbot.keyClicks(dialog.search, "copies selected heads")
    assert found() == []
    assert dialog.nothing.isVisible()
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "HEADS ctrl")
    assert found() == ["Ctrl+Shift+C"]
    item = dialog.table.item(dialog.table.currentRow(), 2)
    assert item
    assert item.text() == "copies them with the heads of their columns"
    assert not dialog.nothing.isVisible()
    assert dialog.frameSize().width() <= 911
    assert dialog.frameSize().height() <= 512


def test_help_opens_from_the_menu_and_esc_closes_it(window: MainWindow, qtbot: QtBot) -> None:
    seen: list[bool] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        seen.append(isinstance(dialog, KeyboardDialog))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    QTimer.singleShot(100, look)
    window.actions_by_name["keyboard"].trigger()
    assert seen == [True]


@pytest.mark.parametrize("language", ["en-CA", "fr-CA"])
def test_each_letter_of_a_menu_is_for_one_thing(qtbot: QtBot, language: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = add_actions(window, {}, language)
    titles = [action.text() for action in window.menuBar().actions()]
    menus = [titles, *([each.text() for each in menu.actions()] for menu in window.menuBar().findChildren(QMenu))]
    menus.append([action.text() for action in cell_menu(window, actions).actions()])
    assert len(menus) == 9
    for texts in menus:
        letters = [found[1].casefold() for text in texts if text and (found := re.search("&([^&])", text))]
        assert len(letters) == len(set(letters)) == len([text for text in texts if text]), texts


def test_f1_lists_the_keys(window: MainWindow, qtbot: QtBot) -> None:
    listed: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, KeyboardDialog)
        listed.extend(row.keys for row in key_rows("en-CA") if row.does == "Keyboard")
        dialog.reject()

    QTimer.singleShot(50, look)
    press(qtbot, "F1")
    assert listed == ["F1, Ctrl+/"]
