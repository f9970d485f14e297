# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The preview of a table that is brought in: its cells, and over each column what that column is for."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QVBoxLayout, QWidget

from app.imports.heads import Role
from app.imports.recognition import Mapping, head_of
from app.imports.table import SourceTable
from app.models.plan import Plan
from app.views.details.details_fields import ChoiceField
from app.views.plain import plain_tip, shortened
from app.words import importing as words

SHOWN_ROWS = 200
_LONGEST = 300
_CHARACTERS = 16  # of a column
_LEAST_CHARACTERS = 7
_LINES = 8  # of a row, at most
_MOST_MEASURED = 4_000  # cells
_GAP = 2

Index = QModelIndex | QPersistentModelIndex


class PreviewModel(QAbstractTableModel):
    """The first rows of a table; heads are bold, columns that are left out pale."""

    def __init__(self, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._table = SourceTable()
        self._mapping = Mapping(heads=0, roles=())

    def show_table(self, table: SourceTable, mapping: Mapping) -> None:
        """Show a table, turned already where its stages run across."""
        self.beginResetModel()
        self._table, self._mapping = table, mapping
        self.endResetModel()

    def show_mapping(self, mapping: Mapping) -> None:
        """Show the same table as it is read now."""
        self._mapping = mapping
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows are shown."""
        return 0 if parent and parent.isValid() else min(len(self._table.rows), SHOWN_ROWS)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent and parent.isValid() else self._table.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a cell: its text, cut where it is very long, and how it looks."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        text = shortened(self._table.rows[row][column], _LONGEST)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(text)
            case Qt.ItemDataRole.AccessibleTextRole:
                head = head_of(self._table, column, self._mapping.heads)
                return words.cell(row + 1, head, text, self._language)
            case Qt.ItemDataRole.FontRole if row < self._mapping.heads:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.ForegroundRole if self._mapping.roles[column].kind == "leave_out":
                return QApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        return None


class Preview(QWidget):
    """A table, and over each of its columns the choice of what the column is for.

    Signals:
        role_chosen(column, role): a column was given another role.
    """

    role_chosen = Signal(int, object)

    def __init__(self, plan: Plan, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._mapping = Mapping(heads=0, roles=())
        self._offers = _offers(plan, language)
        self.fields: list[ChoiceField] = []
        self.model = PreviewModel(language, self)
        self.view = _View(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(words.labels(language)["preview"])
        self._strip = QWidget(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(_GAP)
        column.addWidget(self._strip)
        column.addWidget(self.view, 1)
        self.view.horizontalHeader().sectionResized.connect(lambda *_: self._place())
        self.view.horizontalHeader().geometriesChanged.connect(self._place)
        self.view.horizontalScrollBar().valueChanged.connect(lambda _: self._place())

    def show_table(self, table: SourceTable, mapping: Mapping) -> None:
        """Show another table, turned already where its stages run across."""
        for field in self.fields:
            field.deleteLater()
        self._mapping = mapping
        self.model.show_table(table, mapping)
        self.fields = [self._field(column) for column in range(table.columns)]
        for before, after in zip(self.fields, [*self.fields[1:], self.view], strict=True):
            QWidget.setTabOrder(before, after)
        self._strip.setFixedHeight(max((field.sizeHint().height() for field in self.fields), default=0))
        width = self.fontMetrics().averageCharWidth() * _CHARACTERS
        width = max([width, *(field.sizeHint().width() + _GAP for field in self.fields)])
        for column in range(table.columns):
            self.view.setColumnWidth(column, width)
        self.show_mapping(table, mapping)
        if self.model.rowCount() * self.model.columnCount() <= _MOST_MEASURED:
            self.view.resizeRowsToContents()
        self._place()

    def show_mapping(self, table: SourceTable, mapping: Mapping) -> None:
        """Show how the table is read now."""
        self._mapping = mapping
        self.model.show_mapping(mapping)
        for column, field in enumerate(self.fields):
            field.setAccessibleName(words.role_of(head_of(table, column, mapping.heads), column + 1, self._language))
            field.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep each choice over its column."""
        super().resizeEvent(event)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring the column into sight whose choice gets the keyboard."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, ChoiceField) and watched in self.fields:
            row = max(self.view.rowAt(0), 0)
            self.view.scrollTo(self.model.index(row, self.fields.index(watched)))
        return super().eventFilter(watched, event)

    def _field(self, column: int) -> ChoiceField:
        def save(role: Hashable) -> None:
            self.role_chosen.emit(column, role)

        field = ChoiceField(lambda: self._offers, lambda: self._mapping.roles[column], save)
        field.setParent(self._strip)
        field.setMinimumContentsLength(_LEAST_CHARACTERS)
        field.refresh()
        field.view().setMinimumWidth(field.view().sizeHintForColumn(0) + field.iconSize().width())
        field.installEventFilter(self)
        field.show()
        return field

    def _place(self) -> None:
        header = self.view.horizontalHeader()
        left = self.view.viewport().x()
        for column, field in enumerate(self.fields):
            x = left + header.sectionViewportPosition(column)
            field.setGeometry(x, 0, header.sectionSize(column) - _GAP, self._strip.height())


class _View(QTableView):
    """The cells; the arrows go through them, Tab leaves them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMaximumSectionSize(self.fontMetrics().lineSpacing() * _LINES + 6)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)


def _offers(plan: Plan, language: str) -> Sequence[tuple[Role, str]]:
    names = words.roles(language)
    levels = [(Role("level", level.id), level.name) for level in plan.levels]
    others = [
        (Role(kind), names[kind]) for kind in ("control", "group", "of_group", "when", "lead", "note", "leave_out")
    ]
    return [(Role("stage"), names["stage"]), *levels, *others]
