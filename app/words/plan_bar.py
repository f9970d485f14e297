# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the bar over a new plan says."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the bar, by their name."""
    _ = translation(language).gettext
    return {
        "bar": _("About the plan"),
        "title": _("Title"),
        "organisation": _("Institution"),
        "groups": _("Groups"),
        "add": _("Add a First Nation or community by name…"),
        "add_name": _("Add a group by its name; Enter adds it"),
        "close": _("Close this bar; the Plan menu brings it back"),
        "last": _("A plan needs a group, and this is its only one."),
    }


def in_use(group: str, language: str) -> str:
    """Return why a group cannot be unticked."""
    return translation(language).gettext("“{group}” is in the table, so it stays.").format(group=group)


def added(group: str, language: str) -> str:
    """Return what is said when a group was added by its name."""
    return translation(language).gettext("“{group}” added.").format(group=group)


def there_already(group: str, language: str) -> str:
    """Return what is said when a group of that name is in the plan."""
    return translation(language).gettext("“{group}” is there already.").format(group=group)
