# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""A sentence of a text for a portal: typed over in place, and put back."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from app.exports.portal_text import Sentence
from app.views.details_fields import TextField, column_in, plain_label
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.plain import no_mnemonic
from app.words import portal_page as words


class SentenceLine(QWidget):
    """A sentence in a field; below it stands whether it is somebody's own, and what the plan says by now.

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
        self._labels = words.labels(language)
        self.field = TextField(sentence.key, lambda _: self.sentence.text, lambda _, text: save(self.sentence, text))
        self.field.setFrameShape(QFrame.Shape.NoFrame)
        self.mark, self.now = plain_label(small=True), plain_label(small=True)
        self.mark.setWordWrap(False)
        self.back, self.keep = QPushButton(), QPushButton(no_mnemonic(self._labels["keep_mine"]))
        self.back.clicked.connect(lambda: self.restored.emit(self.sentence.key))
        self.keep.clicked.connect(lambda: self.kept.emit(self.sentence))
        enter = EnterPresses(self)
        ways = FlowLayout(6, 4)
        ways.addWidget(self.mark)
        for button in (self.back, self.keep):
            button.installEventFilter(enter)
            ways.addWidget(button)
        self._ways = QWidget()
        self._ways.setLayout(ways)
        ways.setContentsMargins(3, 0, 0, 0)
        self.now.setContentsMargins(3, 0, 0, 0)
        column = column_in(self)
        column.setSpacing(2)
        for widget in (self.field, self.now, self._ways):
            column.addWidget(widget)
        self.show_sentence(sentence, editing=True)
        self.field.reset()

    def show_sentence(self, sentence: Sentence, *, editing: bool) -> None:
        """Show what the sentence is by now; what is half typed stays."""
        self.sentence = sentence
        self.field.refresh()
        self.field.setReadOnly(not editing)
        self.field.setPlaceholderText("" if sentence.text else sentence.said)
        own = sentence.text != sentence.said
        mark = self._labels["own" if sentence.text else "left_out"] if own else ""
        now = words.now_says(sentence.said, self._language) if sentence.stale else ""
        self.mark.setText(mark)
        self.now.setText(now)
        self.now.setVisible(bool(now))
        self.back.setText(no_mnemonic(self._labels["take" if sentence.stale else "restore"]))
        self.back.setVisible(editing)
        self.keep.setVisible(sentence.stale and editing)
        self._ways.setVisible(own)
        self.field.setAccessibleName(words.sentence_name(self._place, sentence.said, self._language))
        self.field.setAccessibleDescription(f"{mark} {now}".strip())
