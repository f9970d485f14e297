# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Bringing in a table: a preview that says what is taken and what not, to be corrected."""

import dataclasses
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from app import operations as do
from app.imports.account import losses, name_of, summary
from app.imports.heads import Role
from app.imports.outcome import Proposal
from app.imports.proposal import propose
from app.imports.recognition import Mapping, guess, guess_as, likeliest, mapping_with
from app.imports.table import SourceTable
from app.models.changes import Edit
from app.models.plan import Plan
from app.views.controller import PlanController
from app.views.details.details_fields import ChoiceField, plain_label
from app.views.dialog_size import resize_for_text
from app.views.start.import_parts import SHOWN_ROWS, Preview
from app.views.text_list import TextList
from app.words import importing as words

_SIZE = (880, 460)
_MOST_HEADS = 10
_LIST_LINES = 4
_MOST_LINES = 500


class Taken(NamedTuple):
    """What was brought in, and the edit that did it."""

    proposal: Proposal
    edit: Edit


def bring_in(
    tables: Sequence[SourceTable],
    controller: PlanController,
    language: str,
    parent: QWidget,
    *,
    group_id: str | None = None,
) -> Taken | None:
    """Show tables, and bring the one that is chosen into the plan in one step; None where nothing was taken.

    ``group_id`` is whose the entries are that name no group.
    """
    proposal = ask(tables, controller.plan, language, parent, group_id=group_id)
    return take(proposal, controller, group_id=group_id) if proposal else None


def ask(
    tables: Sequence[SourceTable], plan: Plan, language: str, parent: QWidget, *, group_id: str | None = None
) -> Proposal | None:
    """Show tables, and return what is to be taken of the one that is chosen; None for nothing."""
    dialog = ImportDialog(tables, plan, language, parent, group_id=group_id)
    wanted = dialog.proposal if dialog.exec() else None
    dialog.deleteLater()
    return wanted


