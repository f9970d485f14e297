# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix as it looks: rows as high as their text, columns that share the width, a heavier line before Control."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QWidget

from app.views.grid.cell_delegate import CellDelegate
from app.views.grid.column_widths import NARROWEST, ColumnWidths
from app.views.grid.frozen_table import FrozenTable, Index
from app.views.grid.grid_model import GridModel
from app.views.grid.matrix_header import MatrixHeader
from app.views.grid.row_heights import RowHeights
from app.views.grid.row_numbers import RowNumbers
from app.views.text_size import scale_text

_ZOOMS = range(50, 201, 10)  # percent
_NOTCH = 120  # of a wheel, in eighths of a degree


class MatrixTable(FrozenTable):
    """A table over ``GridModel`` to be looked at; what keys and the mouse do comes with ``MatrixView``.

    Signals:
        look_changed(): somebody zoomed, or drew a column wider or narrower.
        zoomed(percent): somebody zoomed.
    """

    look_changed = Signal()
    zoomed = Signal(int)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_set_up = False  # Qt tells of a font before there is anything to fit
        self._zoom = 100
        self._turned = 0
        self._cells = CellDelegate(model.another_entry, self)
        self._numbers = RowNumbers(self)
        super().setModel(model)
        self.setItemDelegate(self._cells)
        self._widths = ColumnWidths(self)
        self._heights = RowHeights(self, self._cells)
        self._heights.all_measured.connect(self._fill_width)
        columns = MatrixHeader(self)
        self.setHorizontalHeader(columns)
        self.setVerticalHeader(self._numbers)
        self._set_up()
        self._follow_model()
        columns.sectionResized.connect(self._heights.measure_all)
        columns.drawn.connect(self._keep_widths)
        self._is_set_up = True

    def show_model(self, model: GridModel) -> None:
        """Show another model over the same plan."""
        for signal, slot in self._followed(self._matrix()):
            signal.disconnect(slot)
        selection = self.selectionModel()
        super().setModel(model)
        selection.deleteLater()
        self._follow_model()

    def _followed(self, model: GridModel) -> list[tuple[Any, Callable[..., None]]]:
        """Return the signals of a model that matter here, each with its slot."""
        return [
            (model.dataChanged, self._measure_changed),
            (model.rowsInserted, self._measure_inserted),
            (model.rowsRemoved, self._forget_removed),
            (model.rowsMoved, self._heights.measure_all),
        ]

    def _follow_model(self) -> None:
        for signal, slot in self._followed(self._matrix()):
            signal.connect(slot)

    def _measure_changed(self, first: Index, last: Index) -> None:
        self._heights.measure_changed(range(first.row(), last.row() + 1))

    def _measure_inserted(self, _parent: Index, first: int, last: int) -> None:
        self._heights.inserted(first, last)

    def _forget_removed(self, _parent: Index, first: int, last: int) -> None:
        self._heights.removed(first, last)

    # How large, how wide

    @property
    def zoom(self) -> int:
        """How large everything is, in percent."""
        return self._zoom

    def look(self) -> dict[str, object]:
        """Return zoom and widths, as ``set_look`` takes them."""
        return {"zoom": self._zoom, "widths": self._widths.drawn}

    def set_look(self, look: Mapping[str, object]) -> None:
        """Take zoom and widths as they were kept; what makes no sense is left out."""
        zoom, widths = look.get("zoom"), look.get("widths")
        self._widths.put(widths if isinstance(widths, dict) else {})
        self._zoom = zoom if isinstance(zoom, int) and zoom in _ZOOMS else 100
        self._show_zoom()

    def zoom_by(self, steps: int) -> None:
        """Make everything larger or smaller by so many steps of 10 percent; 0 makes it what it was at first."""
        zoom = min(max(self._zoom + 10 * steps, _ZOOMS[0]), _ZOOMS[-1]) if steps else 100
        if zoom != self._zoom:
            self._zoom = zoom
            self._show_zoom()
            self.look_changed.emit()
        self.zoomed.emit(zoom)

    def fit_columns(self) -> None:
        """Let the columns share the room of the window again."""
        self._widths.drawn = {}
        self._share_width()
        self.look_changed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Control, a step for each notch; else scroll."""
        if event.modifiers() != Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        self._turned += event.angleDelta().y()
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        if steps:
            self.zoom_by(steps)
        event.accept()

    # What Qt asks for

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share_width()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the program's text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self._is_set_up:
            self._fit_text()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Repaint the current cell alone; Qt would repaint all of them whenever an editor goes."""
        if self.currentIndex().isValid():
            QFrame.focusInEvent(self, event)
            typed = Qt.ItemFlag.ItemIsEditable in self.currentIndex().flags()
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, typed)
            self.update(self.currentIndex())
        else:
            super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Do the same."""
        QFrame.focusOutEvent(self, event)
        self.update(self.currentIndex())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, in a row as high as its text."""
        self._heights.measure_on_the_way(index.row())
        super().scrollTo(index, hint)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Measure the rows that come into sight, and draw them."""
        self._heights.measure_in_sight()
        self._cells.wanted = event.region()
        super().paintEvent(event)
        self._cells.wanted = None
        self._numbers.paint_drop_line(QPainter(self.viewport()), self.viewport().width())

    def paint_between(self) -> None:
        """Draw the heavier line before Control."""
        x = self.columnViewportPosition(self._matrix().columnCount() - 1)
        foot = self.rowViewportPosition(self._matrix().rowCount() - 1)
        painter = QPainter(self.viewport())
        painter.fillRect(x - 1, 0, 2, foot, self.palette().color(QPalette.ColorRole.ButtonText))

    def _set_up(self) -> None:
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropOverwriteMode(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)  # the delegate draws the lines: the style's are hardly seen in dark schemes
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._set_least_height()

    def _set_least_height(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(self.fontMetrics().lineSpacing() + 8)
        rows.setDefaultSectionSize(rows.minimumSectionSize())

    def _show_zoom(self) -> None:
        if self._zoom != 100 or self.testAttribute(Qt.WidgetAttribute.WA_SetFont):
            for widget in (self, self.horizontalHeader(), self._numbers):  # a header does not always follow
                scale_text(widget, self._zoom / 100)
        self._fit_text()

    def _fit_text(self) -> None:
        """Give rows and columns the sizes that the text has now; the current cell stays in sight."""
        self.horizontalHeader().setMinimumSectionSize(NARROWEST * self._zoom // 100)
        self._set_least_height()
        self._share_width()
        self._heights.measure_all()
        row = self.currentIndex().row()
        above = self.viewport().height() // self.verticalHeader().minimumSectionSize()
        self._heights.measure(range(max(0, row - above), row + 1))  # those that could push it out of sight
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def _share_width(self) -> None:
        if self._widths.share(self._zoom):
            self.horizontalHeader().updateGeometry()
            self.updateGeometries()
            self._heights.measure_all()

    def _fill_width(self) -> None:
        if self.horizontalHeader().length() < self.viewport().width():
            self._share_width()  # the scroll bar went since it was shared out

    def _keep_widths(self) -> None:
        self._widths.keep(self._zoom)
        self.look_changed.emit()

    def filled_in_sight(self) -> list[QRect]:
        """Return where there is something to read, of what is in sight."""
        model = self._matrix()
        cells = (model.index(row, column) for row in self._heights.in_sight() for column in range(model.columnCount()))
        return [self.visualRect(cell) for cell in cells if model.lines(cell)]

    def _matrix(self) -> GridModel:
        return cast("GridModel", self.model())
