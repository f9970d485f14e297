# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said over a plan: how it was found, where it lies, and what becomes of its file."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import CannotOpen, CannotWrite, VersionUnreadable
from app.models.changes import Edit
from app.models.telling import changes
from app.storage.copies_beside import copies_beside
from app.storage.meeting import Meeting
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.surroundings import Kind, Surroundings, surroundings
from app.storage.versions import Version
from app.views.background import Job
from app.views.controller import PlanController
from app.views.moments import local
from app.views.plain import shortened
from app.views.versions.differences import DifferencesDialog, of_meeting
from app.views.window.banner import Way
from app.words import banners as words
from app.words import differences as difference_words
from app.words import window as window_words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.window.desk import Desk
    from app.views.window.main_window import MainWindow

_LONG = timedelta(days=60)
_TAKEN = ("take_theirs", "join")


class PlanBanners(QObject):
    """The banners of one window's plan; they go with its controller."""

    def __init__(self, window: "MainWindow", desk: "Desk", controller: PlanController) -> None:
        super().__init__(controller)
        self._window, self._desk, self._controller = window, desk, controller
        self._language = desk.language
        self._labels = {**window_words.labels(desk.language), **words.buttons(desk.language)}
        self._banners = window.banners
        self._told = ""  # of what became of the file: what was told once is not told again
        self._kind: Kind = "ordinary"
        controller.saved_state_changed.connect(self.tell_trouble)
        controller.met.connect(self._tell_meeting)
        controller.edited.connect(self._forget_undo)
        controller.kept_old.connect(self._tell_old)

    def greet(self, *, example: bool) -> None:
        """Say how the plan was found, when it comes into the window or goes over to editing."""
        self._banners.clear()
        self._told = ""
        opened = self._controller.opened
        if opened is None:
            self.tell_reading()
        elif example:
            self._banners.show_banner("example", window_words.example(self._language))
        else:
            self._tell_opened(opened)
        self._look_around()

    def tell_reading(self) -> None:
        """Say that the plan is open to read, and how to change it."""
        text = window_words.reading(shortened(self._window.plan_title()), self._language)
        ways = ((self._labels["edit_this"], self._window.start_editing), self._new_from())
        self._banners.show_banner("reading", text, *ways)

    def _tell_opened(self, opened: OpenPlan) -> None:
        if opened.set_aside:
            self._banners.show_banner("set_aside", window_words.set_aside(self._language))
        elif opened.met:
            self.tell_trouble()
            self._tell_meeting(opened.met)
        elif opened.continued and opened.path and _is_damaged(opened.path):
            text = words.was_damaged(shortened(opened.path.name), self._language)
            self._banners.show_banner("continued", text)
        elif opened.continued and opened.path:
            when = local(opened.last_edited)
            text = window_words.continued(when, _now(), self._language)
            self._banners.show_banner("continued", text)
        else:
            self._tell_age(opened)

    def _tell_age(self, opened: OpenPlan) -> None:
        """Greet a plan that was handed in, or that nobody changed for long: it may be a new one that is wanted."""
        now = _now()
        named = next((version for version in opened.shelf.versions() if version.name), None)
        if named and not _says(opened, named):
            named = None  # the plan went on since
        ways = (self._new_from(), (self._labels["go_on_with_this"], lambda: None))
        if named and (kept_at := local(named.kept_at)):
            self._banners.show_banner(
                "age", words.submitted(shortened(named.name), kept_at, now, self._language), *ways
            )
        elif (changed_at := local(opened.last_written)) and now - changed_at > _LONG:
            self._banners.show_banner("age", words.long_untouched(changed_at, now, self._language), *ways)

    # Where it lies

    def _look_around(self) -> None:
        """Find out where the file lies, in a thread: a drive that is away takes its time."""
        path = self._controller.path
        if path is None:
            return
        job = Job(lambda: (surroundings(path), copies_beside(path)))
        job.ended.connect(self._found)
        job.begin()

    def _found(self, job: Job) -> None:
        if self._window.controller is not self._controller or not isinstance(job.outcome, tuple):
            return
        found: Surroundings = job.outcome[0]
        copies: list[Path] = job.outcome[1]
        self._kind = found.kind
        self._tell_place(may_write=found.may_write or not found.reachable)
        if found.kind == "network" and self._controller.opened:
            self._window.say(words.on_network(self._language))
        if copies:
            self._tell_copies(copies)

    def _tell_copies(self, copies: list[Path]) -> None:
        def compare() -> None:
            self._compare(copies[0])
            self._tell_copies(copies)

        text = words.copies_beside(shortened(copies[0].name), len(copies), self._language)
        self._banners.show_banner("copies", text, (self._labels["compare"], compare))

    def _tell_place(self, *, may_write: bool) -> None:
        """Say that changes do not last where the file lies; while a plan is only read, there are none."""
        if self._controller.opened is None or self._banners.shown("trouble"):
            return
        if text := self._about_place():
            self._banners.show_banner("place", text, self._save_as())
        elif not may_write:
            self._banners.show_banner("place", window_words.kept(self._language), self._save_as())

    def _about_place(self) -> str:
        tells = {"mail": words.from_mail, "zip": words.from_zip, "temporary": words.from_browser}
        tell = tells.get(self._kind)
        return tell(self._language) if tell else ""

    def _compare(self, other: Path) -> None:
        try:
            plan = read_plan_file(other).plan
        except CannotOpen as refusal:
            self._window.refuse(refusal)
            return
        lead = difference_words.beside(shortened(other.name), self._language)
        sections = changes(self._controller.plan, plan, self._language)
        dialog = DifferencesDialog(lead, sections, self._language, self._window)
        dialog.exec()
        dialog.deleteLater()

    # What becomes of its file

    def tell_trouble(self, *, again: bool = False) -> None:
        """Say why the file does not say what the plan says; what was told and closed by hand only if ``again``."""
        trouble, publishing = self._controller.trouble, self._controller.publishing
        if trouble is None or publishing is None:
            self._told = ""
            self._banners.take_away("trouble")
            return
        if met := publishing.pending:
            text = words.changed_by(met.who, self._when(met), _now(), self._language)
            ways = self._choices()
        else:
            text, ways = self._trouble(trouble), self._ways_out(trouble)
        if again or text != self._told:
            self._told = text
            self._banners.take_away("place")  # which says the same, or less
            self._banners.show_banner("trouble", text, *((name, self._telling_after(way)) for name, way in ways))

    def _telling_after(self, way: Callable[[], object]) -> Callable[[], object]:
        """Return a way out after which the banner is there again, where it did not lead out."""

        def go() -> None:
            way()
            if self._controller.trouble:
                self.tell_trouble(again=True)

        return go

    def _trouble(self, trouble: CannotWrite) -> str:
        """Return the banner for a file that could not be written while the plan is safe in its working copy."""
        opened = self._controller.opened
        name = shortened(trouble.path.name)
        if opened and opened.waiting:
            full = opened.hindrance is None or opened.hindrance.reason == "full"
            return words.only_in_memory(opened.waiting, self._language, full=full)
        match trouble.reason:
            case "denied":
                return self._about_place() or window_words.kept(self._language)
            case "full":
                return window_words.disk_full(self._language)
            case "folder-missing" | "not-a-folder":
                return window_words.out_of_reach(str(trouble.path.parent), self._language)
            case "gone":
                return words.gone(name, self._language)
            case "changed":
                return words.no_plan_any_more(name, self._language)
            case "busy":
                return words.held(name, self._language)
            case "is-a-folder" | "too-large":
                return sentence(trouble, self._language)
        return words.not_written(name, self._language)

    def _ways_out(self, trouble: CannotWrite) -> tuple[Way, ...]:
        files = self._window.files
        opened = self._controller.opened
        if opened and opened.waiting:
            return ((self._labels["save_copy"], files.save_copy), (self._labels["try_again"], files.save))
        if trouble.reason == "gone":
            return ((self._labels["put_back"], files.put_back), self._save_as())
        if trouble.reason in ("changed", "is-a-folder"):
            return (self._save_as(),)
        return (self._save_as(), (self._labels["try_again"], files.save))

    def _choices(self) -> tuple[Way, ...]:
        see = (self._labels["see_differences"], self._see_pending)
        keep = (self._labels["keep_both"], self._window.files.keep_both)
        return (see, keep, (self._labels["take_theirs"], self._take_theirs))

    def _tell_meeting(self, met: Meeting) -> None:
        """Say what the plan took in from the file; where somebody has to choose, that is a trouble."""
        if met.outcome == "asked":
            self._banners.take_away("met")  # it tells of an earlier meeting, and of what is true no more
            return
        if met.outcome == "taken" and met.merged:
            text = words.theirs_taken(met.who, self._language)
        else:
            joined = met.outcome == "joined"
            text = words.taken_in(met.who, self._when(met), _now(), joined=joined, language=self._language)
        opened = self._controller.opened
        undo = [(self._labels["undo"], self._window.commands.undo)] if opened and opened.undo_verb in _TAKEN else []

        def see() -> None:
            self._see(met)
            self._tell_meeting(met)

        self._banners.show_banner("met", text, (self._labels["see_differences"], see), *undo)

    def _forget_undo(self, edit: Edit) -> None:
        """Offer no longer to undo what is no longer the last thing done."""
        banner = self._banners.shown("met")
        if banner and edit.of is not None:
            self._banners.take_away("met")
        elif banner:
            for button in banner.buttons[1:]:
                button.hide()

    def _tell_old(self, path: Path) -> None:
        self._window.say(window_words.kept_old(path.name, self._language))

    def _take_theirs(self) -> None:
        if publishing := self._controller.publishing:
            publishing.choose_theirs()

    def _see_pending(self) -> None:
        publishing = self._controller.publishing
        if publishing and publishing.pending:
            self._see(publishing.pending)

    def _see(self, met: Meeting) -> None:
        name = self._controller.path.name if self._controller.path else ""
        lead = difference_words.in_file(shortened(name), self._language)
        dialog = DifferencesDialog(lead, of_meeting(met, self._language), self._language, self._window)
        dialog.exec()
        dialog.deleteLater()

    def _when(self, met: Meeting) -> datetime:
        return local(met.written_at) or _now()

    def _save_as(self) -> Way:
        return self._labels["save_as"], self._window.files.save_as

    def _new_from(self) -> Way:
        return self._labels["new_from_this"], self._window.commands.new_from


def _is_damaged(path: Path) -> bool:
    try:
        read_plan_file(path)
    except CannotOpen as refusal:
        return refusal.reason == "damaged"
    return False


def _now() -> datetime:
    return datetime.now().astimezone()


def _says(opened: OpenPlan, version: Version) -> bool:
    """Tell whether a plan still says what it said in a kept version."""
    try:
        return not changes(opened.shelf.plan_in(version.id), opened.plan, opened.plan.project.language)
    except VersionUnreadable:
        return False
