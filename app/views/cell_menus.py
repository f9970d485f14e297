# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is offered at a cell: who decides."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app import operations as do
from app.operations.control import control_offers
from app.views.controller import PlanController
from app.views.matrix_view import MatrixView
from app.views.plain import no_mnemonic
from app.words import window as words
from app.words.matrix import control as control_words


def control_menu(grid: MatrixView, controller: PlanController, language: str, page: QWidget) -> QMenu:
    """Return the offers for who decides in the current stage; own words are typed into the cell."""
    plan, stage_id = controller.plan, grid.current_place()[0]
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for control, group_ids in control_offers(plan):
        names = [plan.group(group_id).name for group_id in group_ids]
        text = control_words(control, names, plan.project.language) or words.not_stated(language)
        values = {"stage_id": stage_id, "control": control, "group_ids": group_ids}
        menu.addAction("&" + no_mnemonic(text), partial(controller.run, do.set_control, initiator=page, **values))
    menu.addSeparator()
    menu.addAction(words.other_words(language), grid.edit_current)
    return menu
