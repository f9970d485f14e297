# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""The names that are suggested for exported files."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from app.words import translation

LONGEST_NAME = 49
NAME_PARTS = ("title", "date", "institution", "funder")
"""What the name of a file may be put together from."""
_KEPT_BY_WINDOWS = {"CON", "PRN", "AUX", "NUL"} | {
    f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)
}
# Letters that Unicode does not take apart into a plain one and an accent.
_PLAIN = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i"}
)


def name_patterns(language: str) -> Sequence[tuple[str, str]]:
    """Return how files may be named: name, pattern."""
    _ = translation(language).gettext
    return (
        (_("Title and date"), "{title}-{date}"),
        (_("Title"), "{title}"),
        (_("Institution and title"), "{institution}-{title}"),
        (_("Funder and title"), "{funder}-{title}"),
    )


def file_name(
    title: str,
    day: date,
    suffix: str,
    language: str,
    *,
    pattern: str = "{title}-{date}",
    longest: int = LONGEST_NAME,
    institution: str = "",
    funder: str = "",
) -> str:
    """Return the name to suggest for a file: "Welding-2026-11-21.pdf".

    Plain letters, digits and hyphens, no more than ``longest`` characters in all: the title is shortened. ``pattern``
    puts the parts in ``NAME_PARTS`` together.
    """
    fallback = _plain(translation(language).gettext("Participation")) or "Participation"
    parts = {"title": _plain(title) or fallback, "date": day.isoformat()}
    parts |= {"institution": _plain(institution), "funder": _plain(funder)}
    others = _joined(pattern.format(**(parts | {"title": ""})))
    room = max(longest - len(others) - len(suffix) - 1, 8)
    name = _joined(pattern.format(**(parts | {"title": _shortened(parts["title"], room)})))
    if name.upper().split("-")[0] in _KEPT_BY_WINDOWS and "-" not in name:
        name += "-1"
    return _shortened(name, longest - len(suffix)) + suffix


def _joined(text: str) -> str:
    return re.sub("-{2,}", "-", re.sub("[^A-Za-z0-9_]+", "-", text)).strip("-")


def _shortened(text: str, room: int) -> str:
    """Return a name cut at a hyphen to so many characters."""
    if len(text) <= room:
        return text
    whole, _, _ = text[: room + 1].rpartition("-")
    return (whole or text[:room]).rstrip("-")


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return re.sub("[^A-Za-z0-9]+", "-", letters).strip("-")
