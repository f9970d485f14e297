# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the grid shows, whatever stands across: stages down, Control last, a row to type a new stage into."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app import operations as do
from app.exports.matrix import control_words
from app.models.changes import Changes, Edit
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.models.rows import ControlParty, Group, Involvement, Level, Stage
from app.views.controller import PlanController
from app.views.grid.speech import Speech, notes_on
from app.words import grid as words
from app.words.matrix import stage_head

STAGE_COLUMN = 0
STAGE, CONTROL = "stage", "control"

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MOST_RUNS = 8  # views do much for each
_NONE = Qt.ItemFlag.NoItemFlags
_READ = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TYPED = _READ | Qt.ItemFlag.ItemIsEditable
_MOVED = _TYPED | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled


@dataclass(frozen=True, slots=True)
class CellLine:
    """An entry as it is drawn: the tag of its group (or none), its words, the group's tint, one of ``rows.TINTS``.

    ``is_example`` holds for one of a template that nobody touched yet. A quiet line is none of the plan's words: it
    says what a filter hides.
    """

    tag: str
    text: str
    tint: str = ""
    is_example: bool = False
    quiet: bool = False


class GridModel(QAbstractTableModel):
    """Rows are the stages and, last, a row to type a new one into; Control is the last column.

    It reads ``controller.plan`` and follows ``controller.changed``; what is typed goes through ``controller.run``.
    ``language`` is the window's; ``speech`` is what is heard of a cell besides its words. The cells between stage and
    Control hold entries; a subclass says which, and what becomes of typed text. It counts those columns by their
    *place*, from 0.
    """

    def __init__(self, controller: PlanController, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.language = language
        self.speech = Speech()
        self._plan = controller.plan
        self._shown: frozenset[str] | None = None
        self._said: dict[str, dict[int, tuple[CellLine, ...]]] = {}  # by stage and column
        self.another_entry = words.another_entry(language)
        controller.changed.connect(self._follow)

    # What a subclass says

    def _across(self) -> Sequence[Level | Group]:
        """Return what stands across, between stage and Control."""
        raise NotImplementedError

    def _gloss(self, place: int) -> str:
        """Return the small line under a head."""
        raise NotImplementedError

    def _entries(self, stage_id: str, place: int) -> tuple[Involvement, ...]:
        """Return the entries that a cell shows."""
        raise NotImplementedError

    def _hidden(self, _stage_id: str, _place: int) -> int:
        """Return how many entries of a cell are not shown."""
        return 0

    def _line(self, entry: Involvement) -> CellLine:
        """Return how an entry is drawn."""
        raise NotImplementedError

    def _typed_lines(self, stage_id: str, place: int) -> list[str]:
        """Return the entries of a cell as they are typed."""
        raise NotImplementedError

    def _type(self, stage_id: str, place: int, text: str) -> Edit | None:
        """Make the entries of a cell those that the text says."""
        raise NotImplementedError

    def level_id(self, index: Index) -> str | None:
        """Return the id of the level at which a cell's entries, or its next one, are; None where it holds none."""
        raise NotImplementedError

    def column_of(self, entry: Involvement) -> int:
        """Return the column that an entry is in; that of the stage where no other shows it."""
        raise NotImplementedError

    def column_at(self, stage_id: str, level_id: str) -> int:
        """Return the column that shows what a stage has at a level, or may have."""
        raise NotImplementedError

    def put(self, entry_ids: Sequence[str], index: Index) -> Edit | None:
        """Move entries into a cell that holds entries, after those that are there."""
        raise NotImplementedError

    def shift(self, index: Index, step: int) -> int | None:
        """Move the entries of a cell so many levels further; return their column, None where they stay."""
        raise NotImplementedError

    def clear(self, indexes: Sequence[Index]) -> Edit | None:
        """Empty cells in one step; stages stay, and so do entries that are not shown."""
        raise NotImplementedError

    # What Qt asks for

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of stages and one."""
        return 0 if parent.isValid() else len(self._plan.stages) + 1

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        """Return the number of what stands across, and two."""
        return 0 if parent.isValid() else len(self._across()) + 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Everything can be edited while the plan is open for that, but for the cells of the last row."""
        if not index.isValid() or (self.is_last_row(index) and index.column() != STAGE_COLUMN):
            return _NONE
        if self._controller.is_reading:
            return _READ
        return _MOVED if self.holds_entries(index) else _TYPED

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
        stage, run = self.stage(index), self._controller.run
        if stage is None:
            return bool(text.strip()) and run(do.add_stage, initiator=self, name=text) is not None
        if index.column() == STAGE_COLUMN:
            return run(do.rename_stage, initiator=self, stage_id=stage.id, name=text) is not None
        if not self.holds_entries(index):
            return run(do.type_control, initiator=self, stage_id=stage.id, text=text) is not None
        return self._type(stage.id, index.column() - 1, text) is not None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the head of a column, or the number of a stage; the tip and the screen reader get the definition."""
        if orientation == Qt.Orientation.Vertical:
            stages = self._plan.stages
            if role == Qt.ItemDataRole.DisplayRole:
                return str(section + 1) if section < len(stages) else ""
            if role == Qt.ItemDataRole.AccessibleTextRole:
                new = words.new_stage(self.language)
                return f"{section + 1}. {stages[section].name}" if section < len(stages) else new
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.column_name(section)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return ", ".join(filter(None, (self.column_name(section), self.gloss(section))))
        return None

    # What views ask for

    @property
    def shown(self) -> frozenset[str] | None:
        """The ids of the groups whose entries are shown; None for all."""
        return self._shown

    def show_groups(self, shown: Collection[str] | None) -> None:
        """Show the entries of these groups only, given by their ids; None shows all."""
        wanted = None if shown is None else frozenset(shown)
        if wanted != self._shown:
            self.beginResetModel()
            self._shown = wanted
            self._said.clear()
            self.endResetModel()

    def is_last_row(self, index: Index) -> bool:
        """Tell whether the index is in the row for a new stage."""
        return index.row() >= len(self._plan.stages)

    def holds_entries(self, index: Index) -> bool:
        """Tell whether a cell stands between stage and Control."""
        return STAGE_COLUMN < index.column() <= len(self._across())

    def stage(self, index: Index) -> Stage | None:
        """Return the stage of a cell; None in the row for a new one."""
        stages = self._plan.stages
        return stages[index.row()] if 0 <= index.row() < len(stages) else None

    def entries(self, index: Index) -> tuple[Involvement, ...]:
        """Return the entries that a cell shows."""
        stage = self.stage(index)
        return self._entries(stage.id, index.column() - 1) if stage and self.holds_entries(index) else ()

    def hidden(self, index: Index) -> int:
        """Return how many entries of a cell are not shown."""
        stage = self.stage(index)
        return self._hidden(stage.id, index.column() - 1) if stage and self.holds_entries(index) else 0

    def lines(self, index: Index) -> tuple[CellLine, ...]:
        """Return what a cell says, entry by entry, and how many entries it hides."""
        stage, column = self.stage(index), index.column()
        if stage is None:
            return (CellLine("", words.new_stage(self.language)),) if column == STAGE_COLUMN else ()
        if column == STAGE_COLUMN:
            return (CellLine("", stage.name),)
        said = self._said.setdefault(stage.id, {})
        if column not in said:
            said[column] = self._read(stage, index)
        return said[column]

    def index_of(self, stage_id: str, column: int) -> QModelIndex:
        """Return the cell of a stage in a column; an invalid index where the stage is gone."""
        for row, stage in enumerate(self._plan.stages):
            if stage.id == stage_id:
                return self.index(row, column)
        return QModelIndex()

    def columns(self) -> list[str]:
        """Return what each column stands for: ``STAGE``, the ids of what stands across, ``CONTROL``."""
        return [STAGE, *(each.id for each in self._across()), CONTROL]

    def column_name(self, column: int) -> str:
        """Return the head of a column, in the language of the plan."""
        across = self._across()
        if STAGE_COLUMN < column <= len(across):
            return across[column - 1].name
        language = self._plan.project.language
        return stage_head(language) if column == STAGE_COLUMN else control_head(self._plan)

    def gloss(self, column: int) -> str:
        """Return the small line under the head of a column."""
        if STAGE_COLUMN < column <= len(self._across()):
            return self._gloss(column - 1)
        if column == STAGE_COLUMN:
            return ""
        gloss = words.control_gloss(self._plan.project.language)
        return "" if gloss.casefold() == self.column_name(column).casefold() else gloss

    def place(self, index: Index) -> str:
        """Return where a cell is, in words: "Needs Assessment, Consult"."""
        stage = self.stage(index)
        if stage is None:
            return words.new_stage(self.language)
        return stage.name if index.column() == STAGE_COLUMN else f"{stage.name}, {self.column_name(index.column())}"

    def _read(self, stage: Stage, index: Index) -> tuple[CellLine, ...]:
        if self.holds_entries(index):
            lines = [self._line(entry) for entry in self.entries(index)]
            if hidden := self._hidden(stage.id, index.column() - 1):
                lines.append(CellLine("", words.hidden(hidden, self.language), quiet=True))
            return tuple(lines)
        text = control_words(self._plan, stage)
        return (CellLine("", text),) if text else ()

    def _typed(self, index: Index) -> str:
        stage = self.stage(index)
        if stage is None:
            return ""
        if self.holds_entries(index):
            return "\n".join(self._typed_lines(stage.id, index.column() - 1))
        return stage.name if index.column() == STAGE_COLUMN else control_words(self._plan, stage)

    def _spoken(self, index: Index) -> str:
        place, stage = self.place(index), self.stage(index)
        if stage is None:
            return place
        if index.column() == STAGE_COLUMN:
            notes = notes_on(self._plan, stage.id, None, at_control=False)
            return words.stage_cell(place, words.remarks(notes, 0, self.language))
        said = [f"{line.tag}: {line.text}" if line.tag else line.text for line in self.lines(index) if not line.quiet]
        if hidden := self.hidden(index):
            said.append(words.hidden_spoken(hidden, self.language))
        remarks: list[str] = []
        if self._is_remarked(index):
            remarks = self.speech.remarks(self._plan, stage.id, self.level_id(index), self.language)
        return self.speech.cell(place, "; ".join(said), remarks, self.language)

    def _is_remarked(self, _index: Index) -> bool:
        """Tell whether notes and questions about the level of a cell are about that cell."""
        return True

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
        touched = [row for row, stage in enumerate(after.stages) if stage.id in stages]
        for first, last in _runs(touched):
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

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


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Return the first and the last of each run of rows that follow one another; many runs are taken for one."""
    runs: list[tuple[int, int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs if len(runs) <= _MOST_RUNS else [(rows[0], rows[-1])]


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
