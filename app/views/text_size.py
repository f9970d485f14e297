# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The size of the text: the system's, made larger for those who want it, with parts that stay smaller or larger."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

TEXT_SIZES = (100, 110, 125, 150, 175, 200)
"""What is offered, in per cent of the system's."""

_FACTOR = "text_factor"
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
    for widget in QApplication.allWidgets():
        if factor := widget.property(_FACTOR):
            _apply(widget, factor)


def scale_text(widget: QWidget, factor: float) -> None:
    """Give a widget text that is so much larger than that around it, now and after the size was changed."""
    widget.setProperty(_FACTOR, factor)
    _apply(widget, factor)


def _apply(widget: QWidget, factor: float) -> None:
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font(widget).pointSizeF() * factor)
    widget.setFont(font)
