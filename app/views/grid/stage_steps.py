# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is done to the selected stages of the grid, and where it is seen."""

from app import operations as do
from app.models.changes import Change
from app.models.rows import Stage
from app.views.controller import PlanController
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.grid.grid_selection import select_cells, selected_cells, whole_rows
from app.views.grid.matrix_view import MatrixView


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


def move_stages(grid: MatrixView, controller: PlanController, step: int) -> None:
    """Move the stages of the selected rows up (-1) or down (1), side by side, in one step; they stay selected."""
    stages, index = controller.plan.stages, grid.currentIndex()
    cells = [(stages[row].id, column) for row, column in selected_cells(grid) if row < len(stages)]
    rows = [row for row, _ in selected_cells(grid) if row < len(stages)]
    place = min(rows, default=0) + step if step < 0 else max(rows, default=0) + 1 + step  # they go before it
    if not rows or not 0 <= place <= len(stages):
        return
    here = stages[index.row()].id if index.row() < len(stages) else cells[0][0]
    before = stages[place].id if place < len(stages) else None
    ids = list(dict.fromkeys(stage_id for stage_id, _ in cells))
    if len(ids) == 1:
        moved = controller.run(do.move_stage, initiator=grid, stage_id=ids[0], before=before)
    else:
        moved = controller.run(do.move_stages, initiator=grid, stage_ids=ids, before=before)
    if moved:
        grid.go_to(here, index.column())
        rows_now = {stage.id: row for row, stage in enumerate(controller.plan.stages)}
        select_cells(grid, [(rows_now[stage_id], column) for stage_id, column in cells])


def column_of_change(model: GridModel, change: Change) -> int:
    """Return the column where a change of a stage is seen: that of who decides, else that of its name."""
    match change:
        case Change(before=Stage() as before, after=Stage() as after) if _decision(before) != _decision(after):
            return model.columnCount() - 1
    return STAGE_COLUMN


def _decision(stage: Stage) -> tuple[str, str]:
    return stage.control, stage.control_words
