# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The keys of the grid: one table that the grid acts by, that the menus show, and that Help lists."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

Section = Literal["move", "select", "type", "copy", "change", "leave"]


@dataclass(frozen=True, slots=True)
class GridKey:
    """Keys and what they do.

    ``name`` is the key of its words (``app.words.keyboard``) and, where the window has an action of that name, of the
    action. ``does`` is the method that is called, named from ``MatrixView`` on; it is empty where the table of Qt, or
    the editor, acts by itself. ``mac`` are the keys on a Mac, where they are others than with Cmd for Ctrl. Those with
    ``rows`` hold only while whole rows are selected.
    """

    name: str
    section: Section
    keys: tuple[str, ...] = ()
    does: str = ""
    mac: tuple[str, ...] = ()
    rows: bool = False


GRID_KEYS = (
    GridKey("arrows", "move", ("Left", "Right", "Up", "Down")),
    GridKey("to_edge", "move", ("Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down")),
    GridKey("row_ends", "move", ("Home", "End")),
    GridKey("table_ends", "move", ("Ctrl+Home", "Ctrl+End")),
    GridKey("pages", "move", ("PgUp", "PgDown")),
    GridKey("enter_down", "move", ("Enter",), "enter_down"),
    GridKey("enter_up", "move", ("Shift+Enter",), "enter_up"),
    GridKey("tab_right", "move", ("Tab",), "tab_right"),
    GridKey("tab_left", "move", ("Shift+Tab",), "tab_left"),
    GridKey("stretch", "select", ("Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down")),
    GridKey("stretch_to_edge", "select", ("Ctrl+Shift+Left", "Ctrl+Shift+Right", "Ctrl+Shift+Up", "Ctrl+Shift+Down")),
    GridKey("stretch_to_ends", "select", ("Shift+Home", "Shift+End", "Ctrl+Shift+Home", "Ctrl+Shift+End")),
    GridKey("stretch_pages", "select", ("Shift+PgUp", "Shift+PgDown")),
    GridKey("select_all", "select", ("Ctrl+A",)),
    GridKey("select_rows", "select", ("Shift+Space",), "select_rows"),
    GridKey("select_columns", "select", ("Ctrl+Space",), "select_columns", mac=("Meta+Space",)),
    GridKey("type_over", "type"),
    GridKey("edit_cell", "type", ("F2", "Ctrl+U"), "edit_current", mac=("F2", "Meta+U", "Ctrl+U")),
    GridKey("new_line", "type", ("Alt+Enter",)),
    GridKey("fill_selection", "type", ("Ctrl+Enter",), "ranges.fill_selection", mac=("Ctrl+Enter", "Meta+Enter")),
    GridKey("give_up", "type", ("Esc",)),
    GridKey("clear", "type", ("Del", "Backspace"), "clear_selected"),
    GridKey("copy", "copy", ("Ctrl+C", "Ctrl+Ins"), "ranges.copy"),
    GridKey("copy_with_heads", "copy", ("Ctrl+Shift+C",), "ranges.copy_with_heads"),
    GridKey("cut", "copy", ("Ctrl+X", "Shift+Del"), "ranges.cut"),
    GridKey("paste", "copy", ("Ctrl+V", "Shift+Ins"), "ranges.paste"),
    GridKey("paste_text", "copy", ("Ctrl+Shift+V",), "ranges.paste_text"),
    GridKey("fill_down", "copy", ("Ctrl+D",), "ranges.fill_down"),
    GridKey("fill_right", "copy", ("Ctrl+R",), "ranges.fill_right"),
    GridKey("entry_left", "change", ("Alt+Shift+Left",), "entries_left"),
    GridKey("entry_right", "change", ("Alt+Shift+Right",), "entries_right"),
    GridKey("insert_rows", "change", ("Ctrl++", "Ctrl+Shift++"), "ask_insert", rows=True),
    GridKey("delete_rows", "change", ("Ctrl+-",), "ask_delete", rows=True),
    GridKey("open_menu", "change", ("Shift+F10", "Menu"), "open_menu", mac=("Shift+F10",)),
    GridKey("leave", "leave", ("F6", "Ctrl+Tab"), "leave", mac=("F6", "Meta+Tab")),
    GridKey("leave_back", "leave", ("Shift+F6", "Ctrl+Shift+Tab"), "leave_back", mac=("Shift+F6", "Meta+Shift+Tab")),
)
"""In the order of Help."""


def key_of(event: QKeyEvent) -> int:
    """Return a pressed key with its modifiers as one number; the keypad's are no others."""
    key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if key == Qt.Key.Key_Backtab:
        key, modifiers = int(Qt.Key.Key_Tab), modifiers | Qt.KeyboardModifier.ShiftModifier
    return (int(Qt.Key.Key_Enter) if key == Qt.Key.Key_Return else key) | modifiers.value


def by_key(*, mac: bool = sys.platform == "darwin") -> Mapping[int, GridKey]:
    """Return the rows of the table that call a method, by ``key_of``."""
    return {
        QKeySequence(key)[0].toCombined(): row  # type: ignore[index]
        for row in GRID_KEYS
        if row.does
        for key in keys_of(row, mac=mac)
    }


def keys_of(row: GridKey, *, mac: bool = sys.platform == "darwin") -> tuple[str, ...]:
    """Return the keys of a row on this system, as Qt writes them everywhere."""
    return (row.mac or row.keys) if mac else row.keys


def shown_key(name: str) -> str:
    """Return the first key for what an action does, as it is written on this system; empty where the grid has none."""
    keys = next((keys_of(row) for row in GRID_KEYS if row.name == name), ())
    return native(keys[0]) if keys else ""


def native(key: str) -> str:
    """Return a key as it is written on this system."""
    if sys.platform == "darwin":
        key = key.replace("Enter", "Return")  # the other one is that of the keypad there
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
