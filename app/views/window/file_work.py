# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Saving a plan, and what becomes of it when its window closes."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths

from app import SUFFIX
from app.errors import CannotWrite
from app.files import resolved
from app.storage.clean_copy import write_clean_copy
from app.storage.template_file import SUFFIX as TEMPLATE_SUFFIX
from app.views import questions
from app.views.controller import PlanController
from app.views.window.places import ask_where, ask_which, whole_name
from app.words import window as words

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow


class FileWork:
    """What one window does with the file of its plan."""

    def __init__(self, window: "MainWindow", desk: "Desk") -> None:
        self._window = window
        self._desk = desk
        self._language = desk.language

    def save(self, *, put_back: bool = False) -> None:
        """Put the plan into its file now, and say so; a plan without one asks for a place."""
        self._window.finish_typing()
        controller = self._window.controller
        if controller is None or controller.is_reading:
            return
        if controller.path is None:
            self.save_as()
            return
        controller.publish(put_back=put_back)
        self._say_saved(controller)
        self._window.tell_trouble()

    def save_as(self) -> bool:
        """Put the plan into another file; one that was changed asks what becomes of the old one."""
        self._window.finish_typing()
        controller = self._window.controller
        if controller is None or controller.is_reading:
            return False
        path, choice = self.ask_place(), "keep"
        if path and controller.path and path != controller.path and controller.plan != controller.when_opened:
            choice = questions.ask_saving_as(controller.path.name, self._language, self._window)
        return choice != "cancel" and self._save_to(path, restore_old=choice == "restore")

    def go_back(self) -> None:
        """Make the plan what it was when it was opened, and offer to take that back."""
        self._window.finish_typing()
        if (controller := self._window.controller) and (edit := controller.go_back()):
            if page := self._window.page:
                page.go_to_change(edit)
            self._window.offer_undo(words.went_back(self._language))

    def put_back(self) -> None:
        """Write the file again that somebody moved or deleted."""
        self.save(put_back=True)

    def keep_both(self) -> None:
        """Go on under another name, and leave the file to what others wrote there."""
        controller = self._window.controller
        if controller and controller.path:
            named = controller.path.with_name(words.mine(controller.path.stem, self._language) + SUFFIX)
            self._save_to(self.ask_place(free(named)))

    def save_copy(self) -> bool:
        """Put the plan into a file elsewhere while this computer's disk takes nothing; return whether that was done."""
        controller = self._window.controller
        path = self.ask_place() if controller and controller.opened else None
        if path is None or controller is None or controller.opened is None:
            return False
        try:
            if controller.path and resolved(path) == controller.path:
                raise CannotWrite(path, "exists")  # it would be the end of the file's history
            write_clean_copy(controller.plan, (), path)
        except CannotWrite as error:
            self._window.refuse(error)
            return False
        self._window.say(words.copy_saved(path.name, self._language))
        return True

    def ask_open(self) -> Sequence[Path]:
        """Ask for plans to open."""
        labels = words.labels(self._language)
        return ask_which(self._window, labels["open_title"], self.folder(), labels["plan"], SUFFIX, (TEMPLATE_SUFFIX,))

    def ask_place(self, suggested: Path | None = None) -> Path | None:
        """Ask for a file to save to; None for nowhere."""
        labels = words.labels(self._language)
        suggested = suggested or self.folder() / self._file_name()
        path = ask_where(self._window, labels["save_title"], suggested, labels["plan"])
        try:
            return whole_name(path, SUFFIX) if path else None
        except CannotWrite as error:
            self._window.refuse(error)
            return None

    def ask_place_of_copy(self) -> Path | None:
        """Ask where a copy of the plan is to go, under a name that is free; None for nowhere."""
        name = words.copy_of(Path(self._file_name()).stem, self._language) + SUFFIX
        return self.ask_place(free(self.folder() / name))

    def folder(self) -> Path:
        """Return the folder that was used last, or the user's documents."""
        last = self._desk.settings.last_folder()
        return Path(last) if last and Path(last).is_dir() else documents()

    def may_close(self, controller: PlanController) -> bool:
        """Close the plan and tell whether its window may go; a plan that is in no file yet asks once."""
        if controller.opened is None or controller.path is not None:
            controller.publish()
            if not self._may_leave(controller):
                return False
            if controller.path:  # the title may be another one by now
                self._desk.settings.remember(controller.path, controller.plan.project.title)
            controller.close()
            return True
        if controller.opened.undo_verb is None and not controller.opened.continued:
            controller.throw_away()  # nobody touched it
            return True
        place = free(documents() / self._file_name())
        match questions.ask_closing(self._window.plan_title(), place.stem, self._language, self._window):
            case "documents":
                kept = self._save_to(place, replace=False)
            case "elsewhere":
                kept = self._save_to(self.ask_place())
            case "keep":
                controller.publish()
                kept = self._may_leave(controller)
            case "throw_away":
                controller.throw_away()
                return True
            case _:
                kept = False
        if kept:
            controller.close()
        return kept

    def _may_leave(self, controller: PlanController) -> bool:
        """Ask whether to close, where edits are in memory only."""
        if not controller.opened or not controller.opened.waiting:
            return True
        match questions.ask_losing(controller.opened.waiting, self._language, self._window):
            case "save_copy":
                return self.save_copy()
            case "lose":
                return True
        return False

    def _save_to(self, path: Path | None, *, restore_old: bool = False, replace: bool = True) -> bool:
        controller = self._window.controller
        if path is None or controller is None:
            return False
        if not controller.save_as(path, replace=replace, restore_old=restore_old):
            return False
        self._desk.settings.remember(path, controller.plan.project.title)
        self._desk.settings.set_last_folder(path.parent)
        self._window.refresh()
        self._say_saved(controller)
        return True

    def _say_saved(self, controller: PlanController) -> None:
        """Answer where the plan is now, also where it did not get into its file."""
        line = words.saved_state(controller.saved_state, controller.saved_at, self._language)
        if controller.saved_state == "saved" and controller.saved_at and controller.path:
            place = f"{controller.path.parent.name} › {controller.path.name}"
            line = words.saved_now(controller.saved_at, place, self._language)
        self._window.say(line)

    def _file_name(self) -> str:
        return file_name(self._window.plan_title(), SUFFIX)


def file_name(title: str, suffix: str) -> str:
    """Return a title as the name of a file, without what the systems do not take in one."""
    whole = "".join("-" if letter in '<>:"/\\|?*' else letter for letter in title)
    return whole[:120].strip(" .") + suffix


def free(path: Path) -> Path:
    """Return the path, with a number where there is a file of that name: "Welding (2).pplan"."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem} ({number})")
    return free


def documents() -> Path:
    """Return the user's folder of documents."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
