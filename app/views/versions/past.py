# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The past of a plan for the views: from its working copy or, while it is open to read, from its file."""

from collections.abc import Sequence

from app.errors import CannotOpen, VersionUnreadable
from app.models.fields import PlanBroken
from app.models.plan import Plan
from app.storage.contents import unpack_plan
from app.storage.history import PastEdit, edits_in
from app.storage.reading import PlanFile, read_plan_file
from app.storage.versions import Version
from app.views.controller import PlanController


class Past:
    """What was: versions, what each says, and the history. The file is read once, when somebody first asks."""

    def __init__(self, controller: PlanController) -> None:
        self._controller = controller
        self._file: PlanFile | None = None

    def versions(self) -> list[Version]:
        """Return every kept version, the latest first."""
        if opened := self._controller.opened:
            return opened.shelf.versions()
        return sorted(self._from_file().versions, key=lambda version: version.kept_at, reverse=True)

    def plan_in(self, version_id: str) -> Plan:
        """Return what the plan was in a version; raises VersionUnreadable."""
        if opened := self._controller.opened:
            return opened.shelf.plan_in(version_id)
        try:
            return unpack_plan(next(each.content for each in self.versions() if each.id == version_id))
        except (PlanBroken, StopIteration):
            raise VersionUnreadable from None

    def history(self) -> Sequence[PastEdit]:
        """Return every edit that is still told of, oldest first; what cannot be read is left out."""
        if opened := self._controller.opened:
            return opened.shelf.history()
        return edits_in(self._from_file().history)

    def _from_file(self) -> PlanFile:
        """Return what the file says; nothing of the past where it says something else by now, or nothing at all."""
        plan = self._controller.plan
        if self._file is None:
            self._file = PlanFile(plan, ())
            try:
                found = read_plan_file(self._controller.path) if self._controller.path else self._file
            except CannotOpen:
                found = self._file
            if found.plan == plan:
                self._file = found
        return self._file
