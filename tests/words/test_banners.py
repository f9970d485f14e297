# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the banners say."""

from datetime import UTC, datetime, timedelta

import pytest

from app.words import banners

EN = "en-CA"
NOW = datetime(2026, 11, 23, 14, 32, tzinfo=UTC)


def test_what_was_submitted_is_told_by_its_day() -> None:
    kept_at = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
    assert banners.submitted("submitted to BCcampus", kept_at, NOW, EN) == (
        "Kept as “submitted to BCcampus” on 3 March."
    )
    assert banners.submitted("submitted", kept_at.replace(year=2025), NOW, EN) == "Kept as “submitted” on 3 March 2025."


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "Last changed 1 month ago."),
        (60, "Last changed 1 month ago."),
        (61, "Last changed 2 months ago."),
        (250, "Last changed 8 months ago."),
        (729, "Last changed 23 months ago."),
        (730, "Last changed 2 years ago."),
        (1825, "Last changed 5 years ago."),
    ],
)
def test_how_long_nobody_changed_it(days: int, said: str) -> None:
    assert banners.long_untouched(NOW - timedelta(days=days), NOW, EN) == said


def test_where_it_was_opened() -> None:
    assert banners.from_mail(EN) == (
        "This plan was opened straight from an email. Your changes are kept on this computer but are not in the email."
    )
    assert "straight from a .zip file" in banners.from_zip(EN)
    assert "where files get deleted" in banners.from_browser(EN)


def test_who_changed_the_file() -> None:
    assert banners.changed_by("Anna", NOW, NOW, EN) == (
        "The file changed while you had it open (Anna, 14:32). Both sides are kept until you choose."
    )
    assert (
        banners.changed_by("", NOW, NOW, EN)
        == "The file changed while you had it open (14:32). Both sides are kept until you choose."
    )


def test_which_copies_are_beside_it() -> None:
    assert banners.copies_beside("Care (1).pplan", 1, EN) == "There is another copy beside this plan: “Care (1).pplan”."
    assert banners.copies_beside("Care (1).pplan", 3, EN) == (
        "There are other copies beside this plan: “Care (1).pplan” and 2 more."
    )


def test_who_has_it_open() -> None:
    assert banners.open_elsewhere("Anna", "LIBRARY-4", NOW, NOW, EN) == (
        "Anna has this plan open on LIBRARY-4 since 14:32. Read it, or work in a copy and bring both together later."
    )
    assert banners.open_elsewhere("", "LIBRARY-4", NOW, NOW, EN).startswith("Somebody has this plan open on LIBRARY-4")


def test_the_buttons_say_what_will_happen() -> None:
    assert banners.buttons(EN) == {
        "send_back": "Send back",
        "go_on_with_this": "Go on with this one",
        "see_differences": "See what differs",
        "compare": "Compare",
        "read": "Read",
        "work_in_copy": "Work in a copy",
        "keep_both": "Keep both…",
        "take_theirs": "Take theirs",
        "put_back": "Save it there again",
        "save_copy": "Save a copy…",
        "keep_as_submitted": "Keep as submitted…",
    }
