# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a question to the place in the matrix that it is about, with what is wanted there opened."""

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from app.models.finding import Place
from app.views.checks.question_ways import Jump
from app.views.grid.grid_model import STAGE_COLUMN
from app.views.grid.groups_across_model import GroupsAcrossModel
from app.views.plan.plan_page import PlanPage


def jump(page: PlanPage, wanted: Jump) -> None:
    """Go to a place in the matrix, which is shown already; one that is gone meanwhile is left alone."""
    place = wanted.place
    if place.stage_id:
        page.grid.go_to(place.stage_id, _column(page, place))
    page.take_keyboard()
    match wanted.then:
        case "type":
            if place.group_id:  # what is typed is to be of the group that the question is about
                page.groups_bar.enter_for(place.group_id)
            _type(page, place)
        case "offers":
            page.who_decides()
        case "ideas":
            page.show_ideas()
        case "heard_back" | "return_words" | "note":
            _show_field(page, place.involvement_ids[0], wanted.then)
        case "":
            if place.involvement_ids:
                _show_entry(page, place.involvement_ids[0])


def _type(page: PlanPage, place: Place) -> None:
    """Begin an entry in the current cell; where the groups stand across, the text says its level."""
    page.add_entry()
    model, field = page.model, QApplication.focusWidget()
    if isinstance(model, GroupsAcrossModel) and place.level_id and isinstance(field, QPlainTextEdit):
        field.insertPlainText(model.begun(place.level_id))


def _show_entry(page: PlanPage, involvement_id: str) -> None:
    """Have the details, where they are seen, show an entry of the current cell."""
    page.side.show_place(*page.grid.current_place())
    page.details.show_entry(involvement_id)


def _show_field(page: PlanPage, involvement_id: str, field: str) -> None:
    """Open the details of an entry of the current cell at one of its fields, or at "note", which is on the cell."""
    if not page.details.isVisible():
        page.toggle_details()
    _show_entry(page, involvement_id)
    page.details.focus_field(field)


def _column(page: PlanPage, place: Place) -> int:
    if place.at_control:
        return page.model.columnCount() - 1
    if place.level_id is None:
        return STAGE_COLUMN
    return page.shown.column_of_place(place.stage_id or "", place.level_id, place.involvement_ids, place.group_id)
