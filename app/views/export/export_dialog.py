# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The export dialog: where the table goes, what is in it, and what the page is like."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSignalBlocker, QSize, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import CannotWrite, UserError
from app.exports.change_report import Since
from app.exports.option_data import from_data, to_data
from app.exports.options import ExportOptions
from app.exports.profiles import Profile
from app.exports.registry import FORMATS, Format
from app.exports.rendered import Rendered
from app.models import regions
from app.models.plan import Plan
from app.views.export.export_examples import ExamplesPart
from app.views.export.export_job import ExportJob, RemarksJob
from app.views.export.export_looking import Looking, Wanted
from app.views.export.export_page import PagePart
from app.views.export.export_parts import Choices, Parts, keep_on_screen, line_of_text, quiet_progress
from app.views.export.export_preview import PreviewPart
from app.views.export.export_profile import ProfilePart
from app.views.export.export_remarks import RemarksPart
from app.views.export.export_telling import how_it_comes_out, suggested_name
from app.views.export.export_what import WhatPart
from app.views.export.export_where import WherePart
from app.views.window.banner import announce
from app.views.window.places import ask_where, whole_name
from app.words import errors
from app.words import exporting as words

if TYPE_CHECKING:  # its libraries take a while to load
    from app.exports.preflight import Remedy

_ROOM_FOR_PREVIEW = 150
"""Characters: a screen that is narrower shows the preview in place of the choices."""


