# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Work in a thread of its own."""

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.views.background import Job


class Ring(QObject):
    """Garbage of the window's, which notes in which thread it goes."""

    def __init__(self, went: list[int]) -> None:
        super().__init__()
        self.itself = self
        self._went = went

    def __del__(self) -> None:
        self._went.append(threading.get_ident())


def test_what_is_garbage_of_the_window_never_goes_in_the_thread(qtbot: QtBot) -> None:
    went: list[int] = []
    for _ in range(20):
        Ring(went)
    jobs = [Job(lambda: [[number] for number in range(200_000)]) for _ in range(2)]
    for job in jobs:
        job.begin()
    qtbot.waitUntil(lambda: all(job.isFinished() for job in jobs), timeout=10_000)
    assert went == []
    gc.collect()
    assert set(went) == {threading.get_ident()}
    assert len(went) == 20


def test_what_was_raised_is_handed_on(qtbot: QtBot) -> None:
    fault = ValueError("no")

    def fail() -> None:
        raise fault

    job = Job(fail)
    with qtbot.waitSignal(job.ended):
        job.begin()
    assert job.outcome is fault
