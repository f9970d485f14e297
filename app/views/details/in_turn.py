# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Edits out of fields: one that is left while others still hear of the last edit waits for its turn."""

import functools
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from app.models.changes import Changes, Edit
from app.views.controller import PlanController


class InTurn(QObject):
    """Runs the edits of a panel of fields.

    ``show(initiator)`` brings the panel up to date after each change of the plan; the initiator is who asked for it.
    """

    def __init__(self, controller: PlanController, show: Callable[[object], object], parent: QObject) -> None:
        super().__init__(parent)
        self._controller, self._show = controller, show
        self._seen = controller.plan
        self._following = False
        self._later: list[Callable[[], object]] = []
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.catch_up)
        controller.changed.connect(self._follow)

    def run(self, operation: Callable[..., object], **values: object) -> Edit | None:
        """Carry out an operation now, or in its turn: then there is no edit to return yet."""
        step = functools.partial(self._controller.run, operation, initiator=self.parent(), **values)
        if self._following or self._seen is not self._controller.plan:
            # Others are still being told of the last edit; another one now would reach them in the wrong order.
            self._later.append(step)
            self._soon.start()
            return None
        return step()

    def catch_up(self) -> None:
        """Carry out what waits."""
        steps, self._later = self._later, []
        for step in steps:
            step()

    def _follow(self, _changes: Changes, initiator: object) -> None:
        self._seen = self._controller.plan
        self._following = True
        try:
            self._show(initiator)
        finally:
            self._following = False
