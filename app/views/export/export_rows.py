# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Rows of the plan to tick: which stages and which columns are in it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from app.words import exporting as words

_ROWS_SEEN = 6


class RowTicks(QWidget):
    """Rows to tick below their name, all of them at first; two buttons tick all or none.

    Signals:
        changed(): other rows are ticked than before.
    """

    changed = Signal()

    def __init__(self, texts: Mapping[str, str], name: str, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        labels = words.labels(language)
        self.rows = _rows(texts, name, self)
        self.rows.itemChanged.connect(self.changed)
        self.all = self._button(labels["tick_all"], name, Qt.CheckState.Checked)
        self.none = self._button(labels["tick_none"], name, Qt.CheckState.Unchecked)
        head = QHBoxLayout()
        head.addWidget(QLabel(name, self), 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.rows)

    def ids(self) -> tuple[str, ...]:
        """Return what is ticked; nothing where it is all."""
        ticked = self.ticked()
        return () if len(ticked) == self.rows.count() else ticked

    def ticked(self) -> tuple[str, ...]:
        """Return what is ticked."""
        return tuple(_id(item) for item in self._items() if item.checkState() == Qt.CheckState.Checked)

    def is_empty(self) -> bool:
        """Tell whether there are rows and none of them is ticked."""
        return bool(self.rows.count()) and not self.ticked()

    def left_out(self) -> list[str]:
        """Return what is not ticked."""
        return [_id(item) for item in self._items() if item.checkState() != Qt.CheckState.Checked]

    def leave_out(self, ids: object) -> None:
        """Untick rows, unless it were all of them."""
        if isinstance(ids, list) and not set(ids) >= {_id(item) for item in self._items()}:
            for item in self._items():
                item.setCheckState(Qt.CheckState.Unchecked if _id(item) in ids else Qt.CheckState.Checked)

    def _tick(self, state: Qt.CheckState) -> None:
        with QSignalBlocker(self):  # half of it is nobody's choice
            for item in self._items():
                item.setCheckState(state)
        self.changed.emit()

    def _button(self, text: str, name: str, state: Qt.CheckState) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setAccessibleName(f"{name}: {text}")
        button.clicked.connect(lambda: self._tick(state))
        return button

    def _items(self) -> Sequence[QListWidgetItem]:
        return [self.rows.item(row) for row in range(self.rows.count())]


def _rows(texts: Mapping[str, str], name: str, parent: QWidget) -> QListWidget:
    rows = QListWidget(parent)
    rows.setAccessibleName(name)
    rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    rows.setTextElideMode(Qt.TextElideMode.ElideRight)
    for row_id, text in texts.items():
        item = QListWidgetItem(text, rows)
        item.setData(Qt.ItemDataRole.UserRole, row_id)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    if rows.count():
        rows.setCurrentRow(0)
    rows.setMaximumHeight(_ROWS_SEEN * (rows.fontMetrics().height() + 6))
    return rows


def _id(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))
