# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window: a first page or a plan, its banners, its menus, and the line at its foot."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import NAME, VERSION
from app import operations as do
from app.errors import PlanInUse, UserError
from app.models.changes import Edit
from app.models.renewal import new_plan_from
from app.views import questions
from app.views.banner import Banners, announce
from app.views.controller import PlanController
from app.views.file_work import FileWork
from app.views.first_page import FirstPage
from app.views.handing_out import HandingOut
from app.views.matrix_model import STAGE_COLUMN
from app.views.plain import shortened
from app.views.plan_banners import PlanBanners
from app.views.plan_page import PlanPage
from app.views.plan_pages import MATRIX, VERSIONS, PlanPages
from app.views.rescue import tell_in_use
from app.views.window_actions import add_actions, enable
from app.words import verbs
from app.words import window as words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.desk import Desk

_MOST_DROPPED = 5
_USUAL_SIZE = (1180, 720)
_FRAME = (8, 40)  # what the system draws around a window, at least
_SHOWN_MS = 6_000


class MainWindow(QMainWindow):
    """One window for one plan; before it has one, the first page."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._language = desk.language
        self._labels = words.labels(desk.language)
        self.controller: PlanController | None = None
        self.pages: PlanPages | None = None
        self.banners = Banners(self._labels["dismiss"], self)
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
        self._told: PlanBanners | None = None
        self.actions_by_name = add_actions(self, self._handlers(), desk.language)
        self._place, self._saved, self._counts = QLabel(self), QLabel(self), QLabel(self)
        for label, stretch in ((self._place, 1), (self._saved, 0), (self._counts, 0)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(10, 2, 12, 3)
            self.statusBar().addWidget(label, stretch)
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
            self._show_first_page()

    def show_plan(self, controller: PlanController, *, example: bool = False, new: bool = False) -> None:
        """Show a plan from now on; a new one has the bar that asks what it is called."""
        controller.setParent(self)
        self.controller = controller
        controller.edited.connect(self._forget_offers)
        pages = PlanPages(controller, self._desk.settings, self._language, self)
        self.pages = pages
        self._set_page(pages)
        pages.export_requested.connect(self.out.export_plan)
        pages.new_plan_requested.connect(lambda plan: self._desk.open_new(new_plan_from(plan, keep_numbers=True)))
        pages.said.connect(self.say)
        pages.undo_offered.connect(self.offer_undo)
        controller.changed.connect(lambda *_: self.refresh())
        controller.saved_state_changed.connect(self._show_saved_state)
        controller.refused.connect(self.refuse)
        controller.asked_to_edit.connect(self._ask_to_edit)
        matrix = pages.matrix
        matrix.place_changed.connect(self._place.setText)
        matrix.entries_went.connect(self._entries_went)
        matrix.grid.confirmed.connect(self.start_editing)
        self._told = PlanBanners(self, self._desk, controller)
        self._told.greet(example=example)
        if controller.path is None:
            matrix.grid.go_to_first_empty()
        elif controller.plan.stages:
            matrix.grid.go_to(controller.plan.stages[0].id, STAGE_COLUMN + 1)
        matrix.bar.setVisible(new)
        matrix.tell_place()
        matrix.grid.setFocus()
        self.refresh()

    def refuse(self, error: UserError) -> None:
        """Say what could not be done and what to do."""
        self.banners.show_banner("refused", sentence(error, self._language))

    def say(self, line: str) -> None:
        """Say something in passing, at the foot."""
        self.statusBar().showMessage(line, _SHOWN_MS)
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

    def begin(self) -> None:
        """Offer the stages to begin with."""
        page = self._pages.currentWidget()
        if isinstance(page, FirstPage):
            page.first.setFocus(Qt.FocusReason.ShortcutFocusReason)
            page.ensureWidgetVisible(page.first)
            self.say(words.choose_stages(self._language))

    def _show_first_page(self) -> None:
        page = FirstPage(self._desk.settings.recent(), self._desk.left_overs(), self._language, self)
        page.template_chosen.connect(lambda key: self._desk.open_template(key, self))
        page.path_chosen.connect(lambda path: self._desk.open_path(path, self))
        page.place_chosen.connect(lambda place: self._desk.open_place(place, self))
        page.open_asked.connect(self._open)
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
        self.actions_by_name["close"].setText(words.close(self._language, plan=controller is not None))
        if controller is None:
            self.setWindowTitle(NAME)
            for label in (self._place, self._saved, self._counts):
                label.clear()
            return
        self.actions_by_name["go_back"].setEnabled(editing and controller.plan != controller.when_opened)
        self.setWindowTitle(words.title_of_window(self.plan_title(), self._language))
        plan = controller.plan
        self._counts.setText(words.counts(len(plan.stages), len(plan.rows("involvements")), self._language))
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
        return controller.path.stem if controller and controller.path else self._labels["untitled"]

    # Where the plan is safe

    def _show_saved_state(self) -> None:
        if self.controller:
            self._saved.setText(
                words.saved_state(self.controller.saved_state, self.controller.saved_at, self._language)
            )

    def finish_typing(self) -> None:
        """Take what is half typed beside the grid."""
        if self.pages:
            self.pages.finish_typing()

    def undo(self) -> None:
        """Take back what was done last, and go to it."""
        self.finish_typing()
        if self.controller and self.page and (verb := self.controller.opened and self.controller.opened.undo_verb):
            self._turned(self.controller.undo(), words.undone(verbs.verb(verb, self._language), self._language))

    def _redo(self) -> None:
        if self.controller and self.page and (verb := self.controller.opened and self.controller.opened.redo_verb):
            self._turned(self.controller.redo(), words.redone(verbs.verb(verb, self._language), self._language))

    def _turned(self, edit: Edit | None, line: str) -> None:
        if edit and self.page:
            self.page.go_to_change(edit)
            self.say(line)

    def _forget_offers(self) -> None:
        """Take away what offers to undo what is no longer the last thing done, or tells of it."""
        self.statusBar().clearMessage()
        for kind in ("undo", "done"):
            self.banners.take_away(kind)

    # What the actions do

    def _handlers(self) -> dict[str, Callable[[], object]]:
        def on_pages(name: str, *values: object) -> Callable[[], object]:
            return lambda: getattr(self.pages, name)(*values) if self.pages else None

        def on_page(name: str, *values: object) -> Callable[[], object]:
            return lambda: getattr(self._matrix(), name)(*values) if self.pages else None

        def on_grid(name: str, *values: object) -> Callable[[], object]:
            return lambda: getattr(self._matrix().grid, name)(*values) if self.pages else None

        return {
            "new": self._new,
            "new_from": self.new_from,
            "open": self._open,
            "save": self.files.save,
            "save_as": self.files.save_as,
            "go_back": self.files.go_back,
            "plan_bar": lambda: self._matrix().bar.ask() if self.pages else None,
            "properties": self._properties,
            "export": self.out.export,
            "keep_version": lambda: self.pages.versions.kept.keep() if self.pages else None,
            "copy_without_history": self.out.copy_without_history,
            "matrix": on_pages("show_page", MATRIX),
            "versions": on_pages("show_page", VERSIONS),
            "cell_history": on_pages("show_cell_history"),
            "close": self._close_plan,
            "quit": self._quit,
            "undo": self.undo,
            "redo": self._redo,
            "add_stage": on_page("add_stage"),
            "rename_stage": on_page("rename_stage"),
            "stage_up": on_page("move_stage", -1),
            "stage_down": on_page("move_stage", 1),
            "duplicate_stage": on_page("duplicate_stage"),
            "delete_stage": self._delete_stage,
            "edit_cell": on_grid("edit_current"),
            "entry_left": on_grid("move_entries", -1),
            "entry_right": on_grid("move_entries", 1),
            "clear": on_grid("clear_selected"),
            "who_decides": on_page("who_decides"),
            "details": on_page("toggle_details"),
            "about": self._about,
        }

    def _matrix(self) -> PlanPage:
        """Show the matrix, for what is to be done there."""
        if self.pages is None:
            raise RuntimeError("no plan")
        if not self.pages.matrix.isVisible():
            self.pages.show_page(MATRIX)
        return self.pages.matrix

    def _new(self) -> None:
        window = self._desk.empty_window()
        window.come_forward()
        window.begin()

    def _open(self) -> None:
        for path in self.files.ask_open():
            self._desk.open_path(path, self)

    def new_from(self) -> None:
        """Begin a new plan from this one."""
        if self.controller:
            answer = questions.ask_numbers(self._language, self)
            if answer != "cancel":
                self._desk.open_new(new_plan_from(self.controller.plan, keep_numbers=answer == "keep"))

    def _properties(self) -> None:
        if self.controller and not self.controller.is_reading:
            dialog = questions.PropertiesDialog(self.controller.plan.project, self._language, self)
            if dialog.exec() and dialog.changes():
                self.controller.run(do.edit_project, initiator=self, **dialog.changes())
            dialog.deleteLater()
        elif self.controller:
            self._ask_to_edit()

    def _delete_stage(self) -> None:
        if self.pages and (deleted := self._matrix().delete_stage()):
            self.offer_undo(words.stage_deleted(shortened(deleted[0]), deleted[1], self._language))

    def _entries_went(self, entries: int, with_details: int) -> None:
        self.offer_undo(words.removed(entries, with_details, self._language))

    def offer_undo(self, line: str) -> None:
        """Say what was done, with a button that takes it back."""
        if self.controller:
            self.banners.show_banner("undo", line, (self._labels["undo"], self.undo))

    def _ask_to_edit(self) -> None:
        """Ask right there, not in a box: the banner says how, and so does the line at the foot."""
        if self.controller and self.controller.is_reading and self._told:
            if self.banners.shown("reading") is None:
                self._told.tell_reading()
            self.say(words.how_to_edit(self._language))

    def start_editing(self) -> None:
        """Go over from reading to editing."""
        if self.controller and self.page:
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
            self.page.grid.setFocus()

    def _about(self) -> None:
        text, title = words.about_text(VERSION, self._language), words.actions(self._language)["about"].text
        questions.tell(text, title.replace("&", ""), self._labels["close"], self)

    def _close_plan(self) -> None:
        """Close the plan; the last window goes back to the first page, any other one goes."""
        self.finish_typing()
        if self.controller is None or len(self._desk.windows) > 1:
            self.close()
        elif self.files.may_close(self.controller):
            self.controller.deleteLater()
            self.controller = self.pages = self._told = None
            self.banners.clear()
            self._show_first_page()

    def _quit(self) -> None:
        for window in list(self._desk.windows):
            if not window.close():
                return

    # Coming to the front, files dropped, and the end

    def changeEvent(self, event: QEvent) -> None:
        """Look at the file when the window comes to the front: others may have changed it meanwhile."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.controller:
            self.controller.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the plans that were dropped."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
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
