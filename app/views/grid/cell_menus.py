# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is offered at a cell: who decides, and the other levels."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app import operations as do
from app.operations.control import control_offers
from app.views.controller import PlanController
from app.views.grid.matrix_view import MatrixView
from app.views.plain import no_mnemonic
from app.words import window as words
from app.words.matrix import control as control_words


class LevelMenu(QMenu):
    """The levels that the entries of the current cell can be moved to, found whenever it opens."""

    def __init__(self, grid: MatrixView, controller: PlanController, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid, self._controller = grid, controller
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        self.clear()
        entries = self._grid.current_entries()
        for level in self._controller.plan.levels:
            action = self.addAction(no_mnemonic(level.name), partial(self._grid.move_to_level, level.id))
            action.setEnabled(any(entry.level_id != level.id for entry in entries))


def control_menu(
    controller: PlanController, stage_id: str | None, own_words: Callable[[], object], language: str, parent: QWidget
) -> QMenu:
    """Return a menu that says who decides in a stage; ``own_words`` is where others than those offered are typed."""
    plan = controller.plan
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for control, group_ids in control_offers(plan):
        names = [plan.group(group_id).name for group_id in group_ids]
        text = control_words(control, names, plan.project.language) or words.not_stated(language)
        values = {"stage_id": stage_id, "control": control, "group_ids": group_ids}
        menu.addAction("&" + no_mnemonic(text), partial(controller.run, do.set_control, initiator=parent, **values))
    menu.addSeparator()
    menu.addAction(words.other_words(language), own_words)
    return menu