class ExportDialog(QDialog):
    """Asks how a plan is to be exported, and does it; with nothing touched, Enter makes a good PDF.

    Signals:
        exported(path, rendered): the file stands there.
        show_asked(): go to the entries that are still a template's.
        copy_asked(options), portal_asked(), questions_asked(), print_asked(pdf): go on elsewhere.
        keep_asked(name, settings), remove_asked(key): of a profile of the plan's own.
    """

    LEFT = 2
    """What ``exec`` returns where the choices are worth keeping, though no file was made."""

    exported = Signal(object, object)
    show_asked = Signal()
    copy_asked = Signal(object)
    portal_asked = Signal()
    questions_asked = Signal()
    print_asked = Signal(bytes)
    keep_asked = Signal(str, str)
    remove_asked = Signal(str)

    def __init__(
        self,
        plan: Plan,
        language: str,
        folder: Path,
        choices: Choices | None = None,
        parent: QWidget | None = None,
        *,
        own: Sequence[Profile] = (),
        may_keep: bool = False,
        since: Since | None = None,
    ) -> None:
        """``language`` is that of the interface, ``folder`` where a place for the file is suggested.

        ``choices`` are those that were made the last time, as ``choices()`` returned them. ``own`` are the plan's
        profiles; ``may_keep`` tells whether it takes more. With ``since`` what changed is exported, not the matrix.
        """
        super().__init__(parent)
        self._plan, self._language, self._folder = plan, language, folder
        self._texts = words.labels(language)
        self._since = since
        self._job: ExportJob | None = None
        self._works = True
        self._fitted = QSize()
        self.setWindowTitle(self._texts["window"])
        self.setLocale(QLocale(language))
        self.where = WherePart(language, self)
        plan_language = plan.project.language
        self.profile = ProfilePart(own, language, plan_language=plan_language, may_keep=may_keep, parent=self)
        self.what = WhatPart(plan, language, self)
        self.page = PagePart(regions.paper(plan_language), language, self)
        self.examples = ExamplesPart(plan, language, self)
        self.remarks = RemarksPart(language, self)
        self.preview = PreviewPart(language, self)
        self._parts = Parts((self.where, self.profile, self.what, self.page), self)
        self.line = line_of_text(words.looking(language), self)
        self.turn = QPushButton(self._texts["to_preview"], self)
        self.progress = quiet_progress(self)
        self.export_button = QPushButton(self)
        self.cancel_button = QPushButton(self._texts["cancel"], self)
        self._looking = Looking(self._to_look_at, since, self)
        self._set_up()
        self._lay_out()
        self._take_over(choices or {})
        self._connect()
        self._on_where()

    def wanted(self) -> Format:
        """Return the format that is chosen."""
        return FORMATS[self.where.suffix()]

    def options(self) -> ExportOptions:
        """Return what is chosen."""
        return self.what.applied(self.page.applied(ExportOptions()))

    def choices(self) -> Choices:
        """Return what is chosen, to be chosen again the next time."""
        options = replace(self.options(), title=self.what.asked_title(), paper=self.page.asked_paper())
        options = replace(options, groups=(), stages=(), columns=())
        profile = self.profile.profile()
        return {
            "suffix": self.where.suffix(),
            "options": to_data(options),
            "profile": profile.key if profile else "",
            "file_name": self.page.file_name.currentData(),
            **self.what.left_out(),
        }

    def ask_place(self, suggested: Path) -> Path | None:
        """Ask where the file is to go; None for nowhere."""
        return ask_where(self, self._texts["place"], suggested, words.kind_of_file(suggested.suffix, self._language))

    def _take_over(self, choices: Choices) -> None:
        """Choose what was chosen the last time."""
        self.where.take_over(choices)
        self.what.leave_out(choices)
        if "options" in choices:
            self._show_options(from_data(choices["options"]))
        self.profile.choose(str(choices.get("profile", "")))
        self.page.choose_naming(str(choices.get("file_name", "")))

    def _show_options(self, options: ExportOptions) -> None:
        self.page.show_options(options)
        self.what.show_options(options, self.wanted())

    def _connect(self) -> None:
        self.where.changed.connect(self._on_where)
        self.where.copy_asked.connect(lambda: self._go_on(lambda: self.copy_asked.emit(self.options())))
        self.where.portal_asked.connect(lambda: self._go_on(self.portal_asked.emit))
        self.remarks.questions_asked.connect(lambda: self._go_on(self.questions_asked.emit))
        self.examples.show_asked.connect(lambda: self._go_on(self.show_asked.emit))
        self.preview.print_asked.connect(lambda: self.print_asked.emit(self.preview.data))
        self.profile.chosen.connect(self._on_profile)
        self.profile.keep_asked.connect(self.keep_asked)
        self.profile.remove_asked.connect(self.remove_asked)
        for changed in (self.what.changed, self.page.changed):
            changed.connect(self._on_change)
        self.remarks.grown.connect(self._fit_anew)
        for grown in (self.what.grown, self.page.grown, self.profile.grown):
            grown.connect(self._fit)
        self.examples.changed.connect(self._looking.again)
        self.remarks.remedy_asked.connect(self._do_remedy)
        self.turn.clicked.connect(self._turn_round)
        self._looking.looked.connect(self._on_looked)
        self._looking.remarked.connect(self._on_remarked)
        self.export_button.clicked.connect(self._on_export)
        self.cancel_button.clicked.connect(self.reject)

    # Closing

    def reject(self) -> None:
        """Cancel what is going on; close where nothing is."""
        if self._job is None:
            super().reject()
        elif self._job.cancel():
            self._set_job(None)
            self._say(words.stopped(self._language))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Cancel what is going on and close; a file that is being put in place is waited for, for it is soon there."""
        if self._job and not self._job.cancel():
            self._job.wait()
            QCoreApplication.sendPostedEvents(self, QEvent.Type.MetaCall)
            event.setAccepted(not self.isVisible())  # it has closed by itself, or tells what went wrong
            return
        self._job = None
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Close; nobody looks at how it fits any more."""
        self._looking.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look how it fits."""
        super().showEvent(event)
        if not event.spontaneous():
            self._fit()
            self.where.setFocus()
            self._looking.again()

    def _go_on(self, elsewhere: Callable[[], object]) -> None:
        """Close, and go on elsewhere."""
        if self._job is None:
            self.done(ExportDialog.LEFT)
            elsewhere()

    # How it fits

    def _on_where(self) -> None:
        wanted = self.wanted()
        self.what.follow(wanted)
        self.page.follow(wanted)
        text = words.button(wanted.suffix, self._language, blank=not self._plan.stages)
        self.export_button.setText(text)
        self._on_change()

    def _on_profile(self, profile: Profile) -> None:
        with QSignalBlocker(self.page), QSignalBlocker(self.what):  # half of it is nobody's choice
            self._show_options(profile.applied(self.options()))
            self.page.choose_naming(profile.file_name)
        self._on_change()

    def _do_remedy(self, remedy: "Remedy") -> None:
        self.export_button.setFocus()
        if remedy.kind == "examples":
            self.examples.leave_out.click()
        else:
            self._show_options(replace(remedy.options, title=self.what.asked_title()))

    def _on_change(self) -> None:
        self.profile.follow(self.options(), self.page.file_name.currentData())
        if lack := self.what.lack():
            self._looking.stop()
            self._say(lack, works=False)
        else:
            self._looking.soon()

    def _to_look_at(self) -> Wanted | None:
        if self._job or self.what.lack():
            return None
        return self.examples.exported(), self.wanted(), self.options()

    def _on_looked(self, job: ExportJob) -> None:
        if isinstance(job.outcome, Rendered):
            seen = job.preview
            self.preview.show_pages(seen.data if seen else b"", (seen.pages or 1) if seen else 0)
            self._say(how_it_comes_out(self._plan, job.wanted, job.outcome, job.options, self._language), works=True)
        else:
            self.preview.show_pages(b"", 0)
            self.remarks.show_remarks((), None)
            self._tell(job.outcome)

    def _on_remarked(self, job: RemarksJob) -> None:
        if isinstance(job.outcome, tuple):
            self.remarks.show_remarks(job.outcome, job.look.options.pages)
            foot = (self.turn, self.export_button, self.cancel_button)
            chain = [self.preview.print, *self.remarks.buttons(), *foot]
            for before, behind in itertools.pairwise(chain):
                QWidget.setTabOrder(before, behind)
        else:
            self._tell(job.outcome)

    # Making the file

    def _on_export(self) -> None:
        if self._job or self.what.lack():
            return
        wanted, options = self.wanted(), self.options()
        name = suggested_name(
            self._plan, wanted.suffix, self.page.file_name.currentData(), self.profile.longest_name(), self._language
        )
        path = self.ask_place(self._folder / name)
        if path is None:
            return
        self._looking.stop()  # what is said from here on is about the file
        try:
            path = whole_name(path, wanted.suffix)
        except CannotWrite as error:
            self._tell(error)
            return
        self._folder = path.parent
        job = ExportJob(self.examples.exported(), wanted, options, path, since=self._since)
        job.ended.connect(self._on_ended)
        self.destroyed.connect(job.cancel)
        self._set_job(job)
        self._say(words.making(wanted.suffix, self._language))
        job.begin()

    def _on_ended(self, job: ExportJob) -> None:
        if job is not self._job:
            return
        self._set_job(None)
        if isinstance(job.outcome, Rendered):
            self.exported.emit(job.path, job.outcome)
            self.accept()
        else:
            self._tell(job.outcome)

    def _set_job(self, job: ExportJob | None) -> None:
        self._job = job
        busy = job is not None
        self._parts.setEnabled(not busy)
        self.examples.setEnabled(not busy)
        self.progress.setVisible(busy)
        self.export_button.setEnabled(self._works and not busy)
        (self.cancel_button if busy else self.export_button).setFocus()

    def _tell(self, outcome: object) -> None:
        """Say what went wrong; a place that does not take the file is no reason not to try another."""
        if isinstance(outcome, UserError):
            self._say(errors.sentence(outcome, self._language), works=isinstance(outcome, CannotWrite))
        elif isinstance(outcome, Exception):
            self._say(errors.unexpected(type(outcome).__name__, self._language))
            raise outcome

    def _say(self, text: str, *, works: bool | None = None) -> None:
        """Put a sentence at the foot; ``works`` tells whether there is something to export."""
        self._works = self._works if works is None else works
        self.export_button.setEnabled(self._works and self._job is None)
        self.export_button.setAccessibleDescription(text)
        if text != self.line.text():
            self.line.setText(text)
            self._fit_anew()
            announce(self, text)

    # Looks

    def _set_up(self) -> None:
        self.turn.setAutoDefault(False)
        self.turn.hide()
        if self._since:
            self.what.setVisible(False)
            self.where.only_files()
        self.export_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.cancel_button)
        buttons.insertWidget(0, self.turn)
        sides = QHBoxLayout()
        sides.addWidget(self._parts, 1)
        sides.addWidget(self.preview, 1)
        self._column = column = QVBoxLayout(self)
        column.addLayout(sides, 1)
        column.addWidget(self.examples)
        column.addWidget(self.remarks)
        column.addWidget(self.line)
        column.addWidget(self.progress)
        column.addLayout(buttons)

    def _show_both(self, *, both: bool) -> None:
        if both != self.turn.isHidden():
            self.turn.setVisible(not both)
            self._show_side(preview=both, choices=True)

    def _turn_round(self) -> None:
        """Show the preview in place of the choices, or the other way round."""
        self._show_side(preview=self.preview.isHidden(), choices=not self.preview.isHidden())

    def _show_side(self, *, preview: bool, choices: bool) -> None:
        self.preview.setVisible(preview)
        self._parts.setVisible(choices)
        self.turn.setText(self._texts["to_preview" if choices else "to_choices"])

    def _fit_anew(self) -> None:
        """Fit again after other lines came, unless somebody gave the dialog another size meanwhile."""
        if self.isVisible() and self.size() == self._fitted:
            self._fit()

    def _fit(self) -> None:
        """Be as large as the parts want, as far as the screen goes; both sides are seen where there is room."""
        screen = self.screen().availableGeometry()
        room = screen.size() - QSize(0, 3 * self.fontMetrics().height())
        self._parts.measure()
        needed = self._parts.minimumSizeHint().width() + self.preview.least_width()
        self._show_both(both=room.width() >= max(needed, _ROOM_FOR_PREVIEW * self.fontMetrics().averageCharWidth()))
        self._column.activate()
        width = min(max(self.width(), self.sizeHint().width()), room.width())
        height = max(self._column.totalHeightForWidth(width), self.sizeHint().height())
        self.resize(width, min(max(self.height(), height), room.height()))
        self._column.activate()
        lacking = self._parts.lacking()
        if lacking:
            self.resize(width, min(self.height() + lacking, room.height()))
        self._fitted = self.size()
        keep_on_screen(self)
        self._parts.see_unfolded()
