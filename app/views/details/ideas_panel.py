# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Ideas for the current stage: searched, and put into the table by Enter or by dragging."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app import operations as do
from app.models.ideas import Idea, ideas_for, search
from app.models.rows import Group, Level, Stage
from app.views.controller import PlanController
from app.views.details.details_fields import column_in, plain_label
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.grid.entry_drag import idea_data
from app.views.plain import no_mnemonic, plain_tip, shortened
from app.views.text_list import TextList
from app.views.window.banner import announce
from app.words import details as details_words
from app.words import ideas as words

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
LIST_KEYS = (*_ENTERS, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHARACTERS = 43
_LONGEST = 120


class IdeaList(TextList):
    """The ideas that were found; each can be dragged to a cell.

    Signals:
        chosen(): Enter was pressed on an idea, or it was double-clicked.
    """

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.ideas: tuple[Idea, ...] = ()
        self.setDragEnabled(True)
        self.setDragDropMode(TextList.DragDropMode.DragOnly)
        self.itemDoubleClicked.connect(self.chosen)

    @property
    def idea(self) -> Idea | None:
        """The idea that is marked."""
        return self.ideas[self.currentRow()] if 0 <= self.currentRow() < len(self.ideas) else None

    def show_ideas(self, ideas: tuple[Idea, ...], texts: Sequence[str]) -> None:
        """Show ideas, each by its text here."""
        if self.ideas != ideas or [self.item(row).text() for row in range(self.count())] != list(texts):
            self.clear()
            self.ideas = ideas
            self.addItems(texts)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Mark the first idea where none is, whatever key of the list it is; then Enter chooses."""
        if self.idea is None and event.key() in LIST_KEYS:
            self.setCurrentRow(0)
        elif event.key() in _ENTERS:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mimeData(self, items: Sequence[QListWidgetItem]) -> QMimeData:
        """Return the text of the idea that is dragged."""
        return idea_data(self.ideas[self.row(items[0])].text if items else "")


class SearchField(QLineEdit):
    """A field to search a list with, which the arrows and Enter are handed on to."""

    def __init__(self, searched: IdeaList, name: str) -> None:
        super().__init__()
        self._searched = searched
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Type, or go through the list."""
        if event.key() in LIST_KEYS:
            self._searched.keyPressEvent(event)
        else:
            super().keyPressEvent(event)


class IdeasPanel(QWidget):
    """The ideas for one stage. ``new_entries_for`` is as for ``MatrixTableModel``.

    ``in_cell_of_group`` tells that the current cell is that group's alone, and so whatever is put there.

    Signals:
        inserted(stage_id, column, text, group_id): an entry with this text was added to a cell, as its last one; the
            group is empty where the idea is for any.
    """

    inserted = Signal(str, int, str, str)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self._enter = EnterPresses(self)
        self._place: tuple[str | None, str | None] = (None, None)
        self.new_entries_for: str | None = None
        self.in_cell_of_group = False
        self._heading, self._nothing, self._hint = plain_label(), plain_label(), plain_label(small=True)
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self.ideas = IdeaList(self._labels["title"])
        self.ideas.currentRowChanged.connect(self._tell_where)
        self.ideas.chosen.connect(self.insert)
        self.search = SearchField(self.ideas, self._labels["search"])
        self.search.textChanged.connect(self._show)
        self._question = self._ask_kind()
        column = QVBoxLayout(self)
        column.setSpacing(8)
        for widget in (self._heading, self._question, self.search, self._nothing):
            column.addWidget(widget)
        column.addWidget(self.ideas, 1)
        column.addWidget(self._hint)
        column.addStretch()
        self.setAccessibleName(self._labels["title"])
        controller.changed.connect(self._show)
        self._show()

    def show_place(self, stage_id: str | None, level_id: str | None) -> None:
        """Show the ideas for a stage; an idea that fits no level goes to its cell at the level."""
        self._place = (stage_id, level_id)
        self._show()

    def take_keyboard(self) -> None:
        """Put the caret where typing searches, or the keyboard to the first kind of stage."""
        if self.search.isVisibleTo(self):
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()
        else:
            self.kinds[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def insert(self) -> None:
        """Add the idea that is marked as an entry, at its level or else in the current cell."""
        stage, idea = self._stage(), self.ideas.idea
        if stage is None or idea is None:
            return
        if level := self._level_for(idea):
            self.insert_at(stage.id, level.id, idea.text)
        else:
            announce(self, self._labels["no_cell"])

    def insert_at(self, stage_id: str, level_id: str, text: str) -> None:
        """Add an idea as an entry of a cell, for the group that it is meant for where the plan has one."""
        idea = next((idea for idea in self.ideas.ideas if idea.text == text), None)
        group = self._group_for(idea) if idea else None
        whose = group.id if group else self.new_entries_for
        values = {"stage_id": stage_id, "level_id": level_id, "text": text, "group_id": whose}
        if self._controller.run(do.add_involvement, initiator=self, **values):
            levels = [level.id for level in self._controller.plan.levels]
            self.inserted.emit(stage_id, levels.index(level_id) + 1, text, group.id if group else "")

    def sizeHint(self) -> QSize:
        """Return a width that follows the size of the text."""
        return QSize(self.fontMetrics().averageCharWidth() * _CHARACTERS, super().sizeHint().height())

    def _ask_kind(self) -> QWidget:
        """Return the question what a stage is about, with a button for every kind."""
        question, flow = QWidget(), FlowLayout(6, 6)
        column = column_in(question)
        column.addWidget(plain_label(self._labels["question"]))
        column.addLayout(flow)
        self.kinds: list[QPushButton] = []
        for kind, text in details_words.stage_kinds(self._language).items():
            if kind:
                button = QPushButton(no_mnemonic(text))
                button.setAutoDefault(False)
                button.installEventFilter(self._enter)
                button.clicked.connect(partial(self._say_kind, kind))
                flow.addWidget(button)
                self.kinds.append(button)
        return question

    def _say_kind(self, kind: str) -> None:
        if self._controller.run(do.edit_stage, initiator=self, stage_id=self._place[0], kind=kind):
            self.take_keyboard()

    def _show(self) -> None:
        stage, language = self._stage(), self._controller.plan.project.language
        known = bool(stage and stage.kind)
        self._heading.setText(shortened(stage.name, _LONGEST) if stage else self._labels["no_stage"])
        self._heading.setToolTip(plain_tip(stage.name) if stage else "")
        self._question.setVisible(stage is not None and not known)
        found: tuple[Idea, ...] = ()
        if stage and known:
            found = search(ideas_for(stage.kind, language), self.search.text())
        self.ideas.show_ideas(found, [self._text(idea) for idea in found])
        self._nothing.setText(self._labels["nothing"])
        self.search.setVisible(known)
        self.ideas.setVisible(bool(found))
        self._nothing.setVisible(known and not found)
        self._tell_where()

    def _text(self, idea: Idea) -> str:
        level = self._suggested(idea)
        return words.with_level(idea.text, level.name if level else "", self._language)

    def _tell_where(self) -> None:
        idea = self.ideas.idea
        hint = self._labels["how"]
        if idea and (level := self._suggested(idea)):
            hint = words.suggested(level.name, self._language)
        elif idea:
            here = self._level_for(idea)
            hint = words.goes_here(here.name, self._language) if here else self._labels["no_cell"]
        group = self._group_for(idea) if idea else None
        if group and len(self._controller.plan.groups) > 1:
            hint = f"{hint} {words.whose(group.name, self._language)}"
        self._hint.setText(hint)
        self._hint.setVisible(self.ideas.isVisibleTo(self))

    def _stage(self) -> Stage | None:
        stage_id, plan = self._place[0], self._controller.plan
        return plan.stage(stage_id) if stage_id and stage_id in plan.rows("stages") else None

    def _suggested(self, idea: Idea) -> Level | None:
        levels = self._controller.plan.levels
        return next((level for level in levels if level.key == idea.level), None) if idea.level else None

    def _level_for(self, idea: Idea) -> Level | None:
        """Return the level that is suggested, else the one of the current cell."""
        levels, here = self._controller.plan.levels, self._place[1]
        return self._suggested(idea) or next((level for level in levels if level.id == here), None)

    def _group_for(self, idea: Idea) -> Group | None:
        """Return the group that an idea is meant for: the first of its kind, new entries' own before it."""
        if self.in_cell_of_group or not idea.group:
            return None
        groups = [group for group in self._controller.plan.groups if group.kind == idea.group]
        return next((group for group in groups if group.id == self.new_entries_for), next(iter(groups), None))
