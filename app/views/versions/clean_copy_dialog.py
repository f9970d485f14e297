# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Saving a copy without history: what is inside, and whose names."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import CannotWrite, UserError
from app.files import resolved
from app.models.plan import Plan
from app.storage.clean_copy import write_clean_copy
from app.storage.reading import read_plan_file
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.words import versions as words
from app.words.errors import sentence

_WIDTH = 58  # characters


def _notes(plan: Plan) -> int:
    """Return how many notes the plan holds, those on groups among them."""
    return len(plan.rows("notes")) + sum(bool(group.note) for group in plan.groups)


class CleanCopyDialog(QDialog):
    """Tells what is in the copy, and saves it; ``ask_place`` asks where to, and returns None for nowhere.

    Signals:
        saved(path): the copy was saved.
    """

    saved = Signal(object)

    def __init__(
        self, controller: PlanController, ask_place: Callable[[], Path | None], language: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        labels = words.copying(language)
        self._controller, self._ask_place, self._language = controller, ask_place, language
        self.setWindowTitle(labels["copy_title"])
        self.inside = plain_label(words.inside_copy(_notes(controller.plan), language))
        self.without_names = QCheckBox(labels["without_names"])
        self.line = plain_label()
        self.line.hide()
        self.save, self.cancel = QPushButton(labels["save_copy"]), QPushButton(labels["cancel"])
        self.save.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.save)
        row.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addWidget(self.inside)
        column.addWidget(plain_label(words.copy_explained(language)))
        column.addWidget(self.without_names)
        column.addWidget(self.line)
        column.addStretch(1)
        column.addLayout(row)
        width = max(self.fontMetrics().averageCharWidth() * _WIDTH, self.sizeHint().width())
        self.resize(width, column.totalHeightForWidth(width))

    def _save(self) -> None:
        controller, path = self._controller, self._ask_place()
        if path is None:
            return
        try:
            if controller.path and resolved(path) == resolved(controller.path):
                raise CannotWrite(path, "exists")  # a copy of itself in its place would be the end of its history
            chain = read_plan_file(controller.path).chain if controller.path and controller.path.exists() else ()
            write_clean_copy(
                controller.plan,
                chain,
                path,
                without_names=self.without_names.isChecked(),
                shelf=controller.opened.shelf if controller.opened else None,
            )
        except UserError as error:
            self.line.setText(sentence(error, self._language))
            self.line.show()
            if column := self.layout():
                self.resize(self.width(), column.totalHeightForWidth(self.width()))
            return
        if controller.opened:
            controller.tell_shelf_changed()
        self.saved.emit(path)
        self.accept()
