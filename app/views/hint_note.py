# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A hint on the screen: a small note over the page that takes neither the keyboard nor the room of anything."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.views.details_fields import plain_label

_CHARACTERS = 42
_GAP = 8


class HintNote(QFrame):
    """One sentence and a button that closes it.

    Signals:
        closed(): by the button.
    """

    closed = Signal()

    def __init__(self, text: str, button: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.label = plain_label(text)
        self.label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.button = QPushButton(button, self)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.closed)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 6, 6, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        self.hide()

    def place(self, about: QRect, free_of: Iterable[QRect], within: QRect) -> None:
        """Lie close to what it is about, inside ``within`` and over none of ``free_of``; hide where there is no place.

        All are rectangles of the parent.
        """
        width = self.fontMetrics().averageCharWidth() * _CHARACTERS + self.button.sizeHint().width()
        width = min(width, within.width())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        taken = list(free_of)
        for corner in _corners(about, taken, within, QSize(width, height)):
            place = QRect(corner.x(), corner.y(), width, height)
            if within.contains(place) and not any(place.intersects(other) for other in taken):
                self.setGeometry(place)
                self.show()
                self.raise_()
                return
        self.hide()


def _corners(about: QRect, taken: Iterable[QRect], within: QRect, size: QSize) -> Iterable[QPoint]:
    """Yield where the note may begin, the best place first: below, beside, above, else a corner of the page."""
    width, height = size.width(), size.height()
    x = max(within.left(), min(about.left(), within.right() - width + 1))
    y = max(within.top(), min(about.top(), within.bottom() - height + 1))
    lowest = max((rect.bottom() for rect in taken), default=about.bottom())
    yield QPoint(x, about.bottom() + _GAP)
    yield QPoint(x, lowest + _GAP)
    yield QPoint(about.right() + _GAP, y)
    yield QPoint(about.left() - _GAP - width, y)
    yield QPoint(x, about.top() - _GAP - height)
    right, bottom = within.right() - width - _GAP, within.bottom() - height - _GAP
    left, top = within.left() + _GAP, within.top() + _GAP
    yield from (QPoint(right, bottom), QPoint(left, bottom), QPoint(right, top), QPoint(left, top))
