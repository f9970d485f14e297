# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the page of the groups says, and the bar that says whose entries are shown."""

from collections.abc import Sequence

from app.words import translation
from app.words.matrix import join


def labels(language: str) -> dict[str, str]:
    """Return the short texts, by their name; the names of fields stand in ``app.words.fields``."""
    _ = translation(language).gettext
    return {
        "groups": _("Groups"),
        "bar": _("Which groups"),
        "all": _("All groups"),
        "others": _("Learners are here. Who else takes part? Employers and communities are asked for by many funders."),
        "add": _("Add a First Nation or community by name…"),
        "add_name": _("Add a group by its name; Enter adds it"),
        "known": _("Add a group"),
        "move_up": _("Move up"),
        "move_down": _("Move down"),
        "merge": _("Put together with"),
        "delete": _("Delete"),
        "kind": _("Kind of group"),
        "no_kind": _("Not said"),
        "size": _("How many people"),
        "sentences": _("In sentences"),
        "single": _("It is a single body"),
        "single_hint": _("Such as “the Chamber of Commerce”."),
        "tint": _("Colour in the table"),
        "note": _("Note"),
        "never_printed": _("Never printed unless you ask."),
        "where": _("Where it takes part; Enter goes there"),
        "nowhere": _("In no stage yet."),
    }


def by_place(tint: str, language: str) -> str:
    """Return the choice of the tint that goes with the place of a group."""
    return translation(language).gettext("Automatic: {tint}").format(tint=tint)


def showing(names: Sequence[str], of: int, language: str) -> str:
    """Return what the bar says of the groups that are shown, out of so many; no names are all of them."""
    _ = translation(language).gettext
    if not names:
        return _("Showing: all groups")
    if len(names) > 2:
        return _("Showing: {count} of {all} groups").format(count=len(names), all=of)
    return _("Showing: {groups}").format(groups=join(names, language))


def new_entries(group: str, language: str) -> str:
    """Return what the bar says of the group that new entries belong to."""
    return translation(language).gettext("New entries are for: {group}").format(group=group)


def people(size: int, language: str) -> str:
    """Return how large a group is."""
    return translation(language).ngettext("{count} person", "{count} people", size).format(count=size)


def in_list(name: str, entries: int, language: str) -> str:
    """Return a group as it stands in the list: its name, and below how many entries it has."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("{name}\nno entry").format(name=name)
    return _n("{name}\n{count} entry", "{name}\n{count} entries", entries).format(name=name, count=entries)


def takes_part(stage: str, level: str, entries: Sequence[str], language: str) -> str:
    """Return where a group takes part, and with what: "Needs Assessment, Consult: Focus group (n=6)"."""
    _ = translation(language).gettext
    if not entries:
        return _("{stage}, {level}").format(stage=stage, level=level)
    return _("{stage}, {level}: {entries}").format(stage=stage, level=level, entries="; ".join(entries))


def added(name: str, language: str) -> str:
    """Return the line after a group was added."""
    return translation(language).gettext("“{name}” added.").format(name=name)


def there_already(name: str, language: str) -> str:
    """Return the line for a name that a group has already."""
    return translation(language).gettext("“{name}” is there already.").format(name=name)


def deleted(name: str, entries: int, language: str) -> str:
    """Return the line after a group was deleted with its entries."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("“{name}” deleted.").format(name=name)
    return _n("“{name}” deleted with its {count} entry.", "“{name}” deleted with its {count} entries.", entries).format(
        name=name, count=entries
    )


def merged(name: str, into: str, entries: int, language: str) -> str:
    """Return the line after a group was merged into another."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if not entries:
        return _("“{name}” is put together with “{into}”.").format(name=name, into=into)
    return _n(
        "“{name}” is put together with “{into}”: {count} entry moved.",
        "“{name}” is put together with “{into}”: {count} entries moved.",
        entries,
    ).format(name=name, into=into, count=entries)
