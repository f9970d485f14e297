# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The line at the foot of the window: where you are, whether it is saved, how much there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar

from app.views.enter import EnterPresses
from app.words import asking


class Foot:
    """The labels of the line, from left to right, and a quiet mark where there are questions about the current cell."""

    def __init__(self, bar: QStatusBar, language: str) -> None:
        self._language = language
        self.place, self.saved, self.counts = QLabel(bar), QLabel(bar), QLabel(bar)
        self.mark = QPushButton(bar)
        self.mark.setFlat(True)
        self.mark.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click on it must not end typing halfway
        self.mark.setToolTip(asking.here_tip(language))
        self.mark.setAccessibleDescription(asking.here_tip(language))
        self.mark.installEventFilter(EnterPresses(self.mark))
        for widget, stretch in ((self.place, 1), (self.mark, 0), (self.saved, 0), (self.counts, 0)):
            if isinstance(widget, QLabel):
                widget.setTextFormat(Qt.TextFormat.PlainText)
                widget.setContentsMargins(10, 2, 12, 3)
            bar.addWidget(widget, stretch)
        self.mark.hide()

    def show_questions(self, count: int) -> None:
        """Say how many questions there are about the current cell; nothing where there is none."""
        self.mark.setText(asking.here(count, self._language))
        self.mark.setVisible(count > 0)

    def clear(self) -> None:
        """Say nothing."""
        self.show_questions(0)
        for label in (self.place, self.saved, self.counts):
            label.clear()
