# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Help on the keyboard: every key and what it does, made of the tables that define them."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.views.details.details_fields import add_labelled, plain_label
from app.views.dialog_size import resize_for_text
from app.views.grid.grid_keys import GRID_KEYS, keys_of, native
from app.views.window.window_actions import SPECS, sequences
from app.words import keyboard as words
from app.words import window as window_words

_CHARACTERS = (18, 34, 52)
_SIZE = (720, 460)


class KeyRow(NamedTuple):
    """A line of the list."""

    where: str
    keys: str
    does: str


def key_rows(language: str) -> list[KeyRow]:
    """Return every key with what it does: those of the grid, then those of the window."""
    sections, does, by_hand = words.sections(language), words.does(language), words.by_hand(language)
    rows = []
    for row in GRID_KEYS:
        keys = [*map(native, keys_of(row)), by_hand.get(row.name, "")]
        rows.append(KeyRow(sections[row.section], ", ".join(filter(None, keys)), does[row.name]))
    texts = window_words.actions(language)
    for spec in SPECS:
        if keys := [native(sequence.toString()) for sequence in sequences(spec)]:
            text = texts[spec.name].text.replace("&", "").removesuffix("…")
            rows.append(KeyRow(sections["window"], ", ".join(keys), text))
    return rows


class KeyboardDialog(QDialog):
    """Lists the keys; typing into the field above leaves those lines that have all of its words."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        labels = words.labels(language)
        self._rows = key_rows(language)
        self.setWindowTitle(labels["title"])
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._look)
        self.table = QTableWidget(len(self._rows), len(KeyRow._fields), self)
        self.table.setHorizontalHeaderLabels([labels[name] for name in KeyRow._fields])
        self.table.setAccessibleName(labels["title"])
        self.nothing = plain_label(labels["nothing"])
        self.nothing.hide()
        self._fill()
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(labels["close"], QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        add_labelled(column, labels["search"], self.search)
        column.addWidget(self.table, 1)
        column.addWidget(self.nothing)
        column.addWidget(buttons)
        resize_for_text(self, *_SIZE)

    def _fill(self) -> None:
        for at, row in enumerate(self._rows):
            for column, text in enumerate(row):
                item = QTableWidgetItem(text)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                self.table.setItem(at, column, item)
        self.table.verticalHeader().hide()
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(True)
        heads, letter = self.table.horizontalHeader(), self.fontMetrics().averageCharWidth()
        for column, characters in enumerate(_CHARACTERS):
            heads.resizeSection(column, letter * characters)
        heads.setSectionResizeMode(len(_CHARACTERS) - 1, QHeaderView.ResizeMode.Stretch)
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.table.setCurrentCell(0, 0)
        self.search.setFocus()

    def _look(self, text: str) -> None:
        sought = text.casefold().split()
        for at, row in enumerate(self._rows):
            said = " ".join(row).casefold()
            self.table.setRowHidden(at, not all(word in said for word in sought))
        found = [at for at in range(len(self._rows)) if not self.table.isRowHidden(at)]
        self.nothing.setVisible(not found)
        if found:
            self.table.setCurrentCell(found[0], 0)
