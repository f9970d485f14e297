# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The picture of a table, small: how many stages and levels it has, and which of its cells are filled."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPalette

from app.models.plan import Plan
from app.models.templates import Template

_MOST_ROWS = 10
_USUAL_LEVELS = ("inform", "consult", "participate", "partnership")
_FAINT, _NAMES, _FILLED = 90, 170, 150  # of 255


@dataclass(frozen=True, slots=True)
class Sketch:
    """What a picture shows of a table: how many levels it has and, a row for each stage, which of its cells are filled.

    The columns are counted from 0; the one after the levels is Control.
    """

    levels: int
    rows: tuple[frozenset[int], ...]


def sketch_of_template(template: Template) -> Sketch:
    """Return the sketch of a shipped template, in the usual levels."""

    def filled() -> Iterable[frozenset[int]]:
        for stage in template.stages:
            entries = {_USUAL_LEVELS.index(entry.level) for entry in stage.entries}
            yield frozenset(entries | ({len(_USUAL_LEVELS)} if stage.control else set()))

    return Sketch(len(_USUAL_LEVELS), tuple(filled()))


def sketch_of_plan(plan: Plan) -> Sketch:
    """Return the sketch of a plan."""
    levels = plan.levels

    def filled() -> Iterable[frozenset[int]]:
        for stage in plan.stages:
            entries = {at for at, level in enumerate(levels) if plan.cell(stage.id, level.id)}
            yield frozenset(entries | ({len(levels)} if stage.control else set()))

    return Sketch(len(levels), tuple(filled()))


def paint_sketch(painter: QPainter, place: QRect, sketch: Sketch, palette: QPalette) -> None:
    """Paint a small table: a head, a row for each stage with a stroke for its name, filled cells, Control apart."""
    text, accent = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.Highlight)
    faint, names, filled = QColor(text), QColor(text), QColor(accent)
    for colour, alpha in ((faint, _FAINT), (names, _NAMES), (filled, _FILLED)):
        colour.setAlpha(alpha)
    painter.fillRect(place, palette.brush(QPalette.ColorRole.Base))
    rows = sketch.rows[:_MOST_ROWS]
    first = place.width() * 0.28
    column = (place.width() - first) / (sketch.levels + 1)
    row = place.height() / (max(len(rows), 3) + 1)
    painter.fillRect(QRectF(place.left(), place.top(), place.width(), row), faint)
    for number, cells in enumerate(rows, 1):
        top = place.top() + number * row
        stroke = min(2.0, row / 2)
        painter.fillRect(QRectF(place.left() + 3, top + (row - stroke) / 2, first - 7, stroke), names)
        for at in cells:
            painter.fillRect(QRectF(place.left() + first + at * column, top, column, row), filled)
    painter.setPen(faint)
    for number in range(1, len(rows) + 1):
        height = round(place.top() + number * row)
        painter.drawLine(place.left(), height, place.right(), height)
    for at in range(sketch.levels + 1):
        across = round(place.left() + first + at * column)
        painter.drawLine(across, place.top(), across, place.bottom())
    painter.drawRect(place.adjusted(0, 0, -1, -1))
