# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""From a question to the place in the matrix that it is about, with what is wanted there opened."""

from app.models.finding import Place
from app.views.matrix_model import STAGE_COLUMN
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
    columns = range(page.model.columnCount())
    row = page.model.index_of(place.stage_id or "", STAGE_COLUMN).row()
    at = (column for column in columns if page.model.level_id(page.model.index(row, column)) == place.level_id)
    return next(at, STAGE_COLUMN) if place.level_id else STAGE_COLUMN
