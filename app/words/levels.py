# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Sets of levels, and what becomes of the entries when a plan goes over to other levels."""

from collections.abc import Sequence

from app.words import translation
from app.words.matrix import join


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the dialog, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Levels"),
        "which": _("Which levels"),
        "own": _("Levels of our own"),
        "own_about": _("Your names and meanings, in your order. The credit stays for what they were taken from."),
        "credit": _("Credit, printed under the caption"),
        "becomes": _("Where the entries of each level go"),
        "levels": _("Levels in their order"),
        "name": _("Name"),
        "gloss": _("Small line under the name"),
        "definition": _("What it means"),
        "add": _("Add"),
        "remove": _("Remove"),
        "up": _("Move up"),
        "down": _("Move down"),
        "new_level": _("New level"),
        "change": _("Change the levels"),
        "cancel": _("Cancel"),
        "name_needed": _("Each level needs a name."),
    }


def own_name(after: str, language: str) -> str:
    """Return the name of levels of one's own, with the set that they were made from."""
    return translation(language).gettext("Levels of our own, after {name}").format(name=after)


def becomes(level: str, entries: int, language: str) -> str:
    """Return the label of the choice of what becomes of a level, where so many entries stand."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("{level} (no entry) becomes").format(level=level)
    return _n(
        "{level} ({count} entry) becomes",
        "{level} ({count} entries) becomes",
        entries,
    ).format(level=level, count=entries)


def cannot(language: str) -> str:
    """Return why nothing can be changed yet: it is all as it is now."""
    return translation(language).gettext("These are the levels of the plan as it is.")


def moves(moved: Sequence[tuple[str, str, int]], language: str) -> str:
    """Return what will move: (from, to, how many entries) for each level that is called otherwise afterwards."""
    _, _n = translation(language).gettext, translation(language).ngettext
    total = sum(count for _old, _new, count in moved)
    if not total:
        return _("No entry goes to a level of another name. Nothing is lost.")
    each = ", ".join(
        _("{old} → {new} ({count})").format(old=old, new=new, count=count) for old, new, count in moved if count
    )
    head = _n("{count} entry moves: {each}.", "{count} entries move: {each}.", total).format(count=total, each=each)
    nothing_lost = _("Nothing is lost.")
    return f"{head} {nothing_lost}"


def joined(levels: Sequence[str], new: str, language: str) -> str:
    """Return that the entries of several levels will stand at one, and no longer be told apart by it."""
    _ = translation(language).gettext
    return _("{levels} become one level: {new}.").format(levels=join(levels, language), new=new)


def changed(language: str) -> str:
    """Return the line after the levels were changed."""
    return translation(language).gettext("Levels changed.")
