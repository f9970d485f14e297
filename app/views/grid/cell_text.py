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
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.views.grid.grid_model import CellLine
from app.views.tints import Colours

PAD_X, PAD_Y = 6.0, 4.0
_GAP = 1 / 3
_KEPT = 4_000
_TAG_END = "\u2002"
_SMALL = 0.9


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Laid-out text: its paragraphs with their places, the frames of its tags, the height of it all with padding.

    ``end`` is how far its last line reaches, without padding.
    """

    paragraphs: tuple[tuple[QTextLayout, float], ...]
    frames: tuple[QRectF, ...]
    height: float
    end: float

    def draw(self, painter: QPainter, cell: QRectF, colour: QColor) -> None:
        """Draw the text into a cell."""
        painter.setPen(colour)
        left, top = cell.left() + PAD_X, cell.top()
        for layout, below in self.paragraphs:
            layout.draw(painter, QPointF(left, top + below))
        for frame in self.frames:
            painter.drawRect(frame.translated(left, top))


class CellTexts:
    """Lays texts out in one font and one set of colours, and remembers: most look the same from paint to paint."""

    def __init__(self, font: QFont, colours: Colours) -> None:
        self.font, self.colours = QFont(font), colours
        self.metrics = QFontMetricsF(font)
        self._bold = QFont(font)
        self._bold.setBold(True)
        self._made: OrderedDict[tuple[tuple[CellLine, ...], int, bool], LaidOut] = OrderedDict()

    def laid_out(self, lines: tuple[CellLine, ...], width: int, *, bold: bool) -> LaidOut:
        """Return the lines laid out for a cell of that width, in points of the screen."""
        key = (lines, width, bold)
        found = self._made.pop(key, None) or self._lay_out(lines, max(1.0, width - 2 * PAD_X), bold=bold)
        self._made[key] = found
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return found

    def _lay_out(self, lines: tuple[CellLine, ...], width: float, *, bold: bool) -> LaidOut:
        font = self._bold if bold else self.font
        gap = QFontMetricsF(font).lineSpacing() * _GAP
        paragraphs, frames, top, end = [], [], PAD_Y, 0.0
        for line in lines:
            layout = _paragraph(line, font, self.colours)
            height = _wrap(layout, width)
            if line.tag and self.colours.tints[line.tint] is None:
                frames += [frame.translated(0, top) for frame in _around(layout, len(line.tag) + 2)]
            paragraphs.append((layout, top))
            end = layout.lineAt(layout.lineCount() - 1).naturalTextWidth()
            top += height + gap
        if paragraphs:
            top -= gap
        return LaidOut(tuple(paragraphs), tuple(frames), top + PAD_Y, end)


def _paragraph(line: CellLine, font: QFont, colours: Colours) -> QTextLayout:
    head = f" {line.tag} " if line.tag else ""
    text = f"{head}{_TAG_END}{line.text}" if line.tag else line.text
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    layout.setTextOption(option)
    formats = []
    if line.tag:
        form = QTextCharFormat()
        form.setFontPointSize(max(1.0, font.pointSizeF() * _SMALL))
        if ground := colours.tints[line.tint]:
            form.setBackground(ground)
        formats.append(_range(0, len(head), form))
    if line.is_example:
        form = QTextCharFormat()
        form.setFontItalic(True)
        form.setForeground(colours.pale)
        formats.append(_range(len(head), len(text), form))
    elif line.quiet:
        form = QTextCharFormat()
        form.setForeground(colours.pale)
        formats.append(_range(0, len(text), form))
    layout.setFormats(formats)
    return layout


def _range(start: int, end: int, form: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = start, end - start, form
    return made


def _wrap(layout: QTextLayout, width: float) -> float:
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height()
    layout.endLayout()
    return height


def _around(layout: QTextLayout, end: int) -> list[QRectF]:
    """Return frames around the first letters of a text, one for each line that they fill."""
    found = []
    for at in range(layout.lineCount()):
        line = layout.lineAt(at)
        if line.textStart() >= end:
            break
        ends = line.textStart(), min(end, line.textStart() + line.textLength())
        left, right = (line.cursorToX(place)[0] for place in ends)  # type: ignore[index]
        found.append(QRectF(min(left, right), line.y() + 0.5, abs(right - left), line.height() - 1))
    return found
