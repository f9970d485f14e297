# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Widgets in a line that goes on below where the window is too narrow for it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import isValid

_Line = list[tuple[QLayoutItem, QSize]]


class FlowLayout(QLayout):
    """Lays widgets out like words: each as wide as it wants to be, as many in a line as there is room for."""

    def __init__(self, across: int, down: int) -> None:
        """``across`` lies between the widgets of a line, ``down`` between lines."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._widgets: list[QWidget | None] = []
        self._across, self._down = across, down

    def insert_widget(self, at: int, widget: QWidget) -> None:
        """Put a widget before the one at a place; below 0 counts from the end."""
        self.addWidget(widget)
        self._items.insert(at, self._items.pop())
        self._widgets.insert(at, self._widgets.pop())
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item last."""
        self._items.append(item)
        self._widgets.append(item.widget())
        self.invalidate()

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at a place; None beyond the last."""
        return self._living()[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Take the item at a place out; None beyond the last."""
        if not 0 <= index < len(self._items):
            return None
        item = self._living().pop(index)
        del self._widgets[index]
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Want no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be the higher the narrower it is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are, for a width."""
        return self._lay_out(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """Return the size of one line of everything."""
        sizes = [item.sizeHint() for item in self._shown()]
        width = sum(size.width() for size in sizes) + self._across * max(0, len(sizes) - 1)
        return QSize(width, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """Return the size of the widest widget, and the highest."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        """Lay the widgets out."""
        super().setGeometry(rect)
        self._lay_out(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._living() if isValid(item) and not item.isEmpty()]

    def _living(self) -> list[QLayoutItem]:
        """Return the items; those that the binding let go with something else are made anew for their widgets."""
        for at, (item, widget) in enumerate(zip(self._items, self._widgets, strict=True)):
            if not isValid(item) and widget is not None and isValid(widget):
                self._items[at] = QWidgetItem(widget)
        return self._items

    def _lay_out(self, rect: QRect, *, move: bool) -> int:
        """Go through the lines, and move the widgets to their places; return the height of all lines."""
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            if move:
                self._place(line, QRect(rect.x(), y, rect.width(), height))
            y += height + self._down
        return max(0, y - self._down - rect.y())

    def _lines(self, width: int) -> list[_Line]:
        lines: list[_Line] = []
        room = 0
        for item in self._shown():
            size = item.sizeHint().boundedTo(QSize(max(width, item.minimumSize().width()), item.sizeHint().height()))
            if not lines or size.width() > room:
                lines.append([])
                room = width
            lines[-1].append((item, size))
            room -= size.width() + self._across
        return lines

    def _place(self, line: _Line, rect: QRect) -> None:
        """Put a line into its place; those that want more room than they need share what is left of it."""
        growing = [item for item, _ in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        spare = rect.width() - sum(size.width() + self._across for _, size in line) + self._across
        x = rect.x()
        for item, size in line:
            width = size.width() + (max(0, spare) // len(growing) if item in growing else 0)
            item.setGeometry(QRect(x, rect.y() + (rect.height() - size.height()) // 2, width, size.height()))
            x += width + self._across
