# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How the cells of the matrix are drawn and edited."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.views.cell_editor import CellEditor
from app.views.cell_text import CellTexts, LaidOut
from app.views.grid_model import STAGE_COLUMN, GridModel

Index = QModelIndex | QPersistentModelIndex
_FRAME = 2.0
_SELECTED, _FOCUSED = QStyle.StateFlag.State_Selected, QStyle.StateFlag.State_HasFocus


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
        self._colours: _Colours | None = None

    def height(self, option: QStyleOptionViewItem, index: Index, width: int) -> float:
        """Return how high a cell has to be for all of its text."""
        return self._laid_out(option, index, width).height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of a cell of the width that it has."""
        return QSize(option.rect.width(), int(self.height(option, index, option.rect.width())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the background, the entries, and the frame of the cell that has the focus."""
        rect, state, colours = QRectF(option.rect), option.state, self._colours_of(option.palette)
        if _SELECTED in state:
            painter.fillRect(rect, colours.base)  # over the strong colour of Qt's selection
            painter.fillRect(rect, colours.wash)
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width() - 1, 1), colours.line)
        painter.fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), colours.line)
        text = self._laid_out(option, index, option.rect.width())
        text.draw(painter, rect, colours.offer if self._is_offer(index) else colours.text)
        if _FOCUSED in state:
            painter.setPen(QPen(colours.frame, _FRAME))
            painter.drawRect(rect.adjusted(_FRAME / 2, _FRAME / 2, -_FRAME / 2 - 1, -_FRAME / 2 - 1))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor for a cell; only cells of entries take several lines."""
        model = cast("GridModel", index.model())
        editor = CellEditor(parent, several_lines=model.holds_entries(index))
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
        lines = cast("GridModel", index.model()).lines(index)
        return self._texts.laid_out(lines, width, font, option.palette)

    def _colours_of(self, palette: QPalette) -> "_Colours":
        if self._colours is None or self._colours.key != palette.cacheKey():
            self._colours = _colours(palette)
        return self._colours

    def _is_offer(self, index: Index) -> bool:
        return cast("GridModel", index.model()).is_last_row(index)


@dataclass(frozen=True, slots=True)
class _Colours:
    """What cells are drawn in, and the key of the palette that it was taken from."""

    key: int
    base: QColor
    wash: QColor
    line: QColor
    text: QColor
    offer: QColor
    frame: QColor


def _colours(palette: QPalette) -> _Colours:
    role, active = QPalette.ColorRole, QPalette.ColorGroup.Active
    wash = QColor(palette.color(role.Highlight))
    wash.setAlphaF(0.16)
    base, text = palette.color(active, role.Base), palette.color(active, role.Text)
    # Text of a quarter's strength is seen in every scheme; mixed, for see-through lines take fifty times as long.
    parts = zip(base.getRgb()[:3], text.getRgb()[:3], strict=True)  # type: ignore[index]
    line = QColor(*((3 * below + above) // 4 for below, above in parts))
    return _Colours(
        palette.cacheKey(),
        base,
        wash,
        line,
        palette.color(role.Text),
        palette.color(role.PlaceholderText),
        palette.color(role.Highlight),
    )
