# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What stands around the ideas for a stage, in the language of the interface."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Ideas for this stage"),
        "search": _("Search the ideas"),
        "question": _("What is this stage about?"),
        "no_stage": _("Ideas come with a stage. Type one into the table first."),
        "nothing": _("No idea here has these words."),
        "how": _("Enter puts an idea into the table; so does dragging it."),
        "no_cell": _("This idea fits no level of its own. Go to the cell where it belongs first."),
    }


def with_level(idea: str, level: str, language: str) -> str:
    """Return an idea with the level that is suggested for it: "Survey · Consult"."""
    return translation(language).gettext("{idea} · {level}").format(idea=idea, level=level) if level else idea


def suggested(level: str, language: str) -> str:
    """Return where an idea goes that has a level."""
    return translation(language).gettext("Goes to {level}, and can be moved from there.").format(level=level)


def whose(group: str, language: str) -> str:
    """Return whose entry an idea becomes that is meant for a kind of group."""
    return translation(language).gettext("It is for {group}.").format(group=group)


def goes_here(level: str, language: str) -> str:
    """Return where an idea goes that has no level of its own."""
    _ = translation(language).gettext
    return _("Fits no level of its own: goes where you are, to {level}.").format(level=level)
