# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The actions of the window: one table makes the menus, the toolbar and the keys."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar

from app.views.grid.grid_keys import shown_key
from app.views.icons import ICONS, Icons
from app.words import window as words


@dataclass(frozen=True, slots=True)
class Spec:
    """An action: its name, its menu, its keys, but for those that the grid itself takes. "-" is a line."""

    name: str
    menu: str
    keys: tuple[str | QKeySequence.StandardKey, ...] = ()
    checkable: bool = False


_Key = QKeySequence.StandardKey
SPECS = (
    Spec("new", "file", (_Key.New,)),
    Spec("new_from", "file"),
    Spec("open", "file", (_Key.Open,)),
    Spec("bring_in", "file"),
    Spec("-", "file"),
    Spec("save", "file", (_Key.Save,)),
    Spec("save_as", "file", (_Key.SaveAs, "Ctrl+Shift+S")),
    Spec("go_back", "file"),
    Spec("keep_version", "file"),
    Spec("copy_without_history", "file"),
    Spec("save_as_template", "file"),
    Spec("-", "file"),
    Spec("export", "file", ("Ctrl+E",)),
    Spec("-", "file"),
    Spec("close", "file", (_Key.Close,)),
    Spec("quit", "file", (_Key.Quit, "Ctrl+Q")),
    Spec("insert_above", "stage", ("Ctrl+Shift+I",)),
    Spec("add_stage", "stage", ("Ctrl+Shift+N",)),
    Spec("undo", "edit", (_Key.Undo,)),
    Spec("redo", "edit", (_Key.Redo, "Ctrl+Y", "Ctrl+Shift+Z")),
    Spec("-", "edit"),
    Spec("cut", "edit"),
    Spec("copy", "edit"),
    Spec("copy_with_heads", "edit"),
    Spec("copy_table", "edit"),
    Spec("copy_as_text", "edit"),
    Spec("paste", "edit"),
    Spec("paste_text", "edit"),
    Spec("-", "edit"),
    Spec("fill_down", "edit"),
    Spec("fill_right", "edit"),
    Spec("clear", "edit"),
    Spec("-", "edit"),
    Spec("find", "edit", (_Key.Find,)),
    Spec("replace", "edit", ("Ctrl+Alt+F" if sys.platform == "darwin" else "Ctrl+H",)),  # ⌘H hides a Mac's program
    Spec("find_next", "edit", (_Key.FindNext, "F3")),
    Spec("find_previous", "edit", (_Key.FindPrevious, "Shift+F3")),
    Spec("-", "edit"),
    Spec("settings", "edit", (_Key.Preferences, "Ctrl+,")),
    Spec("rename_stage", "stage"),
    Spec("stage_up", "stage", ("Alt+Shift+Up",)),
    Spec("stage_down", "stage", ("Alt+Shift+Down",)),
    Spec("duplicate_stage", "stage", ("Ctrl+Shift+D",)),
    Spec("-", "stage"),
    Spec("delete_stage", "stage", ("Ctrl+Del",)),
    Spec("add_entry", "entry", ("Ctrl+Shift+A",)),
    Spec("ideas", "entry", ("Ctrl+I",)),
    Spec("edit_cell", "entry"),
    Spec("entry_left", "entry"),
    Spec("entry_right", "entry"),
    Spec("to_level", "entry"),
    Spec("add_note", "entry"),
    Spec("who_decides", "entry", ("Alt+Down",)),
    Spec("matrix", "view", ("Ctrl+1",)),
    Spec("groups", "view", ("Ctrl+2",)),
    Spec("questions", "view", ("Ctrl+3",)),
    Spec("versions", "view", ("Ctrl+4",)),
    Spec("portal", "view", ("Ctrl+5",)),
    Spec("cell_history", "view"),
    Spec("-", "view"),
    Spec("groups_across", "view", ("Ctrl+Shift+G",), checkable=True),
    Spec("zoom_in", "view", (_Key.ZoomIn, "Ctrl+=")),
    Spec("zoom_out", "view", (_Key.ZoomOut,)),
    Spec("zoom_reset", "view", ("Ctrl+0",)),
    Spec("fit_columns", "view"),
    Spec("-", "view"),
    Spec("details", "view", ("F4",)),
    Spec("form", "view", ("F8",), checkable=True),
    Spec("plan_bar", "plan"),
    Spec("levels", "plan"),
    Spec("language", "plan"),
    Spec("properties", "plan"),
    Spec("keyboard", "help", ("F1", "Ctrl+/")),
    Spec("hints", "help"),
    Spec("-", "help"),
    Spec("about", "help"),
)
_NEED_PLAN = (
    "new_from", "export", "copy_without_history", "save_as_template", "matrix", "groups", "versions", "cell_history",
    "details", "ideas", "form", "groups_across", "find", "find_next", "find_previous", "properties", "levels",
    "language", "questions", "zoom_in", "zoom_out", "zoom_reset", "fit_columns", "copy", "copy_with_heads",
    "copy_table", "copy_as_text", "portal",
)  # fmt: skip
_NEED_EDITING = (
    "save", "save_as", "go_back", "clear", "add_stage", "rename_stage", "stage_up", "stage_down",
    "duplicate_stage", "delete_stage", "add_entry", "edit_cell", "entry_left", "entry_right", "who_decides", "plan_bar",
    "keep_version", "replace", "insert_above", "cut", "paste", "paste_text", "fill_down", "fill_right", "to_level",
    "add_note",
)  # fmt: skip
_OF_CELL = (
    "edit_cell", "-", "cut", "copy", "copy_with_heads", "paste", "paste_text", "clear", "-",
    "insert_above", "add_stage", "delete_stage", "-", "to_level", "who_decides", "add_note", "cell_history",
)  # fmt: skip
_TOOLBAR = ("add_stage", "undo", "redo", "-", "copy_table", "portal", "export", "-", "details")


