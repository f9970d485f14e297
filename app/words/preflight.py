# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What is worth knowing before a file is handed in."""

from collections.abc import Sequence

from app.words import matrix, translation

_LONGEST_PLACE = 48


def remark(kind: str, language: str, *, count: int = 0, places: Sequence[str] = (), pages: int | None = None) -> str:
    """Return a remark by the kind of ``preflight.Remark``; ``pages`` is how many were asked for."""
    _, _n = translation(language).gettext, translation(language).ngettext
    where = matrix.join([f"“{_shortened(place)}”" for place in places], language)
    match kind:
        case "too-many-pages" if pages is not None:
            return _n("It takes {count} page, not {pages}.", "It takes {count} pages, not {pages}.", count).format(
                count=count, pages=pages
            )
        case "too-many-pages":
            return _n("{count} page.", "{count} pages.", count).format(count=count)
        case "turned":
            return _("The page is on its side, so that it fits.")
        case "smaller":
            return _("The text is smaller than asked for, so that it fits.")
        case "broken":
            return _("A word is longer than its column and goes on in the next line.")
        case "tall":
            return _("The longest cells are {places}: shorter words there save most room.").format(places=where)
        case "clipped":
            return _n(
                "{places}: the text is all in the cell, but Excel prints no row that high.",
                "{places}: the text is all in the cells, but Excel prints no rows that high.",
                count,
            ).format(places=where)
        case "too-wide":
            return _("The columns are so wide that Excel prints letters smaller than 9 points: show fewer of them.")
        case "too-long":
            return _("It is printed on more pages than asked for: on fewer, letters would be smaller than 9 points.")
        case "no-credit":
            return _("The credit is left out, though the levels are somebody's work under a licence that asks for it.")
        case "examples":
            return _n(
                "{count} entry is still the example's.", "{count} entries are still the example's.", count
            ).format(count=count)
        case "questions":
            return _n(
                "A reviewer may ask {count} question; the page Questions names it.",
                "A reviewer may ask {count} questions; the page Questions names them.",
                count,
            ).format(count=count)
    raise KeyError(kind)


def _shortened(place: str) -> str:
    return place if len(place) <= _LONGEST_PLACE else place[: _LONGEST_PLACE - 1].rstrip() + "…"


def remedy(kind: str, language: str, *, pages: int | None = None) -> str:
    """Return what would help, by the kind of ``preflight.Remedy``: "Without the legend it is one page."."""
    _, _n = translation(language).gettext, translation(language).ngettext
    if kind == "credit":
        return _("It can be put back.")
    if kind == "examples":
        return _("They can be left out.")
    if kind == "landscape":
        return _("On a page on its side they are not.")
    without = {
        "legend": _("Without the legend"),
        "details": _("Without the details"),
        "notes": _("Without the notes"),
        "participants": _("Without the list of who takes part"),
        "glosses": _("Without the small lines under the levels"),
        "title": _("Without the title line"),
        "margin": _("With margins of 15 mm"),
        "all-beside": _("With the table alone"),
        "all-beside-and-margin": _("With the table alone and margins of 15 mm"),
    }
    return _n("{how} it is one page.", "{how} it is {count} pages.", pages or 1).format(how=without[kind], count=pages)


def button(kind: str, language: str) -> str:
    """Return what the button of a remedy says."""
    _ = translation(language).gettext
    if kind == "credit":
        return _("Put it back")
    return _("Do it") if kind in ("margin", "all-beside-and-margin", "landscape") else _("Leave it out")


def ready(language: str) -> str:
    """Return that there is nothing to remark."""
    return translation(language).gettext("Everything fits. Nothing to remark.")
