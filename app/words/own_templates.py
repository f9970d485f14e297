# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is said of templates of one's own."""

from collections.abc import Sequence

from app.words import translation
from app.words.window import counts

_MOST = 3
_LONGEST = 50


def labels(language: str) -> dict[str, str]:
    """Return the short texts, by their name; & marks the key of a control."""
    _ = translation(language).gettext
    return {
        "save_title": _("Save as template"),
        "edit_title": _("Name of the template"),
        "name": _("Name"),
        "line": _("What it is for, in a line (optional)"),
        "look_at": _("Words to look at first"),
        "share": _("&Also as a file to share…"),
        "save": _("&Save the template"),
        "replace": _("&Replace the template"),
        "cancel": _("&Cancel"),
        "kind": _("Template for participation plans"),
        "place": _("Save the template as a file"),
        "add": _("Add this template"),
        "begin": _("Begin a plan from it"),
        "undo": _("Undo"),
    }


def inside(language: str) -> str:
    """Return what goes along into a template and what does not."""
    _ = translation(language).gettext
    return _(
        "Stages, groups, levels, the words in the cells and who decides go along. Title, institution, funder, numbers,"
        " dates, notes, and who looks after what stay behind. If the words in a cell name a person, take the name out"
        " first."
    )


def doubtful(counted: Sequence[str], figures: Sequence[str], control: Sequence[str], language: str) -> list[str]:
    """Return a line for each kind of words to look at first, see ``models.own_templates.DoubtfulWords``."""
    _ = translation(language).gettext
    lines = (
        (counted, _("The number of people is taken out of: {texts}.")),
        (figures, _("A figure stays in: {texts}.")),
        (control, _("Who decides goes along as it is written: {texts}.")),
    )
    return [line.format(texts=_quoted(texts, language)) for texts, line in lines if texts]


def _quoted(texts: Sequence[str], language: str) -> str:
    """Return the first texts in quotation marks, and how many more there are."""
    _, _n = translation(language).gettext, translation(language).ngettext
    cut = (text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…" for text in texts[:_MOST])
    quoted = [_("“{text}”").format(text=text) for text in cut]
    if more := len(texts) - len(quoted):
        quoted.append(_n("{count} more", "{count} more", more).format(count=more))
    return ", ".join(quoted)


def replaces(language: str) -> str:
    """Return what becomes of a template of the same name."""
    return translation(language).gettext("There is a template of this name. It will be replaced.")


def saved(name: str, language: str) -> str:
    """Return the line for a template that was saved."""
    return translation(language).gettext("“{name}” is saved. The first page lists it.").format(name=name)


def shared(name: str, language: str) -> str:
    """Return the line for a template that was saved as a file."""
    return translation(language).gettext("The template is saved as “{name}”.").format(name=name)


def offered(name: str, stages: int, entries: int, language: str) -> str:
    """Return the banner over a template that came as a file."""
    _ = translation(language).gettext
    return _("A template: “{name}”, {counts}. Nothing is added yet.").format(
        name=name, counts=counts(stages, entries, language)
    )


def added(name: str, language: str) -> str:
    """Return the line for a template that was added."""
    return translation(language).gettext("“{name}” is among your templates.").format(name=name)


def numbered(name: str, number: int, language: str) -> str:
    """Return the name of a template whose own name is taken: "Welding (2)"."""
    return translation(language).gettext("{name} ({number})").format(name=name, number=number)


def deleted(name: str, language: str) -> str:
    """Return the line for a template that was deleted."""
    return translation(language).gettext("“{name}” is deleted.").format(name=name)
