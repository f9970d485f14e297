# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What becomes of entries where only the eye would notice: they went while typing, or moved."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.models.changes import Edit
from app.models.rows import Involvement
from app.views.controller import PlanController
from app.words import window as words

_TAKING = ("type_cell", "clear_cells", "type_group_cell", "clear_group_cells")
_MOVING = ("move_involvements", "move_involvement", "give_to_group", "shift_level")
_AFTER_MS = 30  # a paint comes sooner
_DETAILS = ("used_for", "heard_back", "timing", "how_often", "lead", "return_words", "return_hours", "why")


class EntryNews(QObject):
    """Tells where entries moved to, and of those that went.

    Signals:
        went(entries, with_details): entries went while typing; how many, and how many had details.
        said(line): where entries moved to.
    """

    went = Signal(int, int)
    said = Signal(str)

    def __init__(self, controller: PlanController, language: str, grid: QWidget) -> None:
        super().__init__(grid)
        self._controller, self._language = controller, language
        self._gone: tuple[int, int] | None = None
        # A moment later: a banner moves the whole grid, and the cell is repainted first.
        self._later = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._later.timeout.connect(self._tell_gone)
        controller.edited.connect(self._follow)

    def _follow(self, edit: Edit) -> None:
        self._gone = None
        gone = [
            change.before for change in edit.changes if change.after is None and isinstance(change.before, Involvement)
        ]
        if edit.verb in _TAKING and gone:
            self._gone = (len(gone), details_of(gone))
            self._later.start()
        elif edit.verb in _MOVING and (name := self._moved_to(edit)):
            self.said.emit(words.moved_to(name, self._language))

    def _tell_gone(self) -> None:
        if self._gone:
            self.went.emit(*self._gone)

    def _moved_to(self, edit: Edit) -> str:
        """Return the level or the group that entries went to, empty where they stayed at theirs."""
        plan = self._controller.plan
        for change in edit.changes:
            before, after = change.before, change.after
            if isinstance(before, Involvement) and isinstance(after, Involvement):
                if before.level_id != after.level_id:
                    return plan.level(after.level_id).name
                if before.group_id != after.group_id:
                    return plan.group(after.group_id).name
        return ""


def details_of(entries: Sequence[Involvement]) -> int:
    """Return how many of the entries say more than their cell does."""
    return sum(any(getattr(entry, field) for field in _DETAILS) for entry in entries)
