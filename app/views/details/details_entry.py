# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What Details shows of a cell: its entries, all about the picked one, and its notes."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QPushButton,
    QWidget,
)

from app import operations as do
from app.models.rows import Involvement
from app.models.wording import printed
from app.operations.cells import cell_lines
from app.views.controller import PlanController
from app.views.details.details_fields import (
    FIXED_HEIGHT,
    LEAST_CHARACTERS,
    ChoiceField,
    Count,
    CountField,
    Run,
    TextField,
    add_labelled,
    column_in,
    fold_button,
    name_field,
    plain_label,
)
from app.views.details.details_notes import NotePart
from app.views.details.entry_offers import EntryOffers
from app.views.details.level_finder import LevelFinder
from app.views.flow import FlowLayout
from app.words import details as words
from app.words import fields

_AMOUNTS = ("return_hours", "return_rate")
_MOST_ROWS = 8
_ALT, _ALT_SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
_FOLDED = (
    "timing",
    "how_often",
    "used_for",
    "heard_back",
    "return_words",
    *_AMOUNTS,
    "lead",
    "why",
    "source",
    "in_sentences",
)


class ShortList(QListWidget):
    """A list as high as its texts, which wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSpacing(2)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(*FIXED_HEIGHT)

    def show_texts(self, texts: Sequence[str]) -> None:
        """Show these texts."""
        if [self.item(row).text() for row in range(self.count())] != list(texts):
            self.clear()
            self.addItems(texts)
            full = len(texts) > _MOST_ROWS
            bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            self.setVerticalScrollBarPolicy(bar)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return a height that holds the first rows."""
        self.executeDelayedItemsLayout()
        rows = [self.visualItemRect(self.item(row)).height() for row in range(min(self.count(), _MOST_ROWS))]
        height = sum(rows) + 2 * self.spacing() * len(rows) + 2 * self.frameWidth()
        return QSize(self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys with Alt to the part around the list, which moves the entry by them."""
        if event.modifiers() & _ALT:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.updateGeometry()


class EntryForm(QWidget):
    """All that can be said about one entry.

    ``run`` is the way to the controller; ``move`` takes the id of another level for the entry.
    """

    def __init__(self, controller: PlanController, run: Run, move: Callable[[str], object], language: str) -> None:
        super().__init__()
        self._controller, self._run, self._language = controller, run, language
        self._entry: Involvement | None = None
        self._texts: dict[str, TextField] = {}
        labels = words.labels(language)
        self.group = ChoiceField(self._groups, lambda: self._entry and self._entry.group_id, self._save_group)
        self.count = CountField(self._count, self._save_count, language)
        self.level = ChoiceField(self._levels, lambda: self._entry and self._entry.level_id, lambda key: move(str(key)))
        self._definition = plain_label(small=True)
        column = column_in(self)
        self._add_text(column, "wording")
        self.offers = EntryOffers(controller, run, language)
        column.addWidget(self.offers)
        add_labelled(column, labels["group"], self.group)
        self._add_text(column, "activity")
        add_labelled(column, fields.name("count_from", language), self.count)
        add_labelled(column, labels["level"], self.level, self._definition)
        self.finder = LevelFinder(controller, move, language)
        column.addWidget(self.finder)
        folded = self._folded(labels["not_in_table"])
        self.more = fold_button(folded)
        column.addWidget(self.more)
        column.addWidget(folded)

    @property
    def entry_id(self) -> str | None:
        """The entry that is shown."""
        return self._entry.id if self._entry else None

    def show_entry(self, entry: Involvement | None) -> None:
        """Show an entry: what is half typed about it stays, what was half typed about another one is saved."""
        other = self.entry_id != (entry.id if entry else None)
        if other:
            self.commit()
        self._entry = entry
        if entry is None:
            return
        for text in self._texts.values():
            (text.reset if other else text.refresh)()
        (self.count.reset if other else self.count.refresh)()
        self.group.refresh()
        self.level.refresh()
        self.offers.show_entry(entry)
        self.finder.show_entry(entry)
        plan = self._controller.plan
        definition = plan.level(entry.level_id).definition
        self._definition.setText(definition)
        self._definition.setVisible(bool(definition))
        self.level.setAccessibleDescription(definition)
        self._texts["wording"].setPlaceholderText(plan.group(entry.group_id).name)
        rate = words.rate(fields.name("return_rate", self._language), plan.project.currency, self._language)
        name_field(self._rate_label, self._texts["return_rate"], rate)
        self.more.setText(words.more(sum(bool(getattr(entry, field)) for field in _FOLDED), self._language))

    def commit(self) -> None:
        """Save what is half typed, where the entry is still there."""
        if self._entry and self._entry.id in self._controller.plan.rows("involvements"):
            for text in self._texts.values():
                text.commit()
            self.count.commit()

    def focus_first(self) -> None:
        """Put the caret into the first field."""
        self._texts["wording"].setFocus()

    def focus_field(self, field: str) -> None:
        """Put the caret into a field, and unfold what it is in."""
        self.more.setChecked(self.more.isChecked() or field in _FOLDED)
        self._texts[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_text(self, column: QBoxLayout, field: str) -> QLabel:
        self._texts[field] = TextField(field, self._said, self._save)
        return add_labelled(column, fields.name(field, self._language), self._texts[field])

    def _folded(self, caption: str) -> QWidget:
        folded = QWidget()
        column = column_in(folded)
        amounts = QHBoxLayout()
        for field in _FOLDED:
            if field == "return_hours":
                column.addLayout(amounts)
            label = self._add_text(amounts if field in _AMOUNTS else column, field)
            if field == "return_rate":
                self._rate_label = label
        column.addWidget(plain_label(caption, small=True))
        return folded

    def _groups(self) -> list[tuple[Hashable, str]]:
        return [(group.id, group.name) for group in self._controller.plan.groups]

    def _levels(self) -> list[tuple[Hashable, str]]:
        return [(level.id, level.name) for level in self._controller.plan.levels]

    def _said(self, field: str) -> str:
        entry, plan = self._entry, self._controller.plan
        if entry is None:
            return ""
        if field == "wording":
            return printed(entry, plan.group(entry.group_id), plan.project.language)
        return str(getattr(entry, field))

    def _count(self) -> Count:
        entry = self._entry
        return (entry.count_kind, entry.count_from, entry.count_to) if entry else ("", None, None)

    def _save(self, field: str, text: str) -> None:
        if field == "wording":
            self._run(do.retype_involvement, involvement_id=self.entry_id, text=text)
        else:
            self._run(do.edit_involvement, involvement_id=self.entry_id, **{field: text})

    def _save_group(self, group_id: Hashable) -> None:
        self._run(do.edit_involvement, involvement_id=self.entry_id, group_id=group_id)

    def _save_count(self, count: Count) -> None:
        kind, low, high = count
        values = {"count_kind": kind, "count_from": low, "count_to": high}
        self._run(do.edit_involvement, involvement_id=self.entry_id, **values)


class CellPart(QWidget):
    """What a cell holds: its entries, the picked one in full, and its notes.

    ``run`` is the way to the controller; ``move`` takes the ids of an entry and of another level for it, ``go`` that
    of the level whose cell is to be shown.
    """

    def __init__(
        self,
        controller: PlanController,
        run: Run,
        move: Callable[[str, str], object],
        go: Callable[[str], object],
        language: str,
    ) -> None:
        super().__init__()
        self._controller, self._run, self._move, self._go = controller, run, move, go
        self._cell = ("", "")
        self._ids: list[str] = []
        self._picked: str | None = None
        self.new_entries_for: str | None = None
        labels = words.labels(language)
        self.entries = ShortList()
        self.entries.currentRowChanged.connect(self._pick)
        self._empty = plain_label(labels["empty_cell"])
        self.form = EntryForm(controller, run, lambda level_id: move(self._picked or "", level_id), language)
        self.finder = LevelFinder(controller, self._add_at, language)
        self.notes = NotePart(controller, run, language)
        column = column_in(self)
        self._entries_label = add_labelled(column, labels["entries"], self.entries)
        column.addWidget(self._empty)
        column.addLayout(self._buttons(labels))
        for part in (self.finder, self.form, self.notes):
            column.addWidget(part)

    def show_cell(self, cell: tuple[str, str]) -> None:
        """Show a cell, named by its stage and level; when the picked entry is gone, a neighbour is picked."""
        plan = self._controller.plan
        entries = {entry.id: entry for entry in plan.cell(*cell)}
        before, self._ids = self._ids, list(entries)
        if self._picked not in entries:
            at = before.index(self._picked) if cell == self._cell and self._picked in before else 0
            self._picked = self._ids[min(at, len(self._ids) - 1)] if entries else None
        self._cell = cell
        several = len(entries) > 1
        with QSignalBlocker(self.entries):
            self.entries.show_texts(cell_lines(plan, *cell))
            self.entries.setCurrentRow(self._ids.index(self._picked) if self._picked else -1)
        for widget in (self.entries, self._entries_label, self.up, self.down):
            widget.setVisible(several)
        self.delete.setVisible(bool(entries))
        self.form.setVisible(bool(entries))
        self._empty.setVisible(not entries)
        if entries:
            self.finder.hide()
        else:
            self.finder.show_empty(cell)
        self.form.show_entry(entries.get(self._picked or ""))
        self.notes.show_place(*cell)

    def pick(self, involvement_id: str) -> None:
        """Show an entry of the cell in full."""
        if involvement_id in self._ids:
            self._picked = involvement_id
            self.show_cell(self._cell)

    def commit(self) -> None:
        """Save what is half typed."""
        self.form.commit()
        self.notes.commit()

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move an entry from the window, which has one of them for who decides."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._move_for(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the picked entry, in its cell or to another level."""
        if move := self._move_for(event):
            move()
        else:
            super().keyPressEvent(event)

    def add_entry(self) -> None:
        """Add an entry without words yet, and put the caret where they go."""
        stage_id, level_id = self._cell
        known = set(self._ids)
        values = {"stage_id": stage_id, "level_id": level_id, "text": "", "group_id": self.new_entries_for}
        if self._run(do.add_involvement, **values):
            self._picked = next((entry_id for entry_id in self._ids if entry_id not in known), self._picked)
            self.show_cell(self._cell)
            self.form.focus_first()

    def _add_at(self, level_id: str) -> None:
        """Add an entry at another level, and go along."""
        self._go(level_id)
        self.add_entry()

    def _buttons(self, labels: dict[str, str]) -> FlowLayout:
        names = ("move_up", "move_down", "add_entry", "delete")  # as Tab goes
        self.up, self.down, self.add, self.delete = (QPushButton(labels[name]) for name in names)
        slots = (self._move_up, self._move_down, self.add_entry, self._delete)
        row = FlowLayout(6, 6)
        for button, slot in zip((self.up, self.down, self.add, self.delete), slots, strict=True):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _move_for(self, event: QKeyEvent) -> Callable[[], object] | None:
        if self._picked is None or self._controller.is_reading:
            return None
        keys, modifiers = Qt.Key, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        moves = {
            (keys.Key_Up, _ALT): self._move_up,
            (keys.Key_Down, _ALT): self._move_down,
            (keys.Key_Left, _ALT_SHIFT): lambda: self._move_level(-1),
            (keys.Key_Right, _ALT_SHIFT): lambda: self._move_level(1),
        }
        return moves.get((Qt.Key(event.key()), modifiers))

    def _move_level(self, step: int) -> None:
        levels = [level.id for level in self._controller.plan.levels]
        at = levels.index(self._cell[1]) + step
        if 0 <= at < len(levels):
            in_list = self.entries.hasFocus()
            self._move(self._picked or "", levels[at])
            if in_list and self.entries.isHidden():
                self.form.focus_first()

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._ids):
            self._picked = self._ids[row]
            self.show_cell(self._cell)

    def _delete(self) -> None:
        self._run(do.delete_involvement, involvement_id=self._picked)
        if not self._ids:
            self.add.setFocus()

    def _move_up(self) -> None:
        at = self._ids.index(self._picked) if self._picked else 0
        if at > 0:
            self._run(do.move_involvement, involvement_id=self._picked, before=self._ids[at - 1])

    def _move_down(self) -> None:
        at = self._ids.index(self._picked) if self._picked else len(self._ids)
        if at + 1 < len(self._ids):
            following = self._ids[at + 2] if at + 2 < len(self._ids) else None
            self._run(do.move_involvement, involvement_id=self._picked, before=following)
