# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the actions of the window do: a line or two each, for the work is done elsewhere."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from app import VERSION
from app import operations as do
from app.models.changes import Edit
from app.models.renewal import new_plan_from
from app.views import questions
from app.views.grid.stage_steps import delete_stages
from app.views.levels.levels_dialog import LevelsDialog
from app.views.plain import shortened
from app.views.plan.plan_page import PlanPage
from app.views.plan.plan_pages import GROUPS, MATRIX, PORTAL, QUESTIONS, VERSIONS
from app.views.window.keyboard_dialog import KeyboardDialog
from app.views.window.language_dialog import LanguageDialog
from app.views.window.settings_dialog import SettingsDialog
from app.words import hints as hint_words
from app.words import keyboard as keyboard_words
from app.words import languages as language_words
from app.words import levels as level_words
from app.words import verbs
from app.words import window as words

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

_ON_CELLS = ("cut", "copy", "copy_with_heads", "paste", "paste_text", "fill_down", "fill_right")


class WindowCommands:
    """The actions of one window."""

    def __init__(self, window: "MainWindow", desk: "Desk") -> None:
        self._window, self._desk, self._language = window, desk, desk.language

    def handlers(self) -> dict[str, Callable[[], object]]:
        """Return what each action of ``window_actions.SPECS`` does."""
        window = self._window
        return {
            "new": self._new,
            "new_from": self.new_from,
            "open": self.open,
            "bring_in": window.tables.choose,
            "save": window.files.save,
            "save_as": window.files.save_as,
            "go_back": window.files.go_back,
            "levels": self._levels,
            "language": self._language_of_plan,
            "properties": self._properties,
            "export": window.out.export,
            "copy_table": window.out.copy_table,
            "copy_as_text": window.out.copy_as_text,
            "keep_version": lambda: window.pages.versions.kept.keep() if window.pages else None,
            "copy_without_history": window.out.copy_without_history,
            "save_as_template": window.templates.save,
            "matrix": self._on_pages("show_page", MATRIX),
            "groups": self._on_pages("show_page", GROUPS),
            "questions": self._on_pages("show_page", QUESTIONS),
            "versions": self._on_pages("show_page", VERSIONS),
            "portal": self._on_pages("show_page", PORTAL),
            "cell_history": self._on_pages("show_cell_history"),
            "close": window.close_plan,
            "quit": self._quit,
            "undo": self.undo,
            "redo": self._redo,
            "settings": self._settings,
            "hints": self._show_hints,
            "keyboard": self._keyboard,
            "about": self._about,
            **self._on_the_matrix(),
        }

    def _on_the_matrix(self) -> dict[str, Callable[[], object]]:
        window = self._window
        return {
            "plan_bar": lambda: self._matrix().bar.ask() if window.pages else None,
            "insert_above": self._on_page("insert_above"),
            "add_stage": self._on_page("add_stage"),
            "rename_stage": self._on_page("rename_stage"),
            "stage_up": self._on_page("move_stage", -1),
            "stage_down": self._on_page("move_stage", 1),
            "duplicate_stage": self._on_page("duplicate_stage"),
            "delete_stage": self._delete_stage,
            "edit_cell": self._on_page("edit_current"),
            "entry_left": self._on_grid("move_entries", -1),
            "entry_right": self._on_grid("move_entries", 1),
            "to_level": lambda: None,  # its menu does
            "add_note": self._on_page("add_note"),
            **{name: partial(self._on_cells, name) for name in _ON_CELLS},
            "clear": self._clear,
            "zoom_in": self._on_grid("zoom_by", 1),
            "zoom_out": self._on_grid("zoom_by", -1),
            "zoom_reset": self._on_grid("zoom_by", 0),
            "fit_columns": self._on_grid("fit_columns"),
            "who_decides": self._on_page("who_decides"),
            "add_entry": self._on_page("add_entry"),
            "ideas": self._on_page("show_ideas"),
            "details": self._on_page("toggle_details"),
            "form": self._form,
            "groups_across": self._turn,
            "find": self._on_page("look_for"),
            "replace": lambda: self._matrix().look_for(replacing=True) if window.pages else None,
            "find_next": lambda: self._matrix().find_bar.find_next() if window.pages else None,
            "find_previous": lambda: self._matrix().find_bar.find_previous() if window.pages else None,
        }

    def _on_pages(self, name: str, *values: object) -> Callable[[], object]:
        return lambda: getattr(self._window.pages, name)(*values) if self._window.pages else None

    def _on_page(self, name: str, *values: object) -> Callable[[], object]:
        return lambda: getattr(self._typed(), name)(*values) if self._window.pages else None

    def _on_grid(self, name: str, *values: object) -> Callable[[], object]:
        return lambda: getattr(self._typed().grid, name)(*values) if self._window.pages else None

    def _typed(self) -> PlanPage:
        """Show the matrix for a command, with what is half typed taken."""
        page = self._matrix()
        page.finish_typing()
        return page

    def _matrix(self) -> PlanPage:
        """Show the matrix, for what is to be done there."""
        pages = self._window.pages
        if pages is None:
            raise RuntimeError("no plan")
        if not pages.matrix.isVisible():
            pages.show_page(MATRIX)
        return pages.matrix

    def _turn(self) -> None:
        page = self._matrix()
        if pages := self._window.pages:
            pages.show_groups_across(across=self._window.actions_by_name["groups_across"].isChecked())
        page.take_keyboard()

    def _new(self) -> None:
        window = self._desk.empty_window()
        window.come_forward()
        window.begin()

    def open(self) -> None:
        """Ask for plans and open them."""
        for path in self._window.files.ask_open():
            self._desk.open_path(path, self._window)

    def new_from(self) -> None:
        """Begin a new plan from this one."""
        if controller := self._window.controller:
            answer = questions.ask_numbers(self._language, self._window)
            if answer != "cancel":
                self._desk.open_new(new_plan_from(controller.plan, keep_numbers=answer == "keep"))

    def _properties(self) -> None:
        controller = self._window.controller
        if controller and not controller.is_reading:
            dialog = questions.PropertiesDialog(controller.plan.project, self._language, self._window)
            if dialog.exec() and dialog.changes():
                controller.run(do.edit_project, initiator=self, **dialog.changes())
            dialog.deleteLater()
        elif controller:
            self._window.ask_to_edit()

    def _levels(self) -> None:
        window = self._window
        window.finish_typing()
        if (controller := window.controller) and not controller.is_reading:
            dialog = LevelsDialog(controller.plan, self._language, window)
            if dialog.exec():
                operation, values = dialog.step()
                if controller.run(operation, initiator=self, **values):
                    window.offer_undo(level_words.changed(self._language))
            dialog.deleteLater()
        elif controller:
            window.ask_to_edit()

    def _language_of_plan(self) -> None:
        window = self._window
        window.finish_typing()
        if (controller := window.controller) and not controller.is_reading:
            dialog = LanguageDialog(controller.plan, self._language, window)
            if dialog.exec() and controller.run(do.change_language, initiator=self, language=dialog.tag()):
                window.offer_undo(language_words.changed(dialog.tag(), self._language))
            dialog.deleteLater()
        elif controller:
            window.ask_to_edit()

    def _form(self) -> None:
        shown = self._window.actions_by_name["form"].isChecked()
        self._desk.settings.set_shows_form(shown)
        page = self._matrix()
        page.show_form(shown=shown)
        page.take_keyboard()

    def _delete_stage(self) -> None:
        controller = self._window.controller
        if controller and (deleted := delete_stages(self._matrix().grid, controller)):
            names, entries = deleted
            if len(names) == 1:
                line = words.stage_deleted(shortened(names[0]), entries, self._language)
            else:
                line = keyboard_words.stages_deleted(len(names), entries, self._language)
            self._window.offer_undo(line)

    def _on_cells(self, name: str) -> None:
        """Do it to the text that is being typed, where that makes sense, else to the cells of the grid."""
        field = self._window.focusWidget()
        if self._window.pages is None:
            return
        if isinstance(field, QLineEdit | QPlainTextEdit):
            if name in ("cut", "copy", "paste"):
                getattr(field, name)()
            elif name == "paste_text":
                field.paste()  # it takes plain text alone
        else:
            getattr(self._matrix().grid.ranges, name)()

    def _clear(self) -> None:
        """Empty the selected cells; where a text is being typed, take away what is selected of it."""
        field = self._window.focusWidget()
        if isinstance(field, QLineEdit):
            field.insert("")
        elif isinstance(field, QPlainTextEdit):
            field.textCursor().removeSelectedText()
        elif self._window.pages:
            self._matrix().grid.clear_selected()

    def _keyboard(self) -> None:
        dialog = KeyboardDialog(self._language, self._window)
        dialog.exec()
        dialog.deleteLater()

    def undo(self) -> None:
        """Take back what was done last, and go to it."""
        self._window.finish_typing()
        controller = self._window.controller
        if controller and (verb := controller.opened and controller.opened.undo_verb):
            self._turned(controller.undo(), words.undone(verbs.verb(verb, self._language), self._language))

    def _redo(self) -> None:
        self._window.finish_typing()
        controller = self._window.controller
        if controller and (verb := controller.opened and controller.opened.redo_verb):
            self._turned(controller.redo(), words.redone(verbs.verb(verb, self._language), self._language))

    def _turned(self, edit: Edit | None, line: str) -> None:
        if edit and self._window.page:
            self._window.page.go_to_change(edit)
            self._window.say(line)

    def _settings(self) -> None:
        dialog = SettingsDialog(self._desk.settings, self._language, self._window)
        if dialog.exec():
            for window in self._desk.windows:
                if window.controller and window.controller.opened:
                    window.controller.opened.author = self._desk.settings.author()
            self._desk.speak(self._desk.settings.language())
        dialog.deleteLater()

    def _show_hints(self) -> None:
        """Show the hints again: here, where there is a plan to type in, else in the next one."""
        window = self._window
        if window.hints and window.controller and not window.controller.is_reading:
            self._matrix()
            window.hints.show_again()
        else:
            self._desk.settings.set_hints_seen(())
            window.say(hint_words.will_show_again(self._language))

    def _about(self) -> None:
        text, title = words.about_text(VERSION, self._language), words.actions(self._language)["about"].text
        questions.tell(text, title.replace("&", ""), self._window.labels["close"], self._window)

    def _quit(self) -> None:
        for window in list(self._desk.windows):
            if not window.close():
                return
