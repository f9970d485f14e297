# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The page with texts for a portal: what is asked at the left, what the plan answers at the right."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import operations as do
from app.exports.portal_text import Sentence
from app.models.answers import answers
from app.models.rows import Answer
from app.views.controller import PlanController
from app.views.details.details_entry import ShortList
from app.views.details.details_fields import add_labelled, plain_label
from app.views.details.in_turn import InTurn
from app.views.enter import EnterPresses
from app.views.flow import FlowLayout
from app.views.plain import no_mnemonic
from app.views.portal.answer_form import AnswerForm
from app.views.portal.portal_texts import PortalTexts
from app.views.text_size import fit_to_text
from app.words import answers as answer_words
from app.words import portal_page as words

_SETTLED_MS = 100
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_WIDE, _MOST_OF_WIDTH = 34, 0.42  # of the left side: in characters, and as a part of the page
_NONE_YET = Answer(id="", rank="V")


class PortalPage(QWidget):
    """The answers of a plan, and the text of the current one; a plan without any shows what it would say.

    Signals:
        said(line): what was done.
        undo_offered(line): what was done, where undo takes it back.
        copied(line, whole): a text was put on the clipboard, in all or in part.
    """

    said = Signal(str)
    undo_offered = Signal(str)
    copied = Signal(str, bool)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.labels(language)
        self._ids: list[str] = []
        self._current = ""
        self.hint = plain_label(self._labels["empty"])
        self.list = _AnswerList()
        self.add = self._button("add", self.add_answer)
        self.delete = self._button("delete", self.delete_current)
        self.up = self._button("move_up", partial(self.move_current, -1))
        self.down = self._button("move_down", partial(self.move_current, 1))
        self._turns = InTurn(controller, lambda _: self._follow(), self)
        self.form = AnswerForm(controller, self._turns.run, language, self)
        self.texts = PortalTexts(language, self)
        self._soon = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._lay_out()
        self._soon.timeout.connect(self._show_text)
        self.list.currentRowChanged.connect(self._pick)
        self.list.moved.connect(self.move_current)
        self.list.deleted.connect(self.delete_current)
        self.form.limit_typed.connect(self._soon.start)
        self.texts.length_chosen.connect(self._choose_length)
        self.texts.sentence_typed.connect(self._edit_sentence)
        self.texts.sentence_restored.connect(self._restore_sentence)
        self.texts.update_asked.connect(self._update_untouched)
        self.texts.copied.connect(self.copied)

    @property
    def current(self) -> Answer:
        """The answer that is shown; one without an id where there is none yet."""
        row = self._controller.plan.rows("answers").get(self._current)
        return row if isinstance(row, Answer) else _NONE_YET

    def take_keyboard(self) -> None:
        """Give the keyboard to the question where it is still to be pasted, else to the text."""
        if self.current.id or self._controller.is_reading:
            self.texts.take_keyboard()
        else:
            self.form.question.setFocus()

    def finish_typing(self) -> None:
        """Save what is half typed."""
        self.form.commit()
        self._turns.catch_up()
        self.texts.finish_typing()
        self._turns.catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what happened while nobody saw the page."""
        super().showEvent(event)
        self.refresh()

    # What it shows

    def refresh(self) -> None:
        """Show the answers that there are now, and the text of the current one."""
        self._show_answers()
        self._show_text()

    def _follow(self) -> None:
        if self.isVisible():
            self._show_answers()
            self._soon.start()

    def _show_answers(self) -> None:
        found = answers(self._controller.plan)
        ids = [answer.id for answer in found]
        if self._current not in ids:
            at = self._ids.index(self._current) if self._current in self._ids else 0
            self._current = ids[min(at, len(ids) - 1)] if ids else ""
        self._ids = ids
        with QSignalBlocker(self.list):
            self.list.show_texts([answer_words.name(answer.question, self._language) for answer in found])
            self.list.setCurrentRow(ids.index(self._current) if ids else -1)
        reading, at = self._controller.is_reading, ids.index(self._current) if ids else 0
        self.hint.setVisible(not ids and not reading)
        self._listed.setVisible(bool(ids))
        self.add.setEnabled(not reading)
        self.delete.setEnabled(not reading)
        for button, possible in ((self.up, at > 0), (self.down, at < len(ids) - 1)):
            button.setVisible(len(ids) > 1)
            button.setEnabled(possible and not reading)
        self.form.show_answer(self.current)

    def _show_text(self) -> None:
        self._soon.stop()
        limit = self.form.limit.number or None
        self.texts.show_answer(self._controller.plan, self.current, limit, editing=not self._controller.is_reading)

    # What is done

    def add_answer(self) -> None:
        """Add an answer, and put the caret where its question goes."""
        known = set(self._ids)
        if self._turns.run(do.add_answer):
            self._go_to(next(row_id for row_id in self._controller.plan.rows("answers") if row_id not in known))
            self.form.question.setFocus()

    def delete_current(self) -> None:
        """Remove the current answer."""
        answer = self.current
        if answer.id and self._turns.run(do.delete_answer, answer_id=answer.id):
            name = answer_words.name(answer.question, self._language)
            self.undo_offered.emit(words.deleted(name, self._language))

    def move_current(self, step: int) -> None:
        """Move the current answer up (-1) or down (1)."""
        at = self._ids.index(self._current) if self._current else -1
        if at >= 0 and 0 <= at + step < len(self._ids):
            following = [*self._ids, None][at + step + (1 if step > 0 else 0)]
            self._turns.run(do.move_answer, answer_id=self._current, before=following)

    def _pick(self, row: int) -> None:
        if 0 <= row < len(self._ids) and self._ids[row] != self._current:
            self.finish_typing()
            self._go_to(self._ids[row])

    def _go_to(self, answer_id: str) -> None:
        self._current = answer_id
        self.refresh()

    def _choose_length(self, length: str) -> None:
        if self._controller.is_reading:
            return
        if answer_id := self._made():
            self._turns.run(do.edit_answer, answer_id=answer_id, length=length)
            self._show_text()

    def _edit_sentence(self, sentence: Sentence, text: str) -> None:
        if answer_id := self._made():
            values = {"answer_id": answer_id, "key": sentence.key, "said": sentence.said, "text": text}
            self._turns.run(do.edit_sentence, **values)
            self._show_text()

    def _restore_sentence(self, key: str) -> None:
        if self._turns.run(do.restore_sentence, answer_id=self._current, key=key):
            self._show_text()
            self.texts.lines[key].field.setFocus()
            self.said.emit(self._labels["restored"])

    def _update_untouched(self, said: Mapping[str, str]) -> None:
        before = len(self.texts.stale_lines)
        edited = self._turns.run(do.update_untouched, answer_id=self._current, said=said)
        self._show_text()
        left = len(self.texts.stale_lines)
        line = words.updated(before - left, left, self._language) if edited else self._labels["updated_none"]
        self.said.emit(line)
        (self.texts.show_stale if left else self.texts.copy_all).setFocus()

    def _made(self) -> str:
        """Return the current answer; where there is none yet, it is made."""
        if not self._current and self._turns.run(do.add_answer):
            self._show_answers()
        return self._current

    # Looks

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave room for the text."""
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        wide = self._side.fontMetrics().averageCharWidth() * _WIDE
        self._side.setFixedWidth(min(wide, round(self.width() * _MOST_OF_WIDTH)))

    def _button(self, label: str, step: Callable[[], object]) -> QPushButton:
        button = QPushButton(no_mnemonic(self._labels[label]), self)
        button.clicked.connect(lambda: step())
        button.installEventFilter(EnterPresses(button))
        return button

    def _lay_out(self) -> None:
        self._listed = QWidget(self)
        listed = QVBoxLayout(self._listed)
        listed.setContentsMargins(0, 0, 0, 0)
        add_labelled(listed, self._labels["answers"], self.list)
        buttons = FlowLayout(6, 4)
        for button in (self.add, self.delete, self.up, self.down):
            buttons.addWidget(button)
        listed.addLayout(buttons)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.addWidget(self.hint)
        column.addWidget(self._listed)
        column.addWidget(self.form)
        column.addStretch(1)
        side = QScrollArea(self)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setWidgetResizable(True)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidget(inner)
        self._side = side
        fit_to_text(side, self._share_width)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(side)
        row.addWidget(self.texts, 1)


class _AnswerList(ShortList):
    """The answers, to be put into another order with Alt and the arrows, or removed.

    Signals:
        moved(step): the current one is to go up (-1) or down (1).
        deleted(): it is to go.
    """

    moved = Signal(int)
    deleted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what is meant for the current answer."""
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in _STEPS:
            self.moved.emit(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self.deleted.emit()
        else:
            super().keyPressEvent(event)