def take(proposal: Proposal, controller: PlanController, *, group_id: str | None = None) -> Taken | None:
    """Bring what was proposed into the plan; None where that was refused."""
    edit = controller.run(
        do.take_table,
        stages=proposal.stages,
        title=proposal.title,
        group_id=group_id,
        author=controller.opened.author if controller.opened else "",
        written_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
    return Taken(proposal, edit) if edit else None


class ImportDialog(QDialog):
    """Shows the tables that were found, and how the chosen one is read; ``proposal`` is what would be taken."""

    def __init__(
        self,
        tables: Sequence[SourceTable],
        plan: Plan,
        language: str,
        parent: QWidget | None = None,
        *,
        group_id: str | None = None,
    ) -> None:
        super().__init__(parent)
        self._tables, self._plan, self._language, self._group_id = tables, plan, language, group_id
        self._labels = words.labels(language)
        self._number = likeliest(tables, plan)
        self._mapping = guess(tables[self._number], plan)
        self._corrected = False
        self._turned = SourceTable()
        self.proposal = Proposal()
        self.setWindowTitle(self._labels["title"])
        self._make_fields()
        self._lay_out()
        self._show_table()
        resize_for_text(self, *_SIZE)

    # What it is made of

    def _make_fields(self) -> None:
        self.table = ChoiceField(self._table_names, lambda: self._number, lambda number: self._choose(int(str(number))))
        self.heads = QSpinBox()
        self.heads.valueChanged.connect(self._set_heads)
        self.turned = QCheckBox(self._labels["turned"])
        self.turned.toggled.connect(self._turn)
        self.group_rows = QCheckBox(self._labels["group_rows"])
        self.group_rows.toggled.connect(self._set_group_rows)
        self.preview = Preview(self._plan, self._language)
        self.preview.role_chosen.connect(self._set_role)
        self.summary = plain_label()
        self.not_taken = TextList(self._labels["not_taken"])
        self.not_taken.setFixedHeight(self.fontMetrics().lineSpacing() * _LIST_LINES + 12)
        self.confirm, self.cancel = QPushButton(self._labels["bring_in"]), QPushButton(self._labels["cancel"])
        self.confirm.setDefault(True)
        self.cancel.setAutoDefault(False)
        self.confirm.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        which, top, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        if len(self._tables) > 1:
            self._add(which, self._labels["table"], self.table)
            which.setStretch(1, 1)
            self.table.refresh()
        self._add(top, self._labels["heads"], self.heads)
        for box in (self.turned, self.group_rows):
            top.addWidget(box)
        top.addStretch(1)
        foot.addStretch(1)
        foot.addWidget(self.confirm)
        foot.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addLayout(which)
        column.addLayout(top)
        column.addWidget(self.preview, 1)
        column.addWidget(self.summary)
        column.addWidget(self.not_taken)
        column.addLayout(foot)

    def _add(self, row: QHBoxLayout, text: str, field: QWidget) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        field.setAccessibleName(text)
        row.addWidget(label)
        row.addWidget(field)

    # What people correct

    def _table_names(self) -> list[tuple[int, str]]:
        return [
            (
                number,
                words.table_size(
                    name_of(self._tables, number, self._language), len(table.rows), table.columns, self._language
                ),
            )
            for number, table in enumerate(self._tables)
        ]

    def _choose(self, number: int) -> None:
        self._number = number
        self._mapping = guess(self._tables[number], self._plan)
        self._corrected = False
        self._show_table()

    def _set_role(self, column: int, role: Role) -> None:
        self._corrected = True
        self._follow(self._mapping.with_role(column, role))

    def _set_heads(self, heads: int) -> None:
        if self._corrected:  # what people chose stays
            self._follow(dataclasses.replace(self._mapping, heads=heads))
        else:
            self._follow(mapping_with(self._turned, self._plan, heads=heads, turned=self._mapping.turned))

    def _turn(self, turned: bool) -> None:  # noqa: FBT001 - what a check box says
        self._mapping = guess_as(self._tables[self._number], self._plan, turned=turned)
        self._corrected = False
        self._show_table()

    def _set_group_rows(self, group_rows: bool) -> None:  # noqa: FBT001 - what a check box says
        self._corrected = True
        self._follow(dataclasses.replace(self._mapping, group_rows=group_rows))

    def _follow(self, mapping: Mapping) -> None:
        self._mapping = mapping
        self.preview.show_mapping(self._turned, mapping)
        self._show_fields()
        self._propose()

    # What it shows

    def _show_table(self) -> None:
        table = self._tables[self._number]
        self._turned = table.turned() if self._mapping.turned else table
        self.preview.show_table(self._turned, self._mapping)
        self._show_fields()
        self._propose()

    def _show_fields(self) -> None:
        for field in (self.heads, self.turned, self.group_rows):
            field.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        self.heads.setRange(0, min(_MOST_HEADS, len(self._turned.rows)))
        self.heads.setValue(self._mapping.heads)
        self.turned.setChecked(self._mapping.turned)
        self.group_rows.setChecked(self._mapping.group_rows)
        for field in (self.heads, self.turned, self.group_rows):
            field.blockSignals(False)  # noqa: FBT003

    def _propose(self) -> None:
        table, language = self._tables[self._number], self._language
        self.proposal = propose(table, self._plan, self._mapping, self._group_id)
        lines = losses(table, self.proposal, self._mapping, language)
        if (unseen := len(self._turned.rows) - SHOWN_ROWS) > 0:
            lines.append(words.more_rows(unseen, language))
        self.not_taken.clear()
        self.not_taken.addItems(lines[:_MOST_LINES])
        if len(lines) > _MOST_LINES:
            self.not_taken.addItem(words.more_lines(len(lines) - _MOST_LINES, language))
        self.not_taken.setVisible(bool(lines))
        self.summary.setText(self._sentence(lines))
        self.confirm.setEnabled(not self.proposal.is_empty)

    def _sentence(self, lines: Sequence[str]) -> str:
        language = self._language
        if not any(role.kind == "stage" for role in self._mapping.roles):
            return words.no_stages(language)
        if self.proposal.is_empty:
            return words.nothing(language)
        text = summary(self.proposal, language)
        return text if lines else f"{text} {self._labels['everything']}"
