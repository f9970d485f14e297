# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A hint on the screen: a small note over the page that takes neither the keyboard nor the room of anything."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.views.details.details_fields import plain_label

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

    def place(self, about: QRect, free_of: Sequence[QRect], rather: Sequence[QRect], within: QRect) -> None:
        """Lie close to what it is about, inside ``within`` and over none of ``free_of``; hide where there is no place.

        Of ``rather`` it lies over as little as can be. All are rectangles of the parent.
        """
        width = self.fontMetrics().averageCharWidth() * _CHARACTERS + self.button.sizeHint().width()
        width = min(width, within.width())
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout else 0
        corners = _corners(about, [*free_of, *rather], within, width, height)
        places = [
            place
            for place in (QRect(corner, QSize(width, height)) for corner in corners)
            if within.contains(place) and not any(place.intersects(other) for other in free_of)
        ]
        if places:
            self.setGeometry(min(places, key=lambda place: sum(_area(place & other) for other in rather)))
            self.show()
            self.raise_()
        else:
            self.hide()


def _area(rect: QRect) -> int:
    return 0 if rect.isEmpty() else rect.width() * rect.height()


def _corners(about: QRect, taken: Iterable[QRect], within: QRect, width: int, height: int) -> Iterable[QPoint]:
    """Yield where the note may begin, the best place first: below, beside, above, else a corner of the page."""
    x = max(within.left(), min(about.left(), within.right() - width + 1))
    y = max(within.top(), min(about.top(), within.bottom() - height + 1))
    yield QPoint(x, about.bottom() + _GAP)
    lower = sorted({rect.bottom() for rect in taken if rect.bottom() >= about.bottom()})
    yield from (QPoint(left, low + _GAP) for low in lower for left in (x, about.right() - width + 1))
    yield QPoint(about.right() + _GAP, y)
    yield QPoint(about.left() - _GAP - width, y)
    yield QPoint(x, about.top() - _GAP - height)
    right, bottom = within.right() - width - _GAP, within.bottom() - height - _GAP
    left, top = within.left() + _GAP, within.top() + _GAP
    yield from (QPoint(right, bottom), QPoint(left, bottom), QPoint(right, top), QPoint(left, top))
