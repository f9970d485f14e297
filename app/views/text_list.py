# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A list of texts that wrap, each whole to be seen."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.views.grid.cell_text import CellTexts, LaidOut
from app.views.grid.grid_model import CellLine
from app.views.tints import colours

_LINE_BREAK = "\u2028"

Index = QModelIndex | QPersistentModelIndex


class TextList(QListWidget):
    """A list whose lines are as high as their text needs; the arrows go through it, Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_Wrapped(self))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)


class _Wrapped(QStyledItemDelegate):
    """Wraps everywhere where it must: Qt's own cuts a word that is wider than the list."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view
        self._texts: CellTexts | None = None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the text needs in the width that there is."""
        width = self._view.viewport().width()
        return QSize(width, round(self._laid_out(option, index, width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background as the system does, and the text over it."""
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        look.text = ""
        self._view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, look, painter, self._view)
        selected = bool(look.state & QStyle.StateFlag.State_Selected)
        active = bool(look.state & QStyle.StateFlag.State_Active)
        group = QPalette.ColorGroup.Active if active else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        self._laid_out(option, index, option.rect.width()).draw(
            painter, QRectF(option.rect), look.palette.color(group, role)
        )

    def _laid_out(self, option: QStyleOptionViewItem, index: Index, width: int) -> LaidOut:
        look = QStyleOptionViewItem(option)
        self.initStyleOption(look, index)
        line = CellLine("", look.text.replace("\n", _LINE_BREAK))
        if self._texts is None or self._texts.font != look.font:
            self._texts = CellTexts(look.font, colours(look.palette))
        return self._texts.laid_out((line,), width, bold=False)
