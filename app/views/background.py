# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Work that must not keep the window waiting: one thread for one thing to do."""

import atexit
from collections.abc import Callable

from PySide6.QtCore import QThread, Signal

# A thread must not go before it has ended, whatever becomes of the object that began it.
_begun: set["Job"] = set()


class Job(QThread):
    """Does something in a thread of its own, where nothing of the window may be touched.

    Signals:
        ended(job): it is done; ``outcome`` is what it returned, or the exception that it raised.
    """

    ended = Signal(object)

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__()
        self._work: Callable[[], object] | None = work
        self.outcome: object = None

    def begin(self) -> None:
        """Start, and stay alive until the end."""
        _begun.difference_update([job for job in _begun if job.isFinished()])
        _begun.add(self)
        self.start()

    def run(self) -> None:
        """Do the work; called in the thread."""
        work, self._work = self._work, None
        try:
            self.outcome = work() if work else None
        except Exception as error:  # whoever began it has to hear of it, whatever it is
            self.outcome = error
        self.ended.emit(self)


def _wait_for_all() -> None:
    for job in _begun:
        job.wait()


atexit.register(_wait_for_all)
