# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The icons, in the colours of the palette: beside words, never in their place."""

import functools
from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QWidget

from app.shipped import shipped

ICONS: Mapping[str, str] = {
    "add_stage": "list-plus",
    "undo": "undo-2",
    "redo": "redo-2",
    "copy_table": "copy",
    "export": "file-output",
    "details": "panel-right",
    "matrix": "table-2",
    "groups": "users",
    "questions": "message-circle-question-mark",
    "versions": "history",
    "portal": "text-quote",
    "dismiss": "x",
}
"""Which of Lucide's drawings stands for an action or a page, by its name."""

_SIZES = (20, 40)  # for one and for two dots a point; others are made of these
_COLOUR = "currentColor"
_Bearer = QAction | QAbstractButton


class Icons(QObject):
    """Gives icons to the actions and buttons of a widget, and draws them anew when its palette changes."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._bearers: list[tuple[_Bearer, str]] = []
        widget.installEventFilter(self)

    def give(self, bearer: _Bearer, name: str) -> None:
        """Give an action or a button the icon of that name."""
        self._bearers.append((bearer, name))
        bearer.setIcon(_icon(name, self._widget.palette()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the palette."""
        if event.type() == QEvent.Type.PaletteChange:
            for bearer, name in self._bearers:
                bearer.setIcon(_icon(name, self._widget.palette()))
        return super().eventFilter(watched, event)


def _icon(name: str, palette: QPalette) -> QIcon:
    role, group = QPalette.ColorRole.ButtonText, QPalette.ColorGroup
    return _drawn(name, palette.color(group.Active, role).name(), palette.color(group.Disabled, role).name())


@functools.lru_cache(maxsize=64)
def _drawn(name: str, ink: str, disabled: str) -> QIcon:
    drawing = shipped(f"icons/{ICONS[name]}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, ink), (QIcon.Mode.Disabled, disabled)):
        renderer = QSvgRenderer(QByteArray(drawing.replace(_COLOUR, colour).encode()))
        for size in _SIZES:
            pixmap = QPixmap(size, size)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            renderer.render(painter)
            painter.end()
            icon.addPixmap(pixmap, mode)
    return icon
