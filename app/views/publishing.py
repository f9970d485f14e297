# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The automatic save, and the look at what others have put into the file."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.errors import CannotOpen, CannotWrite, UserError
from app.files import signature
from app.models.plan import Plan
from app.storage.meeting import Meeting
from app.storage.open_plan import OpenPlan
from app.storage.publication import Overtaken, Publication, Published
from app.storage.reading import PlanFile, read_plan_file
from app.views.background import Job

_QUIET_MS = 2_000
_LONGEST_MS = 30_000
_LOOK_MS = 30_000
_SETTLE_MS = 500  # a sync client replaces a file in several steps
_AGAIN_MS = (2_000, 5_000, 15_000, 30_000)


class Publishing(QObject):
    """Brings an open plan into its file: a while after an edit and in a thread, or at once where somebody waits for it.

    What others put there is noticed by watching the file, every 30 seconds and when the window comes to the front.
    Where the file cannot be written, it is tried again by itself.

    Signals:
        state_changed(): whether the plan is in its file, or why not, is another thing now.
        took(before): the plan was made to take in what others wrote; ``before`` is what it said until then.
        met(meeting): others changed the file; the plan took it in, or somebody has to choose.
    """

    state_changed = Signal()
    took = Signal(object)
    met = Signal(object)

    def __init__(self, opened: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.saved_at: datetime | None = None
        self.trouble: CannotWrite | None = None
        self.pending: Meeting | None = opened.met if opened.met and opened.met.outcome == "asked" else None
        self._job: Job | None = None
        self._publication: Publication | None = None
        self._seen: object = None
        self._failures = 0
        self._quiet = self._timer(_QUIET_MS, self._begin)
        self._longest = self._timer(_LONGEST_MS, self._begin)
        self._again = self._timer(_AGAIN_MS[0], self._begin)
        self._settle = self._timer(_SETTLE_MS, self.look)
        self._look_timer = self._timer(_LOOK_MS, self.look)
        self._look_timer.setSingleShot(False)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._settle.start)
        self.watch()

    def soon(self) -> None:
        """Publish after a while of quiet, or after the longest while that edits may wait."""
        if self._opened.hindrance:  # the edit is in memory only
            self._went_wrong(self._opened.hindrance)
        if self._opened.path is None:
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def now(self, *, put_back: bool = False) -> bool:
        """Publish and return whether the file says now what the plan says. Without a file nothing happens."""
        self._stop_timers()
        self.wait()
        if self._opened.path is None:
            self._begin()
            return False
        before = self._opened.plan
        try:
            if not self._opened.is_published:
                met = self._opened.publish(put_back=put_back)
                self.saved_at = datetime.now().astimezone()
                if met:
                    self._tell(met, before)
            self._went_well()
        except CannotWrite as trouble:
            if self._opened.plan is not before:
                self.took.emit(before)
            if trouble.reason == "changed":
                self.look()
            self._went_wrong(trouble)
        return self.trouble is None and self._opened.is_published

    def look(self) -> None:
        """See what the file says now, in a thread: reading a drive that is away may take long."""
        path = self._opened.path
        if path is None or self._job is not None:
            return
        seen = self._seen
        self._start(lambda: _look(path, seen), self._looked)

    def choose_theirs(self) -> None:
        """Take what others wrote wherever it clashes with the plan; what the plan said is kept as a version."""
        if self.pending:
            met, self.pending = self.pending, None
            before = self._opened.plan
            self._opened.take_theirs(met)
            self._tell(met, before)
            self.now()

    def was_moved(self) -> None:
        """Take note that the plan is in another file now, and up to date there."""
        self.wait()
        self.pending = None
        self.saved_at = datetime.now().astimezone()
        self._went_well()

    def wait(self) -> None:
        """Wait until nothing is under way, and take note of what came of it."""
        if job := self._job:
            job.wait()
            self._ended(job)

    def stop(self) -> None:
        """Do nothing more."""
        self.wait()
        self._stop_timers()
        self._look_timer.stop()
        self._settle.stop()
        self._watcher.fileChanged.disconnect()

    def watch(self) -> None:
        """Watch the file; a watcher forgets a file that is replaced."""
        path = self._opened.path
        watched = self._watcher.files()
        if path and str(path) not in watched:
            if watched:
                self._watcher.removePaths(watched)
            self._watcher.addPath(str(path))  # fails for a file that is away; the timer looks for it
        self._look_timer.start()

    # Publishing in a thread

    def _begin(self) -> None:
        self._stop_timers()
        if self._job is not None:  # one at a time
            self._quiet.start()
            return
        try:
            self._opened.flush()
            self._publication = self._opened.publication() if self._opened.path else None
        except CannotWrite as trouble:
            self._went_wrong(trouble)
            return
        if self._publication is None:
            self._went_well()
        else:
            self._start(partial(_write, self._publication), self._written)

    def _written(self, outcome: object) -> None:
        publication, self._publication = self._publication, None
        if publication is None:
            return
        if isinstance(outcome, _Written):
            self._opened.was_published(publication, outcome.published)
            self.saved_at = datetime.now().astimezone()
            self._went_well(outcome.seen)
            if not self._opened.is_published:
                self.soon()
        elif isinstance(outcome, Overtaken):
            self._meet(outcome.file)
        elif isinstance(outcome, CannotWrite):
            self._went_wrong(outcome)
        elif isinstance(outcome, Exception):
            raise outcome

    def _went_well(self, seen: object = None) -> None:
        self.trouble, self._failures = None, 0
        self._seen = seen
        self.watch()
        self.state_changed.emit()

    def _went_wrong(self, trouble: CannotWrite) -> None:
        self.trouble = trouble
        if trouble.reason != "changed" or not self.pending:
            self._again.start(_AGAIN_MS[min(self._failures, len(_AGAIN_MS) - 1)])
            self._failures += 1
        self.state_changed.emit()

    # What others did

    def _looked(self, outcome: object) -> None:
        self.watch()
        if isinstance(outcome, _Look):
            self._seen = outcome.seen
            if outcome.file:
                self._meet(outcome.file)
            elif outcome.refusal and self._opened.is_published and self.trouble is None:
                self.trouble = _as_trouble(outcome.refusal)
                self.state_changed.emit()
            elif self.trouble and outcome.refusal is None:
                self._begin()
        elif isinstance(outcome, Exception):
            raise outcome

    def _meet(self, file: PlanFile) -> None:
        before = self._opened.plan
        try:
            met = self._opened.meet(file)
        except UserError as error:
            if isinstance(error, CannotWrite):
                self._went_wrong(error)
            return
        if met is None:
            if self.trouble or not self._opened.is_published:
                self._begin()
            return
        self._tell(met, before)
        if met.outcome == "asked":
            self.pending = met
            self._went_wrong(CannotWrite(self._opened.path or Path(), "changed"))
        else:
            self._went_well()
            self.soon()

    def _tell(self, met: Meeting, before: Plan) -> None:
        if self._opened.plan is not before:
            self.took.emit(before)
        self.met.emit(met)

    # Threads and timers

    def _start(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self._job, self._then = Job(work), then
        self._job.ended.connect(self._ended)
        self._job.begin()

    def _ended(self, job: Job) -> None:
        if job is self._job:  # else it was waited for, and noted then
            self._job = None
            self._then(job.outcome)

    def _stop_timers(self) -> None:
        for timer in (self._quiet, self._longest, self._again):
            timer.stop()

    def _timer(self, milliseconds: int, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(slot)
        return timer


class _Written:
    """What came of a publication, and how the file looked then."""

    def __init__(self, published: Published, seen: object) -> None:
        self.published, self.seen = published, seen


def _write(publication: Publication) -> _Written:
    return _Written(publication.write(), signature(publication.path))


class _Look:
    """What a look at the file found: ``file`` where it is not as it was seen last, ``refusal`` where it is none."""

    def __init__(self, seen: object, file: PlanFile | None = None, refusal: CannotOpen | None = None) -> None:
        self.seen, self.file, self.refusal = seen, file, refusal


def _look(path: Path, seen: object) -> _Look:
    now = signature(path)
    if now is not None and now == seen:
        return _Look(now)
    try:
        return _Look(now, read_plan_file(path))
    except CannotOpen as refusal:
        return _Look(None, refusal=refusal)


def _as_trouble(refusal: CannotOpen) -> CannotWrite:
    if refusal.reason != "missing":
        return CannotWrite(refusal.path, "changed")
    return CannotWrite(refusal.path, "gone" if refusal.path.parent.is_dir() else "folder-missing")
