# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A sentence of a text for a portal: typed over in place, and put back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.exports.portal_text import Sentence
from app.views.details.details_fields import TextField, column_in, plain_label
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.plain import no_mnemonic
from app.words import portal_page as words


class SentenceLine(QWidget):
    """A sentence in a field; below it stands, where it is somebody's own, what became of it.

    ``save(sentence, text)`` takes what was typed.

    Signals:
        restored(key): it is to be as the plan says it.
        kept(sentence): the own words are to stay, though the plan says something else by now.
    """

    restored = Signal(str)
    kept = Signal(object)

    def __init__(self, sentence: Sentence, place: str, save: Callable[[Sentence, str], object], language: str) -> None:
        super().__init__()
        self.sentence, self._place, self._language = sentence, place, language
        self.field = TextField(sentence.key, lambda _: self.sentence.text, lambda _, text: save(self.sentence, text))
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.own: OwnWords | None = None
        self._column = column_in(self)
        self._column.setSpacing(2)
        self._column.addWidget(self.field)
        self.field.reset()

    def show_sentence(self, sentence: Sentence, *, editing: bool) -> None:
        """Show what the sentence is by now; what is half typed stays."""
        self.sentence = sentence
        self.field.refresh()
        self.field.setReadOnly(not editing)
        self.field.setPlaceholderText("" if sentence.text else sentence.said)
        self.field.setAccessibleName(words.sentence_name(self._place, sentence.said, self._language))
        is_own = sentence.text != sentence.said
        if is_own and self.own is None:  # most never are, and there may be hundreds
            self.own = OwnWords(self._language, self)
            self.own.back.clicked.connect(lambda: self.restored.emit(self.sentence.key))
            self.own.keep.clicked.connect(lambda: self.kept.emit(self.sentence))
            self._column.addWidget(self.own)
        if self.own:
            self.own.show_sentence(sentence, editing=editing)
            self.own.setVisible(is_own)
        self.field.setAccessibleDescription(self.own.text() if self.own and is_own else "")


class OwnWords(QWidget):
    """What there is to say of a sentence in somebody's own words, and the ways out."""

    def __init__(self, language: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._language, self._labels = language, words.labels(language)
        self.now, self.mark = plain_label(small=True), plain_label(small=True)
        self.mark.setWordWrap(False)
        self.back, self.keep = QPushButton(), QPushButton(no_mnemonic(self._labels["keep_mine"]))
        enter = EnterPresses(self)
        ways = FlowLayout(6, 4)
        ways.addWidget(self.mark)
        for button in (self.back, self.keep):
            button.installEventFilter(enter)
            ways.addWidget(button)
        column = column_in(self)
        column.setContentsMargins(3, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.now)
        column.addLayout(ways)

    def show_sentence(self, sentence: Sentence, *, editing: bool) -> None:
        """Show that it is own or left out and, where the plan no longer says what it said, what it says."""
        self.mark.setText(self._labels["own" if sentence.text else "left_out"])
        self.now.setText(words.now_says(sentence.said, self._language) if sentence.stale else "")
        self.now.setVisible(sentence.stale)
        self.back.setText(no_mnemonic(self._labels["take" if sentence.stale else "restore"]))
        self.back.setVisible(editing)
        self.keep.setVisible(sentence.stale and editing)

    def text(self) -> str:
        """Return what it says."""
        return f"{self.mark.text()} {self.now.text()}".strip()
