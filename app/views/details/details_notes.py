# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What Details shows of notes: on a cell, on who decides in a stage, on a stage."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app import operations as do
from app.models.rows import Note
from app.views.controller import PlanController
from app.views.details.details_fields import Run, TextField, add_labelled, column_in, name_field, plain_label
from app.words import details as words

_Place = tuple[str | None, str | None, bool]
"""What a note is on: its stage, its level, and whether it is on Control."""


class NotePart(QWidget):
    """The notes on one place of the matrix, each in its field; where there is none, a field to type one into."""

    def __init__(self, controller: PlanController, run: Run, language: str) -> None:
        super().__init__()
        self._controller, self._run, self._language = controller, run, language
        self._place: _Place = (None, None, False)
        self._rows: list[tuple[QLabel, TextField]] = []
        self._shown: list[str] = []
        self._column = QVBoxLayout()
        column = column_in(self)
        column.setSpacing(2)
        column.addLayout(self._column)
        column.addWidget(plain_label(words.labels(language)["never_printed"], small=True))
        self._add_row()

    def show_place(self, stage_id: str, level_id: str | None = None, *, at_control: bool = False) -> None:
        """Show the notes on a cell, named by its stage and level, on the Control of a stage, or on a stage."""
        place = stage_id, level_id, at_control
        moved = place != self._place
        if moved or [note.id for note in self._notes()] != self._shown:
            self.commit()
        self._place = place
        notes = self._notes()
        self._shown = [note.id for note in notes]
        for at, note_id in enumerate(self._shown or [""]):
            if at == len(self._rows):
                self._add_row()
            label, field = self._rows[at]
            other, field.key = moved or field.key != note_id, note_id
            (field.reset if other else field.refresh)()
            name_field(label, field, words.note(notes[at].author if notes else "", self._language))
        for at, row in enumerate(self._rows):
            for widget in row:
                widget.setVisible(at < max(1, len(notes)))

    def take_keyboard(self) -> None:
        """Give the keyboard to the last note."""
        self._rows[max(1, len(self._shown)) - 1][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_first(self) -> None:
        """Put the caret into the first note."""
        self._rows[0][1].setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Save what is half typed, where its note is still there."""
        for _, field in self._rows:
            if not field.key or field.key in self._controller.plan.rows("notes"):
                field.commit()

    def _notes(self) -> list[Note]:
        notes = self._controller.plan.rows("notes").values()
        here = [note for note in notes if isinstance(note, Note) and _place_of(note) == self._place]
        return sorted(here, key=lambda note: (note.written_at, note.id))

    def _add_row(self) -> None:
        field = TextField("", self._said, self._save, several_lines=True)
        field.setReadOnly(self._controller.is_reading)
        self._rows.append((add_labelled(self._column, words.note("", self._language), field), field))
        if len(self._rows) > 1:
            QWidget.setTabOrder(self._rows[-2][1], field)

    def _said(self, note_id: str) -> str:
        return self._controller.plan.note(note_id).text if note_id in self._controller.plan.rows("notes") else ""

    def _save(self, note_id: str, text: str) -> None:
        if note_id:
            blank = not text.strip()
            values = {"note_id": note_id} if blank else {"note_id": note_id, "text": text}
            self._run(do.delete_note if blank else do.edit_note, **values)
        elif text.strip():
            stage_id, level_id, at_control = self._place
            opened = self._controller.opened
            self._run(
                do.add_note,
                stage_id=stage_id,
                level_id=level_id,
                at_control=at_control,
                text=text,
                author=opened.author if opened else "",
                written_at=datetime.now(UTC).isoformat(timespec="seconds"),
            )


def _place_of(note: Note) -> _Place:
    return note.stage_id, note.level_id, note.at_control
