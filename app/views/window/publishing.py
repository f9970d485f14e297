# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The automatic save, and the look at what others have put into the file."""

import dataclasses
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from app.errors import CannotOpen, CannotWrite
from app.files import signature
from app.models.plan import Plan
from app.storage.meeting import Meeting
from app.storage.open_plan import OpenPlan
from app.storage.publication import Overtaken, Publication, Published
from app.storage.reading import PlanFile, read_plan_file
from app.storage.working_database import shorten_log
from app.views.background import Job

_QUIET_MS = 2_000
_LONGEST_MS = 30_000
_LOOK_MS = 30_000
_SETTLE_MS = 500  # a sync client replaces a file in several steps
_AGAIN_MS = (2_000, 5_000, 15_000, 30_000)
_TRIES = 3


class Publishing(QObject):
    """Brings an open plan into its file: a while after an edit and in a thread, or at once where somebody waits for it.

    What others put there is noticed by watching the file, every 30 seconds and when the window comes to the front.
    Where the file cannot be written, it is tried again by itself.

    Signals:
        state_changed(): whether the plan is in its file, or why not, is another thing now.
        took(before): the plan was made to take in what others wrote; ``before`` is what it said until then.
        met(meeting): others changed the file; the plan took it in, or somebody has to choose.
        kept_old(path): the file that a publication replaced could not be written again as it was; it is kept there.
    """

    state_changed = Signal()
    took = Signal(object)
    met = Signal(object)
    kept_old = Signal(object)

    def __init__(self, opened: OpenPlan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._opened = opened
        self.saved_at: datetime | None = None
        self.trouble: CannotWrite | None = None
        self.pending: Meeting | None = None
        if opened.met and opened.met.outcome == "asked":
            self.pending, self.trouble = opened.met, CannotWrite(opened.path or Path(), "changed")
        self._job: Job | None = None
        self._stopped = False
        self._seen: object = None
        self._failures = 0
        self._quiet = self._timer(_QUIET_MS, self._begin)
        self._longest = self._timer(_LONGEST_MS, self._begin)
        self._again = self._timer(_AGAIN_MS[0], self._begin)
        self._settle = self._timer(_SETTLE_MS, self.look)
        self._look_timer = self._timer(_LOOK_MS, self.look)
        self._look_timer.setSingleShot(False)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(lambda _: self._settle.start())
        self.watch()
        if opened.path and not opened.is_published and not self.pending:  # edits were found that never got there
            self.soon()

    def soon(self) -> None:
        """Publish after a while of quiet, or after the longest while that edits may wait."""
        if self._opened.hindrance:  # the edit is in memory only
            self._went_wrong(self._opened.hindrance)
        if self._opened.path is None:
            if self.trouble and not self._opened.waiting:
                self._went_well()
            return
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def now(self, *, put_back: bool = False) -> bool:
        """Publish and return whether the file says now what the plan says. Without a file nothing is written."""
        self.wait()
        path = self._opened.path
        if path and self._opened.is_published and not put_back:
            self._looked(_look(path, self._seen))  # somebody may have moved or deleted it
            self.wait()
        for _ in range(_TRIES):
            if self._opened.path and self._opened.is_published and not put_back:
                break
            publication = self._next(put_back=put_back)
            if publication is None:
                break
            self._written(_outcome(publication, self._opened.place))
            if self.trouble or self._opened.is_published:
                break
        return path is not None and self.trouble is None and self._opened.is_published

    def look(self) -> None:
        """See what the file says now, in a thread: reading a drive that is away may take long."""
        path = self._opened.path
        if path is None:
            return
        if self._job is not None:  # one at a time
            self._settle.start()
            return
        seen = self._seen
        self._start(lambda: _look(path, seen), self._looked)

    def choose_theirs(self) -> None:
        """Take what others wrote wherever it clashes with the plan; what the plan said is kept as a version."""
        if self.pending is None:
            return
        before = self._opened.plan
        try:
            met = self._opened.meet(self.pending.file)  # again: the plan may have changed since
            self.pending = None
            if met and met.outcome == "asked":
                self._opened.take_theirs(met)
                met = dataclasses.replace(met, outcome="taken")
        except CannotWrite as trouble:
            self._took(before)
            self._went_wrong(trouble)
            return
        self._took(before)
        self.now()
        if met:
            self.met.emit(met)

    def was_moved(self) -> None:
        """Take note that the plan is in another file now, and up to date there."""
        self._stop_timers()
        self.pending, self._seen = None, None
        self.saved_at = datetime.now().astimezone()
        self._went_well()

    def wait(self) -> None:
        """Wait until nothing is under way, and take note of what came of it."""
        while job := self._job:
            job.wait()
            self._ended(job)

    def stop(self) -> None:
        """Do nothing more."""
        self.wait()
        self._stopped = True
        self._stop_timers()
        for timer in (self._settle, self._look_timer):
            timer.stop()
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)

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
        if self._job is not None:  # one at a time
            self._quiet.start()
        elif publication := self._next():
            self._start(partial(_outcome, publication, self._opened.place), self._written)

    def _next(self, *, put_back: bool = False) -> Publication | None:
        """Return what is to be written next; None where nothing is, or where nothing can be."""
        self._stop_timers()
        try:
            self._opened.flush()
            publication = self._opened.publication(put_back=put_back) if self._opened.path else None
        except CannotWrite as trouble:
            self._went_wrong(trouble)
            return None
        if publication is None:
            self._went_well()
        return publication

    def _written(self, outcome: object) -> None:
        if isinstance(outcome, _Written):
            self._opened.was_published(outcome.publication, outcome.published)
            self.saved_at = datetime.now().astimezone()
            self._seen = outcome.seen
            self._went_well()
            if outcome.kept_old:
                self.kept_old.emit(outcome.kept_old)
            if not self._opened.is_published:
                self.soon()
        elif isinstance(outcome, Overtaken):
            self._meet(outcome.file)
        elif isinstance(outcome, CannotWrite):
            self._went_wrong(outcome)
        elif isinstance(outcome, Exception):
            self._failed(outcome)

    def _went_well(self) -> None:
        self.trouble, self._failures = None, 0
        self.watch()
        self.state_changed.emit()

    def _went_wrong(self, trouble: CannotWrite) -> None:
        self.trouble = trouble
        if trouble.reason == "gone":
            self.pending = None  # there is nothing left to choose between
        if not self.pending or trouble.reason != "changed":
            self._again.start(_AGAIN_MS[min(self._failures, len(_AGAIN_MS) - 1)])
            self._failures += 1
        self.state_changed.emit()

    def _failed(self, fault: Exception) -> None:
        """Pass on a fault of the program; what waits for the file is not tried again before something changes."""
        self.trouble = CannotWrite(self._opened.path or Path(), "failed")
        self.state_changed.emit()
        raise fault

    # What others did

    def _looked(self, outcome: object) -> None:
        self.watch()
        if isinstance(outcome, Exception):
            raise outcome
        if not isinstance(outcome, _Look):
            return
        self._seen = outcome.seen
        if outcome.file:
            self._meet(outcome.file)
        elif outcome.refusal:
            if self._opened.is_published:  # else the next publication finds out
                self.trouble = _as_trouble(outcome.refusal)
                self.state_changed.emit()
        elif self.trouble and not self.pending:
            self._begin()

    def _meet(self, file: PlanFile) -> None:
        before = self._opened.plan
        try:
            met = self._opened.meet(file)
        except CannotWrite as trouble:
            self._took(before)
            self._went_wrong(trouble)
            return
        self.pending = met if met and met.outcome == "asked" else None
        self._took(before)
        if met is None:
            if self.trouble or not self._opened.is_published:
                self._begin()
            return
        if self.pending:
            self._went_wrong(CannotWrite(self._opened.path or Path(), "changed"))
        else:
            self._went_well()
        self.met.emit(met)
        if not self.pending and not self._opened.is_published:
            self.soon()

    def _took(self, before: Plan) -> None:
        if self._opened.plan is not before:
            self.took.emit(before)

    # Threads and timers

    def _start(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        if self._stopped:  # by a signal that was on its way: the plan is closed
            return
        self._job, self._then = Job(work), then
        self._job.ended.connect(self._ended)
        self._job.begin()

    def _ended(self, job: Job) -> None:
        if job is self._job and not self._stopped:  # else it was waited for, and noted then
            self._job = None
            self._then(job.outcome)

    def _stop_timers(self) -> None:
        for timer in (self._quiet, self._longest, self._again):
            timer.stop()

    def _timer(self, milliseconds: int, slot: Callable[[], object]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(slot)
        return timer


@dataclasses.dataclass(frozen=True, slots=True)
class _Written:
    """What came of a publication, how the file looked then, and where the one before is kept."""

    publication: Publication
    published: Published
    seen: object
    kept_old: Path | None


def _outcome(publication: Publication, place: Path) -> _Written | Exception:
    """Write a publication; what it raises is returned, to be dealt with in the thread of the window."""
    try:
        published = publication.write()
    except Exception as error:
        return error
    shorten_log(place)  # here: it may take long, and no edit need wait for it
    old = publication.set_aside
    return _Written(publication, published, signature(publication.path), old if old and old.exists() else None)


@dataclasses.dataclass(frozen=True, slots=True)
class _Look:
    """What a look at the file found: ``file`` where it is not as it was seen last, ``refusal`` where it is none."""

    seen: object
    file: PlanFile | None = None
    refusal: CannotOpen | None = None


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
