# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The one door between the window and the plan."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

from app.errors import CannotWrite, UserError
from app.models.changes import Edit, diff
from app.models.fields import clean_text
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.storage.versions import LONGEST_NAME, Kind
from app.views.window.publishing import Publishing

SavedState = Literal["reading", "no-file", "saving", "saved", "kept", "away", "memory"]


class PlanController(QObject):
    """An open plan for the views: every edit goes through ``run``, every repaint follows ``changed``.

    A plan that is new to this computer opens to read: then ``opened`` is None, an edit is not made, and
    ``asked_to_edit`` tells that somebody wanted one.

    Signals:
        changed(changes, initiator): rows changed, by an edit, an undo or a redo; the initiator is whoever asked.
        refused(error): a UserError; the plan is as it was.
        edited(edit): an edit was made, for the line that tells of it.
        saved_state_changed(): what ``saved_state`` says is another thing now.
        asked_to_edit(): an edit was wanted while the plan is open to read.
        met(meeting): others changed the file while it was open here; see ``publishing.pending``.
        kept_old(path): the file so far is kept there; the one written from here has taken its place.
    """

    changed = Signal(object, object)
    refused = Signal(object)
    edited = Signal(object)
    saved_state_changed = Signal()
    asked_to_edit = Signal()
    met = Signal(object)
    kept_old = Signal(object)

    def __init__(self, plan: Plan, opened: OpenPlan | None, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._opened: OpenPlan | None = None
        self._path = path
        self.publishing: Publishing | None = None
        if opened:
            self._begin(opened)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._opened.plan if self._opened else self._plan

    @property
    def when_opened(self) -> Plan:
        """The plan as it was when it was opened here."""
        return self._opened.when_opened if self._opened else self._plan

    @property
    def path(self) -> Path | None:
        """The plan's file; None where it is in no file yet."""
        return self._opened.path if self._opened else self._path

    @property
    def is_reading(self) -> bool:
        """Whether the plan is open to read only."""
        return self._opened is None

    @property
    def opened(self) -> OpenPlan | None:
        """The open plan underneath, for what goes beyond edits; None while it is open to read."""
        return self._opened

    @property
    def saved_state(self) -> SavedState:
        """Where the plan is safe at the moment."""
        if self._opened is None:
            return "reading"
        if self._opened.waiting:
            return "memory"
        if self._opened.path is None:
            return "no-file"
        if self.trouble:
            return "away" if self.trouble.reason in ("folder-missing", "not-a-folder", "gone") else "kept"
        return "saved" if self._opened.is_published else "saving"

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written from here, in local time."""
        return self.publishing.saved_at if self.publishing else None

    @property
    def trouble(self) -> CannotWrite | None:
        """Why the file could not be written the last time it was tried; None where it could."""
        return self.publishing.trouble if self.publishing else None

    def start_editing(self, opened: OpenPlan) -> None:
        """Go over from reading to editing, with what the file says by now."""
        before = self.plan
        self._begin(opened)
        self.changed.emit(diff(before, opened.plan), self)
        self.saved_state_changed.emit()

    def run(self, operation: Callable[..., object], *, initiator: object = None, **values: object) -> Edit | None:
        """Carry out an operation; None where it changed nothing or was refused."""
        return self._carry_out(lambda opened: opened.run(operation, **values), initiator)

    def undo(self) -> Edit | None:
        """Take back the last edit."""
        return self._carry_out(OpenPlan.undo, None)

    def redo(self) -> Edit | None:
        """Bring back the edit that was last taken back."""
        return self._carry_out(OpenPlan.redo, None)

    def go_back(self) -> Edit | None:
        """Make the plan what it was when it was opened, as one edit."""
        return self._carry_out(lambda opened: opened.restore(opened.when_opened, "go_back"), None)

    def restore(self, plan: Plan, verb: str, *, initiator: object = None) -> Edit | None:
        """Make the plan what it was, as one edit; what it is now is kept as a version."""
        return self._carry_out(lambda opened: opened.restore(plan, verb), initiator)

    def keep_version(self, kind: Kind, *, author: str = "", name: str = "", note: str = "") -> str | None:
        """Keep the plan as it is now as a version, and return its id; None while reading, or where it was refused.

        ``author`` is whose name stands beside edits, too, from now on.
        """
        if self._opened is None:
            self.asked_to_edit.emit()
            return None
        try:
            self._opened.author = clean_text(author, lines=False)[:LONGEST_NAME].rstrip()
            kept = self._opened.shelf.keep(self.plan, kind, author=self._opened.author, name=name, note=note)
        except UserError as error:
            self.refused.emit(error)
            return None
        self.tell_shelf_changed()
        return kept

    def tell_shelf_changed(self) -> None:
        """Take note that kept versions changed: the file follows, as after an edit."""
        if self.publishing:
            self.publishing.soon()
        self.saved_state_changed.emit()

    def publish(self, *, put_back: bool = False) -> bool:
        """Put the plan into its file now; return whether it is there. Without a file nothing happens.

        ``put_back`` writes the file again where somebody moved or deleted it.
        """
        return self.publishing is not None and self.publishing.now(put_back=put_back)

    def look(self) -> None:
        """See in a thread whether others changed the file."""
        if self.publishing:
            self.publishing.look()

    def save_as(self, path: Path, *, replace: bool, restore_old: bool) -> bool:
        """Put the plan into another file and stay with that one; return whether that went well.

        ``restore_old`` puts the old file back to what it was when it was opened here.
        """
        if self._opened is None or self.publishing is None:
            return False
        self.publishing.wait()
        try:
            trouble = self._opened.save_as(path, replace=replace, old_file=self.when_opened if restore_old else None)
        except UserError as error:
            self.refused.emit(error)
            return False
        self.publishing.was_moved()
        if trouble:
            self.refused.emit(trouble)
        return True

    def close(self) -> None:
        """Put what is not there yet into the file, unless that was just found impossible, and close."""
        if not self.trouble:
            self.publish()
        self._end(OpenPlan.close)

    def throw_away(self) -> None:
        """Close a plan that is in no file, and keep nothing of it."""
        self._end(OpenPlan.throw_away)

    def _end(self, ending: Callable[[OpenPlan], None]) -> None:
        if self._opened and self.publishing:
            self.publishing.stop()
            self._plan, self._path = self._opened.plan, self._opened.path
            ending(self._opened)
            self._opened = self.publishing = None

    def _begin(self, opened: OpenPlan) -> None:
        self._opened = opened
        if self.publishing:
            self.publishing.stop()
        self.publishing = Publishing(opened, self)
        self.publishing.state_changed.connect(self.saved_state_changed)
        self.publishing.took.connect(lambda before: self.changed.emit(diff(before, opened.plan), None))
        self.publishing.met.connect(self.met)
        self.publishing.kept_old.connect(self.kept_old)

    def _carry_out(self, step: Callable[[OpenPlan], Edit | None], initiator: object) -> Edit | None:
        if self._opened is None or self.publishing is None:
            self.asked_to_edit.emit()
            return None
        try:
            edit = step(self._opened)
        except UserError as error:
            self.refused.emit(error)
            return None
        if edit:
            self.publishing.soon()
            self.changed.emit(edit.changes, initiator)
            self.edited.emit(edit)
            self.saved_state_changed.emit()
        return edit
