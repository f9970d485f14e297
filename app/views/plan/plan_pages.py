# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The pages of a plan, with the rail that goes from one to the other."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from app.models.finding import Finding
from app.models.questions import lines
from app.views.checks.asking import Asking
from app.views.checks.jumps import jump
from app.views.checks.question_ways import Jump
from app.views.checks.questions_page import QuestionsPage
from app.views.controller import PlanController
from app.views.groups.groups_page import GroupsPage
from app.views.plan.plan_page import PlanPage
from app.views.plan.rail import Rail
from app.views.portal.portal_page import PortalPage
from app.views.settings import Settings
from app.views.versions.versions_page import VersionsPage
from app.words import asking as asking_words
from app.words import portal_page as portal_words
from app.words import versions as words

MATRIX, GROUPS, QUESTIONS, VERSIONS, PORTAL = "matrix", "groups", "questions", "versions", "portal"
_COUNTED_FROM = 5  # entries; a plan that is just begun raises many questions, and their number says nothing
_MOST_QUESTIONS = 15


class PlanPages(QWidget):
    """The matrix and, made when they are first wanted, the pages of groups, questions, versions and texts for a portal.

    The last one has a place in the rail once it is used.

    Signals:
        export_requested(plan, title), changes_requested(plan, since), new_plan_requested(plan), said(line),
            undo_offered(line): as ``VersionsPage``.
        text_copied(line, whole): a text for a portal was put on the clipboard, in all or in part.
        questions_here(count): how many questions there are about the current cell.
    """

    export_requested = Signal(object, str)
    changes_requested = Signal(object, object)
    new_plan_requested = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str)
    text_copied = Signal(str, bool)
    questions_here = Signal(int)

    def __init__(self, controller: PlanController, settings: Settings, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._controller, self._settings, self._language = controller, settings, language
        labels = words.pages(language)
        self.rail = Rail(labels["pages"], self)
        self.rail.add_page(MATRIX, labels[MATRIX])
        self.rail.add_page(GROUPS, labels[GROUPS])
        longest = asking_words.page_name(_MOST_QUESTIONS, language)
        self.rail.add_page(QUESTIONS, asking_words.page_name(0, language), longest=longest)
        self.rail.add_page(VERSIONS, labels[VERSIONS])
        self.rail.page_chosen.connect(self.show_page)
        self.matrix = PlanPage(controller, language, self)
        self._remember_look()
        self.matrix.show_groups_across(across=settings.groups_across(controller.plan.project.id))
        self.asking = Asking(controller, self)
        self.asking.found.connect(self._tell_questions)
        speech = self.matrix.shown.speech
        speech.questions = lambda stage_id, level_id: len(self.asking.questions.findings_at(stage_id, level_id))
        speech.cell_first = settings.hears_cell_first
        self.matrix.place_changed.connect(lambda _: self._tell_here())
        self._groups: GroupsPage | None = None
        self._questions: QuestionsPage | None = None
        self._versions: VersionsPage | None = None
        self._portal: PortalPage | None = None
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.matrix)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        controller.changed.connect(lambda *_: self._give_place())
        self._give_place()

    def _remember_look(self) -> None:
        plan_id, grid, settings = self._controller.plan.project.id, self.matrix.grid, self._settings
        grid.set_look(settings.grid_look(plan_id))
        grid.look_changed.connect(lambda: settings.remember_grid_look(plan_id, grid.look()))
        self.matrix.bar.closed.connect(lambda: settings.remember_plan_bar_closed(plan_id))

    @property
    def asks_for_title(self) -> bool:
        """Whether title or institution are still to be asked for."""
        closed = self._settings.plan_bar_closed(self._controller.plan.project.id)
        return not (closed or self._controller.is_reading or self.matrix.bar.is_filled)

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
    def questions(self) -> QuestionsPage:
        """The page of questions."""
        if self._questions is None:
            self._questions = QuestionsPage(self._controller, self.asking, self._language, self)
            self._questions.list.groups = GROUPS in self.rail.buttons
            self._questions.jump_asked.connect(self._jump)
            self._questions.said.connect(self.said)
            self._questions.undo_offered.connect(self.undo_offered)
            self._stack.addWidget(self._questions)
        return self._questions

    @property
    def versions(self) -> VersionsPage:
        """The page of versions."""
        if self._versions is None:
            self._versions = VersionsPage(self._controller, self._settings, self._language, self)
            self._versions.export_requested.connect(self.export_requested)
            self._versions.changes_requested.connect(self.changes_requested)
            self._versions.new_plan_requested.connect(self.new_plan_requested)
            self._versions.said.connect(self.said)
            self._versions.undo_offered.connect(self.undo_offered)
            self._stack.addWidget(self._versions)
        return self._versions

    @property
    def portal(self) -> PortalPage:
        """The page with texts for a portal."""
        if self._portal is None:
            self._portal = PortalPage(self._controller, self._language, self)
            self._portal.said.connect(self.said)
            self._portal.undo_offered.connect(self.undo_offered)
            self._portal.copied.connect(self.text_copied)
            self._stack.addWidget(self._portal)
        return self._portal

    def show_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        self.finish_typing()
        self.rail.show_page(key)
        self._stack.setCurrentWidget(self._page(key))
        self.take_keyboard()

    def show_groups_across(self, *, across: bool) -> None:
        """Show the groups across in the matrix, or the levels, also when the plan is opened again."""
        self.matrix.show_groups_across(across=across)
        self._settings.remember_groups_across(self._controller.plan.project.id, across=across)

    def take_keyboard(self) -> None:
        """Give the keyboard to the page that is shown."""
        page = self._stack.currentWidget()
        if isinstance(page, PlanPage | GroupsPage | QuestionsPage | VersionsPage | PortalPage):
            page.take_keyboard()

    def _page(self, key: str) -> PlanPage | GroupsPage | QuestionsPage | VersionsPage | PortalPage:
        match key:
            case "groups":
                return self.groups
            case "questions":
                return self.questions
            case "versions":
                return self.versions
            case "portal":
                return self.portal
        return self.matrix

    def show_questions_here(self) -> None:
        """Show the page of questions at the first one about the current cell."""
        self.asking.now()
        here = self._here()
        self.show_page(QUESTIONS)
        if here:
            self.questions.show_question(here[0])

    def show_cell_history(self) -> None:
        """Show who changed what in the current cell."""
        stage_id, level_id, _column = self.matrix.grid.current_place()
        if stage_id:
            self.show_page(VERSIONS)
            self.versions.show_cell_history(stage_id, level_id)

    def finish_typing(self) -> None:
        """Take what is half typed."""
        self.matrix.finish_typing()
        for page in (self._groups, self._versions, self._portal):
            if page:
                page.finish_typing()

    def _go_to_cell(self, stage_id: str, level_id: str | None, group_id: str) -> None:
        self.show_page(MATRIX)
        self.matrix.grid.go_to(stage_id, self.matrix.shown.column_of_group(stage_id, level_id, group_id))
        self.take_keyboard()

    def _jump(self, wanted: Jump) -> None:
        if wanted.then == "group":
            self.show_page(GROUPS)
        else:
            self.show_page(MATRIX)
            jump(self.matrix, wanted)

    def _here(self) -> tuple[Finding, ...]:
        """Return the open questions about the current cell."""
        stage_id, level_id, column = self.matrix.grid.current_place()
        return self.asking.questions.findings_at(stage_id, level_id) if stage_id and column else ()

    def _give_place(self) -> None:
        """Give the texts for a portal their place in the rail, once there is one."""
        if PORTAL not in self.rail.buttons and self._controller.plan.rows("answers"):
            self.rail.add_page(PORTAL, portal_words.labels(self._language)["rail"])
            if self._portal and self._stack.currentWidget() is self._portal:
                self.rail.show_page(PORTAL)

    def _tell_here(self) -> None:
        self.questions_here.emit(len(self._here()))

    def _tell_questions(self) -> None:
        is_begun = len(self._controller.plan.rows("involvements")) >= _COUNTED_FROM
        count = len(lines(self.asking.questions.open)) if is_begun else 0
        self.rail.name_page(QUESTIONS, asking_words.page_name(count, self._language))
        self._tell_here()
