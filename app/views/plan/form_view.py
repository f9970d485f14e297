# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One stage at a time: the matrix as labelled fields, for small screens and for whom a grid does not serve."""

from collections.abc import Hashable
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.models.rows import Stage
from app.views.controller import PlanController
from app.views.details.details import ControlPart, StagePart
from app.views.details.details_fields import ChoiceField, NumberField, TextField, add_labelled, column_in, plain_label
from app.views.details.in_turn import InTurn
from app.views.grid.grid_model import STAGE_COLUMN, GridModel
from app.views.text_size import fit_to_text
from app.words import form as words
from app.words import grid as grid_words

_WIDEST = 90  # characters: longer lines are hard to read
_NEW = "new"


class FormView(QScrollArea):
    """All of one stage, over the model of the grid: what is typed here is typed there.

    A level is a field of several lines, an entry a line.

    Signals:
        went_to(stage_id, column): the keyboard is in the field of this cell now; None is the row for a new stage.
        left(forward): Tab went past the last field, or Shift+Tab before the first.
    """

    went_to = Signal(object, int)

    def __init__(
        self, model: GridModel, controller: PlanController, language: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model, self._controller, self._language = model, controller, language
        self._labels = words.labels(language)
        self._stage: Stage | None = None
        self._turns = InTurn(controller, lambda _: self._show(), self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self._labels["form"])
        self.before = self._step("before", -1)
        self.chooser = ChoiceField(self._stages, lambda: self._stage.id if self._stage else _NEW, self._choose)
        self.chooser.setAccessibleName(self._labels["stage"])
        self.after = self._step("after", 1)
        self.stage = StagePart(controller, self._turns.run, language)
        self.levels: list[TextField] = []
        self._hidden: list[QLabel] = []
        self._names: list[str] = []
        self._levels = QWidget()
        self._level_column = column_in(self._levels)
        self._level_fields = QWidget()
        self._level_column.addWidget(self._level_fields)
        self.control = ControlPart(controller, self._turns.run, language)
        self.new_stage = TextField("new", lambda _: "", self._add_stage)
        self._lay_out()
        self._show()

    def show_stage(self, stage_id: str | None) -> None:
        """Show a stage; None is a field for the name of a new one. What is half typed is saved."""
        if (self._stage.id if self._stage else None) != stage_id:
            self.finish_typing()
        stages = self._controller.plan.rows("stages")
        stage = stages.get(stage_id or "")
        other = (stage.id if stage else None) != (self._stage.id if self._stage else None)
        self._stage = stage if isinstance(stage, Stage) else None
        self._show()
        if other:
            for field in self.levels:
                field.reset()
            self.verticalScrollBar().setValue(0)

    def show_model(self, model: GridModel) -> None:
        """Have fields for what stands across in another model, or for what this one shows by now.

        What is half typed about what was shown before is no longer of use.
        """
        self._model = model
        self._show()
        for field in self.levels:
            field.reset()

    def come_after(self, before: QWidget) -> None:
        """Let Tab come here after a widget, as sight does."""
        parts, part = [before, self.before], self.before.nextInFocusChain()
        while part and part is not self.before:
            if self.isAncestorOf(part) and part.focusPolicy() & Qt.FocusPolicy.TabFocus:
                parts.append(part)
            part = part.nextInFocusChain()
        for one, next_one in pairwise(parts):
            self.setTabOrder(one, next_one)

    def take_keyboard(self, column: int) -> None:
        """Give the keyboard to the field of a column."""
        field = self._field(column)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, TextField):
            field.moveCursor(QTextCursor.MoveOperation.End)
        self.ensureWidgetVisible(field)

    def finish_typing(self) -> None:
        """Save what is half typed."""
        if self._stage and self._stage.id in self._controller.plan.rows("stages"):
            self.stage.commit()
            for field in self.levels:
                field.commit()
            self.control.commit()
        self._turns.catch_up()

    # What it is made of

    def _lay_out(self) -> None:
        inner = QWidget()
        fit_to_text(inner, lambda: inner.setMaximumWidth(inner.fontMetrics().averageCharWidth() * _WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        row = QHBoxLayout()
        row.addWidget(self.before)
        row.addWidget(self.chooser, 1)
        row.addWidget(self.after)
        column.addLayout(row)
        self._new = QWidget()
        add_labelled(column_in(self._new), self._labels["new_stage"], self.new_stage)
        self._hint = plain_label(self._labels["a_line_each"], small=True)
        for widget in (self._new, self.stage, self._hint, self._levels, self.control):
            column.addWidget(widget)
        column.addStretch(1)
        self.setWidget(inner)
        cast("QApplication", QApplication.instance()).focusChanged.connect(self._follow_keyboard)

    def _step(self, name: str, step: int) -> QPushButton:
        button = QPushButton(self._labels[name])
        key = QKeySequence("Ctrl+PgUp" if step < 0 else "Ctrl+PgDown")
        shortcut = QShortcut(key, self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(lambda: self._go(step))
        button.setToolTip(key.toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(lambda: self._go(step))
        return button

    def _make_levels(self) -> None:
        """Have a field for each level, named as its column is."""
        names = [self._model.column_name(column) for column in self._level_columns()]
        if names == self._names:
            return
        self._names = names
        gone, self._level_fields = self._level_fields, QWidget()
        self._level_column.replaceWidget(gone, self._level_fields)
        gone.hide()
        gone.deleteLater()
        column_of_fields = column_in(self._level_fields)
        self.levels, self._hidden = [], []
        for column, name in zip(self._level_columns(), names, strict=True):
            field = TextField(str(column), self._read, self._save, several_lines=True)
            gloss = self._model.gloss(column)
            self._hidden.append(plain_label(small=True))
            add_labelled(column_of_fields, words.level(name, gloss, self._language), field, self._hidden[-1])
            self.levels.append(field)
        above = [each for each in self.stage.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        for one, next_one in pairwise([above[-1], *self.levels]):
            self.setTabOrder(one, next_one)

    # What it shows

    def _show(self) -> None:
        plan = self._controller.plan
        if self._stage:
            found = plan.rows("stages").get(self._stage.id)
            self._stage = found if isinstance(found, Stage) else None
        self._make_levels()
        self.chooser.refresh()
        for part in (self.stage, self._levels, self._hint, self.control):
            part.setVisible(self._stage is not None)
        self._new.setVisible(self._stage is None)
        if self._stage:
            self.stage.show_stage(self._stage)
            self.control.show_stage(self._stage)
            for field, hidden in zip(self.levels, self._hidden, strict=True):
                field.refresh()
                self._tell_hidden(field, hidden)
        place = self._place()
        self.before.setEnabled(place > 0)
        self.after.setEnabled(place < len(plan.stages))
        reading = self._controller.is_reading
        for text in self.findChildren(TextField):
            text.setReadOnly(reading)
        for number in self.findChildren(NumberField):
            number.setReadOnly(reading)
        for choice in self.findChildren(ChoiceField):
            choice.setEnabled(choice is self.chooser or not reading)
        self.control.ticks.setEnabled(not reading)

    def _tell_hidden(self, field: TextField, label: QLabel) -> None:
        """Say under a field, and of it to a screen reader, how many entries a filter hides."""
        hidden = self._model.hidden(self._index(int(field.key)))
        label.setText(grid_words.hidden(hidden, self._language))
        label.setVisible(hidden > 0)
        more = f" {grid_words.hidden_spoken(hidden, self._language)}." if hidden else ""
        field.setAccessibleDescription(self._labels["a_line_each"] + more)

    def _place(self) -> int:
        stages = self._controller.plan.stages
        return next((at for at, stage in enumerate(stages) if self._stage and stage.id == self._stage.id), len(stages))

    def _stages(self) -> list[tuple[Hashable, str]]:
        stages = self._controller.plan.stages
        named = [(stage.id, f"{at}. {stage.name}") for at, stage in enumerate(stages, 1)]
        return [*named, (_NEW, grid_words.new_stage(self._language))]

    def _level_columns(self) -> range:
        return range(STAGE_COLUMN + 1, self._model.columnCount() - 1)

    def _column(self, widget: QWidget) -> int:
        for column, field in zip(self._level_columns(), self.levels, strict=True):
            if field is widget:
                return column
        return self._model.columnCount() - 1 if self.control.isAncestorOf(widget) else STAGE_COLUMN

    def _field(self, column: int) -> QWidget:
        if self._stage is None:
            return self.new_stage
        if column in self._level_columns():
            return self.levels[column - STAGE_COLUMN - 1]
        return self.stage.name if column == STAGE_COLUMN else self.control.decides

    # What is done here

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now and self.isAncestorOf(now):
            self.ensureWidgetVisible(now)
            self.went_to.emit(self._stage.id if self._stage else None, self._column(now))

    def _read(self, column: str) -> str:
        return str(self._index(int(column)).data(Qt.ItemDataRole.EditRole) or "")

    def _index(self, column: int) -> QModelIndex:
        return self._model.index_of(self._stage.id if self._stage else "", column)

    def _save(self, column: str, text: str) -> None:
        if self._stage:
            self._model.setData(self._index(int(column)), text)

    def _add_stage(self, _: str, name: str) -> None:
        last = self._model.index(self._model.rowCount() - 1, STAGE_COLUMN)
        if self._model.setData(last, name):
            self.show_stage(self._controller.plan.stages[-1].id)
            self.take_keyboard(STAGE_COLUMN + 1)

    def _choose(self, stage_id: Hashable) -> None:
        self._show_and_tell(None if stage_id == _NEW else str(stage_id))

    def _go(self, step: int) -> None:
        stages, place = self._controller.plan.stages, self._place() + step
        if 0 <= place <= len(stages):
            focused = QApplication.focusWidget()
            column = self._column(focused) if focused and self.isAncestorOf(focused) else STAGE_COLUMN
            self._show_and_tell(stages[place].id if place < len(stages) else None)
            if not isinstance(focused, QPushButton):
                self.take_keyboard(column)

    def _show_and_tell(self, stage_id: str | None) -> None:
        self.show_stage(stage_id)
        with QSignalBlocker(self.chooser):
            self.chooser.refresh()
        self.went_to.emit(stage_id, STAGE_COLUMN)
