# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""Which grammar a language has."""

from app.words.portal import Grammar
from app.words.portal_en import English
from app.words.portal_fr import French


def grammar(language: str) -> Grammar:
    """Return the grammar for a language tag ("en-CA"); English where there is none for it."""
    return French(language) if language.partition("-")[0] == "fr" else English()
