# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The heads of the columns of the matrix: the name, and in small letters what it means."""

from typing import cast

from PySide6.QtCore import QItemSelection, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QStyle, QWidget

from app.views.grid.column_widths import NARROWEST
from app.views.grid.frozen_table import FrozenTable, Index
from app.views.grid.grid_model import GridModel

_PAD_X, _PAD_Y = 6, 5
_SMALL = 0.85
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class MatrixHeader(QHeaderView):
    """A horizontal header of two lines; names wrap, and a heavier line stands before Control.

    The first section stays where it is when the table is scrolled sideways.

    Signals:
        drawn(): somebody drew a column wider or narrower, and let go.
    """

    drawn = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(NARROWEST)
        self.sectionResized.connect(self.updateGeometries)
        self.sectionResized.connect(self._note_resized)
        self._is_drawn = False
        self._held_at: int | None = None  # where the edge of the first section is held, from its right

    def sizeHint(self) -> QSize:
        """Return a height that holds every name and small line."""
        needed = [
            self._name_rect(at, self.sectionSize(at)).height() + self._small_height(at) for at in range(self.count())
        ]
        return QSize(super().sizeHint().width(), max([*needed, 0]) + 2 * _PAD_Y)

    def selectionChanged(self, _selected: QItemSelection, _deselected: QItemSelection) -> None:
        """Do nothing: a head looks the same whatever is selected, and Qt would paint it anew."""

    def currentChanged(self, _current: Index, _previous: Index) -> None:
        """Do nothing, for the same reason."""

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw a section: name bold, gloss small, a line at its foot and before it."""
        model = self._matrix()
        palette = self.palette()
        painter.save()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Button))
        text = rect.adjusted(_PAD_X, _PAD_Y, -_PAD_X, -_PAD_Y)
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        painter.setFont(self._bold())
        painter.drawText(text, int(_WRAP), model.column_name(section))
        painter.setFont(self._small())
        below = text.adjusted(0, self._name_rect(section, rect.width()).height(), 0, 0)
        painter.drawText(below, int(_WRAP), model.gloss(section))
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if section == model.columnCount() - 1:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.ButtonText), 2))
            painter.drawLine(rect.topLeft(), rect.bottomLeft())
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the sections, and over them the first one where they are scrolled under it."""
        super().paintEvent(event)
        if width := self._table().width_over_others():
            painter = QPainter(self.viewport())
            self.paintSection(painter, QRect(0, 0, width, self.viewport().height()), 0)

    # Drawing a column wider: Qt knows nothing of the first section where it lies over others

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the edge of a column."""
        self._is_drawn = False
        if not self._is_over_first(event):
            super().mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton and self._is_at_edge(event):
            self._held_at = self.sectionSize(0) - round(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw the column wider or narrower, or show that it can be."""
        if self._held_at is not None:
            self.resizeSection(0, max(self.minimumSectionSize(), round(event.position().x()) + self._held_at))
        elif not event.buttons() and self._is_over_first(event):
            shape = Qt.CursorShape.SplitHCursor if self._is_at_edge(event) else Qt.CursorShape.ArrowCursor
            self.setCursor(shape)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go, and tell."""
        self._held_at = None
        super().mouseReleaseEvent(event)
        if self._is_drawn:
            self._is_drawn = False
            self.drawn.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take it as two presses; Qt would make the column as narrow as it can be."""
        self.mousePressEvent(event)

    def _is_over_first(self, event: QMouseEvent) -> bool:
        width = self._table().width_over_others()
        return bool(width) and event.position().x() <= width + self._grip()

    def _is_at_edge(self, event: QMouseEvent) -> bool:
        return abs(event.position().x() - self.sectionSize(0)) <= self._grip()

    def _grip(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_HeaderGripMargin, None, self)

    def _note_resized(self) -> None:
        self._is_drawn = True

    def _table(self) -> FrozenTable:
        return cast("FrozenTable", self.parentWidget())

    # Its texts

    def _name_rect(self, section: int, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - 2 * _PAD_X), 10_000)
        return QFontMetrics(self._bold()).boundingRect(room, int(_WRAP), self._matrix().column_name(section))

    def _small_height(self, section: int) -> int:
        gloss = self._matrix().gloss(section)
        room = QRect(0, 0, max(1, self.sectionSize(section) - 2 * _PAD_X), 10_000)
        return QFontMetrics(self._small()).boundingRect(room, int(_WRAP), gloss).height() if gloss else 0

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALL)
        return font

    def _matrix(self) -> GridModel:
        return cast("GridModel", self.model())
