# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The automatic save, and what is noticed of others who write the same file."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app import operations as do
from app.files import write_whole
from app.models.plan import Plan
from app.storage.encoding import encode
from app.storage.open_plan import OpenPlan
from app.storage.reading import read_plan_file
from app.storage.revisions import extended
from app.views.controller import PlanController
from app.views.window.publishing import Publishing
from tests.builders import blank, done, table_1

OLD_FILE = Path(__file__).parents[2] / "files" / "version-1.pplan"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "plans").mkdir()
    return tmp_path / "plans" / "Welding.pplan"


@pytest.fixture
def controller(path: Path, tmp_path: Path, qapp: object) -> Iterator[PlanController]:
    """Return an open plan in a file, whose timers run only when a test starts them."""
    opened = OpenPlan.new(table_1(), folder=tmp_path / "working", author="Me")
    opened.save_as(path)
    made = PlanController(opened.plan, opened, path)
    yield made
    made.close()


def at_work(controller: PlanController) -> Publishing:
    assert controller.publishing
    return controller.publishing


def quick(controller: PlanController, name: str, milliseconds: int = 1) -> None:
    getattr(at_work(controller), f"_{name}").setInterval(milliseconds)


def title(controller: PlanController, text: str) -> None:
    assert controller.run(do.edit_project, title=text)


def reason(controller: PlanController) -> str:
    return controller.trouble.reason if controller.trouble else ""


def title_in(path: Path) -> str:
    return read_plan_file(path).plan.project.title


def colleague(path: Path, tmp_path: Path, **fields: str) -> None:
    """Have another computer change the plan in its file."""
    other = OpenPlan.open(path, folder=tmp_path / "another computer", author="Åsa")
    other.run(do.edit_project, **fields)
    other.publish()
    other.close()


def says(controller: PlanController, text: str) -> bool:
    return controller.plan.project.title == text


def left_behind(path: Path, tmp_path: Path, text: str) -> None:
    """Have the program killed after an edit that is not in the file."""
    opened = OpenPlan.new(table_1(), folder=tmp_path / "working", author="Me")
    opened.save_as(path)
    opened.run(do.edit_project, title=text)
    opened.close()


def looks(controller: PlanController) -> None:
    """Look, and wait for what comes of it."""
    controller.look()
    at_work(controller).wait()


