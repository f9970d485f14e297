# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The pages of a plan, with the rail that goes from one to the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.views.controller import PlanController
from app.views.plan_page import PlanPage
from app.views.rail import Rail
from app.views.settings import Settings
from app.views.versions_page import VersionsPage
from app.words import versions as words

MATRIX, VERSIONS = "matrix", "versions"


class PlanPages(QWidget):
    """The matrix and, made when it is first wanted, the page of versions.

    Signals:
        export_requested(plan, title), new_plan_requested(plan), said(line), undo_offered(line): as ``VersionsPage``.
    """

    export_requested = Signal(object, str)
    new_plan_requested = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str)

    def __init__(self, controller: PlanController, settings: Settings, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller, self._settings, self._language = controller, settings, language
        labels = words.labels(language)
        self.rail = Rail(labels["pages"], self)
        for key in (MATRIX, VERSIONS):
            self.rail.add_page(key, labels[key])
        self.rail.page_chosen.connect(self.show_page)
        self.matrix = PlanPage(controller, language, self)
        self._versions: VersionsPage | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.matrix)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)

    @property
    def versions(self) -> VersionsPage:
        """The page of versions."""
        if self._versions is None:
            self._versions = VersionsPage(self._controller, self._settings, self._language, self)
            self._versions.export_requested.connect(self.export_requested)
            self._versions.new_plan_requested.connect(self.new_plan_requested)
            self._versions.said.connect(self.said)
            self._versions.undo_offered.connect(self.undo_offered)
            self._stack.addWidget(self._versions)
        return self._versions

    def show_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        self.finish_typing()
        self.rail.show_page(key)
        self._stack.setCurrentWidget(self.versions if key == VERSIONS else self.matrix)
        self.take_keyboard()

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is shown."""
        if self._stack.currentWidget() is self.matrix:
            self.matrix.take_keyboard()
        else:
            self.versions.take_keyboard()

    def show_cell_history(self) -> None:
        """Show who changed what in the current cell."""
        stage_id, level_id, _column = self.matrix.grid.current_place()
        if stage_id:
            self.show_page(VERSIONS)
            self.versions.show_cell_history(stage_id, level_id)

    def finish_typing(self) -> None:
        """Take what is half typed."""
        self.matrix.finish_typing()
        if self._versions:
            self._versions.finish_typing()
