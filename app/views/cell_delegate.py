# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How the cells of the matrix are drawn and edited."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.cell_editor import CellEditor
from app.views.cell_text import CellTexts, LaidOut
from app.views.matrix_model import LINES_ROLE, STAGE_COLUMN, MatrixTableModel

Index = QModelIndex | QPersistentModelIndex
_FRAME = 2.0


class CellDelegate(QStyledItemDelegate):
    """Draws every entry in full and edits a cell as text.

    ``replacing`` is set by the view right before typing, not F2, opens an editor: what is typed replaces the text.

    Signals:
        ended(key, modifiers, row): an editor was ended with that key, after its text was taken; the row is that of the
            cell when its editor opened, for a new stage pushes the last row down.
    """

    ended = Signal(int, object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.replacing = False
        self._texts = CellTexts()

    def height(self, option: QStyleOptionViewItem, index: Index, width: int) -> float:
        """Return how high a cell has to be for all of its text."""
        return self._laid_out(option, index, width).height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell of the width that it has."""
        return QSize(option.rect.width(), int(self.height(option, index, option.rect.width())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background, the entries, and the frame of the cell that has the focus."""
        palette, rect = option.palette, QRectF(option.rect)
        painter.save()
        painter.fillRect(
            rect, palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Base)
        )  # over the strong colour of Qt's selection
        selected = bool(option.state & option.state.State_Selected)
        if selected:
            wash = QColor(palette.color(QPalette.ColorRole.Highlight))
            wash.setAlphaF(0.16)
            painter.fillRect(rect, wash)
        painter.setClipRect(rect)
        painter.setPen(_grid_colour(palette))
        inner = rect.adjusted(0, 0, -1, -1)
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        painter.drawLine(inner.topRight(), inner.bottomRight())
        role = QPalette.ColorRole.PlaceholderText if self._is_offer(index) else QPalette.ColorRole.Text
        self._laid_out(option, index, option.rect.width()).draw(painter, rect, palette.color(role))
        if option.state & option.state.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), _FRAME))
            painter.drawRect(rect.adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2 - 1, -_FRAME / 2 - 1))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor for a cell; only cells of entries take several lines."""
        model = cast("MatrixTableModel", index.model())
        editor = CellEditor(parent, several_lines=model.level_id(index) is not None)
        editor.setFont(option.font)
        editor.setAccessibleName(model.place(index))
        row = index.row()
        editor.done.connect(lambda key, modifiers: self._end(editor, key, modifiers, row))
        editor.given_up.connect(lambda: self.closeEditor.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor: with all of it selected where typing is to replace it, else with the caret at its end."""
        assert isinstance(editor, CellEditor)  # noqa: S101  # we made it
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
        cursor = editor.textCursor()
        if self.replacing:
            cursor.select(cursor.SelectionType.Document)
        else:
            cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
        self.replacing = False

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Hand over what was typed."""
        assert isinstance(editor, CellEditor)  # noqa: S101
        model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the editor over its cell."""
        assert isinstance(editor, CellEditor)  # noqa: S101
        editor.set_cell(option.rect)

    def eventFilter(self, editor: object, event: QEvent) -> bool:
        """Leave keys to the editor; Qt's own filter would take Tab away and Enter too late."""
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        return super().eventFilter(editor, event)  # type: ignore[arg-type]

    def _end(self, editor: CellEditor, key: int, modifiers: object, row: int) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.ended.emit(key, modifiers, row)

    def _laid_out(self, option: QStyleOptionViewItem, index: Index, width: int) -> LaidOut:
        font = QFont(option.font)
        if index.column() == STAGE_COLUMN and not self._is_offer(index):
            font.setBold(True)
        return self._texts.laid_out(index.data(LINES_ROLE) or (), width, font, option.palette)

    def _is_offer(self, index: Index) -> bool:
        return cast("MatrixTableModel", index.model()).is_last_row(index)


def _grid_colour(palette: QPalette) -> QColor:
    """Return the colour of the lines between cells: the text's, faint, so that it is seen in every scheme."""
    colour = QColor(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    colour.setAlphaF(0.25)
    return colour
