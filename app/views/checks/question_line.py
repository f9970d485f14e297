# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""One question on the page: its sentence, what it leans on, where it comes up, and its ways out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.models.fields import limit_of
from app.models.rows import LeftQuestion
from app.views.details.details_fields import plain_label
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.look import give_look
from app.views.plain import no_mnemonic, shortened
from app.words import asking as words

Button = tuple[str, str]
"""The key of a button and its text."""

_LINK = (
    "QPushButton { text-align: left; text-decoration: underline; border: none; padding: 3px 5px; }"
    "QPushButton:hover { background: palette(midlight); }"
)
_LEAVE, _LEAVE_NOW, _BACK = "leave", "leave_now", "back"


@dataclass(frozen=True, slots=True)
class Said:
    """What a line shows. ``places`` and ``buttons`` are keys with texts; ``leaves`` says whether it can be left.

    ``is_under`` sets a line in, below the one that it is an instance of.
    """

    key: tuple[str, ...]
    sentence: str
    definitions: Sequence[str] = ()
    places: Sequence[Button] = ()
    buttons: Sequence[Button] = ()
    leaves: bool = True
    is_under: bool = False


@dataclass(slots=True)
class Leaving:
    """The reason that is being typed for a line."""

    key: tuple[str, ...]
    reason: str = ""


class QuestionLine(QFrame):
    """A question with its buttons.

    Signals:
        pressed(key): a way out or a place was chosen.
        leave_asked(): it may be left; the line is to show where a reason goes.
        leave_given_up(): it is not to be left after all.
        left(reason): it is to be left.
    """

    pressed = Signal(str)
    leave_asked = Signal()
    leave_given_up = Signal()
    left = Signal(str)

    def __init__(self, said: Said, language: str, leaving: Leaving | None = None) -> None:
        super().__init__()
        self.said, self._language = said, language
        self._labels = words.labels(language)
        self._enter = EnterPresses(self)
        self.buttons: dict[str, QPushButton] = {}
        self.reason: QLineEdit | None = None
        self.sentence = plain_label(said.sentence)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._column = QVBoxLayout(self)
        indent = self.fontMetrics().averageCharWidth() * 4 if said.is_under else 0
        self._column.setContentsMargins(indent, 0, 0, 8)
        self._column.setSpacing(2)
        self._column.addWidget(self.sentence)
        self.sentence.setVisible(bool(said.sentence))  # not before: it would be a window for a moment
        for definition in said.definitions:
            self._column.addWidget(_quoted(definition))
        if said.places:
            self._add_row([self._button(key, text, _LINK) for key, text in said.places])
        if leaving:
            self._add_reason(leaving)
        else:
            row = [self._button(key, text) for key, text in said.buttons]
            if said.leaves:
                row.append(self._button(_LEAVE, self._labels["leave"], step=self.leave_asked.emit))
            self._add_row(row)

    def _add_row(self, row: Sequence[QWidget]) -> None:
        flow = FlowLayout(6, 4)
        for widget in row:
            flow.addWidget(widget)
        self._column.addLayout(flow)

    def _add_reason(self, leaving: Leaving) -> None:
        self.reason = _Reason(leaving, self.leave_given_up.emit)
        self.reason.setPlaceholderText(self._labels["because"])
        self.reason.setAccessibleName(words.reason_field(self.said.sentence, self._language))
        self.reason.returnPressed.connect(self._leave)
        self._column.addWidget(self.reason)
        leave = self._button(_LEAVE_NOW, self._labels["leave_now"], step=self._leave)
        self._add_row([leave, self._button(_BACK, self._labels["back"], step=self.leave_given_up.emit)])

    def _leave(self) -> None:
        if self.reason:
            self.left.emit(self.reason.text())

    def _button(self, key: str, text: str, look: str = "", step: Callable[[], object] | None = None) -> QPushButton:
        button = QPushButton(no_mnemonic(shortened(text)))
        button.setAccessibleName(text)
        button.setAccessibleDescription(self.said.sentence)
        button.setAutoDefault(False)
        button.setFlat(bool(look))
        give_look(button, look)
        button.clicked.connect(step or (lambda: self.pressed.emit(key)))
        button.installEventFilter(self._enter)
        self.buttons[key] = button
        return button


class _Reason(QLineEdit):
    """A reason, kept as it is typed; Esc gives it up."""

    def __init__(self, leaving: Leaving, given_up: Callable[[], object]) -> None:
        super().__init__(leaving.reason)
        self._given_up = given_up
        self.setMaxLength(limit_of(LeftQuestion, "reason"))
        self.textEdited.connect(lambda text: setattr(leaving, "reason", text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give up on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self._given_up()
        else:
            super().keyPressEvent(event)


def _quoted(text: str) -> QLabel:
    label = plain_label(text, small=True)
    label.setContentsMargins(label.fontMetrics().averageCharWidth() * 2, 0, 0, 0)
    return label
