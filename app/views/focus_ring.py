# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A ring around what has the keyboard: styles draw a thin line or another colour, which few people see."""

from contextlib import suppress

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from app.views.grid.cell_editor import CellEditor
from app.views.grid.frozen_table import FrozenTable
from app.views.plan.rail import Rail
from app.views.tints import contrast

RING = 2
"""How thick it is, in points."""
_SEEN = 3.0  # the least contrast of what is no text (WCAG 2.2, 1.4.11)
_AGAIN_MS = 100


class FocusRings(QObject):
    """Keeps one ring around the widget that has the keyboard, in whichever window of the application.

    It looks now and then where the widget is: it would have to listen to all that the widget lies in, and what listens
    in Python to widgets that are taken down ends in a crash.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring: _Ring | None = None
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self._fit)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring_into_sight)
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._again.stop()
        if self._ring:
            with suppress(RuntimeError):  # it went with what it lay in
                self._ring.hide()
        if now and not now.isWindow() and not _has_its_own(now):
            self._fit()
            self._again.start()
            if not QApplication.mouseButtons():  # what is pressed must not move away
                self._soon.start()

    def _fit(self) -> None:
        widget = QApplication.focusWidget()
        if widget and not _has_its_own(widget) and not widget.isWindow():
            top = _top_of(widget)
            self._ring = _ring_in(top) or _Ring(top)
            self._ring.put_around(widget)

    def _bring_into_sight(self) -> None:
        """Scroll to the widget: Qt does so for Tab alone."""
        self._fit()
        widget = QApplication.focusWidget()
        if widget and (area := _area_of(_top_of(widget))):
            area.ensureWidgetVisible(widget, RING, RING)


class _Ring(QWidget):
    """A ring in a window, or in what is scrolled within one; over everything else there."""

    def __init__(self, top: QWidget) -> None:
        super().__init__(top)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def put_around(self, widget: QWidget) -> None:
        """Be seen around a widget."""
        top = _top_of(widget)
        place = QRect(widget.mapTo(top, QPoint()), widget.size()).adjusted(-RING, -RING, RING, RING) & top.rect()
        if place != self.geometry():
            self.setGeometry(place)
            self.setMask(QRegion(self.rect()) - self.rect().adjusted(RING, RING, -RING, -RING))
        if self.isHidden():
            self.raise_()
        self.setVisible(widget.isVisible())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring; the mask leaves out what is inside."""
        QPainter(self).fillRect(event.rect(), _colour(self.palette()))


def _top_of(widget: QWidget) -> QWidget:
    """Return what the ring of a widget lies in: its window, or what a scroll area scrolls."""
    while not widget.isWindow() and not _area_of(widget) and (parent := widget.parentWidget()):
        widget = parent
    return widget


def _ring_in(top: QWidget) -> _Ring | None:
    return next((each for each in top.children() if isinstance(each, _Ring)), None)


def _area_of(widget: QWidget) -> QScrollArea | None:
    """Return the area that scrolls a widget."""
    viewport = widget.parentWidget()
    area = viewport.parentWidget() if viewport else None
    return area if isinstance(area, QScrollArea) and area.widget() is widget else None


def _has_its_own(widget: QWidget) -> bool:
    """Tell whether a widget shows by itself where the keyboard is, at least as plainly."""
    return isinstance(widget, FrozenTable | CellEditor) or isinstance(widget.parentWidget(), Rail)


def _colour(palette: QPalette) -> QColor:
    """Return the colour of selection where it is seen on every ground, else that of the text."""
    role = QPalette.ColorRole
    grounds = [palette.color(each) for each in (role.Window, role.Base, role.Button)]
    inks = [palette.color(each) for each in (role.Highlight, role.Link)]
    text = palette.color(role.WindowText)
    return next((ink for ink in inks if min(contrast(ink, ground) for ground in grounds) >= _SEEN), text)
