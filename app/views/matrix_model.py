# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The matrix as an item model over the plan: stages down, levels across, Control last."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import operations as do
from app.exports.matrix import control_words
from app.models.changes import Changes
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.models.rows import ControlParty, Involvement, Stage
from app.models.wording import printed
from app.operations.cells import cell_lines
from app.views.controller import PlanController
from app.words import grid as words
from app.words.matrix import stage_head

STAGE_COLUMN = 0

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_NONE = Qt.ItemFlag.NoItemFlags
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
_MOVED = _TYPED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


@dataclass(frozen=True, slots=True)
class CellLine:
    """An entry as it is drawn: the tag of its group (empty in a plan of one group), its words, its group's place."""

    tag: str
    text: str
    group: int = 0


class MatrixTableModel(QAbstractTableModel):
    """Rows are the stages and, last, a row to type a new one into; columns the stage, the levels, Control.

    It reads ``controller.plan`` and follows ``controller.changed``; what is typed goes through ``controller.run``.
    ``new_entries_for`` is the id of the group that new entries belong to, None for the first.
    """

    def __init__(self, controller: PlanController, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._language = language
        self._plan = controller.plan
        self._said: dict[str, dict[str | None, tuple[CellLine, ...]]] = {}  # by stage and level
        self.new_entries_for: str | None = None
        controller.changed.connect(self._follow)

    # What Qt asks for

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of stages and one."""
        return 0 if parent.isValid() else len(self._plan.stages) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of levels and two."""
        return 0 if parent.isValid() else len(self._plan.levels) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited while the plan is open for that, but for the cells of the last row."""
        if not index.isValid() or (self.is_last_row(index) and index.column() != STAGE_COLUMN):
            return _NONE
        if self._controller.is_reading:
            return _READ
        return _MOVED if self.level_id(index) else _TYPED

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, for the eye, for typing, and for a screen reader."""
        if not index.isValid():
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "\n".join(f"{line.tag}: {line.text}" if line.tag else line.text for line in self.lines(index))
            case Qt.ItemDataRole.EditRole:
                return self._typed(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; return whether it was taken."""
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        text = str(value)
        if text == self._typed(index):
            return True
        stage, level_id = self.stage(index), self.level_id(index)
        run = self._controller.run
        if stage is None:
            return bool(text.strip()) and run(do.add_stage, initiator=self, name=text) is not None
        if index.column() == STAGE_COLUMN:
            return run(do.rename_stage, initiator=self, stage_id=stage.id, name=text) is not None
        if level_id is None:
            return run(do.type_control, initiator=self, stage_id=stage.id, text=text) is not None
        typed = {"stage_id": stage.id, "level_id": level_id, "text": text, "group_id": self.new_entries_for}
        return run(do.type_cell, initiator=self, **typed) is not None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column, or the number of a stage; the tip and the screen reader get the definition."""
        if orientation == Qt.Orientation.Vertical:
            stages = self._plan.stages
            if role == Qt.ItemDataRole.DisplayRole:
                return str(section + 1) if section < len(stages) else ""
            if role == Qt.ItemDataRole.AccessibleTextRole:
                new = words.new_stage(self._language)
                return f"{section + 1}. {stages[section].name}" if section < len(stages) else new
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column_name(section)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ", ".join(filter(None, (self.column_name(section), self.gloss(section))))
        return None

    # What views ask for

    def is_last_row(self, index: Index) -> bool:
        """Tell whether the index is in the row for a new stage."""
        return index.row() >= len(self._plan.stages)

    def stage(self, index: Index) -> Stage | None:
        """Return the stage of a cell; None in the row for a new one."""
        stages = self._plan.stages
        return stages[index.row()] if 0 <= index.row() < len(stages) else None

    def level_id(self, index: Index) -> str | None:
        """Return the id of the level of a cell; None for the stage column and Control."""
        place = index.column() - 1
        return self._plan.levels[place].id if 0 <= place < len(self._plan.levels) else None

    def entries(self, index: Index) -> tuple[Involvement, ...]:
        """Return the entries of a cell."""
        stage, level_id = self.stage(index), self.level_id(index)
        return self._plan.cell(stage.id, level_id) if stage and level_id else ()

    def lines(self, index: Index) -> tuple[CellLine, ...]:
        """Return what a cell says, entry by entry."""
        stage = self.stage(index)
        if stage is None:
            return (CellLine("", words.new_stage(self._language)),) if index.column() == STAGE_COLUMN else ()
        if index.column() == STAGE_COLUMN:
            return (CellLine("", stage.name),)
        level_id, said = self.level_id(index), self._said.setdefault(stage.id, {})
        if level_id not in said:
            said[level_id] = self._read(stage, level_id)
        return said[level_id]

    def index_of(self, stage_id: str, column: int) -> QModelIndex:
        """Return the cell of a stage in a column; an invalid index where the stage is gone."""
        for row, stage in enumerate(self._plan.stages):
            if stage.id == stage_id:
                return self.index(row, column)
        return QModelIndex()

    def column_name(self, column: int) -> str:
        """Return the head of a column, in the language of the plan."""
        language = self._plan.project.language
        if column == STAGE_COLUMN:
            return stage_head(language)
        levels = self._plan.levels
        return levels[column - 1].name if column <= len(levels) else control_head(self._plan)

    def gloss(self, column: int) -> str:
        """Return the small line under the head of a column."""
        levels = self._plan.levels
        if column == STAGE_COLUMN:
            return ""
        if column <= len(levels):
            return levels[column - 1].gloss
        gloss = words.control_gloss(self._plan.project.language)
        return "" if gloss.casefold() == self.column_name(column).casefold() else gloss

    def place(self, index: Index) -> str:
        """Return where a cell is, in words: "Needs Assessment, Consult"."""
        stage = self.stage(index)
        if stage is None:
            return words.new_stage(self._language)
        return stage.name if index.column() == STAGE_COLUMN else f"{stage.name}, {self.column_name(index.column())}"

    def _read(self, stage: Stage, level_id: str | None) -> tuple[CellLine, ...]:
        if level_id:
            return tuple(self._line(entry) for entry in self._plan.cell(stage.id, level_id))
        text = control_words(self._plan, stage)
        return (CellLine("", text),) if text else ()

    def _line(self, entry: Involvement) -> CellLine:
        group = self._plan.group(entry.group_id)
        text = printed(entry, group, self._plan.project.language)
        several = len(self._plan.groups) > 1
        return CellLine(
            group.name if several else "",
            text or ("" if several else group.name),
            self._plan.groups.index(group) if several else 0,
        )

    def _typed(self, index: Index) -> str:
        stage, level_id = self.stage(index), self.level_id(index)
        if stage is None:
            return ""
        if level_id is None:
            return stage.name if index.column() == STAGE_COLUMN else control_words(self._plan, stage)
        return "\n".join(cell_lines(self._plan, stage.id, level_id))

    def _spoken(self, index: Index) -> str:
        place = self.place(index)
        if index.column() == STAGE_COLUMN or self.is_last_row(index):
            return place
        said = "; ".join(f"{line.tag}: {line.text}" if line.tag else line.text for line in self.lines(index))
        return words.cell(place, said, self._language)

    # What changed

    def _follow(self, changes: Changes, _initiator: object) -> None:
        before, after = self._plan, self._controller.plan
        tables = {change.table for change in changes}
        if not changes and len(before.stages) == len(after.stages):  # reading went over to editing
            self._plan = after
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
            return
        if not changes or tables & {"levels", "schemes", "project", "groups"}:
            self.beginResetModel()
            self._plan = after
            self._said.clear()
            self.endResetModel()
            return
        stages = _stages_of(changes)
        for stage_id in stages:
            self._said.pop(stage_id, None)
        if "stages" in tables:
            self._follow_stages(before, after)
        self._plan = after
        rows = {stage.id: row for row, stage in enumerate(after.stages)}
        touched = {rows[stage_id] for stage_id in stages if stage_id in rows}
        for row in sorted(touched):
            self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _follow_stages(self, before: Plan, after: Plan) -> None:
        """Tell of rows that came, went or moved, in the one way that fits; else of a reset."""
        old, new = [stage.id for stage in before.stages], [stage.id for stage in after.stages]
        if old == new:
            return
        first = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
        grown = len(new) - len(old)
        nowhere = QModelIndex()
        if grown > 0 and new[:first] + new[first + grown :] == old:
            self.beginInsertRows(nowhere, first, first + grown - 1)
            self._plan = after
            self.endInsertRows()
        elif grown < 0 and old[:first] + old[first - grown :] == new:
            self.beginRemoveRows(nowhere, first, first - grown - 1)
            self._plan = after
            self.endRemoveRows()
        elif not grown and (move := _one_move(old, new)):
            self.beginMoveRows(nowhere, move[0], move[0], nowhere, move[1])
            self._plan = after
            self.endMoveRows()
        else:
            self.beginResetModel()
            self._plan = after
            self.endResetModel()


def _one_move(old: list[str], new: list[str]) -> tuple[int, int] | None:
    """Return (row, row before which it goes) where moving one row makes the new order of the old; else None."""
    at = next(place for place, (a, b) in enumerate(zip(old, new, strict=True)) if a != b)
    up = old.index(new[at])
    if [*old[:at], old[up], *old[at:up], *old[up + 1 :]] == new:
        return up, at
    down = new.index(old[at])
    if [*old[:at], *old[at + 1 : down + 1], old[at], *old[down + 1 :]] == new:
        return at, down + 1
    return None


def _stages_of(changes: Changes) -> set[str]:
    """Return the ids of the stages whose cells the changes touch."""
    found: set[str] = set()
    for change in changes:
        for row in (change.before, change.after):
            if isinstance(row, Stage):
                found.add(row.id)
            elif isinstance(row, Involvement | ControlParty):
                found.add(row.stage_id)
    return found
