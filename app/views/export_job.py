# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Exports are made in a thread of their own, so that the window answers while a long plan is set."""

from dataclasses import replace
from pathlib import Path
from threading import Lock

from app.exports import registry
from app.exports.options import ExportOptions
from app.exports.registry import Format
from app.exports.rendered import Rendered
from app.models.plan import Plan
from app.views.background import Job

# The libraries of the formats keep fonts and styles in places that threads share.
_one_at_a_time = Lock()
_MOST_PAGES = 4


class ExportJob(Job):
    """Renders a plan in memory and, where it has a path, puts the file in place.

    Without a path it is a look: where more than one page comes out, though not many, it finds out whether the legend
    is to blame, ``pages_without_legend``; None where that was not looked at.

    A job that nobody listens to any more runs to its end unseen. ``outcome`` is the Rendered; None where it was
    cancelled; or the exception that it ended with.
    """

    def __init__(self, plan: Plan, wanted: Format, options: ExportOptions, path: Path | None = None) -> None:
        super().__init__(self._make)
        self.path = path
        self.wanted = wanted
        self.options = options
        self.pages_without_legend: int | None = None
        self._plan: Plan | None = plan
        self._gate = Lock()
        self._cancelled = False
        self._writing = False

    def cancel(self) -> bool:
        """Write nothing; return False where the file is being put in place already, which is not stopped half-way."""
        with self._gate:
            self._cancelled = self._cancelled or not self._writing
            return self._cancelled

    def _make(self) -> Rendered | None:
        with _one_at_a_time:
            if self._cancelled or self._plan is None:
                return None
            rendered = registry.render_plan(self._plan, self.wanted, self.options)
            many = 1 < (rendered.pages or 0) <= _MOST_PAGES
            if self.path is None and self.options.legend and many and not self._cancelled:
                without = replace(self.options, legend=False)
                self.pages_without_legend = registry.render_plan(self._plan, self.wanted, without).pages
        if self.path is None:
            return rendered
        if not self._may_write():
            return None
        registry.write(self.path, rendered)
        return rendered

    def _may_write(self) -> bool:
        with self._gate:
            self._writing = not self._cancelled
            return self._writing
