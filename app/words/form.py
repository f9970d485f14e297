# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the view of one stage at a time says."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the view, by their name."""
    _ = translation(language).gettext
    return {
        "form": _("One stage at a time"),
        "stage": _("Stage"),
        "before": _("‹ Stage before"),
        "after": _("Next stage ›"),
        "new_stage": _("Name of the new stage"),
        "a_line_each": _("One entry a line."),
    }


def level(name: str, gloss: str, language: str) -> str:
    """Return what the field of a level is called: "Consult: they are asked"."""
    _ = translation(language).gettext
    return _("{level}: {gloss}").format(level=name, gloss=gloss) if gloss else name
