# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A list of names to tick."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QListWidgetItem

from app.views.details.details_entry import ShortList

_ID = Qt.ItemDataRole.UserRole


class TickList(ShortList):
    """Names with a tick each, as high as its first ones; Space ticks the current one.

    Signals:
        picked(ids): other names are ticked than before.
    """

    picked = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.itemChanged.connect(lambda _: self.picked.emit(self.ticked()))

    def show_choices(self, choices: Sequence[tuple[str, str]], ticked: Collection[str]) -> None:
        """Show choices, as (id, name), with a tick at some of them; the current one stays."""
        row = self.currentRow()
        with QSignalBlocker(self):
            if [text for _, text in choices] != [self.item(at).text() for at in range(self.count())]:
                self.show_texts([text for _, text in choices])
                self.setCurrentRow(min(max(row, 0), len(choices) - 1))
            for at, (choice_id, _) in enumerate(choices):
                item = self.item(at)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setData(_ID, choice_id)
                self._tick(item, ticked=choice_id in ticked)

    def ticked(self) -> list[str]:
        """Return the ids of those that are ticked, in their order."""
        items = [self.item(at) for at in range(self.count())]
        return [str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _tick(self, item: QListWidgetItem, *, ticked: bool) -> None:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if item.data(Qt.ItemDataRole.CheckStateRole) is None or item.checkState() != state:
            item.setCheckState(state)
