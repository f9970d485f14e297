# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What hands do in the grid."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.views.matrix_view import MatrixView

Key = Qt.Key


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
