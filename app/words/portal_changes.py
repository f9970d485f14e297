# SPDX-FileCopyrightText: The Participation Planner authors
# SPDX-License-Identifier: MIT
"""What changed in a plan, as sentences for a portal: what stood in the table and what stands there now, unquoted."""

from collections.abc import Mapping
from types import MappingProxyType

from app.words.portal import stopped

_ENGLISH = {
    "place": "{stage}, {column}",
    "stage": "stage {name}",
    "group": "group {name}",
    "not-stated": "not stated",
    "levels": "Levels of involvement",
    "became": "{place}: {old} became {new}",
    "moved": "{stage}: {what} moved from {old} to {new}",
    "moved-far": "{what} moved from {old} to {new}",
    "added": "Added: {what}",
    "added-to": "Added: {place}: {what}",
    "left-out": "Left out: {what}",
    "left-out-of": "Left out: {place}: {what}",
    "was-now": "{what}: was {old}, now {new}",
    "renamed-stage": "Stage {old} is now called {new}",
    "renamed-group": "Group {old} is now called {new}",
    "reason": "Reason: {reason}",
    "nothing": "Nothing has changed",
}
# Words behind "de" are quoted: some of them would ask for "d’".
_FRENCH = {
    "place": "{stage}, {column}",
    "stage": "étape {name}",
    "group": "groupe {name}",
    "not-stated": "non précisé",
    "levels": "Niveaux de participation",
    "became": "{place}\u00a0: {old} devient {new}",
    "moved": "{stage}\u00a0: {what} passe de «\u00a0{old}\u00a0» à «\u00a0{new}\u00a0»",
    "moved-far": "{what} passe de «\u00a0{old}\u00a0» à «\u00a0{new}\u00a0»",
    "added": "Ajout\u00a0: {what}",
    "added-to": "Ajout\u00a0: {place}\u00a0: {what}",
    "left-out": "Retrait\u00a0: {what}",
    "left-out-of": "Retrait\u00a0: {place}\u00a0: {what}",
    "was-now": "{what}\u00a0: était {old}, désormais {new}",
    "renamed-stage": "L’étape «\u00a0{old}\u00a0» s’appelle désormais «\u00a0{new}\u00a0»",
    "renamed-group": "Le groupe «\u00a0{old}\u00a0» s’appelle désormais «\u00a0{new}\u00a0»",
    "reason": "Motif\u00a0: {reason}",
    "nothing": "Rien n’a changé",
}
_TEXTS: Mapping[str, Mapping[str, str]] = MappingProxyType({"en": _ENGLISH, "fr": _FRENCH})


def told(key: str, language: str, **said: str) -> str:
    """Return what a change is called, or a part of a sentence about it; ``said`` are the words that it names."""
    texts = _TEXTS.get(language.partition("-")[0], _ENGLISH)
    return texts[key].format(**said)


def sentence(key: str, language: str, **said: str) -> str:
    """Return a sentence about a change, with its stop."""
    return stopped(told(key, language, **said))
