# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How wide the columns of the matrix are: they share the room, until somebody draws one wider or narrower."""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QTableView

from app.views.grid.cell_text import PAD_X
from app.views.grid.grid_model import CONTROL, STAGE, GridModel

_CHARACTERS = {STAGE: 20, CONTROL: 12}
_LEVEL_CHARACTERS = 13
_LONGEST_WORD = 20  # characters
NARROWEST, WIDEST = 48, 2_000  # points at 100 %


class ColumnWidths:
    """Gives the columns of a table their widths.

    ``drawn`` are those that somebody chose, in points at 100 %, by what the column stands for; empty where the columns
    share the room.
    """

    def __init__(self, table: QTableView) -> None:
        self._table = table
        self.drawn: dict[str, float] = {}

    def keep(self, zoom: int) -> None:
        """Keep the widths that the columns have now."""
        header = self._table.horizontalHeader()
        self.drawn = {
            key: round(header.sectionSize(column) * 100 / zoom, 1) for column, key in enumerate(self._model().columns())
        }

    def put(self, kept: Mapping[str, object]) -> None:
        """Take widths that were kept; what is no width is left out."""
        self.drawn = {
            key: min(max(float(width), NARROWEST), WIDEST)
            for key, width in kept.items()
            if isinstance(width, int | float)
        }

    def share(self, zoom: int) -> bool:
        """Give the columns their widths at a zoom (percent); return whether one is another now."""
        header = self._table.horizontalHeader()
        wanted = self._wanted(zoom)
        if wanted == [header.sectionSize(column) for column in range(len(wanted))]:
            return False
        blocked = QSignalBlocker(header)
        for column, width in enumerate(wanted):
            header.resizeSection(column, width)
        blocked.unblock()
        return True

    def _wanted(self, zoom: int) -> list[int]:
        keys, room = self._model().columns(), self._table.viewport().width()
        characters = {key: _CHARACTERS.get(key, _LEVEL_CHARACTERS) for key in keys}
        usual = self._table.fontMetrics().averageCharWidth() + 0.5
        least = [max(characters[key] * usual, self._longest_word(column)) for column, key in enumerate(keys)]
        if self.drawn:
            return [
                round(self.drawn[key] * zoom / 100) if key in self.drawn else int(least[column])
                for column, key in enumerate(keys)
            ]
        unit = room / sum(characters.values())
        widths = [int(max(characters[key] * unit, needed)) for key, needed in zip(keys, least, strict=True)]
        widths[-1] += max(0, room - sum(widths))
        return widths

    def _longest_word(self, column: int) -> float:
        """Return how wide a column has to be for the longest word of its head, within reason."""
        font = QFont(self._table.font())
        font.setBold(True)
        metrics = QFontMetricsF(font)
        longest = max(map(metrics.horizontalAdvance, self._model().column_name(column).split()), default=0.0)
        return min(longest, _LONGEST_WORD * metrics.averageCharWidth()) + 2 * PAD_X + 1

    def _model(self) -> GridModel:
        return cast("GridModel", self._table.model())
