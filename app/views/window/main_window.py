# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window: a first page or a plan, its banners, its menus, and the line at its foot."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import NAME
from app.errors import PlanInUse, UserError
from app.models.renewal import new_plan_from
from app.views.controller import PlanController
from app.views.grid.grid_model import STAGE_COLUMN
from app.views.look import renew_looks
from app.views.plan.plan_page import PlanPage
from app.views.plan.plan_pages import PlanPages
from app.views.start.bringing_in import BringingIn
from app.views.start.first_page import FirstPage
from app.views.start.own_templates import OwnTemplates
from app.views.window.banner import Banners, announce
from app.views.window.file_work import FileWork
from app.views.window.foot import Foot
from app.views.window.handing_out import HandingOut
from app.views.window.hints import Hints
from app.views.window.plan_banners import PlanBanners
from app.views.window.rescue import tell_in_use
from app.views.window.window_actions import add_actions, cell_menu, enable
from app.views.window.window_commands import WindowCommands
from app.words import grid as grid_words
from app.words import verbs
from app.words import window as words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.window.desk import Desk

_MOST_DROPPED = 5
_USUAL_SIZE = (1180, 720)
_FRAME = (8, 40)  # what the system draws around a window, at least


class MainWindow(QMainWindow):
    """One window for one plan; before it has one, the first page."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._language = desk.language
        self.labels = words.labels(desk.language)
        self.controller: PlanController | None = None
        self.pages: PlanPages | None = None
        self.hints: Hints | None = None
        self.banners = Banners(self.labels["dismiss"], self)
        self._pages = QStackedWidget(self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.banners.go_back = lambda: self.pages.take_keyboard() if self.pages else None
        self.files = FileWork(self, desk)
        self.out = HandingOut(self, desk)
        self.templates = OwnTemplates(self, desk)
        self.tables = BringingIn(self, desk)
        self._told: PlanBanners | None = None
        self.commands = WindowCommands(self, desk)
        self.actions_by_name = add_actions(self, self.commands.handlers(), desk.language)
        self._cell_menu = cell_menu(self, self.actions_by_name)
        self.foot = Foot(self.statusBar(), desk.language)
        self.foot.mark.clicked.connect(lambda: self.pages.show_questions_here() if self.pages else None)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = self.screen().availableSize()
        self.resize(min(_USUAL_SIZE[0], room.width() - _FRAME[0]), min(_USUAL_SIZE[1], room.height() - _FRAME[1]))
        self.refresh()

    @property
    def page(self) -> PlanPage | None:
        """The page with the matrix."""
        return self.pages.matrix if self.pages else None

    # What it shows

    def showEvent(self, event: QShowEvent) -> None:
        """Show the first page, where no plan came before the window did."""
        super().showEvent(event)
        if not self._pages.count():
            self.show_first_page()

    def show_plan(self, controller: PlanController, *, example: bool = False, new: bool = False) -> None:
        """Show a plan from now on; one without a title has the bar that asks for it, a new one the first hint."""
        controller.setParent(self)
        self.controller = controller
        controller.edited.connect(self._forget_offers)
        pages = PlanPages(controller, self._desk.settings, self._language, self)
        self.pages = pages
        self._set_page(pages)
        pages.export_requested.connect(self.out.export_plan)
        pages.changes_requested.connect(self.out.export_changes)
        pages.new_plan_requested.connect(lambda plan: self._desk.open_new(new_plan_from(plan, keep_numbers=True)))
        pages.said.connect(self.say)
        pages.text_copied.connect(self.out.text_copied)
        pages.undo_offered.connect(self.offer_undo)
        pages.questions_here.connect(self.foot.show_questions)
        controller.changed.connect(lambda *_: self.refresh())
        controller.saved_state_changed.connect(self._show_saved_state)
        controller.refused.connect(self.refuse)
        controller.asked_to_edit.connect(self.ask_to_edit)
        matrix = pages.matrix
        matrix.place_changed.connect(self.foot.place.setText)
        matrix.entries_went.connect(self._entries_went)
        matrix.said.connect(self.say)
        matrix.undo_offered.connect(self.offer_undo)
        matrix.grid.ranges.tables_pasted.connect(self.tables.offer)
        matrix.grid.ranges.large_pasted.connect(self.tables.paste)
        matrix.find_bar.replaced.connect(self.offer_undo)
        matrix.grid.confirmed.connect(self.start_editing)
        matrix.grid.zoomed.connect(lambda percent: self.say(grid_words.zoom(percent, self._language)))
        matrix.grid.asked.connect(lambda name: self.actions_by_name[name].trigger())
        matrix.grid.menu_asked.connect(self._cell_menu.popup)
        self.actions_by_name["to_level"].setMenu(matrix.level_menu)
        self._told = PlanBanners(self, self._desk, controller)
        self._told.greet(example=example)
        if controller.path is None:
            matrix.grid.go_to_first_empty()
        elif controller.plan.stages:
            matrix.grid.go_to(controller.plan.stages[0].id, STAGE_COLUMN + 1)
        self.actions_by_name["form"].setChecked(self._desk.settings.shows_form())
        matrix.show_form(shown=self._desk.settings.shows_form())
        matrix.bar.setVisible(new or (pages.asks_for_title and not example))
        matrix.tell_place()
        matrix.take_keyboard()
        self.refresh()
        self.hints = Hints(self, controller, pages, self._desk.settings, self._language)
        if new:
            self.hints.begin()

    def refuse(self, error: UserError) -> None:
        """Say what could not be done and what to do."""
        self.banners.show_banner("refused", sentence(error, self._language))

    def say(self, line: str) -> None:
        """Say something in passing, at the foot."""
        self.foot.say(line)
        announce(self, line)

    def tell_trouble(self) -> None:
        """Say again why the file does not say what the plan says, where it does not."""
        if self._told:
            self._told.tell_trouble(again=True)

    def come_forward(self) -> None:
        """Be the window in front."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    @property
    def first_page(self) -> FirstPage | None:
        """The page that is shown before there is a plan."""
        page = self._pages.currentWidget()
        return page if isinstance(page, FirstPage) else None

    def begin(self) -> None:
        """Offer the stages to begin with."""
        if page := self.first_page:
            page.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.ensureWidgetVisible(page.first)
            self.say(words.choose_stages(self._language))

    def show_first_page(self) -> None:
        """Show the first page as it is now."""
        desk = self._desk
        page = FirstPage(desk.settings.recent(), desk.left_overs(), desk.templates.templates(), self._language, self)
        self.templates.serve(page)
        page.template_chosen.connect(lambda key: self._desk.open_template(key, self))
        page.path_chosen.connect(lambda path: self._desk.open_path(path, self))
        page.place_chosen.connect(lambda place: self._desk.open_place(place, self))
        page.open_asked.connect(self.commands.open)
        page.table_asked.connect(self.tables.choose)
        page.paste_asked.connect(self.tables.paste)
        page.language_chosen.connect(desk.speak)
        self._set_page(page)
        page.first.setFocus()
        self.refresh()

    def _set_page(self, page: QWidget) -> None:
        if old := self._pages.currentWidget():
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def refresh(self) -> None:
        """Bring title, actions and the line at the foot up to date."""
        controller = self.controller
        editing = controller is not None and not controller.is_reading
        enable(self.actions_by_name, plan=controller is not None, editing=editing)
        opened = controller.opened if controller else None
        self._name_undo("undo", opened.undo_verb if opened else None)
        self._name_undo("redo", opened.redo_verb if opened else None)
        self.actions_by_name["groups_across"].setChecked(self.page is not None and self.page.shown.is_of_groups)
        self.actions_by_name["close"].setText(words.close(self._language, plan=controller is not None))
        if controller is None:
            self.setWindowTitle(NAME)
            self.foot.clear()
            return
        self.actions_by_name["go_back"].setEnabled(editing and controller.plan != controller.when_opened)
        self.setWindowTitle(words.title_of_window(self.plan_title(), self._language))
        plan = controller.plan
        self.foot.counts.setText(words.counts(len(plan.stages), len(plan.rows("involvements")), self._language))
        self._show_saved_state()

    def _name_undo(self, name: str, verb: str | None) -> None:
        action = self.actions_by_name[name]
        action.setEnabled(verb is not None)
        line = words.undo_of if name == "undo" else words.redo_of
        plain = words.actions(self._language)[name].text
        action.setText(line(verbs.verb(verb, self._language), self._language) if verb else plain)
        action.setIconText(plain.replace("&", ""))

    def plan_title(self) -> str:
        """Return the title of the plan, else the name of its file."""
        controller = self.controller
        if controller and controller.plan.project.title:
            return controller.plan.project.title
        return controller.path.stem if controller and controller.path else self.labels["untitled"]

    # Where the plan is safe

    def _show_saved_state(self) -> None:
        if self.controller:
            self.foot.saved.setText(
                words.saved_state(self.controller.saved_state, self.controller.saved_at, self._language)
            )

    def finish_typing(self) -> None:
        """Take what is half typed beside the grid."""
        if self.pages:
            self.pages.finish_typing()

    def _forget_offers(self) -> None:
        """Take away what offers to undo what is no longer the last thing done, or tells of it."""
        self.statusBar().clearMessage()
        for kind in ("undo", "done"):
            self.banners.take_away(kind)

    def _entries_went(self, entries: int, with_details: int) -> None:
        self.offer_undo(words.removed(entries, with_details, self._language))

    def offer_undo(self, line: str) -> None:
        """Say what was done, with a button that takes it back."""
        if self.controller:
            self.banners.show_banner("undo", line, (self.labels["undo"], self.commands.undo))

    def ask_to_edit(self) -> None:
        """Ask right there, not in a box: the banner says how, and so does the line at the foot."""
        if self.controller and self.controller.is_reading and self._told:
            if self.banners.shown("reading") is None:
                self._told.tell_reading()
            self.say(words.how_to_edit(self._language))

    def start_editing(self) -> None:
        """Go over from reading to editing."""
        if self.controller and self.pages:
            try:
                self._desk.start_editing(self.controller)
            except PlanInUse as held:
                tell_in_use(held, self._desk, self)
            except UserError as error:
                self.refuse(error)
            else:
                self.statusBar().clearMessage()
                if self._told:
                    self._told.greet(example=False)
            self.pages.take_keyboard()

    def close_plan(self) -> None:
        """Close the plan; the last window goes back to the first page, any other one goes."""
        self.finish_typing()
        if self.controller is None or len(self._desk.windows) > 1:
            self.close()
        elif self.files.may_close(self.controller):
            self.controller.deleteLater()
            self.controller = self.pages = self.hints = self._told = None
            self.banners.clear()
            self.show_first_page()

    # Coming to the front, files dropped, and the end

    def changeEvent(self, event: QEvent) -> None:
        """Take other colours; and look at the file when the window comes to the front: others may have changed it."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            renew_looks(self)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.controller:
            self.controller.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the plans that were dropped, or bring in the table."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if self.tables.take_dropped(paths):
            return
        if len(paths) > _MOST_DROPPED:
            self.banners.show_banner("refused", words.dropped_many(self._language))
            return
        for path in paths:
            self._desk.open_path(path, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close the plan; one that is in no file yet asks once what becomes of it."""
        self.finish_typing()
        if self.controller and not self.files.may_close(self.controller):
            event.ignore()
            return
        self._desk.forget(self)
        super().closeEvent(event)
