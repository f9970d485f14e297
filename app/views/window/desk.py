# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the windows share: how plans are opened, and which are open."""

import gc
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from app.errors import CannotOpen, PlanInUse, UserError
from app.files import resolved
from app.models.changes import Draft
from app.models.new import new_plan
from app.models.plan import Plan
from app.operations import fill_from_template
from app.storage.left_overs import LeftOver, plans_without_file, was_edited_here
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.template_file import SUFFIX as TEMPLATE_SUFFIX
from app.storage.template_shelf import TemplateShelf
from app.views.controller import PlanController
from app.views.settings import Settings
from app.views.window.main_window import MainWindow
from app.views.window.rescue import offer_rest, open_in_use
from app.words.languages import interface_language

_EXAMPLE = "table-1"
_SETTLED_MS = 5_000  # by then all rows of a large plan are measured


class Desk(QObject):
    """Opens plans into windows: one window a plan, and an empty window is used before a new one is made.

    Signals:
        language_changed(language): windows speak another language from now on.
    """

    language_changed = Signal(str)

    def __init__(self, data_folder: Path, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = Settings(data_folder)
        self._system_language = language
        self.language = interface_language(self.settings.language(), language)
        self.working_folder = data_folder / "working"
        self.templates = TemplateShelf(data_folder / "templates")
        self.windows: list[MainWindow] = []
        # A search for garbage goes through all that lives: with 10,000 entries a key may wait 80 ms for one.
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._settled.timeout.connect(gc.freeze)

    def speak(self, chosen: str) -> None:
        """Speak a language, a key of ``languages.INTERFACE``, from now on: a window without a plan does so at once."""
        language = interface_language(chosen, self._system_language)
        if language == self.language:
            return
        self.settings.set_language(chosen)
        self.language = language
        self.language_changed.emit(language)
        for old in [window for window in self.windows if window.controller is None]:
            self.windows.remove(old)
            new = self.empty_window()
            new.setGeometry(old.geometry())
            new.setWindowState(old.windowState())
            new.come_forward()
            old.close()

    def empty_window(self) -> MainWindow:
        """Show a window on its first page: the one that is there, or a new one."""
        window = self._window_without_plan()
        window.show()
        return window

    def open_path(self, path: Path, window: MainWindow | None = None) -> None:
        """Show the plan in a file: the window that has it, or one that opens it; a refusal is told in ``window``.

        A plan that was made or edited here before is ready to type; any other one opens to read. A template is offered
        to be added.
        """
        if path.suffix.lower() == TEMPLATE_SUFFIX:
            (window or self.empty_window()).templates.offer(path)
            return
        try:
            path = resolved(path)
        except OSError:
            (window or self.empty_window()).refuse(CannotOpen(path, "unreadable"))
            return
        for other in self.windows:
            if other.controller and other.controller.path == path:
                other.come_forward()
                return
        try:
            controller = self._controller_for(path)
        except PlanInUse as held:
            open_in_use(path, held, self, window)
            return
        except CannotOpen as refusal:
            offer_rest(path, refusal, self, window or self.empty_window())
            return
        except UserError as error:
            (window or self.empty_window()).refuse(error)
            return
        self.settings.remember(path, controller.plan.project.title)
        self.settings.set_last_folder(path.parent)
        self.show(controller, window)

    def open_place(self, place: Path, window: MainWindow | None = None) -> None:
        """Go on with a plan that is in no file yet."""
        for other in self.windows:
            if other.controller and other.controller.opened and other.controller.opened.place == place:
                other.come_forward()
                return
        try:
            opened = OpenPlan.resume(place, author=self.settings.author())
        except UserError as error:
            (window or self.empty_window()).refuse(error)
            return
        if opened:
            self.show(PlanController(opened.plan, opened, None), window)
        else:
            (window or self.empty_window()).refuse(CannotOpen(place, "damaged"))

    def open_template(self, key: str, window: MainWindow | None = None) -> None:
        """Begin a new plan, not in a file yet, from a template."""
        draft = Draft(new_plan(self.language))
        fill_from_template(draft, key=key)
        self.open_new(draft.plan, window, example=key == _EXAMPLE)

    def open_new(self, plan: Plan, window: MainWindow | None = None, *, example: bool = False) -> MainWindow | None:
        """Open a plan that is in no file yet, and return its window; None where there is no room for it."""
        try:
            opened = OpenPlan.new(plan, folder=self.working_folder, author=self.settings.author())
        except UserError as error:
            (window or self.empty_window()).refuse(error)
            return None
        return self.show(PlanController(plan, opened, None), window, example=example, new=not example)

    def show(
        self, controller: PlanController, window: MainWindow | None, *, example: bool = False, new: bool = False
    ) -> MainWindow:
        """Show a plan in a window that has none yet, and return that."""
        if gc.get_freeze_count():  # another plan was opened before, and may be garbage by now
            gc.unfreeze()
            gc.collect()
        self._settled.start()
        if window is None or window.controller is not None:
            window = self._window_without_plan()
        window.show_plan(controller, example=example, new=new)
        window.come_forward()
        return window

    def start_editing(self, controller: PlanController) -> None:
        """Go over from reading a plan to editing it; raises UserError."""
        if controller.is_reading and controller.path:
            controller.start_editing(self._open(controller.path))

    def left_overs(self) -> list[LeftOver]:
        """Return the plans that are in no file yet and not open."""
        controllers = [window.controller for window in self.windows if window.controller]
        places = [controller.opened.place for controller in controllers if controller.opened]
        return plans_without_file(self.working_folder, leave_out=places)

    def forget(self, window: MainWindow) -> None:
        """Let go of a window that was closed."""
        if window in self.windows:
            self.windows.remove(window)

    def _open(self, path: Path) -> OpenPlan:
        return OpenPlan.open(path, folder=self.working_folder, author=self.settings.author())

    def _controller_for(self, path: Path) -> PlanController:
        if was_edited_here(path, self.working_folder):
            opened = self._open(path)
            return PlanController(opened.plan, opened, path)
        return PlanController(read_plan_file(path).plan, None, path)

    def _window_without_plan(self) -> MainWindow:
        window = next((window for window in self.windows if window.controller is None), None)
        if window is None:
            window = MainWindow(self)
            self.windows.append(window)
        return window
