# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Paper and currency by region."""

import pytest

from app.models import regions


@pytest.mark.parametrize(
    ("language", "paper", "currency"),
    [
        ("en-CA", "letter", "CAD"),
        ("fr-CA", "letter", "CAD"),
        ("en-US", "letter", "USD"),
        ("es-MX", "letter", "EUR"),
        ("en-GB", "a4", "GBP"),
        ("en-AU", "a4", "AUD"),
        ("en-NZ", "a4", "NZD"),
        ("fr-FR", "a4", "EUR"),
        ("en", "a4", "EUR"),
        ("en_US", "letter", "USD"),
        ("iu-Cans-CA", "letter", "CAD"),
    ],
)
def test_region(language: str, paper: str, currency: str) -> None:
    assert (regions.paper(language), regions.currency(language)) == (paper, currency)


def test_a_language_without_a_region_takes_that_of_another() -> None:
    assert regions.with_region("fr", "en-CA") == "fr-CA"
    assert regions.with_region("fr-FR", "en-CA") == "fr-FR"
    assert regions.with_region("fr", "en") == "fr"
