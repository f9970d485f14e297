# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Exports are made in a thread of their own, so that the window answers while a long plan is set."""

from dataclasses import replace
from pathlib import Path
from threading import Lock

from app.errors import UserError
from app.exports import registry
from app.exports.change_report import Since
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format
from app.exports.rendered import Rendered
from app.models.plan import Plan
from app.views.background import Job

# The libraries of the formats keep fonts and styles in places that threads share.
_one_at_a_time = Lock()
_PDF = ".pdf"


class ExportJob(Job):
    """Renders a plan in memory and, where it has a path, puts the file in place.

    Without a path it is a look: ``preview`` is the PDF of the same options, whatever the format; None where there
    can be none.

    A job that nobody listens to any more runs to its end unseen. ``outcome`` is the Rendered; None where it was
    cancelled; or the exception that it ended with.
    """

    def __init__(
        self,
        plan: Plan,
        wanted: Format,
        options: ExportOptions,
        path: Path | None = None,
        *,
        since: Since | None = None,
    ) -> None:
        super().__init__(self._make)
        self.since = since
        self.path = path
        self.wanted = wanted
        self.options = options
        self.preview: Rendered | None = None
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
            rendered = registry.render_plan(self._plan, self.wanted, self.options, self.since)
            if self.path is None:
                self.preview = rendered if self.wanted.suffix == _PDF else self._as_pdf(self._plan)
        if self.path is None:
            return rendered
        if not self._may_write():
            return None
        registry.write(self.path, rendered)
        return rendered

    def _as_pdf(self, plan: Plan) -> Rendered | None:
        """Return the pages; None where the PDF cannot show a letter that the format can."""
        try:
            options = replace(self.options, orientation=self.options.orientation or self.wanted.orientation)
            return registry.render_plan(plan, FORMATS[_PDF], options, self.since)
        except UserError:
            return None

    def _may_write(self) -> bool:
        with self._gate:
            self._writing = not self._cancelled
            return self._writing


class RemarksJob(Job):
    """Finds out what is worth knowing of an export that was looked at; ``outcome`` is the remarks, or an exception."""

    def __init__(self, look: ExportJob, plan: Plan, rendered: Rendered) -> None:
        super().__init__(self._find)
        self.look = look
        self._plan, self._rendered = plan, rendered
        self._cancelled = False

    def cancel(self) -> None:
        """Find nothing, if it has not begun."""
        self._cancelled = True

    def _find(self) -> object:
        from app.exports.preflight import remarks  # its libraries take a while to load

        with _one_at_a_time:
            if self._cancelled:
                return ()
            return remarks(self._plan, self.look.wanted, self.look.options, self._rendered, self.look.since)
