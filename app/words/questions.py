# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the window asks, and the buttons that answer: a verb and its object each."""

from app.words import translation


def closing(title: str, file_name: str, language: str) -> dict[str, str]:
    """Return the words of the question that closing a plan without a file asks; ``file_name`` is that suggested."""
    _ = translation(language).gettext
    return {
        "title": _("Keep this plan?"),
        "text": _("“{title}” is not in a file yet. Kept without one, it waits on the first page.").format(title=title),
        "documents": _("Save in Documents as “{name}”").format(name=file_name),
        "elsewhere": _("Save elsewhere…"),
        "keep": _("Keep without a file"),
        "throw_away": _("Throw away"),
        "cancel": _("Go on with it"),
    }


def losing(edits: int, language: str) -> dict[str, str]:
    """Return the words of the question that closing asks while edits are in memory only."""
    _, _n = translation(language).gettext, translation(language).ngettext
    text = _n(
        "The disk did not take the last change. If you close now, it is lost.",
        "The disk did not take the last {count} changes. If you close now, they are lost.",
        edits,
    )
    return {
        "title": _("Not saved yet"),
        "text": text.format(count=edits),
        "save_copy": _("Save a copy elsewhere…"),
        "lose": _n("Close and lose it", "Close and lose them", edits),
        "cancel": _("Go on with the plan"),
    }


def saving_as(old: str, language: str) -> dict[str, str]:
    """Return the words of the one thing that saving as another file asks; ``old`` is the name of the file so far."""
    _ = translation(language).gettext
    return {
        "title": _("Save as"),
        "text": _("Your changes go into the new file. And the old one, “{old}”?").format(old=old),
        "restore": _("It goes back to what it was when you opened it"),
        "keep": _("It keeps the changes too"),
        "save": _("Save the new file"),
        "cancel": _("Cancel"),
    }


def numbers(language: str) -> dict[str, str]:
    """Return the words of the question that a new plan from another asks."""
    _ = translation(language).gettext
    return {
        "title": _("New plan from this one"),
        "text": _(
            "The new plan has the same stages, groups and entries, but no dates or notes. Should it keep the numbers"
            " of people?"
        ),
        "keep": _("Keep the numbers"),
        "leave": _("Leave the numbers out"),
        "cancel": _("Cancel"),
    }


def properties(language: str) -> dict[str, str]:
    """Return the words of the dialog about the plan's properties."""
    _ = translation(language).gettext
    return {
        "window": _("Properties of the plan"),
        "title": _("Title"),
        "organisation": _("Institution"),
        "organisation_short": _("Short name in sentences"),
        "organisation_short_tip": _("As in “the college decides”"),
        "funder": _("Funder"),
        "caption": _("Caption"),
        "caption_tip": _("Leave it empty for the usual one"),
        "credit": _("Further sources"),
        "credit_tip": _("Printed after the usual credit"),
        "currency": _("Currency"),
        "currency_tip": _("Three letters, as in CAD"),
        "change": _("Save the properties"),
        "cancel": _("Cancel"),
    }
