# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Levels in their order, with what the current one says: to be looked at, or to be one's own."""

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from app.models.changes import new_id
from app.models.fields import limit_of
from app.models.rows import Level
from app.views.details.details_fields import add_labelled, column_in
from app.words import levels as words

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ROWS, _LINES = 4, 3


class LevelList(QWidget):
    """A list of levels, and below it the name, the small line and the meaning of the current one.

    Signals:
        changed(): somebody changed a level, or their order.
    """

    changed = Signal()

    def __init__(self, language: str) -> None:
        super().__init__()
        self._labels = words.labels(language)
        self._levels: list[Level] = []
        self.list = QListWidget()
        self.list.setTabKeyNavigation(False)
        self.list.setMinimumHeight(_ROWS * self.fontMetrics().lineSpacing() + 2 * self.list.frameWidth())
        self.name, self.gloss, self.definition = QLineEdit(), QLineEdit(), QPlainTextEdit()
        for line, field in ((self.name, "name"), (self.gloss, "gloss")):
            line.setMaxLength(limit_of(Level, field))
        self.definition.setTabChangesFocus(True)
        self.definition.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 2 * self.definition.frameWidth() + 8)
        self.buttons = {name: QPushButton(self._labels[name]) for name in ("add", "remove", "up", "down")}
        self._lay_out()
        self.list.currentRowChanged.connect(self._show_current)
        self.name.textEdited.connect(self._type)
        self.gloss.textEdited.connect(self._type)
        self.definition.textChanged.connect(self._type)

    def levels(self) -> tuple[Level, ...]:
        """Return the levels as they stand here; those that were added have ids of their own."""
        return tuple(self._levels)

    def show_levels(self, levels: Sequence[Level], *, own: bool) -> None:
        """Show these levels; ``own`` ones can be changed."""
        self._levels = list(levels)
        for button in self.buttons.values():
            button.setVisible(own)
        look = self.palette()
        if not own:
            look.setBrush(QPalette.ColorRole.Base, look.window())
        for text in (self.name, self.gloss, self.definition):
            text.setReadOnly(not own)
            text.setPalette(look)
        self._show_list(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press a button, and go on from a field: it is too early to change the plan."""
        if event.key() not in _ENTERS:
            super().keyPressEvent(event)
        elif isinstance(button := QApplication.focusWidget(), QAbstractButton):
            button.click()
        else:
            self.focusNextChild()

    def _lay_out(self) -> None:
        column = column_in(self)
        add_labelled(column, self._labels["levels"], self.list)
        row = QHBoxLayout()
        steps: dict[str, Callable[[], None]] = {
            "add": self._add,
            "remove": self._remove,
            "up": lambda: self._move(-1),
            "down": lambda: self._move(1),
        }
        for name, button in self.buttons.items():
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, step=steps[name]: step())
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        for name, field in (("name", self.name), ("gloss", self.gloss), ("definition", self.definition)):
            add_labelled(column, self._labels[name], field)
        for keys, name in (("Alt+Up", "up"), ("Alt+Down", "down")):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.buttons[name].click)
            self.buttons[name].setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))

    def _show_list(self, current: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            self.list.addItems([level.name for level in self._levels])
            self.list.setCurrentRow(current)
        self._show_current()

    def _show_current(self) -> None:
        row = self.list.currentRow()
        level = self._levels[row] if row >= 0 else None
        with QSignalBlocker(self.definition):
            self.name.setText(level.name if level else "")
            self.gloss.setText(level.gloss if level else "")
            self.definition.setPlainText(level.definition if level else "")
        for line in (self.name, self.gloss):
            line.setCursorPosition(0)
        self.buttons["remove"].setEnabled(len(self._levels) > 1)
        self.buttons["up"].setEnabled(row > 0)
        self.buttons["down"].setEnabled(row < len(self._levels) - 1)

    def _type(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            texts = {"name": self.name.text(), "gloss": self.gloss.text(), "definition": self.definition.toPlainText()}
            self._levels[row] = dataclasses.replace(self._levels[row], **texts)
            self.list.item(row).setText(self.name.text())
            self.changed.emit()

    def _add(self) -> None:
        row = self.list.currentRow() + 1
        like = self._levels[0]
        new = Level(id=new_id(), scheme_id=like.scheme_id, rank=like.rank, name=self._labels["new_level"])
        self._levels.insert(row, new)
        self._show_list(row)
        self.name.setFocus()
        self.name.selectAll()
        self.changed.emit()

    def _remove(self) -> None:
        row = self.list.currentRow()
        del self._levels[row]
        self._show_list(min(row, len(self._levels) - 1))
        self.changed.emit()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        self._levels.insert(row + by, self._levels.pop(row))
        self._show_list(row + by)
        self.changed.emit()
