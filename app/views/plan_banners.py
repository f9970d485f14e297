# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said over a plan: how it was found, where it lies, and what becomes of its file."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.errors import CannotOpen, CannotWrite
from app.models.telling import changes
from app.storage.copies_beside import copies_beside
from app.storage.meeting import Meeting
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.surroundings import Surroundings, surroundings
from app.views.background import Job
from app.views.banner import Way
from app.views.controller import PlanController
from app.views.differences import DifferencesDialog, of_meeting
from app.views.plain import shortened
from app.words import banners as words
from app.words import differences as difference_words
from app.words import window as window_words
from app.words.errors import sentence

if TYPE_CHECKING:
    from app.views.desk import Desk
    from app.views.main_window import MainWindow

_LONG = timedelta(days=60)


class PlanBanners(QObject):
    """The banners of one window's plan; they go with its controller."""

    def __init__(self, window: "MainWindow", desk: "Desk", controller: PlanController) -> None:
        super().__init__(controller)
        self._window, self._desk, self._controller = window, desk, controller
        self._language = desk.language
        self._labels = {**window_words.labels(desk.language), **words.buttons(desk.language)}
        self._banners = window.banners
        self._met: Meeting | None = None
        controller.saved_state_changed.connect(self._tell_trouble)
        controller.met.connect(self._tell_meeting)

    def greet(self, *, example: bool) -> None:
        """Say how the plan was found, when it comes into the window or goes over to editing."""
        self._banners.clear()
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
            self._tell_meeting(opened.met)
        elif opened.continued and opened.path:
            when = _local(opened.last_edited)
            self._banners.show_banner("continued", window_words.continued(when, self._language))
        else:
            self._tell_age(opened)

    def _tell_age(self, opened: OpenPlan) -> None:
        """Greet a plan that was handed in, or that nobody changed for long: it may be a new one that is wanted."""
        now = datetime.now().astimezone()
        named = next((version for version in opened.shelf.versions() if version.name), None)
        ways = (self._new_from(), (self._labels["go_on_with_this"], lambda: None))
        if named and (kept_at := _local(named.kept_at)):
            self._banners.show_banner(
                "age", words.submitted(shortened(named.name), kept_at, now, self._language), *ways
            )
        elif (changed_at := _local(opened.last_written)) and now - changed_at > _LONG:
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
        save_as = (self._labels["save_as"], self._window.files.save_as)
        tells = {"mail": words.from_mail, "zip": words.from_zip, "temporary": words.from_browser}
        if tell := tells.get(found.kind):
            self._banners.show_banner("place", tell(self._language), save_as)
        elif found.reachable and not found.may_write and self._controller.opened:
            self._banners.show_banner("place", window_words.kept(self._language), save_as)
        if copies:
            text = words.copies_beside(shortened(copies[0].name), len(copies), self._language)
            self._banners.show_banner("copies", text, (self._labels["compare"], lambda: self._compare(copies[0])))

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

    def _tell_trouble(self) -> None:
        trouble, publishing = self._controller.trouble, self._controller.publishing
        if trouble is None:
            self._banners.take_away("trouble")
        elif publishing and publishing.pending:
            self._tell_meeting(publishing.pending)
        elif (banner := self._banners.shown("trouble")) is None or banner.label.text() != self._trouble(trouble):
            self._banners.show_banner("trouble", self._trouble(trouble), *self._ways_out(trouble))

    def _trouble(self, trouble: CannotWrite) -> str:
        """Return the banner for a file that could not be written while the plan is safe in its working copy."""
        opened = self._controller.opened
        if opened and opened.waiting:
            return words.only_in_memory(opened.waiting, self._language)
        match trouble.reason:
            case "denied":
                return window_words.kept(self._language)
            case "full":
                return window_words.disk_full(self._language)
            case "folder-missing" | "not-a-folder":
                return window_words.out_of_reach(str(trouble.path.parent), self._language)
            case "gone":
                return words.gone(shortened(trouble.path.name), self._language)
        return sentence(trouble, self._language)

    def _ways_out(self, trouble: CannotWrite) -> tuple[Way, ...]:
        files = self._window.files
        opened = self._controller.opened
        if opened and opened.waiting:
            return ((self._labels["save_copy"], files.save_copy), (self._labels["try_again"], files.save))
        if trouble.reason == "gone":
            return ((self._labels["put_back"], files.put_back), (self._labels["save_as"], files.save_as))
        return ((self._labels["save_as"], files.save_as), (self._labels["try_again"], files.save))

    def _tell_meeting(self, met: Meeting) -> None:
        """Say that others changed the file, and offer what follows."""
        publishing = self._controller.publishing
        if met is self._met and self._banners.shown("trouble"):
            return
        self._met = met
        when = _local(met.written_at) or datetime.now().astimezone()
        see = (self._labels["see_differences"], lambda: self._see(met))
        if met.outcome != "asked":
            text = words.taken_in(met.who, when, joined=met.outcome == "joined", language=self._language)
            self._banners.show_banner("met", text, see, (self._labels["undo"], self._window.undo))
        elif publishing:
            text = words.changed_by(met.who, when, self._language)
            self._banners.show_banner("trouble", text, see, *self._choices())

    def _choices(self) -> tuple[Way, ...]:
        keep = (self._labels["keep_both"], self._window.files.keep_both)
        return (keep, (self._labels["take_theirs"], self._take_theirs))

    def _take_theirs(self) -> None:
        if publishing := self._controller.publishing:
            publishing.choose_theirs()

    def _see(self, met: Meeting) -> None:
        name = self._controller.path.name if self._controller.path else ""
        lead = difference_words.in_file(shortened(name), self._language)
        dialog = DifferencesDialog(lead, of_meeting(met, self._language), self._language, self._window)
        dialog.exec()
        dialog.deleteLater()
        if met.outcome == "asked" and self._controller.trouble:
            self._met = None
            self._tell_meeting(met)

    def _new_from(self) -> Way:
        return self._labels["new_from_this"], self._window.new_from


def _local(moment: str) -> datetime | None:
    """Return a time out of a file in local time; None where it is none."""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone()
