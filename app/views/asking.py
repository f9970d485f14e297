# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What there is to ask of the open plan, found in a thread after a while of quiet, so that no key waits for it."""

from PySide6.QtCore import QObject, QTimer, Signal

from app.models.plan import Plan
from app.models.questions import Questions, questions
from app.views.background import Job
from app.views.controller import PlanController

_QUIET_MS = 300


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
        self._job: Job | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._begin)
        self._quiet.start()
        controller.changed.connect(lambda *_: self._quiet.start())

    def now(self) -> Questions:
        """Return the questions about the plan as it is, whatever it takes."""
        plan = self._controller.plan
        if plan is not self.plan or not self._is_current:
            self._take(plan, questions(plan))
        return self.questions

    def _begin(self) -> None:
        plan = self._controller.plan
        if self._job is not None:  # one at a time
            self._quiet.start()
        elif plan is not self.plan or not self._is_current:
            self._job = Job(lambda: (plan, questions(plan)))
            self._job.ended.connect(self._ended)
            self._job.begin()

    def _ended(self, job: Job) -> None:
        self._job = None
        if isinstance(job.outcome, Exception):
            raise job.outcome
        if isinstance(job.outcome, tuple) and job.outcome[0] is self._controller.plan:
            self._take(*job.outcome)
        else:
            self._quiet.start()

    def _take(self, plan: Plan, found: Questions) -> None:
        self.plan, self.questions, self._is_current = plan, found, True
        self.found.emit()
