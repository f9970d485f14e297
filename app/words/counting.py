# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What a plan adds up to, in words."""

from decimal import Decimal

from app.words import translation
from app.words.matrix import figure, money


def amount(number: Decimal, language: str, *, at_least: bool, about: bool, in_money: bool = False) -> str:
    """Return a sum: "41", "at least 41", "about 41", "about 41 or more"; "not stated" where nothing is known."""
    _ = translation(language).gettext
    if at_least and not number:
        return _("not stated")
    text = money(number, language) if in_money else figure(number, language)
    if at_least and about:
        return _("about {number} or more").format(number=text)
    if at_least:
        return _("at least {number}").format(number=text)
    return _("about {number}").format(number=text) if about else text


def heads(currency: str, language: str) -> list[str]:
    """Return the heads of the columns, behind that of the names."""
    _ = translation(language).gettext
    return [_("Entries"), _("Taking part"), _("Hours"), _("Honoraria ({currency})").format(currency=currency)]


def labels(language: str) -> dict[str, str]:
    """Return the names of the tables, and what stands under them."""
    _ = translation(language).gettext
    return {
        "levels": _("By level"),
        "groups": _("By group"),
        "stages": _("By stage"),
        "total": _("Together"),
        "counted": _("Counted"),
        "meaning": _(
            "“Taking part” adds up the numbers of the entries: whoever takes part in two of them is counted twice."
            " Hours are those noted in return, for all who take part; honoraria are these hours times the rate."
        ),
        "copy": _("Copy the tables"),
        "copied": _("Copied."),
    }
