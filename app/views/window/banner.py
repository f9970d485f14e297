# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A banner: one sentence over the page, with its ways out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.views.enter import EnterPresses
from app.views.icons import Icons

_MOST = 2
_ORDER = (
    "refused", "undo", "done", "trouble", "reading", "met", "set_aside", "salvaged", "place", "age", "continued",
    "copies", "example",
)  # fmt: skip
"""Which banners come before others, where there are more than can be shown."""

Way = tuple[str, Callable[[], object]]
"""The text of a button and what it does."""


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader say something that only changes on the screen."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


class Banner(QFrame):
    """One sentence and its buttons; pressing one closes the banner.

    Signals:
        left(): it was closed by hand.
    """

    left = Signal()

    def __init__(self, text: str, ways: Sequence[Way], dismiss: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.label = QLabel(text, self)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setWordWrap(True)
        self.label.setForegroundRole(QPalette.ColorRole.ToolTipText)
        grows = self.label.sizePolicy()  # which knows that it is the higher the narrower it is
        grows.setHorizontalPolicy(QSizePolicy.Policy.Expanding)
        self.label.setSizePolicy(grows)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 5, 6, 5)
        row.addWidget(self.label, 1)
        self.buttons = []
        enter = EnterPresses(self)
        for words, way in ways:
            button = QPushButton(words.replace("&", "&&"), self)
            button.clicked.connect(lambda _checked=False, way=way: self._take(way))
            button.installEventFilter(enter)
            row.addWidget(button)
            self.buttons.append(button)
        close = QToolButton(self)
        Icons(self).give(close, "dismiss")
        close.setAutoRaise(True)
        close.setAccessibleName(dismiss)
        close.setToolTip(dismiss)
        close.clicked.connect(self._leave)
        row.addWidget(close)

    def _take(self, way: Callable[[], object]) -> None:
        self._leave()
        way()

    def _leave(self) -> None:
        self.left.emit()
        self.hide()
        self.deleteLater()


class Banners(QWidget):
    """The banners over a page: one of each kind, the two that matter most are seen, others wait until one leaves."""

    def __init__(self, dismiss: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._dismiss = dismiss
        self.go_back: Callable[[], object] = lambda: None  # give the keyboard to the page, when a banner with it goes
        self._shown: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_banner(self, kind: str, text: str, *ways: Way) -> None:
        """Show a banner, in place of the one of its kind that is there."""
        self.take_away(kind)
        banner = Banner(text, ways, self._dismiss, self)
        banner.left.connect(lambda: self._leave(kind, banner))
        banner.hide()
        self._shown[kind] = banner
        self._column.addWidget(banner)
        self._arrange()

    def take_away(self, kind: str) -> None:
        """Close the banner of a kind, where there is one."""
        if banner := self._shown.pop(kind, None):
            self._give_back_keyboard(banner)
            banner.hide()
            banner.deleteLater()
            self._arrange()

    def clear(self) -> None:
        """Close them all."""
        for banner in self._shown.values():
            banner.hide()
            banner.deleteLater()
        self._shown.clear()

    def shown(self, kind: str) -> Banner | None:
        """Return the banner of a kind that is there, seen or waiting."""
        return self._shown.get(kind)

    def _leave(self, kind: str, banner: Banner) -> None:
        self._give_back_keyboard(banner)
        self._forget(kind, banner)

    def _give_back_keyboard(self, banner: Banner) -> None:
        if (focus := self.window().focusWidget()) and banner.isAncestorOf(focus):
            self.go_back()

    def _forget(self, kind: str, banner: Banner) -> None:
        if self._shown.get(kind) is banner:
            del self._shown[kind]
            self._arrange()

    def _arrange(self) -> None:
        kinds = sorted(self._shown, key=lambda kind: _ORDER.index(kind) if kind in _ORDER else len(_ORDER))
        for kind in kinds[_MOST:]:
            self._shown[kind].hide()
        for kind in kinds[:_MOST]:
            banner = self._shown[kind]
            if banner.isHidden():
                banner.show()
                announce(self, banner.label.text())
