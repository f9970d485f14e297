# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Questions: what may be asked of the plan, and what it adds up to."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.models.finding import Finding
from app.views.checks.asking import Asking
from app.views.checks.count_view import CountView
from app.views.checks.question_list import QuestionList
from app.views.controller import PlanController
from app.views.plain import no_mnemonic
from app.words import asking as words


class QuestionsPage(QWidget):
    """The page with the questions and, on its second tab, the plan in numbers.

    Signals:
        jump_asked(jump): somebody wants to go on elsewhere.
        said(line): what was done, for the line at the foot.
        undo_offered(line): what was done, where undo takes it back.
    """

    jump_asked = Signal(object)
    said = Signal(str)
    undo_offered = Signal(str)

    def __init__(
        self, controller: PlanController, asking: Asking, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        labels = words.labels(language)
        self._asking = asking
        self.list = QuestionList(controller, asking, language)
        self.numbers = CountView(controller, language)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.list, no_mnemonic(labels["questions"]))
        self.tabs.addTab(self.numbers, no_mnemonic(labels["counts"]))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.list.jump_asked.connect(self.jump_asked)
        self.list.undo_offered.connect(self.undo_offered)
        self.numbers.said.connect(self.said)
        asking.found.connect(lambda: self.list.refresh() if self.isVisible() else None)
        controller.changed.connect(lambda *_: asking.now() if self.isVisible() else None)

    def take_keyboard(self) -> None:
        """Give the keyboard to what is shown."""
        if self.tabs.currentWidget() is self.list:
            self.list.take_keyboard()
        else:
            self.numbers.choice.setFocus()

    def show_question(self, finding: Finding) -> None:
        """Show a question and give it the keyboard."""
        self.tabs.setCurrentWidget(self.list)
        self.list.show_question(finding)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask about the plan as it is."""
        super().showEvent(event)
        self._asking.now()
        self.list.refresh()
