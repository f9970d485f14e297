# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The one door between the window and the plan."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import CannotWrite, UserError
from app.models.changes import Edit
from app.models.fields import clean_text
from app.models.plan import Plan
from app.storage.open_plan import OpenPlan
from app.storage.versions import LONGEST_NAME, Kind

SavedState = Literal["reading", "no-file", "saving", "saved", "kept"]

_QUIET_MS = 2_000
_LONGEST_MS = 30_000


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
    """

    changed = Signal(object, object)
    refused = Signal(object)
    edited = Signal(object)
    saved_state_changed = Signal()
    asked_to_edit = Signal()

    def __init__(self, plan: Plan, opened: OpenPlan | None, path: Path | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._opened = opened
        self._path = path
        self._when_opened = plan
        self._saved_at: datetime | None = None
        self._trouble: CannotWrite | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._longest = QTimer(self, singleShot=True, interval=_LONGEST_MS)
        for timer in (self._quiet, self._longest):
            timer.timeout.connect(self.publish)

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self._opened.plan if self._opened else self._plan

    @property
    def when_opened(self) -> Plan:
        """The plan as it was when it was opened here."""
        return self._when_opened

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
        if self._opened.path is None:
            return "no-file"
        if self._opened.is_published:
            return "saved"
        return "kept" if self._trouble else "saving"

    @property
    def saved_at(self) -> datetime | None:
        """When the file was last written from here, in local time."""
        return self._saved_at

    @property
    def trouble(self) -> CannotWrite | None:
        """Why the file could not be written the last time it was tried; None where it could."""
        return self._trouble

    def start_editing(self, opened: OpenPlan) -> None:
        """Go over from reading to editing."""
        self._opened = opened
        self._when_opened = opened.plan
        self.changed.emit((), self)
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
        return self._carry_out(lambda opened: opened.become(self._when_opened, "go_back"), None)

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
            self._opened.author = clean_text(author, lines=False)[:LONGEST_NAME] or self._opened.author
            kept = self._opened.shelf.keep(self.plan, kind, author=self._opened.author, name=name, note=note)
        except UserError as error:
            self.refused.emit(error)
            return None
        self.tell_shelf_changed()
        return kept

    def tell_shelf_changed(self) -> None:
        """Take note that kept versions changed: the file follows, as after an edit."""
        self._publish_soon()
        self.saved_state_changed.emit()

    def publish(self) -> bool:
        """Put the plan into its file now; return whether it is there. Without a file nothing happens."""
        self._quiet.stop()
        self._longest.stop()
        if self._opened is None or self._opened.path is None:
            return False
        try:
            if not self._opened.is_published:
                self._opened.publish()
                self._saved_at = datetime.now().astimezone()
            self._trouble = None
        except CannotWrite as trouble:
            self._trouble = trouble
        self.saved_state_changed.emit()
        return self._trouble is None

    def save_as(self, path: Path, *, replace: bool, restore_old: bool) -> bool:
        """Put the plan into another file and stay with that one; return whether that went well.

        ``restore_old`` puts the old file back to what it was when it was opened here.
        """
        if self._opened is None:
            return False
        try:
            self._opened.save_as(path, replace=replace, old_file=self._when_opened if restore_old else None)
        except UserError as error:
            self.refused.emit(error)
            return False
        self._trouble = None
        self._saved_at = datetime.now().astimezone()
        self.saved_state_changed.emit()
        return True

    def close(self) -> None:
        """Put what is not there yet into the file, as far as that is possible, and close."""
        self.publish()
        if self._opened:
            self._opened.close()

    def _carry_out(self, step: Callable[[OpenPlan], Edit | None], initiator: object) -> Edit | None:
        if self._opened is None:
            self.asked_to_edit.emit()
            return None
        try:
            edit = step(self._opened)
        except UserError as error:
            self.refused.emit(error)
            return None
        if edit:
            self._publish_soon()
            self.changed.emit(edit.changes, initiator)
            self.edited.emit(edit)
            self.saved_state_changed.emit()
        return edit

    def _publish_soon(self) -> None:
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()
