# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Versions: what the plan said at times that mattered, and who changed what."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.storage.versions import Version
from app.views.controller import PlanController
from app.views.plain import no_mnemonic
from app.views.settings import Settings
from app.views.versions.all_changes import AllChanges
from app.views.versions.comparison import Comparison
from app.views.versions.kept_versions import KeptVersions
from app.words import versions as words


class VersionsPage(QWidget):
    """The page with the kept versions and, on its second tab, all changes.

    Signals:
        export_requested(plan, title): export what a version says.
        changes_requested(plan, since): export what changed.
        new_plan_requested(plan): begin a new plan with what a version says.
        said(line): what was done, for the line at the foot.
        undo_offered(line): what was done, where undo takes it back.
    """

    export_requested = Signal(object, str)
    changes_requested = Signal(object, object)
    new_plan_requested = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self, controller: PlanController, settings: Settings, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        labels = words.labels(language)
        self.kept = KeptVersions(controller, settings, language)
        self.comparison = Comparison(controller, language)
        self.changes = AllChanges(controller, language)
        self._first = QStackedWidget()
        self._first.addWidget(self.kept)
        self._first.addWidget(self.comparison)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self._first, no_mnemonic(labels["kept_versions"]))
        self.tabs.addTab(self.changes, no_mnemonic(labels["all_changes"]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.kept.compare_asked.connect(self.compare)
        self.comparison.left.connect(self._show_versions)
        self.kept.export_requested.connect(self.export_requested)
        self.comparison.export_asked.connect(self.changes_requested)
        self.kept.new_plan_requested.connect(self.new_plan_requested)
        for signal in (self.kept.said, self.comparison.said):
            signal.connect(self.said)
        for signal in (self.kept.undo_offered, self.changes.undo_offered):
            signal.connect(self.undo_offered)
        controller.changed.connect(lambda *_: self._look_again())
        controller.saved_state_changed.connect(self._look_again)

    def show_cell_history(self, stage_id: str, level_id: str | None) -> None:
        """Show who changed what in one cell; None for the level is who decides in the stage."""
        self.tabs.setCurrentWidget(self.changes)
        self.changes.show_cell((stage_id, level_id))
        self.changes.list.setFocus()

    def compare(self, version: Version) -> None:
        """Show what changed since a version."""
        self.tabs.setCurrentWidget(self._first)
        self.comparison.compare(version, self.kept.versions)
        self._first.setCurrentWidget(self.comparison)
        self.comparison.back.setFocus()

    def take_keyboard(self) -> None:
        """Give the keyboard to the list that is shown."""
        if self.tabs.currentWidget() is self.changes:
            self.changes.list.setFocus()
        elif self._first.currentWidget() is self.kept:
            self.kept.list.setFocus()
        else:
            self.comparison.back.setFocus()

    def finish_typing(self) -> None:
        """Save what is half typed."""
        self.comparison.finish_typing()

    def showEvent(self, event: QShowEvent) -> None:
        """Show the versions that there are now."""
        super().showEvent(event)
        self.kept.refresh()

    def _show_versions(self) -> None:
        self._first.setCurrentWidget(self.kept)
        self.kept.list.setFocus()

    def _look_again(self) -> None:
        if self.kept.isVisible():
            self.kept.refresh()
