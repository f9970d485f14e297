# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Profiles in the export dialog: one is chosen, one's own are kept and removed, files get their names."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.exports.options import ExportOptions, Settled
from app.exports.profiles import USUAL_NAME, Profile, settings_of, shipped_profiles
from app.views.details.details_fields import plain_label
from app.views.export.export_parts import choice_of
from app.words import exporting as words
from app.words.file_names import LONGEST_NAME


class ProfilePart(QWidget):
    """The choice of a profile.

    Signals:
        chosen(profile): its options are wanted.
        keep_asked(name, settings): keep what is chosen as a profile of one's own.
        remove_asked(key): forget one of one's own.
        grown(): it wants more room, or less.
    """

    chosen = Signal(object)
    keep_asked = Signal(str, str)
    remove_asked = Signal(str)
    grown = Signal()

    def __init__(
        self, own: Sequence[Profile], language: str, *, plan_language: str, may_keep: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._plan_language = plan_language
        self._texts = texts = words.labels(language)
        self._language = language
        self._own: tuple[Profile, ...] = ()
        self._options, self._naming = ExportOptions(), USUAL_NAME
        self.profiles = choice_of([], self)
        self.source = plain_label()
        self.keep = QPushButton(texts["keep_profile"], self)
        self.remove = QPushButton(texts["remove_profile"], self)
        self.name = _NameField(self)
        self.keep_name = QPushButton(texts["keep_name"], self)
        self._may_keep = may_keep
        self._lay_out()
        self.show_own(own)
        self.profiles.activated.connect(self._on_chosen)
        self.keep.clicked.connect(self._ask_name)
        self.remove.clicked.connect(lambda: self.remove_asked.emit(self.profiles.currentData().key))
        self.name.textChanged.connect(lambda text: self.keep_name.setEnabled(bool(text.strip())))
        self.name.entered.connect(self._keep)
        self.keep_name.clicked.connect(self._keep)

    def profile(self) -> Profile | None:
        """Return the profile that is chosen; None where the choices are nobody's."""
        found = self.profiles.currentData()
        return found if isinstance(found, Profile) else None

    def longest_name(self) -> int:
        """Return how long the name of a file may be."""
        profile = self.profile()
        return profile.longest_name if profile else LONGEST_NAME

    def show_own(self, own: Sequence[Profile]) -> None:
        """Offer these of one's own beside the shipped ones."""
        chosen = self.profile()
        self._own = tuple(own)
        self.profiles.clear()
        self.profiles.addItem(self._texts["no_profile"], None)
        for profile in (*shipped_profiles(self._language), *self._own):
            self.profiles.addItem(profile.name, profile)
        self.choose(chosen.key if chosen else "")

    def choose(self, key: str) -> None:
        """Choose the profile of a key, or of a name; none where there is none of it."""
        for at in range(1, self.profiles.count()):
            if key and key in (self.profiles.itemData(at).key, self.profiles.itemData(at).name):
                self.profiles.setCurrentIndex(at)
                break
        else:
            self.profiles.setCurrentIndex(0)
        self._tell()

    def follow(self, options: ExportOptions, naming: str) -> None:
        """Look at what is chosen now: a profile that asks for something else is no longer the one chosen."""
        self._options, self._naming = options, naming
        profile = self.profile()
        if profile and self._as_printed(profile.applied(options)) != self._as_printed(options):
            self.choose("")

    def _as_printed(self, options: ExportOptions) -> Settled:
        """Return options with the usual filled in; the title line is each format's own."""
        return replace(options, title=False).settled(language=self._plan_language, title=False)

    def _on_chosen(self) -> None:
        self._tell()
        if profile := self.profile():
            self.chosen.emit(profile)

    def _tell(self) -> None:
        profile = self.profile()
        about = words.about_profile(profile.about, profile.source, profile.as_of, self._language) if profile else ""
        was_there = not self.source.isHidden()
        self.source.setText(about)
        self.source.setVisible(bool(about))
        self.profiles.setAccessibleDescription(about)
        self.remove.setVisible(profile in self._own)
        self.keep.setVisible(self._may_keep and profile is None and self.name.isHidden())
        if was_there != bool(about):
            self.grown.emit()

    def _ask_name(self) -> None:
        for widget in (self.name, self.keep_name):
            widget.show()
        self.keep.hide()
        self.keep_name.setEnabled(False)
        self.name.setFocus()
        self.grown.emit()

    def _keep(self) -> None:
        if name := self.name.text().strip():
            for widget in (self.name, self.keep_name):
                widget.hide()
            self.name.clear()
            self.keep_asked.emit(name, settings_of(self._options, file_name=self._naming))
            self.choose(name)
            self.profiles.setFocus()
            self.grown.emit()

    def _lay_out(self) -> None:
        self.profiles.setAccessibleName(self._texts["profile"].replace("&", "").rstrip(":"))
        self.name.setPlaceholderText(self._texts["profile_name"])
        self.name.setAccessibleName(self._texts["profile_name"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        caption = QLabel(self._texts["profile"], self)
        caption.setBuddy(self.profiles)
        row.addWidget(caption)
        row.addWidget(self.profiles, 1)
        for button in (self.keep, self.remove):
            button.setAutoDefault(False)
            row.addWidget(button)
        naming = QHBoxLayout()
        naming.addWidget(self.name, 1)
        naming.addWidget(self.keep_name)
        column.addLayout(row)
        column.addWidget(self.source)
        column.addLayout(naming)
        self.keep_name.setAutoDefault(False)
        for widget in (self.name, self.keep_name, self.source, self.remove):
            widget.hide()


class _NameField(QLineEdit):
    """Takes Enter for itself: the dialog would export.

    Signals:
        entered(): the name is typed.
    """

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)
