# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The bar over a new plan: what it is called, whose it is, who takes part. It may be left alone, and closed."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from app import operations as do
from app.models.changes import Changes
from app.models.fields import limit_of
from app.models.groups import LEARNERS, name_for
from app.models.rows import ControlParty, Group, Project
from app.views.controller import PlanController
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.plain import no_mnemonic, plain_tip, shortened
from app.views.text_size import fit_to_text
from app.views.window.banner import announce
from app.words import plan_bar as words

_OFFERED = (LEARNERS, "employers", "instructors", "community")
_CHARACTERS = {"title": 36, "organisation": 24}
_LONGEST_TICK = 40
_AFTER_MS = 30  # the cell is repainted first


class PlanBar(QFrame):
    """Title, institution and groups of a plan, each saved as soon as it is said.

    Signals:
        left(): back to the table.
        turned(shown): it comes or goes.
        closed(): it was closed by its button.
    """

    left = Signal()
    turned = Signal(bool)
    closed = Signal()

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self._groups: dict[str, Group] = {}  # by kind where the kind is offered, else by id
        self.setAccessibleName(self._labels["bar"])
        self.lines = {name: self._line(name) for name in _CHARACTERS}
        self.ticks = {kind: self._tick(kind) for kind in _OFFERED}
        self.add = _Line(lambda: "", self._add_named, limit_of(Group, "name"), self)
        self.close_button = QToolButton(self)
        self._set_up()
        self._flow = FlowLayout(10, 4)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self.refresh)
        controller.changed.connect(self._follow)
        self.refresh()

    def ask(self) -> None:
        """Come forward, the caret in the title."""
        self.show()
        self.lines["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.lines["title"].selectAll()

    def finish_typing(self) -> None:
        """Save what is half typed."""
        for line in (*self.lines.values(), self.add):
            line.commit()

    @property
    def is_filled(self) -> bool:
        """Whether title and institution are said."""
        project = self._controller.plan.project
        return bool(project.title and project.organisation)

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  # Qt's
        """Come or go."""
        super().setVisible(visible)
        self.turned.emit(visible)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody saw the bar."""
        self.refresh()
        super().showEvent(event)

    def _follow(self, changes: Changes) -> None:
        if self.isHidden():
            return
        if {change.table for change in changes} == {"involvements"}:
            self._later.start()
        else:
            self.refresh()

    def refresh(self) -> None:
        """Show what the plan says, but for what is half typed."""
        plan = self._controller.plan
        for line in self.lines.values():
            line.refresh()
        self._groups = {}
        for group in plan.groups:
            first_of_its_kind = group.kind in _OFFERED and group.kind not in self._groups
            self._groups[group.kind if first_of_its_kind else group.id] = group
        for key in self.ticks.keys() - self._groups.keys() - set(_OFFERED):
            self._take_away(self.ticks.pop(key))
        for key in self._groups:
            if key not in self.ticks:
                self._put(key)
        used = {entry.group_id for entry in plan.involvements()}
        used |= {party.group_id for party in cast("Iterable[ControlParty]", plan.rows("control_parties").values())}
        for key, tick in self.ticks.items():
            self._show_tick(tick, key, self._groups.get(key), used)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_tick(self, tick: QCheckBox, key: str, group: Group | None, used: set[str]) -> None:
        name = group.name if group else name_for(key, self._controller.plan.project.language)
        reason = ""
        if group and group.id in used:
            reason = words.in_use(name, self._language)
        elif group and len(self._controller.plan.groups) == 1:
            reason = self._labels["last"]
        shown = shortened(name, _LONGEST_TICK)
        tick.setText(no_mnemonic(shown))
        tick.setAccessibleName(f"{self._labels['groups']}: {name}")
        tick.setAccessibleDescription(reason)
        tick.setToolTip(plain_tip(reason or (name if shown != name else "")))
        tick.setChecked(group is not None)
        tick.setEnabled(not reason)

    # What is said

    def _set_field(self, name: str, text: str) -> None:
        self._controller.run(do.edit_project, initiator=self, **{name: text})

    def _on_tick(self, key: str) -> None:
        tick = self.ticks[key]
        if group := self._groups.get(key):
            if key not in _OFFERED and tick.hasFocus():
                self.add.setFocus()  # the tick goes
            self._controller.run(do.delete_group, initiator=self, group_id=group.id)
        else:
            name = name_for(key, self._controller.plan.project.language)
            self._controller.run(do.add_group, initiator=self, name=name)
        self.refresh()

    def _add_named(self, text: str) -> None:
        name = text.strip()
        there = {group.name.casefold() for group in self._controller.plan.groups}
        if name.casefold() in there:
            announce(self, words.there_already(name, self._language))
        elif name and self._controller.run(do.add_group, initiator=self, name=name):
            announce(self, words.added(name, self._language))

    # Looks

    def _line(self, name: str) -> "_Line":
        def read() -> str:
            return str(getattr(self._controller.plan.project, name))

        line = _Line(read, partial(self._set_field, name), limit_of(Project, name), self)
        line.setAccessibleName(self._labels[name])
        line.returnPressed.connect(self._go_on)
        wide = _CHARACTERS[name]
        fit_to_text(line, lambda: line.setMinimumWidth(line.fontMetrics().averageCharWidth() * wide))
        return line

    def _go_on(self) -> None:
        self.focusNextChild()

    def _tick(self, key: str) -> QCheckBox:
        tick = QCheckBox(self)
        tick.clicked.connect(lambda: self._on_tick(key))
        return tick

    def _put(self, key: str) -> None:
        """Put the tick of a group that was added by its name after the others."""
        before = list(self.ticks.values())[-1]
        tick = self.ticks[key] = self._tick(key)
        self._flow.insert_widget(-1, tick)
        tick.show()
        QWidget.setTabOrder(before, tick)

    def _take_away(self, tick: QCheckBox) -> None:
        self._flow.removeWidget(tick)
        tick.hide()
        tick.deleteLater()

    def _set_up(self) -> None:
        self.add.setPlaceholderText(self._labels["add"])
        self.add.setAccessibleName(self._labels["add_name"])
        text = self._labels["add"] + "MM"
        fit_to_text(self.add, lambda: self.add.setMinimumWidth(self.add.fontMetrics().horizontalAdvance(text)))
        self.add.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.close_button.setText("✕")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self._labels["close"])
        self.close_button.setToolTip(self._labels["close"])
        self.close_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.close_button.installEventFilter(EnterPresses(self))
        self.close_button.clicked.connect(self._close)

    def _lay_out(self) -> None:
        for name, line in self.lines.items():
            pair = self._labelled(self._labels[name], line)
            pair.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
            self._flow.addWidget(pair)
        first, *others = self.ticks.values()
        self._flow.addWidget(self._labelled(self._labels["groups"], first))
        for widget in (*others, self.add):
            self._flow.addWidget(widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.addLayout(self._flow, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def _labelled(self, text: str, field: QWidget) -> QWidget:
        pair = QWidget(self)
        row = QHBoxLayout(pair)
        row.setContentsMargins(0, 0, 0, 0)
        label = QLabel(text, pair)
        label.setBuddy(field)
        row.addWidget(label)
        row.addWidget(field)
        return pair

    def _close(self) -> None:
        self.finish_typing()
        self.left.emit()
        self.hide()
        self.closed.emit()


class _Line(QLineEdit):
    """A line that is saved with Enter, and when it is left; Esc brings back what the plan says."""

    def __init__(self, read: Callable[[], str], save: Callable[[str], object], limit: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._read, self._save = read, save
        self.setMaxLength(limit)
        self.editingFinished.connect(self.commit)

    def refresh(self) -> None:
        """Show what the plan says, unless something else is half typed."""
        if not self.isModified() and self.text() != self._read():
            self.setText(self._read())
            if not self.hasFocus():
                self.setCursorPosition(0)  # a long title is known by its first words

    def commit(self) -> None:
        """Save what is half typed, and show what the plan made of it."""
        if self.isModified():
            self.setModified(False)  # a message about a refusal may take the focus away, which would save once more
            self._save(self.text())
            self.setText(self._read())

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where nothing was typed since the last save."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            for keys, available in (
                (QKeySequence.StandardKey.Undo, self.isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.isRedoAvailable()),
            ):
                if event.matches(keys) and not available:
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc what is half typed; everything else is typed."""
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._read())
        else:
            super().keyPressEvent(event)
