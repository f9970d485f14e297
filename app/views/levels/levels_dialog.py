# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Other levels for a plan: which, what becomes of those of now, and what moves, before anything does."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app import operations as do
from app.errors import NameNeeded, UserError
from app.models.changes import Draft
from app.models.plan import Plan
from app.models.rows import Level
from app.models.schemes import SCHEMES, scheme, shipped_scheme
from app.operations.schemes import own_suggestion, suggestion
from app.views.details.details_fields import TextField, add_labelled, plain_label
from app.views.dialog_size import resize_for_text
from app.views.levels.level_list import LevelList
from app.views.levels.level_moves import LevelMoves
from app.words import levels as words
from app.words.errors import sentence

_OWN = ""
_SIZE = (800, 470)

Step = tuple[Callable[..., object], dict[str, Any]]


class LevelsDialog(QDialog):
    """Asks which levels a plan is to have; nothing happens to the plan here."""

    def __init__(self, plan: Plan, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._language, self._labels = plan, language, words.labels(language)
        self.setWindowTitle(self._labels["title"])
        self._own: tuple[Level, ...] = plan.levels
        self.which = QComboBox()
        for key in SCHEMES:
            self.which.addItem(shipped_scheme(key, language).short, key)
        self.which.addItem(self._labels["own"], _OWN)
        self.about, self.line = plain_label(small=True), plain_label()
        self._credit = plan.scheme.credit
        self.credit = TextField("credit", lambda _: self._credit, lambda _, text: self._give_credit(text))
        self.levels, self.moves = LevelList(language), LevelMoves(plan, language)
        self.change, self.cancel = QPushButton(self._labels["change"]), QPushButton(self._labels["cancel"])
        self.change.setDefault(True)
        self.cancel.setAutoDefault(False)
        self._lay_out()
        self.which.setCurrentIndex(max(0, self.which.findData(plan.scheme.key if plan.scheme.key in SCHEMES else _OWN)))
        self.which.currentIndexChanged.connect(self._choose)
        self.levels.changed.connect(self._edited)
        self.moves.changed.connect(self._look)
        self.credit.textChanged.connect(self._look)
        self.change.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._choose()

    def step(self) -> Step:
        """Return the operation that makes what was asked for, with its values."""
        key, into = self.which.currentData(), self.moves.into()
        if key != _OWN:
            return do.change_scheme, {"key": key, "into": into}
        return do.own_levels, {"levels": self._own, "into": into, "credit": self.credit.text()}

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        add_labelled(head, self._labels["which"], self.which, self.about)
        add_labelled(head, self._labels["credit"], self.credit)
        middle = QHBoxLayout()
        middle.addWidget(self.levels, 1)
        middle.addWidget(self.moves, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(self.change)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addLayout(middle, 1)
        column.addLayout(foot)
        resize_for_text(self, *_SIZE)

    def _choose(self) -> None:
        """Show the levels that are chosen; those of one's own are as they were left."""
        key = self.which.currentData()
        own = key == _OWN
        if own:
            self.about.setText(self._labels["own_about"])
            self._credit = self._plan.scheme.credit
            self.levels.show_levels(self._own, own=True)
        else:
            row, levels = scheme(key, self._plan.project.language)
            self.about.setText(shipped_scheme(key, self._language).about)
            self._credit = row.credit
            self.levels.show_levels(levels, own=False)
        self.credit.setReadOnly(not own)
        self.credit.setPalette(self.levels.name.palette())
        self._offer()
        self.credit.reset()

    def _give_credit(self, text: str) -> None:
        self._credit = text

    def _edited(self) -> None:
        self._own = self.levels.levels()
        self._offer()

    def _offer(self) -> None:
        key = self.which.currentData()
        if key == _OWN:
            suggested = own_suggestion(self._plan, [level.id for level in self._own])
            self.moves.offer([(level.id, level.name) for level in self._own], suggested)
        else:
            shipped = shipped_scheme(key, self._plan.project.language)
            self.moves.offer([(level.key, level.name) for level in shipped.levels], suggestion(self._plan, shipped))
        self._look()

    def _look(self) -> None:
        """Tell what would happen, and let it happen only where it can and is anything."""
        operation, values = self.step()
        draft, line = Draft(self._plan), ""
        try:
            operation(draft, **values)
        except NameNeeded:
            line = self._labels["name_needed"]
        except UserError as error:
            line = sentence(error, self._language)
        changes = not line and bool(draft.changes())
        self.change.setEnabled(changes)
        self.line.setText(line or (self.moves.told() if changes else words.cannot(self._language)))
