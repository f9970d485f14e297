# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix on the screen, with the keys and the mouse of a spreadsheet."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QWidget

from app import operations as do
from app.models.rows import Involvement
from app.views.controller import PlanController
from app.views.grid.cell_editor import ENTERS, FILLING, CellEditor
from app.views.grid.entry_drag import ENTRIES_TYPE, IDEA_TYPE, drag_entries, dragged_entries, dragged_idea
from app.views.grid.frozen_table import Index
from app.views.grid.grid_keys import by_key, key_of
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.grid.grid_moves import TabRun
from app.views.grid.grid_ranges import GridRanges
from app.views.grid.grid_selection import selected_cells, whole_rows
from app.views.grid.selecting_table import SelectingTable


class MatrixView(SelectingTable):
    """A table over ``GridModel`` to be worked in.

    Signals:
        left(forward): Tab went past the last cell, or Shift+Tab before the first.
        moved_on(): the current cell is another one, or says another thing.
        confirmed(): Enter was pressed while the plan is open to read.
        asked(name): an action of the window is wished for, by its name.
        menu_asked(place): the menu of the current cell is wished for, at a point of the screen.
        idea_dropped(stage_id, level_id, text): an idea was dragged to a cell.
    """

    left = Signal(bool)
    moved_on = Signal()
    confirmed = Signal()
    asked = Signal(str)
    menu_asked = Signal(QPoint)
    idea_dropped = Signal(str, str, str)

    def __init__(self, model: GridModel, controller: PlanController, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._controller = controller
        self._keys, self._tabs = by_key(), TabRun()
        self._composing = False  # whether an input method has shown letters that are not there yet
        self.ranges = GridRanges(self, controller, model.language)
        self._kept_place: tuple[str | None, int] = (None, STAGE_COLUMN)
        self._half_typed: str | None = None
        self._cells.taken.connect(self._show_next_row)
        self._cells.ended.connect(self._typed)
        self._numbers.moved.connect(self._move_stages)
        self._numbers.may_move = not controller.is_reading
        controller.changed.connect(self._let_stages_move)
        self._start_anew()

    def show_model(self, model: GridModel) -> None:
        """Show another model over the same plan, and in it the entry, or else the stage, that is current."""
        index, old = self.currentIndex(), self._matrix()
        stage, entries = old.stage(index), old.entries(index)
        control = index.column() == old.columnCount() - 1
        column = model.column_of(entries[0]) if entries else model.columnCount() - 1 if control else STAGE_COLUMN
        super().show_model(model)
        self._kept_place = (stage.id if stage else None, column)
        self._start_anew()

    def _followed(self, model: GridModel) -> list[tuple[Any, Callable[..., None]]]:
        resets = [(model.modelAboutToBeReset, self._keep_place), (model.modelReset, self._start_anew)]
        return [*super()._followed(model), *resets]

    # The current cell

    def current_place(self) -> tuple[str | None, str | None, int]:
        """Return the ids of the stage and the level of the current cell, where it has them, and its column."""
        index = self.currentIndex()
        stage = self._matrix().stage(index)
        return (stage.id if stage else None, self._matrix().level_id(index), max(0, index.column()))

    def go_to(self, stage_id: str | None, column: int) -> None:
        """Make a cell the current one and show it."""
        index = self._matrix().index_of(stage_id or "", column)
        if index.isValid():
            # setCurrentIndex() would add to the selection while Ctrl is held, as for an undo.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def go_to_first_empty(self) -> None:
        """Make the first cell without an entry the current one, where typing is to begin."""
        model = self._matrix()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if not index.data(Qt.ItemDataRole.EditRole) and index.flags() & Qt.ItemFlag.ItemIsEnabled:
                    self.setCurrentIndex(index)
                    return

    def edit_current(self, *, replacing: bool = False) -> None:
        """Open the editor over the current cell, with the caret at the end, or all of it selected."""
        self.setFocus()
        self._cells.replacing = replacing
        self.edit(self.currentIndex())

    def move_entries(self, step: int) -> None:
        """Move the entries of the current cell so many levels further, and go along."""
        model, index = self._matrix(), self.currentIndex()
        stage, column = model.stage(index), model.shift(index, step)
        if stage and column is not None:
            self.go_to(stage.id, column)

    def current_entries(self) -> tuple[Involvement, ...]:
        """Return the entries that the current cell shows."""
        return self._matrix().entries(self.currentIndex())

    def move_to_level(self, level_id: str) -> None:
        """Move the entries of the current cell to a level, and go along."""
        stage, ids = self._matrix().stage(self.currentIndex()), [entry.id for entry in self.current_entries()]
        values = {"involvement_ids": ids, "level_id": level_id}
        if stage and self._controller.run(do.move_involvements, initiator=self, stage_id=stage.id, **values):
            self.go_to(stage.id, self._matrix().column_at(stage.id, level_id))

    def _let_stages_move(self) -> None:
        """Let stages be dragged while the plan is open for that; other rows end a drag."""
        self._numbers.give_up()
        self._numbers.may_move = not self._controller.is_reading

    def _move_stages(self, rows: list[int], place: int) -> None:
        """Move stages before the row ``place``; they stay selected."""
        stages, column = self._controller.plan.stages, max(0, self.currentIndex().column())
        before = stages[place].id if place < len(stages) else None
        ids = [stages[row].id for row in rows]
        if self._controller.run(do.move_stages, initiator=self, stage_ids=ids, before=before):
            self.go_to(ids[0], column)
            model, first = self._matrix(), self.currentIndex().row()
            block = QItemSelection(model.index(first, 0), model.index(first + len(ids) - 1, model.columnCount() - 1))
            self.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def clear_selected(self) -> None:
        """Empty the selected cells in one step; stages stay."""
        self._matrix().clear(self.selectedIndexes())

    # What keys do, by the names of ``grid_keys``

    def enter_down(self) -> None:
        """Go down, to under where a run of Tabs began; while the plan is open to read, ask to edit it."""
        if self._controller.is_reading:
            self.confirmed.emit()
        else:
            index = self.currentIndex()
            self._go(self._below(index.row() + 1, self._tabs.column(index)))

    def enter_up(self) -> None:
        """Go up."""
        if self._controller.is_reading:
            self.confirmed.emit()
        else:
            self._go(self._above(self.currentIndex()))

    def tab_right(self) -> None:
        """Go right, and after the last cell out of the grid."""
        self._tab(forward=True)

    def tab_left(self) -> None:
        """Go left, and before the first cell out of the grid."""
        self._tab(forward=False)

    def leave(self) -> None:
        """Go out of the grid."""
        self._leave(forward=True)

    def leave_back(self) -> None:
        """Go out of the grid, backwards."""
        self._leave(forward=False)

    def entries_left(self) -> None:
        """Move the entries of the cell to the level before."""
        self.move_entries(-1)

    def entries_right(self) -> None:
        """Move the entries of the cell to the next level."""
        self.move_entries(1)

    def ask_insert(self) -> None:
        """Wish for a stage above."""
        self.asked.emit("insert_above")

    def ask_delete(self) -> None:
        """Wish that the selected stages go."""
        self.asked.emit("delete_stage")

    def open_menu(self) -> None:
        """Open the menu of the current cell, under it."""
        index = self.currentIndex()
        self.scrollTo(index)
        self.menu_asked.emit(self.viewport().mapToGlobal(self.visualRect(index).bottomLeft()))

    # Keys and other events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what hands know from a spreadsheet: the table in ``grid_keys`` says what."""
        row = self._keys.get(key_of(event))
        if row and not (row.rows and not whole_rows(self)):
            attrgetter(row.does)(self)()
        else:
            self._about_to_type(event)
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu where the mouse is, or under the current cell."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        else:
            self.open_menu()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor for dead keys and input methods without losing the first letter."""
        self._cells.replacing = bool(event.preeditString() or event.commitString())
        super().inputMethodEvent(event)
        self._cells.replacing = False
        editor = self.focusWidget()
        if event.commitString() and not self._composing and isinstance(editor, CellEditor):
            editor.insertPlainText(event.commitString())  # which Qt hands on only after a composition
        self._composing = bool(event.preeditString())

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus by it, and the keys for whole rows before the window does."""
        if isinstance(event, QKeyEvent):
            kind, row = event.type(), self._keys.get(key_of(event))
            if kind == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.keyPressEvent(event)
                return True
            if kind == QEvent.Type.ShortcutOverride and row and row.rows and whole_rows(self):
                event.accept()
                return True
        return super().event(event)

    def commitData(self, editor: QWidget) -> None:
        """Take what was typed; Ctrl+Enter types it into every selected cell."""
        if isinstance(editor, CellEditor) and editor.fills and len(selected_cells(self)) > 1:
            self.ranges.type_into_all(editor.text())
        else:
            super().commitData(editor)

    def _about_to_type(self, event: QKeyEvent) -> None:
        types = bool(event.text()) and event.text().isprintable()
        if types and self._controller.is_reading:
            self._controller.asked_to_edit.emit()
        self._cells.replacing = types

    def _show_next_row(self, key: int, modifiers: Qt.KeyboardModifier) -> None:
        """Scroll to where Enter leads while the editor is there: once it went, Qt would paint all that is scrolled."""
        index = self.currentIndex()
        if key in ENTERS and not modifiers & (FILLING | Qt.KeyboardModifier.ShiftModifier):
            self.scrollTo(index.siblingAtRow(index.row() + 1))

    def _typed(self, key: int, modifiers: Qt.KeyboardModifier, row: int) -> None:
        """Go on from a cell that was typed into; the name of a new stage pushed the last row down."""
        self.setFocus()
        back = key == Qt.Key.Key_Backtab or bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        pushed = self.currentIndex().row() > row
        if modifiers & FILLING:
            if pushed:
                self._go(self._matrix().index(row, STAGE_COLUMN))
        elif key == Qt.Key.Key_Tab and pushed:
            self._go(self._matrix().index(row, STAGE_COLUMN + 1))
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._tab(forward=not back)
        elif back:
            self.enter_up()
        else:
            self.enter_down()

    def _tab(self, *, forward: bool) -> None:
        model, index = self._matrix(), self.currentIndex()
        if (forward and model.is_last_row(index)) or (
            not forward and index.row() <= 0 and index.column() <= STAGE_COLUMN
        ):
            self._leave(forward=forward)
            return
        column = index.column() + (1 if forward else -1)
        row = index.row()
        if column >= model.columnCount():
            row, column = row + 1, STAGE_COLUMN
        elif column < STAGE_COLUMN:
            row, column = row - 1, model.columnCount() - 1
        there = model.index(row, column)
        self._tabs.went(index, there)
        self._go(there)

    def _leave(self, *, forward: bool) -> None:
        self.left.emit(forward)

    # Dragging entries and ideas

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Drag the entries of the current cell."""
        ids = [entry.id for entry in self._matrix().entries(self.currentIndex())]
        if ids:
            drag_entries(self, ids)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take entries of this grid only, and ideas; files go to the window."""
        self._accept_dragged(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where they would go."""
        self._accept_dragged(event)
        index = self.indexAt(event.position().toPoint())
        if event.isAccepted() and self._matrix().holds_entries(index) and self._matrix().stage(index):
            self.setCurrentIndex(index)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add them to the cell they are dropped on; nothing that stands there goes."""
        model, index = self._matrix(), self.indexAt(event.position().toPoint())
        stage, level_id = model.stage(index), model.level_id(index)
        if stage is None or level_id is None:
            return
        event.acceptProposedAction()
        self.setCurrentIndex(index)
        if idea := dragged_idea(event.mimeData()):
            self.idea_dropped.emit(stage.id, level_id, idea)
        elif event.source() is self:
            model.put(dragged_entries(event.mimeData()), index)
            self.go_to(stage.id, index.column())

    def _accept_dragged(self, event: QDragMoveEvent) -> None:
        data = event.mimeData()
        if data.hasFormat(IDEA_TYPE) or (event.source() is self and data.hasFormat(ENTRIES_TYPE)):
            event.acceptProposedAction()
        else:
            event.ignore()

    # Where it stands

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell the others."""
        super().currentChanged(current, previous)
        self.moved_on.emit()

    def _keep_place(self) -> None:
        stage_id, _, column = self.current_place()
        self._kept_place = (stage_id, column)
        editor = self.findChild(CellEditor)
        half_typed = editor and editor.isVisible() and editor.document().isModified()
        self._half_typed = editor.text() if editor and half_typed else None

    def _start_anew(self) -> None:
        self._share_width()
        self._heights.measure_all()
        if self._kept_place[0]:
            self.go_to(*self._kept_place)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._matrix().index(0, STAGE_COLUMN))
        self._type_on()

    def _type_on(self) -> None:
        """Open the editor again that had to go while somebody typed, where its stage is still there."""
        text, self._half_typed = self._half_typed, None
        if text is None or self.current_place()[0] != self._kept_place[0]:
            return
        self.edit(self.currentIndex())
        if isinstance(editor := self.viewport().focusWidget(), CellEditor):
            editor.selectAll()
            editor.insertPlainText(text)
