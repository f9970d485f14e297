# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The export dialog: where the table goes, what is in it, and what the page is like."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.errors import CannotWrite, UserError
from app.exports.options import ExportOptions
from app.exports.registry import FORMATS, Format
from app.exports.rendered import Rendered
from app.models import regions
from app.models.plan import Plan
from app.views.banner import announce
from app.views.export_examples import ExamplesPart
from app.views.export_job import ExportJob
from app.views.export_parts import Choices, PagePart, Parts, WhatPart, WherePart
from app.views.places import ask_where, whole_name
from app.words import errors
from app.words import exporting as words

_QUIET_MS = 150


class ExportDialog(QDialog):
    """Asks how a plan is to be exported, and does it; with nothing touched, Enter makes a good PDF.

    Signals:
        exported(path, rendered): the file stands there.
        show_asked(): go to the entries that are still a template's.
    """

    exported = Signal(object, object)
    show_asked = Signal()

    def __init__(
        self, plan: Plan, language: str, folder: Path, choices: Choices | None = None, parent: QWidget | None = None
    ) -> None:
        """``language`` is that of the interface, ``folder`` where a place for the file is suggested.

        ``choices`` are those that were made the last time, as ``choices()`` returned them.
        """
        super().__init__(parent)
        self._plan, self._language, self._folder = plan, language, folder
        self._texts = words.labels(language)
        self._job: ExportJob | None = None
        self._look: ExportJob | None = None
        self._works = True
        self.setWindowTitle(self._texts["window"])
        self.setLocale(QLocale(language))
        self.where = WherePart(self._texts, self)
        self.what = WhatPart(plan, language, self)
        self.page = PagePart(regions.paper(plan.project.language), language, self)
        self.examples = ExamplesPart(plan, language, self)
        self._parts = Parts((self.where, self.what, self.page), self)
        self.line = QLabel(words.looking(language), self)
        self.leave_out = QPushButton(self._texts["leave_out"], self)
        self.progress = QProgressBar(self)
        self.export_button = QPushButton(self)
        self.cancel_button = QPushButton(self._texts["cancel"], self)
        self._looking = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._set_up()
        self._lay_out()
        for part in (self.where, self.what, self.page):
            part.take_over(choices or {})
        self.where.changed.connect(self._on_where)
        self.what.changed.connect(self._on_change)
        self.page.changed.connect(self._on_change)
        self.page.grown.connect(self._fit)
        self.examples.changed.connect(self._look_again)
        self.examples.show_asked.connect(self._show_examples)
        self.leave_out.clicked.connect(self._leave_legend_out)
        self._looking.timeout.connect(self._begin_look)
        self.export_button.clicked.connect(self._on_export)
        self.cancel_button.clicked.connect(self.reject)
        self._on_where()

    def wanted(self) -> Format:
        """Return the format that is chosen."""
        return FORMATS[self.where.suffix()]

    def options(self) -> ExportOptions:
        """Return what is chosen."""
        return ExportOptions(
            paper=self.page.paper.currentData(),
            orientation=self.page.orientation.currentData(),
            margin=self.page.margin(),
            text_size=self.page.text_size.value(),
            title=self.what.title_line.isChecked(),
            legend=self.what.legend.isChecked(),
            page_numbers=self.page.page_numbers.currentData(),
            groups=self.what.group_ids(),
        )

    def choices(self) -> Choices:
        """Return what is chosen, to be chosen again the next time."""
        return {**self.where.choices_made(), **self.what.choices_made(), **self.page.choices_made()}

    def ask_place(self, suggested: Path) -> Path | None:
        """Ask where the file is to go; None for nowhere."""
        return ask_where(self, self._texts["place"], suggested, words.kind_of_file(suggested.suffix, self._language))

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
        self._stop_looking()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look how it fits."""
        super().showEvent(event)
        if not event.spontaneous():
            self._fit()
            self.where.setFocus()
            self._begin_look()

    def _show_examples(self) -> None:
        self.reject()
        self.show_asked.emit()

    # How it fits

    def _on_where(self) -> None:
        wanted = self.wanted()
        self.what.follow(wanted)
        text = words.button(wanted.suffix, self._language, blank=not self._plan.stages)
        self.export_button.setText(text)
        self._on_change()

    def _on_change(self) -> None:
        if not self.what.has_group():
            self._looking.stop()
            self._say(words.no_group(self._language), works=False)
        else:
            self._looking.start()

    def _begin_look(self) -> None:
        """Render in the background, one at a time: what was changed meanwhile is looked at when this one ends."""
        if self._look is None and self._job is None and self.what.has_group():
            self._look = ExportJob(self.examples.exported(), self.wanted(), self.options())
            self._look.ended.connect(self._on_looked)
            self._look.begin()

    def _look_again(self) -> None:
        self._stop_looking()
        self._begin_look()

    def _stop_looking(self) -> None:
        self._looking.stop()
        if self._look:
            self._look.cancel()
            self._look = None

    def _on_looked(self, job: ExportJob) -> None:
        if job is not self._look:
            return
        self._look, outcome = None, job.outcome
        if self._job or not self.what.has_group():
            return
        if (job.wanted, job.options) != (self.wanted(), self.options()):
            self._begin_look()
        elif isinstance(outcome, Rendered):
            fewer = job.pages_without_legend if (job.pages_without_legend or 0) < (outcome.pages or 0) else None
            self._say(self._how(outcome, job.options, fewer), works=True, offer=bool(fewer))
        else:
            self._tell(outcome)

    def _leave_legend_out(self) -> None:
        self.export_button.setFocus()
        self.what.legend.setChecked(False)

    def _how(self, rendered: Rendered, asked: ExportOptions, without_legend: int | None) -> str:
        used, language, suffix = rendered.options, self._language, self.wanted().suffix
        parts = [words.result(suffix, rendered.pages, used.paper, used.orientation, used.text_size, language)]
        if used.text_size < asked.text_size:
            parts.append(words.smaller(asked.text_size, language))
        elif used.orientation != asked.orientation:
            parts.append(words.turned(language))
        elif not rendered.whole:
            parts.append(words.broken(language))
        elif rendered.pages == 1:
            parts.append(words.fits(language))
        if without_legend:
            parts.append(words.without_legend(without_legend, language))
        if not self._plan.stages:
            parts.insert(0, words.nothing_yet(language))
        return " ".join(parts)

    # Making the file

    def _on_export(self) -> None:
        if self._job or not self.what.has_group():
            return
        wanted, options = self.wanted(), self.options()
        today = datetime.now().astimezone().date()
        name = words.file_name(self._plan.project.title, today, wanted.suffix, self._language)
        path = self.ask_place(self._folder / name)
        if path is None:
            return
        self._stop_looking()  # what is said from here on is about the file
        try:
            path = whole_name(path, wanted.suffix)
        except CannotWrite as error:
            self._tell(error)
            return
        self._folder = path.parent
        job = ExportJob(self.examples.exported(), wanted, options, path)
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

    def _say(self, text: str, *, works: bool | None = None, offer: bool = False) -> None:
        """Put a sentence at the foot; ``offer`` to leave the legend out."""
        self._works = self._works if works is None else works
        self.export_button.setEnabled(self._works and self._job is None)
        self.export_button.setAccessibleDescription(text)
        self.leave_out.setVisible(offer)
        if text != self.line.text():
            self.line.setText(text)
            if self.isVisible() and self.line.heightForWidth(self.line.width()) > self.line.height():
                self._fit()
            announce(self, text)

    # Looks

    def _set_up(self) -> None:
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setWordWrap(True)
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.line.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setMaximumHeight(self.fontMetrics().height() // 2)
        keeps_its_place = self.progress.sizePolicy()
        keeps_its_place.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeps_its_place)
        self.progress.hide()
        self.leave_out.hide()
        self.leave_out.setAutoDefault(False)
        self.export_button.setDefault(True)
        self.cancel_button.setAutoDefault(False)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.export_button)
        buttons.addWidget(self.cancel_button)
        foot = QHBoxLayout()
        foot.addWidget(self.line, 1)
        foot.addWidget(self.leave_out)
        self._column = column = QVBoxLayout(self)
        column.addWidget(self._parts, 1)
        column.addWidget(self.examples)
        column.addLayout(foot)
        column.addWidget(self.progress)
        column.addLayout(buttons)

    def _fit(self) -> None:
        """Be as large as the parts want, as far as the screen goes."""
        screen = self.screen().availableGeometry()
        room = screen.size() - QSize(0, 3 * self.fontMetrics().height())
        self._parts.measure()
        self._column.activate()
        width = min(max(self.width(), self.sizeHint().width()), room.width())
        self.resize(width, min(self._column.totalHeightForWidth(width), room.height()))
        below = self.frameGeometry().bottom() - screen.bottom()
        if below > 0 and self.isVisible():
            self.move(self.x(), max(screen.top(), self.y() - below))
        if self.page.fold.isChecked():
            self._parts.ensureWidgetVisible(self.page)
