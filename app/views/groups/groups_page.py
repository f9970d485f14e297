# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page of the groups: who takes part, in which order, and everything about each."""

from collections import Counter
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app import operations as do
from app.models.changes import Edit
from app.models.fields import limit_of
from app.models.groups import known_names
from app.models.rows import Group
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.views.details.in_turn import InTurn
from app.views.enter import EnterPresses
from app.views.groups.group_form import GroupForm
from app.views.plain import no_mnemonic, shortened
from app.views.text_list import TextList
from app.views.text_size import fit_to_text
from app.words import groups as words

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class GroupsPage(QWidget):
    """The list of the groups, and the fields of the current one.

    Signals:
        went_to(stage_id, level_id, group_id): a cell where a group takes part was chosen; no level is Control.
        said(line): what was done.
        undo_offered(line): what was done, where undo takes it back.
    """

    went_to = Signal(str, object, str)
    said = Signal(str)
    undo_offered = Signal(str)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self._ids: list[str] = []
        self.list = _GroupList(self._labels["groups"], self)
        self.others = plain_label(self._labels["others"])
        self.up = self._button("move_up", partial(self.move_current, -1))
        self.down = self._button("move_down", partial(self.move_current, 1))
        self.merge = self._menu_button("merge", self._offer_others)
        self.delete = self._button("delete", self.delete_current)
        self.add = QLineEdit(self)
        self.known = self._menu_button("known", self._offer_known)
        self._turns = InTurn(controller, lambda _: self._follow(), self)
        self.form = GroupForm(controller, self._turns.run, language, self)
        self._lay_out()
        self.form.went_to.connect(self.went_to)
        self.list.currentRowChanged.connect(lambda _: self._show_current())
        self.list.itemActivated.connect(lambda _: self.form.name.setFocus())
        self.list.moved.connect(self.move_current)
        self.list.dropped.connect(self._put_before, Qt.ConnectionType.QueuedConnection)
        self.add.returnPressed.connect(self._add_typed)
        self.refresh()

    @property
    def current(self) -> Group | None:
        """The group that the list stands on."""
        row = self.list.currentRow()
        groups = self._controller.plan.rows("groups")
        group = groups.get(self._ids[row]) if 0 <= row < len(self._ids) else None
        return group if isinstance(group, Group) else None

    def take_keyboard(self) -> None:
        """Give the keyboard to the list."""
        self.list.setFocus()

    def finish_typing(self) -> None:
        """Save what is half typed."""
        self.form.commit()
        self._turns.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody saw the page."""
        super().showEvent(event)
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and F2 do in the list what they do elsewhere."""
        steps = {Qt.Key.Key_Delete: self.delete_current, Qt.Key.Key_F2: self.form.name.setFocus}
        if self.list.hasFocus() and event.key() in steps:
            steps[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    # What it shows

    def refresh(self) -> None:
        """Show the groups that there are now, and stay on the one that was current."""
        groups = self._controller.plan.groups
        row = self.list.currentRow()
        before = self._ids[row] if 0 <= row < len(self._ids) else None
        entries = Counter(entry.group_id for entry in self._controller.plan.involvements())
        texts = [words.in_list(group.name, entries[group.id], self._language) for group in groups]
        ids = [group.id for group in groups]
        if ids != self._ids or texts != [self.list.item(at).text() for at in range(self.list.count())]:
            self._ids = ids
            self.list.blockSignals(True)  # noqa: FBT003
            self.list.clear()
            for text in texts:
                self.list.addItem(QListWidgetItem(text))
            self.list.setCurrentRow(ids.index(before) if before in ids else max(0, min(row, len(ids) - 1)))
            self.list.blockSignals(False)  # noqa: FBT003
        self.others.setVisible(len(groups) == 1)
        self._show_current()

    def _follow(self) -> None:
        if self.isVisible():
            self.refresh()

    def _show_current(self) -> None:
        group, reading = self.current, self._controller.is_reading
        if group:
            self.form.show_group(group)
        at, last = self.list.currentRow(), len(self._ids) - 1
        self.up.setEnabled(at > 0 and not reading)
        self.down.setEnabled(at < last and not reading)
        self.merge.setEnabled(last > 0 and not reading)
        for widget in (self.delete, self.add, self.known):
            widget.setEnabled(not reading)

    # What is done

    def move_current(self, step: int) -> None:
        """Move the current group up (-1) or down (1)."""
        at = self.list.currentRow()
        if 0 <= at + step < len(self._ids):
            self._put_before(at, at + step + (1 if step > 0 else 0))

    def delete_current(self) -> None:
        """Delete the current group with its entries."""
        if group := self.current:
            edit = self._controller.run(do.delete_group, initiator=self, group_id=group.id)
            if edit:
                self.undo_offered.emit(words.deleted(shortened(group.name), _entries_in(edit), self._language))

    def merge_into(self, into: Group) -> None:
        """Make the current group part of another, and go there."""
        group = self.current
        if group is None:
            return
        self.finish_typing()
        edit = self._controller.run(do.merge_groups, initiator=self, group_id=group.id, into_id=into.id)
        if edit:
            self._go_to(into.id)
            names = shortened(group.name), shortened(into.name)
            self.undo_offered.emit(words.merged(*names, _entries_in(edit), self._language))

    def add_group(self, name: str) -> None:
        """Add a group by its name, and go to it."""
        there = {group.name.casefold(): group.id for group in self._controller.plan.groups}
        if found := there.get(name.casefold()):
            self._go_to(found)
            self.said.emit(words.there_already(shortened(name), self._language))
        elif self._controller.run(do.add_group, initiator=self, name=name):
            self._go_to(self._controller.plan.groups[-1].id)
            self.said.emit(words.added(shortened(name), self._language))

    def _add_typed(self) -> None:
        if name := self.add.text().strip():
            self.add.clear()
            self.add_group(name)

    def _put_before(self, at: int, before: int) -> None:
        """Move the group in a row before the one in another."""
        if 0 <= at < len(self._ids) and before not in (at, at + 1):
            following = self._ids[before] if before < len(self._ids) else None
            self._controller.run(do.move_group, initiator=self, group_id=self._ids[at], before=following)

    def _go_to(self, group_id: str) -> None:
        self.refresh()
        self.list.setCurrentRow(self._ids.index(group_id))

    def _offer_known(self, menu: QMenu) -> None:
        plan = self._controller.plan
        there = {group.name.casefold() for group in plan.groups}
        for name in known_names(plan.project.language):
            if name.casefold() not in there:
                menu.addAction(no_mnemonic(name), partial(self.add_group, name))
        menu.addSeparator()
        menu.addAction(no_mnemonic(self._labels["add"]), self.add.setFocus)

    def _offer_others(self, menu: QMenu) -> None:
        current = self.current
        for group in self._controller.plan.groups:
            if group != current:
                menu.addAction(no_mnemonic(shortened(group.name)), partial(self.merge_into, group))

    # Looks

    def _button(self, label: str, step: Callable[[], object]) -> QPushButton:
        button = QPushButton(no_mnemonic(self._labels[label]), self)
        button.clicked.connect(lambda: step())
        button.installEventFilter(EnterPresses(self))
        return button

    def _menu_button(self, label: str, offer: Callable[[QMenu], None]) -> QPushButton:
        button = QPushButton(no_mnemonic(self._labels[label]), self)
        menu = QMenu(button)
        menu.aboutToShow.connect(menu.clear)
        menu.aboutToShow.connect(lambda: offer(menu))
        button.setMenu(menu)
        button.installEventFilter(EnterPresses(self))
        return button

    def _lay_out(self) -> None:
        self.add.setPlaceholderText(self._labels["add"])
        self.add.setAccessibleName(self._labels["add_name"])
        self.add.setMaxLength(limit_of(Group, "name"))
        buttons = QGridLayout()
        for at, button in enumerate((self.up, self.down, self.merge, self.delete)):
            buttons.addWidget(button, at // 2, at % 2)
        left = QVBoxLayout()
        left.addWidget(self.others)
        left.addWidget(self.list, 1)
        left.addLayout(buttons)
        left.addWidget(self.add)
        left.addWidget(self.known)
        side = QWidget(self)
        side.setLayout(left)
        text = self._labels["add"] + "MMM"
        fit_to_text(side, lambda: side.setFixedWidth(side.fontMetrics().horizontalAdvance(text)))
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll.setWidget(inner)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side)
        row.addWidget(scroll, 1)


class _GroupList(TextList):
    """The groups, to be put into another order with Alt and the arrows, or dragged.

    Signals:
        moved(step): the current row is to go up (-1) or down (1).
        dropped(row, before): a row was dropped before another.
    """

    moved = Signal(int)
    dropped = Signal(int, int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Alt and the arrows before Qt goes from row to row by them."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell where a group is to go; the plan moves it."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        before = self.count()
        if index.isValid():
            lower = place.y() > self.visualRect(index).center().y()
            before = index.row() + lower
        event.setDropAction(Qt.DropAction.IgnoreAction)  # Qt would take the row out
        event.accept()
        self.dropped.emit(self.currentRow(), before)


def _entries_in(edit: Edit) -> int:
    return sum(change.table == "involvements" for change in edit.changes)
