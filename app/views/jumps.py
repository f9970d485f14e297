# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a question to the place in the matrix that it is about, with what is wanted there opened."""

from app.models.finding import Place
from app.views.grid_model import STAGE_COLUMN
from app.views.plan_page import PlanPage
from app.views.question_ways import Jump


def jump(page: PlanPage, wanted: Jump) -> None:
    """Go to a place in the matrix, which is shown already; one that is gone meanwhile is left alone."""
    place = wanted.place
    if place.stage_id:
        page.grid.go_to(place.stage_id, _column(page, place))
    page.take_keyboard()
    match wanted.then:
        case "type":
            page.edit_current()
        case "offers":
            page.who_decides()
        case "heard_back" | "return_words" | "note":
            page.show_field(place.involvement_ids[0], wanted.then)
        case "":
            if place.involvement_ids:
                page.show_entry(place.involvement_ids[0])


def _column(page: PlanPage, place: Place) -> int:
    if place.at_control:
        return page.model.columnCount() - 1
    if place.level_id is None:
        return STAGE_COLUMN
    return page.shown.column_of_place(place.stage_id or "", place.level_id, place.involvement_ids)
