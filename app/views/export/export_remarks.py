# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is worth knowing before a file is handed in, a line each, with what helps at its end."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.views.details.details_fields import plain_label
from app.words import exporting, preflight

if TYPE_CHECKING:  # its libraries take a while to load
    from app.exports.preflight import Remark

_SAID_ELSEWHERE = ("turned", "smaller", "broken", "examples")
"""By the sentence at the foot, or by the line about examples."""


class RemarksPart(QWidget):
    """The remarks; hidden where there is none.

    Signals:
        remedy_asked(remedy): do what helps.
        questions_asked(): go to the questions.
        grown(): there are other lines than before.
    """

    remedy_asked = Signal(object)
    questions_asked = Signal()
    grown = Signal()

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language, self._texts = language, exporting.labels(language)
        self._shown: tuple[tuple[Remark, int | None], ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def lines(self) -> list[str]:
        """Return what is said."""
        return [label.text() for label in self.findChildren(type(plain_label()))]

    def buttons(self) -> list[QPushButton]:
        """Return what helps, in the order of the lines."""
        return self.findChildren(QPushButton)

    def show_remarks(self, remarks: "Sequence[Remark]", pages: int | None) -> None:
        """Show other remarks; ``pages`` is how many were asked for."""
        wanted = tuple((each, pages) for each in remarks if each.kind not in _SAID_ELSEWHERE)
        if wanted == self._shown:
            return
        self._shown = wanted
        while item := self._column.takeAt(0):
            if row := item.widget():
                row.hide()
                row.setParent(None)
                row.deleteLater()
        for each, _ in wanted:
            self._column.addWidget(self._row(each, pages))
        self.setVisible(bool(wanted))
        self.grown.emit()

    def _row(self, remark: "Remark", pages: int | None) -> QWidget:
        line = preflight.remark(remark.kind, self._language, count=remark.count, places=remark.places, pages=pages)
        row = QWidget(self)
        across = QHBoxLayout(row)
        across.setContentsMargins(0, 0, 0, 0)
        label = plain_label()
        across.addWidget(label, 1)
        if remedy := remark.remedy:
            line = f"{line} {preflight.remedy(remedy.kind, self._language, pages=remedy.pages)}"
            self._add(across, preflight.button(remedy.kind, self._language), lambda: self.remedy_asked.emit(remedy))
        elif remark.kind == "questions":
            self._add(across, self._texts["to_questions"], self.questions_asked.emit)
        label.setText(line)
        for button in row.findChildren(QPushButton):
            button.setAccessibleDescription(line)
        return row

    def _add(self, row: QHBoxLayout, text: str, step: object) -> None:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(step)
        row.addWidget(button)
