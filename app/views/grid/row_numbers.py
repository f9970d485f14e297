# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The numbers of the stages, by which stages are selected and dragged to another place."""

from typing import cast

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

_PAD_X = 6
_LINE = 3
_EVERY_MS = 30
_SLOWEST, _FASTEST = 4, 40  # points each time, the faster the further the mouse is out


class RowNumbers(QHeaderView):
    """A vertical header as wide as the last number; Qt would measure a hundred of them after each edit.

    ``may_move`` says whether stages can be dragged; ``drop_place`` is the row before which those would go that are
    being dragged, None where none are; ``is_selecting`` holds while the mouse selects stages here.

    Signals:
        moved(rows, place): stages were let go before the row ``place``.
    """

    moved = Signal(object, int)

    def __init__(self, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.may_move = True
        self.is_selecting = False
        self.drop_place: int | None = None
        self._rows: list[int] = []
        self._pressed: QPoint | None = None
        self._selects_later = False
        self._scrolling = QTimer(self, interval=_EVERY_MS)
        self._scrolling.timeout.connect(self._scroll)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        """Return a width that holds every number."""
        return QSize(self.fontMetrics().horizontalAdvance(str(max(10, self.count()))) + 2 * _PAD_X, 0)

    def paint_drop_line(self, painter: QPainter, width: int) -> None:
        """Draw where the stages that are being dragged would go."""
        if self.drop_place is not None:
            last = self.count() - 1
            end = self.sectionViewportPosition(last)
            y = self.sectionViewportPosition(self.drop_place) if self.drop_place < last else end
            colour = self.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(0, max(0, y - _LINE // 2 - 1), width, _LINE, colour)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the numbers, and the line."""
        super().paintEvent(event)
        self.paint_drop_line(QPainter(self.viewport()), self.viewport().width())

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select, and be ready to drag what is selected."""
        place = event.position().toPoint()
        row = self.logicalIndexAt(place)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
        self._rows, self._selects_later = [], False
        if plain and self.may_move and 0 <= row < self.count() - 1:
            selected = self._selected_rows()
            self._selects_later = row in selected  # else a press would let the others go
            self._rows = selected if self._selects_later else [row]
            self._pressed = place
        if not self._selects_later:
            self.is_selecting = True
            super().mousePressEvent(event)
            self.is_selecting = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag; where nothing can be, select what the mouse goes over."""
        if not self._rows or self._pressed is None:
            self.is_selecting = True
            super().mouseMoveEvent(event)
            self.is_selecting = False
            return
        far = abs(event.position().toPoint().y() - self._pressed.y()) >= QApplication.startDragDistance()
        if self.drop_place is None and far:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.grabKeyboard()  # for Esc
            self._scrolling.start()
            self.drop_place = self._rows[0]
        if self.drop_place is not None:
            self._show_place(event.position().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the stages go where the line is."""
        rows, place, selects = self._rows, self.drop_place, self._selects_later
        self.give_up()
        if not selects:
            super().mouseReleaseEvent(event)
        if place is not None:
            self.moved.emit(rows, place)
        elif selects:
            self._table().selectRow(self.logicalIndexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave everything where it is on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.drop_place is not None:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Esc before a shortcut does, while something is dragged."""
        if event.type() == QEvent.Type.ShortcutOverride and self.drop_place is not None:
            event.accept()
            return True
        return super().event(event)

    def give_up(self) -> None:
        """Leave what is being dragged where it is."""
        self._rows, self._pressed, self._selects_later = [], None, False
        if self.drop_place is not None:
            self.drop_place = None
            self._scrolling.stop()
            self.releaseKeyboard()
            self.unsetCursor()
            self._repaint()

    def _show_place(self, mouse: QPoint) -> None:
        row, stages = self.logicalIndexAt(mouse.y()), self.count() - 1
        if row < 0:
            place = 0 if mouse.y() < 0 else stages
        else:
            middle = self.sectionViewportPosition(row) + self.sectionSize(row) / 2
            place = min(row + (mouse.y() > middle), stages)
        if place != self.drop_place:
            self.drop_place = place
            self._repaint()

    def _scroll(self) -> None:
        mouse = self.viewport().mapFromGlobal(self.cursor().pos())
        out = min(0, mouse.y()) + max(0, mouse.y() - self.viewport().height())
        if out:
            bar = self._table().verticalScrollBar()
            step = min(max(abs(out) // 2, _SLOWEST), _FASTEST)
            bar.setValue(bar.value() + (step if out > 0 else -step))
            self._show_place(QPoint(0, min(max(0, mouse.y()), self.viewport().height() - 1)))
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self._table().viewport().update()

    def _selected_rows(self) -> list[int]:
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        return sorted(row for row in rows if row < self.count() - 1)

    def _table(self) -> QTableView:
        return cast("QTableView", self.parentWidget())
