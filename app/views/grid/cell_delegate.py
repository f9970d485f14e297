# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How the cells of the matrix are drawn and edited."""

from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPen, QRegion
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.grid.cell_editor import CellEditor
from app.views.grid.cell_text import PAD_X, PAD_Y, CellTexts, LaidOut
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.tints import colours

Index = QModelIndex | QPersistentModelIndex
_FRAME = 2.0
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus


class CellDelegate(QStyledItemDelegate):
    """Draws every entry in full and edits a cell as text.

    ``replacing`` is set by the view right before typing, not F2, opens an editor: what is typed replaces the text.
    ``wanted`` is what of the table is to be painted; None where that is not known. ``more`` are the words that offer
    another entry at the foot of the current cell.

    Signals:
        taken(key, modifiers): the text of an editor was taken that was ended with that key, and is still there.
        ended(key, modifiers, row): an editor was ended with that key, after its text was taken; the row is that of the
            cell when its editor opened, for a new stage pushes the last row down.
    """

    taken = Signal(int, object)
    ended = Signal(int, object, int)

    def __init__(self, more: str, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self.replacing = False
        self.wanted: QRegion | None = None
        self._more = more
        self._adding = False
        self._texts: CellTexts | None = None
        self._palette_key = 0

    def height(self, option: QStyleOptionViewItem, index: Index, width: int) -> float:
        """Return how high a cell has to be for all of its text."""
        return self._laid_out(self._texts_for(option), index, width).height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell of the width that it has."""
        return QSize(option.rect.width(), int(self.height(option, index, option.rect.width())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background, the entries, and the frame of the cell that has the focus."""
        rect, state = QRectF(option.rect), option.state
        texts = self._texts_for(option)
        ink = texts.colours
        if _SELECTED in state:
            painter.fillRect(rect, ink.washed)  # over the strong colour of Qt's selection
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width() - 1, 1), ink.line)
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), ink.line)
        if self.wanted and _FOCUSED not in state and not self.wanted.intersects(option.rect.adjusted(0, 1, 0, 0)):
            return  # Qt takes a row that changed to be a point higher than it is; that point of the next has no text
        text = self._laid_out(texts, index, option.rect.width())
        text.draw(painter, rect, ink.pale if self._is_offer(index) else ink.text)
        if _FOCUSED in state:
            offer = self._place_of_offer(option, index)
            if not offer.isNull():
                painter.setPen(ink.pale)
                painter.drawText(offer, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._more)
            self._draw_frame(painter, rect, QPen(ink.frame, _FRAME))
        elif _SELECTED in state and index == cast("QAbstractItemView", self.parent()).currentIndex():
            self._draw_frame(painter, rect, QPen(ink.pale, _FRAME, Qt.PenStyle.DashLine))  # the keyboard is elsewhere

    def _draw_frame(self, painter: QPainter, rect: QRectF, pen: QPen) -> None:
        painter.setPen(pen)
        painter.drawRect(rect.adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2 - 1, -_FRAME / 2 - 1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor for a cell; only cells of entries take several lines."""
        model = cast("GridModel", index.model())
        editor = CellEditor(parent, several_lines=model.level_id(index) is not None)
        editor.setFont(option.font)
        editor.setAccessibleName(model.place(index))
        editor.document().setModified(False)  # a font and a margin count for Qt, too
        row = index.row()
        editor.done.connect(lambda key, modifiers: self._end(editor, key, modifiers, row))
        editor.given_up.connect(lambda: self.closeEditor.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the editor: with all of it selected where typing is to replace it, else with the caret at its end.

        What is half typed stays, whatever becomes of the cell meanwhile.
        """
        assert isinstance(editor, CellEditor)  # noqa: S101  # we made it
        if editor.document().isModified():
            return
        editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
        cursor = editor.textCursor()
        if self._adding and editor.text():
            cursor.movePosition(cursor.MoveOperation.End)
            cursor.insertText("\n")
        if self.replacing:
            cursor.select(cursor.SelectionType.Document)
        else:
            cursor.movePosition(cursor.MoveOperation.End)
        editor.setTextCursor(cursor)
        self.replacing = self._adding = False

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
        self.taken.emit(key, modifiers)
        self.closeEditor.emit(editor)
        self.ended.emit(key, modifiers, row)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Open the editor with a new line at its end where the offer of another entry is pressed."""
        pressed = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress
        table = cast("QAbstractItemView", self.parent())
        if pressed and table.hasFocus() and index == table.currentIndex():
            mouse = cast("QMouseEvent", event)
            plain = mouse.button() == Qt.MouseButton.LeftButton and not mouse.modifiers()
            if plain and self._place_of_offer(option, index).contains(mouse.position()):
                self._adding = True
                table.edit(index)
                return True
        return super().editorEvent(event, model, option, index)

    def _place_of_offer(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        """Return where the current cell offers another entry: at its foot, where there is room; else nowhere."""
        model = cast("GridModel", index.model())
        if not (model.holds_entries(index) and index.flags() & Qt.ItemFlag.ItemIsEditable):
            return QRectF()
        cell, texts = QRectF(option.rect), self._texts_for(option)
        text = self._laid_out(texts, index, option.rect.width())
        inner = cell.adjusted(PAD_X, PAD_Y, -PAD_X, -PAD_Y)
        width, height = texts.metrics.horizontalAdvance(self._more), texts.metrics.lineSpacing()
        if not text.paragraphs or cell.height() - text.height >= height:
            return QRectF(inner.left(), inner.bottom() - height, min(width + 1, inner.width()), height)
        if inner.width() - text.end < width + PAD_X:
            return QRectF()
        return QRectF(inner.right() - width - 1, inner.bottom() - height, width + 1, height)

    def _laid_out(self, texts: CellTexts, index: Index, width: int) -> LaidOut:
        model = cast("GridModel", index.model())
        bold = index.column() == STAGE_COLUMN and not model.is_last_row(index)
        return texts.laid_out(model.lines(index), width, bold=bold)

    def _texts_for(self, option: QStyleOptionViewItem) -> CellTexts:
        """Return the texts in the font and the colours that the table has now."""
        font, palette = option.font, option.palette
        if self._texts is None or self._palette_key != palette.cacheKey() or self._texts.font != font:
            self._texts = CellTexts(font, colours(palette))
            self._palette_key = palette.cacheKey()
        return self._texts

    def _is_offer(self, index: Index) -> bool:
        return cast("GridModel", index.model()).is_last_row(index)
