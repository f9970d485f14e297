# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is in it: groups, stages, columns, and what stands around the table."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QGroupBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.exports.options import CONTROL_COLUMN, ExportOptions
from app.exports.registry import Format
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.views.export.export_parts import Choices, Fold, choice_of
from app.views.export.export_rows import RowTicks
from app.views.plain import no_mnemonic, plain_tip
from app.words import exporting as words

_LONGEST_TICK = 60
_LONGEST_IN_TWO_COLUMNS = 30
_AROUND = ("legend", "title", "credit", "glosses", "participants", "details", "notes")


class WhatPart(QGroupBox):
    """The choice of what is in it.

    Signals:
        changed(): another choice.
        grown(): it wants more room, or less.
    """

    changed = Signal()
    grown = Signal()

    def __init__(self, plan: Plan, language: str, parent: QWidget) -> None:
        texts = words.labels(language)
        super().__init__(texts["what"], parent)
        self._title_kept, self._language = False, language
        column = QVBoxLayout(self)
        self.groups: dict[str, QCheckBox] = {}
        if len(plan.groups) > 1:
            column.addLayout(self._group_ticks(plan, texts["groups"], language))
        self.layouts = choice_of(words.layouts(language), self)
        if len(plan.groups) > 1:
            column.addWidget(self.layouts)
            column.addSpacing(self.fontMetrics().height() // 2)
        self.layouts.setAccessibleName(texts["layout"])
        self.layouts.setVisible(len(plan.groups) > 1)
        self.layouts.currentIndexChanged.connect(self.changed)
        self.around = {name: self._tick(texts[name], ticked=getattr(ExportOptions(), name) is True) for name in _AROUND}
        self.numbered = self._tick(texts["numbered"], ticked=False)
        self.legend, self.title_line = self.around["legend"], self.around["title"]
        self.title_line.clicked.connect(self._keep_title)
        self.title_line.setVisible(bool(plan.project.title))
        grid = QGridLayout()
        seen = [tick for name, tick in self.around.items() if name != "title" or plan.project.title]
        for number, tick in enumerate((*seen, self.numbered)):
            grid.addWidget(tick, number // 2, number % 2)
        column.addLayout(grid)
        columns = {level.id: level.name for level in plan.levels} | {CONTROL_COLUMN: control_head(plan)}
        stages = {stage.id: stage.name for stage in plan.stages}
        self.stages = RowTicks(stages, texts["stages"], language, self)
        self.columns = RowTicks(columns, texts["columns"], language, self)
        self.only_some = self._fold()
        column.addWidget(self.only_some)

    def follow(self, wanted: Format) -> None:
        """Take over what is usual for a format, where people have not said otherwise."""
        self.numbered.setVisible(wanted.suffix == ".docx")
        if not self._title_kept:
            self.title_line.setChecked(wanted.title)

    def lack(self) -> str:
        """Return what has to be ticked before there is anything to export; empty where that is so."""
        if self.groups and not any(tick.isChecked() for tick in self.groups.values()):
            return words.no_group(self._language)
        if any(ticked.is_empty() for ticked in (self.stages, self.columns)):
            return words.nothing_ticked(self._language)
        return ""

    def group_ids(self) -> tuple[str, ...]:
        """Return the ids of the groups to show, none where it is all of them."""
        ids = tuple(group_id for group_id, tick in self.groups.items() if tick.isChecked())
        return () if len(ids) == len(self.groups) else ids

    def applied(self, options: ExportOptions) -> ExportOptions:
        """Return options with what is chosen here."""
        ticked: dict[str, Any] = {name: tick.isChecked() for name, tick in self.around.items()}
        return replace(
            options,
            layout=self.layouts.currentData(),
            groups=self.group_ids(),
            stages=self.stages.ids(),
            columns=self.columns.ids(),
            numbered=self.numbered.isChecked() and not self.numbered.isHidden(),
            **ticked,
        )

    def show_options(self, options: ExportOptions, wanted: Format) -> None:
        """Choose what options say; which rows of the plan to show stays as it is."""
        self._title_kept = options.title is not None
        for name, tick in self.around.items():
            value = getattr(options, name)
            tick.setChecked(wanted.title if value is None else value)
        self.numbered.setChecked(options.numbered)
        self.layouts.setCurrentIndex(max(self.layouts.findData(options.layout), 0))

    def asked_title(self) -> bool | None:
        """Return whether a title line was asked for; None where nobody has said so."""
        return self.title_line.isChecked() if self._title_kept else None

    def left_out(self) -> Choices:
        """Return what is not ticked; rows that are new the next time will be."""
        groups = [group_id for group_id, tick in self.groups.items() if not tick.isChecked()]
        return {"left_out": groups, "stages_out": self.stages.left_out(), "columns_out": self.columns.left_out()}

    def leave_out(self, choices: Choices) -> None:
        """Untick what was not ticked before."""
        groups = choices.get("left_out")
        if isinstance(groups, list) and not set(groups) >= self.groups.keys():
            for group_id, tick in self.groups.items():
                tick.setChecked(group_id not in groups)
        self.stages.leave_out(choices.get("stages_out"))
        self.columns.leave_out(choices.get("columns_out"))
        if self.stages.ids() or self.columns.ids():
            self.only_some.head.setChecked(True)

    def _fold(self) -> Fold:
        inner = QWidget(self)
        row = QHBoxLayout(inner)
        row.setContentsMargins(0, 0, 0, 0)
        for ticked in (self.stages, self.columns):
            row.addWidget(ticked)
            ticked.changed.connect(self.changed)
        fold = Fold("", inner, self)
        fold.grown.connect(self.grown)
        self.changed.connect(lambda: fold.head.setText(self._how_many()))
        fold.head.setText(self._how_many())
        return fold

    def _how_many(self) -> str:
        """Return the head over the rows to tick: how many there will be."""
        stages, columns = ((len(each.ticked()), each.rows.count()) for each in (self.stages, self.columns))
        return words.only_some(stages, columns, self._language)

    def _group_ticks(self, plan: Plan, label: str, language: str) -> QGridLayout:
        used = {entry.group_id for entry in plan.involvements()}
        texts = {group.id: words.group(group.name, language, used=group.id in used) for group in plan.groups}
        columns = 2 if max(map(len, texts.values())) <= _LONGEST_IN_TWO_COLUMNS else 1
        grid = QGridLayout()
        grid.addWidget(QLabel(label, self), 0, 0, 1, columns)
        for number, (group_id, text) in enumerate(texts.items()):
            tick = self._tick(no_mnemonic(text if len(text) <= _LONGEST_TICK else f"{text[: _LONGEST_TICK - 1]}…"))
            tick.setToolTip(plain_tip(text) if len(text) > _LONGEST_TICK else "")
            tick.setAccessibleName(f"{label}: {text}")
            self.groups[group_id] = tick
            grid.addWidget(tick, 1 + number // columns, number % columns)
        return grid

    def _tick(self, text: str, *, ticked: bool = True) -> QCheckBox:
        tick = QCheckBox(text, self)
        tick.setChecked(ticked)
        tick.toggled.connect(self.changed)
        return tick

    def _keep_title(self) -> None:
        self._title_kept = True
