# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What follows from the region of a language ("en-CA"): paper and currency."""

from typing import Literal

# Where office paper is US Letter (Unicode CLDR 46, supplemental data, paperSize).
_LETTER = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())
_CURRENCIES = {"CA": "CAD", "US": "USD", "GB": "GBP", "AU": "AUD", "NZ": "NZD"}


def region(language: str) -> str:
    """Return the region of a language tag, "CA" of "en-CA"; empty where it names none."""
    parts = language.replace("_", "-").split("-")[1:]
    return next((part.upper() for part in parts if len(part) == 2), "")


def with_region(language: str, other: str) -> str:
    """Return a tag that names a region: "fr" has that of the other, "fr-CA" where it is "en-CA"."""
    return language if region(language) or not region(other) else f"{language}-{region(other)}"


def paper(language: str) -> Literal["a4", "letter"]:
    """Return "letter" or "a4", as offices in the region of the language have it."""
    return "letter" if region(language) in _LETTER else "a4"


def currency(language: str) -> str:
    """Return the currency of the region, the euro where it is none of those listed."""
    return _CURRENCIES.get(region(language), "EUR")
