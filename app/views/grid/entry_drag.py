# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What can be dragged to a cell: entries of other cells, and ideas."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

ENTRIES_TYPE = "application/x-participation-planner-entries"
IDEA_TYPE = "application/x-participation-planner-idea"


def drag_entries(source: QWidget, ids: Sequence[str]) -> None:
    """Drag entries, named by their ids, from a widget to wherever they are let go."""
    data = QMimeData()
    data.setData(ENTRIES_TYPE, QByteArray("\n".join(ids).encode()))
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.MoveAction)


def dragged_entries(data: QMimeData) -> list[str]:
    """Return the ids of entries that are dragged; empty where something else is."""
    return bytes(data.data(ENTRIES_TYPE).data()).decode().split()


def idea_data(text: str) -> QMimeData:
    """Return what is dragged with an idea: the text of the entry that it becomes."""
    data = QMimeData()
    data.setData(IDEA_TYPE, QByteArray(text.encode()))
    return data


def dragged_idea(data: QMimeData) -> str:
    """Return the text of an idea that is dragged; empty where something else is."""
    return bytes(data.data(IDEA_TYPE).data()).decode()
