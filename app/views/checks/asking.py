# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What there is to ask of the open plan, found bit by bit after a while of quiet, so that no key waits for it.

A thread would not do: the search is all Python, and the window would wait for its turn at each call of Qt.
"""

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.questions import Questions, questions, questions_by_steps
from app.views.controller import PlanController

_QUIET_MS = 600
_SLICE_SECONDS = 0.002  # with the step that begins last it stays below 0.004: a key must not wait


class Asking(QObject):
    """The questions about a plan, and the plan that raised them: it may be a moment older than the controller's.

    Signals:
        found(): the questions are others now, or were looked for again.
    """

    found = Signal()

    def __init__(self, controller: PlanController, parent: QObject) -> None:
        super().__init__(parent)
        self._controller = controller
        self.plan = controller.plan
        self.questions = Questions(open=(), left=())
        self._is_current = False
        self._search: Iterator[Questions | None] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._search_on)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._wait()
        controller.changed.connect(self._wait)

    @property
    def is_searching(self) -> bool:
        """Whether a search is under way."""
        return self._slices.isActive()

    def now(self) -> Questions:
        """Return the questions about the plan as it is, whatever it takes."""
        if self._is_due():
            self._take(questions(self._controller.plan))
        return self.questions

    def _wait(self) -> None:
        """Wait for quiet; a search for an older plan is over."""
        self._slices.stop()
        self._quiet.start()

    def _is_due(self) -> bool:
        return self._controller.plan is not self.plan or not self._is_current

    def _begin(self) -> None:
        if self._is_due():
            self._search = questions_by_steps(self._controller.plan)
            self._slices.start()

    def _search_on(self) -> None:
        until = time.monotonic() + _SLICE_SECONDS
        for found in self._search:
            if found:
                self._take(found)
            if found or time.monotonic() > until:
                return

    def _take(self, found: Questions) -> None:
        self._slices.stop()
        self.plan, self.questions, self._is_current = self._controller.plan, found, True
        self.found.emit()
