# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Widgets with a style sheet, which Qt would leave in the old colours when the palette changes."""

from PySide6.QtWidgets import QWidget

_SHEET = "look"


def give_look(widget: QWidget, sheet: str) -> None:
    """Let a widget look as a style sheet says."""
    widget.setProperty(_SHEET, sheet)
    widget.setStyleSheet(sheet)


def renew_looks(top: QWidget) -> None:
    """Take the colours of all style sheets in a window from its palette of now."""
    for widget in top.findChildren(QWidget):
        if sheet := widget.property(_SHEET):
            widget.setStyleSheet("")
            widget.setStyleSheet(sheet)
