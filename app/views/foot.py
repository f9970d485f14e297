# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The line at the foot of the window: where you are, whether it is saved, how much there is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QStatusBar


class Foot:
    """The labels of the line, from left to right."""

    def __init__(self, bar: QStatusBar) -> None:
        self.place, self.saved, self.counts = QLabel(bar), QLabel(bar), QLabel(bar)
        for label, stretch in ((self.place, 1), (self.saved, 0), (self.counts, 0)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(10, 2, 12, 3)
            bar.addWidget(label, stretch)

    def clear(self) -> None:
        """Say nothing."""
        for label in (self.place, self.saved, self.counts):
            label.clear()
