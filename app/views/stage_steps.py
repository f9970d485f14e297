# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is done to several stages of the grid at once."""

from app import operations as do
from app.views.controller import PlanController
from app.views.grid_selection import whole_rows
from app.views.matrix_view import MatrixView


def delete_stages(grid: MatrixView, controller: PlanController) -> tuple[list[str], int] | None:
    """Delete the stages that are selected as whole rows, else the current one.

    Return their names and how many entries went with them; None where nothing was deleted.
    """
    stages, index = controller.plan.stages, grid.currentIndex()
    rows = whole_rows(grid) or [index.row()]
    gone = [stages[row] for row in rows if 0 <= row < len(stages)]
    if len(gone) == 1:
        edit = controller.run(do.delete_stage, initiator=grid, stage_id=gone[0].id)
    else:
        edit = controller.run(do.delete_stages, initiator=grid, stage_ids=[stage.id for stage in gone])
    if edit is None:
        return None
    grid.setCurrentIndex(grid.model().index(min(rows[0], grid.model().rowCount() - 1), index.column()))
    return [stage.name for stage in gone], sum(change.table == "involvements" for change in edit.changes)