def add_actions(window: QMainWindow, handlers: Mapping[str, Callable[[], object]], language: str) -> dict[str, QAction]:
    """Give the window its menus, toolbar and keys; return the actions by name."""
    texts, titles = words.actions(language), words.menus(language)
    menus = {name: window.menuBar().addMenu(title) for name, title in titles.items()}
    actions: dict[str, QAction] = {}
    for spec in SPECS:
        if spec.name == "-":
            menus[spec.menu].addSeparator()
            continue
        action = QAction(texts[spec.name].text, window)
        if key := shown_key(spec.name):
            action.setText(f"{action.text()}\t{key}")
        action.setCheckable(spec.checkable)
        action.setShortcuts(sequences(spec))
        if texts[spec.name].tip:
            action.setToolTip(texts[spec.name].tip)
        action.triggered.connect(lambda _checked=False, name=spec.name: handlers[name]())
        menus[spec.menu].addAction(action)
        actions[spec.name] = action
    icons = Icons(window)
    for name in ICONS.keys() & actions.keys():
        icons.give(actions[name], name)
    _add_toolbar(window, actions, words.labels(language)["toolbar"])
    return actions


def cell_menu(window: QMainWindow, actions: Mapping[str, QAction]) -> QMenu:
    """Return the menu of a cell: nothing in it that does not stand in the menus of the window too."""
    menu = QMenu(window)
    for name in _OF_CELL:
        if name == "-":
            menu.addSeparator()
        else:
            menu.addAction(actions[name])
    return menu


def enable(actions: Mapping[str, QAction], *, plan: bool, editing: bool) -> None:
    """Let those actions be taken that have something to do: there is a plan, or one that is open for editing."""
    for names, there in ((_NEED_PLAN, plan), (_NEED_EDITING, editing)):
        for name in names:
            actions[name].setEnabled(there)


def sequences(spec: Spec) -> list[QKeySequence]:
    """Return the keys of an action on this system."""
    found = ([QKeySequence(key)] if isinstance(key, str) else QKeySequence.keyBindings(key) for key in spec.keys)
    # A standard key may be one of those in words too; twice the same would be ambiguous, and do nothing.
    return list(dict.fromkeys(sequence for each in found for sequence in each))


def _add_toolbar(window: QMainWindow, actions: Mapping[str, QAction], title: str) -> None:
    bar = QToolBar(title, window)
    bar.setObjectName("toolbar")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    for name in _TOOLBAR:
        if name == "-":
            bar.addSeparator()
        else:
            bar.addAction(actions[name])
    window.addToolBar(bar)
