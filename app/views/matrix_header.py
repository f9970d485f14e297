# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The heads of the matrix: of a column its name and in small letters what it means, of a stage its number."""

from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from app.views.grid_model import GridModel

_PAD_X, _PAD_Y = 6, 5
_SMALL = 0.85
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class MatrixHeader(QHeaderView):
    """A horizontal header of two lines; names wrap, and a heavier line stands before Control."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.setMinimumSectionSize(48)
        self.sectionResized.connect(self.updateGeometries)

    def sizeHint(self) -> QSize:
        """Return a height that holds every name and small line."""
        needed = [
            self._name_rect(at, self.sectionSize(at)).height() + self._small_height(at) for at in range(self.count())
        ]
        return QSize(super().sizeHint().width(), max([*needed, 0]) + 2 * _PAD_Y)

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


class RowNumbers(QHeaderView):
    """A vertical header as wide as the last number; Qt would measure a hundred of them after each edit."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(True)

    def sizeHint(self) -> QSize:
        """Return a width that holds every number."""
        return QSize(self.fontMetrics().horizontalAdvance(str(max(10, self.count()))) + 2 * _PAD_X, 0)
