# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The offers for who decides in a stage."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from app import operations as do
from app.operations.control import control_offers
from app.views.controller import PlanController
from app.views.plain import no_mnemonic
from app.words import window as words
from app.words.matrix import control as control_words


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
