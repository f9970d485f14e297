# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The fields of Details.

A field shows what the plan says until somebody types; what is half typed stays until the field is left, whatever else
changes in the plan. Then it is saved, and the field shows what the plan made of it.
"""

import math
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.models.changes import Edit
from app.models.fields import MAX_NUMBER
from app.views.text_size import scale_text
from app.words import details as words
from app.words import fields

Count = tuple[str, int | None, int | None]
"""How many: a key of ``rows.COUNT_KINDS`` or empty, and the number or the two numbers that it needs."""

Run = Callable[..., Edit | None]
"""``run(operation, **values)``: the way of Details to the controller's one door."""

_MOST_LINES = 12
LEAST_CHARACTERS = 12
_SMALL = 0.9
_NOT_GIVEN = -1
_NUMBERS = {"": 0, "all": 0, "range": 2}
"""How many numbers a kind of count needs, where it is not one."""
_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FIXED_HEIGHT = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def column_in(widget: QWidget) -> QVBoxLayout:
    """Return a new column of fields that fills a widget."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def plain_label(text: str = "", *, small: bool = False) -> QLabel:
    """Return a label that wraps and takes its text for plain."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if small:
        scale_text(label, _SMALL)
    return label


def add_labelled(layout: QBoxLayout, text: str, field: QWidget, below: QLabel | None = None) -> QLabel:
    """Put a field into a layout, its label above it and what there is to say about it below; return its label."""
    label = plain_label()
    label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
    label.setBuddy(field)
    name_field(label, field, text)
    pair = QVBoxLayout()
    pair.setSpacing(2)
    pair.addWidget(label)
    pair.addWidget(field)
    if below:
        pair.addWidget(below)
    layout.addLayout(pair)
    return label


def fold_button(part: QWidget, text: str = "") -> QToolButton:
    """Return a button that unfolds a part, which is folded at first."""
    button = QToolButton()
    button.setText(text)
    button.setCheckable(True)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setArrowType(Qt.ArrowType.RightArrow)
    button.toggled.connect(
        lambda unfolded: button.setArrowType(Qt.ArrowType.DownArrow if unfolded else Qt.ArrowType.RightArrow)
    )
    button.toggled.connect(part.setVisible)
    part.hide()
    return button


def name_field(label: QLabel, field: QWidget, text: str) -> None:
    """Give a field and its label another name; an & in it is no mark for a key."""
    label.setText(text.replace("&", "&&"))
    field.setAccessibleName(text)


