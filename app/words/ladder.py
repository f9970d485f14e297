# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The curriculum ladder (Bovill & Bulley 2011) in words."""

from app.words import translation


def head(filled: int, language: str) -> str:
    """Return the head of the folded ladder: with the number of groups that have a place on it."""
    _ = translation(language).gettext
    return _("Curriculum ladder ({count})").format(count=filled) if filled else _("Curriculum ladder")


def labels(language: str) -> dict[str, str]:
    """Return the labels of the two rungs, by the names of their fields."""
    _ = translation(language).gettext
    return {"now": _("Now"), "target": _("Aimed at")}


def source(language: str) -> str:
    """Return whose ladder it is, and what it is not."""
    _ = translation(language).gettext
    return _("After Bovill & Bulley (2011). Something to talk about, not a mark; it is not printed.")


def told(now: str, target: str, language: str) -> str:
    """Return the two rungs, keys of ``rows.RUNGS`` or empty, in full and how far apart they are; empty for none."""
    _, names = translation(language).gettext, rungs(language)
    if not (now and target):
        return names.get(now or target, "")
    if now == target:
        return _("{rung}: it stays on the same rung.").format(rung=names[now])
    keys = list(names)
    return _("From “{now}” to “{target}”: {distance}.").format(
        now=names[now], target=names[target], distance=_distance(keys.index(now) - keys.index(target), language)
    )


def _distance(up: int, language: str) -> str:
    _, _n = translation(language).gettext, translation(language).ngettext
    number = [_("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven")][abs(up) - 1]
    if up > 0:
        return _n("{number} rung up", "{number} rungs up", up).format(number=number)
    return _n("{number} rung down", "{number} rungs down", -up).format(number=number)


def rungs(language: str) -> dict[str, str]:
    """Return the rungs by the keys of ``rows.RUNGS``, as said of any group; most control of the group comes first."""
    _ = translation(language).gettext
    return {
        "learners-decide": _("They decide the curriculum"),
        "together": _("They create it together with the instructor"),
        "chosen-parts": _("They decide some parts, of their choosing"),
        "given-parts": _("They decide the parts handed to them"),
        "many-choices": _("Many choices among set options"),
        "few-choices": _("Few choices among set options"),
        "claimed": _("Participation is claimed, the instructor decides"),
        "instructor-decides": _("The instructor decides"),
    }
