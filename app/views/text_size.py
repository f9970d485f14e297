# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The size of the text: the system's, made larger for those who want it, with parts that stay smaller or larger."""

from collections.abc import Callable
from weakref import WeakSet

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""What is offered, in per cent of the system's."""

_FACTOR, _FIT = "text_factor", "fit_to_text"
_following: WeakSet[QWidget] = WeakSet()
_system_font: list[QFont] = []  # as it was before anybody changed it


def set_text_size(percent: int) -> None:
    """Show all text in so many per cent of the system's size."""
    if not _system_font:
        _system_font.append(QFont(QApplication.font()))
    font = QFont(_system_font[0])
    font.setPointSizeF(font.pointSizeF() * percent / 100)
    if font == QApplication.font():
        return
    QApplication.setFont(font)
    for widget in _living():
        if factor := widget.property(_FACTOR):
            _apply(widget, factor)
    QTimer.singleShot(0, _fit_all)  # some get the font a moment later


def _fit_all() -> None:
    for widget in _living():
        if fit := widget.property(_FIT):
            fit()


def _living() -> list[QWidget]:
    """Return the widgets that follow the size.

    Not out of all that Qt knows: to make Python objects of those may begin a search for garbage, and destroy some
    halfway.
    """
    return [widget for widget in _following if isValid(widget)]


def scale_text(widget: QWidget, factor: float) -> None:
    """Give a widget text that is so much larger than that around it, now and after the size was changed."""
    _following.add(widget)
    widget.setProperty(_FACTOR, factor)
    _apply(widget, factor)


def fit_to_text(widget: QWidget, fit: Callable[[], object]) -> None:
    """Give a widget sizes that are counted in letters, now and after the size of the text was changed."""
    _following.add(widget)
    widget.setProperty(_FIT, fit)
    fit()


def enlarged(points: int) -> int:
    """Return how many points are needed where so many are at the system's size of text."""
    if not _system_font:
        return points
    return round(points * QApplication.font().pointSizeF() / _system_font[0].pointSizeF())


def _apply(widget: QWidget, factor: float) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font(widget).pointSizeF() * factor)
    widget.setFont(font)
