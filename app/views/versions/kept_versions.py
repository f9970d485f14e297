# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The list of kept versions, and what can be done with each."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.models.plan import Plan
from app.storage.shelf import Shelf
from app.storage.versions import Version
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.views.enter import EnterPresses
from app.views.moments import local
from app.views.plain import no_mnemonic
from app.views.settings import Settings
from app.views.text_list import TextList
from app.views.versions.keep_dialog import KeepDialog
from app.views.versions.past import Past
from app.views.window.banner import Banners
from app.words import versions as words

_LEAVING_ALL = ("compare", "export", "new_from")
"""What can be done while the plan is open to read."""


def version_name(version: Version, language: str) -> str:
    """Return the name of a version, or what kept it and when."""
    when = words.when(local(version.kept_at), datetime.now().astimezone(), language)
    return version.name or words.by_itself(version.kind, when, language)


class KeptVersions(QWidget):
    """The kept versions of a plan, the latest first.

    Signals:
        compare_asked(version): show what changed since a version.
        export_requested(plan, title): export what a version says.
        new_plan_requested(plan): begin a new plan with what a version says.
        said(line): what was done.
        undo_offered(line): what was done, where undo takes it back.
    """

    compare_asked = Signal(object)
    export_requested = Signal(object, str)
    new_plan_requested = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self, controller: PlanController, settings: Settings, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._controller, self._settings, self._language = controller, settings, language
        self._labels = words.labels(language)
        self._past = Past(controller)
        self._versions: list[Version] = []
        self.banners = Banners(self._labels["dismiss"], self)
        self.empty = plain_label(self._labels["empty"])
        self.list = TextList(self._labels["kept_versions"], self)
        self.list.currentRowChanged.connect(self._show_what_can_be_done)
        self.list.itemActivated.connect(lambda _: self._compare())
        self.buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.list.hide()
        self.refresh()

    @property
    def versions(self) -> list[Version]:
        """The versions that are shown, the latest first."""
        return self._versions

    @property
    def current(self) -> Version | None:
        """The version that the list stands on."""
        row = self.list.currentRow()
        return self._versions[row] if 0 <= row < len(self._versions) else None

    def refresh(self) -> None:
        """Show the versions that there are now, and stay on the one that was current."""
        before, row = self.current, self.list.currentRow()
        versions = self._past.versions()
        if versions == self._versions:  # nothing for a screen reader to hear again
            self._show_what_can_be_done()
            return
        self._versions = versions
        self.list.clear()
        for version in self._versions:
            self.list.addItem(QListWidgetItem(self._text(version)))
        ids = [version.id for version in self._versions]
        if ids:
            self.list.setCurrentRow(
                ids.index(before.id) if before and before.id in ids else max(0, min(row, len(ids) - 1))
            )
        self.empty.setVisible(not ids)
        self.list.setVisible(bool(ids))
        self._show_what_can_be_done()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and F2 do in the list what they do elsewhere."""
        steps = {Qt.Key.Key_Delete: self._delete, Qt.Key.Key_F2: self._name}
        if self.list.hasFocus() and event.key() in steps:
            steps[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        steps: dict[str, Callable[[], object]] = {
            "keep": self.keep, "compare": self._compare, "restore": self._restore, "name": lambda: self._name(),
            "export": self._export, "new_from": self._new_from, "delete": self._delete,
        }  # fmt: skip
        enter = EnterPresses(self)
        side = QVBoxLayout()
        for name, step in steps.items():
            button = QPushButton(no_mnemonic(self._labels[name]))
            button.clicked.connect(lambda _checked=False, step=step: step())
            button.installEventFilter(enter)
            self.buttons[name] = button
            side.addWidget(button)
        side.addStretch(1)
        left = QVBoxLayout()
        left.addWidget(self.empty, 0, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.list, 1)
        middle = QHBoxLayout()
        middle.addLayout(left, 1)
        middle.addLayout(side)
        column = QVBoxLayout(self)
        column.addWidget(self.banners)
        column.addLayout(middle, 1)

    def _text(self, version: Version) -> str:
        when = words.when(local(version.kept_at), datetime.now().astimezone(), self._language)
        about = ", ".join(part for part in (when if version.name else "", version.author) if part)
        note = " ".join(version.note.split())
        return "\n".join(part for part in (version_name(version, self._language), about, note) if part)

    @property
    def _shelf(self) -> Shelf | None:
        return self._controller.opened.shelf if self._controller.opened else None

    def _show_what_can_be_done(self) -> None:
        editing = not self._controller.is_reading
        for name, button in self.buttons.items():
            button.setEnabled((editing or name in _LEAVING_ALL) and (name == "keep" or self.current is not None))

    def _plan(self, version: Version | None) -> Plan | None:
        """Return what a version says; one that cannot be read is told of."""
        if version is None:
            return None
        try:
            return self._past.plan_in(version.id)
        except UserError as error:
            self._controller.refused.emit(error)
            return None

    def keep(self) -> None:
        """Ask for a name, and keep the plan as it is now."""
        dialog = KeepDialog(
            self._labels["keep_title"], self._labels["keep_it"], self._language, self, author=self._settings.author()
        )
        dialog.accepted.connect(lambda: self._was_kept(*dialog.texts()))
        self._open(dialog)

    def _was_kept(self, name: str, note: str, author: str) -> None:
        self._settings.set_author(author)
        if self._controller.keep_version("kept", author=author, name=name, note=note):
            self.refresh()
            self.list.setCurrentRow(0)
            self.said.emit(words.kept(name, self._language))

    def name_version(self, version_id: str, otherwise: Callable[[], object]) -> None:
        """Ask for a name for a version; ``otherwise`` is done where none was given."""
        self.refresh()
        ids = [version.id for version in self._versions]
        if version_id in ids:
            self.list.setCurrentRow(ids.index(version_id))
            self._name(otherwise)

    def _name(self, otherwise: Callable[[], object] | None = None) -> None:
        if (version := self.current) and self._shelf:
            unknown = None if self._settings.author_was_asked() else ""
            dialog = KeepDialog(
                self._labels["name_title"], self._labels["name_it"], self._language, self.window(),
                name=version.name, note=version.note, author=unknown,
            )  # fmt: skip
            dialog.accepted.connect(lambda: self._was_named(version, *dialog.texts()))
            if otherwise:
                dialog.rejected.connect(otherwise)
            self._open(dialog)

    def _was_named(self, version: Version, name: str, note: str, author: str) -> None:
        if not self._settings.author_was_asked():
            self._settings.set_author(author)
        if self._shelf:
            try:
                self._shelf.rename(version.id, name=name, note=note)
            except UserError as error:
                self._controller.refused.emit(error)
                return
            self._controller.tell_shelf_changed()
            self.refresh()
            self.said.emit(words.kept(name, self._language))

    def _open(self, dialog: KeepDialog) -> None:
        if self.isVisible():
            dialog.finished.connect(lambda _: (self.list if self._versions else self.buttons["keep"]).setFocus())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _compare(self) -> None:
        if self.current:
            self.compare_asked.emit(self.current)

    def _restore(self) -> None:
        version, plan = self.current, self._plan(self.current)
        if version is None or plan is None:
            return
        # Reasons are told about versions, not of the plan: they stay.
        now = self._controller.plan.rows("reasons")
        plan = plan.replaced({"reasons": {**dict.fromkeys(plan.rows("reasons")), **now}})
        name = version_name(version, self._language)
        edit = self._controller.restore(plan, "restore", initiator=self)
        self.refresh()
        if edit:
            self.undo_offered.emit(words.restored(name, self._language))
        else:
            self.said.emit(words.restored_nothing(name, self._language))

    def _export(self) -> None:
        version, plan = self.current, self._plan(self.current)
        if version and plan:
            self.export_requested.emit(plan, version_name(version, self._language))

    def _new_from(self) -> None:
        if plan := self._plan(self.current):
            self.new_plan_requested.emit(plan)

    def _delete(self) -> None:
        """Delete a version; one that somebody kept by name is asked for, for undo does not bring it back."""
        version = self.current
        if version is None or self._shelf is None:
            return
        if not version.name:
            self._was_deleted(version)
            return
        ways = (
            (self._labels["delete_it"], lambda: self._was_deleted(version)),
            (self._labels["leave_it"], self.list.setFocus),
        )
        self.banners.show_banner("delete", words.ask_delete(version.name, self._language), *ways)
        if banner := self.banners.shown("delete"):
            banner.buttons[1].setFocus()

    def _was_deleted(self, version: Version) -> None:
        if self._shelf:
            self._shelf.delete(version.id)
            self._controller.tell_shelf_changed()
            self.refresh()
            (self.list if self._versions else self.buttons["keep"]).setFocus()
            self.said.emit(words.deleted(version_name(version, self._language), self._language))
