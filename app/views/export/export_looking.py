# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Looks in the background how an export comes out, one look at a time, always at what is chosen last."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from app.exports.change_report import Since
from app.exports.options import ExportOptions
from app.exports.registry import Format
from app.exports.rendered import Rendered
from app.models.plan import Plan
from app.views.export.export_job import ExportJob, RemarksJob

_QUIET_MS = 100

Wanted = tuple[Plan, Format, ExportOptions]


class Looking(QObject):
    """Renders what is chosen, then finds out what is worth knowing of it.

    Signals:
        looked(job): how it comes out.
        remarked(job): what is worth knowing.
    """

    looked = Signal(object)
    remarked = Signal(object)

    def __init__(self, wanted: Callable[[], Wanted | None], since: Since | None, parent: QObject) -> None:
        """``wanted`` returns what is chosen now; None where there is nothing to look at."""
        super().__init__(parent)
        self._wanted, self._since = wanted, since
        self._look: ExportJob | None = None
        self._remarks: RemarksJob | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._quiet.timeout.connect(self._begin)

    def soon(self) -> None:
        """Look when nothing else has been chosen for a moment."""
        self._quiet.start()

    def again(self) -> None:
        """Look at once, whatever is going on."""
        self.stop()
        self._begin()

    def stop(self) -> None:
        """Look no more; what is going on ends unheard."""
        self._quiet.stop()
        for job in (self._look, self._remarks):
            if job:
                job.cancel()
        self._look = self._remarks = None

    def _begin(self) -> None:
        """Begin, unless a look is going on: what was chosen meanwhile is looked at when that ends."""
        if self._look is None and (wanted := self._wanted()):
            self._look = ExportJob(*wanted, since=self._since)
            self._look.ended.connect(self._on_looked)
            self._look.begin()

    def _on_looked(self, job: ExportJob) -> None:
        if job is not self._look:
            return
        self._look, wanted = None, self._wanted()
        if wanted is None:
            return
        if (job.wanted, job.options) != wanted[1:]:
            self._begin()
            return
        self.looked.emit(job)
        if isinstance(job.outcome, Rendered):
            self._remarks = RemarksJob(job, wanted[0], job.outcome)
            self._remarks.ended.connect(self._on_remarked)
            self._remarks.begin()

    def _on_remarked(self, job: RemarksJob) -> None:
        if job is self._remarks:
            self._remarks = None
            self.remarked.emit(job)
