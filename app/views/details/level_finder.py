# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Three questions that lead to the level of an entry."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.models.rows import Involvement, Level
from app.models.schemes import LEVELS_BY_ANSWERS, level_that_fits
from app.views.controller import PlanController
from app.views.details.details_fields import column_in, fold_button, plain_label
from app.views.enter import EnterPresses
from app.views.plain import no_mnemonic
from app.views.window.banner import announce
from app.words import details as words


class LevelFinder(QWidget):
    """Asks one question after the other, and offers to move the entry to the level that fits, or to add one there.

    It is there where the plan has the levels that the questions lead to. ``go`` takes the id of a level.
    """

    def __init__(self, controller: PlanController, go: Callable[[str], object], language: str) -> None:
        super().__init__()
        self._controller, self._language = controller, language
        self._about = self._level_id = ""
        self._adds = False
        self._answers: list[bool] = []
        labels = words.labels(language)
        asked = QWidget()
        self.fold = fold_button(asked, labels["which_level"])
        self.fold.toggled.connect(self._begin)
        self._says = plain_label()
        self.yes, self.no, self.again = (QPushButton(labels[name]) for name in ("yes", "no", "ask_again"))
        self.move_there = QPushButton()
        row = QHBoxLayout()
        enter = EnterPresses(self)
        for button, slot in (
            (self.yes, lambda: self._answer(yes=True)),
            (self.no, lambda: self._answer(yes=False)),
            (self.move_there, lambda: go(self._fitting().id)),
            (self.again, self._begin),
        ):
            button.setAutoDefault(False)
            button.installEventFilter(enter)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch()
        inner = column_in(asked)
        inner.addWidget(self._says)
        inner.addLayout(row)
        column = column_in(self)
        column.setSpacing(4)
        column.addWidget(self.fold)
        column.addWidget(asked)

    def show_entry(self, entry: Involvement) -> None:
        """Be there for an entry; for another one than before, or other levels, the questions begin anew."""
        self._adds = False
        self._show_for(entry.id, entry.level_id)

    def show_empty(self, cell: tuple[str, str]) -> None:
        """Be there for a cell without an entry, named by its stage and level, in the same way."""
        self._adds = True
        self._show_for("/".join(cell), cell[1])

    def _show_for(self, about: str, level_id: str) -> None:
        usual = {level.key for level in self._controller.plan.levels}.issuperset(LEVELS_BY_ANSWERS)
        if about != self._about or not usual:
            self.fold.setChecked(False)
        self._about, self._level_id = about, level_id
        self.setVisible(usual)
        self._show()

    def _begin(self) -> None:
        self._answers = []
        self._show()
        if self.yes.isVisible():
            self.yes.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, *, yes: bool) -> None:
        self._answers.append(yes)
        self._show()
        announce(self, self._says.text())
        if self.move_there.isVisible():
            self.move_there.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        found = level_that_fits(self._answers)
        for button in (self.yes, self.no):
            button.setVisible(not found)
        self.again.setVisible(bool(found))
        self.move_there.setVisible(False)
        if not found:
            self._says.setText(words.level_questions(self._language)[len(self._answers)])
        elif self._about:
            level = self._fitting()
            there = level.id == self._level_id and not self._adds
            self._says.setText(words.level_fits(level.name, self._language, there=there))
            offer = words.add_at if self._adds else words.move_to
            self.move_there.setText(no_mnemonic(offer(level.name, self._language)))
            self.move_there.setVisible(not there)

    def _fitting(self) -> Level:
        key = level_that_fits(self._answers)
        return next(level for level in self._controller.plan.levels if level.key == key)
