# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The narrow rail at the left: the pages of a plan, by name."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from app.views.icons import Icons
from app.views.look import give_look
from app.views.plain import no_mnemonic
from app.views.text_size import scale_text

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SMALL = 0.9
_ROOM = 24  # for the bar, the frame and the padding
# Not by colour alone: the page that is shown is also bold, and has a bar at its side.
_LOOK = (
    "QToolButton { border: 2px solid transparent; border-left: 4px solid transparent; padding: 6px 6px 6px 4px; }"
    "QToolButton:hover { background: palette(midlight); }"
    "QToolButton:checked { border-left-color: palette(highlight); background: palette(base); color: palette(text); }"
    "QToolButton:focus { border: 2px solid palette(highlight); border-left-width: 4px; }"
)


class Rail(QFrame):
    """The pages of a plan: one Tab stop, arrows go from name to name, Enter or a click chooses.

    Signals:
        page_chosen(key): a page was chosen, also the one that is shown.
    """

    page_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.buttons: dict[str, QToolButton] = {}
        self._icons = Icons(self)
        self._group = QButtonGroup(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)
        self._column.setSpacing(2)
        self._column.addStretch(1)

    def add_page(self, key: str, text: str, *, longest: str = "") -> None:
        """Add a page below those that are there; the first is the one that is shown.

        ``longest`` is the longest name that it may come to have, so that the rail keeps its width.
        """
        button = _Name(text, longest or text, self)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        self._icons.give(button, key)
        button.clicked.connect(lambda: self._choose(key))
        button.installEventFilter(self)
        self._group.addButton(button)
        self._column.insertWidget(len(self.buttons), button)
        self.buttons[key] = button
        if len(self.buttons) == 1:
            self.show_page(key)

    def name_page(self, key: str, text: str) -> None:
        """Give a page another name."""
        if self.buttons[key].accessibleName() != text:
            self.buttons[key].setText(no_mnemonic(text))
            self.buttons[key].setAccessibleName(text)

    def show_page(self, key: str) -> None:
        """Mark a page as the one that is shown; one that has no name here leaves all of them unmarked."""
        stop = key if key in self.buttons else next(iter(self.buttons))
        self._group.setExclusive(False)  # or the last one could not be unmarked
        for other, button in self.buttons.items():
            button.setChecked(other == key)
            font = button.font()
            font.setBold(other == key)
            button.setFont(font)
            # Click focus would take the keyboard away from the page.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus if other == stop else Qt.FocusPolicy.NoFocus)
        self._group.setExclusive(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from name to name by the arrows, and choose by Enter."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        names = list(self.buttons.values())
        if isinstance(watched, QToolButton) and watched in names:
            key = Qt.Key(event.key())
            if key in _STEPS:
                names[(names.index(watched) + _STEPS[key]) % len(names)].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key in _ENTERS:
                watched.click()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, key: str) -> None:
        self.show_page(key)
        self.page_chosen.emit(key)


class _Name(QToolButton):
    """The name of a page; as wide when it is bold as when it is not, so that the rail keeps its width."""

    def __init__(self, text: str, longest: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._longest = longest
        self.setText(no_mnemonic(text))
        self.setAccessibleName(text)
        self.setCheckable(True)
        give_look(self, _LOOK)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        scale_text(self, _SMALL)

    def sizeHint(self) -> QSize:
        """Return the size that the name needs in bold."""
        bold = QFont(self.font())
        bold.setBold(True)
        width = QFontMetrics(bold).horizontalAdvance(self._longest)
        return QSize(width + _ROOM, super().sizeHint().height())
