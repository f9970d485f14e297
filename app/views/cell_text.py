# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How the text of a cell is laid out: every entry in full, a third of a line apart, tags before them."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.views.grid_model import CellLine

PAD_X, PAD_Y = 6.0, 4.0
_GAP = 1 / 3
_KEPT = 4_000
_TAG_END = "\u2002"
_TINTS = {
    "blue": (210, 110),
    "green": (125, 90),
    "amber": (38, 150),
    "rose": (345, 120),
    "violet": (270, 110),
    "teal": (178, 100),
    "sand": (50, 50),
    "grey": (0, 0),
}
"""Hue and strength of each tint; how light it is goes with the scheme."""


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Laid-out text: its paragraphs with their places, and the height of it all with padding."""

    paragraphs: tuple[tuple[QTextLayout, float], ...]
    height: float

    def draw(self, painter: QPainter, cell: QRectF, colour: QColor) -> None:
        """Draw the text into a cell."""
        painter.setPen(colour)
        for layout, top in self.paragraphs:
            layout.draw(painter, QPointF(cell.left() + PAD_X, cell.top() + top))


class CellTexts:
    """Lays texts out, and remembers: most cells look the same from one paint to the next."""

    def __init__(self) -> None:
        self._made: OrderedDict[tuple[object, ...], LaidOut] = OrderedDict()

    def laid_out(self, lines: tuple[CellLine, ...], width: float, font: QFont, palette: QPalette) -> LaidOut:
        """Return the lines laid out for a cell of that width, in points of the screen."""
        key = (lines, width, font.key(), palette.cacheKey())
        found = self._made.pop(key, None) or _lay_out(lines, width - 2 * PAD_X, font, palette)
        self._made[key] = found
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return found


def tint(name: str, palette: QPalette) -> QColor:
    """Return the background of a group's tag for one of ``rows.TINTS``: near the background, for text to be read."""
    hue, strength = _TINTS.get(name, (0, 0))
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    return QColor.fromHsl(hue, strength, 70 if dark else 218)


def _lay_out(lines: tuple[CellLine, ...], width: float, font: QFont, palette: QPalette) -> LaidOut:
    gap = QFontMetricsF(font).lineSpacing() * _GAP
    paragraphs = []
    top = PAD_Y
    for line in lines:
        layout = _paragraph(line, font, palette)
        height = _wrap(layout, max(1.0, width))
        paragraphs.append((layout, top))
        top += height + gap
    if paragraphs:
        top -= gap
    return LaidOut(tuple(paragraphs), top + PAD_Y)


def _paragraph(line: CellLine, font: QFont, palette: QPalette) -> QTextLayout:
    text = f" {line.tag} {_TAG_END}{line.text}" if line.tag else line.text
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    if line.tag:
        tag = QTextLayout.FormatRange()
        tag.start, tag.length = 0, len(line.tag) + 2
        form = QTextCharFormat()
        form.setBackground(tint(line.tint, palette))
        form.setFontPointSize(max(1.0, font.pointSizeF() * 0.9))
        tag.format = form
        layout.setFormats([tag])
    elif line.quiet:
        quiet = QTextLayout.FormatRange()
        quiet.start, quiet.length = 0, len(text)
        form = QTextCharFormat()
        form.setForeground(palette.color(QPalette.ColorRole.PlaceholderText))
        quiet.format = form
        layout.setFormats([quiet])
    return layout


def _wrap(layout: QTextLayout, width: float) -> float:
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height
