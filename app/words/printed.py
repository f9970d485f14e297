# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is printed beside the matrix, in the plan's language: details, participants, notes, what changed."""

from app.words import translation
from app.words.matrix import figure, money


def details(language: str) -> dict[str, str]:
    """Return the texts around the table of what the cells do not say, by their name."""
    _ = translation(language).gettext
    return {
        "heading": _("Details"),
        "stage": _("Stage"),
        "level": _("Level"),
        "entry": _("Entry"),
        "when": _("When"),
        "used_for": _("What their input is used for"),
        "heard_back": _("How they hear back"),
        "return": _("In return"),
        "lead": _("Looked after by"),
        "why": _("Why"),
        "total": _("In return, together:"),
    }


def pay(hours: str, rate: str, currency: str, language: str) -> str:
    """Return what somebody gets for their time, as far as it is known: "6 hours at 25.50 CAD per hour"."""
    _, _n = translation(language).gettext, translation(language).ngettext
    per_hour = _("{rate} {currency} per hour").format(rate=rate and money(rate, language), currency=currency)
    if not hours:
        return per_hour
    length = _n("{hours} hour", "{hours} hours", 1 if hours == "1" else 2).format(hours=figure(hours, language))
    return _("{hours} at {rate}").format(hours=length, rate=per_hour) if rate else length


def paid(hours: str, honoraria: str, currency: str, language: str) -> str:
    """Return what all get together: hours and amount as ``counting.amount`` words them, the latter where known."""
    _ = translation(language).gettext
    if not honoraria:
        return _("{hours} hours.").format(hours=hours)
    return _("{hours} hours, {amount} {currency}.").format(hours=hours, amount=honoraria, currency=currency)


def participants(language: str) -> dict[str, str]:
    """Return the texts around the list of who takes part, by their name."""
    _ = translation(language).gettext
    return {
        "heading": _("Who takes part"),
        "group": _("Group"),
        "stage": _("Stage"),
        "level": _("Level"),
        "how_many": _("How many"),
        "together": _("Together"),
        "counted": _("Whoever takes part in two entries is counted twice."),
    }


def notes(language: str) -> dict[str, str]:
    """Return the texts around the table of notes, by their name."""
    _ = translation(language).gettext
    return {
        "heading": _("Notes"),
        "place": _("Place"),
        "note": _("Note"),
        "author": _("By"),
        "plan": _("The whole plan"),
    }


def changes(language: str) -> dict[str, str]:
    """Return the texts around the table of what changed, by their name."""
    _ = translation(language).gettext
    return {
        "where": _("Where"),
        "what": _("What"),
        "planned": _("What was planned"),
        "now": _("What it is now"),
        "reason": _("Reason"),
        "no_reason": _("reason not given"),
        "none": _("Nothing has changed."),
    }


def changed_since(version: str, language: str) -> str:
    """Return the caption over what changed since a version of that name."""
    return translation(language).gettext("Changed since “{version}”.").format(version=version)
