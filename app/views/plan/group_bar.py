# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The bar over the grid of a plan with several groups: whose entries are shown, and whose new ones are."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QToolButton, QVBoxLayout, QWidget

from app.models.rows import Group
from app.views.controller import PlanController
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.look import give_look
from app.views.plain import no_mnemonic, shortened
from app.words import groups as words

_OPENS = "▾"  # the one that some styles draw is no larger than a full stop


class GroupBar(QFrame):
    """Two menus. Showing one group alone makes new entries that group's.

    ``shown`` holds the ids of the groups that are shown, None for all; ``new_entries_for`` the id of a group, None for
    the first. Every plan opens with all of them shown. ``across`` says whether the groups stand across in the grid.

    Signals:
        opening(): a menu opens; what is half typed has to be taken before anything is chosen in it.
        chosen(): one of the two is another now.
        left(): back to the table.
    """

    opening = Signal()
    chosen = Signal()
    left = Signal()

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self.across = False
        self.shown: frozenset[str] | None = None
        self.new_entries_for: str | None = None
        self.setAccessibleName(self._labels["bar"])
        self.showing, self.new_entries = self._button(_Ticks(self)), self._button(QMenu(self))
        self.showing.menu().aboutToShow.connect(self._offer_shown)
        self.new_entries.menu().aboutToShow.connect(self._offer_new)
        flow = FlowLayout(10, 2)
        flow.addWidget(self.showing)
        flow.addWidget(self.new_entries)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 2, 6, 2)
        column.addLayout(flow)
        controller.changed.connect(lambda *_: self._follow())
        self.refresh()

    def set_across(self, across: bool) -> None:  # noqa: FBT001  # a state
        """Tell whether the groups stand across: then a column says whose a new entry is."""
        self.across = across
        self.refresh()

    def keep_place(self, kept: bool) -> None:  # noqa: FBT001  # a slot
        """Keep the room that the bar takes, or does not take yet, so that nothing below it moves."""
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(kept)
        self.setSizePolicy(policy)

    def show_only(self, group_id: str) -> None:
        """Show the entries of one group."""
        self._show(frozenset((group_id,)))

    def show_too(self, group_id: str) -> None:
        """Show the entries of a group that the plan has, whatever else is shown."""
        there = self._controller.plan.rows("groups")
        if self.shown is not None and group_id in there and group_id not in self.shown:
            self._show(self.shown | {group_id})

    def show_all(self) -> None:
        """Show the entries of all groups."""
        self._show(None)

    def enter_for(self, group_id: str) -> None:
        """Let new entries be those of a group, which is shown from now on."""
        self.new_entries_for = group_id
        if self.shown is not None:
            self.shown |= {group_id}
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the table on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def refresh(self) -> None:
        """Say what is chosen; a plan of one group has nothing to choose."""
        groups = self._controller.plan.groups
        self.setVisible(len(groups) > 1)
        names = [group.name for group in groups if self.shown is not None and group.id in self.shown]
        self._say(self.showing, words.showing(names, len(groups), self._language))
        self._say(self.new_entries, words.new_entries(self._new().name, self._language))
        self.new_entries.setVisible(not self.across)
        self.new_entries.setEnabled(not self._controller.is_reading)

    def _new(self) -> Group:
        groups = self._controller.plan.groups
        return next((group for group in groups if group.id == self.new_entries_for), groups[0])

    def _follow(self) -> None:
        there = {group.id for group in self._controller.plan.groups}
        gone = (self.shown or frozenset()) - there
        if gone or (self.new_entries_for and self.new_entries_for not in there):
            self._show(None if self.shown is None else self.shown & there)
        else:
            self.refresh()

    def _toggle(self, group_id: str) -> None:
        """Show one more group or one less; where all were shown, this one alone."""
        self._show(frozenset((group_id,)) if self.shown is None else self.shown ^ {group_id})

    def _show(self, shown: frozenset[str] | None) -> None:
        there = [group.id for group in self._controller.plan.groups]
        self.shown = None if not shown or shown >= set(there) else shown
        seen = there if self.shown is None else [group_id for group_id in there if group_id in self.shown]
        if self.new_entries_for not in seen or len(seen) == 1:
            self.new_entries_for = None if self.shown is None else seen[0]
        self._tell()

    def _tell(self) -> None:
        self.refresh()
        self._tick()
        self.chosen.emit()

    # The menus

    def _offer_shown(self) -> None:
        menu = self.showing.menu()
        menu.clear()
        self._action(menu, self._labels["all"], None).triggered.connect(self.show_all)
        menu.addSeparator()
        for group in self._controller.plan.groups:
            action = self._action(menu, group.name, group.id)
            action.triggered.connect(lambda _checked=False, group_id=group.id: self._toggle(group_id))
        self._tick()

    def _tick(self) -> None:
        for action in self.showing.menu().actions():
            action.setChecked(action.data() in self.shown if self.shown else action.data() is None)

    def _offer_new(self) -> None:
        menu = self.new_entries.menu()
        menu.clear()
        for group in self._controller.plan.groups:
            action = self._action(menu, group.name, group.id)
            action.setChecked(group is self._new())
            action.triggered.connect(lambda _checked=False, group_id=group.id: self.enter_for(group_id))

    def _action(self, menu: QMenu, name: str, group_id: str | None) -> QAction:
        action = menu.addAction(no_mnemonic(shortened(name)))
        action.setCheckable(True)
        action.setData(group_id)
        return action

    def _button(self, menu: QMenu) -> QToolButton:
        menu.aboutToShow.connect(self.opening)
        button = QToolButton(self)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setAutoRaise(True)
        give_look(button, "QToolButton::menu-indicator { image: none; }")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.installEventFilter(EnterPresses(self))
        return button

    def _say(self, button: QToolButton, text: str) -> None:
        button.setText(f"{no_mnemonic(shortened(text))} {_OPENS}")
        button.setAccessibleName(text)


class _Ticks(QMenu):
    """A menu that stays open while groups are ticked by the mouse or Space; Enter ticks one and closes it."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick what was clicked."""
        if not self._trigger(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick what is marked."""
        if event.key() != Qt.Key.Key_Space or not self._trigger(self.activeAction()):
            super().keyPressEvent(event)

    def _trigger(self, action: QAction | None) -> bool:
        if action is None or action.data() is None:
            return False
        action.trigger()
        return True
