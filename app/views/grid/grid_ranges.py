# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Copying, cutting, pasting and filling the selected cells of the grid."""

import itertools
import uuid
from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal

from app import operations as do
from app.errors import UserError
from app.models.changes import Edit
from app.models.copied import NAME, Column, CopiedCell, CopiedRows, Place, copied_cell
from app.models.rows import Involvement, Stage
from app.views.controller import PlanController
from app.views.grid.clipboard import copied_cells, copied_text, is_large, put_cells, whole_tables
from app.views.grid.grid_model import CONTROL, STAGE, STAGE_COLUMN, GridModel
from app.views.grid.grid_selection import Block, select_between, selected_block, selected_cells
from app.views.grid.groups_across_model import GroupsAcrossModel
from app.views.grid.matrix_model import MatrixTableModel
from app.views.grid.matrix_table import MatrixTable
from app.views.plan.entry_news import details_of
from app.words import keyboard as words
from app.words import window as window_words

MOST_ROWS = 1_000


class GridRanges(QObject):
    """What a user does to many cells of a grid at once.

    Signals:
        said(line): a line that tells what was done, or why not.
        undo_offered(line): what was done deserves an offer to take it back.
        tables_pasted(tables): what was pasted is a matrix with heads of its own, to be brought in as a whole.
        large_pasted(): what is on the clipboard takes a while to read, and is to be brought in as a whole.
    """

    said = Signal(str)
    undo_offered = Signal(str)
    tables_pasted = Signal(object)
    large_pasted = Signal()

    def __init__(self, view: MatrixTable, controller: PlanController, language: str) -> None:
        super().__init__(view)
        self._view, self._controller, self._language = view, controller, language
        self._cut = ""  # which cut of this grid is still to be pasted

    @property
    def _model(self) -> GridModel:
        return cast("GridModel", self._view.model())

    @property
    def _new_entries_for(self) -> str | None:
        model = self._model
        return model.new_entries_for if isinstance(model, MatrixTableModel) else None

    @property
    def _new_level(self) -> str | None:
        model = self._model
        return model.next_level if isinstance(model, GroupsAcrossModel) else None

    # Copying

    def copy(self) -> None:
        """Copy the selected cells."""
        self._copy(heads=False)

    def copy_with_heads(self) -> None:
        """Copy the selected cells with the heads of their columns, for elsewhere."""
        self._copy(heads=True)

    def _copy(self, *, heads: bool) -> None:
        if block := self._copied(heads=heads, cut=""):
            self._cut = ""  # what is on the clipboard now is no longer it
            self.said.emit(words.copied(block.count, self._language))

    def cut(self) -> None:
        """Copy the selected cells; pasting them in this plan moves what they hold."""
        if self._controller.is_reading:
            self._controller.asked_to_edit.emit()
            return
        token = uuid.uuid4().hex
        if block := self._copied(heads=False, cut=token):
            self._cut = token
            self.said.emit(words.cut(block.count, self._language))

    def forget_cut(self) -> None:
        """Let the next paste copy what was cut."""
        if self._cut:
            self._cut = ""
            self.said.emit(words.cut_forgotten(self._language))

    def _copied(self, *, heads: bool, cut: str) -> Block | None:
        block = selected_block(self._view)
        if block is None:
            self.said.emit(words.not_a_block(self._language))
            return None
        plan = self._controller.plan
        rows = [[self._cell(row, column) for column in block.columns] for row in block.rows]
        names = [self._model.column_name(column) for column in block.columns] if heads else []
        put_cells(plan, rows, heads=names, cut=cut)
        return block

    def _cell(self, row: int, column: int) -> CopiedCell:
        place, index = self._place(row, column), self._model.index(row, column)
        text = str(index.data(Qt.ItemDataRole.EditRole))
        return copied_cell(self._controller.plan, place, text, self._model.shown) if place else CopiedCell()

    # Pasting

    def paste(self) -> None:
        """Paste what is on the clipboard, from the first selected cell on or into all of them."""
        if not self._controller.is_reading and is_large():
            self.large_pasted.emit()
            return
        try:
            if not self._controller.is_reading and (tables := whole_tables(self._controller.plan)):
                self.tables_pasted.emit(tables)
                return
            rows, cut = copied_cells(self._controller.plan)
        except UserError as error:
            self._controller.refused.emit(error)
            return
        if not rows:
            self.said.emit(words.nothing_to_paste(self._language))
        elif len(rows) > MOST_ROWS:
            self.said.emit(words.too_many(MOST_ROWS, self._language))
        else:
            self._paste(rows, cut=bool(cut) and cut == self._cut)

    def paste_text(self) -> None:
        """Paste the plain text on the clipboard into the current cell, a line an entry."""
        text = copied_text()
        if not text.strip():
            self.said.emit(words.nothing_to_paste(self._language))
            return
        index = self._view.currentIndex()
        place = self._place(index.row(), index.column()) or (0, NAME)
        self._run([(*place, CopiedCell(text=text))], "")

    def _paste(self, rows: CopiedRows, *, cut: bool) -> None:
        chosen = selected_cells(self._view)
        stages = self._model.rowCount() - 1
        beyond = ""
        if len(rows) == len(rows[0]) == 1 and len(chosen) > 1:
            places = [(row, column, rows[0][0]) for row, column in chosen if row < stages]
        else:
            top, left = min(row for row, _ in chosen), min(column for _, column in chosen)
            if top >= stages and left == STAGE_COLUMN:
                left = self._first_column(rows)
            down, across = _times(rows, chosen, stages)
            room = self._model.columnCount() - left
            places = [
                (top + times * len(rows) + at, left + over * len(row) + column, cell)
                for times in range(down)
                for over in range(across)
                for at, row in enumerate(rows)
                for column, cell in enumerate(row[:room])
            ]
            lost = [column for column in range(room, len(rows[0])) if any(row[column].text.strip() for row in rows)]
            beyond = words.beyond(len(lost), self._language) if lost else ""
        targets = [
            (*(self._place(row, column) or (row - stages, self._column(column))), cell) for row, column, cell in places
        ]
        if self._run(targets, beyond, cut=cut):
            select_between(self._view, [(row, column) for row, column, _ in places])
            if cut:
                self._cut = ""

    def _run(self, targets: Sequence[tuple[str | int, Column, CopiedCell]], beyond: str, *, cut: bool = False) -> bool:
        unnamed = self._new_names(len({stage for stage, _, _ in targets if isinstance(stage, int)}))
        edit = self._controller.run(
            do.paste_cells,
            initiator=self,
            cells=targets,
            unnamed=unnamed,
            group_id=self._new_entries_for,
            level_id=self._new_level,
            shown=self._model.shown,
            cut=cut,
        )
        if edit:
            names = {change.after.name for change in edit.changes if isinstance(change.after, Stage)}
            used = [name for name in unnamed if name in names]
            named = words.named_for_now(used, self._language) if used else ""
            line = " ".join(filter(None, (pasted_line(edit, len(targets), self._language), named, beyond)))
            (self.undo_offered if len(targets) > 1 else self.said).emit(line)
        return edit is not None

    # Filling

    def fill_down(self) -> None:
        """Copy the topmost selected cells into those below; one row alone takes the cells above it."""
        if block := self._block():
            rows = block.rows if len(block.rows) > 1 else [block.rows[0] - 1, block.rows[0]]
            self._fill([((rows[0], column), (row, column)) for row in rows[1:] for column in block.columns])

    def fill_right(self) -> None:
        """Copy the leftmost selected cells into those to the right; one column alone takes the cells to its left."""
        if block := self._block():
            columns = block.columns if len(block.columns) > 1 else [block.columns[0] - 1, block.columns[0]]
            self._fill([((row, columns[0]), (row, column)) for row in block.rows for column in columns[1:]])

    def fill_selection(self) -> None:
        """Copy the current cell into every selected one."""
        index = self._view.currentIndex()
        here = index.row(), index.column()
        self._fill([(here, cell) for cell in selected_cells(self._view) if cell != here])

    def type_into_all(self, text: str) -> None:
        """Type a text into every selected cell; the names of stages stay, but for the current one."""
        index = self._view.currentIndex()
        places = [
            place
            for row, column in selected_cells(self._view)
            if (column != STAGE_COLUMN or row == index.row()) and (place := self._place(row, column))
        ]
        self._controller.run(
            do.type_cells,
            initiator=self,
            cells=places,
            text=text,
            group_id=self._new_entries_for,
            level_id=self._new_level,
            shown=self._model.shown,
        )

    def _fill(self, pairs: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> None:
        found = [(self._place(*source), self._place(*target)) for source, target in pairs]
        known = [(source, target) for source, target in found if source and target]
        if known and self._controller.run(do.fill_cells, initiator=self, pairs=known, shown=self._model.shown):
            self.said.emit(words.filled(len(known), self._language))

    # Places

    def _block(self) -> Block | None:
        block = selected_block(self._view)
        if block is None:
            self.said.emit(words.not_a_block(self._language))
        return block

    def _place(self, row: int, column: int) -> Place | None:
        """Return the place of a cell in the plan; None in the row for a new stage, and outside."""
        stages = self._controller.plan.stages
        return (stages[row].id, self._column(column)) if 0 <= row < len(stages) and column >= 0 else None

    def _column(self, column: int) -> Column:
        names: dict[str, Column] = {STAGE: NAME, CONTROL: None}
        name = self._model.columns()[column]
        return names.get(name, name)

    def _first_column(self, rows: CopiedRows) -> int:
        """Return where a block begins that goes into new rows: under its own columns, unless names come first."""
        if all(row[0].entries is None and row[0].control is None for row in rows):
            return STAGE_COLUMN
        columns = self._model.columns()
        for row in rows:
            for at, cell in enumerate(row):
                said = {CONTROL} if cell.control else {cell.source[1]} if cell.source else set()
                said |= {each for entry in cell.entries or () for each in (entry.level_id, entry.group_id)}
                if found := [column for column, name in enumerate(columns) if name in said and column > at]:
                    return found[0] - at
        return STAGE_COLUMN + 1

    def _new_names(self, count: int) -> list[str]:
        """Return names for stages that get none, which no stage has yet."""
        there = {stage.name for stage in self._controller.plan.stages}
        numbered = (window_words.numbered_stage(number, self._language) for number in itertools.count(1))
        return list(itertools.islice((name for name in numbered if name not in there), count))


def pasted_line(edit: Edit, cells: int, language: str) -> str:
    """Return what a paste did: "Pasted 6 stages, 7 entries. 2 entries removed."."""
    stages = entries = 0
    gone = []
    for change in edit.changes:
        if isinstance(change.after, Stage):
            stages += not isinstance(change.before, Stage) or change.before.name != change.after.name
        elif isinstance(change.after, Involvement):
            entries += 1
        elif isinstance(change.before, Involvement):
            gone.append(change.before)
    counts = [words.stages(stages, language)] if stages else []
    counts += [words.entries(entries, language)] if entries else []
    line = words.pasted(", ".join(counts) or words.cells(cells, language), language)
    return f"{line} {window_words.removed(len(gone), details_of(gone), language)}" if gone else line


def _times(rows: CopiedRows, chosen: Sequence[tuple[int, int]], stages: int) -> tuple[int, int]:
    """Return how often the copied block goes into the selection, down and across: as it fits exactly, or once."""
    down = len({row for row, _ in chosen if row < stages})
    across = len({column for _, column in chosen})
    if down * across != len(chosen) or down % len(rows) or across % len(rows[0]):
        return 1, 1
    return max(1, down // len(rows)), across // len(rows[0])
