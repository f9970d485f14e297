# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What stands beside the grid: the details of the current cell, and ideas for its stage."""

from PySide6.QtWidgets import QTabWidget, QWidget

from app.views.controller import PlanController
from app.views.details.details import DetailsPanel
from app.views.details.ideas_panel import IdeasPanel
from app.words import details as details_words
from app.words import ideas as ideas_words
from app.words import window as words


class SidePanel(QTabWidget):
    """A tab for the details and one for the ideas.

    ``new_entries_for`` is the id of the group that entries added here belong to, None for the first.
    """

    def __init__(self, controller: PlanController, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.new_entries_for: str | None = None
        self.details = DetailsPanel(controller, language, self)
        self.ideas = IdeasPanel(controller, language, self)
        self.setDocumentMode(True)
        self.setAccessibleName(words.labels(language)["side"])
        self.addTab(self.details, details_words.labels(language)["details"])
        self.addTab(self.ideas, ideas_words.labels(language)["title"])

    def show_place(self, stage_id: str | None, level_id: str | None, column: int) -> None:
        """Show a place, named as for ``DetailsPanel.show_place``."""
        self.details.new_entries_for = self.ideas.new_entries_for = self.new_entries_for
        self.details.show_place(stage_id, level_id, column)
        self.ideas.show_place(stage_id, level_id)
