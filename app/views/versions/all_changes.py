# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Who changed what when, from one day to the next."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.errors import NotFound
from app.models.row_texts import control_head
from app.storage.history import PastEdit
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.views.enter import EnterPresses
from app.views.moments import local
from app.views.text_list import TextList
from app.views.versions.past import Past
from app.views.versions.past_edits import Cell, PastLine, past_lines
from app.views.versions.past_values import Restoration, restoration
from app.words import verbs
from app.words import versions as words
from app.words.first_page import clock

_PAGE = 200
_LINE = Qt.ItemDataRole.UserRole


class AllChanges(QWidget):
    """The history of a plan, or of one cell, the newest first; it is read when it is looked at.

    Signals:
        undo_offered(line): an earlier value was restored; undo takes it back.
    """

    undo_offered = Signal(str)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.changing(language)
        self._past = Past(controller)
        self._cell: Cell | None = None
        self._most = _PAGE
        self.empty = plain_label()
        self.only = plain_label()
        self.list = TextList(self._labels["all_changes"], self)
        self.all, self.restore, self.older = (
            QPushButton(self._labels[name]) for name in ("show_all", "restore_value", "older")
        )
        self._lay_out()
        controller.changed.connect(lambda *_: self.refresh() if self.isVisible() else None)

    def show_cell(self, cell: Cell | None) -> None:
        """Show the changes of one cell only, or of the whole plan."""
        self._cell, self._most = cell, _PAGE
        self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the history."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew, and stay on the line that was current, wherever it stands now."""
        row, before, history = self.list.currentRow(), self.current, self._past.history()
        found, is_more = past_lines(history, self._controller.plan, self._language, most=self._most, cell=self._cell)
        self.list.clear()
        shown_day = None
        for lines in found:
            moment = local(lines[0].edit.made_at)
            day = words.day_head(moment, datetime.now().astimezone(), self._language)
            if day != shown_day:
                self._add_day(day)
                shown_day = day
            for at, line in enumerate(lines):
                self._add_line(line, moment, is_first=not at)
        self.older.setVisible(is_more)
        self.empty.setText(self._labels["no_changes_in_cell" if self._cell else "no_changes"])
        self.empty.setVisible(not found)
        self.list.setVisible(bool(found))
        self.only.setVisible(self._cell is not None)
        self.only.setText(self._name_of_cell())
        self.all.setVisible(self._cell is not None)
        if found:
            again = (at for at in range(self.list.count()) if before and self.list.item(at).data(_LINE) == before)
            self.list.setCurrentRow(next(again, min(max(row, 1), self.list.count() - 1)))
        self._show_what_can_be_done()

    @property
    def current(self) -> PastLine | None:
        """The line that the list stands on; None for the name of a day."""
        item = self.list.currentItem()
        return item.data(_LINE) if item else None

    def _lay_out(self) -> None:
        enter = EnterPresses(self)
        steps = (
            (self.all, lambda: self.show_cell(None)),
            (self.restore, self._restore),
            (self.older, self._show_older),
        )
        for button, step in steps:
            button.clicked.connect(step)
            button.installEventFilter(enter)
        self.list.currentRowChanged.connect(self._show_what_can_be_done)
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.only, 1)
        above.addWidget(self.all)
        below.addWidget(self.restore)
        below.addWidget(self.older)
        below.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self.empty)
        column.addWidget(self.list, 1)
        column.addLayout(below)
        column.addStretch(0)

    def _add_day(self, day: str) -> None:
        item = QListWidgetItem(day)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        font = self.list.font()
        font.setBold(True)
        item.setFont(font)
        self.list.addItem(item)

    def _add_line(self, line: PastLine, moment: datetime | None, *, is_first: bool) -> None:
        edit: PastEdit = line.edit
        time = clock(moment, self._language) if moment else ""
        head = words.past_head(time, edit.author, verbs.verb(edit.verb, self._language), self._language).strip()
        item = QListWidgetItem("\n".join(part for part in (head if is_first else "", line.sentence) if part))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{head}. {line.sentence}")
        item.setData(_LINE, line)
        self.list.addItem(item)

    def _name_of_cell(self) -> str:
        if self._cell is None:
            return ""
        plan, (stage_id, level_id) = self._controller.plan, self._cell
        try:
            level = plan.level(level_id).name if level_id else control_head(plan)
            return words.only_cell(plan.stage(stage_id).name, level, self._language)
        except NotFound:
            return words.gone(self._language)

    def _restoration(self) -> Restoration | None:
        return restoration(self._controller.plan, self.current.change) if self.current else None

    def _show_what_can_be_done(self) -> None:
        self.restore.setEnabled(self._restoration() is not None)

    def _restore(self) -> None:
        found = self._restoration()
        if found and self._controller.run(found.operation, initiator=self, **found.values):
            self.list.setFocus()
            self.undo_offered.emit(self._labels["value_restored"])

    def _show_older(self) -> None:
        self._most += _PAGE
        self.refresh()
        self.list.setFocus()
