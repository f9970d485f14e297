# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a portal asks, and what the answer is to be: its question, its limit, what it is about, how it speaks."""

from collections.abc import Callable, Hashable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app import operations as do
from app.models.answers import groups_of, stages_of
from app.models.rows import Answer
from app.views.controller import PlanController
from app.views.details.details_fields import (
    ChoiceField,
    NumberField,
    Run,
    TextField,
    add_labelled,
    column_in,
    plain_label,
)
from app.views.tick_list import TickList
from app.words import answers as answer_words
from app.words import fields
from app.words import portal_page as words

_TICKS = ("plain", "explain", "details")


class AnswerForm(QWidget):
    """The fields of an answer, each saved when it is left; where there is no answer yet, the first one makes it.

    ``run`` is the way to the controller.

    Signals:
        limit_typed(): another limit stands in its field, not saved yet.
    """

    limit_typed = Signal()

    def __init__(self, controller: PlanController, run: Run, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._run, self._language = controller, run, language
        self._answer = Answer(id="", rank="V")
        self.question = TextField("question", self._said, self._save, several_lines=True)
        self.limit = NumberField()
        self.limit.valueChanged.connect(self.limit_typed)
        self.limit.editingFinished.connect(self._save_limit)
        self.groups, self.stages = TickList(), TickList()
        self.groups.picked.connect(partial(self._pick, do.pick_answer_groups, "group_ids"))
        self.stages.picked.connect(partial(self._pick, do.pick_answer_stages, "stage_ids"))
        self.by, self.tense = self._choice("by"), self._choice("tense")
        self.ticks = {name: QCheckBox(fields.name(name, language).replace("&", "&&")) for name in _TICKS}
        for name, tick in self.ticks.items():
            tick.clicked.connect(lambda ticked, name=name: self._save(name, ticked))
        self._lay_out()

    def show_answer(self, answer: Answer) -> None:
        """Show an answer; what is half typed about it stays, and about another one is saved before."""
        other = self._answer.id != answer.id
        if other and self._answer.id:
            self.commit()
        self._answer = answer
        (self.question.reset if other else self.question.refresh)()
        if other or not self.limit.hasFocus():
            with QSignalBlocker(self.limit):
                self.limit.show_number(answer.limit)
        plan = self._controller.plan
        self.groups.show_choices(
            [(group.id, group.name) for group in plan.groups], [group.id for group in groups_of(plan, answer.id)]
        )
        self.stages.show_choices(
            [
                (stage.id, stage.name or words.unnamed_stage(place, self._language))
                for place, stage in enumerate(plan.stages, 1)
            ],
            [stage.id for stage in stages_of(plan, answer.id)],
        )
        self._groups.setVisible(len(plan.groups) > 1)
        self._stages.setVisible(len(plan.stages) > 1)
        self.by.refresh()
        self.tense.refresh()
        for name, tick in self.ticks.items():
            tick.setChecked(getattr(answer, name))
        self._allow_edits()

    def commit(self) -> None:
        """Save what is half typed, where its answer is still there."""
        self.question.commit()
        self._save_limit()

    def _said(self, field: str) -> str:
        return str(getattr(self._answer, field))

    def _save(self, field: str, value: object) -> None:
        if not self._answer.id:
            self._run(do.add_answer, **{field: value})
        elif self._is_there():
            self._run(do.edit_answer, answer_id=self._answer.id, **{field: value})

    def _save_limit(self) -> None:
        limit = self.limit.number or None  # nobody asks for a text of no character
        if limit != self._answer.limit and (self._is_there() or not self._answer.id):
            self._save("limit", limit)

    def _pick(self, operation: Callable[..., object], named: str, ids: Sequence[str]) -> None:
        if not self._answer.id:
            self._run(do.add_answer, **{named: ids})
        elif self._is_there():
            self._run(operation, answer_id=self._answer.id, **{named: ids})

    def _is_there(self) -> bool:
        return self._answer.id in self._controller.plan.rows("answers") and not self._controller.is_reading

    def _choice(self, field: str) -> ChoiceField:
        named = answer_words.values(field, self._language)
        choices: list[tuple[Hashable, str]] = [(key, text) for key, text in named.items() if key]
        return ChoiceField(lambda: choices, lambda: self._said(field), partial(self._save, field))

    def _allow_edits(self) -> None:
        reading = self._controller.is_reading
        self.question.setReadOnly(reading)
        self.limit.setReadOnly(reading)
        for widget in (self.groups, self.stages, self.by, self.tense, *self.ticks.values()):
            widget.setEnabled(not reading)

    def _lay_out(self) -> None:
        labels, name = words.labels(self._language), partial(fields.name, language=self._language)
        column = column_in(self)
        add_labelled(column, name("question"), self.question)
        add_labelled(column, name("limit"), self.limit)
        self._groups, self._stages = QWidget(), QWidget()
        for part, key, ticks in (
            (self._groups, "answer_groups", self.groups),
            (self._stages, "answer_stages", self.stages),
        ):
            below = plain_label(labels["all_unless"], small=True)
            add_labelled(column_in(part), name(key), ticks, below)
            ticks.setAccessibleDescription(labels["all_unless"])
            column.addWidget(part)
        add_labelled(column, name("by"), self.by)
        add_labelled(column, name("tense"), self.tense)
        for key, tick in self.ticks.items():
            column.addWidget(tick)
            if key == "plain":
                column.addWidget(plain_label(labels["plain_hint"], small=True))
                tick.setAccessibleDescription(labels["plain_hint"])
        self.question.setAccessibleDescription(labels["empty"])
