# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The window that tells what differs between two plans."""

from app.words import translation


def title(language: str) -> str:
    """Return its title."""
    return translation(language).gettext("What differs")


def in_file(name: str, language: str) -> str:
    """Return the line over what others changed in the plan's file."""
    return translation(language).gettext("What others changed in “{name}”:").format(name=name)


def beside(name: str, language: str) -> str:
    """Return the line over the differences to another copy."""
    return translation(language).gettext("From this plan to the copy “{name}”:").format(name=name)


def both_changed(language: str) -> str:
    """Return the heading over what both sides changed."""
    return translation(language).gettext("Where the two sides clash")


def all_of_theirs(language: str) -> str:
    """Return the heading over everything that the others changed."""
    return translation(language).gettext("Everything that they changed")


def nothing(language: str) -> str:
    """Return what is said where two plans say the same."""
    return translation(language).gettext("The two say the same.")


def close(language: str) -> str:
    """Return what the button says."""
    return translation(language).gettext("Close")
