# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The search for garbage, between the events of the window."""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 5_000


class GarbageSearch(QObject):
    """Searches for garbage in the thread of the window and between its events, and nowhere else.

    Python searches wherever something is made: in a thread, where Qt does not allow an object of the window's to go;
    or within Qt, while it holds the lock over an object's signals, which one that goes then waits for for ever.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(search)
        timer.start()


def search() -> None:
    """Search through the oldest generation that is due, as Python would have."""
    due = [
        age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
    ]
    if due:
        gc.collect(due[-1])
