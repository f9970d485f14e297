# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The line at the foot of the window: where you are, whether it is saved, how much there is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStatusBar, QWidget

from app.views.enter import EnterPresses
from app.views.plain import plain_tip
from app.words import asking

_SHOWN_MS = 6_000
_GAPS = 40  # between the parts, and the grip at the corner


class ShortenedLabel(QLabel):
    """A label that shows as much of its text as there is room for; the tip and a screen reader have all of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def clear(self) -> None:
        """Show no text."""
        self.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show more, or less."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Show more, or less, where the text is of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        room = self.contentsRect().width()
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideMiddle, room) if room > 0 else ""
        super().setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


class Foot:
    """The labels of the line, from left to right, and a quiet mark where there are questions about the current cell.

    What is said in passing takes the room of the first.
    """

    def __init__(self, bar: QStatusBar, language: str) -> None:
        self._bar, self._language = bar, language
        self.place, self.saved, self.counts = ShortenedLabel(bar), QLabel(bar), QLabel(bar)
        self.mark = QPushButton(bar)
        self.mark.setFlat(True)
        self.mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on it must not end typing halfway
        self.mark.setToolTip(asking.here_tip(language))
        self.mark.setAccessibleDescription(asking.here_tip(language))
        self.mark.installEventFilter(EnterPresses(self.mark))
        for label in (self.place, self.saved, self.counts):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(10, 2, 12, 3)
        bar.addWidget(self.place, 1)
        for widget in (self.mark, self.saved, self.counts):
            bar.addPermanentWidget(widget)
        self.mark.hide()

    def say(self, line: str) -> None:
        """Say something for a few seconds, as much of it as there is room for."""
        beside = [each.width() for each in (self.mark, self.saved, self.counts) if each.isVisible()]
        room = self._bar.width() - sum(beside) - _GAPS
        self._bar.showMessage(self._bar.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, room), _SHOWN_MS)

    def show_questions(self, count: int) -> None:
        """Say how many questions there are about the current cell; nothing where there is none."""
        self.mark.setText(asking.here(count, self._language))
        self.mark.setVisible(count > 0)

    def clear(self) -> None:
        """Say nothing."""
        self.show_questions(0)
        for label in (self.place, self.saved, self.counts):
            label.clear()
