# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the grid says around the plan's own words."""

from app.words import translation


def control_gloss(language: str) -> str:
    """Return the small line under Control, in the language of the plan."""
    return translation(language).gettext("who decides")


def new_stage(language: str) -> str:
    """Return what stands in the last row."""
    return translation(language).gettext("Add a stage…")


def hidden(entries: int, language: str) -> str:
    """Return the line for entries of a cell that a filter hides."""
    return translation(language).gettext("+{count} hidden").format(count=entries)


def hidden_spoken(entries: int, language: str) -> str:
    """Return the same for a screen reader."""
    return translation(language).ngettext("{count} hidden", "{count} hidden", entries).format(count=entries)


def another_entry(language: str) -> str:
    """Return the offer at the foot of the current cell."""
    return translation(language).gettext("+ entry")


def zoom(percent: int, language: str) -> str:
    """Return the line after zooming: "Zoom 120 %"."""
    return translation(language).gettext("Zoom {percent} %").format(percent=percent)


def cell(place: str, said: str, language: str) -> str:
    """Return a cell for a screen reader: "Needs Assessment, Consult: Focus group (n=6)"."""
    _ = translation(language).gettext
    return _("{place}: {said}").format(place=place, said=said or _("empty"))
