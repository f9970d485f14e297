# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Templates as small pictures of their tables, each with its name and a line of text."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.views.plain import plain_tip
from app.views.start.template_sketch import Sketch, paint_sketch

_PICTURE = QSize(60, 42)
_GAP = 10
_PADDING = 6
_NARROWEST = 24  # characters beside the picture
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TemplateTile(QAbstractButton):
    """A template to begin from: a picture, a name in bold, a line of text.

    Signals:
        menu_asked(at): what can be done to it is asked for, at a point of the screen.
        rename_asked(), delete_asked(): F2 and Del.
    """

    menu_asked = Signal(object)
    rename_asked = Signal()
    delete_asked = Signal()

    def __init__(self, name: str, line: str, sketch: Sketch, parent: QWidget | None = None, *, tip: str = "") -> None:
        super().__init__(parent)
        self._line, self._sketch = line, sketch
        self.setText(name)
        self.setAccessibleName(name)
        self.setAccessibleDescription(". ".join(text for text in (line, tip) if text))
        self.setToolTip(plain_tip(tip))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        growing = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        growing.setHeightForWidth(True)
        self.setSizePolicy(growing)

    def sizeHint(self) -> QSize:
        """Return the size at which words are not broken."""
        words = max(map(self._name_metrics().horizontalAdvance, self.text().split()), default=0)
        text = max(self.fontMetrics().averageCharWidth() * _NARROWEST, words)
        width = 2 * _PADDING + _PICTURE.width() + _GAP + text
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the size at which all of it is seen."""
        return QSize(self.sizeHint().width(), self.heightForWidth(self.width()))

    def hasHeightForWidth(self) -> bool:
        """Be the higher the narrower it is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the picture and the text are."""
        name, line = self._text_places(width)
        return max(_PICTURE.height(), line.bottom() - name.top() + 1) + 2 * _PADDING

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter as on the space bar; leave the arrows to what is around."""
        key = event.key()
        if key in _ENTERS:
            self.click()
        elif key == Qt.Key.Key_F2:
            self.rename_asked.emit()
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key in _ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by the mouse or by its key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.mapToGlobal(self.rect().center()) if by_key else event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint picture, name and line; a frame where the keyboard is."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), palette.brush(QPalette.ColorRole.Midlight))
        picture = QRect(QPoint(_PADDING, _PADDING), _PICTURE)
        paint_sketch(painter, picture, self._sketch, palette)
        name, line = self._text_places(self.width())
        above = max(0, (_PICTURE.height() - (line.bottom() - name.top() + 1)) // 2)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.setFont(self._name_font())
        painter.drawText(name.translated(0, above), _WRAPPED, self.text())
        painter.setFont(self.font())
        painter.drawText(line.translated(0, above), _WRAPPED, self._line)
        if self.hasFocus():
            painter.setPen(palette.color(QPalette.ColorRole.Highlight))
            for inset in (0, 1):
                painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))

    def _name_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _name_metrics(self) -> QFontMetrics:
        return QFontMetrics(self._name_font())

    def _text_places(self, width: int) -> tuple[QRect, QRect]:
        """Return where name and line go in a tile of a width."""
        left = _PADDING + _PICTURE.width() + _GAP
        room = QRect(left, _PADDING, max(1, width - left - _PADDING), 10_000)
        name, line = QRect(room), QRect(room)  # as wide as the room: what is drawn must wrap as what was measured
        name.setHeight(self._name_metrics().boundingRect(room, _WRAPPED, self.text()).height())
        line.moveTop(name.bottom() + 1)
        line.setHeight(self.fontMetrics().boundingRect(room, _WRAPPED, self._line).height() if self._line else 0)
        return name, line


class Gallery(QWidget):
    """Tiles of one size, as many side by side as there is room for; the arrows go from one to the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: list[TemplateTile] = []
        growing = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        growing.setHeightForWidth(True)
        self.setSizePolicy(growing)

    def add(self, tile: TemplateTile) -> None:
        """Put a tile last."""
        tile.setParent(self)
        self.tiles.append(tile)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return the size of one tile below the other."""
        width = max((tile.sizeHint().width() for tile in self.tiles), default=0)
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def sizeHint(self) -> QSize:
        """Return the size of two tiles side by side."""
        width = 2 * self.minimumSizeHint().width()
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        """Be the higher the narrower it is."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high all the tiles are together."""
        return max((place.bottom() + 1 for place in self._places(width)), default=0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out."""
        super().resizeEvent(event)
        for tile, place in zip(self.tiles, self._places(self.width()), strict=True):
            tile.setGeometry(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from tile to tile."""
        at = next((at for at, tile in enumerate(self.tiles) if tile.hasFocus()), None)
        step = _ARROWS.get(Qt.Key(event.key()))
        if at is None or step is None:
            super().keyPressEvent(event)
            return
        target = at + step[0] + step[1] * self._columns(self.width())
        if 0 <= target < len(self.tiles):
            self.tiles[target].setFocus(Qt.FocusReason.OtherFocusReason)

    def _columns(self, width: int) -> int:
        widest = max((tile.sizeHint().width() for tile in self.tiles), default=1)
        return max(1, width // widest)

    def _places(self, width: int) -> list[QRect]:
        columns = self._columns(width)
        wide = width // columns
        places: list[QRect] = []
        top = 0
        for start in range(0, len(self.tiles), columns):
            row = self.tiles[start : start + columns]
            height = max(tile.heightForWidth(wide) for tile in row)
            places += [QRect(at * wide, top, wide, height) for at in range(len(row))]
            top += height
        return places
