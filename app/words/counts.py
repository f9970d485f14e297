# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""How a number of people is written after an activity, in the plan's language."""

from app.words import translation


def count(kind: str, low: int, high: int, several: str, language: str) -> str:
    """Return the usual form of a count: "(n=6)", "(n=20-30)", "All learners".

    ``kind`` is a key of ``rows.COUNT_KINDS``; ``high`` is looked at for a range only, ``several`` (the members of the
    group inside a sentence) for the whole group only.
    """
    _ = translation(language).gettext
    match kind:
        case "exact":
            return f"(n={low})"
        case "range":
            return f"(n={low}-{high})"
        case "about":
            return f"(n≈{low})"
        case "at-least":
            return f"(n={low}+)"
        case "per-cohort":
            return _("(n={number} per cohort)").format(number=low)
        case "all":
            return _("All {members}").format(members=several)
    return ""


def whole_group(count: str, activity: str, language: str) -> str:
    """Return a count of the whole group with its activity: "All employers: newsletter"."""
    return translation(language).gettext("{whole}: {activity}").format(whole=count, activity=activity)
