# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the first page says."""

from datetime import datetime

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the page, by their name."""
    _ = translation(language).gettext
    return {
        "purpose": _("Who takes part, how deeply, and who decides: a table for your application."),
        "start": _("Start"),
        "go_on": _("Go on"),
        "reply": _("Got a plan by email?"),
        "drop": _("Drop it here or open it. Looking changes nothing."),
        "open": _("Open a plan…"),
        "own": _("My templates"),
        "begin_own": _("&Begin a plan"),
        "edit_own": _("Change &name…"),
        "share_own": _("&Save as a file to share…"),
        "delete_own": _("&Delete"),
        "bring_in": _("Bring in a table from Word or Excel"),
        "bring_in_how": _("Drop the file here, choose it, or paste the table."),
        "choose": _("Choose a file…"),
        "paste": _("Paste"),
        "example": _("Look at the filled example"),
        "untitled": _("Untitled plan"),
        "not_found": _("file not found"),
        "nothing": _("Plans you open will be listed here."),
    }


def without_file(title: str, when: str, language: str) -> str:
    """Return the line for a plan that is in no file yet."""
    _ = translation(language).gettext
    return _("Not in a file yet: {title}, {when}").format(title=title, when=when)


def in_folder(title: str, place: str, language: str) -> str:
    """Return a plan told apart from others of its title: "Welding (Documents)"."""
    return translation(language).gettext("{title} ({place})").format(title=title, place=place)


def recent(title: str, when: str, language: str) -> str:
    """Return the line for a plan that was open lately."""
    return translation(language).gettext("{title}, {when}").format(title=title, when=when)


def missing(title: str, language: str) -> str:
    """Return the line for a plan whose file is gone."""
    return translation(language).gettext("{title} (file not found)").format(title=title)


def when(moment: datetime, now: datetime, language: str) -> str:
    """Return when something was: "today, 14:32", "yesterday", "3 March", "3 March 2025"."""
    _ = translation(language).gettext
    days = (now.date() - moment.date()).days
    if days == 0:
        return _("today, {time}").format(time=clock(moment, language))
    if days == 1:
        return _("yesterday")
    return day(moment, now, language)


def day(moment: datetime, now: datetime, language: str) -> str:
    """Return the day of a moment: "3 March", "3 March 2025"."""
    _ = translation(language).gettext
    number = _("1") if moment.day == 1 else str(moment.day)  # "1er mars"
    date = _("{day} {month}").format(day=number, month=_months(language)[moment.month - 1])
    return date if moment.year == now.year else f"{date} {moment.year}"


def moment(when: datetime, now: datetime, language: str) -> str:
    """Return a time as one needs it to know when it was: "14:32" today, else "3 March, 14:32"."""
    time = clock(when, language)
    return time if when.date() == now.date() else f"{day(when, now, language)}, {time}"


def clock(moment: datetime, language: str) -> str:
    """Return a time of day: "14:32"."""
    return translation(language).gettext("{hour}:{minute}").format(hour=f"{moment:%H}", minute=f"{moment:%M}")


def _months(language: str) -> tuple[str, ...]:
    _ = translation(language).gettext
    return (
        _("January"),
        _("February"),
        _("March"),
        _("April"),
        _("May"),
        _("June"),
        _("July"),
        _("August"),
        _("September"),
        _("October"),
        _("November"),
        _("December"),
    )
