# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Details: everything about what is current in the matrix, beside it."""

from collections.abc import Hashable, Sequence
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import operations as do
from app.exports.matrix import control_words
from app.models.row_texts import control_head
from app.models.rows import Stage
from app.views.controller import PlanController
from app.views.details.details_entry import CellPart, ShortList
from app.views.details.details_fields import (
    ChoiceField,
    NumberField,
    Run,
    TextField,
    add_labelled,
    column_in,
    plain_label,
)
from app.views.details.details_ladder import LadderPart
from app.views.details.details_notes import NotePart
from app.views.details.in_turn import InTurn
from app.words import details as words
from app.words import fields
from app.words import matrix as matrix_words

_CHARACTERS = 43


class DetailsPanel(QWidget):
    """Shows all about one place of the matrix, and takes edits of it.

    It follows ``controller.changed``, but for edits of the grid, after which it is told the place again: the grid shows
    them first. ``new_entries_for`` is the id of the group that new entries belong to, None for the first.

    Signals:
        went_to(stage_id, column): the entry that is shown was moved to another level, and Details went along.
    """

    went_to = Signal(str, int)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self._labels = words.labels(language)
        self._place: tuple[str | None, str | None, int] = (None, None, 0)
        self._reading = False
        self._turns = InTurn(controller, self._follow, self)
        self._heading, self._invitation = plain_label(), plain_label()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self.stage = StagePart(controller, self._turns.run, language)
        self.cell = CellPart(controller, self._turns.run, self._move_entry, self._go_to_level, language)
        self.control = ControlPart(controller, self._turns.run, language)
        self._lay_out()
        self._show()

    @property
    def new_entries_for(self) -> str | None:
        """The group of entries that are added here."""
        return self.cell.new_entries_for

    @new_entries_for.setter
    def new_entries_for(self, group_id: str | None) -> None:
        self.cell.new_entries_for = group_id

    def show_place(self, stage_id: str | None, level_id: str | None, column: int) -> None:
        """Show a stage (column 0), a cell, or Control (no level, another column); None is the row for a new stage.

        What is half typed about the place before is saved.
        """
        place = (stage_id, level_id, column)
        if place != self._place:
            self._commit()
            self._place = place
            self._scroll.verticalScrollBar().setValue(0)
        self._show()

    def edit_note(self) -> None:
        """Give the keyboard to the note on what is shown, where it can have one."""
        for part in (self.stage, self.cell, self.control):
            if part.isVisibleTo(self):
                part.notes.take_keyboard()

    def show_entry(self, involvement_id: str) -> None:
        """Show an entry of the cell in full."""
        self.cell.pick(involvement_id)

    def focus_field(self, field: str) -> None:
        """Put the caret into a field of the entry that is shown, or into the note on its cell ("note")."""
        if field == "note":
            self.cell.notes.focus_first()
        else:
            self.cell.form.focus_field(field)

    def finish_typing(self) -> None:
        """Save what is half typed, as leaving the field would; to be called before the plan is used as a whole."""
        self._commit()
        self._turns.catch_up()

    def minimumSizeHint(self) -> QSize:
        """Return a width that follows the size of the text."""
        return QSize(self.fontMetrics().averageCharWidth() * _CHARACTERS, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Return the least width, and the height that is wished for."""
        return QSize(self.minimumSizeHint().width(), super().sizeHint().height())

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        for widget in (self._heading, self._invitation, self.stage, self.cell, self.control):
            column.addWidget(widget)
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(content)
        self._scroll.verticalScrollBar().rangeChanged.connect(self._keep_caret_in_sight)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._scroll)
        self.setAccessibleName(self._labels["details"])

    def _follow(self, initiator: object) -> None:
        if not isinstance(initiator, QAbstractItemModel | QAbstractItemView):
            self._show()

    def _show(self) -> None:
        plan = self._controller.plan
        stage_id, level_id, column = self._place
        stage = plan.stage(stage_id) if stage_id and stage_id in plan.rows("stages") else None
        level = plan.level(level_id) if level_id and level_id in plan.rows("levels") else None
        shown: QWidget = self._invitation
        self._heading.setText(self._labels["stage"])
        if stage is None:
            self._invitation.setText(self._labels["new_stage" if plan.stages else "first_stage"])
        elif level:
            shown = self.cell
            self._heading.setText(f"{stage.name}, {level.name}")
            self.cell.show_cell((stage.id, level.id))
        elif column == 0:
            shown = self.stage
            self.stage.show_stage(stage)
        else:
            shown = self.control
            self._heading.setText(f"{stage.name}, {control_head(plan)}")
            self.control.show_stage(stage)
        self._heading.setVisible(stage is not None)
        for part in (self._invitation, self.stage, self.cell, self.control):
            part.setVisible(part is shown)
        self._allow_edits()

    def _allow_edits(self) -> None:
        reading = self._controller.is_reading
        if reading == self._reading:
            return
        self._reading = reading
        for text in self.findChildren(TextField):
            text.setReadOnly(reading)
        for number in self.findChildren(NumberField):
            number.setReadOnly(reading)
        for widget in (*self.findChildren(ChoiceField), *self.findChildren(QPushButton), self.control.ticks):
            widget.setEnabled(not reading)

    def _commit(self) -> None:
        for part in (self.stage, self.cell, self.control):
            part.commit()

    def _move_entry(self, entry_id: str, level_id: str) -> None:
        """Move an entry to another level, and go along with it."""
        place, levels = self._place, [level.id for level in self._controller.plan.levels]
        column = levels.index(level_id) + 1
        self._place = (place[0], level_id, column)
        if self._turns.run(do.move_involvement, involvement_id=entry_id, level_id=level_id):
            self.went_to.emit(place[0], column)
        else:
            self._place = place
            self._show()

    def _go_to_level(self, level_id: str) -> None:
        """Show the cell of the same stage at a level."""
        levels = [level.id for level in self._controller.plan.levels]
        self._place = (self._place[0], level_id, levels.index(level_id) + 1)
        self.went_to.emit(self._place[0], self._place[2])
        self._show()

    def _keep_caret_in_sight(self) -> None:
        """Follow a text that grows past the edge while somebody types."""
        field = QApplication.focusWidget()
        content = self._scroll.widget()
        if isinstance(field, TextField) and content and content.isAncestorOf(field):
            caret = field.viewport().mapTo(content, field.cursorRect().bottomLeft())
            self._scroll.ensureVisible(caret.x(), caret.y(), 0, field.fontMetrics().lineSpacing())


class StagePart(QWidget):
    """The name of a stage, what it is about, and the notes on it."""

    def __init__(self, controller: PlanController, run: Run, language: str) -> None:
        super().__init__()
        self._controller, self._run = controller, run
        self._stage: Stage | None = None
        kinds = list(words.stage_kinds(language).items())
        self.name = TextField("name", lambda _: self._stage.name if self._stage else "", self._rename)
        self.kind = ChoiceField(lambda: kinds, lambda: self._stage and self._stage.kind, self._save_kind)
        column = column_in(self)
        add_labelled(column, fields.name("name", language), self.name)
        add_labelled(column, words.labels(language)["kind"], self.kind)
        self.ladder = LadderPart(controller, run, language)
        self.notes = NotePart(controller, run, language)
        for part in (self.ladder, self.notes):
            column.addWidget(part)

    def show_stage(self, stage: Stage) -> None:
        """Show a stage."""
        other = self._stage is None or self._stage.id != stage.id
        self._stage = stage
        (self.name.reset if other else self.name.refresh)()
        self.kind.refresh()
        self.ladder.show_stage(stage)
        self.notes.show_place(stage.id)

    def commit(self) -> None:
        """Save what is half typed."""
        if self._stage and self._stage.id in self._controller.plan.rows("stages"):
            self.name.commit()
            self.notes.commit()

    def _rename(self, _: str, name: str) -> None:
        if self._stage:
            self._run(do.rename_stage, stage_id=self._stage.id, name=name)

    def _save_kind(self, kind: Hashable) -> None:
        if self._stage:
            self._run(do.edit_stage, stage_id=self._stage.id, kind=kind)


class ControlPart(QWidget):
    """Who decides in a stage, and the notes on that."""

    def __init__(self, controller: PlanController, run: Run, language: str) -> None:
        super().__init__()
        self._controller, self._run, self._language = controller, run, language
        self._stage: Stage | None = None
        labels = words.labels(language)
        self.decides = ChoiceField(self._choices, self._decided, self._decide)
        self.ticks = ShortList()
        self.ticks.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.ticks.itemChanged.connect(self._tick)
        self.words = TextField("words", lambda _: self._stage.control_words if self._stage else "", self._save_words)
        column = column_in(self)
        add_labelled(column, labels["who_decides"], self.decides)
        self._with_whom = add_labelled(column, labels["with_whom"], self.ticks)
        add_labelled(column, labels["own_words"], self.words, plain_label(labels["instead"], small=True))
        self.notes = NotePart(controller, run, language)
        column.addWidget(self.notes)

    def show_stage(self, stage: Stage) -> None:
        """Show who decides in a stage."""
        other = self._stage is None or self._stage.id != stage.id
        self._stage = stage
        (self.words.reset if other else self.words.refresh)()
        self.words.setPlaceholderText(self._usual_words(stage))
        self.decides.refresh()
        groups, deciders = self._controller.plan.groups, self._deciders()
        with QSignalBlocker(self.ticks):
            self.ticks.show_texts([group.name for group in groups])
            for row, group in enumerate(groups):
                ticked = Qt.CheckState.Checked if group.id in deciders else Qt.CheckState.Unchecked
                self.ticks.item(row).setCheckState(ticked)
        for widget in (self.ticks, self._with_whom):
            widget.setVisible(stage.control == "co-led")
        self.notes.show_place(stage.id, at_control=True)

    def commit(self) -> None:
        """Save what is half typed."""
        if self._stage and self._stage.id in self._controller.plan.rows("stages"):
            self.words.commit()
            self.notes.commit()

    def _usual_words(self, stage: Stage) -> str:
        plan = self._controller.plan
        names = [group.name for group in plan.deciders(stage.id)]
        return matrix_words.control(stage.control, names, plan.project.language)

    def _deciders(self) -> tuple[str, ...]:
        return tuple(group.id for group in self._controller.plan.deciders(self._stage.id)) if self._stage else ()

    def _choices(self) -> list[tuple[Hashable, str]]:
        plan = self._controller.plan
        choices: list[tuple[Hashable, str]] = [(("", ()), words.not_stated(self._language))]
        choices += [
            ((key, ()), matrix_words.control(key, (), plan.project.language)) for key in ("institution", "co-led")
        ]
        choices += [(("group", (group.id,)), group.name) for group in plan.groups]
        now = self._decided()
        if self._stage and now[0] == "group" and len(now[1]) != 1:
            choices.append((now, self._usual_words(self._stage)))
        return [*choices, (("other", ()), words.other_words(self._language))]

    def _decided(self) -> tuple[str, tuple[str, ...]]:
        control = self._stage.control if self._stage else ""
        return control, self._deciders() if control == "group" else ()

    def _decide(self, key: Hashable) -> None:
        control, group_ids = cast("tuple[str, tuple[str, ...]]", key)
        if self._stage:
            own = control_words(self._controller.plan, self._stage) if control == "other" else ""
            self._set(control, group_ids, own)

    def _tick(self) -> None:
        ticked = [self.ticks.item(row).checkState() == Qt.CheckState.Checked for row in range(self.ticks.count())]
        groups = self._controller.plan.groups
        if self._stage:
            ids = [group.id for group, chosen in zip(groups, ticked, strict=True) if chosen]
            self._set("co-led", ids, self._stage.control_words)

    def _save_words(self, _: str, text: str) -> None:
        if self._stage is None:
            return
        control = self._stage.control
        if control in ("", "other") and text.strip():
            self._run(do.type_control, stage_id=self._stage.id, text=text)
        else:
            self._set("" if control == "other" else control, self._deciders(), text)

    def _set(self, control: str, group_ids: Sequence[str], own: str) -> None:
        if self._stage:
            self._run(do.set_control, stage_id=self._stage.id, control=control, group_ids=group_ids, words=own)
