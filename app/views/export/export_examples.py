# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The line of the export dialog about entries that are still a template's."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.models.examples import example_entries, without_examples
from app.models.plan import Plan
from app.views.details.details_fields import plain_label
from app.views.window.banner import announce
from app.words import exporting as words


class ExamplesPart(QFrame):
    """Names the entries that nobody touched, and offers to go there or to leave them out; hidden where there is none.

    Signals:
        changed(): they are left out from now on, or no longer.
        show_asked(): go to the first of them.
    """

    changed = Signal()
    show_asked = Signal()

    def __init__(self, plan: Plan, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._plan, self._language = plan, language
        self._count = len(example_entries(plan))
        self._texts = words.labels(language)
        self._left_out = False
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.line = plain_label()
        self.show_them = QPushButton(self._texts["show_examples"], self)
        self.leave_out = QPushButton(self)
        row = QHBoxLayout(self)
        row.addWidget(self.line, 1)
        for button in (self.show_them, self.leave_out):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.show_them.clicked.connect(self.show_asked)
        self.leave_out.clicked.connect(self._turn)
        self._tell()
        self.setVisible(bool(self._count))

    def exported(self) -> Plan:
        """Return the plan as it is to be exported."""
        return without_examples(self._plan) if self._left_out else self._plan

    def _turn(self) -> None:
        self._left_out = not self._left_out
        self._tell()
        announce(self, self.line.text())
        self.changed.emit()

    def _tell(self) -> None:
        line = words.examples_left_out if self._left_out else words.examples
        self.line.setText(line(self._count, self._language))
        self.leave_out.setText(self._texts["examples_back" if self._left_out else "examples_out"])
