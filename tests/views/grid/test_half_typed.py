# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is half typed in a cell outlives what else happens to the plan meanwhile."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app import operations as do
from app.views import questions
from app.views.grid.cell_editor import CellEditor
from app.views.plan.plan_page import PlanPage
from app.views.window.desk import Desk
from app.views.window.main_window import MainWindow
from tests.builders import LANGUAGE, a_plan

Key = Qt.Key


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    desk = Desk(tmp_path, LANGUAGE)
    made = desk.open_new(a_plan(stages=4, groups=2))
    assert made
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    monkeypatch.setattr(questions, "ask_closing", lambda *_: "throw_away")
    made.close()
    QGuiApplication.clipboard().clear()


def page_of(window: MainWindow) -> PlanPage:
    assert window.page
    return window.page


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def begin_typing(window: MainWindow) -> CellEditor:
    page = page_of(window)
    page.grid.setCurrentIndex(page.model.index(1, 4))
    page.take_keyboard()
    QTest.keyClicks(page.grid, "H")
    QTest.keyClicks(focus(), "alf")
    editor = focus()
    assert isinstance(editor, CellEditor)
    return editor


def said(window: MainWindow, row: int, column: int) -> str:
    return str(page_of(window).model.index(row, column).data())


def change(window: MainWindow, what: str) -> None:
    """Change the plan from elsewhere."""
    controller = window.controller
    assert controller
    plan = controller.plan
    match what:
        case "another cell of the row":
            values = {"stage_id": plan.stages[1].id, "level_id": plan.levels[0].id, "text": "x"}
            controller.run(do.type_cell, **values)
        case "a group":
            controller.run(do.edit_group, group_id=plan.groups[1].id, size=7)
        case "the plan itself":
            controller.run(do.edit_project, title="Another")
        case _:
            controller.run(do.delete_stage, stage_id=plan.stages[0].id)


CHANGES = ("another cell of the row", "a group", "the plan itself", "a stage above")


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_the_plan_leaves_it(window: MainWindow, what: str) -> None:
    begin_typing(window)
    change(window, what)
    editor = focus()
    assert isinstance(editor, CellEditor)
    QTest.keyClicks(editor, " typed")
    QTest.keyClick(editor, Key.Key_Return)
    assert said(window, 0 if what == "a stage above" else 1, 4) == "Learners: Half typed"


@pytest.mark.parametrize("command", ["stage_down", "entry_left", "undo", "find", "details"])
def test_a_command_takes_it_first(window: MainWindow, command: str) -> None:
    change(window, "the plan itself")
    begin_typing(window)
    window.actions_by_name[command].trigger()
    if command == "undo":
        window.actions_by_name["redo"].trigger()
    texts = {said(window, row, column) for row in range(4) for column in range(1, 5)}
    assert "Learners: Half" in texts


def test_an_edit_of_the_text_is_for_the_field_that_has_the_keyboard(window: MainWindow) -> None:
    page = page_of(window)
    page.grid.setCurrentIndex(page.model.index(0, 2))
    before = said(window, 0, 2)
    window.actions_by_name["add_note"].trigger()
    field = focus()
    QGuiApplication.clipboard().setText("from elsewhere")
    for name in ("paste_text", "fill_down", "fill_right"):
        window.actions_by_name[name].trigger()
    assert field.property("plainText") == "from elsewhere"
    window.actions_by_name["clear"].trigger()  # nothing is selected in the field
    assert (field.property("plainText"), said(window, 0, 2)) == ("from elsewhere", before)


def test_ctrl_enter_with_the_groups_across_fills_what_is_selected(window: MainWindow) -> None:
    window.actions_by_name["groups_across"].trigger()
    page = page_of(window)
    page.grid.setCurrentIndex(page.model.index(0, 1))
    QTest.keyClick(page.grid, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(page.grid, "C")
    QTest.keyClicks(focus(), "onsult: Survey")
    QTest.keyClick(focus(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [said(window, row, 1) for row in (0, 1)] == ["Consult: Survey"] * 2


def on_screen(window: MainWindow) -> QImage:
    """Return the table as it stands on the screen, with what was painted too little or too much."""
    over = page_of(window).grid.viewport()
    place = QRect(over.mapTo(window, QPoint()), over.size())
    return window.screen().grabWindow(window.winId()).toImage().copy(place)


@pytest.mark.parametrize("grows", [0, 1, 2, None])
def test_no_ghost_of_the_editor_stays_where_a_row_grew(window: MainWindow, qtbot: QtBot, grows: int | None) -> None:
    QApplication.setCursorFlashTime(0)
    assert window.hints
    window.hints.close()
    editor = begin_typing(window)
    for _ in range(5):
        qtbot.keyClick(editor, Key.Key_Return, Qt.KeyboardModifier.AltModifier)
        QTest.keyClicks(editor, "and more")
    qtbot.wait(100)
    if grows is None:
        qtbot.keyClick(editor, Key.Key_Return)  # its own row does, and it goes
    else:
        assert window.controller
        plan = window.controller.plan
        values = {"stage_id": plan.stages[grows].id, "level_id": plan.levels[0].id}
        window.controller.run(do.type_cell, text="\n".join(f"Line {number}" for number in range(4)), **values)
    qtbot.wait(100)
    painted = on_screen(window)
    page_of(window).grid.viewport().repaint()
    assert painted == on_screen(window)
    assert len({painted.pixel(x, y) for x in range(0, 400, 3) for y in range(0, 200, 3)}) > 5  # it is a table