def test_a_while_of_quiet_after_an_edit_it_is_written_in_a_thread(
    controller: PlanController, path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads = []

    def write(where: Path, data: bytes) -> None:
        threads.append(threading.current_thread() is threading.main_thread())
        write_whole(where, data)

    monkeypatch.setattr("app.storage.publication.write_whole", write)
    quick(controller, "quiet")
    title(controller, "Welding")
    assert controller.saved_state == "saving"
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    assert title_in(path) == "Welding"
    assert threads == [False]
    assert controller.saved_at


def test_edits_in_a_row_do_not_put_it_off_for_ever(controller: PlanController, path: Path, qtbot: QtBot) -> None:
    quick(controller, "longest", 30)
    title(controller, "One")
    for number in range(1, 20):
        title(controller, f"Edit {number}")
    assert at_work(controller)._quiet.remainingTime() > 1_000
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    assert title_in(path) == "Edit 19"


class Gate:
    """Holds every publication until it is opened."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.reached, self.opened = threading.Event(), threading.Event()
        monkeypatch.setattr("app.storage.publication.write_whole", self._write)

    def _write(self, path: Path, data: bytes) -> None:
        self.reached.set()
        assert self.opened.wait(20)
        write_whole(path, data)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def begin(controller: PlanController, gate: Gate) -> None:
    """Have a publication under way."""
    title(controller, "First")
    at_work(controller)._begin()
    assert gate.reached.wait(20)


def test_edits_during_a_publication_come_next(controller: PlanController, path: Path, gate: Gate, qtbot: QtBot) -> None:
    quick(controller, "quiet")
    begin(controller, gate)
    title(controller, "Second")
    with qtbot.waitSignal(at_work(controller)._quiet.timeout):  # it has to wait for its turn
        pass
    assert controller.saved_state == "saving"
    gate.opened.set()
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    assert title_in(path) == "Second"


def test_saving_while_a_publication_runs_writes_what_came_after(
    controller: PlanController, path: Path, gate: Gate
) -> None:
    begin(controller, gate)
    title(controller, "Second")
    gate.opened.set()
    assert controller.publish()
    assert title_in(path) == "Second"


def test_closing_while_a_publication_runs_writes_what_came_after(
    controller: PlanController, path: Path, gate: Gate, tmp_path: Path
) -> None:
    begin(controller, gate)
    title(controller, "Second")
    gate.opened.set()
    controller.close()
    assert title_in(path) == "Second"
    again = OpenPlan.open(path, folder=tmp_path / "working")
    assert not again.continued
    again.close()


def test_nothing_is_done_after_closing(controller: PlanController, path: Path, tmp_path: Path, qtbot: QtBot) -> None:
    publishing = at_work(controller)
    publishing._settle.setInterval(1)
    controller.look()
    controller.close()
    colleague(path, tmp_path, title="Theirs")
    qtbot.wait(20)  # for a watcher that should not be there
    assert not publishing._watcher.files()
    assert [timer for timer in publishing.children() if getattr(timer, "isActive", lambda: False)()] == []


def test_edits_that_had_not_reached_the_file_reach_it_without_another_edit(
    path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    left_behind(path, tmp_path, "Left behind")
    opened = OpenPlan.open(path, folder=tmp_path / "working")
    assert opened.continued
    again = PlanController(opened.plan, opened, path)
    assert at_work(again)._quiet.isActive()
    at_work(again)._quiet.start(1)
    qtbot.waitUntil(lambda: again.saved_state == "saved")
    assert title_in(path) == "Left behind"
    again.close()


# Others


def test_what_others_wrote_is_taken_where_there_is_nothing_of_ones_own(
    controller: PlanController, path: Path, tmp_path: Path
) -> None:
    met: list[str] = []
    changed: list[list[str]] = []
    controller.met.connect(lambda meeting: met.append(meeting.outcome))
    controller.changed.connect(lambda changes, _: changed.append([change.table for change in changes]))
    colleague(path, tmp_path, title="Theirs")
    looks(controller)
    assert (met, changed) == (["taken"], [["project"]])
    assert controller.plan.project.title == "Theirs"
    assert controller.saved_state == "saved"
    looks(controller)
    assert met == ["taken"]


def test_what_does_not_clash_is_joined_and_written(
    controller: PlanController, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    met: list[object] = []
    controller.met.connect(lambda meeting: met.append(meeting.outcome))
    title(controller, "Mine")
    colleague(path, tmp_path, organisation="Theirs")
    quick(controller, "quiet")
    looks(controller)
    assert met == ["joined"]
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    project = read_plan_file(path).plan.project
    assert (project.title, project.organisation) == ("Mine", "Theirs")
    controller.undo()
    assert (controller.plan.project.title, controller.plan.project.organisation) == ("Mine", "")


@pytest.mark.parametrize("how", ["look", "publish", "thread"])
def test_what_clashes_waits_for_a_choice_and_nothing_is_written(
    how: str, controller: PlanController, path: Path, tmp_path: Path
) -> None:
    title(controller, "Mine")
    colleague(path, tmp_path, title="Theirs", organisation="College")
    if how == "look":
        looks(controller)
    elif how == "publish":
        assert not controller.publish()
    else:
        at_work(controller)._begin()
        at_work(controller).wait()
    assert at_work(controller).pending
    assert controller.trouble
    assert controller.trouble.reason == "changed"
    assert controller.saved_state == "kept"
    assert title_in(path) == "Theirs"
    title(controller, "Mine still")
    assert not controller.publish()
    assert title_in(path) == "Theirs"


def test_a_choice_that_waits_is_not_asked_again_and_again(
    controller: PlanController, path: Path, tmp_path: Path
) -> None:
    met: list[object] = []
    controller.met.connect(met.append)
    title(controller, "Mine")
    colleague(path, tmp_path, title="Theirs")
    looks(controller)
    looks(controller)
    looks(controller)
    assert len(met) == 1
    assert not at_work(controller)._again.isActive()


def test_their_side_is_taken_and_what_came_after_the_question_stays(
    controller: PlanController, path: Path, tmp_path: Path
) -> None:
    title(controller, "Mine")
    colleague(path, tmp_path, title="Theirs")
    looks(controller)
    controller.run(do.edit_project, organisation="Typed while the question stood")
    met: list[object] = []
    controller.met.connect(lambda meeting: met.append(meeting.outcome))
    at_work(controller).choose_theirs()
    assert met == ["taken"]
    assert controller.saved_state == "saved"
    project = read_plan_file(path).plan.project
    assert (project.title, project.organisation) == ("Theirs", "Typed while the question stood")
    assert controller.opened
    kept = [version for version in controller.opened.shelf.versions() if version.kind == "replaced"]
    assert [controller.opened.shelf.plan_in(version.id).project.title for version in kept] == ["Mine"]


def test_a_clash_that_is_there_at_opening_stays_told(path: Path, tmp_path: Path, qapp: object) -> None:
    left_behind(path, tmp_path, "Mine")
    colleague(path, tmp_path, title="Theirs")
    opened = OpenPlan.open(path, folder=tmp_path / "working")
    controller = PlanController(opened.plan, opened, path)
    assert controller.saved_state == "kept"
    controller.run(do.edit_project, organisation="College")
    assert at_work(controller).pending
    assert reason(controller) == "changed"
    controller.close()


def test_a_question_is_over_when_the_file_is_as_it_was(controller: PlanController, path: Path, tmp_path: Path) -> None:
    before = path.read_bytes()
    title(controller, "Mine")
    colleague(path, tmp_path, title="Theirs")
    looks(controller)
    assert at_work(controller).pending
    path.write_bytes(before)
    looks(controller)
    assert at_work(controller).pending is None
    assert controller.saved_state == "saved"
    assert title_in(path) == "Mine"


def test_the_watcher_does_not_forget_a_file_that_is_replaced(
    controller: PlanController, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    quick(controller, "settle", 5)
    for number in range(6):
        colleague(path, tmp_path, title=f"Theirs {number}")
        qtbot.waitUntil(partial(says, controller, f"Theirs {number}"))


def test_the_timer_finds_what_the_watcher_missed(
    controller: PlanController, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    publishing = at_work(controller)
    publishing._watcher.removePaths(publishing._watcher.files())
    assert publishing._look_timer.interval() == 30_000
    assert publishing._look_timer.isActive()
    colleague(path, tmp_path, title="Theirs")
    publishing._look_timer.start(5)
    qtbot.waitUntil(lambda: controller.plan.project.title == "Theirs")


def test_a_look_that_finds_a_publication_under_way_comes_after_it(
    controller: PlanController, gate: Gate, qtbot: QtBot
) -> None:
    quick(controller, "settle", 1)
    begin(controller, gate)
    controller.look()
    assert at_work(controller)._settle.isActive()
    gate.opened.set()


def test_what_was_written_from_here_is_no_news(controller: PlanController, path: Path, qtbot: QtBot) -> None:
    met: list[object] = []
    controller.met.connect(met.append)
    quick(controller, "settle", 1)
    for number in range(3):
        title(controller, f"Mine {number}")
        assert controller.publish()
        looks(controller)
    path.touch()  # it looks new, and says what it said
    looks(controller)
    assert met == []
    assert controller.saved_state == "saved"


# Where the file cannot be reached or written


def test_a_file_that_was_deleted_is_missed_and_put_back_on_demand(controller: PlanController, path: Path) -> None:
    path.unlink()
    looks(controller)
    assert (reason(controller), controller.saved_state) == ("gone", "away")
    assert not controller.publish()  # Ctrl+S is no wish to have it there again
    assert not path.exists()
    assert controller.publish(put_back=True)
    assert path.exists()
    assert (reason(controller), controller.saved_state) == ("", "saved")


def test_edits_do_not_bring_back_a_file_that_was_deleted(controller: PlanController, path: Path) -> None:
    path.unlink()
    title(controller, "Changed")
    assert not controller.publish()
    assert reason(controller) == "gone"
    assert controller.publish(put_back=True)
    assert title_in(path) == "Changed"


def test_saving_notices_that_the_file_is_gone(controller: PlanController, path: Path) -> None:
    path.unlink()
    assert not controller.publish()
    assert reason(controller) == "gone"


def test_a_folder_that_is_away_and_comes_back(controller: PlanController, path: Path, qtbot: QtBot) -> None:
    away = path.parent.rename(path.parent.with_name("away"))
    looks(controller)
    assert (reason(controller), controller.saved_state) == ("folder-missing", "away")
    title(controller, "Changed")
    assert not controller.publish()
    assert reason(controller) == "folder-missing"
    again = at_work(controller)._again
    assert again.isActive()
    away.rename(path.parent)
    again.start(1)
    qtbot.waitUntil(lambda: controller.saved_state == "saved")
    assert title_in(path) == "Changed"


def test_it_is_tried_again_less_and_less_often(controller: PlanController, path: Path) -> None:
    path.chmod(0o444)
    title(controller, "Changed")
    waits = []
    for _ in range(6):
        assert not controller.publish()
        waits.append(at_work(controller)._again.interval())
    assert waits == [2_000, 5_000, 15_000, 30_000, 30_000, 30_000]
    path.chmod(0o644)
    assert controller.publish()
    assert not at_work(controller)._again.isActive()


def test_a_file_that_is_no_plan_any_more_is_told_and_never_overwritten(controller: PlanController, path: Path) -> None:
    path.write_bytes(b"something else")
    looks(controller)
    assert reason(controller) == "changed"
    title(controller, "Changed")
    assert not controller.publish()
    assert reason(controller) == "changed"
    assert path.read_bytes() == b"something else"


def test_a_fault_in_the_thread_is_passed_on_once_and_the_plan_can_be_closed(
    controller: PlanController, path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    title(controller, "Changed")
    with monkeypatch.context() as patch:
        patch.setattr("app.storage.publication.write_whole", broken)
        at_work(controller)._begin()
        with pytest.raises(ZeroDivisionError):
            at_work(controller).wait()
        assert controller.saved_state == "kept"
        assert not at_work(controller)._again.isActive()
    assert controller.publish()
    assert title_in(path) == "Changed"


def test_an_old_file_is_kept_beside_the_first_one_of_today(path: Path, tmp_path: Path, qapp: object) -> None:
    shutil.copy(OLD_FILE, path)
    old = path.read_bytes()
    opened = OpenPlan.open(path, folder=tmp_path / "working")
    controller = PlanController(opened.plan, opened, path)
    kept: list[Path] = []
    controller.kept_old.connect(kept.append)
    title(controller, "Changed")
    assert controller.publish()
    title(controller, "Changed again")
    assert controller.publish()
    assert [place.name for place in kept] == ["Welding (état précédent).pplan"]
    assert kept[0].read_bytes() == old
    controller.close()


def test_reading_goes_over_to_what_the_file_says_by_now(path: Path, tmp_path: Path, qapp: object) -> None:
    path.write_bytes(encode(table_1(), extended((), written_at="", author="")))
    controller = PlanController(table_1(), None, path)
    changed: list[str] = []
    controller.changed.connect(lambda changes, _: changed.extend(change.table for change in changes))
    now: Plan = done(read_plan_file(path).plan, do.edit_project, title="By now")
    controller._plan = read_plan_file(path).plan
    path.write_bytes(encode(now, extended((), written_at="", author="")))
    controller.start_editing(OpenPlan.open(path, folder=tmp_path / "working"))
    assert changed == ["project"]
    controller.close()


FULL = """
import resource, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from app import operations as do
from app.storage.open_plan import OpenPlan
from app.views.controller import PlanController
from tests.builders import table_1

folder, in_file = Path(sys.argv[1]), sys.argv[2] == "in a file"
opened = OpenPlan.new(table_1(), folder=folder / "working")
if in_file:
    opened.save_as(folder / "plan.pplan")
controller = PlanController(opened.plan, opened, None)
controller.run(do.edit_project, title="On the disk")
largest = max(file.stat().st_size for file in (folder / "working").iterdir())
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
limits = resource.getrlimit(resource.RLIMIT_FSIZE)
resource.setrlimit(resource.RLIMIT_FSIZE, (1024, limits[1]))
for number in range(3):
    controller.run(do.edit_project, title=f"In memory {number}")
print(controller.plan.project.title, controller.opened.waiting, controller.saved_state, controller.trouble.reason)
controller.undo()
print(controller.plan.project.title, controller.opened.waiting)
controller.publish()
print(controller.saved_state)
resource.setrlimit(resource.RLIMIT_FSIZE, limits)
controller.run(do.edit_project, organisation="Room again")
print(controller.opened.waiting, controller.saved_state)
controller.publish()
print(controller.opened.waiting, controller.saved_state)
controller.close()
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit for files is POSIX'")
@pytest.mark.parametrize(
    ("place", "before", "after"), [("in a file", "kept", "saved"), ("in none", "no-file", "no-file")]
)
def test_on_a_full_disk_edits_wait_in_memory(place: str, before: str, after: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", FULL, tmp_path, place],
        cwd=OLD_FILE.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout.splitlines(), ran.stderr) == (
        ["In memory 2 3 memory full", "In memory 1 4", "memory", f"0 {before}", f"0 {after}"],
        "",
    )
    again = (
        OpenPlan.open(tmp_path / "plan.pplan", folder=tmp_path / "working")
        if place == "in a file"
        else OpenPlan.resume(next((tmp_path / "working").glob("untitled-*.working")))
    )
    assert again
    assert (again.plan.project.title, again.plan.project.organisation) == ("In memory 1", "Room again")
    again.close()


def test_a_plan_without_a_file_is_written_nowhere(tmp_path: Path, qapp: object) -> None:
    opened = OpenPlan.new(blank(), folder=tmp_path / "working")
    controller = PlanController(opened.plan, opened, None)
    title(controller, "Welding")
    assert not controller.publish()
    assert (controller.saved_state, reason(controller)) == ("no-file", "")
    assert not at_work(controller)._quiet.isActive()
    controller.close()


def test_a_signal_on_its_way_wakes_nothing_after_the_plan_was_closed(
    controller: PlanController, path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    publishing = at_work(controller)
    controller.close()
    colleague(path, tmp_path, title="Theirs")
    publishing._watcher.fileChanged.emit(str(path))
    publishing.look()
    with qtbot.captureExceptions() as faults:
        qtbot.wait(publishing._settle.interval() + 200)
    assert not faults
