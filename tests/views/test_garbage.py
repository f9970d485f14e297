# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The search for garbage, between the events of the window."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.views import garbage


class Ring(QObject):
    """Garbage that only a search finds, for it holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_garbage_stays_until_the_window_has_time(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    garbage.search()
    gone = weakref.ref(Ring())
    kept = [[number] for number in range(5 * gc.get_threshold()[0])]
    assert gone() is not None
    monkeypatch.setattr(garbage, "_EVERY_MS", 1)
    window = QObject()
    garbage.GarbageSearch(window)
    qtbot.waitUntil(lambda: gone() is None)
    assert len(kept) == 5 * gc.get_threshold()[0]


def test_every_tenth_search_goes_further_back() -> None:
    gc.collect()
    old = Ring()
    gone = weakref.ref(old)
    gc.collect(0)
    gc.collect(1)  # it has lived through two searches
    del old
    searches = 0
    while gone():
        kept = [[number] for number in range(2 * gc.get_threshold()[0])]
        garbage.search()
        searches += 1
        assert searches < 500
        del kept
    assert searches > 50


def test_where_little_was_made_nothing_is_searched() -> None:
    gc.collect()
    gone = weakref.ref(Ring())
    garbage.search()
    assert gone() is not None
    gc.collect()
    assert gone() is None
