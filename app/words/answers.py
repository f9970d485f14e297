# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Answers for portals, and profiles for exports, inside other sentences: their names, fields and changes."""

from collections.abc import Sequence

from app.words import translation

_LONGEST_NAME = 60


def name(question: str, language: str) -> str:
    """Return what an answer is called: the beginning of its question."""
    first = " ".join(question.split())
    if not first:
        return translation(language).gettext("Answer without a question")
    if len(first) <= _LONGEST_NAME:
        return first
    cut = first[: _LONGEST_NAME - 1].rsplit(" ", 1)[0]
    return cut.rstrip(" ,;:.") + "…"


def values(field: str, language: str) -> dict[str, str]:
    """Return what a field of an answer may be, by its keys; empty for one that is typed."""
    _ = translation(language).gettext
    choices = {
        "length": {
            "": _("The longest that fits"),
            "long": _("Long"),
            "medium": _("Medium"),
            "short": _("Short"),
        },
        "by": {"": _("By stage"), "stage": _("By stage"), "group": _("By group")},
        "tense": {
            "": _("Present (they are)"),
            "planned": _("Planned (they will be)"),
            "present": _("Present (they are)"),
            "done": _("Done (they were)"),
        },
    }
    return choices.get(field, {})


def yes_or_no(*, value: bool, language: str) -> str:
    """Return whether something is ticked."""
    _ = translation(language).gettext
    return _("yes") if value else _("no")


def about(names: Sequence[str], language: str) -> str:
    """Return which groups or stages an answer is about."""
    _ = translation(language).gettext
    return ", ".join(_("“{text}”").format(text=name) for name in names) or _("all of them")


def of_answer(answer: str, field: str, language: str) -> str:
    """Return the name of a field of an answer."""
    return translation(language).gettext("Answer “{name}”: {field}").format(name=answer, field=field)


def added(answer: str, language: str) -> str:
    """Return that an answer came."""
    return translation(language).gettext("Answer “{name}” was added.").format(name=answer)


def deleted(answer: str, language: str) -> str:
    """Return that an answer went."""
    return translation(language).gettext("Answer “{name}” was deleted.").format(name=answer)


def moved(answer: str, language: str) -> str:
    """Return that an answer has another place among the answers."""
    return translation(language).gettext("Answer “{name}” moved.").format(name=answer)


def sentence_edited(answer: str, old: str, new: str, language: str) -> str:
    """Return that a sentence is said in other words, or left out where there are none."""
    _ = translation(language).gettext
    if not new:
        return _("Answer “{name}”: “{old}” was left out.").format(name=answer, old=old)
    if not old:
        return _("Answer “{name}”: now in own words: “{new}”.").format(name=answer, new=new)
    return _("Answer “{name}”: “{old}” became “{new}”.").format(name=answer, old=old, new=new)


def sentence_restored(answer: str, text: str, language: str) -> str:
    """Return that a sentence is again as the plan says it; ``text`` was in its place, empty where it was left out."""
    _ = translation(language).gettext
    if not text:
        return _("Answer “{name}”: a sentence that was left out was put back.").format(name=answer)
    return _("Answer “{name}”: “{text}” was put back to what the plan says.").format(name=answer, text=text)


def profile_added(profile: str, language: str) -> str:
    """Return that a profile came."""
    return translation(language).gettext("Export profile “{name}” was added.").format(name=profile)


def profile_deleted(profile: str, language: str) -> str:
    """Return that a profile went."""
    return translation(language).gettext("Export profile “{name}” was deleted.").format(name=profile)


def profile_renamed(old: str, new: str, language: str) -> str:
    """Return that a profile has another name."""
    return translation(language).gettext("Export profile “{old}” became “{new}”.").format(old=old, new=new)


def profile_changed(profile: str, language: str) -> str:
    """Return that a profile exports in another way."""
    return translation(language).gettext("Export profile “{name}” was changed.").format(name=profile)
