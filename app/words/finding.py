# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What finding and replacing say."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the bar, by their name."""
    _ = translation(language).gettext
    return {
        "bar": _("Find and replace"),
        "find": _("Find"),
        "with": _("Replace with"),
        "next": _("&Next"),
        "previous": _("Pre&vious"),
        "capitals": _("Match &capitals"),
        "replace": _("&Replace"),
        "replace_all": _("Replace &all"),
        "close": _("Close"),
        "in_note": _("In a note"),
    }


def place(number: int, count: int, language: str) -> str:
    """Return which of the places found is the current one: "3 of 12"."""
    return translation(language).gettext("{number} of {count}").format(number=number, count=count)


def nowhere(text: str, language: str) -> str:
    """Return that nothing was found."""
    return translation(language).gettext("“{text}” is nowhere in the plan.").format(text=text)


def replaced(count: int, hidden: int, language: str) -> str:
    """Return how many places read differently now, and how many of them a filter hides."""
    _n = translation(language).ngettext
    if hidden:
        line = _n(
            "Replaced in {count} place, {hidden} hidden now.",
            "Replaced in {count} places, {hidden} of them hidden now.",
            count,
        )
        return line.format(count=count, hidden=hidden)
    return _n("Replaced in {count} place.", "Replaced in {count} places.", count).format(count=count)
