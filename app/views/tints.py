# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The colours of the matrix, worked out from the palette so that all that is written in them can be read."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

READABLE = 4.5
"""The least contrast of text with what is behind it (WCAG 2.2, 1.4.3)."""
READABLE_BY_MORE = 7.0
"""The same where high contrast is asked for (1.4.6)."""
_HUES = {
    "blue": (210, 110),
    "green": (125, 80),
    "amber": (42, 150),
    "rose": (345, 120),
    "violet": (265, 110),
    "teal": (176, 90),
    "sand": (30, 60),
    "grey": (0, 0),
}  # hue and saturation, of 359 and 255
_WASH = 0.16
_PURE = (0xFF000000, 0xFFFFFFFF)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours, from 1 to 21 (WCAG 2.2)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(ground: QColor, over: QColor, share: float) -> QColor:
    """Return the opaque colour that a share (0 to 1) of one colour over another makes."""
    parts = zip(ground.getRgb()[:3], over.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(below + (above - below) * share) for below, above in parts))


def is_high_contrast(palette: QPalette) -> bool:
    """Tell whether the system asks for high contrast, or the palette is one of nothing but black and white."""
    hints = QGuiApplication.styleHints()
    wishes = hints.accessibility()
    if wishes.contrastPreference() == Qt.ContrastPreference.HighContrast:
        return True
    role = QPalette.ColorRole
    return all(palette.color(each).rgb() in _PURE for each in (role.Base, role.Text, role.Window, role.Button))


def tint(name: str, palette: QPalette) -> QColor | None:
    """Return the ground of a tag, by the name of its tint; None in high contrast, where a frame stands for it."""
    if is_high_contrast(palette):
        return None
    base, text = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Text)
    hue, saturation = _HUES[name]
    return _ground(base, QColor.fromHsl(hue, saturation, 70 if base.lightness() < 128 else 218), text, 1)


@dataclass(frozen=True, slots=True)
class Colours:
    """What cells are drawn in; ``washed`` is the ground of selected ones.

    All are opaque, mixed where need be: to draw see-through takes fifty times as long.
    """

    base: QColor
    washed: QColor
    line: QColor
    text: QColor
    pale: QColor
    frame: QColor
    tints: Mapping[str, QColor | None]
    """By name; None where a frame stands for the tint."""


def colours(palette: QPalette) -> Colours:
    """Return the colours of the cells; ``pale`` is as pale as can still be read, on a selected cell too."""
    role, active = QPalette.ColorRole, QPalette.ColorGroup.Active
    base, text = palette.color(active, role.Base), palette.color(active, role.Text)
    frame = palette.color(active, role.Highlight)
    washed = _ground(base, frame, text, _WASH)
    high = is_high_contrast(palette)
    least = READABLE_BY_MORE if high else READABLE
    paler = [mixed(text, base, step / 100) for step in range(50, 0, -5)]
    pale = next((ink for ink in paler if min(contrast(ink, base), contrast(ink, washed)) >= least), text)
    line = mixed(base, text, 0.5 if high else 0.25)  # seen in every scheme
    return Colours(
        base,
        washed,
        line,
        palette.color(role.Text),
        pale,
        palette.color(role.Highlight),
        {name: tint(name, palette) for name in _HUES},
    )


def _ground(base: QColor, wished: QColor, text: QColor, share: float) -> QColor:
    """Return the base with a share of the colour that is wished for, less of it where the text could not be read."""
    grounds = (mixed(base, wished, share * step / 20) for step in range(20, 0, -1))
    return next((ground for ground in grounds if contrast(ground, text) >= READABLE), base)


def _luminance(colour: QColor) -> float:
    parts = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))
