# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Tables that come into a window: from a file, the clipboard, or dropped; into its plan, or as a new one."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.errors import CannotImport, UserError
from app.imports.clipboard import tables_from_clipboard
from app.imports.reading import READERS, read_tables
from app.imports.table import SourceTable
from app.models.changes import Draft
from app.models.new import new_plan
from app.operations import edit_project
from app.views.background import Job
from app.views.details.details_fields import plain_label
from app.views.start.import_dialog import Taken, ask, bring_in, take
from app.views.window.places import ask_one_of
from app.words import importing as words

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

_PATIENCE_MS = 300
_WIDTH = 44  # characters
_LONGEST_TITLE = 300


class BringingIn:
    """How tables come into one window."""

    def __init__(self, window: "MainWindow", desk: "Desk") -> None:
        self._window, self._desk, self._language = window, desk, desk.language
        self._labels = words.labels(desk.language)

    def choose(self) -> None:
        """Ask for a file, and bring in a table of it."""
        if self._may_take():
            folder, labels = self._window.files.folder(), self._labels
            path = ask_one_of(self._window, labels["choose_title"], folder, labels["kind"], tuple(READERS))
            if path:
                self.read(path)

    def paste(self) -> None:
        """Bring in the table on the clipboard."""
        if not self._may_take():
            return
        mime = QGuiApplication.clipboard().mimeData()
        paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
        if self.take_dropped(paths):
            return
        html, text = mime.html(), mime.text()
        self._read(lambda: _tables_on_clipboard(html, text), words.reading_clipboard(self._language))

    def take_dropped(self, paths: Sequence[Path]) -> bool:
        """Bring in a table of a file that was dropped; return False where no file can hold one."""
        found = [path for path in paths if path.suffix.lower() in READERS]
        if len(found) > 1:
            self._window.banners.show_banner("refused", words.one_at_a_time(self._language))
        elif found and self._may_take():
            self.read(found[0])
        return bool(found)

    def read(self, path: Path) -> None:
        """Read the tables of a file in a thread, and offer them."""
        self._read(lambda: read_tables(path), words.reading(path.name, self._language), path)

    def _read(self, read: Callable[[], object], line: str, path: Path | None = None) -> None:
        reading = Reading(read, line, self._language, self._window)
        reading.found.connect(lambda tables: self.offer(tables, path))
        reading.refused.connect(self._window.refuse)
        reading.begin()

    def offer(self, tables: Sequence[SourceTable], path: Path | None = None) -> None:
        """Show tables, and bring one into the plan of the window; where it has none, into a new one."""
        if path:
            self._desk.settings.set_last_folder(path.parent)
        controller, page = self._window.controller, self._window.page
        if controller and page:
            group_id = page.details.new_entries_for
            taken = bring_in(tables, controller, self._language, self._window, group_id=group_id)
        else:
            taken = self._begin_with(tables, path.stem if path else "")
        if taken:
            self._tell(taken, pasted=path is None)

    def _begin_with(self, tables: Sequence[SourceTable], title: str) -> Taken | None:
        draft = Draft(new_plan(self._language))
        proposal = ask(tables, draft.plan, self._language, self._window)
        if proposal is None:
            return None
        if not proposal.title:
            edit_project(draft, title=title[:_LONGEST_TITLE])
        if self._desk.open_new(draft.plan, self._window) is not self._window:
            return None
        return take(proposal, self._window.controller) if self._window.controller else None

    def _tell(self, taken: Taken, *, pasted: bool) -> None:
        proposal = taken.proposal
        if self._window.page:
            self._window.page.go_to_change(taken.edit)
        self._window.offer_undo(words.brought_in(len(proposal.stages), proposal.entries, self._language, pasted=pasted))

    def _may_take(self) -> bool:
        """Tell whether the window can take a table; a plan that is only read asks to be edited."""
        self._window.finish_typing()
        if self._window.controller and self._window.controller.is_reading:
            self._window.ask_to_edit()
            return False
        return True


def _tables_on_clipboard(html: str, text: str) -> list[SourceTable]:
    if tables := tables_from_clipboard(html, text):
        return tables
    raise CannotImport(None, "no-table")


class Reading(QDialog):
    """Reads tables in a thread; where that takes a while, it shows itself, with a way to leave it.

    Signals:
        found(tables): these tables were read.
        refused(error): the UserError for which none can be had.
    """

    found = Signal(object)
    refused = Signal(object)

    def __init__(self, read: Callable[[], object], line: str, language: str, parent: QWidget) -> None:
        """``read`` returns the tables, ``line`` says what is going on."""
        super().__init__(parent)
        self._job = Job(read)
        self._job.ended.connect(self._ended)
        self._left = False
        self.setWindowTitle(words.labels(language)["title"])
        self.setWindowModality(Qt.WindowModality.WindowModal)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(line)
        self.cancel = QPushButton(words.labels(language)["cancel"])
        buttons = QDialogButtonBox(self)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(line))
        column.addWidget(bar)
        column.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.open)

    def begin(self) -> None:
        """Start to read."""
        self._patience.start(_PATIENCE_MS)
        self._job.begin()

    def reject(self) -> None:
        """Leave it: what is read is not wanted any more."""
        self._left = True
        self._patience.stop()
        super().reject()
        self.deleteLater()

    def _ended(self, job: Job) -> None:
        if self._left:
            return
        self._patience.stop()
        self.hide()
        self.deleteLater()
        if isinstance(job.outcome, list):
            self.found.emit(job.outcome)
        elif isinstance(job.outcome, UserError):
            self.refused.emit(job.outcome)
        elif isinstance(job.outcome, Exception):
            raise job.outcome
