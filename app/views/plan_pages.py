# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The pages of a plan, with the rail that goes from one to the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.views.controller import PlanController
from app.views.groups_page import GroupsPage
from app.views.plan_page import PlanPage
from app.views.rail import Rail
from app.views.settings import Settings
from app.views.versions_page import VersionsPage
from app.words import versions as words

MATRIX, GROUPS, VERSIONS = "matrix", "groups", "versions"


class PlanPages(QWidget):
    """The matrix and, made when they are first wanted, the pages of groups and of versions.

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
        for key in (MATRIX, GROUPS, VERSIONS):
            self.rail.add_page(key, labels[key])
        self.rail.page_chosen.connect(self.show_page)
        self.matrix = PlanPage(controller, language, self)
        self.matrix.show_groups_across(across=settings.groups_across(controller.plan.project.id))
        self._groups: GroupsPage | None = None
        self._versions: VersionsPage | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.matrix)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)

    @property
    def groups(self) -> GroupsPage:
        """The page of groups."""
        if self._groups is None:
            self._groups = GroupsPage(self._controller, self._language, self)
            self._groups.went_to.connect(self._go_to_cell)
            self._groups.said.connect(self.said)
            self._groups.undo_offered.connect(self.undo_offered)
            self._stack.addWidget(self._groups)
        return self._groups

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
        page: PlanPage | GroupsPage | VersionsPage = self.matrix
        if key != MATRIX:
            page = self.groups if key == GROUPS else self.versions
        self._stack.setCurrentWidget(page)
        self.take_keyboard()

    def show_groups_across(self, *, across: bool) -> None:
        """Show the groups across in the matrix, or the levels, also when the plan is opened again."""
        self.matrix.show_groups_across(across=across)
        self._settings.remember_groups_across(self._controller.plan.project.id, across=across)

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is shown."""
        page = self._stack.currentWidget()
        if isinstance(page, GroupsPage | VersionsPage):
            page.take_keyboard()
        else:
            self.matrix.take_keyboard()

    def show_cell_history(self) -> None:
        """Show who changed what in the current cell."""
        stage_id, level_id, _column = self.matrix.grid.current_place()
        if stage_id:
            self.show_page(VERSIONS)
            self.versions.show_cell_history(stage_id, level_id)

    def finish_typing(self) -> None:
        """Take what is half typed."""
        self.matrix.finish_typing()
        for page in (self._groups, self._versions):
            if page:
                page.finish_typing()

    def _go_to_cell(self, stage_id: str, level_id: str | None, group_id: str) -> None:
        self.show_page(MATRIX)
        self.matrix.go_to_cell(stage_id, level_id, group_id)