class TextField(QPlainTextEdit):
    """A text that wraps, and grows with its lines.

    ``read(key)`` returns what the plan says, ``save(key, text)`` takes what was typed when the field is left. Enter
    saves too, unless the text may have ``several_lines``; Esc brings back what the plan says.
    """

    def __init__(
        self, key: str, read: Callable[[str], str], save: Callable[[str, str], object], *, several_lines: bool = False
    ) -> None:
        super().__init__()
        self.key = key
        self._read, self._save, self._several_lines = read, save, several_lines
        self._shown = ""
        self._saving = False
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(*FIXED_HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.textChanged.connect(self._grow)

    def text(self) -> str:
        """Return what stands in the field."""
        # toPlainText() would turn no-break spaces into plain ones.
        return self.document().toRawText().replace("\u2029", "\n").replace("\u2028", "\n")

    @property
    def is_half_typed(self) -> bool:
        """Whether something stands here that is not saved."""
        return self.text() != self._shown

    def refresh(self) -> None:
        """Show what the plan says, unless something else is half typed."""
        half_typed = self.is_half_typed
        self._shown = self._read(self.key)
        if not half_typed:
            self._show()

    def reset(self) -> None:
        """Show what the plan says, whatever is half typed."""
        self._shown = self._read(self.key)
        self._show()
        self.document().clearUndoRedoStacks()

    def commit(self) -> None:
        """Save what is half typed."""
        if self._saving or self.isReadOnly() or self.text() == self._shown:
            return
        # A message about a refusal may take the focus away, which would save a second time.
        self._saving = True
        try:
            self._save(self.key, self.text())
        finally:
            self._saving = False
        self.reset()

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the window where nothing was typed since the last save."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
                event.accept()  # it is for this field, and not to leave it
                return True
            for keys, available in (
                (QKeySequence.StandardKey.Undo, self.document().isUndoAvailable()),
                (QKeySequence.StandardKey.Redo, self.document().isRedoAvailable()),
            ):
                if event.matches(keys) and not available:
                    event.ignore()
                    return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Enter, give up on Esc; everything else is typed."""
        if event.key() in _ENTERS and not self._several_lines:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.text() != self._shown:
            self.reset()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save what was typed, unless only a menu opened."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._grow()

    def sizeHint(self) -> QSize:
        """Return a height that holds every line, up to a dozen."""
        # One point more than is needed: without it Qt takes the last line for half hidden, and scrolls.
        margins = 2 * self.frameWidth() + self.document().documentMargin() + 1
        height = math.ceil(min(self._text_height(), self._most_height()) + margins)
        return QSize(self.fontMetrics().averageCharWidth() * LEAST_CHARACTERS, height)

    def minimumSizeHint(self) -> QSize:
        """Return the same: a text is not cut."""
        return self.sizeHint()

    def _text_height(self) -> float:
        block, height = self.document().begin(), 0.0
        while block.isValid() and height <= self._most_height():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return height

    def _most_height(self) -> int:
        return _MOST_LINES * self.fontMetrics().lineSpacing()

    def _grow(self) -> None:
        full = self._text_height() > self._most_height()
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if full else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.updateGeometry()

    def _show(self) -> None:
        if self.text() == self._shown:
            return
        caret = self.textCursor().position()
        self.setPlainText(self._shown)
        cursor = self.textCursor()
        cursor.setPosition(min(caret, self.document().characterCount() - 1))
        self.setTextCursor(cursor)


class ChoiceField(QComboBox):
    """A choice, saved as soon as it is made; ``choices()`` are pairs of a key and its text, ``read()`` is a key."""

    def __init__(
        self,
        choices: Callable[[], Sequence[tuple[Hashable, str]]],
        read: Callable[[], Hashable],
        save: Callable[[Hashable], object],
    ) -> None:
        super().__init__()
        self._choices, self._read, self._save = choices, read, save
        self._offered: list[tuple[Hashable, str]] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setSizePolicy(*FIXED_HEIGHT)
        self.activated.connect(self._choose)

    @property
    def key(self) -> Hashable:
        """The key of what is chosen at the moment."""
        return self._offered[self.currentIndex()][0] if self.currentIndex() >= 0 else None

    def refresh(self) -> None:
        """Show what the plan says."""
        offered = list(self._choices())
        if offered != self._offered:
            self._offered = offered
            self.clear()
            self.addItems([text for _, text in offered])
        keys = [key for key, _ in offered]
        now = self._read()
        self.setCurrentIndex(keys.index(now) if now in keys else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel: scrolling past a choice must not change it."""
        event.ignore()

    def _choose(self) -> None:
        if self.key != self._read():
            self._save(self.key)
            self.refresh()


class NumberField(QSpinBox):
    """A number of people; blank where none is given."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setRange(_NOT_GIVEN, MAX_NUMBER)
        self.setSpecialValueText(" ")
        self.setSizePolicy(*FIXED_HEIGHT)

    @property
    def number(self) -> int | None:
        """The number; None where it is not given."""
        return None if self.value() == _NOT_GIVEN else self.value()

    def show_number(self, number: int | None) -> None:
        """Show a number, or none."""
        self.setValue(_NOT_GIVEN if number is None else number)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel."""
        event.ignore()


class CountField(QWidget):
    """How many: a way to say it, and the number or the two numbers that it needs; saved once they are there."""

    def __init__(self, read: Callable[[], Count], save: Callable[[Count], object], language: str) -> None:
        super().__init__()
        self._read, self._save, self._language = read, save, language
        self._shown: Count = ("", None, None)
        self._chosen = ""
        self._labels = words.labels(language)
        kinds = list(words.count_kinds(language).items())
        self.kind = ChoiceField(lambda: kinds, lambda: self._chosen, self._choose)
        self.kind.setAccessibleName(fields.name("count_from", language))
        self.low, self.high = NumberField(), NumberField()
        self._before_low, self._before_high = plain_label(), plain_label(self._labels["to"])
        row = QHBoxLayout()
        for label, number in ((self._before_low, self.low), (self._before_high, self.high)):
            label.setWordWrap(False)
            label.setBuddy(number)
            row.addWidget(label)
            row.addWidget(number, 1)
            number.editingFinished.connect(self.commit)
        layout = column_in(self)
        layout.setSpacing(4)
        layout.addWidget(self.kind)
        layout.addLayout(row)
        self.setFocusProxy(self.kind)

    def refresh(self) -> None:
        """Show what the plan says, unless something else is half said."""
        half_said = self._said() != self._shown
        self._shown = _needed(self._read())
        if not half_said:
            self.reset()

    def reset(self) -> None:
        """Show what the plan says, whatever is half said."""
        self._shown = _needed(self._read())
        self._chosen, low, high = self._shown
        self.low.show_number(low)
        self.high.show_number(high)
        self.kind.refresh()
        self._arrange()

    def commit(self) -> None:
        """Save what is said, once it is whole; the ends of a range may come in either order."""
        kind, *numbers = said = self._said()
        given = sorted(number for number in numbers if number is not None)
        if said == self._shown or len(given) < _NUMBERS.get(kind, 1) or not self.kind.isEnabled():
            return
        if given != numbers[: len(given)] and QApplication.focusWidget() in (self.low, self.high):
            return  # the other end may still follow
        low, high, *_ = [*given, None, None]
        self._save((kind, low, high))
        self.reset()

    def _said(self) -> Count:
        return _needed((self._chosen, self.low.number, self.high.number))

    def _choose(self, kind: Hashable) -> None:
        self._chosen = str(kind)
        self._arrange()
        self.commit()

    def _arrange(self) -> None:
        numbers = _NUMBERS.get(self._chosen, 1)
        self._before_low.setText(self._labels["from" if numbers > 1 else "number"])
        for needed, label, number in ((1, self._before_low, self.low), (2, self._before_high, self.high)):
            label.setVisible(numbers >= needed)
            number.setVisible(numbers >= needed)
            name = words.of_field(self.kind.accessibleName(), label.text(), self._language)
            number.setAccessibleName(name)


def _needed(count: Count) -> Count:
    """Return a count without the numbers that its kind does not need."""
    kind, low, high = count
    numbers = _NUMBERS.get(kind, 1)
    return kind, low if numbers else None, high if numbers > 1 else None
