# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The curriculum ladder in Details: how much of a stage a group decides now, and how much it is to decide."""

from collections.abc import Hashable
from typing import cast

from PySide6.QtWidgets import QWidget

from app import operations as do
from app.models.rows import LadderPlace, Stage
from app.views.controller import PlanController
from app.views.details.details_fields import ChoiceField, Run, add_labelled, column_in, fold_button, plain_label
from app.words import details
from app.words import ladder as words

_CURRICULUM = ("design", "build", "assessment", "delivery")
"""Kinds of stages that the ladder was made for: there it stands open, elsewhere behind its fold."""


class LadderPart(QWidget):
    """The place of each group on the ladder in one stage, one group at a time."""

    def __init__(self, controller: PlanController, run: Run, language: str) -> None:
        super().__init__()
        self._controller, self._run, self._language = controller, run, language
        self._stage_id: str | None = None
        self._group_id = ""
        rungs: list[tuple[Hashable, str]] = [("", details.stage_kinds(language)[""]), *words.rungs(language).items()]
        self.group = ChoiceField(self._groups, lambda: self._group_id, self._choose_group)
        self.now = ChoiceField(lambda: rungs, lambda: self._said()[0], lambda key: self._save(0, str(key)))
        self.target = ChoiceField(lambda: rungs, lambda: self._said()[1], lambda key: self._save(1, str(key)))
        self.told = plain_label()  # in full, which the fields have no room for
        folded = QWidget()
        self.fold = fold_button(folded)
        inner = column_in(folded)
        inner.setContentsMargins(self.fontMetrics().averageCharWidth(), 0, 0, 0)
        add_labelled(inner, details.labels(language)["group"], self.group)
        add_labelled(inner, words.labels(language)["now"], self.now)
        add_labelled(inner, words.labels(language)["target"], self.target, self.told)
        inner.addWidget(plain_label(words.source(language), small=True))
        for field in (self.now, self.target):
            field.refresh()
            field.view().setMinimumWidth(field.view().sizeHintForColumn(0) + 2 * self.fontMetrics().height())
        column = column_in(self)
        column.addWidget(self.fold)
        column.addWidget(folded)

    def show_stage(self, stage: Stage) -> None:
        """Show the ladder of a stage; for another stage it opens where it is made for, or says something."""
        groups = [group.id for group in self._controller.plan.groups]
        other, self._stage_id = self._stage_id != stage.id, stage.id
        places = {place.group_id for place in self._places()}
        if other or self._group_id not in groups:
            self._group_id = next((group_id for group_id in groups if group_id in places), groups[0])
        if other:
            self.fold.setChecked(bool(places) or stage.kind in _CURRICULUM)
        self.fold.setText(words.head(len(places), self._language))
        self._refresh()

    def _refresh(self) -> None:
        for field in (self.group, self.now, self.target):
            field.refresh()
        told = words.told(*self._said(), self._language)
        self.told.setText(told)
        self.told.setVisible(bool(told))
        self.target.setAccessibleDescription(told)

    def _places(self) -> list[LadderPlace]:
        places = (cast("LadderPlace", row) for row in self._controller.plan.rows("ladder_places").values())
        return [place for place in places if place.stage_id == self._stage_id]

    def _said(self) -> tuple[str, str]:
        """Return the rung of now and the one aimed at; empty where it is not said."""
        return next(
            ((place.now, place.target) for place in self._places() if place.group_id == self._group_id), ("", "")
        )

    def _groups(self) -> list[tuple[Hashable, str]]:
        return [(group.id, group.name) for group in self._controller.plan.groups]

    def _choose_group(self, group_id: Hashable) -> None:
        self._group_id = str(group_id)
        self._refresh()

    def _save(self, at: int, rung: str) -> None:
        said = list(self._said())
        said[at] = rung
        values = {"stage_id": self._stage_id, "group_id": self._group_id, "now": said[0], "target": said[1]}
        self._run(do.set_ladder_place, **values)
