# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The hints of a first plan: each is read once, in its place."""

from app.words import translation

HINTS = ("type", "move", "empty", "export", "questions")
"""Their keys, in the order in which their moments come."""


def hint(key: str, keys: str, language: str) -> str:
    """Return a hint; ``keys`` are those that move an entry to the next level, as the system writes them."""
    _ = translation(language).gettext
    match key:
        case "type":
            return _("Type what happens and with how many, like this: Focus group (n=6)")
        case "move":
            return _("{keys} moves what is in a cell to the next level.").format(keys=keys)
        case "empty":
            return _("Empty cells are fine: nobody takes part in everything.")
        case "export":
            return _("Export makes a PDF or an Excel sheet of it, as soon as you like.")
        case "questions":
            return _("Under Questions you see what a reviewer may ask.")
    raise ValueError(key)


def got_it(language: str) -> str:
    """Return the text of the button that closes a hint."""
    return translation(language).gettext("Got it")


def announced(text: str, language: str) -> str:
    """Return a hint as it is read aloud, with the key that closes it."""
    return translation(language).gettext("Hint: {text} Esc closes it.").format(text=text)


def will_show_again(language: str) -> str:
    """Return the answer to the wish to see the hints again, where there is no plan to show them in."""
    return translation(language).gettext("The hints will show again in the next plan, each in its place.")
