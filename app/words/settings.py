# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What the settings say."""

from app.words import translation


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the settings, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Settings"),
        "language": _("Language of the program"),
        "text_size": _("Size of the text"),
        "author": _("Your name or role"),
        "why_author": _("Shown beside your changes. It goes along with the plans that you change."),
        "cell_first": _("Screen readers hear the cell first, then its place"),
        "keep": _("Keep these settings"),
        "cancel": _("Cancel"),
    }


def text_size(percent: int, language: str) -> str:
    """Return how large text is to be, as it is offered."""
    _ = translation(language).gettext
    return _("As in other programs") if percent == 100 else _("{percent} %").format(percent=percent)
