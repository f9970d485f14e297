# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed since a version, stage by stage, with room for a reason each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app import operations as do
from app.errors import UserError
from app.exports.change_report import Since
from app.models.changes import Changes
from app.models.plan import Plan
from app.models.row_changes import Difference, Subject, differences, reasons, report
from app.storage.versions import Version
from app.views.controller import PlanController
from app.views.details.details_fields import TextField, add_labelled, plain_label
from app.views.enter import EnterPresses
from app.views.versions.kept_versions import version_name
from app.views.versions.past import Past
from app.views.window.banner import announce
from app.words import versions as words

_MOST_SHOWN = 200
_BY_KEYS = Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse


class Comparison(QWidget):
    """What changed from one version to the plan as it is now, or to another version.

    Signals:
        left(): the versions are wanted again.
        said(line): what was done.
        export_asked(plan, since): export what changed as a table.
    """

    left = Signal()
    said = Signal(str)
    export_asked = Signal(object, object)

    def __init__(self, controller: PlanController, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller, self._language = controller, language
        self._labels = words.comparing(language)
        self._past = Past(controller)
        self._base: Version | None = None
        self._earlier: Version | None = None
        self._later: Version | None = None
        self._others: list[Version] = []
        self._found: list[Difference] = []
        self._fields: dict[Subject, TextField] = {}
        self.head = _heading("")
        self.other = QComboBox()
        self.back = QPushButton(self._labels["back"])
        self.copy = QPushButton(self._labels["copy_text"])
        self.export = QPushButton(self._labels["export_table"])
        self._scroll = QScrollArea()
        self._lay_out()
        controller.changed.connect(self._plan_changed)

    def compare(self, base: Version, versions: Sequence[Version]) -> None:
        """Show what changed since a version; the others are offered to be compared with."""
        self._base, self._earlier = base, None
        self._others = [version for version in versions if version.id != base.id]
        self.other.clear()
        self.other.addItem(self._labels["now"])
        self.other.addItems([version_name(version, self._language) for version in self._others])
        self._show()
        announce(self, self.head.text())

    @property
    def fields(self) -> dict[Subject, TextField]:
        """The fields for reasons, by the row that each is about."""
        return self._fields

    def text(self) -> str:
        """Return the report on what changed as plain text."""
        return report(self.head.text(), self._found, self._reasons(), self._language)

    def finish_typing(self) -> None:
        """Save a reason that is half typed."""
        for field in list(self._fields.values()):
            field.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the versions."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        label = QLabel(self._labels["compared_with"])
        label.setBuddy(self.other)
        self.other.setAccessibleName(self._labels["compared_with"])
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.other.activated.connect(self._chosen)
        enter = EnterPresses(self)
        for button, step in ((self.back, self._leave), (self.copy, self._copy), (self.export, self._export)):
            button.clicked.connect(step)
            button.installEventFilter(enter)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab goes on to what is in it
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(label)
        row.addWidget(self.other, 1)
        row.addWidget(self.copy)
        row.addWidget(self.export)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)

    def _plan_of(self, version: Version | None) -> Plan:
        """Return what a version says; raises VersionUnreadable."""
        return self._past.plan_in(version.id) if version else self._controller.plan

    def _export(self) -> None:
        """Export what changed as a table, with the reasons that were given."""
        self.finish_typing()
        earlier, later = self._earlier, self._later
        try:
            before, after = self._plan_of(earlier), self._plan_of(later)
        except UserError as error:
            self._controller.refused.emit(error)
            return
        if earlier:
            self.export_asked.emit(after, Since(before, version_name(earlier, self._language), self._reasons()))

    def _chosen(self) -> None:
        self._show()
        announce(self, self.head.text())

    def _show(self) -> None:
        """Show what changed; where two versions are compared, from the earlier one to the later."""
        if self._base is None:
            return
        at = self.other.currentIndex() - 1
        earlier, later = self._base, self._others[at] if at >= 0 else None
        if later and later.kept_at < earlier.kept_at:
            earlier, later = later, earlier
        try:
            self._found = differences(self._plan_of(earlier), self._plan_of(later), self._language)
        except UserError as error:
            self._found = []
            self._controller.refused.emit(error)
        name, count = version_name(earlier, self._language), len(self._found)
        since = words.changed_since(name, count, self._language)
        if later:
            since = words.changed_between(name, version_name(later, self._language), count, self._language)
        self.head.setText(since)
        half_typed = self._half_typed() if self._earlier and self._earlier.id == earlier.id else {}
        self._earlier, self._later = earlier, later
        self._fill(half_typed)

    def _half_typed(self) -> dict[Subject, str]:
        typed = {subject: field.text() for subject, field in self._fields.items()}
        return {subject: text for subject, text in typed.items() if text != self._reason(subject)}

    def _fill(self, half_typed: Mapping[Subject, str]) -> None:
        inside, self._fields, heading = QWidget(), {}, ""
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 4, 4)
        column.setSpacing(10)
        for each in self._found[:_MOST_SHOWN]:
            if each.heading != heading:
                heading = each.heading
                column.addWidget(_heading(heading))
            if self._reasons() is not None:
                self._add_with_reason(column, each)
            else:
                label = plain_label(each.sentence)
                label.setTextInteractionFlags(_BY_KEYS)
                column.addWidget(label)
        if len(self._found) > _MOST_SHOWN:
            column.addWidget(plain_label(words.more_changes(len(self._found) - _MOST_SHOWN, self._language)))
        if not self._found:
            column.addWidget(plain_label(self._labels["no_difference"]))
        column.addStretch(1)
        scrolled = self._scroll.verticalScrollBar().value()
        self._scroll.setWidget(inside)
        self._scroll.verticalScrollBar().setValue(scrolled)
        for subject, text in half_typed.items():
            if subject in self._fields:
                self._fields[subject].setPlainText(text)

    def _add_with_reason(self, column: QVBoxLayout, each: Difference) -> None:
        field = TextField(
            "reason", lambda _: self._reason(each.subject), lambda _, text: self._give(each.subject, text)
        )
        field.setPlaceholderText(self._labels["reason"])
        add_labelled(column, each.sentence, field)
        field.setAccessibleName(words.reason_for(each.sentence, self._language))
        field.setReadOnly(self._controller.is_reading)
        field.reset()
        self._fields[each.subject] = field

    def _reasons(self) -> dict[Subject, str] | None:
        """Return the reasons that were given; None where none are asked for: nobody got a version without a name."""
        named = self._earlier and self._earlier.name
        return reasons(self._controller.plan, self._earlier.id) if self._earlier and named else None

    def _reason(self, subject: Subject) -> str:
        return (self._reasons() or {}).get(subject, "")

    def _give(self, subject: Subject, text: str) -> None:
        if self._earlier:
            about = {"version_id": self._earlier.id, "table": subject[0], "row_id": subject[1]}
            self._controller.run(do.give_reason, initiator=self, text=text, **about)

    def _plan_changed(self, changes: Changes, initiator: object) -> None:
        if self._base is None or initiator is self or not self.isVisible():
            return
        if all(change.table == "reasons" for change in changes):
            for field in self._fields.values():
                field.refresh()
        else:
            self._show()

    def _leave(self) -> None:
        self.finish_typing()
        self._base = None
        self.left.emit()

    def _copy(self) -> None:
        self.finish_typing()
        QGuiApplication.clipboard().setText(self.text())
        self.said.emit(self._labels["copied"])


def _heading(text: str) -> QLabel:
    label = plain_label(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
