# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window: a first page or a plan, its banners, its menus, and the line at its foot."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from app import SUFFIX, VERSION
from app import operations as do
from app.errors import CannotWrite, UserError
from app.exports.rendered import Rendered
from app.models.renewal import new_plan_from
from app.views import questions
from app.views.banner import Banners, announce
from app.views.controller import PlanController
from app.views.export_dialog import ExportDialog
from app.views.first_page import FirstPage
from app.views.plan_page import PlanPage
from app.views.window_actions import add_actions
from app.words import verbs
from app.words import window as words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.desk import Desk

_MOST_DROPPED = 5
_NEED_PLAN = ("new_from", "export", "details", "properties")
_NEED_EDITING = (
    "save", "save_as", "go_back", "clear", "add_stage", "rename_stage", "stage_up", "stage_down",
    "duplicate_stage", "delete_stage", "edit_cell", "entry_left", "entry_right", "who_decides",
)  # fmt: skip


class MainWindow(QMainWindow):
    """One window for one plan; before it has one, the first page."""

    def __init__(self, desk: "Desk") -> None:
        super().__init__()
        self._desk = desk
        self._language = desk.language
        self._labels = words.labels(desk.language)
        self.controller: PlanController | None = None
        self.page: PlanPage | None = None
        self.banners = Banners(self._labels["dismiss"], self)
        self._pages = QStackedWidget(self)
        middle = QWidget(self)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.actions_by_name = add_actions(self, self._handlers(), desk.language)
        self._place, self._saved, self._counts = QLabel(self), QLabel(self), QLabel(self)
        for label, stretch in ((self._place, 1), (self._saved, 0), (self._counts, 0)):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setContentsMargins(6, 0, 12, 0)
            self.statusBar().addWidget(label, stretch)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1180, 720)
        self._show_first_page()

    # What it shows

    def show_plan(self, controller: PlanController, *, example: bool = False) -> None:
        """Show a plan from now on."""
        controller.setParent(self)
        self.controller = controller
        self.page = PlanPage(controller, self._language, self)
        self._set_page(self.page)
        controller.changed.connect(lambda *_: self._refresh())
        controller.saved_state_changed.connect(self._saved_state_changed)
        controller.refused.connect(self.refuse)
        controller.asked_to_edit.connect(self._ask_to_edit)
        self.page.place_changed.connect(self._place.setText)
        self.page.entries_went.connect(self._entries_went)
        self.banners.clear()
        title = self._title()
        if controller.is_reading:
            self.banners.show_banner("reading", words.reading(title, self._language), *self._ways_to_edit())
        elif example:
            self.banners.show_banner("example", words.example(self._language))
        elif controller.opened and controller.opened.set_aside:
            self.banners.show_banner("set_aside", words.set_aside(self._language))
        elif controller.opened and controller.opened.continued and controller.path:
            self.banners.show_banner("continued", words.continued(None, self._language))
        self.page.tell_place()
        self.page.grid.setFocus()
        self._refresh()

    def refuse(self, error: UserError) -> None:
        """Say what could not be done and what to do."""
        self.banners.show_banner("refused", sentence(error, self._language))

    def come_forward(self) -> None:
        """Be the window in front."""
        self.show()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def _show_first_page(self) -> None:
        page = FirstPage(self._desk.settings.recent(), self._desk.left_overs(), self._language, self)
        page.template_chosen.connect(lambda key: self._desk.open_template(key, self))
        page.path_chosen.connect(lambda path: self._desk.open_path(path, self))
        page.place_chosen.connect(lambda place: self._desk.open_place(place, self))
        page.open_asked.connect(self._open)
        self._set_page(page)
        self._refresh()

    def _set_page(self, page: QWidget) -> None:
        if old := self._pages.currentWidget():
            self._pages.removeWidget(old)
            old.deleteLater()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)

    def _refresh(self) -> None:
        controller = self.controller
        editing = controller is not None and not controller.is_reading
        for name in _NEED_PLAN:
            self.actions_by_name[name].setEnabled(controller is not None)
        for name in _NEED_EDITING:
            self.actions_by_name[name].setEnabled(editing)
        opened = controller.opened if controller else None
        self._name_undo("undo", opened.undo_verb if opened else None)
        self._name_undo("redo", opened.redo_verb if opened else None)
        if controller is None:
            self.setWindowTitle(words.title_of_window(self._labels["untitled"], self._language).split(" – ")[-1])
            return
        self.actions_by_name["go_back"].setEnabled(editing and controller.plan != controller.when_opened)
        self.setWindowTitle(words.title_of_window(self._title(), self._language))
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

    def _title(self) -> str:
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

    def _saved_state_changed(self) -> None:
        self._show_saved_state()
        trouble = self.controller.trouble if self.controller else None
        if trouble is None:
            self.banners.take_away("trouble")
            return
        ways = ((self._labels["save_as"], self._save_as), (self._labels["try_again"], self._save))
        self.banners.show_banner("trouble", self._trouble_words(trouble), *ways)

    def _trouble_words(self, trouble: CannotWrite) -> str:
        match trouble.reason:
            case "denied":
                return words.kept(self._language)
            case "full":
                return words.disk_full(self._language)
            case "changed":
                return words.changed_underneath(self._language)
            case "folder-missing" | "not-a-folder":
                return words.out_of_reach(str(trouble.path.parent), self._language)
        return sentence(trouble, self._language)

    def _save(self) -> None:
        controller = self.controller
        if controller is None or controller.is_reading:
            return
        if controller.path is None:
            self._save_as()
        elif controller.publish() and controller.path:
            when = controller.saved_at
            place = f"{controller.path.parent.name} › {controller.path.name}"
            line = (
                words.saved_now(when, place, self._language)
                if when
                else words.saved_state("saved", None, self._language)
            )
            self.statusBar().showMessage(line, 6_000)
            announce(self, line)

    def _save_as(self) -> bool:
        controller = self.controller
        if controller is None or controller.is_reading:
            return False
        choice = "keep"
        if controller.path and controller.plan != controller.when_opened:
            choice = questions.ask_saving_as(controller.path.name, self._language, self)
        return choice != "cancel" and self._save_to(self._ask_place(), restore_old=choice == "restore")

    def _save_to(self, path: Path | None, *, restore_old: bool = False, replace: bool = True) -> bool:
        if path is None or self.controller is None:
            return False
        if not self.controller.save_as(path, replace=replace, restore_old=restore_old):
            return False
        self._desk.settings.remember(path, self.controller.plan.project.title)
        self._desk.settings.set_last_folder(path.parent)
        self.banners.take_away("trouble")
        self._refresh()
        return True

    def _ask_place(self) -> Path | None:
        """Ask for a file to save to; the system asks before it replaces one."""
        suggested = self._folder() / f"{self._title()}{SUFFIX}".replace("/", "-")
        name, _ = QFileDialog.getSaveFileName(self, self._labels["save_title"], str(suggested), self._labels["plans"])
        if not name:
            return None
        path = Path(name)
        return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)

    def _folder(self) -> Path:
        last = self._desk.settings.last_folder()
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(last) if last and Path(last).is_dir() else Path(documents)

    # What the actions do

    def _handlers(self) -> dict[str, Callable[[], object]]:
        def on_page(name: str, *values: object) -> Callable[[], object]:
            return lambda: getattr(self.page, name)(*values) if self.page else None

        def on_grid(name: str, *values: object) -> Callable[[], object]:
            return lambda: getattr(self.page.grid, name)(*values) if self.page else None

        return {
            "new": lambda: self._desk.empty_window().come_forward(),
            "new_from": self._new_from,
            "open": self._open,
            "save": self._save,
            "save_as": self._save_as,
            "go_back": lambda: self.controller and self.controller.go_back(),
            "properties": self._properties,
            "export": self._export,
            "close": self.close,
            "quit": self._quit,
            "undo": lambda: self.controller and self.controller.undo(),
            "redo": lambda: self.controller and self.controller.redo(),
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

    def _open(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self._labels["open_title"], str(self._folder()), self._labels["plans"]
        )
        for name in names:
            self._desk.open_path(Path(name), self)

    def _new_from(self) -> None:
        if self.controller:
            answer = questions.ask_numbers(self._language, self)
            if answer != "cancel":
                self._desk.open_new(new_plan_from(self.controller.plan, keep_numbers=answer == "keep"))

    def _properties(self) -> None:
        if self.controller and not self.controller.is_reading:
            dialog = questions.PropertiesDialog(self.controller.plan.project, self._language, self)
            if dialog.exec() and dialog.changes():
                self.controller.run(do.edit_project, initiator=self, **dialog.changes())
        elif self.controller:
            self._ask_to_edit()

    def _export(self) -> None:
        if self.controller:
            self.controller.publish()
            dialog = ExportDialog(self.controller.plan, self._language, self._folder(), self)
            dialog.exported.connect(self._exported)
            dialog.exec()

    def _exported(self, path: Path, rendered: Rendered) -> None:
        self._desk.settings.set_last_folder(path.parent)
        show = (self._labels["show_in_folder"], lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
        self.banners.show_banner("done", words.exported(path.name, rendered.pages, self._language), show)

    def _delete_stage(self) -> None:
        if self.page and (deleted := self.page.delete_stage()):
            self._offer_undo(words.stage_deleted(*deleted, self._language))

    def _entries_went(self, entries: int, with_details: int) -> None:
        self._offer_undo(words.removed(entries, with_details, self._language))

    def _offer_undo(self, line: str) -> None:
        if self.controller:
            self.banners.show_banner("undo", line, (self._labels["undo"], self.controller.undo))

    def _ask_to_edit(self) -> None:
        """Ask right there, not in a box: the banner comes forward and its button takes the focus."""
        if self.controller and self.controller.is_reading:
            banner = self.banners.shown("reading")
            if banner is None:
                self.banners.show_banner("reading", words.reading(self._title(), self._language), *self._ways_to_edit())
                banner = self.banners.shown("reading")
            if banner:
                banner.buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _ways_to_edit(self) -> tuple[tuple[str, Callable[[], object]], ...]:
        return ((self._labels["edit_this"], self._start_editing), (self._labels["new_from_this"], self._new_from))

    def _start_editing(self) -> None:
        if self.controller and self.page:
            try:
                self._desk.start_editing(self.controller)
            except UserError as error:
                self.refuse(error)
            self.page.grid.setFocus()

    def _about(self) -> None:
        text, title = words.about_text(VERSION, self._language), words.actions(self._language)["about"].text
        questions.tell(text, title.replace("&", ""), self._labels["go_on"], self)

    def _quit(self) -> None:
        for window in list(self._desk.windows):
            if not window.close():
                return

    # Files dropped, and the end

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
        if self.controller and not self._may_close(self.controller):
            event.ignore()
            return
        self._desk.forget(self)
        super().closeEvent(event)

    def _may_close(self, controller: PlanController) -> bool:
        if controller.opened is None or controller.path is not None:
            controller.close()
            return True
        if controller.opened.undo_verb is None and not controller.opened.continued:
            controller.opened.throw_away()  # nobody touched it
            return True
        title = self._title()
        match questions.ask_closing(title, self._language, self):
            case "documents":
                documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
                kept = self._save_to(Path(documents) / f"{title}{SUFFIX}".replace("/", "-"), replace=False)
            case "elsewhere":
                kept = self._save_to(self._ask_place())
            case "keep":
                kept = True
            case "throw_away":
                controller.opened.throw_away()
                return True
            case _:
                return False
        if kept:
            controller.close()
        return kept
