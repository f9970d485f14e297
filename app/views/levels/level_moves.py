# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What becomes of each level of a plan when it goes over to other levels."""

from collections import Counter
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app.models.plan import Plan
from app.views.details.details_fields import ChoiceField, column_in, name_field, plain_label
from app.words import levels as words

Target = tuple[str, str]
"""A level to go to, as (what names it, its name)."""


class LevelMoves(QWidget):
    """For each level of now a choice of what it becomes.

    Signals:
        changed(): somebody chose otherwise.
    """

    changed = Signal()

    def __init__(self, plan: Plan, language: str) -> None:
        super().__init__()
        self._plan, self._language = plan, language
        self._counts = Counter(entry.level_id for entry in plan.involvements())
        self._targets: list[Target] = []
        self._chosen: dict[str, str] = {}
        self._suggested: Mapping[str, str] = {}
        self.choices: dict[str, ChoiceField] = {}
        inner = QWidget()
        rows = QVBoxLayout(inner)
        for level in plan.levels:
            self._add_row(rows, level.id, level.name)
        rows.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        column = column_in(self)
        column.addWidget(plain_label(words.labels(language)["becomes"]))
        column.addWidget(area, 1)

    def offer(self, targets: Sequence[Target], suggested: Mapping[str, str]) -> None:
        """Offer these levels; what was chosen stands where it is still there, else what is suggested."""
        self._targets, self._suggested = list(targets), suggested
        for choice in self.choices.values():
            choice.refresh()

    def into(self) -> dict[str, str]:
        """Return what each level becomes."""
        return {level.id: self._target(level.id) for level in self._plan.levels}

    def told(self) -> str:
        """Return in words which entries move, and which levels can no longer be told apart."""
        names, into = dict(self._targets), self.into()
        moved = [
            (level.name, names[into[level.id]], self._counts[level.id])
            for level in self._plan.levels
            if names[into[level.id]] != level.name
        ]
        sentences = [words.moves(moved, self._language)]
        for key, name in self._targets:
            joined = [level.name for level in self._plan.levels if into[level.id] == key and self._counts[level.id]]
            if len(joined) > 1:
                sentences.append(words.joined(joined, name, self._language))
        return " ".join(sentences)

    def _add_row(self, rows: QVBoxLayout, level_id: str, name: str) -> None:
        def choose(key: object) -> None:
            self._chosen[level_id] = str(key)
            self.changed.emit()

        choice = ChoiceField(lambda: self._targets, lambda: self._target(level_id), choose)
        label = plain_label()
        label.setBuddy(choice)
        name_field(label, choice, words.becomes(name, self._counts[level_id], self._language))
        rows.addWidget(label)
        rows.addWidget(choice)
        self.choices[level_id] = choice

    def _target(self, level_id: str) -> str:
        offered = [key for key, _ in self._targets]
        chosen = self._chosen.get(level_id, "")
        return chosen if chosen in offered else self._suggested[level_id]
