# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The languages: those that the window speaks, and those that plans are written in."""

from app.words import DEFAULT_LANGUAGE, translation

INTERFACE = {"en": "English", "fr": "Français"}
"""Those that the window speaks, each by its own name."""

_REGION_UNKNOWN = {"en": DEFAULT_LANGUAGE, "fr": "fr-CA"}


def interface_language(chosen: str, system: str) -> str:
    """Return the tag that the window speaks: ``chosen`` out of INTERFACE or empty, ``system`` the computer's tag.

    The region stays the computer's, for the paper and the currency of new plans, where plans know the two together.
    """
    if chosen not in INTERFACE or system.startswith(chosen):
        return system
    tag = f"{chosen}-{system.partition('-')[2]}"
    return tag if tag in of_plans(tag) else _REGION_UNKNOWN[chosen]


def of_plans(language: str) -> dict[str, str]:
    """Return the languages a plan can be in, by tag."""
    _ = translation(language).gettext
    return {
        "en-CA": _("English (Canada)"),
        "en-US": _("English (United States)"),
        "en-GB": _("English (United Kingdom)"),
        "en-AU": _("English (Australia)"),
        "en-NZ": _("English (New Zealand)"),
        "en-IE": _("English (Ireland)"),
        "fr-CA": _("French (Canada)"),
        "fr-FR": _("French (France)"),
        "fr-BE": _("French (Belgium)"),
        "fr-CH": _("French (Switzerland)"),
    }


def labels(language: str) -> dict[str, str]:
    """Return the short texts of the dialog about the language of a plan, by their name."""
    _ = translation(language).gettext
    return {
        "title": _("Language of the plan"),
        "which": _("What is printed speaks"),
        "renamed": _("What gets another name"),
        "along": _("Along with them: what the levels mean, the credit, and who decides where it is said in our words."),
        "nothing": _("No name changes."),
        "stays": _("What you wrote yourself stays as it is: the entries, and names of your own."),
        "change": _("Change the language"),
        "cancel": _("Cancel"),
    }


def renamed(old: str, new: str, language: str) -> str:
    """Return a name with the one that takes its place."""
    return translation(language).gettext("{old} → {new}").format(old=old, new=new)


def changed(tag: str, language: str) -> str:
    """Return the line after the language of a plan was changed."""
    name = of_plans(language).get(tag, tag)
    return translation(language).gettext("The plan is in another language now: {language}.").format(language=name)


def from_the_next_window(language: str) -> str:
    """Return when a language that was chosen is spoken; ``language`` is that one."""
    return translation(language).gettext("Windows that open from now on speak English.")
