# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The text of an answer in its three lengths: how long it is, sentence by sentence, to be copied."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.exports.portal_answers import Texts, answer_texts, longest, options_for, wanted_length
from app.exports.portal_text import LENGTHS, Length, PortalText, Sentence, measure, overrun, part_text
from app.models.answers import edits_of
from app.models.plan import Plan
from app.models.rows import Answer
from app.views.details.details_fields import column_in, plain_label
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.look import give_look
from app.views.plain import no_mnemonic
from app.views.portal.sentence_line import SentenceLine
from app.words import portal_page as words

_MOST_SHOWN = 150
# Not by colour alone: the length that is shown has a bar below its name.
_TAB = (
    "QToolButton { border: 2px solid transparent; border-bottom: 4px solid transparent; padding: 4px 6px; }"
    "QToolButton:hover { background: palette(midlight); }"
    "QToolButton:checked { border-bottom-color: palette(highlight); background: palette(base); color: palette(text); }"
    "QToolButton:focus { border: 2px solid palette(highlight); border-bottom-width: 4px; }"
)


class PortalTexts(QWidget):
    """Three lengths to choose from, the size of the chosen one, and its sentences, which can be typed over.

    Signals:
        length_chosen(length): another length was chosen; empty where it is the longest that fits.
        sentence_typed(sentence, text), sentence_restored(key): own words for a sentence, or none any more.
        update_asked(said): own words are to follow what the plan says, by key, where nobody touched them.
        copied(line, whole): a text was put on the clipboard, in all or in part.
    """

    length_chosen = Signal(str)
    sentence_typed = Signal(object, str)
    sentence_restored = Signal(str)
    update_asked = Signal(object)
    copied = Signal(str, bool)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._labels = words.labels(language)
        self._texts: Texts = {}
        self._editing = self._filling = False
        self._asked: tuple[Plan, Answer, int | None] | None = None
        self.length: Length = "long"
        self.lines: dict[str, SentenceLine] = {}
        self.copies: list[QPushButton] = []
        self._shape: list[list[str]] = []
        self.tabs = {length: self._tab(length) for length in LENGTHS}
        self.limit, self.measured, self.hint = QLabel(), plain_label(), plain_label(small=True)
        self.over, self.stale = plain_label(), plain_label()
        self.copy_all = self._button("copy_all", self._copy_all)
        self.show_stale = self._button("show", self._show_stale)
        self.update_stale = self._button("update", self._update)
        self._scroll, self._parts = QScrollArea(), QWidget()
        self._lay_out()

    @property
    def text(self) -> PortalText:
        """The text that is shown."""
        return self._texts.get(self.length, PortalText(()))

    @property
    def stale_lines(self) -> list[SentenceLine]:
        """The sentences in own words where the plan says something else by now."""
        return [line for line in self.lines.values() if line.sentence.stale]

    def show_answer(self, plan: Plan, answer: Answer, limit: int | None, *, editing: bool) -> None:
        """Show the text of an answer; ``limit`` counts characters, ``editing`` lets sentences be typed over."""
        self._asked, self._editing = (plan, answer, limit), editing
        self._texts = answer_texts(plan, answer)
        self.length = wanted_length(self._texts, answer, limit)
        self._show_sizes(plan, answer, limit)
        self._show_sentences(plan)

    def take_keyboard(self) -> None:
        """Give the keyboard to the length that is shown."""
        self.tabs[self.length].setFocus()

    def finish_typing(self) -> None:
        """Save a sentence that is half typed."""
        for line in list(self.lines.values()):
            line.field.commit()

    # What it shows

    def _show_sizes(self, plan: Plan, answer: Answer, limit: int | None) -> None:
        for length, tab in self.tabs.items():
            characters = measure(self._texts[length].text).characters
            fits = limit is None or characters <= limit
            tab.setText(words.tab(self._labels[length], characters, self._language, fits=fits))
            tab.setAccessibleName(tab.text())
            tab.setChecked(length == self.length)
        self.limit.setText("" if limit is None else words.of_limit(limit, self._language))
        characters, count = measure(self.text.text)
        self.measured.setText(words.measured(characters, count, limit, self._language))
        self.over.setVisible(limit is not None and characters > limit)
        if limit is not None and characters > limit:
            beyond = overrun(plan, self.length, options_for(plan, answer), limit, edits_of(plan, answer.id))
            self.over.setText(words.over(*beyond, self._language) if beyond else "")
        hints = (self._labels["short_hint"] if self.length == "short" else "", self._labels["type_over"])
        self.hint.setText(" ".join([*filter(None, hints if self._editing else hints[:1]), self._labels["breaks"]]))
        self.copy_all.setEnabled(bool(self.text.text))
        stale = sum(sentence.stale for sentence in self.text.sentences)
        self.stale.setText(words.stale(stale, self._language))
        for widget in (self.stale, self._stale):
            widget.setVisible(stale > 0)
        self.update_stale.setVisible(self._editing)

    def _show_sentences(self, plan: Plan) -> None:
        shape = [[sentence.key for sentence in part] for part in self.text.parts]
        if shape != self._shape or not self.lines:
            self._fill(plan)
            self._shape = shape
        for sentence in self.text.sentences:
            if sentence.key in self.lines:
                self.lines[sentence.key].show_sentence(sentence, editing=self._editing)
        for button, part in zip(self.copies, self.text.parts, strict=False):
            button.setEnabled(bool(part_text(part)))

    def _fill(self, plan: Plan) -> None:
        """Make the lines anew; what is half typed stays, and so does the keyboard."""
        half_typed = {key: line.field.text() for key, line in self.lines.items() if line.field.is_half_typed}
        focused = next((key for key, line in self.lines.items() if line.field.hasFocus()), "")
        parts = QWidget()
        column = column_in(parts)
        self.lines, self.copies = {}, []
        for part in self.text.parts:
            if len(self.lines) < _MOST_SHOWN:
                column.addLayout(self._part(plan, part))
        if more := len(self.text.sentences) - len(self.lines):
            column.addWidget(plain_label(words.more_sentences(more, self._language)))
        if not self.lines:
            column.addWidget(plain_label(self._labels["nothing"]))
        self._filling = True  # a field that goes saves what is half typed in it; that stays half typed here
        self._inside.replaceWidget(self._parts, parts)
        self._parts.hide()
        self._parts.deleteLater()
        self._parts = parts
        self._filling = False
        for key, text in half_typed.items():
            if key in self.lines:
                self.lines[key].field.setPlainText(text)
        if focused in self.lines:
            self.lines[focused].field.setFocus()

    def _part(self, plan: Plan, part: tuple[Sentence, ...]) -> QHBoxLayout:
        place = next((plan.stage(each.stage_id).name for each in part if each.stage_id), "")
        sentences = QVBoxLayout()
        sentences.setSpacing(6)
        for sentence in part:
            line = SentenceLine(sentence, place if sentence.stage_id else "", self._save, self._language)
            line.restored.connect(self.sentence_restored)
            line.kept.connect(lambda kept: self.sentence_typed.emit(kept, kept.text))
            self.lines[sentence.key] = line
            sentences.addWidget(line)
        row = QHBoxLayout()
        row.addLayout(sentences, 1)
        if len(self.text.parts) > 1:
            copy = QPushButton(no_mnemonic(self._labels["copy"]))
            copy.setAccessibleName(words.copy_of(place, part[0].said, self._language))
            copy.clicked.connect(partial(self._copy_part, len(self.copies)))
            copy.installEventFilter(self._enter)
            self.copies.append(copy)
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignTop)
        return row

    # What is done

    def _save(self, sentence: Sentence, text: str) -> None:
        if not self._filling:
            self.sentence_typed.emit(sentence, text)

    def _choose(self, length: Length) -> None:
        """Show another length, and tell of it: where nobody may edit, it is shown alone."""
        if self._asked and length != self.length:
            plan, answer, limit = self._asked
            self.finish_typing()
            self.length_chosen.emit("" if length == longest(self._texts, limit) else length)
            if self.length != length:
                self.length = length
                self._show_sizes(plan, answer, limit)
                self._show_sentences(plan)
        self.tabs[self.length].setChecked(True)

    def _copy_all(self) -> None:
        self._copy(lambda: self.text.text, whole=True)

    def _copy_part(self, at: int) -> None:
        self._copy(lambda: part_text(self.text.parts[at]), whole=False)

    def _copy(self, text: Callable[[], str], *, whole: bool) -> None:
        self.finish_typing()
        QGuiApplication.clipboard().setText(text())
        self.copied.emit(words.copied(measure(text()).characters, self._language), whole)

    def _show_stale(self) -> None:
        """Go to the next sentence that no longer matches."""
        stale = self.stale_lines
        if stale:
            focused = next((at for at, line in enumerate(stale) if line.field.hasFocus()), -1)
            line = stale[(focused + 1) % len(stale)]
            line.field.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, line, partial(self._bring_into_sight, line))  # once it is laid out

    def _bring_into_sight(self, line: SentenceLine) -> None:
        if inside := self._scroll.widget():
            self._scroll.ensureVisible(0, line.mapTo(inside, QPoint()).y(), 0, line.height())

    def _update(self) -> None:
        self.finish_typing()
        self.update_asked.emit({sentence.key: sentence.said for sentence in self.text.sentences})

    # Looks

    def _tab(self, length: Length) -> QToolButton:
        tab = QToolButton(self)
        tab.setCheckable(True)
        tab.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        give_look(tab, _TAB)
        tab.clicked.connect(lambda: self._choose(length))
        return tab

    def _button(self, label: str, step: Callable[[], object]) -> QPushButton:
        button = QPushButton(no_mnemonic(self._labels[label]), self)
        button.clicked.connect(lambda: step())
        return button

    def _lay_out(self) -> None:
        self._enter = EnterPresses(self)
        top, stale = FlowLayout(6, 4), FlowLayout(6, 4)
        for tab in self.tabs.values():
            tab.installEventFilter(self._enter)
            top.addWidget(tab)
        self.limit.setTextFormat(Qt.TextFormat.PlainText)
        top.addWidget(self.limit)
        top.addWidget(self.copy_all)
        self._stale = QWidget()
        self._stale.setLayout(stale)
        self.update_stale.setToolTip(self._labels["update_tip"])
        self.update_stale.setAccessibleDescription(self._labels["update_tip"])
        stale.setContentsMargins(0, 0, 0, 0)
        for button in (self.show_stale, self.update_stale):
            stale.addWidget(button)
        for button in (self.copy_all, self.show_stale, self.update_stale):
            button.installEventFilter(self._enter)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.StyledPanel)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to what is in it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Base)
        inside = QWidget()
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        self._inside = QVBoxLayout(inside)
        for said in (self.measured, self.over, self.stale, self._stale, self.hint, self._parts):
            self._inside.addWidget(said)
        self._inside.addStretch(1)
        self._scroll.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 6, 6)
        column.addLayout(top)
        column.addWidget(self._scroll, 1)
