# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Everything about one group, and where it takes part."""

from collections.abc import Callable, Hashable, Iterator
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QCheckBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app import operations as do
from app.exports.matrix import control_words
from app.models.groups import kind_name
from app.models.plan import Plan
from app.models.row_texts import control_head
from app.models.rows import GROUP_KINDS, TINTS, Group
from app.models.wording import printed
from app.views.controller import PlanController
from app.views.details.details_entry import ShortList
from app.views.details.details_fields import (
    ChoiceField,
    NumberField,
    Run,
    TextField,
    add_labelled,
    column_in,
    name_field,
    plain_label,
)
from app.views.flow import FlowLayout
from app.views.tints import tint
from app.words import details as detail_words
from app.words import fields
from app.words import groups as words


class GroupForm(QWidget):
    """The fields of a group, each saved when it is left, and the list of the cells where the group takes part.

    ``run`` is the way to the controller.

    Signals:
        went_to(stage_id, level_id, group_id): a cell was chosen in the list; no level is Control.
    """

    went_to = Signal(str, object, str)

    def __init__(self, controller: PlanController, run: Run, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._run, self._language = controller, run, language
        self._labels = words.labels(language)
        self._group: Group | None = None
        self._places: list[tuple[str, str | None]] = []
        self.name = TextField("name", self._said, self._rename)
        kinds: list[tuple[Hashable, str]] = [("", self._labels["no_kind"])]
        kinds += [(kind, kind_name(kind, language)) for kind in GROUP_KINDS]
        self.kind = ChoiceField(lambda: kinds, lambda: self._said("kind"), partial(self._save, "kind"))
        self.size_field = NumberField()
        self.size_field.editingFinished.connect(self._save_size)
        self.tint = _TintField(
            self._tints, self._tint_by_place, lambda: self._said("tint"), partial(self._save, "tint")
        )
        self.one = TextField("one", self._said, self._save)
        self.several = TextField("several", self._said, self._save)
        self.single = QCheckBox(self._labels["single"])
        self.single.clicked.connect(lambda single: self._save("plural", not single))
        self.note = TextField("note", self._said, self._save, several_lines=True)
        self.places = ShortList()
        self.places.itemActivated.connect(lambda _: self._go())
        self._lay_out()

    def show_group(self, group: Group) -> None:
        """Show a group; what is half typed about it stays, and about another one is saved before."""
        other = self._group is None or self._group.id != group.id
        if other:
            self.commit()
        self._group = group
        for field in (self.name, self.one, self.several, self.note):
            (field.reset if other else field.refresh)()
        for text in (self.one, self.several):
            text.setPlaceholderText(group.name)
        self.kind.refresh()
        self.tint.refresh()
        if other or not self.size_field.hasFocus():
            with QSignalBlocker(self.size_field):
                self.size_field.show_number(group.size)
        self.single.setChecked(not group.plural)
        self._several.setVisible(group.plural)
        name_field(self._one_label, self.one, self._labels["sentences"] if not group.plural else self._one_of_them)
        self._show_places(group)
        self._allow_edits()

    def commit(self) -> None:
        """Save what is half typed, where its group is still there."""
        for field in (self.name, self.one, self.several, self.note):
            field.commit()
        self._save_size()

    # What it says

    def _said(self, field: str) -> str:
        row = self._controller.plan.rows("groups").get(self._id)
        return str(getattr(row, field)) if row else ""

    def _tints(self) -> list[tuple[Hashable, str]]:
        names = detail_words.tints(self._language)
        by_place = names[self._tint_by_place()]
        return [("", words.by_place(by_place, self._language)), *((name, names[name]) for name in TINTS)]

    def _tint_by_place(self) -> str:
        groups = [group.id for group in self._controller.plan.groups]
        return TINTS[groups.index(self._id) % len(TINTS) if self._id in groups else 0]

    def _show_places(self, group: Group) -> None:
        plan = self._controller.plan
        found = list(_places(plan, group, self._language))
        texts = [text for *_, text in found] or [self._labels["nowhere"]]
        self._places = [(stage_id, level_id) for stage_id, level_id, _ in found]
        self.places.show_texts(texts)

    def _allow_edits(self) -> None:
        reading = self._controller.is_reading
        for text in (self.name, self.one, self.several, self.note):
            text.setReadOnly(reading)
        self.size_field.setReadOnly(reading)
        for widget in (self.kind, self.tint, self.single):
            widget.setEnabled(not reading)

    # What is done

    def _rename(self, _: str, name: str) -> None:
        if self._is_there():
            self._run(do.rename_group, group_id=self._id, name=name)

    def _save(self, field: str, value: object) -> None:
        if self._is_there():
            self._run(do.edit_group, group_id=self._id, **{field: value})

    def _save_size(self) -> None:
        if self._group and self._is_there() and self.size_field.number != self._group.size:
            self._save("size", self.size_field.number)

    def _go(self) -> None:
        row = self.places.currentRow()
        if 0 <= row < len(self._places):
            self.went_to.emit(*self._places[row], self._id)

    @property
    def _id(self) -> str:
        return self._group.id if self._group else ""

    def _is_there(self) -> bool:
        return self._id in self._controller.plan.rows("groups") and not self._controller.is_reading

    def _lay_out(self) -> None:
        column = column_in(self)
        add_labelled(column, fields.name("name", self._language), self.name)
        row = _row(column)
        _add_to_row(row, self._labels["kind"], self.kind)
        _add_to_row(row, self._labels["size"], self.size_field)
        _add_to_row(row, self._labels["tint"], self.tint)
        row = _row(column)
        self._one_of_them = fields.name("one", self._language)
        _, self._one_label = _add_to_row(row, self._one_of_them, self.one)
        self._several, _ = _add_to_row(row, fields.name("several", self._language), self.several)
        single = QVBoxLayout()
        single.setSpacing(0)
        single.addWidget(self.single)
        single.addWidget(plain_label(self._labels["single_hint"], small=True))
        column.addLayout(single)
        self.single.setAccessibleDescription(self._labels["single_hint"])
        add_labelled(column, self._labels["where"], self.places)
        below = plain_label(self._labels["never_printed"], small=True)
        add_labelled(column, self._labels["note"], self.note, below)


class _TintField(ChoiceField):
    """A choice of tints, by word and swatch; ``by_place()`` is the one that goes with the group's place."""

    def __init__(
        self,
        choices: Callable[[], list[tuple[Hashable, str]]],
        by_place: Callable[[], str],
        read: Callable[[], Hashable],
        save: Callable[[Hashable], object],
    ) -> None:
        super().__init__(choices, read, save)
        self._by_place = by_place

    def refresh(self) -> None:
        """Show what the plan says."""
        super().refresh()
        for row, name in enumerate((self._by_place(), *TINTS)):
            self.setItemIcon(row, self._swatch(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.count():
            self.refresh()

    def _swatch(self, name: str) -> QIcon:
        size = QSize(2 * self.fontMetrics().ascent(), self.fontMetrics().ascent())
        swatch = QPixmap(size * self.devicePixelRatio())
        swatch.setDevicePixelRatio(self.devicePixelRatio())
        swatch.fill(tint(name, self.palette()) or self.palette().color(QPalette.ColorRole.Base))
        painter = QPainter(swatch)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawRect(0, 0, size.width() - 1, size.height() - 1)
        painter.end()
        return QIcon(swatch)


def _places(plan: Plan, group: Group, language: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield each cell where a group takes part or decides: its stage, its level or None for Control, and words."""
    for stage in plan.stages:
        for level in plan.levels:
            entries = [entry for entry in plan.cell(stage.id, level.id) if entry.group_id == group.id]
            if entries:
                said = filter(None, (printed(entry, group, plan.project.language) for entry in entries))
                yield stage.id, level.id, words.takes_part(stage.name, level.name, list(said), language)
        if group in plan.deciders(stage.id):
            head, who = control_head(plan), control_words(plan, stage)
            yield stage.id, None, words.takes_part(stage.name, head, [who], language)


def _row(column: QVBoxLayout) -> FlowLayout:
    """Return a row that goes on below where there is little room."""
    row = FlowLayout(8, 8)
    column.addLayout(row)
    return row


def _add_to_row(row: FlowLayout, text: str, field: QWidget) -> tuple[QWidget, QLabel]:
    """Put a field under its label into a row; return both of them together, and the label."""
    pair = QWidget()
    pair.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    label = add_labelled(column_in(pair), text, field)
    label.setWordWrap(False)
    row.addWidget(pair)
    return pair, label
