# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Another language for a plan: which, and what gets another name with it, before anything does."""

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.models.built_in import in_other_language
from app.models.plan import Plan
from app.models.rows import Group, Level, Stage
from app.views.details.details_fields import add_labelled, plain_label
from app.views.dialog_size import resize_for_text
from app.views.text_list import TextList
from app.words import languages as words

_SIZE = (560, 420)


class LanguageDialog(QDialog):
    """Asks for the language of a plan; nothing happens to the plan here."""

    def __init__(self, plan: Plan, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan, self._language, self._labels = plan, language, words.labels(language)
        self.setWindowTitle(self._labels["title"])
        self.which = QComboBox()
        known = words.of_plans(language)
        for tag, name in ({plan.project.language: plan.project.language} | known).items():
            self.which.addItem(name, tag)
        self.which.setCurrentIndex(self.which.findData(plan.project.language))
        self.renamed = TextList(self._labels["renamed"])
        self.along = plain_label(self._labels["along"], small=True)
        self.change, cancel = QPushButton(self._labels["change"]), QPushButton(self._labels["cancel"])
        self.change.setDefault(True)
        cancel.setAutoDefault(False)
        column = QVBoxLayout(self)
        add_labelled(column, self._labels["which"], self.which)
        add_labelled(column, self._labels["renamed"], self.renamed)
        column.setStretchFactor(self.renamed, 1)
        column.addWidget(self.along)
        column.addWidget(plain_label(self._labels["stays"], small=True))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.change)
        row.addWidget(cancel)
        column.addLayout(row)
        resize_for_text(self, *_SIZE)
        self.which.currentIndexChanged.connect(self._look)
        self.change.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self._look()

    def tag(self) -> str:
        """Return the language that was chosen."""
        return str(self.which.currentData())

    def _look(self) -> None:
        """Tell which names would change."""
        named: tuple[Level | Group | Stage, ...] = (*self._plan.levels, *self._plan.groups, *self._plan.stages)
        names = {row.id: row.name for row in named}
        lines = [
            words.renamed(names[row.id], row.name, self._language)
            for row in in_other_language(self._plan, self.tag())
            if isinstance(row, Level | Group | Stage) and row.name != names[row.id]
        ]
        self.renamed.clear()
        self.renamed.addItems(lines or [self._labels["nothing"]])
        self.along.setVisible(bool(lines))
        self.change.setEnabled(self.tag() != self._plan.project.language)
