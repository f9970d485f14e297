# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the plan adds up to, as calm tables: by level, by group, by stage."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from app.models.count_texts import CountTable, count_tables
from app.views.controller import PlanController
from app.views.details.details_fields import plain_label
from app.views.enter import EnterPresses
from app.views.plain import plain_tip
from app.words import counting as words

_Index = QModelIndex | QPersistentModelIndex
_NONE = QModelIndex()
_MOST_CHARACTERS = 45
_ALIGN = Qt.AlignmentFlag


class CountTableModel(QAbstractTableModel):
    """A table of counts; its last row is what the others add up to."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = CountTable((), ())

    def show_table(self, table: CountTable) -> None:
        """Show a table; what is selected stays where only the numbers are others."""
        if len(table.rows) == len(self.table.rows) and len(table.heads) == len(self.table.heads):
            self.table = table
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(table.heads) - 1)
            self.dataChanged.emit(self.index(0, 0), self.index(len(table.rows) - 1, len(table.heads) - 1))
            return
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: _Index = _NONE) -> int:
        """Return how many rows there are, the sum among them."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: _Index = _NONE) -> int:
        """Return how many columns there are, the names among them."""
        return 0 if parent.isValid() else len(self.table.heads)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says; numbers stand to the right, the sum is bold."""
        if not index.isValid():
            return None
        text = self.table.rows[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.AccessibleTextRole:
                row, head = self.table.rows[index.row()], self.table.heads[index.column()]
                return f"{row[0]}, {head}: {text}" if index.column() else text
            case Qt.ItemDataRole.ToolTipRole if not index.column():
                return plain_tip(text)
            case Qt.ItemDataRole.TextAlignmentRole:
                return (_ALIGN.AlignRight if index.column() else _ALIGN.AlignLeft) | _ALIGN.AlignVCenter
            case Qt.ItemDataRole.FontRole if index.row() == len(self.table.rows) - 1:
                font = QFont()
                font.setBold(True)
                return font
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.table.heads[section] if section < len(self.table.heads) else None
        return None


class CountView(QWidget):
    """One of the tables, to be chosen, and what its words mean; counted when it is looked at.

    Signals:
        said(line): what was done.
    """

    said = Signal(str)

    def __init__(self, controller: PlanController, language: str) -> None:
        super().__init__()
        self._controller, self._language = controller, language
        labels = words.labels(language)
        self._copied = labels["copied"]
        self._tables: tuple[CountTable, ...] = ()
        self.model = CountTableModel(self)
        self.table = _Table(self.model)
        self.choice = QComboBox()
        self.choice.addItems([labels[name] for name in ("levels", "groups", "stages")])
        self.choice.setAccessibleName(labels["counted"])
        label = QLabel(labels["counted"])
        label.setBuddy(self.choice)
        self.copy = QPushButton(labels["copy"])
        self.copy.installEventFilter(EnterPresses(self))
        self.copy.clicked.connect(self._copy)
        self.choice.currentIndexChanged.connect(self._show)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.choice)
        row.addStretch(1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(plain_label(labels["meaning"], small=True))
        controller.changed.connect(lambda *_: self.refresh() if self.isVisible() else None)

    def showEvent(self, event: QShowEvent) -> None:
        """Count."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Count anew."""
        self._tables = count_tables(self._controller.plan, self._language)
        self._show()

    def _show(self) -> None:
        if self._tables:
            table = self._tables[self.choice.currentIndex()]
            self.model.show_table(table)
            self.table.setAccessibleName(table.heads[0])

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(table.as_text() for table in self._tables))
        self.said.emit(self._copied)


class _Table(QTableView):
    """A table to read: Tab leaves it, what is selected can be copied."""

    def __init__(self, model: CountTableModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setMaximumSectionSize(self.fontMetrics().averageCharWidth() * _MOST_CHARACTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy what is selected, a line a row."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column())):
            rows.setdefault(index.row(), []).append(str(index.data()))
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in rows.values()))
