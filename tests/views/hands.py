# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Hands on the grid: what it shows, where it stands, keys and drags."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.views.grid.matrix_view import MatrixView
from tests.imports import tables

Key = Qt.Key
TABLE_1 = tables.TABLE_1


def said(view: MatrixView) -> list[list[str]]:
    """Return what the grid shows, without the last row."""
    model = view.model()
    return [
        [str(model.index(row, column).data() or "") for column in range(model.columnCount())]
        for row in range(model.rowCount() - 1)
    ]


def keys(qtbot: QtBot, view: MatrixView, *what: str | Key) -> None:
    """Press keys and type texts where the focus is."""
    for each in what:
        target = view.window().focusWidget() or view
        if isinstance(each, str):
            for letter in each:  # the first opens the editor, the others go into it
                qtbot.keyClicks(view.window().focusWidget() or view, letter)
        else:
            qtbot.keyClick(target, each)


def at(view: MatrixView, row: int, column: int) -> QModelIndex:
    view.setCurrentIndex(view.model().index(row, column))
    return view.currentIndex()


def place(view: MatrixView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def selected(view: MatrixView) -> list[tuple[int, int]]:
    return sorted((index.row(), index.column()) for index in view.selectedIndexes())


def select(view: MatrixView, top: int, left: int, bottom: int, right: int, *, more: bool = False) -> None:
    """Select a block, the first cell being the current one; ``more`` adds it to what is selected."""
    model, flag = view.model(), QItemSelectionModel.SelectionFlag
    block = QItemSelection(model.index(top, left), model.index(bottom, right))
    if not more:
        at(view, top, left)
    view.selectionModel().select(block, flag.Select if more else flag.ClearAndSelect)


def press(qtbot: QtBot, key: str) -> None:
    """Press a key, written as in the table, where the keyboard is."""
    widget = QApplication.focusWidget()
    assert widget
    pressed = QKeySequence(key)[0]  # type: ignore[index]
    qtbot.keyClick(widget, pressed.key(), pressed.keyboardModifiers())


def settle(view: MatrixView, qtbot: QtBot) -> None:
    """Wait until rows and columns have their sizes: a scroll bar that goes has the columns share its room."""
    for _ in range(3):
        qtbot.waitUntil(lambda: view._heights.are_known)
        qtbot.wait(30)


def drag(widget: QWidget, start: QPoint, *way: QPoint, let_go: bool = True) -> None:
    """Press the left button, go along a way, and let go where it ends."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mousePress(widget, left, none, start)
    for place in way:
        QTest.mouseMove(widget, place)
    if let_go:
        QTest.mouseRelease(widget, left, none, way[-1])
