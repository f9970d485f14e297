# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Finding words in the plan, and putting others in their place: a bar over the matrix."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app import operations as do
from app.models.fields import clean_text
from app.models.plan import Plan
from app.models.searching import Hit, Query, Text, find, texts
from app.views.controller import PlanController
from app.views.flow import FlowLayout
from app.views.icons import Icons
from app.views.plain import no_mnemonic, shortened
from app.views.text_size import fit_to_text
from app.views.window.banner import announce
from app.words import finding as words

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_AFTER_MS = 120
_LONGEST = 300
_CHARACTERS = 18


class FindBar(QFrame):
    """A line to find, and where wanted one to replace with. It searches as one types.

    Signals:
        went_to(hit): a place that was found is to be shown.
        replaced(sentence): places read differently now.
        left(): back to the table.
    """

    went_to = Signal(object)
    replaced = Signal(str)
    left = Signal()

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self._read: Plan | None = None
        self._texts: tuple[Text, ...] = ()  # of the plan that was read
        self._hits: tuple[Hit, ...] = ()
        self._at = 0
        self.hides: Callable[[Text], bool] = lambda _: False  # whether a text is not seen in the table
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._soon.timeout.connect(self._search_on)
        self.setAccessibleName(self._labels["bar"])
        self.wanted, self.instead = self._line("find"), self._line("with")
        self.capitals = QCheckBox(self._labels["capitals"], self)
        self.count = QLabel(self)
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.next = self._button("next", self.find_next)
        self.previous = self._button("previous", self.find_previous)
        self.replace = self._button("replace", self.replace_one)
        self.replace_all = self._button("replace_all", self.replace_every)
        self.close_button = QToolButton(self)
        self.close_button.setAccessibleName(self._labels["close"])
        self.close_button.setAutoRaise(True)
        Icons(self).give(self.close_button, "dismiss")
        self.close_button.clicked.connect(self.leave)
        self._replacing = QWidget(self)
        self._lay_out()
        self.wanted.textChanged.connect(lambda: self._soon.start())
        self.capitals.toggled.connect(self._search_on)
        controller.changed.connect(self._follow)
        self._tell()
        self.hide()

    def ask(self, text: str, *, replacing: bool) -> None:
        """Come forward, the caret in the line; ``text`` is what stands there, unless it is empty."""
        self._replacing.setVisible(replacing and not self._controller.is_reading)
        if text:
            self.wanted.setText(text)
        self.show()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.wanted.selectAll()
        self._search()

    def find_next(self) -> None:
        """Go to the next place, after the last one to the first."""
        self._go(1)

    def find_previous(self) -> None:
        """Go to the place before."""
        self._go(-1)

    def replace_one(self) -> None:
        """Put the other words in the current place, and go to the next."""
        self._catch_up()
        if not self._hits:
            return
        at, hit = self._at, self._hits[self._at]
        if not self._replace([hit]):
            return
        end = hit.start + len(self.instead.text())
        again = sum(_place(each) == _place(hit) and hit.start <= each.start < end for each in self._hits)
        self._at = (at + again) % max(1, len(self._hits))  # what was put there is not looked at once more
        self._show_current()

    def replace_every(self) -> None:
        """Put the other words in every place, in one step."""
        self._catch_up()
        hits = list(self._hits)
        hidden = sum(self.hides(hit.place) for hit in hits)
        if hits and self._replace(hits):
            self.replaced.emit(words.replaced(len(hits), hidden, self._language))

    def leave(self) -> None:
        """Go, and give the keyboard back."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on, Shift+Enter back; from the other words it replaces. Esc leaves."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in _ENTERS and self.instead.hasFocus():
            self.replace_one()
        elif event.key() in _ENTERS:
            (self.find_previous if back else self.find_next)()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Search no more."""
        super().hideEvent(event)
        self._soon.stop()
        self._read, self._texts, self._hits = None, (), ()

    def _lay_out(self) -> None:
        finding, replacing = FlowLayout(6, 4), FlowLayout(6, 4)
        self._replacing.setLayout(replacing)
        replacing.setContentsMargins(0, 0, 0, 0)
        labels = [self._label(line) for line in (self.wanted, self.instead)]
        fit_to_text(self._replacing, lambda: _align(labels))
        for row, widgets in (
            (finding, (labels[0], self.wanted, self.next, self.previous, self.capitals, self.count)),
            (replacing, (labels[1], self.instead, self.replace, self.replace_all)),
        ):
            for widget in widgets:
                row.addWidget(widget)
        first = QHBoxLayout()
        first.addLayout(finding, 1)
        first.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._replacing)

    def _line(self, name: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setAccessibleName(self._labels[name])
        line.setMaxLength(_LONGEST)
        line.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        fit_to_text(line, lambda: line.setFixedWidth(line.fontMetrics().averageCharWidth() * _CHARACTERS))
        return line

    def _label(self, line: QLineEdit) -> QLabel:
        label = QLabel(no_mnemonic(line.accessibleName()), self)
        label.setBuddy(line)
        return label

    def _button(self, name: str, way: Callable[[], object]) -> QPushButton:
        button = QPushButton(self._labels[name], self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: way())
        return button

    def _follow(self) -> None:
        if self.isVisible():
            self._search()

    def _search_on(self) -> None:
        """Search for what was typed, and show the first place from where one is."""
        self._search()
        self._show_current()

    def _search(self) -> None:
        self._soon.stop()
        text = clean_text(self.wanted.text(), lines=False) if self.wanted.text().strip() else self.wanted.text()
        before = self._hits[self._at] if self._hits else None
        if self._read is not self._controller.plan:
            self._read = self._controller.plan
            self._texts = tuple(texts(self._read))
        self._hits = find(self._texts, Query(text, self.capitals.isChecked()))
        same = [at for at, hit in enumerate(self._hits) if before and _place(hit) == _place(before)]
        later = [at for at in same if before and self._hits[at].start >= before.start]
        self._at = (later or same or [min(self._at, max(0, len(self._hits) - 1))])[0]
        self._tell()

    def _catch_up(self) -> None:
        if self._soon.isActive():
            self._search()

    def _go(self, step: int) -> None:
        waited = self._soon.isActive()
        self._catch_up()
        if self._hits and not waited:
            self._at = (self._at + step) % len(self._hits)
        self._show_current()

    def _show_current(self) -> None:
        self._tell()
        if self._hits:
            self.went_to.emit(self._hits[self._at])
        announce(self, self.count.text())

    def _replace(self, hits: list[Hit]) -> bool:
        return self._controller.run(do.replace_found, initiator=self, hits=hits, words=self.instead.text()) is not None

    def _tell(self) -> None:
        text = self.wanted.text()
        if self._hits:
            line = words.place(self._at + 1, len(self._hits), self._language)
            if self._hits[self._at].place.table == "notes":
                line = f"{line} · {self._labels['in_note']}"
        else:
            line = words.nowhere(shortened(text), self._language) if text else ""
        self.count.setText(line)
        for button in (self.next, self.previous, self.replace, self.replace_all):
            button.setEnabled(bool(self._hits))


def _align(labels: Sequence[QLabel]) -> None:
    wide = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setFixedWidth(wide)


def _place(hit: Hit) -> tuple[str, str, bool]:
    return hit.place.table, hit.place.row_id, hit.place.at_control
