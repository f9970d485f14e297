# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The editor over a cell: it grows with its text."""

import math

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget

_NARROWEST = 90
_FRAME = "QPlainTextEdit { border: 2px solid palette(highlight); background: palette(base); color: palette(text); }"
_NEW_PARAGRAPH = "\u2029"
_TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""The keys that end typing and go down."""
FILLING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
"""With Enter: stay, and fill what is selected."""


def begin_line(field: QPlainTextEdit) -> None:
    """Put the caret on a new line below the text of a field, where there is any."""
    field.moveCursor(QTextCursor.MoveOperation.End)
    if not field.document().isEmpty():
        field.insertPlainText("\n")


def select_last(field: QPlainTextEdit, length: int) -> None:
    """Select so many characters at the end of a field, with the caret behind them."""
    cursor = field.textCursor()
    cursor.setPosition(max(0, field.document().characterCount() - 1 - length))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)


class CellEditor(QPlainTextEdit):
    """A text field of several lines, as high as its text and at least as high as the cell.

    Enter ends it, Alt+Enter begins a new line where ``several_lines`` allows it. ``fills`` tells that it was ended by
    Ctrl+Enter.

    Signals:
        done(key, modifiers): Enter, Tab or one of their kind ended the typing.
        given_up(): Esc did.
    """

    done = Signal(int, object)
    given_up = Signal()

    def __init__(self, parent: QWidget, *, several_lines: bool) -> None:
        super().__init__(parent)
        self._several_lines = several_lines
        self.fills = False
        self._cell = QRect()
        self.setStyleSheet(_FRAME)
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._grow)

    def text(self) -> str:
        """Return what stands there, letter for letter: ``toPlainText`` would make blanks of no-break spaces."""
        return self.document().toRawText().replace(_NEW_PARAGRAPH, "\n")

    def set_cell(self, cell: QRect) -> None:
        """Lie over a cell, and beyond it where the text needs more."""
        self._cell = QRect(cell)  # Qt takes its own back
        self._grow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """End on Enter, Tab and Esc; everything else is typed."""
        key, modifiers = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif key in ENTERS and modifiers & Qt.KeyboardModifier.AltModifier:
            if self._several_lines:
                self.insertPlainText("\n")
        elif key in (*ENTERS, *_TABS):
            self.fills = key in ENTERS and bool(modifiers & FILLING)
            self.done.emit(int(key), modifiers)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Take Tab as a key before Qt takes it for moving the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _TABS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def _needed(self) -> int:
        # The size of a plain text document counts lines, not points.
        lines = self.document().size().height()
        margins = 2 * (self.document().documentMargin() + self.frameWidth())
        return math.ceil(lines * self.fontMetrics().lineSpacing() + margins)

    def _grow(self) -> None:
        over = self.parentWidget()
        if over is None or self._cell.isNull():
            return
        width = max(self._cell.width(), _NARROWEST)
        self.resize(width, self.height())  # the text wraps to it before it is measured
        height = min(max(self._cell.height(), self._needed()), over.height())
        self.setGeometry(self._cell.left(), min(self._cell.top(), over.height() - height), width, height)
