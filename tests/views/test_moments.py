# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Times out of files that may say anything."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from app.views.moments import local


@pytest.fixture(params=["America/Vancouver", "Asia/Tokyo"])
def place(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    if not hasattr(time, "tzset"):
        pytest.skip("the clock of this system is set elsewhere")
    with monkeypatch.context() as patch:
        patch.setenv("TZ", request.param)
        time.tzset()
        yield request.param
    time.tzset()


@pytest.mark.parametrize("text", ["2026-03-03T22:32:00+00:00", "2026-03-03T22:32:00", "2026-03-03T23:32:00+01:00"])
def test_a_time_is_told_in_local_time(place: str, text: str) -> None:
    found = local(text)
    assert found == datetime(2026, 3, 3, 22, 32, tzinfo=UTC)
    assert f"{found:%H:%M}" == {"America/Vancouver": "14:32", "Asia/Tokyo": "07:32"}[place]


@pytest.mark.usefixtures("place")
@pytest.mark.parametrize("text", ["", "yesterday", "2026-13-01T00:00:00", "9999-99-99"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert local(text) is None


def test_a_time_that_no_clock_here_can_show_is_none(place: str) -> None:
    beyond = {"America/Vancouver": "0001-01-01T00:00:00+00:00", "Asia/Tokyo": "9999-12-31T23:59:59+00:00"}
    assert local(beyond[place]) is None
