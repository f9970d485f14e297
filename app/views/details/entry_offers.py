# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the words of an entry seem to say beyond what was understood, offered below them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from app import operations as do
from app.models.offers import group_offered, number_offered
from app.models.rows import Involvement
from app.models.wording import printed
from app.views.controller import PlanController
from app.views.details.details_fields import Run, column_in
from app.views.enter import EnterPresses
from app.views.plain import no_mnemonic, shortened
from app.words import details as words

_MOST_OF_NAME = 20  # a button does not wrap


class EntryOffers(QWidget):
    """A button for the group that the words of an entry name, else one for the number; hidden where neither is."""

    def __init__(self, controller: PlanController, run: Run, language: str) -> None:
        super().__init__()
        self._controller, self._run, self._language = controller, run, language
        self._entry_id = ""
        self._counted: dict[str, str | int | None] = {}
        self.number, self.group = QPushButton(), QPushButton()
        enter = EnterPresses(self)
        column = column_in(self)
        column.setSpacing(4)
        for button, slot in ((self.number, self._use_number), (self.group, self._add_group)):
            button.setAutoDefault(False)
            button.installEventFilter(enter)
            button.clicked.connect(slot)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_entry(self, entry: Involvement) -> None:
        """Offer what the words of an entry allow."""
        plan = self._controller.plan
        group = plan.group(entry.group_id)
        text = printed(entry, group, plan.project.language)
        self._entry_id = entry.id
        name = group_offered(text, plan.groups)
        number = None if name else number_offered(entry, text, group)  # first of all whose number it is
        if number:
            self._counted = {"wording": text, "activity": number[1], "count_kind": "exact", "count_from": number[0]}
            self.number.setText(words.use_number(number[0], self._language))
        if name:
            self.group.setText(no_mnemonic(words.add_group(shortened(name, _MOST_OF_NAME), self._language)))
        self.number.setVisible(number is not None)
        self.group.setVisible(bool(name))
        self.setVisible(bool(number or name))

    def _use_number(self) -> None:
        self._run(do.edit_involvement, involvement_id=self._entry_id, **self._counted)

    def _add_group(self) -> None:
        self._run(do.add_group_of_entry, involvement_id=self._entry_id)
