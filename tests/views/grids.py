# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What hands do in the grid."""

from PySide6.QtCore import QModelIndex, Qt
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
