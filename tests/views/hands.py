# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Hands on the grid: what it shows, where it stands, and keys."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.views.matrix_view import MatrixView

Key = Qt.Key
TABLE_1 = [
    ["Needs Assessment", "", "Focus group (n=6)", "", "", ""],
    ["Curriculum Design", "", "", "Member of design team (n=2)", "", ""],
    ["Curriculum Development", "", "", "Pilot testers (n=2)", "", ""],
    ["Marketing and Promotion", "", "Surveys (n=25)", "", "", "Institution"],
    ["Learning Recognition", "", "Focus group (n=6)", "", "", ""],
    [
        "Alumni Community",
        "All learners",
        "",
        "",
        "Alumni and institution design and administer an alumni community together",
        "Co-led",
    ],
]


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
